"""One row of the mutants: a true thing with one change planted, or a faithful variant of it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from llm_brief.errors import InputError
from llm_brief.records.vocabulary import Kind

__all__ = ["Change", "Expected", "MutantRow", "read_mutants", "to_jsonl"]


class Change(StrEnum):
    """What was changed. ``FAITHFUL``: nothing that matters."""

    DATE = "date"
    NUMBER = "number"
    NAME = "name"
    NEGATION = "negation"
    ACTOR_SWAP = "actor_swap"
    POLARITY = "polarity"
    PLACE = "place"
    CLIPPED_QUOTE = "clipped_quote"
    QUOTE = "quote"
    INVENTED_TAIL = "invented_tail"
    SPEAKER_SWAP = "speaker_swap"
    MODALITY = "modality"
    YEAR_ADDED = "year_added"
    ATTRIBUTION = "attribution"
    CONDITION = "condition"
    OFFICE = "office"
    FAITHFUL = "faithful"


class Expected(StrEnum):
    """What the verifier should do with the row."""

    SUPPORTED = "supported"
    REFUSED = "refused"


class MutantRow(BaseModel):
    """One row. Of level ``claim``: ``mutant`` is a free claim about ``file``.

    Of level ``record``: ``draft`` is what a model would have written, of ``record_kind``, and ``field`` is the JSON
    Pointer of the leaf that was changed from ``original`` to ``mutant``. ``how`` says by which way.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    level: Literal["claim", "record"]
    file: str
    kind: Change
    how: str
    expected: Expected
    original: str
    mutant: str
    record_kind: Kind | None = None
    field: str | None = None
    draft: Mapping[str, object] | None = Field(default=None)


def to_jsonl(rows: Iterable[MutantRow]) -> str:
    """The rows as they stand in a committed file."""
    return "".join(
        json.dumps(row.model_dump(mode="json", exclude_none=True), ensure_ascii=False) + "\n" for row in rows
    )


def read_mutants(path: Path) -> Iterator[MutantRow]:
    """The rows of a file; ``InputError`` where it holds something else."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})") from error
    for number, line in enumerate(lines, 1):
        try:
            yield MutantRow.model_validate_json(line)
        except ValidationError as error:
            raise InputError(f"{path}:{number}: not a row of mutants ({error.error_count()} errors)") from error
