"""The rule about what is told of a noun by a relative clause or a participle: it is told of that noun in the source.

"The captain, who had been replaced in January" where the source has "the radar, which had been replaced in January".
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from llm_brief.records.base import Label
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse, Phrase, Token
from llm_brief.text.stems import stem_of
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.evidence.parties import Both
from llm_brief.verify.claims.evidence.same_act import BARE
from llm_brief.verify.claims.lexicon import means_the_same
from llm_brief.verify.claims.source import Source
from llm_brief.verify.claims.words import Word, read_words

__all__ = ["attached", "bears_on", "filler_of", "told_of"]

_ASIDE = frozenset({"relcl", "acl"})
_MAIN = frozenset({"ROOT", "ccomp"})
_RELATIVE = frozenset({"WDT", "WP"})
_HELD = 0.5
_ANYBODY = frozenset(
    """man woman boy girl person people child victim suspect official thing place one case matter move event""".split()
)
"""Nouns that may stand for any other."""


def attached(comparison: Comparison) -> Iterator[Said]:
    """What the claim tells of a noun aside, or the source does, both tell of the same noun."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None:
        return
    yield from _of_a_part(comparison)
    both = Both(comparison, mine, theirs)
    for group in comparison.counterparts:
        claimed = group[0].claimed
        noun = None if claimed.nominal or claimed.lemma in BARE else told_of(claimed, mine)
        if noun is None:
            continue
        told = [pair.told for pair in group]
        if mine.tokens[claimed.predicate].dep in _MAIN:
            told = _only_aside(told, both)
        bearing = [clause for clause in told if bears_on(claimed, noun, clause, both)]
        others = [_other(noun, claimed, clause, both) for clause in bearing]
        if others and all(other is not None for other in others):
            yield _said(noun, bearing[0], others[0], both)
            return


def told_of(clause: Clause, parse: Parse) -> Phrase | None:
    """Of what a clause of the claim tells: the noun that it hangs on, else what a passive says is acted upon."""
    token = parse.tokens[clause.predicate]
    if token.dep in _ASIDE and not _is_aim(clause, parse):
        acts, undergoes = _parts(clause, parse)
        return next((part for part in (acts, undergoes) if part is not None and part.head == token.head), None)
    if token.dep not in _MAIN or clause.negated:
        return None
    return clause.objects[0] if clause.passive and clause.objects else None


def _is_aim(clause: Clause, parse: Parse) -> bool:
    """Whether an infinitive says what a thing is for: "a petition to overturn the rule"."""
    return any(parse.tokens[at].tag == "TO" for at in parse.dependents(clause.predicate, "aux"))


def _parts(clause: Clause, parse: Parse) -> tuple[Phrase | None, Phrase | None]:
    """Who acts and what is acted upon; of "which" and "that" the noun that the clause hangs on."""
    acts, undergoes = clause.subject, next(iter(clause.objects), None)
    return _meant(acts, clause, parse), _meant(undergoes, clause, parse)


def _meant(phrase: Phrase | None, clause: Clause, parse: Parse) -> Phrase | None:
    if phrase is None or parse.tokens[phrase.head].pos != "PRON":
        return phrase
    is_relative = parse.tokens[phrase.head].tag in _RELATIVE
    if is_relative and parse.tokens[clause.predicate].dep in _ASIDE:
        return parse.noun_phrase(parse.tokens[clause.predicate].head)
    return None if is_relative else clause.stands_for


def _only_aside(told: list[Clause], both: Both) -> list[Clause]:
    """The clauses of the evidence that tell of the act, where all of them do so aside."""
    tokens = both.theirs.tokens
    near = [clause for clause in told if both.comparison.in_evidence(tokens[clause.predicate].start)]
    return near if all(tokens[clause.predicate].dep in _ASIDE for clause in near) else []


def bears_on(claimed: Clause, noun: Phrase, told: Clause, both: Both) -> bool:
    """Whether the sentence of the source has half of the words that the claim's clause has beside the noun."""
    around = range(noun.start, noun.end)
    words = [word for word in both.comparison.reading.words if claimed.start <= word.start < claimed.end]
    rest = [word for word in words if word.is_content and word.start not in around]
    held = {both.comparison.source.token_stems[token.index] for token in both.theirs.tokens_in(told.start, told.end)}
    known = [both.comparison.source.nearest(word.stem) or word.stem for word in rest]
    return sum(stem in held for stem in known) >= max(1.0, _HELD * len(rest))


def _other(noun: Phrase, claimed: Clause, told: Clause, both: Both) -> Phrase | None:
    """Who has the noun's part in the act in the source, where that is surely something else."""
    there = filler_of(noun, claimed, told, both)
    return there if there is not None and _are_two(noun, there, both) else None


def filler_of(noun: Phrase, claimed: Clause, told: Clause, both: Both) -> Phrase | None:
    """Who acts in a clause of the document where the noun of the claim does, else what is acted upon there."""
    acts, undergoes = _parts(told, both.theirs)
    subject, _ = _parts(claimed, both.mine)
    return acts if subject is not None and subject.head == noun.head else undergoes


def _are_two(noun: Phrase, told: Phrase, both: Both) -> bool:
    """Whether no name for the one, or where either has none no noun, may stand for the other."""
    pairs = [pair for pair in both.ways(noun, told) if both.theirs.tokens[pair[1].head].pos != "PRON"]  # "itself"
    return bool(pairs) and all(_differ(one, there, both) for one, there in pairs)


def _differ(one: Phrase, other: Phrase, both: Both) -> bool:
    first, second = both.mine.tokens[one.head], both.theirs.tokens[other.head]
    if not {first.pos, second.pos} <= _NAMING or _is_vague(first) or _is_vague(second):
        return False
    if first.pos == second.pos == "PROPN":
        return both.is_other(one, other)
    stem, there = _stem(first), _stem(second)
    if means_the_same(stem, there) or not _tells_of_it(first, both):
        return False
    texts = {word.stem for word in read_words(both.comparison.source.phrase_text(other))}
    words = {word.stem for word in read_words(both.comparison.reading.claim.text[one.start : one.end])}
    is_in_other = stem in texts or there in words
    if first.pos == second.pos:
        return not is_in_other
    is_shared = not words.isdisjoint(texts - {stem, there})
    return both.is_other(one, other) or (is_shared and not is_in_other)


_NAMING = frozenset({"NOUN", "PROPN"})


def _is_vague(noun: Token) -> bool:
    return noun.lemma in _ANYBODY


def _tells_of_it(noun: Token, both: Both) -> bool:
    """Whether the source has the noun at all: another word for the same may be new."""
    return _stem(noun) in both.comparison.source.token_stems or noun.pos == "PROPN"


def _stem(noun: Token) -> str:
    return stem_of(noun.lemma.lower())


def _said(noun: Phrase, told: Clause, other: Phrase | None, both: Both) -> Said:
    assert other is not None
    document, text = both.comparison.source.document, both.comparison.reading.claim.text[noun.start : noun.end]
    span = document.span(min(other.start, told.start), max(other.end, told.end))
    reason = f"the source tells it of {document.span(other.start, other.end).exact!r}; whether of {text!r} is open"
    return Said(Label.NOT_CHECKED, reason, (span,))


def _of_a_part(comparison: Comparison) -> Iterator[Said]:
    """What the source tells of "houses, most of which were empty", the claim does not tell of the houses."""
    parts = [part for part in _parts_told(comparison.source) if part.sentence in comparison.reading.evidence]
    if not parts or not _PORTIONS.isdisjoint(word.text for word in comparison.reading.words):
        return
    found = {stem for stem in comparison.reading.found if stem is not None}
    for part in parts:
        if part.words[0].stem not in found and found.issuperset(part.told):
            place = comparison.source.document.span(part.words[0].start, part.words[-1].end)
            yield Said(Label.NOT_CHECKED, f"the source says it of {place.exact!r}; whether of all is open", (place,))
            return


class _Part(NamedTuple):
    """The words "most of which", the position of their sentence, and the stems of what is told of whom."""

    sentence: int
    words: Sequence[Word]
    told: frozenset[str]


@lru_cache(maxsize=64)
def _parts_told(source: Source) -> tuple[_Part, ...]:
    found = []
    for at, words in enumerate(source.sentences):
        for number, (part, of, which) in enumerate(zip(words, words[1:], words[2:], strict=False)):
            if of.text != "of" or which.text not in _OF_WHICH or part.text in _WHOLE:
                continue
            told = [word.stem for word in _limb(words[number + 3 :], source) if word.is_content]
            before = [word.stem for word in words[:number] if word.is_content][-1:]
            if told and before:
                found.append(_Part(at, (part, of, which), frozenset((*told, *before))))
    return tuple(found)


_OF_WHICH, _WHOLE = frozenset({"which", "whom"}), frozenset({"all", "each", "both"})
_PORTIONS = frozenset("most some many few several half majority part none neither".split())


def _limb(words: Sequence[Word], source: Source) -> Sequence[Word]:
    """The words up to the next mark."""
    text = source.document.text
    for at in range(1, len(words)):
        if not text[words[at - 1].end : words[at].start].isspace():
            return words[:at]
    return words
