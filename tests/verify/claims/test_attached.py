"""What a claim hangs on the wrong noun, figure or event, and what it makes surer or wider: invented reports and claims."""

import pytest

from llm_brief.records.base import Label
from llm_brief.text.analysis import Analysis, analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser
from llm_brief.verify.claims import check_claim

PARSER = find_parser()
pytestmark = pytest.mark.skipif(PARSER is None, reason="no syntactic parser is installed")

REPORT = Document(
    name="lighthouse.txt",
    text="""\
KELM, Sept. 4 (Quill News) - A storm on Tuesday broke the lamp of the Kelm lighthouse, which was built in 1887, and sank a \
trawler that had been repaired in May. The harbour office said 41 of its 160 buoys had drifted off, and divers recovered \
twelve of them. The ferrymen's union put the loss at 300 crowns a day, its highest since the strike of 2009.

Berit Aune, the chief engineer of the coastal service, said the lamp could shine again by winter if the glass arrived. \
The harbour master, Knut Solem, who joined the port in 2001, closed the pier. His brother-in-law, Odd Rye, owns the \
inn on the quay. The innkeeper's guests, who were moved to a school, slept on mats. Marit Hove, who was the mayor of Kelm until \
2018, lent them blankets.

In an earlier case the port paid 90,000 crowns to the town of Sund. A fisherman, Jon Tveit, now wants money as well. In \
1996 a storm at Breivik killed four sailors. The last woman to run the lighthouse was Sigrid Moe, who left in 1952. The \
museum bought thirty lenses, most of which were cracked. Crowds gathered in Sund; the police put the number in the old \
town at 700, and the organizers said 1,900.
""",
)

LABELS = {
    "supported": {Label.SUPPORTED},
    "refused": {Label.CONTRADICTED, Label.MISATTRIBUTED, Label.NOT_FOUND, Label.PARTIAL},
    "not supported": set(Label) - {Label.SUPPORTED},
    "not refused": {Label.SUPPORTED, Label.NOT_CHECKED},
}


@pytest.fixture(scope="module")
def known() -> Analysis:
    return analyse(REPORT, PARSER)


@pytest.mark.parametrize(
    ("claim", "wanted"),
    [
        pytest.param("The Kelm lighthouse, which was built in 1887, lost its lamp.", "not refused", id="its own year"),
        pytest.param(
            "The storm sank a trawler that was built in 1887.", "not supported", id="the year of another thing"
        ),
        pytest.param(
            "The trawler, which was built in 1887, had been repaired in May.",
            "not supported",
            id="another thing's year",
        ),
        pytest.param("A storm sank a trawler that had been repaired in May.", "supported", id="its own repair"),
        pytest.param(
            "The lighthouse, which had been repaired in May, lost its lamp.", "not supported", id="another's repair"
        ),
        pytest.param("Knut Solem, who joined the port in 2001, closed the pier.", "supported", id="his own career"),
        pytest.param(
            "Odd Rye, who joined the port in 2001, owns the inn on the quay.", "not supported", id="another's career"
        ),
        pytest.param(
            "The sailors, who were moved to a school, slept on mats.", "not supported", id="what happened to the guests"
        ),
        pytest.param("The guests, who were moved to a school, slept on mats.", "supported", id="the guests themselves"),
        pytest.param(
            "Marit Hove, who was the mayor until 2018, lent them blankets.", "not refused", id="a former post"
        ),
        pytest.param("Marit Hove, who is the mayor of Kelm, lent them blankets.", "not supported", id="held no more"),
        pytest.param(
            "Berit Aune, the chief engineer of the coastal service, said the lamp could shine again by winter if the "
            "glass arrived.",
            "supported",
            id="a post with its owner",
        ),
        pytest.param(
            "Berit Aune, the chief engineer of the ferrymen's union, said the lamp could shine again if the glass arrived.",
            "not supported",
            id="a post with another owner",
        ),
        pytest.param(
            "Odd Rye, the brother-in-law of Knut Solem, owns the inn.", "supported", id="a relative by marriage"
        ),
        pytest.param("Odd Rye, the brother of Knut Solem, owns the inn.", "refused", id="by marriage told as by birth"),
        pytest.param("Jon Tveit, the brother-in-law of Marit Hove, wants money.", "not supported", id="of others"),
        pytest.param(
            "Odd Rye, the brother-in-law of Marit Hove, owns the inn.", "not supported", id="of somebody else"
        ),
        pytest.param("The museum bought thirty lenses.", "supported", id="all that were bought"),
        pytest.param("The museum bought thirty lenses which were cracked.", "not supported", id="most of which as all"),
        pytest.param("Most of the lenses were cracked.", "not refused", id="most of them"),
    ],
)
def test_what_is_told_of_one_thing_is_not_told_of_another(claim: str, wanted: str, known: Analysis) -> None:
    verdict = check_claim(REPORT, claim, known, parser=PARSER)
    assert verdict.label in LABELS[wanted], verdict.checks


@pytest.mark.parametrize(
    ("claim", "wanted"),
    [
        pytest.param("Divers recovered twelve of the buoys.", "not refused", id="those recovered"),
        pytest.param("Divers recovered 41 of the port's 160 buoys.", "not supported", id="those adrift as recovered"),
        pytest.param("Forty-one of the buoys had drifted off.", "not refused", id="those adrift"),
        pytest.param("Twelve of the buoys had drifted off.", "not supported", id="those recovered as adrift"),
        pytest.param("The police put the number in the old town at 700.", "supported", id="the place of the number"),
        pytest.param("The police put the number in Sund at 700.", "not supported", id="the place of another crowd"),
        pytest.param(
            "The police said 1,900 people had gathered in Kelm.", "not supported", id="the organizers' number"
        ),
    ],
)
def test_a_figure_keeps_its_act_and_its_place(claim: str, wanted: str, known: Analysis) -> None:
    verdict = check_claim(REPORT, claim, known, parser=PARSER)
    assert verdict.label in LABELS[wanted], verdict.checks


@pytest.mark.parametrize(
    ("claim", "wanted"),
    [
        pytest.param("The lamp will work again by winter.", "not supported", id="sure for possible, another verb"),
        pytest.param("The lamp will be lit by winter, the engineer said.", "not supported", id="the same of a speaker"),
        pytest.param("The lamp may work again by winter if the glass arrives.", "not refused", id="still possible"),
        pytest.param("The loss is the highest ever.", "not supported", id="ever for since a year"),
        pytest.param(
            "The union put the loss at its highest level on record.", "refused", id="on record for since a year"
        ),
        pytest.param("The union put the loss at its highest since 2009.", "not refused", id="since that year"),
        pytest.param("A woman has never run the lighthouse.", "not supported", id="never, where one did"),
        pytest.param(
            "Berit Aune is the only woman to run the lighthouse.", "not supported", id="only, where one did before"
        ),
        pytest.param("Sigrid Moe was the last woman to run the lighthouse.", "not refused", id="the last one herself"),
    ],
)
def test_nothing_is_told_as_surer_or_wider_than_it_is(claim: str, wanted: str, known: Analysis) -> None:
    verdict = check_claim(REPORT, claim, known, parser=PARSER)
    assert verdict.label in LABELS[wanted], verdict.checks


@pytest.mark.parametrize(
    ("claim", "wanted"),
    [
        pytest.param(
            "The port paid the town of Sund 90,000 crowns in an earlier case.", "supported", id="who was paid"
        ),
        pytest.param("The port paid Jon Tveit 90,000 crowns.", "not supported", id="who only wants to be"),
        pytest.param("A storm at Breivik killed four sailors in 1996.", "supported", id="the event of that year"),
        pytest.param("The storm that broke the lamp killed four sailors.", "not supported", id="two storms in one"),
        pytest.param(
            "Four sailors were killed in the storm that hit Kelm.", "not supported", id="the other storm's place"
        ),
    ],
)
def test_two_events_stay_two(claim: str, wanted: str, known: Analysis) -> None:
    verdict = check_claim(REPORT, claim, known, parser=PARSER)
    assert verdict.label in LABELS[wanted], verdict.checks
