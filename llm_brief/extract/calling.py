"""What somebody calls a thing: "called the plan 'hugely unwise'", "described it as 'a mistake'"."""

import re

from llm_brief.extract.building import stated
from llm_brief.text.attribution.attributions import Attribution
from llm_brief.text.document import Document, Span
from llm_brief.text.grammar.parse import Parse, Token
from llm_brief.text.quotations import Quotation

__all__ = ["CALLING", "called", "with_cue"]

CALLING = frozenset(
    {"call", "describe", "term", "label", "brand", "dub", "characterize", "characterise", "view", "regard", "deem"}
)
"""Verbs with a thing and a name for it: a short name says nothing without the thing."""
_FEWEST_QUOTED = 2
"""A single word in quotation marks is held at arm's length."""
_REASON = re.compile(r"\s+(?:because|so that|in order to)\s[^,.;!?\n]*")
_NARROW = re.compile(r"\b(?:only|merely|solely|just)\b")
"""What is done "only because" is not simply done."""
_CHARGING = frozenset({"accuse", "blame", "denounce", "fault"})
_AGAINST = re.compile(r",?\s+(?:al)?though\s[^.;:!?“”\"\n]*")
"""What the article says against a charge stands with it."""
_CLOSE = 24
"""Characters between a verb and the words that it governs."""


def called(
    document: Document, parse: Parse, attribution: Attribution, content: Span, quote: Quotation | None
) -> Span | None:
    """The verb with the thing and the name for it; without a noun behind the verb the quoted name alone."""
    if not _is_done(parse, attribution):
        return None
    thing = _thing_called(parse, attribution, content, quote)
    if thing is not None and thing.pos != "PRON":
        words = with_cue(document, attribution, content)
        is_cut = quote is not None and words is not None and quote.start < words.end < quote.outer_end
        return document.span(words.start, quote.outer_end) if words and quote and is_cut else words
    if quote is not None and quote.words >= _FEWEST_QUOTED:
        return stated(document, quote.start, quote.end)
    return None


def with_cue(document: Document, attribution: Attribution, content: Span) -> Span | None:
    """From the verb to the end of what it governs; None where that does not stand right behind it."""
    cue = attribution.cue
    if not cue.end <= content.start <= cue.end + _CLOSE or "\n" in document.text[cue.start : content.end]:
        return None
    reason = _REASON.match(document.text, content.end)
    is_narrow = reason is not None and _NARROW.search(document.text[cue.start - _CLOSE : content.end])
    against = _AGAINST.match(document.text, content.end) if attribution.cue_lemma in _CHARGING else None
    more = reason if is_narrow else against
    return stated(document, cue.start, more.end() if more else content.end)


def _thing_called(parse: Parse, attribution: Attribution, content: Span, quote: Quotation | None) -> Token | None:
    """The noun between the verb and the name for it; None in "called the police", "which Oru called 'a farce'"."""
    end = quote.start if quote is not None else content.end
    before = parse.tokens_in(content.start, end)
    noun = next((token for token in before if token.pos in {"NOUN", "PROPN", "PRON"}), None)
    if noun is None or before[0].text.lower() == "as":
        return None
    if quote is None and all(token.pos in {"PROPN", "PUNCT"} for token in before):
        return None  # "a company called Alka"
    return noun if quote is not None or _has_name(parse, attribution) else None


def _is_done(parse: Parse, attribution: Attribution) -> bool:
    """Not "stopped short of calling it racist", "refused to call it a coup"."""
    cue = _verb(parse, attribution)
    if cue is None or cue.tag == "VB":
        return False
    return cue.tag != "VBG" or cue.dep == "advcl" or bool(parse.dependents(cue.index, "aux"))


def _verb(parse: Parse, attribution: Attribution) -> Token | None:
    inside = parse.tokens_in(attribution.cue.start, attribution.cue.end)
    return next((token for token in inside if token.pos == "VERB"), None)


def _has_name(parse: Parse, attribution: Attribution) -> bool:
    """Whether the parser sees a second part: "called the blockade unlawful", "described Oru as a friend"."""
    cue = _verb(parse, attribution)
    if cue is None:
        return False
    is_name = bool(parse.dependents(cue.index, "oprd"))
    small = (c for c in parse.dependents(cue.index, "ccomp") if parse.tokens[c].pos == "ADJ")
    has_as = any(parse.tokens[p].lemma == "as" for p in parse.dependents(cue.index, "prep"))
    return is_name or has_as or any(parse.dependents(c, "nsubj") for c in small)
