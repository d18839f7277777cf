"""Briefings made of single lines, for comparisons: each line is a record that rests on one sentence of one document."""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from llm_brief.records.base import Evidence, Label, Leaf, Verdict
from llm_brief.records.briefing import Briefing, KeyPoint, Ledger, Provenance, Source
from llm_brief.records.record import AnyRecord, Demand, Event, FieldVariants, StakeholderPosition, Variant
from llm_brief.records.usage import Usage
from llm_brief.records.values import quantity_value

_KINDS: Mapping[str, type[AnyRecord]] = {"event": Event, "demand": Demand, "position": StakeholderPosition}
_VERDICT = Verdict(label=Label.SUPPORTED, score=1.0)


@dataclass(frozen=True)
class Report:
    """One document's sentence and the values it gives."""

    document: str
    sentence: str
    values: Mapping[str, Any]


class Line:
    """A record. ``more`` adds a report of it, ``of`` moves it to another document, ``read_as`` reads it otherwise."""

    def __init__(self, kind: str, document: str, sentence: str, **values: Any) -> None:
        self.kind = kind
        self.reports: tuple[Report, ...] = (Report(document, sentence, values),)
        self.given: dict[str, Any] = {}
        self.base: Line | None = None

    def _copy(self, reports: tuple[Report, ...], **given: Any) -> "Line":
        made = Line(self.kind, "", "")
        made.reports, made.given, made.base = reports, {**self.given, **given}, self
        return made

    def more(self, document: str, *, members: tuple[str, ...] = (), **values: Any) -> "Line":
        last = self.reports[-1]
        report = Report(document, f"{last.sentence[:-1]}, it is said.", {**last.values, **values})
        return self._copy((*self.reports, report), members=members)

    def of(self, document: str, *, sentence: str | None = None, named: str | None = None, **values: Any) -> "Line":
        report = self.reports[0]
        moved = Report(document, sentence or report.sentence, {**report.values, **values})
        return self._copy((moved,), id=named)

    def read_as(self, *, named: str | None = None, **values: Any) -> "Line":
        report = self.reports[0]
        return self._copy((replace(report, values={**report.values, **values}), *self.reports[1:]), id=named)

    @property
    def id(self) -> str:
        """The id of its first reading: kind, document and sentence."""
        first = self.reports[0]
        return f"{self.kind[0]}-{first.document}-{zlib.crc32(first.sentence.encode()):x}"

    def record(self) -> AnyRecord:
        """The merged record: the first report's values, the others as variants."""
        first = self.reports[0]
        kind = _KINDS[self.kind]
        fields: dict[str, Any] = {name: self._leaf(name, value) for name, value in first.values.items()}
        for report in self.reports[1:]:
            for name, value in report.values.items():
                fields.setdefault(name, _one(name, value, report))
        own = self.given.get("id") or self.id
        return kind(
            id=own,
            doc_ids=tuple(dict.fromkeys(report.document for report in self.reports)),
            evidence=tuple(_place(report, report.sentence) for report in self.reports),
            member_ids=self.given.get("members") or (),
            independent_sources=len(self.reports),
            variants=tuple(self._variants()),
            proposed_by="hand",
            **fields,
        )

    def _leaf(self, name: str, value: Any) -> Any:
        same = [report for report in self.reports if report.values.get(name) == value]
        made = _one(name, value, self.reports[0])
        if isinstance(made, tuple):
            return tuple(
                leaf.model_copy(update={"evidence": tuple(_place(r, leaf.raw or "") for r in same)}) for leaf in made
            )
        return made.model_copy(update={"evidence": tuple(_place(r, made.raw or "") for r in same)})

    def _variants(self) -> list[FieldVariants]:
        names = dict.fromkeys(name for report in self.reports for name in report.values)
        found = []
        for name in names:
            values: dict[str, list[Report]] = {}
            for report in self.reports:
                if (name in report.values and not isinstance(report.values[name], tuple)) or (
                    name == "quantities" and report.values.get(name)
                ):
                    value = report.values[name][0] if name == "quantities" else report.values[name]
                    values.setdefault(str(value), []).append(report)
            if len(values) > 1:
                variants = tuple(
                    Variant(
                        value=value,
                        doc_ids=tuple(r.document for r in by),
                        independent_sources=len(by),
                        evidence=tuple(_place(r, value) for r in by),
                    )
                    for value, by in values.items()
                )
                found.append(FieldVariants(field=f"/{name}", relation="contradicts", variants=variants))
        return found


def _one(name: str, value: Any, report: Report) -> Any:
    if isinstance(value, tuple):
        return tuple(_single(name, item, report) for item in value)
    return _single(name, value, report)


def _single(name: str, value: str, report: Report) -> Leaf[Any]:
    held = quantity_value(value) if name == "quantities" else value
    return Leaf[Any](value=held, raw=value, evidence=(_place(report, value),), verdict=_VERDICT)


def _place(report: Report, words: str) -> Evidence:
    start = max(0, report.sentence.find(words))
    return Evidence(doc_id=report.document, start=start, end=start + len(words), exact=words)


def briefing(
    lines: Sequence[Line],
    day: date,
    *,
    paths: Mapping[str, str] | None = None,
    groups: Mapping[str, str] | None = None,
    publications: Mapping[str, str] | None = None,
) -> Briefing:
    """The briefing of these lines; every document is a publication of its own unless one is named."""
    records = [line.record() for line in lines]
    documents = dict.fromkeys(report.document for line in lines for report in line.reports)
    return Briefing(
        briefing_id=f"b-{day}",
        as_of=day,
        documents=tuple(
            _source(
                name,
                (paths or {}).get(name, f"{name}.txt"),
                (groups or {}).get(name, name),
                (publications or {}).get(name),
            )
            for name in documents
        ),
        events=tuple(r for r in records if isinstance(r, Event)),
        demands=tuple(r for r in records if isinstance(r, Demand)),
        positions=tuple(r for r in records if isinstance(r, StakeholderPosition)),
        key_points=tuple(KeyPoint(text="A point.", record_ids=(record.id,)) for record in records[:1]),
        coverage={},
        ledger=Ledger(),
        usage=Usage(),
        provenance=Provenance(program="p", version="1", model="hand", strategy="passes", prompts={}),
    )


def _source(name: str, path: str, group: str, publication: str | None) -> Source:
    told = {"a": 1, "b": 2, "c": 3}.get(name, 1)
    return Source(
        doc_id=name,
        sha256=name,
        name=path,
        paths=(path,),
        media_type="text/plain",
        publication=publication or f"Paper {name}",
        published_at=date(2031, 6, told),
        characters=100,
        sentences=1,
        independence_group=group,
    )
