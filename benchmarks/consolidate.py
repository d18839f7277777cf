"""How long consolidation takes, and how it grows with the number of records.

Run: python benchmarks/consolidate.py [COUNT ...]. The records are made from the fixture stories: every story is told
again and again under other names and dates, so that there are as many different events as in a real inbox of that size,
each told by three or four documents.
"""

import random
import re
import resource
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from llm_brief.consolidate.across import consolidate
from llm_brief.evals.gold import GoldField, GoldRecord, Story, load_stories
from llm_brief.evals.gold_records import record_of
from llm_brief.records.record import AnyRecord
from llm_brief.text.document import Document

FIXTURES = Path(__file__).parents[1] / "fixtures"
_NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")
_SYLLABLES = (
    "ba be bo da de do ga ge go ka ke ko la le lo ma me mo na ne no ra re ro sa se so ta te to va ve vo".split()
)


def main() -> None:
    """Print a line for each size."""
    sizes = [int(given) for given in sys.argv[1:]] or [1_000, 3_000, 10_000, 30_000]
    stories = load_stories(FIXTURES)
    print(
        f"{'records':>8} {'documents':>9} {'merged to':>9} {'conflicts':>9} {'seconds':>8}"
        f" {'us a record':>11} {'MB':>6}"
    )
    for size in sizes:
        records, documents = corpus(stories, size)
        start = time.process_time()
        done = consolidate(records, documents)
        seconds = time.process_time() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{len(records):>8} {len(documents):>9} {len(done.records):>9} {len(done.conflicts):>9} {seconds:>8.1f}"
            f" {1e6 * seconds / len(records):>11.0f} {peak:>6.0f}"
        )


def corpus(stories: tuple[Story, ...], size: int) -> tuple[list[AnyRecord], list[Document]]:
    """So many records, and the documents they come from."""
    records: list[AnyRecord] = []
    documents: list[Document] = []
    for copy in _endless(stories):
        told, texts = copy
        records += told
        documents += texts
        if len(records) >= size:
            return records[:size], documents
    raise AssertionError


def _endless(stories: tuple[Story, ...]) -> Iterator[tuple[list[AnyRecord], list[Document]]]:
    number = 0
    while True:
        for story in stories:
            number += 1
            yield _retold(story, number)


def _retold(story: Story, number: int) -> tuple[list[AnyRecord], list[Document]]:
    """The story with every name exchanged and its days moved, under other ids."""
    chance = random.Random(number)
    common = {word for doc in story.documents.values() for word in re.findall(r"\b[a-z]{4,}\b", doc.text)}
    names = {name for doc in story.documents.values() for name in _NAME.findall(doc.text)}
    new = {name: _invented(name, chance) for name in sorted(names) if name.lower() not in common}
    documents = {file: _moved(document, new, number) for file, document in story.documents.items()}
    records = [_record(record, documents[record.file], new, number) for record in story.records]
    return records, list(documents.values())


def _invented(name: str, chance: random.Random) -> str:
    """Another name of the same length, so that every place in the text stays where it is."""
    letters = "".join(chance.choice(_SYLLABLES) for _ in range(len(name)))[: len(name)]
    return letters.capitalize()


def _renamed(text: str, new: dict[str, str]) -> str:
    return _NAME.sub(lambda found: new.get(found[0], found[0]), text)


def _moved(document: Document, new: dict[str, str], number: int) -> Document:
    published = document.published_at + timedelta(days=number % 300) if document.published_at else None
    return Document(text=_renamed(document.text, new), name=f"{number}-{document.name}", published_at=published)


def _record(gold: GoldRecord, document: Document, new: dict[str, str], number: int) -> AnyRecord:
    fields = {
        name: tuple(_field(item, new) for item in value) if isinstance(value, tuple) else _field(value, new)
        for name, value in gold.fields.items()
    }
    sentences = tuple(_renamed(text, new) for text in gold.sentences)
    moved = gold.model_copy(update={"id": f"{number}-{gold.file}-{gold.id}", "fields": fields, "sentences": sentences})
    return record_of(moved, document)


def _field(field: GoldField, new: dict[str, str]) -> GoldField:
    value = _renamed(field.value, new) if isinstance(field.value, str) else field.value
    return field.model_copy(update={"value": value, "quote": _renamed(field.quote, new) if field.quote else None})


if __name__ == "__main__":
    main()
