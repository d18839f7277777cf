"""Which mentions of events tell of one event: coreference over stories, against the mentions and chains of a corpus.

Mentions are given, stories are found (the setting of Barhom et al. 2019 and after, with our own story clusters in
place of theirs); the same is scored over the corpus's own stories, to tell the errors of the two steps apart.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from itertools import chain
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from llm_brief.consolidate.likeness import EventMention, mention_at, same_events
from llm_brief.evals.clustering import Agreement, agreement
from llm_brief.evals.report import Report, Table, interval_cell, percent
from llm_brief.evals.score_stories import Story, agreement_metric, over_parts, score_stories, story_labels
from llm_brief.text.grammar.syntax import Parser

__all__ = ["Mention", "chains_found", "read_event_mentions", "score_ecbplus"]

Partition = Mapping[str, tuple[object, ...]]


class Mention(BaseModel):
    """One marked mention; ``chain`` is the event that it tells of."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    mention_id: str
    doc_id: str
    kind: str
    chain: str
    spans: tuple[tuple[int, int], ...]
    text: str = ""


def read_event_mentions(path: Path) -> Iterator[Mention]:
    """The mentions of events of a JSONL file."""
    rows = (Mention.model_validate_json(line) for line in path.read_text("utf-8").splitlines())
    return (row for row in rows if row.kind == "event")


@dataclass(frozen=True)
class _Corpus:
    """Documents and mentions, with what the parser makes of them."""

    documents: Sequence[Story]
    mentions: Sequence[Mention]
    parser: Parser | None

    @cached_property
    def read(self) -> Mapping[str, EventMention]:
        """Every mention in context, by its id."""
        return {mention.mention_id: found for document in self.documents for mention, found in self._read(document)}

    def _read(self, story: Story) -> Iterator[tuple[Mention, EventMention]]:
        document = story.document
        parse = self.parser.parse(document) if self.parser is not None else None
        for mention in self.mentions:
            if mention.doc_id == story.doc_id:
                start, end = mention.spans[0][0], mention.spans[-1][1]
                yield mention, mention_at(document, parse, start, end)

    @property
    def chains(self) -> Mapping[str, str]:
        return {mention.mention_id: mention.chain for mention in self.mentions}


def chains_found(
    documents: Sequence[Story], mentions: Sequence[Mention], parser: Parser | None, story_of: Mapping[str, object]
) -> Partition:
    """The event found for each mention id, given the story of each document."""
    return _chains(_Corpus(documents, mentions, parser), story_of)


def _chains(corpus: _Corpus, story_of: Mapping[str, object]) -> Partition:
    found: dict[str, tuple[object, ...]] = {}
    for story in dict.fromkeys(story_of.values()):
        held = [item for item in corpus.documents if story_of[item.doc_id] == story]
        names = {item.doc_id for item in held}
        inside = [mention.mention_id for mention in corpus.mentions if mention.doc_id in names]
        groups = same_events([corpus.read[name] for name in inside], [item.document for item in held])
        found |= {inside[place]: (story, number) for number, group in enumerate(groups) for place in group}
    return found


def _same_stem(corpus: _Corpus, story_of: Mapping[str, object]) -> Partition:
    return {m.mention_id: (story_of[m.doc_id], corpus.read[m.mention_id].stem) for m in corpus.mentions}


def score_ecbplus(documents: Sequence[Story], mentions: Sequence[Mention], parser: Parser | None) -> Report:
    """Stories and event coreference in one report."""
    names = {item.doc_id for item in documents}
    corpus = _Corpus(documents, [mention for mention in mentions if mention.doc_id in names], parser)
    by_words = score_stories(documents)
    found_stories = story_labels(documents)
    gold_stories = {item.doc_id: item.subtopic for item in documents}
    settings: Mapping[str, Partition] = {
        "found stories": _chains(corpus, found_stories),
        "the corpus's stories": _chains(corpus, gold_stories),
        "found stories, same stem (floor)": _same_stem(corpus, found_stories),
    }
    scored = {name: _Scored.of(corpus, partition) for name, partition in settings.items()}
    return Report(
        tables=(*by_words.tables, _table(scored, learned := _learned())),
        metrics={
            "documents": by_words.metrics,
            "events": {name: found.metric for name, found in scored.items()},
            "learned": learned,
        },
        items=len(documents) + len(corpus.mentions),
        mistakes=(*by_words.mistakes, *_mistakes(corpus, settings["found stories"])),
    )


@dataclass(frozen=True, slots=True)
class _Scored:
    """One setting: over everything, and topic by topic."""

    whole: Agreement
    topics: Mapping[str, Agreement]

    @classmethod
    def of(cls, corpus: _Corpus, found: Partition) -> "_Scored":
        chains = corpus.chains
        topic_of = {item.doc_id: str(item.topic) for item in corpus.documents}
        parts: dict[str, list[str]] = {}
        for mention in corpus.mentions:
            parts.setdefault(topic_of[mention.doc_id], []).append(mention.mention_id)
        topics = {
            topic: agreement({name: chains[name] for name in ids}, {name: found[name] for name in ids})
            for topic, ids in parts.items()
        }
        return cls(agreement(chains, found), topics)

    @property
    def metric(self) -> Mapping[str, object]:
        topics = {topic: part.conll for topic, part in sorted(self.topics.items())}
        return {**agreement_metric(self.whole, self.whole.conll, over_parts(self.topics, _conll)), "topics": topics}

    def cells(self) -> tuple[str, ...]:
        whole = self.whole
        scores = (whole.muc.f1, whole.b_cubed.f1, whole.ceaf_e.f1, whole.conll)
        return (str(whole.items), *map(percent, scores), interval_cell(over_parts(self.topics, _conll)))


def _conll(part: Agreement) -> float:
    return part.conll


def _table(scored: Mapping[str, _Scored], learned: Mapping[str, object]) -> Table:
    topics = learned.get("topics")
    listed = ", ".join(map(str, topics)) if isinstance(topics, list) else "none"
    rows = [(name, *found.cells()) for name, found in scored.items()]
    held_out = learned.get("held_out_conll_f1")
    if isinstance(held_out, float):
        rows.append(("when learned: topics left out in turn", "", "", "", "", percent(held_out), ""))
    title = f"Mentions that tell of the same event (the scorer has seen topics {listed})"
    return Table(title, ("", "mentions", "MUC", "B3", "CEAFe", "CoNLL F1", "95 %"), tuple(rows))


def _learned() -> Mapping[str, object]:
    """From what the scorer was learned, and what it reached on topics left out."""
    stored = json.loads(files("llm_brief.consolidate").joinpath("likeness_weights.json").read_text("utf-8"))
    learned = stored["learned"]
    assert isinstance(learned, dict)
    return learned


_EXAMPLES = 25


def _mistakes(corpus: _Corpus, found: Partition) -> Sequence[Mapping[str, object]]:
    joined = _clusters(corpus, found, lambda mention: mention.chain)
    split = _clusters(corpus, corpus.chains, lambda mention: found[mention.mention_id])
    return [{"joined": entry} for entry in joined] + [{"split": entry} for entry in split]


def _clusters(
    corpus: _Corpus, clusters: Mapping[str, object], label: Callable[[Mention], object]
) -> Sequence[Sequence[Sequence[str]]]:
    """The largest clusters whose mentions have different labels, as the words of each label."""
    held: dict[object, dict[object, list[str]]] = {}
    for mention in corpus.mentions:
        held.setdefault(clusters[mention.mention_id], {}).setdefault(label(mention), []).append(mention.text)
    mixed = [sorted(map(sorted, parts.values())) for parts in held.values() if len(parts) > 1]
    return sorted(mixed, key=lambda parts: (-len(list(chain(*parts))), parts))[:_EXAMPLES]
