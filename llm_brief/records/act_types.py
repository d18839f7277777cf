"""Which category of act a clause tells of: by its verb, by the noun that a light verb carries, by what takes place."""

from llm_brief.records.act_senses import fits, instead, is_police
from llm_brief.records.denials import denies_fact
from llm_brief.records.lexicon import ACTS, EVENT_NOUNS, LIGHT_VERBS, PHASES
from llm_brief.records.vocabulary import EventType
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse
from llm_brief.text.wordlists import word_set

__all__ = ["act_of", "event_noun", "rules_out_fact"]

_BOUT = frozenset({"round", "series", "wave", "day", "string", "session", "spate", "phase", "stage"})
"""Nouns that count something out: "a round of talks" is talks."""
_FROM_THE_AIR = frozenset({"air", "drone", "missile", "rocket", "artillery", "mortar", "bomb", "suicide"})
_SENDING = frozenset({"issue", "send", "deliver", "give", "serve", "convey"})
_GUILT = frozenset({"responsibility", "blame", "liability", "credit", "guilt"})
_SUSPICIONS = word_set("""
    involvement participation complicity link connection tie responsibility role motive cause play explanation theory
    possibility error failure fault negligence accident sabotage terrorism arson fraud suicide murder homicide crime
    tampering collusion interference infection injury fracture cancer
    """)
"""What may have been so; a vote, talks and taxes are ruled out as what one will not have."""
_FAILING = frozenset({"collapse", "break_down", "break_off", "fail", "stall", "fall_apart", "founder"})
_CARE = frozenset({"hospital", "clinic", "ward", "care", "infirmary"})


def act_of(clause: Clause, parse: Parse) -> EventType | None:
    """The PLOVER category of what the clause tells, or None; "held talks" is a meeting, "held the line" is not."""
    if _is_idiom(clause, parse):
        return None
    for phrase in clause.objects:
        carried = _carried(clause, parse, phrase.head)
        if carried is not None:
            return carried
    category = ACTS.get(clause.lemma)
    if category is not None:
        return category if fits(clause, parse) else instead(clause, parse)
    noun = event_noun(clause, parse)
    category = _noun_category(parse, noun) if noun is not None else None
    return None if _comes_to_nothing(clause, category) else category


def _is_idiom(clause: Clause, parse: Parse) -> bool:
    """Words that together are not what the verb is: "claimed responsibility", "detained in hospital"."""
    if clause.lemma in {"accept", "claim", "admit"}:
        return any(parse.tokens[phrase.head].lemma in _GUILT for phrase in clause.objects)
    if rules_out_fact(clause, parse) or denies_fact(clause, parse):
        return True
    if clause.lemma in {"detain", "hold", "keep"}:
        return any(parse.tokens[phrase.head].lemma in _CARE for _, phrase in clause.obliques)
    return False


def rules_out_fact(clause: Clause, parse: Parse) -> bool:
    """As in "ruled out foul play", "ruled out arson as the cause": it says what was not, and rejects nothing."""
    if clause.lemma != "rule_out":
        return False
    is_as = any(preposition == "as" for preposition, _ in clause.obliques)
    return is_as or any(parse.tokens[phrase.head].lemma.lower() in _SUSPICIONS for phrase in clause.objects)


def _carried(clause: Clause, parse: Parse, noun: int) -> EventType | None:
    """What a light verb and its noun are together."""
    if _is_briefing(parse, noun):
        return None
    nouns = (noun, _bout_of(parse, noun))
    found = (LIGHT_VERBS.get((clause.lemma, parse.tokens[index].lemma.lower())) for index in nouns)
    category = next((category for category in found if category is not None), None)
    if category is None and clause.lemma in _SENDING and _is_last_word(parse, noun):
        return EventType.THREATEN
    if category is EventType.ASSAULT and is_police(clause, parse):
        return EventType.COERCE
    return EventType.ASSAULT if category is EventType.PROTEST and _is_blow(parse, noun) else category


def _is_briefing(parse: Parse, noun: int) -> bool:
    """A "press conference": one speaks there, nobody confers."""
    before = {parse.tokens[child].lemma.lower() for child in parse.dependents(noun, "compound", "amod", "nmod")}
    return parse.tokens[noun].lemma in {"conference", "event", "call"} and bool(before & {"press", "news", "media"})


def _is_last_word(parse: Parse, noun: int) -> bool:
    """A "final message", a "last warning"."""
    before = {parse.tokens[child].lemma.lower() for child in parse.children(noun) if child < noun}
    return parse.tokens[noun].lemma in {"message", "warning", "notice", "offer"} and bool(before & {"final", "last"})


def _is_blow(parse: Parse, noun: int) -> bool:
    """A strike on something or from the air, not one of workers."""
    if parse.tokens[noun].lemma != "strike":
        return False
    before = {parse.tokens[child].lemma.lower() for child in parse.dependents(noun, "compound", "amod", "nmod")}
    aims = {parse.tokens[child].lemma for child in parse.dependents(noun, "prep")}
    return bool(before & _FROM_THE_AIR) or bool(aims & {"on", "against", "at"})


def event_noun(clause: Clause, parse: Parse) -> int | None:
    """The noun of an event that the clause says takes place, begins, ends or is put off ("the talks ended")."""
    if clause.nominal or (clause.lemma not in PHASES and not _comes_to_be(clause, parse)):
        return None
    acted_upon = clause.objects if clause.passive else (clause.subject,) if clause.subject else ()
    for phrase in acted_upon:
        noun = _bout_of(parse, phrase.head)
        if parse.tokens[noun].lemma.lower() in EVENT_NOUNS and not _is_briefing(parse, noun):
            return noun
    return None


def _comes_to_be(clause: Clause, parse: Parse) -> bool:
    """As in "take place", "take effect", "come into force"."""
    tails = {parse.tokens[phrase.head].lemma for phrase in clause.objects}
    tails |= {parse.tokens[phrase.head].lemma for preposition, phrase in clause.obliques if preposition == "into"}
    return clause.lemma in {"take", "come", "enter", "go"} and bool(tails & {"place", "effect", "force", "hold"})


def _bout_of(parse: Parse, noun: int) -> int:
    """The talks in "a third round of talks"; any other noun is itself."""
    if parse.tokens[noun].lemma not in _BOUT:
        return _state_of(parse, noun)
    for preposition in parse.dependents(noun, "prep"):
        for governed in parse.dependents(preposition, "pobj"):
            if parse.tokens[preposition].lemma == "of" and parse.tokens[governed].lemma.lower() in EVENT_NOUNS:
                return governed
    return noun


def _state_of(parse: Parse, noun: int) -> int:
    """The emergency in "a state of emergency"; any other noun is itself."""
    of = [p for p in parse.dependents(noun, "prep") if parse.tokens[p].lemma == "of"]
    named = [n for p in of for n in parse.dependents(p, "pobj") if parse.tokens[n].lemma in {"emergency", "siege"}]
    return named[0] if named and parse.tokens[noun].lemma == "state" else noun


def _noun_category(parse: Parse, noun: int) -> EventType | None:
    if _is_blow(parse, noun):
        return EventType.ASSAULT
    return EVENT_NOUNS[parse.tokens[noun].lemma.lower()]


def _comes_to_nothing(clause: Clause, category: EventType | None) -> bool:
    """As in "the talks collapsed", "the truce broke down": nobody confers or agrees by that."""
    return clause.lemma in _FAILING and category in {EventType.CONSULT, EventType.AGREE}
