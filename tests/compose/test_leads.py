"""What the sentence above a section counts is what the section prints."""

import pytest

from llm_brief.compose.leads import leads
from llm_brief.compose.material import Material
from llm_brief.records.base import Evidence, Label, Verdict
from llm_brief.records.record import StakeholderPosition

VERDICT = Verdict(label=Label.SUPPORTED, score=1.0)


def position(words: str, number: int, **leaves: object) -> StakeholderPosition:
    place = Evidence(doc_id="d", start=number * 100, end=number * 100 + len(words), exact=words)
    fields: dict[str, object] = {"stakeholder": "Ada Finch", "statement": words, **leaves}
    filled = {key: {"value": value, "evidence": (place,), "verdict": VERDICT} for key, value in fields.items()}
    return StakeholderPosition.model_validate(
        {"id": f"p-{number}", "doc_ids": ("d",), "evidence": (place,), "proposed_by": "test", **filled}
    )


def told(*records: StakeholderPosition) -> str:
    (lead,) = leads(Material(records=records))
    return lead.text


SPOKEN = position("We are leaving", 1, quoted=True)
PARTLY = position("the toll is “a tax on us all”", 2)
PLAIN = position("the toll is too high", 3, quoted=False)
OPINION = position("the “toll” should go", 4, basis="author_opinion")


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        pytest.param(
            (SPOKEN, PARTLY, PLAIN),
            "Three positions are on record, one in direct speech and one with words in quotation marks.",
            id="whole and in part",
        ),
        pytest.param(
            (PLAIN, PARTLY, PARTLY), "Three positions are on record, two with words in quotation marks.", id="part"
        ),
        pytest.param((PLAIN, PLAIN, SPOKEN), "Three positions are on record, one in direct speech.", id="whole"),
        pytest.param((PLAIN, PLAIN, PLAIN), "Three positions are on record.", id="none"),
        pytest.param(
            (PLAIN, SPOKEN, OPINION),
            "Three positions are on record, one in direct speech and one the opinion of an article’s author.",
            id="an opinion is counted once",
        ),
    ],
)
def test_positions_by_how_their_words_are_printed(records: tuple[StakeholderPosition, ...], expected: str) -> None:
    assert told(*records) == expected
