"""The ten days of fixtures/days, one run a day, with the replies that were written for them by hand."""

import json
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from llm_brief.compare.facts import records_of
from llm_brief.daily.run import MEMORY_FILE, Day, Plan, run_day
from llm_brief.daily.steps import Steps
from llm_brief.daily.window import Window
from llm_brief.errors import LLMInvalid
from llm_brief.extract.passes import ExtractOptions
from llm_brief.ingest.files import Unread
from llm_brief.llm.base import Prompt
from llm_brief.llm.scripted import Answer, ScriptedLLM
from llm_brief.pipeline import Options, run
from llm_brief.records.base import Evidence
from llm_brief.records.briefing import Briefing
from llm_brief.store.memory import Memory
from llm_brief.store.outcomes import SQLiteOutcomes
from llm_brief.store.parses import KeptParser, SQLiteParses
from llm_brief.text.document import Document

FIRST = date(2031, 6, 3)

Reword = Callable[[Mapping[str, Any]], Mapping[str, Any]]
Mark = tuple[str, str, str, str | None, str | None]
"""Kind, fact, pointer, old value, new value."""


@dataclass
class Replay:
    """A working folder, and what was written by hand about the days."""

    source: Path
    work: Path
    reword: Reword = lambda draft: draft
    model: str = "hand"
    asked: int = 0
    replies: Mapping[str, Any] = field(default_factory=dict)
    gold: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.replies = json.loads((self.source / "replies.json").read_text("utf-8"))
        self.gold = json.loads((self.source / "gold.json").read_text("utf-8"))
        (self.work / "inbox").mkdir(parents=True, exist_ok=True)

    @property
    def days(self) -> int:
        return len(list(self.source.glob("day-*")))

    def bring(self, number: int) -> None:
        """The files of one day: new, changed and removed."""
        folder, inbox = self.source / f"day-{number:02d}", self.work / "inbox"
        for file in sorted(folder.glob("*.md")):
            shutil.copy(file, inbox / file.name)
        for name in json.loads((folder / "removed.json").read_text()) if (folder / "removed.json").exists() else ():
            (inbox / name).unlink()

    def run(self, number: int) -> Day:
        """One run on that day."""
        today = FIRST + timedelta(days=number - 1)
        plan = Plan(
            inbox=self.work / "inbox",
            folder=self.work / "out",
            as_of=today,
            window=Window(),
            manner={"model": self.model},
            now=lambda: datetime(2031, 6, 1, tzinfo=UTC),
        )
        path = self.work / "out" / MEMORY_FILE
        with Memory(path) as memory:
            return run_day(plan, memory, lambda read: self._make(read, today, path), Steps())

    def _make(self, read: Sequence[Document | Unread], today: date, path: Path) -> Briefing:
        llm = ScriptedLLM(self._answer, model=self.model)
        with SQLiteOutcomes(path, today=today) as outcomes, SQLiteParses(path) as parses:
            extract = ExtractOptions(repair=False)
            options = Options(as_of=today, jobs=2, judge=llm, outcomes=outcomes, extract=extract)
            return run(read, llm, replace(options, keep_parses=lambda parser: KeptParser(parser, parses)))

    def _answer(self, prompt: Prompt, _schema: type[BaseModel]) -> Answer:
        if prompt.name == "entail":
            return {
                "answers": [{"number": n, "answer": "entailed"} for n in range(1, prompt.user.count("\n") + 1)][:24]
            }
        if prompt.name not in ("event", "demand", "position"):
            return LLMInvalid("nothing was written for this prompt")
        self.asked += 1
        held = next(held for first, held in self.replies.items() if f"[1] {first}\n" in prompt.user)
        return {"items": [dict(self.reword(draft)) for draft in held[prompt.name]]}

    def facts_at(self, places: Sequence[Evidence], texts: Mapping[str, str]) -> Iterator[str]:
        """The facts whose sentences hold these places."""
        for place in places:
            text = texts[place.doc_id]
            for sentence, fact in self.gold["facts"].items():
                at = text.find(sentence)
                if at >= 0 and at <= place.start and place.end <= at + len(sentence):
                    yield fact

    def wanted(self, number: int) -> list[Mark]:
        return [
            (item["kind"], item["fact"], item["pointer"], item["old"], item["new"])
            for item in self.gold["changes"]
            if item["day"] == number
        ]

    def found(self, day: Day, texts: Mapping[str, str]) -> list[Mark]:
        marks = []
        for change in day.briefing.changes:
            places = change.old_evidence if change.kind == "withdrawn" else change.new_evidence
            fact = next(self.facts_at(places, texts), f"? {change.statement}")
            marks.append((change.kind.value, fact, change.pointer, change.old, change.new))
        return marks

    def ids(self, day: Day, texts: Mapping[str, str]) -> dict[str, set[str]]:
        """The ids under which each fact stands in a briefing."""
        held: dict[str, set[str]] = {}
        for record in records_of(day.briefing):
            for fact in self.facts_at(record.evidence[:1], texts):
                held.setdefault(fact, set()).add(record.id)
        return held


def reworded(draft: Mapping[str, Any]) -> Mapping[str, Any]:
    """The same draft as another model may write it: another title, shorter names, lists the other way round."""
    names = {
        key: [name.removeprefix("The ").removeprefix("the ") for name in draft[key]][::-1]
        for key in ("actors", "recipients", "addressees")
        if key in draft
    }
    return {
        **draft,
        **names,
        **{key: f"{draft[key]}, it says" for key in ("title", "summary", "target") if key in draft},
    }
