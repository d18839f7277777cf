"""One table for all detectors: two short reports, what a reader is told of them, and many rows that must give nothing."""

from collections.abc import Sequence
from datetime import date

import pytest

from llm_brief.consolidate.across import Consolidated, consolidate
from llm_brief.evals.planted import Side
from llm_brief.records.record import StakeholderPosition
from llm_brief.text.document import Document

ACT = {"kind": "event", "title": "Orlune and Vasht sign a pact on river tolls", "type": "AGREE", "status": "occurred"}
SAY = {"kind": "position", "stakeholder": "Ines Calder", "basis": "stated"}


def event(**fields: str | list[str]) -> dict[str, str | bool | list[str]]:
    return {**ACT, "actors": ["Orlune", "Vasht"], **fields}


def said(statement: str, **fields: str | bool) -> dict[str, str | bool | list[str]]:
    return {**SAY, "statement": statement, **fields}


def side(text: str, *records: dict[str, str | bool | list[str]], on: str | None = None) -> Side:
    return Side(text=text, published=None if on is None else date.fromisoformat(on), records=records)


def read(*sides: Side) -> Consolidated:
    documents = [given.document(f"{n}.txt") for n, given in enumerate(sides)]
    records = [record for given, document in zip(sides, documents, strict=True) for record in given.read(document)]
    return consolidate(records, documents)


def told(found: Consolidated) -> set[tuple[str, str]]:
    """Kind and relation of every conflict, field and relation of every variant."""
    conflicts = {(conflict.kind, conflict.relation) for conflict in found.conflicts}
    return conflicts | {(item.field, item.relation) for record in found.records for item in record.variants}


PACT = "Orlune and Vasht signed a pact on river tolls {}."
WHO = "{}, said that the pact on river tolls with Vasht was signed."


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("on May 4, 2032", "on May 6, 2032", ("date", "contradicts"), id="two days"),
        pytest.param("on May 4, 2032", "on May 4", ("/date", "less_precise"), id="a year not stated"),
        pytest.param("on May 4, 2032", "in May 2032", ("/date", "less_precise"), id="the month of the day"),
        pytest.param("on May 4, 2032", "on 4 May 2032", None, id="the same day in another style"),
        pytest.param("on May 4, 2032", "after long talks", None, id="no day at all"),
    ],
)
def test_dates(one: str, other: str, expected: tuple[str, str] | None) -> None:
    def report(words: str) -> Side:
        date_words = words.removeprefix("on ").removeprefix("in ")
        dated = {} if "talks" in words else {"date": date_words}
        return side(PACT.format(words), event(**dated))

    assert told(read(report(one), report(other))) == ({expected} if expected else set())


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("for 40 barges", "for 60 barges", ("number", "contradicts"), id="two numbers"),
        pytest.param("for 40 barges", "for more than 30 barges", ("/quantities", "less_precise"), id="a floor"),
        pytest.param("for 40 barges", "for dozens of barges", ("/quantities", "less_precise"), id="a vague word"),
        pytest.param("for 40 barges", "for forty barges", None, id="in words"),
        pytest.param("for 40 barges", "for 12 months", None, id="other units"),
        pytest.param("for 40 barges a day", "for 900 barges a month", None, id="other rates"),
        pytest.param("for 40 barges", "for the barges", None, id="no number"),
    ],
)
def test_numbers(one: str, other: str, expected: tuple[str, str] | None) -> None:
    reports = [side(PACT.format(words), event()) for words in (one, other)]
    found = {item for item in told(read(*reports)) if item[0] in {"number", "/quantities"}}
    assert found == ({expected} if expected else set())


def test_two_numbers_of_one_sentence_are_of_two_things() -> None:
    text = "Ines Calder said this year pirates had attacked nearly 100 vessels off Lume and had hijacked nearly 40."
    hijacked = event(title="pirates had hijacked nearly 40", type="ASSAULT", actors=["pirates"])
    attacked = said("pirates had attacked nearly 100 vessels off Lume")
    assert not {item for item in told(read(side(text, attacked, hijacked))) if item[0] == "number"}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("Tel Marim", "Port Selene", {("place", "contradicts")}, id="two towns"),
        pytest.param("Islamabad", "Pakistan", {("/place", "less_precise")}, id="a capital and its state"),
        pytest.param("Tel Marim", "the hall", {("/place", "less_precise")}, id="a common noun"),
        pytest.param("Tel Marim", "Tel Marim", set(), id="the same"),
    ],
)
def test_places(one: str, other: str, expected: set[tuple[str, str]]) -> None:
    reports = [side(PACT.format(f"in {place}"), event(place=place)) for place in (one, other)]
    assert {item for item in told(read(*reports)) if "place" in item[0]} == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("Vasht's minister, Ines Calder", "Vasht's deputy minister, Ines Calder", "contradicts", id="deputy"),
        pytest.param("Vasht's envoy, Ines Calder", "Vasht's former envoy, Ines Calder", "contradicts", id="former"),
        pytest.param("the chairwoman of Lume, Ines Calder", "the president of Lume, Ines Calder", "spelling_variant", id="words"),
        pytest.param("the chairwoman of Lume, Ines Calder", "the chair of Lume, Ines Calder", None, id="gender forms"),
        pytest.param("Vasht's envoy, Ines Calder", "Orlune's minister, Ada Finch", None, id="two persons"),
        pytest.param("the retired judge, Ines Calder", "the former judge, Ines Calder", None, id="two words for former"),
        pytest.param("Vasht's envoy, Ines Calder", "Ines Calder", None, id="no office"),
    ],
)  # fmt: skip
def test_offices(one: str, other: str, expected: str | None) -> None:
    reports = [
        side(WHO.format(who), said("the pact on river tolls", stakeholder=who.split(", ")[-1])) for who in (one, other)
    ]
    assert {c.relation for c in read(*reports).conflicts if c.kind == "role"} == ({expected} if expected else set())


@pytest.mark.parametrize(
    ("claim", "denial", "kind"),
    [
        pytest.param(
            "Guards opened the lock gates.",
            "“There were no guards at the lock gates,” Ines Calder said.",
            "existence",
            id="nobody was there",
        ),
        pytest.param(
            "Guards opened the lock gates.",
            "“Nobody opened the lock gates,” Ines Calder said.",
            "existence",
            id="nobody",
        ),
        pytest.param(
            "Guards opened the lock gates.", "“We will not open the lock gates,” Ines Calder said.", "", id="a refusal"
        ),
        pytest.param(
            "Guards opened the lock gates.", "“The mill was not sold,” Ines Calder said.", "", id="another matter"
        ),
        pytest.param(
            "Guards opened the lock gates.", "“Guards opened the lock gates,” Ines Calder said.", "", id="agreement"
        ),
    ],
)
def test_denials(claim: str, denial: str, kind: str) -> None:
    told_event = {**event(actors=["Guards"]), "title": "Guards open the lock gates"}
    words = denial.removeprefix("“").partition(",”")[0]
    found = read(side(claim, told_event), side(denial, said(words, quoted=True)))
    assert {c.kind for c in found.conflicts} == ({kind} if kind else set())


CUTS = "Ines Calder said that she strongly disagreed with the ruling of the mill court."


def test_two_cuts_of_one_sentence_are_no_difference_and_the_longer_words_are_printed() -> None:
    cuts = ("disagreed with the ruling of the mill court", "she strongly disagreed with the ruling of the mill court")
    found = read(side(CUTS, *(said(words) for words in cuts)))
    assert not told(found)
    (record,) = found.records
    assert isinstance(record, StakeholderPosition) and record.statement is not None
    assert record.statement.value == cuts[1]


def test_two_wordings_of_two_documents_stay_a_difference() -> None:
    other = "Ines Calder disagreed strongly with the ruling of the mill court."
    words = ("she strongly disagreed with the ruling of the mill court", other.removeprefix("Ines Calder ").rstrip("."))
    found = read(side(CUTS, said(words[0])), side(other, said(words[1])))
    assert told(found) == {("/statement", "spelling_variant")}


LONG = (
    "Orlune and Vasht signed a pact on river tolls on {}, " + "which opens the upper locks to barges, " * 5 + "it said."
)


def test_what_a_conflict_is_about_is_cut_behind_a_word() -> None:
    titles = [LONG.format(day).rstrip(".") for day in ("May 4, 2032", "May 6, 2032")]
    sides = [
        side(f"{title}.", event(title=title, date=day))
        for title, day in zip(titles, ("May 4, 2032", "May 6, 2032"), strict=True)
    ]
    (conflict,) = read(*sides).conflicts
    assert len(conflict.about) <= 161
    assert conflict.about.endswith("…")
    assert titles[0].startswith(conflict.about.rstrip("…"))
    assert titles[0][len(conflict.about) - 1] in " ,"


def test_no_report_is_called_the_later_one_where_a_day_is_missing() -> None:
    plan = side("Orlune and Vasht are to sign a pact on river tolls on May 4.", event(status="planned", date="May 4"))
    done = side(PACT.format("on May 5, 2032"), event(date="May 5, 2032"), on="2032-05-06")
    (conflict,) = read(done, plan).conflicts
    assert (conflict.relation, conflict.resolution) == ("supersedes", "unresolved")


def test_the_later_report_stands_first_where_it_is_said_to() -> None:
    plan = side(
        "Orlune and Vasht are to sign a pact on river tolls on May 4.",
        event(status="planned", date="May 4"),
        on="2032-04-28",
    )
    done = side(PACT.format("on May 5, 2032"), event(date="May 5, 2032"), on="2032-05-06")
    (conflict,) = read(done, plan).conflicts
    assert conflict.resolution == "later_report"
    assert conflict.variants[0].value == "2032-05-05"


def test_a_plan_and_its_outcome_are_one_event_with_a_history() -> None:
    plan = side(
        "Orlune and Vasht are to sign a pact on river tolls on May 4.",
        event(status="planned", date="May 4"),
        on="2032-04-28",
    )
    done = side(PACT.format("on May 5, 2032"), event(date="May 5, 2032"), on="2032-05-06")
    found = read(done, plan)
    (record,) = found.records
    (history,) = [item for item in record.variants if item.field == "/status"]
    assert [variant.value for variant in history.variants] == ["planned", "occurred"]
    assert [(c.kind, c.relation, c.resolution) for c in found.conflicts] == [("date", "supersedes", "later_report")]


def test_names_that_look_alike_are_shown_where_the_reports_tell_of_one_thing() -> None:
    reports: Sequence[Side] = [
        side(PACT.format(f"at a feast of {body}"), event())
        for body in ("Women for Afghan Women", "Women for Afghanistan")
    ]
    assert [(c.kind, c.relation) for c in read(*reports).conflicts] == [("name", "contradicts")]
    other = side("The mill of Women for Afghanistan burned down.")
    assert not read(reports[0], other).conflicts


def test_copies_of_one_text_are_one_source() -> None:
    body = " ".join(f"Clause {n} of it deals with lock number {n} and its keeper." for n in range(20))
    first, copy = (side(f"{PACT.format('on May 4, 2032')} {body}{end}", event()) for end in ("", " It is long."))
    third = side(PACT.format("at noon"), event())
    (record,) = read(first, copy, third).records
    assert (len(record.doc_ids), record.independent_sources) == (3, 2)


def test_a_later_day_of_a_meeting_counts_against_other_dates() -> None:
    meeting = {**event(), "title": "Orlune and Vasht hold a meeting on river tolls", "type": "CONSULT"}
    one = side("Orlune and Vasht held a meeting on river tolls on May 4, 2032.", {**meeting, "date": "May 4, 2032"})
    other = side("Orlune and Vasht held a meeting on river tolls. The second day, May 30, 2032, brought rain.", meeting)
    (conflict,) = [c for c in read(one, other).conflicts if c.kind == "date"]
    assert {variant.value for variant in conflict.variants} == {"2032-05-04", "2032-05-29/2032-05-30"}


def test_notes_on_dates_are_prose() -> None:
    one, other = (side(PACT.format(f"on May {day}"), event(date=f"May {day}")) for day in (4, 6))
    (conflict,) = read(one, other).conflicts
    assert conflict.kind == "date"
    assert not {"X", "-", "/"} & set(conflict.note)


def test_days_that_two_reports_of_one_statement_give_are_compared() -> None:
    reports = [
        side(
            f"“The old mill burned down on May {day}, 2032,” Ines Calder said.",
            said(f"The old mill burned down on May {day}, 2032"),
        )
        for day in (4, 6)
    ]
    (conflict,) = read(*reports).conflicts
    assert (conflict.kind, conflict.field) == ("date", "/statement")


def test_a_denial_in_the_very_words_of_the_report_is_shown() -> None:
    told_so = side(
        "Guards opened the lock gates of Orlune.", event(actors=["Guards"], title="Guards open the lock gates")
    )
    denied = side(
        "The mayor denied on Monday that guards had opened the lock gates of Orlune at all.",
        event(actors=["guards"], title="Guards open the lock gates", status="denied", type="OTHER"),
    )
    found = read(told_so, denied)
    assert ("existence", "contradicts") in told(found)


def test_a_denied_reason_is_set_against_the_reason_and_not_the_deed() -> None:
    asked = side(
        "The union asked for the return of ten drivers who were dismissed for filming a crane. Ines Calder denied that"
        " this was the reason.",
        event(actors=["The union"], title="The union asks for the return of ten drivers", type="REQUEST"),
        said("denied that this was the reason"),
    )
    (conflict,) = read(asked).conflicts
    assert [variant.value for variant in conflict.variants] == [
        "were dismissed for filming a crane",
        "denied that this was the reason",
    ]


def test_wordings_with_other_numbers_are_no_mere_spelling() -> None:
    demand: dict[str, str | bool | list[str]] = {"kind": "demand", "demander": "Orlune", "addressees": ["Vasht"]}
    reports = [
        side(f"Orlune demanded that Vasht {words}.", {**demand, "content": words})
        for words in ("take back 12 crane drivers", "take back the 14 crane drivers")
    ]
    found = told(read(*reports))
    assert ("number", "contradicts") in found
    assert ("/content", "contradicts") in found
    assert ("/content", "spelling_variant") not in found


def test_a_document_with_nothing_in_it_gives_nothing() -> None:
    found = consolidate([], [Document(text="Nothing.", name="a")])
    assert (found.records, found.conflicts) == ((), ())
