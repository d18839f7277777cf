"""The rule about acts told from another side, or by another verb: everybody keeps the part that the source gives."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse, Phrase, Token
from llm_brief.text.names import BODIES
from llm_brief.verify.claims.arcs import text_of_phrase
from llm_brief.verify.claims.bearers import bearers, full_names
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.counterparts import Agreement, agreement
from llm_brief.verify.claims.deeds import Deed, Part, deed_of
from llm_brief.verify.claims.evidence.parties import Both
from llm_brief.verify.claims.words import Word

__all__ = ["Pair", "is_retold", "retold_in", "told_pairs"]


@dataclass(frozen=True, slots=True)
class Pair:
    """An act of the claim beside one of the document; ``agreed`` for the parts that both name."""

    claimed: Deed
    told: Deed
    agreed: Mapping[Part, Agreement]
    crossed: frozenset[tuple[Part, Part]]

    @property
    def fits(self) -> bool:
        """Whether nothing speaks against both telling of one act."""
        return Agreement.DIFFERENT not in self.agreed.values() and not self.crossed

    @property
    def is_near(self) -> bool:
        """Whether some part is surely the same."""
        return Agreement.SAME in self.agreed.values() or bool(self.crossed)

    @property
    def is_exchanged(self) -> bool:
        """Whether two have each the other's part."""
        return any((theirs, mine) in self.crossed for mine, theirs in self.crossed)

    @property
    def others(self) -> list[Part]:
        """The parts that somebody else has there."""
        return [part for part, agreed in self.agreed.items() if agreed is Agreement.DIFFERENT]


@lru_cache(maxsize=16)
def told_pairs(comparison: Comparison) -> Sequence[Sequence[Pair]]:
    """For each act of the claim the same in the document; those of the same thing alone, where there are any."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None:
        return ()
    claimed = [deed for clause in comparison.reading.known.clauses if (deed := deed_of(clause, mine)) is not None]
    if not claimed:
        return ()
    told, both = comparison.source.deeds, Both(comparison, mine, theirs)
    groups = ([_paired(deed, other, both) for other in told.get(deed.act, ())] for deed in claimed)
    return tuple(_of_that_thing(group) for group in groups if group)


def _of_that_thing(pairs: Sequence[Pair]) -> Sequence[Pair]:
    return [pair for pair in pairs if pair.agreed.get(Part.THING) is Agreement.SAME] or pairs


def _paired(claimed: Deed, told: Deed, both: Both) -> Pair:
    shared = [part for part in claimed.parts if part in told.parts]
    agreed = {part: _agree(claimed.parts[part], told.parts[part], both) for part in shared}
    crossed = frozenset(
        (one, other)
        for one, mine in claimed.parts.items()
        for other, theirs in told.parts.items()
        if one != other
        and Agreement.SAME not in (agreed.get(one), agreed.get(other))
        and _surely_same(mine, theirs, both)
    )
    return Pair(claimed, told, agreed, crossed)


def _agree(mine: Phrase, told: Phrase, both: Both) -> Agreement:
    heads = both.mine.tokens[mine.head], both.theirs.tokens[told.head]
    if any(head.pos in {"PRON", "DET"} for head in heads):
        return Agreement.OPEN
    pairs, names = both.ways(mine, told), both.comparison.source.names
    texts = [(text_of_phrase(both.mine, one), _text(both.theirs, other)) for one, other in pairs]
    if any(other is None for _, other in texts):
        return Agreement.OPEN
    found = [agreement(one, other or "", names) for one, other in texts]
    if Agreement.SAME in found or _stands_above(heads[0], told, both.theirs):
        return Agreement.SAME
    if all(agreed is Agreement.DIFFERENT for agreed in found) and all(both.are_named(*pair) for pair in pairs):
        return Agreement.DIFFERENT
    is_other = both.differ(mine, told, both.is_other_actor) or _are_two_bodies(mine, told, both)
    return Agreement.DIFFERENT if is_other else Agreement.OPEN


def _text(parse: Parse, phrase: Phrase) -> str | None:
    """The words of a phrase; a surname of several people with the given name, or None where that is not known."""
    text, surname = text_of_phrase(parse, phrase), parse.tokens[phrase.head].text
    if text != surname or not full_names(parse).get(surname):
        return text
    given = bearers(parse).get(phrase.head)
    return None if given is None else f"{given} {surname}"


def _stands_above(noun: Token, told: Phrase, theirs: Parse) -> bool:
    """Whether the phrase only says of what or where the noun is: of "the clinic at Ulm, which Oru built" it is Ulm."""
    above = theirs.tokens[told.head]
    while above.dep == "pobj" and theirs.tokens[above.head].dep == "prep":
        above = theirs.tokens[theirs.tokens[above.head].head]
        if above.pos == "NOUN" and above.lemma == noun.lemma:
            return True
    return False


_BODIES_OR_PLACES = BODIES | frozenset(
    "city country county district island municipality province region state town village".split()
)


def _are_two_bodies(mine: Phrase, told: Phrase, both: Both) -> bool:
    """Whether one is a body by its noun ("the council"), of which the document has one, and the other a name of
    another sort of body, or a person's.
    """
    heads = both.mine.tokens[mine.head], both.theirs.tokens[told.head]
    noun, name = heads if heads[0].pos == "NOUN" else heads[::-1]
    if noun.lemma not in _BODIES_OR_PLACES or noun.pos != "NOUN" or name.pos != "PROPN" or noun.tag != "NN":
        return False
    last = name.text.lower()
    is_of_a_sort = name.ent_type == "PERSON" or (last in BODIES and last != noun.lemma)
    return is_of_a_sort and _is_named_body(noun.lemma, last, both)


def _is_named_body(noun: str, name: str, both: Both) -> bool:
    """Whether the document says of a body of that sort which it is, and never of the one named."""
    owned = [_which(both.theirs, t) for t in both.theirs.tokens if t.lemma == noun and t.pos in {"NOUN", "PROPN"}]
    return any(owned) and not any(name in names for names in owned)


def _which(parse: Parse, noun: Token) -> set[str]:
    """The names that say which one a body is: "the island council of Westray", "the Kelston council"."""
    start, end = parse.subtree(noun.index)
    return {t.text.lower() for t in parse.tokens_in(start, end) if t.pos == "PROPN" and t.index != noun.index}


def _surely_same(mine: Phrase, told: Phrase, both: Both) -> bool:
    """Whether both are called by one name or noun, and not only by a word of it."""
    names = both.comparison.source.names
    for one, other in both.ways(mine, told):
        head, there = both.mine.tokens[one.head], both.theirs.tokens[other.head]
        is_noun = head.pos == there.pos == "NOUN" and head.lemma == there.lemma
        text = _text(both.theirs, other) if is_noun or both.are_named(one, other) else None
        if text is not None and agreement(text_of_phrase(both.mine, one), text, names) is Agreement.SAME:
            return True
    return False


def retold_in(clause: Clause, comparison: Comparison) -> Iterator[Clause]:
    """The clauses of the document that tell of the act of a clause of the claim by another verb, everybody in place."""
    for pairs in told_pairs(comparison):
        for pair in pairs:
            is_other = pair.told.clause.lemma != pair.claimed.clause.lemma
            if pair.claimed.clause is clause and is_other and pair.fits and _is_sure(pair):
                yield pair.told.clause


def _is_sure(pair: Pair) -> bool:
    """Whether the two share all the parts of one of them, two at least."""
    same = [agreed for agreed in pair.agreed.values() if agreed is Agreement.SAME]
    return len(same) > 1


def is_retold(mine: Word, theirs: Word, comparison: Comparison) -> bool:
    """Whether a verb of the claim tells of the act that one of the document tells of, everybody in place."""
    claimed, told = comparison.reading.known.parse, comparison.source.parse
    if claimed is None or told is None:
        return False
    return any(
        claimed.tokens[clause.predicate].start == mine.start and told.tokens[other.predicate].start == theirs.start
        for clause in comparison.reading.known.clauses
        for other in retold_in(clause, comparison)
    )
