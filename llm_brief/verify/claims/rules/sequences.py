"""The rule about what was first: a claim that puts two acts in order does so as the source does."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from llm_brief.records.base import Label
from llm_brief.text.document import Span
from llm_brief.text.grammar.arguments import surface_subject
from llm_brief.text.grammar.parse import Parse, Token, once_per_parse
from llm_brief.text.stems import stem_of
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.evidence.moments import Moment, later, moment_of, told_acts
from llm_brief.verify.claims.evidence.orders import Order, causes, orders
from llm_brief.verify.claims.lexicon import means_the_same
from llm_brief.verify.claims.source import Source
from llm_brief.verify.claims.words import read_words

__all__ = ["sequence"]

_JOINING = frozenset({"before", "after", "once", "then"})
_MOST = 0.6


def sequence(comparison: Comparison) -> Iterator[Said]:
    """Two acts that the claim puts in order stand so in the document; where it gives no order, that stays open."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None or _JOINING.isdisjoint(word.text for word in comparison.reading.words):
        return
    for order in orders(mine):
        if mine.tokens[order.word].text.lower() in _JOINING and _are_acts(order, mine, comparison):
            yield from _sequence(order, mine, theirs, comparison)


def _are_acts(order: Order, mine: Parse, comparison: Comparison) -> bool:
    """Whether both are told acts: a noun is one where the document has a verb, or an act, of its stem."""
    return all(
        mine.tokens[at].pos != "NOUN" or stem_of(mine.tokens[at].lemma.lower()) in _acts_of(comparison.source)
        for at in (order.first, order.second)
    )


@lru_cache(maxsize=16)
def _acts_of(source: Source) -> frozenset[str]:
    """The stems of what the document tells as done, or puts before or after something."""
    verbs = frozenset(stem_of(lemma) for lemma in source.clauses_by_lemma)
    if source.parse is None:
        return verbs
    parse = source.parse
    acts = (at for order in (*orders(parse), *causes(parse)) for at in (order.first, order.second))
    return verbs | {stem for at in acts for stem in (*_stems(parse, at), *_stems_of_parts(parse, at))}


def _sequence(order: Order, mine: Parse, theirs: Parse, comparison: Comparison) -> Iterator[Said]:
    told = [other for other in orders(theirs) if comparison.in_evidence(theirs.tokens[other.word].start)]
    if any(_is_joined(order, other, mine, theirs, comparison) for other in told):
        return
    turned = next((o for o in told if _are_turned(order, o, mine, theirs)), None)
    if turned is not None:
        yield Said(Label.CONTRADICTED, *_reversed(turned, theirs, comparison))
        return
    likely = next(_likely_turned(order, told, mine, theirs, comparison), None)
    if likely is not None:
        yield Said(Label.NOT_CHECKED, *_reversed(likely, theirs, comparison, "rather "))
        return
    first = told_acts(mine.tokens[order.first], comparison)
    second = told_acts(mine.tokens[order.second], comparison)
    if first and second:
        yield from _by_their_times(first, second, mine.tokens[order.word].text, comparison)


def _by_their_times(
    first: Sequence[Token], second: Sequence[Token], word: str, comparison: Comparison
) -> Iterator[Said]:
    """What the times of two acts that the source tells of apart say of their order, or else the order of the text.

    A text that tells of them the other way round need not mean it so: that stays open.
    """
    one, other = moment_of(first, comparison), moment_of(second, comparison)
    is_later = later(one, other) if one is not None and other is not None else None
    if is_later and one is not None and other is not None:
        yield _other_times((one, other), comparison)
    elif is_later is None and _is_told_later(first, second, comparison.source.parse):
        yield Said(Label.NOT_CHECKED, f"the source does not say which was first; {word!r} is the claim's own")


def _other_times(moments: Sequence[Moment], comparison: Comparison) -> Said:
    places = tuple(comparison.source.document.span(moment.start, moment.end) for moment in moments)
    is_sure = all(moment.time is None or moment.time.is_sure for moment in moments)
    reason = f"the source gives {places[0].exact!r} for what is first here, and {places[1].exact!r} for what is second"
    return Said(Label.CONTRADICTED if is_sure else Label.NOT_CHECKED, reason, places)


def _is_told_later(first: Sequence[Token], second: Sequence[Token], theirs: Parse | None) -> bool:
    """Whether the text tells of the first act behind the second, and not as of what had been before."""
    if theirs is None or first[0].index <= second[0].index:
        return False
    return not any(theirs.tokens[at].text.lower() == "had" for at in theirs.dependents(first[0].index, "aux"))


def _are_turned(order: Order, told: Order, mine: Parse, theirs: Parse) -> bool:
    return _are(order.second, mine, told.first, theirs) and _are(order.first, mine, told.second, theirs)


def _likely_turned(
    order: Order, told: Sequence[Order], mine: Parse, theirs: Parse, comparison: Comparison
) -> Iterator[Order]:
    """Orders of the source that have the acts the other way round, one of them by the noun of what it is done to.

    What is done because of something comes after it.
    """
    because = [o for o in causes(theirs) if comparison.in_evidence(theirs.tokens[o.word].start)]
    for other in (*told, *because):
        first, second = _are(order.second, mine, other.first, theirs), _are(order.first, mine, other.second, theirs)
        by_noun = _is_part_of(order.first, mine, other.second, theirs) if first else False
        by_noun = by_noun or (_is_part_of(order.second, mine, other.first, theirs) if second else False)
        if by_noun or (first and second):
            yield other


def _is_part_of(claimed: int, mine: Parse, told: int, theirs: Parse) -> bool:
    """Whether the claim has as an act the noun of which the source tells one: "the sale", "the sale was put off"."""
    noun = mine.tokens[claimed]
    return noun.pos == "NOUN" and stem_of(noun.lemma.lower()) in _stems_of_parts(theirs, told)


@once_per_parse
def _stems_of_parts(parse: Parse, act: int) -> frozenset[str]:
    """The stems of the nouns of which the act is told."""
    if parse.tokens[act].pos not in {"VERB", "AUX"}:
        return frozenset()
    subject = surface_subject(parse, act)
    heads = (*((subject,) if subject is not None else ()), *parse.dependents(act, "dobj"))
    return frozenset(stem_of(parse.tokens[at].lemma.lower()) for at in heads if parse.tokens[at].pos == "NOUN")


def _is_joined(order: Order, told: Order, mine: Parse, theirs: Parse, comparison: Comparison) -> bool:
    """Whether the source puts the same acts in the same order, one of them perhaps in other words."""
    first = _are(order.first, mine, told.first, theirs)
    second = _are(order.second, mine, told.second, theirs)
    if first and second:
        return True
    if first or second:
        act, other = (order.second, order.first) if first else (order.first, order.second)
        return _is_held(mine, act, other, theirs.tokens[told.word].sentence, comparison)
    return False


def _is_held(mine: Parse, act: int, other: int, sentence: int, comparison: Comparison) -> bool:
    """Whether a sentence has most of what the claim says of an act, the act itself and the other one apart."""
    source = comparison.source
    at = next(n for n, other in enumerate(source.document.sentences) if other.index == sentence)
    below = {child for child in range(*_between(mine, act)) if child != act}
    if other in below:
        below -= set(range(*_between(mine, other)))
    words = [w for child in below for w in read_words(mine.tokens[child].text) if w.is_content]
    held = [at in source.found_in.get(source.nearest(word.stem) or "", ()) for word in words]
    return bool(held) and sum(held) >= _MOST * len(held)


def _between(mine: Parse, act: int) -> tuple[int, int]:
    first, last = mine.edges(act)
    return first, last + 1


def _are(claimed: int, mine: Parse, told: int, theirs: Parse) -> bool:
    """Whether both are the same act, "began to list" and "began" as well."""
    return any(means_the_same(one, other) for one in _stems(mine, claimed) for other in _stems(theirs, told))


def _stems(parse: Parse, act: int) -> list[str]:
    """The stem of an act, of the verbs that it completes, and of the noun of which it is told in a participle."""
    found = [act]
    while parse.tokens[found[-1]].dep in _COMPLETING:  # "a repair, made after ...", "was found to be unsafe"
        found.append(parse.tokens[found[-1]].head)
    return [stem_of(parse.tokens[at].lemma.lower()) for at in found if parse.tokens[at].lemma != "be" or at == act]


_COMPLETING = frozenset({"xcomp", "acl", "acomp", "attr"})


def _reversed(told: Order, theirs: Parse, comparison: Comparison, how: str = "") -> tuple[str, tuple[Span, ...]]:
    word = theirs.tokens[told.word]
    act = told.second if theirs.tokens[told.word].text.lower() in {"before", "until"} else told.first
    end = max(theirs.subtree(act)[1], word.end)
    place = comparison.source.document.span(word.start, end)
    return f"the source has them {how}the other way round: {place.exact!r}", (place,)
