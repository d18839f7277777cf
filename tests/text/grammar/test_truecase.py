"""Sentences in capitals, and those that must stay as they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_brief.extract.proposals import propose
from llm_brief.records.vocabulary import Kind
from llm_brief.text.analysis import analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser
from llm_brief.text.grammar.truecase import truecased

_COMMON = frozenset("police have said that rebels bombed the embassy in on may".split())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("POLICE SAID THAT REBELS BOMBED THE EMBASSY IN BOGOTA.", "Police said that rebels bombed the embassy in Bogota.", id="a name"),
        pytest.param("THE FMLN BOMBED THE EMBASSY ON MONDAY.", "The FMLN bombed the embassy on Monday.", id="an acronym and a day"),
        pytest.param("BARCO'S POLICE BOMBED THE SAN-JUAN EMBASSY.", "Barco's police bombed the San-Juan embassy.", id="an owner and a hyphen"),
        pytest.param("Police said that the FMLN bombed the embassy.", None, id="mixed case"),
        pytest.param("US AND UK", None, id="too short to tell"),
        pytest.param("12.5 % (2031)", None, id="no letters"),
        pytest.param("", None, id="nothing"),
    ],
)  # fmt: skip
def test_shouting_is_read_in_mixed_case(text: str, shown: str | None) -> None:
    assert truecased(text, _COMMON.__contains__) == (text if shown is None else shown)


@given(st.text(max_size=80) | st.text(alphabet="ABC 'ÄSS-.", max_size=80))
def test_every_letter_keeps_its_place(text: str) -> None:
    assert len(truecased(text, _COMMON.__contains__)) == len(text)


@pytest.mark.skipif(find_parser() is None, reason="no parser is installed (extra: local)")
def test_an_act_told_in_capitals_is_found_in_its_own_words() -> None:
    text = "REBELS OF THE ORLAND FRONT KILLED THREE SOLDIERS NEAR HALVREN ON MONDAY, THE ARMY REPORTED."
    document = Document(text=text, name="wire.txt")
    (event,) = [d for d in propose(document, analyse(document, find_parser())) if d.kind is Kind.EVENT]
    assert [claim.value for claim in event.of("actors")] == ["REBELS OF THE ORLAND FRONT"]
    assert [claim.value for claim in event.of("recipients")] == ["THREE SOLDIERS"]
