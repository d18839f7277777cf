"""Drafts that were refused go back to the model once, each with the reason."""

import json
from collections.abc import Iterable

from llm_brief.extract.passes import Extraction, ExtractOptions, Question, ask
from llm_brief.llm.base import LLM
from llm_brief.prompts import PromptLibrary, Rejected
from llm_brief.records.base import Label
from llm_brief.records.briefing import Withheld
from llm_brief.records.grounded import Grounded
from llm_brief.records.usage import Usage
from llm_brief.text.document import Document
from llm_brief.text.windows import windows

__all__ = ["mend"]

_MENDABLE = frozenset({Label.CONTRADICTED, Label.MISATTRIBUTED, Label.NOT_FOUND, Label.PARTIAL})
_MOST = 12
"""Refused drafts in one question: more would make the model start over instead of mending."""


def mend(
    document: Document,
    refused: Iterable[tuple[Grounded, Withheld]],
    llm: LLM,
    prompts: PromptLibrary,
    options: ExtractOptions,
) -> Extraction:
    """New drafts for those that were refused for a reason; one call a kind and window that has any.

    A draft that comes back as it went is no new one. What could not be checked does not go back: there is nothing to
    say to the model. A call that fails is no loss of reading, so ``lost`` stays empty; the refused drafts stay withheld
    whatever comes back.
    """
    drafts: list[Grounded] = []
    usage = Usage()
    mendable = [(draft, entry) for draft, entry in refused if entry.label in _MENDABLE]
    for window in windows(document, max_chars=options.window_chars):
        for kind in options.kinds:
            inside = [pair for pair in mendable if pair[0].kind is kind and _lies_in(pair[0], window.start, window.end)]
            if inside:
                question = Question(document, kind, llm, prompts, options.max_tokens, _rejected(inside[:_MOST]))
                asked = ask(question, window.sentences)
                drafts.extend(asked.drafts)
                usage += asked.usage
    before = [draft.claims for draft, _ in mendable]
    return Extraction(tuple(draft for draft in drafts if draft.claims not in before), (), usage)


def _lies_in(draft: Grounded, start: int, end: int) -> bool:
    return bool(draft.sentences) and start <= draft.sentences[0].start < end


def _rejected(pairs: Iterable[tuple[Grounded, Withheld]]) -> tuple[Rejected, ...]:
    return tuple(Rejected(json.dumps(_as_written(draft), ensure_ascii=False), entry.reason) for draft, entry in pairs)


def _as_written(draft: Grounded) -> dict[str, object]:
    """The draft as the model wrote it, as far as it made claims."""
    lists: dict[str, list[str]] = {}
    fields: dict[str, object] = {"sentences": [sentence.index for sentence in draft.sentences]}
    for claim in draft.claims:
        if claim.field.many:
            lists.setdefault(claim.field.name, []).append(claim.raw)
        else:
            fields[claim.field.name] = claim.raw
    return fields | lists
