"""How well the closed loop of the prose works: lies that stand, faithful sentences that are blocked.

``fixtures/prose`` holds sentences about the gold records of the stories, written by hand: faithful rewordings, and lies
of every sort that a model tells. From the faithful ones more lies are made by rule.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from llm_brief.compose.checking import Objection, objections
from llm_brief.compose.material import Material
from llm_brief.evals.edits import MONTHS, put
from llm_brief.evals.gold import load_stories
from llm_brief.evals.prose_gold import material_of
from llm_brief.text.grammar.syntax import Parser
from llm_brief.text.quotations import quotations

__all__ = ["ProseScore", "Sentence", "load_sentences", "mutants", "score_prose"]

_FIGURE = re.compile(r"(?<![\w.,–-])\d{1,3}(?![\w–-]|[.,]\d)")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
_DAY = re.compile(rf"\b({'|'.join(MONTHS)}) (\d{{1,2}})\b(?!,? \d{{4}})")
_OTHERS = ("March", "April", "June", "July", "August", "September", "October", "November")
_FORMER = re.compile(r"\b(?:[Ff]ormer|retired|deputy) ")
_OFFICE = re.compile(r"\b(?:[Mm]inister|chairwoman|chairman|spokesman|envoy|chief executive)\b")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence about gold records. ``lie`` names the sort of the lie; None for a faithful one."""

    story: str
    records: tuple[str, ...]
    text: str
    lie: str | None = None


@dataclass(frozen=True, slots=True)
class ProseScore:
    """What came of the sentences."""

    judged: tuple[tuple[Sentence, tuple[Objection, ...]], ...]

    @property
    def blocked(self) -> tuple[Sentence, ...]:
        """Faithful sentences that did not pass."""
        return tuple(sentence for sentence, found in self.judged if sentence.lie is None and found)

    @property
    def standing(self) -> tuple[Sentence, ...]:
        """Lies that passed."""
        return tuple(sentence for sentence, found in self.judged if sentence.lie is not None and not found)

    @property
    def lies(self) -> Mapping[str, int]:
        """How many lies of each sort were told."""
        return Counter(sentence.lie for sentence, _ in self.judged if sentence.lie is not None)


def load_sentences(fixtures: Path) -> tuple[Sentence, ...]:
    """The faithful sentences, then the lies."""
    return tuple(
        Sentence(row["story"], tuple(row["records"]), row["text"], row.get("lie"))
        for name in ("good", "lies")
        for row in map(json.loads, (fixtures / "prose" / f"{name}.jsonl").read_text("utf-8").splitlines())
    )


def score_prose(sentences: Iterable[Sentence], fixtures: Path, parser: Parser | None) -> ProseScore:
    """Every sentence against the gold records that it cites."""
    materials = {story.story: material_of(story) for story in load_stories(fixtures)}
    return ProseScore(tuple((s, _objections(s, materials[s.story], parser)) for s in sentences))


def _objections(sentence: Sentence, material: Material, parser: Parser | None) -> tuple[Objection, ...]:
    return tuple(objections(sentence.text, sentence.records, material, parser))


def mutants(faithful: Iterable[Sentence]) -> Iterator[Sentence]:
    """Lies made of faithful sentences: another figure, day, year, name, office, altered quotation, "former" dropped."""
    for sentence in faithful:
        for sort, text in _mutations(sentence.text):
            yield replace(sentence, text=text, lie=sort)


def _mutations(text: str) -> Iterator[tuple[str, str]]:
    yield from (("number", put(text, found, str(int(found[0]) + 17))) for found in _FIGURE.finditer(text))
    for found in _DAY.finditer(text):
        yield "date", put(text, found, f"{found[1]} {int(found[2]) % 28 + 1}")
        yield "year", put(text, found, f"{found[0]}, 2019")
        other = _OTHERS[(_OTHERS.index(found[1]) + 3) % len(_OTHERS)] if found[1] in _OTHERS else "January"
        yield "date", put(text, found, f"{other} {found[2]}")
    yield from (("name", put(text, found, "Haskarov")) for found in _NAME.finditer(text))
    yield from (("former", put(text, found, "")) for found in _FORMER.finditer(text))
    yield from (("title", put(text, found, "governor")) for found in _OFFICE.finditer(text))
    yield from (("quote", changed) for changed in _quotes(text))


def _quotes(text: str) -> Iterator[str]:
    for quotation in quotations(text):
        words = text[quotation.start : quotation.end].split(" ")
        if quotation.depth == 0 and len(words) > 2:
            middle = len(words) // 2
            changed = " ".join([*words[:middle], "entirely", *words[middle:]])
            yield f"{text[: quotation.start]}{changed}{text[quotation.end :]}"
