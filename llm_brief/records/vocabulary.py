"""The closed vocabularies of the records. Values are fit to print; names of event types are PLOVER's."""

from enum import StrEnum

__all__ = ["Basis", "DemandStatus", "EventStatus", "EventType", "Force", "Kind", "Sort", "Stance"]


class Kind(StrEnum):
    """The record kinds."""

    EVENT = "event"
    DEMAND = "demand"
    POSITION = "position"


class Sort(StrEnum):
    """How a field is filled and checked (DESIGN §4)."""

    MENTION = "mention"
    VERBATIM = "verbatim"
    DATE = "date"
    QUANTITY = "quantity"
    GLOSS = "gloss"
    CLOSED = "closed"


class EventType(StrEnum):
    """PLOVER 0.8 event categories, and OTHER."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"
    OTHER = "OTHER"


class EventStatus(StrEnum):
    """Whether a thing happened, as the source tells it."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    PLANNED = "planned"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    DENIED = "denied"
    ALLEGED = "alleged"


class Force(StrEnum):
    """How strongly something is asked for."""

    REQUEST = "request"
    APPEAL = "appeal"
    DEMAND = "demand"
    ORDER = "order"
    ULTIMATUM = "ultimatum"


class DemandStatus(StrEnum):
    """What has become of a demand, as the source tells it."""

    MADE = "made"
    REITERATED = "reiterated"
    PARTLY_MET = "partly_met"
    MET = "met"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class Stance(StrEnum):
    """A stakeholder's attitude to the target (SemEval-2016 task 6, and mixed)."""

    FAVOR = "favor"
    AGAINST = "against"
    MIXED = "mixed"
    NEUTRAL = "neutral"


class Basis(StrEnum):
    """On whose word a position rests."""

    STATED = "stated"
    REPORTED_BY_OTHER = "reported_by_other"
    AUTHOR_OPINION = "author_opinion"
