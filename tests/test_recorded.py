"""Answers that a real model gave, replayed: what a careless reader of them would print, and what we print.

``fixtures/recordings/delta-passes`` holds what the embedded Qwen2.5-Coder-1.5B-Instruct wrote of
``fixtures/corpora/delta/a.txt``, asked as a strong model is asked: three passes, two of them cut off. It
swaps roles, takes places for actors and copies sentences where statements are wanted.
"""

from datetime import date
from pathlib import Path

import pytest

from llm_brief.extract.passes import ExtractOptions
from llm_brief.ingest.files import read_all
from llm_brief.llm.replay import Replay
from llm_brief.pipeline import Options, run
from llm_brief.records.briefing import Briefing
from llm_brief.sealing import briefing_json
from llm_brief.text.grammar.syntax import find_parser


def replayed(fixtures_dir: Path, jobs: int) -> Briefing:
    llm = Replay(fixtures_dir / "recordings" / "delta-passes")
    options = Options(as_of=date(2031, 6, 20), jobs=jobs, extract=ExtractOptions(max_tokens=1024, repair=False))
    return run(read_all([fixtures_dir / "corpora" / "delta" / "a.txt"]), llm, options)


@pytest.fixture(scope="module")
def briefing(fixtures_dir: Path) -> Briefing:
    return replayed(fixtures_dir, 1)


def test_the_whole_document_was_read(briefing: Briefing) -> None:
    assert briefing.complete
    assert briefing.usage.calls >= 3
    assert briefing.provenance.model.startswith("local:qwen2.5-coder-1.5b")


def test_any_number_of_workers_gives_the_same_bytes(briefing: Briefing, fixtures_dir: Path) -> None:
    assert briefing_json(replayed(fixtures_dir, 8)) == briefing_json(briefing)


def test_the_books_balance(briefing: Briefing) -> None:
    for tally in (briefing.ledger.events, briefing.ledger.demands, briefing.ledger.positions, briefing.ledger.leaves):
        assert tally.extracted == tally.printed + tally.merged + tally.withheld
    assert briefing.ledger.leaves.withheld > 0


@pytest.mark.skipif(find_parser() is None, reason="no parser is installed (extra: local)")
def test_no_demand_is_printed_with_its_roles_swapped(briefing: Briefing) -> None:
    """The article tells of demands by Tavaria and by the draft statement; the model makes Kestria demand things."""
    demanders = {demand.demander.value for demand in briefing.demands if demand.demander}
    assert not any("Kestria" in name for name in demanders)
    assert any(entry.kind == "demand" and "demander: Kestria" in entry.value for entry in briefing.withheld)


def test_no_year_is_printed_that_the_article_does_not_give(briefing: Briefing) -> None:
    printed = {event.date.value for event in briefing.events if event.date}
    printed |= {demand.deadline.value for demand in briefing.demands if demand.deadline}
    assert all(value.startswith(("XXXX", "2027")) for value in printed)


def test_little_of_it_stands(briefing: Briefing) -> None:
    """Read by hand: of what this model made of the article, what is printed is in the article."""
    assert briefing.ledger.demands.printed == 0
    assert briefing.ledger.demands.withheld > 0
