"""Claims that nothing was tuned on: what must not get worse."""

import json
from collections import Counter
from pathlib import Path

import pytest

from llm_brief.records.base import Label
from llm_brief.text.analysis import analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser
from llm_brief.verify.claims import check_claim

FOLDER = Path(__file__).parents[3] / "fixtures" / "claims-held"
PARSER = find_parser()


def rows(name: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in (FOLDER / name).read_text("utf-8").splitlines()]


@pytest.mark.skipif(PARSER is None, reason="no syntactic parser is installed")
@pytest.mark.parametrize(
    ("prefix", "least_supported", "most_refused"),
    [pytest.param("", 38, 4, id="the first set"), pytest.param("second-", 25, 8, id="the second set")],
)
def test_errors_are_found_in_articles_that_nobody_tuned_for(
    prefix: str, least_supported: int, most_refused: int
) -> None:
    articles = {row["id"]: Document(text=row["text"], name=row["id"]) for row in rows(f"{prefix}articles.jsonl")}
    known = {name: analyse(document, PARSER) for name, document in articles.items()}
    labels: Counter[tuple[str, Label]] = Counter()
    for row in rows(f"{prefix}claims.jsonl"):
        verdict = check_claim(articles[row["article"]], row["claim"], known[row["article"]], parser=PARSER)
        labels[row["kind"], verdict.label] += 1
    supported = {kind: count for (kind, label), count in labels.items() if label is Label.SUPPORTED}
    faithful = supported.pop("faithful")
    refused = sum(count for (kind, label), count in labels.items() if kind == "faithful" and label not in _NOT_REFUSED)
    assert not supported.keys() & {"date", "number", "negation", "year_added"}
    assert sum(supported.values()) <= 2
    assert faithful >= least_supported
    assert refused <= most_refused


_NOT_REFUSED = (Label.SUPPORTED, Label.NOT_CHECKED)
