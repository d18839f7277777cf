"""Of a demand and what came of it each is told with the number of those who tell it."""

from collections.abc import Sequence

import pytest

from llm_brief.compose.checking import FACTS, objections
from llm_brief.compose.material import Material
from llm_brief.compose.templates import sentence_of
from llm_brief.records.base import Evidence, Label, Verdict
from llm_brief.records.briefing import Conflict, Source
from llm_brief.records.record import Demand, Event

VERDICT = Verdict(label=Label.SUPPORTED, score=1.0)
ASKED = "Orvane demanded that Selmark reopen the bridge"
REFUSED = "Selmark has pushed back against the demand"


def place(doc: str, words: str, start: int = 0) -> Evidence:
    return Evidence(doc_id=doc, start=start, end=start + len(words), exact=words)


def leaf(value: object, docs: str, words: str, start: int = 0) -> dict[str, object]:
    return {"value": value, "evidence": tuple(place(doc, words, start) for doc in docs), "verdict": VERDICT}


def source(doc: str, origin: str) -> Source:
    shared = dict.fromkeys(("sha256", "name", "media_type"), doc)
    return Source.model_validate(
        {
            **shared,
            "doc_id": doc,
            "independence_group": origin,
            "paths": (f"{doc}.txt",),
            "characters": 99,
            "sentences": 2,
        }
    )


def demand(told: str, answered: str, status: str | None = "rejected", response: str | None = None) -> Demand:
    evidence = [place(doc, ASKED) for doc in told] + [place(doc, REFUSED, 100) for doc in answered]
    fields: dict[str, object] = {
        "demander": leaf("Orvane", told, ASKED),
        "addressees": (leaf("Selmark", told, ASKED),),
        "content": leaf("reopen the bridge", told, ASKED),
        "force": leaf("demand", told, ASKED),
    }
    if status is not None:
        fields |= {"status": leaf(status, answered, REFUSED, 100), "responder": leaf("Selmark", answered, REFUSED, 100)}
    if response is not None:
        fields["response"] = leaf(response, answered, REFUSED, 100)
    docs = tuple(dict.fromkeys(told + answered))
    shared = {"id": "d", "doc_ids": docs, "evidence": evidence, "proposed_by": "test", "independent_sources": len(docs)}
    return Demand.model_validate({**shared, **fields})


def material(record: Demand | Event, conflicts: Sequence[Conflict] = (), copies: str = "") -> Material:
    sources = tuple(source(doc, "a" if doc in copies else doc) for doc in record.doc_ids)
    return Material(records=(record,), sources=sources, conflicts=tuple(conflicts))


SAID = "Orvane demanded of Selmark: “reopen the bridge”; Selmark rejected it"


@pytest.mark.parametrize(
    ("told", "answered", "expected"),
    [
        pytest.param("ab", "b", " (two independent sources report the demand, one the rejection: source 2).", id="one"),
        pytest.param(
            "abc", "bc", " (three independent sources report the demand, two the rejection).", id="two of three"
        ),
        pytest.param("ab", "ab", " (two independent sources).", id="both"),
        pytest.param("a", "a", ".", id="one source tells all"),
    ],
)
def test_a_rejection_is_counted_by_itself(told: str, answered: str, expected: str) -> None:
    record = demand(told, answered)
    assert sentence_of(record, material(record)) == SAID + expected


def test_of_two_copies_that_tell_the_rejection_one_counts() -> None:
    record = demand("abc", "ab").model_copy(update={"independent_sources": 2})
    assert sentence_of(record, material(record, copies="ab")).endswith("report the demand, one the rejection).")


@pytest.mark.parametrize(
    ("status", "response", "expected"),
    [
        pytest.param(
            "met",
            None,
            "; the demand was met (two independent sources report the demand, one the outcome: source 2).",
            id="met",
        ),
        pytest.param("made", None, " (two independent sources).", id="nothing came of it yet"),
        pytest.param(
            None,
            "we shall see",
            "; the answer was: “we shall see” (two independent sources report the demand, one the outcome: source 2).",
            id="an answer alone",
        ),
        pytest.param(None, None, " (two independent sources).", id="no answer"),
    ],
)
def test_so_is_what_else_came_of_it(status: str | None, response: str | None, expected: str) -> None:
    record = demand("ab", "b", status, response)
    assert sentence_of(record, material(record)) == SAID.removesuffix("; Selmark rejected it") + expected


@pytest.mark.parametrize(
    ("words_of", "expected"),
    [
        pytest.param("a", "one the rejection: source 2; the demand in the words of source 1).", id="of another"),
        pytest.param("b", "one the rejection; both in the words of source 2).", id="of the same"),
    ],
)
def test_whose_words_the_demand_is_in_is_said_beside(words_of: str, expected: str) -> None:
    record = demand("ab", "b")
    content = record.content.model_copy(update={"evidence": (place(words_of, ASKED),)}) if record.content else None
    told = sentence_of(record.model_copy(update={"content": content}), material(record))
    assert told.endswith(expected)


@pytest.mark.parametrize("told", ["ab", "abc"])
def test_the_counts_pass_the_checks(told: str) -> None:
    record = demand(told, "b")
    known = material(record)
    assert list(objections(sentence_of(record, known), ("d",), known, None, FACTS)) == []


def opened(docs: str) -> Event:
    words = "Orvane opens the bridge on June 3"
    shared = {"id": "e", "doc_ids": tuple(docs), "evidence": [place(doc, words) for doc in docs], "proposed_by": "test"}
    fields = {
        "title": leaf("Orvane opens the bridge on June 3", docs, words),
        "date": leaf("2031-06-03", docs[:1], words),
    }
    return Event.model_validate({**shared, **fields, "independent_sources": len(docs)})


def dates(relation: str, records: tuple[str, ...], **days: str) -> Conflict:
    variants = [
        {"value": day, "doc_ids": (doc,), "independent_sources": 1, "evidence": (place(doc, f"on {day}", 400),)}
        for doc, day in days.items()
    ]
    shared = {"id": "c", "kind": "date", "about": "the bridge", "field": "/date", "note": "", "record_ids": records}
    return Conflict.model_validate({**shared, "relation": relation, "resolution": "unresolved", "variants": variants})


COUNT = "Orvane opens the bridge on June 3. Two independent sources report it; "


@pytest.mark.parametrize(
    ("conflict", "expected"),
    [
        pytest.param(
            dates("contradicts", ("e",), a="2031-06-03", b="2031-06-05"),
            f"{COUNT}they disagree on the date: 3 June 2031 or 5 June 2031.",
            id="within the record, in words of another sentence",
        ),
        pytest.param(
            dates("contradicts", ("e", "f"), a="2031-06-03", c="2031-05-25"),
            f"{COUNT}the sources disagree on the date: 3 June 2031 or 25 May 2031.",
            id="a third source, in another record",
        ),
        pytest.param(
            dates("supersedes", ("e",), a="2031-06-03", b="2031-06-05"),
            f"{COUNT}they give different dates: 3 June 2031 and 5 June 2031, of which one was planned.",
            id="a plan and the deed",
        ),
        pytest.param(
            dates("contradicts", ("f",), a="2031-06-03", b="2031-06-05"),
            "Orvane opens the bridge on June 3 (3 June 2031) (two independent sources).",
            id="of another event",
        ),
    ],
)
def test_two_sources_that_differ_on_the_date_are_said_to(conflict: Conflict, expected: str) -> None:
    record = opened("ab")
    known = material(record, (conflict,))
    assert sentence_of(record, known) == expected
