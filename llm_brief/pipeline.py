"""The order of the stages: documents in, a briefing out. Nothing else knows it."""

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Literal

from llm_brief import __version__
from llm_brief.compose.composition import Editor, compose
from llm_brief.compose.material import Material
from llm_brief.compose.ranking import RANKING
from llm_brief.consolidate.across import consolidate
from llm_brief.consolidate.books import coverage, ledger
from llm_brief.consolidate.entities import entities
from llm_brief.consolidate.outcome import Outcome
from llm_brief.consolidate.timeline import timeline
from llm_brief.consolidate.undecided import ModelDecider
from llm_brief.errors import InputError, LLMUnavailable
from llm_brief.extract.coverage import uncovered
from llm_brief.extract.passes import ExtractOptions, LostRange, extract
from llm_brief.extract.proposals import propose
from llm_brief.extract.repair import mend
from llm_brief.ingest.files import Unread
from llm_brief.llm.base import LLM
from llm_brief.outcomes import OutcomeStore, outcome_key, pack, unpack
from llm_brief.prompts import PromptLibrary, default_prompts
from llm_brief.records.briefing import Briefing, Failure, Provenance, Source
from llm_brief.records.grounded import Grounded
from llm_brief.records.record import Demand, Event, StakeholderPosition
from llm_brief.records.usage import Usage
from llm_brief.text.analysis import Analysis, analyse
from llm_brief.text.document import Document
from llm_brief.text.parser_processes import in_processes
from llm_brief.text.syntax import Parser, find_parser
from llm_brief.verify.driver import Verifier
from llm_brief.verify.judge import Judge

__all__ = ["Options", "briefing_hash", "briefing_json", "run"]

_MANY_CHARACTERS = 100_000
"""Some 40 articles of 400 words: the parser takes five seconds for them, and two to start."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a run is done. ``as_of`` is the day the briefing speaks of; ``on_done`` hears of each finished document.

    ``strategy``: "passes" asks the model for every kind of record in turn, as strong models like it; "proposals" lets
    the rules propose the records and the model choose among them, which is what a small model can do without inventing
    anything. ``keep_parses`` may wrap the parser with a store; ``outcomes`` keeps what came of each document, so that
    one read before is not read again. ``judge`` is the model that judges what the rules leave open; None leaves it
    open.
    """

    as_of: date
    jobs: int = 4
    strategy: Literal["passes", "proposals"] = "passes"
    judge: LLM | None = None
    keep_parses: Callable[[Parser], Parser] = lambda parser: parser
    outcomes: OutcomeStore | None = None
    extract: ExtractOptions = field(default_factory=ExtractOptions)
    on_done: Callable[[Document], None] = lambda _document: None


@dataclass(frozen=True, slots=True)
class _Setup:
    """What reading one document needs; shared by all threads."""

    llm: LLM | None
    parser: Parser | None
    judge: Judge | None
    prompts: PromptLibrary
    options: Options


def run(read: Iterable[Document | Unread], llm: LLM | None, options: Options) -> Briefing:
    """The briefing of these documents. Answers may come in any order: the result does not depend on it.

    A file or a call that failed is listed in ``failures``. ``InputError`` when nothing at all could be read,
    ``LLMError`` when the model refuses or never answers.
    """
    given = tuple(read)
    files = [item for item in given if isinstance(item, Document)]
    if not files:
        raise InputError("; ".join(item.reason for item in given if isinstance(item, Unread)) or "no documents given")
    distinct = {document.id: document for document in reversed(files)}
    documents = [distinct[doc_id] for doc_id in dict.fromkeys(document.id for document in files)]
    unread = [Failure(source=item.path, stage="read", reason=item.reason) for item in given if isinstance(item, Unread)]
    with _parser(documents, options) as (parser, rest):
        setup = _Setup(llm, parser, _judge(options), default_prompts(), options)
        outcomes = _outcomes(documents, setup)
        rest()
        _refuse_silence(outcomes)
        return _briefing(_sources(documents, files), outcomes, unread, setup)


def _outcomes(documents: Sequence[Document], setup: _Setup) -> list[Outcome]:
    """What came of each document, in their order."""
    with ThreadPoolExecutor(max_workers=setup.options.jobs) as pool:
        jobs = [pool.submit(_outcome_of, document, setup) for document in documents]
        try:
            return [job.result() for job in jobs]
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _outcome_of(document: Document, setup: _Setup) -> Outcome:
    """What came of the document when it was read in this manner before, else what comes of it now.

    A reading in which something failed is not kept: the next run tries again.
    """
    store = setup.options.outcomes
    if store is None:
        return _read_one(document, setup)
    key = outcome_key(document, _manner(setup))
    packed = store.get(key)
    kept = unpack(packed, document) if packed is not None else None
    if kept is not None:
        setup.options.on_done(document)
        return kept
    outcome = _read_one(document, setup)
    if not outcome.failures:
        store.put(key, pack(outcome))
    return outcome


def _manner(setup: _Setup) -> Mapping[str, object]:
    """All that decides what comes of a document, besides the document."""
    return {"provenance": _provenance(setup).model_dump(mode="json"), "extract": asdict(setup.options.extract)}


def _read_one(document: Document, setup: _Setup) -> Outcome:
    known = analyse(document, setup.parser)
    verifier = Verifier(setup.judge)
    drafts, lost, usage = _drafts(document, known, setup)
    verified = verifier.verify(document, known, drafts)
    judged, usage = list(verified.judged), usage + verified.usage
    if setup.llm is not None and setup.options.strategy == "passes" and setup.options.extract.repair:
        refused = [(d, j.withheld[0]) for d, j in zip(drafts, judged, strict=True) if j.record is None]
        mended = mend(document, refused, setup.llm, setup.prompts, setup.options.extract)
        again = verifier.verify(document, known, mended.drafts)
        drafts, usage = (*drafts, *mended.drafts), usage + mended.usage + again.usage
        judged.extend(again.judged)
    records = tuple(result.record for result in judged if result.record is not None)
    missed = uncovered(document, known, (place for record in records for place in record.evidence))
    setup.options.on_done(document)
    return Outcome(
        document=document,
        records=records,
        withheld=tuple(entry for result in judged for entry in result.withheld),
        extracted=tuple(sorted(Counter(draft.kind for draft in drafts).items())),
        leaves=sum(result.leaves for result in judged),
        failures=tuple(_failure(document, piece) for piece in lost),
        uncovered=tuple((sentence.start, sentence.end) for sentence in missed),
        usage=usage,
    )


def _drafts(
    document: Document, known: Analysis, setup: _Setup
) -> tuple[tuple[Grounded, ...], tuple[LostRange, ...], Usage]:
    """What is proposed: by the model in passes, or by the rules."""
    if setup.llm is None or setup.options.strategy == "proposals":
        return propose(document, known), (), Usage()
    extraction = extract(document, setup.llm, setup.prompts, setup.options.extract)
    return extraction.drafts, extraction.lost, extraction.usage


@contextmanager
def _parser(documents: Sequence[Document], options: Options) -> Iterator[tuple[Parser | None, Callable[[], None]]]:
    """The parser, at work in several processes when so much text is worth their start; and what ends most of them."""
    parser, count = find_parser(), _processes(documents, options.jobs)
    if parser is None:
        yield None, _nothing
    elif count < 2:
        yield options.keep_parses(parser), _nothing
    else:
        with in_processes(parser, count) as shared:
            yield options.keep_parses(shared), shared.rest


def _nothing() -> None:
    """What there is to end where no process was started."""


def _processes(documents: Sequence[Document], jobs: int) -> int:
    """One for each processor, and one for two threads (a copy of the parser takes some 180 MB)."""
    if sum(len(document.text) for document in documents) < _MANY_CHARACTERS:
        return 1
    return min(len(documents), _processors(), jobs // 2)


def _processors() -> int:
    """Those this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _judge(options: Options) -> Judge | None:
    return Judge(options.judge, default_prompts()) if options.judge is not None else None


def _failure(document: Document, lost: LostRange) -> Failure:
    source = document.path or document.name
    return Failure(source=source, stage=f"extract {lost.kind}", reason=lost.reason, unread=((lost.start, lost.end),))


def _refuse_silence(outcomes: Sequence[Outcome]) -> None:
    """A model that answered nothing at all is an error, not an empty briefing."""
    failures = [failure for outcome in outcomes for failure in outcome.failures]
    if failures and not any(outcome.usage.calls for outcome in outcomes):
        raise LLMUnavailable(f"no call succeeded: {failures[0].reason}")


def _sources(documents: Sequence[Document], files: Sequence[Document]) -> tuple[Source, ...]:
    paths = {
        document.id: [file.path or file.name for file in files if file.id == document.id] for document in documents
    }
    return tuple(_source(document, paths[document.id]) for document in documents)


def _source(document: Document, paths: Sequence[str]) -> Source:
    return Source(
        doc_id=document.id,
        sha256=document.sha256,
        name=document.name,
        paths=tuple(dict.fromkeys(paths)),
        media_type=document.media_type,
        title=document.title,
        author=document.author,
        publication=document.publication,
        url=document.url,
        language=document.language,
        published_at=document.published_at,
        characters=len(document.text),
        sentences=len(document.sentences),
        independence_group=document.id,
    )


def _provenance(setup: _Setup) -> Provenance:
    return Provenance(
        program="llm-brief",
        version=__version__,
        model=setup.llm.model if setup.llm is not None else "none",
        verifier_model=setup.judge.model if setup.judge is not None else None,
        strategy=setup.options.strategy if setup.llm is not None else "rules",
        parser=setup.parser.name if setup.parser is not None else None,
        prompts=dict(setup.prompts.hashes),
        ranking=RANKING,
    )


def _briefing(
    sources: tuple[Source, ...],
    outcomes: Sequence[Outcome],
    unread: Sequence[Failure],
    setup: _Setup,
) -> Briefing:
    documents = [outcome.document for outcome in outcomes]
    whole = consolidate((record for outcome in outcomes for record in outcome.records), documents, _decider(setup))
    events = tuple(record for record in whole.records if isinstance(record, Event))
    withheld = tuple(entry for outcome in outcomes for entry in outcome.withheld)
    briefing = Briefing(
        briefing_id="",
        as_of=setup.options.as_of,
        documents=tuple(_of_origin(source, whole.origins) for source in sources),
        entities=entities(whole.records, whole.cast),
        events=events,
        demands=tuple(record for record in whole.records if isinstance(record, Demand)),
        positions=tuple(record for record in whole.records if isinstance(record, StakeholderPosition)),
        conflicts=whole.conflicts,
        timeline=timeline(events, whole.contested),
        withheld=withheld,
        failures=(*unread, *(failure for outcome in outcomes for failure in outcome.failures)),
        coverage={outcome.document.id: coverage(outcome) for outcome in outcomes},
        ledger=ledger(outcomes, whole.records, withheld),
        usage=sum((outcome.usage for outcome in outcomes), whole.usage),
        provenance=_provenance(setup),
    )
    return _composed(briefing, documents, setup)


def _decider(setup: _Setup) -> ModelDecider | None:
    """A model that reads in passes is asked about pairs of records that the rules leave open; a small one is not."""
    if setup.llm is None or setup.options.strategy == "proposals":
        return None
    return ModelDecider(setup.llm, setup.prompts)


def _of_origin(source: Source, origins: Mapping[str, str]) -> Source:
    return source.model_copy(update={"independence_group": origins[source.doc_id]})


def _composed(briefing: Briefing, documents: Sequence[Document], setup: _Setup) -> Briefing:
    """The briefing with its prose, and with its id."""
    composition = compose(Material.of(briefing), _editor(setup), setup.parser, documents)
    finished = briefing.model_copy(
        update={
            "key_points": composition.key_points,
            "leads": composition.leads,
            "gaps": composition.gaps,
            "short_forms": composition.short_forms,
            "ledger": briefing.ledger.model_copy(update={"prose": composition.prose}),
            "usage": briefing.usage + composition.usage,
        }
    )
    return finished.model_copy(update={"briefing_id": briefing_hash(finished)})


def _editor(setup: _Setup) -> Editor | None:
    """A model that reads in passes can write; one that only chooses among proposals only chooses statements."""
    if setup.llm is None:
        return None
    return Editor(setup.llm, setup.prompts, "write" if setup.options.strategy == "passes" else "choose")


def briefing_hash(briefing: Briefing) -> str:
    """The hash of everything in a briefing but its own id: any edited byte of its JSON changes it."""
    content = briefing.model_dump_json(exclude={"briefing_id"})
    return "b-" + hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def briefing_json(briefing: Briefing) -> str:
    """The bytes of ``briefing.json``: one form only, so that a re-read file can be compared to the letter."""
    return briefing.model_dump_json(indent=2) + "\n"
