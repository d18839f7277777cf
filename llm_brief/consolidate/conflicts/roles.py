"""Offices that the documents give to one person: "foreign minister" here, "deputy foreign minister" there."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from llm_brief.consolidate.conflicts.reports import Reports
from llm_brief.consolidate.naming import ROLES, plain, read_name
from llm_brief.consolidate.terms import STOP_WORDS, stem_of
from llm_brief.consolidate.told import Difference, Told
from llm_brief.records.base import evidence_of
from llm_brief.records.record import Relation
from llm_brief.text.document import Document
from llm_brief.text.fold import fold_words
from llm_brief.text.wordlists import word_set

__all__ = ["role_differences"]

_CLASSES = {
    "head": "chairman chairwoman chair chairperson head leader president heads leads chairs founder",
    "executive": "executive ceo",
    "minister": "minister",
    "envoy": "envoy ambassador",
    "secretary": "secretary",
    "director": "director",
    "governor": "governor",
    "mayor": "mayor",
    "commander": "commander",
    "judge": "judge justice",
    "premier": "premier chancellor",
    "speaker": "speaker",
}
_CLASS_OF = {word: name for name, words in _CLASSES.items() for word in words.split()}
_PLAIN = {
    "chairman": "chair", "chairwoman": "chair", "chairperson": "chair", "chairs": "chair", "heads": "head",
    "leads": "head", "leader": "head", "ceo": "executive", "justice": "judge",
}  # fmt: skip
_PAST = word_set("former ex late retired previous")
_BELOW = word_set("deputy vice assistant acting interim")
_PORTFOLIO = re.compile(r"([\w’'\-]+) minister\b|\bminister (?:of|for) ([\w’'\-]+)")
_NOT_PORTFOLIO = _PAST | _BELOW | word_set("the a an prime first his her its their country's") | {"s"}
_BEFORE = re.compile(r"(?:[\w’'.\-]+[ \u00a0]){1,9}$")
_BEFORE_COMMA = re.compile(r"(?:^|[.;:,!?“”\"\n]\s*)([^.;:,!?“”\"\n]{3,80}),\s$")
_AFTER = re.compile(r"\s?,\s(?!(?:said|who|which|where|when|and|but)\b)([^.;:,!?()“”\"\n]{3,90})")
_WHO = re.compile(r",?\swho\s((?:was|is|heads|leads|chairs|headed|led|chaired)\b[^.;:,!?()“”\"\n]{0,80})")
_UNTIL = re.compile(r"\bwas\b|\bheaded\b|\bled\b|\bchaired\b|\buntil\b")


@dataclass(frozen=True, slots=True)
class _Office:
    """An office as the text gives it: its class, its own noun, whether it is past or below, and of what."""

    kind: str
    noun: str
    past: bool
    below: bool
    portfolio: str
    of: frozenset[str]
    told: Told


def role_differences(reports: Reports) -> Iterator[Difference]:
    """Offices of one person of which only one can be right, or that are two words for one."""
    held: dict[str, list[_Office]] = defaultdict(list)
    records = _records_by_party(reports)
    for doc_id in sorted(reports.documents):
        for key, office in _offices(reports.documents[doc_id], reports, records):
            held[key].append(office)
    for key in sorted(held):
        yield from _differing(held[key])


def _records_by_party(reports: Reports) -> Mapping[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for group in reports.groups:
        for profile in group.members:
            for actor in (*profile.agents, *profile.others):
                found.setdefault((profile.doc_id, actor.key), profile.id)
    return found


def _offices(
    document: Document, reports: Reports, records: Mapping[tuple[str, str], str]
) -> Iterator[tuple[str, _Office]]:
    for found in reports.cast.names_in(document.id):
        form = read_name(found.text)
        actor = reports.cast.actor(document.id, found.text)
        if actor is None or actor.type != "person" or " " not in actor.key:
            continue
        start = found.end - len(_own(found.text, form.name))
        for phrase_start, phrase in _phrases(document.text, start, found.end):
            low, high = min(phrase_start, start), max(phrase_start + len(phrase), found.end)
            told = Told(
                " ".join(phrase.split()),
                evidence_of(document, [document.span(low, high)]),
                records.get((document.id, actor.key), ""),
                document.id,
                document.published_at,
            )
            office = _office(phrase, told)
            if office:
                yield actor.key, office


def _own(text: str, name: str) -> str:
    words = text.split()
    tail = " ".join(words[-len(name.split()) :])
    return tail if plain(tail) == name else text


def _phrases(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The words before and after a name that may give an office, with their places."""
    before = _BEFORE.search(text, max(0, text.rfind("\n", 0, start) + 1), start)
    if before:
        phrase = _office_part(before[0])
        if phrase:
            yield start - len(before[0]) + before[0].rindex(phrase), phrase
    comma = _BEFORE_COMMA.search(text, max(0, start - 90), start)
    if comma and _has_role(comma[1]):
        yield comma.start(1), comma[1]
    for pattern in (_AFTER, _WHO):
        after = pattern.match(text, end)
        if after and _has_role(" ".join(after[1].split()[:7])):
            yield after.start(1), after[1]


def _office_part(words: str) -> str:
    """From the last words before a name, those that belong to an office: up to a verb, a comma or another clause."""
    listed = re.split(r"[,.;:]\s", words)[-1].split(" ")
    kept: list[str] = []
    for word in reversed([word for word in listed if word]):
        folded = fold_words(word).strip(".'")
        known = folded in ROLES | _PAST | _BELOW or folded in {"of", "for", "the", "and", "prime"}
        of_office = bool(kept) and _noun(kept[0]) in ROLES and folded not in STOP_WORDS  # "deputy transport minister"
        if not known and not word[:1].isupper() and not of_office:
            break
        kept.insert(0, word)
    phrase = " ".join(kept)
    return phrase if phrase and _has_role(phrase) and phrase in words else ""


def _has_role(phrase: str) -> bool:
    return any(_noun(word) in _CLASS_OF for word in phrase.split())


def _noun(word: str) -> str:
    return re.sub(r"['’]s?$", "", fold_words(word)).strip(".")


def _office(phrase: str, told: Told) -> _Office | None:
    words = [_noun(word) for word in re.split(r"[\s]+", phrase)]
    nouns = [word for word in words if word in _CLASS_OF]
    if not nouns:
        return None
    noun = nouns[0]
    at = words.index(noun)
    past = (
        bool(_PAST & set(words[: at + 1]))
        or any(word.startswith("ex-") for word in words)
        or bool(_UNTIL.search(phrase))
    )
    portfolio = next((a or b for a, b in _PORTFOLIO.findall(" ".join(words)) if (a or b) not in _NOT_PORTFOLIO), "")
    of = frozenset(
        stem_of(word)[:5] for word in words if word not in _EMPTY and word not in ROLES and word != portfolio
    )
    return _Office(_CLASS_OF[noun], _PLAIN.get(noun, noun), past, bool(_BELOW & set(words[:at])), portfolio, of, told)


_EMPTY = _PAST | _BELOW | word_set("the a an of for who is was and in his her its their until since")


def _differing(offices: Sequence[_Office]) -> Iterator[Difference]:
    """Differences between documents; a document that gives both leaves nothing to tell."""
    by_doc: dict[str, list[_Office]] = defaultdict(list)
    for office in offices:
        by_doc[office.told.doc_id].append(office)
    found: dict[Relation, dict[Told, None]] = defaultdict(dict)
    notes: dict[Relation, str] = {}
    for one, other in itertools.combinations(sorted(by_doc), 2):
        for a, b in itertools.product(by_doc[one], by_doc[other]):
            compared = _compare(a, b)
            if compared and not _agreed(a, by_doc[other]) and not _agreed(b, by_doc[one]):
                relation, note = compared
                found[relation] |= {a.told: None, b.told: None}
                notes.setdefault(relation, note)
    for relation, told in found.items():
        yield Difference("role", relation, "/role", tuple(told), notes[relation])


def _agreed(office: _Office, others: Sequence[_Office]) -> bool:
    return any(
        (other.kind, other.noun, other.past, other.below) == (office.kind, office.noun, office.past, office.below)
        and (other.portfolio == office.portfolio or not other.portfolio or not office.portfolio)
        for other in others
    )


def _compare(one: _Office, other: _Office) -> tuple[Relation, str] | None:
    if one.kind == other.kind:
        return _of_one_kind(one, other)
    if {one.kind, other.kind} <= _AT_THE_TOP and one.of & other.of:
        return "contradicts", "two different offices of one body"
    return None


_AT_THE_TOP = frozenset({"head", "executive", "director", "secretary"})


def _of_one_kind(one: _Office, other: _Office) -> tuple[Relation, str] | None:
    if one.portfolio and other.portfolio and one.portfolio != other.portfolio:
        return ("contradicts", "two different offices") if not one.past and not other.past else None
    if one.of and other.of and not one.of & other.of:
        return None
    if one.past != other.past:
        return _succeeded(one, other)
    if one.below != other.below:
        return "contradicts", "the deputy, or the holder of the office"
    return ("spelling_variant", "two words for one office") if one.noun != other.noun else None


def _succeeded(one: _Office, other: _Office) -> tuple[Relation, str]:
    past, present = (one, other) if one.past else (other, one)
    days = past.told.published, present.told.published
    if days[0] and days[1] and days[0] > days[1]:
        return "supersedes", "in office in the earlier report, formerly so in the later one"
    return "contradicts", "in office, or formerly so"
