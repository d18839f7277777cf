"""A sentence that tells what a picture shows is told from the sentences of the report around it."""

import pytest

from llm_brief.text.attribution.attributions import attributions
from llm_brief.text.attribution.captions import is_caption
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import Parser, find_parser, why_no_parser


@pytest.fixture(scope="module")
def parser() -> Parser:
    found = find_parser()
    if found is None:
        pytest.skip(f"needs a parser: {why_no_parser()}")
    return found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("Keeper Tam Hest celebrates after saving a penalty on Tuesday night.", True, id="celebrates"),
        pytest.param("Coach Odo Pell looks on during the draw with Orland.", True, id="looks on"),
        pytest.param("Coach Odo Pell smiles during the match in Hald.", True, id="smiles"),
        pytest.param("Tam Hest celebrates her birthday on Monday.", False, id="a feast"),
        pytest.param("Tam Hest celebrated after the draw.", False, id="in the past"),
        pytest.param("Odo Pell looks like a farmer.", False, id="what he is like"),
        pytest.param("Odo Pell runs a yard in Hald.", False, id="what he does"),
        pytest.param('"He celebrates after every draw," Odo Pell said.', False, id="speech"),
    ],
)
def test_a_caption_shows_somebody(parser: Parser, text: str, *, wanted: bool) -> None:
    assert is_caption(parser.parse(Document(text=text)), 1) is wanted


CAPTION = "Keeper Tam Hest celebrates after saving a penalty in the draw with Orland on Tuesday night."
SPEECH = 'He said: "I always thought the whole club was behind me in those weeks."'


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param(f"Farr told Radio Lume there was more to it than his knee. {CAPTION} {SPEECH}", "Farr", id="who spoke before"),
        pytest.param(f"Farr told Radio Lume there was more to it than his knee.\n\n{CAPTION}\n\n{SPEECH}", "Farr", id="in a line of its own"),
        pytest.param(f"Coach Odo Farr blamed the owners. {CAPTION.replace('celebrates', 'celebrated')} {SPEECH}", "Keeper Tam Hest", id="told as an event"),
        pytest.param(f"Coach Odo Farr met Paul Lund. {CAPTION} {SPEECH}", None, id="nobody spoke before"),
        pytest.param(f"{CAPTION} {SPEECH}", None, id="nobody else"),
    ],
)  # fmt: skip
def test_who_is_shown_is_not_who_speaks_next(parser: Parser, text: str, named: str | None) -> None:
    document = Document(text=text)
    found = [a for a in attributions(document, parser.parse(document)) if a.cue.exact == "said"][-1]
    assert (found.speaker_mention.exact if found.speaker_mention else None) == named
