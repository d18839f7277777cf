"""Ten days of fictional news: every planted change is found, none is invented, and facts keep their ids."""

from collections import Counter
from pathlib import Path

from llm_brief.daily.run import Day
from tests.daily.replay import Replay, reworded

FROM_THE_SIXTH_DAY = 6


def test_ten_days_of_news_give_the_planted_changes_and_no_others(fixtures_dir: Path, tmp_path: Path) -> None:
    """From the sixth day on another model reads everything anew and words it otherwise."""
    replay = Replay(fixtures_dir / "days", tmp_path)
    texts: dict[str, str] = {}
    before: dict[str, set[str]] = {}
    planted = kept = known = 0
    for number in range(1, replay.days + 1):
        if number == FROM_THE_SIXTH_DAY:
            replay.reword, replay.model = reworded, "another hand"
        replay.bring(number)
        day = replay.run(number)
        texts |= {str(document.id): document.text for document in day.inbox.documents}
        wanted = replay.wanted(number) if number > 1 else []
        assert Counter(replay.found(day, texts)) == Counter(wanted), f"day {number}"
        planted += sum(kind in ("updated", "withdrawn", "confirmed") for kind, *_ in wanted)
        ids = replay.ids(day, texts)
        known += len(before.keys() & ids.keys())
        kept += sum(ids[fact] == before[fact] for fact in before.keys() & ids.keys())
        before = ids
    assert planted >= 60
    assert kept >= 0.98 * known > 100


def test_a_day_without_news_asks_nothing_and_says_so(fixtures_dir: Path, tmp_path: Path) -> None:
    replay = Replay(fixtures_dir / "days", tmp_path)
    replay.bring(1)
    first = replay.run(1)
    asked = replay.asked
    again = replay.run(1)
    assert (again.made, again.text) == (False, first.text)
    next_day = replay.run(2)
    assert next_day.briefing.changes == ()
    assert next_day.briefing.previous_briefing_id == first.briefing.briefing_id
    assert replay.asked == asked


def test_the_running_state_is_told(fixtures_dir: Path, tmp_path: Path) -> None:
    replay = Replay(fixtures_dir / "days", tmp_path)
    days: list[Day] = []
    for number in (1, 2, 3):
        replay.bring(number)
        days.append(replay.run(number))
    texts = [gap.text for gap in days[2].briefing.gaps]
    assert any(text.startswith("Day 2: the sources still differ on the number") for text in texts)
    assert any(text.startswith("Day 3: No answer was found") for text in texts)


def test_what_an_emptied_inbox_held_is_remembered(fixtures_dir: Path, tmp_path: Path) -> None:
    """On the third day nothing of the first is in the inbox or in the briefing of the second: only the memory knows it."""
    replay = Replay(fixtures_dir / "days", tmp_path)
    texts: dict[str, str] = {}
    kept: list[dict[str, set[str]]] = []
    found = []
    for number, only in ((1, "vesk-flood-1.md"), (2, "bridge-1.md"), (3, "vesk-flood-3.md")):
        for file in (tmp_path / "inbox").iterdir():
            file.unlink()
        replay.bring(number)
        for file in (tmp_path / "inbox").iterdir():
            if file.name != only:
                file.unlink()
        day = replay.run(number)
        texts |= {str(document.id): document.text for document in day.inbox.documents}
        found.append(Counter(replay.found(day, texts)))
        kept.append(replay.ids(day, texts))
    assert {kind for kind, *_ in found[1]} == {"new"}
    assert found[2] == Counter(
        [
            ("updated", "flood-deaths", "/quantities", "4 people", "9 people"),
            ("updated", "pumps", "/content", "send 40 pumps to Lower Vesk", "send 60 pumps to Lower Vesk"),
            ("new", "dam-hearing", "", None, None),
        ]
    )
    assert kept[2]["flood-deaths"] == kept[0]["flood-deaths"]
    assert kept[2]["pumps"] == kept[0]["pumps"]
