"""A run that is killed: nothing is paid for twice, nothing is damaged, nothing is half-written."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.daily.crashing import Crash, Runs, after, counting_endpoint, forked_runs, moments

DAY, NEXT = "2031-06-03", "2031-06-04"
KILLS = 4
"""benchmarks/daily.py does a hundred."""


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runs]:
    with forked_runs(tmp_path_factory.mktemp("runs")) as runs:
        yield runs


def test_runs_killed_at_random_pay_for_nothing_twice(runs: Runs, fixtures_dir: Path, tmp_path: Path) -> None:
    """Killed while answers are under way, and at moments that have nothing to do with them."""
    inbox = tmp_path / "in"
    inbox.mkdir()
    with counting_endpoint() as endpoint:
        crash = Crash(runs, endpoint, inbox, tmp_path / "out")
        wrong: list[str] = []
        for day, folder, seed in ((DAY, "day-01", 7), (NEXT, "day-02", 8)):
            for file in (fixtures_dir / "days" / folder).glob("*.md"):
                shutil.copy(file, inbox)
            for questions in moments(KILLS // 4, 6, seed):
                wrong += crash.killed_run(day, crash.questions(1 + int(questions)))
            for moment in moments(KILLS // 4, 2.0, seed):
                wrong += crash.killed_run(day, after(moment))
            wrong += crash.finished_run(day)
        assert wrong == []
        asked = len(endpoint.asked)
        assert crash.finished_run(NEXT) == []
        assert len(endpoint.asked) == asked
    assert crash.kills >= KILLS // 4
