"""Entailment by a language model, for what the rules leave open: wording, roles, closed values. Never for more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from llm_brief.errors import LLMError, LLMRefused
from llm_brief.llm.base import LLM
from llm_brief.prompts import EntailContext, PromptLibrary, Question
from llm_brief.records.base import Finding, Label
from llm_brief.records.usage import Usage
from llm_brief.text.document import Document

__all__ = ["Answers", "Asked", "Judge", "Statement"]

BATCH = 24
"""Statements in one call: few enough for the answer to stay in order."""
_TOKENS_AN_ANSWER = 24


class Answer(BaseModel):
    """The judgement on one statement."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: Annotated[int, Field(ge=1)]
    answer: Literal["entailed", "contradicted", "not_stated"]


class Answers(BaseModel):
    """One judgement for each statement."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    answers: Annotated[list[Answer], Field(max_length=BATCH)]


@dataclass(frozen=True, slots=True)
class Statement:
    """Something the document may or may not bear out. ``key`` finds its answer again."""

    key: tuple[int, int]
    text: str
    sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """The findings by statement key, and what they cost. Statements without an answer have no finding."""

    findings: Mapping[tuple[int, int], Finding]
    usage: Usage


_LABELS: Mapping[str, Label] = {
    "entailed": Label.SUPPORTED,
    "contradicted": Label.CONTRADICTED,
    "not_stated": Label.NOT_FOUND,
}


class Judge:
    """Asks one model about many statements of a document at a time."""

    def __init__(self, llm: LLM, prompts: PromptLibrary) -> None:
        self._llm = llm
        self._prompts = prompts

    @property
    def model(self) -> str:
        """The model that judges."""
        return self._llm.model

    def ask(self, document: Document, statements: Sequence[Statement]) -> Asked:
        """Judge every statement; a call that fails leaves its statements without a finding."""
        findings: dict[tuple[int, int], Finding] = {}
        usage = Usage()
        for start in range(0, len(statements), BATCH):
            batch = statements[start : start + BATCH]
            answers, spent = self._answers(document, batch)
            usage += spent
            findings |= {batch[n - 1].key: self._finding(answer) for n, answer in answers.items() if n <= len(batch)}
        return Asked(findings, usage)

    def _answers(self, document: Document, batch: Sequence[Statement]) -> tuple[dict[int, str], Usage]:
        questions = [Question(n, statement.text, statement.sentences) for n, statement in enumerate(batch, 1)]
        limit = 64 + _TOKENS_AN_ANSWER * len(batch)
        prompt = self._prompts.entail(EntailContext(document.sentences, questions), max_tokens=limit)
        try:
            filled = self._llm.fill(prompt, Answers)
        except LLMRefused:
            raise
        except LLMError:
            return {}, Usage()
        return _consistent(filled.value), filled.usage

    def _finding(self, answer: str) -> Finding:
        reasons = {
            "entailed": "reads the sentences as saying so",
            "contradicted": "reads the sentences as saying otherwise",
            "not_stated": "does not find it in the sentences",
        }
        return Finding(check="entailment", label=_LABELS[answer], reason=f"the judge ({self.model}) {reasons[answer]}")


def _consistent(answers: Answers) -> dict[int, str]:
    """One answer a number; a number that was answered in two ways has none."""
    given: dict[int, set[str]] = {}
    for item in answers.answers:
        given.setdefault(item.number, set()).add(item.answer)
    return {number: next(iter(said)) for number, said in given.items() if len(said) == 1}
