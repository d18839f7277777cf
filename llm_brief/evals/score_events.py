"""How much of annotated events the rules propose: the sentences of triggers, the fillers of roles, false alarms."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from llm_brief.evals.metrics import Rate
from llm_brief.evals.report import Report, rates_metric, rates_table
from llm_brief.extract.proposals import propose
from llm_brief.records.grounded import Grounded
from llm_brief.records.vocabulary import Sort
from llm_brief.text.analysis import analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import Parser

__all__ = ["Annotated", "Filler", "read_muc4", "read_wikievents", "score_events"]

_MUC_ROLES = (
    "perp_individual",
    "perp_organization",
    "physical_target",
    "victim_name",
    "victim_description",
    "instrument",
)


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role: any of these places will do. ``trigger`` is where its event is told, where that is known."""

    role: str
    places: tuple[tuple[int, int], ...]
    trigger: int | None = None


@dataclass(frozen=True, slots=True)
class Annotated:
    """One annotated document. ``relevant`` is None where every document tells of events."""

    id: str
    text: str
    triggers: tuple[tuple[str, int], ...]
    fillers: tuple[Filler, ...]
    relevant: bool | None = None


def read_wikievents(path: Path) -> Iterator[Annotated]:
    """The documents of WikiEvents: any mention of an argument's entity counts."""
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        clusters: dict[object, list[tuple[int, int]]] = {}
        cluster_of = {entity["id"]: entity["cluster"] for entity in row["entities"]}
        for entity in row["entities"]:
            clusters.setdefault(entity["cluster"], []).append(tuple(entity["span"]))
        fillers = [
            Filler(
                argument["role"],
                tuple(clusters.get(cluster_of.get(argument["entity_id"]), [tuple(argument["span"])])),
                event["trigger"]["span"][0],
            )
            for event in row["events"]
            for argument in event["arguments"]
        ]
        triggers = tuple((event["event_type"].split(".")[0], event["trigger"]["span"][0]) for event in row["events"])
        yield Annotated(row["id"], row["text"], triggers, tuple(fillers))


def read_muc4(path: Path) -> Iterator[Annotated]:
    """The documents of MUC-4: required fills of all incidents, wherever in the text they stand."""
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        fillers = [
            Filler(role, places)
            for incident in row["incidents"]
            for role in _MUC_ROLES
            for fill in incident.get(role, ())
            if not fill["optional"] and (places := _places(row["text"], fill["alternatives"] or ()))
        ]
        yield Annotated(row["id"], row["text"], (), tuple(fillers), bool(row["relevant"]))


def _places(text: str, alternatives: Iterable[Mapping[str, object]]) -> tuple[tuple[int, int], ...]:
    """Every place of every alternative: the data give the first one only."""
    found: list[tuple[int, int]] = []
    for alternative in alternatives:
        words = str(alternative["text"])
        start = text.find(words) if len(words) > 1 else -1
        while start >= 0:
            found.append((start, start + len(words)))
            start = text.find(words, start + 1)
    return tuple(found)


def score_events(documents: Iterable[Annotated], parser: Parser | None) -> Report:
    """Coverage by what the rules propose; without a parser they propose nothing."""
    triggers: dict[str, list[bool]] = {}
    fillers: dict[str, list[bool]] = {}
    alarms: list[bool] = []
    read = 0
    for item in documents:
        document = Document(text=item.text, name=item.id)
        drafts = propose(document, analyse(document, parser))
        for name, at in item.triggers:
            triggers.setdefault(name, []).append(bool(_telling(drafts, document, at)))
        for filler in item.fillers:
            near = _telling(drafts, document, filler.trigger) if filler.trigger is not None else drafts
            fillers.setdefault(filler.role, []).append(_is_filled(filler, near))
        if item.relevant is False:
            alarms.append(any(_is_assault(draft) for draft in drafts))
        read += 1
    tables = {
        "Triggers in a sentence of a proposed record": _rates(triggers),
        "Role fillers named by a proposed record": _rates(fillers),
        "Documents without incident that got an ASSAULT": {"all": Rate.of(alarms)} if alarms else {},
    }
    return Report(
        tables=tuple(rates_table(title, rates) for title, rates in tables.items() if rates),
        metrics={title: rates_metric(rates) for title, rates in tables.items()},
        items=read,
    )


def _rates(outcomes: Mapping[str, Sequence[bool]]) -> Mapping[str, Rate]:
    if not outcomes:
        return {}
    every = [outcome for listed in outcomes.values() for outcome in listed]
    return {**{name: Rate.of(listed) for name, listed in sorted(outcomes.items())}, "all": Rate.of(every)}


def _telling(drafts: Sequence[Grounded], document: Document, at: int) -> tuple[Grounded, ...]:
    """The drafts that cite the sentence with the character at ``at``."""
    sentence = document.sentence_at(at)
    return tuple(draft for draft in drafts if sentence in draft.sentences)


def _is_filled(filler: Filler, drafts: Sequence[Grounded]) -> bool:
    spans = [
        span
        for draft in drafts
        for claim in draft.claims
        if claim.field.sort not in {Sort.GLOSS, Sort.CLOSED}
        for span in claim.spans
    ]
    return any(span.start < end and start < span.end for start, end in filler.places for span in spans)


def _is_assault(draft: Grounded) -> bool:
    kind = draft.first("type")
    return kind is not None and str(kind.value) == "ASSAULT"
