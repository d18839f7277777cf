"""Today's briefing, against the memory: known facts keep their ids, and what is different is stated."""

from dataclasses import dataclass
from datetime import date

from llm_brief.compare.changes import compare
from llm_brief.compare.identity import carry_ids
from llm_brief.daily.inbox import Inbox
from llm_brief.daily.past import past_of
from llm_brief.daily.state import disputes_of, with_running_state
from llm_brief.daily.window import Window
from llm_brief.records.briefing import Briefing, Conflict
from llm_brief.sealing import briefing_hash
from llm_brief.store.database import Database
from llm_brief.store.facts import disputed_since

__all__ = ["Compared", "compared"]


@dataclass(frozen=True, slots=True)
class Compared:
    """A briefing that knows of the previous one, and what a comparison found that is not printed in it."""

    briefing: Briefing
    unprinted: tuple[str, ...] = ()


def compared(database: Database, base: Briefing | None, new: Briefing, inbox: Inbox, window: Window) -> Compared:
    """``new`` with ids, changes and running state from ``base``; as it is when there was nothing before it."""
    if base is None:
        return Compared(new)
    past = past_of(database, base, new)
    missing = frozenset(source.doc_id for source in base.documents) - {source.doc_id for source in new.documents}
    found = compare(past, new, conflicts=base.conflicts, aged=inbox.aged(missing, window))
    briefing = carry_ids(new, found.identities)
    briefing = with_running_state(briefing, found.since, lambda conflict: _since(database, conflict, base.as_of))
    briefing = briefing.model_copy(update={"changes": found.changes, "previous_briefing_id": base.briefing_id})
    return Compared(briefing.model_copy(update={"briefing_id": briefing_hash(briefing)}), found.unprinted)


def _since(database: Database, conflict: Conflict, before: date) -> date | None:
    first = disputed_since(database, disputes_of(conflict))
    return first if first is not None and first <= before else None
