"""The store of replies: what is put is there, through threads, processes, crashes and bad files."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_brief.errors import StoreError
from llm_brief.llm.base import Reply, Usage
from llm_brief.llm.cache import ReplyStore
from llm_brief.store.replies import SQLiteReplies


def reply(key: str = "s256:aa", **value: object) -> Reply:
    usage = Usage(calls=1, attempts=2, prompt_tokens=3, completion_tokens=4, cost_usd=0.5)
    return Reply(key=key, prompt_name="event", made_by="m", value=value, usage=usage)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "replies.sqlite3"


@pytest.fixture
def replies(path: Path) -> Iterator[SQLiteReplies]:
    with SQLiteReplies(path) as store:
        yield store


def test_it_is_a_reply_store(replies: SQLiteReplies) -> None:
    store: ReplyStore = replies
    assert store.get("s256:none") is None


def test_a_reply_comes_back_as_it_was_put(replies: SQLiteReplies) -> None:
    made = reply(name="Ünïcode 😀 'quoted' \x00", list=[1, 2.5, None, {"a": True}])
    replies.put(made)
    assert replies.get(made.key) == made
    assert replies.get("s256:bb") is None


def test_putting_again_replaces(replies: SQLiteReplies) -> None:
    replies.put(reply(v=1))
    replies.put(reply(v=1))
    replies.put(reply(v=2))
    found = replies.get("s256:aa")
    assert found is not None
    assert found.value == {"v": 2}
    assert len(replies) == 1


def test_replies_stay_when_the_file_is_opened_again(path: Path) -> None:
    with SQLiteReplies(path) as store:
        store.put(reply(v=1))
    with SQLiteReplies(str(path)) as store:
        assert store.get("s256:aa") == reply(v=1)


def test_a_reply_of_another_shape_counts_as_none(replies: SQLiteReplies, path: Path) -> None:
    replies.put(reply())
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE replies SET reply = ?", ('{"key": "s256:aa", "from": "the future"}',))
    connection.close()
    assert replies.get("s256:aa") is None


def test_eight_threads_may_put_and_get_at_once(replies: SQLiteReplies) -> None:
    def work(number: int) -> None:
        for i in range(40):
            replies.put(reply(f"s256:{number}-{i}", v=i))
            assert replies.get(f"s256:{number}-{i}") is not None

    threads = [threading.Thread(target=work, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(replies) == 320


def test_two_objects_on_one_file_see_each_other(replies: SQLiteReplies, path: Path) -> None:
    with SQLiteReplies(path) as other:
        other.put(reply(v=1))
        assert replies.get("s256:aa") == reply(v=1)


_WRITER = """
import sys
from llm_brief.llm.base import Reply
from llm_brief.store.replies import SQLiteReplies
store = SQLiteReplies(sys.argv[1])
for i in range(100_000):
    store.put(Reply(key=f"s256:{i}", prompt_name="p", made_by="m", value={"i": i, "pad": "x" * 500}))
    print(i, flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="kills with SIGKILL")
def test_what_was_put_survives_kill_9(path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(path)], stdout=subprocess.PIPE, text=True, env=environment
    ) as writer:
        assert writer.stdout is not None
        for line in writer.stdout:
            if int(line) >= 200:
                break
        writer.send_signal(signal.SIGKILL)
        last = max([200, *(int(line) for line in writer.stdout if line.endswith("\n"))])
    with SQLiteReplies(path) as store:
        assert all(store.get(f"s256:{i}") is not None for i in range(last + 1))
        store.put(reply())
        assert store.get("s256:aa") == reply()


# --- bad files ----------------------------------------------------------------------------------------------


def test_a_file_of_something_else_is_named_and_left_alone(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("dear diary, " * 100)
    with pytest.raises(StoreError, match=r"replies\.sqlite3.*damaged: delete it"):
        SQLiteReplies(path)
    assert path.read_text().startswith("dear diary")


def test_another_programs_database_is_not_written_into(path: Path) -> None:
    path.parent.mkdir()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE diary (day TEXT)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="of another program"):
        SQLiteReplies(path)
    assert path.read_bytes() == before


def test_a_file_of_a_newer_version_is_not_touched(path: Path) -> None:
    SQLiteReplies(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StoreError, match=r"newer llm-brief.*pip install -U"):
        SQLiteReplies(path)


def test_a_damaged_page_is_reported_when_it_is_met(path: Path) -> None:
    with SQLiteReplies(path) as store:
        for i in range(50):
            store.put(reply(f"s256:{i}", pad="x" * 3000))
    data = bytearray(path.read_bytes())
    data[4096 : len(data)] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    with SQLiteReplies(path) as store, pytest.raises(StoreError, match="damaged: delete it"):
        store.get("s256:1")


def test_a_full_disk_is_reported_and_what_is_there_stays(replies: SQLiteReplies) -> None:
    replies.put(reply(v=1))
    replies.connection.execute("PRAGMA max_page_count = 8")
    with pytest.raises(StoreError, match="full; make room"):
        replies.put(reply("s256:bb", pad="x" * 100_000))
    assert replies.get("s256:aa") == reply(v=1)


def test_a_place_that_cannot_be_written_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(StoreError, match=r"cannot open the answers.*--no-cache"):
        SQLiteReplies(tmp_path / "file" / "replies.sqlite3")
    with pytest.raises(StoreError, match="cannot open the answers"):
        SQLiteReplies(tmp_path)


def test_a_closed_store_says_so(path: Path) -> None:
    store = SQLiteReplies(path)
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.get("s256:aa")


_json = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip


@given(value=st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), _json, max_size=4))
def test_any_json_comes_back_equal(value: dict[str, object], tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "law.sqlite3"
    with SQLiteReplies(path) as store:
        store.put(reply(value=value))
        assert store.get("s256:aa") == reply(value=value)
