"""Four ways to have records from the embedded model, and none at all, on the fixture articles with gold.

    python benchmarks/strategies.py [--record DIR | --replay DIR] [--threads N] [--only NAME ...] [ARTICLE ...]

naive      one call: every kind at once, the whole article, nothing but the schema to hold the model
passes     three calls, one a kind, with the rules and the worked example of prompts/ (what hosted models get)
sentences  one short call for each sentence that tells of an actor's act: the model chooses the kind, the actor, the
           addressee and the words among those of the sentence itself, and cannot write anything else
rules      the parse and the lexicons propose; no call

Whatever way, the same verifier judges the drafts, and the same scorer compares what is printed with the gold. `drafted`
counts the model's records, `printed` those that stand, `found` the gold records among them, `differ` the printed leaves
that contradict the gold. Time is wall time: use a quiet machine, or read tokens instead. A recording keeps the answers,
so a later run scores the same answers under a newer verifier.
"""

import argparse
import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, create_model

from llm_brief.config import Settings
from llm_brief.errors import LLMError, ReplyCutOff
from llm_brief.evals.gold import Story, load_stories
from llm_brief.evals.score_records import differences, match_records
from llm_brief.extract.coverage import uncovered
from llm_brief.extract.ground import ground
from llm_brief.extract.naming import actors_in
from llm_brief.extract.passes import ExtractOptions, extract
from llm_brief.extract.proposals import propose
from llm_brief.llm.base import LLM, Prompt, cost_of
from llm_brief.llm.local import LocalLLM
from llm_brief.llm.replay import Recording, Replay
from llm_brief.llm.weights import find_weights
from llm_brief.models import cache_dir
from llm_brief.prompts import ExtractContext, default_prompts
from llm_brief.records.drafts import DemandDraft, Draft, EventDraft, PositionDraft
from llm_brief.records.grounded import Grounded
from llm_brief.records.record import AnyRecord, leaves_of
from llm_brief.records.usage import Usage
from llm_brief.records.vocabulary import Basis, DemandStatus, EventStatus, EventType, Force, Kind, Stance
from llm_brief.text.analysis import Analysis, analyse
from llm_brief.text.document import Document
from llm_brief.text.sentences import Sentence
from llm_brief.text.syntax import find_parser
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


@dataclass(frozen=True, slots=True)
class Article:
    """An article, read and parsed once for all strategies."""

    story: Story
    file: str
    document: Document
    known: Analysis


def naive(article: Article, llm: LLM) -> Drafted:
    """One call for everything; an answer that is cut off is lost, as it would be to a script."""
    prompts = default_prompts()
    text = prompts.render("partials/document", ExtractContext(article.document.sentences))
    prompt = Prompt(name="naive", system=NAIVE, user=text, max_tokens=3000)
    try:
        filled = llm.fill(prompt, Everything)
    except LLMError as error:
        return Drafted((), cost_of(error), lost=1)
    by_kind = {
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
            cut = isinstance(error, ReplyCutOff)
            total = Drafted(total.drafts, total.usage + cost_of(error), total.lost + cut)
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
                names |= dict.fromkeys(span.exact for span in actors_in(parse, phrase, document))
        first, last = parse.edges(clause.predicate)
        parts[document.text[parse.tokens[first].start : parse.tokens[last].end].strip(" ,.;")] = None
    return (tuple(names), tuple(parts)) if names and parts else None


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
    "sentences": sentences,
    "rules": rules,
}


@dataclass(slots=True)
class Row:
    """The sums of one strategy over the articles."""

    drafted: int = 0
    printed: int = 0
    leaves: int = 0
    required: int = 0
    found: int = 0
    matched: int = 0
    compared: int = 0
    differ: int = 0
    lost: int = 0
    usage: Usage = field(default_factory=Usage)
    seconds: float = 0.0

    def add(self, article: Article, drafted: Drafted, seconds: float) -> None:
        verified = Verifier().verify(article.document, article.known, drafted.drafts)
        records = [result.record for result in verified.judged if result.record is not None]
        kept: dict[str, AnyRecord] = {record.id: record for record in records}
        self.drafted += len(drafted.drafts)
        self.lost += drafted.lost
        self.usage += drafted.usage
        self.seconds += seconds
        self._score(article, list(kept.values()))

    def _score(self, article: Article, records: Sequence[AnyRecord]) -> None:
        self.printed += len(records)
        self.leaves += sum(1 for record in records for _ in leaves_of(record))
        for item in match_records(article.story, records):
            if item.gold.file != article.file:
                continue
            self.required += item.gold.required
            self.found += item.gold.required and item.record is not None
            if item.record is not None:
                self.matched += 1
                self.compared += sum(1 for _ in leaves_of(item.record))
                self.differ += len(list(differences(item, article.story)))

    def cells(self) -> tuple[str, ...]:
        share = f"{100 * self.found / self.required:.0f} %" if self.required else "-"
        return (
            str(self.drafted),
            str(self.printed),
            f"{self.found}/{self.required} ({share})",
            f"{self.differ}/{self.compared}",
            str(self.lost),
            str(self.usage.calls),
            str(self.usage.prompt_tokens),
            str(self.usage.completion_tokens),
            f"{self.seconds:.0f}",
        )


COLUMNS = ("strategy", "drafted", "printed", "found", "differ", "lost", "calls", "read", "written", "seconds")


def articles(wanted: Iterable[str]) -> Iterator[Article]:
    parser = find_parser()
    stories = {story.story: story for story in load_stories(Path("fixtures"))}
    for file in wanted:
        story = stories[file.partition("/")[0]]
        document = story.documents[file]
        yield Article(story, file, document, analyse(document, parser))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("articles", nargs="*", default=list(ARTICLES))
    options.add_argument("--only", nargs="*", choices=sorted(STRATEGIES), default=list(STRATEGIES))
    options.add_argument("--record", type=Path)
    options.add_argument("--replay", type=Path)
    options.add_argument("--threads", type=int)
    given = options.parse_args()
    chosen = list(articles(given.articles))
    llm = _model(given.replay, given.record, given.threads)
    rows = {name: _measured(name, chosen, llm) for name in given.only}
    print("| " + " | ".join(COLUMNS) + " |\n" + "|---" * len(COLUMNS) + "|")
    for name, row in rows.items():
        print("| " + " | ".join((name, *row.cells())) + " |")
    print(json.dumps({name: row.usage.model_dump() for name, row in rows.items()}))


def _measured(name: str, chosen: Sequence[Article], llm: LLM) -> Row:
    row = Row()
    for article in chosen:
        started = time.perf_counter()
        drafted = STRATEGIES[name](article, llm)
        seconds = time.perf_counter() - started
        row.add(article, drafted, seconds)
        print(
            f"# {name} {article.file}: {len(drafted.drafts)} drafts, {drafted.lost} lost, {seconds:.0f} s", flush=True
        )
    return row


def _model(replay: Path | None, record: Path | None, threads: int | None) -> LLM:
    if replay is not None:
        return Replay(replay)
    llm: LLM = LocalLLM(find_weights(explicit=None, cache_dir=cache_dir(Settings())), threads=threads, time_limit=7200)
    return Recording(llm, record) if record is not None else llm


if __name__ == "__main__":
    main()
