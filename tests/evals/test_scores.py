"""Scorers on small hand-made sets, where the right figure is plain to see."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from llm_brief.evals.gold import GoldRecord, Story, load_stories
from llm_brief.evals.judging import Answered, judge_mutants
from llm_brief.evals.report import Report, Run, Table, hash_of, to_json, to_text
from llm_brief.evals.rows import Change, Expected, MutantRow, read_mutants
from llm_brief.evals.score_claims import LabelledClaim, Scored, judge_claims, score_claims
from llm_brief.evals.score_events import Annotated, Filler, score_events
from llm_brief.evals.score_mutants import score_mutants
from llm_brief.evals.score_records import differences, match_records, score_records
from llm_brief.evals.score_speakers import Article, Found, Marked, best_match, score_speakers, speaker_is_right
from llm_brief.pipeline import Options, run
from llm_brief.records.base import Label, Leaf, Verdict, evidence_of
from llm_brief.records.record import AnyRecord, Event
from llm_brief.text.grammar.syntax import find_parser


def row(kind: Change, number: int = 0) -> MutantRow:
    expected = Expected.SUPPORTED if kind is Change.FAITHFUL else Expected.REFUSED
    return MutantRow(
        id=f"c-{kind}-{number}",
        level="claim",
        file="s/a.txt",
        kind=kind,
        how="way",
        expected=expected,
        original="o",
        mutant="m",
    )


@pytest.mark.parametrize(
    ("kind", "label", "right"),
    [
        pytest.param(Change.DATE, Label.SUPPORTED, False, id="an error let through"),
        pytest.param(Change.DATE, Label.CONTRADICTED, True, id="an error caught"),
        pytest.param(Change.DATE, Label.NOT_CHECKED, True, id="an error left open is not printed"),
        pytest.param(Change.FAITHFUL, Label.SUPPORTED, True, id="a faithful one kept"),
        pytest.param(Change.FAITHFUL, Label.NOT_CHECKED, True, id="a faithful one left open is not refused"),
        pytest.param(Change.FAITHFUL, Label.PARTIAL, False, id="a faithful one refused"),
    ],
)
def test_what_counts_as_right(kind: Change, label: Label, right: bool) -> None:
    answer = Answered(row(kind), label, ())
    assert answer.right is right
    assert len(score_mutants([answer]).mistakes) == (not right)


def test_mutants_are_counted_by_level_and_kind() -> None:
    answers = [
        Answered(row(Change.DATE, 1), Label.SUPPORTED, ()),
        Answered(row(Change.DATE, 2), Label.CONTRADICTED, ()),
        Answered(row(Change.NAME), Label.NOT_CHECKED, ()),
        Answered(row(Change.FAITHFUL), Label.NOT_CHECKED, ()),
    ]
    metrics = score_mutants(answers).metrics
    through, refused, silent = (metrics[k] for k in ("errors_supported", "faithful_refused", "faithful_not_supported"))
    assert isinstance(through, dict) and isinstance(refused, dict) and isinstance(silent, dict)
    assert (through["claim/date"]["hits"], through["claim/date"]["total"]) == (1, 2)
    assert (through["both/all"]["hits"], through["both/all"]["total"]) == (1, 3)
    assert (refused["both/all"]["hits"], silent["both/all"]["hits"]) == (0, 1)


def test_the_verifier_is_asked_about_the_changed_leaf(fixtures_dir: Path) -> None:
    rows = list(read_mutants(fixtures_dir / "mutants" / "records.jsonl"))
    dates = [item for item in rows if item.kind is Change.DATE][:5]
    answers = list(judge_mutants(dates, fixtures_dir / "corpora", find_parser()))
    assert [answer.row for answer in answers] == dates
    assert not any(answer.supported for answer in answers)


def claim(number: int, label: bool, source: str = "one", error: str | None = None) -> LabelledClaim:
    return LabelledClaim(
        id=str(number),
        source_dataset=source,
        document="Kestria freed 40 men.",
        claim="c",
        label=label,
        error_type=error,
    )


def test_claims_are_scored_by_source_and_by_error() -> None:
    scored = [
        Scored(claim(1, label=True), Label.SUPPORTED, 1.0),
        Scored(claim(2, label=False, error="number"), Label.SUPPORTED, 1.0),
        Scored(claim(3, label=False, error="number"), Label.CONTRADICTED, 0.0),
        Scored(claim(4, label=False, source="false only"), Label.PARTIAL, 0.0),
    ]
    report = score_claims(scored)
    assert report.metrics["balanced_accuracy"] == {"false only": 1.0, "one": 0.75}
    assert report.metrics["macro_balanced_accuracy"] == 0.875
    assert report.metrics["macro_balanced_accuracy_two_sided"] == 0.75
    caught = report.metrics["errors_caught"]
    assert isinstance(caught, dict) and (caught["number"]["hits"], caught["number"]["total"]) == (1, 2)
    assert [mistake["id"] for mistake in report.mistakes] == ["2"]


def test_claims_keep_their_order_whatever_the_number_of_jobs() -> None:
    rows = [claim(number, label=True).model_copy(update={"document": f"{number} men left."}) for number in range(6)]
    one = [item.row.id for item in judge_claims(rows, None)]
    assert one == [item.row.id for item in judge_claims(rows, None, jobs=3)] == [item.id for item in rows]


TEXT = "Ilsa Dornan said the talks were over. “We tried,” she added."
SAID = Marked(source=((0, 11),), cue=((12, 16),), content=((17, 36),))


@pytest.mark.parametrize(
    ("content", "matches"),
    [
        pytest.param((17, 36), True, id="all of it"),
        pytest.param((26, 36), True, id="half of it"),
        pytest.param((30, 36), False, id="less than half"),
        pytest.param((38, 47), False, id="something else"),
    ],
)
def test_a_found_statement_must_hold_half_of_the_marked_one(content: tuple[int, int], matches: bool) -> None:
    assert (best_match(SAID, [Found((0, 11), (12, 16), (content,))]) is not None) is matches


@pytest.mark.parametrize(
    ("source", "mention", "right"),
    [
        pytest.param((0, 11), None, True, id="the same words"),
        pytest.param((5, 11), None, True, id="the surname"),
        pytest.param(None, None, False, id="nobody"),
        pytest.param((48, 51), None, False, id="a pronoun elsewhere"),
        pytest.param((48, 51), (0, 11), True, id="a pronoun that is traced to the name"),
    ],
)
def test_when_a_speaker_is_right(source: tuple[int, int] | None, mention: tuple[int, int] | None, right: bool) -> None:
    found = Found(source, (12, 16), ((17, 36),), mention)
    assert speaker_is_right(TEXT, SAID, (5, 11), found) is right


def test_speakers_are_scored_on_matched_statements_only() -> None:
    quoted = Marked(
        source=((48, 51),), cue=((52, 57),), content=((38, 47),), quote_type="direct", source_is_pronoun=True
    )
    report = score_speakers([Article(id="a", text=TEXT, attributions=(SAID, quoted))], None)
    accuracy, recall = report.metrics["speaker_accuracy"], report.metrics["recall"]
    assert isinstance(accuracy, dict) and isinstance(recall, dict)
    assert accuracy["all"]["total"] == recall["all"]["hits"]
    assert recall["all"]["total"] == 2


def test_without_a_parser_no_events_are_proposed_and_nothing_is_covered() -> None:
    item = Annotated(
        "a", "Rebels attacked Mirrow.", (("Conflict", 7),), (Filler("Place", ((16, 22),), 7),), relevant=False
    )
    report = score_events([item], None)
    for rates in report.metrics.values():
        assert isinstance(rates, dict)
        assert [rate["hits"] for rate in rates.values()] == [0] * len(rates)


def gold_event(story: Story) -> GoldRecord:
    """The two-day conference of the first article: planned, without a year."""
    return next(record for record in story.records if record.id == "a-e1")


@pytest.fixture(scope="module")
def delta(fixtures_dir: Path) -> Story:
    return next(story for story in load_stories(fixtures_dir) if story.story == "delta")


def event(story: Story, **values: str) -> Event:
    gold = gold_event(story)
    document = story.documents[gold.file]
    start = document.text.index(gold.sentences[0])
    evidence = evidence_of(document, [document.span(start, start + len(gold.sentences[0]))])
    verdict = Verdict(label=Label.SUPPORTED, score=1.0)
    leaves = {name: Leaf[str](value=value, evidence=evidence, verdict=verdict) for name, value in values.items()}
    actors = (leaves.pop("actors"),) if "actors" in leaves else ()
    return Event.model_validate(
        {
            "id": "e-1",
            "doc_ids": (document.id,),
            "evidence": evidence,
            "proposed_by": "test",
            "actors": [leaf.model_dump() for leaf in actors],
            **{name: leaf.model_dump() for name, leaf in leaves.items()},
        }
    )


def found_in(story: Story, *records: AnyRecord) -> list[str]:
    return [item.gold.id for item in match_records(story, records) if item.record is not None]


def test_a_record_is_matched_by_sentence_and_words(delta: Story) -> None:
    assert found_in(delta, event(delta, title="Kestria hosts a conference of exiles in Aldmoor")) == ["a-e1"]
    assert found_in(delta, event(delta, title="Bakers fear a shortage of flour")) == []
    assert found_in(delta) == []


@pytest.mark.parametrize(
    ("values", "kinds"),
    [
        pytest.param({"date": "XXXX-06-11/XXXX-06-12", "status": "planned"}, [], id="all as in the gold"),
        pytest.param({"date": "2031-06-11/2031-06-12"}, ["year added"], id="a year that the article does not give"),
        pytest.param({"date": "XXXX-06-14"}, ["another date"], id="another day"),
        pytest.param({"status": "occurred"}, ["planned as occurred"], id="a plan told as done"),
        pytest.param({"actors": "Aldmoor"}, [], id="another name for the same"),
        pytest.param({"actors": "the Kestria"}, [], id="with an article"),
        pytest.param({"actors": "the Lakes Union"}, ["another actor"], id="another actor"),
    ],
)
def test_printed_leaves_are_compared_with_the_gold(delta: Story, values: dict[str, str], kinds: Sequence[str]) -> None:
    record = event(delta, title="Kestria hosts a conference of exiles in Aldmoor", **values)
    matched = next(item for item in match_records(delta, [record]) if item.record is not None)
    assert [difference.kind for difference in differences(matched, delta)] == kinds


def test_recall_counts_required_records_apart(delta: Story) -> None:
    briefing = run(tuple(delta.documents.values()), None, Options(as_of=date(2031, 6, 20), jobs=1))
    report = score_records([delta], {"delta": briefing})
    recall = report.metrics["recall"]
    assert isinstance(recall, dict)
    assert recall["all kinds, all"]["total"] == len(delta.records)
    assert recall["all kinds, required"]["total"] == sum(record.required for record in delta.records)


def test_a_report_names_what_is_needed_to_repeat_it(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("{}\n", "utf-8")
    report = Report((Table("Title", ("", "count"), (("one", "1/2"),)),), {"one": 0.5}, items=2)
    done = Run(
        dataset="set",
        dataset_sha256=hash_of([tmp_path / "a.jsonl"]),
        version="1",
        code_sha256="c",
        model="none",
        verifier_model=None,
        parser=None,
        prompts={"event.md.j2": "p"},
        seconds=0.5,
        report=report,
    )
    text = to_text(done)
    assert "Title\n       count\n  one    1/2\n" in text
    assert "2 items in 0.5 s, 4 a second; model none; no calls" in text
    for part in ('"prompts"', '"dataset_sha256"', '"code_sha256"', '"model": "none"', '"one": 0.5'):
        assert part in to_json(done)


def test_a_table_with_a_row_of_the_wrong_width_is_refused() -> None:
    with pytest.raises(ValueError, match="every row needs 2 cells"):
        Table("Title", ("", "count"), (("one",),))
