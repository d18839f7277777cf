"""The briefing in Markdown: footnotes lead from each statement to the words it rests on."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from llm_brief.records.briefing import Briefing
from llm_brief.rendering.custom import render_custom
from llm_brief.rendering.filling import TEMPLATE, fill
from llm_brief.text.document import Document

__all__ = ["render_markdown", "sentence_starts"]


def render_markdown(briefing: Briefing, documents: Iterable[Document] = (), *, template: Path | None = None) -> str:
    """The whole briefing; the same briefing gives the same text.

    With ``documents`` the citations number the sentence. ``template`` is a Jinja2 file of the user's; ``UsageError``
    says what is wrong with it.
    """
    starts = sentence_starts(documents)
    return fill(briefing, starts, TEMPLATE) if template is None else render_custom(briefing, starts, template)


def sentence_starts(documents: Iterable[Document]) -> Mapping[str, Sequence[int]]:
    """By document id, where each sentence begins."""
    return {document.id: [sentence.start for sentence in document.sentences] for document in documents}
