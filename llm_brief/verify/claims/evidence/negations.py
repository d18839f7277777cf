"""Words of a sentence that say that something is not so, and a "no" that only sets a bound."""

from collections.abc import Sequence

from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.operators import DENIALS
from llm_brief.verify.claims.words import Word, is_number

__all__ = ["denies", "denies_below", "has_not", "is_bound", "is_over"]

_NOT = frozenset("not no never neither nor none nobody nothing without cannot n't".split())


def has_not(words: Sequence[Word]) -> bool:
    """Whether a "not" or another word that does nothing but deny is among the words; "no 1" is none."""
    texts = [word.text for word in words]
    if _NOT.isdisjoint(texts):  # mostly so
        return _CONTRACTED in f"{' '.join(texts)} "
    for at, word in enumerate(words):
        if word.text in _NOT:
            following = words[at + 1 : at + 3]
            if not _sets_bound(word, following) and not _is_numbered(word, following):
                return True
        elif word.text.endswith("n't"):
            return True
    return False


_CONTRACTED = "n't "


def _sets_bound(word: Word, following: Sequence[Word]) -> bool:
    """Whether it is the "no" of "no more than": that is a bound, and nothing is denied."""
    texts = [other.text for other in following]
    return word.text in {"no", "not"} and texts[:1] in _COMPARED and texts[1:] == ["than"]


def _is_numbered(word: Word, following: Sequence[Word]) -> bool:
    return word.text == "no" and bool(following) and is_number(following[0].stem)


_COMPARED = (["more"], ["less"], ["fewer"], ["later"], ["higher"], ["larger"], ["greater"])
_KEPT_FROM = frozenset(
    """against yet prevent prevents prevented preventing stopped kept barred banned blocked refusing declining denying
    rejecting failing avoid avoids avoided avoiding escape escapes escaped escaping spare spares spared sparing miss
    misses missed missing lack lacks lacked lacking unable""".split()
)
"""Words that say as much as a "not" with what follows: "voted against", "has yet to reply", "kept them from"."""
_DENYING = DENIALS | _KEPT_FROM


def denies(words: Sequence[Word]) -> bool:
    """Whether any of the words says that something is not so."""
    texts = [word.text for word in words]
    return not _DENYING.isdisjoint(texts) or has_not(words) or _rules_out(texts)


_PAIRED = {
    "than": frozenset({"rather"}),
    "of": frozenset({"instead"}),
    "out": frozenset("rule rules ruled ruling".split()),
    "against": frozenset("advise advises advised advising warn warns warned warning".split()),
    "from": frozenset("keep keeps keeping stop stops stopping bar bars barring ban bans banning save saved".split()),
}
_SECOND = frozenset(_PAIRED)


def _rules_out(texts: Sequence[str]) -> bool:
    """Whether two of the words together say that something is not so: "ruled out", "keep them from", "rather than"."""
    return not _SECOND.isdisjoint(texts) and any(
        not heads.isdisjoint(texts[max(0, at - _NEAR) : at])
        for at, text in enumerate(texts)
        if (heads := _PAIRED.get(text)) is not None
    )


_NEAR = 4


_UPPER = (("up", "to"), ("at", "most"), ("no", "more", "than"))
_BEYOND = (("exceed",), ("more", "than", "any"))


def is_bound(mine: Sequence[Word], told: Sequence[Word]) -> bool:
    """Whether a "no" of one of them only sets a bound that the other sets too: "does not exceed", "at most"."""
    texts, there = [word.text for word in mine], {word.text for word in told}
    if "exceed" in there and has_not(told) and any(set(words) <= set(texts) for words in _UPPER):
        return True
    bounds = [at for at, word in enumerate(texts) if word in {"no", "not"} and "than" in texts[at:]]
    if not bounds or sum(has_not([word]) for word in mine) > len(bounds):
        return False
    return any(set(words) <= there for words in (*_UPPER, *_BEYOND))


_ENDING = frozenset(
    """end ended break broke broken sever severed cut stop stopped close closed lose lost cancel cancelled canceled
    abolish abolished scrap scrapped suspend suspended cease ceased halt halted dissolve dissolved expire expired
    withdraw withdrew withdrawn remove removed eliminate eliminated shut quit left dropped resign
    resigned retire retired stepped abandoned ban banned""".split()
)


def is_over(mine: Sequence[Word], told: Sequence[Word]) -> bool:
    """Whether the only denial of one is that there is no more of what the other says came to an end: "broke off"."""
    denying = [at for at, word in enumerate(mine) if has_not([word])]
    is_none = all(mine[at].text == "no" and _is_of_having(mine, at) for at in denying)
    return bool(denying) and is_none and any(word.text in _ENDING for word in told)


def _is_of_having(words: Sequence[Word], at: int) -> bool:
    """Whether a "no" stands behind "has" or "is", or before "longer"."""
    return any(word.text in _HAVING for word in words[max(0, at - 1) : at]) or any(
        word.text == "longer" for word in words[at + 1 : at + 2]
    )


_HAVING = frozenset("have has had is are was were been longer".split())

_SHORTEST = 6


def denies_below(at: int, comparison: Comparison) -> bool:
    """Whether a short sentence right behind denies the same of somebody of the claim: "Oru does not."."""
    if at + 1 >= len(comparison.source.sentences):
        return False
    after = comparison.source.sentences[at + 1]
    stems = {word.stem for word in comparison.reading.content if word.capital}
    return len(after) <= _SHORTEST and has_not(after) and any(word.stem in stems for word in after)
