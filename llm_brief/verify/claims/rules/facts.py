"""Rules about dates, names and quoted words of a claim. None of them is certain that a claim is right."""

import re
from collections.abc import Iterator, Sequence

from llm_brief.records.base import Label
from llm_brief.text.dates.edtf import EDTF
from llm_brief.text.dates.find import FoundDate, find_dates
from llm_brief.text.document import Span
from llm_brief.text.fold import fold_words
from llm_brief.text.locating.locate import locate
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.evidence.elapsed import reckoned_years
from llm_brief.verify.claims.evidence.homes import place_of, stands_verbatim
from llm_brief.verify.claims.evidence.namings import is_called_by_nation
from llm_brief.verify.claims.evidence.times import is_reckoned
from llm_brief.verify.claims.named import abbreviates, is_known_name
from llm_brief.verify.claims.source import Source
from llm_brief.verify.claims.when import WEEKDAY, compatible, follows, holds, is_other_weekday, read_value
from llm_brief.verify.claims.words import Word, read_words

__all__ = ["dates", "names", "offices", "quotes"]


def dates(comparison: Comparison) -> Iterator[Said]:
    """Every date of the claim is one of the document's, or vaguer than one; a year nobody stated is an invention."""
    for date in comparison.dates:
        value = read_value(date.value.value) if date.value else None
        if value is not None and is_other_weekday(date.text, value):
            yield Said(Label.CONTRADICTED, f"{date.text!r} is no such weekday")
        elif value is not None and (other := _other_weekday(date, value, comparison)):
            yield Said(
                Label.CONTRADICTED, f"the source says {other.text!r}, not {date.text!r}", (place_of(comparison, other),)
            )
        elif WEEKDAY.search(date.text) and is_reckoned(date, comparison):
            continue
        elif stands_verbatim(date.text, comparison):
            yield from _elsewhere(date, value, comparison) if value else ()
        elif value is not None:
            yield from _date(date, value, comparison)
        elif WEEKDAY.search(date.text):
            yield from _weekday(date, comparison)


def _other_weekday(claimed: FoundDate, value: EDTF, comparison: Comparison) -> FoundDate | None:
    """The same date of the document, where it has another weekday."""
    mine = {day.lower() for day in WEEKDAY.findall(claimed.text)}
    for told, there, days in comparison.source.weekdays if mine else ():
        if mine.isdisjoint(days) and follows(value, there):
            return told
    return None


def _date(claimed: FoundDate, value: EDTF, comparison: Comparison) -> Iterator[Said]:
    told = comparison.source.dated
    if any(follows(value, other) for _, other in told):
        yield from _elsewhere(claimed, value, comparison)
        return
    vaguer = [date for date, other in told if holds(other, value) and not (value.is_interval or _is_endless(other))]
    near = [(date, other) for date, other in told if comparison.in_evidence(date.start)]
    if doubt := _may_follow(claimed, value, comparison):
        yield doubt
    elif vaguer:
        best = next((date for date in vaguer if any(date is one for one, _ in near)), vaguer[0])
        reason = f"the source says {best.text!r} and does not say {claimed.text!r}"
        yield Said(Label.PARTIAL, reason, (place_of(comparison, best),))
    elif other := _another(claimed, value, near, comparison):
        reason = f"the source says {other.text!r}, not {claimed.text!r}"
        yield Said(Label.CONTRADICTED, reason, (place_of(comparison, other),))
    else:
        yield Said(Label.NOT_FOUND, f"the source does not say {claimed.text!r}")


_UNTIL = re.compile(r"(?:until|till|by|before|since|after|from)\s+(?P<date>.+?)(?:\s+onwards?)?", re.IGNORECASE)
_YEAR = 4


def _may_follow(claimed: FoundDate, value: EDTF, comparison: Comparison) -> Said | None:
    """That a date may follow from one of the source's, if it may: "until May 3" from "May 3", or "two years later"."""
    if bound := _UNTIL.fullmatch(claimed.text):
        plain = _dates_in(bound["date"], comparison)
        for date, other in comparison.source.dated:
            found = _UNTIL.fullmatch(date.text)
            told = (other, *_dates_in(found["date"], comparison)) if found else (other,)
            if any(follows(one, there) for one in plain for there in told):
                return _may_be(date, claimed, comparison)
        words = set(bound["date"].lower().split())
        for date in comparison.source.dates:  # "by next March", where nobody says which year it is
            if date.value is None and words < set(date.text.lower().split()):
                return _may_be(date, claimed, comparison)
    if len(str(value)) == _YEAR and str(value).isdecimal() and int(str(value)) in reckoned_years(comparison):
        return Said(
            Label.NOT_CHECKED, f"{claimed.text!r} may follow from what the source says, and whether it does is open"
        )
    return None


def _may_be(told: FoundDate, claimed: FoundDate, comparison: Comparison) -> Said:
    reason = f"the source says {told.text!r}; whether it says {claimed.text!r} of this is open"
    return Said(Label.NOT_CHECKED, reason, (place_of(comparison, told),))


def _dates_in(text: str, comparison: Comparison) -> list[EDTF]:
    found = find_dates(text, comparison.source.document.published_at)
    return [read_value(date.value.value) for date in found if date.value]


def _is_endless(value: EDTF) -> bool:
    """Whether a date only has a beginning or an end."""
    return str(value).startswith("..") or str(value).endswith("..")


def _another(
    claimed: FoundDate, value: EDTF, near: Sequence[tuple[FoundDate, EDTF]], comparison: Comparison
) -> FoundDate | None:
    """The date that stands in the place of a claim's: one as precise, and behind the same word ("from May 1")."""
    others = [(date, told) for date, told in near if not compatible(value, told)]
    before = _word_before(claimed, comparison.reading.claim.text)
    text = comparison.source.document.text

    def apart(pair: tuple[FoundDate, EDTF]) -> tuple[bool, bool]:
        return len(str(pair[1])) != len(str(value)), _word_before(pair[0], text) != before

    return min(others, key=apart)[0] if others else None


def _word_before(date: FoundDate, text: str) -> str:
    words = text[max(0, date.start - _REACH) : date.start].lower().split()
    return words[-1] if words else ""


_REACH = 40  # characters in which the word before a date stands


def _elsewhere(claimed: FoundDate, value: EDTF, comparison: Comparison) -> Iterator[Said]:
    """The date is one of the document's, but the sentence that tells of the act gives it another."""
    home = comparison.home
    if home is None:
        return
    there = [(date, told) for date, told in comparison.source.dated if home.start <= date.start < home.end]
    if there and not any(compatible(value, other) for _, other in there):
        if doubt := _may_follow(claimed, value, comparison):
            yield doubt
            return
        other = _another(claimed, value, there, comparison) or there[0][0]
        reason = f"the source says {other.text!r}, not {claimed.text!r}"
        yield Said(Label.CONTRADICTED, reason, (place_of(comparison, other),))


def _weekday(claimed: FoundDate, comparison: Comparison) -> Iterator[Said]:
    named = WEEKDAY.findall(claimed.text)
    if any(re.search(rf"\b{day}\b", comparison.source.document.text, re.IGNORECASE) for day in named):
        return
    other = [d for d in comparison.source.dates if WEEKDAY.search(d.text) and comparison.in_evidence(d.start)]
    if other:
        reason = f"the source says {other[0].text!r}, not {claimed.text!r}"
        yield Said(Label.CONTRADICTED, reason, (place_of(comparison, other[0]),))
    else:
        yield Said(Label.NOT_FOUND, f"the source does not say {claimed.text!r}")


def names(comparison: Comparison) -> Iterator[Said]:
    """Every capitalised name of the claim stands in the document, by itself or as an acronym of one."""
    reading = comparison.reading
    dated = [range(date.start, date.end) for date in comparison.dates]
    for name in comparison.names:
        missing = [word for word in name if word in reading.novel]
        missing = [word for word in missing if not any(word.start in date for date in dated)]
        if missing and not is_known_name(name, comparison.source):
            text = reading.claim.text[name[0].start : name[-1].end]
            yield from _unknown(text, name, missing, comparison)
    yield from _other_short_forms(comparison)


_SHORT_FORM = re.compile(r"(?P<long>[^()]*)\((?P<short>[A-Z][A-Za-z]*[A-Z])\)")


def _other_short_forms(comparison: Comparison) -> Iterator[Said]:
    """A short form in brackets stands behind the name for which the document has it: "the Lakes Union (ISW)"."""
    if "(" not in comparison.reading.claim.text:
        return
    for found in _SHORT_FORM.finditer(comparison.reading.claim.text):
        long = comparison.source.names.acronyms.get(found["short"].lower())
        full = read_words(long) if long is not None else ()
        before = {word.stem for word in read_words(found["long"])[-len(full) :]}
        if full and not any(word.stem in before for word in full if word.is_content):
            place = locate(comparison.source.document, found["short"])
            yield Said(
                Label.CONTRADICTED,
                f"in the source {found['short']!r} is {long!r}",
                (place,) if place is not None else (),
            )


def _unknown(text: str, name: Sequence[Word], missing: Sequence[Word], comparison: Comparison) -> Iterator[Said]:
    """Another first name than the document's; a name it lacks. Only a first name that it never gives stays open."""
    source, last = comparison.source, name[-1]
    if any(is_called_by_nation(word, comparison) for word in missing):
        yield Said(Label.NOT_CHECKED, f"the source does not say {text!r}, and who is called so is open")
        return
    if len(name) == 1 or last in missing:
        yield Said(Label.NOT_FOUND, f"the source does not name {text!r}")
        return
    full = source.names.surnames.get(last.text)
    told = _as_told(full, comparison) if full and full != last.text else None
    if told is not None and not abbreviates(text, told):
        place = source.flat[source.places[last.stem][0]]
        span = locate(source.document, told) or source.document.span(place.start, place.end)
        yield Said(Label.CONTRADICTED, f"the source speaks of {told!r}, not of {text!r}", (span,))


def _as_told(name: str, comparison: Comparison) -> str:
    """A folded name as the document writes it."""
    found = re.search(re.escape(name), comparison.source.document.text, re.IGNORECASE)
    return found[0] if found is not None else name


def offices(comparison: Comparison) -> Iterator[Said]:
    """Who is a former or deputy something in the document is not made the thing itself."""
    words = comparison.reading.words
    if any(word.text in _TURNED_OFFICE or word.text in _ONCE for word in words):
        return
    flat = comparison.source.flat
    for word in words:
        places = comparison.source.places.get(word.stem, ()) if word.text in _OFFICES else ()
        turned = [next((w for w in flat[max(0, at - 4) : at] if w.text in _TURNED_OFFICE), None) for at in places]
        if turned and all(turned):
            first = turned[0]
            assert first is not None
            span = comparison.source.document.span(first.start, flat[places[0]].end)
            yield Said(Label.PARTIAL, f"the source says {span.exact!r}", (span,))


_TURNED_OFFICE = frozenset("former ex retired acting deputy vice late then interim outgoing".split())
_ONCE = frozenset({"once", "formerly", "previously"})
_OFFICES = frozenset(
    """president minister envoy ambassador judge general chairman chairwoman chair director mayor governor senator
    secretary commander spokesman spokeswoman chancellor premier king queen head leader chief captain coach""".split()
)


def quotes(comparison: Comparison) -> Iterator[Said]:
    """Words in quotation marks stand in the document to the letter."""
    claim, document = comparison.reading.claim, comparison.source.document
    for quotation in claim.quotations:
        words = claim.text[quotation.start : quotation.end].strip(" ,.;:!?")
        if quotation.depth or not words:
            continue
        place = locate(document, words)
        if place is not None:
            if _is_clipped(place, comparison.source):
                yield Said(Label.NOT_CHECKED, f"the source goes on behind {words!r}, and may turn it", (place,))
            continue
        nearest = _nearest_sentence(words, comparison)
        if nearest is not None:
            reason = f"these are not the words of the source: {words!r}"
            yield Said(Label.CONTRADICTED, reason, (nearest,))
        else:
            yield Said(Label.NOT_FOUND, f"the source does not hold the words {words!r}")


_GOES_ON = frozenset("that which who but if unless until only except though although yet before because".split())
_REACH = 24
"""Characters behind the quoted words, and half as many before them, in which a word may turn them."""
_TURNING_BEFORE = frozenset({"not", "no", "never", "hardly", "nor", "without"})


def _is_clipped(place: Span, source: Source) -> bool:
    """Whether the quotation goes on in the source with what may turn it, or a denial stands before the words."""
    around = [q for q in source.document.quotations if q.start <= place.start and place.end < q.end]
    if not around:
        return False
    text, sentence = source.document.text, source.document.sentence_at(place.start)
    start = max(0, place.start - _REACH // 2, 0 if sentence is None else sentence.start)
    ends = max(q.end for q in around)
    behind = re.findall(r"\w+", text[place.end : min(ends, place.end + _REACH)].lower())[:1]
    before = re.findall(r"\w+", text[start : place.start].lower())
    return not _GOES_ON.isdisjoint(behind) or not _TURNING_BEFORE.isdisjoint(before)


def _nearest_sentence(words: str, comparison: Comparison) -> Span | None:
    """The sentence that holds most of the quoted words, if that is most of them."""
    stems = {word.stem for word in read_words(fold_words(words)) if word.is_content}
    source = comparison.source
    for at in comparison.reading.best:
        held = sum(at in source.found_in.get(stem, ()) for stem in stems)
        if stems and held >= 0.5 * len(stems):
            sentence = source.document.sentences[at]
            return source.document.span(sentence.start, sentence.end)
    return None
