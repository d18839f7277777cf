"""What follows a reported clause in its sentence and may not be reported any more.

A verb that "and" joins to a reported clause may go with the verb of saying as well ("they found that he lied and
closed the case"); only its form can tell. Where it does not, nobody is made to say or to do it.
"""

from collections.abc import Iterator

from llm_brief.text.grammar.parse import Parse, Token
from llm_brief.text.grammar.people import is_actor
from llm_brief.text.wordlists import word_set

__all__ = [
    "comments",
    "is_borrowed_noun",
    "is_open_conjunct",
    "is_shadowed",
    "is_thing",
    "open_conjuncts",
    "spoken_tails",
    "teller_of",
]

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_COMMENTING = word_set(
    """
    prove show demonstrate underline underscore highlight signal suggest indicate reflect contradict echo mark cement
    confirm expose betray illustrate fuel spark dash reignite rekindle
    """
)
"""Of "..., proving that he was right" it is the article that calls it a proof."""
_SPEAKING = word_set(
    """
    accuse add allege appeal apologise apologize argue ask beg blame call cite claim complain condemn criticise
    criticize demand denounce deny deplore describe dismiss insist invite note order plead pledge praise promise quote
    reject remind request say stress tell thank threaten urge vow warn
    """
)
"""What only somebody who speaks can do: of "said the road was unsafe, urging drivers to wait" it is not the road."""
_DEPTH = 6


def open_conjuncts(parse: Parse, clause: int, saying: int) -> Iterator[int]:
    """The verbs joined to the reported ``clause`` that may as well be joined to the verb ``saying``, in order."""
    for verb in _joined(parse, clause, _DEPTH):
        if _is_open(parse, verb, clause, saying):
            yield verb


def is_open_conjunct(parse: Parse, verb: int) -> bool:
    """Whether ``verb`` is joined to a reported clause and it stays open whether it is reported as well."""
    if parse.tokens[verb].dep != "conj":
        return False
    top = next((a for a in parse.ancestors(verb) if parse.tokens[a].dep not in {"conj", "xcomp"}), verb)
    token = parse.tokens[top]
    return token.dep == "ccomp" and token.head < top and verb in tuple(open_conjuncts(parse, top, token.head))


def is_shadowed(parse: Parse, verb: int) -> bool:
    """Whether a clause with a subject of its own stands right before "and said": either subject may be meant.

    In "he left when the boy came in and said" nothing tells; a comma before "and" gives the word to the main clause,
    and in "he smiled as he came in and said" it is one person.
    """
    token = parse.tokens[verb]
    if token.dep != "conj" or parse.dependents(verb, *_SUBJECTS):
        return False
    first = min([verb, *(parse.edges(c)[0] for c in parse.children(verb) if c < verb)]) - 1
    if first < 1 or parse.tokens[first].dep != "cc":
        return False
    for clause in parse.dependents(token.head, "advcl"):
        own = parse.dependents(clause, "nsubj")
        is_near = token.head < clause and parse.edges(clause)[1] in {first, first - 1}
        if is_near and own and parse.tokens[first - 1].text != "," and not _is_same(parse, token.head, own[0]):
            return True
    return False


def is_borrowed_noun(parse: Parse, verb: Token) -> bool:
    """Whether "claims" in "she maintained that she paid, claims that nobody could check" is the noun.

    A verb would have a subject, a word that joins it, or the tense of the verb that it hangs on.
    """
    head = parse.tokens[verb.head]
    if verb.tag != "VBZ" or verb.index < 2 or head.index >= verb.index or parse.dependents(verb.index, *_SUBJECTS):
        return False
    is_apart = parse.tokens[verb.index - 1].text in {",", "—", "–"}
    return is_apart and verb.dep in {"conj", "dep", "advcl", "appos"} and _form(parse, head.index) in {"past", "had"}


def comments(parse: Parse, clause: int) -> Iterator[int]:
    """The participles behind a comma with which the article judges what was said: "..., proving that ..."."""
    for tail in parse.dependents(clause, "advcl"):
        token = parse.tokens[tail]
        first = parse.edges(tail)[0]
        is_apart = first > clause and parse.tokens[first - 1].text == "," and first >= tail - 1
        if token.tag == "VBG" and token.lemma in _COMMENTING and is_apart:
            yield first


def teller_of(parse: Parse, verb: int) -> int | None:
    """The verb of saying that the participle ``verb`` belongs to, though it hangs on what is said; None of any other.

    Only where what is said is said of a thing, which cannot speak: of "said the council had left, accusing ..." it is
    open who accuses.
    """
    token, clause = parse.tokens[verb], parse.tokens[parse.tokens[verb].head]
    first = parse.edges(verb)[0]
    is_tail = (
        token.tag == "VBG" and token.dep == "advcl" and clause.index < verb and parse.tokens[first - 1].text == ","
    )
    if not is_tail or token.lemma not in _SPEAKING or first < verb - 1 or parse.dependents(verb, "aux", *_SUBJECTS):
        return None
    if clause.dep != "ccomp" or clause.head > clause.index or not parse.dependents(clause.head, "nsubj"):
        return None
    subjects = parse.dependents(clause.index, *_SUBJECTS)
    is_of_thing = bool(subjects) and all(is_thing(parse, subject) for subject in subjects)
    return clause.head if is_of_thing else None


def spoken_tails(parse: Parse, clause: int) -> Iterator[int]:
    """Where the participles begin that belong to the verb of saying above the reported ``clause``."""
    for tail in parse.dependents(clause, "advcl"):
        if teller_of(parse, tail) is not None:
            yield parse.edges(tail)[0]


def is_thing(parse: Parse, noun: int) -> bool:
    """Whether the noun names what cannot speak; one with an owner or a companion may."""
    token = parse.tokens[noun]
    if token.pos == "PRON":
        return token.text.lower() in {"it", "this", "that", "there"}
    return token.pos == "NOUN" and not is_actor(parse, noun) and not parse.dependents(noun, "poss", "conj")


def _joined(parse: Parse, verb: int, depth: int) -> Iterator[int]:
    for other in parse.dependents(verb, "conj") if depth else ():
        if parse.tokens[other].pos in {"VERB", "AUX"} and not parse.dependents(other, "mark", *_SUBJECTS):
            yield other
            yield from _joined(parse, other, depth - 1)
    for infinitive in parse.dependents(verb, "xcomp") if depth else ():
        yield from (v for v in _joined(parse, infinitive, depth - 1) if _form(parse, v) is not None)


def _is_open(parse: Parse, verb: int, clause: int, saying: int) -> bool:
    own, inner, outer = (_form(parse, index) for index in (verb, clause, saying))
    if own is None or outer is None or (own in {"modal", "had"} and own != outer):
        return False
    if own == inner and (own != outer or (_is_being(parse, verb) and _is_being(parse, clause))):
        return False
    return not _disagrees(parse, verb, saying)


def _form(parse: Parse, verb: int) -> str | None:
    """How a verb is tensed; None for a participle or an infinitive, which shares its helpers with another."""
    tokens = [parse.tokens[helper] for helper in parse.dependents(verb, "aux", "auxpass") if helper < verb]
    for token in (*tokens, parse.tokens[verb]):
        if token.tag == "MD":
            return "modal"
        if token.tag == "VBD":
            return "had" if token.lemma == "have" and token.index != verb else "past"
        if token.tag in {"VBZ", "VBP"}:
            return "present"
    return None


def _is_being(parse: Parse, verb: int) -> bool:
    words = (verb, *parse.dependents(verb, "aux", "auxpass"))
    return any(parse.tokens[word].lemma == "be" for word in words)


def _disagrees(parse: Parse, verb: int, saying: int) -> bool:
    """Whether several say what only one can do: "experts say the council knows it and hides it"."""
    forms = [parse.tokens[i] for i in sorted((verb, *parse.dependents(verb, "aux", "auxpass")))]
    subjects = [parse.tokens[s] for s in parse.dependents(saying, "nsubj")]
    is_single = forms[0].tag == "VBZ" or forms[0].text.lower() == "was"
    return is_single and any(s.tag in {"NNS", "NNPS"} or parse.dependents(s.index, "conj") for s in subjects)


def _is_same(parse: Parse, verb: int, other: int) -> bool:
    """Whether the pronoun ``other`` can only mean the subject of ``verb``: no second person stands before it."""
    subjects = parse.dependents(verb, "nsubj")
    token = parse.tokens[other]
    if not subjects or token.text.lower() not in {"he", "she", "they", "i", "we"}:
        return False
    subject = parse.tokens[subjects[0]]
    if subject.pos == "PRON":
        return subject.text.lower() == token.text.lower()
    between = parse.tokens[verb + 1 : other]
    return not any(t.pos == "PROPN" or (t.pos == "PRON" and t.tag in {"PRP", "PRP$"}) for t in between)
