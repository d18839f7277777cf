"""Where the document lets somebody say what words of a claim say."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from llm_brief.text.attribution.attributions import Attribution, CueClass
from llm_brief.text.document import Span
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.words import Word

__all__ = ["CLAIMED", "PLAIN_CUES", "SAID", "TWIN_SHARE", "around", "holding", "telling", "within"]

SAID = frozenset({CueClass.SAY, CueClass.REPORT})
"""Cues that tell that something was said, without more."""
PLAIN_CUES = frozenset({"say", "tell", "state", "add", "report", "according to", "according"})
"""Cues that say no more than that it is somebody's word."""
CLAIMED = frozenset({CueClass.CLAIM, CueClass.CRITICISE})
"""Cues that tell that something is somebody's view."""
TWIN_SHARE = 0.7
_MOST, _NEARLY_ALL = 0.6, 0.75


def within(comparison: Comparison, span: Span) -> list[Word]:
    """The words of the claim in a stretch of it."""
    return [word for word in comparison.reading.words if span.start <= word.start < span.end]


def holding(words: Sequence[Word], comparison: Comparison, least: float = _MOST) -> list[Attribution]:
    """The document's attributions whose content says most of these words; any word of a name stands for it."""
    known = comparison.source.known.attributions
    shares = _all_shares(comparison) if words is comparison.reading.words else _shares(words, comparison)
    return [known[number] for number, share in shares if share >= least]


@lru_cache(maxsize=16)
def _all_shares(comparison: Comparison) -> Sequence[tuple[int, float]]:
    """The shares for the whole claim, of which more than one rule asks."""
    return _shares(comparison.reading.words, comparison)


def _shares(words: Sequence[Word], comparison: Comparison) -> Sequence[tuple[int, float]]:
    """The attributions near the evidence, by number, each with the share of the words that it says."""
    source = comparison.source
    near = sorted({number for at in comparison.reading.best for number in source.said_in(at)})
    units = [[word for word in unit if word.is_content] for unit in _units(words, comparison)] if near else ()
    wanted = [
        (max(source.weight(word.stem) for word in unit), {source.nearest(word.stem) for word in unit})
        for unit in units
        if unit
    ]
    total = sum(weight for weight, _ in wanted)
    contents = ((number, source.contents[number]) for number in near if total)
    return [(n, sum(weight for weight, stems in wanted if not held.isdisjoint(stems)) / total) for n, held in contents]


def around(words: Sequence[Word], comparison: Comparison) -> Iterator[Attribution]:
    """The document's attributions in whose content the verb stands that the claim repeats."""
    parse, theirs = comparison.reading.known.parse, comparison.source.parse
    starts = {word.start for word in words}
    places = {
        partner.start
        for twin in comparison.twins
        if twin.share >= TWIN_SHARE and parse is not None and theirs is not None
        for start, partner in twin.partner.items()
        if start in starts and (token := theirs.token_at(partner.start)) is not None and token.pos == "VERB"
    }
    for attribution in comparison.source.known.attributions if places else ():
        if attribution.source is not None and all(
            any(span.start <= place < span.end for span in attribution.content) for place in places
        ):
            yield attribution


def telling(claimed: Attribution, words: Sequence[Word], comparison: Comparison) -> Iterator[Attribution]:
    """The document's attributions whose content says what the claim says of its subject, there a pronoun."""
    parse, theirs = comparison.reading.known.parse, comparison.source.parse
    if parse is None or theirs is None:
        return
    subjects = [clause.subject for clause in comparison.reading.known.clauses if clause.subject]
    rest = [word for word in words if word.is_content and not any(s.start <= word.start < s.end for s in subjects)]
    if not rest or len(rest) == len([word for word in words if word.is_content]):
        return
    for told in holding(rest, comparison, _NEARLY_ALL):
        first = theirs.token_at(told.content[0].start)
        opens = [theirs.tokens[first.index + step] for step in range(2)] if first is not None else []
        if any(token.pos == "PRON" for token in opens) and (len(rest) > 1 or told.cue_lemma == claimed.cue_lemma):
            yield told


def _units(words: Sequence[Word], comparison: Comparison) -> Iterator[list[Word]]:
    """The words one by one, those of a name together."""
    text = comparison.reading.claim.text
    unit: list[Word] = []
    for word in words:
        if unit and not (word.capital and unit[-1].capital and text[unit[-1].end : word.start].isspace()):
            yield unit
            unit = []
        unit.append(word)
    if unit:
        yield unit
