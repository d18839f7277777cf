import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from llm_brief.evals.clustering import b_cubed
from llm_brief.evals.datasets import find_dataset
from llm_brief.evals.score_coref import Mention, chains_found, read_event_mentions, score_ecbplus
from llm_brief.evals.score_meantime import Corpus, read_meantime, score_meantime
from llm_brief.evals.score_meantime import is_name as names_somebody
from llm_brief.evals.score_stories import Story, read_stories, score_stories, story_labels
from llm_brief.text.grammar.syntax import find_parser

BENCH = Path(__file__).parents[2].parent / "shared" / "bench" / "ecbplus"

TEXTS = {
    "1_1a": "Fire at Ostrander mill in Halvern. A blaze destroyed the Ostrander mill in Halvern on Monday.",
    "1_2a": "The blaze at the Ostrander mill in Halvern destroyed everything on Monday, fire chief Dana Whitlow said.",
    "1_1b": "Fire at Trennick warehouse in Belcombe. A blaze destroyed the Trennick warehouse in Belcombe on Friday.",
    "1_2b": "The blaze at the Trennick warehouse in Belcombe destroyed everything on Friday, chief Ruth Amory said.",
}


def story(doc_id: str) -> Story:
    return Story(doc_id=doc_id, topic=1, subtopic=f"1{doc_id[-1]}", text=TEXTS[doc_id])


def destroyed(doc_id: str) -> Mention:
    start = TEXTS[doc_id].index("destroyed")
    place = ((start, start + len("destroyed")),)
    return Mention(
        mention_id=f"m{doc_id}", doc_id=doc_id, kind="event", chain=f"c{doc_id[-1]}", spans=place, text="destroyed"
    )


STORIES = [story(doc_id) for doc_id in TEXTS]
MENTIONS = [destroyed(doc_id) for doc_id in TEXTS]


def test_stories_of_the_corpus_are_scored_by_document() -> None:
    labels = story_labels(STORIES)
    assert labels["1_1a"] == labels["1_2a"] != labels["1_1b"] == labels["1_2b"]
    report = score_stories(STORIES)
    assert report.metrics["purity"] == 1.0
    assert not report.mistakes


def test_one_verb_in_two_stories_is_two_events() -> None:
    labels = {item.doc_id: item.subtopic for item in STORIES}
    found = chains_found(STORIES, MENTIONS, find_parser(), labels)
    assert found["m1_1a"] == found["m1_2a"] != found["m1_1b"] == found["m1_2b"]


def test_a_report_names_the_settings_and_the_topics_it_was_learned_from() -> None:
    report = score_ecbplus(STORIES, MENTIONS, find_parser())
    events = report.metrics["events"]
    assert isinstance(events, Mapping)
    assert events["found stories"]["value"] == pytest.approx(1.0)
    assert {"topics", "held_out_conll_f1"} <= set(report.metrics["learned"])  # type: ignore[call-overload]


def test_wrongly_joined_and_split_mentions_are_listed() -> None:
    wrong = [mention.model_copy(update={"chain": mention.mention_id}) for mention in MENTIONS]
    assert {"joined": [["destroyed"], ["destroyed"]]} in score_ecbplus(STORIES, wrong, find_parser()).mistakes


@pytest.mark.parametrize(
    "text", ["Airbus", "the US Air Force", "Louis Gallois, the chief executive", "Prime Minister X"]
)
def test_names_are_told_from_descriptions(text: str) -> None:
    assert names_somebody(text)


@pytest.mark.parametrize("text", ["it", "We", "the company", "The", "", "Boeing's rival", "their parent company"])
def test_descriptions_are_no_names(text: str) -> None:
    assert not names_somebody(text)


def write(path: Path, *rows: Mapping[str, object]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def corpus(folder: Path) -> Path:
    text = "Karth\nMay 02, 2008\nThe Halvern Trade Board (HTB) met on Friday. HTB chair Dana Whitlow left."
    head = {"doc_id": "d", "title": "Karth", "dateline": "May 02, 2008", "topic": "t", "id": "x", "sentences": []}
    write(folder / "documents.jsonl", {**head, "text": text})

    def mention(words: str, of: str, kind: str, sort: str) -> dict[str, object]:
        start = text.index(words)
        return {
            "mention_id": words,
            "doc_id": "d",
            "kind": kind,
            "type": sort,
            "instance_id": of,
            "spans": [[start, start + len(words)]],
            "text": words,
        }

    write(
        folder / "mentions.jsonl",
        mention("Halvern Trade Board", "board", "entity", "ORGANIZATION"),
        mention("HTB", "board", "entity", "ORGANIZATION"),
        mention("Dana Whitlow", "chair", "entity", "PERSON"),
        mention("met", "meeting", "event", "OTHER"),
    )
    write(folder / "instances.jsonl", {"instance_id": "meeting", "time": "2008-05-02"}, {"instance_id": "board"})
    return folder


def test_names_of_one_actor_and_days_of_events_are_scored(tmp_path: Path) -> None:
    read = read_meantime(corpus(tmp_path))
    report = score_meantime(read, read.articles)
    actors, days = report.metrics["actors"], report.metrics["days"]
    assert isinstance(actors, Mapping) and isinstance(days, Mapping)
    assert actors["our cast"]["value"] == pytest.approx(1.0)
    assert actors["spelled alike (floor)"]["value"] < 1.0
    assert days["of these: the day"]["hits"] == days["of these: the day"]["total"] == 1


def test_without_mentions_nothing_is_claimed() -> None:
    report = score_meantime(Corpus([], [], {}), [])
    assert report.items == 0


def test_both_corpora_are_told_by_their_keys(tmp_path: Path) -> None:
    for name in ("meantime", "ecbplus"):
        (tmp_path / name).mkdir()
    assert find_dataset(str(corpus(tmp_path / "meantime"))).name == "meantime"
    rows = [{**item.model_dump(), "id": item.doc_id, "sentences": []} for item in STORIES]
    write(tmp_path / "ecbplus" / "documents.jsonl", *rows)
    write(tmp_path / "ecbplus" / "mentions.jsonl", *(mention.model_dump() for mention in MENTIONS))
    dataset = find_dataset(str(tmp_path / "ecbplus"))
    assert dataset.name == "ecbplus" and len(dataset.files) == 2
    assert len(list(read_event_mentions(dataset.files[1]))) == len(MENTIONS)


@pytest.mark.skipif(not BENCH.is_dir(), reason="needs the labelled corpus beside the checkout")
def test_documents_of_the_corpus_that_report_one_event_are_found_together() -> None:
    items = list(read_stories(BENCH / "documents.jsonl"))
    score = b_cubed({item.doc_id: item.subtopic for item in items}, story_labels(items))
    assert score.f1 >= 0.9
