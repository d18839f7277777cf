"""Who does what in a parsed sentence: a verb's subject and object, also where they are not beside it.

"The envoy met Oru and rejected the plan" has one subject for two verbs; "who", "to sign" and "saying" have
theirs elsewhere. Every function takes and gives token indices.
"""

from llm_brief.text.grammar.parse import Parse, once_per_parse
from llm_brief.text.grammar.relatives import resolved
from llm_brief.text.grammar.tails import is_open_conjunct, teller_of

__all__ = [
    "agent",
    "co_subjects",
    "conjuncts",
    "coordinated_with",
    "enclosing_subject",
    "is_joined",
    "is_passive",
    "logical_object",
    "logical_subject",
    "surface_subject",
    "term_of",
]

_TEXTS = frozenset("call letter message email e-mail note statement text tweet petition report video".split())
"""Nouns of what can hold words: it is these that ask, not who has them."""
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
# "X promised Y to leave": X leaves. With every other verb of this shape it is Y.
_SUBJECT_CONTROL = frozenset({"promise", "pledge", "vow", "threaten", "swear", "use", "have"})
# "thanked Oru for coming": Oru came. "won a prize for singing": who won it sang.
_JUDGING = frozenset(
    "accuse acquit admire applaud arrest award blame chide charge commend condemn congratulate convict criticise "
    "criticize decorate denounce detain discipline dismiss execute expel fault fine fire forgive hail hate honor "
    "honour imprison indict investigate jail lambast laud mock name pardon penalise penalize praise prosecute punish "
    "rebuke remember reprimand reproach reward sack salute sanction scold sentence slam sue suspend thank".split()
)
# "kept Oru from leaving": Oru does not leave. "made money from lending": who made it lends.
_HINDERING = frozenset(
    "ban bar block deter disqualify discourage dissuade exclude exempt hinder hold keep prevent prohibit protect "
    "restrain restrict save spare stop suspend".split()
)
_TENSED = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_UNTENSED = frozenset({"VB", "VBG", "VBN"})
_TIMES = frozenset({"hour", "day", "week", "month", "minute", "deadline", "time", "ultimatum"})
_ORDERED = ("advcl", "xcomp", "acl", "ccomp", "parataxis", "dep", "conj")
_DELIVERING = frozenset({"issue", "send", "deliver", "give", "serve", "convey", "hand", "set"})
_ASTRAY = ("conj", "xcomp", "advcl", "dep")
_DEPTH = 12  # chains of verbs sharing a subject are short; a bound keeps odd parses from costing time


@once_per_parse
def is_passive(parse: Parse, verb: int) -> bool:
    """Whether the verb's surface subject is what is acted upon."""
    token = parse.tokens[verb]
    if parse.dependents(verb, "auxpass", "nsubjpass"):
        return True
    if parse.dependents(verb, "agent"):
        return not parse.dependents(verb, "nsubj")  # "said by telephone": he who says it stands before the verb
    if token.tag != "VBN":
        return _is_headline_passive(parse, verb)
    if token.dep == "conj" and not parse.dependents(verb, "aux", *_SUBJECTS):
        return is_passive(parse, token.head)
    return token.dep in {"acl", "advcl", "amod"} and not parse.dependents(verb, "aux", "dobj")


def _is_headline_passive(parse: Parse, verb: int) -> bool:
    """As in "Nominee praised for her skill": whoever praises praises somebody, so it is the subject who is praised."""
    token = parse.tokens[verb]
    if token.tag != "VBD" or token.dep != "ROOT" or token.lemma not in _JUDGING:
        return False
    behind = parse.tokens[verb + 1].text.lower() if verb + 1 < len(parse.tokens) else ""
    return behind in {"for", "over", "by"} and not parse.dependents(verb, "aux", "ccomp")


def agent(parse: Parse, verb: int) -> int | None:
    """The doer of a passive verb: what "by" governs."""
    for by in parse.dependents(verb, "agent"):
        for doer in parse.dependents(by, "pobj"):
            return doer
    return None


def logical_subject(parse: Parse, verb: int) -> int | None:
    """The head of the phrase that does what the verb says, or None where nobody is named."""
    return agent(parse, verb) if is_passive(parse, verb) else surface_subject(parse, verb)


def logical_object(parse: Parse, verb: int) -> int | None:
    """The head of the phrase that the verb acts upon: the direct object, or a passive verb's subject."""
    if is_passive(parse, verb):
        return surface_subject(parse, verb)
    objects = parse.dependents(verb, "dobj", "obj")
    if not objects:
        return None
    return resolved(parse, objects[0], verb)


def surface_subject(parse: Parse, verb: int, depth: int = _DEPTH) -> int | None:
    """The head of the subject, own or borrowed; a relative pronoun gives way to its antecedent."""
    own = parse.dependents(verb, *_SUBJECTS)
    if own:
        return resolved(parse, _outermost(parse, own[-1] if parse.tokens[own[0]].dep == "expl" else own[0]), verb)
    if parse.tokens[verb].dep in _ASTRAY and _trails_passive(parse, verb):
        return agent(parse, parse.tokens[verb].head)
    return _borrowed_subject(parse, verb, depth - 1) if depth and not _is_worded(parse, verb) else None


def _outermost(parse: Parse, subject: int) -> int:
    """The war in "The war between Oru and Dorn militants left 40 dead", where the parser gives it to the militants."""
    above = parse.dependents(subject, *_SUBJECTS)
    is_noun = parse.tokens[subject].pos == "NOUN" and bool(above) and parse.tokens[above[0]].pos == "NOUN"
    return above[0] if is_noun and above[0] < subject else subject


def enclosing_subject(parse: Parse, verb: int) -> int | None:
    """The subject of the nearest clause around ``verb`` that has one: a guess for verbs that hang oddly."""
    for index in parse.ancestors(verb):
        if _is_verb(parse, index) and parse.dependents(index, "nsubj"):
            return surface_subject(parse, index)
    return None


def coordinated_with(parse: Parse, verb: int) -> int:
    """The verb that ``verb`` is coordinated with: tensed with tensed, wherever the parser hung it.

    In "asked Oru to leave and called for calm" it is "asked" that "called" goes with, not "leave".
    """
    head = parse.tokens[verb].head
    if (inner := _left_out(parse, verb)) is not None:
        return inner
    if _disagrees(parse, verb, head):
        return next((above for above in parse.ancestors(head) if _may_share(parse, verb, above)), head)
    is_bare = parse.tokens[verb].tag == "VBP" and parse.tokens[head].tag == "VB"  # "withdraw and admit"
    if is_bare or parse.tokens[verb].tag not in _TENSED or parse.tokens[head].tag not in {"VB", "VBG"}:
        return head
    return next((above for above in parse.ancestors(head) if parse.tokens[above].tag in _TENSED), head)


def conjuncts(parse: Parse, verb: int) -> tuple[int, ...]:
    """The verbs coordinated with ``verb``, those too that the parser hung one step too high."""
    above = parse.tokens[verb].head
    astray = (c for c in parse.dependents(above, *_ASTRAY) if c > verb and _left_out(parse, c) == verb)
    return (*parse.dependents(verb, "conj"), *astray)


def is_joined(parse: Parse, verb: int) -> bool:
    """Whether a word or a mark joins a coordinated verb to the one it hangs on; without one the parser has erred."""
    before = min([verb, *(parse.edges(c)[0] for c in parse.children(verb) if c < verb)]) - 1
    return before >= 0 and parse.tokens[before].dep in {"cc", "punct"}


def co_subjects(parse: Parse, subject: int) -> tuple[int, ...]:
    """The other subjects of its verb that the parser did not coordinate: "the miners, the drivers and the nurses"."""
    verb = parse.tokens[subject].head
    if parse.tokens[subject].dep not in {"nsubj", "nsubjpass"}:
        return ()
    others = [s for s in parse.dependents(verb, "nsubj", "nsubjpass") if s != subject and s < verb]
    return tuple(o for o in others if parse.tokens[o].pos in {"NOUN", "PROPN"} and _is_listed(parse, subject, o))


def _is_listed(parse: Parse, one: int, other: int) -> bool:
    first, second = sorted((one, other))
    between = parse.tokens[parse.edges(first)[1] + 1 : parse.edges(second)[0]]
    return bool(between) and all(token.text in {",", "and", ";"} for token in between)


def _left_out(parse: Parse, verb: int) -> int | None:
    """The complement that a bare verb goes with though it hangs on the governor: "demands that he leave, admit ...".

    "It admit" is no English: the bare form can only stand beside the other bare form.
    """
    token = parse.tokens[verb]
    if token.dep not in _ASTRAY or token.tag not in {"VB", "VBP"} or parse.dependents(verb, "aux", "mark", *_SUBJECTS):
        return None
    if parse.tokens[token.head].tag not in {"VBZ", "VBD"}:
        return None
    inner = [c for c in parse.dependents(token.head, "ccomp", "xcomp") if c < verb and parse.tokens[c].tag == "VB"]
    return inner[-1] if inner else None


def _disagrees(parse: Parse, verb: int, head: int) -> bool:
    """As in "says they were not involved and has demanded": what they do is not what "has" speaks of."""
    if parse.tokens[verb].dep != "conj" or not _is_singular_form(parse, verb):
        return False
    subjects = parse.dependents(head, "nsubj", "nsubjpass")
    return bool(subjects) and _is_plural(parse, subjects[0])


def _may_share(parse: Parse, verb: int, above: int) -> bool:
    subjects = parse.dependents(above, "nsubj", "nsubjpass")
    return _is_verb(parse, above) and bool(subjects) and above < verb and not _is_plural(parse, subjects[0])


def _is_singular_form(parse: Parse, verb: int) -> bool:
    forms = [parse.tokens[index] for index in (*parse.dependents(verb, "aux", "auxpass"), verb)]
    return forms[0].tag == "VBZ"


def _is_plural(parse: Parse, noun: int) -> bool:
    token = parse.tokens[noun]
    is_several = token.tag in {"NNS", "NNPS"} or bool(parse.dependents(noun, "conj"))
    return is_several or token.text.lower() in {"they", "we", "these", "those"}


def _borrowed_subject(parse: Parse, verb: int, depth: int) -> int | None:
    """The subject of a verb that has none of its own, by the way it hangs on its head."""
    token = parse.tokens[verb]
    found: int | None = None
    if token.dep != "conj" and (inner := _left_out(parse, verb)) is not None:
        return surface_subject(parse, inner, depth)
    match token.dep:
        case "conj":
            found = _shared_subject(parse, verb, depth)
        case "xcomp" | "oprd" | "ccomp":
            found = _controller(parse, verb, depth)
        case "advcl" | "acl" | "relcl" if token.tag == "VB" and (given := _giver(parse, verb)) is not None:
            found = _receiver(parse, given)
        case "advcl" | "dep" | "parataxis" if token.tag in _UNTENSED and _is_verb(parse, token.head):
            teller = teller_of(parse, verb)
            found = surface_subject(parse, token.head if teller is None else teller, depth)
        case "acomp":  # "is due to hear"
            found = surface_subject(parse, token.head, depth)
        case "acl":
            found = _modified_noun(parse, verb, depth)
        case "relcl":
            found = token.head
        case "pcomp" | "pobj":
            found = _governor_subject(parse, verb, depth)
    return found


def _is_worded(parse: Parse, verb: int) -> bool:
    """As in "received a letter on Tuesday demanding a payment": it is the call that demands."""
    token = parse.tokens[verb]
    before = parse.tokens[parse.edges(verb)[0] - 1].text
    if token.tag != "VBG" or before in {",", "—", "–"} or verb < token.head or parse.dependents(verb, "aux", "mark"):
        return False
    return any(o < verb and parse.tokens[o].lemma in _TEXTS for o in parse.dependents(token.head, "dobj"))


def _shared_subject(parse: Parse, verb: int, depth: int) -> int | None:
    """That of the verb it is coordinated with; in "concluded that Oru were guilty and launched ..." it is open."""
    other = coordinated_with(parse, verb)
    is_told_apart = other != parse.tokens[verb].head  # by number or tense
    return surface_subject(parse, other, depth) if is_told_apart or not is_open_conjunct(parse, verb) else None


def _trails_passive(parse: Parse, verb: int) -> bool:
    """As in "was hit by a blast, killing nine": what is done is no deed of the one hit, but at most of the blast."""
    token = parse.tokens[verb]
    if token.tag != "VBG" or verb < token.head or not is_passive(parse, token.head):
        return False
    before = parse.edges(verb)[0] - 1
    is_marked = bool(parse.dependents(verb, "mark", "aux", *_SUBJECTS))
    return parse.tokens[before].text in {",", "—", "–"} and not is_marked and bool(parse.dependents(verb, "dobj"))


def term_of(parse: Parse, verb: int) -> int | None:
    """The verb of what has to be done in a time that is given: "pull" in "gave Oru two days to pull back".

    So also in a last word: "issued a final message to Oru: pull back or face us".
    """
    if is_passive(parse, verb):
        return None
    if parse.tokens[verb].lemma not in {"give", "set"}:
        return _last_word(parse, verb)
    times = [t for t in parse.dependents(verb, "dobj", "npadvmod", "dative") if _is_time(parse, t)]
    limits = [p for p in parse.dependents(verb, "prep") if parse.tokens[p].lemma in {"until", "till"}]
    below = [c for holder in (verb, *times) for c in parse.dependents(holder, "advcl", "xcomp", "acl", "relcl")]
    wanted = (c for c in below if parse.tokens[c].tag == "VB" and c > verb and _has_to(parse, c))
    return next(wanted, None) if times or limits else _last_word(parse, verb)


def _last_word(parse: Parse, verb: int) -> int | None:
    """The order behind the colon, or behind "to", of a final message or an ultimatum."""
    words = [w for w in parse.dependents(verb, "dobj") if _is_final(parse, w)]
    if not words or parse.tokens[verb].lemma not in _DELIVERING:
        return None
    below = [c for holder in (verb, *words) for c in parse.dependents(holder, *_ORDERED)]
    bare = (c for c in below if c > verb and parse.tokens[c].tag in {"VB", "VBP"})
    orders = (c for c in bare if not parse.dependents(c, *_SUBJECTS))
    return next((c for c in orders if _has_to(parse, c) or parse.tokens[parse.edges(c)[0] - 1].text == ":"), None)


def _is_final(parse: Parse, noun: int) -> bool:
    before = {parse.tokens[child].lemma.lower() for child in parse.children(noun) if child < noun}
    lemma = parse.tokens[noun].lemma
    return lemma == "ultimatum" or (lemma in {"message", "warning", "notice"} and bool(before & {"final", "last"}))


def _is_time(parse: Parse, noun: int) -> bool:
    return parse.tokens[noun].ent_type in {"TIME", "DATE"} or parse.tokens[noun].lemma in _TIMES


def _has_to(parse: Parse, verb: int) -> bool:
    return any(parse.tokens[helper].tag == "TO" for helper in parse.dependents(verb, "aux"))


def _giver(parse: Parse, verb: int) -> int | None:
    """The verb that gives the time for ``verb``, or None."""
    return next((a for a in parse.ancestors(verb) if _is_verb(parse, a) and term_of(parse, a) == verb), None)


def _receiver(parse: Parse, giving: int) -> int | None:
    """Who is given it, also as a pronoun."""
    named = (n for n in parse.dependents(giving, "dative", "dobj") if not _is_time(parse, n))
    return next(named, None)


def _controller(parse: Parse, verb: int, depth: int) -> int | None:
    """The subject of an infinitive: the governing verb's object where it has one ("asked Oru to leave")."""
    token = parse.tokens[verb]
    governor = parse.tokens[token.head]
    if token.dep == "ccomp" and token.tag not in {"VB", "VBG"}:
        above = next((parse.tokens[a] for a in parse.ancestors(verb) if parse.tokens[a].dep == "relcl"), None)
        return above.head if above else None
    addressed = parse.dependents(token.head, "dobj", "dative")
    if addressed and governor.lemma not in _SUBJECT_CONTROL and addressed[0] < verb:
        return resolved(parse, addressed[0], token.head)
    for on in parse.dependents(token.head, "prep", "prt"):
        if governor.lemma in {"call", "appeal", "plead"} and on < verb and parse.dependents(on, "pobj"):
            return parse.dependents(on, "pobj")[0]
    return surface_subject(parse, token.head, depth)


def _modified_noun(parse: Parse, verb: int, depth: int) -> int | None:
    """The group in "the group opposing it"; in "Oru's refusal to sign" it is Oru who signs."""
    noun = parse.tokens[verb].head
    if parse.tokens[verb].tag != "VB":
        return noun
    owners = parse.dependents(noun, "poss")
    if owners:
        return owners[0]
    holder = parse.tokens[noun]
    if holder.dep in {"dobj", "attr"} and _is_verb(parse, holder.head):
        return surface_subject(parse, holder.head, depth)
    return None


def _governor_subject(parse: Parse, verb: int, depth: int) -> int | None:
    """The subject of a gerund after a preposition: whom "accused Oru of lying" accuses, else who acts."""
    preposition = parse.tokens[parse.tokens[verb].head]
    if preposition.head == preposition.index or not _is_verb(parse, preposition.head):
        return None
    addressed = parse.dependents(preposition.head, "dobj")
    if addressed and _object_controls(parse.tokens[preposition.head].lemma, preposition.text.lower()):
        return resolved(parse, addressed[0], preposition.head)
    return surface_subject(parse, preposition.head, depth)


def _object_controls(governor: str, preposition: str) -> bool:
    """Whether the object of the verb is who does what stands behind the preposition."""
    match preposition:
        case "for":
            return governor in _JUDGING
        case "from":
            return governor in _HINDERING
        case _:
            return preposition in {"of", "into"}


def _is_verb(parse: Parse, index: int) -> bool:
    return parse.tokens[index].pos in {"VERB", "AUX"}
