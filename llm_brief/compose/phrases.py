"""Whether what stands in quotation marks is what somebody said, or a phrase taken out of it.

Told by the words around the marks, as papers set them: a speech stands behind a comma, a colon or "said that", a phrase
inside a sentence of the reporter ('punish whoever is "stirring up the market"', 'called the toll "a tax on us all"').
"""

import re

from llm_brief.records.record import StakeholderPosition

__all__ = ["is_phrase"]

_MARKS = "“”\"‘’'«»„"
_SAYING = re.compile(
    r"\b(?:that|said|says?|saying|told \S+|adds?|added|ask(?:s|ed|ing)?|writes?|wrote|read|reads|states?|stated|replied"
    r"|warned|insisted|argued|declared|announced|tweeted|posted|and|but|because|if)$",
    re.IGNORECASE,
)
"""What a speech may follow without a comma."""
_GOES_ON = re.compile(r"(?:also |then |now )?(?:was|were|is|are|had|has|have|will|would|should|could|can|may|might)\b")


def is_phrase(position: StakeholderPosition) -> bool:
    """Whether its words are a part of a sentence whose rest is the reporter's."""
    leaf = position.statement
    if leaf is None or not leaf.evidence or not leaf.value[:1].islower():
        return False
    place = leaf.evidence[0]
    before = place.prefix.rstrip(f" {_MARKS}")
    if not before or before[-1] in ",;:.!?…—–-(":
        return False
    return _SAYING.search(before) is None or _is_subject(place.exact, place.suffix)


def _is_subject(words: str, behind: str) -> bool:
    """Whether the reporter's sentence goes on behind the marks: 'said "loud rumours" were the reason'."""
    is_ended = words[-1:] in ",.;:!?…"
    return not is_ended and behind[:1] in _MARKS and _GOES_ON.match(behind.lstrip(f" {_MARKS}")) is not None
