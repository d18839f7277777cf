"""What the sources leave open, by stated rules from records that stand."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from llm_brief.compose.material import Material
from llm_brief.records.briefing import Gap, KeyPoint, Source
from llm_brief.records.phrasing import mid_sentence, name, quoted
from llm_brief.records.record import AnyRecord, Demand, Event
from llm_brief.records.values import OPEN_DATE
from llm_brief.records.vocabulary import DemandStatus, EventStatus
from llm_brief.records.wording import statement_of
from llm_brief.text.dates.find import find_dates
from llm_brief.text.document import Document
from llm_brief.text.fold import fold_words
from llm_brief.text.language import foreign_parts, is_english

__all__ = ["gaps", "none_found", "of_other_languages"]

_YEARLESS = re.compile(r"XXXX-\d\d")
_ANY_DAY = date(2001, 1, 1)
"""With some day of a report relative words have a value; with none they have none."""
_BEGUN, _FEW = 200, 4
"""Characters in which the first words of a part are looked for, and how many words."""
_OPEN = (DemandStatus.MADE, DemandStatus.REITERATED)


def gaps(material: Material, points: Sequence[KeyPoint] = (), documents: Sequence[Document] = ()) -> tuple[Gap, ...]:
    """Undated documents, plans without a year, demands without an answer, a bottom line that one source carries.

    Each says what was not found, never that the world or a source is without it. ``documents`` are looked through for
    what a record's own words leave out.
    """
    return (
        *_undated(material),
        *_uncorroborated(material, points),
        *_open_dates(material, documents),
        *_unanswered(material),
    )


def of_other_languages(sources: Sequence[Source], documents: Sequence[Document]) -> tuple[Gap, ...]:
    """That sources, or parts of them, are not in English, which is all that rules can read; nothing where all are."""
    known: dict[str, Document] = {document.id: document for document in documents if foreign_parts(document)}
    numbered = [(str(n), known[source.doc_id]) for n, source in enumerate(sources, 1) if source.doc_id in known]
    whole = [(number, document) for number, document in numbered if not is_english(document)]
    partly = [(number, document) for number, document in numbered if is_english(document)]
    return (*_in_other_languages(whole, len(sources)), *_partly_in_others(partly, len(sources)))


def _in_other_languages(foreign: Sequence[tuple[str, Document]], total: int) -> Iterator[Gap]:
    if not foreign:
        return
    which = _which([number for number, _ in foreign], total)
    verb, them = ("is", "it") if len(foreign) == 1 else ("are", "them")
    told = "No source is in English" if which == "any source" else f"{which.capitalize()} {verb} not in English"
    text = f"{told}, as far as the words tell; without a model nothing was read from {them}."
    yield Gap(text=text, doc_ids=tuple(document.id for _, document in foreign))


def _partly_in_others(mixed: Sequence[tuple[str, Document]], total: int) -> Iterator[Gap]:
    """One for each, with the first words of what was left out: the reader must find it."""
    for number, document in mixed:
        which = _which([number], total)
        begun = [document.text[start : start + _BEGUN].split()[:_FEW] for start, _ in foreign_parts(document)]
        where = ", ".join(quoted(f"{' '.join(words)} …") for words in begun)
        parts, were = ("the part that begins", "it was") if len(begun) == 1 else ("the parts that begin", "they were")
        text = f"{which.capitalize()} is not in English in {parts} {where}; without a model {were} not read."
        yield Gap(text=text, doc_ids=(document.id,))


def none_found(material: Material) -> tuple[Gap, ...]:
    """In the place of gaps: a briefing that says nothing of any reads as if there were none in the world."""
    text = "By the stated rules nothing was found that the sources leave open; what none of them mentions is unknown."
    return (Gap(text=text, doc_ids=tuple(source.doc_id for source in material.sources)),) if material.sources else ()


def _undated(material: Material) -> Iterator[Gap]:
    """Documents without a day in which a printed record says "last week": it cannot be placed for want of that day."""
    open_in = {doc_id for record in material.records for doc_id in _left_open(record)}
    undated = [
        (str(n), source.doc_id)
        for n, source in enumerate(material.sources, 1)
        if source.published_at is None and source.doc_id in open_in
    ]
    if undated:
        which = _which([n for n, _ in undated], len(material.sources))
        whose = "its" if len(undated) == 1 else "their"
        text = f"No publication date was found for {which}, so {whose} relative dates stay open."
        yield Gap(text=text, doc_ids=tuple(doc_id for _, doc_id in undated))


def _left_open(record: AnyRecord) -> Iterator[str]:
    """The documents in whose words a printed date, in a leaf or in a sentence, counts from the day of the report."""
    if _is_open(record):
        yield from record.doc_ids
    told = [words.lower() for words in _relative(statement_of(record))]
    yield from (place.doc_id for place in record.evidence if any(words in place.exact.lower() for words in told))


def _relative(text: str) -> Iterator[str]:
    """Words for a day, a week or a year that are one only beside the day of the report."""
    placed = {found.start for found in find_dates(text, _ANY_DAY) if found.value is not None}
    yield from (found.text for found in find_dates(text) if found.value is None and found.start in placed)


def _is_open(record: AnyRecord) -> bool:
    """Whether it has a date in words that give no day without the day of the report."""
    leaf = record.date if isinstance(record, Event) else record.deadline if isinstance(record, Demand) else None
    return leaf is not None and leaf.value == OPEN_DATE


def _which(undated: Sequence[str], total: int) -> str:
    if len(undated) == total:
        return "the source" if total == 1 else "any source"
    return f"source {undated[0]}" if len(undated) == 1 else f"sources {', '.join(undated[:-1])} and {undated[-1]}"


def _uncorroborated(material: Material, points: Sequence[KeyPoint]) -> Iterator[Gap]:
    """Worth saying only where a second source could have confirmed something."""
    if len({source.independence_group for source in material.sources}) < 2:
        return
    alone = [
        record_id
        for point in points
        for record_id in point.record_ids
        if len(_origins(material.by_id[record_id], material)) < 2
    ]
    if points and len(alone) == sum(len(point.record_ids) for point in points):
        text = "Every statement of the bottom line rests on one source; no second report of it was matched."
        yield Gap(text=text, record_ids=tuple(dict.fromkeys(alone)))


def _origins(record: AnyRecord, material: Material) -> frozenset[str]:
    """The texts to which the reports of a record go back, also those that tell less of it."""
    known = material.source_by_id
    return frozenset(known[doc_id].independence_group if doc_id in known else doc_id for doc_id in record.doc_ids)


def _open_dates(material: Material, documents: Sequence[Document]) -> Iterator[Gap]:
    for record in material.records:
        if not (isinstance(record, Event) and record.date and record.date.raw and record.status):
            continue
        if record.status.value is not EventStatus.PLANNED:
            continue
        words = quoted(record.date.raw)
        if record.date.value == OPEN_DATE:
            yield Gap(text=f"When {words} is cannot be told from the source alone.", record_ids=(record.id,))
        elif _YEARLESS.match(record.date.value) and not _has_year(record.date.value, documents):
            yield Gap(text=f"No year was found for {words}.", record_ids=(record.id,))


def _has_year(yearless: str, documents: Sequence[Document]) -> bool:
    """Whether a source writes the day, its month, or a day inside the month that is meant, with a year.

    Two such years leave the reader to choose; that the year is nowhere would be false all the same.
    """
    begun = yearless.partition("/")[0].removeprefix("XXXX")
    return any(
        value[:4].isdigit() and len(value) >= len("2031-05") and _agree(value[4:], begun)
        for document in documents
        for found in find_dates(document.text)
        if found.value is not None
        for value in found.value.value.split("/")
    )


def _agree(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _unanswered(material: Material) -> Iterator[Gap]:
    """One gap for each party that demanded something to which no answer is reported.

    A demand without a status has words of answering near it that no rule reads: that is no gap of the sources.
    """
    asked: dict[str, list[Demand]] = {}
    for record in material.records:
        if not (isinstance(record, Demand) and record.content and record.demander) or record.response is not None:
            continue
        if record.status is not None and record.status.value in _OPEN:
            key = fold_words(record.demander.value).removeprefix("the ")
            asked.setdefault(key, []).append(record)
    for demands in asked.values():
        yield _unanswered_by(demands, material)


def _unanswered_by(demands: Sequence[Demand], material: Material) -> Gap:
    first = demands[0]
    assert first.demander is not None
    who = name(first.demander.value)
    contents = dict.fromkeys(quoted(demand.content.value) for demand in demands if demand.content)
    what = "; ".join(contents)
    return Gap(
        text=f"No answer was found to what {mid_sentence(who, material.casing) or who} asked for: {what}.",
        record_ids=tuple(demand.id for demand in demands),
    )
