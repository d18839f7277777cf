"""Nouns that name an act: "the ministry's demand that ...", "criticism of the plan by Oru"."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from llm_brief.text.grammar.arguments import logical_subject
from llm_brief.text.grammar.parse import Parse, Phrase
from llm_brief.text.grammar.people import is_body
from llm_brief.text.wordlists import word_set

__all__ = ["NounParts", "noun_parts", "prepositions_astray"]

# "the refusal of Oru": of names who acts.
_OF_ACTOR = """
    refusal:refuse demand:demand request:request appeal:appeal call:call_for plea:plead decision:decide
    promise:promise pledge:pledge vow:vow threat:threaten warning:warn ultimatum:ultimatum visit:visit
    agreement:agree protest:protest resignation:resign withdrawal:withdraw insistence:insist claim:claim
    statement:state announcement:announce allegation:allege invitation:invite attack:attack
    strike:strike march:march objection:object complaint:complain opposition:oppose support:support
    retreat:retreat proposal:propose offer:offer order:order meeting:meet talk:talk admission:admit
    assertion:assert assurance:assure negotiation:negotiate clash:clash response:respond
"""
# "the rejection of the plan": of names what is acted upon.
_OF_TARGET = """
    criticism:criticize condemnation:condemn rejection:reject denial:deny accusation:accuse
    praise:praise endorsement:endorse approval:approve dismissal:dismiss invasion:invade bombing:bomb
    deployment:deploy closure:close imposition:impose ban:ban raid:raid blockade:block
    denunciation:denounce
"""
# "Oru's arrest": even the owner is acted upon.
_OWNER_IS_TARGET = """
    arrest:arrest killing:kill release:release expulsion:expel suspension:suspend
    assassination:assassinate detention:detain postponement:postpone cancellation:cancel murder:murder
    kidnapping:kidnap abduction:abduct
"""
_ASKING = word_set("demand request appeal call plea order ultimatum")
_SOURCES = ("by", "from")
_TARGETS = frozenset({"of", "on", "against", "for", "to", "over", "with"})
_GIVING = word_set("""
    make issue voice express repeat raise launch reiterate send deliver lodge renew level hold stage carry
    file sound
    """)


@dataclass(frozen=True, slots=True)
class NounParts:
    """A noun's act as a clause: the verb's lemma, who acts, on what, and the complement."""

    lemma: str
    subject: Phrase | None
    target: Phrase | None
    complement: Phrase | None


def noun_parts(parse: Parse, noun: int) -> NounParts | None:
    """The act that the noun names, when the text says who acts, on what or to what effect; else None."""
    entry = _table().get(parse.tokens[noun].lemma)
    if entry is None or parse.tokens[noun].pos != "NOUN":
        return None
    lemma, of_actor, owner_acts = entry
    named = [o for o in parse.dependents(noun, "poss") if parse.tokens[o].tag != "PRP$"]
    owners = [parse.noun_phrase(o) for o in named]
    governed = _governed(parse, noun)
    actors = [*(owners if owner_acts else ()), *(governed[by] for by in _SOURCES if by in governed)]
    if of_actor and "of" in governed:
        actors.append(governed["of"])
    subject = actors[0] if actors else _giver(parse, noun)
    targets = [
        *(() if owner_acts else owners),
        *(p for by, p in governed.items() if by in _TARGETS and p != subject),
    ]
    complement = _complement(parse, noun)
    if subject is None and not targets and complement is None:
        return None
    return NounParts(lemma, subject, targets[0] if targets else None, complement)


def _governed(parse: Parse, noun: int) -> dict[str, Phrase]:
    """What each preposition at the noun governs, the first of each."""
    found: dict[str, Phrase] = {}
    for preposition in parse.dependents(noun, "prep", "agent"):
        for governed in parse.dependents(preposition, "pobj"):
            found.setdefault(parse.tokens[preposition].lemma, parse.noun_phrase(governed))
    return found


def _giver(parse: Parse, noun: int) -> Phrase | None:
    """Who "issued a warning", or "ended the talks with an appeal": the subject of the verb that carries the noun."""
    token = parse.tokens[noun]
    holder = parse.tokens[token.head]
    if token.dep == "pobj" and holder.lemma == "with" and _is_indefinite(parse, noun):
        verb = holder.head
    elif token.dep == "dobj" and (holder.lemma in _GIVING or _is_own(parse, noun)):
        verb = holder.index
    else:
        return None
    subject = logical_subject(parse, verb)
    return None if subject is None else parse.noun_phrase(subject)


def _is_indefinite(parse: Parse, noun: int) -> bool:
    return any(parse.tokens[d].text.lower() in {"a", "an"} for d in parse.dependents(noun, "det"))


def _is_own(parse: Parse, noun: int) -> bool:
    """As in "dropped its demand": the owner is who acts."""
    return any(parse.tokens[owner].text.lower() in {"its", "their"} for owner in parse.dependents(noun, "poss"))


def prepositions_astray(parse: Parse, noun: int) -> tuple[int, ...]:
    """Those of "sent a request [to Oru] [for the ship]" that the parser hung on the verb, or on Oru."""
    if not _is_asking_carried(parse, noun):
        return ()
    beside = [p for p in parse.dependents(parse.tokens[noun].head, "dative", "prep") if _leads_on(parse, p, noun)]
    asked = [o for p in (*parse.dependents(noun, "prep"), *beside) for o in parse.dependents(p, "pobj")]
    named = [o for o in asked if not is_body(parse.tokens[o])]  # not "the ministry for the environment"
    below = [p for o in named for p in parse.dependents(o, "prep") if parse.tokens[p].lemma == "for"]
    return (*beside, *below)


def _leads_on(parse: Parse, preposition: int, noun: int) -> bool:
    return preposition > noun and parse.tokens[preposition].lemma in {"to", "for"}


def _is_asking_carried(parse: Parse, noun: int) -> bool:
    """Whether it is the object of "made", "sent", or of who has made it before: "repeated its demand"."""
    token = parse.tokens[noun]
    is_given = parse.tokens[token.head].lemma in _GIVING or _is_own(parse, noun)
    return token.dep == "dobj" and token.lemma in _ASKING and is_given


def _clauses_astray(parse: Parse, noun: int) -> tuple[int, ...]:
    """As in "made an appeal to Oru [to leave]", where the parser hung it on the verb: nothing stands between."""
    if not _is_asking_carried(parse, noun):
        return ()
    holder = parse.tokens[noun].head
    ends = {parse.edges(part)[1] for part in (noun, *prepositions_astray(parse, noun))}
    found = parse.dependents(holder, "advcl", "ccomp", "xcomp")
    return tuple(clause for clause in found if clause > noun and parse.edges(clause)[0] - 1 in ends)


def _complement(parse: Parse, noun: int) -> Phrase | None:
    wanted = [c for c in parse.dependents(noun, "advcl") if parse.edges(c)[0] == noun + 1]  # "a call [for Oru to go]"
    for clause in (*parse.dependents(noun, "acl", "ccomp", "relcl"), *wanted, *_clauses_astray(parse, noun)):
        is_relative = parse.tokens[clause].dep == "relcl"
        marks = [parse.tokens[m].lemma for m in parse.dependents(clause, "mark", "mark" if is_relative else "aux")]
        if "that" in marks or "to" in marks:
            return Phrase(clause, *parse.subtree(clause))
    return None


@cache
def _table() -> Mapping[str, tuple[str, bool, bool]]:
    """Noun to verb, whether "of" names the actor, whether the owner is the actor."""
    table: dict[str, tuple[str, bool, bool]] = {}
    for words, of_actor, owner_acts in (
        (_OF_ACTOR, True, True),
        (_OF_TARGET, False, True),
        (_OWNER_IS_TARGET, False, False),
    ):
        for word in words.split():
            noun, _, verb = word.partition(":")
            table[noun] = (verb, of_actor, owner_acts)
    return MappingProxyType(table)
