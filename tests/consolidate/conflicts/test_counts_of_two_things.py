"""Numbers that differ because they count two things: no source denies the other's."""

from pathlib import Path

import pytest

import llm_brief
from llm_brief.text.grammar.syntax import find_parser

pytestmark = pytest.mark.skipif(find_parser() is None, reason="no parser is installed (extra: local)")


def differing(folder: Path, *texts: str) -> list[tuple[str, str]]:
    """Each number that two reports of one briefing give otherwise, and each variant that cannot be right."""
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    briefing = llm_brief.brief([folder])
    records = (*briefing.events, *briefing.demands, *briefing.positions)
    apart = [(v.field, v.relation) for record in records for v in record.variants if v.relation == "contradicts"]
    return [*((c.kind, c.relation) for c in briefing.conflicts), *apart]


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(("Prosecutors handed down charges against Dorian Pell on Friday, which include one count of murder and three counts of theft.", "Dorian Pell was charged with murder and three counts of theft on Friday."), id="one sentence lists both"),
        pytest.param(("Prosecutors charged Dorian Pell on Tuesday with two counts of arson and five counts of fraud, the court said.", "Dorian Pell was charged on Tuesday with five counts of fraud, the district court in Varna said."), id="the other leaves one out"),
        pytest.param(("In spring, the Brandt cabinet said it had met its target of housing 10,000 refugees from Merrow.\n\nThe Merrow Times reported Monday that Orland had taken 11,480 Merrow refugees, a seventh above the cap of 10,000.",), id="what was wanted and what came"),
    ],
)  # fmt: skip
def test_numbers_of_two_things_do_not_contradict(tmp_path: Path, texts: tuple[str, ...]) -> None:
    assert differing(tmp_path, *texts) == []


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(("Dorian Pell was sentenced on Monday to four years in prison for six counts of fraud in Varna.", "Dorian Pell was sentenced on Monday to four years in prison for eight counts of fraud in Varna."), id="the same counts"),
        pytest.param(("Mayor Ida Brandt said on Tuesday that the flood had destroyed 40 houses in Varna.", "Mayor Ida Brandt said on Tuesday that the flood had destroyed 55 houses in Varna."), id="the same houses"),
        pytest.param(("Prosecutors charged Dorian Pell on Tuesday in Varna with two counts of arson and five counts of fraud.", "Prosecutors charged Dorian Pell on Tuesday in Varna with nine counts of fraud."), id="neither of the two"),
    ],
)  # fmt: skip
def test_numbers_of_one_thing_still_do(tmp_path: Path, texts: tuple[str, ...]) -> None:
    assert "contradicts" in [relation for _, relation in differing(tmp_path, *texts)]
