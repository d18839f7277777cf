"""Bottom line, section leads and gaps of a briefing, and the books of every sentence that was written for it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Literal

from llm_brief.compose.checking import CHECKS, FACTS, objections
from llm_brief.compose.gaps import gaps, none_found, of_other_languages
from llm_brief.compose.leads import leads
from llm_brief.compose.material import Material
from llm_brief.compose.ranking import MOST_POINTS, distinct, ranked, reason_for
from llm_brief.compose.selection import select
from llm_brief.compose.shortforms import short_forms, unexplained
from llm_brief.compose.standalone import stands_alone
from llm_brief.compose.templates import sentence_of, undetailed
from llm_brief.compose.writer import write
from llm_brief.llm.base import LLM
from llm_brief.prompts import PromptLibrary
from llm_brief.records.briefing import BlockedSentence, Gap, KeyPoint, Lead, Prose, ShortForm
from llm_brief.records.record import AnyRecord
from llm_brief.records.usage import Usage
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import Parser

__all__ = ["Composition", "Editor", "compose"]


@dataclass(frozen=True, slots=True)
class Editor:
    """The model that helps with the prose. ``part``: it writes the sentences, or only chooses among ours."""

    llm: LLM
    prompts: PromptLibrary
    part: Literal["write", "choose"]


@dataclass(frozen=True, slots=True)
class Composition:
    """The prose of one briefing. Every sentence of it passed the checks of its kind."""

    key_points: tuple[KeyPoint, ...]
    leads: tuple[Lead, ...]
    gaps: tuple[Gap, ...]
    prose: Prose
    short_forms: tuple[ShortForm, ...] = ()
    usage: Usage = field(default_factory=Usage)


@dataclass(frozen=True, slots=True)
class _Proposed:
    text: str
    record_ids: tuple[str, ...]


def compose(
    material: Material,
    editor: Editor | None = None,
    parser: Parser | None = None,
    documents: Sequence[Document] = (),
) -> Composition:
    """Compose the prose: the model's sentences that stand, a record's own sentence for each that does not.

    Without an editor, or where it writes nothing, every sentence comes from a template. ``parser`` reads the model's
    sentences; without one none of them stands, since nobody can tell who does what to whom in them. ``documents`` are
    looked through for what short forms stand for.
    """
    order = _readable(ranked(material), parser)
    proposed: tuple[_Proposed, ...] = ()
    usage = Usage()
    if editor is not None and editor.part == "write":
        proposal = write(order, material, editor.llm, editor.prompts)
        proposed, usage = tuple(_Proposed(*sentence) for sentence in proposal.sentences), proposal.usage
    elif editor is not None:
        choice = select(order, material, editor.llm, editor.prompts)
        order, usage = _chosen_first(order, choice.record_ids), choice.usage
    desk = _Desk(material, parser)
    points = desk.written(proposed, order) if proposed else desk.from_templates(order)
    explained = short_forms(material, documents)
    by_rules = editor is None or editor.part == "choose"
    unread = of_other_languages(material.sources, documents) if by_rules else ()
    missing = (*unread, *gaps(material, points, documents), *unexplained(material, explained, documents))
    return Composition(
        key_points=points,
        leads=leads(material),
        gaps=missing or none_found(material),
        prose=desk.books(points),
        short_forms=explained,
        usage=usage,
    )


def _readable(order: Sequence[AnyRecord], parser: Parser | None) -> tuple[AnyRecord, ...]:
    """Those of the weightiest that can be understood alone; where none can, the first of all."""
    alone = (record for record in order[:_LOOKED_AT] if stands_alone(record, parser))
    return tuple(islice(alone, _ENOUGH)) or tuple(order[:1])


def _chosen_first(order: Sequence[AnyRecord], record_ids: Sequence[str]) -> tuple[AnyRecord, ...]:
    """The same records, those chosen by name before all others, in the order of choice."""
    place = {record_id: at for at, record_id in enumerate(dict.fromkeys(record_ids))}
    return tuple(sorted(order, key=lambda record: place.get(record.id, len(place))))


class _Desk:
    """Where sentences are checked; what does not pass is kept with its reason."""

    def __init__(self, material: Material, parser: Parser | None) -> None:
        self._material = material
        self._parser = parser
        self._blocked: list[BlockedSentence] = []

    def books(self, points: Sequence[KeyPoint]) -> Prose:
        """What was written, printed and blocked."""
        blocked = tuple(self._blocked)
        return Prose(written=len(points) + len(blocked), printed=len(points), blocked=blocked)

    def from_templates(self, order: Sequence[AnyRecord]) -> tuple[KeyPoint, ...]:
        """The first distinct records, each in the words of its template."""
        return tuple(self._of_record(record) for record in distinct(order, self._material))

    def written(self, proposed: Sequence[_Proposed], order: Sequence[AnyRecord]) -> tuple[KeyPoint, ...]:
        """The model's sentences in its order; one that fails gives way to the first untold record that it cites."""
        points: list[KeyPoint] = []
        told: set[str] = set()
        for draft in proposed[:MOST_POINTS]:
            point = self._of_model(draft) or self._instead(draft, told, order)
            if point is not None and not set(point.record_ids) <= told:
                points.append(point)
                told.update(point.record_ids)
        rest = [record for record in order if record.id not in told]
        missing = min(_FEWEST, len(order)) - len(points)
        points.extend(self._of_record(record) for record in distinct(rest, self._material, missing) if missing > 0)
        return tuple(points)

    def _of_model(self, draft: _Proposed) -> KeyPoint | None:
        text = " ".join(draft.text.split())
        found = next(objections(text, draft.record_ids, self._material, self._parser, CHECKS), None)
        if found is not None:
            self._block(text, draft.record_ids, found.check, found.reason)
            return None
        first = self._material.by_id[draft.record_ids[0]]
        return KeyPoint(
            text=text, record_ids=draft.record_ids, written_by="model", why=reason_for(first, self._material)
        )

    def _instead(self, draft: _Proposed, told: set[str], order: Sequence[AnyRecord]) -> KeyPoint | None:
        cited = [self._material.by_id[i] for i in draft.record_ids if i in self._material.by_id]
        record = next((record for record in (*cited, *order) if record.id not in told), None)
        return self._of_record(record) if record is not None else None

    def _of_record(self, record: AnyRecord) -> KeyPoint:
        """The record by its template, or in the words of the source where even that would say too much."""
        text, ids = sentence_of(record, self._material), (record.id,)
        found = next(objections(text, ids, self._material, self._parser, FACTS), None)
        why = reason_for(record, self._material)
        if found is None:
            return KeyPoint(text=text, record_ids=ids, why=why)
        self._block(text, ids, found.check, found.reason)
        return KeyPoint(text=undetailed(record, self._material), record_ids=ids, written_by="source", why=why)

    def _block(self, text: str, record_ids: tuple[str, ...], check: str, reason: str) -> None:
        self._blocked.append(BlockedSentence(text=text, record_ids=record_ids, check=check, reason=reason))


_LOOKED_AT = 200
_ENOUGH = 60
"""Records that a bottom line is made of: the rest are alike or weigh little, and each costs a look at its grammar."""
_FEWEST = 3
"""Sentences that a bottom line has where there are records for them, whatever the model wrote."""
