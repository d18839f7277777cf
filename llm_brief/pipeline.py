"""The order of the stages over all documents: documents in, a briefing out."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from llm_brief.compose.composition import Editor, compose
from llm_brief.compose.material import Material
from llm_brief.consolidate.across import consolidate
from llm_brief.consolidate.books import coverage, ledger
from llm_brief.consolidate.entities import entities
from llm_brief.consolidate.outcome import Outcome
from llm_brief.consolidate.timeline import timeline
from llm_brief.consolidate.undecided import ModelDecider
from llm_brief.errors import InputError, LLMUnavailable
from llm_brief.ingest.files import Unread
from llm_brief.llm.base import LLM
from llm_brief.options import Options, Setup
from llm_brief.reading import outcome_of
from llm_brief.records.briefing import Briefing, Failure, Source
from llm_brief.records.record import Demand, Event, StakeholderPosition
from llm_brief.sealing import briefing_hash
from llm_brief.text.document import Document
from llm_brief.text.grammar.processes import in_processes
from llm_brief.text.grammar.syntax import Parser, find_parser
from llm_brief.text.language import foreign_parts

__all__ = ["Options", "run"]

_MANY_CHARACTERS = 100_000
"""Some 40 articles of 400 words: the parser takes five seconds for them, and two to start."""


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
        setup = Setup.of(llm, parser, options)
        outcomes = _outcomes(documents, setup)
        rest()
        _refuse_silence(outcomes)
        return _briefing(_sources(documents, files), outcomes, unread, setup)


def _outcomes(documents: Sequence[Document], setup: Setup) -> list[Outcome]:
    """What came of each document, in their order."""
    with ThreadPoolExecutor(max_workers=setup.options.jobs) as pool:
        jobs = [pool.submit(outcome_of, document, setup) for document in documents]
        try:
            return [job.result() for job in jobs]
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


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


def _briefing(
    sources: tuple[Source, ...],
    outcomes: Sequence[Outcome],
    unread: Sequence[Failure],
    setup: Setup,
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
        coverage={outcome.document.id: coverage(outcome, _foreign(outcome, setup)) for outcome in outcomes},
        ledger=ledger(outcomes, whole.records, withheld),
        usage=sum((outcome.usage for outcome in outcomes), whole.usage),
        provenance=setup.provenance(),
    )
    return _composed(briefing, documents, setup)


def _foreign(outcome: Outcome, setup: Setup) -> tuple[tuple[int, int], ...]:
    """What the rules cannot read, where they read and no model does."""
    return foreign_parts(outcome.document) if setup.reader is None else ()


def _decider(setup: Setup) -> ModelDecider | None:
    """A model that reads in passes is asked about pairs of records that the rules leave open; a small one is not."""
    return ModelDecider(setup.reader, setup.prompts) if setup.reader is not None else None


def _of_origin(source: Source, origins: Mapping[str, str]) -> Source:
    return source.model_copy(update={"independence_group": origins[source.doc_id]})


def _composed(briefing: Briefing, documents: Sequence[Document], setup: Setup) -> Briefing:
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


def _editor(setup: Setup) -> Editor | None:
    """A model that reads in passes can write; one that only chooses among proposals only chooses statements."""
    if setup.llm is None:
        return None
    return Editor(setup.llm, setup.prompts, "choose" if setup.reader is None else "write")
