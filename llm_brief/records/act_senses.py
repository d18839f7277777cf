"""What has to be true of a clause for its verb to mean what the list of acts says."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from llm_brief.records.act_crowds import goes_out, heads_of, marches, retreats, threatens, walks_out
from llm_brief.records.act_violence import TARGETS, WEAPONS, is_armed, is_attack, is_clash, is_violence
from llm_brief.records.lexicon import ACTS, DEEDS, EVENT_NOUNS
from llm_brief.records.vocabulary import EventType
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse, Phrase, Token
from llm_brief.text.grammar.people import is_actor, is_person_word
from llm_brief.text.wordlists import word_set

__all__ = ["fits", "instead", "is_police"]

_WARES = word_set("""
    jet aircraft airliner airbus boeing gun weapon tank missile rifle vaccine dose meal food drink beer wine coffee
    pizza lunch dinner breakfast dish item product good copy part device phone laptop computer chip engine turbine car
    vehicle bike tram locomotive carriage carrier submarine frigate helicopter drone mask kit test tonne ton barrel
    unit supply furniture clothes book equipment machine robot battery
    """)
_OF_DEEDS = ("tion", "sion", "ment", "ing", "ance", "ence", "al", "ure", "down", "out")
"""Endings of nouns that name a deed or a state: it is ordered of somebody, not bought."""
_SHOWS = word_set("""
    show award oscar emmy grammy gala festival olympics cup game final tournament championship contest pageant concert
    parade podcast programme program series prix open event
    """)
_GUESTS = frozenset({"PERSON", "GPE", "NORP", "ORG", ""})
_POLICE = frozenset({"police", "officer", "detective", "authority", "agent", "prosecutor", "inspector"})
_RECEPTIONS = word_set(
    "opposition criticism resistance silence approval success failure skepticism scepticism anger applause outrage "
    "derision hostility enthusiasm indifference praise disapproval condemnation protest backlash laughter"
)
_BONDS = word_set(
    "membership relation tie aid trade licence license permit contact cooperation assistance accreditation"
)


def _always(_clause: Clause, _parse: Parse) -> bool:
    return True


def _has_object(clause: Clause, _parse: Parse) -> bool:
    return bool(clause.objects)


def _no_object(clause: Clause, _parse: Parse) -> bool:
    return not clause.objects


def _of_somebody(clause: Clause, parse: Parse) -> bool:
    """What is acted upon is a person or a group, or some of them: "freed 40 of them"."""
    found = [parse.tokens[head] for head in heads_of(parse, clause.objects)]
    return any(noun.pos == "NUM" or is_actor(parse, noun.index) or is_person_word(noun) for noun in found)


def _by_somebody(clause: Clause, parse: Parse) -> bool:
    """Who acts is a person or a group, and does it to something: prices that decline refuse nothing."""
    acting = clause.subject is None or is_actor(parse, clause.subject.head) or _is_pronoun(parse, clause.subject)
    return acting and bool(clause.objects or clause.complement or clause.obliques or clause.passive)


def _is_pronoun(parse: Parse, phrase: Phrase) -> bool:
    return parse.tokens[phrase.head].pos == "PRON"


def _takes_on(clause: Clause, parse: Parse) -> bool:
    """A deal, an offer, monitors; so many refugees who are accepted are let in."""
    return not any(parse.dependents(head, "nummod") for head in heads_of(parse, clause.objects))


def _with_people(clause: Clause, parse: Parse) -> bool:
    """Guests or a gathering: a city hosts talks, a server hosts files."""
    gathered = tuple(heads_of(parse, clause.objects))
    if any(EVENT_NOUNS.get(parse.tokens[head].lemma.lower()) is EventType.CONSULT for head in gathered):
        return True
    return any(
        is_actor(parse, head) or is_person_word(parse.tokens[head]) for head in gathered if _is_guest(parse, head)
    )


def _is_guest(parse: Parse, head: int) -> bool:
    """Not a show, a feast or a contest that goes by a name: "the Lantern Awards", "the Halvren Show"."""
    token = parse.tokens[head]
    if token.pos != "PROPN":
        return True
    is_plural_thing = token.tag == "NNPS" and token.ent_type != "NORP"
    return token.lemma.lower() not in _SHOWS and not is_plural_thing and token.ent_type in _GUESTS


def _asks_for_no_ware(clause: Clause, parse: Parse) -> bool:
    """Somebody is told to do something, or a deed is ordered; planes, meals and vaccines are bought."""
    if clause.complement is not None or not clause.objects or _of_somebody(clause, parse):
        return True
    if clause.attribute is not None or any(parse.dependents(phrase.head, "acl") for phrase in clause.objects):
        return True  # "ordered the bridge rebuilt"
    is_bought = any(preposition == "from" for preposition, _ in clause.obliques)
    return not all(_is_ware(parse.tokens[head], is_bought=is_bought) for head in heads_of(parse, clause.objects))


def _is_ware(thing: Token, *, is_bought: bool) -> bool:
    lemma = thing.lemma.lower()
    if lemma in TARGETS | _WARES:
        return True
    return is_bought and not (lemma in DEEDS or lemma in EVENT_NOUNS or lemma.endswith(_OF_DEEDS))


def _meets(clause: Clause, parse: Parse) -> bool:
    """Somebody meets somebody; a plan "is met with opposition"."""
    with_what = (
        parse.tokens[phrase.head].lemma.lower() for preposition, phrase in clause.obliques if preposition == "with"
    )
    if any(lemma in _RECEPTIONS for lemma in with_what):
        return False
    return not clause.passive or clause.subject is not None


def _commits(clause: Clause, parse: Parse) -> bool:
    """To something to be done; "agreed that she leads" shares a view."""
    if clause.complement is None or not parse.dependents(clause.complement.head, "mark"):
        return True
    helpers = [parse.tokens[child] for child in parse.dependents(clause.complement.head, "aux")]
    return any(helper.tag in {"MD", "TO"} for helper in helpers)


def _promises(clause: Clause, parse: Parse) -> bool:
    """To do somebody's will, or something of one's own: not to veto, sue or attack."""
    return _promised_against(clause, parse) is None


def _promised_against(clause: Clause, parse: Parse) -> EventType | None:
    """What a promise to oppose somebody is: "vowed to veto the bill" rejects it, "promised to sue" threatens."""
    if clause.passive:
        return None
    if clause.complement is None:
        threatened = (_PROMISED.get(parse.tokens[head].lemma.lower()) for head in heads_of(parse, clause.objects))
        return next((category for category in threatened if category is not None), None)
    verb = parse.tokens[clause.complement.head]
    if verb.tag not in {"VB", "VBP"} or parse.dependents(verb.index, "neg"):
        return None
    category = EventType.REJECT if verb.lemma in _HINDERING else ACTS.get(verb.lemma)
    if category is EventType.REJECT:
        return category
    if category is EventType.SANCTION and not any(is_actor(parse, o) for o in parse.dependents(verb.index, "dobj")):
        return None  # "promised to ban plastic bags"
    return EventType.THREATEN if category in _HOSTILE else None


_PROMISED: Mapping[str, EventType] = MappingProxyType(
    {
        "veto": EventType.REJECT,
        "filibuster": EventType.REJECT,
        **dict.fromkeys(
            "boycott strike walkout protest lawsuit suit retaliation reprisal revenge attack war sanction "
            "embargo blockade".split(),
            EventType.THREATEN,
        ),
    }
)
"""What is promised to somebody's harm: "has promised a veto"."""
_PROMISES = frozenset({"promise", "pledge", "vow", "undertake"})
_HINDERING = frozenset({"block", "obstruct", "thwart", "filibuster", "overturn"})
_HOSTILE = frozenset({EventType.ACCUSE, EventType.ASSAULT, EventType.COERCE, EventType.PROTEST, EventType.SANCTION})


def _seeks_of_somebody(clause: Clause, parse: Parse) -> bool:
    """A deed of another, or something from somebody; shelter, treatment and advice one goes and gets oneself."""
    sought = {parse.tokens[head].lemma.lower() for head in heads_of(parse, clause.objects)}
    is_asked = any(preposition == "from" and is_actor(parse, phrase.head) for preposition, phrase in clause.obliques)
    if not sought or sought & _CARE:
        return False
    return is_asked if sought <= _AIDS else is_asked or bool(clause.objects)


_CARE = word_set("shelter treatment refuge asylum advice sanctuary safety solace comfort counsel counselling therapy")
_AIDS = word_set("help assistance aid support care")
"""What is asked of somebody who is named, and else only looked for."""


def _is_tie(clause: Clause, parse: Parse) -> bool:
    return any(parse.tokens[head].lemma.lower() in _BONDS for head in heads_of(parse, clause.objects))


def _from_somewhere(clause: Clause, parse: Parse) -> bool:
    """Troops withdraw; a bid is withdrawn."""
    return not clause.objects or _of_somebody(clause, parse)


def _asks_for_deeds(clause: Clause, parse: Parse) -> bool:
    """For something to be done or given, not for an answer: "asked why", "asked if", "asked about"."""
    if clause.complement is None:
        return any(preposition == "for" for preposition, _ in clause.obliques)
    below = [parse.tokens[child] for child in parse.children(clause.complement.head)]
    return not any(
        token.tag in {"WRB", "WP", "WDT"} or (token.dep == "mark" and token.lemma in {"if", "whether"})
        for token in below
    )


def _insists_on_deeds(clause: Clause, parse: Parse) -> bool:
    """On a thing, or that it be done; "insisted that it is open" maintains."""
    if clause.complement is None:
        return any(preposition in {"on", "upon"} for preposition, _ in clause.obliques)
    verb = clause.complement.head
    helpers = [parse.tokens[child] for child in parse.dependents(verb, "aux", "auxpass")] or [parse.tokens[verb]]
    return any(helper.tag in {"VB", "TO"} or helper.lemma in {"should", "must"} for helper in helpers)


def _pleads_for(clause: Clause, _parse: Parse) -> bool:
    """Not "guilty"."""
    return clause.complement is not None or any(preposition in {"for", "with"} for preposition, _ in clause.obliques)


def _is_mutual(clause: Clause, parse: Parse) -> bool:
    """Two at least discuss a thing; one alone speaks or writes of it, or says something "talking to" a paper."""
    verb = parse.tokens[clause.predicate]
    if verb.tag == "VBG" and verb.dep == "advcl":
        return False
    if clause.subject is None or any(preposition in {"with", "to"} for preposition, _ in clause.obliques):
        return True
    several = parse.tokens[clause.subject.head].tag in {"NNS", "NNPS"}
    return several or bool(parse.dependents(clause.subject.head, "conj"))


def _blames_somebody(clause: Clause, parse: Parse) -> bool:
    """Oru is blamed, or something is blamed on Oru; not "the fall is blamed on the weather"."""
    on = tuple(phrase for preposition, phrase in clause.obliques if preposition == "on")
    return any(is_actor(parse, head) for head in heads_of(parse, on or clause.objects))


def _not_by_police(clause: Clause, parse: Parse) -> bool:
    return bool(clause.objects) and not is_police(clause, parse)


def is_police(clause: Clause, parse: Parse) -> bool:
    """Whether officers of the law act."""
    return clause.subject is not None and any(
        parse.tokens[head].lemma.lower() in _POLICE for head in heads_of(parse, (clause.subject,))
    )


def instead(clause: Clause, parse: Parse) -> EventType | None:
    """What the verb is where it is not what it mostly is."""
    if clause.lemma == "strike" and clause.subject is not None and not clause.passive:
        cause = parse.tokens[clause.subject.head].lemma.lower()
        return EventType.ASSAULT if cause in WEAPONS else None
    if clause.lemma == "raid" and is_police(clause, parse):
        return EventType.COERCE
    if clause.lemma in _PROMISES:
        return _promised_against(clause, parse)
    if clause.lemma == "dismiss" and _of_somebody(clause, parse):
        is_called = any(preposition == "as" for preposition, _ in clause.obliques)
        return EventType.ACCUSE if is_called else EventType.SANCTION
    return None


def _dismisses_words(clause: Clause, parse: Parse) -> bool:
    """A claim is dismissed; workers lose their work, and who is dismissed "as" something is belittled."""
    return not _of_somebody(clause, parse)


_FITS: Mapping[str, Callable[[Clause, Parse], bool]] = MappingProxyType(
    {
        **dict.fromkeys("kill injure wound".split(), is_violence),
        **dict.fromkeys(
            "bomb shoot shell assault blow_up shoot_down slaughter".split(),
            is_attack,
        ),
        **dict.fromkeys("demonstrate riot protest picket boycott".split(), goes_out),
        **dict.fromkeys("rally march".split(), marches),
        "strike": walks_out,
        "clash": is_clash,
        "threaten": threatens,
        **dict.fromkeys("retreat pull_back".split(), retreats),
        **dict.fromkeys(
            "release free expel rescue sentence convict find_guilty fine evacuate shelter intern".split(), _of_somebody
        ),
        **dict.fromkeys("slam blast aid summon sue seize ambush torch mass ban".split(), _has_object),
        **dict.fromkeys("decline yield resist defy refuse dismiss oppose".split(), _by_somebody),
        **dict.fromkeys("withdraw surrender".split(), _from_somewhere),
        "dismiss": _dismisses_words,
        "push_back": _no_object,
        "accept": _takes_on,
        "agree": _commits,
        **dict.fromkeys(_PROMISES, _promises),
        "meet": _meets,
        "raid": _not_by_police,
        "blame": _blames_somebody,
        "attack": is_armed,
        "ask": _asks_for_deeds,
        "insist": _insists_on_deeds,
        "plead": _pleads_for,
        "discuss": _is_mutual,
        "talk": _is_mutual,
        "host": _with_people,
        "order": _asks_for_no_ware,
        "suspend": _is_tie,
        "seek": _seeks_of_somebody,
    }
)
"""What has to be true of a clause for its verb to mean what the list says."""


def fits(clause: Clause, parse: Parse) -> bool:
    """Whether the verb of ``clause`` is the act that the list says, and not another thing of the same word."""
    return _FITS.get(clause.lemma, _always)(clause, parse)
