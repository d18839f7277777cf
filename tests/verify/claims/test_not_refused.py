"""Faithful claims in other words, in reckoned figures, from the other side: not refused, and no reverse borne out."""

from decimal import Decimal

import pytest

from llm_brief.records.base import Label
from llm_brief.text.analysis import Analysis, analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser
from llm_brief.text.quantities.find import find_quantities
from llm_brief.verify.claims import ClaimVerdict, check_claim
from llm_brief.verify.claims.compounds import joined

PARSER = find_parser()
needs_parser = pytest.mark.skipif(PARSER is None, reason="no syntactic parser is installed")

ARTICLES = {
    "harbour": Document(
        name="harbour.txt",
        text="""\
KELMOUTH, May 14 - The town council of Kelmouth voted 8 to 3 on Tuesday to sell the municipal ferry line to Tarrant \
Shipping for $12.4 million. The sale must still be approved by the transport authority, which is expected to rule by \
the end of August.

Councilman Edgar Doyle was one of the three who opposed it. The line carried 214,000 passengers last year, down from \
251,000 in 2019. It lost $1.8 million last year, about twice what it lost the year before.

The crossing takes one hour and 10 minutes. Harriet Tarrant, the company's president, said it would order two new \
vessels from a yard in Denholm. The dockworkers' union, which represents 31 of the 46 employees, took no side. \
Corran Lines offered $10.9 million.

The line bought its oldest vessel from a widow in Orlow. Blue Strait withdrew its bid in April. The harbour wall \
remains closed to walkers, and will remain so until the repairs end. Doyle had asked for a referendum, but the council \
refused. The police put the number of protesters at 300; the union said there were 900.
""",
    ),
    "hospital": Document(
        name="hospital.txt",
        text="""\
A jury on Friday found Martin Vale, the former chief executive of St. Brede Hospital, guilty of nine of the 12 counts \
against him. He was acquitted of the other three. Judge Anita Corley allowed him to stay free until he is sentenced \
on Sept. 9.

Rosa Imbert, an accountant, sued the hospital in 2019; the hospital settled the case two years later for $850,000. \
The hospital repaid $3.1 million to insurers, half of what they had demanded. A law passed in 2023 requires hospitals \
to have their bills audited every year.

Mr. Vale bought a sailboat for $410,000 and sold it for $365,000. The court rejected his claim that an inspector, Frank \
Moran, had hidden a file. Nineteen of the 35 nurses were dismissed. No doctors were hurt in a fire at the hospital in \
May. The hospital broke off its talks with the insurers in June. The insurers will meet on Monday. The prosecution \
had paid no one improperly.
""",
    ),
}
LABELS = {
    "not refused": {Label.SUPPORTED, Label.NOT_CHECKED},
    "not supported": set(Label) - {Label.SUPPORTED},
    "refused": {Label.CONTRADICTED, Label.MISATTRIBUTED, Label.NOT_FOUND, Label.PARTIAL},
}


@pytest.fixture(scope="module")
def known() -> dict[str, Analysis]:
    return {name: analyse(article, PARSER) for name, article in ARTICLES.items()}


def _verdict(name: str, claim: str, known: dict[str, Analysis]) -> ClaimVerdict:
    return check_claim(ARTICLES[name], claim, known[name], parser=PARSER)


@needs_parser
@pytest.mark.parametrize(
    ("name", "claim", "wanted"),
    [
        pytest.param("harbour", "Eleven council members voted on the sale.", "not refused", id="a sum"),
        pytest.param(
            "harbour", "The line had 37,000 fewer passengers last year than in 2019.", "not refused", id="a difference"
        ),
        pytest.param(
            "harbour", "The line had 57,000 fewer passengers last year than in 2019.", "refused", id="no difference"
        ),
        pytest.param(
            "harbour",
            "Tarrant's offer was $1.5 million higher than that of Corran Lines.",
            "not refused",
            id="a difference of two sentences",
        ),
        pytest.param("harbour", "The line lost roughly $900,000 the year before last.", "not refused", id="half"),
        pytest.param("harbour", "The line lost $700,000 the year before last.", "refused", id="not half"),
        pytest.param("harbour", "It takes 70 minutes to cross.", "not refused", id="hours and minutes as minutes"),
        pytest.param("harbour", "It takes 80 minutes to cross.", "not supported", id="more than those minutes"),
        pytest.param(
            "harbour", "Fifteen of the employees are not represented by the union.", "not refused", id="the rest"
        ),
        pytest.param(
            "harbour", "Sixteen of the employees are not represented by the union.", "not supported", id="not the rest"
        ),
        pytest.param(
            "harbour", "Thirty-one of the employees are not represented by the union.", "refused", id="the part denied"
        ),
        pytest.param("hospital", "Sixteen of the 35 nurses kept their jobs.", "not refused", id="the rest as a part"),
        pytest.param("hospital", "Sixteen of the 35 nurses were dismissed.", "not supported", id="the rest for it"),
        pytest.param("hospital", "Vale lost $45,000 on the sailboat.", "not refused", id="a loss"),
        pytest.param("hospital", "Vale lost $65,000 on the sailboat.", "not supported", id="another loss"),
        pytest.param(
            "hospital", "Insurers had demanded $6.2 million from the hospital.", "not refused", id="twice as much"
        ),
        pytest.param("hospital", "The hospital settled with Imbert in 2021.", "not refused", id="two years later"),
    ],
)
def test_what_follows_from_figures_of_the_source_is_not_refused(
    name: str, claim: str, wanted: str, known: dict[str, Analysis]
) -> None:
    verdict = _verdict(name, claim, known)
    assert verdict.label in LABELS[wanted], verdict.checks


@needs_parser
@pytest.mark.parametrize(
    ("name", "claim", "wanted"),
    [
        pytest.param(
            "harbour", "A widow in Orlow sold the line its oldest vessel.", "not refused", id="sold for bought from"
        ),
        pytest.param(
            "harbour", "Nobody has yet been found to buy the ferry line.", "not refused", id="buying beside selling"
        ),
        pytest.param("harbour", "The town bought the municipal ferry line.", "not supported", id="bought for sold"),
        pytest.param(
            "harbour", "The transport authority has yet to approve the sale.", "not refused", id="what must be done"
        ),
        pytest.param(
            "harbour", "The transport authority refused to approve the sale.", "not supported", id="what is refused"
        ),
        pytest.param(
            "harbour",
            "The president of Tarrant Shipping said the company would order two new vessels.",
            "not refused",
            id="a speaker by office",
        ),
        pytest.param(
            "harbour",
            "The president of Corran Lines said the company would order two new vessels.",
            "not supported",
            id="the same office of another firm",
        ),
        pytest.param(
            "harbour", "The harbour wall stays closed until the repairs end.", "not refused", id="stays for will remain"
        ),
        pytest.param(
            "harbour",
            "The union said 900 people had protested, while the police put the number at 300.",
            "not refused",
            id="each his own figure",
        ),
        pytest.param(
            "harbour",
            "The union said 300 people had protested, while the police put the number at 900.",
            "refused",
            id="each the other's figure",
        ),
        pytest.param("harbour", "The police said 900 people had protested.", "refused", id="one the other's figure"),
        pytest.param(
            "harbour", "According to Doyle, the council refused to hold a referendum.", "not refused", id="no place"
        ),
        pytest.param(
            "hospital",
            "The judges rejected Vale's claim that Inspector Moran had hidden a file.",
            "not refused",
            id="judges for the court, a title for a given name",
        ),
        pytest.param("hospital", "Vale remains free until he is sentenced.", "not refused", id="remains for to stay"),
        pytest.param(
            "hospital", "Hospitals must have their bills audited every year.", "not refused", id="what a law requires"
        ),
        pytest.param(
            "hospital", "Hospitals have had their bills audited every year.", "not supported", id="required as done"
        ),
        pytest.param("hospital", "The insurers have yet to meet.", "not refused", id="what will be has yet to be"),
        pytest.param(
            "hospital",
            "It took all the doctors two years to pay the insurers.",
            "not supported",
            id="of doctors, who were not hurt",
        ),
        pytest.param(
            "hospital", "The hospital and the insurers have had no talks since June.", "not refused", id="no more of it"
        ),
        pytest.param(
            "hospital", "The prosecution made no improper payments.", "not refused", id="other words of the same roots"
        ),
    ],
)
def test_the_same_in_other_words_is_not_refused_nor_its_reverse_borne_out(
    name: str, claim: str, wanted: str, known: dict[str, Analysis]
) -> None:
    verdict = _verdict(name, claim, known)
    assert verdict.label in LABELS[wanted], verdict.checks


@needs_parser
@pytest.mark.parametrize(
    ("name", "claim", "wanted"),
    [
        pytest.param(
            "harbour", "The council thwarted a plebiscite on the ferry.", Label.NOT_CHECKED, id="half is there"
        ),
        pytest.param(
            "harbour", "A comet was photographed by amateur astronomers.", Label.NOT_FOUND, id="nothing is there"
        ),
    ],
)
def test_only_a_claim_of_which_nearly_nothing_is_there_is_refused_for_its_words(
    name: str, claim: str, wanted: Label, known: dict[str, Analysis]
) -> None:
    assert _verdict(name, claim, known).label is wanted


@needs_parser
@pytest.mark.parametrize(
    ("name", "claim", "untrue"),
    [
        pytest.param("harbour", "Forty people were hurt when a gate fell.", "protesters", id="what others count"),
        pytest.param("hospital", "All of the 35 nurses were dismissed.", "'35 nurses', not", id="the whole for a part"),
    ],
)
def test_no_reason_sets_a_number_against_one_of_something_else(
    name: str, claim: str, untrue: str, known: dict[str, Analysis]
) -> None:
    assert not any(untrue in finding.reason for finding in _verdict(name, claim, known).checks)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("It took three hours and 41 minutes.", ["three hours and 41 minutes"], id="hours and minutes"),
        pytest.param("about two years, six months", ["about two years, six months"], id="years and months"),
        pytest.param("She is 5 feet 10 inches tall.", ["5 feet 10 inches"], id="feet and inches"),
        pytest.param("two hours or 30 minutes", ["two hours", "30 minutes"], id="either of two"),
        pytest.param("two hours and 90 minutes", ["two hours", "90 minutes"], id="more than an hour of minutes"),
        pytest.param("two hours in which 30 minutes were lost", ["two hours", "30 minutes"], id="apart"),
        pytest.param("30 minutes and two hours", ["30 minutes", "two hours"], id="the smaller first"),
    ],
)
def test_a_measure_of_two_parts_is_one(text: str, wanted: list[str]) -> None:
    assert [found.text for found in joined(find_quantities(text), text)] == wanted


def test_a_measure_of_two_parts_is_their_sum() -> None:
    text = "three hours and 41 minutes"
    (found,) = joined(find_quantities(text), text)
    assert found.value.low == Decimal(221)
    assert found.value.unit == "minutes"
