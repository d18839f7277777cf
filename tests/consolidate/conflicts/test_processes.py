"""Talks that one report calls stalled and another resumed, and what must not be taken for that."""

from datetime import date

import pytest

from llm_brief.consolidate.across import consolidate
from llm_brief.records.briefing import Conflict
from llm_brief.text.document import Document

BETWEEN = "between Orlune and the Republic of Vasht"
STALLED = f"The talks {BETWEEN} have stalled."


def conflicts(*texts: str, days: tuple[str | None, ...] = (None, None)) -> list[Conflict]:
    documents = [
        Document(text=text, name=f"{at}.txt", published_at=None if day is None else date.fromisoformat(day))
        for at, (text, day) in enumerate(zip(texts, days, strict=True))
    ]
    return [conflict for conflict in consolidate([], documents).conflicts if conflict.kind == "status"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(STALLED, f"The talks {BETWEEN} have resumed.", id="stalled, resumed"),
        pytest.param(STALLED, "Orlune and the Republic of Vasht resumed talks in the north.", id="the parties first"),
        pytest.param(STALLED, "Orlune met the Republic of Vasht. Both sides have resumed talks.", id="named before"),
        pytest.param(STALLED, f"The negotiations {BETWEEN} are under way.", id="another word for talks"),
        pytest.param(STALLED, f"The talks {BETWEEN} have not been suspended.", id="a stop that is denied"),
        pytest.param(
            f"The ceasefire {BETWEEN} has collapsed.", f"The ceasefire {BETWEEN} is holding.", id="a ceasefire"
        ),
    ],
)
def test_opposite_states_of_one_process_are_a_conflict(one: str, other: str) -> None:
    (conflict,) = conflicts(one, other)
    assert conflict.relation == "contradicts"
    assert len(conflict.variants) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(STALLED, f"The talks {BETWEEN} will be resumed.", id="a plan"),
        pytest.param(STALLED, "Orlune urged the Republic of Vasht to see talks resumed.", id="a wish"),
        pytest.param(STALLED, f"The talks {BETWEEN} have not resumed.", id="the same in other words"),
        pytest.param(STALLED, "The talks between Harun and the Union of Kestel have resumed.", id="other parties"),
        pytest.param(STALLED, f"The strike {BETWEEN} continues.", id="another process"),
        pytest.param(STALLED, f"The talks {BETWEEN} resumed. Then the talks {BETWEEN} stalled.", id="a history"),
        pytest.param(STALLED, "The talks have resumed.", id="nobody is named"),
        pytest.param(
            f"Since the talks {BETWEEN} broke down, little was said.", f"The talks {BETWEEN} resumed.", id="the past"
        ),
    ],
)
def test_what_leaves_both_reports_right_is_none(one: str, other: str) -> None:
    assert not conflicts(one, other)


def test_reports_of_different_days_tell_of_a_change() -> None:
    (conflict,) = conflicts(STALLED, f"The talks {BETWEEN} have resumed.", days=("2032-05-04", "2032-05-09"))
    assert (conflict.relation, conflict.resolution) == ("supersedes", "later_report")
