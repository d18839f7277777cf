"""Acts that are told from either side, or in a verb and its particle: who did so to whom, whatever the verb is.

"Ulm bought the line from Oru" is "Oru sold the line to Ulm", "lost to" is "was beaten by", and what somebody "paid
for" was "financed" by them. The frames below say for each verb of an act which place in its clause holds which part.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse, Phrase

__all__ = ["Deed", "Part", "deed_of", "deeds_by_act"]


class Part(StrEnum):
    """Whose part in the act it is."""

    DOER = "doer"
    OTHER = "other"
    THING = "thing"


@dataclass(frozen=True, slots=True)
class Deed:
    """One act of a clause, with those who have a part in it; ``act`` is the name of what verbs have in common."""

    act: str
    clause: Clause
    parts: Mapping[Part, Phrase]


_SUBJECT, _OBJECT, _RECEIVER = "subject", "object", "receiver"
_DOES = {_SUBJECT: Part.DOER, _OBJECT: Part.THING}
_TAKES = {**_DOES, "from": Part.OTHER}
_GIVES = {_SUBJECT: Part.OTHER, _OBJECT: Part.THING, "to": Part.DOER, _RECEIVER: Part.DOER}
_MEETS = {_SUBJECT: Part.DOER, _OBJECT: Part.OTHER}
_LEAVES = {_SUBJECT: Part.DOER, "from": Part.THING, "of": Part.THING, "out of": Part.THING}
_FRAMES: Sequence[tuple[str, str, Mapping[str, Part]]] = (
    ("fund", "finance fund sponsor bankroll", _DOES),
    ("fund", "pay", {_SUBJECT: Part.DOER, "for": Part.THING}),
    ("lead", "lead head run direct manage", _DOES),
    ("sale", "buy purchase acquire take_over buy_up", _TAKES),
    ("sale", "sell sell_off", _GIVES),
    ("loan", "borrow", _TAKES),
    ("loan", "lend loan", _GIVES),
    ("gift", "receive", _TAKES),
    ("gift", "give donate hand hand_over", _GIVES),
    ("win", "beat defeat", _MEETS),
    ("win", "win", {_SUBJECT: Part.DOER, "against": Part.OTHER, "over": Part.OTHER}),
    ("win", "lose", {_SUBJECT: Part.OTHER, "to": Part.DOER, "against": Part.DOER}),
    ("succession", "replace succeed", _MEETS),
    ("succession", "take_over", {_SUBJECT: Part.DOER, "from": Part.OTHER}),
    ("suit", "sue", _MEETS),
    ("employment", "employ", _MEETS),
    ("employment", "work", {_SUBJECT: Part.OTHER, "for": Part.DOER}),
    ("ownership", "own", _DOES),
    ("ownership", "belong", {_SUBJECT: Part.THING, "to": Part.DOER}),
    ("founding", "found establish set_up", _DOES),
    ("rejection", "reject turn_down", _DOES),
    ("delay", "postpone delay put_off push_back", _DOES),
    ("cancellation", "cancel call_off scrap", _DOES),
    ("withdrawal", "withdraw pull_out drop_out", _LEAVES),
    ("resignation", "resign step_down stand_down", _LEAVES),
)
"""For each act the verbs that tell of it, and where in their clauses the parts stand."""

_ALONE = frozenset({"withdrawal", "resignation"})
"""Acts that need nothing but who does it; with an object the verb is another one ("withdrew its troops")."""
_AT_THE_HEAD = frozenset({"charge", "head", "helm"})


def _by_verb() -> Mapping[str, Sequence[tuple[str, Mapping[str, Part]]]]:
    found: dict[str, list[tuple[str, Mapping[str, Part]]]] = defaultdict(list)
    for act, verbs, places in _FRAMES:
        for verb in verbs.split():
            found[verb].append((act, places))
    return MappingProxyType(found)


_BY_VERB = _by_verb()


def are_converse(one: str, other: str) -> bool:
    """Whether two verbs tell of one act with another as who does it: "buy" and "sell"."""
    pairs = ((first, second) for first in _BY_VERB.get(one, ()) for second in _BY_VERB.get(other, ()))
    return any(act == there and mine[_SUBJECT] is not theirs[_SUBJECT] for (act, mine), (there, theirs) in pairs)


def deeds_by_act(parse: Parse, clauses: Sequence[Clause]) -> Mapping[str, Sequence[Deed]]:
    """The acts of some clauses of a parse, those of one sort together."""
    found: dict[str, list[Deed]] = defaultdict(list)
    for clause in clauses:
        deed = deed_of(clause, parse)
        if deed is not None:
            found[deed.act].append(deed)
    return MappingProxyType(found)


def deed_of(clause: Clause, parse: Parse) -> Deed | None:
    """The act of a clause, where its verb has a frame and the parts that the frame asks for stand there."""
    if clause.lemma == "be":
        return _leadership(clause, parse)
    for act, places in _BY_VERB.get(_verb_of(clause, parse), ()):
        parts = dict(_parts(clause, places, parse))
        if act in _ALONE and clause.objects and not clause.passive and not clause.nominal:
            continue
        if parts and (act in _ALONE or parts.keys() - {places[_SUBJECT]}):
            return Deed(act, clause, MappingProxyType(parts))
    return None


def _verb_of(clause: Clause, parse: Parse) -> str:
    """The verb with the particle right behind it, which the parser may take for a preposition ("pull out of")."""
    following = parse.tokens[clause.predicate + 1 : clause.predicate + 2]
    joined = f"{clause.lemma}_{following[0].text.lower()}" if following else clause.lemma
    return joined if joined in _BY_VERB else clause.lemma


def _parts(clause: Clause, places: Mapping[str, Part], parse: Parse) -> Iterator[tuple[Part, Phrase]]:
    thing, receiver = _objects(clause, parse)
    if clause.subject is not None and _SUBJECT in places:
        yield places[_SUBJECT], _meant(clause, clause.subject, parse)
    if thing is not None and _OBJECT in places:
        yield places[_OBJECT], thing
    if receiver is not None and _RECEIVER in places:
        yield places[_RECEIVER], receiver
    for preposition, phrase in (*clause.obliques, *_below(thing, parse)):
        if preposition in places and phrase.head != clause.predicate:
            yield places[preposition], phrase
    if clause.passive and thing is not None and _OBJECT not in places and _is_stranded(clause, places, parse):
        yield Part.THING, thing


def _meant(clause: Clause, subject: Phrase, parse: Parse) -> Phrase:
    """Who acts; where that is a pronoun, whom it certainly stands for."""
    verb = parse.tokens[clause.predicate]
    if parse.tokens[subject.head].tag in {"WDT", "WP"} and verb.dep == "relcl":
        return parse.noun_phrase(verb.head)
    is_pronoun = parse.tokens[subject.head].pos == "PRON" and not clause.passive
    return clause.stands_for if is_pronoun and clause.stands_for is not None else subject


def _objects(clause: Clause, parse: Parse) -> tuple[Phrase | None, Phrase | None]:
    """What is acted upon, and to whom it goes: "lent the town a boat" has the two in a row."""
    receivers = [phrase for phrase in clause.objects if parse.tokens[phrase.head].dep == "dative"]
    others = sorted((one for one in clause.objects if one not in receivers), key=lambda phrase: phrase.start)
    if len(others) > 1 and not receivers and not clause.passive:
        receivers, others = others[:1], others[1:]
    return next(iter(others), None), next(iter(receivers), None)


def _below(thing: Phrase | None, parse: Parse) -> Iterator[tuple[str, Phrase]]:
    """What the parser hangs on the thing: "bought the line from Oru"."""
    for at in parse.dependents(thing.head, "prep") if thing is not None else ():
        for noun in parse.dependents(at, "pobj"):
            yield parse.tokens[at].lemma, parse.noun_phrase(noun)


def _is_stranded(clause: Clause, places: Mapping[str, Part], parse: Parse) -> bool:
    """Whether the preposition stands without a noun, as in "was paid for by the town"."""
    below = (parse.tokens[at] for at in parse.children(clause.predicate))
    return any(token.lemma in places and not parse.dependents(token.index, "pobj") for token in below)


def _leadership(clause: Clause, parse: Parse) -> Deed | None:
    """Of "is in charge of the museum", "is at the head of the museum"."""
    if clause.subject is None:
        return None
    for preposition, phrase in clause.obliques:
        if preposition in {"in", "at"} and parse.tokens[phrase.head].lemma in _AT_THE_HEAD:
            for name, thing in _below(phrase, parse):
                if name == "of":
                    parts = {Part.DOER: clause.stands_for or clause.subject, Part.THING: thing}
                    return Deed("lead", clause, MappingProxyType(parts))
    return None
