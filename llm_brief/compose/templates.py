"""Prose without a model: each record as the sentence that an editor would write of it.

To what the record says come the day, the number of independent sources, and the values on which the sources disagree.
"""

from collections.abc import Iterator

from llm_brief.compose.material import Material
from llm_brief.records.base import Leaf
from llm_brief.records.briefing import Conflict
from llm_brief.records.phrasing import closed, mid_sentence, name, plain, quoted
from llm_brief.records.record import AnyRecord, Demand, Event, StakeholderPosition, Variant
from llm_brief.records.values import OPEN_DATE
from llm_brief.records.wording import statement_of
from llm_brief.rendering.dates import readable_date
from llm_brief.text.edtf import EDTF, Precision

__all__ = ["disagreements", "sentence_of", "source_sentence"]

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_LONGEST_VALUE = 90
_MATTERS = {
    "date": "the date",
    "deadline": "the deadline",
    "place": "the place",
    "quantities": "the figure",
    "number": "the figure",
    "actors": "who acted",
    "recipients": "whom it concerned",
    "name": "the name",
    "role": "the office",
    "quote": "the wording",
    "statement": "the wording",
    "content": "what is asked",
    "attribution": "whose word it is",
    "status": "whether it happened",
    "existence": "whether it happened",
    "polarity": "whether it is so",
}


def sentence_of(record: AnyRecord, material: Material) -> str:
    """The record in one sentence, and a second one where the sources disagree on a part of it."""
    told = statement_of(record, material.casing)
    disputed = list(disagreements(record, material))
    if isinstance(record, Event) and told.startswith("“"):
        return " ".join([source_sentence(record, material), *disputed])
    if isinstance(record, Event):
        told = _dated(record, told, material)
    if disputed and record.independent_sources > 1:
        # beside a disputed value the number of sources would read as theirs
        count = f"{_number(record.independent_sources).capitalize()} independent sources report it"
        disputed[0] = disputed[0].replace("The sources disagree", f"{count}; they disagree", 1)
    return " ".join([told if disputed else _corroborated(told, record, material), *disputed])


def source_sentence(record: AnyRecord, material: Material) -> str:
    """The record in the words of the source, whole sentences, said to be such."""
    words = quoted(" ".join(place.exact for place in record.evidence if place.doc_id == record.evidence[0].doc_id))
    who = _reporter(record, material)
    dated = isinstance(record, Event) and record.date and not _is_date_disputed(record, material)
    day = _day_phrase(record.date.value) if dated and isinstance(record, Event) and record.date else None
    if record.independent_sources > 1:
        count = _number(record.independent_sources)
        lead = f"{count.capitalize()} independent sources report this, {who} in these words"
        return closed(f"{day}: {lead[0].lower() + lead[1:]}: {words}" if day else f"{lead}: {words}")
    return closed(f"{day}, as {who} reports: {words}" if day else f"{who[0].upper() + who[1:]} reports: {words}")


def _reporter(record: AnyRecord, material: Material) -> str:
    return _source(record.evidence[0].doc_id, material)


def _source(doc_id: str, material: Material) -> str:
    source = material.source_by_id.get(doc_id)
    if source is not None and source.publication and plain(source.publication) is not None:
        return name(source.publication)
    number = next((n for n, other in enumerate(material.sources, 1) if other is source), None)
    return f"source {number}" if number is not None else "one source"


def _dated(event: Event, told: str, material: Material) -> str:
    """The sentence with its day, unless it names it: before it, or after the words that only point at it."""
    if event.date is None or _is_date_disputed(event, material):
        return told
    raw, day = event.date.raw or "", readable_date(event.date.value)
    if raw and raw in told:
        if any(character.isdigit() for character in raw) or "X" in event.date.value or day in told:
            return told
        return told.replace(raw, day if raw in day else f"{raw} ({day})", 1)
    if event.date.value == OPEN_DATE and raw:
        return closed(f"{told.removesuffix('.')} ({quoted(raw)})")
    phrase, inside = _day_phrase(event.date.value), mid_sentence(told, material.casing)
    if phrase is None or told.startswith("According"):
        return told if phrase is None else closed(f"{told.removesuffix('.')} ({day})")
    return f"{phrase}, {inside}" if inside is not None else closed(f"{told.removesuffix('.')} ({day})")


def _is_date_disputed(record: AnyRecord, material: Material) -> bool:
    """Whether the sources contradict each other on the date: then it is told with its rival, and not before."""
    return any(f"disagree on {_MATTERS['date']}" in said for said in disagreements(record, material))


def _day_phrase(edtf: str) -> str | None:
    """The date as a sentence begins with it ("On 3 June"), or nothing where a reader would learn nothing."""
    try:
        value = EDTF.parse(edtf)
    except ValueError:
        return None
    said = readable_date(edtf)
    if said == "date not stated in full" or value.precision is Precision.UNKNOWN:
        return None
    if value.qualifiers or said[0].isalpha():
        return f"In {said}" if value.precision is Precision.MONTH and not value.qualifiers else None
    return f"On {said}" if value.precision in (Precision.DAY, Precision.INTERVAL) else f"In {said}"


def _corroborated(told: str, record: AnyRecord, material: Material) -> str:
    """The sentence with the number of sources; where not all of them use its words, it says whose they are."""
    if record.independent_sources < 2:
        return told
    count = f"{_number(record.independent_sources)} independent sources"
    words = _words_of(record)
    tellers = dict.fromkeys(place.doc_id for place in words.evidence) if words else {}
    if words is not None and set(tellers) < set(record.doc_ids):
        count += f" report it; these are the words of {_source(next(iter(tellers)), material)}"
    return closed(f"{told.removesuffix('.')} ({count})") if told.endswith(".") else f"{told} ({count.capitalize()}.)"


def _words_of(record: AnyRecord) -> Leaf[str] | None:
    """The leaf whose words the sentence repeats."""
    match record:
        case Event():
            return record.title
        case Demand():
            return record.content
        case StakeholderPosition():
            return record.statement


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def disagreements(record: AnyRecord, material: Material) -> Iterator[str]:
    """A sentence for each part of the record on which the sources contradict each other, with every value."""
    told: set[str] = set()
    for differing in record.variants:
        if differing.relation == "contradicts":
            told.add(_field(differing.field))
            yield _disagreement(_field(differing.field), differing.variants)
    for conflict in material.conflicts:
        is_open = conflict.relation == "contradicts" and conflict.resolution == "unresolved"
        if is_open and _concerns(conflict, record) and not told & {_field(conflict.field), conflict.kind}:
            told.add(_field(conflict.field))
            yield _disagreement(conflict.kind, conflict.variants)


def _concerns(conflict: Conflict, record: AnyRecord) -> bool:
    """Whether one of the values stands in a sentence of this very record."""
    values = [place for variant in conflict.variants for place in variant.evidence]
    return record.id in conflict.record_ids and any(
        sentence.doc_id == place.doc_id and sentence.start <= place.start < sentence.end
        for sentence in record.evidence
        for place in values
    )


def _field(pointer: str) -> str:
    return pointer.strip("/").split("/")[0]


def _disagreement(matter: str, variants: tuple[Variant, ...]) -> str:
    values = list(dict.fromkeys(_value(matter, variant.value) for variant in variants))
    if len(values) < 2 or any(len(value) > _LONGEST_VALUE for value in values):
        return f"The sources disagree on {_MATTERS.get(matter, matter)}."
    return f"The sources disagree on {_MATTERS.get(matter, matter)}: {', '.join(values[:-1])} or {values[-1]}."


def _value(matter: str, value: str) -> str:
    return readable_date(value) if matter in ("date", "deadline") else quoted(value)
