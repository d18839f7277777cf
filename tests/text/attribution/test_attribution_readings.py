"""Whose words they are where a sentence invites a slip: closing sources, loose quotations, titles, pronouns, marks."""

import pytest

from llm_brief.text.attribution.attributions import attributions
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import Parser, find_parser, why_no_parser


@pytest.fixture(scope="module")
def parser() -> Parser:
    found = find_parser()
    if found is None:
        pytest.skip(f"needs a parser: {why_no_parser()}")
    return found


def _readings(parser: Parser, text: str) -> list[tuple[str | None, str, str]]:
    """Source or whom it means, cue and content of each attribution."""
    document = Document(text=text)
    found = attributions(document, parser.parse(document))
    named = [(a, a.speaker_mention or a.source) for a in found]
    return [(who.exact if who else None, a.cue.exact, " … ".join(c.exact for c in a.content)) for a, who in named]


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        pytest.param("Guards said the ferry was safe, according to Mara Vell.", ("Mara Vell", "according to", "Guards said the ferry was safe"), id="according to, all"),
        pytest.param("Guards said the ferry was safe, according to Mara Vell.", ("Guards", "said", "the ferry was safe"), id="according to, before it"),
        pytest.param("Danes strongly oppose raising the ferry tax, a new Lume survey finds, an issue that returns in May.", ("a new Lume survey", "finds", "Danes strongly oppose raising the ferry tax"), id="a survey in the midst"),
        pytest.param("Danes strongly oppose raising the ferry tax, a new Lume survey finds, an issue that returns in May.", ("Danes", "strongly oppose", "raising the ferry tax"), id="the polled, before it"),
        pytest.param("Most tenants reject the ferry law, a survey by Lume shows.", ("a survey by Lume", "shows", "Most tenants reject the ferry law"), id="a survey at the end"),
        pytest.param("Most tenants oppose the ferry law, a new LUME TODAY/Delta University Poll finds, a bill due in May.", ("a new LUME TODAY/Delta University Poll", "finds", "Most tenants oppose the ferry law"), id="a Poll"),
        pytest.param("Trust in the guild fell, a poll showed on Monday.", ("a poll", "showed", "Trust in the guild fell"), id="a poll and a day"),
        pytest.param('As tenants marched, Mayor Mara Vell named Odo Farr, 52, the "keeper of the ferry," Vell said.', ("Vell", "said", '"keeper of the ferry,"'), id="a description in marks"),
        pytest.param('The army shelled two towns near Lum on Sunday, killing nine tenants, in what was a "calm and measured answer," Colonel Odo Farr said.', ("Colonel Odo Farr", "said", '"calm and measured answer,"'), id="in what was"),
        pytest.param('The council will shut the baths, which is "a sad day for the town," Mara Vell said.', ("Mara Vell", "said", '"a sad day for the town,"'), id="which is"),
        pytest.param('The tax was "a waste of money and time," Mara Vell said.', ("Mara Vell", "said", 'The tax was "a waste of money and time,"'), id="the clause is hers"),
        pytest.param('The baths will shut because "the money has run out," Mara Vell said.', ("Mara Vell", "said", 'The baths will shut because "the money has run out,"'), id="so is its reason"),
        pytest.param('"A strike would be a shame,\'\' said Odo Farr, the author of "The Ferry\'\' whose new play, "Fall/Winter\'\', opens in May.', ("Odo Farr", "said", '"A strike would be a shame,\'\''), id="what tells of the speaker"),
        pytest.param("Coach Odo Farr met reporters in Lum. Praising the way Captain Moor played on, he said the captain had made the town proud.", ("Coach Odo Farr", "said", "the captain had made the town proud"), id="who is praised does not speak"),
        pytest.param("Odo Farr wrote in a book called The Ferry: “The tenants were kings and knew it.”", ("Odo Farr", "wrote", "“The tenants were kings and knew it.”"), id="in a book called so"),
        pytest.param("“It is safe and opens in May,” said Odo \u00adFarr, a guard.", ("Odo \u00adFarr", "said", "“It is safe and opens in May,”"), id="a soft hyphen"),
    ],
)  # fmt: skip
def test_the_words_are_those_that_the_source_says(parser: Parser, text: str, reading: tuple[str, str, str]) -> None:
    assert reading in _readings(parser, text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Odo Farr wrote a play called The Ferry: My Fathers Were Kings.", id="called"),
        pytest.param("Mara Vell published an account of her years in the Glass Tower entitled The Glass Tower Ferry: My Tenants Were Kings.", id="entitled"),
        pytest.param("Odo Farr published a book titled They Lied: The Men Who Were Kings.", id="titled"),
        pytest.param("The audit, a survey of ferries in the delta, was long.", id="a survey that finds nothing"),
    ],
)  # fmt: skip
def test_a_name_of_a_work_is_nothing_that_is_said(parser: Parser, text: str) -> None:
    assert _readings(parser, text) == []


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        pytest.param("Captain Moor won the race. He said that Captain Moor would retire.", "said", id="named in what he says"),
        pytest.param("Doctor Moor won the prize. He explained that he did not know Doctor Moor's view of the ferry.", "explained", id="owning what he speaks of"),
        pytest.param("Asked why Captain Moor won, he said the ice was thin.", "said", id="in what opens the sentence"),
    ],
)  # fmt: skip
def test_he_is_nobody_of_whom_he_speaks_by_name(parser: Parser, text: str, cue: str) -> None:
    assert [who for who, said, _ in _readings(parser, text) if said == cue] in (["He"], ["he"])
