"""All changes between what was reported before and a new briefing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from llm_brief.compare.facts import Fact, Past, PastFact, records_of
from llm_brief.compare.lineage import Lineage, lineage
from llm_brief.compare.pairing import Pairs, pair
from llm_brief.compare.updates import Reports, Update, updates
from llm_brief.records.base import Evidence
from llm_brief.records.briefing import Briefing, Conflict, Source
from llm_brief.records.changes import Change, ChangeKind
from llm_brief.records.record import AnyRecord
from llm_brief.records.vocabulary import Kind
from llm_brief.records.wording import statement_of

__all__ = ["Comparison", "compare"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What became of every fact.

    ``changes`` name facts by the id they had before, where they had one; ``identities`` leads from the ids of the new
    briefing to those. ``since`` has the first day of every fact that was known before, under its earlier id.
    ``unprinted`` are facts whose sources still stand unchanged although the new briefing no longer prints them: a
    change of our reading and none of the world.
    """

    changes: tuple[Change, ...]
    identities: Mapping[str, str]
    since: Mapping[str, date]
    unprinted: tuple[str, ...] = ()


def compare(
    past: Past,
    new: Briefing,
    *,
    conflicts: Sequence[Conflict] = (),
    aged: frozenset[str] = frozenset(),
) -> Comparison:
    """What is different in ``new``.

    ``conflicts`` are those of the previous briefing. ``aged`` are documents that the new briefing leaves out on
    purpose (too old, tidied away): what only they said is not withdrawn. The order of records is of no consequence.
    """
    facts = tuple(map(Fact, records_of(new)))
    sources = {source.doc_id: source for source in new.documents}
    standing = [item.fact for item in past.facts if item.standing]
    versions = lineage(past.sources, sources, standing, facts)
    pairs = pair(facts, past.facts, versions)
    scene = _Scene(past, new, sources, versions, tuple(conflicts), aged)
    found = [change for fact in facts for change in scene.of_fact(fact, pairs)]
    gone = [item for item in past.facts if item.standing and _is_open(item, pairs)]
    lost = [scene.withdrawn(item.fact.record, item.since) for item in gone]
    found.extend(change for change in lost if change is not None)
    return Comparison(
        changes=tuple(sorted(found, key=_order)),
        identities=_identities(facts, pairs),
        since={item.fact.id: item.since for item in pairs.earlier.values()},
        unprinted=tuple(sorted(item.fact.id for item in gone if scene.still_stands(item.fact.record))),
    )


_RANK = (ChangeKind.UPDATED, ChangeKind.WITHDRAWN, ChangeKind.NEW, ChangeKind.CONFIRMED, ChangeKind.REPEATED)


def _order(change: Change) -> tuple[int, int, str, str]:
    """Updates and withdrawals correct what was printed before, so they come first; repetitions last."""
    return _RANK.index(change.kind), tuple(Kind).index(change.record_kind), change.record_id, change.pointer


def _is_open(item: PastFact, pairs: Pairs) -> bool:
    continued = {other.fact.id for other in pairs.earlier.values()}
    return item.fact.id not in continued and item.fact.id not in pairs.absorbed


def _identities(facts: Sequence[Fact], pairs: Pairs) -> Mapping[str, str]:
    """New id to earlier id where they differ; an id that another new fact bears stays with that one."""
    borne = {fact.id for fact in facts}
    return {
        new_id: item.fact.id
        for new_id, item in pairs.earlier.items()
        if new_id != item.fact.id and (item.fact.id not in borne or _moves_away(item.fact.id, pairs))
    }


def _moves_away(borne_id: str, pairs: Pairs) -> bool:
    return borne_id in pairs.earlier and pairs.earlier[borne_id].fact.id != borne_id


@dataclass(frozen=True, slots=True)
class _Scene:
    """The two sides of a comparison."""

    past: Past
    new: Briefing
    sources: Mapping[str, Source]
    versions: Lineage
    conflicts: tuple[Conflict, ...]
    aged: frozenset[str]

    def of_fact(self, fact: Fact, pairs: Pairs) -> Iterator[Change]:
        earlier = pairs.earlier.get(fact.id)
        if earlier is not None:
            yield from self._of_pair(earlier, fact.record)
        elif fact.id in pairs.echoes:
            yield from self._of_pair(pairs.echoes[fact.id], fact.record, whole=False)
        elif fact.id not in pairs.parts:
            yield self._new(fact.record)

    def _new(self, record: AnyRecord) -> Change:
        known = [doc_id for doc_id in record.doc_ids if doc_id in self.past.sources]
        note = "its document was there before, but this was not read or not proved" if known else ""
        return _change(ChangeKind.NEW, record, new_evidence=record.evidence, doc_ids=record.doc_ids, note=note)

    def _of_pair(self, earlier: PastFact, after: AnyRecord, *, whole: bool = True) -> Iterator[Change]:
        """The changes of a known fact; not ``whole``: ``after`` is one further report of it and not all there is."""
        before = earlier.fact.record
        updated = list(updates(before, after, self._reports()))
        yield from (self._updated(update, earlier, after) for update in updated)
        if whole and earlier.standing:
            yield from self._given_up(earlier, after)
        telling = {doc_id for update in updated for doc_id in update.new.documents}
        fresh = [doc_id for doc_id in after.doc_ids if doc_id not in before.doc_ids and self._is_fresh(doc_id)]
        echo = [doc_id for doc_id in fresh if doc_id not in self.versions.predecessors and doc_id not in telling]
        if echo:
            yield self._echo(earlier, after, echo)

    def _reports(self) -> Reports:
        return Reports(is_news=self._is_news, told_on=self._told_on, before=self.conflicts, after=self.new.conflicts)

    def _told_on(self, place: Evidence) -> date:
        source = self._source(place.doc_id)
        return source.published_at or date.min if source is not None else date.min

    def _is_fresh(self, doc_id: str) -> bool:
        return doc_id not in self.past.sources

    def _is_news(self, place: Evidence) -> bool:
        """Whether words stand in a document that was not there before, nor in the older version of their own."""
        if not self._is_fresh(place.doc_id):
            return False
        older = self.versions.predecessors.get(place.doc_id)
        return older is None or f"{place.prefix}{place.exact}{place.suffix}" not in self.past.texts.get(older, "")

    def _updated(self, update: Update, earlier: PastFact, after: AnyRecord) -> Change:
        news = tuple(filter(self._is_news, update.new.evidence))
        return _change(
            ChangeKind.UPDATED,
            after,
            record_id=earlier.fact.id,
            pointer=update.pointer,
            old=update.old.shown if update.old else None,
            new=update.new.shown,
            old_evidence=update.old.evidence if update.old else (),
            new_evidence=news,
            doc_ids=tuple(dict.fromkeys(place.doc_id for place in news)),
            known_since=earlier.since,
        )

    def _echo(self, earlier: PastFact, after: AnyRecord, echo: Sequence[str]) -> Change:
        """Known facts in further documents: confirmed where one of them is independent, else only repeated."""
        known = [self._source(doc_id) for doc_id in earlier.fact.record.doc_ids]
        apart = [doc_id for doc_id in echo if all(_independent(self.sources[doc_id], s) for s in known if s)]
        kind = ChangeKind.CONFIRMED if apart else ChangeKind.REPEATED
        telling = apart or list(echo)
        return _change(
            kind,
            after,
            record_id=earlier.fact.id,
            old_evidence=_from(before := earlier.fact.record, before.doc_ids),
            new_evidence=_from(after, telling),
            doc_ids=tuple(telling),
            known_since=earlier.since,
        )

    def _source(self, doc_id: str) -> Source | None:
        return self.sources.get(doc_id) or self.past.sources.get(doc_id)

    def _given_up(self, earlier: PastFact, after: AnyRecord) -> Iterator[Change]:
        """A source that no longer says what others still say: its newer version does not, or it was removed."""
        before = earlier.fact.record
        for doc_id in before.doc_ids:
            newer = self.versions.successors.get(doc_id)
            if doc_id in self.sources or doc_id in self.aged or (newer is not None and newer in after.doc_ids):
                continue
            why = "no longer says so" if newer is not None else "is no longer there"
            yield _change(
                ChangeKind.WITHDRAWN,
                after,
                record_id=earlier.fact.id,
                old_evidence=_from(before, [doc_id]),
                new_evidence=after.evidence,
                doc_ids=(newer,) if newer is not None else (),
                known_since=earlier.since,
                note=f"one source {why}; others still say so",
            )

    def still_stands(self, record: AnyRecord) -> bool:
        """Whether a document that said so is still there, word for word."""
        return any(doc_id in self.sources for doc_id in record.doc_ids)

    def withdrawn(self, record: AnyRecord, since: date) -> Change | None:
        """The withdrawal of a fact that no document says any more; None where they merely left the window."""
        if self.still_stands(record):
            return None
        newer = tuple(self.versions.successors[d] for d in record.doc_ids if d in self.versions.successors)
        if not newer and any(doc_id in self.aged for doc_id in record.doc_ids):
            return None
        note = "the newer version of its source no longer says so" if newer else "its source is no longer there"
        return _change(
            ChangeKind.WITHDRAWN, record, old_evidence=record.evidence, doc_ids=newer, known_since=since, note=note
        )


def _independent(one: Source, other: Source) -> bool:
    """Whether two documents are not one text, and not two articles of one publication."""
    if one.independence_group in (other.independence_group, other.doc_id):
        return False
    return one.publication is None or other.publication is None or one.publication != other.publication


def _from(record: AnyRecord, documents: Sequence[str]) -> tuple[Evidence, ...]:
    return tuple(place for place in record.evidence if place.doc_id in documents)


def _change(  # noqa: PLR0913 - one parameter a field
    kind: ChangeKind,
    record: AnyRecord,
    *,
    record_id: str | None = None,
    pointer: str = "",
    old: str | None = None,
    new: str | None = None,
    old_evidence: tuple[Evidence, ...] = (),
    new_evidence: tuple[Evidence, ...] = (),
    doc_ids: tuple[str, ...] = (),
    known_since: date | None = None,
    note: str = "",
) -> Change:
    return Change(
        kind=kind,
        record_id=record_id or record.id,
        record_kind=Kind(record.kind),
        statement=statement_of(record),
        pointer=pointer,
        old=old,
        new=new,
        old_evidence=old_evidence,
        new_evidence=new_evidence,
        doc_ids=doc_ids,
        known_since=known_since,
        note=note,
    )
