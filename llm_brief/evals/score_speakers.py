"""Who said what, against a corpus marked up in the manner of PolNeAR: statements found, and their speakers.

A found statement stands for a marked one when it holds half of its content. The speaker is right when the words of
the found source hold the head of the marked one, are much the same words, or name whom they describe.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from llm_brief.evals.metrics import Prf, Rate
from llm_brief.evals.report import Report, prf_metric, rate_metric, rates_metric, rates_table
from llm_brief.text.analysis import analyse
from llm_brief.text.attribution.attributions import Attribution
from llm_brief.text.document import Document
from llm_brief.text.grammar.parse import Parse
from llm_brief.text.grammar.syntax import Parser

__all__ = ["Article", "Found", "Marked", "best_match", "read_articles", "score_speakers", "speaker_is_right"]

Places = tuple[tuple[int, int], ...]


class Marked(BaseModel):
    """One attribution of the corpus; each part may lie in pieces."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    source: Places = ()
    cue: Places = ()
    content: Places = ()
    quote_type: str = "none"
    source_is_pronoun: bool = False


class Article(BaseModel):
    """One article of the corpus."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    text: str
    attributions: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution that we found."""

    source: tuple[int, int] | None
    cue: tuple[int, int]
    content: Places
    mention: tuple[int, int] | None = None

    @classmethod
    def of(cls, attribution: Attribution) -> "Found":
        """The places of an attribution."""
        source, mention = attribution.source, attribution.speaker_mention
        return cls(
            (source.start, source.end) if source else None,
            (attribution.cue.start, attribution.cue.end),
            tuple((span.start, span.end) for span in attribution.content),
            (mention.start, mention.end) if mention else None,
        )


def read_articles(path: Path) -> Iterator[Article]:
    """The articles of a JSONL file."""
    return (Article.model_validate_json(line) for line in path.read_text("utf-8").splitlines())


def _characters(places: Iterable[tuple[int, int]]) -> set[int]:
    return {at for start, end in places for at in range(start, end)}


def best_match(marked: Marked, found: Sequence[Found]) -> Found | None:
    """The found one that stands for the marked one; of several that with the same cue, then the best fit."""
    content, cue = _characters(marked.content), _characters(marked.cue)
    matches: list[tuple[bool, float, Found]] = []
    for item in found:
        own = _characters(item.content)
        if 2 * len(content & own) >= len(content) > 0:
            matches.append((bool(cue & _characters([item.cue])), len(content & own) / (len(content) + len(own)), item))
    return max(matches, key=lambda match: match[:2])[2] if matches else None


def speaker_is_right(text: str, marked: Marked, head: tuple[int, int], found: Found) -> bool:
    """Whether the found source is the marked one, whose head word is at ``head``."""
    if not marked.source or found.source is None:
        return not marked.source and found.source is None
    start, end = found.source
    if start < head[1] and head[0] < end:
        return True
    gold, own = _characters(marked.source), set(range(start, end))
    if 2 * len(gold & own) >= len(gold | own) or (own <= gold and _names(text, start, end)):
        return True
    word = text[slice(*head)]
    mention = text[slice(*found.mention)].split() if found.mention else []
    return word[:1].isupper() and word in (*text[start:end].split(), *mention)


def _names(text: str, start: int, end: int) -> bool:
    return text[start:end].rsplit(maxsplit=1)[-1][:1].isupper() and text[end : end + 2] not in {"'s", "’s"}


def _head(marked: Marked, parse: Parse | None) -> tuple[int, int]:
    """The head word of the marked source."""
    first = marked.source[0]
    tokens = [token for place in marked.source for token in parse.tokens_in(*place)] if parse else []
    inside = {token.index for token in tokens}
    heads = [token for token in tokens if token.head == token.index or token.head not in inside]
    heads = [token for token in heads if token.pos not in {"PUNCT", "ADP"}] or tokens
    return (heads[0].start, heads[0].end) if heads else first


@dataclass(frozen=True, slots=True)
class _Outcome:
    """A marked attribution and what was found for it. ``speaker``: None where the corpus names none."""

    marked: Marked
    matched: bool
    speaker: bool | None


def score_speakers(articles: Iterable[Article], parser: Parser | None) -> Report:
    """Statements found, and for the matched ones whether the speaker is right."""
    outcomes: list[_Outcome] = []
    precise: list[bool] = []
    read = 0
    for article in articles:
        document = Document(text=article.text, name=article.id)
        known = analyse(document, parser)
        found = [Found.of(attribution) for attribution in known.attributions]
        marked = [item for item in article.attributions if item.content]
        outcomes.extend(_outcome(article.text, item, found, known.parse) for item in marked)
        precise.extend(any(_overlap(item, one) for one in marked) for item in found)
        read += 1
    return _report(outcomes, Rate.of(precise), read)


def _outcome(text: str, marked: Marked, found: Sequence[Found], parse: Parse | None) -> _Outcome:
    match = best_match(marked, found)
    if match is None or not marked.source:
        return _Outcome(marked, match is not None, None)
    return _Outcome(marked, True, speaker_is_right(text, marked, _head(marked, parse), match))


def _overlap(found: Found, marked: Marked) -> bool:
    own, content = _characters(found.content), _characters(marked.content)
    return 2 * len(own & content) >= min(len(own), len(content))


def _report(outcomes: Sequence[_Outcome], precision: Rate, read: int) -> Report:
    groups = {
        "all": list(outcomes),
        "direct quotation": [o for o in outcomes if o.marked.quote_type == "direct"],
        "partly quoted": [o for o in outcomes if o.marked.quote_type == "mixed"],
        "indirect": [o for o in outcomes if o.marked.quote_type == "none"],
        "source a pronoun": [o for o in outcomes if o.marked.source_is_pronoun],
    }
    recall = {name: Rate.of(o.matched for o in group) for name, group in groups.items()}
    speaker = {name: Rate.of(o.speaker for o in group if o.speaker is not None) for name, group in groups.items()}
    found = Prf(recall["all"].hits, precision.total - precision.hits, recall["all"].total - recall["all"].hits)
    return Report(
        tables=(
            rates_table("Speaker right, of matched statements", speaker),
            rates_table("Statements found", recall),
            rates_table("Found statements that are in the corpus", {"all": precision}),
        ),
        metrics={
            "speaker_accuracy": rates_metric(speaker),
            "recall": rates_metric(recall),
            "precision": rate_metric(precision),
            "statements": prf_metric(found),
        },
        items=read,
    )
