"""The briefing in Markdown: every statement leads to the words it rests on."""

import re
from collections import Counter

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from llm_brief.records.base import Evidence, Label, Leaf, Verdict, evidence_of
from llm_brief.records.briefing import Briefing, Coverage, TimelineEntry
from llm_brief.records.changes import Change, ChangeKind
from llm_brief.records.record import Event, FieldVariants, StakeholderPosition
from llm_brief.records.vocabulary import EventStatus, Kind
from llm_brief.rendering.escape import visible
from llm_brief.rendering.markdown import render_markdown
from llm_brief.rendering.phrases import beside_status
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


def test_the_sources_tell_how_many_acts_are_in_no_record(full: Briefing, desk: Desk) -> None:
    rows = [line for line in section(render_markdown(full), "Sources").splitlines() if line.startswith("|")][2:]
    assert "; 1 sentence that tells of an act is in no record of what was read |" in rows[0]
    assert "; 0 sentences that tell of an act are in no record |" in rows[1]
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
    assert re.search(r"status: 40\[\S+\] → 50\[\S+\] \(the later report overtakes the earlier one\)", text)


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
    assert "| none found |" in section(text, "Demands and responses")
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
