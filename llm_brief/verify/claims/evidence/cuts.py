"""What becomes of the grammar of a sentence when words are left out of it."""

from llm_brief.text.grammar.parse import Parse, Token
from llm_brief.verify.claims.comparison import Comparison

__all__ = ["changes_hands", "may_turn"]


def changes_hands(at: int, comparison: Comparison) -> bool:
    """Whether a word is kept without the one that it belongs to, so that it surely comes to belong to another."""
    return _loses_a_preposition(at, comparison) or _takes_a_verb(at, comparison)


def may_turn(at: int, comparison: Comparison) -> bool:
    """Whether the sentence may come to say something else although its words stay in order."""
    return _leaves_its_verb(at, comparison) or _leaves_the_part(at, comparison)


def _loses_a_preposition(at: int, comparison: Comparison) -> bool:
    """Whether a noun is kept without the preposition it hangs on: "joined Corvia" of "joined the port from Corvia"."""
    parse, kept = comparison.source.parse, _kept(at, comparison)
    if parse is None or not kept:
        return False
    tokens = [token for start in kept if (token := parse.token_at(start)) is not None and token.dep == "pobj"]
    prepositions = [parse.tokens[token.head] for token in tokens]
    return any(word.dep in {"prep", "agent"} and word.start not in kept for word in prepositions)


def _takes_a_verb(at: int, comparison: Comparison) -> bool:
    """Whether a verb is kept without the noun that it is told of: "Oru broke an arm" of "Oru fell and Ulm broke"."""
    parse = comparison.source.parse
    twin = next((twin for twin in comparison.twins if twin.sentence == at), None)
    if parse is None or twin is None:
        return False
    kept = {word.start for word in twin.partner.values()}
    verbs = [t for start in kept if (t := parse.token_at(start)) is not None and t.pos in {"VERB", "AUX"}]
    subjects = [at for verb in verbs for at in parse.dependents(verb.index, "nsubj", "nsubjpass")]
    nouns = [parse.subtree(at) for at in subjects if parse.tokens[at].pos in {"NOUN", "PROPN"}]
    return any(not any(start <= place < end for place in kept) for start, end in nouns)


def _leaves_its_verb(at: int, comparison: Comparison) -> bool:
    """Whether something is kept without the verb it hangs on: "pay rose 5" of "pay rose 7, while prices rose 5"."""
    parse, kept = comparison.source.parse, _kept(at, comparison)
    if parse is None:
        return False
    words = [token for start in kept if (token := parse.token_at(start)) is not None]
    tokens = [token for token in words if token.pos in _NOUNS]
    verbs = {verb for token in tokens if (verb := _verb_said_with(parse, token))}
    left = [verb for verb in verbs if verb.start not in kept]
    told = {token.lemma for token in words if token.pos == "VERB"}
    if any(verb.lemma in told or parse.dependents(verb.index, *_SUBJECTS) for verb in left):
        return True
    return any(token.dep in _SUBJECTS and _is_left_alone(parse, token, kept) for token in tokens)


def _verb_said_with(parse: Parse, token: Token) -> Token | None:
    """The verb that a word hangs on, by whatever is between them; None for the words of its subject."""
    below = token
    for at in parse.ancestors(token.index):
        if parse.tokens[at].pos == "VERB" or (parse.tokens[at].lemma == "be" and below.dep == "attr"):
            return None if below.dep in _SUBJECTS else parse.tokens[at]
        below = parse.tokens[at]
    return None


def _is_left_alone(parse: Parse, subject: Token, kept: frozenset[int]) -> bool:
    """Whether what a subject is told to do is left out, and so is all else that it is told to do with it."""
    verb = parse.tokens[subject.head]
    others = [parse.tokens[at] for at in parse.dependents(verb.index, "conj", "xcomp", "ccomp", "attr", "acomp")]
    return verb.pos == "VERB" and not any(word.start in kept for word in (verb, *others))


_NOUNS = frozenset({"NOUN", "PROPN", "NUM"})
_SUBJECTS = ("nsubj", "nsubjpass")


def _leaves_the_part(at: int, comparison: Comparison) -> bool:
    """Whether a word is kept without what says how many of all it tells of: "ten of them children", "all but two"."""
    kept, words = _kept(at, comparison), comparison.source.sentences[at]
    rows = zip(words, words[1:], words[2:], strict=False)
    left = {(one.text, other.text) for one, other, third in rows if third.start in kept and other.start not in kept}
    return not left.isdisjoint(_PARTITIVE)


_PARTITIVE = frozenset({("all", "but"), ("of", "them"), ("of", "whom"), ("of", "which")})


def _kept(at: int, comparison: Comparison) -> frozenset[int]:
    """Where the words begin that the claim keeps of the sentence, if all of its own are there."""
    twins = [twin for twin in comparison.twins if twin.sentence == at]
    if not any(twin.share == 1.0 for twin in twins):
        return frozenset()
    return frozenset(word.start for word in max(twins, key=lambda twin: len(twin.pairs)).partner.values())
