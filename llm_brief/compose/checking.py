"""The closed loop: a sentence stands only when no check has anything against it."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from llm_brief.compose.checks.content import content
from llm_brief.compose.checks.disputes import disputes
from llm_brief.compose.checks.facts import dates, numbers
from llm_brief.compose.checks.names import names, offices
from llm_brief.compose.checks.parties import parties, rules
from llm_brief.compose.checks.quotes import quotes, speakers
from llm_brief.compose.checks.sense import attributed, denials, realities, status
from llm_brief.compose.checks.voices import voices
from llm_brief.compose.ground import Ground
from llm_brief.compose.material import Material
from llm_brief.compose.sentence import Written
from llm_brief.text.grammar.syntax import Parser

__all__ = ["CHECKS", "FACTS", "MOST_CITED", "Objection", "is_printable", "objections"]

_MARKUP = re.compile(r"[<>\[\]{}|\\`*_#]|://|www\.")
MOST_CITED = 5
"""Records that one sentence may cite: whoever cites everything can say anything."""

Check = Callable[[Written], Iterator[str]]

CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "quotation": quotes,
        "number": numbers,
        "date": dates,
        "name": names,
        "office": offices,
        "speaker": speakers,
        "voice": voices,
        "status": status,
        "attribution": attributed,
        "dispute": disputes,
        "reality": realities,
        "denial": denials,
        "party": parties,
        "rule": rules,
        "content": content,
    }
)
"""Name to check of what a model wrote. The order is of no consequence but for which objection is told first."""
FACTS: Mapping[str, Check] = MappingProxyType(
    {name: CHECKS[name] for name in ("quotation", "number", "date", "name", "office", "status")}
)
"""The checks of sentences from templates, whose grammar is ours and whose parts were verified."""


def is_printable(text: str) -> bool:
    """Whether a sentence is nothing but a sentence: no markup, no address, no character that cannot be seen."""
    return _MARKUP.search(text) is None and all(c == " " or unicodedata.category(c)[0] not in "CZ" for c in text)


@dataclass(frozen=True, slots=True)
class Objection:
    """What one check has against a sentence."""

    check: str
    reason: str


def objections(
    text: str,
    record_ids: tuple[str, ...],
    material: Material,
    parser: Parser | None,
    checks: Mapping[str, Check] = CHECKS,
) -> Iterator[Objection]:
    """Everything that speaks against a sentence which cites these records; nothing, when it may stand.

    A sentence that cites nothing, or a record that is not there, cannot be checked and does not stand. Nor does one
    that needs the grammar checked where there is no parser.
    """
    unknown = [record_id for record_id in record_ids if record_id not in material.by_id]
    if unknown or not record_ids:
        yield Objection("citation", f"there is no record {unknown[0]!r}" if unknown else "it cites no record")
        return
    if len(record_ids) > MOST_CITED:
        yield Objection("citation", f"it cites {len(record_ids)} records; one sentence rests on {MOST_CITED} at most")
        return
    if not text.strip():
        yield Objection("citation", "it says nothing")
        return
    if "party" in checks and not is_printable(text):
        yield Objection("form", "it holds markup or hidden characters")
        return
    if parser is None and "party" in checks:
        yield Objection("party", "without a parser nobody can tell who does what to whom")
        return
    ground = Ground(tuple(material.by_id[record_id] for record_id in dict.fromkeys(record_ids)), material, parser)
    written = Written(text, ground)
    for name, check in checks.items():
        yield from (Objection(name, reason) for reason in check(written))
