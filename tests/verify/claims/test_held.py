"""Claims that nothing was tuned on: what must not get worse."""

import json
from collections import Counter
from pathlib import Path

import pytest

from llm_brief.records.base import Label
from llm_brief.text.analysis import analyse
from llm_brief.text.document import Document
from llm_brief.text.syntax import find_parser
from llm_brief.verify.claims import check_claim

FOLDER = Path(__file__).parents[3] / "fixtures" / "claims-held"
PARSER = find_parser()


def rows(name: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in (FOLDER / name).read_text("utf-8").splitlines()]


@pytest.mark.skipif(PARSER is None, reason="no syntactic parser is installed")
def test_errors_are_found_in_articles_that_nobody_tuned_for() -> None:
    articles = {row["id"]: Document(text=row["text"], name=row["id"]) for row in rows("articles.jsonl")}
    known = {name: analyse(document, PARSER) for name, document in articles.items()}
    supported: Counter[str] = Counter()
    for row in rows("claims.jsonl"):
        verdict = check_claim(articles[row["article"]], row["claim"], known[row["article"]], parser=PARSER)
        supported[row["kind"]] += verdict.label is Label.SUPPORTED
    assert not sum(supported[kind] for kind in ("date", "number", "negation", "year_added"))
    assert sum(count for kind, count in supported.items() if kind != "faithful") <= 4
    assert supported["faithful"] >= 35
