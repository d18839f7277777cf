"""Train and measure the check of free claims.

    python benchmarks/claims.py train [ROWS]     weights.json from claims made out of fixtures/, and from labelled rows
    python benchmarks/claims.py measure ROWS     the shipped check on labelled rows, and on fixtures/gold
    python benchmarks/claims.py validate ROWS    what such training reaches on documents that it has not seen
    python benchmarks/claims.py speed            claims a second on one core, rules and learned check together

ROWS is a JSONL file of {"document", "claim", "label", "source_dataset", "doc_id", "error_type"}. Training needs
scikit-learn, which the product does not: the trees are written as plain numbers. Nothing of the rows' texts is stored.
"""

import argparse
import gc
import json
import math
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from llm_brief.evals.rows import read_mutants
from llm_brief.ingest.files import read
from llm_brief.records.base import Label
from llm_brief.text.analysis import Analysis, analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.parse import Parse, Token
from llm_brief.text.grammar.syntax import Parser, find_parser
from llm_brief.text.stems import stem_of
from llm_brief.verify.claims.check import check_claim, comparisons, findings_of
from llm_brief.verify.claims.common import is_common
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.features import features_of
from llm_brief.verify.claims.learned import read_model
from llm_brief.verify.claims.source import source_of

ROOT = Path(__file__).parent.parent
WEIGHTS = ROOT / "llm_brief" / "verify" / "claims" / "weights.json"
Floats = NDArray[np.float64]


# --- claims made of the project's own stories ---------------------------------------------------------------


@dataclass(frozen=True)
class Made:
    """A claim about a document, and whether the document bears it out."""

    story: str
    document: Document
    claim: str
    label: bool
    how: str


class Maker:
    """Makes claims, true by construction and false by construction, from the sentences of one document."""

    def __init__(self, document: Document, parse: Parse, others: Sequence[tuple[Document, Parse]], seed: int) -> None:
        self.document, self.parse, self.others = document, parse, others
        self.random = random.Random(seed)
        self.names = sorted(set(_name_spans(parse)))
        self.numbers = sorted({t.text for t in parse.tokens if t.pos == "NUM"})

    def claims(self) -> Iterator[tuple[str, bool, str]]:
        """Wording, label, and how it was made."""
        for sentence in self.document.sentences:
            tokens = self.parse.sentence_tokens(sentence.index)
            if sentence.heading or not 8 <= len(tokens) <= 60:
                continue
            for how, make in _TRUE.items():
                for text in make(self, tokens):
                    yield text, True, how
            for how, make in _FALSE.items():
                for text in make(self, tokens):
                    yield text, False, how

    def foreign(self) -> tuple[Document, Parse]:
        """A document of another story."""
        return self.random.choice(list(self.others))


def _name_spans(parse: Parse) -> Iterator[str]:
    for token in parse.tokens:
        if token.pos == "PROPN" and parse.tokens[token.head].pos != "PROPN":
            first, last = token.index, token.index
            while first and parse.tokens[first - 1].pos == "PROPN":
                first -= 1
            yield " ".join(t.text for t in parse.tokens[first : last + 1])


def _said(tokens: Sequence[Token], left_out: frozenset[int] = frozenset()) -> str:
    kept = [token for token in tokens if token.index not in left_out]
    text = ""
    for token in kept:
        glued = token.text in {",", ".", "'s", "’s", ")", "”", ":", ";", "n't", "n’t", "%"} or text.endswith(("(", "“"))
        text += token.text if glued or not text else f" {token.text}"
    text = text.strip(" ,;:–—-")
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "”", "?")) else ".")


_DROPPABLE = frozenset({"appos", "relcl", "npadvmod", "amod", "prep", "acl", "parataxis"})
_NOT_DROPPED = frozenset("former deputy alleged acting only more less no not never nearly".split())


def _whole(_maker: Maker, tokens: Sequence[Token]) -> Iterator[str]:
    yield _said(tokens)


def _droppable(maker: Maker, tokens: Sequence[Token]) -> list[frozenset[int]]:
    found = []
    for token in tokens:
        head = maker.parse.tokens[token.head]
        loose = token.dep in _DROPPABLE and token.lemma not in _NOT_DROPPED
        if loose and not (token.dep == "prep" and head.pos in {"VERB", "ADJ"} and token.index < head.index + 2):
            first, last = maker.parse.edges(token.index)
            if last - first < len(tokens) // 2:
                found.append(frozenset(range(first, last + 1)))
    return found


def _pruned(maker: Maker, tokens: Sequence[Token]) -> Iterator[str]:
    parts = _droppable(maker, tokens)
    for size in (1, 2, 4):
        if len(parts) >= size:
            yield _said(tokens, frozenset().union(*maker.random.sample(parts, size)))


def _clause(maker: Maker, tokens: Sequence[Token]) -> Iterator[str]:
    """A coordinated main clause by itself, with the subject that it has of its own."""
    for token in tokens:
        if token.dep == "conj" and token.pos == "VERB" and maker.parse.dependents(token.index, "nsubj", "nsubjpass"):
            first, last = maker.parse.edges(token.index)
            if maker.parse.tokens[token.head].dep == "ROOT" and last - first > 3:
                yield _said(maker.parse.tokens[first : last + 1])


_WORDINGS = {
    "said": "stated", "says": "states", "about": "around", "began": "started", "demanded": "called for",
    "rejected": "turned down", "killed": "left dead", "asked": "requested", "hold": "stage", "wants": "seeks",
    "help": "support", "leave": "quit", "left": "departed", "people": "persons", "government": "authorities",
    "talks": "negotiations", "told": "informed", "close": "shut", "closed": "shut", "reported": "announced",
    "accused": "blamed", "warned": "cautioned", "agreed": "consented", "urged": "pressed", "but": "however",
    "before": "ahead of", "after": "following", "agreement": "deal", "last": "past", "largest": "biggest",
}  # fmt: skip


def _reworded(maker: Maker, tokens: Sequence[Token]) -> Iterator[str]:
    for text in (_said(tokens), *_pruned(maker, tokens)):
        words = [_WORDINGS.get(word, word) for word in text.split()]
        if words != text.split():
            yield " ".join(words)


_EVERYDAY = """
    group people case place thing part plan move effort step issue area time number official member team act deal work
    decision report claim change make take set hold keep give show find see call put run bring start move back support
    new big key major main local recent former top final open further full long large
""".split()  # fmt: skip


def _paraphrased(maker: Maker, tokens: Sequence[Token]) -> Iterator[str]:
    """Everyday words in the place of everyday words, names and numbers kept: what a paraphrase looks like.

    The wording is nonsense. It stands for rewordings that no list of synonyms foresees: a model that has only seen
    copied sentences as true takes every strange word for an invention.
    """
    parts = _droppable(maker, tokens)
    for share in (0.2, 0.4, 0.6):
        gone = frozenset().union(*maker.random.sample(parts, len(parts) // 2))
        kept = [token for token in tokens if token.index not in gone]
        plain = [t for t in kept if t.pos in {"NOUN", "VERB", "ADJ", "ADV"} and t.lemma not in _NOT_DROPPED]
        changed = {t.index for t in plain if maker.random.random() < share}
        words = (maker.random.choice(_EVERYDAY) if t.index in changed else t.text for t in kept)
        text = " ".join(words).strip(" ,;.")
        if len(kept) > 5:
            yield f"{text[:1].upper()}{text[1:]}."


def _far_joined(maker: Maker, tokens: Sequence[Token]) -> Iterator[str]:
    """Two sentences from anywhere in the document in one claim."""
    other = maker.parse.sentence_tokens(maker.random.choice(maker.document.sentences).index)
    if 6 <= len(other) <= 30 and len(tokens) <= 30 and other[0].sentence != tokens[0].sentence:
        yield f"{_said(tokens).rstrip('.')}, and {_said(other)}"


def _joined(maker: Maker, tokens: Sequence[Token]) -> Iterator[str]:
    """Two shortened neighbours in one claim."""
    following = maker.parse.sentence_tokens(tokens[0].sentence + 1)
    if 6 <= len(following) <= 30 and len(tokens) <= 30 and following[0].pos != "PRON":
        yield f"{_said(tokens).rstrip('.')}, and {_said(following)}"


def _other_name(maker: Maker, tokens: Sequence[Token]) -> Iterator[str]:
    text = _said(tokens)
    for name in [name for name in maker.names if f" {name} " in f" {text} "][:2]:
        others = [other for other in maker.names if other not in text and len(other.split()) == len(name.split())]
        if others:
            yield text.replace(name, maker.random.choice(others))


def _foreign_name(maker: Maker, tokens: Sequence[Token]) -> Iterator[str]:
    text = maker.random.choice([_said(tokens), *_pruned(maker, tokens)])
    names = [name for name in maker.names if f" {name} " in f" {text} "]
    foreign = [name for name in set(_name_spans(maker.foreign()[1])) if name not in maker.names]
    if names and foreign:
        yield text.replace(maker.random.choice(names), maker.random.choice(sorted(foreign)))


def _other_number(maker: Maker, tokens: Sequence[Token]) -> Iterator[str]:
    for token in [token for token in tokens if token.pos == "NUM"][:1]:
        others = [number for number in maker.numbers if number != token.text] or ["17"]
        pool = [*others, str(maker.random.randrange(3, 90)), str(maker.random.randrange(100, 9000))]
        changed = maker.random.choice(pool)
        yield " ".join(changed if word == token.text else word for word in _said(tokens).split())


def _negated(_maker: Maker, tokens: Sequence[Token]) -> Iterator[str]:
    denials = [t for t in tokens if t.dep == "neg"]
    helpers = [t for t in tokens if t.dep in {"aux", "auxpass"} and t.tag in {"MD", "VBD", "VBZ", "VBP"}]
    text = _said(tokens)
    if denials:
        yield _said(tokens, frozenset({denials[0].index}))
    elif helpers:
        yield text.replace(f" {helpers[0].text} ", f" {helpers[0].text} not ", 1)


def _swapped(maker: Maker, tokens: Sequence[Token]) -> Iterator[str]:
    """Who acts and who is acted upon exchanged."""
    for token in tokens:
        subjects = maker.parse.dependents(token.index, "nsubj")
        objects = maker.parse.dependents(token.index, "dobj")
        if token.pos == "VERB" and subjects and objects:
            one, other = (maker.parse.edges(index) for index in (subjects[0], objects[0]))
            if one[1] < other[0]:
                t, start = maker.parse.tokens, tokens[0].index
                end = tokens[-1].index + 1
                moved = (t[start : one[0]], t[other[0] : other[1] + 1], t[one[1] + 1 : other[0]])
                yield _said([*(x for part in moved for x in part), *t[one[0] : one[1] + 1], *t[other[1] + 1 : end]])
                return


def _spliced(maker: Maker, tokens: Sequence[Token]) -> Iterator[str]:
    """The beginning of one sentence and the end of another."""
    other = maker.parse.sentence_tokens(maker.random.choice(maker.document.sentences).index)
    if len(other) > 8 and other[0].sentence != tokens[0].sentence:
        yield _said([*tokens[: len(tokens) // 2], *other[len(other) // 2 :]])


def _cut(maker: Maker, tokens: Sequence[Token]) -> Iterator[str]:
    """A sentence that ends before the word that the last ones describe."""
    heads = [t for t in tokens[5:] if t.dep in {"compound", "amod", "nummod", "poss"} and t.head > t.index]
    if heads:
        yield _said(tokens[: maker.random.choice(heads).index - tokens[0].index + 1])


def _beheaded(maker: Maker, tokens: Sequence[Token]) -> Iterator[str]:
    """A phrase without the noun that it is about: "the envoy of Oru said" becomes "Oru said"."""
    for token in tokens:
        head = maker.parse.tokens[token.head]
        above = maker.parse.tokens[head.head]
        if token.dep == "pobj" and head.dep == "prep" and above.dep in {"nsubj", "dobj"} and above.index < head.index:
            first = maker.parse.edges(above.index)[0]
            yield _said(tokens, frozenset(range(first, head.index + 1)))
            return


def _with_tail(maker: Maker, tokens: Sequence[Token]) -> Iterator[str]:
    """An ending taken from another story."""
    _, parse = maker.foreign()
    tails = [t for t in parse.tokens if t.dep == "prep" and parse.tokens[t.head].pos == "VERB"]
    tail = maker.random.choice(tails)
    first, last = parse.edges(tail.index)
    yield f"{_said(tokens).rstrip('.')} {' '.join(t.text for t in parse.tokens[first : last + 1])}."


def _other_word(maker: Maker, tokens: Sequence[Token]) -> Iterator[str]:
    """A verb, noun or adjective of another story in the place of one of this."""
    _, parse = maker.foreign()
    kind = maker.random.choice(("VERB", "NOUN", "ADJ"))
    mine = [t for t in tokens if t.pos == kind]
    if mine:
        old = maker.random.choice(mine)
        same = [t.text for t in parse.tokens if t.pos == kind and t.tag == old.tag] or ["other"]
        yield " ".join(maker.random.choice(same) if word == old.text else word for word in _said(tokens).split())


def _hallucinated(maker: Maker, tokens: Sequence[Token]) -> Iterator[str]:
    """A paraphrase with one name, number or rare word of another story in it."""
    _, parse = maker.foreign()
    for text in _paraphrased(maker, tokens):
        mine = [name for name in maker.names if f" {name} " in f" {text} "] or text.split()[1:2]
        theirs = [name for name in sorted(set(_name_spans(parse))) if name not in maker.names]
        rare = [t.text for t in parse.tokens if t.pos in {"NOUN", "NUM"} and not is_common(stem_of(t.text.lower()))]
        for old in mine[:1]:
            yield text.replace(old, maker.random.choice([*theirs, *rare]), 1)


def _foreign(maker: Maker, tokens: Sequence[Token]) -> Iterator[str]:
    """A sentence of another story."""
    if maker.random.random() < 0.4 and tokens:
        document, parse = maker.foreign()
        other = parse.sentence_tokens(maker.random.choice(document.sentences).index)
        if len(other) > 7:
            yield _said(other)


_Making = Callable[[Maker, Sequence[Token]], Iterator[str]]
_TRUE: Mapping[str, _Making] = {
    "whole": _whole, "pruned": _pruned, "clause": _clause, "reworded": _reworded, "joined": _joined,
    "paraphrased": _paraphrased, "far joined": _far_joined,
}  # fmt: skip
_FALSE: Mapping[str, _Making] = {
    "other name": _other_name, "foreign name": _foreign_name, "other number": _other_number, "negated": _negated,
    "swapped": _swapped, "spliced": _spliced, "cut": _cut, "beheaded": _beheaded, "tail": _with_tail,
    "other word": _other_word, "hallucinated": _hallucinated, "foreign": _foreign,
}  # fmt: skip


def made_claims(parser: Parser, seed: int = 7) -> list[Made]:
    """Claims from all stories of fixtures/, made and written by hand."""
    stories = {
        path.stem: json.loads(path.read_text("utf-8")) for path in sorted((ROOT / "fixtures/gold").glob("*.json"))
    }
    documents = {
        path.relative_to(ROOT / "fixtures/corpora").as_posix(): read(path)
        for path in sorted((ROOT / "fixtures/corpora").rglob("*.*"))
        if path.parent.name in stories and path.suffix in {".txt", ".md"}
    }
    parses = {name: parser.parse(document) for name, document in documents.items()}
    made = []
    for number, (name, document) in enumerate(documents.items()):
        story = name.split("/")[0]
        others = [(documents[n], parses[n]) for n in documents if not n.startswith(story)]
        maker = Maker(document, parses[name], others, seed + number)
        made += [Made(story, document, *claim) for claim in maker.claims()]
    return made + list(_glosses(stories, documents))


def _glosses(
    stories: Mapping[str, dict[str, list[dict[str, object]]]], documents: Mapping[str, Document]
) -> Iterator[Made]:
    """The titles that an analyst gave the events: short true sentences in other words than the document's."""
    for story, gold in stories.items():
        for record in gold["records"]:
            fields = record["fields"]
            assert isinstance(fields, dict)
            if record["kind"] == "event":
                yield Made(story, documents[str(record["file"])], f"{fields['title']['value']}.", True, "gloss")


# --- trees --------------------------------------------------------------------------------------------------

_FOR = frozenset(
    """covered covered_1 covered_2 covered_3 covered_window marked_in_best pairs triples longest_run density arcs_kept
    core_kept acts_found subjects_same objects_same numbers_kept
    names_kept twin_share twin_inner twin_close covered_by_meaning""".split()
)
_NEITHER = frozenset(
    """acts arcs_loose core_loose best_length best_position document_length modal_added numbers pronouns
    starts_with_pronoun stop_words copied""".split()
)


def direction(feature: str) -> int:
    """1 where more speaks for a claim, -1 where more speaks against it, 0 where it depends."""
    return 1 if feature in _FOR else 0 if feature in _NEITHER else -1


def grown(rows: Sequence[Mapping[str, float]], labels: Floats, weights: Floats, seeds: int = 2) -> dict[str, object]:
    """The model as it is stored: boosted trees on the logistic loss that keep every feature's direction."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    names = sorted({name for row in rows for name in row})
    x = matrix(rows, names)
    trees: list[object] = []
    base = 0.0
    for seed in range(seeds):
        model = HistGradientBoostingClassifier(
            max_iter=60,
            learning_rate=0.12,
            max_depth=3,
            min_samples_leaf=20,
            l2_regularization=5,
            max_features=0.4,
            monotonic_cst=[direction(name) for name in names],
            random_state=seed,
        ).fit(x, labels, sample_weight=weights)
        trees += [_stored(rounds[0].nodes, 0, 1 / seeds) for rounds in model._predictors]  # noqa: SLF001 - the trees have no public name
        base += float(model._baseline_prediction.ravel()[0]) / seeds  # noqa: SLF001 - the same
    return {"features": names, "trees": trees, "lean": {"": round(base, 3)}}


def _stored(nodes: NDArray[np.void], at: int, scale: float) -> object:
    node = nodes[at]
    if node["is_leaf"]:
        return round(float(node["value"]) * scale, 4)
    below, above = (_stored(nodes, int(node[side]), scale) for side in ("left", "right"))
    return [int(node["feature_idx"]), round(float(node["num_threshold"]), 4), below, above]


# --- measures of labelled claims ----------------------------------------------------------------------------


def measured(document: Document, claim: str, known: Analysis, parser: Parser | None) -> list[dict[str, float]]:
    """The measures of each sentence of a claim."""
    return [features_of(c) for c in comparisons(claim, source_of(document, known), parser)]


def is_refused(comparison: Comparison) -> bool:
    """Whether a rule refuses a sentence of a claim."""
    return any(finding.label not in (Label.SUPPORTED, Label.NOT_CHECKED) for finding in findings_of(comparison))


def matrix(rows: Sequence[Mapping[str, float]], names: Sequence[str]) -> Floats:
    """One line a row, one column a name."""
    return np.array([[row.get(name, 0.0) for name in names] for row in rows], float)


def odds_of(stored: Mapping[str, object], rows: Sequence[Mapping[str, float]]) -> list[float]:
    """The logarithm of the odds for each row, by the code that ships."""
    chances = [read_model(stored).probability(row) for row in rows]
    return [math.log(chance / (1 - chance)) for chance in chances]


_SHARES = {"whole": 0.3, "paraphrased": 0.5, "hallucinated": 0.5}
_MADE = 0.2
"""The weight of made claims beside labelled ones: they are easier than real ones, but of the project's own kind."""


@dataclass(frozen=True)
class Lesson:
    """A sentence of a claim as measured, to learn from.

    ``sort`` names what is weighed together. ``refused``: a rule refuses it, whatever is learned.
    """

    measures: Mapping[str, float]
    label: bool
    sort: str
    share: float = 1.0
    refused: bool = False


def weights_of(lessons: Sequence[Lesson]) -> Floats:
    """Weights under which true and false count the same, and a large source less than in proportion to its size."""
    made = [lesson.sort == "made" for lesson in lessons]
    sizes = Counter((lesson.sort, lesson.label) for lesson in lessons)
    raw = [
        lesson.share if is_made else 1 / sizes[lesson.sort, lesson.label] ** 0.5
        for lesson, is_made in zip(lessons, made, strict=True)
    ]
    sums: dict[tuple[bool, bool], float] = defaultdict(float)
    for lesson, is_made, weight in zip(lessons, made, raw, strict=True):
        sums[is_made, lesson.label] += weight
    parts = {True: _MADE if not all(made) else 1.0, False: 1 - _MADE}
    weights = [
        parts[is_made] * weight / sums[is_made, lesson.label]
        for lesson, is_made, weight in zip(lessons, made, raw, strict=True)
    ]
    balanced: Floats = np.array(weights) * len(weights) / sum(weights)
    return balanced


def made_lessons(parser: Parser, used: Parser | None) -> Iterator[Lesson]:
    """What the project's own stories teach; made with the ``parser``, measured with the one ``used``, if any."""
    known: dict[str, Analysis] = {}
    for item in made_claims(parser):
        if item.document.id not in known:
            known[item.document.id] = analyse(item.document, used)
        for measures in measured(item.document, item.claim, known[item.document.id], used):
            yield Lesson(measures, item.label, "made", _SHARES.get(item.how, 1.0))


def row_lessons(rows: Sequence["Row"], used: Parser | None) -> Iterator[tuple[int, Lesson]]:
    """What labelled rows teach, with the number of the row; rows about one document stand together."""
    document, known = Document(text=""), Analysis()
    for at, row in enumerate(rows):
        if row.document != document.text:
            document = Document(text=row.document)
            known = analyse(document, used)
        for compared in comparisons(row.claim, source_of(document, known), used):
            yield at, Lesson(features_of(compared), row.label, row.source, refused=is_refused(compared))


def taught(lessons: Sequence[Lesson], seeds: int = 2) -> dict[str, object]:
    """The model that the lessons give, as it is stored."""
    labels = np.array([lesson.label for lesson in lessons], float)
    return grown([lesson.measures for lesson in lessons], labels, weights_of(lessons), seeds)


def train_and_store(parser: Parser, rows: Sequence["Row"]) -> None:
    """Train on made claims and labelled ones, with and without a parse, and write the weights."""
    entries = {}
    for name, used in (("parsed", parser), ("plain", None)):
        lessons = [*made_lessons(parser, used), *(lesson for _, lesson in row_lessons(rows, used))]
        entries[name] = taught(lessons)
        print(name, len(lessons), "rows")
    WEIGHTS.write_text(json.dumps(entries, separators=(",", ":"), sort_keys=True) + "\n", "utf-8")


# --- measuring ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Row:
    """One labelled claim."""

    document: str
    claim: str
    label: bool
    source: str
    group: str
    errors: tuple[str, ...]


def labelled(path: Path) -> list[Row]:
    """The rows of a labelled file."""
    rows = []
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        errors = row.get("error_type") or ["-"]
        listed = tuple(errors) if isinstance(errors, list) else (errors,)
        rows.append(Row(row["document"], row["claim"], row["label"], row["source_dataset"], row["doc_id"], listed))
    return rows


def balanced_accuracy(labels: Sequence[bool], said: Sequence[bool]) -> float:
    """The mean of the shares of true and of false claims that were recognised; of one share where there is one sort."""
    hits: dict[bool, list[bool]] = defaultdict(list)
    for label, answer in zip(labels, said, strict=True):
        hits[label].append(label == answer)
    return sum(sum(found) / len(found) for found in hits.values()) / len(hits)


def macro(rows: Sequence[Row], said: Sequence[bool]) -> tuple[float, dict[str, float]]:
    """The mean over the sources, and each source."""
    by_source: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        by_source[row.source].append(at)
    scores = {
        source: balanced_accuracy([rows[at].label for at in places], [said[at] for at in places])
        for source, places in sorted(by_source.items())
    }
    return sum(scores.values()) / len(scores), scores


def interval(rows: Sequence[Row], said: Sequence[bool], times: int = 300) -> tuple[float, float]:
    """95 percent of the macro scores when documents are drawn anew."""
    groups: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        groups[row.group].append(at)
    names, drawn = sorted(groups), []
    chance = random.Random(1)
    for _ in range(times):
        places = [at for name in chance.choices(names, k=len(names)) for at in groups[name]]
        drawn.append(macro([rows[at] for at in places], [said[at] for at in places])[0])
    drawn.sort()
    return drawn[int(0.025 * times)], drawn[int(0.975 * times)]


def report(title: str, rows: Sequence[Row], said: Sequence[bool]) -> None:
    """Print the macro score with its interval and each source."""
    score, by_source = macro(rows, said)
    low, high = interval(rows, said)
    listed = "  ".join(f"{source} {100 * value:.1f}" for source, value in by_source.items())
    print(f"{title}: {100 * score:.1f} ({100 * low:.1f}-{100 * high:.1f})\n    {listed}")


@dataclass(frozen=True)
class Answers:
    """What was said of each row, by what means."""

    lexical: list[bool]
    rules: list[bool]
    both: list[bool]
    seconds: float


def measure(rows: Sequence[Row], parser: Parser | None) -> Answers:
    """Ask the shipped check about every row."""
    lexical, rules, both, seconds = [], [], [], 0.0
    document, known = Document(text=""), Analysis()
    for row in sorted(rows, key=lambda row: row.document):
        if row.document != document.text:
            document = Document(text=row.document)
            known = analyse(document, parser)
        source = source_of(document, known)
        compared = list(comparisons(row.claim, source, parser))
        started = time.perf_counter()
        found = [finding.label for comparison in compared for finding in findings_of(comparison)]
        seconds += time.perf_counter() - started
        covered = min((features_of(c)["covered"] for c in compared), default=0.0)
        lexical.append(covered > 0.85)
        rules.append(not any(label not in (Label.SUPPORTED, Label.NOT_CHECKED) for label in found))
        both.append(check_claim(document, row.claim, known, parser=parser).label is Label.SUPPORTED)
    return Answers(lexical, rules, both, seconds)


def measure_and_report(path: Path, parser: Parser | None) -> None:
    """The shipped check on a labelled file."""
    rows = sorted(labelled(path), key=lambda row: row.document)
    answers = measure(rows, parser)
    report("words covered > 0.85", rows, answers.lexical)
    report("rules alone", rows, answers.rules)
    report("rules and learned check", rows, answers.both)
    print(f"    the rules alone, parses at hand: {len(rows) / answers.seconds:.0f} claims/s")
    caught: dict[str, list[bool]] = defaultdict(list)
    for row, said in zip(rows, answers.both, strict=True):
        for error in row.errors if not row.label else ():
            caught[error].append(not said)
    for error, found in sorted(caught.items()):
        print(f"    {error}: {sum(found)}/{len(found)} recognised")


def measure_gold(parser: Parser | None) -> None:
    """The claims written by hand about the project's own stories."""
    wrong: Counter[tuple[str, bool]] = Counter()
    known: dict[str, tuple[Document, Analysis]] = {}
    for path in sorted((ROOT / "fixtures/gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        for label in (True, False):
            for row in gold["true" if label else "false"]:
                if row["file"] not in known:
                    document = read(ROOT / "fixtures/corpora" / row["file"])
                    known[row["file"]] = (document, analyse(document, parser))
                verdict = check_claim(known[row["file"]][0], row["claim"], known[row["file"]][1], parser=parser)
                wrong["all", label] += 1
                if (verdict.label is Label.SUPPORTED) is not label:
                    wrong["wrong", label] += 1
                    print("   ", "rejected" if label else "accepted", row["file"], row["claim"], verdict.score)
    print(f"gold: {wrong['wrong', False]} of {wrong['all', False]} false claims called supported, ", end="")
    print(f"{wrong['wrong', True]} of {wrong['all', True]} true ones not")


def validate(path: Path, parser: Parser, folds: int = 5) -> None:
    """What the shipped way of training reaches on such rows: each document is judged by trees that did not see it."""
    rows = sorted(labelled(path), key=lambda row: row.document)
    groups = sorted({row.group for row in rows})
    random.Random(0).shuffle(groups)
    fold = {group: number % folds for number, group in enumerate(groups)}
    made = list(made_lessons(parser, parser))
    lessons = list(row_lessons(rows, parser))
    said = [True] * len(rows)
    for number in range(folds):
        model = taught([*made, *(lesson for at, lesson in lessons if fold[rows[at].group] != number)], seeds=1)
        unseen = [(at, lesson.measures) for at, lesson in lessons if fold[rows[at].group] == number]
        odds = odds_of(model, [measures for _, measures in unseen])
        for (at, _), chance in zip(unseen, odds, strict=True):
            said[at] = said[at] and chance > 0
    report(f"trees alone, {folds} grouped folds", rows, said)
    for at, lesson in lessons:
        said[at] = said[at] and not lesson.refused
    report("trees and rules", rows, said)


class Remembered:
    """A parser that has parsed everything before."""

    def __init__(self, parser: Parser) -> None:
        self.name = parser.name
        self.parser = parser
        self.parses: dict[str, Parse] = {}

    def parse(self, document: Document) -> Parse:
        """The parse, from memory where the text was parsed before."""
        if document.text not in self.parses:
            self.parses[document.text] = self.parser.parse(document)
        return self.parses[document.text]


def measure_speed(parser: Parser) -> None:
    """What one core checks in a second of processor time.

    The documents, of news length, are analysed and parsed before; of each claim, seen once, only the parse is at
    hand. Counted is the whole of `check_claim` without a judge: reading the claim, all rules, the learned check.
    """
    rows = [row for row in read_mutants(ROOT / "fixtures/mutants/claims.jsonl") if row.level == "claim"]
    used = Remembered(parser)
    known: dict[str, tuple[Document, Analysis]] = {}
    for row in rows:
        if row.file not in known:
            document = read(ROOT / "fixtures/corpora" / row.file)
            known[row.file] = (document, analyse(document, used))
        used.parse(Document(text=row.mutant))
    check_claim(known[rows[0].file][0], "Nothing was said.", known[rows[0].file][1], parser=used)
    gc.freeze()  # as `brief check` does, and the threshold
    gc.set_threshold(50_000)
    started = time.process_time()
    for row in rows:
        check_claim(known[row.file][0], row.mutant, known[row.file][1], parser=used)
    print(f"{len(rows)} claims, {len(rows) / (time.process_time() - started):.0f} a second")


def main() -> None:
    """The command line."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("action", choices=("train", "measure", "validate", "speed"))
    options.add_argument("rows", nargs="?", type=Path)
    options.add_argument("--no-parser", action="store_true", help="measure what is left without a syntactic parser")
    given = options.parse_args()
    parser = find_parser()
    if given.action == "train":
        assert parser is not None, "training needs the parser: pip install 'llm-brief[local]'"
        train_and_store(parser, sorted(labelled(given.rows), key=lambda row: row.document) if given.rows else ())
    elif given.action == "validate":
        assert parser is not None, "validating needs the parser"
        validate(given.rows, parser)
    elif given.action == "speed":
        assert parser is not None, "the speed is that of claims with a parse"
        measure_speed(parser)
    else:
        used = None if given.no_parser else parser
        if given.rows is not None:
            measure_and_report(given.rows, used)
        measure_gold(used)


if __name__ == "__main__":
    main()
