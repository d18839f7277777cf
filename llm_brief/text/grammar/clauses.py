"""Clauses of a parsed document: who does what to whom, and whether it is said to be so.

A clause is a predicate with its arguments. Subjects are found also where they are shared ("met Oru and
rejected the plan"), relative ("the envoy, who refused") or controlled ("asked Oru to leave"), and nouns that
name an act ("Oru's refusal to sign") count as clauses with the lemma of the verb.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from llm_brief.text.grammar.antecedents import antecedents
from llm_brief.text.grammar.arguments import (
    conjuncts,
    coordinated_with,
    is_passive,
    logical_object,
    logical_subject,
    term_of,
)
from llm_brief.text.grammar.cues import noun_cues, verb_cues
from llm_brief.text.grammar.disputed import is_disputed
from llm_brief.text.grammar.mood import Tense, is_conditional, is_negated, is_question, modal_of, tense_of
from llm_brief.text.grammar.nominal import noun_parts, prepositions_astray
from llm_brief.text.grammar.parse import Parse, Phrase, Token
from llm_brief.text.grammar.people import is_office

__all__ = ["Clause", "Tense", "clauses"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One predicate with its arguments; ``start:end`` is the character range of all of it.

    ``lemma`` holds the particle ("push_back") and, for the few verbs that ask through one, the preposition
    ("call_on"); "give_until" is to give somebody so much time to do a thing. ``subject`` is who acts, the agent of
    a passive; ``objects`` are acted upon. Where the surface subject, or the owner of a nominal act, is a pronoun
    that certainly means a name, ``stands_for`` is that name. ``attribute`` is what a copula says of its subject.
    ``modal`` is the lemma that keeps the clause from being a plain fact
    ("would", "plan", "expect"). ``reported_by`` is the predicate of the clause that reports this one.
    """

    predicate: int
    lemma: str
    start: int
    end: int
    subject: Phrase | None = None
    stands_for: Phrase | None = None
    objects: tuple[Phrase, ...] = ()
    attribute: Phrase | None = None
    obliques: tuple[tuple[str, Phrase], ...] = ()
    complement: Phrase | None = None
    negated: bool = False
    modal: str | None = None
    tense: Tense = Tense.PRESENT
    passive: bool = False
    conditional: bool = False
    question: bool = False
    nominal: bool = False
    reported_by: int | None = None


# Verbs that are another verb with this preposition.
_WITH_PREPOSITION = {"call": ("on", "upon", "for"), "push": ("for",), "press": ("for",), "fire": ("on",)}
_IDIOMS = frozenset({("beg", "differ"), ("beg", "question"), ("seek", "after"), ("find", "guilty")})
_IDIOMATIC = frozenset(verb for verb, _ in _IDIOMS)
_PARTICLES = frozenset({"back", "out", "down", "off", "up", "over", "away"})


def clauses(parse: Parse) -> tuple[Clause, ...]:
    """Every clause of ``parse``, in the order of the predicates."""
    meant = antecedents(parse)
    found = (clause for token in parse.tokens for clause in _clauses_at(parse, token))
    return tuple(_with_antecedent(parse, clause, meant) for clause in found)


def _with_antecedent(parse: Parse, clause: Clause, meant: Mapping[int, Phrase]) -> Clause:
    if clause.nominal:
        owners = (meant[child] for child in parse.dependents(clause.predicate, "poss") if child in meant)
        owner = next(owners, None)
        return clause if owner is None else replace(clause, stands_for=owner)
    surface = next(iter(clause.objects), None) if clause.passive else clause.subject
    phrase = meant.get(surface.head) if surface is not None else None
    return clause if phrase is None else replace(clause, stands_for=phrase)


def _clauses_at(parse: Parse, token: Token) -> Iterator[Clause]:
    is_verb = token.pos in {"VERB", "AUX"} and token.dep not in {"aux", "auxpass", "amod", "compound"}
    if is_verb or _is_mistagged(parse, token):
        yield _verb_clause(parse, token)
    elif token.pos == "NOUN":
        yield from _noun_clause(parse, token)


def _is_mistagged(parse: Parse, noun: Token) -> bool:
    """Whether the tagger calls "host" a noun in "is set to host", where "to" or "that" agrees with the parser."""
    if noun.pos != "NOUN" or noun.dep not in {"xcomp", "ccomp"}:
        return False
    if parse.dependents(noun.index, "nsubj") and parse.dependents(noun.index, "mark"):
        return True  # "demanded that Oru resign"
    return any(parse.tokens[helper].tag == "TO" for helper in parse.dependents(noun.index, "aux"))


def _verb_clause(parse: Parse, verb: Token) -> Clause:
    start, end = _extent(parse, verb.index)
    term = term_of(parse, verb.index)
    complement = _complement(parse, verb.index, term)
    subject = logical_subject(parse, verb.index)
    return Clause(
        predicate=verb.index,
        lemma=_lemma(parse, verb, term),
        start=start,
        end=end if complement is None else max([end, *_ends_astray(parse, complement.head)]),
        subject=None if subject is None else _phrase_of(parse, subject, verb.index),
        objects=tuple(_objects(parse, verb.index)),
        attribute=_first(parse, verb.index, "attr", "acomp", "oprd"),
        obliques=tuple(_obliques(parse, verb.index, term=term)),
        complement=complement,
        negated=is_negated(parse, verb.index),
        modal=modal_of(parse, verb.index),
        tense=tense_of(parse, verb.index),
        passive=is_passive(parse, verb.index),
        conditional=is_conditional(parse, verb.index) or is_disputed(parse, verb.index),
        question=is_question(parse, verb.index),
        reported_by=_reporter(parse, verb.index),
    )


def _phrase_of(parse: Parse, noun: int, verb: int) -> Phrase:
    """The phrase of ``noun`` as the clause of ``verb`` has it: a relative clause tells of what stands before it."""
    phrase = parse.noun_phrase(noun)
    around = [c for c in parse.dependents(noun, "relcl", "acl") if parse.edges(c)[0] <= verb <= parse.edges(c)[1]]
    is_told_apart = any(other > verb for other in parse.dependents(noun, "conj"))
    return (
        phrase._replace(end=min(phrase.end, parse.tokens[verb].start), alone=True)
        if around and is_told_apart
        else phrase
    )


def _noun_clause(parse: Parse, noun: Token) -> Iterator[Clause]:
    parts = noun_parts(parse, noun.index)
    if parts is None:
        return
    start, end = parse.subtree(noun.index)
    astray = prepositions_astray(parse, noun.index)
    ends = [parse.subtree(preposition)[1] for preposition in astray]
    yield Clause(
        predicate=noun.index,
        lemma=parts.lemma,
        start=start,
        end=max([end, *ends, *([parts.complement.end] if parts.complement else ())]),
        subject=parts.subject,
        objects=(parts.target,) if parts.target else (),
        obliques=tuple(_obliques(parse, noun.index, astray)),
        complement=parts.complement,
        conditional=is_conditional(parse, noun.index),
        question=is_question(parse, noun.index),
        nominal=True,
        reported_by=_reporter(parse, noun.index),
    )


def _lemma(parse: Parse, verb: Token, term: int | None) -> str:
    """The verb with its particle, or with the preposition that makes it another verb."""
    following = verb.index + 1
    for child in parse.children(verb.index):
        token = parse.tokens[child]
        is_particle = token.dep == "advmod" and child == following and token.lemma in _PARTICLES
        if token.dep == "prt" or is_particle:
            return f"{verb.lemma}_{token.lemma}"
    if term is not None:
        return "give_until"
    if verb.lemma in _IDIOMATIC and (told := _idiom_of(parse, verb)) is not None:
        return told
    for preposition in parse.dependents(verb.index, "prep"):
        text = parse.tokens[preposition].lemma
        if preposition > verb.index and text in _WITH_PREPOSITION.get(verb.lemma, ()):
            return f"{verb.lemma}_{'on' if text == 'upon' else text}"
    return verb.lemma


def _idiom_of(parse: Parse, verb: Token) -> str | None:
    """As in "begs to differ", "is much sought after", "was found guilty": another verb together."""
    words = [parse.tokens[child] for child in parse.children(verb.index) if child > verb.index]
    told = next((word for word in words if (verb.lemma, word.lemma) in _IDIOMS), None)
    return None if told is None else f"{verb.lemma}_{told.lemma}"


def _extent(parse: Parse, predicate: int) -> tuple[int, int]:
    """The characters from the first to the last word of a clause, without the clauses coordinated with it."""
    first = last = predicate
    for child in parse.children(predicate):
        if parse.tokens[child].dep in {"cc", "punct"}:
            continue
        is_verb = parse.tokens[child].pos in {"VERB", "AUX"}
        if parse.tokens[child].dep == "conj" and is_verb and coordinated_with(parse, child) == predicate:
            continue
        first, last = min(first, parse.edges(child)[0]), max(last, parse.edges(child)[1])
    return parse.tokens[first].start, parse.tokens[last].end


def _objects(parse: Parse, verb: int) -> Iterator[Phrase]:
    seen = logical_object(parse, verb)
    if seen is not None:
        yield _phrase_of(parse, seen, verb)
    for other in parse.dependents(verb, "dative", "dobj"):
        token = parse.tokens[other]
        is_apart = parse.tokens[parse.edges(other)[0] - 1].text == ":"  # "her play, Dust: A Life"
        if other == seen or is_apart:
            continue
        if token.pos in {"NOUN", "PROPN", "PRON"} and token.tag not in {"WP", "WDT"}:
            yield parse.noun_phrase(other)


def _obliques(
    parse: Parse, predicate: int, astray: tuple[int, ...] = (), term: int | None = None
) -> Iterator[tuple[str, Phrase]]:
    """Each preposition with what it governs, also through a second one ("out of")."""
    below = (*parse.dependents(predicate, "prep", "dative", "prt"), *astray)
    if term is not None:  # "issued a final message [to Oru]: pull back"
        words = parse.dependents(predicate, "dobj")
        to = (p for word in words for p in parse.dependents(word, "prep") if parse.tokens[p].lemma == "to")
        below = (*below, *to)
    for preposition in below:
        for governed in parse.dependents(preposition, "pobj"):
            if not is_office(parse, governed):
                yield parse.tokens[preposition].lemma, parse.noun_phrase(governed)
        for second in parse.dependents(preposition, "prep"):
            for governed in parse.dependents(second, "pobj"):
                yield (
                    f"{parse.tokens[preposition].lemma} {parse.tokens[second].lemma}",
                    parse.noun_phrase(governed),
                )


def _complement(parse: Parse, verb: int, term: int | None) -> Phrase | None:
    for clause in (*parse.dependents(verb, "ccomp", "xcomp"), *(() if term is None else (term,))):
        start, end = parse.subtree(clause)
        stray = [c for c in parse.dependents(clause, "conj") if coordinated_with(parse, c) != clause]
        return Phrase(clause, start, min([end, *(_before_conjunction(parse, c) for c in stray)]))
    return None


def _ends_astray(parse: Parse, verb: int) -> Iterator[int]:
    """Where the bare verbs end that go with a bare complement: "a last word: leave [and release them]"."""
    for other in conjuncts(parse, verb):
        is_bare = parse.tokens[other].tag in {"VB", "VBP"} and parse.tokens[verb].tag in {"VB", "VBP"}
        if is_bare and coordinated_with(parse, other) == verb:
            yield parse.subtree(other)[1]


def _before_conjunction(parse: Parse, conjunct: int) -> int:
    """The end of the words before "and" and what it adds."""
    first = parse.edges(conjunct)[0]
    while first and parse.tokens[first - 1].dep in {"cc", "punct"}:
        first -= 1
    return parse.tokens[first - 1].end


def _first(parse: Parse, index: int, *labels: str) -> Phrase | None:
    for child in parse.dependents(index, *labels):
        return parse.noun_phrase(child)
    return None


def _reporter(parse: Parse, predicate: int) -> int | None:
    """The predicate that reports the clause: "said" for all that stands in what somebody said."""
    child = predicate
    for index in (predicate, *_above(parse, predicate)):
        if index != predicate and _reports(parse, index, child):
            return index
        for beside in parse.dependents(index, "parataxis"):
            if beside != child and parse.tokens[beside].lemma in verb_cues() and parse.dependents(beside, "nsubj"):
                return beside
        child = index
    return None


def _above(parse: Parse, index: int) -> Iterator[int]:
    """The tokens above ``index``, where a coordinated verb hangs on the verb that it goes with."""
    while parse.tokens[index].head != index:
        is_conjunct = parse.tokens[index].dep == "conj"
        index = coordinated_with(parse, index) if is_conjunct else parse.tokens[index].head
        yield index


def _reports(parse: Parse, index: int, child: int) -> bool:
    token, clause = parse.tokens[index], parse.tokens[child]
    if token.pos in {"VERB", "AUX"}:
        is_inside = clause.dep in {"ccomp", "xcomp"} or (
            clause.dep == "prep" and bool(parse.dependents(child, "pcomp"))
        )
        return is_inside and token.lemma in verb_cues()
    is_inside = clause.dep in {"acl", "ccomp"} and bool(parse.dependents(child, "mark", "aux"))
    is_inside = is_inside or (clause.dep == "relcl" and bool(parse.dependents(child, "mark")))
    return is_inside and token.lemma in noun_cues() and noun_parts(parse, index) is not None
