"""Free claims: true ones and sentences of the articles, with one change planted, and their faithful variants."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from llm_brief.evals.clips import read_clips
from llm_brief.evals.edits import EDITS, Context, quoted_words
from llm_brief.evals.gold import GoldRecord, Story
from llm_brief.evals.rows import Change, Expected, MutantRow
from llm_brief.evals.variants import VARIANTS
from llm_brief.records.vocabulary import Kind
from llm_brief.text.document import Document

__all__ = ["claim_rows", "other_speakers"]

_GOLD: Mapping[str, Change] = MappingProxyType(
    {"role_swap": Change.ACTOR_SWAP, "role": Change.OFFICE}
    | {kind.value: kind for kind in Change if kind not in {Change.OFFICE, Change.FAITHFUL}}
)
_LEANS_BACK = re.compile(
    r"^(?:It|He|She|They|We|You|This|That|These|Those|Its|Their|His|Her|But|And|Nor|Not|None|Neither|If|As for|Yet|"
    r"Then|There|Under|Unless|Whether|Who|What|When|How|Did|To|On|In the|One|Perhaps|Many|Each|Before|Consider)\b"
)


def claim_rows(story: Story) -> Iterator[MutantRow]:
    """All rows of level ``claim`` of a story."""
    for item in story.false:
        yield _row(item.file, _GOLD[item.error], "gold", item.claim, item.claim)
    for clip in read_clips(story.folder, story.story):
        yield from (_row(clip.file, Change.CLIPPED_QUOTE, how, clip.clip, claim) for how, claim in clip.claims())
    for record in story.records:
        yield from _spoken(story, record)
    for file, document in story.documents.items():
        known = Context(document.text, story.entities, document.published_at is not None)
        for claim, how in _sayings(story, file, document):
            yield from _changed(file, claim, known)
            yield from _kept(file, claim, how, known)


def _sayings(story: Story, file: str, document: Document) -> Iterator[tuple[str, str]]:
    """What the article bears out: claims of the gold, and sentences that stand by themselves."""
    yield from ((item.claim, "paraphrase") for item in story.true if item.file == file)
    for sentence in document.sentences:
        text = " ".join(sentence.text.split())
        marks = sum(text.count(mark) for mark in '“”"')
        if not sentence.heading and text.endswith(".") and not _LEANS_BACK.match(text) and marks % 2 == 0:
            yield text.split(" - ", 1)[-1] if text.startswith("PORT") else text, "verbatim"


def _changed(file: str, claim: str, known: Context) -> Iterator[MutantRow]:
    for edit in EDITS:
        for made in edit(claim, known):
            yield _row(file, made.kind, made.how, claim, made.text)


def _kept(file: str, claim: str, how: str, known: Context) -> Iterator[MutantRow]:
    yield _row(file, Change.FAITHFUL, how, claim, claim)
    for variant in VARIANTS:
        for name, text in variant(claim, known):
            # words in quotation marks are verbatim: there only the typography may differ
            if text != claim and (name == "typography" or quoted_words(text) == quoted_words(claim)):
                yield _row(file, Change.FAITHFUL, name, claim, text)


def _spoken(story: Story, record: GoldRecord) -> Iterator[MutantRow]:
    """A quotation under the name of its speaker, and under another's."""
    if record.kind is not Kind.POSITION or not any(field.value is True for field in record.values("quoted")):
        return
    statement = record.values("statement")[0].words
    holder = (record.values("speaker") or record.values("stakeholder"))[0]
    name = str(holder.value)
    if name not in {entity.name for entity in story.entities if entity.type == "person"} or len(statement) < 20:
        return
    true = f"“{statement.rstrip('.,')},” {name} said."
    yield _row(record.file, Change.FAITHFUL, "quotation", true, true)
    for other in other_speakers(story, record)[:3]:
        yield _row(record.file, Change.SPEAKER_SWAP, "quotation", true, true.replace(f"{name} said", f"{other} said"))


def other_speakers(story: Story, record: GoldRecord) -> list[str]:
    """Names of the same sort in the article that are not those who say it, look-alikes first."""
    holders = [field for name in ("stakeholder", "speaker") for field in record.values(name)]
    mine = {str(form) for field in holders for form in (field.value, *field.accept)}
    text = story.documents[record.file].text
    types = {entity.type for entity in story.entities if entity.name in mine}
    kind = {"person"} if "person" in types else {"government", "organization", "group"}
    others = [e for e in story.entities if e.type in kind and e.name in text and not mine & set(e.forms)]
    others = [entity for entity in others if not any(entity.name in form or form in entity.name for form in mine)]
    return [entity.name for entity in sorted(others, key=lambda entity: not mine & set(entity.unlike))]


def _row(file: str, kind: Change, how: str, original: str, mutant: str) -> MutantRow:
    expected = Expected.SUPPORTED if kind is Change.FAITHFUL else Expected.REFUSED
    digest = hashlib.sha256(f"{file}\n{mutant}".encode()).hexdigest()[:10]
    return MutantRow(
        id=f"c-{digest}",
        level="claim",
        file=file,
        kind=kind,
        how=how,
        expected=expected,
        original=original,
        mutant=mutant,
    )
