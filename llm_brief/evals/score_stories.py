"""Same-event documents: the stories found among documents, against a corpus that says which report the same event."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from llm_brief.consolidate.stories import stories
from llm_brief.evals.clustering import Agreement, agreement, purity
from llm_brief.evals.metrics import Interval, bootstrap
from llm_brief.evals.report import Report, Table, interval_cell, percent
from llm_brief.text.document import Document

__all__ = [
    "Story",
    "agreement_cells",
    "agreement_metric",
    "over_parts",
    "read_stories",
    "score_stories",
    "story_labels",
]

_MODEL = ConfigDict(frozen=True, extra="ignore")


class Story(BaseModel):
    """One document of the corpus. ``subtopic`` is the event it reports; ``topic`` joins two events of one kind."""

    model_config = _MODEL

    doc_id: str
    topic: int
    subtopic: str
    text: str

    @property
    def document(self) -> Document:
        """The document as the product reads it."""
        return Document(text=self.text, name=self.doc_id)


def read_stories(path: Path) -> Iterator[Story]:
    """The documents of a JSONL file."""
    return (Story.model_validate_json(line) for line in path.read_text("utf-8").splitlines())


def story_labels(items: Sequence[Story]) -> Mapping[str, int]:
    """The number of the story found for each ``doc_id``; documents with the same words share theirs."""
    ids = {item.doc_id: item.document.id for item in items}
    found = stories([item.document for item in items])
    number = {doc_id: at for at, story in enumerate(found) for doc_id in story}
    return {name: number[doc_id] for name, doc_id in ids.items()}


def score_stories(items: Sequence[Story]) -> Report:
    """B-cubed and purity over all documents at once, and for each topic what its documents came to."""
    expected = {item.doc_id: item.subtopic for item in items}
    found = story_labels(items)
    whole = agreement(expected, found)
    interval = over_parts({str(topic): part for topic, part in _by_topic(items, expected, found)}, _f1)
    rows = [("all", *agreement_cells(whole), interval_cell(interval))]
    for topic, part in _by_topic(items, expected, found):
        rows.append((f"topic {topic}", *agreement_cells(part), ""))
    pure = purity(expected, found)
    return Report(
        tables=(
            Table("Documents that report the same event", ("", "documents", "P", "R", "B3 F1", "95 %"), tuple(rows)),
            Table(
                "Stories",
                ("", "%"),
                (("purity", percent(pure)), ("found", str(len(set(found.values()))))),
            ),
        ),
        metrics={
            "b_cubed": agreement_metric(whole, whole.b_cubed.f1, interval),
            "purity": pure,
            "stories": {"expected": len(set(expected.values())), "found": len(set(found.values()))},
        },
        items=len(items),
        mistakes=tuple(_mistakes(expected, found)),
    )


def _by_topic(
    items: Sequence[Story], expected: Mapping[str, str], found: Mapping[str, int]
) -> Iterator[tuple[int, Agreement]]:
    for topic in sorted({item.topic for item in items}):
        names = [item.doc_id for item in items if item.topic == topic]
        yield topic, agreement({name: expected[name] for name in names}, {name: found[name] for name in names})


def _f1(part: Agreement) -> float:
    return part.b_cubed.f1


def over_parts(parts: Mapping[str, Agreement], statistic: Callable[[Agreement], float]) -> Interval:
    """The interval of a statistic over samples of whole topics: documents of one topic do not vary apart."""

    def of(groups: Mapping[str, Sequence[Agreement]]) -> float | None:
        drawn = groups.get("topics", ())
        return statistic(_sum(drawn)) if drawn else None

    return bootstrap({"topics": list(parts.values())}, of)


def _sum(parts: Iterable[Agreement]) -> Agreement:
    first, *rest = parts
    for part in rest:
        first = first + part
    return first


def agreement_cells(found: Agreement) -> tuple[str, str, str, str]:
    """Items, and B-cubed precision, recall and F1."""
    score = found.b_cubed
    return str(found.items), percent(score.precision), percent(score.recall), percent(score.f1)


def agreement_metric(found: Agreement, value: float, interval: Interval) -> Mapping[str, object]:
    """A clustering score as it stands in the JSON."""
    return {
        "value": value,
        "interval": [interval.low, interval.high],
        "items": found.items,
        "conll_f1": found.conll,
        **{
            name: {"precision": score.precision, "recall": score.recall, "f1": score.f1}
            for name, score in (("b_cubed", found.b_cubed), ("muc", found.muc), ("ceaf_e", found.ceaf_e))
        },
    }


def _mistakes(expected: Mapping[str, str], found: Mapping[str, int]) -> Iterator[Mapping[str, object]]:
    """Stories found that hold documents of several events, and events that fell apart."""
    for number in sorted(set(found.values())):
        held = Counter(expected[name] for name in found if found[name] == number)
        if len(held) > 1:
            yield {"joined": dict(sorted(held.items()))}
    for subtopic in sorted(set(expected.values())):
        pieces = Counter(found[name] for name in expected if expected[name] == subtopic)
        if len(pieces) > 1:
            yield {"split": subtopic, "pieces": sorted(pieces.values(), reverse=True)}
