"""Sources, cues and contents that the syntax of one sentence shows.

What lies outside one sentence (the rest of a long quotation, whom "she" means) is added elsewhere.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from llm_brief.text.attribution.nouns import according_to, by_adjective, by_adverb, by_noun, is_that_clause
from llm_brief.text.attribution.sources import (
    LIGHT_VERBS,
    OCCASIONS,
    behind_quotation,
    source_of,
    verb_group,
)
from llm_brief.text.grammar.arguments import is_passive, surface_subject
from llm_brief.text.grammar.cues import (
    Cue,
    CueClass,
    hearsay_adverbs,
    noun_cues,
    verb_cues,
)
from llm_brief.text.grammar.mood import is_unsaid
from llm_brief.text.grammar.parse import Parse, Token
from llm_brief.text.grammar.saying import Range, Saying, around, below, ranges_of
from llm_brief.text.grammar.tails import comments, is_borrowed_noun, open_conjuncts, spoken_tails
from llm_brief.text.wordlists import word_set

__all__ = ["sayings"]


_PLAINLY_SAYING = frozenset({"say", "state", "claim", "insist", "argue", "announce", "add", "write"})
_COPULAS = word_set("be feel seem remain become sound look")
_TURNING_BACK = frozenset({"however", "but", "yet", "nevertheless", "nonetheless"})
_WITH_OBJECT = word_set("dobj oprd xcomp ccomp acl acomp")
_BELONGING_PREPOSITIONS = word_set("including because despite except like rather provided providing")
_BELONGING_MARKS = word_set("because since if unless when although though so whether")
_CHARGES = word_set("charge claim allegation accusation assertion suggestion rumour rumor statement assessment figure")
_OPPOSING = word_set("despite notwithstanding contrary amid against")
_WITNESSES = word_set("evidence footage video photograph photo document record image witness testimony account data")
_OCCASIONS = frozenset({"after", "before", "as", "while", "when"})
_MAKING = word_set("write publish release pen author record compose edit produce direct read")
_LEADING_IN = frozenset({"that", "whether", "how", "why", "what", "who", "if"})
_ENTITLED = frozenset({"entitled", "titled", "called", "named", "headlined"})
_WORKS = word_set(
    """
    book memoir play novel essay article poem film song album report paper study column autobiography biography diary
    thesis dissertation pamphlet series documentary musical opera story editorial piece post letter speech
    """
)
_SO = frozenset({"so", "such"})
_SO_FAR = 3
"""Words before a noun in which "so many" stands."""
_SETTING_OFF = frozenset({",", "—", "–", "-", "--"})


def sayings(parse: Parse) -> Iterator[Saying]:
    """Every attribution that some word of ``parse`` makes, in order of the cues."""
    for token in parse.tokens:
        if token.pos in {"VERB", "AUX"} and token.dep not in {"aux", "auxpass", "amod", "compound"}:
            yield from _by_verb(parse, token)
        elif token.pos == "NOUN":
            yield from by_noun(parse, token)
        elif token.lemma in hearsay_adverbs and token.dep == "advmod":
            yield from by_adverb(parse, token)


# --- verbs ---


def _by_verb(parse: Parse, verb: Token) -> Iterator[Saying]:
    if verb.lemma == "accord":
        yield from according_to(parse, verb)
    elif verb.lemma in _COPULAS:
        yield from by_adjective(parse, verb)
    cue = verb_cues().get(verb.lemma)
    content = _verb_content(parse, verb, cue) if cue and not is_borrowed_noun(parse, verb) else ()
    content = tuple(place for place in content if not _is_title_of_work(parse, verb, place))
    if cue and content:
        source = source_of(parse, verb.index)
        negated = is_unsaid(parse, verb.index)
        yield Saying(cue, verb.index, verb_group(parse, verb.index), source, content, negated)


def _verb_content(parse: Parse, verb: Token, cue: Cue) -> tuple[Range, ...]:
    clauses = [c for c in parse.dependents(verb.index, "ccomp") if c > verb.index or _is_fronted(parse, c, verb, cue)]
    clauses = [c for c in clauses if not _is_result(parse, c, verb) and not _is_occasion(parse, c, verb)]
    if clauses:
        return ranges_of(parse, (e for clause in clauses for e in _clause_edges(parse, clause, verb)))
    if _is_parenthetical(parse, verb):
        return around(parse, _cue_edges(parse, verb), verb.head)
    if cue.speech and _is_tail(parse, verb):
        return _before_tail(parse, verb)
    if is_passive(parse, verb.index) and verb.dep != "acl":
        return _passive_content(parse, verb, cue)
    return _governed(parse, verb, cue) or _behind_occasion(parse, verb, cue)


def _behind_occasion(parse: Parse, verb: Token, cue: Cue) -> tuple[Range, ...]:
    """Of "said in a letter at the time that he would stay": the clause that the parser hung on where it was said."""
    if cue.lemma not in _PLAINLY_SAYING or parse.dependents(verb.index, "dobj"):
        return ()
    occasions = [p for p in parse.dependents(verb.index, "prep") if p > verb.index]
    inside = (index for p in occasions for index in range(p, parse.edges(p)[1] + 1))
    clauses = [c for c in inside if parse.tokens[c].dep in {"relcl", "acl"} and _is_led_by_that(parse, c)]
    return ranges_of(parse, (parse.edges(clause) for clause in clauses[:1]))


def _is_led_by_that(parse: Parse, clause: int) -> bool:
    """Whether the clause begins with a "that" which is neither its subject nor its object, and has its own subject."""
    first = parse.tokens[parse.edges(clause)[0]]
    subjects = parse.dependents(clause, "nsubj", "nsubjpass")
    is_link = first.text.lower() == "that" and first.dep in {"mark", "advmod"}
    return is_link and any(subject != first.index for subject in subjects)


def _is_title_of_work(parse: Parse, verb: Token, place: Range) -> bool:
    """As in "wrote a memoir entitled The Mill: My Boats Were Schools": a name is nothing that is said."""
    is_naming = verb.text.lower() in _ENTITLED and verb.dep == "acl" and parse.tokens[verb.head].lemma in _WORKS
    if verb.lemma not in _MAKING and not is_naming:
        return False
    words = parse.tokens_in(verb.start, place[1])
    named = [after for token, after in pairwise((*words, *words[-1:])) if token.text.lower() in _ENTITLED]
    named = [token for token in named if token.text[:1].isupper() or token.text in {'"', "'", "``"}]
    opening = next((token.text.lower() for token in words if token.start >= place[0]), "")
    sentence = parse.sentence_tokens(verb.sentence)
    is_work = any(token.lemma in _WORKS for token in sentence if token.start < place[1])
    return is_work and opening not in _LEADING_IN and any(place[0] <= token.end <= place[1] for token in named)


def _is_result(parse: Parse, clause: int, verb: Token) -> bool:
    """As in "tells so many lies that they must leave": what comes of it, not what is told."""
    between = parse.tokens[verb.index + 1 : parse.edges(clause)[0]]
    words = {token.text.lower() for token in between}
    return bool(words & _SO) and any(token.pos == "NOUN" for token in between)


def _is_occasion(parse: Parse, clause: int, verb: Token) -> bool:
    """As in "he said after a defeat saw them go down": when it was said."""
    right_behind = parse.tokens[verb.index + 1 : verb.index + 2]
    return clause > verb.index and any(token.text.lower() in _OCCASIONS for token in right_behind)


def _is_fronted(parse: Parse, clause: int, verb: Token, cue: Cue) -> bool:
    """Whether the clause before the verb is what is said ("It failed, he said"), and does not set a scene."""
    first = parse.tokens[parse.edges(clause)[0]]
    if first.tag == "IN" and not parse.dependents(clause, "mark") and not _opens_a_part(parse, first, clause):
        return False
    between = parse.tokens[clause : verb.index]
    if any(token.text == ";" for token in between) or _is_behind_colon(parse, verb):
        return False  # two sentences in one
    if any(one.text == "," and two.text.lower() == "so" and two.head == verb.index for one, two in pairwise(between)):
        return False  # "the pier was old, so the fishers went on": what came of it
    words = {token.text.lower() for token in between}
    if words & _TURNING_BACK and any(thing > verb.index for thing in parse.dependents(verb.index, "dobj")):
        return False  # "it denies this, however, reports confirm the deaths": each says its own
    if behind_quotation(parse, verb.index) is not None:
        return cue.speech
    others = parse.dependents(verb.index, "ccomp", "xcomp")
    counts = [thing for thing in parse.dependents(verb.index, "dobj") if parse.tokens[thing].pos == "NUM"]
    return cue.speech and not any(other > verb.index for other in (*others, *counts))  # "Oru claimed three"


def _opens_a_part(parse: Parse, mark: Token, clause: int) -> bool:
    """Whether the clause begins with a reason or a condition of its own: "Because it rained, it failed, he said"."""
    above = parse.tokens[mark.head]
    return mark.dep == "mark" and above.dep == "advcl" and above.head == clause


def _clause_edges(parse: Parse, clause: int, verb: Token) -> Iterator[Range]:
    """The token range of a reported clause, and of the reason or the example that follows it."""
    first, last = parse.edges(clause)
    last = min([last, *(parse.edges(other)[0] - 1 for other in _contrasts(parse, clause))])
    last = min([last, *(verdict - 2 for verdict in _verdicts(parse, clause, last))])
    last = min([last, *(other - 1 for other in _against(parse, (clause, verb.index), clause))])
    last = min([last, *(tail - 2 for tail in (*comments(parse, clause), *spoken_tails(parse, clause)))])
    if verb.index < clause:
        last = min([last, *(_before_joint(parse, other) for other in open_conjuncts(parse, clause, verb.index))])
    behind = [later for later in parse.children(verb.index) if later > max(verb.index, last)]
    for later in behind:
        if later in tuple(_against(parse, (verb.index,), clause)):
            continue
        if _belongs_to_clause(parse, later) and last > verb.index:
            last = parse.edges(later)[1]
        elif _belongs_to_clause(parse, later):
            yield parse.edges(later)
    yield first, last


def _is_behind_colon(parse: Parse, verb: Token) -> bool:
    """Whether a sentence of its own begins behind a colon: "We know this: Oru declared war"."""
    first = min([verb.index, *(parse.edges(subject)[0] for subject in parse.dependents(verb.index, "nsubj"))])
    return first > 0 and parse.tokens[first - 1].text == ":"


def _before_joint(parse: Parse, verb: int) -> int:
    """The last token before "and" and the joined ``verb`` with its helpers."""
    first = min([verb, *(parse.edges(child)[0] for child in parse.children(verb) if child < verb)]) - 1
    while parse.tokens[first].dep in {"cc", "punct", "preconj"}:
        first -= 1
    return first


def _contrasts(parse: Parse, clause: int) -> Iterator[int]:
    """Clauses behind a reported one in which somebody else speaks: "..., while Vell called it a lie"."""
    for other in parse.dependents(clause, "advcl"):
        marks = [parse.tokens[mark].lemma for mark in parse.dependents(other, "mark")]
        speaks = parse.tokens[other].lemma in verb_cues() and parse.dependents(other, "nsubj")
        if other > clause and speaks and marks and marks[0] in {"while", "whereas"}:
            yield other


def _against(parse: Parse, heads: Iterable[int], first: int) -> Iterator[int]:
    """Where the article sets another's word against what was said: "..., despite reports that ..."."""
    for head in heads:
        for index in parse.dependents(head, "prep", "advmod"):
            is_apart = index > first and parse.tokens[index - 1].text in _SETTING_OFF
            governed = [o for p in (index, *parse.dependents(index, "prep")) for o in parse.dependents(p, "pobj")]
            reports = any(parse.tokens[o].lemma in noun_cues() or parse.tokens[o].lemma in _WITNESSES for o in governed)
            if is_apart and reports and parse.tokens[index].lemma in _OPPOSING:
                yield index


def _verdicts(parse: Parse, clause: int, last: int) -> Iterator[int]:
    """Where the article comments on what was said: "... — a charge the council denies"."""
    for index in range(clause + 1, last + 1):
        if parse.tokens[index].lemma in _CHARGES and parse.dependents(index, "relcl", "acl"):
            first = parse.edges(index)[0]
            if clause < first and parse.tokens[first - 1].text in _SETTING_OFF and parse.dependents(index, "det"):
                yield first


def _belongs_to_clause(parse: Parse, later: int) -> bool:
    token = parse.tokens[later]
    if token.dep == "prep":
        return token.text in _BELONGING_PREPOSITIONS
    marks = parse.dependents(later, "mark", "advmod") if token.dep == "advcl" else ()
    return bool(marks) and parse.tokens[marks[0]].lemma in _BELONGING_MARKS


def _is_parenthetical(parse: Parse, verb: Token) -> bool:
    """Whether the verb stands beside the clause it attributes: "The plan, he said, would fail"."""
    return verb.dep == "parataxis" and bool(parse.dependents(verb.index, "nsubj"))


def _is_tail(parse: Parse, verb: Token) -> bool:
    """Whether "..., the agency reported" was read as a clause about the last noun."""
    subjects = parse.dependents(verb.index, "nsubj")
    if verb.dep != "relcl" or verb.tag not in {"VBD", "VBZ", "VBP"} or not subjects:
        return False
    first = parse.edges(subjects[0])[0]
    below = [parse.tokens[child].tag for child in parse.children(verb.index)]
    has_object = parse.dependents(verb.index, "dobj", "ccomp", "xcomp")
    is_apart = first > 0 and parse.tokens[first - 1].text == "," and parse.tokens[first].tag not in {"WDT", "WP", "WP$"}
    return is_apart and not has_object and not {"WDT", "WP"} & set(below)


def _before_tail(parse: Parse, verb: Token) -> tuple[Range, ...]:
    first = parse.edges(parse.dependents(verb.index, "nsubj")[0])[0]
    start = parse.sentence_tokens(verb.sentence)[0].index
    return ranges_of(parse, [(start, first - 2)]) if first - 2 >= start else ()


def _cue_edges(parse: Parse, verb: Token) -> Range:
    """The token range of "he said on Monday" in the middle of a sentence: to the next comma."""
    first, last = parse.edges(verb.index)
    subject_end = max(parse.edges(subject)[1] for subject in parse.dependents(verb.index, "nsubj"))
    for index in range(max(verb.index, subject_end) + 1, last + 1):
        if parse.tokens[index].text == ",":
            return first, index
    return first, last


def _governed(parse: Parse, verb: Token, cue: Cue) -> tuple[Range, ...]:
    """What the verb takes besides a clause: an object, an infinitive, the object of a preposition."""
    infinitives = parse.dependents(verb.index, "xcomp") if cue.takes_infinitive else ()
    objects = [o for o in parse.dependents(verb.index, "dobj", "oprd") if _is_content(parse, o, verb)]
    named = [
        p
        for p in parse.dependents(verb.index, "prep", "prt")
        if p > verb.index and parse.tokens[p].lemma in cue.prepositions
    ]
    if named and (not objects or cue.cue_class is CueClass.ASK) and not infinitives:
        return below(parse, named[:1], parse.dependents(verb.index, "xcomp"))
    if infinitives or (objects and (cue.takes_object or _is_seen_as(parse, verb, objects, cue))):
        return _hull(parse, verb)
    return ranges_of(parse, (parse.edges(clause) for o in objects for clause in _that_clauses(parse, o)))


def _is_seen_as(parse: Parse, verb: Token, objects: Sequence[int], cue: Cue) -> bool:
    """Whether the verb judges: "see the talks as a sign", not "see the bridge"."""
    manner = [p for index in (verb.index, *objects) for p in parse.dependents(index, "prep")]
    return cue.cue_class is CueClass.BELIEVE and any(parse.tokens[p].lemma == "as" for p in manner)


def _that_clauses(parse: Parse, noun: int) -> list[int]:
    """Clauses that the parser hung on the hearers: "told the leaders that it failed"."""
    if any(token.text.lower() in _SO for token in parse.tokens[max(0, noun - _SO_FAR) : noun]):
        return []  # "tells so many lies that they must leave"
    return [c for c in parse.dependents(noun, "acl", "relcl", "ccomp") if is_that_clause(parse, c)]


def _is_content(parse: Parse, index: int, verb: Token) -> bool:
    """Whether an object can be what is said: not "expressed concern" (the noun's business)."""
    token = parse.tokens[index]
    is_self = token.lemma in {"himself", "herself", "themselves", "itself", "oneself"}
    return not is_self and not (verb.lemma in LIGHT_VERBS and token.lemma in noun_cues())


def _hull(parse: Parse, verb: Token) -> tuple[Range, ...]:
    """From the object to the last thing that belongs to it: "half of them “lazy”", "Oru to resign"."""
    parts = [child for child in parse.children(verb.index) if _is_object_part(parse, child)]
    after = [part for part in parts if part > verb.index] or parts
    if not after:
        return ()
    first, last = min(parse.edges(p)[0] for p in after), max(parse.edges(p)[1] for p in after)
    return ranges_of(parse, [(first, min([last, *(a - 1 for a in _against(parse, (verb.index, *after), first))]))])


def _is_object_part(parse: Parse, child: int) -> bool:
    token = parse.tokens[child]
    if token.dep in _WITH_OBJECT:
        return True
    if token.dep not in {"prep", "dative"}:
        return False
    governed = [parse.tokens[o] for o in parse.dependents(child, "pobj")]
    return not any(o.ent_type in {"DATE", "TIME"} or o.lemma in OCCASIONS for o in governed)


def _passive_content(parse: Parse, verb: Token, cue: Cue) -> tuple[Range, ...]:
    """Of "it was called absurd" the subject and the rest; who "was asked to go" is no content."""
    subject = surface_subject(parse, verb.index)
    if subject is None or not (cue.takes_object or cue.takes_infinitive):
        return ()
    said = _hull(parse, verb)
    if cue.cue_class in {CueClass.ASK, CueClass.DEMAND} and cue.takes_infinitive:
        return said
    phrase = parse.noun_phrase(subject)
    return tuple(sorted({(phrase.start, phrase.end), *said}))


# --- other cues ---


# --- ranges ---
