import pytest

from llm_brief.extract.ground import ground
from llm_brief.records.drafts import DemandDraft, EventDraft
from llm_brief.records.vocabulary import DemandStatus, EventStatus, EventType, Force, Kind
from llm_brief.text.document import Document, Match

DOCUMENT = Document(
    text="Orland’s envoy met Orland’s guests on June 3.\nThe Council sent 12 delegates.\nIt said: “We — the Council — agree.”",
    name="a.txt",
)


def event(**changes: object) -> EventDraft:
    values: dict[str, object] = dict(
        sentences=[1], title="A meeting", type=EventType.CONSULT, status=EventStatus.OCCURRED, actors=["Orland's envoy"]
    )
    return EventDraft.model_validate(values | changes)


def test_copied_words_are_found_but_for_typography_and_keep_the_sources_wording() -> None:
    (actor,) = ground(event(), Kind.EVENT, DOCUMENT, proposed_by="x").of("actors")
    assert actor.value == "Orland’s envoy"
    assert [(span.exact, span.match) for span in actor.spans] == [("Orland’s envoy", Match.FOLDED)]


def test_a_name_that_stands_twice_in_the_sentence_keeps_both_places() -> None:
    (actor,) = ground(event(actors=["Orland"]), Kind.EVENT, DOCUMENT, proposed_by="x").of("actors")
    assert [span.start for span in actor.spans] == [0, 19]


def test_words_that_are_nowhere_have_no_span_and_say_so() -> None:
    (actor,) = ground(event(actors=["Tessaly"]), Kind.EVENT, DOCUMENT, proposed_by="x").of("actors")
    assert actor.spans == () and "'Tessaly'" in actor.note


def test_words_outside_the_cited_sentences_are_found_there() -> None:
    (actor,) = ground(event(actors=["The Council"]), Kind.EVENT, DOCUMENT, proposed_by="x").of("actors")
    assert actor.spans[0].start > 40


def test_a_date_keeps_its_words_and_gets_no_year() -> None:
    (when,) = ground(event(date="June 3"), Kind.EVENT, DOCUMENT, proposed_by="x").of("date")
    assert (when.value, when.raw) == ("XXXX-06-03", "June 3")
    assert when.rule


def test_sentence_numbers_that_do_not_exist_are_left_out() -> None:
    grounded = ground(event(sentences=[1, 77]), Kind.EVENT, DOCUMENT, proposed_by="x")
    assert [sentence.index for sentence in grounded.sentences] == [1]
    assert ground(event(sentences=[0, -1]), Kind.EVENT, DOCUMENT, proposed_by="x").sentences == ()


def test_a_value_given_twice_is_one_claim() -> None:
    assert len(ground(event(actors=["Orland's envoy"] * 2), Kind.EVENT, DOCUMENT, proposed_by="x").of("actors")) == 1


@pytest.mark.parametrize("empty", [None, ""])
def test_what_is_not_stated_makes_no_claim(empty: str | None) -> None:
    draft = DemandDraft(
        sentences=[2],
        demander="The Council",
        content="12 delegates",
        summary="x",
        force=Force.DEMAND,
        status=DemandStatus.MADE,
        response=empty,
    )
    assert ground(draft, Kind.DEMAND, DOCUMENT, proposed_by="x").of("response") == ()
