"""The draft list that a model fills for each kind. A new kind is one row here, one in FIELDS, one template."""

from collections.abc import Mapping
from types import MappingProxyType

from llm_brief.records.drafts import DemandDrafts, EventDrafts, PositionDrafts
from llm_brief.records.vocabulary import Kind

__all__ = ["DRAFT_LISTS", "DraftList"]

DraftList = EventDrafts | DemandDrafts | PositionDrafts

DRAFT_LISTS: Mapping[Kind, type[DraftList]] = MappingProxyType(
    {Kind.EVENT: EventDrafts, Kind.DEMAND: DemandDrafts, Kind.POSITION: PositionDrafts}
)
