"""Five ways to have records from the embedded model, and none at all, on articles with gold.

    python benchmarks/strategies.py [--record DIR | --replay DIR] [--threads N] [--only NAME ...] [ARTICLE ...]
    python benchmarks/strategies.py --bench DIR [--limit N] [--longest CHARACTERS] ... [DOCUMENT ...]

naive      one call: every kind at once, the whole article, nothing but the schema to hold the model
passes     three calls, one a kind, with the rules and the worked example of prompts/ (what hosted models get)
repaired   the same, and what the verifier refused goes back once with the reason
sentences  one short call for each sentence that tells of an actor's act: the model chooses the kind, the actor, the
           addressee and the words among those of the sentence itself, and cannot write anything else
rules      the parse and the lexicons propose; no call

Whatever way, the same verifier judges the drafts, and the same scorer compares what is printed with the gold. `drafted`
counts the model's records, `printed` those that stand, `lost` the questions without a usable answer. Time is wall
time: use a quiet machine, or read tokens instead. A recording keeps the answers, so a later run scores the same answers
under a newer verifier; a run with --record asks only what is not there yet. The questions of `sentences` change with
the parse and the clauses: what --replay does not find is lost too, and told on stderr.

On the fixtures `found` are the required gold records among the printed ones, `differ` the printed leaves of matched
records that contradict the gold. With --bench, DIR holds published sets in folders of their names:

polnear     `found`: marked attributions of which a printed position holds half of the content; `speaker`: those of them
            where its stakeholder or speaker is the marked source. A source that is a pronoun is not judged: a record
            names somebody, and the corpus does not say whom the pronoun means.
wikievents  `named`: fillers of roles that a printed record names which cites the sentence of the trigger
muc4        `named`: required fillers of roles that a printed record names; `alarms`: documents without incident that
            got an ASSAULT

From each set are taken the documents of at most --longest characters in which there is something to find, or an alarm
to be given; put in the order of their length and cut into --limit equal parts, the one in the middle of each part.
Every way gets the same ones; DOCUMENT ... takes fewer of them.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, create_model

from llm_brief.config import Settings
from llm_brief.errors import LLMError, ReplayMiss
from llm_brief.evals import score_events, score_speakers
from llm_brief.evals.gold import Story, load_stories
from llm_brief.evals.metrics import Rate
from llm_brief.evals.score_events import _is_assault, _is_filled, _telling, read_muc4, read_wikievents
from llm_brief.evals.score_records import differences, match_records
from llm_brief.evals.score_speakers import Found, Marked, _head, best_match, read_articles, speaker_is_right
from llm_brief.extract.coverage import uncovered
from llm_brief.extract.ground import ground
from llm_brief.extract.naming import actors_in
from llm_brief.extract.passes import ExtractOptions, extract
from llm_brief.extract.proposals import propose
from llm_brief.extract.repair import mend
from llm_brief.llm.base import LLM, Filled, Prompt, T, cost_of
from llm_brief.llm.local import LocalLLM
from llm_brief.llm.replay import Recording, Replay
from llm_brief.llm.weights import find_weights
from llm_brief.models import cache_dir
from llm_brief.prompts import ExtractContext, default_prompts
from llm_brief.records.drafts import DemandDraft, Draft, EventDraft, PositionDraft
from llm_brief.records.grounded import Claimed, Grounded
from llm_brief.records.kinds import FIELDS
from llm_brief.records.record import AnyRecord, StakeholderPosition, leaves_of
from llm_brief.records.usage import Usage
from llm_brief.records.vocabulary import Basis, DemandStatus, EventStatus, EventType, Force, Kind, Stance
from llm_brief.text.analysis import Analysis, analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import Parser, find_parser
from llm_brief.text.sentences import Sentence
from llm_brief.verify.driver import Verifier

ARTICLES = ("delta/a.txt", "ceasefire/b.md", "harbour/a.txt", "returns/b.md")
NAIVE = (
    "Extract all events, demands and stakeholder positions from the article. "
    "Give for each the numbers of the sentences that say so. Copy names, dates and statements from the article."
)
FOCUSED = (
    "You read one sentence of an article at a time and say what it tells: an event (something done, happening or "
    "planned), a demand (someone asks someone to do something), a position (what someone says or thinks), or none. "
    "Choose only among the words offered."
)


class Everything(BaseModel):
    """All records of the article."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    events: Annotated[list[EventDraft], Field(max_length=20)]
    demands: Annotated[list[DemandDraft], Field(max_length=20)]
    positions: Annotated[list[PositionDraft], Field(max_length=20)]


@dataclass(frozen=True, slots=True)
class Drafted:
    """What one strategy made of one article, and what it cost."""

    drafts: tuple[Grounded, ...]
    usage: Usage = field(default_factory=Usage)
    lost: int = 0


Outcomes = Iterator[tuple[str, bool]]
"""What was counted, and whether it holds."""
Score = Callable[["Article", Sequence[AnyRecord]], Outcomes]
"""Printed records against the gold of their article."""
P = TypeVar("P", score_speakers.Article, score_events.Annotated)


@dataclass(frozen=True, slots=True)
class Article:
    """An article, read and parsed once for all strategies."""

    file: str
    document: Document
    known: Analysis
    score: Score


def naive(article: Article, llm: LLM) -> Drafted:
    """One call for everything; an answer that is cut off is lost, as it would be to a script."""
    prompts = default_prompts()
    text = prompts.render("partials/document", ExtractContext(article.document.sentences))
    prompt = Prompt(name="naive", system=NAIVE, user=text, max_tokens=3000)
    try:
        filled = llm.fill(prompt, Everything)
    except LLMError as error:
        return Drafted((), cost_of(error), lost=1)
    by_kind: dict[Kind, Sequence[Draft]] = {
        Kind.EVENT: filled.value.events,
        Kind.DEMAND: filled.value.demands,
        Kind.POSITION: filled.value.positions,
    }
    drafts = tuple(
        ground(item, kind, article.document, proposed_by=filled.model) for kind, of in by_kind.items() for item in of
    )
    return Drafted(drafts, filled.usage)


def passes(article: Article, llm: LLM) -> Drafted:
    """The three passes of the product, without the second chance for refused drafts."""
    found = extract(article.document, llm, default_prompts(), ExtractOptions(max_tokens=1500))
    return Drafted(found.drafts, found.usage, lost=len(found.lost))


def repaired(article: Article, llm: LLM) -> Drafted:
    """The three passes and the second chance; the answers of the passes are not paid twice under --record."""
    options = ExtractOptions(max_tokens=1500)
    first = passes(article, llm)
    judged = Verifier().verify(article.document, article.known, first.drafts).judged
    refused = [(d, j.withheld[0]) for d, j in zip(first.drafts, judged, strict=True) if j.record is None]
    mended = mend(article.document, refused, llm, default_prompts(), options)
    return Drafted(first.drafts + mended.drafts, first.usage + mended.usage, first.lost)


def sentences(article: Article, llm: LLM) -> Drafted:
    """One question a telling sentence, answered with the sentence's own names and clauses."""
    total = Drafted(())
    for sentence in uncovered(article.document, article.known, ()):
        offered = _offered(article, sentence)
        if offered is None:
            continue
        prompt = Prompt(name="sentence", system=FOCUSED, user=_question(article, sentence), max_tokens=160)
        try:
            filled = llm.fill(prompt, _choices(*offered))
        except LLMError as error:
            total = Drafted(total.drafts, total.usage + cost_of(error), total.lost + 1)
            continue
        draft = _as_draft(filled.value.model_dump(), sentence.index)
        made = () if draft is None else (ground(draft[1], draft[0], article.document, proposed_by=filled.model),)
        total = Drafted(total.drafts + made, total.usage + filled.usage, total.lost)
    return total


def _question(article: Article, sentence: Sentence) -> str:
    text = default_prompts().render("partials/document", ExtractContext(article.document.sentences))
    return f"{text}\n\nSentence [{sentence.index}]: {' '.join(sentence.text.split())}\nWhat does this sentence tell?"


def _offered(article: Article, sentence: Sentence) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The names of the sentence, and the stretches of it that some clause or quotation makes."""
    parse, document = article.known.parse, article.document
    if parse is None:
        return None
    names: dict[str, None] = {}
    parts: dict[str, None] = {}
    for clause in article.known.clauses:
        token = parse.tokens[clause.predicate]
        if not sentence.start <= token.start < sentence.end:
            continue
        for phrase in (clause.subject, *clause.objects, *(phrase for _, phrase in clause.obliques)):
            if phrase is not None:
                names |= dict.fromkeys(_in_one_line(span.exact) for span in actors_in(parse, phrase, document))
        first, last = parse.edges(clause.predicate)
        words = document.text[parse.tokens[first].start : parse.tokens[last].end]
        parts[_in_one_line(words).strip(" ,.;")] = None
    return (tuple(names), tuple(parts)) if names and parts else None


def _in_one_line(words: str) -> str:
    """Words without breaks of line: the model cannot write those of a choice."""
    return " ".join(words.split())


def _choices(names: tuple[str, ...], parts: tuple[str, ...]) -> type[BaseModel]:
    name, part = StrEnum("Name", _members(names)), StrEnum("Part", _members(parts))
    return create_model(
        "Told",
        __config__=ConfigDict(frozen=True, extra="forbid"),
        kind=(Literal["event", "demand", "position", "none"], ...),
        who=(name, ...),
        whom=(name | None, ...),
        words=(part, ...),
        type=(EventType, ...),
        status=(EventStatus, ...),
        force=(Force, ...),
        stance=(Stance, ...),
    )


def _members(values: Iterable[str]) -> list[tuple[str, str]]:
    return [(f"choice_{number}", value) for number, value in enumerate(values)]


def _as_draft(told: dict[str, object], number: int) -> tuple[Kind, Draft] | None:
    who, words = str(told["who"]), str(told["words"])
    whom = [str(told["whom"])] if told["whom"] and told["whom"] != who else []
    match told["kind"]:
        case "event":
            event = EventDraft(
                sentences=[number],
                title=words[:120],
                type=EventType(str(told["type"])),
                status=EventStatus(str(told["status"])),
                actors=[who],
                recipients=whom,
            )
            return Kind.EVENT, event
        case "demand":
            demand = DemandDraft(
                sentences=[number],
                demander=who,
                addressees=whom,
                content=words,
                summary=words[:120],
                force=Force(str(told["force"])),
                status=DemandStatus.MADE,
            )
            return Kind.DEMAND, demand
        case "position":
            position = PositionDraft(
                sentences=[number],
                stakeholder=who,
                target=words[:120],
                stance=Stance(str(told["stance"])),
                statement=words,
                quoted=False,
                basis=Basis.STATED,
            )
            return Kind.POSITION, position
        case _:
            return None


def rules(article: Article, _llm: LLM) -> Drafted:
    """What needs no model."""
    return Drafted(propose(article.document, article.known))


STRATEGIES: dict[str, Callable[[Article, LLM], Drafted]] = {
    "naive": naive,
    "passes": passes,
    "repaired": repaired,
    "sentences": sentences,
    "rules": rules,
}


def against_story(story: Story, article: Article, printed: Sequence[AnyRecord]) -> Outcomes:
    """Required gold records that were found, and leaves of matched records that differ from the gold."""
    for item in match_records(story, printed):
        if item.gold.file != article.file:
            continue
        if item.gold.required:
            yield "found", item.record is not None
        if item.record is not None:
            differing = {difference.pointer for difference in differences(item, story)}
            yield from (("differ", pointer in differing) for pointer, _ in leaves_of(item.record))


def against_speakers(gold: score_speakers.Article, article: Article, printed: Sequence[AnyRecord]) -> Outcomes:
    """Marked statements that a printed position holds, and whether it names who made them."""
    by_position = [found for record in printed if isinstance(record, StakeholderPosition) if (found := _found(record))]
    for marked in gold.attributions:
        if not marked.content:
            continue
        match = best_match(marked, [found[0] for found in by_position])
        yield "found", match is not None
        if match is not None and marked.source and not marked.source_is_pronoun:
            named = next(found for found in by_position if found[0] is match)
            yield "speaker", any(_is_speaker(article, marked, found) for found in named)


def _found(position: StakeholderPosition) -> list[Found]:
    """The position as an attribution, once for each place of those whom it names."""
    if position.statement is None:
        return []
    content = tuple((place.start, place.end) for place in position.statement.evidence)
    named = [leaf for leaf in (position.stakeholder, position.speaker) if leaf is not None]
    return [Found((place.start, place.end), (0, 0), content) for leaf in named for place in leaf.evidence]


def _is_speaker(article: Article, marked: Marked, found: Found) -> bool:
    return speaker_is_right(article.document.text, marked, _head(marked, article.known.parse), found)


def against_events(gold: score_events.Annotated, article: Article, printed: Sequence[AnyRecord]) -> Outcomes:
    """Fillers of roles that a printed record names, and false alarms."""
    records = [_as_grounded(record, article.document) for record in printed]
    for filler in gold.fillers:
        near = records if filler.trigger is None else _telling(records, article.document, filler.trigger)
        yield "named", _is_filled(filler, near)
    if gold.relevant is False:
        yield "alarms", any(_is_assault(record) for record in records)


def _as_grounded(record: AnyRecord, document: Document) -> Grounded:
    """What is printed, in the form that the scorer of proposals reads."""
    fields = {known.name: known for known in FIELDS[Kind(record.kind)]}
    claims = tuple(
        Claimed(
            fields[pointer.split("/")[1]],
            0,
            leaf.value,
            leaf.raw or "",
            spans=tuple(document.span(place.start, place.end) for place in leaf.evidence),
        )
        for pointer, leaf in leaves_of(record)
    )
    held = {s.index: s for place in record.evidence for s in document.sentences_in(place.start, place.end)}
    return Grounded(Kind(record.kind), document, tuple(held.values()), claims, record.proposed_by)


@dataclass(slots=True)
class Row:
    """The sums of one strategy over the articles."""

    drafted: int = 0
    printed: int = 0
    lost: int = 0
    usage: Usage = field(default_factory=Usage)
    seconds: float = 0.0
    outcomes: dict[str, list[bool]] = field(default_factory=dict)

    def add(self, article: Article, drafted: Drafted, seconds: float) -> None:
        verified = Verifier().verify(article.document, article.known, drafted.drafts)
        records = [result.record for result in verified.judged if result.record is not None]
        kept: dict[str, AnyRecord] = {record.id: record for record in records}
        self.drafted += len(drafted.drafts)
        self.printed += len(kept)
        self.lost += drafted.lost
        self.usage += drafted.usage
        self.seconds += seconds
        for name, outcome in article.score(article, list(kept.values())):
            self.outcomes.setdefault(name, []).append(outcome)

    def cells(self, counted: Iterable[str]) -> tuple[str, ...]:
        return (
            str(self.drafted),
            str(self.printed),
            *(_cell(Rate.of(self.outcomes.get(name, ()))) for name in counted),
            str(self.lost),
            str(self.usage.calls),
            f"{self.usage.prompt_tokens:,}",
            f"{self.usage.completion_tokens:,}",
            f"{self.seconds:.0f}",
        )


def _cell(rate: Rate) -> str:
    if rate.share is None:
        return "0/0"
    low, high = 100 * rate.interval.low, 100 * rate.interval.high
    return f"{rate.hits}/{rate.total} ({100 * rate.share:.0f} %, {low:.0f}–{high:.0f})"


@dataclass(frozen=True, slots=True)
class Chosen:
    """The articles of one set, and what is counted on them."""

    name: str
    counted: tuple[str, ...]
    articles: tuple[Article, ...]


def fixtures(wanted: Iterable[str], parser: Parser | None) -> Chosen:
    """The articles of ``fixtures/`` with these names."""
    stories = {story.story: story for story in load_stories(Path("fixtures"))}
    owners = {file: stories[file.partition("/")[0]] for file in wanted}
    read = (
        _article(file, story.documents[file], parser, partial(against_story, story)) for file, story in owners.items()
    )
    return Chosen("fixtures", ("found", "differ"), tuple(read))


def _article(name: str, document: Document, parser: Parser | None, score: Score) -> Article:
    return Article(name, document, analyse(document, parser), score)


@dataclass(frozen=True, slots=True)
class Sample:
    """Which documents of a set are taken: see the head of this file."""

    limit: int
    longest: int
    wanted: frozenset[str]

    def of(self, documents: Iterable[P]) -> list[P]:
        fitting = sorted((d for d in documents if len(d.text) <= self.longest), key=lambda d: (len(d.text), d.id))
        parts = min(self.limit, len(fitting))
        middles = [fitting[(2 * part + 1) * len(fitting) // (2 * parts)] for part in range(parts)]
        return [document for document in middles if not self.wanted or document.id in self.wanted]


def bench(folder: Path, sample: Sample, parser: Parser | None) -> Iterator[Chosen]:
    """The chosen documents of the published sets in ``folder``; a set that is not there is passed over."""
    if (polnear := folder / "polnear" / "articles.jsonl").exists():
        marked = (article for article in read_articles(polnear) if any(item.content for item in article.attributions))
        yield _chosen("polnear", ("found", "speaker"), sample.of(marked), against_speakers, parser)
    if (wikievents := folder / "wikievents" / "documents.jsonl").exists():
        filled = (document for document in read_wikievents(wikievents) if document.fillers)
        yield _chosen("wikievents", ("named",), sample.of(filled), against_events, parser)
    if (muc4 := folder / "muc4" / "documents.jsonl").exists():
        telling = (document for document in read_muc4(muc4) if document.fillers or document.relevant is False)
        yield _chosen("muc4", ("named", "alarms"), sample.of(telling), against_events, parser)


def _chosen(
    name: str,
    counted: tuple[str, ...],
    documents: Iterable[P],
    against: Callable[[P, Article, Sequence[AnyRecord]], Outcomes],
    parser: Parser | None,
) -> Chosen:
    read = (_article(d.id, Document(text=d.text, name=d.id), parser, partial(against, d)) for d in documents)
    return Chosen(name, counted, tuple(read))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("articles", nargs="*", help="these only; of the fixtures " + ", ".join(ARTICLES))
    options.add_argument("--only", nargs="*", choices=sorted(STRATEGIES), default=list(STRATEGIES))
    options.add_argument("--record", type=Path)
    options.add_argument("--replay", type=Path)
    options.add_argument("--threads", type=int)
    options.add_argument("--bench", type=Path)
    options.add_argument("--limit", type=int, default=4)
    options.add_argument("--longest", type=int, default=2500)
    given = options.parse_args()
    parser = find_parser()
    llm = _model(given.replay, given.record, given.threads)
    if given.bench is None:
        _compare(fixtures(given.articles or ARTICLES, parser), given.only, llm)
        return
    sample = Sample(given.limit, given.longest, frozenset(given.articles))
    for chosen in bench(given.bench, sample, parser):
        if chosen.articles:
            _compare(chosen, given.only, llm)


def _compare(chosen: Chosen, names: Iterable[str], llm: LLM) -> None:
    """Print how each way does on the articles."""
    rows = {name: _measured(name, chosen.articles, llm) for name in names}
    columns = (chosen.name, "drafted", "printed", *chosen.counted, "lost", "calls", "read", "written", "seconds")
    print("| " + " | ".join(columns) + " |\n" + "|---" * len(columns) + "|")
    for name, row in rows.items():
        print("| " + " | ".join((name, *row.cells(chosen.counted))) + " |", flush=True)


def _measured(name: str, articles: Sequence[Article], llm: LLM) -> Row:
    row = Row()
    for article in articles:
        started = time.perf_counter()
        drafted = STRATEGIES[name](article, llm)
        seconds = time.perf_counter() - started
        row.add(article, drafted, seconds)
        made = f"{len(drafted.drafts)} drafts, {drafted.lost} lost, {seconds:.0f} s"
        print(f"# {name} {article.file} ({len(article.document.text):,} characters): {made}", flush=True)
    return row


def _model(replay: Path | None, record: Path | None, threads: int | None) -> LLM:
    if replay is not None:
        return Kept(Replay(replay))
    llm: LLM = LocalLLM(find_weights(explicit=None, cache_dir=cache_dir(Settings())), threads=threads, time_limit=7200)
    if record is None:
        return llm
    known = Replay(record) if any(record.glob("*.json")) else None
    return Resumed(known, Recording(llm, record))


@dataclass(frozen=True, slots=True)
class Kept:
    """Kept answers only. One that is missing is told of: it counts as nothing found, though nobody was asked."""

    known: Replay

    @property
    def model(self) -> str:
        return self.known.model

    def fill(self, prompt: Prompt, schema: type[T]) -> Filled[T]:
        try:
            return self.known.fill(prompt, schema)
        except ReplayMiss as error:
            print(f"# {error}", file=sys.stderr)
            raise


@dataclass(frozen=True, slots=True)
class Resumed:
    """Kept answers first, and the model for what was never asked."""

    known: Replay | None
    live: LLM

    @property
    def model(self) -> str:
        return self.live.model

    def fill(self, prompt: Prompt, schema: type[T]) -> Filled[T]:
        if self.known is not None:
            with suppress(ReplayMiss):
                return self.known.fill(prompt, schema)
        return self.live.fill(prompt, schema)


if __name__ == "__main__":
    main()
