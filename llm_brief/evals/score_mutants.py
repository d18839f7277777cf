"""Mutants and faithful variants: how many wrong things the verifier stands up for, how many right ones it refuses."""

from collections.abc import Iterable, Mapping, Sequence

from llm_brief.evals.judging import Answered
from llm_brief.evals.metrics import Rate
from llm_brief.evals.report import Report, Table, rates_metric, rates_table
from llm_brief.evals.rows import Change

__all__ = ["score_mutants"]

_LEVELS = ("record", "claim")


def score_mutants(answers: Sequence[Answered]) -> Report:
    """Per level and kind of change: planted errors called supported, faithful rows refused or not supported."""
    planted = [answer for answer in answers if answer.row.kind is not Change.FAITHFUL]
    faithful = [answer for answer in answers if answer.row.kind is Change.FAITHFUL]
    let_through = {key: Rate.of(a.supported for a in group) for key, group in _by_kind(planted).items()}
    refused = {key: Rate.of(a.refused for a in group) for key, group in _by_kind(faithful).items()}
    silent = {key: Rate.of(not a.supported for a in group) for key, group in _by_kind(faithful).items()}
    return Report(
        tables=(
            _table("Planted errors called supported (fewer is better)", let_through),
            _table("Faithful rows refused (fewer is better)", refused),
            _table("Faithful rows not supported: refused or left open", silent),
        ),
        metrics={
            "errors_supported": _metrics(let_through),
            "faithful_refused": _metrics(refused),
            "faithful_not_supported": _metrics(silent),
        },
        items=len(answers),
        mistakes=tuple(_mistake(answer) for answer in answers if not answer.right),
    )


def _by_kind(answers: Iterable[Answered]) -> Mapping[tuple[str, str], list[Answered]]:
    """By level and kind, for faithful rows by the sort of variant, with sums."""
    groups: dict[tuple[str, str], list[Answered]] = {}
    listed = list(answers)
    for level in (*_LEVELS, "both"):
        of_level = [answer for answer in listed if level in {answer.row.level, "both"}]
        if level != "both":
            for answer in sorted(of_level, key=_kind):
                groups.setdefault((level, _kind(answer)), []).append(answer)
        groups[level, "all"] = of_level
    return groups


def _kind(answer: Answered) -> str:
    return answer.row.how if answer.row.kind is Change.FAITHFUL else answer.row.kind.value


def _table(title: str, rates: Mapping[tuple[str, str], Rate]) -> Table:
    return rates_table(title, {f"{level}: {kind}": rate for (level, kind), rate in rates.items()})


def _metrics(rates: Mapping[tuple[str, str], Rate]) -> Mapping[str, object]:
    return rates_metric({f"{level}/{kind}": rate for (level, kind), rate in rates.items()})


def _mistake(answer: Answered) -> Mapping[str, object]:
    row = answer.row.model_dump(mode="json", exclude_none=True, exclude={"draft"})
    return {**row, "label": answer.label.value, "reasons": list(answer.reasons)}
