"""Names of actors merged over documents, and dates of events, against MEANTIME's instances.

Names are given: every mention of a person or organization that is written as a name (pronouns and descriptions are
left out, for no record of ours has them as actors). The floor joins what is spelled alike. For dates, every mention of
an event whose day the corpus knows is asked for: the nearest date of its sentence, read from the document's own
dateline, must be that day, hold it (a month, a year), or be another.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from llm_brief.consolidate.cast import Cast
from llm_brief.evals.clustering import agreement
from llm_brief.evals.metrics import Interval, Rate, bootstrap
from llm_brief.evals.report import Report, Table, interval_cell, rates_metric, rates_table
from llm_brief.evals.score_stories import agreement_cells, agreement_metric
from llm_brief.text.dates.edtf import EDTF, contains
from llm_brief.text.dates.find import find_dates, parse_date
from llm_brief.text.document import Document
from llm_brief.text.fold import fold_words
from llm_brief.text.wordlists import word_set

__all__ = ["Article", "Instance", "Mention", "is_name", "read_meantime", "score_meantime"]

_MODEL = ConfigDict(frozen=True, extra="ignore")
_NO_NAMES = word_set("the a an its our their his her we it they he she you us i who which this that these those")
_ACTORS = frozenset({"ORGANIZATION", "PERSON"})
_WORD = re.compile(r"[^\W_][\w'’&.-]*")


class Article(BaseModel):
    """One article with the day of its dateline."""

    model_config = _MODEL

    doc_id: str
    text: str
    title: str = ""
    dateline: str = ""

    @property
    def document(self) -> Document:
        """The document as the product reads it."""
        found = parse_date(self.dateline)
        try:
            day = date.fromisoformat(found.value) if found else None
        except ValueError:
            day = None
        return Document(text=self.text, name=self.doc_id, published_at=day)


class Mention(BaseModel):
    """One mention of an entity or event of the world."""

    model_config = _MODEL

    mention_id: str
    doc_id: str
    kind: str
    type: str
    instance_id: str | None = None
    spans: tuple[tuple[int, int], ...]
    text: str


class Instance(BaseModel):
    """One event or entity of the world; ``time`` is a day, with X for what is not known."""

    model_config = _MODEL

    instance_id: str
    time: str | None = None


@dataclass(frozen=True, slots=True)
class Corpus:
    """All three files."""

    articles: Sequence[Article]
    mentions: Sequence[Mention]
    instances: Mapping[str, Instance]


def read_meantime(folder: Path) -> Corpus:
    """The corpus in ``folder``; mentions that it ties to nothing in the world are left out."""

    def lines(name: str) -> list[str]:
        return (folder / name).read_text("utf-8").splitlines()

    instances = [Instance.model_validate_json(line) for line in lines("instances.jsonl")]
    return Corpus(
        [Article.model_validate_json(line) for line in lines("documents.jsonl")],
        [mention for mention in map(Mention.model_validate_json, lines("mentions.jsonl")) if mention.instance_id],
        {instance.instance_id: instance for instance in instances},
    )


def is_name(text: str) -> bool:
    """Whether a mention ends in a name: the last of its words is capitalised and is more than a pronoun."""
    words = _WORD.findall(text.split(",", 1)[0])
    return bool(words) and words[-1][0].isupper() and words[-1].lower() not in _NO_NAMES


def score_meantime(corpus: Corpus, articles: Sequence[Article]) -> Report:
    """Merging of names and days of events in ``articles``."""
    documents = {article.doc_id: article.document for article in articles}
    named = [m for m in corpus.mentions if m.doc_id in documents and m.type in _ACTORS and is_name(m.text)]
    expected = {mention.mention_id: str(mention.instance_id) for mention in named}
    settings = {"our cast": _cast(named, documents), "spelled alike (floor)": _alike(named)}
    rows: list[tuple[str, ...]] = []
    metrics: dict[str, object] = {}
    for name, found in settings.items():
        whole = agreement(expected, found)
        interval = _over_instances(expected, found)
        rows.append((name, *agreement_cells(whole), interval_cell(interval)))
        metrics[name] = agreement_metric(whole, whole.b_cubed.f1, interval)
    days = list(_days(corpus, documents))
    rates = _day_rates(days)
    return Report(
        tables=(
            Table("Names of one actor", ("", "names", "P", "R", "B3 F1", "95 %"), tuple(rows)),
            rates_table("Days of events", rates),
        ),
        metrics={"actors": metrics, "days": rates_metric(rates)},
        items=len(named) + len(days),
        mistakes=tuple(_mistakes(named, settings["our cast"])),
    )


def _day_rates(days: Sequence[tuple[str, str | None]]) -> Mapping[str, Rate]:
    dated = [(gold, day) for gold, day in days if day is not None]
    return {
        "sentence has a date": Rate.of(day is not None for _, day in days),
        "of these: the day": Rate.of(day == gold for gold, day in dated),
        "of these: the day or a span that holds it": Rate.of(_holds(day, gold) for gold, day in dated),
    }


def _cast(named: Sequence[Mention], documents: Mapping[str, Document]) -> Mapping[str, str]:
    cast = Cast.of(documents.values())
    found = {}
    for mention in named:
        actor = cast.actor(documents[mention.doc_id].id, mention.text)
        found[mention.mention_id] = actor.key if actor else f"nobody: {mention.mention_id}"
    return found


def _alike(named: Sequence[Mention]) -> Mapping[str, str]:
    return {mention.mention_id: fold_words(mention.text).removeprefix("the ") for mention in named}


def _over_instances(expected: Mapping[str, str], found: Mapping[str, str]) -> Interval:
    """The interval over samples of mentions, each with its own share of precision and recall."""
    sizes: dict[tuple[str, str], int] = {}
    for name, label in expected.items():
        sizes[label, found[name]] = sizes.get((label, found[name]), 0) + 1
    of_expected, of_found = _sizes(expected), _sizes(found)
    shares = [
        (both / of_found[found[name]], both / of_expected[label])
        for name, label in expected.items()
        for both in (sizes[label, found[name]],)
    ]

    def f1(groups: Mapping[str, Sequence[tuple[float, float]]]) -> float | None:
        drawn = groups.get("mentions", ())
        precision, recall = (sum(part) for part in zip(*drawn, strict=True)) if drawn else (0.0, 0.0)
        return 2 * precision * recall / (precision + recall) / len(drawn) if precision + recall else None

    return bootstrap({"mentions": shares}, f1)


def _sizes(labels: Mapping[str, str]) -> Mapping[str, int]:
    sizes: dict[str, int] = {}
    for label in labels.values():
        sizes[label] = sizes.get(label, 0) + 1
    return sizes


def _days(corpus: Corpus, documents: Mapping[str, Document]) -> Iterator[tuple[str, str | None]]:
    """The day of the corpus and the date found, for mentions of events whose day is known."""
    for mention in corpus.mentions:
        instance = corpus.instances.get(str(mention.instance_id))
        if mention.doc_id in documents and instance and instance.time and _is_day(instance.time):
            yield instance.time, _nearest(documents[mention.doc_id], mention.spans[0][0])


def _is_day(time: str) -> bool:
    return re.fullmatch(r"\d{4}-\d\d-\d\d", time) is not None


def _nearest(document: Document, at: int) -> str | None:
    sentence = document.sentence_at(at)
    if sentence is None:
        return None
    dates = [found for found in find_dates(sentence.text, document.published_at) if found.value]
    if not dates:
        return None
    place = at - sentence.start
    nearest = min(dates, key=lambda found: (max(found.start - place, place - found.end), found.start))
    return nearest.value.value if nearest.value else None


def _holds(value: str, day: str) -> bool:
    return contains(EDTF.parse(value), EDTF.parse(day))


def _mistakes(named: Sequence[Mention], found: Mapping[str, str]) -> Iterator[Mapping[str, object]]:
    """Names that were joined and are several actors, and actors whose names were not joined."""
    joined: dict[str, dict[str, set[str]]] = {}
    split: dict[str, dict[str, set[str]]] = {}
    for mention in named:
        key = found[mention.mention_id]
        joined.setdefault(key, {}).setdefault(str(mention.instance_id), set()).add(mention.text)
        split.setdefault(str(mention.instance_id), {}).setdefault(key, set()).add(mention.text)
    for sort, groups in (("joined", joined), ("split", split)):
        for parts in groups.values():
            if len(parts) > 1:
                yield {sort: sorted(map(sorted, parts.values()))}
