"""All rules by name, and the driver that applies them to a page or to the JSON."""

import json
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from llm_brief.compose.checking import FACTS, objections
from llm_brief.compose.lint import page_rules, wording_rules
from llm_brief.compose.lint.flags import Flag
from llm_brief.compose.lint.page import Page, Part, Statement, read_markdown
from llm_brief.compose.material import Material
from llm_brief.records.briefing import Briefing, Conflict
from llm_brief.records.record import AnyRecord, Event
from llm_brief.records.wording import is_marked, quoted, statement_of

__all__ = ["RULES", "lint_briefing", "lint_markdown"]

RULES: Mapping[str, Callable[[Page], Iterator[Flag]]] = MappingProxyType(
    {
        "likelihood-word": wording_rules.likelihood_words,
        "likelihood-mixed": wording_rules.likelihood_rows,
        "likelihood-range": wording_rules.likelihood_ranges,
        "likelihood-confidence": wording_rules.likelihood_beside_confidence,
        "confidence-level": wording_rules.confidence_levels,
        "opinion": wording_rules.opinions,
        "author-opinion": wording_rules.unmarked_authors,
        "vague-source": wording_rules.vague_sources,
        "bottom-line": page_rules.bottom_line,
        "uncited": page_rules.uncited,
        "citations": page_rules.broken_citations,
        "sources": page_rules.sources,
        "gaps": page_rules.gaps,
        "one-sided": page_rules.one_sided,
        "provenance": page_rules.provenance,
        "acronym": page_rules.acronyms,
        "quotation": page_rules.unsourced_quotations,
        "figure": page_rules.figures,
        "placeholder": page_rules.placeholders,
    }
)


def lint_markdown(text: str) -> tuple[Flag, ...]:
    """Every breach of a rule in a briefing's Markdown, in the order of its lines."""
    page = read_markdown(text)
    return tuple(sorted({flag for rule in RULES.values() for flag in rule(page)}))


def lint_briefing(briefing: Briefing, text: str) -> tuple[Flag, ...]:
    """Every breach in a briefing's JSON (``text`` is the file, for the lines): rules of the page, and of the records.

    Beyond the page it is known here which record says what: every sentence of the bottom line is checked against the
    records that it names.
    """
    lines = _Lines(text)
    page = _page(briefing, lines)
    flags = {flag for rule in RULES.values() for flag in rule(page)}
    return tuple(
        sorted({*flags, *_unsupported(briefing, lines), *_changes(briefing, lines), *_states(briefing, lines)})
    )


class _Lines:
    """Where texts stand in a JSON file."""

    def __init__(self, text: str) -> None:
        self._lines = text.splitlines()

    def of(self, words: str) -> int:
        """The first line that holds the words as a JSON string, else 1."""
        for form in (json.dumps(words, ensure_ascii=False), json.dumps(words)):
            for number, line in enumerate(self._lines, 1):
                if form in line:
                    return number
        return 1


def _page(briefing: Briefing, lines: _Lines) -> Page:
    """The page that the JSON is: its sentences as statements, its evidence as footnotes."""
    material = Material.of(briefing)
    notes = {f"{r.id}.{n}": quoted(e.exact) for r in material.records for n, e in enumerate(r.evidence)}
    marks = {r.id: tuple(f"{r.id}.{n}" for n in range(len(r.evidence))) for r in material.records}
    rivals = [(frozenset(c.record_ids), _rival_notes(c)) for c in briefing.conflicts if c.is_open]
    for _, told in rivals:
        notes |= told
    statements = [
        Statement(
            point.text,
            lines.of(point.text),
            Part.BOTTOM_LINE,
            (
                *_marks(point.record_ids, marks),
                *(mark for ids, told in rivals if ids & {*point.record_ids} for mark in told),
            ),
        )
        for point in briefing.key_points
    ]
    statements += [
        Statement(statement_of(r, material.casing), lines.of(r.id), _PARTS[r.kind], marks[r.id], is_row=True)
        for r in material.records
    ]
    statements += [
        Statement(gap.text, lines.of(gap.text), Part.GAPS, _marks(gap.record_ids, marks) or tuple(gap.doc_ids))
        for gap in briefing.gaps
    ]
    for doc_id in (doc_id for gap in briefing.gaps for doc_id in gap.doc_ids):
        notes[doc_id] = "“document”"
    statements += [
        Statement(
            f"{n} | {s.title or s.name} | {s.published_at or 'not found'}",
            lines.of(s.doc_id),
            Part.SOURCES,
            is_row=True,
        )
        for n, s in enumerate(briefing.documents, 1)
    ]
    made = f"Model {briefing.provenance.model}" if briefing.provenance.model else ""
    statements.append(Statement(f"{made} {briefing.provenance.program}".strip(), 1, Part.METHOD))
    statements += [Statement(f"{form.short}: {form.long}", 1, Part.OTHER) for form in briefing.short_forms]
    if not briefing.key_points:
        statements.append(Statement("No record of these documents passed every check.", 1, Part.BOTTOM_LINE))
    parts = {s.part for s in statements}
    return Page(tuple(statements), dict.fromkeys(parts, 1), notes, dict.fromkeys(notes, 1), 1)


def _rival_notes(conflict: Conflict) -> dict[str, str]:
    """The places of a conflict's values as footnotes: what disputes a record is told with it."""
    return {
        f"{conflict.id}.{n}.{m}": quoted(place.exact)
        for n, variant in enumerate(conflict.variants)
        for m, place in enumerate(variant.evidence)
    }


_PARTS = {"event": Part.DEVELOPMENTS, "demand": Part.DEMANDS, "position": Part.POSITIONS}


def _marks(ids: tuple[str, ...], marks: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The footnotes of these records; a record that is not there is a footnote that is not there."""
    return tuple(mark for record_id in ids for mark in marks.get(record_id, (record_id,)))


def _unsupported(briefing: Briefing, lines: _Lines) -> Iterator[Flag]:
    material = Material.of(briefing)
    for point in briefing.key_points:
        for found in objections(point.text, point.record_ids, material, None, FACTS):
            mend = "word it as its records do, or put the record's own words in its place"
            yield Flag(lines.of(point.text), f"unsupported-{found.check}", found.reason, mend)


def _changes(briefing: Briefing, lines: _Lines) -> Iterator[Flag]:
    if briefing.previous_briefing_id is None and briefing.changes:
        line = lines.of("changes")
        yield Flag(line, "change-baseline", "changes are listed, and not since when", "name the earlier briefing")


def _states(briefing: Briefing, lines: _Lines) -> Iterator[Flag]:
    """A plan, an allegation, a denial in the bottom line is told as one."""
    records: Mapping[str, AnyRecord] = Material.of(briefing).by_id
    for point in briefing.key_points:
        cited = [records[i] for i in point.record_ids if i in records]
        states = [record.status.value for record in cited if isinstance(record, Event) and record.status]
        if states and len(states) == len(cited) and not any(is_marked(point.text, state) for state in states):
            message = f"what is {states[0]} is told as having happened"
            yield Flag(lines.of(point.text), "status", message, f"say that it is {states[0]}")
