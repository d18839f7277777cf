"""That nothing was found to be open is only said where nothing was."""

from datetime import date

import pytest

from llm_brief.pipeline import Options, run
from llm_brief.text.document import Document
from llm_brief.text.syntax import find_parser

pytestmark = pytest.mark.skipif(find_parser() is None, reason="spaCy and its small English model are not installed")


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        pytest.param("The KLF shelled the port of Halm.", "No explanation of “KLF”", id="letters that nobody explains"),
        pytest.param("Orvane shelled the port of Halm.", "By the stated rules nothing", id="nothing"),
    ],
)
def test_gaps_are_named_or_it_is_said_that_there_are_none(text: str, begun: str) -> None:
    (gap,) = run([Document(text=text, name="x")], None, Options(as_of=date(2031, 1, 1))).gaps
    assert gap.text.startswith(begun)
