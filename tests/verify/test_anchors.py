"""Names taken from elsewhere in the document: printed with the place that ties them, re-verified, in any order."""

from datetime import date
from itertools import permutations

import pytest

from llm_brief.extract.ground import ground
from llm_brief.records.drafts import EventDraft, PositionDraft
from llm_brief.records.grounded import Grounded
from llm_brief.records.record import StakeholderPosition
from llm_brief.records.vocabulary import Kind
from llm_brief.text.analysis import analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser
from llm_brief.verify.anchors import anchored
from llm_brief.verify.driver import Verifier

TEXT = """\
Halina Brodt leads the World River Office (WRO).
The river is clean, the WRO said on June 3.
Ms. Brodt denied that the dam had failed.
Two people were arrested in Halm.
"""
DOCUMENT = Document(text=TEXT, name="a.txt", published_at=date(2031, 6, 4))
needs_parser = pytest.mark.skipif(find_parser() is None, reason="no parser is installed (extra: local)")


def position(who: str, words: str, sentence: int) -> Grounded:
    draft = PositionDraft.model_validate(
        dict(
            sentences=[sentence], stakeholder=who, target="it", stance="neutral", statement=words, quoted=False,
            basis="stated",
        )
    )  # fmt: skip
    return ground(draft, Kind.POSITION, DOCUMENT, proposed_by="test")


def event() -> Grounded:
    draft = EventDraft.model_validate(
        dict(sentences=[4], title="Two people were arrested", type="COERCE", status="occurred", actors=["people"])
    )
    return ground(draft, Kind.EVENT, DOCUMENT, proposed_by="test")


@needs_parser
def test_a_name_from_elsewhere_has_evidence_in_the_cited_sentence_and_where_it_is_given() -> None:
    drafts = [position("World River Office", "The river is clean", 2)]
    (judged,) = Verifier().verify(DOCUMENT, analyse(DOCUMENT, find_parser()), drafts).judged
    assert isinstance(judged.record, StakeholderPosition)
    holder = judged.record.stakeholder
    assert holder is not None
    assert holder.value == "World River Office"
    assert holder.rule == "acronym"
    assert [place.exact for place in holder.evidence][:2] == ["the WRO", "World River Office"]
    assert all(TEXT[place.start : place.end] == place.exact for place in holder.evidence)


def test_a_name_that_nothing_ties_stays_where_it_was_found() -> None:
    draft = position("Halina Brodt", "The river is clean", 2)
    assert anchored(draft, analyse(DOCUMENT, None)) == draft


def test_a_name_in_the_cited_sentence_needs_no_other() -> None:
    draft = position("Ms. Brodt", "denied that the dam had failed", 3)
    assert anchored(draft, analyse(DOCUMENT, None)) == draft


@needs_parser
def test_the_verdict_on_a_draft_does_not_depend_on_the_others_or_their_order() -> None:
    drafts = [
        position("World River Office", "The river is clean", 2),
        position("Halina Brodt", "the dam had failed", 3),
        event(),
    ]
    known = analyse(DOCUMENT, find_parser())
    alone = [Verifier().verify(DOCUMENT, known, [draft]).judged[0] for draft in drafts]
    for order in permutations(range(len(drafts))):
        together = Verifier().verify(DOCUMENT, known, [drafts[at] for at in order]).judged
        assert list(together) == [alone[at] for at in order]
