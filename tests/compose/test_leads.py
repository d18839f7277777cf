"""What the sentence above a section counts is what the section prints."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_brief.compose.leads import leads
from llm_brief.compose.material import Material
from llm_brief.records.base import Evidence, Label, Verdict
from llm_brief.records.record import AnyRecord, Event, StakeholderPosition
from llm_brief.records.vocabulary import EventStatus

VERDICT = Verdict(label=Label.SUPPORTED, score=1.0)


def position(words: str, number: int, **leaves: object) -> StakeholderPosition:
    place = Evidence(doc_id="d", start=number * 100, end=number * 100 + len(words), exact=words)
    fields: dict[str, object] = {"stakeholder": "Ada Finch", "statement": words, **leaves}
    filled = {key: {"value": value, "evidence": (place,), "verdict": VERDICT} for key, value in fields.items()}
    return StakeholderPosition.model_validate(
        {"id": f"p-{number}", "doc_ids": ("d",), "evidence": (place,), "proposed_by": "test", **filled}
    )


def told(*records: AnyRecord) -> str:
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


def event(number: int, status: EventStatus | None, *, attributed: bool = False) -> Event:
    place = Evidence(doc_id="d", start=number * 100, end=number * 100 + 9, exact="It opened")
    leaf = {"evidence": (place,), "verdict": VERDICT}
    fields: dict[str, object] = {"title": {"value": "It opened", **leaf}}
    fields |= {"status": {"value": status, **leaf}} if status else {}
    fields |= {"attribution": {"value": "Selmark", **leaf}} if attributed else {}
    shared = {"id": f"e-{number}", "doc_ids": ("d",), "evidence": (place,), "proposed_by": "test"}
    return Event.model_validate({**shared, **fields})


DONE, PLANNED = EventStatus.OCCURRED, EventStatus.PLANNED


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        pytest.param((DONE, DONE, DONE), "; by the sources’ account all happened.", id="all alike"),
        pytest.param((DONE, PLANNED, DONE), ": by the sources’ account two happened and one planned.", id="all told"),
        pytest.param(
            (DONE, PLANNED, None),
            ": by the sources’ account one happened, one planned and of one it is not told whether it happened.",
            id="one not told",
        ),
        pytest.param(
            (None, None, DONE),
            ": by the sources’ account one happened and of two it is not told whether they happened.",
            id="two not told",
        ),
        pytest.param((None, None, None), ".", id="none told"),
    ],
)
def test_events_by_whether_they_happened(statuses: Sequence[EventStatus | None], expected: str) -> None:
    assert told(*(event(n, status) for n, status in enumerate(statuses))) == f"Three events are on record{expected}"


NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def counts(text: str) -> list[int]:
    found = re.findall(rf"\b(?:{'|'.join(NUMBERS)}|[0-9]+)\b", text.lower())
    return [NUMBERS.index(word) + 1 if word in NUMBERS else int(word) for word in found]


@given(st.lists(st.tuples(st.sampled_from([None, *EventStatus]), st.booleans()), min_size=3, max_size=24))
def test_the_kinds_of_events_add_up_to_all_of_them(given_: list[tuple[EventStatus | None, bool]]) -> None:
    text = told(*(event(n, status, attributed=by) for n, (status, by) in enumerate(given_)))
    total, kinds = text.split(" are on record")
    assert counts(total) == [len(given_)]
    if "account all" not in kinds and kinds != ".":
        assert sum(counts(kinds)) == len(given_)


def around(before: str, words: str, behind: str = "”", **leaves: object) -> StakeholderPosition:
    made = position(words, 5, quoted=True, **leaves)
    assert made.statement is not None
    place = made.evidence[0].model_copy(update={"prefix": before, "suffix": behind})
    return made.model_copy(update={"statement": made.statement.model_copy(update={"evidence": (place,)})})


@pytest.mark.parametrize(
    ("before", "words", "behind", "spoken"),
    [
        pytest.param("Ada Finch said: “", "we are leaving", "”", True, id="behind a colon"),
        pytest.param("Ada Finch said, “", "we are leaving", "”", True, id="behind a comma"),
        pytest.param("Ada Finch said that “", "peace leads to peace", "”.", True, id="behind that"),
        pytest.param("Ada Finch told reporters “", "we are leaving", "” and left", True, id="behind told somebody"),
        pytest.param("Ada Finch “", "We are leaving", "”", True, id="a capital"),
        pytest.param("", "we are leaving", "”", True, id="nothing known before it"),
        pytest.param("to punish whoever is “", "stirring up the market", "”", False, id="a phrase of a crime"),
        pytest.param("Ada Finch called the toll “", "a tax on us all", "”", False, id="a phrase of a view"),
        pytest.param("The paper said “", "loud rumours about tea", "” were among them", False, id="a subject"),
    ],
)
def test_a_phrase_in_quotation_marks_is_no_direct_speech(before: str, words: str, behind: str, *, spoken: bool) -> None:
    text = told(PLAIN, PLAIN, around(before, words, behind))
    kind = "one in direct speech" if spoken else "one with words in quotation marks"
    assert text == f"Three positions are on record, {kind}."
