"""How a run is done, and with what: what its caller chooses, and what that comes to."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, Self

from llm_brief import __version__
from llm_brief.compose.ranking import RANKING
from llm_brief.extract.passes import ExtractOptions
from llm_brief.llm.base import LLM
from llm_brief.outcomes import OutcomeStore
from llm_brief.prompts import PromptLibrary, default_prompts
from llm_brief.records.briefing import Provenance
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import Parser
from llm_brief.verify.judge import Judge

__all__ = ["Options", "Setup"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a run is done. ``as_of`` is the day the briefing speaks of; ``on_done`` hears of each finished document.

    ``strategy``: "passes" asks the model for every kind of record in turn, as strong models like it; "proposals" lets
    the rules propose the records and the model choose among them, which is what a small model can do without inventing
    anything. ``keep_parses`` may wrap the parser with a store; ``outcomes`` keeps what came of each document, so that
    one read before is not read again. ``judge`` is the model that judges what the rules leave open; None leaves it
    open.
    """

    as_of: date
    jobs: int = 4
    strategy: Literal["passes", "proposals"] = "passes"
    judge: LLM | None = None
    keep_parses: Callable[[Parser], Parser] = lambda parser: parser
    outcomes: OutcomeStore | None = None
    extract: ExtractOptions = field(default_factory=ExtractOptions)
    on_done: Callable[[Document], None] = lambda _document: None


@dataclass(frozen=True, slots=True)
class Setup:
    """Everything that a run works with; shared by all its threads."""

    llm: LLM | None
    parser: Parser | None
    judge: Judge | None
    prompts: PromptLibrary
    options: Options

    @classmethod
    def of(cls, llm: LLM | None, parser: Parser | None, options: Options) -> Self:
        """The setup with the program's own prompts."""
        prompts = default_prompts()
        judge = Judge(options.judge, prompts) if options.judge is not None else None
        return cls(llm, parser, judge, prompts, options)

    @property
    def reader(self) -> LLM | None:
        """The model that reads in passes; None where the rules propose what a model at most chooses among."""
        return self.llm if self.options.strategy == "passes" else None

    def provenance(self) -> Provenance:
        """How the briefing came about, as it says of itself."""
        return Provenance(
            program="llm-brief",
            version=__version__,
            model=self.llm.model if self.llm is not None else "none",
            verifier_model=self.judge.model if self.judge is not None else None,
            strategy=self.options.strategy if self.llm is not None else "rules",
            parser=self.parser.name if self.parser is not None else None,
            prompts=dict(self.prompts.hashes),
            ranking=RANKING,
        )
