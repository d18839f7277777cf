"""Answers on disk: one readable JSON file each, written by a run and read back by another.

The files hold no document text, only hashes of it, so they can be shared where the documents cannot.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ValidationError

from llm_brief.errors import InputError, LLMInvalid, ReplayMiss, ReplyCutOff, StoreError
from llm_brief.llm.base import LLM, Filled, Prompt, Reply, T, problems, reply_key
from llm_brief.llm.wrapper import Wrapper

__all__ = ["Fingerprint", "Recorded", "Recording", "Replay"]


class Fingerprint(BaseModel, frozen=True, extra="forbid"):
    """What an answer depends on, part by part, to tell which one changed when the whole does not match."""

    system: str
    user: str
    max_tokens: int
    answer_schema: str

    @classmethod
    def of(cls, prompt: Prompt, schema: type[BaseModel]) -> "Fingerprint":
        """The fingerprint of asking ``prompt`` for a ``schema``."""
        return cls(
            system=_digest(prompt.system),
            user=_digest(prompt.user),
            max_tokens=prompt.max_tokens,
            answer_schema=_digest(json.dumps(schema.model_json_schema(), sort_keys=True)),
        )

    def changes(self, other: "Fingerprint") -> tuple[str, ...]:
        """The names of the parts in which ``other`` differs."""
        names = {
            "system": "its system text",
            "user": "the document or the task",
            "max_tokens": "its token limit",
            "answer_schema": "the answer's schema",
        }
        return tuple(text for name, text in names.items() if getattr(self, name) != getattr(other, name))


class Recorded(BaseModel, frozen=True, extra="forbid"):
    """A recording file: ``model`` is who was asked; ``reply.made_by``, who answered, may be ``hand``."""

    format: Literal["llm-brief recording 1"] = "llm-brief recording 1"
    model: str
    prompt: Fingerprint
    reply: Reply


class Recording(Wrapper):
    """Writes each answer of the wrapped model into ``directory``, which is made when the first answer comes.

    Around a cache it records cached answers too, so the recording of a run is complete.
    """

    def __init__(self, inner: LLM, directory: str | os.PathLike[str]) -> None:
        super().__init__(inner)
        self._directory = Path(directory)

    def fill(self, prompt: Prompt, schema: type[T]) -> Filled[T]:
        """The wrapped model's answer, once it is on disk; ``StoreError`` when it cannot be written."""
        try:
            filled = self._inner.fill(prompt, schema)
        except ReplyCutOff as error:
            self._write(prompt, schema, Reply.of_cut_off(error, self.model, prompt, schema))
            raise
        self._write(prompt, schema, Reply.of(filled, prompt, schema))
        return filled

    def _write(self, prompt: Prompt, schema: type[BaseModel], reply: Reply) -> None:
        recorded = Recorded(model=self.model, prompt=Fingerprint.of(prompt, schema), reply=reply)
        path = self._directory / _file_name(recorded.reply.key)
        try:
            _write_atomically(path, recorded.model_dump_json(indent=2) + "\n")
        except OSError as error:
            raise StoreError(f"cannot record an answer in {self._directory}: {error}") from error


class Replay:
    """Answers from the recordings in ``directory``, under the model they were made under.

    Recordings of several models need ``model`` to say which to use. Everything is read at once, so later
    changes on disk do not matter and several threads may ask. ``InputError`` when there is nothing to read.
    """

    def __init__(self, directory: str | os.PathLike[str], *, model: str | None = None) -> None:
        self._directory = Path(directory)
        recordings = tuple(_recordings(self._directory))
        self._model = self._chosen(model, {recorded.model for recorded in recordings})
        self._replies: Mapping[str, Recorded] = {
            recorded.reply.key: recorded for recorded in recordings if recorded.model == self._model
        }

    @property
    def model(self) -> str:
        """The model the recordings were made under."""
        return self._model

    def fill(self, prompt: Prompt, schema: type[T]) -> Filled[T]:
        """The recorded answer; ``ReplayMiss`` says what changed since then, where that can be told."""
        recorded = self._replies.get(reply_key(self._model, prompt, schema))
        if recorded is None:
            raise ReplayMiss(self._miss(prompt, schema))
        try:
            value = recorded.reply.read(schema)
        except ValidationError as error:
            path = self._directory / _file_name(recorded.reply.key)
            raise LLMInvalid(
                f"the recorded answer in {path} does not fit {schema.__name__}: {problems(error)}"
            ) from error
        return Filled(value, self._model, recorded.reply.usage, origin="replay")

    def __repr__(self) -> str:
        return f"Replay({str(self._directory)!r}, model={self._model!r})"

    def _chosen(self, wanted: str | None, present: set[str]) -> str:
        names = ", ".join(sorted(present))
        if wanted is not None and wanted not in present:
            raise InputError(f"{self._directory} holds no recordings of {wanted!r}, only of: {names}")
        if wanted is None and len(present) > 1:
            raise InputError(f"{self._directory} holds recordings of several models, choose one: {names}")
        return wanted or names

    def _miss(self, prompt: Prompt, schema: type[BaseModel]) -> str:
        asked = f"{self._directory} holds no answer to prompt {prompt.name!r}"
        wanted = Fingerprint.of(prompt, schema)
        changes = sorted(
            (wanted.changes(recorded.prompt) for recorded in self._replies.values()
             if recorded.reply.prompt_name == prompt.name),
            key=len,
        )  # fmt: skip
        if not changes:
            return f"{asked}: it was never recorded under that name; record it with --record"
        reason = " and ".join(changes[0]) or "the way answers are identified"
        return f"{asked}: since the recording, {reason} changed; record again with --record"


def _recordings(directory: Path) -> Iterator[Recorded]:
    paths = sorted(directory.glob("*.json"))
    if not paths:
        raise InputError(f"{directory} holds no recordings; make some with --record {directory}")
    for path in paths:
        yield _recorded(path)


def _recorded(path: Path) -> Recorded:
    try:
        return Recorded.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise InputError(f"{path} is not a recording that can be read: {error}; delete it or record again") from error


def _file_name(key: str) -> str:
    return key.rpartition(":")[2] + ".json"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _write_atomically(path: Path, text: str) -> None:
    """Readers, and a second run, see the whole file or none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
