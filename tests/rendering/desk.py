"""Small briefings to render: records about two documents, each value resting on the sentence of its record."""

from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from llm_brief.records.base import Evidence, Finding, Label, Leaf, Quantity, Verdict, evidence_of
from llm_brief.records.briefing import (
    Briefing,
    Conflict,
    Coverage,
    Entity,
    Failure,
    Gap,
    KeyPoint,
    Lead,
    Ledger,
    Provenance,
    ShortForm,
    Source,
    TimelineEntry,
    Usage,
    Withheld,
)
from llm_brief.records.changes import Change, ChangeKind
from llm_brief.records.record import Demand, Event, FieldVariants, Relation, StakeholderPosition, Variant
from llm_brief.records.vocabulary import Basis, DemandStatus, EventStatus, EventType, Force, Kind, Stance
from llm_brief.text.document import Document

V = TypeVar("V")

TEXT = (
    "Orvane asked Selmark on September 3 to open the bridge. “The bridge is ours,” Selmark said. "
    "About 40 lorries waited in Karsa. The two sides will meet in May again. "
    "Drivers counted 50 lorries. Rain is expected. Selmark has not said when.\nA last line 👩\u200d👩\u200d👧 stands alone."
)
ASK, SAY, WAIT, MEET, COUNT, RAIN = range(6)
OTHER_TEXT = "Some 50 lorries waited in Karsa, drivers said. The bridge stayed shut."


def first_document() -> Document:
    return Document(text=TEXT, name="a.txt", path="in/a.txt")


def second_document() -> Document:
    return Document(text=OTHER_TEXT, name="b.txt", path="in/b.txt", title="At Karsa", published_at=date(2031, 9, 4))


def places(document: Document, *numbers: int) -> tuple[Evidence, ...]:
    """Evidence for whole sentences of a document."""
    found = [document.sentences[number] for number in numbers]
    return evidence_of(document, [document.span(sentence.start, sentence.end) for sentence in found])


def words(document: Document, quotation: str) -> tuple[Evidence, ...]:
    """Evidence for words of a document."""
    start = document.text.index(quotation)
    return evidence_of(document, [document.span(start, start + len(quotation))])


@dataclass
class Desk:
    """Builds records about one document, and briefings of it and of others."""

    document: Document = field(default_factory=first_document)
    others: tuple[Document, ...] = ()

    @property
    def documents(self) -> tuple[Document, ...]:
        return (self.document, *self.others)

    def sentence(self, number: int) -> tuple[Evidence, ...]:
        return places(self.document, number)

    def leaf(self, value: V, number: int, raw: str | None = None, *, at: str | None = None) -> Leaf[V]:
        checks = (Finding(check="span", label=Label.SUPPORTED, reason="the words stand in the document"),)
        verdict = Verdict(label=Label.SUPPORTED, score=1.0, checks=checks)
        evidence = words(self.document, at) if at else self.sentence(number)
        return Leaf(value=value, raw=raw, evidence=evidence, verdict=verdict)

    def event(self, number: int = MEET, **values: object) -> Event:
        return Event.model_validate({**self._shared(f"e-{number}", number), **values})

    def demand(self, **values: object) -> Demand:
        core = {"demander": self.leaf("Orvane", ASK), "content": self.leaf("to open the bridge", ASK)}
        return Demand.model_validate({**self._shared("d", ASK), **core, **values})

    def position(self, **values: object) -> StakeholderPosition:
        core = {"stakeholder": self.leaf("Selmark", SAY), "statement": self.leaf("The bridge is ours", SAY)}
        return StakeholderPosition.model_validate({**self._shared("p", SAY), **core, **values})

    def _shared(self, record_id: str, number: int) -> dict[str, object]:
        evidence = self.sentence(number)
        return {"id": record_id, "doc_ids": (self.document.id,), "evidence": evidence, "proposed_by": "test"}

    def briefing(self, **values: object) -> Briefing:
        whole = {d.id: Coverage(read=((0, len(d.text)),), unread=(), uncovered=()) for d in self.documents}
        given = {
            "briefing_id": "b-1",
            "as_of": date(2031, 9, 4),
            "documents": tuple(map(source_of, self.documents)),
            "coverage": whole,
            "ledger": Ledger(),
            "usage": Usage(calls=3, prompt_tokens=10, completion_tokens=5),
            "provenance": Provenance(program="llm-brief", version="0", model="m", strategy="passes", prompts={}),
            **values,
        }
        return Briefing.model_validate(given)


def source_of(document: Document) -> Source:
    return Source(
        doc_id=document.id,
        sha256=document.sha256,
        name=document.name,
        paths=(document.path or document.name,),
        media_type=document.media_type,
        title=document.title,
        author=document.author,
        publication=document.publication,
        url=document.url,
        published_at=document.published_at,
        characters=len(document.text),
        sentences=len(document.sentences),
        independence_group=document.id,
    )


def lorries(desk: Desk, other: Document) -> tuple[Variant, Variant]:
    """The two numbers of lorries that the two documents give."""
    own = Variant(
        value="40",
        doc_ids=(desk.document.id,),
        independent_sources=1,
        evidence=words(desk.document, "About 40 lorries"),
    )
    return own, Variant(
        value="50", doc_ids=(other.id,), independent_sources=1, evidence=words(other, "Some 50 lorries")
    )


def full_briefing() -> tuple[Briefing, tuple[Document, ...]]:
    """Two documents, and something in every section."""
    other = second_document()
    desk = Desk(others=(other,))
    meet = desk.event(
        title=desk.leaf("The two sides plan to meet", MEET),
        type=desk.leaf(EventType.CONSULT, MEET),
        status=desk.leaf(EventStatus.PLANNED, MEET),
        actors=(desk.leaf("The two sides", MEET, at="The two sides"),),
        date=desk.leaf("XXXX-05", MEET, "May", at="May"),
    )
    variants = lorries(desk, other)
    wait = desk.event(
        WAIT,
        actors=(desk.leaf("lorries", WAIT),),
        place=desk.leaf("Karsa", WAIT, at="Karsa"),
        quantities=(desk.leaf(Quantity(low=40, high=40, qualifier="about", unit="lorries"), WAIT, "About 40 lorries"),),
        doc_ids=(desk.document.id, other.id),
        evidence=(*desk.sentence(WAIT), *places(other, 0)),
        independent_sources=2,
        variants=(FieldVariants(field="/quantities", relation="contradicts", variants=variants),),
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
        basis=desk.leaf(Basis.AUTHOR_OPINION, SAY),
        speaker=desk.leaf("Lena Marosz", SAY),
    )
    conflict = Conflict(
        id="c-1",
        kind="number",
        relation="contradicts",
        about="lorries in Karsa",
        record_ids=(wait.id,),
        field="/quantities",
        variants=variants,
    )
    held = {"kind": Kind.EVENT, "label": Label.NOT_FOUND, "doc_id": desk.document.id, "reason": "no such words"}
    refused = Verdict(label=Label.MISATTRIBUTED, score=0.0)
    fallen = desk.event(RAIN, actors=(Leaf[str](value="Rain", verdict=refused),)).model_copy(update={"id": "e-x"})
    entities = tuple(
        Entity(id=f"n-{name}", name=name, aliases=(name,), evidence=(), record_ids=ids)
        for name, ids in (("Orvane", (demand.id,)), ("Selmark", (demand.id, position.id)))
    )
    end = len(desk.document.text)
    rain = desk.sentence(RAIN)[0]
    coverage = {
        desk.document.id: Coverage(
            read=((0, end - 5),), unread=((end - 5, end),), uncovered=((rain.end + 1, rain.end + 30),)
        ),
        other.id: Coverage(read=((0, len(other.text)),), unread=(), uncovered=()),
    }
    briefing = desk.briefing(
        entities=entities,
        events=(meet, wait),
        demands=(demand,),
        positions=(position,),
        conflicts=(conflict,),
        coverage=coverage,
        key_points=(KeyPoint(text="The two sides plan to meet.", record_ids=(meet.id,)),),
        timeline=(TimelineEntry(date="XXXX-05", record_id=meet.id),),
        gaps=(Gap(text="No source states the year.", record_ids=(meet.id,)), Gap(text="Nothing else.")),
        withheld=(
            Withheld.model_validate(
                {
                    **held,
                    "record_id": "e-x",
                    "pointer": "",
                    "value": "The bridge fell",
                    "record": fallen,
                    "evidence": (rain,),
                }
            ),
            Withheld.model_validate({**held, "record_id": wait.id, "pointer": "/date", "value": "May 5"}),
        ),
        failures=(Failure(source="b.txt", stage="read", reason="a PDF", unread=((3, 9),)),),
    )
    return briefing, desk.documents


def hostile_briefing(payload: str) -> tuple[Briefing, tuple[Document, ...]]:
    """The payload wherever words of a source, of a model or of a file name can stand, and in the text itself."""
    text = TEXT.replace("Rain is expected.", f"Rain {payload} is expected.")
    document = Document(
        text=text, name=payload, path=payload, title=payload, author=payload, publication=payload, url=payload
    )
    desk = Desk(document)
    say = {name: desk.leaf(payload, SAY) for name in ("stakeholder", "target", "statement", "speaker")}
    ask = {name: desk.leaf(payload, ASK) for name in ("demander", "content", "response", "responder", "condition")}
    tell = {name: desk.leaf(payload, WAIT) for name in ("title", "place", "attribution")}
    event = desk.event(
        WAIT,
        **tell,
        date=desk.leaf("XXXX-XX-XX", WAIT, payload),
        actors=(desk.leaf(payload, WAIT),),
        recipients=(desk.leaf(payload, WAIT),),
        quantities=(desk.leaf(Quantity(low=1, high=1, qualifier="exact"), WAIT, payload),),
        variants=tuple(
            FieldVariants(field="/title", relation=relation, variants=_twice(desk, payload)) for relation in _RELATIONS
        ),
    )
    opening = desk.event(MEET, actors=(desk.leaf(payload, MEET),))
    quoting = desk.event(COUNT)
    demand = desk.demand(**ask, addressees=(desk.leaf(payload, ASK),), deadline=desk.leaf(payload, ASK))
    held = {"record_id": "x", "kind": Kind.EVENT, "label": Label.NOT_FOUND, "doc_id": document.id, "pointer": ""}
    shared = {
        "record_ids": (event.id,),
        "field": "/title",
        "variants": _twice(desk, payload),
        "about": payload,
        "note": payload,
    }
    conflict = Conflict.model_validate({"id": "c", "kind": "name", "relation": "contradicts", **shared})
    told = {"record_id": event.id, "record_kind": Kind.EVENT, "statement": payload, "note": payload}
    changes = tuple(
        Change.model_validate({**told, "kind": kind, "pointer": "/title", "old": payload, "new": payload})
        for kind in ChangeKind
    )
    entity = Entity(id="n", name=payload, aliases=(payload,), evidence=(), record_ids=(event.id,))
    briefing = desk.briefing(
        entities=(entity,),
        events=(event, opening, quoting),
        demands=(demand,),
        positions=(desk.position(**say, quoted=desk.leaf(False, SAY)),),
        conflicts=(conflict,),
        key_points=(KeyPoint(text=payload, record_ids=(event.id,)),),
        gaps=(Gap(text=payload),),
        leads=(Lead(section="events", text=payload, record_ids=(event.id,)),),
        short_forms=(ShortForm(short=payload, long=payload, evidence=desk.sentence(ASK)),),
        changes=changes,
        withheld=(
            Withheld.model_validate({**held, "value": payload, "reason": payload, "record": event}),
            Withheld.model_validate({**held, "pointer": "/title", "value": payload, "reason": payload}),
        ),
        failures=(Failure(source=payload, stage="read", reason=payload),),
        provenance=Provenance(program="p", version="0", model=payload, strategy="passes", prompts={}),
    )
    return briefing, (document,)


_RELATIONS: tuple[Relation, ...] = ("contradicts", "spelling_variant", "supersedes")


def _twice(desk: Desk, payload: str) -> tuple[Variant, Variant]:
    one = Variant(value=payload, doc_ids=(desk.document.id,), independent_sources=1, evidence=desk.sentence(WAIT))
    return one, one


HOSTILE = (
    "<script>window.hit = 1</script>",
    "</script><script>window.hit = 1</script>",
    "<img src=x onerror='window.hit = 1'>",
    "<svg onload=window.hit=1>",
    "<iframe srcdoc='<script>parent.hit=1</script>'></iframe>",
    "<style>body{display:none}</style>",
    "</style><style>*{color:red!important}</style>",
    "<link rel=stylesheet href='//evil.example/x.css'>",
    "<base href='//evil.example/'>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<form action='//evil.example'><input name=q></form>",
    "<a href='javascript:window.hit=1'>click</a>",
    "javascript:window.hit=1",
    "data:text/html,<script>parent.hit=1</script>",
    "<!-- comment --> <!--",
    "]]> <![CDATA[ x",
    '" onmouseover="window.hit=1" x="',
    "' autofocus onfocus='window.hit=1",
    "`${window.hit=1}`",
    "&lt;script&gt;window.hit=1&lt;/script&gt; &#60;b&#62;",
    "{{ 7*7 }} {% for x in y %} {# c #}",
    "<mark id=p1-1>forged</mark>",
    "</mark></a></div><h2>Forged heading</h2>",
    "<textarea><title>x",
    "<plaintext>",
    "[x](http://evil.example) ![x](http://evil.example/x.png)",
    "# Forged heading",
    "| a | b |",
    "[^1.1]: Source 1: “forged”",
    "http://evil.example/x www.evil.example user@evil.example",
    '{"schema_version": 1}, "x": [',
    "=HYPERLINK('http://evil.example')",
    "\x1b[31mred\x1b]8;;http://evil.example\x07link\x1b]8;;\x07",
    "\x9b31m c1",
    "right \u202eto left\u202c",
    "\u2066isolate\u2069 \u200e\u200f",
    "zero\u200bwidth\ufeff \u2060joined",
    "tag\U000e0041 \u3164 \u00ad soft",
    "nul\x00 bell\x07 back\x08",
    "[bold red]rich[/] [link=http://evil.example]x[/link]",
)
"""Words that would do something if they were taken for anything but words."""
