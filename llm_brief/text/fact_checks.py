"""What a page examines as a claim: under the labels of a fact check, or before "This claim is false".

Such words are put forward by others, to be judged; whatever their grammar, the page does not tell them as facts. The
labels are a closed class, and so are the ratings; "the union's claim for higher wages" is neither.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from llm_brief.text.document import Document
from llm_brief.text.fold import fold_words
from llm_brief.text.sentences import Sentence

__all__ = ["Examined", "examined_in", "label_end"]

_CLAIM = (
    r"(?:the |a |viral |false |fake |main )?(?:claim|myth|rumou?r|hoax)s?(?: \d+)?"
    r"|(?:the )?(?:claim|statement)s? (?:being checked|under review|we checked|examined|reviewed)"
    r"|what (?:was|is|is being|people are|they are) (?:claimed|claiming|saying)"
    r"|what(?:['’]s| is) (?:false|wrong|not true|misleading|undetermined|unknown)|fact[- ]?check"
)
_TRUTH = (
    r"what(?:['’]s| is) (?:true|right|known)|what we (?:found|know)|(?:the )?(?:facts?|reality|truth)|context|origins?"
    r"|background|about this rating"
)
_RATING = r"(?:our |the |truth |final |fact[- ]check )?(?:rating|verdict|ruling|conclusion|assessment)"
_TRUE = r"(?:completely |entirely )?(?:true|correct|accurate|confirmed|verified)"
_DEGREE = r"(?:(?:mostly|largely|partly|partially|completely|entirely|totally|wholly|half|demonstrably) )?"
_DOUBT = (
    rf"{_DEGREE}(?:false|untrue|incorrect|wrong|fake|fabricated|baseless|unfounded|unsubstantiated|unsupported"
    r"|unproven|unverified|misleading|inaccurate|exaggerated|outdated|debunked|bogus|doctored|altered|miscaptioned"
    r"|misattributed|satire)|not true|pants on fire|(?:mostly|partly|partially|half)[- ]true|mixture|mixed"
    r"|a? ?(?:hoax|scam|lie|fabrication)|missing context|out of context|no evidence|(?:without|lacking) (?:any )?"
    r"(?:basis|foundation|context)|undetermined|disputed"
)
_MARKS = r"[\s*_#>•-]*"
_LINE = re.compile(
    rf"{_MARKS}(?:(?P<claim>{_CLAIM})|(?P<truth>{_TRUTH})|(?P<rating>{_RATING}))[*_ ]*"
    r"(?:(?P<colon>:)[*_]*[ \t]*(?P<rest>\S.*)?|\Z)",
    re.IGNORECASE,
)
_INSIDE = re.compile(rf"(?<=[.!?”\"])\s+(?:{_RATING})\s?:\s+(?P<rest>\S.*)", re.IGNORECASE)
_VALUE = re.compile(
    rf"\W*(?:(?:this|it|the claim|the statement)(?: is|['’]s) |we rate (?:this|it|the claim)(?: as)? )?"
    rf"(?:(?P<doubt>{_DOUBT})|(?P<true>{_TRUE}))\b",
    re.IGNORECASE,
)
_JUDGED_BY_LABEL = re.compile(r"(?:false|wrong|not true|misleading|undetermined|unknown|fake)", re.IGNORECASE)
_NOUN = (
    r"claim|statement|rumou?r|post|stor(?:y|ie)|allegation|assertion|quote|video|image|report|narrative|hoax|accusation"
)
_JUDGING = re.compile(
    rf"\W*(?:(?:but|however|yet|in fact|in truth),? )?(?:"
    rf"(?P<which>this|that|these|those|the|such|both|all (?:of )?(?:these|the)) (?:[\w-]+ ){{0,2}}?"
    rf"(?P<noun>{_NOUN})s? (?:is|are|was|were|(?:has|have) been)(?: (?:proven|found|rated|judged|labell?ed))?"
    rf" (?:\w+ly )?(?:{_DOUBT})\b"
    rf"|(?:this|that)(?: is|['’]s) (?:\w+ly )?(?:false|not true|untrue|misleading|fake|a hoax)\b)(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_RATE = re.compile(
    rf"\W*(?:(?:so|therefore|overall),? )?we (?:rate|rated|judge) (?:[\w’']+ ){{1,4}}?(?:claim |statement )?"
    rf"(?:as |to be )?(?:{_DOUBT})\b",
    re.IGNORECASE,
)
_TOLD = re.compile(r",\s.*\b(?:said|says|told|according|argued|insisted|added|replied|claimed)\b", re.DOTALL)
_CLAIMING = re.compile(r"\b(?:sa(?:id|ys)|claim(?:s|ed)|wrote|posted|stated?s?|tweeted|shared|alleged?s?)\b")
_SECTION = re.compile(r"fact[- ]?check", re.IGNORECASE)
_ANSWER = re.compile(r"(?:no|yes|true|false)\b", re.IGNORECASE)
_QUOTE_MARKS = "\"“‘'«"
_CLOSED = re.compile(r"[.!?…][\"”’')\]*_]*\Z")
_DENIED = re.compile(r"\b(?:not|never|no|nor|neither)\b|n['’]t\b", re.IGNORECASE)
_ENOUGH = 4
"""Words of a claim by which it is known again."""
_BACK = 6
"""Sentences before "We rate this claim False" among which the claim is told again."""


@dataclass(frozen=True, slots=True)
class Examined:
    """A stretch of the text that is examined as a claim, with the page's own words for that.

    ``rating`` is the page's rating, None where none was read; ``words`` the label, or the sentence that judges.
    ``whole``: all that stands there is the claim, also that somebody said so. ``own``: the page itself judges it; else
    it repeats who does, and what has a source of its own is one word against another.
    """

    start: int
    end: int
    words: str
    rating: str | None = None
    whole: bool = True
    own: bool = True


@lru_cache(maxsize=64)
def examined_in(document: Document) -> tuple[Examined, ...]:
    """What of the text is examined as a claim and not found true, in order."""
    found = [*_labelled(document.text), *_judged(document.sentences)]
    return tuple(sorted([*found, *_again(found, document)], key=lambda part: (part.start, part.end)))


def label_end(text: str) -> int:
    """Where the sentence begins behind "CLAIM: " or "WHAT'S TRUE: "; 0 where there is no such label."""
    label = _LINE.match(text)
    return label.start("rest") if label and label["rest"] and not label["rating"] else 0


# --- labels ---


@dataclass(frozen=True, slots=True)
class _Line:
    """One line without the white space around it, and its label, if it begins with one."""

    start: int
    text: str
    label: re.Match[str] | None

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class _Page:
    """The text as lines that are not empty."""

    text: str
    lines: tuple[_Line, ...]

    def value(self, at: int) -> re.Match[str] | None:
        """The rating in the line of its label, or in the next."""
        label = self.lines[at].label
        if label is not None and label["rest"]:
            return _VALUE.match(label["rest"])
        return _VALUE.match(self.lines[at + 1].text) if at + 1 < len(self.lines) else None

    def is_form(self) -> bool:
        """Whether a bare heading "Claim" is one of a fact check: a rating, or what is true, stands below another."""
        return any(_names_truth(line.label) or self._is_rated(at) for at, line in enumerate(self.lines))

    def _is_rated(self, at: int) -> bool:
        label = self.lines[at].label
        return label is not None and bool(label["rating"]) and self.value(at) is not None

    def follows(self, at: int) -> bool:
        """Whether no empty line stands before the line."""
        return self.text.count("\n", self.lines[at - 1].end, self.lines[at].start) == 1

    def last_of(self, first: int) -> int:
        """The line in which a paragraph ends that was wrapped."""
        last = first
        while last + 1 < len(self.lines) and not _CLOSED.search(self.lines[last].text):
            if self.lines[last + 1].label is not None or not self.follows(last + 1):
                break
            last += 1
        return last


def _names_truth(label: re.Match[str] | None) -> bool:
    return label is not None and ("what" in label[0].lower() or "fact" in label[0].lower())


def _labelled(text: str) -> list[Examined]:
    found = ((place.start(), place[0].rstrip()) for place in re.finditer(r"\S[^\n]*", text))
    page = _Page(text, tuple(_Line(start, words, _LINE.match(words)) for start, words in found))
    is_form = page.is_form()
    open_ones: list[Examined] = []
    settled: list[Examined] = []
    is_rated = False
    for at, line in enumerate(page.lines):
        label = line.label
        if label is None:
            continue
        if label["claim"] and (label["colon"] or (is_form and not _is_section(label))):
            open_ones.extend(_under(page, at, label))
        elif label["rating"] and (value := page.value(at)):
            rated = open_ones or ([] if is_rated else _before(page, at))
            settled.extend(_rated(part, value) for part in rated if value["doubt"] or part.rating)
            open_ones, is_rated = [], True
    return settled + open_ones


def _is_section(label: re.Match[str]) -> bool:
    return _SECTION.fullmatch(label["claim"].strip()) is not None


def _under(page: _Page, at: int, label: re.Match[str]) -> Iterator[Examined]:
    """The words behind a label in its line, or the line below it."""
    first = at if label["rest"] else at + 1
    if first == len(page.lines) or (first > at and page.lines[first].label is not None):
        return
    begin = page.lines[first].start + (label.start("rest") if label["rest"] else 0)
    if _is_section(label) and _ANSWER.match(page.text, begin):
        return  # "Fact check: No, police did not ..."
    last = page.lines[page.last_of(first)].end
    inside = _INSIDE.search(page.text, begin, last)
    told = _JUDGED_BY_LABEL.search(label["claim"])
    part = Examined(begin, inside.start() if inside else last, label["claim"].strip(), told[0] if told else None)
    value = _VALUE.match(inside["rest"]) if inside else None
    if value is None or value["doubt"]:
        yield _rated(part, value) if value else part


def _before(page: _Page, at: int) -> list[Examined]:
    """The paragraph above a rating, where no label says what is rated."""
    if not at:
        return []
    first = at - 1
    while first and page.follows(first):
        first -= 1
    words = page.lines[at].text.split(":")[0].strip(" *_#")
    return [Examined(page.lines[first].start, page.lines[at - 1].end, words)]


def _rated(part: Examined, value: re.Match[str]) -> Examined:
    return replace(part, rating=value["doubt"] or part.rating)


# --- sentences that judge the one before ---


def _judged(sentences: Sequence[Sentence]) -> Iterator[Examined]:
    for at, sentence in enumerate(sentences):
        if sentence.text[0] in _QUOTE_MARKS or not at:
            continue
        judging = _JUDGING.match(sentence.text)
        if judging is not None:
            yield from _before_judgement(sentences, at, judging)
        elif _RATE.match(sentence.text):
            yield from _before_rating(sentences, at)


def _before_judgement(sentences: Sequence[Sentence], at: int, judging: re.Match[str]) -> Iterator[Examined]:
    """The sentence before; of several claims those of the paragraph before. Not one that speaks of the claim."""
    last = sentences[at - 1]
    several = (judging["which"] or "").lower() not in {"", "this", "that", "the", "such"}
    before = [one for one in sentences[:at] if one.paragraph == last.paragraph] if several else [last]
    for one in before:
        speaks_of_it = judging["noun"] and re.search(rf"\b{judging['noun']}", one.text, re.IGNORECASE)
        if not one.heading and not speaks_of_it:
            words = sentences[at].text
            is_own = _TOLD.search(judging["rest"] or "") is None
            yield Examined(one.start, one.end, words, words, whole=False, own=is_own)


def _before_rating(sentences: Sequence[Sentence], at: int) -> Iterator[Examined]:
    """The sentences of the ruling that tell the claim again."""
    for back in range(at - 1, max(-1, at - 1 - _BACK), -1):
        one = sentences[back]
        if one.heading:
            return
        if _CLAIMING.search(one.text):
            yield Examined(one.start, one.end, sentences[at].text, sentences[at].text)


def _again(found: Sequence[Examined], document: Document) -> Iterator[Examined]:
    """The claim told once more on the page: a sentence that holds all its words, and denies none."""
    told = [(part, _weighty(document.text[part.start : part.end])) for part in found]
    for sentence in document.sentences if found else ():
        words = _weighty(sentence.text)
        again = (part for part, theirs in told if len(theirs) >= _ENOUGH and theirs <= words)
        part = next(again, None)
        if part is not None and not _DENIED.search(sentence.text) and not _is_in(sentence, found):
            yield replace(part, start=sentence.start, end=sentence.end)


def _is_in(sentence: Sentence, found: Sequence[Examined]) -> bool:
    return any(part.start < sentence.end and sentence.start < part.end for part in found)


def _weighty(words: str) -> frozenset[str]:
    """The words that say what is claimed: names, figures, and all but the smallest others."""
    kept = (word for word in re.findall(r"[\w’'-]+", _CLAIMING.sub(" ", words)) if len(word) > 3 or not word.islower())
    return frozenset(fold_words(word) for word in kept)
