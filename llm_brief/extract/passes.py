"""Asking a model for drafts: one call a kind and window, each cut in two when its answer does not fit."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from llm_brief.errors import LLMError, LLMRefused, ReplyCutOff
from llm_brief.extract.ground import ground
from llm_brief.extract.kinds import DRAFT_LISTS
from llm_brief.llm.base import LLM, cost_of
from llm_brief.prompts import ExtractContext, PromptLibrary, Rejected
from llm_brief.records.grounded import Grounded
from llm_brief.records.usage import Usage
from llm_brief.records.vocabulary import Kind
from llm_brief.text.document import Document
from llm_brief.text.sentences import Sentence
from llm_brief.text.windows import windows

__all__ = ["Asked", "ExtractOptions", "Extraction", "LostRange", "Question", "ask", "extract"]


@dataclass(frozen=True, slots=True)
class ExtractOptions:
    """How documents are put to the model. Sizes are characters of the document and tokens of the answer.

    ``repair``: drafts that were refused go back once, with the reason.
    """

    window_chars: int = 12_000
    max_tokens: int = 4_096
    kinds: tuple[Kind, ...] = tuple(Kind)
    repair: bool = True


@dataclass(frozen=True, slots=True)
class LostRange:
    """A stretch of the document that was not read for one kind, and why."""

    kind: Kind
    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """What came of one document: grounded drafts, what was lost, and what the answers cost."""

    drafts: tuple[Grounded, ...]
    lost: tuple[LostRange, ...]
    usage: Usage


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of a question, or of several."""

    drafts: tuple[Grounded, ...] = ()
    lost: tuple[LostRange, ...] = ()
    usage: Usage = field(default_factory=Usage)

    def __add__(self, other: "Asked") -> "Asked":
        return Asked(self.drafts + other.drafts, self.lost + other.lost, self.usage + other.usage)


def extract(document: Document, llm: LLM, prompts: PromptLibrary, options: ExtractOptions) -> Extraction:
    """Every draft that ``llm`` makes of ``document``, repeats of overlapping windows included.

    A call that fails costs its window and is reported, never the rest. ``LLMRefused`` (a wrong key, an unknown
    model) is raised: the next call would fail alike.
    """
    total = Asked()
    for window in windows(document, max_chars=options.window_chars):
        for kind in options.kinds:
            total += ask(Question(document, kind, llm, prompts, options.max_tokens), window.sentences)
    return Extraction(total.drafts, total.lost, total.usage)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of which document; ``rejected`` holds drafts that were refused and go back."""

    document: Document
    kind: Kind
    llm: LLM
    prompts: PromptLibrary
    max_tokens: int
    rejected: tuple[Rejected, ...] = ()


def ask(question: Question, sentences: Sequence[Sentence]) -> Asked:
    """Put one question about some sentences; cut in two when the answer does not fit."""
    prompt = question.prompts.extract(
        question.kind, ExtractContext(sentences, question.rejected), max_tokens=question.max_tokens
    )
    try:
        filled = question.llm.fill(prompt, DRAFT_LISTS[question.kind])
    except ReplyCutOff as error:
        return Asked(usage=cost_of(error)) + _ask_halves(question, sentences, error)
    except LLMRefused:
        raise
    except LLMError as error:
        return Asked(lost=(_lost(question.kind, sentences, error),))
    drafts = tuple(
        ground(item, question.kind, question.document, proposed_by=filled.model) for item in filled.value.items
    )
    return Asked(drafts, (), filled.usage)


def _ask_halves(question: Question, sentences: Sequence[Sentence], error: ReplyCutOff) -> Asked:
    if len(sentences) < 2:
        return Asked(lost=(_lost(question.kind, sentences, error),))
    middle = len(sentences) // 2
    return ask(question, sentences[:middle]) + ask(question, sentences[middle:])


def _lost(kind: Kind, sentences: Sequence[Sentence], error: LLMError) -> LostRange:
    return LostRange(kind, sentences[0].start, sentences[-1].end, str(error))
