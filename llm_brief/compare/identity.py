"""A briefing in which known facts bear the ids they had before."""

from collections.abc import Mapping

from llm_brief.records.briefing import Briefing

__all__ = ["carry_ids"]

_KEPT = frozenset({"member_ids", "joined", "withheld"})
"""What speaks of single readings, whose ids are places in a document and never change."""


def carry_ids(briefing: Briefing, identities: Mapping[str, str]) -> Briefing:
    """``briefing`` with every record id in ``identities`` replaced, wherever it stands.

    Facts keep the order they had. The ids of the readings that were merged into a fact stay as they are.
    """
    if not identities:
        return briefing
    return Briefing.model_validate(_carried(briefing.model_dump(mode="json"), identities))


def _carried(node: object, identities: Mapping[str, str]) -> object:
    if isinstance(node, dict):
        return {key: value if key in _KEPT else _carried(value, identities) for key, value in node.items()}
    if isinstance(node, list):
        return [_carried(item, identities) for item in node]
    return identities.get(node, node) if isinstance(node, str) else node
