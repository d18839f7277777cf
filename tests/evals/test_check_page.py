"""What docs/check.md prints is what the program says."""

from pathlib import Path

import pytest

from llm_brief.ingest.files import read
from llm_brief.text.analysis import analyse
from llm_brief.text.grammar.syntax import find_parser
from llm_brief.verify.claims import check_claim

ROOT = Path(__file__).parents[2]
PARSER = find_parser()
_WIDTH = 14  # of the label


def examples() -> list[tuple[str, str, str]]:
    """Each label, claim and reason of the page."""
    page = (ROOT / "docs" / "check.md").read_text("utf-8")
    lines = page.partition("```text\n")[2].partition("```\n")[0].splitlines()
    pairs = zip(lines[::2], lines[1::2], strict=True)
    return [(first[:_WIDTH].strip(), first[_WIDTH:], second.strip()) for first, second in pairs]


def test_the_page_shows_every_label() -> None:
    labels = {label for label, _, _ in examples()}
    assert labels == {"supported", "partial", "contradicted", "misattributed", "not_found", "not_checked"}
    assert len(examples()) >= 20


@pytest.mark.skipif(PARSER is None, reason="no syntactic parser is installed")
def test_the_page_gives_the_labels_and_reasons_of_the_program() -> None:
    document = read(ROOT / "fixtures" / "corpora" / "ceasefire" / "b.md")
    known = analyse(document, PARSER)
    for label, claim, printed in examples():
        verdict = check_claim(document, claim, known, parser=PARSER)
        deciding = [
            f"{finding.check}: {finding.reason}" for finding in verdict.checks if finding.label is verdict.label
        ]
        assert (verdict.label.value, claim) == (label, claim)
        assert printed in deciding
