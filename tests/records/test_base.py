"""Evidence, verdicts and leaves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from llm_brief.records.base import CONTEXT_CHARS, Evidence, Finding, Label, Leaf, Verdict, evidence_of
from llm_brief.text.document import Document, Match

PLACE = Evidence(doc_id="d", start=4, end=9, exact="talks")
SUPPORTED = Verdict(
    label=Label.SUPPORTED, score=1.0, checks=(Finding(check="span", label=Label.SUPPORTED, reason="found"),)
)


@pytest.mark.parametrize("label", Label)
def test_only_a_supported_value_needs_evidence(label: Label) -> None:
    verdict = Verdict(label=label, score=0.0)
    if label is Label.SUPPORTED:
        with pytest.raises(ValidationError, match="a supported value needs evidence"):
            Leaf[str](value="talks", verdict=verdict)
    else:
        assert Leaf[str](value="talks", verdict=verdict).evidence == ()


def test_a_leaf_survives_json() -> None:
    leaf = Leaf[str](value="talks", raw="talks", rule="copied", evidence=(PLACE,), verdict=SUPPORTED)
    assert Leaf[str].model_validate_json(leaf.model_dump_json()) == leaf


def test_records_are_immutable_and_closed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        PLACE.start = 5  # type: ignore[misc]
    with pytest.raises(ValidationError, match="Extra inputs"):
        Evidence.model_validate({**PLACE.model_dump(), "colour": "red"})


@given(st.text(min_size=1, max_size=120), st.data())
def test_evidence_is_the_slice_and_its_surroundings(text: str, data: st.DataObject) -> None:
    document = Document(text=text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    (place,) = evidence_of(document, [document.span(start, end, Match.FOLDED)])
    assert place.doc_id == document.id
    assert place.exact == text[place.start : place.end] == text[start:end]
    assert text[: place.start].endswith(place.prefix)
    assert text[place.end :].startswith(place.suffix)
    assert max(len(place.prefix), len(place.suffix)) <= CONTEXT_CHARS
    assert place.match is Match.FOLDED


def test_evidence_comes_in_the_order_of_its_spans() -> None:
    document = Document(text="The talks ended.")
    spans = [document.span(10, 15), document.span(4, 9)]
    assert [place.exact for place in evidence_of(document, spans)] == ["ended", "talks"]


@pytest.mark.parametrize("label", Label)
def test_labels_are_written_as_words(label: Label) -> None:
    assert str(label) == label.value
    assert label.value.replace("_", "").isalpha()
