"""A position as a sentence: whose it is, on whose word, and in which words.

Speech keeps its quotation marks. Reported words go on in our sentence where they fit: as what the stakeholder did
("denied that ...") or as what is so according to it.
"""

import re
from functools import cache

from llm_brief.records.lexicon import ACTS, REFUSALS, SILENT, STANCES
from llm_brief.records.phrasing import Casing, closed, mid_sentence, name, plain, quoted
from llm_brief.records.record import StakeholderPosition
from llm_brief.records.vocabulary import Basis, Stance
from llm_brief.text.grammar.cues import CueClass, verb_cues

__all__ = ["AUTHOR", "position_sentence"]

AUTHOR = "the author"
"""The stakeholder of what the writer of an article thinks."""

_STANCES = {
    Stance.FAVOR: "in favour of {}",
    Stance.AGAINST: "opposed to {}",
    Stance.MIXED: "of two minds on {}",
    Stance.NEUTRAL: "neutral on {}",
}
_AUXILIARIES = frozenset(
    """has have had is are was were will would does do did cannot can could may might must shall should
    remains remained feels felt grew""".split()
)
_CUE = re.compile(
    r"\b(?P<cue>said|says|added|adds|announced|announces|argued|argues|believes|claimed|claims|confirmed|confirms|"
    r"declared|declares|explained|insisted|insists|maintained|maintains|noted|notes|replied|reported|reports|stated|"
    r"states|stressed|thinks|warned|warns)\s+(?:(?:\w+\s+){0,4}that\s+)?$"
)
"""A verb of saying right before the reported words: it is kept as it stands."""
_TOLD = re.compile(r"\b(?:told|tells)\s+(?:\S+\s+){1,4}that\s+$")
_REPORTED = re.compile(r"(?:\b(?:that|told\s+\S+(?:\s+\S+)?|according\s+to)|:)\s*$", re.IGNORECASE)
_INNER = re.compile(r"(?<=\s)['‘“\"](?!\s)([^'’‘“”\"]+)(?<!\s)['’”\"](?!\w)")
"""Speech inside words that are themselves a report of it."""
_PARTED = re.compile(r"“[^“”]+[,.!?—–]”[^“”]+“[^“”]+”?\Z")
_NEGATED = re.compile(r"\b(?:not|never|nobody|nor|neither)\b|n['’]t\b", re.IGNORECASE)
_PARTICIPLE_NOUN = re.compile(r"^\w+(?:ed|s)\s+(?:of|by)\b")
_JUDGING = frozenset({CueClass.DENY, CueClass.CRITICISE, CueClass.PRAISE})
_POINTING_OUT = (
    "hope fear expect doubt wish highlight emphasize emphasise stress underline underscore voice call".split()
)
"""Verbs with which words are printed as what somebody does."""
_BESIDE = re.compile(r"(?:(?:also|again|still|instead|[a-z]{3,}ly) )+")
"""Words between a subject and its verb: "also blamed", "flatly refused"."""
_GERUND = re.compile(
    r"\w+ing (?:(?!(?:that|who|whom|whose|which|what|how|why|when|where|whether|as|because|if|[a-z]+ing)\b)"
    r"[^\s,;:]+ ){0,6}?"
    r"[“\"]?(?:is|was|are|were|will|would|has|had)\b",
    re.IGNORECASE,
)
"""As in "taking the prize was an honour": the deed is the subject of a clause."""
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")
_BEHIND_MARK = re.compile(r"^[,.?!]*[”\"'’]\s+")


def position_sentence(position: StakeholderPosition, casing: Casing) -> str:
    """The position with its holder, the speaker where another speaks, and the words."""
    words = position.statement.value if position.statement else position.evidence[0].exact
    if position.basis and position.basis.value is Basis.AUTHOR_OPINION:
        return _opinion(position, words)
    if position.quoted and position.quoted.value and not _INNER.search(words):
        return closed(f"{_speech(position, words)} {quoted(words)}")
    bare = plain(_INNER.sub(r"“\1”", words))
    if bare is None:
        return closed(f"{_holder(position)}, in the words of the article: {quoted(words)}")
    if _tells_itself(position, bare):
        return closed(bare)
    if is_predicate(bare, _before(position)) or _follows_holder(position, bare):
        return closed(_done(position, bare, casing))
    return closed(_reported(position, bare, casing))


def _tells_itself(position: StakeholderPosition, words: str) -> bool:
    """Whether the words name the holder with a verb of saying: "In 2009, Oru admitted ...", “Yes,” Oru said, “go.”"""
    who = _who(position)
    if _PARTED.match(words) and who.split()[-1] in words:
        return True
    at = words.find(f"{who} ")
    verb = _WORD.match(words, at + len(who) + 1) if at >= 0 else None
    is_saying = verb is not None and (_base(verb[0]) in verb_cues() or verb[0] in {"said", "told"})
    return is_saying and position.speaker is None


def _reported(position: StakeholderPosition, bare: str, casing: Casing) -> str:
    """A clause that somebody told, or what somebody did beside something else."""
    inside = mid_sentence(bare, casing)
    if position.speaker is not None and position.basis and position.basis.value is Basis.REPORTED_BY_OTHER:
        return _retold(position, name(position.speaker.value), bare, casing)
    if _is_participle(bare) and position.speaker is None and not _is_reported(_before(position)):
        return f"{_holder(position)} is reported as {inside or bare[:1].lower() + bare[1:]}"
    cue = _cue(position)
    if cue is not None and inside is not None:
        return f"{_holder(position)} {cue} that {inside}"
    told = f", {inside}" if inside is not None else f": {bare}"
    return f"According to {_source(position, casing)}{told}"


def _retold(position: StakeholderPosition, teller: str, bare: str, casing: Casing) -> str:
    """What one says that another said, in the source's words from the other's name on, where they stand at hand."""
    before, who = _before(position), _who(position)
    at = before.rfind(who)
    is_whole = at > 0 and not before[at - 1].isalnum() and before[at + len(who) : at + len(who) + 1] == " "
    told = plain(f"{before[at:]}{bare}") if is_whole else None
    inside = mid_sentence(bare, casing) or bare
    if told is None:
        cue = _cue_behind(before, who)
        told = f"{who} {cue} that {inside}" if cue else f"the position of {who} is that {inside}"
    return f"According to {mid_sentence(teller, casing) or teller}, {mid_sentence(told, casing) or told}"


def _cue_behind(before: str, who: str) -> str | None:
    """The verb of saying right behind the last word of the holder's name, however long the name is."""
    found = _CUE.search(before) or _TOLD.search(before)
    is_own = found is not None and before[: found.start()].endswith(f"{who.rsplit(maxsplit=1)[-1]} ")
    return found.groupdict().get("cue", "said") if found and is_own and not _NEGATED.search(before) else None


def _cue(position: StakeholderPosition) -> str | None:
    """The source's verb of saying, where the holder speaks for itself and the verb is not negated."""
    before = _before(position)
    found = _CUE.search(before)
    is_own = position.speaker is None and not (position.basis and position.basis.value is Basis.REPORTED_BY_OTHER)
    return found["cue"] if found and is_own and not _NEGATED.search(before) else None


def _opinion(position: StakeholderPosition, words: str) -> str:
    who = "" if _who(position) == AUTHOR else f", writing of {_who(position)},"
    return closed(f"The author of the article{who} gives this opinion{_on(position)}: {quoted(words)}")


def _speech(position: StakeholderPosition, words: str) -> str:
    said = "said:" if _is_sentence(words) else "used the words"
    if position.speaker is None:
        return f"{_holder(position)} {said}"
    speaker = name(position.speaker.value)
    if position.basis and position.basis.value is Basis.REPORTED_BY_OTHER:
        if not _says_it(position):
            return f"{speaker} said of the position of {_who(position)}:"
        return f"According to {speaker}, {_who(position)} {said}"
    return f"{speaker}, speaking for {_who(position)}, {said}"


def _says_it(position: StakeholderPosition) -> bool:
    """Whether the holder is named right beside the quotation with a verb of saying: “...,” Oru writes."""
    leaf, who = position.statement, _who(position)
    if leaf is None or not leaf.evidence:
        return False
    behind = _BEHIND_MARK.sub("", leaf.evidence[0].suffix)
    verb = _WORD.match(behind.removeprefix(who).lstrip())
    is_before = _cue_behind(_before(position).rstrip("“\"'‘, ") + " ", who) is not None
    return is_before or (verb is not None and who in behind and (_base(verb[0]) in verb_cues() or verb[0] == "wrote"))


def _is_sentence(words: str) -> bool:
    """Whether quoted words stand by themselves; a fragment was part of somebody else's sentence."""
    letters = [character for character in words if character.isalpha()]
    return not letters or not letters[0].islower()


def _done(position: StakeholderPosition, predicate: str, casing: Casing) -> str:
    """What the stakeholder did or does, as somebody tells it."""
    act = f"{_holder(position)} {predicate}"
    inside = mid_sentence(act, casing) or act
    if position.speaker is not None:
        return f"According to {name(position.speaker.value)}, {inside}"
    if position.basis and position.basis.value is Basis.REPORTED_BY_OTHER:
        return f"The article reports that {inside}"
    return act


def _source(position: StakeholderPosition, casing: Casing) -> str:
    who = mid_sentence(_who(position), casing) or _who(position)
    if position.speaker is None:
        return f"{who}{_on(position)}"
    speaker = name(position.speaker.value)
    return f"{mid_sentence(speaker, casing) or speaker}, speaking for {who}{_on(position)}"


def _holder(position: StakeholderPosition) -> str:
    """The holder; with its stance where it is known towards what."""
    stance = position.stance.value if position.stance else None
    target = plain(position.target.value) if position.target else None
    if stance is None or target is None:
        return _who(position)
    return f"{_who(position)}, {_STANCES[stance].format(target)},"


def _on(position: StakeholderPosition) -> str:
    target = plain(position.target.value) if position.target else None
    return f" on {target}" if target is not None else ""


def _who(position: StakeholderPosition) -> str:
    return name(position.stakeholder.value) if position.stakeholder else "Somebody"


def _before(position: StakeholderPosition) -> str:
    leaf = position.statement
    return leaf.evidence[0].prefix if leaf and leaf.evidence else ""


def is_predicate(words: str, before: str) -> bool:
    """Whether the words say what somebody does ("refuses to pay") and are not a clause that was reported."""
    beside = _BESIDE.match(words)
    words = words[beside.end() :] if beside else words
    first = _WORD.match(words)
    if first is None or words.endswith("?") or _is_reported(before) or _PARTICIPLE_NOUN.match(words):
        return False
    word = first[0]
    is_verb = word != _base(word) and _base(word) in _verbs()
    return word in _AUXILIARIES or is_verb


def _follows_holder(position: StakeholderPosition, words: str) -> bool:
    """Whether the words stand right behind the holder's name, their subject: "Farmers [oppose the law]"."""
    before, who = _before(position), _who(position)
    at = len(before) - len(who) - 1
    is_behind = before.endswith(f"{who} ") and (at <= 0 or not before[at - 1].isalnum())
    return is_behind and words[:1].islower() and not words.startswith(("that ", "to "))


def _is_reported(before: str) -> bool:
    """Whether a "that" or a verb of saying leads up to the words."""
    return bool(_REPORTED.search(before) or _CUE.search(before))


def _is_participle(words: str) -> bool:
    """As in "denying that he had paid": what somebody is told to do beside something else."""
    first = _WORD.match(words.lower())
    if first is None or not first[0].endswith("ing") or _GERUND.match(words):
        return False
    stem = first[0].removesuffix("ing")
    return bool({stem, f"{stem}e", stem[:-1]} & _verbs())


@cache
def _verbs() -> frozenset[str]:
    judging = (lemma for lemma, cue in verb_cues().items() if cue.cue_class in _JUDGING)
    return frozenset({*ACTS, *STANCES, *REFUSALS, *SILENT, *judging, *_POINTING_OUT})


_IRREGULAR = {
    "said": "say",
    "told": "tell",
    "made": "make",
    "took": "take",
    "gave": "give",
    "kept": "keep",
    "went": "go",
    "came": "come",
    "stood": "stand",
    "held": "hold",
    "thought": "think",
    "felt": "feel",
    "knew": "know",
    "saw": "see",
    "began": "begin",
    "sought": "seek",
    "put": "put",
    "rejected": "reject",
}


def _base(word: str) -> str:
    """The plain form of an inflected verb, as far as spelling tells."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for ending, joined in (("ies", "y"), ("ied", "y"), ("es", ""), ("es", "e"), ("s", ""), ("ed", ""), ("ed", "e")):
        stem = word.removesuffix(ending) + joined
        if word.endswith(ending) and stem in _verbs():
            return stem
    doubled = word.removesuffix("ed")
    return doubled[:-1] if doubled != word and doubled[-1:] == doubled[-2:-1] else word
