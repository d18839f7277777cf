"""The public functions that put stages together."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

from llm_brief.errors import UsageError
from llm_brief.ingest.files import read_all
from llm_brief.llm.base import LLM
from llm_brief.pipeline import Options, run
from llm_brief.prompts import default_prompts
from llm_brief.records.briefing import Briefing
from llm_brief.rendering.html import render_html
from llm_brief.rendering.markdown import render_markdown
from llm_brief.sealing import briefing_json
from llm_brief.text.analysis import analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser
from llm_brief.verify.claims.check import ClaimVerdict, check_claim
from llm_brief.verify.judge import Judge

__all__ = ["FORMATS", "brief", "check", "render"]


FORMATS: Mapping[str, Callable[[Briefing, Sequence[Document]], str]] = MappingProxyType(
    {
        "html": render_html,
        "json": lambda briefing, _documents: briefing_json(briefing),
        "markdown": render_markdown,
    }
)
"""Name of a format to what makes it of a briefing and, where they are at hand, its documents."""


def brief(paths: Sequence[str | Path], *, llm: LLM | None = None, options: Options | None = None) -> Briefing:
    """The briefing of files and folders.

    ``llm`` None means rules alone: what no rule can prove is left out. Raises ``InputError`` when a path cannot be
    read, ``LLMError`` when the model refuses or never answers; what fails in part is listed in the briefing.
    """
    return run(read_all(paths), llm, options or Options(as_of=datetime.now(UTC).astimezone().date()))


def check(document: Document, claim: str, llm: LLM | None = None) -> ClaimVerdict:
    """Whether ``document`` bears out ``claim``, one sentence: label, score, the checks with reasons, and the words.

    The rules decide dates, numbers, names, quotations, negation and roles; ``llm`` is asked only about what they leave
    open. Without one a small trained model, shipped with the package, scores that.
    """
    judge = Judge(llm, default_prompts()) if llm is not None else None
    return check_claim(document, claim, analyse(document, find_parser()), judge=judge)


def render(
    briefing: Briefing,
    form: str = "markdown",
    *,
    documents: Iterable[Document] = (),
    template: str | Path | None = None,
) -> str:
    """The briefing as text; ``form`` is one of ``FORMATS``.

    ``documents`` are those that the briefing was made of: with them HTML shows each source in full beside the
    briefing, and Markdown numbers the cited sentences. ``template`` is a Jinja2 file that takes the place of the
    program's own Markdown; ``UsageError`` says what is wrong with it.
    """
    if form not in FORMATS:
        raise UsageError(f"no format {form!r}; there are {', '.join(sorted(FORMATS))}")
    if template is None:
        return FORMATS[form](briefing, tuple(documents))
    if form != "markdown":
        raise UsageError(f"a template is for markdown, not for {form}; leave one of the two out")
    return render_markdown(briefing, documents, template=Path(template))
