"""Small words that change who does it, or whether it is so."""

import pytest

from llm_brief.records.acts import status_of
from llm_brief.records.vocabulary import EventStatus
from llm_brief.text.analysis import Analysis, analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser
from llm_brief.text.names import names_of

pytestmark = pytest.mark.skipif(find_parser() is None, reason="spaCy and its small English model are not installed")


def analysed(text: str) -> Analysis:
    return analyse(Document(text=text, name="x"), find_parser())


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        pytest.param("It has a lack of trained crews, which has slowed the work.", "slow", "which", id="of-phrase"),
        pytest.param("Orland showed proof of raids, which led Varenia to act.", "lead", "which", id="whole-clause"),
        pytest.param("The union, which called a strike, met the minister.", "call", "The union", id="subject"),
        pytest.param("She met the council, which rejected the plan.", "reject", "the council", id="body"),
        pytest.param("Talks with Orland, which rejected the plan, go on.", "reject", "Orland", id="name"),
    ],
)
def test_which_stands_for_a_noun_only_where_nothing_else_can_be_meant(text: str, verb: str, subject: str) -> None:
    clause = next(clause for clause in analysed(text).clauses if clause.lemma == verb)
    assert clause.subject is not None
    assert text[clause.subject.start : clause.subject.end] == subject


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param("As reported, Orland handed the files to Varenia.", EventStatus.ALLEGED, id="as-reported"),
        pytest.param("Orland reportedly handed the files to Varenia.", EventStatus.ALLEGED, id="reportedly"),
        pytest.param("Orland handed the files to Varenia as agreed.", EventStatus.OCCURRED, id="as-agreed"),
        pytest.param("Orland handed the files to Varenia.", EventStatus.OCCURRED, id="plain"),
    ],
)
def test_what_is_only_reported_is_alleged(text: str, status: EventStatus) -> None:
    known = analysed(text)
    assert known.parse is not None
    clause = next(clause for clause in known.clauses if clause.lemma == "hand")
    assert status_of(clause, known.parse, known.clauses) is status


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param("Orland received assurances that the pass would reopen.", None, id="received"),
        pytest.param("Orland gave assurances that the pass would reopen.", "Orland", id="gave"),
        pytest.param("Orland voiced fears that the pass would close.", "Orland", id="voiced"),
    ],
)
def test_who_receives_assurances_does_not_give_them(text: str, speaker: str | None) -> None:
    said = [a for a in analysed(text).attributions if any("the pass" in part.exact for part in a.content)]
    assert [a.source.exact if a.source else None for a in said] == [speaker]


@pytest.mark.parametrize(
    ("text", "known"),
    [
        pytest.param("the banned Harak-e-Islah Tavaria (HIT) met", {"hit": "harak-e-islah tavaria"}, id="particle"),
        pytest.param("the Orvane Liberation Army (OLA) met", {"ola": "orvane liberation army"}, id="plain"),
        pytest.param("the Orvane Red Liberation Army (OLA) met", {}, id="a word too many"),
    ],
)
def test_particles_between_hyphens_have_no_letter_in_an_acronym(text: str, known: dict[str, str]) -> None:
    assert dict(names_of(text).acronyms) == known
