"""The memory of the daily run: what it gives back, what it forgets, and how it is looked after."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from llm_brief.errors import StoreError
from llm_brief.llm.base import Reply
from llm_brief.records.record import AnyRecord
from llm_brief.sealing import briefing_json
from llm_brief.store.briefings import briefings_of_days, first_of_day, last_before, last_of_day, save_briefing
from llm_brief.store.documents import KeptFile, kept_files, save_documents, save_files, sources_of, text_of
from llm_brief.store.facts import disputed_since, facts_near, first_days, note_disputes, save_facts
from llm_brief.store.feeds import (
    Validators,
    delivered,
    entry_digest,
    note_delivery,
    save_entries,
    save_validators,
    validators_of,
)
from llm_brief.store.memory import Kept, Memory, prune
from llm_brief.store.outcomes import SQLiteOutcomes
from llm_brief.store.replies import SQLiteReplies
from tests.compare.days import Line, briefing

MONDAY, TUESDAY, WEDNESDAY = (date(2031, 6, day) for day in (2, 3, 4))
LINE = Line("event", "a", "Police arrested 14 miners in Sorrel.", type="COERCE", actors=("Police",))


def record() -> AnyRecord:
    return LINE.record()


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    with Memory(tmp_path / "memory.sqlite3") as memory:
        yield memory


def save(memory: Memory, day: date, name: str = "x") -> str:
    made = briefing([LINE], day).model_copy(update={"briefing_id": f"b-{day}-{name}"})
    text = briefing_json(made)
    save_briefing(memory, made, text, inputs=name, made_at="2031-06-01T00:00:00")
    return text


def test_a_briefing_comes_back_byte_for_byte(memory: Memory) -> None:
    text = save(memory, MONDAY)
    kept = last_of_day(memory, MONDAY)
    assert kept is not None
    assert kept.text == text
    assert kept.briefing.briefing_id == kept.briefing_id


def test_the_briefing_before_a_day_is_the_last_one_of_the_latest_earlier_day(memory: Memory) -> None:
    for day, name in ((TUESDAY, "1"), (MONDAY, "2"), (MONDAY, "3"), (TUESDAY, "4")):
        save(memory, day, name)
    found = [last_before(memory, day) for day in (MONDAY, TUESDAY, WEDNESDAY)]
    assert [kept.inputs if kept else None for kept in found] == [None, "3", "4"]
    first = first_of_day(memory, TUESDAY)
    assert first is not None and first.inputs == "1"
    assert list(briefings_of_days(memory)) == [(TUESDAY, "b-2031-06-03-4"), (MONDAY, "b-2031-06-02-3")]


def test_a_fact_keeps_its_first_day_and_its_newest_form(memory: Memory) -> None:
    newer = record().model_copy(update={"independent_sources": 3})
    save_facts(memory, [(newer, frozenset({"k"}))], TUESDAY)
    save_facts(memory, [(record(), frozenset({"k"}))], MONDAY)
    (kept,) = facts_near(memory, ["k"], since=MONDAY, before=WEDNESDAY)
    assert kept.record == newer
    assert first_days(memory, [newer.id, "e-unknown"]) == {newer.id: MONDAY}


@pytest.mark.parametrize(
    ("blocks", "since", "before"),
    [
        pytest.param(["other"], MONDAY, WEDNESDAY, id="no key in common"),
        pytest.param(["k"], WEDNESDAY, WEDNESDAY, id="told too long ago"),
        pytest.param(["k"], MONDAY, TUESDAY, id="told on the day itself"),
        pytest.param([], MONDAY, WEDNESDAY, id="no keys"),
    ],
)
def test_facts_that_are_not_near_are_not_found(memory: Memory, blocks: list[str], since: date, before: date) -> None:
    save_facts(memory, [(record(), frozenset({"k"}))], TUESDAY)
    assert list(facts_near(memory, blocks, since=since, before=before)) == []


def test_a_dispute_has_its_first_day(memory: Memory) -> None:
    note_disputes(memory, [("e-1", "/date")], TUESDAY)
    note_disputes(memory, [("e-1", "/date"), ("e-2", "/date")], MONDAY)
    assert disputed_since(memory, [("e-9", "/date"), ("e-1", "/date")]) == MONDAY
    assert disputed_since(memory, [("e-1", "/place")]) is None


def test_documents_come_back_with_their_text(memory: Memory) -> None:
    (source,) = briefing([LINE], MONDAY).documents
    save_documents(memory, [(source, "Words \U0001f69a and \ud800")], MONDAY)
    assert sources_of(memory, ["a", "none"]) == {"a": source}
    assert text_of(memory, "a") == "Words \U0001f69a and \ud800"
    assert text_of(memory, "none") is None


def test_files_come_back_as_they_were_seen(memory: Memory) -> None:
    file = KeptFile(path="a.txt", size=3, changed=4, doc_id=None, day=None, first_seen=MONDAY)
    save_files(memory, [file])
    assert kept_files(memory) == {"a.txt": file}


def test_feeds_and_deliveries_are_remembered(memory: Memory) -> None:
    assert validators_of(memory, "u") == Validators()
    save_validators(memory, "u", Validators("e", None), "now")
    save_entries(memory, "u", [("1", "digest", "path")])
    assert validators_of(memory, "u") == Validators("e", None)
    assert entry_digest(memory, "u", "1") == "digest"
    assert entry_digest(memory, "u", "2") is None
    assert not delivered(memory, "b", "smtp")
    note_delivery(memory, "b", "smtp", "now")
    assert delivered(memory, "b", "smtp")


def test_a_transaction_that_raises_leaves_nothing(memory: Memory) -> None:
    def fail() -> None:
        with memory.transaction():
            save(memory, MONDAY)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert last_of_day(memory, MONDAY) is None
    save(memory, MONDAY)
    assert last_of_day(memory, MONDAY) is not None


def test_what_is_too_old_is_forgotten_and_the_rest_stays(memory: Memory, tmp_path: Path) -> None:
    for day in (MONDAY, TUESDAY):
        save(memory, day)
        with SQLiteOutcomes(tmp_path / "memory.sqlite3", today=day) as outcomes:
            outcomes.put(f"key-{day}", b"x")
    save_facts(memory, [(record(), frozenset({"k"}))], MONDAY)
    assert prune(memory, Kept()) == 0
    assert prune(memory, Kept(readings=TUESDAY, facts=TUESDAY, briefings=WEDNESDAY)) == 4
    with SQLiteOutcomes(tmp_path / "memory.sqlite3", today=TUESDAY) as outcomes:
        assert (outcomes.get(f"key-{MONDAY}"), outcomes.get(f"key-{TUESDAY}")) == (None, b"x")
    assert last_of_day(memory, MONDAY) is None
    assert last_of_day(memory, TUESDAY) is not None, "the newest briefing stays"
    assert list(facts_near(memory, ["k"], since=MONDAY, before=WEDNESDAY)) == []


def test_an_outcome_in_use_is_not_too_old(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite3"
    with SQLiteOutcomes(path, today=MONDAY) as outcomes:
        outcomes.put("key", b"x")
    with SQLiteOutcomes(path, today=WEDNESDAY) as outcomes:
        assert outcomes.get("key") == b"x"
    with Memory(path) as memory:
        assert prune(memory, Kept(readings=WEDNESDAY)) == 0


def test_a_sound_file_has_no_problems_and_a_damaged_one_says_so(memory: Memory, tmp_path: Path) -> None:
    save_files(
        memory,
        [
            KeptFile(path=f"{n}.txt", size=1, changed=1, doc_id="x" * 40, day=None, first_seen=MONDAY)
            for n in range(500)
        ],
    )
    assert memory.problems() == ()
    memory.back_up(tmp_path / "copy.sqlite3")
    raw = bytearray((tmp_path / "copy.sqlite3").read_bytes())
    raw[8192:12288] = b"\xff" * 4096
    (tmp_path / "copy.sqlite3").write_bytes(raw)
    assert list(found_in(tmp_path / "copy.sqlite3"))


def found_in(path: Path) -> Iterator[str]:
    """What is wrong with a file, whether it shows when the file is opened or when it is looked through."""
    try:
        with Memory(path) as opened:
            yield from opened.problems()
    except StoreError as error:
        yield str(error)


def test_a_backup_taken_while_another_writes_is_whole(memory: Memory, tmp_path: Path) -> None:
    done = threading.Event()

    def write() -> None:
        with SQLiteReplies(tmp_path / "memory.sqlite3") as replies:
            for number in range(200):
                replies.put(Reply(key=f"k{number}", prompt_name="event", made_by="m", value={}))
        done.set()

    writer = threading.Thread(target=write)
    writer.start()
    backups = 0
    while not done.is_set() or not backups:
        memory.back_up(tmp_path / "backup" / "copy.sqlite3")
        backups += 1
        with closing(sqlite3.connect(tmp_path / "backup" / "copy.sqlite3")) as copy:
            assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    writer.join()
    assert [path.name for path in (tmp_path / "backup").iterdir()] == ["copy.sqlite3"]


def test_a_backup_that_cannot_be_written_says_so(memory: Memory, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(StoreError, match="cannot back up the memory in"):
        memory.back_up(tmp_path / "file" / "copy.sqlite3")
