"""Leaves of records: gold records as drafts, with one leaf changed, and faithful variants of leaves."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from llm_brief.evals.clips import clip_draft, read_clips
from llm_brief.evals.edits import Context, Edit, actors, dates, modalities, names, negations, numbers, places, years
from llm_brief.evals.gold import Entity, GoldField, GoldRecord, Story, draft_of
from llm_brief.evals.mutant_claims import other_speakers
from llm_brief.evals.rows import Change, Expected, MutantRow
from llm_brief.evals.variants import is_name, typography
from llm_brief.records.kinds import FIELDS, Field
from llm_brief.records.vocabulary import Kind, Sort

__all__ = ["record_rows"]


@dataclass(frozen=True, slots=True)
class _Leaf:
    """One leaf of a gold record, and where it stands in the draft."""

    record: GoldRecord
    field: Field
    index: int
    gold: GoldField

    @property
    def words(self) -> str:
        return str(self.gold.value) if self.field.sort in {Sort.CLOSED, Sort.GLOSS} else self.gold.words


_Made = Iterator[tuple[Change, str, object]]


def record_rows(story: Story) -> Iterator[MutantRow]:
    """All rows of level ``record`` of a story."""
    for record in story.records:
        document = story.documents[record.file]
        known = Context(document.text, story.entities, document.published_at is not None)
        draft = draft_of(record, document)
        for leaf in _leaves(record):
            for kind, how, value in _made(leaf, story, known):
                yield _row(leaf, draft, kind, how, value)
    for clip in read_clips(story.folder, story.story):
        draft = clip_draft(clip, story.documents[clip.file])
        row = _plain(clip.file, Kind.POSITION, "/statement", draft)
        yield row.model_copy(update={"kind": Change.CLIPPED_QUOTE, "how": clip.context, "original": clip.clip})


def _leaves(record: GoldRecord) -> Iterator[_Leaf]:
    for field in FIELDS[record.kind]:
        seen: set[str] = set()
        for index, gold in enumerate(record.values(field.name)):
            if gold.words not in seen:
                yield _Leaf(record, field, index, gold)
            seen.add(gold.words)


def _made(leaf: _Leaf, story: Story, known: Context) -> _Made:
    yield from _KEPT[leaf.field.sort](leaf, story, known)
    yield from _CHANGED[leaf.field.sort](leaf, story, known)


def _same(leaf: _Leaf, _story: Story, _known: Context) -> _Made:
    value = leaf.gold.value if leaf.field.sort in {Sort.CLOSED, Sort.GLOSS} else leaf.gold.words
    yield Change.FAITHFUL, "as in the gold", value


def _kept_words(leaf: _Leaf, story: Story, known: Context) -> _Made:
    yield from _same(leaf, story, known)
    for words in dict.fromkeys(typography(leaf.words)):
        if words != leaf.words:
            yield Change.FAITHFUL, "typography", words


def _kept_mention(leaf: _Leaf, story: Story, known: Context) -> _Made:
    yield from _kept_words(leaf, story, known)
    for entity in (entity for entity in story.entities if leaf.gold.value in entity.forms):
        for form in (form for form in entity.forms if _are_tied(form, leaf.words, entity)):
            if form in known.text and form != leaf.words and (form == leaf.gold.value or is_name(form, entity.name)):
                yield Change.FAITHFUL, "alias", form


def _are_tied(form: str, words: str, entity: Entity) -> bool:
    """An article can tell that both mean the same: no capital for its country, no surname that two people have."""
    if any(name.split()[-1] == entity.name.split()[-1] for name in entity.unlike):
        return False
    is_short = form.isupper() or words.isupper() or words[:4].lower() == "the " or not words[0].isupper()
    return is_short or bool(set(form.split()) & set(words.split()))


def _edited(leaf: _Leaf, known: Context, *edits: Callable[[str, Context], Iterator[Edit]]) -> _Made:
    for edit in edits:
        for made in edit(leaf.words, known):
            yield made.kind, made.how, made.text


def _other_date(leaf: _Leaf, _story: Story, known: Context) -> _Made:
    yield from _edited(leaf, known, dates, years)


def _other_quantity(leaf: _Leaf, _story: Story, known: Context) -> _Made:
    yield from _edited(leaf, known, numbers)


def _other_mention(leaf: _Leaf, story: Story, known: Context) -> _Made:
    """Another name: of a speaker, of who acts or is acted upon, of a place."""
    if leaf.field.name in {"stakeholder", "speaker"} and leaf.gold.value != "the author":
        yield from ((Change.SPEAKER_SWAP, "stakeholder", name) for name in other_speakers(story, leaf.record)[:2])
    elif leaf.field.name == "place":
        yield from _edited(leaf, known, places)
    elif leaf.field.name in {"actors", "recipients", "demander", "addressees"}:
        yield from _other_side(leaf)
        yield from _edited(leaf, known, names)
    else:
        yield from ((kind, how, value) for kind, how, value in _edited(leaf, known, names))


_SIDES: Mapping[str, str] = MappingProxyType(
    {"actors": "recipients", "recipients": "actors", "demander": "addressees", "addressees": "demander"}
)
_MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE", "OTHER"})


def _other_side(leaf: _Leaf) -> _Made:
    """The one acted upon in the place of the one who acts."""
    kinds = {str(field.value) for field in leaf.record.values("type")}
    mine = {str(gold.value) for gold in leaf.record.values(leaf.field.name)}
    for other in leaf.record.values(_SIDES[leaf.field.name]):
        if not kinds & _MUTUAL and str(other.value) not in mine:
            yield Change.ACTOR_SWAP, "other side", other.words


def _other_words(leaf: _Leaf, _story: Story, known: Context) -> _Made:
    """Verbatim words with one of them changed."""
    yield from _edited(leaf, known, numbers, negations, dates)


def _other_gloss(leaf: _Leaf, _story: Story, known: Context) -> _Made:
    yield from _edited(leaf, known, dates, years, numbers, names, actors, negations, modalities)


_STATUS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "planned": ("occurred",),
        "alleged": ("occurred",),
        "denied": ("occurred",),
        "cancelled": ("occurred",),
        "postponed": ("occurred",),
        "occurred": ("planned", "denied"),
        "ongoing": ("denied",),
    }
)
_ANSWER: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"rejected": ("met",), "made": ("met",), "met": ("rejected",)}
)


def _other_choice(leaf: _Leaf, _story: Story, _known: Context) -> _Made:
    """Another member of the vocabulary that the gold does not accept either."""
    value, accepted = str(leaf.gold.value), set(leaf.gold.accept)
    if leaf.field.name == "status":
        table = _STATUS if leaf.record.kind is Kind.EVENT else _ANSWER
        kind = Change.MODALITY if leaf.record.kind is Kind.EVENT else Change.POLARITY
        yield from ((kind, f"{value} as {other}", other) for other in table.get(value, ()) if other not in accepted)
    if leaf.field.name == "stance" and value in {"favor", "against"}:
        other = "against" if value == "favor" else "favor"
        if not accepted:
            yield Change.POLARITY, f"{value} as {other}", other
    if leaf.field.name == "quoted" and value == "False":
        yield Change.QUOTE, "unquoted as quoted", True
    if leaf.field.name == "basis" and value == "author_opinion" and not accepted:
        yield Change.ATTRIBUTION, "opinion as reported", "reported_by_other"


_Maker = Callable[[_Leaf, Story, Context], _Made]
_CHANGED: Mapping[Sort, _Maker] = MappingProxyType(
    {
        Sort.DATE: _other_date,
        Sort.QUANTITY: _other_quantity,
        Sort.MENTION: _other_mention,
        Sort.VERBATIM: _other_words,
        Sort.GLOSS: _other_gloss,
        Sort.CLOSED: _other_choice,
    }
)
_KEPT: Mapping[Sort, _Maker] = MappingProxyType(
    {
        Sort.DATE: _kept_words,
        Sort.QUANTITY: _kept_words,
        Sort.MENTION: _kept_mention,
        Sort.VERBATIM: _kept_words,
        Sort.GLOSS: _same,
        Sort.CLOSED: _same,
    }
)


def _row(leaf: _Leaf, draft: dict[str, object], kind: Change, how: str, value: object) -> MutantRow:
    name = leaf.field.name
    given = draft[name]
    changed: object = value
    if isinstance(given, list):
        # a double of another value would be grounded as one leaf, and the pointers of those behind it would move
        kept = list(dict.fromkeys(item for item in given if item != value))
        at = min(leaf.index, len(kept))
        changed = [*kept[:at], value, *kept[at + (len(kept) == len(dict.fromkeys(given))) :]]
        pointer = f"/{name}/{at}"
    else:
        pointer = f"/{name}"
    row = _plain(leaf.record.file, leaf.record.kind, pointer, {**draft, name: changed})
    expected = Expected.SUPPORTED if kind is Change.FAITHFUL else Expected.REFUSED
    return row.model_copy(
        update={"kind": kind, "how": how, "expected": expected, "original": leaf.words, "mutant": str(value)}
    )


def _plain(file: str, record_kind: Kind, pointer: str, draft: dict[str, object]) -> MutantRow:
    digest = hashlib.sha256(f"{file}\n{record_kind}\n{pointer}\n{sorted(draft.items())}".encode()).hexdigest()[:10]
    return MutantRow(
        id=f"r-{digest}",
        level="record",
        file=file,
        kind=Change.CLIPPED_QUOTE,
        how="",
        expected=Expected.REFUSED,
        original="",
        mutant=str(draft.get(pointer.split("/")[1], "")),
        record_kind=record_kind,
        field=pointer,
        draft=draft,
    )
