"""The bottom line and the gaps, by stated rules."""

from collections.abc import Sequence
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_brief.compose.composition import compose
from llm_brief.compose.gaps import gaps as gaps_of
from llm_brief.compose.material import Material
from llm_brief.compose.ranking import MOST_POINTS
from llm_brief.compose.shortforms import unexplained
from llm_brief.compose.templates import sentence_of
from llm_brief.records.base import Evidence, Label, Leaf, Verdict
from llm_brief.records.briefing import Conflict, Gap, KeyPoint, Source
from llm_brief.records.record import Demand, Event, FieldVariants, StakeholderPosition, Variant
from llm_brief.records.values import OPEN_DATE
from llm_brief.records.vocabulary import DemandStatus, EventStatus, EventType, Stance
from llm_brief.text.document import Document

V = TypeVar("V")
BODY = 5000
"""Where the matters stand in their source: far enough down that place weighs nothing."""
NAMES = ("Alda", "Brun", "Cors", "Dorn", "Eyla", "Fenn", "Gorm", "Hulm", "Ilva", "Jarn")


def place(start: int) -> Evidence:
    exact = f"Title {start} tells of matter {NAMES[start]} and nothing else"
    first = BODY + start * 100
    return Evidence(doc_id="d", start=first, end=first + len(exact), exact=exact)


def leaf(value: V, raw: str | None = None) -> Leaf[V]:
    verdict = Verdict(label=Label.SUPPORTED, score=1.0)
    return Leaf(value=value, raw=raw, evidence=(place(0),), verdict=verdict)


def event(start: int, kind: EventType | None = None, **fields: object) -> Event:
    shared = {"id": f"e-{start}", "doc_ids": ("d",), "evidence": (place(start),), "proposed_by": "test"}
    typed = {"type": leaf(kind)} if kind else {}
    return Event.model_validate(
        {**shared, "title": leaf(f"{NAMES[start]} met {NAMES[-start - 1]}ton"), **typed, **fields}
    )


def demand(start: int, **fields: object) -> Demand:
    shared = {"id": f"d-{start}", "doc_ids": ("d",), "evidence": (place(start),), "proposed_by": "test"}
    core = {"demander": leaf("Orvane"), "content": leaf(f"open the bridge at {NAMES[start]} for {NAMES[-start - 1]}")}
    return Demand.model_validate({**shared, **core, **fields})


def position(start: int, **fields: object) -> StakeholderPosition:
    shared = {"id": f"p-{start}", "doc_ids": ("d",), "evidence": (place(start),), "proposed_by": "test"}
    core = {"stakeholder": leaf("Orvane"), "statement": leaf("the bridge belongs to Orvane")}
    return StakeholderPosition.model_validate({**shared, **core, **fields})


def source(published: str | None) -> Source:
    return Source.model_validate(
        {
            **dict.fromkeys(("doc_id", "sha256", "name", "media_type", "independence_group"), "d"),
            "paths": ("a.txt",),
            "characters": 9,
            "sentences": 1,
            "published_at": published,
        }
    )


AnyOf = Event | Demand | StakeholderPosition


def key_points(records: Sequence[AnyOf]) -> tuple[KeyPoint, ...]:
    return compose(Material(records=tuple(records))).key_points


def gaps(records: Sequence[AnyOf], sources: Sequence[Source]) -> tuple[Gap, ...]:
    return gaps_of(Material(records=tuple(records), sources=tuple(sources)))


def chosen(*records: Event | Demand | StakeholderPosition) -> list[str]:
    return [point.record_ids[0] for point in key_points(records)]


def test_at_most_five() -> None:
    assert chosen(*(event(start) for start in range(9))) == ["e-0", "e-1", "e-2", "e-3", "e-4"]
    assert MOST_POINTS == 5


def test_no_records_no_points() -> None:
    assert key_points(()) == ()


def test_more_independent_sources_come_first() -> None:
    assert chosen(event(0, EventType.ASSAULT), event(1, independent_sources=2)) == ["e-1", "e-0"]


def test_weightier_acts_come_first() -> None:
    assert chosen(
        position(0),
        event(1, EventType.OTHER),
        event(2, EventType.CONSULT),
        event(3, EventType.COERCE),
        event(4, EventType.ASSAULT),
    ) == ["e-4", "e-3", "e-2", "p-0", "e-1"]


def test_what_a_source_tells_first_outweighs_a_class_of_consequence_and_no_other_source() -> None:
    lead = (place(1).model_copy(update={"start": 40, "end": 40 + len(place(1).exact)}),)
    first, trifle = event(1, EventType.OTHER, evidence=lead), demand(2, addressees=(leaf("Selmark"),))
    assert chosen(trifle, first) == ["e-1", "d-2"]
    assert chosen(first, event(2, independent_sources=2)) == ["e-2", "e-1"]
    assert chosen(first, event(3, EventType.ASSAULT, place=leaf("Karsa"))) == ["e-3", "e-1"]
    assert key_points([first])[0].why == "One source; event of type OTHER; undated; told first in its source."


def test_an_old_date_in_an_undated_source_is_no_recency() -> None:
    old = event(2, date=leaf("1902-05-01", "May 1, 1902"))
    assert chosen(old, event(1, recipients=(leaf("Selmark"),))) == ["e-1", "e-2"]


def test_a_date_in_words_is_told_as_such_among_the_reasons() -> None:
    assert key_points([event(0, date=leaf(OPEN_DATE, "Tuesday night"))])[0].why == (
        "One source; event; dated “Tuesday night” only."
    )


def rivals(kind: str, *values: str) -> Conflict:
    """Values of which only the first stands in a sentence of the record e-0."""
    places = [place(0), *(place(n).model_copy(update={"doc_id": f"d{n}"}) for n in range(1, len(values)))]
    told = [e.model_copy(update={"exact": f"Alda met Jarnton on {v}"}) for e, v in zip(places, values, strict=True)]
    variants = tuple(
        Variant(value=value, doc_ids=(e.doc_id,), independent_sources=1, evidence=(e,))
        for value, e in zip(values, told, strict=True)
    )
    field = "/date" if kind == "date" else "/status"
    return Conflict.model_validate(
        {
            "id": "c",
            "kind": kind,
            "relation": "contradicts",
            "about": "Alda",
            "record_ids": ("e-0",),
            "field": field,
            "variants": variants,
        }
    )


@pytest.mark.parametrize(
    ("kind", "values", "said"),
    [
        pytest.param(
            "date",
            ("2031-06-03", "2031-06-05"),
            "Three independent sources report it; they disagree on the date: 3 June 2031 or 5 June 2031.",
            id="days",
        ),
        pytest.param(
            "existence",
            ("occurred", "cancelled"),
            "Three independent sources report it; they disagree on whether it happened: occurred or cancelled.",
            id="whether it happened",
        ),
    ],
)
def test_what_is_disputed_is_never_told_with_one_side_alone(kind: str, values: tuple[str, str], said: str) -> None:
    day = leaf("2031-06-03", "June 3, 2031") if kind == "date" else None
    record = event(0, doc_ids=("d", "d1"), independent_sources=3, date=day)
    (point,) = compose(Material(records=(record,), conflicts=(rivals(kind, *values),))).key_points
    assert point.text == f"Alda met Jarnton. {said}"
    assert point.written_by == "template"


def test_how_a_thing_is_called_is_disputed_in_the_bottom_line_only_where_its_name_is_told() -> None:
    record = event(0, doc_ids=("d", "d1"), independent_sources=2)
    named = rivals("date", "“Jarnton”", "“Jarnten”").model_copy(update={"kind": "name", "field": "/name"})
    conflict = named.model_copy(
        update={"variants": tuple(v.model_copy(update={"value": v.value.strip("“”")}) for v in named.variants)}
    )
    other = conflict.model_copy(
        update={"variants": tuple(v.model_copy(update={"value": f"Hulm {v.value[-2:]}"}) for v in conflict.variants)}
    )
    texts = [
        sentence_of(record, Material(records=(record,), conflicts=conflicts))
        for conflicts in ((conflict,), (other,), (conflict, rivals("date", "2031-06-03", "2031-06-05")))
    ]
    assert "on the name: “Jarnton” or “Jarnten”" in texts[0]
    assert "name" not in texts[1]
    assert "two independent sources" in texts[1]
    assert "on the date" in texts[2]
    assert "on the name" not in texts[2]


def test_words_of_the_source_are_told_with_the_dispute_too() -> None:
    said = "Alda met Jarnton on June 3. “Good,” he said"
    evidence = (Evidence(doc_id="d", start=BODY, end=BODY + len(said), exact=said),)
    record = event(0, title=leaf("Alda met <b>Jarnton</b>"), evidence=evidence, independent_sources=2)
    conflict = rivals("date", "XXXX-06-03", "XXXX-06-05")
    (point,) = compose(Material(records=(record,), conflicts=(conflict,), sources=(source(None),))).key_points
    assert "source 1 in these words: “Alda met Jarnton" in point.text
    assert point.text.endswith(
        "The sources disagree on the date: 3 June (year not stated) or 5 June (year not stated)."
    )


def test_reports_of_unknown_days_that_tell_of_two_stages_are_said_to() -> None:
    stages = tuple(
        Variant(value=value, doc_ids=(doc,), independent_sources=1, evidence=(place(0),))
        for value, doc in (("planned", "d"), ("ongoing", "e"))
    )
    history = FieldVariants(field="/status", relation="supersedes", variants=stages)
    record = event(0, status=leaf(EventStatus.ONGOING), doc_ids=("d", "e"), independent_sources=2, variants=(history,))
    (point,) = compose(Material(records=(record,))).key_points
    assert point.text == (
        "Alda met Jarnton. Two independent sources report it; they tell of different stages: planned and ongoing."
    )
    days = [source("2031-09-03").model_copy(update={"doc_id": doc}) for doc in ("d", "e")]
    (point,) = compose(Material(records=(record,), sources=tuple(days))).key_points
    assert "stages" not in point.text


@pytest.mark.parametrize(
    ("attributed", "said"),
    [
        pytest.param((), "Three events are on record; by the sources’ account all happened.", id="none"),
        pytest.param(
            (1,),
            "Three events are on record: by the sources’ account two happened and one told on somebody’s word only.",
            id="one of three",
        ),
        pytest.param(
            (0, 1, 2),
            "Three events are on record; by the sources’ account all are told on somebody’s word only.",
            id="all",
        ),
    ],
)
def test_what_somebody_says_is_not_counted_as_what_happened(attributed: tuple[int, ...], said: str) -> None:
    records = [
        event(n, status=leaf(EventStatus.OCCURRED), attribution=leaf("Selmark") if n in attributed else None)
        for n in range(3)
    ]
    (lead,) = compose(Material(records=tuple(records))).leads
    assert lead.text.replace("“", "") == said


def test_a_demand_outweighs_a_meeting_and_the_same_words_are_told_once() -> None:
    assert chosen(position(0), position(1, stance=leaf(Stance.FAVOR)), event(2, EventType.CONSULT), demand(3)) == [
        *("d-3", "e-2", "p-0"),
    ]


def test_one_sentence_of_a_source_gives_one_point() -> None:
    assert chosen(event(0, EventType.CONSULT), demand(0), position(0), event(1)) == ["d-0", "e-1"]


def test_the_same_sentence_in_two_sources_gives_one_point() -> None:
    copy = event(0).evidence[0].model_copy(update={"doc_id": "wire"})
    assert chosen(event(0), event(1, evidence=(copy,))) == ["e-0"]


@pytest.mark.parametrize(
    ("field", "told"),
    [
        pytest.param("/date", ["e-0", "e-2"], id="of one meeting on two days"),
        pytest.param("/name", ["e-0", "e-1", "e-2"], id="of two that write a name in two ways"),
    ],
)
def test_reports_of_one_matter_that_contradict_each_other_give_one_point(field: str, told: list[str]) -> None:
    records = (event(0), event(1, title=leaf("Borin sued Corvia")), event(2, title=leaf("Dorn left the council")))
    kind = field.removeprefix("/")
    conflict = rivals("date", "2031-06-03", "2031-06-05").model_copy(
        update={"kind": kind, "field": field, "record_ids": ("e-0", "e-1")}
    )
    points = compose(Material(records=records, conflicts=(conflict,))).key_points
    assert [point.record_ids[0] for point in points] == told


def test_a_point_says_what_its_record_says() -> None:
    (point,) = key_points([event(0)])
    assert point.text == "Alda met Jarnton."
    assert point.why == "One source; event; undated."


@given(st.lists(st.integers(0, 6).map(event) | st.integers(0, 6).map(demand), max_size=12))
def test_points_never_share_a_sentence(records: Sequence[Event | Demand]) -> None:
    points = key_points(records)
    starts = [point.record_ids[0].split("-")[1] for point in points]
    assert min(1, len(records)) <= len(points) <= min(MOST_POINTS, len({record.evidence for record in records}))
    assert len(set(starts)) == len(starts)


@pytest.mark.parametrize(
    ("published", "said"),
    [
        pytest.param([], None, id="no-source"),
        pytest.param(["2031-09-03"], None, id="dated"),
        pytest.param([None], "No publication date was found for the source, so its", id="one-undated"),
        pytest.param([None, None], "No publication date was found for any source, so their", id="all-undated"),
        pytest.param(["2031-09-03", None], "No publication date was found for source 2, so its", id="second-undated"),
        pytest.param(
            [None, "2031-09-03", None],
            "No publication date was found for sources 1 and 3, so their",
            id="two-of-three",
        ),
    ],
)
def test_undated_sources_are_a_gap(published: list[str | None], said: str | None) -> None:
    sources = [source(day).model_copy(update={"doc_id": f"d{n}"}) for n, day in enumerate(published)]
    docs = tuple(found.doc_id for found in sources) or ("d",)
    texts = {
        word: [gap.text for gap in gaps([event(0, date=leaf(value, word), doc_ids=docs)], sources)]
        for word, value in (("last week", OPEN_DATE), ("June 3, 2031", "2031-06-03"))
    }
    assert texts["last week"][0].startswith(said) if said else not texts["last week"]
    assert len(texts["last week"]) <= 1
    assert not texts["June 3, 2031"]


@pytest.mark.parametrize(
    ("value", "raw", "status", "said"),
    [
        pytest.param("XXXX-06-03", "June 3", EventStatus.PLANNED, "No year was found for “June 3”.", id="planned"),
        pytest.param("XXXX-06-03", "June 3", EventStatus.OCCURRED, None, id="past"),
        pytest.param("2031-06-03", "June 3, 2031", EventStatus.PLANNED, None, id="known"),
    ],
)
def test_a_plan_without_a_year_is_a_gap(value: str, raw: str, status: EventStatus, said: str | None) -> None:
    found = gaps([event(0, date=leaf(value, raw), status=leaf(status))], ())
    assert [gap.text for gap in found] == ([said] if said else [])


@pytest.mark.parametrize(
    ("text", "is_gap"),
    [
        pytest.param("The round on June 3 is planned.", True, id="never with a year"),
        pytest.param("The round is planned for 3 June 2031.", False, id="written out elsewhere"),
        pytest.param("The round is planned for June 4, 2031.", True, id="of another day"),
        pytest.param("The round was in 2031.", True, id="a year alone"),
        pytest.param("The camp is open from June 3 to June 5, 2031.", False, id="beginning of a stretch"),
    ],
)
def test_a_year_that_some_source_gives_is_not_missing(text: str, *, is_gap: bool) -> None:
    plan = event(0, date=leaf("XXXX-06-03", "June 3"), status=leaf(EventStatus.PLANNED))
    found = gaps_of(Material(records=(plan,)), (), [Document(text=text, name="b.txt")])
    assert [gap.text for gap in found] == (["No year was found for “June 3”."] if is_gap else [])


def test_a_plan_for_a_day_named_only_by_another_is_no_missing_year() -> None:
    (found,) = gaps([event(0, date=leaf(OPEN_DATE, "next month"), status=leaf(EventStatus.PLANNED))], ())
    assert "next month" in found.text
    assert "year" not in found.text


@pytest.mark.parametrize(
    ("fields", "is_gap"),
    [
        pytest.param({}, False, id="words of answering that no rule reads"),
        pytest.param({"status": leaf(DemandStatus.MADE)}, True, id="made"),
        pytest.param({"status": leaf(DemandStatus.REITERATED)}, True, id="reiterated"),
        pytest.param({"status": leaf(DemandStatus.REJECTED)}, False, id="rejected"),
        pytest.param({"status": leaf(DemandStatus.MET)}, False, id="met"),
        pytest.param({"response": leaf("no")}, False, id="answered"),
    ],
)
def test_a_demand_without_an_answer_is_a_gap(fields: dict[str, object], is_gap: bool) -> None:
    found = gaps([demand(0, **fields)], ())
    assert [gap.record_ids for gap in found] == ([("d-0",)] if is_gap else [])
    assert all("Orvane" in gap.text and "“open the bridge at Alda for Jarn”" in gap.text for gap in found)


def test_words_quoted_in_a_gap_cannot_end_the_quotation() -> None:
    (found,) = gaps([demand(0, content=leaf("call it “peace”"), status=leaf(DemandStatus.MADE))], ())
    assert found.text.count("“") == found.text.count("”") == 1


def test_words_that_only_one_of_two_sources_uses_are_said_to_be_its_words() -> None:
    told_by_one = event(0, doc_ids=("d", "e"), independent_sources=2)
    both = leaf("Alda met Jarnton").model_copy(
        update={"evidence": (place(0), place(1).model_copy(update={"doc_id": "e"}))}
    )
    told_by_both = event(1, title=both, doc_ids=("d", "e"), independent_sources=2)
    told = [
        sentence_of(record, Material(records=(record,), sources=(source(None),)))
        for record in (told_by_one, told_by_both)
    ]
    assert told[0].endswith("(two independent sources report it; these are the words of source 1).")
    assert told[1].endswith("(two independent sources).")


def test_what_one_source_carries_is_not_said_to_be_denied_by_the_rest() -> None:
    alone = event(0, doc_ids=("d",))
    sources = [source("2031-09-03"), source("2031-09-03").model_copy(update={"doc_id": "e", "independence_group": "e"})]
    found = gaps_of(Material(records=(alone,), sources=tuple(sources)), key_points([alone]))
    assert [gap.text for gap in found] == [
        "Every statement of the bottom line rests on one source; no second report of it was matched."
    ]


def unexplained_in(text: str) -> list[str]:
    document = Document(text=text, name="a.txt")
    first = document.sentences[0]
    evidence = (Evidence(doc_id=document.id, start=first.start, end=first.end, exact=first.text),)
    record = event(0, title=leaf(first.text.rstrip(".")), evidence=evidence)
    return [gap.text for gap in unexplained(Material(records=(record,)), (), [document])]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Alda met the KWF in Jarnton.", id="nowhere explained"),
        pytest.param("Alda met the KWF (see below) in Jarnton.", id="a bracket that is no name"),
        pytest.param("Alda met the KWF. He asked for bread (and the KWF gave some).", id="inside other words"),
        pytest.param("Alda met the KWF. The Kestrian Water Board of Fenn left.", id="a word between the initials"),
    ],
)
def test_letters_without_words_are_a_gap(text: str) -> None:
    assert unexplained_in(text) == ["No explanation of “KWF” was found."]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Alda met the KWF. The Kestrian Workers' Front (KWF) left.", id="round"),
        pytest.param("Alda met the KWF. The Front of Labour of Kestria [KWF] left.", id="square, other letters"),
        pytest.param("Alda met the KWF (Kestrian Workers' Front) in Jarnton.", id="short form first"),
        pytest.param("Alda met the KWF [the Kestrian Workers' Front] in Jarnton.", id="short form first, square"),
        pytest.param("Alda met the KWF. KESTRIAN LABOUR FRONT [KWF] LEFT.", id="in capitals"),
        pytest.param('Alda met the KWF. The Kestrian Labour Front (the "KWF") left.', id="in quotation marks"),
        pytest.param("ALDA KWF JARNTON MET IN THE TOWN.", id="words in capitals"),
        pytest.param("ALDA MEETS KWF, the mayor of the town said on the day.", id="a headline before a sentence"),
        pytest.param("Alda met the UN in Jarnton.", id="known to everybody"),
        pytest.param("Alda met the GOP in Jarnton.", id="a party that everybody knows"),
        pytest.param("Alda met the KWF. The Kestrian Workers' Front left.", id="a name of these initials"),
        pytest.param("Alda met the KWF. The Keep of the Western Fens left.", id="small words give no initial"),
    ],
)
def test_explained_letters_and_shouted_words_are_no_gap(text: str) -> None:
    assert unexplained_in(text) == []


def test_an_open_date_is_told_in_the_words_of_the_source() -> None:
    said = "Alda met Jarnton there last June"
    evidence = (Evidence(doc_id="d", start=0, end=len(said), exact=said),)
    (point,) = key_points([event(0, date=leaf(OPEN_DATE, "last June"), evidence=evidence)])
    assert point.text == "Alda met Jarnton (“last June”)."
