"""The labelled sets that can be scored, and how: our own by name, published ones by the folder they lie in."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from llm_brief.errors import InputError
from llm_brief.evals.gold import load_stories
from llm_brief.evals.judging import judge_mutants
from llm_brief.evals.report import Report
from llm_brief.evals.rows import read_mutants
from llm_brief.evals.score_claims import judge_claims, read_claims, score_claims
from llm_brief.evals.score_conflicts import score_conflicts
from llm_brief.evals.score_coref import read_event_mentions, score_ecbplus
from llm_brief.evals.score_events import read_muc4, read_wikievents, score_events
from llm_brief.evals.score_meantime import read_meantime, score_meantime
from llm_brief.evals.score_mutants import score_mutants
from llm_brief.evals.score_records import score_records
from llm_brief.evals.score_speakers import read_articles, score_speakers
from llm_brief.evals.score_stories import read_stories
from llm_brief.llm.base import LLM
from llm_brief.pipeline import Options, run
from llm_brief.records.briefing import Conflict
from llm_brief.records.record import AnyRecord
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import Parser
from llm_brief.verify.judge import Judge

__all__ = ["Dataset", "Means", "find_dataset"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What an evaluation may use. ``limit``: so many items at most, spread evenly over the set."""

    llm: LLM | None
    judge: Judge | None
    parser: Parser | None
    options: Options
    limit: int | None = None

    def some(self, items: Iterable[T]) -> list[T]:
        """The items that are scored."""
        listed = list(items)
        if self.limit is None or self.limit >= len(listed):
            return listed
        return [listed[at * len(listed) // self.limit] for at in range(self.limit)]


@dataclass(frozen=True, slots=True)
class Dataset:
    """A labelled set: its name, the files it is made of, and how it is scored."""

    name: str
    files: tuple[Path, ...]
    score: Callable[[Means], Report]


def find_dataset(given: str) -> Dataset:
    """The set of that name or in that folder; ``InputError`` where there is none that we know."""
    if given in _OURS and not Path(given, "claims.jsonl").exists():
        return _OURS[given](_fixtures())
    folder = Path(given)
    if (folder / "gold").is_dir() and (folder / "corpora").is_dir():
        return _records(folder)
    for path in sorted(folder.glob("*.jsonl")):
        for key, build in _KNOWN.items():
            if key <= _keys(path):
                return build(folder.name or given, path)
    raise InputError(
        f"{given}: no labelled set; give conflicts, fixtures, mutants, or a folder with claims, attributions, events or"
        " incidents"
    )


def _fixtures() -> Path:
    """The fixtures of the working directory, else of the checkout that this code runs from."""
    for folder in (Path("fixtures"), Path(__file__).parents[2] / "fixtures"):
        if (folder / "gold").is_dir():
            return folder
    raise InputError("there is no fixtures/ folder here; run it in a checkout, or give the folder")


def _keys(path: Path) -> frozenset[str]:
    """The keys of the first row."""
    try:
        with path.open(encoding="utf-8") as lines:
            row = json.loads(next(lines, "null"))
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: not a JSONL file") from error
    return frozenset(row) if isinstance(row, dict) else frozenset()


def _mutants(folder: Path) -> Dataset:
    files = (folder / "mutants" / "records.jsonl", folder / "mutants" / "claims.jsonl")

    def score(means: Means) -> Report:
        rows = means.some(row for path in files for row in read_mutants(path))
        answers = judge_mutants(rows, folder / "corpora", means.parser, means.judge)
        return score_mutants(list(answers))

    return Dataset("mutants", files, score)


def _records(folder: Path) -> Dataset:
    files = tuple(path for part in ("corpora", "gold") for path in sorted((folder / part).rglob("*.*")))

    def score(means: Means) -> Report:
        stories = means.some(load_stories(folder))
        briefings = {story.story: run(tuple(story.documents.values()), means.llm, means.options) for story in stories}
        return score_records(stories, briefings)

    return Dataset("fixtures", files, score)


def _conflicts(folder: Path) -> Dataset:
    parts = ("corpora", "gold", "conflicts")
    files = tuple(path for part in parts for path in sorted((folder / part).rglob("*.*")))

    def score(means: Means) -> Report:
        def read(documents: Sequence[Document]) -> tuple[Sequence[AnyRecord], Sequence[Conflict]]:
            briefing = run(documents, means.llm, means.options)
            return (*briefing.events, *briefing.demands, *briefing.positions), briefing.conflicts

        return score_conflicts(means.some(load_stories(folder)), folder, read)

    return Dataset("conflicts", files, score)


_OURS: Mapping[str, Callable[[Path], Dataset]] = {"conflicts": _conflicts, "fixtures": _records, "mutants": _mutants}


def _claims(name: str, path: Path) -> Dataset:
    def score(means: Means) -> Report:
        rows = means.some(read_claims(path))
        jobs = means.options.jobs if means.judge is not None else 1
        return score_claims(list(judge_claims(rows, means.parser, means.judge, jobs=jobs)))

    return Dataset(name, (path,), score)


def _speakers(name: str, path: Path) -> Dataset:
    return Dataset(name, (path,), lambda means: score_speakers(means.some(read_articles(path)), means.parser))


def _wikievents(name: str, path: Path) -> Dataset:
    return Dataset(name, (path,), lambda means: score_events(means.some(read_wikievents(path)), means.parser))


def _muc4(name: str, path: Path) -> Dataset:
    return Dataset(name, (path,), lambda means: score_events(means.some(read_muc4(path)), means.parser))


def _ecbplus(name: str, path: Path) -> Dataset:
    mentions = path.with_name("mentions.jsonl")

    def score(means: Means) -> Report:
        return score_ecbplus(means.some(read_stories(path)), list(read_event_mentions(mentions)), means.parser)

    return Dataset(name, (path, mentions), score)


def _meantime(name: str, path: Path) -> Dataset:
    def score(means: Means) -> Report:
        corpus = read_meantime(path.parent)
        return score_meantime(corpus, means.some(corpus.articles))

    return Dataset(name, tuple(sorted(path.parent.glob("*.jsonl"))), score)


_KNOWN: Mapping[frozenset[str], Callable[[str, Path], Dataset]] = {
    frozenset({"claim", "document", "label", "source_dataset"}): _claims,
    frozenset({"text", "attributions"}): _speakers,
    frozenset({"text", "events", "entities"}): _wikievents,
    frozenset({"text", "incidents"}): _muc4,
    frozenset({"doc_id", "topic", "subtopic", "text"}): _ecbplus,
    frozenset({"doc_id", "dateline", "text"}): _meantime,
}
"""How a set is told by the keys of its rows: folders may be called anything."""
