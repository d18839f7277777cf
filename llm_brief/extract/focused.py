"""A small model asked about one sentence at a time, with answers it can only choose from the sentence's own words."""

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, create_model

from llm_brief.errors import LLMError, LLMRefused
from llm_brief.extract.ground import ground
from llm_brief.extract.naming import actors_in
from llm_brief.extract.passes import Extraction, LostRange
from llm_brief.llm.base import LLM
from llm_brief.prompts import PromptLibrary, SentenceContext
from llm_brief.records.drafts import EventDraft
from llm_brief.records.grounded import Grounded
from llm_brief.records.usage import Usage
from llm_brief.records.vocabulary import EventStatus, EventType, Kind
from llm_brief.text.analysis import Analysis
from llm_brief.text.document import Document
from llm_brief.text.parse import Parse
from llm_brief.text.sentences import Sentence

__all__ = ["ask_about"]

MOST_SENTENCES = 6
"""Questions a document: each costs a small model on two cores some five seconds."""
_TOKENS = 96


class Told(BaseModel):
    """The event that a sentence tells of. ``actors`` and ``recipients`` are names of the sentence."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    none: Annotated[bool, Field(description="true if the sentence tells of no event")]
    type: EventType
    status: EventStatus
    actors: Annotated[list[str], Field(max_length=3)]
    recipients: Annotated[list[str], Field(max_length=3)]


def ask_about(
    document: Document, known: Analysis, sentences: Sequence[Sentence], llm: LLM, prompts: PromptLibrary
) -> Extraction:
    """Drafts for sentences that no rule made a record of; at most ``MOST_SENTENCES`` are asked about."""
    drafts: list[Grounded] = []
    lost: list[LostRange] = []
    usage = Usage()
    for sentence in sentences[:MOST_SENTENCES]:
        names = _names(document, known.parse, sentence)
        if not names:
            continue
        prompt = prompts.sentence(SentenceContext(document.sentences, sentence.index), max_tokens=_TOKENS)
        try:
            filled = llm.fill(prompt, _schema(names))
        except LLMRefused:
            raise
        except LLMError as error:
            lost.append(LostRange(Kind.EVENT, sentence.start, sentence.end, str(error)))
            continue
        usage += filled.usage
        if not filled.value.none:
            drafts.append(ground(_draft(filled.value, sentence), Kind.EVENT, document, proposed_by=filled.model))
    return Extraction(tuple(drafts), tuple(lost), usage)


def _draft(told: Told, sentence: Sentence) -> EventDraft:
    return EventDraft(
        sentences=[sentence.index],
        title=" ".join(sentence.text.split()),
        type=told.type,
        status=told.status,
        actors=told.actors,
        recipients=[name for name in told.recipients if name not in told.actors],
    )


def _names(document: Document, parse: Parse | None, sentence: Sentence) -> tuple[str, ...]:
    """The names that the sentence holds, in order."""
    if parse is None:
        return ()
    nouns = (token for token in parse.sentence_tokens(sentence.index) if token.dep not in {"compound", "conj"})
    named = (
        span.exact
        for token in nouns
        if token.pos in {"NOUN", "PROPN"}
        for span in actors_in(parse, parse.noun_phrase(token.index), document)
    )
    return tuple(dict.fromkeys(named))


def _schema(names: tuple[str, ...]) -> type[Told]:
    """``Told`` with its names limited to these: decoding can then invent none."""
    one_of = Annotated[list[Literal[names]], Field(max_length=3)]  # type: ignore[valid-type]
    return create_model("Told", __base__=Told, actors=(one_of, ...), recipients=(one_of, ...))
