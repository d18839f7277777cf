"""The briefing in Markdown: every statement leads to the words it rests on."""

import re
from collections import Counter
from datetime import date

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from llm_brief.records.base import Evidence, Label, Leaf, Quantity, Verdict, evidence_of
from llm_brief.records.briefing import Briefing, Coverage, KeyPoint, TimelineEntry, Usage, Withheld
from llm_brief.records.changes import Change, ChangeKind
from llm_brief.records.record import Event, FieldVariants, Relation, StakeholderPosition
from llm_brief.records.vocabulary import EventStatus, EventType, Kind
from llm_brief.rendering.escape import visible
from llm_brief.rendering.filling import event_line
from llm_brief.rendering.markdown import render_markdown
from llm_brief.rendering.phrases import OVERTAKEN, RELATIONS, beside_status
from llm_brief.text.document import Document
from tests.rendering.desk import (
    ASK,
    HOSTILE,
    MEET,
    OTHER_TEXT,
    SAY,
    TEXT,
    WAIT,
    Desk,
    full_briefing,
    hostile_briefing,
    lorries,
    second_document,
)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def full() -> Briefing:
    return full_briefing()[0]


MARK = re.compile(r"\[\^([^\]]+)\](?!:)")
DEFINITION = re.compile(r"^\[\^([^\]]+)\]: Source (\d+): “(.*)”$", re.MULTILINE)


def section(text: str, heading: str) -> str:
    found = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"no section {heading!r}"
    return found[1]


def headings(text: str) -> list[str]:
    return re.findall(r"^## (.+)$", text, re.MULTILINE)


def test_the_sections_come_in_the_order_of_interest(full: Briefing) -> None:
    assert headings(render_markdown(full)) == [
        "Bottom line",
        "Key developments",
        "Demands and responses",
        "Positions by side",
        "Where the sources disagree",
        "Gaps",
        "What could not be done",
        "Withheld",
        "Sources",
        "How this was made",
    ]


def test_what_changed_leads_when_something_changed(full: Briefing) -> None:
    news = Change(kind=ChangeKind.NEW, record_id="e-3", record_kind=Kind.EVENT, statement="The two sides plan to meet.")
    told = section(render_markdown(full.model_copy(update={"changes": (news,)})), "What changed")
    assert headings(render_markdown(full.model_copy(update={"changes": (news,)})))[0] == "What changed"
    assert "- **New.** The two sides plan to meet.[^1.4]" in told


def test_an_update_shows_old_and_new_with_the_words_of_the_new(full: Briefing, desk: Desk) -> None:
    update = Change(
        kind=ChangeKind.UPDATED,
        record_id="e-3",
        record_kind=Kind.EVENT,
        statement="The two sides plan to meet.",
        pointer="/date",
        old="XXXX-04",
        new="XXXX-05",
        new_evidence=desk.leaf("May", MEET, at="May").evidence,
    )
    text = section(render_markdown(full.model_copy(update={"changes": (update,)})), "What changed")
    assert "The date: April (year not stated) → May (year not stated)[^1.4]" in text


def test_a_briefing_without_news_says_so_after_the_disagreements(full: Briefing) -> None:
    text = render_markdown(full.model_copy(update={"previous_briefing_id": "b-0"}))
    assert headings(text)[5] == "What changed"
    assert "Nothing since the last briefing." in section(text, "What changed")


def test_sections_without_content_are_left_out(desk: Desk) -> None:
    text = render_markdown(desk.briefing())
    assert headings(text) == ["Bottom line", "Sources", "How this was made"]
    assert "Nothing could be extracted from these documents that passes the checks." in text
    assert "Withheld" not in text


def test_a_briefing_without_records_leads_to_what_was_withheld(full: Briefing) -> None:
    only_withheld = full.model_copy(
        update=dict.fromkeys(("key_points", "events", "demands", "positions", "conflicts", "timeline", "gaps"), ())
    )
    text = render_markdown(only_withheld)
    assert "No record of these documents passed every check. What was extracted is listed under [Withheld]" in text
    assert "## Withheld" in text


def test_the_sources_tell_how_many_sentences_are_in_no_record(full: Briefing, desk: Desk) -> None:
    for documents in ((), full_briefing()[1]):
        text = render_markdown(full, documents)
        rows = [line for line in section(text, "Sources").splitlines() if line.startswith("|")][2:]
        assert ", 8 sentences, 4 in no record, some of them not read |" in rows[0]
        assert ", 2 sentences, 1 in no record |" in rows[1]
    whole = desk.document.id
    unread = Coverage(read=(), unread=((0, 9),), uncovered=())
    assert "in no record" not in render_markdown(desk.briefing(coverage={whole: unread}))


def test_every_mark_has_one_definition_and_every_definition_a_mark(full: Briefing) -> None:
    text = render_markdown(full)
    defined = Counter(found[1] for found in DEFINITION.finditer(text))
    assert defined and set(defined.values()) == {1}
    assert set(MARK.findall(text)) == set(defined)


def test_every_definition_quotes_the_source(full: Briefing) -> None:
    texts = [text.translate(str.maketrans("“”", "‘’")) for text in (TEXT, OTHER_TEXT)]
    for found in DEFINITION.finditer(render_markdown(full)):
        assert found[3] in texts[int(found[2]) - 1]


def test_with_its_documents_a_definition_numbers_the_sentence() -> None:
    briefing, documents = full_briefing()
    text = render_markdown(briefing, documents)
    assert "[^1.4]: Source 1, sentence 4: “The two sides will meet in May again.”" in text
    assert re.sub(r", sentence \d+:", ":", text) == render_markdown(briefing)


def test_two_citations_that_begin_alike_are_told_apart(desk: Desk) -> None:
    sentence = desk.document.sentences[ASK]
    short = evidence_of(desk.document, [desk.document.span(sentence.start, sentence.start + 6)])
    event = desk.event(ASK).model_copy(update={"id": "e-short", "evidence": short})
    text = render_markdown(desk.briefing(events=(desk.event(ASK), event)))
    defined = [found[1] for found in DEFINITION.finditer(text)]
    assert len(defined) == len(set(defined)) == 2


@pytest.mark.parametrize("heading", ["Bottom line", "Key developments", "Demands and responses", "Positions by side"])
def test_every_printed_record_has_a_mark(full: Briefing, heading: str) -> None:
    body = section(render_markdown(full), heading)
    rows = [line for line in body.splitlines() if line.startswith(("- ", "| ")) and not line.startswith("| Who")]
    assert rows
    assert all(MARK.search(row) for row in rows)


def test_values_read_as_people_write_them(full: Briefing) -> None:
    text = render_markdown(full)
    assert "# Briefing, 2031-09-04" in text
    assert "2 sources · 2 events · 1 demand · 1 position · 1 record withheld" in text
    assert "**May (year not stated)**, planned: " in section(text, "Key developments")
    assert "Karsa · About 40 lorries · 2 reports, 2 origins*" in section(text, "Key developments")
    assert "by 3 September (year not stated)" in section(text, "Demands and responses")
    assert "Selmark: “The bridge is ours”" in section(text, "Demands and responses")
    assert "**Selmark**, as told by Lena Marosz (opinion of the article’s author)" in section(text, "Positions by side")
    assert "### Against" in section(text, "Positions by side")
    assert "(characters 3–9 not read)" in section(text, "What could not be done")
    assert re.search(r"in/a\\?\.txt", section(text, "Sources"))


def test_a_disagreement_shows_each_side_with_words_source_and_date(full: Briefing) -> None:
    body = section(render_markdown(full), "Where the sources disagree")
    assert "- **Lorries in Karsa.** The sources differ on the number. They cannot all be right." in body
    assert "- **40**: “About 40 lorries waited in Karsa.” (source 1, undated)[^1.3]" in body
    assert "- **50**: “Some 50 lorries waited in Karsa, drivers said.” (source 2, 2031-09-04)[^2.1]" in body


def test_a_record_whose_reports_differ_shows_every_value(full: Briefing) -> None:
    body = section(render_markdown(full), "Key developments")
    assert "  - quantities: 40[^1.3]; 50[^2.1] (they cannot all be right)" in body


def test_a_status_history_reads_from_left_to_right(desk: Desk) -> None:
    other = second_document()
    history = FieldVariants(field="/status", relation="supersedes", variants=lorries(desk, other))
    event = desk.event(WAIT, doc_ids=(desk.document.id, other.id), variants=(history,))
    text = render_markdown(Desk(others=(other,)).briefing(events=(event,)))
    assert re.search(r"status: 40\[\S+\] → 50\[\S+\] \(one tells of a later stage than the other\)", text)


def test_a_report_overtakes_another_only_where_their_days_say_so(desk: Desk) -> None:
    other = second_document()
    history = FieldVariants(field="/status", relation="supersedes", variants=lorries(desk, other))
    event = desk.event(WAIT, doc_ids=(desk.document.id, other.id), variants=(history,))
    briefing = Desk(others=(other,)).briefing(events=(event,))
    for day, said in ((date(2031, 9, 1), OVERTAKEN), (date(2031, 9, 4), RELATIONS["supersedes"])):
        first = briefing.documents[0].model_copy(update={"published_at": day})
        text = render_markdown(briefing.model_copy(update={"documents": (first, briefing.documents[1])}))
        assert f"({said})" in text


@pytest.mark.parametrize(
    ("relation", "said"),
    [
        pytest.param("supersedes", "**planned → ongoing:**", id="stages"),
        pytest.param("less_precise", "**planned / ongoing:**", id="one is vaguer"),
    ],
)
def test_words_of_one_report_do_not_take_the_status_of_another(desk: Desk, relation: Relation, said: str) -> None:
    statuses = tuple(
        variant.model_copy(update={"value": value})
        for variant, value in zip(lorries(desk, second_document()), ("planned", "ongoing"), strict=True)
    )
    history = FieldVariants(field="/status", relation=relation, variants=statuses)
    event = desk.event(WAIT, status=desk.leaf(EventStatus.ONGOING, WAIT), variants=(history,))
    assert said.lower() in render_markdown(desk.briefing(events=(event,))).lower()


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        pytest.param({"actors": "Orvane", "recipients": "Selmark"}, "consult · Orvane → Selmark", id="both sides"),
        pytest.param({"recipients": "Selmark"}, "consult · with Selmark", id="one side of two that act"),
        pytest.param({"recipients": "Selmark", "type": EventType.COERCE}, "coerce · concerning Selmark", id="suffered"),
        pytest.param({"actors": "Orvane"}, "consult · Orvane", id="nobody else"),
    ],
)
def test_a_line_has_no_arrow_from_nobody(desk: Desk, fields: dict[str, str], line: str) -> None:
    kind = fields.get("type", EventType.CONSULT)
    sides = {name: (desk.leaf(value, MEET),) for name, value in fields.items() if name != "type"}
    assert event_line(desk.event(MEET, type=desk.leaf(kind, MEET), **sides)) == line


def test_people_who_are_counted_are_named_once(desk: Desk) -> None:
    dead = desk.leaf(Quantity(low=40, high=40, qualifier="exact", unit="people"), WAIT, "40 people")
    assert event_line(desk.event(WAIT, recipients=(desk.leaf("40 people", WAIT),), quantities=(dead,))) == (
        "concerning 40 people"
    )


def test_a_disputed_status_is_shown_as_such(full: Briefing, desk: Desk) -> None:
    event = desk.event(WAIT, status=desk.leaf(EventStatus.CANCELLED, WAIT))
    (rival,) = full.conflicts
    sides = zip(rival.variants, ("occurred", "cancelled"), strict=True)
    update = {"field": "/status", "variants": tuple(v.model_copy(update={"value": value}) for v, value in sides)}
    briefing = full.model_copy(update={"events": (event,), "conflicts": (rival.model_copy(update=update),)})
    assert "**Occurred / cancelled (disputed):**" in render_markdown(briefing)


def test_a_source_without_a_title_is_named_once_and_what_cost_nothing_has_no_price(desk: Desk) -> None:
    bare = desk.briefing(usage=Usage(calls=1, cost_usd=0.0))
    text = render_markdown(bare)
    assert "| 1 | `in/a.txt`, 8 sentences, " in section(text, "Sources")
    assert "$" not in section(text, "How this was made")
    assert "$0.0500." in render_markdown(bare.model_copy(update={"usage": Usage(calls=1, cost_usd=0.05)}))


def left_out(pointer: str, value: str, label: str, reason: str) -> dict[str, str]:
    return {"pointer": pointer, "value": value, "label": label, "reason": reason}


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        pytest.param(
            left_out("/quoted", "False", "not_checked", "the words stand in quotation marks in part"),
            "*position*: whether these are the speaker’s own words could not be told: they stand in quotation marks in "
            "part. (Source 1)",
            id="not decided",
        ),
        pytest.param(
            left_out("/quoted", "True", "contradicted", "no marks stand there"),
            "*position, quoted, contradicted*: True. Why: no marks stand there. (Source 1)",
            id="refused",
        ),
        pytest.param(
            left_out("/target", "the toll", "not_checked", "nobody judged it"),
            "*position, target, could not be checked*: the toll. Why: nobody judged it. (Source 1)",
            id="a value in words",
        ),
    ],
)
def test_a_value_left_out_is_told_as_people_speak(entry: dict[str, str], said: str) -> None:
    desk = Desk()
    held = Withheld.model_validate({"record_id": "p", "kind": "position", "doc_id": desk.document.id, **entry})
    text = render_markdown(desk.briefing(positions=(desk.position(),), withheld=(held,)))
    assert f"- {said}\n" in text


def test_a_rival_value_in_the_bottom_line_has_its_own_mark(full: Briefing) -> None:
    (conflict,) = full.conflicts
    wait = next(event for event in full.events if event.id in conflict.record_ids)
    lone = wait.model_copy(update={"evidence": wait.evidence[:1], "doc_ids": wait.doc_ids[:1], "variants": ()})
    for text, marks in (("40 lorries waited; others say 50.", 2), ("40 lorries waited.", 1)):
        point = KeyPoint(text=text, record_ids=(lone.id,))
        told = full.model_copy(update={"events": (full.events[0], lone), "key_points": (point,)})
        (line,) = [row for row in section(render_markdown(told), "Bottom line").splitlines() if row.startswith("- ")]
        assert len(MARK.findall(line)) == marks


def test_copies_of_one_text_are_called_one_origin(full: Briefing) -> None:
    first, second = full.documents
    copies = (first, second.model_copy(update={"independence_group": first.doc_id}))
    body = section(render_markdown(full.model_copy(update={"documents": copies})), "Sources")
    assert "2 reports, 1 origin." in body
    assert "| shared with 2 |" in body and "| shared with 1 |" in body


def test_positions_of_one_stakeholder_stand_together(desk: Desk) -> None:
    def says(name: str, number: int) -> StakeholderPosition:
        return desk.position(stakeholder=desk.leaf(name, SAY)).model_copy(update={"id": f"p-{number}"})

    briefing = desk.briefing(positions=tuple(says(name, number) for number, name in enumerate("ABA")))
    rows = re.findall(r"^\| \*\*(\w)\*\*", render_markdown(briefing), re.MULTILINE)
    assert rows == ["A", "A", "B"]


def test_an_incomplete_briefing_says_so_at_the_top(full: Briefing, desk: Desk) -> None:
    assert "> **Incomplete.**" in render_markdown(full).partition("## ")[0]
    assert "Incomplete" not in render_markdown(desk.briefing())


def test_dated_events_come_first(full: Briefing) -> None:
    body = section(render_markdown(full), "Key developments")
    assert body.index("May (year not stated)") < body.index("Not placed on a calendar day") < body.index("40 lorries")


def test_a_date_that_only_the_words_give_is_shown_in_those_words(desk: Desk) -> None:
    event = desk.event(date=desk.leaf("XXXX-XX-XX", MEET, "two days later"))
    text = render_markdown(
        desk.briefing(events=(event,), timeline=(TimelineEntry(date="XXXX-XX-XX", record_id="e-3"),))
    )
    assert "**“two days later”**" in text


def test_what_is_not_known_is_said(desk: Desk) -> None:
    text = render_markdown(
        desk.briefing(demands=(desk.demand(),), positions=(desk.position(),), events=(desk.event(),))
    )
    assert "| could not be told |" in section(text, "Demands and responses")
    assert "### Side not determined" in section(text, "Positions by side")


def test_an_answer_without_its_author_stands_alone(desk: Desk) -> None:
    demand = desk.demand(response=desk.leaf("The bridge is ours", SAY))
    body = section(render_markdown(desk.briefing(demands=(demand,))), "Demands and responses")
    assert "| “The bridge is ours” |" in body


def test_words_not_in_quotation_marks_in_the_source_get_none_in_the_table(desk: Desk) -> None:
    text = render_markdown(desk.briefing(positions=(desk.position(quoted=desk.leaf(False, SAY)),)))
    assert "| The bridge is ours[^" in section(text, "Positions by side")


def test_the_same_briefing_gives_the_same_text(full: Briefing) -> None:
    again = Briefing.model_validate_json(full.model_dump_json())
    assert render_markdown(full) == render_markdown(full) == render_markdown(again)


def test_the_text_is_tidy(full: Briefing) -> None:
    text = render_markdown(full)
    assert text.endswith("\n") and not text.endswith("\n\n")
    assert "\n\n\n" not in text
    assert not re.search(r"[ \t]$", text, re.MULTILINE)


# --- hostile words -----------------------------------------------------------------------------------------------

MARKDOWN = MarkdownIt("gfm-like", {"linkify": False})


def flat(tokens: list[Token]) -> list[Token]:
    return [inner for token in tokens for inner in (token, *flat(token.children or []))]


def structure(text: str) -> Counter[str]:
    """How often the page holds each construct, words apart."""
    words = ("text", "text_special", "softbreak", "code_inline")
    return Counter(token.type for token in flat(MARKDOWN.parse(text)) if token.type not in words)


def columns(text: str) -> list[int]:
    """The number of cells of every table row of the page."""
    counts: list[int] = []
    for token in MARKDOWN.parse(text):
        if token.type == "tr_open":
            counts.append(0)
        elif token.type in ("td_open", "th_open"):
            counts[-1] += 1
    return counts


@pytest.fixture(scope="module")
def calm() -> str:
    return render_markdown(hostile_briefing("HARMLESS")[0])


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_change_nothing_but_the_words(words: str, calm: str) -> None:
    """The page has the structure that harmless words give, and shows the words; no footnote of theirs is defined."""
    page = render_markdown(hostile_briefing(words)[0])
    assert headings(page) == headings(calm)
    assert columns(page) == columns(calm)
    assert structure(page) == structure(calm)
    tokens = flat(MARKDOWN.parse(page))
    assert visible(words) in "".join(token.content for token in tokens if token.type in ("text", "text_special"))
    ours = {visible(words), "b-1"}
    assert {token.content for token in tokens if token.type == "code_inline"} <= ours
    defined = [found[1] for found in DEFINITION.finditer(page)]
    assert defined == [found[1] for found in DEFINITION.finditer(calm)]
    assert "forged" not in "".join(found[3] for found in DEFINITION.finditer(page))


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_evidence_is_quoted_on_one_line(words: str) -> None:
    pages = [
        render_markdown(desk.briefing(events=(desk.event(0),)))
        for desk in (Desk(Document(text=f"The talks {said} ended.", name="a.txt")) for said in (words, "HARMLESS"))
    ]
    assert [len(DEFINITION.findall(page)) for page in pages] == [1, 1]
    assert structure(pages[0]) == structure(pages[1])


@pytest.mark.parametrize(
    ("status", "said", "shown"),
    [
        pytest.param(EventStatus.ALLEGED, "Alleged: Orland closed the pass.", "Orland closed the pass.", id="same"),
        pytest.param(EventStatus.PLANNED, "Alleged: Orland closed it.", "Alleged: Orland closed it.", id="another"),
        pytest.param(EventStatus.OCCURRED, "Orland closed the pass.", "Orland closed the pass.", id="none"),
    ],
)
def test_a_status_that_stands_beside_a_statement_is_not_said_twice(status: EventStatus, said: str, shown: str) -> None:
    place = Evidence(doc_id="d", start=0, end=1, exact="x")
    leaf = Leaf[EventStatus](value=status, evidence=(place,), verdict=Verdict(label=Label.SUPPORTED, score=1))
    event = Event(id="e", doc_ids=("d",), evidence=(place,), status=leaf, proposed_by="rules")
    assert beside_status(event, said) == shown
