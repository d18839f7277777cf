"""Whether words were cut off before something that turns them, as the letters around them show it."""

import re

from llm_brief.text.grammar.turning import Turn, Turned

__all__ = ["condition_after", "cut_before", "cut_behind"]

_NEGATION_BEFORE = re.compile(
    r"(?:\b(?:not|never|no|without|neither|nor|hardly|cannot|no longer|rather than|instead of|far from|as if|as though)"
    r"|n['’]t)\s+\Z",
    re.IGNORECASE,
)
_CONDITION_BEFORE = re.compile(
    r"\b(?:if|unless|whether|lest|(?:provided|providing|assuming|supposing)(?: that)?|in case|on condition that"
    r"|(?:as|so) long as)\s+\Z",
    re.IGNORECASE,
)
_CALLED_BEHIND = re.compile(
    r"[\s”\"’']*(?:[,–—]|--?)\s*(?:(?:a|an|which is an?)\s+(?:\w+\s+){0,2}"
    r"(?:charge|claim|allegation|accusation|assertion|suggestion|rumou?r|story|report)\b"
    r"|(?:or )?so (?:it is|it was|they|some|we are|we were) (?:said|say|reported|told|claimed?)\b"
    r"|as (?:some|others|many|critics|opponents|supporters|rumou?r) (?:has|have|had|say|claim|allege|insist|put)\b)",
    re.IGNORECASE,
)


_TOLD_BEHIND = re.compile(
    r"[\s”\"’']*,\s+(?!(?:and|but|or|so|which|who|whose|where|because|although|though|when|while|as|if|since)\b)"
    r"(?P<who>[^,.;:“”\"]{2,60}?)\s(?:said|says|reported|reports|announced|claimed|claims|wrote|argued|argues|suggested|"
    r"insisted|insists|confirmed|alleged|alleges|maintained|maintains|warned|told|tells)\b",
)


_FIRST_PERSON = re.compile(r"I|we|We")


def cut_before(text: str, start: int) -> Turned | None:
    """The negation or the conjunction right before ``start``, as the letters alone show it."""
    before = text[max(0, start - 40) : start]
    for turn, pattern in ((Turn.NEGATION, _NEGATION_BEFORE), (Turn.CONDITION, _CONDITION_BEFORE)):
        if found := pattern.search(before):
            return Turned(turn, found[0].strip())
    return None


def cut_behind(text: str, end: int) -> Turned | None:
    """What calls the words that end at ``end`` a mere charge or hearsay, in the same sentence."""
    told = _TOLD_BEHIND.match(text, end)
    if told is not None and not _FIRST_PERSON.fullmatch(told["who"]):
        return Turned(Turn.OTHER_VOICE, " ".join(told[0].strip(" ,”\"’'\n").split()))
    found = _CALLED_BEHIND.match(text, end)
    return Turned(Turn.OTHER_VOICE, found[0].strip(" ,–—-”\"’'")) if found else None


_CONDITION = re.compile(
    r"\W{0,3}\s*"
    r"(?P<words>(?:provided|unless|on condition|as long as|so long as|if|except|but only|only if)\b[^.;\n]{0,80})",
    re.IGNORECASE,
)


def condition_after(text: str, end: int) -> str | None:
    """The condition or exception that follows the words which end at ``end`` in the same sentence, or None."""
    found = _CONDITION.match(text, end)
    if found is None or re.search(r"[.;!?\n]", text[end : found.start("words")]):
        return None
    return " ".join(found["words"].split())
