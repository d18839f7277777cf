"""Rules about figures of one sentence that a claim gives to each other's matter: "27 repaired and 41 closed"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from llm_brief.records.base import Label
from llm_brief.text.document import Span
from llm_brief.text.grammar.parse import Parse, Token
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.evidence.limbs import JOINING, Limb, coarse_limbs, fine_limbs, limbs_told
from llm_brief.verify.claims.words import Word, is_number

__all__ = ["crossed", "misplaced"]

_YEAR = 4
_PREPOSITIONS = frozenset(
    "by to from of in since until on with".split()
)  # "lasted for two days" is "lasted two days", "was put at 20" is "was 20"
_PASSED_OVER = frozenset("the a an about around nearly almost some only just at least most more less than over".split())
_COMPARING = frozenset({"compared", "against"})
_THEIRS = frozenset("it he she they its his her their".split())


@dataclass(frozen=True, slots=True)
class _Beside:
    """The claim and a sentence of the document in limbs."""

    comparison: Comparison
    claimed: Sequence[Limb]
    told: Sequence[Limb]

    def keys(self, limb: Limb, *figures: str) -> frozenset[str]:
        """The content words of a limb, as the document has them, without figures or without those given."""
        nearest = self.comparison.source.nearest
        words = (word for word in limb.words if word.is_content and word.text not in _COMPARING)
        kept = (word for word in words if not (word.stem in figures if figures else is_number(word.stem)))
        return frozenset(nearest(word.stem) or word.stem for word in kept)


def _beside(comparison: Comparison, at: int) -> _Beside:
    claimed = fine_limbs(comparison.reading.words, comparison.reading.claim.text)
    return _Beside(comparison, claimed, limbs_told(comparison.source, at))


def _figures(comparison: Comparison) -> list[str]:
    """The figures that the claim has once, in order."""
    stems = [word.stem for word in comparison.reading.content if is_number(word.stem)]
    return [stem for stem in stems if stems.count(stem) == 1]


def _limb_of(stem: str, limbs: Sequence[Limb]) -> Limb | None:
    """The limb that holds a figure, where the sentence has it once."""
    found = [limb for limb in limbs if limb.holds(stem)]
    alone = len(found) == 1 and sum(word.stem == stem for word in found[0].words) == 1
    return found[0] if alone else None


def crossed(comparison: Comparison) -> Iterator[Said]:
    """No two figures of a sentence have changed places: each has the other's own words beside it and not its own."""
    figures = _figures(comparison)
    if len(figures) < 2:
        return
    for at in comparison.reading.evidence:
        if sum(figure in comparison.source.within(at) for figure in figures) < 2 or _is_list(comparison, at):
            continue
        both = _beside(comparison, at)
        mine, theirs = _by_figure(figures, both.claimed), _by_figure(figures, both.told)
        for one, other in combinations([figure for figure in figures if figure in mine and figure in theirs], 2):
            if _are_crossed(one, other, mine, theirs, both):
                yield _changed_over(one, mine, theirs, comparison)
                return


def _is_list(comparison: Comparison, at: int) -> bool:
    """Whether figures and what they count stand in two rows: "3, 5 and 7 respectively"."""
    rows = (comparison.reading.words, comparison.source.sentences[at])
    return any(word.text == "respectively" for row in rows for word in row)


def _by_figure(figures: Sequence[str], limbs: Sequence[Limb]) -> Mapping[str, Limb]:
    found = {figure: _limb_of(figure, limbs) for figure in figures}
    return {figure: limb for figure, limb in found.items() if limb is not None}


def _are_crossed(one: str, other: str, mine: Mapping[str, Limb], theirs: Mapping[str, Limb], both: _Beside) -> bool:
    first, second = both.keys(theirs[one], one, other), both.keys(theirs[other], one, other)
    alone = _counted_alone(one, other, theirs, both)
    own, others = first - second - alone, second - first - alone
    claimed, claimed_other = both.keys(mine[one], one, other), both.keys(mine[other], one, other)
    if mine[one] is mine[other] or not own or not others:
        return False
    kept = claimed & own or claimed_other & others
    return not kept and bool(claimed & others) and bool(claimed_other & own)


def _counted_alone(one: str, other: str, theirs: Mapping[str, Limb], both: _Beside) -> frozenset[str]:
    """The noun that only one of two figures has, and the other means: "keeps 37 horses and ... 12"."""
    nouns = [_counted(figure, theirs[figure], both) for figure in (one, other)]
    return frozenset({noun for noun in nouns if noun is not None} if None in nouns else ())


def _changed_over(one: str, mine: Mapping[str, Limb], theirs: Mapping[str, Limb], comparison: Comparison) -> Said:
    place = _span(theirs[one], comparison)
    words = mine[one].words
    claimed = comparison.reading.claim.text[words[0].start : words[-1].end]
    return Said(Label.CONTRADICTED, f"the source says {place.exact!r}, not {claimed!r}", (place,))


def _span(limb: Limb, comparison: Comparison) -> Span:
    """Where a limb stands, without the word that joins it to the one before."""
    first = next((word for word in limb.words if word.text not in JOINING), limb.words[0])
    return comparison.source.document.span(first.start, limb.words[-1].end)


def misplaced(comparison: Comparison) -> Iterator[Said]:
    """A figure of one limb is not told of what stands only in another limb, which has a figure of its own."""
    figures = _figures(comparison) if comparison.source.parse is not None else []
    for at in comparison.reading.best if figures else ():
        held = comparison.source.within(at)
        there = [figure for figure in figures if len(held.get(figure, ())) == 1]
        said = next(_misplaced_in(at, there, comparison), None) if _may_have_rival(held, comparison) else None
        if said is not None:
            yield said
            return


def _misplaced_in(at: int, figures: Sequence[str], comparison: Comparison) -> Iterator[Said]:
    theirs = comparison.source.parse
    if theirs is None or not figures:
        return
    both = _beside(comparison, at)
    limbs = coarse_limbs(both.told)
    if len(limbs) < 2 or len(coarse_limbs(both.claimed)) > 1:
        return
    for figure in figures:
        home = _limb_of(figure, limbs)
        other = next((o for o in limbs if home is not None and _is_of_other(figure, home, o, limbs, both)), None)
        if home is None or other is None:
            continue
        if not _goes_on(home, theirs, is_first=home is limbs[0]) or _is_told_beyond(home, other, theirs, both):
            place, beside = _span(home, comparison), _span(other, comparison)
            reason = f"the source has another figure for this: {beside.exact!r}; this one stands in {place.exact!r}"
            yield Said(Label.NOT_CHECKED, reason, (place, beside))


def _may_have_rival(held: Mapping[str, Sequence[int]], comparison: Comparison) -> bool:
    """Whether the sentence has a figure that the claim lacks, or tells of the rest of a whole."""
    claimed = {word.stem for word in comparison.reading.content}
    return "rest" in held or any(is_number(stem) and stem not in claimed for stem in held)


def _is_of_other(figure: str, home: Limb, other: Limb, limbs: Sequence[Limb], both: _Beside) -> bool:
    """Whether the claim has own words of the other limb, and lacks some of the limb that has the figure."""
    if other is home:
        return False
    claimed = frozenset[str]().union(*map(both.keys, both.claimed))
    own = both.keys(home).difference(*(both.keys(limb) for limb in limbs if limb is not home))
    others = both.keys(other).difference(*(both.keys(limb) for limb in limbs if limb is not other))
    if not others & claimed or not own - claimed:
        return False
    return _has_rival(figure, home, other, both)


def _has_rival(figure: str, home: Limb, other: Limb, both: _Beside) -> bool:
    """Whether the other limb has a figure in the same place that the claim lacks, or what is left of a whole."""
    mine = next(limb for limb in both.claimed if limb.holds(figure))
    place = _place(figure, mine)
    if place != _place(figure, home) or (place is None and (_is_year(figure) or _is_set_off(figure, home, both))):
        return False
    claimed = {word.stem for limb in both.claimed for word in limb.words}
    rivals = [word.stem for word in other.words if is_number(word.stem) and word.stem not in claimed]
    return other.holds("rest") or any(_are_rivals(figure, home, rival, other, both) for rival in rivals)


def _are_rivals(figure: str, home: Limb, rival: str, other: Limb, both: _Beside) -> bool:
    """Whether both figures stand behind the same preposition, and no two nouns behind them tell them apart."""
    if _place(rival, other) != _place(figure, home) or _is_year(rival) != _is_year(figure):
        return False
    counted = _counted(figure, home, both), _counted(rival, other, both)
    return None in counted or counted[0] == counted[1]


def _counted(figure: str, limb: Limb, both: _Beside) -> str | None:
    """The noun right behind a figure, or what describes it; None where there is none."""
    at = next(at for at, word in enumerate(limb.words) if word.stem == figure)
    parse = both.comparison.source.parse
    behind = limb.words[at + 1] if at + 1 < len(limb.words) else None
    token = parse.token_at(behind.start) if parse is not None and behind is not None else None
    is_noun = token is not None and token.pos in {"NOUN", "PROPN", "ADJ"}
    return behind.stem if is_noun and behind is not None else None


def _is_set_off(figure: str, limb: Limb, both: _Beside) -> bool:
    """Whether a figure stands between commas, as an age does behind a name."""
    word = next(word for word in limb.words if word.stem == figure)
    text = both.comparison.source.document.text
    return text[: word.start].rstrip().endswith(",") and text[word.end : word.end + 1] == ","


def _is_year(stem: str) -> bool:
    return len(stem) == _YEAR and stem.isdecimal()


def _place(figure: str, limb: Limb) -> str | None:
    """The preposition before a figure, hedges passed over; None where there is none; one of years for "the fire of"."""
    at = next(at for at, word in enumerate(limb.words) if word.stem == figure)
    for word in reversed(limb.words[:at]):
        if word.text not in _PASSED_OVER:
            place = word.text if word.text in _PREPOSITIONS else None
            return "in" if place == "of" and _is_year(figure) else place
    return None


def _goes_on(limb: Limb, theirs: Parse, *, is_first: bool) -> bool:
    """Whether the limb has its subject from another: "it fell", or a verb at once in one behind another."""
    words = [word for word in limb.words if word.text not in JOINING]
    tokens = [token for word in words if (token := theirs.token_at(word.start)) is not None]
    if any(token.text.lower() in _THEIRS and token.dep in _OF_SUBJECT for token in tokens):
        return True
    return bool(tokens) and tokens[0].pos in {"VERB", "AUX"} and not is_first


def _is_told_beyond(home: Limb, other: Limb, theirs: Parse, both: _Beside) -> bool:
    """Whether the claim has more of the other limb than its subject and names, for which a pronoun may stand here."""
    subjects = [theirs.edges(token.index) for word in other.words if (token := _subject_at(word, theirs)) is not None]
    words = []
    for word in other.words:
        token = theirs.token_at(word.start)
        if token is not None and token.pos != "PROPN" and not any(a <= token.index <= b for a, b in subjects):
            words.append(word)
    claimed = frozenset[str]().union(*map(both.keys, both.claimed))
    return bool((both.keys(Limb(tuple(words), joined=other.joined)) - both.keys(home)) & claimed)


def _subject_at(word: Word, theirs: Parse) -> Token | None:
    token = theirs.token_at(word.start)
    return token if token is not None and token.dep in {"nsubj", "nsubjpass"} else None


_OF_SUBJECT = frozenset({"nsubj", "nsubjpass", "poss"})
