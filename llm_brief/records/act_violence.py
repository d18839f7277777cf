"""Whether a verb of violence tells of violence: who does it with what to whom, and not to a film, a ball or a plan."""

from llm_brief.records.act_crowds import are_people, heads_of, is_people
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse, Phrase, Token
from llm_brief.text.grammar.people import is_actor
from llm_brief.text.wordlists import word_set

__all__ = ["TARGETS", "WEAPONS", "is_armed", "is_attack", "is_clash", "is_violence"]

WEAPONS = word_set("""
    shelling attack bomb bombing gunfire blast explosion shell missile rocket drone mortar grenade strike airstrike
    raid shooting bullet artillery ambush mine car-bomb assault clash knife fire warplane jet helicopter plane
    gun shot violence crossfire offensive bombardment
    """)
_ARMED = word_set("""
    army force troop soldier rebel militant fighter gunman guerrilla guerilla insurgent militia terrorist attacker
    assailant bomber jihadist separatist mob police officer navy pirate commando warplane jet front brigade battalion
    extremist gang hijacker sniper paramilitary
    """)
TARGETS = word_set("""
    patrol convoy base town village farm home house car vehicle ship boat vessel embassy consulate church mosque temple
    station post checkpoint bus train bridge plant pipeline refinery depot airport hospital school market hotel bank
    building office compound camp barracks truck tanker plane helicopter city neighbourhood neighborhood shop cafe
    restaurant museum synagogue prison headquarters guard soldier troop civilian villager passenger worker
    """)
_NO_VICTIMS = word_set(
    "animal cattle cow sheep goat pig bird chicken fish dog cat horse deer bear wolf whale elephant insect bacteria "
    "virus cancer cell bill proposal plan deal job idea time"
)
_TAKEN = word_set("""
    film movie video photo photograph picture image scene documentary ad advert advertisement commercial series
    episode clip footage basket goal hoop throw percent par birdie round look glance smile email proposal plan idea
    bill bid request claim rumour rumor suggestion theory notion question budget deal selfie portrait
    """)
"""What is shot with a camera or at a goal, and what is shot down with words."""
_CROWDS = word_set("""
    protester protestor demonstrator fan supporter student villager resident migrant worker crowd tribe prisoner
    inmate settler rioter hooligan striker group faction opponent activist patrol guard civilian militiaman ship vessel
    boat fleet
    """)


def is_violence(clause: Clause, parse: Parse) -> bool:
    """Deaths and injuries are an attack when somebody or a weapon caused them, not in a crash or a flood."""
    if _of_beasts(clause, parse):
        return False
    if clause.subject is not None:
        cause = parse.tokens[clause.subject.head]
        is_somebody = is_actor(parse, cause.index) or cause.pos == "PRON"
        return (cause.lemma.lower() in WEAPONS and not _is_accident(parse, cause)) or is_somebody
    return any(parse.tokens[phrase.head].lemma.lower() in WEAPONS for _, phrase in clause.obliques)


def _is_accident(parse: Parse, cause: Token) -> bool:
    """As in "a mine explosion", "the Merrow blasts", "a fire": nothing near says that somebody set it off."""
    if cause.lemma.lower() not in _BURSTING:
        return False
    near = {token.lemma.lower() for token in parse.sentence_tokens(cause.sentence)} - _BURSTING
    return not near & _SET_OFF


_BURSTING = frozenset({"explosion", "blast", "fire"})
_SET_OFF = (WEAPONS | _ARMED) - word_set("mine plane helicopter strike") | word_set(
    "bomber landmine dynamite device explosive terrorism terrorist enemy gun suicide ied vehicle sabotage"
)


def _of_beasts(clause: Clause, parse: Parse) -> bool:
    """What is killed, also where the next verb has it ("kill and sacrifice animals"), is an animal, or a plan."""
    things = [phrase.head for phrase in clause.objects]
    if not things:
        beside = parse.dependents(clause.predicate, "conj")
        things = [thing for verb in beside for thing in parse.dependents(verb, "dobj")]
        things += [noun for noun in beside if parse.tokens[noun].pos == "NOUN"]  # "sacrifice" read as a noun
    lemmas = {parse.tokens[thing].lemma.lower() for thing in things}
    return bool(lemmas) and lemmas <= _NO_VICTIMS


def is_armed(clause: Clause, parse: Parse) -> bool:
    """With arms, not with words: fighters attack, or what is attacked is of stone, steel or wood."""
    doers = _lemmas(parse, (clause.subject,) if clause.subject else ())
    by_what = _lemmas(parse, tuple(phrase for preposition, phrase in clause.obliques if preposition == "with"))
    return bool(doers & _ARMED or _lemmas(parse, clause.objects) & TARGETS or (by_what | doers) & WEAPONS)


def is_attack(clause: Clause, parse: Parse) -> bool:
    """On somebody or something, by people or weapons: a film bombs, a crew shoots one, a plan is shot down."""
    doers = _lemmas(parse, (clause.subject,) if clause.subject else ())
    is_aimed = bool(_lemmas(parse, clause.objects) & TARGETS)
    if not (is_aimed or are_people(clause, parse) or doers & (WEAPONS | _ARMED)):
        return False
    shared = any(parse.dependents(verb, "dobj") for verb in parse.dependents(clause.predicate, "conj"))
    things = _lemmas(parse, clause.objects)
    return bool(clause.objects or clause.obliques or shared) and not (things and things <= _TAKEN)


def is_clash(clause: Clause, parse: Parse) -> bool:
    """With force: crowds and fighters clash; politicians clash over taxes, colours clash."""
    withs = tuple(phrase for preposition, phrase in clause.obliques if preposition == "with")
    parties = (*((clause.subject,) if clause.subject else ()), *withs)
    if _lemmas(parse, parties) & (_ARMED | _CROWDS):
        return True
    if any(preposition in {"over", "about"} for preposition, _ in clause.obliques):
        return False
    nouns = [parse.tokens[head] for head in heads_of(parse, parties)]
    return all(is_people(parse, noun.index) and noun.ent_type != "PERSON" for noun in nouns)


def _lemmas(parse: Parse, phrases: tuple[Phrase, ...]) -> frozenset[str]:
    return frozenset(parse.tokens[head].lemma.lower() for head in heads_of(parse, phrases))
