"""How long a briefing of many documents takes to render, and its page to open.

    python benchmarks/render.py                 # 200 documents of about 3,000 characters
    python benchmarks/render.py 50 --keep out/  # another number; the files stay in out/

The page is opened in Chromium where Playwright and a browser are installed (``pip install '.[browser]'``).
"""

import argparse
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from llm_brief.cli.output import write_all
from llm_brief.records.base import Evidence, Finding, Label, Leaf, Verdict, evidence_of
from llm_brief.records.briefing import (
    Briefing,
    Conflict,
    Coverage,
    Entity,
    KeyPoint,
    Ledger,
    Provenance,
    Source,
    TimelineEntry,
    Usage,
)
from llm_brief.records.record import Demand, Event, StakeholderPosition, Variant
from llm_brief.records.vocabulary import EventStatus, EventType, Force, Stance
from llm_brief.rendering.html import render_html
from llm_brief.rendering.markdown import render_markdown
from llm_brief.sealing import briefing_json
from llm_brief.text.document import Document

PARTIES = ("Orvane", "Selmark", "the Highland Council", "Brennick", "the Lake League", "the Port Union")
FIRST_DAY = date(2031, 1, 4)
VERDICT = Verdict(
    label=Label.SUPPORTED,
    score=1.0,
    checks=tuple(
        Finding(check=check, label=Label.SUPPORTED, reason=reason)
        for check, reason in (
            ("cited", "the words stand in a cited sentence"),
            ("role", "the parse gives it this part in the sentence"),
            ("span", "the words stand in the document"),
            ("value", "the value is the source's wording"),
        )
    ),
)


def document(number: int) -> Document:
    """An article of some thirty sentences about quarrels over bridges."""
    day = FIRST_DAY + timedelta(days=number % 90)
    one, other = PARTIES[number % 6], PARTIES[(number * 5 + 1) % 6]
    lines = [f"Report {number} of {day:%B} {day.day}."]
    for turn in range(1, 11):
        lines += [
            f"On {day:%B} {day.day}, {one} closed gate {turn} of bridge {number} to lorries.",
            f"In answer, {other} demanded that {one} reopen gate {turn} of bridge {number} within {turn} days.",
            f"“Gate {turn} of bridge {number} stays shut until the tolls are paid,” {one} said.",
        ]
    return Document(text=" ".join(lines) + "\n", name=f"{number:03}.txt", path=f"{number:03}.txt", published_at=day)


class Bench:
    """Records about one document: every value has its own words."""

    def __init__(self, source: Document) -> None:
        self.source = source

    def words(self, sentence: int, quotation: str = "") -> tuple[Evidence, ...]:
        found = self.source.sentences[sentence]
        start = self.source.text.index(quotation, found.start) if quotation else found.start
        return evidence_of(self.source, [self.source.span(start, start + len(quotation) if quotation else found.end)])

    def leaf(self, value: object, sentence: int, quotation: str = "") -> Leaf[object]:
        return Leaf[object](value=value, evidence=self.words(sentence, quotation), verdict=VERDICT)

    def shared(self, kind: str, sentence: int) -> dict[str, object]:
        name = f"{kind}-{self.source.id[:8]}-{sentence}"
        return {"id": name, "doc_ids": (self.source.id,), "evidence": self.words(sentence), "proposed_by": "bench"}

    def records(self, number: int) -> Iterator[Event | Demand | StakeholderPosition]:
        """Nine records of one document: three of each kind."""
        one, other = PARTIES[number % 6], PARTIES[(number * 5 + 1) % 6]
        day = FIRST_DAY + timedelta(days=number % 90)
        for turn in range(3):
            at = 1 + turn * 9
            yield Event.model_validate(
                {
                    **self.shared("e", at),
                    "type": self.leaf(EventType.COERCE, at),
                    "status": self.leaf(EventStatus.OCCURRED, at),
                    "actors": (self.leaf(one, at, one),),
                    "date": self.leaf(day.isoformat(), at, f"{day:%B} {day.day}"),
                }
            )
            yield Demand.model_validate(
                {
                    **self.shared("d", at + 1),
                    "demander": self.leaf(other, at + 1, other),
                    "addressees": (self.leaf(one, at + 1, one),),
                    "content": self.leaf(f"reopen gate {1 + turn * 3}", at + 1, f"reopen gate {1 + turn * 3}"),
                    "force": self.leaf(Force.DEMAND, at + 1),
                }
            )
            stays = f"Gate {1 + turn * 3} of bridge {number} stays shut until the tolls are paid"
            yield StakeholderPosition.model_validate(
                {
                    **self.shared("p", at + 2),
                    "stakeholder": self.leaf(one, at + 2, one),
                    "stance": self.leaf(Stance.AGAINST, at + 2),
                    "statement": self.leaf(stays, at + 2, stays),
                    "quoted": self.leaf(value=True, sentence=at + 2),
                }
            )


def briefing_of(documents: list[Document]) -> Briefing:
    """A briefing with nine records a document, and a disagreement for every twentieth."""
    records = [record for n, source in enumerate(documents) for record in Bench(source).records(n)]
    events = [record for record in records if isinstance(record, Event)]
    dated = sorted((event.date.value, event.id) for event in events if event.date)
    conflicts = tuple(conflict(one, other) for one, other in zip(events[::60], events[3::60], strict=False))
    return Briefing(
        briefing_id="b-bench",
        as_of=FIRST_DAY,
        documents=tuple(map(source_of, documents)),
        entities=tuple(map(entity(records), PARTIES)),
        events=tuple(events),
        demands=tuple(record for record in records if isinstance(record, Demand)),
        positions=tuple(record for record in records if isinstance(record, StakeholderPosition)),
        conflicts=conflicts,
        key_points=tuple(KeyPoint(text=event.evidence[0].exact, record_ids=(event.id,)) for event in events[:5]),
        timeline=tuple(TimelineEntry(date=day, record_id=record_id) for day, record_id in dated),
        coverage={d.id: Coverage(read=((0, len(d.text)),), unread=(), uncovered=((0, 20),)) for d in documents},
        ledger=Ledger(),
        usage=Usage(),
        provenance=Provenance(program="llm-brief", version="bench", model="none", strategy="rules", prompts={}),
    )


def conflict(one: Event, other: Event) -> Conflict:
    variants = tuple(
        Variant(value=e.date.value if e.date else "", doc_ids=e.doc_ids, independent_sources=1, evidence=e.evidence)
        for e in (one, other)
    )
    return Conflict(
        id=f"c-{one.id}",
        kind="date",
        relation="contradicts",
        about="the closing of a gate",
        record_ids=(one.id, other.id),
        field="/date",
        variants=variants,
    )


def entity(records: list[Event | Demand | StakeholderPosition]) -> Callable[[str], Entity]:
    def of(name: str) -> Entity:
        ids = tuple(record.id for record in records if any(name in place.exact for place in record.evidence))
        return Entity(id=f"n-{name}", name=name, aliases=(name,), evidence=(), record_ids=ids)

    return of


def source_of(document: Document) -> Source:
    return Source(
        doc_id=document.id,
        sha256=document.sha256,
        name=document.name,
        paths=(document.name,),
        media_type=document.media_type,
        published_at=document.published_at,
        characters=len(document.text),
        sentences=len(document.sentences),
        independence_group=document.id,
    )


def timed(work: Callable[[], str]) -> tuple[str, str]:
    """What it gives, and the best of three times: by the clock, and of the processor (other work does not count)."""
    times = []
    for _ in range(3):
        clock, processor = time.perf_counter(), time.process_time()
        text = work()
        times.append((time.perf_counter() - clock, time.process_time() - processor))
    return text, f"{min(times)[0]:.2f} s ({min(used for _, used in times):.2f} s of the processor)"


OPENING = """() => {
    const [page] = performance.getEntriesByType('navigation');
    return [page.domContentLoadedEventEnd, page.loadEventEnd, document.querySelectorAll('*').length];
}"""


def open_page(file: Path) -> str:
    """Milliseconds until the page was read, run and laid out, as the browser itself measures them; best of three."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return "not opened: playwright is not installed"
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        return "not opened: no Chromium on this machine"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page()
        best = (float("inf"), 0.0, 0)
        for _ in range(3):
            page.goto(file.resolve().as_uri())
            best = min(best, tuple(page.evaluate(OPENING)))
        browser.close()
    return f"opens: content {best[0]:.0f} ms, loaded {best[1]:.0f} ms, {best[2]} elements"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", nargs="?", type=int, default=200)
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    documents = [document(number) for number in range(given.documents)]
    briefing = briefing_of(documents)
    count = len(briefing.events) + len(briefing.demands) + len(briefing.positions)
    print(f"{len(documents)} documents, {sum(len(d.text) for d in documents):,} characters, {count} records")
    markdown, seconds = timed(lambda: render_markdown(briefing, documents))
    print(f"markdown: {seconds}, {len(markdown.encode()) / 1e6:.1f} MB")
    html, seconds = timed(lambda: render_html(briefing, documents))
    print(f"html: {seconds}, {len(html.encode()) / 1e6:.1f} MB")
    with tempfile.TemporaryDirectory() as folder:
        kept = given.keep or Path(folder)
        write_all(kept, {"briefing.md": markdown, "briefing.html": html, "briefing.json": briefing_json(briefing)})
        print(open_page(kept / "briefing.html"))


if __name__ == "__main__":
    main()
