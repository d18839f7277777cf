"""The briefing on a terminal of any width."""

import io
import re
from collections.abc import Mapping

import pytest
from rich.console import Console

from llm_brief.records.briefing import Briefing
from llm_brief.rendering.escape import visible
from llm_brief.rendering.terminal import WIDEST, TerminalBriefing
from llm_brief.rendering.view import View
from llm_brief.text.document import Document
from tests.rendering.desk import HOSTILE, Desk, full_briefing, hostile_briefing


def printed(
    briefing: Briefing, width: int = 80, *, colours: bool = False, addresses: Mapping[str, str] | None = None
) -> str:
    stream = io.StringIO()
    console = Console(
        file=stream,
        width=width,
        force_terminal=colours,
        color_system="truecolor" if colours else None,
        legacy_windows=False,
    )
    console.print(TerminalBriefing(View(briefing), addresses or {}))
    return stream.getvalue()


@pytest.fixture(scope="module")
def full() -> Briefing:
    return full_briefing()[0]


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal_nor_too_wide_to_read(full: Briefing, width: int) -> None:
    assert max(map(len, printed(full, width).splitlines())) <= min(width, WIDEST)


def test_the_sections_come_in_order(full: Briefing) -> None:
    text = printed(full)
    wanted = [
        "Bottom line",
        "Key developments",
        "Demands and",
        "Positions: against",
        "disagree",
        "Gaps",
        "Withheld",
        "Notes",
    ]
    found = [text.index(heading, text.index("Bottom line")) for heading in wanted]
    assert found == sorted(found)


def test_names_stand_beside_what_they_say_where_there_is_room(full: Briefing) -> None:
    assert re.search(r"^ Orvane +request: “to open the bridge”", printed(full, 120), re.MULTILINE)
    assert re.search(r"^ Orvane → Selmark\s*\n request: “to open the bridge”", printed(full, 60), re.MULTILINE)


def test_everything_that_is_said_has_its_note(full: Briefing) -> None:
    text = printed(full, 120)
    body, notes = text.split("Notes")
    cited = set(re.findall(r"\[(\d+\.\d+)\]", body))
    assert cited == set(re.findall(r"^ (\d+\.\d+) +“", notes, re.MULTILINE))


def test_a_citation_is_a_link_to_its_file(full: Briefing) -> None:
    source = full.documents[0].doc_id
    text = printed(full, colours=True, addresses={source: "file:///tmp/a.txt"})
    assert re.search(r"\x1b\]8;[^;]*;file:///tmp/a\.txt\x1b\\[^\x1b]*\x1b?\[?[\d;m]*\[?1\.4", text)


OURS = re.compile(r"\x1b\[[\d;]*m|\x1b\]8;[^;]*;[^\x1b]*\x1b\\")
"""Escape codes that set a style or a link."""


@pytest.mark.parametrize("payload", HOSTILE)
def test_a_payload_is_words_and_nothing_else(payload: str) -> None:
    briefing, _ = hostile_briefing(payload)
    text = printed(briefing, 100, colours=True)
    assert set(OURS.findall(text)) == set(OURS.findall(printed(hostile_briefing("HARMLESS")[0], 100, colours=True)))
    bare = OURS.sub("", text)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\ufeff]", bare)
    words = "".join(visible(payload).split())[:20]
    assert words in "".join(bare.split())


def test_events_without_a_day_stand_under_their_own_heading(full: Briefing) -> None:
    text = printed(full)
    assert text.index("Key developments") < text.index("Not placed on a calendar day") < text.index("Demands and")
    assert "2 sentences\n" in text.replace(" ", "").replace("2sentences", "2 sentences")
    assert "1 in no record" in text


def test_a_briefing_of_nothing_says_so() -> None:
    text = " ".join(printed(Desk(Document(text="Nothing.", name="a.txt")).briefing()).split())
    assert "Nothing could be extracted from these documents that passes the checks." in text
    assert "Not placed on a calendar day" not in text
