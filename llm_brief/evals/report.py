"""What an evaluation found: tables for a person, and one JSON object for machines."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from llm_brief.evals.metrics import Interval, Prf, Rate

__all__ = [
    "Report",
    "Run",
    "Table",
    "hash_of",
    "interval_cell",
    "percent",
    "prf_metric",
    "rate_cells",
    "rate_metric",
    "rates_metric",
    "rates_table",
    "to_json",
    "to_text",
]


@dataclass(frozen=True, slots=True)
class Table:
    """A table as printed; the first column is the name of the row."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"{self.title}: every row needs {len(self.columns)} cells")


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of scoring one dataset. ``mistakes`` are examples, worst first."""

    tables: tuple[Table, ...]
    metrics: Mapping[str, object]
    items: int
    mistakes: tuple[Mapping[str, object], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Under what circumstances a report came about: what someone needs to get the same again."""

    dataset: str
    dataset_sha256: str
    version: str
    code_sha256: str
    model: str
    verifier_model: str | None
    parser: str | None
    prompts: Mapping[str, str]
    seconds: float
    calls: int = 0
    tokens: int = 0
    cost: float | None = None
    limit: int | None = None
    report: Report = field(repr=False)


def percent(share: float | None) -> str:
    """A share as a percentage with one decimal."""
    return "-" if share is None else f"{100 * share:.1f}"


def rate_cells(rate: Rate) -> tuple[str, str, str]:
    """A rate as count, percentage and interval."""
    return f"{rate.hits}/{rate.total}", percent(rate.share), interval_cell(rate.interval)


def interval_cell(interval: Interval) -> str:
    """An interval in percent."""
    return f"{100 * interval.low:.1f}-{100 * interval.high:.1f}"


def rates_table(title: str, rates: Mapping[str, Rate]) -> Table:
    """Rates by name: one row each."""
    return Table(title, ("", "count", "%", "95 %"), tuple((name, *rate_cells(rate)) for name, rate in rates.items()))


def rate_metric(rate: Rate) -> Mapping[str, object]:
    """A rate as it stands in the JSON."""
    low, high = rate.interval.low, rate.interval.high
    return {"hits": rate.hits, "total": rate.total, "share": rate.share, "interval": [low, high]}


def rates_metric(rates: Mapping[str, Rate]) -> Mapping[str, object]:
    """Rates by name as they stand in the JSON."""
    return {name: rate_metric(rate) for name, rate in rates.items()}


def prf_metric(found: Prf) -> Mapping[str, object]:
    """Precision, recall and F1 as they stand in the JSON."""
    return {"precision": rate_metric(found.precision), "recall": rate_metric(found.recall), "f1": found.f1}


def to_text(run: Run) -> str:
    """Everything a person wants to know, for a terminal."""
    blocks = [_table(table) for table in run.report.tables]
    speed = run.report.items / run.seconds if run.seconds else 0.0
    cost = "unknown price" if run.cost is None else f"{run.cost:.4f} USD"
    spent = f"{run.calls} calls, {run.tokens} tokens, {cost}" if run.calls else "no calls"
    judged = f", judged by {run.verifier_model}" if run.verifier_model else ""
    blocks.append(
        f"{run.dataset} (sha256 {run.dataset_sha256[:12]}): {run.report.items} items in {run.seconds:.1f} s,"
        f" {speed:.0f} a second; model {run.model}{judged}; {spent}; llm-brief {run.version}"
    )
    return "\n\n".join(blocks) + "\n"


def _table(table: Table) -> str:
    rows = (table.columns, *table.rows)
    widths = [max(len(row[at]) for row in rows) for at in range(len(table.columns))]
    return "\n".join((table.title, *(_line(row, widths) for row in rows)))


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    first, *rest = (
        cell.ljust(width) if at == 0 else cell.rjust(width)
        for at, (cell, width) in enumerate(zip(row, widths, strict=True))
    )
    return "  ".join(("", first, *rest)).rstrip()


def to_json(run: Run) -> str:
    """One JSON object: the circumstances, the numbers, examples of what went wrong."""
    content = {name: getattr(run, name) for name in Run.__dataclass_fields__ if name != "report"}
    content["items"] = run.report.items
    content["metrics"] = run.report.metrics
    content["mistakes"] = list(run.report.mistakes)
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def hash_of(paths: Iterable[Path]) -> str:
    """SHA-256 over names and bytes of the files of a dataset, in the order of their names."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(f"{path.parent.name}/{path.name}".encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
