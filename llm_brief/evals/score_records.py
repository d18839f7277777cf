"""Records of a briefing against gold records of the same documents: what was found, and where printed leaves differ.

The gold is not exhaustive: a record that matches none is not thereby wrong, so there is no precision here.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from llm_brief.evals.gold import GoldRecord, Story
from llm_brief.evals.metrics import Rate
from llm_brief.evals.report import Report, Table, rates_metric, rates_table
from llm_brief.records.briefing import Briefing
from llm_brief.records.record import AnyLeaf, AnyRecord, leaves_of
from llm_brief.records.values import date_at
from llm_brief.text.document import Document
from llm_brief.text.fold import fold_words

__all__ = ["Difference", "Matched", "differences", "match_records", "score_records"]

_KEY_FIELDS = ("title", "content", "statement", "summary", "actors", "recipients", "place", "quantities")
_ENOUGH = 0.34
_AGENTS = ("actors", "demander", "stakeholder")
_OPPOSITE = {"actors": "recipients", "demander": "addressees", "stakeholder": "recipients"}


@dataclass(frozen=True, slots=True)
class Matched:
    """A gold record and the record that stands for it, or None."""

    gold: GoldRecord
    record: AnyRecord | None


@dataclass(frozen=True, slots=True)
class Difference:
    """A printed leaf that says other than the gold."""

    kind: str
    gold_id: str
    file: str
    pointer: str
    printed: str
    expected: str


def match_records(story: Story, records: Sequence[AnyRecord]) -> list[Matched]:
    """One record at most for each gold record: same document and kind, a sentence in common, words in common.

    A record that was merged from several documents may stand for one gold record in each of them.
    """
    pairs = sorted(
        (
            (score, -at, -number)
            for at, gold in enumerate(story.records)
            for number, record in enumerate(records)
            if (score := _likeness(gold, record, story.documents[gold.file])) >= _ENOUGH
        ),
        reverse=True,
    )
    taken: dict[int, int] = {}
    used: set[tuple[int, str]] = set()
    for _, at, number in pairs:
        place = (-number, story.records[-at].file)
        if -at not in taken and place not in used:
            taken[-at] = -number
            used.add(place)
    return [Matched(gold, records[taken[at]] if at in taken else None) for at, gold in enumerate(story.records)]


def _likeness(gold: GoldRecord, record: AnyRecord, document: Document) -> float:
    if (
        record.kind != gold.kind.value
        or document.id not in record.doc_ids
        or not _shares_sentence(gold, record, document)
    ):
        return 0.0
    ours, theirs = _words(_said(record, document)), _words(_gold_said(gold))
    return len(ours & theirs) / min(len(ours), len(theirs)) if ours and theirs else 0.0


def _shares_sentence(gold: GoldRecord, record: AnyRecord, document: Document) -> bool:
    for sentence in gold.sentences:
        start = document.text.find(sentence)
        end = start + len(sentence)
        if any(e.doc_id == document.id and e.start < end and start < e.end for e in record.evidence):
            return True
    return False


def _said(record: AnyRecord, document: Document) -> Iterator[str]:
    """What the record says in the words of this document, and in those it prints."""
    for pointer, leaf in leaves_of(record):
        if pointer.split("/")[1] in _KEY_FIELDS:
            yield leaf.raw or str(leaf.value)
            is_copied = leaf.raw is not None and pointer.split("/")[1] != "title"
            yield from (place.exact for place in leaf.evidence if is_copied and place.doc_id == document.id)


def _gold_said(gold: GoldRecord) -> Iterator[str]:
    for name in _KEY_FIELDS:
        yield from (words for field in gold.values(name) for words in (field.words, str(field.value)))


def _words(texts: Iterable[str]) -> set[str]:
    bare = (word.strip("\"'“”‘’.,;:()") for text in texts for word in fold_words(text).split())
    return {word[:6] for word in bare if len(word) > 3}


def differences(matched: Matched, story: Story) -> Iterator[Difference]:
    """Parts changed over, years that the article does not give, plans told as done, another status.

    Of a merged record only what rests on the gold's own article is compared: what another article says may differ.
    """
    if matched.record is None:
        return
    document = story.documents[matched.gold.file]
    differing = {variants.field.split("/")[1] for variants in matched.record.variants}
    for pointer, leaf in leaves_of(matched.record):
        name = pointer.split("/")[1]
        if name in differing or not any(place.doc_id == document.id for place in leaf.evidence):
            continue
        value = _told_here(name, leaf, document)
        for kind, expected in _different(matched.gold, name, value, leaf.raw or "", story):
            yield Difference(kind, matched.gold.id, matched.gold.file, pointer, value, expected)


def _told_here(name: str, leaf: AnyLeaf, document: Document) -> str:
    """The value; of a date that several articles give, what this one's own words give."""
    if name not in {"date", "deadline"} or all(place.doc_id == document.id for place in leaf.evidence):
        return str(leaf.value)
    own = next(place for place in leaf.evidence if place.doc_id == document.id)
    return date_at(document, own.start, own.end)[0]


def _different(gold: GoldRecord, name: str, value: str, raw: str, story: Story) -> Iterator[tuple[str, str]]:
    expected = gold.values(name)
    if not expected:
        return
    readings = {str(item) for field in expected for item in (field.value, *field.accept)}
    if name in _AGENTS and not _is_named(value, raw, _forms(gold, (name, "speaker"), story)):
        swapped = _is_named(value, raw, _forms(gold, (_OPPOSITE[name],), story))
        yield ("roles swapped" if swapped else "another actor"), " or ".join(sorted(readings))
    if name in {"date", "deadline"} and value.removeprefix("../") not in readings:
        yield _date_difference(value.removeprefix("../"), readings), " or ".join(sorted(readings))
    if name == "status" and value not in readings:
        untrue = "planned" in readings and value == "occurred"
        yield ("planned as occurred" if untrue else "another status"), str(expected[0].value)


def _date_difference(value: str, readings: set[str]) -> str:
    """A year more, a year less, or another day."""
    days = {reading[4:] for reading in readings}
    if value[:4].isdigit() and all(reading.startswith("XXXX") for reading in readings):
        return "year added"
    return "year missing" if value.startswith("XXXX") and value[4:] in days else "another date"


def _is_named(value: str, raw: str, forms: set[str]) -> bool:
    """Whether the printed name holds one of these, with an article or a title, or is a part of one."""
    printed = {f" {fold_words(value)} ", f" {fold_words(raw)} "}
    return any(f" {form} " in name or name in f" {form} " for form in forms for name in printed if name.strip())


def _forms(gold: GoldRecord, names: Sequence[str], story: Story) -> set[str]:
    """Every way to write the gold values of these fields."""
    fields = [field for name in names for field in gold.values(name)]
    given = {str(item) for field in fields for item in (field.value, field.words, *field.accept)}
    known = {form for entity in story.entities if given & set(entity.forms) for form in entity.forms}
    return {fold_words(form) for form in given | known}


def score_records(stories: Sequence[Story], briefings: Mapping[str, Briefing]) -> Report:
    """Recall of the required and of all gold records by kind, and the differences of printed leaves."""
    matched = [(story, item) for story in stories for item in match_records(story, _records(briefings[story.story]))]
    found = [difference for story, item in matched for difference in differences(item, story)]
    recall = _recall([item for _, item in matched])
    compared = sum(item.record is not None for _, item in matched)
    kinds = {kind: sum(d.kind == kind for d in found) for kind in sorted({d.kind for d in found})}
    printed = sum(len(_records(briefing)) for briefing in briefings.values())
    return Report(
        tables=(
            rates_table("Gold records found", recall),
            Table(
                f"Printed leaves that differ from the gold, in {compared} matched of {printed} printed records",
                ("", "leaves"),
                tuple((kind, str(count)) for kind, count in kinds.items()),
            ),
        ),
        metrics={"recall": rates_metric(recall), "differences": kinds},
        items=sum(len(story.documents) for story in stories),
        mistakes=tuple({name: getattr(d, name) for name in Difference.__dataclass_fields__} for d in found),
    )


def _recall(matched: Sequence[Matched]) -> Mapping[str, Rate]:
    return {
        f"{kind}, {which}": Rate.of(
            item.record is not None
            for item in matched
            if kind in {item.gold.kind.value, "all kinds"} and (item.gold.required or which == "all")
        )
        for kind in ("event", "demand", "position", "all kinds")
        for which in ("required", "all")
    }


def _records(briefing: Briefing) -> tuple[AnyRecord, ...]:
    return (*briefing.events, *briefing.demands, *briefing.positions)
