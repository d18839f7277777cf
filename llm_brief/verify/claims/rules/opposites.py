"""The rule about opposites: a claim has no word whose opposite the sentence that it repeats has in its place."""

from collections.abc import Iterator, Sequence

from llm_brief.records.base import Label
from llm_brief.text.grammar.parse import Parse
from llm_brief.text.stems import stem_of
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.evidence.negations import denies, has_not
from llm_brief.verify.claims.evidence.repeats import REPEATS, instead
from llm_brief.verify.claims.evidence.retold import is_retold
from llm_brief.verify.claims.evidence.two_sides import is_of_two_sides
from llm_brief.verify.claims.lexicon import means_the_opposite, means_the_same, opposites_of
from llm_brief.verify.claims.twin import Twin
from llm_brief.verify.claims.words import Word

__all__ = ["opposed"]


_SHORT, _ANY = 4, 1000
"""Words of a gap."""


def opposed(comparison: Comparison) -> Iterator[Said]:
    """The claim has no word whose opposite the sentence has in its place."""
    for twin in comparison.twins:
        denied = denies(comparison.reading.words)
        moved = {word.stem for word in twin.left_out}
        kept = {word.stem for word in comparison.reading.words}
        for mine in twin.added:
            if mine.stem in moved or mine.text in _HELPING or not opposites_of(mine.stem):
                continue
            if (mine.text == "ever" and denied) or _is_no_verb(mine, comparison.reading.known.parse):
                continue
            for told, stem in _as_verbs(twin.told):
                theirs = told[0]
                opposite = means_the_opposite(mine.stem, stem) and theirs.stem not in kept
                opposite = opposite and not _is_particle(theirs, comparison.source.parse)
                opposite = opposite and not (_sets_limit(theirs, twin.told) or _is_told_too(mine, twin, comparison))
                opposite = opposite and _is_denied(mine, twin.claimed) == _is_denied(theirs, twin.told)
                if not opposite or not _in_the_same_place(mine, theirs, twin):
                    continue
                if _is_done_to_a_thing(mine, theirs, comparison):
                    continue  # "the loss grew" where the firm "lost two million"
                if is_of_two_sides(mine, theirs, comparison):
                    reason = (
                        f"the source tells it from the other side, as {theirs.text!r}, and whether this follows is open"
                    )
                    yield Said(Label.NOT_CHECKED, reason)
                    return
                if not is_retold(mine, theirs, comparison):
                    yield _said(told, mine, twin, comparison)
                    return


def _said(told: Sequence[Word], mine: Word, twin: Twin, comparison: Comparison) -> Said:
    alike = _alike(mine, twin, comparison.reading.known.parse)
    if alike is not None:
        return _both_told(told, alike, mine)
    if _stand_in_one_gap(mine, told[0], twin, most=_SHORT) or _on_the_same_side(mine, told[0], twin):
        return instead(told, [mine], comparison)
    reason = f"the source says {told[0].text!r}; whether {mine.text!r} is told of the same is open"
    return Said(Label.NOT_CHECKED, reason)


def _alike(mine: Word, twin: Twin, parse: Parse | None) -> Word | None:
    """A word of the sentence, which the claim does not repeat, that means what the claim's does."""
    token = parse.token_at(mine.start) if parse is not None else None
    stems = {mine.stem} if token is None else {mine.stem, stem_of(token.lemma.lower())}
    return next((word for word in twin.left_out if any(means_the_same(word.stem, stem) for stem in stems)), None)


def _both_told(told: Sequence[Word], alike: Word, mine: Word) -> Said:
    """Of a sentence that has a word of the same meaning as well: "released", beside "held" and for "freed"."""
    text = " ".join(word.text for word in told)
    reason = f"the source says {text!r} and {alike.text!r}; whether {mine.text!r} is told of the same is open"
    return Said(Label.NOT_CHECKED, reason)


def _is_no_verb(word: Word, parse: Parse | None) -> bool:
    """Whether it is a particle, or the noun of "cost seven people their lives", which says that they died."""
    token = parse.token_at(word.start) if parse is not None and word.text == "lives" else None
    return (token is not None and token.pos == "NOUN") or _is_particle(word, parse)


def _is_done_to_a_thing(mine: Word, theirs: Word, comparison: Comparison) -> bool:
    """Whether the source's verb has an object and the claim's none, so that they tell of two sorts of act."""
    parse, other = comparison.reading.known.parse, comparison.source.parse
    one = parse.token_at(mine.start) if parse is not None else None
    there = other.token_at(theirs.start) if other is not None else None
    if parse is None or other is None or one is None or there is None or {one.pos, there.pos} != {"VERB"}:
        return False
    is_passive = bool(parse.dependents(one.index, "nsubjpass"))
    return not is_passive and not parse.dependents(one.index, "dobj") and bool(other.dependents(there.index, "dobj"))


def _is_particle(word: Word, parse: Parse | None) -> bool:
    """Whether the word belongs to a verb: the "up" of "gave up" has no opposite of its own."""
    token = parse.token_at(word.start) if parse is not None else None
    return token is not None and token.dep == "prt"


def _is_denied(word: Word, words: Sequence[Word]) -> bool:
    """Whether a "not" stands right before the word."""
    at = words.index(word)
    return has_not(words[max(0, at - 2) : at])


_HELPING = frozenset("have has had do does did be is are was were been being will would can could may might".split())
_PHRASAL = {
    ("turned", "down"): "reject",
    ("turn", "down"): "reject",
    ("ruled", "out"): "reject",
    ("give", "up"): "abandon",
    ("gave", "up"): "abandon",
    ("given", "up"): "abandon",
}


def _as_verbs(words: Sequence[Word]) -> Iterator[tuple[Sequence[Word], str]]:
    """Each word with its stem; a verb and its particle as the one verb that means the same."""
    for number, word in enumerate(words):
        following = words[number + 1].text if number + 1 < len(words) else ""
        meant = _PHRASAL.get((word.text, following))
        yield words[number : number + (1 if meant is None else 2)], meant or word.stem


def _sets_limit(word: Word, words: Sequence[Word]) -> bool:
    """Whether the word only sets a bound: "up to 90"."""
    at = words.index(word)
    return word.text in {"up", "down"} and [other.text for other in words[at + 1 : at + 2]] == ["to"]


def _is_told_too(mine: Word, twin: Twin, comparison: Comparison) -> bool:
    """Whether the sentence has the claim's verb as well, in another form: "cutting" beside "cut"."""
    parse, other = comparison.reading.known.parse, comparison.source.parse
    token = parse.token_at(mine.start) if parse is not None else None
    if token is None or other is None or token.pos != "VERB":
        return False
    told = (other.token_at(word.start) for word in twin.left_out)
    return any(one is not None and one.pos == "VERB" and one.lemma == token.lemma for one in told)


def _in_the_same_place(mine: Word, theirs: Word, twin: Twin) -> bool:
    """Whether both words stand in one gap of a claim that repeats the sentence, or by the same word."""
    return _stand_in_one_gap(mine, theirs, twin) or bool(_beside(mine, twin.claimed) & _beside(theirs, twin.told))


def _stand_in_one_gap(mine: Word, theirs: Word, twin: Twin, most: int = _ANY) -> bool:
    """Whether a claim that repeats the sentence parts from it where both stand, and there lacks few of its words."""
    gaps = (gap for gap in twin.gaps if mine in gap.claimed and theirs in gap.told)
    return twin.share >= REPEATS and any(len(gap.told) <= most for gap in gaps)


def _on_the_same_side(mine: Word, theirs: Word, twin: Twin) -> bool:
    """Whether the same word stands before both, or behind both: "the firm agreed" is not "dismissed the firm's"."""
    one, other = _sides(mine, twin.claimed), _sides(theirs, twin.told)
    return any(here and here == there for here, there in zip(one, other, strict=True))


def _sides(word: Word, words: Sequence[Word]) -> tuple[str, str]:
    """The stems of the content words right before and right behind a word; empty for none."""
    at = words.index(word)
    before = next((other.stem for other in reversed(words[:at]) if other.is_content), "")
    return before, next((other.stem for other in words[at + 1 :] if other.is_content), "")


def _beside(word: Word, words: Sequence[Word]) -> set[str]:
    """The stems of the content words right before and right after a word."""
    content = [other for other in words if other.is_content]
    if word not in content:
        return set()
    at = content.index(word)
    return {other.stem for other in (*content[max(0, at - 1) : at], *content[at + 1 : at + 2])}
