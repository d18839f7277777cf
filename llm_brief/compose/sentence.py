"""A sentence written for the briefing, as the checks read it."""

import re
from dataclasses import dataclass
from functools import cached_property

from llm_brief.compose.ground import Ground
from llm_brief.text.analysis import Analysis, analyse
from llm_brief.text.dates.find import FoundDate, find_dates
from llm_brief.text.document import Document
from llm_brief.text.quotations import Quotation, quotations
from llm_brief.verify.claims.words import Word, read_words

__all__ = ["Written"]

_COUNTED = re.compile(
    r"\b(?:\w+)(?= independent sources?\b)|\b\w+ the (?:rejection|outcome)(?=[:;).])|\bsource \d+\b", re.IGNORECASE
)
"""What the briefing says of its own sources, and no source says."""


@dataclass(frozen=True)
class Written:
    """The text with the records it cites."""

    text: str
    ground: Ground

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """The outermost quotations."""
        return tuple(quotation for quotation in quotations(self.text) if quotation.depth == 0)

    @cached_property
    def own(self) -> str:
        """The text with blanks for the quoted words and for what it says of its own sources: what is left to check."""
        characters = list(_COUNTED.sub(lambda found: " " * len(found[0]), self.text))
        for quotation in self.quotations:
            characters[quotation.outer_start : quotation.outer_end] = " " * (
                quotation.outer_end - quotation.outer_start
            )
        return "".join(characters)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words outside quotation marks."""
        return read_words(self.own)

    @cached_property
    def dates(self) -> tuple[FoundDate, ...]:
        """The dates outside quotation marks, relative ones read from the day of the cited document."""
        return find_dates(self.own, self.ground.document.published_at)

    @cached_property
    def document(self) -> Document:
        """The sentence as a document of its own."""
        return Document(text=self.text, name="written")

    @cached_property
    def known(self) -> Analysis:
        """Its grammar."""
        return analyse(self.document, self.ground.parser)
