"""Whether a date of the sentence is the day of an act, or that of another thing."""

from collections.abc import Sequence

from llm_brief.records.act_types import act_of, event_noun
from llm_brief.records.lexicon import EVENT_NOUNS
from llm_brief.records.vocabulary import EventType
from llm_brief.text.dates.find import find_dates
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.cues import verb_cues
from llm_brief.text.grammar.leading_days import is_day_before_name
from llm_brief.text.grammar.mood import modal_of, tense_of
from llm_brief.text.grammar.parse import Parse, Token

__all__ = ["SCHEDULING", "dated_by"]

SCHEDULING = frozenset({"plan", "schedule", "slate", "expect"})
"""Verbs that put an event on a day to come."""
_DATING = frozenset({"on", "in", "at", "from", "between", "during"})
_ANNOUNCING = frozenset("announce propose offer postpone put_off cancel call_off delay plan schedule".split())
_GIVEN_AT_ONCE = frozenset("advice condolence apology thanks praise prayer criticism congratulation sympathy".split())
"""What has been given when it is offered."""
_CLOSING = frozenset({"sign", "reach", "strike", "conclude", "seal"})
"""Of a deal: it is made on that day, whatever it is about."""
_ABOUT = frozenset({"for", "on", "about", "over"})
_ORDERING = frozenset(
    "then later since afterwards afterward subsequently previously earlier before already now".split()
)
"""Words that put an act at another time than the one told before it."""
_ELSEWHERE = frozenset("despite from since than over about like unlike amid after before following".split())
"""Prepositions whose noun is another thing with a time of its own."""
_PLACING = frozenset({"at", "in", "during", "for", "to"})
_OTHER_THINGS = frozenset(
    "since after before following until till when while who which that whose where as because though if unless".split()
)


def dated_by(clause: Clause, parse: Parse, start: int, end: int) -> bool:
    """Whether the date words ``start:end`` say when this clause's act is, and not another one's.

    Before the verb they have to hang on it. After it nothing that begins another thing may stand between ("... since
    the coup in 2021" dates the coup): no verb, no conjunction, no relative word.
    """
    verb, words = parse.tokens[clause.predicate], parse.tokens_in(start, end)
    if not words or words[0].sentence != verb.sentence:
        return False
    promised = [parse.tokens[p.head] for p in clause.objects if parse.tokens[p.head].start < start]
    is_owned = any(token.dep == "poss" for token in words)
    if is_owned or _is_of_another(clause, parse, words) or _is_of_saying(clause, parse, words):
        return False
    is_ahead = _looks_ahead(clause, parse) and not _is_now(clause, words)
    if is_ahead and not all(_is_asked_of(noun, clause, end) for noun in promised):
        return False
    if any(_dates_event(parse, token.index, clause) for token in words):
        return True
    if start < verb.start:
        hangs = any(_hangs_on(parse, token.index, clause.predicate) for token in words)
        hangs = hangs or _stands_before_doer(parse, words, clause.predicate)
        return hangs or _is_shared(parse, words, clause)
    return _follows(parse, words, clause)


def _is_now(clause: Clause, words: Sequence[Token]) -> bool:
    """As in "announced a new head today": what is over was done today, whatever is to come of it."""
    is_today = len(words) == 1 and words[0].text.lower() in {"today", "yesterday"}
    return is_today and words[0].head == clause.predicate and clause.tense == "past" and clause.modal is None


def _stands_before_doer(parse: Parse, words: Sequence[Token], predicate: int) -> bool:
    """As in "Sunday rebels attacked": the day that the parser takes for a part of who acts."""
    day = words[-1]
    return is_day_before_name(parse, day.index) and parse.tokens[day.head].head == predicate


def _is_of_saying(clause: Clause, parse: Parse, words: Sequence[Token]) -> bool:
    """As in "said on Friday he met Oru": right behind a verb of saying, whatever the parser hangs it on."""
    at = words[0].index - 1
    while at > 0 and parse.tokens[at].text.lower() in {"on", "earlier", "late", "early", "in"}:
        at -= 1
    before = parse.tokens[max(at, 0)]
    behind = parse.tokens[words[-1].index + 1 : words[-1].index + 2]
    is_set_off = any(token.text == "," for token in behind)
    is_saying = before.pos == "VERB" and before.lemma in verb_cues() and before.index != clause.predicate
    return is_saying and not is_set_off and before.index < words[0].index < clause.predicate


def _is_of_another(clause: Clause, parse: Parse, words: Sequence[Token]) -> bool:
    """As in "despite reviews of his work in 2006", "from the close on Friday": below what only compares or concedes."""
    inside = {token.index for token in words}
    top = next((token for token in words if token.head not in inside), words[0])
    above = parse.tokens[top.head]
    if above.dep == "prep" and above.text.lower() in _DATING:
        above = parse.tokens[above.head]
    while above.index not in {clause.predicate, above.head}:
        if above.dep == "prep" and above.text.lower() in _ELSEWHERE:
            return True
        above = parse.tokens[above.head]
    return False


def _follows(parse: Parse, words: Sequence[Token], clause: Clause) -> bool:
    """The date stands behind the verb with nothing between that it could belong to."""
    between = _unquoted(parse.tokens[clause.predicate + 1 : words[0].index])
    if any(token.pos in {"VERB", "AUX"} and token.dep not in {"amod", "compound"} for token in between):
        return False
    if any(token.text.lower() in _OTHER_THINGS for token in between):
        return False
    if any(token.dep == "cc" for token in between) and not _is_below(parse, words[0], clause):
        return False  # "... and the mood on Friday was calm": what "and" adds may have the day
    if _is_of_another_one(between) or (clause.lemma in _CLOSING and _is_of_what_it_is_about(parse, words)):
        return False
    return (
        words[0].dep == "prep"
        or words[0].text.lower() in _DATING
        or not between
        or between[-1].text.lower() in _DATING
        or _stands_free(parse, words)
    )


def _is_of_another_one(between: Sequence[Token]) -> bool:
    """As in "freed two guards and another in May": what stands for a second thing of the sort has a day of its own."""
    nouns = [token for token in between if token.dep not in {"prep", "punct"}]
    return bool(nouns) and nouns[-1].dep == "conj" and (nouns[-1].pos == "NUM" or nouns[-1].lemma in _ONES)


def _is_of_what_it_is_about(parse: Parse, words: Sequence[Token]) -> bool:
    """As in "signed a contract for delivery in 2021"."""
    preposition = parse.tokens[words[0].head]
    holder = parse.tokens[preposition.head]
    is_inside = preposition.dep == "prep" and holder.dep == "pobj" and holder.pos == "NOUN"
    return is_inside and parse.tokens[holder.head].text.lower() in _ABOUT


_ONES = frozenset({"another", "other", "one", "more", "some"})


def _is_shared(parse: Parse, words: Sequence[Token], clause: Clause) -> bool:
    """Of "In March, Oru freed 40 men and Vesk closed the pass": what opens the sentence holds for both its halves.

    Not for a half that has a time of its own, or that is told in another tense.
    """
    verb = parse.tokens[clause.predicate]
    head = verb
    while head.dep == "conj" and head.head != head.index:
        head = parse.tokens[head.head]
    if head.index == verb.index or head.pos not in {"VERB", "AUX"}:
        return False
    subjects = [parse.edges(child)[0] for child in parse.dependents(head.index, "nsubj", "nsubjpass", "expl")]
    is_fronted = bool(subjects) and words[-1].index < min(subjects)
    return (
        is_fronted
        and any(_hangs_on(parse, token.index, head.index) for token in words)
        and tense_of(parse, head.index) == clause.tense
        and modal_of(parse, head.index) == clause.modal
        and not _has_own_time(parse, verb)
    )


def _has_own_time(parse: Parse, verb: Token) -> bool:
    """Whether the clause of ``verb``, without those that are added to it, says itself when it is."""
    first, last = parse.edges(verb.index)
    added = [child for child in parse.dependents(verb.index, "conj") if child > verb.index]
    last = min([last, *(parse.edges(child)[0] - 1 for child in added)])
    own = parse.tokens[first : last + 1]
    if any(token.ent_type == "DATE" or token.text.lower() in _ORDERING for token in own):
        return True
    return bool(find_dates(" ".join(token.text for token in own)))


def _is_asked_of(noun: Token, clause: Clause, end: int) -> bool:
    """Of "asked the Council on June 3 to reopen the pass": the day of the asking stands before what is asked."""
    return noun.pos == "PROPN" and clause.complement is not None and end <= clause.complement.start


def _looks_ahead(clause: Clause, parse: Parse) -> bool:
    """A promise or a demand has a day of its own before what it is about: "promised a hearing on May 3" dates that."""
    ahead = {EventType.AGREE, EventType.REQUEST, EventType.THREATEN}
    given = {parse.tokens[phrase.head].lemma for phrase in clause.objects}
    if clause.lemma == "offer" and given & _GIVEN_AT_ONCE:
        return False
    is_promise = act_of(clause, parse) in ahead and event_noun(clause, parse) is None and clause.lemma not in _CLOSING
    return not clause.passive and (is_promise or clause.lemma in _ANNOUNCING)


def _dates_event(parse: Parse, index: int, clause: Clause) -> bool:
    """The date hangs on a named event that the clause speaks of: "at a conference on June 3", "talks on May 2 ended".

    Of a plan also "for" dates: "is planned for October".
    """
    preposition = parse.tokens[parse.tokens[index].head]
    if parse.tokens[index].dep != "pobj" or preposition.dep != "prep":
        return False
    holder = parse.tokens[preposition.head]
    if preposition.text.lower() == "for":
        return clause.lemma in SCHEDULING | {"set"} and holder.index in _beneath(parse, clause)
    if preposition.text.lower() not in _DATING or holder.index == clause.predicate:
        return False
    if clause.lemma in _CLOSING and parse.tokens[holder.head].text.lower() in _ABOUT:
        return False
    is_event = holder.lemma.lower() in EVENT_NOUNS or holder.dep == "csubj"
    return is_event and (holder.head == clause.predicate or _hangs_on_any(parse, holder, clause.predicate))


def _beneath(parse: Parse, clause: Clause) -> set[int]:
    """The predicate and the nouns beside it, on which the parser may hang what belongs to the verb."""
    nouns = {phrase.head for phrase in clause.objects} | {phrase.head for _, phrase in clause.obliques}
    beside = {other for noun in nouns for other in parse.dependents(noun, "appos")}
    return {clause.predicate} | nouns | beside


def _hangs_on_any(parse: Parse, noun: Token, predicate: int) -> bool:
    above = parse.tokens[noun.head]
    return noun.dep == "pobj" and above.text.lower() in _PLACING and above.head == predicate


def _is_below(parse: Parse, word: Token, clause: Clause) -> bool:
    """The date hangs on the verb, through nothing but its preposition."""
    above = parse.tokens[word.head]
    while above.dep in {"pobj", "compound", "nummod", "npadvmod"} and above.head != above.index:
        above = parse.tokens[above.head]
    if above.pos == "ADP":
        return clause.predicate in {above.index, above.head}
    return above.index == clause.predicate and above.pos == "VERB"  # not what is joined to it: "..., but last year"


def _unquoted(tokens: Sequence[Token]) -> list[Token]:
    """Without what stands in double quotation marks: a name in them may be made of any words."""
    kept: list[Token] = []
    inside = False
    for token in tokens:
        if token.text in {'"', "“", "”"}:
            inside = not inside
        elif not inside:
            kept.append(token)
    return kept


def _stands_free(parse: Parse, words: Sequence[Token]) -> bool:
    """The date is no part of a name or a measure ("the 2015 plan", "below 2005 levels"): its words hang together."""
    inside = {token.index for token in words}
    first = words[0]
    while first.dep in {"amod", "det", "compound", "nummod", "advmod", "quantmod", "poss"} and first.head in inside:
        first = parse.tokens[first.head]
    return first.dep in {"npadvmod", "advmod"}


def _hangs_on(parse: Parse, index: int, predicate: int) -> bool:
    token = parse.tokens[index]
    if token.head == predicate and index != predicate:
        return True
    above = parse.tokens[token.head]
    return above.dep == "prep" and above.head == predicate and above.text.lower() in _DATING
