"""Which nouns name somebody: a person, a group, a state or an organisation."""

from llm_brief.text.grammar.parse import Parse, Token
from llm_brief.text.wordlists import word_set

__all__ = ["counted", "is_actor", "is_body", "is_office", "is_person", "is_person_word"]

_ACTORS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_MEASURES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "ORDINAL", "CARDINAL", "QUANTITY"})
"""Of the entity labels only these are trusted to say that a name is none: beside quotation marks persons are labelled
as works of art."""
_BODIES = word_set("""
    government ministry council army navy force troop police union company firm party group delegation
    front commission committee parliament court tribunal opposition movement federation association institute
    institution embassy consulate bank operator board management authority agency administration cabinet coalition
    alliance bloc regime junta militia gang organization organisation corporation foundation charity assembly
    congress senate kremlin presidency side crew jury staff team chamber bureau secretariat directorate unit battalion
    brigade syndicate leadership cartel consortium carrier airline manufacturer publisher broadcaster newspaper
    university club network watchdog
    hospital church diocese clergy public electorate workforce household family community tribe clan military
    """)
_PERSONS = word_set("""
    official minister president leader worker delegate organiser organizer spokesman spokeswoman spokesperson envoy
    ambassador protester protestor demonstrator militant fighter rebel resident refugee exile docker striker employer
    mediator negotiator insurgent gunman soldier guard lawmaker senator activist journalist diplomat observer monitor
    scientist doctor teacher student farmer fisherman owner executive chairman chairwoman chair director secretary
    participant civilian villager prisoner hostage detainee migrant passenger pilot driver miner picket supporter
    opponent critic voter member politician candidate mayor governor judge prosecutor lawyer attorney banker trader
    investor shareholder analyst expert economist researcher professor writer author editor reporter photographer
    artist actor actress singer musician player coach athlete fan man woman boy girl child baby teenager youth
    student pupil parent mother father son daughter brother sister husband wife widow couple relative victim survivor
    suspect defendant convict inmate attacker assailant bomber shooter killer murderer kidnapper hijacker robber
    terrorist extremist jihadist guerrilla guerilla paramilitary officer policeman policewoman constable detective
    agent inspector general colonel lieutenant captain sergeant major commander admiral peacekeeper troop medic nurse
    surgeon paramedic firefighter rescuer priest bishop cardinal pope imam cleric monk nun rabbi king queen prince
    princess premier chancellor deputy adviser advisor aide chief head boss manager employee staffer clerk
    contractor builder engineer sailor seaman crewman fisher fishermen herder shepherd trucker courier tourist visitor
    pirate raider smuggler trafficker thief looter gangster
    guest bystander passer-by pedestrian motorist cyclist neighbour neighbor tenant landlord customer consumer client
    patient immigrant asylum-seeker deportee returnee evacuee citizen national foreigner compatriot dissident defector
    loyalist separatist nationalist islamist communist democrat republican conservative liberal socialist people person
    human individual partisan veteran recruit conscript reservist mercenary sniper warlord chieftain elder
    spokespeople personnel dead friend colleague
    regulator advocate campaigner lobbyist legislator
    climber mountaineer hiker walker jogger runner rower skier snowboarder surfer swimmer diver angler camper explorer
    astronaut cosmonaut rider jockey blogger streamer influencer babysitter lifeguard ranger butcher baker barber
    partner spouse girlfriend boyfriend guy lady gentleman preacher father mother uncle aunt nephew niece cousin
    tycoon mogul strategist witness environmentalist businessman businesswoman entrepreneur
    """)
_CROWDS = frozenset({"people", "person", "man", "woman", "human", "individual", "dead", "public", "chair", "fan"})
"""Too vague to act by themselves: "people fear that ..."."""
_THINGS = word_set("""
    plan act law bill treaty agreement river bridge road street avenue highway airport square dialogue
    conference summit forum talks war day prize award cup league index average constitution amendment protocol
    convention code charter session meeting round gathering event programme program initiative project
    operation strategy budget covid virus hurricane
    """)
"""Heads of names that are no actor's: "the Clean Air Act"."""
_COUNTING = word_set("score dozen hundred thousand million majority couple handful pair lot half crowd")
_ALL = _BODIES | _PERSONS
_ENDINGS = ("workers", "makers", "leaders", "officers", "owners", "holders", "keepers", "fighters", "men", "women")
_SETTING_APART = frozenset({"amod", "nummod", "compound", "det", "poss", "acl", "relcl", "prep", "nmod", "appos"})


def is_actor(parse: Parse, head: int) -> bool:
    """Whether a noun names a person, a group, a state or an organisation; pronouns do not."""
    token = parse.tokens[head]
    if (noun := counted(parse, head)) is not None:
        return is_actor(parse, noun)
    if any(parse.tokens[owner].tag == "PRP$" for owner in parse.dependents(head, "poss")):
        return False  # "her government": whose, stands in another sentence
    if token.pos == "PROPN" or _is_mistagged_name(parse, token):
        before = parse.tokens[parse.edges(head)[0] : head]
        is_time = any(t.dep == "nummod" and t.text[:1].isdigit() for t in before)  # "1100 hrs IST"
        return not is_time and token.ent_type not in _MEASURES and token.text.lower() not in _THINGS
    if token.lemma == "opposition" and any(parse.tokens[p].lemma == "to" for p in parse.dependents(head, "prep")):
        return False  # "opposition to the plan": a stance
    is_somebody = is_person_word(token) or token.ent_type in _ACTORS or _is_staff(parse, token)
    if token.pos not in {"NOUN", "ADJ"} or not is_somebody:
        return False
    return token.lemma not in _CROWDS or bool(parse.dependents(head, *_SETTING_APART - {"det"}))


def _is_staff(parse: Parse, token: Token) -> bool:
    """Those who work for a candidate: "Oru’s campaign"; those who sit for somebody: "an Assembly panel"."""
    owners = [parse.tokens[owner] for owner in parse.dependents(token.index, "poss", "compound")]
    if token.lemma == "panel" and token.tag == "NN" and any(owner.lemma == "judge" for owner in owners):
        return True
    return token.lemma in {"campaign", "panel"} and any(owner.pos == "PROPN" for owner in owners)


def counted(parse: Parse, head: int) -> int | None:
    """The villagers in "scores of villagers"."""
    if parse.tokens[head].lemma not in _COUNTING:
        return None
    of = (p for p in parse.dependents(head, "prep") if parse.tokens[p].lemma == "of")
    return next((noun for p in of for noun in parse.dependents(p, "pobj")), None)


def is_person_word(token: Token) -> bool:
    """Whether the noun is one of somebody, whoever that is: "villager", "council"."""
    word = token.text.lower()
    return bool({word, token.lemma, word.removesuffix("s")} & _ALL) or word.endswith(_ENDINGS)


def is_body(token: Token) -> bool:
    """Whether the noun is one of a group or an institution: "council", "police"."""
    return bool({token.text.lower(), token.lemma} & _BODIES)


def is_person(token: Token) -> bool:
    """Whether the noun is one of a single person: "villager", "boss"."""
    return bool({token.text.lower(), token.lemma} & _PERSONS)


def is_office(parse: Parse, noun: int) -> bool:
    """Whether the noun behind "for" or "as" is what somebody is to be, and nobody: "endorsed Oru for president"."""
    token = parse.tokens[noun]
    is_bare = not parse.dependents(noun, "det", "poss", "nummod")
    return token.tag == "NN" and is_bare and is_person(token) and parse.tokens[token.head].lemma in {"for", "as"}


def _is_mistagged_name(parse: Parse, token: Token) -> bool:
    """Whether the tagger calls a name a noun that it knows for a name elsewhere in the text."""
    return token.pos == "NOUN" and token.text[:1].isupper() and token.text in parse.names
