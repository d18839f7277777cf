"""What comes of one document: drafts proposed and verified, the refused ones mended; or what was kept of it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from llm_brief.consolidate.outcome import Outcome
from llm_brief.extract.coverage import uncovered
from llm_brief.extract.passes import LostRange, extract
from llm_brief.extract.proposals import propose
from llm_brief.extract.repair import mend
from llm_brief.options import Setup
from llm_brief.outcomes import outcome_key, pack, unpack
from llm_brief.records.briefing import Failure
from llm_brief.records.grounded import Grounded
from llm_brief.records.usage import Usage
from llm_brief.text.analysis import Analysis, analyse
from llm_brief.text.document import Document
from llm_brief.verify.driver import Verifier
from llm_brief.verify.judged import Judged

__all__ = ["outcome_of"]


@dataclass(frozen=True, slots=True)
class _Reading:
    """The drafts of one document and what became of each, in their order; what was not read; what it all cost."""

    drafts: tuple[Grounded, ...]
    judged: tuple[Judged, ...]
    lost: tuple[LostRange, ...]
    usage: Usage


def outcome_of(document: Document, setup: Setup) -> Outcome:
    """What came of the document when it was read in this manner before, else what comes of it now.

    A reading in which something failed is not kept: the next run tries again.
    """
    store = setup.options.outcomes
    if store is None:
        return _read(document, setup)
    key = outcome_key(document, _manner(setup))
    packed = store.get(key)
    kept = unpack(packed, document) if packed is not None else None
    if kept is not None:
        setup.options.on_done(document)
        return kept
    outcome = _read(document, setup)
    if not outcome.failures:
        store.put(key, pack(outcome))
    return outcome


def _manner(setup: Setup) -> Mapping[str, object]:
    """All that decides what comes of a document, besides the document."""
    return {"provenance": setup.provenance().model_dump(mode="json"), "extract": asdict(setup.options.extract)}


def _read(document: Document, setup: Setup) -> Outcome:
    known = analyse(document, setup.parser)
    reading = _mended(_first_reading(document, known, setup), document, known, setup)
    records = tuple(result.record for result in reading.judged if result.record is not None)
    missed = uncovered(document, known, (place for record in records for place in record.evidence))
    setup.options.on_done(document)
    return Outcome(
        document=document,
        records=records,
        withheld=tuple(entry for result in reading.judged for entry in result.withheld),
        extracted=tuple(sorted(Counter(draft.kind for draft in reading.drafts).items())),
        leaves=sum(result.leaves for result in reading.judged),
        failures=tuple(_failure(document, piece) for piece in reading.lost),
        uncovered=tuple((sentence.start, sentence.end) for sentence in missed),
        usage=reading.usage,
    )


def _first_reading(document: Document, known: Analysis, setup: Setup) -> _Reading:
    drafts, lost, usage = _drafts(document, known, setup)
    verified = Verifier(setup.judge).verify(document, known, drafts)
    return _Reading(drafts, verified.judged, lost, usage + verified.usage)


def _mended(reading: _Reading, document: Document, known: Analysis, setup: Setup) -> _Reading:
    """The reading and what the model makes of its refused drafts, where it is asked for them once more."""
    options = setup.options.extract
    if setup.reader is None or not options.repair:
        return reading
    refused = [(d, j.withheld[0]) for d, j in zip(reading.drafts, reading.judged, strict=True) if j.record is None]
    mended = mend(document, refused, setup.reader, setup.prompts, options)
    again = Verifier(setup.judge).verify(document, known, mended.drafts)
    return _Reading(
        (*reading.drafts, *mended.drafts),
        (*reading.judged, *again.judged),
        reading.lost,
        reading.usage + mended.usage + again.usage,
    )


def _drafts(
    document: Document, known: Analysis, setup: Setup
) -> tuple[tuple[Grounded, ...], tuple[LostRange, ...], Usage]:
    """What is proposed: by the model in passes, or by the rules."""
    if setup.reader is None:
        return propose(document, known), (), Usage()
    extraction = extract(document, setup.reader, setup.prompts, setup.options.extract)
    return extraction.drafts, extraction.lost, extraction.usage


def _failure(document: Document, lost: LostRange) -> Failure:
    source = document.path or document.name
    return Failure(source=source, stage=f"extract {lost.kind}", reason=lost.reason, unread=((lost.start, lost.end),))
