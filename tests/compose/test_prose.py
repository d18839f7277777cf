"""The closed loop on labelled sentences: faithful rewordings stand, lies do not."""

from pathlib import Path

import pytest

from llm_brief.compose.checking import MOST_CITED, objections
from llm_brief.compose.material import Material
from llm_brief.evals.gold import load_stories
from llm_brief.evals.prose import Sentence, load_sentences, mutants, score_prose
from llm_brief.evals.prose_gold import material_of
from llm_brief.text.grammar.syntax import find_parser

FIXTURES = Path(__file__).parents[2] / "fixtures"
SENTENCES = load_sentences(FIXTURES)
FAITHFUL = [sentence for sentence in SENTENCES if sentence.lie is None]
LIES = [sentence for sentence in SENTENCES if sentence.lie is not None]

needs_parser = pytest.mark.skipif(find_parser() is None, reason="no parser is installed (extra: local)")


def judged(*sentences: Sentence) -> tuple[Sentence, ...]:
    return score_prose(sentences, FIXTURES, find_parser()).standing


@needs_parser
def test_hardly_any_faithful_sentence_is_blocked() -> None:
    """Every fourth of them; ``python benchmarks/prose.py`` measures all (two in a hundred at most)."""
    assert len(FAITHFUL) >= 200
    blocked = score_prose(FAITHFUL[::4], FIXTURES, find_parser()).blocked
    assert len(blocked) <= 1, "\n".join(sentence.text for sentence in blocked)


@needs_parser
@pytest.mark.parametrize("sort", sorted({sentence.lie or "" for sentence in LIES}))
def test_no_lie_of_this_sort_stands(sort: str) -> None:
    told = [sentence for sentence in LIES if sentence.lie == sort]
    assert judged(*told[::2]) == ()


@needs_parser
def test_no_figure_date_name_title_or_quotation_can_be_exchanged() -> None:
    made = list(mutants(FAITHFUL))
    assert len(made) >= 500
    assert judged(*made[::20]) == ()


def ceasefire() -> Material:
    return material_of(next(story for story in load_stories(FIXTURES) if story.story == "ceasefire"))


@pytest.mark.parametrize(
    ("ids", "check"),
    [
        pytest.param((), "citation", id="cites-nothing"),
        pytest.param(("a-e3", "nowhere"), "citation", id="cites-what-is-not-there"),
        pytest.param(tuple(f"a-e{n}" for n in range(1, MOST_CITED + 2)), "citation", id="cites-everything"),
    ],
)
def test_what_a_sentence_cites_is_there_and_little(ids: tuple[str, ...], check: str) -> None:
    material = ceasefire()
    found = list(objections("The truce took effect on March 3.", ids, material, find_parser()))
    assert [objection.check for objection in found] == [check]


def test_without_a_parser_no_sentence_of_a_model_stands() -> None:
    material = ceasefire()
    (found,) = objections("The truce took effect on March 3.", ("a-e3",), material, None)
    assert found.check == "party"


def test_an_empty_sentence_says_nothing() -> None:
    material = ceasefire()
    assert list(objections("  ", ("a-e3",), material, find_parser()))
