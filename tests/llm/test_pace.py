import pytest
from pydantic import BaseModel

from llm_brief.llm.base import Filled, Prompt, T
from llm_brief.llm.pace import BOTTOM_LINE, Pace, measure
from llm_brief.records.usage import Usage


class Stopwatch:
    """Answers at once and says what it was asked."""

    model = "stopwatch"

    def __init__(self) -> None:
        self.asked: list[Prompt] = []

    def fill(self, prompt: Prompt, schema: type[T]) -> Filled[T]:
        self.asked.append(prompt)
        usage = Usage(calls=1, attempts=1, prompt_tokens=len(prompt.user.split()), completion_tokens=4)
        return Filled(schema.model_validate({"number": 3}), self.model, usage)


def test_writing_counts_three_times_as_much_as_reading() -> None:
    assert Pace(load=4, tokens=60).seconds(600, 0) == 10
    assert Pace(load=4, tokens=60).seconds(0, 200) == 10


def test_the_pace_is_taken_from_the_second_of_two_different_questions() -> None:
    llm = Stopwatch()
    pace = measure(llm)
    first, second = llm.asked
    assert len(second.user) > 10 * len(first.user)
    assert pace.tokens > len(second.user.split())  # answered in far less than a second
    assert pace.seconds(*BOTTOM_LINE) < 1


@pytest.mark.parametrize("number", [0, 10])
def test_the_question_can_only_be_answered_with_a_number_in_range(number: int) -> None:
    class Refused(Stopwatch):
        def fill(self, prompt: Prompt, schema: type[T]) -> Filled[T]:
            with pytest.raises(ValueError, match="number"):
                schema.model_validate({"number": number})
            assert issubclass(schema, BaseModel)
            return super().fill(prompt, schema)

    measure(Refused())
