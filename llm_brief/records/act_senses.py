"""What has to be true of a clause for its verb to mean what the list of acts says."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from llm_brief.records.lexicon import DEEDS, EVENT_NOUNS
from llm_brief.records.vocabulary import EventType
from llm_brief.text.clauses import Clause
from llm_brief.text.listed import co_nouns
from llm_brief.text.parse import Parse, Phrase, Token
from llm_brief.text.people import is_actor, is_person_word
from llm_brief.text.wordlists import word_set

__all__ = ["fits", "instead", "is_police"]

_WEAPONS = word_set("""
    shelling attack bomb bombing gunfire blast explosion shell missile rocket drone mortar grenade strike airstrike
    raid shooting bullet artillery ambush mine car-bomb assault clash knife fire warplane jet helicopter plane
    gun shot violence crossfire offensive bombardment
    """)
_ARMED = word_set("""
    army force troop soldier rebel militant fighter gunman guerrilla guerilla insurgent militia terrorist attacker
    assailant bomber jihadist separatist mob police officer navy pirate commando warplane jet front brigade battalion
    extremist gang hijacker sniper paramilitary
    """)
_TARGETS = word_set("""
    patrol convoy base town village farm home house car vehicle ship boat vessel embassy consulate church mosque temple
    station post checkpoint bus train bridge plant pipeline refinery depot airport hospital school market hotel bank
    building office compound camp barracks truck tanker plane helicopter city neighbourhood neighborhood shop cafe
    restaurant museum synagogue prison headquarters guard soldier troop civilian villager passenger worker
    """)
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
_NO_VICTIMS = word_set(
    "animal cattle cow sheep goat pig bird chicken fish dog cat horse deer bear wolf whale elephant insect bacteria "
    "virus cancer cell bill proposal plan deal job idea time"
)
_RECEPTIONS = word_set(
    "opposition criticism resistance silence approval success failure skepticism scepticism anger applause outrage "
    "derision hostility enthusiasm indifference praise disapproval condemnation protest backlash laughter"
)
_BONDS = word_set(
    "membership relation tie aid trade licence license permit contact cooperation assistance accreditation"
)


def _heads(parse: Parse, phrases: tuple[Phrase, ...]) -> Iterator[int]:
    for phrase in phrases:
        yield phrase.head
        yield from co_nouns(parse, phrase.head)


def _always(_clause: Clause, _parse: Parse) -> bool:
    return True


def _has_object(clause: Clause, _parse: Parse) -> bool:
    return bool(clause.objects)


def _no_object(clause: Clause, _parse: Parse) -> bool:
    return not clause.objects


def _of_somebody(clause: Clause, parse: Parse) -> bool:
    """What is acted upon is a person or a group, or some of them: "freed 40 of them"."""
    found = [parse.tokens[head] for head in _heads(parse, clause.objects)]
    return any(noun.pos == "NUM" or is_actor(parse, noun.index) or is_person_word(noun) for noun in found)


def _by_somebody(clause: Clause, parse: Parse) -> bool:
    """Who acts is a person or a group, and does it to something: prices that decline refuse nothing."""
    acting = clause.subject is None or is_actor(parse, clause.subject.head) or _is_pronoun(parse, clause.subject)
    return acting and bool(clause.objects or clause.complement or clause.obliques or clause.passive)


def _is_pronoun(parse: Parse, phrase: Phrase) -> bool:
    return parse.tokens[phrase.head].pos == "PRON"


def _is_violence(clause: Clause, parse: Parse) -> bool:
    """Deaths and injuries are an attack when somebody or a weapon caused them, not in a crash or a flood."""
    if _of_beasts(clause, parse):
        return False
    if clause.subject is not None:
        cause = parse.tokens[clause.subject.head]
        return cause.lemma.lower() in _WEAPONS or is_actor(parse, cause.index) or _is_pronoun(parse, clause.subject)
    return any(parse.tokens[phrase.head].lemma.lower() in _WEAPONS for _, phrase in clause.obliques)


def _of_beasts(clause: Clause, parse: Parse) -> bool:
    """What is killed, also where the next verb has it ("kill and sacrifice animals"), is an animal, or a plan."""
    things = [phrase.head for phrase in clause.objects]
    if not things:
        beside = parse.dependents(clause.predicate, "conj")
        things = [thing for verb in beside for thing in parse.dependents(verb, "dobj")]
        things += [noun for noun in beside if parse.tokens[noun].pos == "NOUN"]  # "sacrifice" read as a noun
    lemmas = {parse.tokens[thing].lemma.lower() for thing in things}
    return bool(lemmas) and lemmas <= _NO_VICTIMS


def _takes_on(clause: Clause, parse: Parse) -> bool:
    """A deal, an offer, monitors; so many refugees who are accepted are let in."""
    return not any(parse.dependents(head, "nummod") for head in _heads(parse, clause.objects))


def _with_people(clause: Clause, parse: Parse) -> bool:
    """Guests or a gathering: a city hosts talks, a server hosts files."""
    gathered = tuple(_heads(parse, clause.objects))
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
    return not all(_is_ware(parse.tokens[head], is_bought=is_bought) for head in _heads(parse, clause.objects))


def _is_ware(thing: Token, *, is_bought: bool) -> bool:
    lemma = thing.lemma.lower()
    if lemma in _TARGETS | _WARES:
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


def _is_tie(clause: Clause, parse: Parse) -> bool:
    return any(parse.tokens[head].lemma.lower() in _BONDS for head in _heads(parse, clause.objects))


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


def _is_armed(clause: Clause, parse: Parse) -> bool:
    """With arms, not with words: fighters attack, or what is attacked is of stone, steel or wood."""
    doers = [parse.tokens[head].lemma.lower() for head in _heads(parse, (clause.subject,) if clause.subject else ())]
    things = [parse.tokens[head].lemma.lower() for head in _heads(parse, clause.objects)]
    by_what = [
        parse.tokens[phrase.head].lemma.lower() for preposition, phrase in clause.obliques if preposition == "with"
    ]
    return bool({*doers} & _ARMED or {*things} & _TARGETS or {*by_what, *doers} & _WEAPONS)


def _blames_somebody(clause: Clause, parse: Parse) -> bool:
    """Oru is blamed, or something is blamed on Oru; not "the fall is blamed on the weather"."""
    on = tuple(phrase for preposition, phrase in clause.obliques if preposition == "on")
    return any(is_actor(parse, head) for head in _heads(parse, on or clause.objects))


def _not_by_police(clause: Clause, parse: Parse) -> bool:
    return bool(clause.objects) and not is_police(clause, parse)


def is_police(clause: Clause, parse: Parse) -> bool:
    """Whether officers of the law act."""
    return clause.subject is not None and any(
        parse.tokens[head].lemma.lower() in _POLICE for head in _heads(parse, (clause.subject,))
    )


def instead(clause: Clause, parse: Parse) -> EventType | None:
    """What the verb is where it is not what it mostly is."""
    if clause.lemma == "strike" and clause.subject is not None and not clause.passive:
        cause = parse.tokens[clause.subject.head].lemma.lower()
        return EventType.ASSAULT if cause in _WEAPONS else None
    if clause.lemma == "raid" and is_police(clause, parse):
        return EventType.COERCE
    if clause.lemma == "dismiss" and _of_somebody(clause, parse):
        is_called = any(preposition == "as" for preposition, _ in clause.obliques)
        return EventType.ACCUSE if is_called else EventType.SANCTION
    return None


def _dismisses_words(clause: Clause, parse: Parse) -> bool:
    """A claim is dismissed; workers lose their work, and who is dismissed "as" something is belittled."""
    return not _of_somebody(clause, parse)


_FITS: Mapping[str, Callable[[Clause, Parse], bool]] = MappingProxyType(
    {
        **dict.fromkeys("kill injure wound".split(), _is_violence),
        **dict.fromkeys("strike march rally demonstrate riot".split(), _no_object),
        **dict.fromkeys(
            "release free expel rescue sentence convict find_guilty fine evacuate shelter intern".split(), _of_somebody
        ),
        **dict.fromkeys("slam blast aid summon sue seize ambush torch mass seek ban".split(), _has_object),
        **dict.fromkeys("decline yield resist defy refuse dismiss oppose".split(), _by_somebody),
        **dict.fromkeys("withdraw surrender".split(), _from_somewhere),
        "dismiss": _dismisses_words,
        "push_back": _no_object,
        "accept": _takes_on,
        "agree": _commits,
        "meet": _meets,
        "raid": _not_by_police,
        "blame": _blames_somebody,
        "attack": _is_armed,
        "ask": _asks_for_deeds,
        "insist": _insists_on_deeds,
        "plead": _pleads_for,
        "discuss": _is_mutual,
        "talk": _is_mutual,
        "host": _with_people,
        "order": _asks_for_no_ware,
        "suspend": _is_tie,
    }
)
"""What has to be true of a clause for its verb to mean what the list says."""


def fits(clause: Clause, parse: Parse) -> bool:
    """Whether the verb of ``clause`` is the act that the list says, and not another thing of the same word."""
    return _FITS.get(clause.lemma, _always)(clause, parse)
