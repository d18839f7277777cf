"""The committed mutants are what the generator gives, there are enough of them, and each changes what it says."""

from collections import Counter
from pathlib import Path

import pytest

from llm_brief.evals.clips import read_clips
from llm_brief.evals.edits import EDITS, Context, Edit, unquoted
from llm_brief.evals.gold import Entity, load_stories
from llm_brief.evals.mutations import generate
from llm_brief.evals.rows import Change, Expected, MutantRow, read_mutants
from llm_brief.evals.variants import VARIANTS
from llm_brief.ingest.files import read
from llm_brief.text.fold import fold_words


@pytest.fixture(scope="module")
def rows(fixtures_dir: Path) -> list[MutantRow]:
    return [row for name in ("records", "claims") for row in read_mutants(fixtures_dir / "mutants" / f"{name}.jsonl")]


def test_the_committed_files_are_what_the_generator_gives(fixtures_dir: Path) -> None:
    for path, text in generate(fixtures_dir):
        mend = f"python -m llm_brief.evals.mutations writes {path.name} anew"
        assert path.read_text("utf-8") == text, mend


def test_there_are_enough_of_each_kind(rows: list[MutantRow]) -> None:
    counts = Counter(row.kind for row in rows)
    assert sum(counts.values()) - counts[Change.FAITHFUL] >= 600
    assert counts[Change.FAITHFUL] >= 400
    assert counts[Change.CLIPPED_QUOTE] >= 150
    assert counts[Change.SPEAKER_SWAP] >= 100
    assert set(counts) == set(Change)


def test_ids_are_distinct_and_only_faithful_rows_expect_support(rows: list[MutantRow]) -> None:
    assert len({row.id for row in rows}) == len(rows)
    for row in rows:
        assert (row.kind is Change.FAITHFUL) == (row.expected is Expected.SUPPORTED)
        assert (row.level == "record") == (row.draft is not None) == (row.field is not None)


def test_what_is_planted_is_not_the_sentence_itself(rows: list[MutantRow], fixtures_dir: Path) -> None:
    texts: dict[str, str] = {}
    for row in rows:
        text = texts.setdefault(row.file, read(fixtures_dir / "corpora" / row.file).text)
        if row.level == "claim" and row.expected is Expected.REFUSED and row.how != "gold":
            changed = row.mutant != row.original
            assert changed, row
            if row.kind is not Change.CLIPPED_QUOTE:
                assert row.mutant not in text, row


def test_every_clip_is_verbatim_in_its_article(fixtures_dir: Path) -> None:
    clips = [clip for story in load_stories(fixtures_dir) for clip in read_clips(fixtures_dir, story.story)]
    assert len(clips) > 100
    for clip in clips:
        assert clip.clip in read(fixtures_dir / "corpora" / clip.file).text


KESTRIA = Entity(name="Kestria", type="government")
TAVARIA = Entity(name="Tavaria", type="government", aliases=("Ostrel",))
DORNAN = Entity.model_validate(
    {"name": "Ilsa Dornan", "type": "person", "not": ["Elsa Dorman"], "aliases": ["Ms Dornan"]}
)
DORMAN = Entity(name="Elsa Dorman", type="person")
FRONT = Entity(name="Reed Front", type="group", aliases=("RF",))
TEXT = "Kestria and Tavaria met. Ilsa Dornan, Ms Dornan, and Elsa Dorman spoke for the Reed Front (RF) on June 3."
KNOWN = Context(TEXT, (KESTRIA, TAVARIA, DORNAN, DORMAN, FRONT), dated=False)


def edits(sentence: str) -> list[Edit]:
    return [edit for make in EDITS for edit in make(sentence, KNOWN) if edit.kind is not Change.INVENTED_TAIL]


@pytest.mark.parametrize(
    ("sentence", "kind", "changed"),
    [
        ("They met on June 3.", Change.DATE, "They met on June 7."),
        ("They met on Monday.", Change.DATE, "They met on Thursday."),
        ("They met on June 3.", Change.YEAR_ADDED, "They met on June 3, 2031."),
        ("They paid 4,000 crowns.", Change.NUMBER, "They paid 6,000 crowns."),
        ("Five men left.", Change.NUMBER, "Eight men left."),
        ("Ilsa Dornan left.", Change.NAME, "Elsa Dorman left."),
        ("Kestria rejected what Tavaria asked.", Change.ACTOR_SWAP, "Tavaria rejected what Kestria asked."),
        ("The talks were cancelled.", Change.NEGATION, "The talks were not cancelled."),
        ("The talks were not cancelled.", Change.NEGATION, "The talks were cancelled."),
        ("Kestria signed it.", Change.NEGATION, "Kestria did not sign it."),
        ("Kestria rejected it.", Change.POLARITY, "Kestria accepted it."),
        ("Kestria is to host the talks.", Change.MODALITY, "Kestria hosted the talks."),
    ],
)
def test_an_edit_changes_one_thing(sentence: str, kind: Change, changed: str) -> None:
    assert changed in [edit.text for edit in edits(sentence) if edit.kind is kind]


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("They went home early that evening.", id="nothing to change"),
        pytest.param("She said “we were not told”.", id="inside quotation marks words stay"),
        pytest.param("Nordia left.", id="a name that the document does not know"),
    ],
)
def test_where_nothing_can_be_changed_nothing_is(sentence: str) -> None:
    assert edits(sentence) == []


def test_inside_and_outside_of_quotation_marks() -> None:
    sentence = "He said “no” again."
    assert unquoted(sentence, 0)
    assert not unquoted(sentence, sentence.index("no"))


def variants(sentence: str) -> set[str]:
    return {text for make in VARIANTS for _, text in make(sentence, KNOWN)} - {sentence}


@pytest.mark.parametrize(
    ("sentence", "variant"),
    [
        ("The “deal” failed.", 'The "deal" failed.'),
        ("They met on June 3, 2031.", "They met on 3 June 2031."),
        ("It cost 4,000 crowns.", "It cost 4000 crowns."),
        ("Six men left.", "Six\u00a0men left."),
        ("Only six men left.", "Only 6 men left."),
        ("Ilsa Dornan left.", "Ms Dornan left."),
        ("The RF attacked.", "The Reed Front attacked."),
        ("Ilsa Dornan said the talks would go on.", "According to Ilsa Dornan, the talks would go on."),
    ],
)
def test_a_variant_says_the_same_in_another_way(sentence: str, variant: str) -> None:
    assert variant in variants(sentence)


def test_typography_folds_away() -> None:
    sentence = "The “deal” of Ostrel’s – it said – cost 40 crowns."
    for text in (text for name, text in VARIANTS[0](sentence, KNOWN)):
        assert fold_words(text) == fold_words(sentence)
