"""Several records of one thing as one: a value for each field, every member's words, and who joined why.

Laws: the order of the members does not matter; a record merged with nothing is itself; every piece of evidence of every
member is in the merged record.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from types import MappingProxyType

from llm_brief.consolidate.cast import Cast
from llm_brief.consolidate.contradicting import were_done_by_others
from llm_brief.consolidate.predicates import are_other_acts
from llm_brief.consolidate.profile import profile_of, told_by_record
from llm_brief.consolidate.terms import terms_of
from llm_brief.consolidate.weekdays import weekday_in, weekday_of
from llm_brief.records.base import Evidence, Leaf, Quantity
from llm_brief.records.grounded import AUTHOR
from llm_brief.records.kinds import FIELDS
from llm_brief.records.record import AnyLeaf, AnyRecord, Demand, Event, Joined, StakeholderPosition
from llm_brief.records.values import OPEN_DATE
from llm_brief.records.vocabulary import DemandStatus, EventStatus, Kind, Sort
from llm_brief.text.dates.edtf import EDTF, contains
from llm_brief.text.document import Document
from llm_brief.text.fold import fold_words

__all__ = ["in_order", "merge", "stage_of"]

_FORWARD = {
    status: step
    for step, status in enumerate(
        (
            EventStatus.ALLEGED,
            EventStatus.PLANNED,
            EventStatus.POSTPONED,
            EventStatus.ONGOING,
            EventStatus.DENIED,
            EventStatus.CANCELLED,
            EventStatus.OCCURRED,
        )
    )
}
"""How far along an event is: of a plan and its outcome the outcome is printed."""
_ANSWERED = {status: step for step, status in enumerate(DemandStatus)}


def stage_of(status: str) -> int:
    """How far along an event or a demand of that status is, for ordering reports that have no day."""
    if status in set(EventStatus):
        return _FORWARD[EventStatus(status)]
    return _ANSWERED[DemandStatus(status)]


def in_order(records: Iterable[AnyRecord], documents: Mapping[str, Document]) -> tuple[AnyRecord, ...]:
    """Records by the day of their earliest document, undated ones last, then by its name, the place and the id."""
    return tuple(sorted(records, key=lambda record: _order(record, documents)))


def _order(record: AnyRecord, documents: Mapping[str, Document]) -> tuple[bool, str, str, str, int, int, str]:
    document = documents[record.doc_ids[0]]
    published = document.published_at
    first = min(place.start for place in record.evidence if place.doc_id == document.id)
    words = _leaf_of_words(record)
    places = words.evidence if words is not None else ()
    at = min((place.start for place in places if place.doc_id == document.id), default=first)
    return published is None, str(published), document.name, document.id, first, at, record.id


def merge(
    members: Sequence[AnyRecord],
    reasons: Mapping[str, Joined],
    documents: Mapping[str, Document],
    origins: Mapping[str, str],
    cast: Cast,
) -> AnyRecord:
    """The record of all ``members``, under the id of the earliest; ``reasons`` say why each belongs, by its id."""
    ordered = in_order({member.id: member for member in members}.values(), documents)
    head = ordered[0]
    if len(ordered) == 1:
        return head
    docs = tuple(dict.fromkeys(doc_id for member in ordered for doc_id in member.doc_ids))
    ids = tuple(dict.fromkeys(chain.from_iterable(member.member_ids or (member.id,) for member in ordered)))
    joined = {item.record_id: item for member in ordered for item in member.joined}
    joined |= {member.id: reasons[member.id] for member in ordered[1:] if member.id in reasons}
    shared = {
        "doc_ids": docs,
        "evidence": _places(member.evidence for member in ordered),
        "independent_sources": len({origins.get(doc_id, doc_id) for doc_id in docs}),
        "member_ids": ids,
        "joined": tuple(joined[record_id] for record_id in ids if record_id in joined),
        "proposed_by": ", ".join(sorted({name for m in ordered for name in m.proposed_by.split(", ")})),
    }
    of_act = _of_the_printed_act(ordered)
    return head.model_copy(update=shared | _fields(ordered, of_act, _of_one_doer(of_act, documents, cast), cast))


def _fields(
    ordered: Sequence[AnyRecord], of_act: Sequence[AnyRecord], of_doer: Sequence[AnyRecord], cast: Cast
) -> dict[str, object]:
    """The fields of all members, of those who tell the printed act, and of those who tell the same of who did it."""
    merged: dict[str, object] = {}
    fullest = _fullest(ordered)
    for field in FIELDS[Kind(ordered[0].kind)]:
        first = [fullest] if field.name in _WORDS else []
        members = of_act if field.name in _OF_THE_ACT else of_doer if field.name == "attribution" else ordered
        alike = (m for m in members if field.name != "quoted" or fold_words(_words(m)) == fold_words(_words(fullest)))
        held = [getattr(member, field.name) for member in (*first, *alike)]
        if field.name in _ROLES:
            members = of_doer if field.name == "actors" else of_act
            merged[field.name] = tuple(_united(_in_role(field.name, members, cast), _actor_key(cast)))
        elif field.many:
            leaves = [leaf for value in held for leaf in value]
            key = _quantity_key if field.sort is Sort.QUANTITY else _actor_key(cast)
            merged[field.name] = tuple(_united(leaves, key))
        else:
            given = [leaf for leaf in held if leaf is not None]
            if field.name == "attribution" and None in held:
                given = [leaf for leaf in given if leaf.rule != AUTHOR]  # another source tells it outright
            if field.sort is Sort.DATE:
                given = _of_one_day(given, of_act[0])
            same = _actor_key(cast) if field.sort is Sort.MENTION and field.name != "place" else _text
            merged[field.name] = _one(given, _chosen(given, field.sort, ordered[0]), same) if given else None
    return merged


_WORDS = ("statement", "quoted", "content")
"""The copied words of a record, and what is said of them."""


_ROLES = MappingProxyType({"actors": "recipients", "recipients": "actors"})
_OF_THE_ACT = frozenset({"title", "type", "actors", "recipients", "quantities", "place"})
"""What belongs to an act: who was fined by the ruling does not belong to the hearing."""


def _of_the_printed_act(ordered: Sequence[AnyRecord]) -> Sequence[AnyRecord]:
    """The members that tell the act that is printed: of a plan and an outcome in other words, the outcome."""
    titled = [member for member in ordered if isinstance(member, Event) and member.title]
    if not titled:
        return ordered
    furthest = max(titled, key=lambda event: _FORWARD[event.status.value] if event.status else -1)
    first = told_by_record(titled[0])
    printed = told_by_record(furthest) if are_other_acts(first, told_by_record(furthest)) else first
    return [member for member in ordered if not are_other_acts(printed, told_by_record(member))]


def _of_one_doer(of_act: Sequence[AnyRecord], documents: Mapping[str, Document], cast: Cast) -> Sequence[AnyRecord]:
    """Those that do not tell of others who did it than the first: their word is not given for its account."""
    profiles = [profile_of(member, documents[member.doc_ids[0]], cast) for member in of_act]
    return [profile.record for profile in profiles if not were_done_by_others(profiles[0], profile)]


def _of_one_day(dates: Sequence[AnyLeaf], printed: AnyRecord) -> list[AnyLeaf]:
    """The dates without those of another day of the week than the printed words name: “on Monday” is no Tuesday."""
    title = printed.title if isinstance(printed, Event) else None
    named = weekday_in(title.value) if title else None
    days = [weekday_of(leaf) for leaf in dates]
    own = named if named is not None else next((day for day in days if day is not None), None)
    return [leaf for leaf, day in zip(dates, days, strict=True) if day is None or own is None or day == own]


def _in_role(name: str, ordered: Sequence[AnyRecord], cast: Cast) -> list[AnyLeaf]:
    """The parties in one role, without those whom an earlier report has in the other: who is hosted also meets."""
    found: list[AnyLeaf] = []
    others: list[AnyLeaf] = []
    for member in ordered:
        others += [leaf for leaf in getattr(member, _ROLES[name]) if not _is_among(leaf, found, cast)]
        own = {id(leaf) for leaf in getattr(member, _ROLES[name])}
        earlier = [leaf for leaf in others if id(leaf) not in own]
        found += [leaf for leaf in getattr(member, name) if not _is_among(leaf, earlier, cast)]
    return found


def _is_among(leaf: AnyLeaf, leaves: Iterable[AnyLeaf], cast: Cast) -> bool:
    """Whether the party is one of these, under the same name or one that only adds words or leaves them out."""
    key, words = _actor_key(cast), _party_words(leaf)
    return any(
        key(leaf) == key(other) or words <= _party_words(other) or words >= _party_words(other) for other in leaves
    )


def _party_words(leaf: AnyLeaf) -> frozenset[str]:
    return frozenset(terms_of(str(leaf.value))) or frozenset({fold_words(str(leaf.value))})


def _fullest(ordered: Sequence[AnyRecord]) -> AnyRecord:
    """The member whose words are printed: the longest of those cut out of the first one's own sentence.

    Direct speech goes before what others make of it.
    """
    spoken = (record for record in ordered if isinstance(record, StakeholderPosition) and _is_spoken(record))
    head = next(spoken, ordered[0])
    same = [record for record in ordered if record.evidence[0] == head.evidence[0] and len(record.doc_ids) == 1]
    return max(same, key=lambda record: len(_words(record)), default=head)


def _is_spoken(position: StakeholderPosition) -> bool:
    return position.quoted is not None and position.quoted.value is True


def _words(record: AnyRecord) -> str:
    leaf = _leaf_of_words(record)
    return leaf.value if leaf is not None else ""


def _leaf_of_words(record: AnyRecord) -> Leaf[str] | None:
    """The statement of a position, the content of a demand."""
    if isinstance(record, StakeholderPosition):
        return record.statement
    return record.content if isinstance(record, Demand) else None


def _chosen(leaves: Sequence[AnyLeaf], sort: Sort, head: AnyRecord) -> AnyLeaf:
    """The value that is printed: the most telling date, the furthest status, else the first report's."""
    if sort is Sort.DATE:
        return _finest(leaves)
    if sort is Sort.CLOSED and isinstance(head, Event) and isinstance(leaves[0].value, EventStatus):
        return max(leaves, key=lambda leaf: _FORWARD[leaf.value])
    if sort is Sort.CLOSED and isinstance(head, Demand) and isinstance(leaves[0].value, DemandStatus):
        return max(leaves, key=lambda leaf: _ANSWERED[leaf.value])
    return leaves[0]


def _finest(leaves: Sequence[AnyLeaf]) -> AnyLeaf:
    """The first date, or a finer one that it allows for: "June 11, 2031" for "June 11"."""
    chosen = leaves[0]
    for leaf in leaves[1:]:
        if chosen.value == OPEN_DATE or (leaf.value != OPEN_DATE and _is_finer(leaf.value, chosen.value)):
            chosen = leaf
    return chosen


@lru_cache(maxsize=4096)
def _is_finer(value: str, than: str) -> bool:
    fine, vague = EDTF.parse(value), EDTF.parse(than)
    return contains(vague, fine) and not contains(fine, vague)


def _one(leaves: Sequence[AnyLeaf], chosen: AnyLeaf, key: Callable[[AnyLeaf], str]) -> AnyLeaf:
    """The chosen leaf with the words of all that say the same or leave it open; others are variants."""
    same = [leaf for leaf in leaves if key(leaf) == key(chosen) or leaf.value == OPEN_DATE]
    return chosen.model_copy(update={"evidence": _places(leaf.evidence for leaf in (chosen, *same))})


def _united(leaves: Sequence[AnyLeaf], key: Callable[[AnyLeaf], str]) -> Iterable[AnyLeaf]:
    """One leaf for each key: the fullest name, with the words of all its forms."""
    groups: dict[str, list[AnyLeaf]] = {}
    for leaf in leaves:
        groups.setdefault(key(leaf), []).append(leaf)
    for members in groups.values():
        chosen = max(members, key=lambda leaf: len(str(leaf.value)) if isinstance(leaf.value, str) else 0)
        yield chosen.model_copy(update={"evidence": _places(leaf.evidence for leaf in (chosen, *members))})


def _actor_key(cast: Cast) -> Callable[[AnyLeaf], str]:
    def key(leaf: AnyLeaf) -> str:
        actor = cast.actor(leaf.evidence[0].doc_id, str(leaf.value)) if leaf.evidence else None
        return actor.key if actor is not None else fold_words(str(leaf.value))

    return key


def _quantity_key(leaf: AnyLeaf) -> str:
    value = leaf.value
    return value.model_dump_json() if isinstance(value, Quantity) else str(value)


def _text(leaf: AnyLeaf) -> str:
    return fold_words(leaf.value) if isinstance(leaf.value, str) else str(leaf.value)


def _places(evidence: Iterable[Iterable[Evidence]]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(evidence)))
