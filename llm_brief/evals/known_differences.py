"""What is known of the sources of a story: where they differ or only seem to, and which records are one thing."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from llm_brief.evals.gold import GoldRecord, Story

__all__ = ["Compatible", "Difference", "Known", "Place", "known_of", "quoted_places", "value_places"]

_MODEL = ConfigDict(frozen=True, extra="ignore")

Place = tuple[str, int, int]
"""A document's id, start and end."""


class Difference(BaseModel):
    """Values that differ, in the words of their sources."""

    model_config = _MODEL

    kind: str
    relation: str
    records: tuple[str, ...]
    field: str
    values: tuple[str, ...]
    quotes: tuple[str, ...]


class Compatible(BaseModel):
    """Values that only look as if they differed, and ``why`` they do not."""

    model_config = _MODEL

    records: tuple[str, ...]
    field: str
    values: tuple[str, ...]
    why: str


class Known(BaseModel):
    """The gold of one story across its documents; ``same`` groups the ids of records of one thing."""

    model_config = _MODEL

    same: tuple[tuple[str, ...], ...]
    conflicts: tuple[Difference, ...]
    compatible: tuple[Compatible, ...]


def known_of(story: Story, folder: Path) -> Known:
    """What the gold of a fixtures folder says of the sources of ``story``."""
    return Known.model_validate_json((folder / "gold" / f"{story.story}.json").read_text("utf-8"))


def quoted_places(difference: Difference, story: Story) -> list[list[Place]]:
    """For each quotation the places where it stands in the documents of the records."""
    by_id = _by_id(story)
    ids, quotes = difference.records, difference.quotes
    paired = len(ids) == len(quotes)
    return [
        [place for name in ([ids[at]] if paired else ids) for place in _places_of_words(quote, by_id[name], story)]
        for at, quote in enumerate(quotes)
    ]


def value_places(pair: Compatible, story: Story) -> list[list[Place]]:
    """For each record of the pair the places where its value stands."""
    by_id = _by_id(story)
    told = zip(pair.records, pair.values, strict=False)
    return [list(_places_of_value(value, by_id[name], pair.field, story)) for name, value in told]


def _by_id(story: Story) -> Mapping[str, GoldRecord]:
    return {record.id: record for record in story.records}


def _places_of_words(words: str, record: GoldRecord, story: Story) -> Iterator[Place]:
    """In each of the record's sentences that has the words, and where the document has them first."""
    document = story.documents[record.file]
    for sentence in (*record.sentences, document.text):
        at = sentence.find(words)
        if at >= 0:
            start = document.text.index(sentence) + at
            yield document.id, start, start + len(words)


def _places_of_value(value: str, record: GoldRecord, field: str, story: Story) -> Iterator[Place]:
    """Where the value stands: its own words, or those that the gold gives for the field."""
    found = list(_places_of_words(value, record, story))
    yield from found
    if not found:
        document = story.documents[record.file]
        for of in record.values(field):
            if of.start is not None and of.end is not None:
                yield document.id, of.start, of.end
