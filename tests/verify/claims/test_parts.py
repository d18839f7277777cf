"""Who does what to whom, with whom and where, who holds which office: claims that put another there, and true ones."""

import pytest

from llm_brief.records.base import Label
from llm_brief.text.analysis import analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser
from llm_brief.text.names import names_of
from llm_brief.verify.claims import check_claim
from llm_brief.verify.claims.counterparts import Agreement, agreement
from llm_brief.verify.claims.named import abbreviates

PARSER = find_parser()
parsed = pytest.mark.skipif(PARSER is None, reason="no syntactic parser is installed")

TEXT = """Zoo of Amberg dismisses keeper after escape

AMBERG, May 9 - The Amberg zoo dismissed its head keeper, Leo Tamm, on Thursday, two days after a lynx had escaped.
Deputy keeper Ines Kolb will feed the cats until a successor is found. Kolb moved to Amberg from a park in Sellin.

The zoo's vet, Hanna Brugg, told the board that Tamm had left a gate open. Tamm denies this. His wife, Vera Tamm, works
in the ticket office. Her uncle, Otto Lenz, is the treasurer of the zoo.

Mayor Rudi Stahl of Amberg met Brugg on Friday but declined to speak with Tamm. The Animal Workers' Union hired a
lawyer, Paul Renz, while the zoo hired a detective. Environment Minister Sonja Adler praised the police. Former
minister Karl Wust called for a fine. The Tavian culture minister, Lena Roth, was in Amberg for a concert.

A baker spotted the lynx behind the mill and phoned the fire brigade. Two guards caught it with a net on Wednesday.
Brugg treated the animal for a broken paw. The Amberg Wildlife Safety Council asked for a report. The daily paper, the
Amberg Courier, printed a picture by Nora Fink. Fink's colleague, Rolf Sand, resigned. Sellin beat Amberg 4-1 in the derby on Sunday."""
DOCUMENT = Document(text=TEXT, name="parts")

NOT_SUPPORTED = (
    pytest.param("Brugg met Stahl's deputy on Friday.", "", id="another is met"),
    pytest.param("Mayor Rudi Stahl met Tamm on Friday.", "actor", id="stolen meeting"),
    pytest.param("The union hired a detective.", "actor", id="hired by the other"),
    pytest.param("A fireman spotted the lynx behind the mill.", "actor", id="somebody else spots it"),
    pytest.param("Two guards caught the lynx with a rope.", "partner", id="with another tool"),
    pytest.param("Stahl declined to speak with Brugg.", "partner", id="with another partner"),
    pytest.param("Kolb moved to Sellin.", "", id="to where she came from"),
    pytest.param("Kolb moved the park in Sellin.", "", id="a noun without its preposition"),
    pytest.param("Ines Kolb is the head keeper of the zoo.", "post", id="the other keeper"),
    pytest.param("Otto Lenz is the vet of the zoo.", "post", id="another office"),
    pytest.param("Otto Lenz is Vera Tamm's brother.", "post", id="another relation"),
    pytest.param("Karl Wust is the environment minister.", "post", id="a former minister"),
    pytest.param("Sonja Adler is the culture minister.", "post", id="another minister"),
    pytest.param("Paul Renz is the treasurer of the zoo.", "post", id="another's office"),
    pytest.param("Nora Fink trained Otto Lenz.", "splice", id="never named together"),
    pytest.param("Fink resigned.", "actor", id="of whom a colleague does it"),
    pytest.param("Amberg beat Sellin 4-1.", "", id="the winner turned round"),
)
NOT_DOUBTED = (
    pytest.param("Stahl met Hanna Brugg on Friday.", id="who was met"),
    pytest.param("The zoo dismissed Leo Tamm.", id="who was dismissed"),
    pytest.param("The zoo hired a detective.", id="who hired"),
    pytest.param("The Animal Workers' Union hired a lawyer.", id="who hired the lawyer"),
    pytest.param("A baker spotted the lynx.", id="who spotted it"),
    pytest.param("Two guards caught the lynx with a net.", id="with what"),
    pytest.param("The mayor declined to speak with Tamm.", id="with whom"),
    pytest.param("Kolb moved to Amberg from a park in Sellin.", id="from where"),
    pytest.param("Ines Kolb is the deputy keeper.", id="the deputy keeper"),
    pytest.param("Hanna Brugg is the zoo's vet.", id="the vet"),
    pytest.param("Otto Lenz is Vera Tamm's uncle.", id="the uncle"),
    pytest.param("Otto Lenz is the treasurer of the zoo.", id="the treasurer"),
    pytest.param("Sonja Adler is the environment minister.", id="the minister"),
    pytest.param("Karl Wust was a minister.", id="was a minister"),
    pytest.param("Rudi Stahl is the mayor of Amberg.", id="the mayor"),
    pytest.param("Rolf Sand resigned.", id="the colleague"),
    pytest.param("Sellin beat Amberg 4-1.", id="the winner"),
)
RULES = frozenset({"actor", "kin", "partner", "post", "role", "splice", "exchange", "name"})


@pytest.fixture(scope="module")
def findings() -> "dict[str, tuple[Label, dict[str, Label]]]":
    known = analyse(DOCUMENT, PARSER)
    found = {}
    for row in (*NOT_SUPPORTED, *NOT_DOUBTED):
        verdict = check_claim(DOCUMENT, str(row.values[0]), known, parser=PARSER)
        found[str(row.values[0])] = verdict.label, {finding.check: finding.label for finding in verdict.checks}
    return found


@parsed
@pytest.mark.parametrize(("claim", "check"), NOT_SUPPORTED)
def test_another_in_the_place_of_the_source_is_not_supported(
    claim: str, check: str, findings: "dict[str, tuple[Label, dict[str, Label]]]"
) -> None:
    label, checks = findings[claim]
    assert label is not Label.SUPPORTED
    assert not check or check in checks


@parsed
@pytest.mark.parametrize("claim", NOT_DOUBTED)
def test_those_of_the_source_are_not_doubted(claim: str, findings: "dict[str, tuple[Label, dict[str, Label]]]") -> None:
    assert not RULES & findings[claim][1].keys()
    assert findings[claim][0] in (Label.SUPPORTED, Label.NOT_CHECKED)


NAMES = names_of("Mayor Rudi Stahl and the town councillors met. Literary agent Jo Blum left.")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("the council", "two councillors", Agreement.OPEN, id="members are not the council"),
        pytest.param("a councillor", "two councillors", Agreement.SAME, id="one and two"),
        pytest.param("the party", "both parties", Agreement.SAME, id="a plural in ies"),
        pytest.param("Jo Blum", "Blum's former agent", Agreement.DIFFERENT, id="whom he only has"),
        pytest.param("the Tavia Republic", "the Tavian ministry", Agreement.OPEN, id="of the nation"),
        pytest.param("Rudi Stahl", "Mayor Rudi Stahl", Agreement.SAME, id="a title"),
        pytest.param("Vera Lund", "Nora Fink", Agreement.DIFFERENT, id="two people"),
    ],
)
def test_phrases_agree_by_their_words(one: str, other: str, expected: Agreement) -> None:
    assert agreement(one, other, NAMES) is expected


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        pytest.param("WHF", "World Health Forum", True, id="all initials"),
        pytest.param("WH Forum", "World Health Forum", True, id="the first words"),
        pytest.param("the WH Forum", "the World Health Forum", True, id="with articles"),
        pytest.param("WH Council", "World Health Forum", False, id="another rest"),
        pytest.param("EH Forum", "World Health Forum", False, id="other initials"),
        pytest.param("W Forum", "World Forum", False, id="one letter is none"),
        pytest.param("WH", "World Health", False, id="two letters by chance"),
    ],
)
def test_initials_stand_for_the_words_of_a_name(short: str, long: str, *, expected: bool) -> None:
    assert abbreviates(short, long) is expected
