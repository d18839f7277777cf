"""A record as one English sentence, made of its supported leaves and nothing else.

Quotation marks are put around words that are the source's own; every other word is ours and says only what the leaf's
field means.
"""

from collections.abc import Sequence

from llm_brief.records.base import Leaf
from llm_brief.records.record import AnyRecord, Demand, Event, StakeholderPosition
from llm_brief.records.vocabulary import Basis, DemandStatus, Force, Stance

__all__ = ["and_list", "quoted", "statement_of"]

_ASKED = {
    None: ("asked", "asked {}"),
    Force.REQUEST: ("asked", "asked {}"),
    Force.APPEAL: ("appealed", "appealed to {}"),
    Force.DEMAND: ("demanded", "demanded of {}"),
    Force.ORDER: ("ordered", "ordered {}"),
    Force.ULTIMATUM: ("gave an ultimatum", "gave {} an ultimatum"),
}
"""The verb without and with an addressee."""
_STANCES = {
    Stance.FAVOR: "in favour",
    Stance.AGAINST: "against",
    Stance.MIXED: "mixed",
    Stance.NEUTRAL: "neutral",
}


def statement_of(record: AnyRecord) -> str:
    """One sentence that says what the record says, in the source's words where it has no supported gloss."""
    match record:
        case Event():
            return _event(record)
        case Demand():
            return _demand(record)
        case StakeholderPosition():
            return _position(record)


def quoted(words: str) -> str:
    """Words of a source in typographic quotation marks; marks inside them become single ones."""
    inner = " ".join(words.split()).replace("“", "‘").replace("”", "’").replace('"', "'")
    return f"“{inner}”"


def and_list(leaves: Sequence[Leaf[str]]) -> str:
    """The values as "A", "A and B" or "A, B and C"."""
    values = list(dict.fromkeys(leaf.value for leaf in leaves))
    return " and ".join(filter(None, [", ".join(values[:-1]), values[-1]])) if values else ""


def _event(event: Event) -> str:
    said = event.title.value if event.title else quoted(event.evidence[0].exact)
    return f"According to {event.attribution.value}: {said}" if event.attribution else said


def _demand(demand: Demand) -> str:
    who = demand.demander.value if demand.demander else "Someone"
    alone, to = _ASKED[demand.force.value if demand.force else None]
    asked = to.format(and_list(demand.addressees)) if demand.addressees else alone
    what = quoted(demand.content.value) if demand.content else quoted(demand.evidence[0].exact)
    answer = " The demand was rejected." if demand.status and demand.status.value is DemandStatus.REJECTED else ""
    return f"{who} {asked}: {what}.{answer}"


def _position(position: StakeholderPosition) -> str:
    who = position.stakeholder.value if position.stakeholder else "Someone"
    stance = f" ({_STANCES[position.stance.value]})" if position.stance else ""
    words = position.statement.value if position.statement else position.evidence[0].exact
    if position.basis and position.basis.value is Basis.AUTHOR_OPINION:
        of = "" if who == "the author" else f" on {who}"
        return f"The author of the article{of}{stance}: {quoted(words)}"
    by = f", as told by {position.speaker.value}" if position.speaker else ""
    if position.quoted and position.quoted.value:
        return f"{who}{stance}{by}: {quoted(words)}"
    return f"{who}{stance}{by}, in the words of the article: {' '.join(words.split())}"
