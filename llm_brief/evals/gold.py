"""The stories of ``fixtures/``: documents, gold records as drafts, names, and claims true and false."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from llm_brief.errors import InputError
from llm_brief.ingest.files import read
from llm_brief.records.vocabulary import Kind
from llm_brief.text.document import Document

__all__ = ["Claim", "Entity", "FalseClaim", "GoldField", "GoldRecord", "Story", "draft_of", "load_stories"]

_MODEL = ConfigDict(frozen=True, extra="ignore")
_OWN_WORDS = frozenset({"title", "target", "summary", "type", "status", "force", "stance", "basis", "quoted"})
MOST_SENTENCES = 4
_NEEDED: Mapping[Kind, Mapping[str, object]] = {
    Kind.EVENT: {"actors": []},
    Kind.DEMAND: {"summary": ""},
    Kind.POSITION: {},
}
"""What a draft cannot do without, where the gold is silent."""


class GoldField(BaseModel):
    """One value of a gold record: the reading, readings as good, and the words it rests on."""

    model_config = _MODEL

    value: str | bool
    accept: tuple[str | bool, ...] = ()
    quote: str | None = None
    start: int | None = None
    end: int | None = None

    @property
    def words(self) -> str:
        """What a model would copy."""
        return self.quote or str(self.value)


class GoldRecord(BaseModel):
    """One record of the gold."""

    model_config = _MODEL

    id: str
    file: str
    kind: Kind
    sentences: tuple[str, ...]
    required: bool
    fields: Mapping[str, GoldField | tuple[GoldField, ...]]

    def values(self, name: str) -> tuple[GoldField, ...]:
        """The values of a field: none, one, or many."""
        found = self.fields.get(name, ())
        return found if isinstance(found, tuple) else (found,)


class Entity(BaseModel):
    """A name with its other forms, and names that look like it and mean another."""

    model_config = _MODEL

    name: str
    type: str
    aliases: tuple[str, ...] = ()
    unlike: tuple[str, ...] = Field(default=(), alias="not")

    @property
    def forms(self) -> tuple[str, ...]:
        """All ways to write the name."""
        return (self.name, *self.aliases)


class Claim(BaseModel):
    """A faithful claim about one article."""

    model_config = _MODEL

    file: str
    claim: str


class FalseClaim(Claim):
    """A claim with one plausible error."""

    error: str


class Story(BaseModel):
    """One story with its gold."""

    model_config = _MODEL

    story: str
    records: tuple[GoldRecord, ...]
    entities: tuple[Entity, ...]
    true: tuple[Claim, ...]
    false: tuple[FalseClaim, ...]
    folder: Path

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """The articles by ``file``, in order."""
        paths = sorted((self.folder / "corpora" / self.story).iterdir())
        return {f"{self.story}/{path.name}": read(path) for path in paths}


def load_stories(folder: Path) -> tuple[Story, ...]:
    """Every story of a fixtures folder; ``InputError`` when there is none."""
    paths = sorted((folder / "gold").glob("*.json"))
    if not paths:
        raise InputError(f"{folder}: holds no gold/*.json; give the fixtures folder of a checkout")
    return tuple(Story.model_validate({**json.loads(path.read_text("utf-8")), "folder": folder}) for path in paths)


def draft_of(record: GoldRecord, document: Document) -> dict[str, object]:
    """What a model that reads as the gold does would write."""
    draft: dict[str, object] = {"sentences": sentence_numbers(record.sentences, document)}
    draft |= _NEEDED[record.kind]
    for name, value in record.fields.items():
        draft[name] = [_written(name, item) for item in value] if isinstance(value, tuple) else _written(name, value)
    return draft


def _written(name: str, field: GoldField) -> object:
    return field.value if name in _OWN_WORDS else field.words


def sentence_numbers(sentences: Sequence[str], document: Document) -> list[int]:
    """The numbers of sentences given as text, as many as a draft may name."""
    return list(_numbers(sentences, document))[:MOST_SENTENCES]


def _numbers(sentences: Iterable[str], document: Document) -> Iterator[int]:
    for text in sentences:
        start = document.text.index(text)
        yield from (sentence.index for sentence in document.sentences_in(start, start + len(text)))
