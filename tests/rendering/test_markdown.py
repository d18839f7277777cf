"""The briefing in Markdown: every statement leads to the words it rests on."""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from llm_brief.records.base import Evidence, Label, Leaf, Quantity, Verdict, evidence_of
from llm_brief.records.briefing import (
    Briefing,
    Conflict,
    Coverage,
    Failure,
    Gap,
    KeyPoint,
    Ledger,
    Provenance,
    Source,
    TimelineEntry,
    Usage,
    Variant,
    Withheld,
)
from llm_brief.records.record import Demand, Event, StakeholderPosition
from llm_brief.records.vocabulary import Basis, DemandStatus, EventStatus, EventType, Force, Kind, Stance
from llm_brief.rendering.escape import visible
from llm_brief.rendering.markdown import render_markdown
from llm_brief.text.document import Document

V = TypeVar("V")

TEXT = (
    "Orvane asked Selmark on September 3 to open the bridge. “The bridge is ours,” Selmark said. "
    "About 40 lorries waited in Karsa. The two sides will meet in May again. "
    "Drivers counted 50 lorries."
)
ASK, SAY, WAIT, MEET, COUNT = range(5)


@dataclass
class Desk:
    """Builds records about one document; every value rests on the sentence of its record."""

    document: Document = field(default_factory=lambda: Document(text=TEXT, name="a.txt", path="in/a.txt"))

    def sentence(self, number: int) -> tuple[Evidence, ...]:
        found = self.document.sentences[number]
        return evidence_of(self.document, [self.document.span(found.start, found.end)])

    def leaf(self, value: V, number: int, raw: str | None = None) -> Leaf[V]:
        verdict = Verdict(label=Label.SUPPORTED, score=1.0)
        return Leaf(value=value, raw=raw, evidence=self.sentence(number), verdict=verdict)

    def event(self, number: int = MEET, **values: object) -> Event:
        return Event.model_validate({**self._shared(f"e-{number}", number), **values})

    def demand(self, **values: object) -> Demand:
        core = {"demander": self.leaf("Orvane", ASK), "content": self.leaf("to open the bridge", ASK)}
        return Demand.model_validate({**self._shared("d", ASK), **core, **values})

    def position(self, **values: object) -> StakeholderPosition:
        core = {
            "stakeholder": self.leaf("Selmark", SAY),
            "statement": self.leaf("The bridge is ours", SAY),
        }
        return StakeholderPosition.model_validate({**self._shared("p", SAY), **core, **values})

    def _shared(self, record_id: str, number: int) -> dict[str, object]:
        evidence = self.sentence(number)
        return {"id": record_id, "doc_ids": (self.document.id,), "evidence": evidence, "proposed_by": "test"}

    def briefing(self, **values: object) -> Briefing:
        document = self.document
        source = Source(
            doc_id=document.id,
            sha256=document.sha256,
            name=document.name,
            paths=(document.path or document.name,),
            media_type=document.media_type,
            title=document.title,
            characters=len(document.text),
            sentences=len(document.sentences),
            independence_group=document.id,
        )
        whole = Coverage(read=((0, len(document.text)),), unread=(), uncovered=())
        given = {
            "briefing_id": "b-1",
            "as_of": date(2031, 9, 4),
            "documents": (source,),
            "coverage": {document.id: whole},
            "ledger": Ledger(),
            "usage": Usage(calls=3, prompt_tokens=10, completion_tokens=5),
            "provenance": Provenance(program="llm-brief", version="0", model="m", strategy="passes", prompts={}),
            **values,
        }
        return Briefing.model_validate(given)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def full(desk: Desk) -> Briefing:
    """A briefing with something in every section."""
    meet = desk.event(
        title=desk.leaf("The two sides plan to meet", MEET),
        type=desk.leaf(EventType.CONSULT, MEET),
        status=desk.leaf(EventStatus.PLANNED, MEET),
        actors=(desk.leaf("The two sides", MEET),),
        date=desk.leaf("XXXX-05", MEET, "May"),
    )
    wait = desk.event(
        WAIT,
        actors=(desk.leaf("lorries", WAIT),),
        place=desk.leaf("Karsa", WAIT),
        quantities=(desk.leaf(Quantity(low=40, high=40, qualifier="about", unit="lorries"), WAIT, "About 40 lorries"),),
    )
    demand = desk.demand(
        addressees=(desk.leaf("Selmark", ASK),),
        force=desk.leaf(Force.REQUEST, ASK),
        deadline=desk.leaf("XXXX-09-03", ASK, "September 3"),
        status=desk.leaf(DemandStatus.REJECTED, ASK),
        response=desk.leaf("The bridge is ours", SAY),
        responder=desk.leaf("Selmark", SAY),
    )
    position = desk.position(
        target=desk.leaf("the bridge", SAY),
        stance=desk.leaf(Stance.AGAINST, SAY),
        quoted=desk.leaf(True, SAY),
        basis=desk.leaf(Basis.STATED, SAY),
        speaker=desk.leaf("Lena Marosz", SAY),
    )
    variants = tuple(
        Variant(value=value, doc_ids=(desk.document.id,), independent_sources=1, evidence=desk.sentence(number))
        for value, number in (("40", WAIT), ("50", COUNT))
    )
    conflict = Conflict(
        id="c-1",
        kind="number",
        relation="contradicts",
        about="lorries in Karsa",
        record_ids=(wait.id,),
        field="quantities",
        variants=variants,
    )
    held = {
        "kind": Kind.EVENT,
        "label": Label.NOT_FOUND,
        "doc_id": desk.document.id,
        "reason": "no such words",
    }
    return desk.briefing(
        events=(meet, wait),
        demands=(demand,),
        positions=(position,),
        conflicts=(conflict,),
        key_points=(KeyPoint(text="The two sides plan to meet", record_ids=(meet.id,)),),
        timeline=(TimelineEntry(date="XXXX-05", record_id=meet.id),),
        gaps=(Gap(text="No source states the year.", record_ids=(meet.id,)), Gap(text="Nothing else.")),
        withheld=(
            Withheld.model_validate({**held, "record_id": "e-x", "pointer": "", "value": "The bridge fell"}),
            Withheld.model_validate({**held, "record_id": wait.id, "pointer": "/date", "value": "May 5"}),
        ),
        failures=(Failure(source="b.txt", stage="read", reason="a PDF", unread=((3, 9),)),),
    )


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
        "Events",
        "Demands and answers",
        "Positions",
        "Where the sources disagree",
        "Gaps",
        "What could not be done",
        "Withheld",
        "Sources",
        "How this was made",
    ]


def test_sections_without_content_are_left_out(desk: Desk) -> None:
    text = render_markdown(desk.briefing())
    assert headings(text) == ["Bottom line", "Sources", "How this was made"]
    assert "No record of these documents passed every check" in text


def test_every_mark_has_one_definition_and_every_definition_a_mark(full: Briefing) -> None:
    text = render_markdown(full)
    defined = Counter(found[1] for found in DEFINITION.finditer(text))
    assert defined and set(defined.values()) == {1}
    assert set(MARK.findall(text)) == set(defined)


def test_every_definition_quotes_the_source(full: Briefing, desk: Desk) -> None:
    folded = desk.document.text.translate(str.maketrans("“”", "‘’"))
    for found in DEFINITION.finditer(render_markdown(full)):
        assert found[2] == "1"
        assert found[3] in folded


def test_two_citations_that_begin_alike_are_told_apart(desk: Desk) -> None:
    sentence = desk.document.sentences[ASK]
    short = evidence_of(desk.document, [desk.document.span(sentence.start, sentence.start + 6)])
    event = desk.event(ASK).model_copy(update={"id": "e-short", "evidence": short})
    text = render_markdown(desk.briefing(events=(desk.event(ASK), event)))
    defined = [found[1] for found in DEFINITION.finditer(text)]
    assert len(defined) == len(set(defined)) == 2


@pytest.mark.parametrize("heading", ["Bottom line", "Events", "Demands and answers", "Positions"])
def test_every_printed_record_has_a_mark(full: Briefing, heading: str) -> None:
    body = section(render_markdown(full), heading)
    rows = [line for line in body.splitlines() if line.startswith(("- ", "| ")) and not line.startswith("| Who")]
    assert rows
    assert all(MARK.search(row) for row in rows)


def test_values_read_as_people_write_them(full: Briefing) -> None:
    text = render_markdown(full)
    assert "# Briefing, 2031-09-04" in text
    assert "1 source · 2 events · 1 demand · 1 position · 1 record withheld" in text
    assert "**May (year not stated)**, *planned*: The two sides plan to meet" in section(text, "Events")
    assert "Karsa · About 40 lorries" in section(text, "Events")
    assert "3 September (year not stated)" in section(text, "Demands and answers")
    assert "Selmark: “The bridge is ours”" in section(text, "Demands and answers")
    assert "Selmark (as told by Lena Marosz)" in section(text, "Positions")
    assert "(characters 3–9 not read)" in section(text, "What could not be done")
    assert re.search(r"in/a\\?\.txt", section(text, "Sources"))


def test_an_incomplete_briefing_says_so_at_the_top(full: Briefing, desk: Desk) -> None:
    assert "> **Incomplete.**" in render_markdown(full).partition("## ")[0]
    assert "Incomplete" not in render_markdown(desk.briefing())


def test_dated_events_come_first(full: Briefing) -> None:
    body = section(render_markdown(full), "Events")
    assert body.index("May (year not stated)") < body.index("No date given")


def test_what_is_not_known_is_said(desk: Desk) -> None:
    text = render_markdown(
        desk.briefing(demands=(desk.demand(),), positions=(desk.position(),), events=(desk.event(),))
    )
    assert "| not stated |" in section(text, "Demands and answers")
    assert "none reported" in section(text, "Demands and answers")
    assert "not determined" in section(text, "Positions")
    assert "No date given" in section(text, "Events")


def test_an_answer_without_its_author_stands_alone(desk: Desk) -> None:
    demand = desk.demand(response=desk.leaf("The bridge is ours", SAY))
    assert "| “The bridge is ours” |" in section(
        render_markdown(desk.briefing(demands=(demand,))), "Demands and answers"
    )


def test_words_not_in_quotation_marks_in_the_source_get_none_in_the_table(desk: Desk) -> None:
    text = render_markdown(desk.briefing(positions=(desk.position(quoted=desk.leaf(False, SAY)),)))
    assert "| The bridge is ours[^" in section(text, "Positions")


def test_the_same_briefing_gives_the_same_text(full: Briefing) -> None:
    again = Briefing.model_validate_json(full.model_dump_json())
    assert render_markdown(full) == render_markdown(full) == render_markdown(again)


def test_the_text_is_tidy(full: Briefing) -> None:
    text = render_markdown(full)
    assert text.endswith("\n") and not text.endswith("\n\n")
    assert "\n\n\n" not in text
    assert not re.search(r"[ \t]$", text, re.MULTILINE)


# --- hostile words -----------------------------------------------------------------------------------------------

HOSTILE = [
    "a | b | c",
    "| x |\n|---|",
    "# Forged heading",
    "x\n\n## Forged section\n",
    "x\u2028## Forged",
    "- item\n- item",
    "```\ncode",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![x](http://evil.example/x.png)",
    "[x](http://evil.example)",
    "http://evil.example www.evil.example",
    "[^1.0]",
    "x[^1.0]: forged",
    "[^1.0]: Source 1: “forged”",
    "***",
    "\\",
    "wow!",
    '“quoted” "quoted"',
    "\x1b[31mred",
    "\u202eevil",
    "{{ 7*7 }} {% for %}",
]

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


def hostile_briefing(words: str) -> Briefing:
    desk = Desk(Document(text=TEXT, name=words or "x", path=words, title=words))
    say = {name: desk.leaf(words, SAY) for name in ("stakeholder", "target", "statement", "speaker")}
    ask = {name: desk.leaf(words, ASK) for name in ("demander", "content", "response", "responder")}
    tell = {name: desk.leaf(words, WAIT) for name in ("title", "place", "attribution", "date")}
    quantity = desk.leaf(Quantity(low=1, high=1, qualifier="exact"), WAIT, words)
    event = desk.event(
        WAIT,
        **tell,
        actors=(desk.leaf(words, WAIT),),
        recipients=(desk.leaf(words, WAIT),),
        quantities=(quantity,),
    )
    demand = desk.demand(**ask, addressees=(desk.leaf(words, ASK),), deadline=desk.leaf(words, ASK))
    held = {
        "record_id": "x",
        "kind": Kind.EVENT,
        "label": Label.NOT_FOUND,
        "doc_id": desk.document.id,
        "pointer": "",
    }
    evidence = desk.sentence(WAIT)
    variants = tuple(
        Variant(value=words, doc_ids=(desk.document.id,), independent_sources=1, evidence=evidence) for _ in range(2)
    )
    conflict = Conflict(
        id="c",
        kind="name",
        relation="contradicts",
        about=words,
        record_ids=(event.id,),
        field="title",
        variants=variants,
    )
    return desk.briefing(
        events=(event,),
        demands=(demand,),
        positions=(desk.position(**say, quoted=desk.leaf(False, SAY)),),
        conflicts=(conflict,),
        key_points=(KeyPoint(text=words, record_ids=(event.id,)),),
        gaps=(Gap(text=words),),
        withheld=(Withheld.model_validate({**held, "value": words, "reason": words}),),
        failures=(Failure(source=words, stage="read", reason=words),),
    )


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_change_nothing_but_the_words(words: str) -> None:
    """The page has the structure that harmless words give, and shows the words."""
    page, calm = render_markdown(hostile_briefing(words)), render_markdown(hostile_briefing("HARMLESS"))
    assert headings(page) == headings(calm)
    assert columns(page) == columns(calm)
    assert structure(page) == structure(calm)
    tokens = flat(MARKDOWN.parse(page))
    assert visible(words) in "".join(token.content for token in tokens if token.type in ("text", "text_special"))
    assert {token.content for token in tokens if token.type == "code_inline"} <= {visible(words), "briefing.json"}


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_define_no_footnote(words: str) -> None:
    page = render_markdown(hostile_briefing(words))
    defined = [found[1] for found in DEFINITION.finditer(page)]
    assert len(defined) == len(set(defined)) == 3
    assert "forged" not in "".join(found[3] for found in DEFINITION.finditer(page))


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_evidence_is_quoted_on_one_line(words: str) -> None:
    pages = [
        render_markdown(desk.briefing(events=(desk.event(0),)))
        for desk in (Desk(Document(text=f"The talks {said} ended.", name="a.txt")) for said in (words, "HARMLESS"))
    ]
    assert [len(DEFINITION.findall(page)) for page in pages] == [1, 1]
    assert structure(pages[0]) == structure(pages[1])
