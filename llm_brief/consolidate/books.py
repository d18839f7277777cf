"""The books: what was extracted is printed, merged or withheld, and what of each text was read."""

from collections.abc import Iterable, Sequence

from llm_brief.consolidate.outcome import Outcome
from llm_brief.records.briefing import Coverage, Ledger, Range, Tally, Withheld
from llm_brief.records.record import AnyRecord, leaves_of
from llm_brief.records.vocabulary import Kind

__all__ = ["coverage", "ledger", "merge_ranges"]


def ledger(outcomes: Sequence[Outcome], printed: Sequence[AnyRecord], withheld: Sequence[Withheld]) -> Ledger:
    """The ledger of a run; records that are neither printed nor withheld were merged into a printed one."""
    tallies = {kind: _tally(kind, outcomes, printed, withheld) for kind in Kind}
    return Ledger(
        events=tallies[Kind.EVENT],
        demands=tallies[Kind.DEMAND],
        positions=tallies[Kind.POSITION],
        leaves=_leaf_tally(outcomes, printed, withheld),
    )


def _tally(
    kind: Kind, outcomes: Sequence[Outcome], printed: Sequence[AnyRecord], withheld: Sequence[Withheld]
) -> Tally:
    extracted = sum(count for outcome in outcomes for of, count in outcome.extracted if of is kind)
    standing = sum(record.kind == kind for record in printed)
    held = sum(entry.kind is kind and not entry.pointer for entry in withheld)
    return Tally(extracted=extracted, printed=standing, merged=extracted - standing - held, withheld=held)


def _leaf_tally(outcomes: Sequence[Outcome], printed: Sequence[AnyRecord], withheld: Sequence[Withheld]) -> Tally:
    """Leaves of printed records are printed or withheld one by one; those of withheld records go with them."""
    extracted = sum(outcome.leaves for outcome in outcomes)
    standing = sum(1 for record in printed for _ in leaves_of(record))
    held = sum(1 if entry.pointer else entry.leaves for entry in withheld)
    return Tally(extracted=extracted, printed=standing, merged=extracted - standing - held, withheld=held)


def coverage(outcome: Outcome, foreign: Sequence[Range] = ()) -> Coverage:
    """What of a document was read, what a failed call left unread, and what is in no record.

    ``foreign`` are the parts in languages that nobody read; they are unread, and nothing is missed in them.
    """
    whole = (0, len(outcome.document.text))
    unread = merge_ranges([*foreign, *(piece for failure in outcome.failures for piece in failure.unread)])
    missed = (place for place in outcome.uncovered if not any(a < place[1] and place[0] < b for a, b in foreign))
    return Coverage(read=_without(whole, unread), unread=unread, uncovered=merge_ranges(missed))


def merge_ranges(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """The same characters as disjoint ranges in order."""
    merged: list[Range] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _without(whole: Range, holes: Sequence[Range]) -> tuple[Range, ...]:
    edges = [whole[0], *(edge for hole in holes for edge in hole), whole[1]]
    pairs = zip(edges[0::2], edges[1::2], strict=True)
    return tuple((start, end) for start, end in pairs if start < end)
