"""The generator of mutants: what is true of the stories of ``fixtures/``, with one change planted in each row.

    python -m llm_brief.evals.mutations [FOLDER]     writes fixtures/mutants/records.jsonl and claims.jsonl

The same stories give the same rows: what is left out when there are too many is chosen by a hash of the row.
"""

import hashlib
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from llm_brief.evals.gold import load_stories
from llm_brief.evals.mutant_claims import claim_rows
from llm_brief.evals.mutant_records import record_rows
from llm_brief.evals.rows import Change, MutantRow, to_jsonl

__all__ = ["claims", "generate", "records"]

_MOST_CLAIMS = {Change.INVENTED_TAIL: 60, Change.NAME: 110, Change.FAITHFUL: 420}
_MOST_RECORDS = {Change.FAITHFUL: 460}
_MOST = 90


def records(folder: Path) -> tuple[MutantRow, ...]:
    """The rows about leaves of records."""
    return _chosen((row for story in load_stories(folder) for row in record_rows(story)), _MOST_RECORDS)


def claims(folder: Path) -> tuple[MutantRow, ...]:
    """The rows about free claims."""
    return _chosen((row for story in load_stories(folder) for row in claim_rows(story)), _MOST_CLAIMS)


def _chosen(rows: Iterable[MutantRow], most: dict[Change, int]) -> tuple[MutantRow, ...]:
    """At most so many of each kind, without doubles, in the order made."""
    distinct = {row.id: row for row in rows}
    kept: set[str] = set()
    counts: Counter[Change] = Counter()
    for row in sorted(distinct.values(), key=lambda row: hashlib.sha256(row.id.encode()).hexdigest()):
        never_dropped = row.kind in {Change.CLIPPED_QUOTE, Change.SPEAKER_SWAP} or row.how == "gold"
        if never_dropped or counts[row.kind] < most.get(row.kind, _MOST):
            counts[row.kind] += 1
            kept.add(row.id)
    return tuple(row for row in distinct.values() if row.id in kept)


def generate(folder: Path) -> Iterator[tuple[Path, str]]:
    """Each file of mutants with what belongs in it."""
    yield folder / "mutants" / "records.jsonl", to_jsonl(records(folder))
    yield folder / "mutants" / "claims.jsonl", to_jsonl(claims(folder))


if __name__ == "__main__":
    for path, text in generate(Path(sys.argv[1] if len(sys.argv) > 1 else "fixtures")):
        path.write_text(text, encoding="utf-8", newline="\n")
