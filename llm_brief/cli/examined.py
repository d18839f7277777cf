"""The findings of ``brief doctor`` about the embedded model, the parser, and what else can be used."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from llm_brief.config import Settings
from llm_brief.errors import BriefError
from llm_brief.llm.engine import default_threads
from llm_brief.llm.local import LocalLLM
from llm_brief.llm.pace import BOTTOM_LINE, Pace, measure
from llm_brief.llm.weights import find_weights, locate_weights
from llm_brief.models import cache_dir
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser, why_no_parser

__all__ = ["Line", "embedded", "parser"]

_EMBEDDED = "Qwen2.5-Coder-1.5B-Instruct in 4 bits, 1.1 GB, Apache-2.0"
_INSTALL = "pip install 'llm-brief[local]'"
_SENTENCE = "The council of Orland demanded on May 4 that the ministry, which had closed the pass, reopen it. "
_ARTICLE = 450
"""Words of the article that times are given for."""


@dataclass(frozen=True, slots=True)
class Line:
    """One finding. ``mend`` is the command or the change that helps."""

    state: Literal["ok", "note", "missing"]
    subject: str
    text: str
    mend: str = ""

    def __str__(self) -> str:
        mend = f"\n{'':11}mend: {self.mend}" if self.mend else ""
        return f"{self.state:8} {self.subject}: {self.text}{mend}"


def embedded(settings: Settings) -> Iterator[Line]:
    """What the embedded model is, whether it can run here, and how long it takes."""
    if find_spec("xllamacpp") is None:
        yield Line("missing", "llama.cpp", "the wheel xllamacpp is not installed", _INSTALL)
        return
    yield Line("ok", "llama.cpp", f"runs in this process on {default_threads()} threads; no server, no network")
    yield from _weights(settings)
    yield Line(
        "note",
        "a larger model",
        "reads the documents itself and words titles; the embedded one only chooses the bottom line",
        "set OPENAI_API_KEY, or OPENAI_BASE_URL (Ollama, vLLM, llama.cpp), or BRIEF_LOCAL_MODEL=/path/to/model.gguf",
    )


def _weights(settings: Settings) -> Iterator[Line]:
    kept = cache_dir(settings)
    try:
        where = locate_weights(explicit=settings.local_model, cache_dir=kept)
        yield Line("ok", "weights", where if settings.local_model else f"{_EMBEDDED}: {where}")
        if settings.local_model is None and not Path(where).is_file():
            yield Line("note", "its pace here", "is measured once a first run has put the weights together")
            return
        with LocalLLM(find_weights(explicit=settings.local_model, cache_dir=kept)) as llm:
            yield _pace(measure(llm))
    except BriefError as error:
        yield Line("missing", "weights", str(error), _INSTALL)


def _pace(pace: Pace) -> Line:
    whole = pace.load + pace.seconds(*BOTTOM_LINE)
    text = (
        f"{pace.load:.0f} s to load, {pace.tokens:.0f} tokens a second: one call a briefing, about {whole:.0f} s, "
        "whatever the number of documents; 2.3 GB of memory"
    )
    return Line("ok", "its pace here", text)


def parser() -> Line:
    """Whether the syntactic parse is there, and how long an article takes."""
    found = find_parser()
    if found is None:
        return Line("note", "parser", f"{why_no_parser()}; who does what to whom is left to the model's judgement")
    words = len(_SENTENCE.split())
    sample = Document(text=_SENTENCE * (_ARTICLE // words), name="sample")
    found.parse(sample)  # the first one loads the parser's model
    started = time.perf_counter()
    found.parse(Document(text=sample.text + " ", name="sample"))
    seconds = time.perf_counter() - started
    text = f"{found.name} checks who does what to whom; {seconds:.1f} s for an article of {_ARTICLE} words"
    return Line("ok", "parser", text)
