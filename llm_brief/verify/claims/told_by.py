"""What of the words given to a speaker are theirs, where a sentence has more than one "according to"."""

from collections.abc import Iterator, Sequence

from llm_brief.text.attribution.attributions import Attribution

__all__ = ["told_by"]


def told_by(said: Attribution, others: Sequence[Attribution]) -> Iterator[str]:
    """The texts of what somebody says, without what the same sentence gives to the next one, or gave to the last.

    As in "According to the port it was an accident; according to Oru, it was not".
    """
    rivals = [other for other in others if other is not said and _is_prepositional(other)]
    for span in said.content:
        inside = [other.cue.start for other in rivals if span.start <= other.cue.start < span.end]
        if not inside or not _is_prepositional(said):
            yield span.exact
        elif span.start > said.cue.start:
            yield span.exact[: min(inside) - span.start]


def _is_prepositional(said: Attribution) -> bool:
    return said.cue.exact.lower() == "according to"
