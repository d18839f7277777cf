"""What keeps a statement from being the document's own plain one, as far as grammar and order of words say so."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from llm_brief.text.document import Document, Span
from llm_brief.text.grammar.parse import Parse, Token

__all__ = [
    "ASKING",
    "CARRIED_OUT",
    "CONDITIONS",
    "DOUBTING",
    "PLANNING",
    "QUESTIONS",
    "REFUSING",
    "STATING",
    "WISHED",
    "Frame",
    "Standing",
    "has_time_for",
    "in_grammar",
    "is_divided",
    "is_even_so",
    "is_indicative",
    "is_owed",
    "is_stated",
    "tells_a_fact",
]


CONDITIONS = frozenset({"if", "unless", "provided", "providing", "lest"})
QUESTIONS = frozenset({"whether"})
DOUBTING = frozenset("doubt question wonder dispute unclear unknown uncertain".split())
CARRIED_OUT = frozenset("carry make fulfil fulfill keep honour honor complete implement".split())
ASKING = frozenset("want wish demand ask urge request call insist order require propose recommend suggest seek".split())
PLANNING = frozenset("hope plan intend aim threaten offer vow promise pledge agree expect due schedule fear".split())
REFUSING = frozenset({"refuse", "decline"})


class Standing(StrEnum):
    """What keeps a statement from being the document's own plain one."""

    CONDITION = "condition"
    OPEN = "open"
    DENIED = "denied"
    REFUSED = "refused"
    ASKED = "asked"
    PLANNED = "planned"
    CLAIMED = "claimed"
    SAID = "said"


WISHED = frozenset({Standing.ASKED, Standing.PLANNED})
"""What is not done yet."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One thing that keeps a statement from being plain, and the words that say so.

    ``merely``: it is only said. What is confirmed, found or announced may be told as it is. ``by_order``: it is
    so by the order of the words, which a claim does not keep by repeating them.
    """

    standing: Standing
    words: Span
    merely: bool = False
    by_order: bool = False


def in_grammar(document: Document, parse: Parse, predicate: int) -> Iterator[Frame]:
    """The conditions, questions, wishes and views that a predicate stands under, from the inside out."""
    yield from _below(document, parse, predicate)
    yield from _asked(document, parse, predicate)
    child, aside = predicate, False
    for index in (predicate, *parse.ancestors(predicate)):
        token = parse.tokens[child]
        yield from _marked(document, parse, index, CONDITIONS, Standing.CONDITION)
        yield from _marked(document, parse, index, QUESTIONS, Standing.OPEN)
        yield from _inverted(document, parse, index)
        above = parse.tokens[index]
        if token.dep == "conj" and index != child:
            for joint in parse.dependents(index, "cc"):
                if parse.tokens[joint].text.lower() == "or":
                    yield Frame(Standing.OPEN, document.span(parse.tokens[joint].start, parse.tokens[child].end))
        if index != child and _is_view(parse, token, above):
            yield Frame(Standing.CLAIMED, document.span(above.start, above.end))
        if index != child and (above.pos == "NOUN" or above.lemma == "have"):
            yield from _left_open(document, parse, token, above)
        if index != child and (refusing := _turning_down(parse, token, above)) is not None:
            yield Frame(Standing.REFUSED, document.span(refusing.start, refusing.end))
        if index != child and token.dep == "relcl" and above.lemma in _PLANS:
            yield Frame(Standing.PLANNED, document.span(above.start, above.end))
        aside = aside or tells_a_fact(parse, token)
        sort = _wished(parse, token, above) if index != child and not aside else None
        if sort is not None:
            yield Frame(sort, document.span(above.start, above.end), merely=sort is Standing.SAID)
        child = index


def _left_open(document: Document, parse: Parse, token: Token, above: Token) -> Iterator[Frame]:
    """What is told by a noun of which nothing could be confirmed, or may still be done."""
    if token.dep in {"acl", "ccomp"} and above.pos == "NOUN" and _is_unproven(parse, above):
        yield Frame(Standing.OPEN, document.span(parse.tokens[above.head].start, parse.tokens[above.head].end))
    if has_time_for(parse, token):
        yield Frame(Standing.OPEN, document.span(above.start, token.end))


def _below(document: Document, parse: Parse, predicate: int) -> Iterator[Frame]:
    """Conditions that hang on the predicate itself."""
    for prep in parse.dependents(predicate, "prep"):
        token = parse.tokens[prep]
        if token.text.lower() == "without" and prep < predicate and _is_general(parse, predicate):
            yield Frame(Standing.CONDITION, document.span(*parse.subtree(prep)))
    for below in parse.dependents(predicate, "advcl", "ccomp"):
        if parse.tokens[below].dep == "advcl" and not _is_conceded(parse, below):
            yield from _marked(document, parse, below, CONDITIONS, Standing.CONDITION)
        yield from _inverted(document, parse, below)


def is_even_so(parse: Parse, mark: Token) -> bool:
    """Whether an "if" puts nothing under a condition: "even if it rains"."""
    return mark.index > 0 and parse.tokens[mark.index - 1].text.lower() == "even"


def _is_conceded(parse: Parse, clause: int) -> bool:
    return any(is_even_so(parse, parse.tokens[mark]) for mark in parse.dependents(clause, "mark"))


def _is_general(parse: Parse, predicate: int) -> bool:
    """Whether a clause tells of no single act: "there is nothing left", "they cannot sail"."""
    helpers = parse.dependents(predicate, "aux")
    return bool(parse.dependents(predicate, "expl")) or any(parse.tokens[at].tag == "MD" for at in helpers)


_UNREAL = frozenset({"Had", "Were", "Should"})


def _inverted(document: Document, parse: Parse, index: int) -> Iterator[Frame]:
    """A condition without "if": "Had he known", "Should it fail"."""
    for aux in parse.dependents(index, "aux", "auxpass"):
        token = parse.tokens[aux]
        if token.text not in _UNREAL or parse.sentence_tokens(token.sentence)[-1].text == "?":
            continue
        if any(aux < subject for subject in parse.dependents(index, "nsubj", "nsubjpass")):
            place = document.span(token.start, max(token.end, parse.tokens[index].end))
            yield Frame(Standing.CONDITION, place, by_order=True)


def _asked(document: Document, parse: Parse, predicate: int) -> Iterator[Frame]:
    """The question that the predicate is the main one of."""
    tokens = parse.sentence_tokens(parse.tokens[predicate].sentence)
    chain = [parse.tokens[predicate].dep, *(parse.tokens[above].dep for above in parse.ancestors(predicate))]
    if tokens[-1].text == "?" and all(dep in {"ROOT", "conj"} for dep in chain):
        yield Frame(Standing.OPEN, document.span(tokens[0].start, tokens[-1].end), by_order=True)


_PROVING = frozenset({"verify", "confirm", "prove", "substantiate", "corroborate", "establish"})


def _is_unproven(parse: Parse, noun: Token) -> bool:
    """Whether the sentence says that what a noun tells of could not be confirmed."""
    head = parse.tokens[noun.head]
    return head.lemma in _PROVING and bool(parse.dependents(head.index, "neg"))


def has_time_for(parse: Parse, token: Token) -> bool:
    """Whether it is only said that somebody may still do it: "has until May to appeal", "has ten days to pay"."""
    head = parse.tokens[token.head]
    if head.lemma not in _SPELLS and head.lemma != "have":
        return False
    if all(parse.tokens[at].tag != "TO" for at in parse.dependents(token.index, "aux")):
        return False
    if head.lemma == "have":
        beside = (parse.tokens[at] for at in parse.dependents(head.index, "prep", "dobj", "mark"))
        return any(one.lemma in _SPELLS or one.lemma in _LIMITS for one in beside)
    return head.dep == "dobj" and parse.tokens[head.head].lemma == "have"


_SPELLS, _LIMITS = frozenset("minute hour day week fortnight month year".split()), frozenset({"until", "till"})
_PLANS = frozenset("proposal plan draft scenario idea suggestion".split())
_VIEWS = frozenset(
    """argument claim view belief fear hope idea suggestion allegation accusation theory position charge rumour rumor
    speculation impression notion opinion assertion contention""".split()
)


def _is_view(parse: Parse, token: Token, above: Token) -> bool:
    """Whether it is somebody's: "the argument is that ...", "a rumour that ..."."""
    if token.dep == "ccomp" and above.lemma == "be":
        subjects = parse.dependents(above.index, "nsubj")
        return any(parse.tokens[subject].lemma in _VIEWS for subject in subjects)
    return token.dep in {"acl", "ccomp"} and above.pos == "NOUN" and above.lemma in _VIEWS


_TURNING_DOWN = frozenset("reject refuse decline rebuff spurn veto dismiss".split())


def _turning_down(parse: Parse, token: Token, noun: Token) -> Token | None:
    """The verb that turns down what would have been done: "turned down an invitation to join"."""
    has_to = any(parse.tokens[helper].tag == "TO" for helper in parse.dependents(token.index, "aux"))
    if not has_to or token.dep not in {"acl", "relcl"} or noun.pos != "NOUN" or noun.dep not in {"dobj", "nsubjpass"}:
        return None
    verb = parse.tokens[noun.head]
    particles = {parse.tokens[particle].lemma for particle in parse.dependents(verb.index, "prt")}
    return verb if verb.lemma in _TURNING_DOWN or (verb.lemma == "turn" and "down" in particles) else None


def _wished(parse: Parse, token: Token, above: Token) -> Standing | None:
    """Whether the word above asks for, plans or doubts what is below; a threat that was carried out does not."""
    done = parse.tokens[above.head].lemma in CARRIED_OUT and above.pos == "NOUN"
    if token.dep not in {"ccomp", "xcomp", "acl"} or done or is_divided(parse, token.index, above.index):
        return None
    if above.lemma == "dispute":
        return Standing.DENIED
    if above.lemma in DOUBTING:
        return Standing.OPEN
    if above.lemma in ASKING:
        return Standing.SAID if above.lemma in STATING and is_stated(parse, token.index) else Standing.ASKED
    if above.lemma in REFUSING:
        return Standing.REFUSED
    return Standing.PLANNED if above.lemma in PLANNING else None


def is_stated(parse: Parse, predicate: int) -> bool:
    """Whether a clause below a word of warning or suggesting tells what is, was, will or may be, and asks for nothing.

    So "suggested that it had been sold", "warned that it would be sold", and not "suggested that it be sold" or
    "warned them to sell".
    """
    verbs = [parse.tokens[at] for at in (predicate, *parse.dependents(predicate, "aux", "auxpass"))]
    if any(token.tag == "TO" or token.lemma in _URGING for token in verbs):
        return False
    return bool(parse.dependents(predicate, "nsubj", "nsubjpass", "expl")) and any(t.tag in _FINITE for t in verbs)


STATING = frozenset({"suggest", "warn", "caution"})
"""Verbs that ask for something or, before a clause that tells what is or will be, say so."""
_URGING = frozenset({"should", "must", "ought"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def is_divided(parse: Parse, one: int, other: int) -> bool:
    """Whether a semicolon parts two words: neither side governs the other, whatever the parser makes of it."""
    return any(token.text == ";" for token in parse.tokens[min(one, other) : max(one, other)])


def _marked(document: Document, parse: Parse, index: int, marks: frozenset[str], standing: Standing) -> Iterator[Frame]:
    for mark in parse.dependents(index, "mark", "advmod"):
        token = parse.tokens[mark]
        if token.text.lower() in marks and not _is_of_politeness(parse, index):
            yield Frame(standing, document.span(token.start, max(token.end, parse.tokens[index].end)))


def _is_of_politeness(parse: Parse, index: int) -> bool:
    """As in "if I am honest", "if you like": a way to speak, no condition."""
    subjects = {parse.tokens[subject].text.lower() for subject in parse.dependents(index, "nsubj")}
    words = {parse.tokens[at].lemma for at in (index, *parse.dependents(index, "acomp", "aux"))}
    return bool(subjects & {"i", "we", "you"}) and bool(words & {"honest", "frank", "fair", "may", "like", "remember"})


_GIVEN = frozenset({"after", "because", "since", "when", "while", "as"})


def tells_a_fact(parse: Parse, token: Token) -> bool:
    """Whether a clause inside what is asked or planned tells what is so: "the men who met", "after they met"."""
    if token.dep == "relcl":
        return is_indicative(parse, token.index)
    if token.dep != "advcl" or not parse.dependents(token.index, "nsubj", "nsubjpass"):
        return False
    marks = {parse.tokens[mark].text.lower() for mark in parse.dependents(token.index, "mark", "advmod")}
    is_past = "VBD" in {parse.tokens[at].tag for at in (token.index, *parse.dependents(token.index, "aux", "auxpass"))}
    return not marks.isdisjoint(_GIVEN) and is_past and is_indicative(parse, token.index)


def is_owed(parse: Parse, predicate: int) -> bool:
    """Whether it is only said that somebody must have it done: "must have their books checked"."""
    token = parse.tokens[predicate]
    above = parse.tokens[token.head]
    if token.dep not in {"ccomp", "xcomp", "oprd"} or above.lemma not in {"have", "get"}:
        return False
    helpers = {parse.tokens[at].text.lower() for at in parse.dependents(above.index, "aux")}
    return not helpers.isdisjoint({"must", "should", "shall"})


def is_indicative(parse: Parse, predicate: int) -> bool:
    """Whether the predicate says what is or was, as nothing that is asked for or planned is put."""
    verbs = [predicate, *parse.dependents(predicate, "aux", "auxpass")]
    return any(parse.tokens[at].tag in {"VBD", "VBZ"} for at in verbs) and not any(
        parse.tokens[at].tag in {"MD", "TO"} for at in verbs
    )
