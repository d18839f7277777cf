"""Acts that the verb alone does not tell: voted to do, declared to be, found dead, given approval, swept by a storm."""

from collections.abc import Mapping
from types import MappingProxyType

from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse
from llm_brief.text.grammar.people import is_person_word
from llm_brief.text.wordlists import word_set

__all__ = ["carries", "finds", "is_hazard", "pronounces", "reaches", "resolves", "says_what"]

_RESOLVING = frozenset({"vote", "decide"})
"""Verbs whose act is that somebody settles what is to be done."""
_PRONOUNCING = frozenset({"declare", "pronounce", "proclaim", "certify"})
"""Verbs that make it so: "was declared treasure by the coroner"."""
_FINDING = frozenset({"find", "discover", "recover"})
_FINDS = word_set("""
    body corpse remains wreck wreckage weapon gun rifle knife explosive bomb drug cocaine heroin cash survivor victim
    grave cache device skeleton mine
    """)
_FOUND = word_set("""
    dead alive injured wounded hurt unconscious murdered shot stabbed hanged drowned beaten safe unharmed abandoned
    guilty
    """)
"""How somebody is found, so that the finding is news."""
_HAZARDS = word_set("""
    earthquake quake tremor storm snowstorm thunderstorm sandstorm blizzard fire blaze wildfire bushfire flood
    floodwater flooding hurricane typhoon cyclone tornado landslide mudslide avalanche tsunami eruption explosion blast
    rain rainfall snow snowfall gale
    """)
"""What does harm though nobody does it."""
_CARRIED: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "give": word_set("approval permission consent notice evidence testimony birth"),
        "make": word_set("flight arrest landing debut"),
        "take": word_set("office power command control custody"),
        "hold": word_set("conference election vote referendum"),
        "set": frozenset({"fire"}),
        "win": word_set("election"),
        "claim": word_set("responsibility credit life"),
        "accept": frozenset({"responsibility"}),
    }
)
"""Verbs that tell of nothing by themselves, and the nouns with which they do."""
_TAKEN_TO = word_set("hospital custody court prison jail clinic")
_BEFORE = word_set("court judge magistrate tribunal committee panel senate parliament inquiry")
_REACHING: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "search": frozenset({"for"}),
        "hunt": frozenset({"for"}),
        "collide": frozenset({"with"}),
        "merge": frozenset({"with", "into"}),
        "escape": frozenset({"from"}),
        "appear": frozenset({"in", "before"}),
    }
)
"""Verbs whose preposition has what others have as their object."""


def resolves(parse: Parse, clause: Clause) -> bool:
    """As in "voted to hold Oru in contempt", "voted 19-15 ... to send it on"; who votes for Oru elects him or not."""
    if clause.lemma not in _RESOLVING or clause.passive:
        return False
    below = parse.dependents(clause.predicate, "xcomp", "advcl")
    return any(_has_to(parse, verb) for verb in below)


def _has_to(parse: Parse, verb: int) -> bool:
    return any(parse.tokens[helper].tag == "TO" for helper in parse.dependents(verb, "aux"))


def says_what(parse: Parse, clause: Clause, title: str) -> bool:
    """Not of a vote whose aim the title leaves out: "voted nine to four [, to send it on]"."""
    if clause.lemma not in _RESOLVING:
        return True
    below = [verb for verb in parse.dependents(clause.predicate, "advcl") if _has_to(parse, verb)]
    return all(parse.tokens[verb].text in title for verb in below)


def pronounces(parse: Parse, clause: Clause) -> bool:
    """As in "was declared treasure by the coroner"; "declared war", "declared herself ready" are others."""
    if clause.lemma not in _PRONOUNCING or any(parse.tokens[o.head].pos == "PRON" for o in clause.objects):
        return False
    return bool(parse.dependents(clause.predicate, "oprd", "xcomp")) and bool(clause.objects)


def finds(parse: Parse, clause: Clause) -> bool:
    """As in "found two bodies", "was found dead": what a search is for, not a way or a fault."""
    if clause.lemma == "find" and clause.passive and clause.complement is None:
        states = parse.dependents(clause.predicate, "oprd", "acomp", "advcl", "xcomp", "amod", "dep")
        return any(parse.tokens[state].text.lower() in _FOUND for state in states if state > clause.predicate)
    lemmas = {parse.tokens[phrase.head].lemma.lower() for phrase in clause.objects}
    return clause.lemma in _FINDING and bool(lemmas & _FINDS) and clause.complement is None


def carries(parse: Parse, clause: Clause) -> bool:
    """As in "gave final approval to the bill", "was taken to hospital", "appeared in court"."""
    if clause.negated:
        return False
    carried = {parse.tokens[phrase.head].lemma.lower() for phrase in clause.objects}
    if not clause.passive and carried & _CARRIED.get(clause.lemma, frozenset()):
        return True
    to = {(preposition, parse.tokens[phrase.head].lemma.lower()) for preposition, phrase in clause.obliques}
    if clause.lemma == "appear":
        return any(preposition in {"in", "before"} and noun in _BEFORE for preposition, noun in to)
    is_taken = clause.lemma == "take" and clause.passive
    return is_taken and any(preposition in {"to", "into"} and noun in _TAKEN_TO for preposition, noun in to)


def reaches(clause: Clause) -> bool:
    """As in "are searching for three men"."""
    wanted = _REACHING.get(clause.lemma, frozenset())
    return any(preposition in wanted for preposition, _ in clause.obliques)


def is_hazard(parse: Parse, clause: Clause) -> bool:
    """A storm, a fire or a flood that does something to something."""
    does = bool(clause.objects) or clause.lemma in {"strike", "hit"}
    if clause.subject is None or clause.passive or not does or clause.tense != "past":
        return False
    noun = parse.tokens[clause.subject.head]
    names = {noun.lemma.lower(), *(parse.tokens[c].lemma.lower() for c in parse.dependents(noun.index, "compound"))}
    is_system = noun.lemma.lower() in {"system", "wave", "surge"} and bool(names & _HAZARDS)
    return (noun.lemma.lower() in _HAZARDS or is_system) and not is_person_word(noun)
