"""A draft whose words have been looked up in the document, before anything is judged."""

from dataclasses import dataclass

from llm_brief.records.base import Quantity
from llm_brief.records.kinds import Field
from llm_brief.records.vocabulary import Kind
from llm_brief.text.document import Document, Span
from llm_brief.text.sentences import Sentence

__all__ = ["AUTHOR", "Claimed", "Grounded", "Value"]

Value = str | bool | Quantity
"""What a leaf can hold. Members of closed vocabularies are strings."""


AUTHOR = "author"
"""The rule of a stakeholder who is the article's author: no words of the text name them."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """One value that a draft claims, and the spans found for it (none: the words were not found).

    ``value`` is the source's wording for mentions and verbatim fields, the normalised value for dates and
    quantities, the model's wording for glosses and closed fields. ``note`` says why nothing was found.
    """

    field: Field
    index: int
    value: Value
    raw: str
    rule: str | None = None
    spans: tuple[Span, ...] = ()
    note: str = ""

    @property
    def pointer(self) -> str:
        """The leaf's place in the record, as a JSON Pointer (RFC 6901)."""
        return f"/{self.field.name}/{self.index}" if self.field.many else f"/{self.field.name}"


@dataclass(frozen=True, slots=True)
class Grounded:
    """All claims of one draft, with the sentences the draft cites."""

    kind: Kind
    document: Document
    sentences: tuple[Sentence, ...]
    claims: tuple[Claimed, ...]
    proposed_by: str

    def of(self, *names: str) -> tuple[Claimed, ...]:
        """The claims of the named fields, in order."""
        return tuple(claim for claim in self.claims if claim.field.name in names)

    def first(self, name: str) -> Claimed | None:
        """The first claim of a field, or None."""
        return next(iter(self.of(name)), None)

    def cites(self, start: int, end: int) -> bool:
        """Whether every sentence that ``start:end`` touches is cited."""
        touched = self.document.sentences_in(start, end)
        return bool(touched) and set(touched) <= set(self.sentences)
