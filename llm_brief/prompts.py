"""Prompt templates: each is rendered from one frozen dataclass, and a variable it does not declare is an error."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from llm_brief.llm.base import Prompt
from llm_brief.records.vocabulary import Kind
from llm_brief.resources import resource_dir
from llm_brief.text.sentences import Sentence, split_sentences

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = [
    "EntailContext",
    "ExampleText",
    "ExtractContext",
    "Fact",
    "PromptLibrary",
    "Question",
    "Rejected",
    "SelectContext",
    "SystemContext",
    "WriteContext",
    "default_prompts",
    "one_line",
]


@dataclass(frozen=True, slots=True)
class ExampleText:
    """The worked example as it stands in the prompt."""

    document: str
    event: str
    demand: str
    position: str


@dataclass(frozen=True, slots=True)
class SystemContext:
    """What the system prompt is made of."""

    example: ExampleText


@dataclass(frozen=True, slots=True)
class Rejected:
    """A draft that was refused, as JSON, and the verifier's reason."""

    draft: str
    reason: str


@dataclass(frozen=True, slots=True)
class ExtractContext:
    """What an extraction prompt is made of: the sentences shown, and drafts that came back refused."""

    sentences: Sequence[Sentence]
    rejected: Sequence[Rejected] = ()


@dataclass(frozen=True, slots=True)
class SelectContext:
    """What the prompt that chooses the bottom line is made of: statements, and how many to choose."""

    statements: Sequence[str]
    most: int


@dataclass(frozen=True, slots=True)
class Fact:
    """A verified record as the prompt that writes the bottom line shows it."""

    number: int
    kind: str
    statement: str
    details: tuple[str, ...]
    words: str
    disputed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WriteContext:
    """What the prompt that writes the bottom line is made of: records, and how many sentences to write at most."""

    facts: Sequence[Fact]
    most: int


@dataclass(frozen=True, slots=True)
class Question:
    """A statement to be judged, and the sentences it is about."""

    number: int
    statement: str
    sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class EntailContext:
    """What a judging prompt is made of."""

    sentences: Sequence[Sentence]
    questions: Sequence[Question]


@dataclass(frozen=True, slots=True)
class _NoContext:
    """For templates without variables."""


class PromptLibrary:
    """The templates of one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._environment = Environment(
            loader=FileSystemLoader(folder),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
            autoescape=False,  # noqa: S701 - prompts are plain text; nothing here reaches a browser
        )
        self._environment.filters["one_line"] = one_line

    def render(self, name: str, context: "DataclassInstance") -> str:
        """Template ``name`` filled from ``context``, whose fields are exactly its variables.

        A source's text enters as a value and is never itself a template.
        """
        values = {field.name: getattr(context, field.name) for field in fields(context)}
        return self._environment.get_template(f"{name}.md.j2").render(values).strip()

    @cached_property
    def system(self) -> str:
        """The system prompt: rules and the worked example, the same for every call of a run."""
        return self.render("system", SystemContext(self._example()))

    def extract(self, kind: Kind, context: ExtractContext, *, max_tokens: int) -> Prompt:
        """The prompt that asks for the records of one kind."""
        user = self.render(kind.value, context)
        return Prompt(name=kind.value, system=self.system, user=user, max_tokens=max_tokens)

    def select(self, context: SelectContext, *, max_tokens: int) -> Prompt:
        """The prompt that asks which statements come first."""
        system = self.render("editor", _NoContext())
        return Prompt(name="select", system=system, user=self.render("select", context), max_tokens=max_tokens)

    def write(self, context: WriteContext, *, max_tokens: int) -> Prompt:
        """The prompt that asks for the bottom line in sentences."""
        system = self.render("writer", _NoContext())
        return Prompt(name="write", system=system, user=self.render("write", context), max_tokens=max_tokens)

    def entail(self, context: EntailContext, *, max_tokens: int) -> Prompt:
        """The prompt that asks whether the document bears out each of some statements."""
        system = self.render("judge", _NoContext())
        return Prompt(name="entail", system=system, user=self.render("entail", context), max_tokens=max_tokens)

    @cached_property
    def hashes(self) -> Mapping[str, str]:
        """SHA-256 of every template file, by its name: the identity of the prompts for the provenance."""
        files = sorted(path for path in self.folder.rglob("*") if path.suffix in {".j2", ".json"})
        return {
            path.relative_to(self.folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files
        }

    @property
    def environment(self) -> Environment:
        """The Jinja2 environment, for tests of the templates."""
        return self._environment

    def _example(self) -> ExampleText:
        example = json.loads((self.folder / "example.json").read_text("utf-8"))
        numbered = self.render("partials/document", ExtractContext(split_sentences(example["text"])))
        drafts = {kind: json.dumps(example[kind], ensure_ascii=False) for kind in ("event", "demand", "position")}
        return ExampleText(document=numbered, **drafts)


def one_line(text: str) -> str:
    """``text`` with every run of white space as one space: a sentence cannot forge a line of the prompt."""
    return " ".join(text.split())


@cache
def default_prompts() -> PromptLibrary:
    """The templates that ship with the product."""
    return PromptLibrary(resource_dir("prompts"))
