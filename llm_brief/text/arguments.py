"""Who does what in a parsed sentence: a verb's subject and object, also where they are not beside it.

"The envoy met Oru and rejected the plan" has one subject for two verbs; "who", "to sign" and "saying" have
theirs elsewhere. Every function takes and gives token indices.
"""

from llm_brief.text.parse import Parse

__all__ = [
    "agent",
    "antecedent",
    "coordinated_with",
    "enclosing_subject",
    "is_passive",
    "logical_object",
    "logical_subject",
    "surface_subject",
]

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_RELATIVE = frozenset({"WDT", "WP", "WP$"})
# "X promised Y to leave": X leaves. With every other verb of this shape it is Y.
_SUBJECT_CONTROL = frozenset({"promise", "pledge", "vow", "threaten", "swear", "use", "have"})
_TENSED = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_UNTENSED = frozenset({"VB", "VBG", "VBN"})
_DEPTH = 12  # chains of verbs sharing a subject are short; a bound keeps odd parses from costing time


def is_passive(parse: Parse, verb: int) -> bool:
    """Whether the verb's surface subject is what is acted upon."""
    token = parse.tokens[verb]
    if parse.dependents(verb, "auxpass", "nsubjpass"):
        return True
    if parse.dependents(verb, "agent"):
        return not parse.dependents(verb, "nsubj")  # "said by telephone": he who says it stands before the verb
    if token.tag != "VBN":
        return False
    if token.dep == "conj" and not parse.dependents(verb, "aux", *_SUBJECTS):
        return is_passive(parse, token.head)
    return token.dep in {"acl", "advcl", "amod"} and not parse.dependents(verb, "aux", "dobj")


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
    return _resolved(parse, objects[0], verb)


def surface_subject(parse: Parse, verb: int, depth: int = _DEPTH) -> int | None:
    """The head of the subject, own or borrowed; a relative pronoun gives way to its antecedent."""
    own = parse.dependents(verb, *_SUBJECTS)
    if own:
        return _resolved(parse, own[-1] if parse.tokens[own[0]].dep == "expl" else own[0], verb)
    return _borrowed_subject(parse, verb, depth - 1) if depth else None


def enclosing_subject(parse: Parse, verb: int) -> int | None:
    """The subject of the nearest clause around ``verb`` that has one: a guess for verbs that hang oddly."""
    for index in parse.ancestors(verb):
        if _is_verb(parse, index) and parse.dependents(index, "nsubj"):
            return surface_subject(parse, index)
    return None


def antecedent(parse: Parse, pronoun: int, verb: int) -> int | None:
    """What the relative pronoun ``pronoun`` in the clause of ``verb`` stands for."""
    for index in (verb, *parse.ancestors(verb)):
        if parse.tokens[index].dep in {"relcl", "acl"}:
            return parse.tokens[index].head
    # A clause about a whole phrase hangs loosely on some verb: the noun right before it is meant.
    before = pronoun - 1
    while before >= 0 and parse.tokens[before].text in {",", "-", "—", "–", "of", "to", "for", "in"}:
        before -= 1
    return before if before >= 0 and parse.tokens[before].pos in {"NOUN", "PROPN"} else None


def _resolved(parse: Parse, subject: int, verb: int) -> int:
    token = parse.tokens[subject]
    is_relative = token.tag in _RELATIVE or (token.text.lower() == "that" and parse.tokens[verb].dep == "relcl")
    if not is_relative:
        return subject
    return _default(antecedent(parse, subject, verb), subject)


def _default(found: int | None, otherwise: int) -> int:
    return otherwise if found is None else found


def coordinated_with(parse: Parse, verb: int) -> int:
    """The verb that ``verb`` is coordinated with: tensed with tensed, wherever the parser hung it.

    In "asked Oru to leave and called for calm" it is "asked" that "called" goes with, not "leave".
    """
    head = parse.tokens[verb].head
    if parse.tokens[verb].tag not in _TENSED or parse.tokens[head].tag not in {"VB", "VBG"}:
        return head
    return next((above for above in parse.ancestors(head) if parse.tokens[above].tag in _TENSED), head)


def _borrowed_subject(parse: Parse, verb: int, depth: int) -> int | None:
    """The subject of a verb that has none of its own, by the way it hangs on its head."""
    token = parse.tokens[verb]
    found: int | None = None
    match token.dep:
        case "conj":
            found = surface_subject(parse, coordinated_with(parse, verb), depth)
        case "xcomp" | "oprd" | "ccomp":
            found = _controller(parse, verb, depth)
        case "advcl" | "dep" | "parataxis" if token.tag in _UNTENSED and _is_verb(parse, token.head):
            found = surface_subject(parse, token.head, depth)
        case "acl":
            found = _modified_noun(parse, verb, depth)
        case "relcl":
            found = token.head
        case "pcomp" | "pobj":
            found = _governor_subject(parse, verb, depth)
    return found


def _controller(parse: Parse, verb: int, depth: int) -> int | None:
    """The subject of an infinitive: the governing verb's object where it has one ("asked Oru to leave")."""
    token = parse.tokens[verb]
    governor = parse.tokens[token.head]
    if token.dep == "ccomp" and token.tag not in {"VB", "VBG"}:
        above = next((parse.tokens[a] for a in parse.ancestors(verb) if parse.tokens[a].dep == "relcl"), None)
        return above.head if above else None
    addressed = parse.dependents(token.head, "dobj", "dative")
    if addressed and governor.lemma not in _SUBJECT_CONTROL and addressed[0] < verb:
        return _resolved(parse, addressed[0], token.head)
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
    if addressed and preposition.text in {"of", "for", "from", "into"}:
        return addressed[0]
    return surface_subject(parse, preposition.head, depth)


def _is_verb(parse: Parse, index: int) -> bool:
    return parse.tokens[index].pos in {"VERB", "AUX"}
