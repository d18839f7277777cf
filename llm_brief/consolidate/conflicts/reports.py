"""What the detectors of differences look at: groups of records that tell of one thing, and what is known of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from llm_brief.consolidate.cast import Cast
from llm_brief.consolidate.profile import Profile
from llm_brief.consolidate.told import Told
from llm_brief.consolidate.weights import Weights
from llm_brief.records.base import Evidence
from llm_brief.records.record import AnyLeaf, AnyRecord
from llm_brief.text.document import Document

__all__ = ["Group", "Reports", "told_by", "told_leaf"]


@dataclass(frozen=True, eq=False)
class Group:
    """A merged record and the records it was merged from, in the order of their reports."""

    record: AnyRecord
    members: tuple[Profile, ...]


@dataclass(frozen=True, eq=False)
class Reports:
    """All groups of a run, their documents, and who is who in them."""

    groups: tuple[Group, ...]
    documents: Mapping[str, Document] = field(repr=False)
    origins: Mapping[str, str] = field(repr=False)
    cast: Cast = field(repr=False)
    weights: Weights = field(repr=False)


def told_by(profile: Profile, value: str, evidence: tuple[Evidence, ...]) -> Told:
    """The value as this record tells it."""
    return Told(value, evidence, profile.id, evidence[0].doc_id, profile.published)


def told_leaf(profile: Profile, leaf: AnyLeaf, value: str | None = None) -> Told:
    """A leaf's value as this record tells it, under its own wording or another one."""
    return told_by(profile, str(leaf.value) if value is None else value, leaf.evidence)
