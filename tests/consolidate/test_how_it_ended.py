"""A report that tells an act together with how it ended joins the reports of the end, and keeps its own parties."""

from pathlib import Path

import pytest

import llm_brief
from llm_brief.consolidate.predicates import acts_told
from llm_brief.records.briefing import Briefing
from llm_brief.text.grammar.syntax import find_parser


@pytest.mark.parametrize(
    ("clause", "own", "ended"),
    [
        pytest.param("Medics rushed Mara Lund to a clinic where she died", {"rush"}, {"rush", "die"}, id="where she died"),
        pytest.param("Mara Lund died at the Orrin clinic", {"die"}, {"die"}, id="died"),
        pytest.param("Ivo Marr lied", {"lie"}, {"lie"}, id="lied"),
        pytest.param("The judge handed down a sentence of nine years", {"sentence"}, {"sentence"}, id="handed down"),
        pytest.param("Ivo Marr handed over the keys", {"hand_over"}, {"hand_over"}, id="handed over"),
        pytest.param("Ivo Marr left the room where Pell slept", {"leave"}, {"leave", "sleep"}, id="another's act"),
    ],
)  # fmt: skip
def test_the_end_is_told_beside_the_act(clause: str, own: set[str], ended: set[str]) -> None:
    assert acts_told(clause) == own
    assert acts_told(clause, ended=True) == ended


def _of(folder: Path, *texts: str) -> Briefing:
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return llm_brief.brief([folder])


@pytest.mark.skipif(find_parser() is None, reason="no parser is installed (extra: local)")
def test_who_took_her_there_is_no_party_of_her_death(tmp_path: Path) -> None:
    briefing = _of(
        tmp_path,
        "MaeAnn Ruth Carver, 66, of Burrow was hit on Wednesday night.\n"
        "Carver died at Henner County Medical Center in Merrow.",
        "Police said 66-year-old MaeAnn Ruth Carver, of Burrow, was hit near 8 p.m. Wednesday.\n"
        "Paramedics rushed Carver to Henner County Medical Center where she died.",
    )
    deaths = [event for event in briefing.events if event.title and event.title.value.startswith("Carver died")]
    assert len(deaths) == 1
    assert not deaths[0].actors
