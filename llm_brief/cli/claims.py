"""Rows of claims in, rows of verdicts out: in order, and each as soon as it is there."""

import gc
import json
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import TextIO, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from llm_brief.cli.output import print_result
from llm_brief.cli.progress import Progress
from llm_brief.cli.session import Session
from llm_brief.errors import InputError
from llm_brief.ingest.files import read
from llm_brief.prompts import default_prompts
from llm_brief.text.analysis import Analysis, analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import Parser, find_parser
from llm_brief.verify.claims import ClaimVerdict, check_claim
from llm_brief.verify.claims.cross_encoder import Entailment, open_cross_encoder
from llm_brief.verify.judge import Judge

__all__ = ["ClaimRow", "Library", "answers", "check_file"]

T = TypeVar("T")
R = TypeVar("R")


class ClaimRow(BaseModel):
    """One row of the input. What else it holds is of no interest."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str | int
    claim: str
    document: str | None = None
    path: str | None = None

    @model_validator(mode="after")
    def _has_one_source(self) -> "ClaimRow":
        if (self.document is None) == (self.path is None):
            raise ValueError("give either 'document' or 'path'")
        return self


@dataclass(eq=False)
class Library:
    """Documents with their analysis: each is read and parsed once while claims about it keep coming."""

    folder: Path
    parser: Parser | None
    entailment: Entailment | None = None
    _kept: OrderedDict[str, tuple[Document, Analysis]] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def document_of(self, row: ClaimRow) -> tuple[Document, Analysis]:
        """The document that the row speaks of; ``InputError`` where it cannot be read."""
        key = f"={row.document}" if row.document is not None else f"@{row.path}"
        with self._lock:
            if key not in self._kept:
                document = self._read(row)
                self._kept[key] = (document, analyse(document, self.parser))
            self._kept.move_to_end(key)
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
            return self._kept[key]

    def _read(self, row: ClaimRow) -> Document:
        if row.document is None:
            return read(self.folder / str(row.path))
        return Document(text=row.document.replace("\r\n", "\n").replace("\r", "\n"), name=str(row.id))


_KEPT = 32


def answers(lines: Iterable[str], library: Library, judge: Judge | None, jobs: int = 1) -> Iterator[dict[str, object]]:
    """One row for each line that is not blank, in order. A line that cannot be used has a row with its ``error``."""
    numbered = ((number, line) for number, line in enumerate(lines, 1) if line.strip())
    yield from _in_order(lambda item: _answer(*item, library, judge), numbered, jobs)


def _answer(number: int, line: str, library: Library, judge: Judge | None) -> dict[str, object]:
    identity: object = None
    try:
        content = json.loads(line)
        identity = content.get("id") if isinstance(content, dict) else None
        row = ClaimRow.model_validate(content)
        document, known = library.document_of(row)
    except (ValueError, RecursionError, InputError) as error:
        return {"id": identity, "line": number, "error": _reason(error)}
    verdict = check_claim(document, row.claim, known, judge=judge, parser=library.parser, entailment=library.entailment)
    return {"id": row.id, **_printed(verdict)}


def _reason(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors(include_input=False, include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        return f"{where}: {first['msg']}" if where else first["msg"].removeprefix("Value error, ")
    if isinstance(error, json.JSONDecodeError):
        return f"not JSON: {error.msg} at character {error.pos}"
    return str(error)


def _printed(verdict: ClaimVerdict) -> dict[str, object]:
    return {
        "label": verdict.label.value,
        "score": verdict.score,
        "checks": [finding.model_dump(mode="json", include={"check", "label", "reason"}) for finding in verdict.checks],
        "evidence": [{"start": span.start, "end": span.end, "exact": span.exact} for span in verdict.spans],
    }


def _in_order(work: Callable[[T], R], items: Iterable[T], jobs: int) -> Iterator[R]:
    """``work`` on every item, ``jobs`` at a time and never far ahead of what was taken."""
    if jobs == 1:
        yield from map(work, items)
        return
    waiting: deque[Future[R]] = deque()
    with ThreadPoolExecutor(jobs) as pool:
        for item in items:
            waiting.append(pool.submit(work, item))
            if len(waiting) >= 2 * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


_BETWEEN_COLLECTIONS = 50_000
"""Objects made before the collector looks for circles; a claim makes few, and leaves hardly any in one."""


def check_file(session: Session, claims: Path) -> int:
    """Check every row of ``claims`` and print its verdict; the exit code says whether all could be read."""
    complete = True
    parser = find_parser()
    gc.freeze()  # what is loaded stays; without this the collector walks it again and again: a third of the time
    gc.set_threshold(_BETWEEN_COLLECTIONS)
    with _opened(claims) as lines, _judge(session) as judge:
        jobs = session.settings.jobs if judge is not None else 1
        library = Library(claims.parent, parser, _entailment(session))
        for answer in answers(lines, library, judge, jobs):
            complete = complete and "error" not in answer
            print_result(json.dumps(answer, ensure_ascii=False) + "\n")
    return 0 if complete else 3


def _entailment(session: Session) -> Entailment | None:
    folder = session.settings.entailment_model
    return None if folder is None else open_cross_encoder(folder)


def _opened(claims: Path) -> TextIO:
    try:
        return claims.open(encoding="utf-8", errors="surrogateescape")
    except OSError as error:
        raise InputError(f"{claims}: cannot be read ({error.strerror}); give a JSONL file of claims") from error


@contextmanager
def _judge(session: Session) -> Iterator[Judge | None]:
    """The judge of the settings. The embedded model is too small to be one, so it is not even loaded."""
    if session.choice.kind in ("none", "local") and session.settings.verifier_model is None:
        yield None
        return
    with (
        Progress.start(0, visible=False) as progress,
        session.model(progress) as llm,
        session.judge(llm, progress) as model,
    ):
        yield None if model is None else Judge(model, default_prompts())
