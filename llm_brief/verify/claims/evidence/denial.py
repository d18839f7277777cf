"""Whether a clause of a claim denies what a clause of the document says, wherever the "not" stands in either."""

import re
from collections.abc import Sequence
from functools import lru_cache

from llm_brief.text.attribution.attributions import Attribution
from llm_brief.text.document import Span
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse, Token
from llm_brief.text.grammar.truth import denier_above, is_told_untrue
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.counterparts import Agreement
from llm_brief.verify.claims.evidence.contrasts import is_contrast
from llm_brief.verify.claims.evidence.same_speaker import same_speaker
from llm_brief.verify.claims.evidence.shades import is_ellipsis, is_predicate, is_wished
from llm_brief.verify.claims.sides import is_yet_to
from llm_brief.verify.claims.source import Source
from llm_brief.verify.claims.words import is_number, read_words

__all__ = [
    "denying_span",
    "is_beyond_compare",
    "is_denied",
    "is_no_more_than",
    "is_of_some",
    "is_of_the_rest",
    "is_told_denied",
    "reverses",
]

_RAISING = frozenset({"seem", "appear", "think", "believe", "expect", "want", "feel", "suppose"})
"""Verbs that may take the "not" of what they govern: "does not seem sorry" is "seems not to be sorry"."""


def reverses(claimed: Clause, told: Clause, comparison: Comparison) -> bool:
    """Whether one of two clauses of one act says that it is so, and the other that it is not."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None:
        return False
    crossed = denier_above(mine, claimed.predicate) is not None or denier_above(theirs, told.predicate) is not None
    if claimed.negated == told.negated and not crossed:
        return False
    if is_denied(claimed, comparison.reading.known.clauses, mine) == is_told_denied(told, comparison):
        return False
    if is_no_more_than(mine, claimed, theirs, told) or _means_another(claimed, told, mine, theirs):
        return False
    return not (crossed and _is_said_by_others(mine, claimed, theirs, told, comparison))


_WANTED = frozenset("to request demand call ask invite invitation order urge want seek proposal propose bid".split())


def _means_another(claimed: Clause, told: Clause, mine: Parse, theirs: Parse) -> bool:
    """Whether a "not" of one takes back nothing that the other says."""
    return (
        _is_only_wanted(claimed, told, theirs)
        or _is_still_to_be_done(claimed, mine, told)
        or is_of_the_rest(claimed, mine, told, theirs)
        or is_beyond_compare(claimed, mine)
        or (claimed.negated and (_is_accusation(theirs, told.predicate) or _is_taken_back(theirs, told.predicate)))
        or is_contrast(mine, claimed.predicate)
        or is_contrast(theirs, told.predicate)
        or _is_kept_in_order(claimed, told, mine, theirs)
    )


_ACCUSING = frozenset({"accuse", "suspect", "charge"})


def _is_accusation(parse: Parse, predicate: int) -> bool:
    """Whether somebody is only accused of it."""
    token = parse.tokens[predicate]
    preposition = parse.tokens[token.head]
    return token.dep == "pcomp" and parse.tokens[preposition.head].lemma in _ACCUSING


def _is_taken_back(parse: Parse, predicate: int) -> bool:
    """Whether what follows in the sentence says that it was not done: "stood surety, which it never did"."""
    tokens = parse.sentence_tokens(parse.tokens[predicate].sentence)
    return any(token.index > predicate and is_predicate(token) and is_ellipsis(parse, token.index) for token in tokens)


def _is_only_wanted(claimed: Clause, told: Clause, theirs: Parse) -> bool:
    """Whether the document only tells of a wish: that it was not done, as the claim says, is no denial of that."""
    if not claimed.negated or claimed.modal not in _UNDONE:
        return False
    return told.modal in _WANTED or is_wished(theirs, told.predicate)


_UNDONE = frozenset({None, "can", "could"})


def _is_still_to_be_done(claimed: Clause, mine: Parse, told: Clause) -> bool:
    """Whether the document says that it must or will be done: "has yet to approve it" denies nothing of that."""
    if not claimed.negated or claimed.modal not in _UNDONE:
        return False
    return told.modal in _OWED or (told.modal in _COMING and is_yet_to(mine, claimed))


_COMING = frozenset({"will", "would", "may", "might", "could"})
_OWED = frozenset({"must", "should", "shall", "ought", "need", "have to", "has to", "be to"})


def is_of_the_rest(claimed: Clause, mine: Parse, told: Clause, theirs: Parse) -> bool:
    """Whether each counts, and not the same number: "five of the seven did not vote", "two of the seven voted"."""
    ours, others = _counts(claimed, mine), _counts(told, theirs)
    return bool(ours) and bool(others) and ours.isdisjoint(others)


def _counts(clause: Clause, parse: Parse) -> set[str]:
    """The figures by which a clause tells how many take part in it."""
    phrases = (phrase for phrase in (clause.subject, *clause.objects) if phrase is not None)
    texts = (" ".join(token.text for token in parse.tokens_in(one.start, one.end)) for one in phrases)
    numbers = ([word.stem for word in read_words(text) if is_number(word.stem)][:1] for text in texts)
    return {stem for found in numbers for stem in found}


def is_beyond_compare(claimed: Clause, mine: Parse) -> bool:
    """As in "no storm has killed more people": how much is denied, and not that any has killed."""
    first, last = mine.edges(claimed.predicate)
    tokens = mine.tokens[first : last + 1]
    denied = any(token.text.lower() in {"no", "none", "nobody", "never", "nothing"} for token in tokens)
    compared = [token for token in tokens if token.tag in {"JJR", "RBR"}]
    return denied and any(mine.tokens[token.index - 1].text.lower() != "no" for token in compared)


_UNTIL = frozenset({"until", "till", "unless", "before"})
_ONLY_THEN = frozenset({"earliest", "soonest", "before", "only", "once", "after", "if", "when"})


def _is_kept_in_order(claimed: Clause, told: Clause, mine: Parse, theirs: Parse) -> bool:
    """Whether one says by a "not until" what the other says by "before" or "only after": one order, no denial."""
    if claimed.negated == told.negated:
        return False
    denied, parse, other = (told, theirs, mine) if told.negated else (claimed, mine, theirs)
    affirmed = claimed if told.negated else told
    marks = {token.text.lower() for token in parse.tokens_in(*parse.subtree(denied.predicate)) if token.dep in _MARKING}
    sentence = other.sentence_tokens(other.tokens[affirmed.predicate].sentence)
    return bool(marks & _UNTIL) and bool({token.text.lower() for token in sentence} & _ONLY_THEN - marks)


_MARKING = frozenset({"mark", "prep", "advmod"})


def is_denied(clause: Clause, clauses: Sequence[Clause], parse: Parse) -> bool:
    """Whether a clause is told as untrue, by a "not" of its own or a verb above, or by one below "seem"."""
    if clause.nominal and parse.tokens[clause.predicate].dep != "pobj":
        return False
    untrue = is_told_untrue(parse, _stating(parse, clause.predicate)) ^ _is_ruled_out(parse, clause.predicate)
    if clause.negated and _is_of_a_name(clause, parse):
        return not untrue
    below = parse.dependents(clause.predicate, "ccomp", "xcomp") if clause.lemma in _RAISING and not untrue else ()
    return untrue or any(other.negated for other in clauses if other.predicate in below)


def _stating(parse: Parse, predicate: int) -> int:
    """The copula of a participle that is told of its subject: "would not be alarmed"."""
    token = parse.tokens[predicate]
    return token.head if token.dep == "acomp" and parse.tokens[token.head].lemma == "be" else predicate


_RULING_OUT = frozenset({("rule", "out"), ("warn", "against"), ("advise", "against"), ("decide", "against")})


def _is_ruled_out(parse: Parse, predicate: int) -> bool:
    """Whether it is what somebody rules out or warns against: "ruled out raising fares"."""
    token = parse.tokens[predicate]
    if token.tag != "VBG" or token.dep not in {"xcomp", "pcomp", "dobj"}:
        return False
    above = parse.tokens[token.head]
    if above.pos in {"ADP", "SCONJ"}:
        return (parse.tokens[above.head].lemma, above.lemma) in _RULING_OUT
    return any((above.lemma, parse.tokens[at].lemma) in _RULING_OUT for at in parse.dependents(above.index, "prt"))


def is_told_denied(told: Clause, comparison: Comparison) -> bool:
    """The same of a clause of the document."""
    return _is_denied_at(comparison.source, told.predicate)


@lru_cache(maxsize=4096)
def _is_denied_at(source: Source, predicate: int) -> bool:
    assert source.parse is not None
    return is_denied(source.clause_at[predicate], source.known.clauses, source.parse)


def is_of_some(claimed: Clause, mine: Parse, told: Clause, theirs: Parse) -> bool:
    """Whether the claim names one person, and the document tells of some of many: "two of the eleven members"."""
    if claimed.subject is None or told.subject is None:
        return False
    head = theirs.tokens[told.subject.head]
    counted = head.tag == "CD" or bool(theirs.dependents(head.index, "nummod")) or head.lemma in _SOME
    return counted and mine.tokens[claimed.subject.head].pos == "PROPN"


_SOME = frozenset({"some", "several", "many", "few", "most"})


def denying_span(told: Clause, comparison: Comparison) -> Span:
    """The clause of the document as a place in it, with the word that denies it: "denied that he knew"."""
    theirs = comparison.source.parse
    above = denier_above(theirs, told.predicate, of_infinitives=True) if theirs is not None else None
    if theirs is None or above is None:
        return comparison.source.document.span(told.start, told.end)
    denier = theirs.tokens[above]
    return comparison.source.document.span(min(denier.start, told.start), max(denier.end, told.end))


_EXCEEDING = frozenset({"exceed", "top", "surpass", "outnumber"})
_AT_MOST = re.compile(r"\b(?:(?:no|not) (?:more|greater|larger|higher|longer) than|at (?:the )?most|up to|within)\b")


_THAN_ANY = re.compile(r"\bthan any (?:other|one else|thing else)\b")
_MORE_THAN = re.compile(r"(?<!\bno )(?<!\bnot )\bmore than\b")


def is_no_more_than(mine: Parse, claimed: Clause, theirs: Parse, told: Clause) -> bool:
    """Whether a "not" and its lack mean the same: "does not exceed" and "is no more than"; "no club has won more"."""
    both = _words(mine, claimed), _words(theirs, told)
    if all(" than " in words for words in both) and any(_THAN_ANY.search(words) for words in both):
        return True
    bounded = any(_AT_MOST.search(words) for words in both)
    return bounded and any(_exceeds(parse, clause) for parse, clause in ((mine, claimed), (theirs, told)))


def _words(parse: Parse, clause: Clause) -> str:
    """The clause in small letters, with what it reports."""
    first, last = parse.edges(clause.predicate)
    return " ".join(token.text.lower() for token in parse.tokens[first : last + 1])


def _exceeds(parse: Parse, clause: Clause) -> bool:
    below = (clause.predicate, *parse.dependents(clause.predicate, "ccomp", "xcomp"))
    is_more = _MORE_THAN.search(_words(parse, clause)) is not None
    return is_more or any(parse.tokens[at].lemma in _EXCEEDING for at in below)


def _is_said_by_others(mine: Parse, claimed: Clause, theirs: Parse, told: Clause, comparison: Comparison) -> bool:
    """Whether two speakers say the one and the other, so that neither takes back what the other says.

    What somebody denies may yet be so; that the source denies it keeps a claim from being its own.
    """
    reading, source = comparison.reading, comparison.source
    one = _speaker(mine.tokens[claimed.predicate], reading.known.attributions)
    other = _speaker(theirs.tokens[told.predicate], source.known.attributions)
    if one is None or other is None:
        return one is not None
    return same_speaker(one, other, comparison) is not Agreement.SAME


def _speaker(token: Token, attributions: Sequence[Attribution]) -> Attribution | None:
    """The innermost attribution around a word that has a source."""
    around = [
        (span.end - span.start, number)
        for number, attribution in enumerate(attributions)
        for span in attribution.content
        if attribution.source is not None and span.start <= token.start < span.end
    ]
    return attributions[min(around)[1]] if around else None


def _is_of_a_name(clause: Clause, parse: Parse) -> bool:
    """Whether the only "no" is no denial: "urged a No vote", "the no 1 player"."""
    tokens = parse.tokens_in(clause.start, clause.end)
    negative = [token for token in tokens if token.dep == "neg" or token.text.lower() in _NEGATIVE]
    return bool(negative) and all(
        token.text.lower() == "no"
        and (_is_capital_inside(token.text, token.index, parse) or _is_before_a_figure(token.index, parse))
        for token in negative
    )


_NEGATIVE = frozenset("no not never nobody nothing none neither nor without cannot hardly refuse fail deny".split())


def _is_capital_inside(text: str, index: int, parse: Parse) -> bool:
    return text[:1].isupper() and parse.sentence_tokens(parse.tokens[index].sentence)[0].index != index


def _is_before_a_figure(index: int, parse: Parse) -> bool:
    return index + 1 < len(parse.tokens) and parse.tokens[index + 1].text[:1].isdigit()
