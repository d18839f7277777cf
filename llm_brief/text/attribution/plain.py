"""Attributions without a parse: cue words, capitals and commas.

Weaker than the syntax, and silent rather than wrong: it reads "X said that ...", "..., X said", "according to
X", and the words right before and behind a quotation. A source is what stands between a border and the cue.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from types import MappingProxyType

from llm_brief.text.attribution.quotes import grown
from llm_brief.text.document import Document
from llm_brief.text.grammar.cues import Cue, CueClass, verb_cues
from llm_brief.text.quotations import Quotation, enclosing, touching
from llm_brief.text.sentences import Sentence
from llm_brief.text.wordlists import word_set

__all__ = ["PlainSaying", "plain_sayings"]

_Range = tuple[int, int]

# Verbs that are read without a parse; the rest of the lexicon is too often something else.
_VERBS = word_set(
    """
    acknowledge add admit allege announce argue ask assert believe call caution claim concede
    conclude condemn confirm contend continue criticise criticize declare demand denounce deny
    describe emphasise emphasize estimate explain fear hope insist joke maintain note observe pledge
    praise predict promise quip recall remark reply report respond say state stress suggest tell
    think threaten tweet urge vow warn write
    """
)
_IRREGULAR = {
    "say": "said",
    "tell": "told",
    "write": "wrote",
    "think": "thought",
    "quip": "quipped",
    "admit": "admitted",
}
_OBJECT_VERBS = word_set("criticize criticise condemn denounce praise describe call continue urge threaten")
_PLURALS = word_set("they we some many most several others people police officials analysts critics experts")
_QUANTIFIERS = word_set("fewer more many some most several such these those all no new other his her their its")
_ACCORDING = Cue("according to", CueClass.REPORT)
_HELPER = re.compile(
    r"(?:\b(?:has|have|had|also|then|later|now|still|once|did|does|do|not|never|didn[’']t|\w+ly)\s+)*\Z"
)
_NEGATION = re.compile(r"\b(?:not|never|didn[’']t)\b")
_BORDER = re.compile(r"[,;:“”\"«»()]|[–—]|\b(?i:and|but|while|when|as|that|because|although|though|if|after)\b")
_SOURCE = re.compile(
    r"(?:[A-Z0-9]|(?:the|an?|his|her|their|its|our|some|many|most|several|other|two|three|he|she|they|it|we)\b).{0,79}"
)
_NOT_SOURCES = re.compile(
    r"(?:This|That|There|What|Which|Who|It is|It was)\b|.*\b(?:is|was|are|were|will|to|[a-z]+ed)\b"
)
_INVERTED = re.compile(r"[ \t]+(?P<source>(?:[A-Z]|the\b|an?\b|one\b)[^,.;:“”\"\n]{1,79})")
_TAIL = re.compile(
    r"(?:\s+(?:on|in|at|during|after|before|earlier|later|last|this|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
    r"\b[^.?!]{0,70})?[.?!]?[”\"’']*\s*\Z"
)
_MARKS = ("”", '"', "’", "'", "»")
_FRONT_END = re.compile(r"(?:,|[,?!—–…][”\"’'»])\Z")
# What comes before "Oru said" and is no clause of hers: "Speaking in Orlen, ...", "On Monday, ...".
_SCENE = re.compile(r"(?:\w+ing|In|On|At|After|Before|During|By|For|From|With|Asked|When|While|As|If|Although)\b")
_THAT = re.compile(r"(?:[ \t]+[^\s,;:.]+){0,5}?[ \t]+(?P<that>that)\b")
_ADVERBIAL = re.compile(r"\s+(?:on|in|at|during|after|before|of|for|about|with|to|by|from)\b")
_PARTICIPLE = re.compile(r", \w+ing\b")
_BEHIND = re.compile(r"\s(?P<source>(?:[A-Z]|the\b|he\b|she\b|they\b)[^,.;:“”\"\n]{0,60}?)\s+(?P<cue>\w+)[.,]")
_SAID_OF = re.compile(r"\b[Aa]ccording to (?P<source>[^,.;“”\"\n]{2,80})")


@dataclass(frozen=True, slots=True)
class PlainSaying:
    """Source, cue and contents as character ranges."""

    cue: Cue
    cue_range: _Range
    source: _Range
    content: tuple[_Range, ...]
    negated: bool = False


def plain_sayings(document: Document, found: Sequence[Quotation]) -> tuple[PlainSaying, ...]:
    """What the words alone show, in order of the cues."""
    outer = [quotation for quotation in found if quotation.depth == 0]
    said = [s for sentence in document.sentences for s in _in_sentence(sentence, outer)]
    said = [replace(s, content=grown(s.content, outer)) for s in said]
    return tuple(sorted(_going_on(document, said, outer), key=lambda s: s.cue_range))


def _is_verb(form: str, source: str) -> bool:
    """Whether a form that may be a noun is a verb behind this source: "aides claim", not "the claim"."""
    if _forms()[form.lower()].lemma != form.lower():
        return not form.endswith("s") or source.lower() not in _QUANTIFIERS
    return source.rsplit(maxsplit=1)[-1].lower() in _PLURALS or (source.endswith("s") and " " in source)


def _in_sentence(sentence: Sentence, outer: Sequence[Quotation]) -> Iterator[PlainSaying]:
    before: PlainSaying | None = None
    for match in _cue_pattern().finditer(sentence.text):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        if enclosing(outer, start, end) is None:
            for saying in _at_cue(sentence, _forms()[match[0].lower()], match.span(), before):
                before = saying
                yield saying
    for match in _SAID_OF.finditer(sentence.text):
        if enclosing(outer, sentence.start + match.start(), sentence.start + match.end()) is None:
            yield from _according_to(sentence, match)


def _at_cue(sentence: Sentence, cue: Cue, at: _Range, before: PlainSaying | None) -> Iterator[PlainSaying]:
    """The reading of one cue that fits: clause behind it, clause before it, or the source behind it."""
    text = sentence.text
    helpers = _HELPER.search(text, 0, at[0])
    verb_start = helpers.start() if helpers else at[0]
    read = _trailing(text, cue, at, before, sentence) if text[: at[1]].endswith("ing") else None
    if read is None and not text[: at[1]].endswith("ing"):
        source = _source_before(text, verb_start)
        is_helped = verb_start < at[0]
        if source is not None and not is_helped and not _is_verb(text[at[0] : at[1]], text[slice(*source)]):
            return
        read = _inverted(text, at[1], verb_start) if source is None else _plain(text, cue, at[1], source)
    if read is not None:
        source, content = read
        negated = _NEGATION.search(text, verb_start, at[0]) is not None
        places = [_shifted(place, sentence.start) for place in ((verb_start, at[1]), source, content)]
        yield PlainSaying(cue, places[0], places[1], (places[2],), negated)


def _plain(text: str, cue: Cue, end: int, source: _Range) -> tuple[_Range, _Range] | None:
    content = _clause_before(text, end, source) or _clause_behind(text, cue, end, source)
    return (source, content) if content else None


def _inverted(text: str, end: int, verb_start: int) -> tuple[_Range, _Range] | None:
    """“...,” said Oru."""
    match = _INVERTED.match(text, end)
    front = text[:verb_start].rstrip()
    if match is None or not _FRONT_END.search(front):
        return None
    return match.span("source"), _front(front, is_whole=not front.endswith(_MARKS))


def _trailing(
    text: str, cue: Cue, at: _Range, before: PlainSaying | None, sentence: Sentence
) -> tuple[_Range, _Range] | None:
    """What stands behind ", adding that", of one who has already said something in the sentence."""
    if before is None or not text[: at[0]].rstrip().endswith(","):
        return None
    source = _shifted(before.source, -sentence.start)
    content = _clause_behind(text, cue, at[1], source)
    is_clear = content is not None and (text[content[0] :].startswith("that ") or text[content[0]] in '“"')
    return (source, content) if content and is_clear else None


def _source_before(text: str, verb_start: int) -> _Range | None:
    """The words from the last border to the verb; of "Oru, the mayor, said" those before the first comma."""
    end = len(text[:verb_start].rstrip())
    if end and text[end - 1] == ",":
        opening = text.rfind(",", 0, end - 1)
        if opening < 0:
            return None
        end = opening
    borders = [*_BORDER.finditer(text, 0, end), *_cue_pattern().finditer(text, 0, end)]
    start = max((border.end() for border in borders), default=0)
    start += len(text[start:end]) - len(text[start:end].lstrip())
    words = text[start:end]
    if not _SOURCE.fullmatch(words) or _NOT_SOURCES.match(words) or len(words.split()) > 10:
        return None
    return start, end


def _clause_behind(text: str, cue: Cue, end: int, source: _Range) -> _Range | None:
    stop = len(text.rstrip(" .\n"))
    that = _THAT.match(text, end)
    if that:
        return that.start("that"), stop
    begins = not text[: source[0]].strip("“\"' ") or text[: source[0]].rstrip().endswith(("and", "but", ",", ";"))
    behind = text[end:stop]
    if re.match(r"\s*[,:]?\s*[“\"]", behind):
        return end + len(behind) - len(behind.lstrip(" ,:")), stop
    is_bare = begins and cue.lemma not in _OBJECT_VERBS and not _ADVERBIAL.match(behind)
    if is_bare and behind[:1].isspace() and len(behind.split()) > 2 and cue.lemma != "tell":
        return end + 1, stop
    if cue.takes_object and cue.lemma in _OBJECT_VERBS and len(behind.split()) > 1:
        participle = _PARTICIPLE.search(text, end, stop)
        return end + 1, participle.start() if participle else stop
    return None


def _clause_before(text: str, end: int, source: _Range) -> _Range | None:
    """What ends before the source: a quotation, or a clause where little follows the cue."""
    front = text[: source[0]].rstrip()
    if not _FRONT_END.search(front):
        return None
    ends_sentence = _TAIL.match(text, end) is not None
    if not front.endswith(_MARKS) and not ends_sentence:
        return None
    if _SCENE.match(front):
        return None
    return _front(front, is_whole=ends_sentence)


def _front(front: str, *, is_whole: bool) -> _Range:
    """All that stands before the source, or the end of a quotation, which will be widened to its marks."""
    stop = len(front.rstrip(","))
    return (0, stop) if is_whole else (stop - 2, stop)


def _according_to(sentence: Sentence, match: re.Match[str]) -> Iterator[PlainSaying]:
    """What stands before "according to", or behind it and its source where nothing does."""
    text = sentence.text
    before = text[: match.start()].rstrip(" ,")
    behind = text[match.end() + 1 :].rstrip(" .\n")
    start, stop = (0, len(before)) if before else (match.end() + 1, match.end() + 1 + len(behind))
    start += len(text[start:stop]) - len(text[start:stop].lstrip())
    if start < stop:
        cue_range = match.start(), match.start("source") - 1
        places = [_shifted(place, sentence.start) for place in (cue_range, match.span("source"), (start, stop))]
        yield PlainSaying(_ACCORDING, places[0], places[1], (places[2],))


def _going_on(document: Document, said: Sequence[PlainSaying], outer: Sequence[Quotation]) -> Sequence[PlainSaying]:
    """The same, with quotations that nobody holds given to a cue before them or to the last speaker."""
    sayings = list(said)
    holders = {q: place for place, saying in enumerate(said) for q in _held(saying, outer)}
    for number, quotation in enumerate(outer):
        if quotation in holders:
            continue
        place = _speaker_around(document, sayings, holders, outer[max(0, number - 1) : number + 2])
        if place is not None:
            holders[quotation] = place
            content = (*sayings[place].content, (quotation.outer_start, quotation.outer_end))
            sayings[place] = replace(sayings[place], content=grown(content, outer))
        elif saying := _behind(document, quotation) or _led_in(document, quotation, outer):
            holders[quotation] = len(sayings)
            sayings.append(saying)
    return sayings


def _speaker_around(
    document: Document,
    sayings: Sequence[PlainSaying],
    holders: Mapping[Quotation, int],
    near: Sequence[Quotation],
) -> int | None:
    """The saying that the middle one of up to three neighbours goes on, or is the beginning of."""
    for one, other in pairwise(near):
        if one in holders and other not in holders and _follows(document, one, other, sayings[holders[one]]):
            return holders[one]
        if other in holders and one not in holders and other.continued:
            return holders[other]
    return None


def _held(saying: PlainSaying, outer: Sequence[Quotation]) -> Iterator[Quotation]:
    return (quotation for place in saying.content for quotation in touching(outer, *place))


def _behind(document: Document, quotation: Quotation) -> PlainSaying | None:
    """The short sentence that follows a question or an exclamation: “Why?” Oru asked."""
    match = _BEHIND.match(document.text, quotation.outer_end)
    ends_open = document.text[quotation.end - 1] in "?!—–…"
    if match is None or not ends_open or match["cue"].lower() not in _forms() or _NOT_SOURCES.match(match["source"]):
        return None
    content = quotation.outer_start, quotation.outer_end
    return PlainSaying(_forms()[match["cue"].lower()], match.span("cue"), match.span("source"), (content,))


def _led_in(document: Document, quotation: Quotation, outer: Sequence[Quotation]) -> PlainSaying | None:
    """The cue and source of: Oru told the crowd: “...”, also in the paragraph before."""
    sentence = document.sentence_at(quotation.outer_start)
    if sentence is not None and sentence.start == quotation.outer_start and sentence.index > 1:
        sentence = document.sentences[sentence.index - 2]
        if not sentence.text.endswith(":"):
            return None
    if sentence is None:
        return None
    lead = document.text[sentence.start : min(sentence.end, quotation.outer_start)]
    cues = [m for m in _cue_pattern().finditer(lead) if not m[0].endswith("ing")]
    if not cues or not lead.rstrip().endswith((",", ":", "that", cues[-1][0])):
        return None
    start, end = _shifted(cues[-1].span(), sentence.start)
    helpers = _HELPER.search(lead, 0, cues[-1].start())
    source = _source_before(lead, helpers.start() if helpers else cues[-1].start())
    if source is None or enclosing(outer, start, end) is not None:
        return None
    content = quotation.outer_start, quotation.outer_end
    return PlainSaying(_forms()[cues[-1][0].lower()], (start, end), _shifted(source, sentence.start), (content,))


def _follows(document: Document, last: Quotation, quotation: Quotation, saying: PlainSaying) -> bool:
    """Whether the quotation goes on where the last stopped: around its cue, or as a sentence of its own."""
    if last.outer_end <= saying.cue_range[0] < quotation.outer_start:
        between = document.text[saying.cue_range[1] : quotation.outer_start].rstrip()
        if between.endswith(",") and not re.search(r"[.?!:;]", between):
            return True
    sentence = document.sentence_at(quotation.outer_start)
    before = document.sentence_at(last.outer_end - 1)
    if sentence is None or before is None or sentence.start != quotation.outer_start:
        return False
    is_all = sentence.end <= quotation.outer_end + 1
    return quotation.continued or (is_all and before.paragraph in (sentence.paragraph, sentence.paragraph - 1))


def _shifted(place: _Range, by: int) -> _Range:
    return place[0] + by, place[1] + by


@cache
def _forms() -> Mapping[str, Cue]:
    """The finite forms of the verbs read here, each with its cue."""
    forms: dict[str, Cue] = {}
    for verb in sorted(_VERBS):
        cue = verb_cues()[verb]
        stem = verb.removesuffix("e")
        past = _IRREGULAR.get(verb, f"{stem[:-1]}ied" if _ends_in_y(verb) else f"{stem}ed")
        third = f"{stem[:-1]}ies" if _ends_in_y(verb) else f"{verb}s"
        forms |= dict.fromkeys((past, third, verb, f"{stem}ing"), cue)
    return MappingProxyType(forms)


def _ends_in_y(verb: str) -> bool:
    return verb.endswith("y") and verb[-2] not in "aeiou"


@cache
def _cue_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(_forms(), key=len, reverse=True))})\b")
