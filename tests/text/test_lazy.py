"""Properties worked out once."""

import pickle
import threading
from dataclasses import dataclass

from llm_brief.text.lazy import lazy


@dataclass(frozen=True)
class Held:
    calls: list[str]
    wait: threading.Barrier | None = None

    @lazy
    def answer(self) -> int:
        """What is asked for."""
        self.calls.append("asked")
        if self.wait is not None:
            self.wait.wait(timeout=10)  # until the other object is being asked too
        return 42


def test_it_is_worked_out_at_the_first_question_and_kept() -> None:
    held = Held([])
    assert held.calls == []
    assert (held.answer, held.answer, held.calls) == (42, 42, ["asked"])


def test_each_object_has_its_own() -> None:
    one, other = Held([]), Held([])
    assert one.answer == 42
    assert other.calls == []


def test_what_is_known_goes_along_to_other_processes() -> None:
    held = Held([])
    assert held.answer == 42
    there = pickle.loads(pickle.dumps(held))
    assert (there.answer, there.calls) == (42, ["asked"])


def test_two_objects_can_be_asked_at_once() -> None:
    both = threading.Barrier(2)
    held = [Held([], both), Held([], both)]
    threads = [threading.Thread(target=lambda each=each: each.answer) for each in held]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    assert [each.answer for each in held] == [42, 42], "one lock for all objects"
    assert not both.broken


def test_its_docstring_is_that_of_the_property() -> None:
    assert Held.answer.__doc__ == "What is asked for."
