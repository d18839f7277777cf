"""What is a change, and what is none: one table of two days and the changes between them."""

from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from llm_brief.compare.changes import Comparison, compare
from llm_brief.compare.facts import Past
from llm_brief.compare.identity import carry_ids
from llm_brief.records.briefing import Briefing
from tests.compare.days import Line, briefing

E = "event"
D = "demand"
P = "position"

ARRESTS = Line(
    E,
    "a",
    "Police arrested 14 miners in Sorrel on 2 June 2031.",
    type="COERCE",
    status="occurred",
    actors=("Police",),
    place="Sorrel",
    date="2031-06-02",
    quantities=("14 miners",),
)
TALKS = Line(
    E,
    "a",
    "Karst Mining will meet the union in Varn on 7 June 2031.",
    type="CONSULT",
    status="planned",
    actors=("Karst Mining",),
    recipients=("the union",),
    place="Varn",
    date="2031-06-07",
)
DEMAND = Line(
    D,
    "a",
    "The union demanded that Karst Mining pay a bonus of 900 marks.",
    demander="The union",
    content="pay a bonus of 900 marks",
    status="made",
    deadline="../2031-06-09",
    force="demand",
)
VIEW = Line(
    P,
    "a",
    "Karst Mining opposes the strike at the mine.",
    stakeholder="Karst Mining",
    statement="opposes the strike at the mine",
    stance="against",
)


def marks(found: Comparison) -> list[tuple[str, str, str | None, str | None]]:
    return [(change.kind.value, change.pointer, change.old, change.new) for change in found.changes]


def between(old: Sequence[Line], new: Sequence[Line], publications: Mapping[str, str] | None = None) -> Comparison:
    before = briefing(old, date(2031, 6, 3), publications=publications)
    return compare(Past.of(before), briefing(new, date(2031, 6, 4), publications=publications))


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        pytest.param([], [ARRESTS], [("new", "", None, None)], id="a fact nobody told before is new"),
        pytest.param([ARRESTS], [], [("withdrawn", "", None, None)], id="a fact whose source is gone is withdrawn"),
        pytest.param([ARRESTS], [ARRESTS.more("b", quantities=("16 miners",))], [("updated", "/quantities", "14 miners", "16 miners")], id="another number"),
        pytest.param([ARRESTS], [ARRESTS.more("b")], [("confirmed", "", None, None)], id="a further source"),
        pytest.param([TALKS], [TALKS.more("b", date="2031-06-09")], [("updated", "/date", "2031-06-07", "2031-06-09")], id="another day"),
        pytest.param([TALKS], [TALKS.more("b", place="Dunholt")], [("updated", "/place", "Varn", "Dunholt")], id="another place"),
        pytest.param([TALKS], [TALKS.more("b", status="cancelled")], [("updated", "/status", "planned", "cancelled")], id="a plan given up"),
        pytest.param([DEMAND], [DEMAND.more("b", status="rejected")], [("updated", "/status", "made", "rejected")], id="a demand rejected"),
        pytest.param([DEMAND], [DEMAND.more("b", deadline="../2031-06-12")], [("updated", "/deadline", "../2031-06-09", "../2031-06-12")], id="a longer deadline"),
        pytest.param([DEMAND], [DEMAND.more("b", content="pay a bonus of 1,200 marks")], [("updated", "/content", "pay a bonus of 900 marks", "pay a bonus of 1,200 marks")], id="more demanded"),
        pytest.param([DEMAND], [DEMAND.more("b", response="there is no money")], [("updated", "/response", None, "there is no money")], id="an answer where there was none"),
        pytest.param([DEMAND], [DEMAND.more("b", force="ultimatum")], [("updated", "/force", "demand", "ultimatum")], id="a sharper tone"),
        pytest.param([VIEW], [VIEW.more("b", stance="favor")], [("updated", "/stance", "against", "favor")], id="another view"),
    ],
)  # fmt: skip
def test_a_change_of_fact_is_found(
    old: list[Line], new: list[Line], wanted: list[tuple[str, str, str | None, str | None]]
) -> None:
    assert marks(between(old, new)) == wanted


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param([ARRESTS, DEMAND, VIEW], [VIEW, DEMAND, ARRESTS], id="the same in another order"),
        pytest.param([ARRESTS], [ARRESTS.read_as(title="Miners detained")], id="another title of the same words"),
        pytest.param([ARRESTS], [ARRESTS.read_as(named="e-other", actors=("Police",))], id="another id of the same words"),
        pytest.param([ARRESTS], [ARRESTS.read_as(quantities=())], id="a value that is no longer read"),
        pytest.param([ARRESTS], [ARRESTS.read_as(quantities=("14 miners", "2 people"))], id="a value read anew in an old document"),
        pytest.param([DEMAND], [DEMAND.read_as(status="met")], id="another reading of an old document"),
    ],
)  # fmt: skip
def test_another_reading_of_the_same_documents_is_no_change(old: list[Line], new: list[Line]) -> None:
    assert marks(between(old, new)) == []


@pytest.mark.parametrize(
    "new",
    [
        pytest.param(ARRESTS.more("b", date="2031-06"), id="the day told more vaguely"),
        pytest.param(ARRESTS.more("b", quantities=("about 14 miners",)), id="the number told more vaguely"),
        pytest.param(ARRESTS.more("b", quantities=("more than 10 miners",)), id="a lower bound that it meets"),
        pytest.param(ARRESTS.more("b", place="the town of Sorrel"), id="the place with a word more"),
        pytest.param(TALKS.more("b", status="alleged"), id="a step backwards"),
        pytest.param(DEMAND.more("b", force="request"), id="a milder tone"),
        pytest.param(DEMAND.more("b", content="pay a bonus"), id="a number left out"),
    ],
)
def test_a_further_source_that_differs_in_words_alone_confirms(new: Line) -> None:
    old = new.base
    assert old is not None
    assert [change.kind for change in between([old], [new]).changes] == ["confirmed"]


def test_the_same_publication_only_repeats() -> None:
    found = between([ARRESTS], [ARRESTS.more("b")], {"a": "Echo", "b": "Echo"})
    assert [change.kind for change in found.changes] == ["repeated"]


def test_a_copy_of_the_same_text_only_repeats() -> None:
    before = briefing([ARRESTS], date(2031, 6, 3))
    after = briefing([ARRESTS.more("b")], date(2031, 6, 4), groups={"b": "a"})
    assert [change.kind for change in compare(Past.of(before), after).changes] == ["repeated"]


def test_an_update_has_the_words_and_the_source_of_both_values() -> None:
    (change,) = between([ARRESTS], [ARRESTS.more("b", quantities=("16 miners",))]).changes
    assert [(place.doc_id, place.exact) for place in change.old_evidence] == [("a", "14 miners")]
    assert [(place.doc_id, place.exact) for place in change.new_evidence] == [("b", "16 miners")]
    assert change.doc_ids == ("b",)
    assert change.known_since == date(2031, 6, 3)


def test_the_value_that_changed_is_the_one_told_last() -> None:
    then = ARRESTS.more("b", quantities=("16 miners",))
    found = between([then], [then.more("c", quantities=("21 miners",))])
    assert marks(found) == [("updated", "/quantities", "16 miners", "21 miners")]


def test_a_fact_of_a_document_left_out_on_purpose_is_not_withdrawn() -> None:
    before, after = briefing([ARRESTS, DEMAND.of("b")], date(2031, 6, 3)), briefing([DEMAND.of("b")], date(2031, 6, 4))
    assert marks(compare(Past.of(before), after, aged=frozenset({"a"}))) == []
    assert marks(compare(Past.of(before), after)) == [("withdrawn", "", None, None)]


def test_a_source_that_is_gone_takes_back_what_others_still_say() -> None:
    (change,) = between([ARRESTS.more("b")], [ARRESTS]).changes
    assert change.kind == "withdrawn"
    assert change.note == "one source is no longer there; others still say so"
    assert [place.doc_id for place in change.old_evidence] == ["b"]


def test_a_newer_version_of_a_document_is_no_further_source() -> None:
    before = briefing([ARRESTS, TALKS], date(2031, 6, 3), paths={"a": "news.txt"})
    after = briefing([ARRESTS.of("b"), TALKS.of("b")], date(2031, 6, 4), paths={"b": "news.txt"})
    found = compare(Past.of(before), after)
    assert marks(found) == []
    assert sorted(found.identities.values()) == sorted(record.id for record in before.events)


def test_a_newer_version_that_corrects_a_number_updates_it() -> None:
    before = briefing([ARRESTS], date(2031, 6, 3), paths={"a": "news.txt"})
    corrected = ARRESTS.of(
        "b", sentence="Police arrested 15 miners in Sorrel on 2 June 2031.", quantities=("15 miners",)
    )
    found = compare(Past.of(before), briefing([corrected], date(2031, 6, 4), paths={"b": "news.txt"}))
    assert marks(found) == [("updated", "/quantities", "14 miners", "15 miners")]


def test_another_article_in_the_same_file_is_no_newer_version() -> None:
    before = briefing([ARRESTS], date(2031, 6, 3), paths={"a": "today.txt"})
    after = briefing([VIEW.of("b")], date(2031, 6, 4), paths={"b": "today.txt"})
    assert [change.kind for change in compare(Past.of(before), after).changes] == ["withdrawn", "new"]
    assert compare(Past.of(before), after).changes[0].note == "its source is no longer there"


def test_a_fact_no_longer_printed_although_its_source_stands_is_told_apart() -> None:
    found = between([ARRESTS, DEMAND], [DEMAND])
    assert found.changes == ()
    assert found.unprinted == (ARRESTS.id,)


def test_two_facts_that_grew_together_are_not_withdrawn() -> None:
    other = ARRESTS.of("b", named="e-b-9")
    before = briefing([ARRESTS, other], date(2031, 6, 3))
    together = ARRESTS.more("b", members=(ARRESTS.id, "e-b-9"))
    assert marks(compare(Past.of(before), briefing([together], date(2031, 6, 4)))) == []


def test_a_fact_that_fell_apart_is_not_new() -> None:
    together = ARRESTS.more("b", members=(ARRESTS.id, "e-b-9"))
    before = briefing([together], date(2031, 6, 3))
    apart = briefing([ARRESTS, ARRESTS.of("b", named="e-b-9")], date(2031, 6, 4))
    assert marks(compare(Past.of(before), apart)) == []


def test_the_order_of_records_is_of_no_consequence() -> None:
    old = [ARRESTS, TALKS, DEMAND, VIEW]
    new = [ARRESTS.more("b", quantities=("16 miners",)), TALKS.more("b", status="cancelled"), VIEW, DEMAND]
    assert between(old, new).changes == between(old[::-1], new[::-1]).changes


def test_known_facts_bear_the_ids_they_had() -> None:
    before = briefing([ARRESTS, DEMAND], date(2031, 6, 3))
    after = briefing([ARRESTS.read_as(named="e-raw"), DEMAND], date(2031, 6, 4))
    carried = carry_ids(after, compare(Past.of(before), after).identities)
    assert [event.id for event in carried.events] == [ARRESTS.id]
    assert [point.record_ids for point in carried.key_points] == [(ARRESTS.id,)]
    assert Briefing.model_validate_json(carried.model_dump_json()) == carried


def test_a_carried_id_is_never_borne_twice() -> None:
    before = briefing([ARRESTS], date(2031, 6, 3))
    now = briefing([ARRESTS.read_as(named="e-one"), ARRESTS.read_as(named="e-two")], date(2031, 6, 4))
    carried = carry_ids(now, compare(Past.of(before), now).identities)
    assert len({event.id for event in carried.events}) == 2
