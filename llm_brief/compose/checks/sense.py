"""What a sentence makes of an act: done, not done, planned, alleged, asked for; and who is said to say so."""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from llm_brief.compose.checks.voices import holders_of
from llm_brief.compose.sentence import Written
from llm_brief.records.base import Leaf
from llm_brief.records.lexicon import FORCES, REFUSALS
from llm_brief.records.record import AnyRecord, Demand, Event, StakeholderPosition
from llm_brief.records.wording import is_marked
from llm_brief.records.wording_position import AUTHOR
from llm_brief.text.stems import stem_of
from llm_brief.verify.claims.words import STOP_WORDS, Word, read_words

__all__ = ["ASKING", "attributed", "denials", "realities", "status"]

_HARD = frozenset("not never no nor neither nobody none nothing n't cannot hardly without".split())
_ENDINGS = ("", "s", "es", "d", "ed", "ing")


def _stems(verbs: Iterable[str]) -> frozenset[str]:
    """The stems of all forms of some verbs; of those with a particle, none: their verb alone says something else."""
    return frozenset(stem_of(f"{verb}{end}") for verb in verbs if "_" not in verb for end in _ENDINGS)


_SOFT = _stems((*REFUSALS, "fail", "avoid", "dispute", "denied", "denies", "refusal", "rejection", "denial"))
_AHEAD = frozenset(
    """will would shall should may might must could can plan plans planned planning due set expected expects expect
    scheduled intends intend intended hopes hope hoped aims wants want wanted seeks seek sought threatened threatens
    threaten warned warns promised promises promise vowed pledged agreed agrees offered if unless until whether ready
    prepared proposed proposes called calls possible likely ought""".split()
)
ASKING = _stems(
    (
        *(FORCES.keys() - {"direct", "press", "command"}),
        "call",
        "push",
        "want",
        "insistence",
        "plea",
        "petition",
        "sought",
    )
)
_LEFT_OPEN = _AHEAD | frozenset("told tells gave ultimatum deadline condition only offer".split())
_RESUMES = frozenset("who which while although though as where when after because saying adding arguing".split())
_BE = frozenset({"is", "are", "was", "were"})
_BOUNDARIES = frozenset(".;!?")
_REACH = 5
_BESIDE = 2
_PASSIVE = re.compile(r"\s+(?:was|were|is|are|has|had)\b")
"""After a noun ("the ultimatum was passed on"): what follows is told of the demand itself."""
_DENIES = re.compile(r"^(?:(?:has|have|had|always|also|again)\s+){0,3}den(?:ied|ies|y)\b", re.IGNORECASE)
_DENIED = re.compile(r"\bden(?:ied|ies|y|ying)(?:\s+that)?\s*$", re.IGNORECASE)
_LIGHT_LEMMAS = frozenset(
    "say tell add be have do make take give get go come call report state announce accord describe put see turn".split()
)
_LIGHT = _stems(_LIGHT_LEMMAS) | frozenset(map(stem_of, "said told made took got gave went came".split()))
_SAYING = frozenset(
    """said says say saying told tells according reported reports stated states announced argued argues claimed claims
    denied denies accused accuses called calls described describes insisted insists warned warns welcomed criticised
    criticized condemned rejected refused declined replied answered added maintains maintained wrote writes thinks
    believes opposes supports favours favors words view position opinion put spoke threatened threatens agreed
    accepted demanded demands urged asked appealed refuses rejects""".split()
)


class _Reality(StrEnum):
    FACT = "as a fact"
    NOT = "as not so"
    OPEN = "as refused, asked for or still to come"


def realities(written: Written) -> Iterator[str]:
    """No verb tells as a fact what the cited words only deny, ask for or plan, and none is denied that they affirm."""
    parse = written.known.parse
    if parse is None:
        return
    document = written.ground.document
    theirs: dict[str, set[_Reality]] = {}
    beside: dict[str, bool] = {}
    for rated in _rated(read_words(document.text), document.text):
        theirs.setdefault(rated.word.stem, set()).add(rated.reality)
        beside[rated.word.stem] = beside.get(rated.word.stem, True) and rated.beside
    for rated in _rated(written.words, written.own):
        word, told = rated.word, theirs.get(rated.word.stem)
        token = parse.token_at(word.start)
        if token is None or told is None or token.lemma in _LIGHT_LEMMAS or token.pos == "PROPN" or word.text in _AHEAD:
            continue
        is_act = token.pos == "VERB"
        unsaid = (is_act and _Reality.FACT not in told) or (told == {_Reality.NOT} and beside[word.stem])
        denied = rated.reality is _Reality.NOT and is_act and told == {_Reality.FACT}
        if denied or (rated.reality is _Reality.FACT and unsaid):
            yield f"{word.text!r} is told {rated.reality}; the cited words tell it {_one(told)}"


def denials(written: Written) -> Iterator[str]:
    """What a stakeholder denies is not told without a word of denial."""
    words = written.words
    if any(word.text in _HARD or word.stem in _SOFT or word.text.endswith(("n't", "n’t")) for word in words):
        return
    for record in written.ground.records:
        leaf = record.statement if isinstance(record, StakeholderPosition) else None
        if leaf is None or not _is_denial(leaf):
            continue
        told = {word.stem for word in read_words(leaf.value) if word.is_content}
        if 2 * len(told & {word.stem for word in words}) >= len(told):
            yield f"it does not say that this is denied: {leaf.value!r}"


def _is_denial(leaf: Leaf[str]) -> bool:
    before = leaf.evidence[0].prefix if leaf.evidence else ""
    return bool(_DENIES.search(leaf.value) or _DENIED.search(before))


def _one(told: set[_Reality]) -> str:
    return " and ".join(sorted(told))


class _Rated(NamedTuple):
    """A content word, how its sentence tells of it, and whether a negation stands right beside it."""

    word: Word
    reality: _Reality
    beside: bool


def _rated(words: Sequence[Word], text: str) -> list[_Rated]:
    """Each content word with how its sentence tells of it: scopes run from their operator to the clause's end."""
    rated: list[_Rated] = []
    hard, open_scope, last = 0, False, 0
    for word in words:
        between = text[last : word.start]
        if any(mark in between for mark in _BOUNDARIES) or (word.text == "but"):
            hard, open_scope = 0, False
        if "," in between or word.text in ("and", "who", "which", "because"):
            hard = 0
        if "," in between and word.text in _RESUMES:
            open_scope = False
        last = word.end
        if word.text in _BE and re.match(r"\s+to\b", text[word.end :]):
            open_scope = True
        if word.text in _HARD or word.text.endswith(("n't", "n’t")):
            hard = _REACH
        elif _opens(word) and not _PASSIVE.match(text, word.end):
            rated.append(_Rated(word, _Reality.NOT if hard else _Reality.FACT, hard > _REACH - _BESIDE))
            open_scope = True
        elif word.is_content and word.stem not in _LIGHT:
            reality = _Reality.NOT if hard else _Reality.OPEN if open_scope else _Reality.FACT
            rated.append(_Rated(word, reality, hard > _REACH - _BESIDE))
            hard = max(0, hard - 1)
    return rated


def _opens(word: Word) -> bool:
    return word.text in _AHEAD or word.stem in _SOFT or word.stem in ASKING


def status(written: Written) -> Iterator[str]:
    """Where all cited records are of one uncertain sort, the sentence says so: planned, alleged, denied, asked for."""
    records = written.ground.records
    events = [record for record in records if isinstance(record, Event) and record.status]
    if events and len(events) == len(records):
        states = {event.status.value for event in events if event.status}
        if not any(is_marked(written.text, state) for state in states):
            yield f"it does not say that this is {' or '.join(sorted(states))}"
    if all(isinstance(record, Demand) for record in records):
        words = read_words(written.text)
        if not any(word.stem in ASKING | _SOFT or word.text in _LEFT_OPEN for word in words):
            yield "it does not say that this is asked for"


def attributed(written: Written) -> Iterator[str]:
    """What somebody says stays said: a sentence made of positions names the holder, one of attributed events a sayer.

    Whether it is the right one is for ``voices``.
    """
    records = written.ground.records
    if not records or not all(map(_is_somebodys, records)):
        return
    said = {word.text for word in written.words}
    if any(_names(holder.value, said) for record in records for holder in holders_of(record)):
        return
    stems = {word.stem for word in written.words}
    is_told = bool(said & _SAYING or stems & (ASKING | _SOFT) or written.known.attributions)
    if not is_told or any(isinstance(record, StakeholderPosition) for record in records):
        yield "it does not say whose word this is"


def _is_somebodys(record: AnyRecord) -> bool:
    return isinstance(record, StakeholderPosition) or (isinstance(record, Event) and record.attribution is not None)


def _names(holder: str, said: set[str]) -> bool:
    if holder.lower() == AUTHOR:
        return bool(said & {"author", "article", "writer", "columnist", "opinion", "editorial"})
    words = [word for word in read_words(holder) if word.text not in STOP_WORDS]
    wanted = {word.text for word in words if word.capital} or {word.text for word in words}
    return bool(wanted & said)
