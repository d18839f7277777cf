"""What in a sentence keeps an act from being a fact, where a claim that repeats the sentence leaves it out."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from llm_brief.records.base import Label
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.evidence.negations import denies, has_not
from llm_brief.verify.claims.evidence.shades import is_unreal
from llm_brief.verify.claims.operators import DOUBTS
from llm_brief.verify.claims.twin import Gap
from llm_brief.verify.claims.words import Word

__all__ = ["is_ahead", "is_modal", "made_a_fact"]

_AUXILIARIES = 4
_AHEAD = frozenset(
    """will shall may might could would should ought plan plans planned expected due set hopes hoped intends scheduled
    threatened proposed likely possibly""".split()
)
_MODALS = frozenset({"may", "might", "could", "would", "should", "ought"})
_BE = frozenset({"is", "are", "was", "were"})


_NOT_AHEAD = frozenset({"a", "an", "the", "than", "as"})
"""Words behind which a plan is none: "a set of letters", "later than planned"."""


def is_ahead(word: Word) -> bool:
    """Whether the word tells of what is to come or may be."""
    return word.text in _AHEAD and not _is_month(word)


def _is_month(word: Word) -> bool:
    return word.text == "may" and word.capital


def is_modal(words: Sequence[Word]) -> bool:
    """Whether the words are one that holds something possible or due."""
    return len(words) == 1 and words[0].text in _MODALS


def _wishes(comparison: Comparison) -> bool:
    """Whether the verb of the claim says itself that it is only wished for or planned: "was considered"."""
    parse = comparison.reading.known.parse
    return parse is not None and any(
        token.dep == "ROOT" and is_unreal(parse, token.index) and not parse.dependents(token.index, "neg")
        for token in parse.tokens
    )


_LASTING = frozenset("remain remains stay stays keep keeps continue continues".split())


def _goes_on(claimed: Sequence[Word], told: Sequence[Word]) -> bool:
    """Whether both tell of what lasts: what will stay so is so now."""
    return all(any(word.text in _LASTING for word in side) for side in (claimed, told))


_REASON = frozenset({"because", "owing", "thanks"})


def _is_yet_to_come(claimed: Sequence[Word]) -> bool:
    """Whether the claim says itself that it is not so by now: "has yet to"."""
    return any((one.text, other.text) == ("yet", "to") for one, other in pairwise(claimed))


def _is_to(words: Sequence[Word]) -> bool:
    """Whether something "is to" be done."""
    return any(one.text in _BE and other.text == "to" for one, other in pairwise(words))


def made_a_fact(gap: Gap, comparison: Comparison) -> Iterator[Said]:
    """What stands in the place of a plan or of what may be, where the claim tells it as what is."""
    texts = [word.text for word in gap.told]
    nouns = {word for before, word in pairwise(gap.told) if before.text in _NOT_AHEAD}
    is_planned = _is_to(gap.told) or any(is_ahead(word) for word in gap.told if word not in nouns)
    kept = any(is_ahead(word) or (word.text in DOUBTS and not _is_month(word)) for word in comparison.reading.words)
    kept = kept or _is_to(gap.claimed) or _goes_on(gap.claimed, gap.told) or _is_yet_to_come(comparison.reading.words)
    kept = kept or ("due" in texts and any(word.text in _REASON for word in gap.claimed))  # "because of": "due to"
    kept = (
        kept or _wishes(comparison) or has_not(gap.claimed) or (has_not(gap.told) and denies(comparison.reading.words))
    )
    if is_planned and len(gap.told) <= _AUXILIARIES and not gap.last and not kept:
        span = comparison.source.document.span(gap.told[0].start, gap.told[-1].end)
        is_refusal = texts[-1] == "would" and _is_denied_behind(gap, comparison)
        label = Label.NOT_CHECKED if is_refusal else Label.PARTIAL  # "would not say": whether that is "did not" depends
        yield Said(label, f"the source does not tell it as a fact: {span.exact!r}", (span,))


def _is_denied_behind(gap: Gap, comparison: Comparison) -> bool:
    """Whether a "not" stands right behind the words of the source, and the claim denies as well."""
    after = comparison.source.document.text[gap.told[-1].end :].split(maxsplit=1)[:1]
    return after in (["not"], ["n't"]) and denies(comparison.reading.words)
