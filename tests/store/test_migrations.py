"""Files of every older schema, as they were written then, are opened by today's code with all they hold."""

import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from llm_brief.errors import StoreError
from llm_brief.store.documents import kept_files
from llm_brief.store.memory import Memory
from llm_brief.store.migrations import MIGRATIONS
from llm_brief.store.outcomes import SQLiteOutcomes
from llm_brief.store.parses import SQLiteParses
from llm_brief.store.replies import SQLiteReplies

VERSIONS = range(1, len(MIGRATIONS))


@pytest.fixture
def old(request: pytest.FixtureRequest, fixtures_dir: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(fixtures_dir / "stores" / f"version-{request.param}.sqlite3", tmp_path / "old.sqlite3"))


def version_of(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        found: int = connection.execute("PRAGMA user_version").fetchone()[0]
        return found


@pytest.mark.parametrize("number", VERSIONS)
def test_there_is_a_file_of_every_older_version(number: int, fixtures_dir: Path) -> None:
    assert version_of(fixtures_dir / "stores" / f"version-{number}.sqlite3") == number


@pytest.mark.parametrize("old", VERSIONS, indirect=True)
def test_an_old_file_keeps_its_answers_and_gets_what_is_new(old: Path) -> None:
    with SQLiteReplies(old) as replies:
        assert len(replies) == 3
        kept = replies.get(f"s256:{1:064x}")
        assert kept is not None and kept.value == {"items": [1]}
    with Memory(old) as memory:
        assert kept_files(memory) == {}
        assert memory.problems() == ()
    assert version_of(old) == len(MIGRATIONS)


@pytest.mark.parametrize("old", [2], indirect=True)
def test_an_old_file_keeps_its_parses(old: Path) -> None:
    with SQLiteParses(old) as parses:
        parse = parses.get("p" * 64)
        assert parse is not None and parse.tokens[0].lemma == "talk"


@pytest.mark.parametrize("old", [3], indirect=True)
def test_an_old_file_keeps_its_outcomes(old: Path) -> None:
    with SQLiteOutcomes(old, today=date(2031, 6, 2)) as outcomes:
        assert outcomes.get("s256:one") == b"packed"


@pytest.mark.parametrize("old", VERSIONS, indirect=True)
def test_a_migration_that_fails_leaves_the_file_as_it_was(old: Path) -> None:
    with closing(sqlite3.connect(old)) as connection:
        connection.execute("CREATE TABLE deliveries (a)")  # in the way of the last migration
    before = version_of(old)
    with pytest.raises(StoreError, match="deliveries"):
        Memory(old)
    assert version_of(old) == before
    with closing(sqlite3.connect(old)) as connection:
        assert not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'briefings'").fetchall()
