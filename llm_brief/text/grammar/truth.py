"""Whether a sentence as a whole says that something is so, whatever verbs stand above it.

``clause_mood.is_negated`` looks at a clause and what governs an infinitive; here all that stands above counts: "denied
that he knew", "rejected a report that he knew", "nobody said that he knew". Two denials are none.
"""

from collections.abc import Iterator

from llm_brief.text.grammar.mood import governor_of, has_negative_word, is_negative, shares_helpers
from llm_brief.text.grammar.parse import Parse, Token, once_per_parse
from llm_brief.text.wordlists import word_set

__all__ = ["denier_above", "is_told_untrue"]

_DENYING = word_set("deny dispute refute rebut denial")
_REJECTING = word_set("reject dismiss deny dispute refute rebut")  # of what is only told: "rejected a report that"
_TOLD = word_set(
    "accusation allegation assertion charge claim idea notion report rumor rumour speculation suggestion theory"
)
_OPEN_MARKS = frozenset({"whether", "if"})
_DIVIDING = frozenset({";", ":"})


@once_per_parse
def is_told_untrue(parse: Parse, predicate: int) -> bool:
    """Whether the sentence says that it is not so: "did not leave", "denied that he left", "kept him from leaving"."""
    untrue = _denies_itself(parse, predicate)
    for below, above in _steps(parse, predicate):
        untrue ^= _is_denier(parse, below, above)
        untrue ^= _counts_itself(parse, below, above) and _denies_itself(parse, above)
    return untrue


@once_per_parse
def denier_above(parse: Parse, predicate: int, *, of_infinitives: bool = False) -> int | None:
    """The nearest verb or noun that tells what is around the predicate as untrue: "denied" in "denied that he knew".

    What ``clause_mood.is_negated`` sees by itself ("refused to sign") has none but ``of_infinitives``.
    """
    for below, above in _steps(parse, predicate):
        is_plain = of_infinitives or governor_of(parse, parse.tokens[below]) is None
        if is_plain and _is_denier(parse, below, above):
            return parse.tokens[above].head if parse.tokens[above].pos == "ADP" else above
    return None


def _denies_itself(parse: Parse, predicate: int) -> bool:
    token = parse.tokens[predicate]
    shared = shares_helpers(parse, token) and _denies_itself(parse, token.head)
    return shared or has_negative_word(parse, predicate)


def _steps(parse: Parse, predicate: int) -> Iterator[tuple[int, int]]:
    """From a predicate upward: each word with the next one that governs it."""
    below = predicate
    while (above := _above(parse, parse.tokens[below])) is not None:
        yield below, above
        below = above


def _above(parse: Parse, token: Token) -> int | None:
    head = parse.tokens[token.head]
    if token.dep == "conj":
        return head.index if head.pos in {"VERB", "AUX"} else None
    governor = governor_of(parse, token)
    if governor is not None:
        return governor
    if token.dep == "pobj" and token.text.endswith("ing") and is_negative(parse, head.index):
        return head.index
    if token.pos == "ADP":
        return head.index if is_negative(parse, token.index) and token.lemma != "without" else None
    if token.dep == "ccomp":
        return head.index if _is_reported(parse, token, head) else None
    return _of_a_report(parse, head) if token.dep == "acl" and head.pos == "NOUN" else None


def _is_reported(parse: Parse, token: Token, head: Token) -> bool:
    """Whether a clause is what the verb governs, and neither a question nor one only set before a semicolon."""
    if any(parse.tokens[mark].text.lower() in _OPEN_MARKS for mark in parse.dependents(token.index, "mark")):
        return False
    between = parse.tokens[token.index : head.index]
    return not any(other.text in _DIVIDING for other in between)


def _of_a_report(parse: Parse, noun: Token) -> int | None:
    """What says whether a report holds: the verb that rejects it, or the noun itself ("her denial that")."""
    if noun.lemma in _DENYING:
        return noun.index
    rejects = noun.lemma in _TOLD and noun.dep in {"dobj", "nsubjpass"}
    return noun.head if rejects and parse.tokens[noun.head].lemma in _REJECTING else None


def _is_denier(parse: Parse, below: int, above: int) -> bool:
    token = parse.tokens[below]
    if token.dep == "conj" or token.pos == "ADP":
        return False
    if token.dep == "pobj" or governor_of(parse, token) == above:
        return is_negative(parse, above)
    return parse.tokens[above].lemma in (_REJECTING | _DENYING if token.dep == "acl" else _DENYING)


def _counts_itself(parse: Parse, below: int, above: int) -> bool:
    """Whether a "not" of the word above bears on what is below: that of a verb beside it does not."""
    return parse.tokens[below].dep != "conj" and parse.tokens[above].pos in {"VERB", "AUX", "ADJ"}
