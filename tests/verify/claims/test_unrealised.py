"""What is only planned, asked for, turned down or denied, told as done in another verb; and a "not" in its place."""

import pytest

from llm_brief.records.base import Label
from llm_brief.text.analysis import Analysis, analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.parse import Parse
from llm_brief.text.grammar.syntax import find_parser
from llm_brief.verify.claims import check_claim
from llm_brief.verify.claims.check import comparisons, findings_of
from llm_brief.verify.claims.evidence.contrasts import contrasts_in
from llm_brief.verify.claims.evidence.shades import Kind, is_ellipsis, shade_of
from llm_brief.verify.claims.source import source_of

PARSER = find_parser()
pytestmark = pytest.mark.skipif(PARSER is None, reason="no syntactic parser is installed")

RAILWAY = """\
Regulator fines Lumen Rail after winter of delays

VESSEL, Jan. 22 (Quill News) - The rail regulator of Orm fined Lumen Rail 3 million marks on Thursday for cancelling trains without notice. The company had asked for the fine to be suspended for a year; the regulator did not agree. Lumen's chairwoman, Greta Holm, said the company would not appeal.

Lumen had meant to buy 40 new trains in 2027 but shelved the order when its bank withdrew a loan. The bank, Fenn & Daughters, said it had lent the money on condition that the state stood surety, which it never did. The transport minister, Ole Brandt, has promised commuters a refund of 50 marks each. None has been paid so far.

A whistleblower, Tess Marlo, claimed that drivers were told to skip stations. The regulator found no sign of that. The union urged its members to work to rule rather than strike, and a mediator was proposed by the state. Lumen turned the mediator down.

The night train to Casper was saved from closure by a petition. Passengers were spared a rise in fares. The new timetable came into force three weeks later than planned, since the computers were not ready.

Brandt attempted to sack the head of the track authority, Ida Voss, in December, but parliament prevented it. Voss, not Brandt, had warned of a shortage of drivers. A plan to link Vessel and Casper by a tunnel was abandoned in 2019 for fear of floods. The delays were caused by old signals and not, as Lumen had said, by snow.
"""
SCHOOL = """\
Island school reopens without its head

MARNE ISLE, Sept. 1 (Quill News) - The only school on Marne Isle reopened on Monday with 31 pupils, two weeks after a storm took off its roof. The head teacher, Lise Corran, has been suspended since June, when parents accused her of hitting a boy.

The education board had wanted to move all the pupils to the mainland, and it forecast a saving of 200,000 crowns a year. The board said it would not decide on the school's future until an expert had counted the island's births. It has ruled out raising the fees.

The roof was repaired by volunteers, not by the board's builders, who had offered to do it for 90,000 crowns. The hall was not a gift of the parish but a loan. A collection for the roof fell short of its target of 60,000 crowns. The school's bell did not ring when the storm broke. Nobody was hurt.

Two of the three candidates withdrew in July. The third, Tom Rusk, did not. The board gave up its search in August. The council dismissed the parents' complaint; Rusk welcomed the new timetable. He was asked to sing at the reopening, which he said he would not.
"""
TEXTS = {"railway": RAILWAY, "school": SCHOOL}
REFUSALS = {Label.CONTRADICTED, Label.MISATTRIBUTED, Label.NOT_FOUND, Label.PARTIAL}


@pytest.fixture(scope="module")
def known() -> dict[str, tuple[Document, Analysis]]:
    documents = {name: Document(text=text, name=name) for name, text in TEXTS.items()}
    return {name: (document, analyse(document, PARSER)) for name, document in documents.items()}


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        pytest.param("railway", "The fine on Lumen Rail was waived for a year.", id="asked for"),
        pytest.param("railway", "Lumen acquired 40 new trains in 2027.", id="meant to"),
        pytest.param("railway", "Commuters received 50 marks each.", id="promised"),
        pytest.param("railway", "The state became surety for the loan.", id="which it never did"),
        pytest.param("railway", "The regulator found that drivers were told to skip stations.", id="no sign of that"),
        pytest.param("railway", "The night train to Casper has been closed.", id="saved from"),
        pytest.param("railway", "Brandt dismissed Ida Voss in December.", id="attempted"),
        pytest.param("railway", "Brandt had warned of a shortage of drivers.", id="A, not B"),
        pytest.param("railway", "Snow caused the delays.", id="by A and not, as somebody says, by B"),
        pytest.param("railway", "Vessel and Casper were joined by a tunnel in 2019.", id="a plan abandoned"),
        pytest.param("school", "The pupils were taken to the mainland.", id="wanted"),
        pytest.param("school", "Closing the school saved 200,000 crowns a year.", id="forecast"),
        pytest.param("school", "The board's builders mended the roof for 90,000 crowns.", id="offered"),
        pytest.param("school", "The hall was a gift of the parish.", id="not B but A"),
        pytest.param("school", "The collection reached its target of 60,000 crowns.", id="fell short of"),
        pytest.param("school", "The school's bell sounded when the storm broke.", id="denied in another verb"),
        pytest.param("school", "Tom Rusk pulled out in July.", id="did not, without its verb"),
        pytest.param("school", "The fees will go up.", id="ruled out"),
        pytest.param("school", "Rusk will sing at the reopening.", id="which he would not"),
    ],
)
def test_what_is_not_told_as_done_supports_no_claim_that_it_is(
    article: str, claim: str, known: dict[str, tuple[Document, Analysis]]
) -> None:
    verdict = check_claim(known[article][0], claim, known[article][1], parser=PARSER)
    assert verdict.label is not Label.SUPPORTED, [(f.check, f.reason) for f in verdict.checks]


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        pytest.param(
            "railway",
            "Lumen wanted the fine to be suspended for a year, but the regulator refused.",
            id="a wish as a wish",
        ),
        pytest.param("railway", "Lumen gave up the plan to buy 40 new trains.", id="a particle has no opposite"),
        pytest.param(
            "railway", "The timetable came into force three weeks late because the computers were not ready.", id="late"
        ),
        pytest.param("railway", "The night train to Casper escaped closure after a petition.", id="escaped"),
        pytest.param("railway", "Voss had warned of a shortage of drivers.", id="A without its B"),
        pytest.param("railway", "The members were urged to work to rule, not to strike.", id="not for rather than"),
        pytest.param("railway", "The state has yet to stand surety for the loan, the bank said.", id="yet to"),
        pytest.param(
            "railway", "A tunnel between Vessel and Casper was considered but given up in 2019.", id="considered"
        ),
        pytest.param(
            "railway", "The regulator found nothing to show that drivers had been told to skip stations.", id="nothing"
        ),
        pytest.param("railway", "Passengers will not have to pay more.", id="spared"),
        pytest.param("school", "Volunteers repaired the roof.", id="the one of A, not B"),
        pytest.param("school", "The hall was a loan.", id="the one of not B but A"),
        pytest.param(
            "school",
            "The board wants an expert to count the island's births before it decides on the school's future.",
            id="not until, before",
        ),
        pytest.param("school", "The fees will not be raised, the board said.", id="not for ruled out"),
        pytest.param("school", "Lise Corran says she did not hit the boy.", id="an accusation"),
        pytest.param("school", "Tom Rusk remained a candidate.", id="remained"),
        pytest.param("school", "The council turned down the parents' complaint.", id="another object than Rusk's"),
        pytest.param("school", "Rusk praised the new timetable.", id="another object than the council's"),
    ],
)
def test_the_same_in_other_words_is_not_refused(
    article: str, claim: str, known: dict[str, tuple[Document, Analysis]]
) -> None:
    verdict = check_claim(known[article][0], claim, known[article][1], parser=PARSER)
    assert verdict.label not in REFUSALS, [(f.check, f.reason) for f in verdict.checks]


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        pytest.param("railway", "Lumen planned to buy 40 new trains.", id="a plan"),
        pytest.param("railway", "The regulator fined Lumen Rail on Thursday.", id="done"),
        pytest.param("railway", "Lumen turned the mediator down.", id="turned down"),
        pytest.param("railway", "The minister promised a refund of 50 marks.", id="promised"),
        pytest.param("school", "The school reopened with 31 pupils.", id="reopened"),
        pytest.param(
            "school", "The board offered no money, and volunteers repaired the roof.", id="denies something itself"
        ),
        pytest.param("school", "The board's builders offered to repair the roof.", id="offered"),
        pytest.param("school", "Two candidates withdrew in July.", id="of those who did"),
    ],
)
def test_rules_about_what_is_not_done_are_silent(
    article: str, claim: str, known: dict[str, tuple[Document, Analysis]]
) -> None:
    compared = comparisons(claim, source_of(*known[article]), PARSER)
    checks = {finding.check for comparison in compared for finding in findings_of(comparison)}
    assert checks.isdisjoint({"unrealised", "denied", "corrected"})


def parse_of(text: str) -> Parse:
    parse = analyse(Document(text=text, name="text"), PARSER).parse
    assert parse is not None
    return parse


@pytest.mark.parametrize(
    ("text", "denied", "told"),
    [
        pytest.param("The hall was not a gift but a loan.", "a gift", "a loan", id="not B but A"),
        pytest.param("They sent nurses, not guards, to the gate.", "guards", "nurses", id="A, not B"),
        pytest.param("It was caused by rust and not, as he says, by ice.", "by ice", "by rust", id="A and not, as, B"),
    ],
)
def test_a_contrast_has_what_is_denied_and_what_is_told(text: str, denied: str, told: str) -> None:
    found = contrasts_in(parse_of(text), 0, len(text))
    pairs = [(one.denied, one.told) for one in found]
    assert [tuple(" ".join(t.text for t in side) for side in pair) for pair in pairs] == [(denied, told)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("She did not leave, but he did.", id="a clause"),
        pytest.param("Not only the mill but the barn burnt down.", id="not only"),
        pytest.param("The mill was not sold.", id="nothing set against it"),
    ],
)
def test_a_denied_clause_is_no_contrast(text: str) -> None:
    assert contrasts_in(parse_of(text), 0, len(text)) == ()


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        pytest.param("The bank offered 90 marks for the mill.", "marks", Kind.AHEAD, id="offered"),
        pytest.param("He refused to be taken to hospital.", "hospital", Kind.DENIED, id="refused"),
        pytest.param("They bid in vain for the route.", "route", Kind.DENIED, id="in vain"),
        pytest.param("The mill was saved from demolition.", "demolition", Kind.DENIED, id="saved from"),
        pytest.param("The bank paid 90 marks for the mill.", "marks", None, id="done"),
        pytest.param("The bank offered to sell the mill that it bought in May.", "May", None, id="a fact in a wish"),
        pytest.param("It was not a sale but a union of equals.", "equals", None, id="said instead"),
        pytest.param("There is no question that the mill was sold.", "mill", None, id="no question"),
        pytest.param("She is considered a master of the oboe.", "oboe", None, id="considered a thing"),
        pytest.param("Fares will rise, and the night train was sold.", "train", None, id="beside a plan"),
    ],
)
def test_a_word_has_the_shade_that_it_stands_under(text: str, word: str, kind: Kind | None) -> None:
    parse = parse_of(text)
    shade = shade_of(parse, next(token.index for token in parse.tokens if token.text == word))
    assert (shade.kind if shade is not None else None) is kind


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        pytest.param("Two left, but Rusk did not.", True, id="did not"),
        pytest.param("They may land there, but none ever has.", True, id="none ever has"),
        pytest.param("Rusk did not leave.", False, id="with its verb"),
        pytest.param("Rusk was not there in May.", False, id="with a place"),
        pytest.param("Two left, and Rusk did.", False, id="not denied"),
    ],
)
def test_an_ellipsis_is_a_denied_helping_verb_alone(text: str, bare: bool) -> None:
    parse = parse_of(text)
    assert any(is_ellipsis(parse, t.index) for t in parse.tokens if t.pos in {"VERB", "AUX"} and t.dep != "aux") is bare
