"""Rules about dates, numbers, names and quoted words of a claim. None of them is certain that a claim is right."""

import re
from collections.abc import Iterator, Sequence

from llm_brief.records.base import Label
from llm_brief.text.dates import FoundDate
from llm_brief.text.document import Span
from llm_brief.text.edtf import EDTF
from llm_brief.text.fold import fold_words
from llm_brief.text.locate import locate
from llm_brief.text.quantities import Agreement, FoundQuantity, Kind, agrees
from llm_brief.text.quotations import quotations
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.named import is_known_name
from llm_brief.verify.claims.when import WEEKDAY, compatible, follows, is_other_weekday, read_value
from llm_brief.verify.claims.words import Word, is_number, read_words

__all__ = ["dates", "names", "numbers", "offices", "quotes", "scores"]


def dates(comparison: Comparison) -> Iterator[Said]:
    """Every date of the claim is one of the document's, or vaguer than one; a year nobody stated is an invention."""
    for date in comparison.dates:
        value = read_value(date.value.value) if date.value else None
        if value is not None and is_other_weekday(date.text, value):
            yield Said(Label.CONTRADICTED, f"{date.text!r} is no such weekday")
        elif value is not None and (other := _other_weekday(date, value, comparison)):
            yield Said(
                Label.CONTRADICTED, f"the source says {other.text!r}, not {date.text!r}", (_place(comparison, other),)
            )
        elif _stands_verbatim(date.text, comparison):
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


def _stands_verbatim(text: str, comparison: Comparison) -> bool:
    phrase = f" {' '.join(word.text for word in read_words(text))} "
    return any(phrase in sentence for sentence in comparison.source.phrases)


def _date(claimed: FoundDate, value: EDTF, comparison: Comparison) -> Iterator[Said]:
    told = comparison.source.dated
    if any(follows(value, other) for _, other in told):
        yield from _elsewhere(claimed, value, comparison)
        return
    vaguer = [date for date, other in told if compatible(value, other) and not value.is_interval]
    near = [date for date, _ in told if comparison.in_evidence(date.start)]
    if vaguer:
        best = next((date for date in vaguer if date in near), vaguer[0])
        reason = f"the source says {best.text!r} and does not say {claimed.text!r}"
        yield Said(Label.PARTIAL, reason, (_place(comparison, best),))
    elif near:
        reason = f"the source says {near[0].text!r}, not {claimed.text!r}"
        yield Said(Label.CONTRADICTED, reason, (_place(comparison, near[0]),))
    else:
        yield Said(Label.NOT_FOUND, f"the source does not say {claimed.text!r}")


def _elsewhere(claimed: FoundDate, value: EDTF, comparison: Comparison) -> Iterator[Said]:
    """The date is one of the document's, but the sentence that tells of the act gives it another."""
    home = _home(comparison)
    if home is None:
        return
    there = [(date, told) for date, told in comparison.source.dated if home.start <= date.start < home.end]
    if there and not any(compatible(value, other) for _, other in there):
        reason = f"the source says {there[0][0].text!r}, not {claimed.text!r}"
        yield Said(Label.CONTRADICTED, reason, (_place(comparison, there[0][0]),))


_HOME = 0.6


def _home(comparison: Comparison) -> Span | None:
    """The one sentence that holds most of the claim, apart from its dates and figures."""
    reading = comparison.reading
    if not reading.best:
        return None
    dated = [range(date.start, date.end) for date in comparison.dates]
    plain = [
        (weight, stem is not None and reading.best[0] in reading.source.found_in[stem])
        for word, weight, stem in zip(reading.content, reading.weights, reading.found, strict=True)
        if not is_number(word.stem) and not any(word.start in date for date in dated)
    ]
    total = sum(weight for weight, _ in plain)
    if not total or sum(weight for weight, held in plain if held) < _HOME * total:
        return None
    sentence = reading.source.document.sentences[reading.best[0]]
    return reading.source.document.span(sentence.start, sentence.end)


def _weekday(claimed: FoundDate, comparison: Comparison) -> Iterator[Said]:
    named = WEEKDAY.findall(claimed.text)
    if any(re.search(rf"\b{day}\b", comparison.source.document.text, re.IGNORECASE) for day in named):
        return
    other = [d for d in comparison.source.dates if WEEKDAY.search(d.text) and comparison.in_evidence(d.start)]
    if other:
        reason = f"the source says {other[0].text!r}, not {claimed.text!r}"
        yield Said(Label.CONTRADICTED, reason, (_place(comparison, other[0]),))
    else:
        yield Said(Label.NOT_FOUND, f"the source does not say {claimed.text!r}")


def _place(comparison: Comparison, found: FoundDate | FoundQuantity) -> Span:
    return comparison.source.document.span(found.start, found.end)


def numbers(comparison: Comparison) -> Iterator[Said]:
    """Every number of the claim is one of the document's, or vaguer than one; a hedge of the document is kept."""
    for quantity in comparison.quantities:
        told = [(agrees(quantity.value, other.value), other) for other in comparison.source.quantities]
        near = [(how, other) for how, other in told if comparison.in_evidence(other.start)]
        if any(_is_bare(other, quantity) for _, other in near):
            continue
        if {how for how, _ in told} & {Agreement.SAME, Agreement.LESS_PRECISE}:
            yield from _counted_elsewhere(quantity, told, comparison)
        elif any(how is Agreement.OVERPRECISE for how, _ in near) or not _stands_verbatim(quantity.text, comparison):
            yield from _number(quantity, near, comparison)


def _is_bare(told: FoundQuantity, claimed: FoundQuantity) -> bool:
    """Whether the source has the same number and does not say of what: "The vote was 31 to 18"."""
    mine, theirs = claimed.value, told.value
    bounds = (mine.low, mine.high, mine.qualifier) == (theirs.low, theirs.high, theirs.qualifier)
    return bounds and theirs.unit is None and theirs.kind is Kind.CARDINAL is mine.kind


def _number(
    quantity: FoundQuantity, near: Sequence[tuple[Agreement, FoundQuantity]], comparison: Comparison
) -> Iterator[Said]:
    for how, label in ((Agreement.OVERPRECISE, Label.PARTIAL), (Agreement.CONTRADICTS, Label.CONTRADICTED)):
        for other in (other for found, other in near if found is how):
            if how is Agreement.CONTRADICTS and any(o.value.low == quantity.value.low for _, o in near):
                return
            reason = f"the source says {other.text!r}, not {quantity.text!r}"
            yield Said(label, reason, (_place(comparison, other),))
            return
    if not any(word.stem in comparison.source.places for word in _figures(quantity)):
        yield Said(Label.NOT_FOUND, f"the source does not say {quantity.text!r}")


def _counted_elsewhere(
    quantity: FoundQuantity, told: Sequence[tuple[Agreement, FoundQuantity]], comparison: Comparison
) -> Iterator[Said]:
    """The number is one of the document's, but the sentence that tells of the act counts otherwise."""
    home = _home(comparison)
    if home is None or quantity.value.unit is None:
        return
    there = [(how, other) for how, other in told if home.start <= other.start < home.end]
    kept = [other.value for other in comparison.quantities if other is not quantity]
    if there and all(how in (Agreement.CONTRADICTS, Agreement.UNRELATED) for how, _ in there):
        for other in (other for how, other in there if how is Agreement.CONTRADICTS):
            if any(agrees(value, other.value) is Agreement.SAME for value in kept):
                continue  # "two of the five men" for "two of them"
            reason = f"the source says {other.text!r}, not {quantity.text!r}"
            yield Said(Label.CONTRADICTED, reason, (_place(comparison, other),))
            return


def _figures(quantity: FoundQuantity) -> list[Word]:
    words = read_words(quantity.text)
    if quantity.value.kind is Kind.FRACTION:
        return [word for word in words if word.is_content and (not is_number(word.stem) or word.stem != "1")]
    return [word for word in words if is_number(word.stem)]


_SCORE = re.compile(r"(?<![\d.,-])(?P<one>\d{1,3})(?:\s?[-–]\s?|\s+to\s+)(?P<other>\d{1,3})(?![\d%-]|[.,]\d)")
_APART = 4


def scores(comparison: Comparison) -> Iterator[Said]:
    """Two numbers that are set against each other, as in a vote, are so in the document."""
    for found in _SCORE.finditer(comparison.reading.claim.text):
        pair = [found["one"], found["other"]]
        dated = any(date.start < found.end() and found.start() < date.end for date in comparison.dates)
        if not dated and int(pair[0]) >= int(pair[1]) and not _stand_together(pair, comparison):
            yield Said(Label.NOT_FOUND, f"the source does not say {found[0]!r}")


def _stand_together(pair: Sequence[str], comparison: Comparison) -> bool:
    places = comparison.source.places
    return any(abs(one - other) <= _APART for one in places.get(pair[0], ()) for other in places.get(pair[1], ()))


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
    if len(name) == 1 or last in missing:
        yield Said(Label.NOT_FOUND, f"the source does not name {text!r}")
        return
    full = source.names.surnames.get(last.text)
    if full and full != last.text:
        place = source.flat[source.places[last.stem][0]]
        span = source.document.span(place.start, place.end)
        yield Said(Label.CONTRADICTED, f"the source speaks of {full!r}, not of {text!r}", (span,))


def offices(comparison: Comparison) -> Iterator[Said]:
    """Who is a former or deputy something in the document is not made the thing itself."""
    words = comparison.reading.words
    if any(word.text in _TURNED_OFFICE for word in words):
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
_OFFICES = frozenset(
    """president minister envoy ambassador judge general chairman chairwoman chair director mayor governor senator
    secretary commander spokesman spokeswoman chancellor premier king queen head leader chief captain coach""".split()
)


def quotes(comparison: Comparison) -> Iterator[Said]:
    """Words in quotation marks stand in the document to the letter."""
    claim, document = comparison.reading.claim, comparison.source.document
    for quotation in quotations(claim.text):
        words = claim.text[quotation.start : quotation.end].strip(" ,.;:!?")
        if quotation.depth or not words or locate(document, words) is not None:
            continue
        nearest = _nearest_sentence(words, comparison)
        if nearest is not None:
            reason = f"these are not the words of the source: {words!r}"
            yield Said(Label.CONTRADICTED, reason, (nearest,))
        else:
            yield Said(Label.NOT_FOUND, f"the source does not hold the words {words!r}")


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
