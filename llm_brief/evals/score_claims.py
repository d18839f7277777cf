"""Labelled claims of published sets: balanced accuracy by source, recall by type of error."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain, groupby
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from llm_brief.evals.metrics import Pair, Rate, balanced_accuracy, bootstrap, macro_balanced_accuracy
from llm_brief.evals.report import Report, Table, interval_cell, percent, rates_metric, rates_table
from llm_brief.records.base import Label
from llm_brief.text.analysis import analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import Parser
from llm_brief.verify.claims import check_claim
from llm_brief.verify.judge import Judge

__all__ = ["LabelledClaim", "Scored", "judge_claims", "read_claims", "score_claims"]


class LabelledClaim(BaseModel):
    """A claim, its document, and whether people found that it follows."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    source_dataset: str
    document: str
    claim: str
    label: bool
    doc_id: str = ""
    error_type: str | list[str] | None = None

    @property
    def errors(self) -> tuple[str, ...]:
        """What is wrong with it, where that is known."""
        if self.label or not self.error_type:
            return ()
        return (self.error_type,) if isinstance(self.error_type, str) else tuple(dict.fromkeys(self.error_type))


@dataclass(frozen=True, slots=True)
class Scored:
    """A claim and what the verifier says of it."""

    row: LabelledClaim
    label: Label
    score: float

    @property
    def pair(self) -> Pair:
        """Expected and got."""
        return self.row.label, self.label is Label.SUPPORTED


def read_claims(path: Path) -> Iterator[LabelledClaim]:
    """The rows of a JSONL file."""
    return (LabelledClaim.model_validate(json.loads(line)) for line in path.read_text("utf-8").splitlines())


def judge_claims(
    rows: Iterable[LabelledClaim], parser: Parser | None, judge: Judge | None = None, *, jobs: int = 1
) -> Iterator[Scored]:
    """The verdicts in the order of the rows, ``jobs`` documents at a time."""
    groups = [list(group) for _, group in groupby(rows, lambda row: row.document)]

    def judged(group: Sequence[LabelledClaim]) -> list[Scored]:
        document = Document(text=group[0].document, name=group[0].id)
        known = analyse(document, parser)
        verdicts = [check_claim(document, row.claim, known, judge=judge, parser=parser) for row in group]
        return [Scored(row, verdict.label, verdict.score) for row, verdict in zip(group, verdicts, strict=True)]

    if jobs == 1:
        yield from chain.from_iterable(map(judged, groups))
        return
    with ThreadPoolExecutor(jobs) as pool:
        yield from chain.from_iterable(pool.map(judged, groups))


def score_claims(scored: Sequence[Scored]) -> Report:
    """By source and over all sources with equal weight, with bootstrap intervals."""
    by_source = _grouped(scored, lambda item: (item.row.source_dataset,))
    pairs = {name: [item.pair for item in items] for name, items in by_source.items()}
    macro = macro_balanced_accuracy(pairs)
    interval = bootstrap({name: _clusters(items) for name, items in by_source.items()}, _macro_of_clusters)
    two_sided = {name: items for name, items in pairs.items() if len({expected for expected, _ in items}) == 2}
    caught = _caught(scored)
    two = ("macro, two-sided sources", "", "", "", percent(macro_balanced_accuracy(two_sided)), "")
    macro_row = ("macro", str(len(scored)), "", "", percent(macro), interval_cell(interval))
    return Report(
        tables=(
            Table(
                "Balanced accuracy by source",
                ("", "rows", "true kept", "false caught", "balanced %", "95 %"),
                (*(_source_row(name, items) for name, items in pairs.items()), macro_row, two),
            ),
            rates_table("Errors caught by type", caught),
        ),
        metrics={
            "macro_balanced_accuracy": macro,
            "macro_interval": [interval.low, interval.high],
            "macro_balanced_accuracy_two_sided": macro_balanced_accuracy(two_sided),
            "balanced_accuracy": {name: balanced_accuracy(items) for name, items in pairs.items()},
            "errors_caught": rates_metric(caught),
        },
        items=len(scored),
        mistakes=tuple(_mistake(item) for item in scored if item.pair[0] != item.pair[1]),
    )


def _caught(scored: Sequence[Scored]) -> Mapping[str, Rate]:
    """By type of error, the share that is not called supported."""
    by_error = _grouped((item for item in scored if item.row.errors), lambda item: item.row.errors)
    return {name: Rate.of(not item.pair[1] for item in items) for name, items in by_error.items()}


def _clusters(items: Iterable[Scored]) -> list[tuple[Pair, ...]]:
    """The pairs by document: claims about one document are not independent."""
    groups: dict[str, list[Pair]] = {}
    for item in items:
        groups.setdefault(item.row.doc_id or item.row.id, []).append(item.pair)
    return [tuple(group) for group in groups.values()]


def _macro_of_clusters(groups: Mapping[str, Sequence[tuple[Pair, ...]]]) -> float | None:
    return macro_balanced_accuracy({name: [p for group in drawn for p in group] for name, drawn in groups.items()})


def _source_row(name: str, pairs: Sequence[Pair]) -> tuple[str, ...]:
    kept = Rate.of(got for expected, got in pairs if expected)
    caught = Rate.of(not got for expected, got in pairs if not expected)
    interval = bootstrap({name: pairs}, lambda groups: balanced_accuracy(groups[name]))
    counts = (f"{kept.hits}/{kept.total}", f"{caught.hits}/{caught.total}")
    return (name, str(len(pairs)), *counts, percent(balanced_accuracy(pairs)), interval_cell(interval))


def _grouped(items: Iterable[Scored], names: Callable[[Scored], Sequence[str]]) -> Mapping[str, list[Scored]]:
    groups: dict[str, list[Scored]] = {}
    for item in items:
        for name in names(item):
            groups.setdefault(name, []).append(item)
    return dict(sorted(groups.items()))


def _mistake(item: Scored) -> Mapping[str, object]:
    """Without the texts, which are other people's: the id finds them."""
    return {"id": item.row.id, "expected": item.row.label, "label": item.label.value, "score": item.score}
