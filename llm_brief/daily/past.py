"""What was reported before a day: the previous briefing, and the facts of earlier ones that today's may touch."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from pydantic import ValidationError

from llm_brief.compare.facts import Fact, Past, PastFact, records_of
from llm_brief.records.briefing import Briefing, Source
from llm_brief.store.briefings import KeptBriefing, first_of_day, last_before
from llm_brief.store.database import Database
from llm_brief.store.documents import sources_of, text_of
from llm_brief.store.facts import facts_near, first_days

__all__ = ["base_of", "past_of", "read_kept"]

_REMEMBERED_DAYS = 60
"""A fact last told longer ago than this is told anew when it returns: the reader has forgotten it too."""


def base_of(database: Database, day: date) -> KeptBriefing | None:
    """The briefing that the one of ``day`` is compared with.

    It is the last one of an earlier day, so that a second run on one day still tells all that is new that day. On the
    very first day it is that day's first briefing.
    """
    return last_before(database, day) or first_of_day(database, day)


def read_kept(kept: KeptBriefing | None) -> Briefing | None:
    """The kept briefing, or None where there is none or its schema is not ours."""
    try:
        return None if kept is None else kept.briefing
    except ValidationError:
        return None


def past_of(database: Database, base: Briefing, new: Briefing) -> Past:
    """All that was reported before ``new``, as far as it can have to do with it."""
    days = first_days(database, (record.id for record in records_of(base)))
    standing = Past.of(base, days)
    known = {name for item in standing.facts for name in item.fact.names}
    told = [fact for fact in map(Fact, records_of(new)) if not fact.names & known]
    since = new.as_of - timedelta(days=_REMEMBERED_DAYS)
    near = facts_near(database, (b for fact in told for b in fact.blocks), since=since, before=new.as_of)
    others = tuple(
        PastFact(Fact(kept.record), kept.first_day, standing=False) for kept in near if kept.record.id not in known
    )
    gone = standing.sources.keys() - {source.doc_id for source in new.documents}
    texts = {doc_id: text for doc_id in sorted(gone) if (text := text_of(database, doc_id)) is not None}
    return Past(facts=(*standing.facts, *others), sources=_sources(database, standing, others), texts=texts)


def _sources(database: Database, standing: Past, others: Iterable[PastFact]) -> Mapping[str, Source]:
    told = {doc_id for item in others for doc_id in item.fact.record.doc_ids}
    return {**sources_of(database, told - standing.sources.keys()), **standing.sources}
