"""Prose without a model: each record as the sentence that an editor would write of it.

To what the record says come the day, the number of independent sources, and the values on which the sources disagree.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from llm_brief.compose.material import Material
from llm_brief.records.base import Leaf
from llm_brief.records.briefing import Conflict
from llm_brief.records.phrasing import closed, mid_sentence, name, plain, quoted
from llm_brief.records.record import AnyRecord, Demand, Event, StakeholderPosition, Variant
from llm_brief.records.values import OPEN_DATE
from llm_brief.records.vocabulary import DemandStatus, EventStatus
from llm_brief.records.wording import statement_of
from llm_brief.rendering.answers import outcome_places
from llm_brief.rendering.dates import opening, readable_date

__all__ = ["disagreements", "sentence_of", "source_sentence", "undetailed"]

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
    disputed = _weighty(disagreements(record, material), told)
    if isinstance(record, Event) and told.startswith("“"):
        return " ".join([source_sentence(record, material), *disputed])
    if isinstance(record, Event):
        told = _dated(record, told, material)
    if disputed and record.independent_sources > 1:
        # beside a disputed value the number of sources would read as theirs
        is_theirs = not _answer(record, material) and not _is_wider(record, material)
        count, who = _counted(record, material, "it"), "they" if is_theirs else "the sources"
        disputed[0] = disputed[0].replace("The sources", f"{count[0].upper()}{count[1:]}; {who}", 1)
    return " ".join([told if disputed else _corroborated(told, record, material), *disputed])


def _weighty(disputed: Iterable[str], told: str) -> list[str]:
    """What a bottom line has to say: how a thing is called only where its name is told and nothing else is disputed."""
    said = list(disputed)
    grave = [sentence for sentence in said if not sentence.startswith(_OF_NAMES)]
    return grave or [s for s in said if any(value in told for value in re.findall(r"“([^”]+)”", s))]


_OF_NAMES = tuple(f"The sources disagree on {_MATTERS[matter]}:" for matter in ("name", "role"))


def undetailed(record: AnyRecord, material: Material) -> str:
    """The record in the words of the source, and on what the sources disagree, without the values."""
    told = source_sentence(record, material)
    said = [re.sub(r": .*", ".", disputed) for disputed in _weighty(disagreements(record, material), told)]
    return " ".join([source_sentence(record, material), *said])


def source_sentence(record: AnyRecord, material: Material) -> str:
    """The record in the words of the source, whole sentences, said to be such."""
    words = quoted(" ".join(place.exact for place in record.evidence if place.doc_id == record.evidence[0].doc_id))
    who = _reporter(record, material)
    dated = isinstance(record, Event) and record.date and not _is_date_disputed(record, material)
    day = opening(record.date.value) if dated and isinstance(record, Event) and record.date else None
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
    return told if day == readable_date(OPEN_DATE) else _placed(told, event.date.value, material)


def _placed(told: str, edtf: str, material: Material) -> str:
    """The sentence behind its date, or with it in brackets where it begins with something of ours."""
    phrase, inside = opening(edtf), mid_sentence(told, material.casing)
    if phrase is None or inside is None or _OURS.match(told):
        return closed(f"{told.removesuffix('.')} ({readable_date(edtf)})")
    return f"{phrase}, {inside}"


_OURS = re.compile(r"(?:[A-Z][a-z]+: )?(?:According to|By their own account)\b|[A-Z][a-z]+: ")
"""Whose word it is, or how far it has come, said before the words of the source."""


def _is_date_disputed(record: AnyRecord, material: Material) -> bool:
    """Whether the sources give several dates: then it is told with its rivals, and not before."""
    return any(said.startswith(_OF_DATES) for said in disagreements(record, material))


_OF_DATES = (f"The sources disagree on {_MATTERS['date']}", "The sources give different dates")


def _corroborated(told: str, record: AnyRecord, material: Material) -> str:
    """The sentence with the number of sources; where not all of them use its words, it says whose they are."""
    if record.independent_sources < 2:
        return told
    answered = _answer(record, material)
    count = _counted(record, material, "") if answered else f"{_number(record.independent_sources)} independent sources"
    words = _words_of(record)
    tellers = dict.fromkeys(place.doc_id for place in words.evidence) if words else {}
    if words is not None and set(tellers) < set(record.doc_ids):
        whose = _source(next(iter(tellers)), material)
        if answered and answered.endswith(f": {whose}"):
            count = f"{count.removesuffix(f': {whose}')}; both in the words of {whose}"
        else:
            count += (
                f"; the demand in the words of {whose}" if answered else f" report it; these are the words of {whose}"
            )
    return closed(f"{told.removesuffix('.')} ({count})") if told.endswith(".") else f"{told} ({count.capitalize()}.)"


def _counted(record: AnyRecord, material: Material, what: str) -> str:
    """How many tell it; of a demand to which fewer tell the answer, how many tell either."""
    count = f"{_number(record.independent_sources)} independent sources report"
    return f"{count} the demand, {answer}" if (answer := _answer(record, material)) else f"{count} {what}"


def _answer(record: AnyRecord, material: Material) -> str | None:
    """Who tells what came of a demand, where not all do who tell the demand: "one the rejection: source 2"."""
    places = outcome_places(record)
    tellers = list(dict.fromkeys(place.doc_id for place in places))
    count = len({_origin(doc_id, material) for doc_id in tellers})
    if not tellers or count >= record.independent_sources:
        return None
    whose = f": {_source(tellers[0], material)}" if len(tellers) == 1 else ""
    is_refused = isinstance(record, Demand) and record.status and record.status.value is DemandStatus.REJECTED
    return f"{_number(count)} the {'rejection' if is_refused else 'outcome'}{whose}"


def _origin(doc_id: str, material: Material) -> str:
    source = material.source_by_id.get(doc_id)
    return source.independence_group if source is not None else doc_id


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
        if not _concerns(conflict, record) or told & {_field(conflict.field), conflict.kind}:
            continue
        if conflict.is_open:
            told.add(_field(conflict.field))
            yield _disagreement("actors" if conflict.field == "/actors" else conflict.kind, conflict.variants)
        elif _is_overtaken_date(conflict):
            told.add(conflict.kind)
            yield _overtaken(conflict.variants)
    yield from _stages(record, material)


def _is_wider(record: AnyRecord, material: Material) -> bool:
    """Whether sources that tell the same event in another record have a day of their own."""
    dates = (conflict for conflict in material.conflicts if conflict.kind == "date" and _concerns(conflict, record))
    return any(not set(variant.doc_ids) <= set(record.doc_ids) for one in dates for variant in one.variants)


def _is_overtaken_date(conflict: Conflict) -> bool:
    return conflict.kind == "date" and conflict.relation == "supersedes" and len(conflict.variants) > 1


def _overtaken(variants: Sequence[Variant]) -> str:
    values = [readable_date(variant.value) for variant in variants]
    return f"The sources give different dates: {', '.join(values[:-1])} and {values[-1]}, of which one was planned."


def _stages(record: AnyRecord, material: Material) -> Iterator[str]:
    """That reports of days which nobody knows tell of different stages: which of them is the latest is open."""
    for differing in record.variants if isinstance(record, Event) else ():
        docs = [doc_id for variant in differing.variants for doc_id in variant.doc_ids]
        are_dated = all(material.published([doc_id]) for doc_id in docs)
        if differing.field == "/status" and differing.relation == "supersedes" and not are_dated:
            values = [variant.value.replace("_", " ") for variant in differing.variants]
            yield f"The sources tell of different stages: {', '.join(values[:-1])} and {values[-1]}."


def _concerns(conflict: Conflict, record: AnyRecord) -> bool:
    """Whether one of the values stands in a sentence of this very record; its date may stand in another."""
    if conflict.kind == "date" and record.id in conflict.record_ids:
        return True
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
    if matter in ("status", "existence") and value in _STATUSES:
        return value.replace("_", " ")
    return readable_date(value) if matter in ("date", "deadline") else quoted(value)


_STATUSES = frozenset({*EventStatus, *DemandStatus})
