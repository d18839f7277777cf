"""A record as one English sentence, made of its supported leaves and nothing else.

Quotation marks are put around words that are the source's own speech; every other word is ours and says only what the
leaf's field means, or is a clause of the source that went through ``plain``.
"""

import itertools
import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from llm_brief.records.grounded import AUTHOR
from llm_brief.records.phrasing import Casing, and_list, closed, mid_sentence, name, no_casing, plain, quoted
from llm_brief.records.record import AnyRecord, Demand, Event, StakeholderPosition
from llm_brief.records.vocabulary import EventStatus
from llm_brief.records.wording_demand import demand_sentence
from llm_brief.records.wording_position import position_sentence

__all__ = ["and_list", "is_marked", "quoted", "statement_of"]

_MARKS: Mapping[EventStatus, re.Pattern[str]] = MappingProxyType(
    {
        EventStatus.PLANNED: re.compile(
            r"\b(?:will|would|shall|may|might|could|plan\w*|due|set|expect\w*|schedul\w*|intend\w*|prepar\w*|promis\w*|"
            r"propos\w*|hope\w*|aim\w*|vow\w*|pledg\w*|threat\w*|announc\w*|ahead|upcoming|slated|if|unless|next|"
            r"(?:is|are|was|were)\s+to)\b",
            re.IGNORECASE,
        ),
        EventStatus.ALLEGED: re.compile(
            r"\b(?:alleg\w*|claim\w*|accus\w*|according|sa(?:id|ys|y|ying)|report\w*|purport\w*|suspect\w*|blam\w*)\b",
            re.IGNORECASE,
        ),
        EventStatus.DENIED: re.compile(
            r"\b(?:den(?:y|ies|ied|ying|ial)|not|never|no|nor|without|refut\w*|disput\w*|reject\w*)\b|n['’]t\b",
            re.IGNORECASE,
        ),
        EventStatus.POSTPONED: re.compile(
            r"\b(?:postpon\w*|delay\w*|defer\w*|put\s+off|later|adjourn\w*|mov(?:ed|es|ing)\s+back|pushed\s+back)\b",
            re.IGNORECASE,
        ),
        EventStatus.CANCELLED: re.compile(
            r"\b(?:cancel\w*|call(?:ed|s|ing)?\s+off|scrap\w*|abandon\w*|drop\w*|revok\w*|not|never|no)\b|n['’]t\b",
            re.IGNORECASE,
        ),
    }
)
"""What a sentence must hold for a reader to see that the thing has not simply happened."""


def statement_of(record: AnyRecord, casing: Casing = no_casing) -> str:
    """One sentence that says what the record says, in the source's words where it has no supported gloss.

    ``casing`` knows which words are names: without it a sentence rather begins anew than with a wrong letter.
    """
    match record:
        case Event():
            return _event(record, casing)
        case Demand():
            return demand_sentence(record)
        case StakeholderPosition():
            return position_sentence(record, casing)


def is_marked(text: str, status: EventStatus) -> bool:
    """Whether ``text`` shows that the event is planned, alleged, denied ...; what happened needs no mark."""
    return status not in _MARKS or bool(_MARKS[status].search(text))


def _event(event: Event, casing: Casing) -> str:
    title = plain(event.title.value) if event.title and _is_of_one_sentence(event) else None
    said = title if title is not None else quoted(event.evidence[0].exact)
    status = event.status.value if event.status else EventStatus.OCCURRED
    told = _attributed(event, said, casing)
    if title is not None and not is_marked(title, status) and not (event.attribution and status is EventStatus.ALLEGED):
        told = f"{status.value.capitalize()}: {told}"
    return closed(told)


def _is_of_one_sentence(event: Event) -> bool:
    """Whether the title and whoever is said to say so stand in one sentence; a merged event may have them from two."""
    if event.attribution is None or event.title is None:
        return True
    return any(
        place.doc_id == of.doc_id == by.doc_id
        and place.start <= of.start < place.end
        and place.start <= by.start < place.end
        for place in event.evidence
        for of in event.title.evidence
        for by in event.attribution.evidence
    )


def _attributed(event: Event, said: str, casing: Casing) -> str:
    if event.attribution is not None and event.attribution.rule == AUTHOR and said.startswith("“"):
        return f"The author writes: {said}"
    if event.attribution is None or said.startswith("“"):
        return said
    who = name(event.attribution.value)
    if _says_so(said, who):
        return said
    inside = mid_sentence(said, casing)
    told = f", {inside}" if inside is not None else f": {said}"
    if _is_of(said, who):
        return f"By their own account{told}"
    return f"According to {mid_sentence(who, casing) or who}{told}"


def _is_of(said: str, who: str) -> bool:
    """Whether the sentence begins with whoever says so: under the same name, a longer or a shorter one."""
    if said.lower().startswith(f"{who.lower()} "):
        return True
    opening = itertools.takewhile(lambda word: word[:1].isupper(), said.split())
    short, long = sorted((_name_words(opening), _name_words(who.split())), key=len)
    is_surname = bool(short) and long[-len(short) :] == short
    return is_surname or (bool(short) and long[: len(short)] == short and long[len(short)] in _TELLS_MORE)


_TELLS_MORE = frozenset({"of", "for", "in", "from", "at", "the", "a", "an", "who", "Inc", "Ltd", "Co", "Corp", "AG"})
"""What may follow a name without making it another's: "Oru of the union", but not "Halm analyst Oru"."""


def _name_words(words: Iterable[str]) -> list[str]:
    named = [word.strip(",.") for word in words]
    return named[named[:1] in (["The"], ["the"]) :]


_SAYING = (
    r"(?:sa(?:id|ys?|ying)|t(?:old|ells?)|claim(?:ed|s)?|report(?:ed|s)?|alleg(?:ed|es?)|announc(?:ed|es?)|"
    r"confirm(?:ed|s)?|stat(?:ed|es?)|insist(?:ed|s)?|add(?:ed|s)|den(?:ied|ies|y)|warn(?:ed|s)?|argu(?:ed|es?)|"
    r"accus(?:ed|es?)|blam(?:ed|es?)|suspect(?:ed|s)?)"
)


def _says_so(said: str, who: str) -> bool:
    """Whether the sentence itself tells it as told by ``who``: the name alone may be that of one who acts in it."""
    named = rf"(?:the\s+)?{re.escape(who)}(?!\w)"
    before = rf"{named}(?:\s+(?:has|have|had|also|later|now|\w+ly))*\s+{_SAYING}\b"
    after = rf"\b(?:sa(?:id|ys?)|according\s+to)\s+{named}"
    return re.search(rf"{before}|{after}", said, re.IGNORECASE) is not None
