"""Learn the scorer of event mentions, and say what it reaches on topics it has not seen.

    python benchmarks/learn_coref.py ECBPLUS_FOLDER [-o llm_brief/consolidate/likeness_weights.json]

Needs scikit-learn and numpy, which the product itself does without. Every figure printed is of topics left out: for
each topic a scorer is learned from the others alone. The stories are found, not given, unless the row says so.
"""

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform
from sklearn.ensemble import HistGradientBoostingClassifier

from llm_brief.consolidate.likeness import LEAST
from llm_brief.consolidate.likeness_measures import MEASURES, StoryWords, measures
from llm_brief.consolidate.likeness_mentions import mention_at
from llm_brief.evals.clustering import agreement
from llm_brief.evals.score_coref import Mention, read_event_mentions
from llm_brief.evals.score_stories import Story, read_stories, story_labels
from llm_brief.text.grammar.syntax import find_parser

PARAMETERS = {
    "max_depth": 3,
    "max_iter": 60,
    "min_samples_leaf": 80,
    "learning_rate": 0.1,
    "l2_regularization": 5,
    "early_stopping": False,
    "random_state": 0,
}


class Table:
    """The measures of all pairs of mentions of one story, for one way of telling the stories."""

    def __init__(self, mentions: Sequence[Mention], topic: Sequence[int], values: np.ndarray) -> None:
        self.mentions, self.topic, self.values = mentions, np.array(topic), values

    def of(self, topics: Sequence[int]) -> "Table":
        chosen = np.flatnonzero(np.isin(self.topic, topics))
        return Table([self.mentions[at] for at in chosen], self.topic[chosen], self.values[np.ix_(chosen, chosen)])

    def pairs(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Measures, whether they belong together, and weights by which each mention counts the same."""
        ones, others = np.tril_indices(len(self.mentions), -1)
        same = [self.mentions[a].chain == self.mentions[b].chain for a, b in zip(ones, others, strict=True)]
        weight = np.full(len(ones), len(self.mentions) / max(1, len(ones)))
        return self.values[ones, others], np.array(same, bool), weight


def tables(documents: Sequence[Story], mentions: Sequence[Mention], story_of: Mapping[str, object]) -> Iterator[Table]:
    parser = find_parser()
    assert parser is not None, "pip install 'llm-brief[local]'"
    read, topic = {}, {item.doc_id: item.topic for item in documents}
    for item in documents:
        document = item.document
        parse = parser.parse(document)
        for mention in mentions:
            if mention.doc_id == item.doc_id:
                place = mention.spans[0][0], mention.spans[-1][1]
                read[mention.mention_id] = mention_at(document, parse, *place)
    for story in dict.fromkeys(story_of.values()):
        held = [item for item in documents if story_of[item.doc_id] == story]
        inside = [mention for mention in mentions if story_of[mention.doc_id] == story]
        found = [read[mention.mention_id] for mention in inside]
        words = StoryWords.of([item.document for item in held], found)
        values = np.zeros((len(found), len(found), len(MEASURES)), np.float32)
        for a in range(len(found)):
            for b in range(a):
                values[a, b] = values[b, a] = measures(found[a], found[b], words)
        yield Table(inside, [topic[mention.doc_id] for mention in inside], values)


def learn(data: Sequence[Table]) -> HistGradientBoostingClassifier:
    values, same, weight = (np.concatenate(part) for part in zip(*(table.pairs() for table in data), strict=True))
    return HistGradientBoostingClassifier(**PARAMETERS).fit(values, same, sample_weight=weight)


def linked(model: HistGradientBoostingClassifier, table: Table) -> Sequence[int]:
    count = len(table.mentions)
    if count < 2:
        return [0] * count
    odds = model.predict_proba(table.values.reshape(count * count, -1))[:, 1].reshape(count, count)
    apart = 1 - odds
    np.fill_diagonal(apart, 0)
    return fcluster(linkage(squareform(apart, checks=False), "average"), 1 - LEAST, "distance").tolist()


def left_out(training: Sequence[Table], testing: Sequence[Table], topics: Sequence[int]) -> Mapping[str, object]:
    found: dict[str, object] = {}
    chains = {m.mention_id: m.chain for table in testing for m in table.mentions}
    each = {}
    for topic in topics:
        others = [other for other in topics if other != topic]
        model = learn([part for table in training if len((part := table.of(others)).mentions) > 1])
        own = {}
        for number, table in enumerate(testing):
            part = table.of([topic])
            labels = linked(model, part)
            own |= {m.mention_id: (number, label) for m, label in zip(part.mentions, labels, strict=True)}
        each[topic] = agreement({name: chains[name] for name in own}, own).conll
        found |= {name: (topic, *label) for name, label in own.items()}
    whole = agreement(chains, found)
    return {"conll": whole.conll, "b3": whole.b_cubed.f1, "muc": whole.muc.f1, "ceafe": whole.ceaf_e.f1, "topics": each}


def trees(model: HistGradientBoostingClassifier) -> list[object]:
    """The trees as nested lists [measure, threshold, below, above]; the first is the constant."""
    kept: list[object] = [float(model._baseline_prediction.ravel()[0])]  # noqa: SLF001 - no public way
    for stage in model._predictors:  # noqa: SLF001
        kept.append(_node(stage[0].nodes, 0))
    return kept


def _node(nodes: np.ndarray, at: int) -> object:
    node = nodes[at]
    if node["is_leaf"]:
        return round(float(node["value"]), 5)
    threshold = float(node["num_threshold"])
    return [int(node["feature_idx"]), threshold, _node(nodes, node["left"]), _node(nodes, node["right"])]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("-o", "--output", type=Path)
    given = arguments.parse_args()
    documents = list(read_stories(given.folder / "documents.jsonl"))
    mentions = list(read_event_mentions(given.folder / "mentions.jsonl"))
    topics = sorted({item.topic for item in documents})
    true = list(tables(documents, mentions, {item.doc_id: item.subtopic for item in documents}))
    found = list(tables(documents, mentions, story_labels(documents)))
    by_found = left_out(true + found, found, topics)
    print("found stories", json.dumps(by_found))
    print("the corpus's stories", json.dumps(left_out(true + found, true, topics)))
    if given.output is not None:
        learned = {"source": "ECB+ validation topics", "topics": topics, "held_out_conll_f1": by_found["conll"]}
        stored = {"measures": MEASURES, "learned": learned, "trees": trees(learn(true + found))}
        given.output.write_text(json.dumps(stored, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
