"""Drafts against a text, field by field: what is supported, what is refused, and why."""

from functools import cache

import pytest

from llm_brief.extract.ground import ground
from llm_brief.records.base import Label
from llm_brief.records.drafts import DemandDraft, Draft, EventDraft, PositionDraft
from llm_brief.records.vocabulary import Kind
from llm_brief.text.analysis import Analysis, analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser
from llm_brief.verify.case import Case
from llm_brief.verify.decide import decide
from llm_brief.verify.driver import findings_of

TEXT = """\
Orland's government asked the Tessaly Council on June 3 to reopen the Brake Pass.
The Council rejected the request.
“We will not reopen the pass,” spokesman Ivo Marr said.
Envoy Lena Hart denied that Orland had sent troops to the border.
Orland plans to host talks in Halvren on July 2.
Some 40 trucks were stranded near Halvren, according to the drivers' union.
Miners in Tessaly did not strike on Monday.
The Council expelled two envoys before August 4.
The raid on May 9 was condemned by Orland.
Hart said Orland would open the pass, provided that the raids stop.
Marr told reporters that the Council had not closed the border.
Marr asked whether Orland had closed the border.
"""

needs_parser = pytest.mark.skipif(find_parser() is None, reason="no parser is installed (extra: local)")

DRAFTS: dict[Kind, type[Draft]] = {Kind.EVENT: EventDraft, Kind.DEMAND: DemandDraft, Kind.POSITION: PositionDraft}
DEFAULTS: dict[Kind, dict[str, object]] = {
    Kind.EVENT: dict(title="x", type="OTHER", status="occurred", actors=["Orland"]),
    Kind.DEMAND: dict(
        demander="Orland's government", content="reopen the Brake Pass", summary="x", force="request", status="made"
    ),
    Kind.POSITION: dict(
        stakeholder="Ivo Marr",
        target="x",
        stance="against",
        statement="We will not reopen the pass",
        quoted=True,
        basis="stated",
    ),
}


@cache
def known() -> tuple[Document, Analysis]:
    document = Document(text=TEXT, name="a.txt")
    return document, analyse(document, find_parser())


def verdict(kind: Kind, sentences: list[int], name: str, value: object, **others: object) -> tuple[Label, str]:
    document, analysis = known()
    many = {"actors", "recipients", "addressees", "quantities"}
    fields = DEFAULTS[kind] | others | {name: [value] if name in many else value}
    draft = DRAFTS[kind].model_validate({"sentences": sentences, **fields})
    grounded = ground(draft, kind, document, proposed_by="test")
    (claim,) = grounded.of(name)
    found = decide(claim.field, findings_of(claim, Case(grounded, analysis)))
    return found.label, "; ".join(finding.reason for finding in found.checks)


S, C, M, N, NC = Label.SUPPORTED, Label.CONTRADICTED, Label.MISATTRIBUTED, Label.NOT_FOUND, Label.NOT_CHECKED
E, D, P = Kind.EVENT, Kind.DEMAND, Kind.POSITION


@needs_parser
@pytest.mark.parametrize(
    ("kind", "sentences", "name", "value", "others", "label"),
    [
        pytest.param(D, [1], "demander", "Orland's government", {}, S, id="who asks"),
        pytest.param(D, [1], "demander", "the Tessaly Council", {}, C, id="who is asked does not ask"),
        pytest.param(D, [1], "addressees", "the Tessaly Council", {}, S, id="who is asked"),
        pytest.param(D, [1], "addressees", "Orland's government", {}, C, id="who asks is not asked"),
        pytest.param(D, [1], "demander", "Orlend's government", {}, N, id="a misspelt name"),
        pytest.param(D, [1], "demander", "Ivo Marr", {}, N, id="a name of another sentence"),
        pytest.param(D, [1], "content", "reopen the Brake Pass", {}, S, id="what is asked for"),
        pytest.param(D, [1], "content", "close the Brake Pass", {}, N, id="another thing asked for"),
        pytest.param(D, [1], "force", "request", {}, S, id="asked is a request"),
        pytest.param(D, [1], "force", "ultimatum", {}, NC, id="no last word"),
        pytest.param(D, [1], "force", "order", {}, C, id="asked is no order"),
        pytest.param(D, [1], "status", "made", {}, S, id="it was asked"),
        pytest.param(D, [1, 2], "status", "rejected", {}, S, id="and refused"),
        pytest.param(D, [1, 2], "status", "made", {}, NC, id="made, but refused as well"),
        pytest.param(D, [1], "status", "met", {}, NC, id="nothing says that it was met"),
        pytest.param(E, [1], "date", "June 3", {"type": "REQUEST"}, S, id="its date"),
        pytest.param(E, [1], "date", "June 4", {"type": "REQUEST"}, N, id="another day"),
        pytest.param(E, [1], "date", "June 3, 2031", {"type": "REQUEST"}, N, id="a year added"),
        pytest.param(
            E,
            [8],
            "date",
            "before August 4",
            {"type": "SANCTION", "actors": ["The Council"]},
            S,
            id="before a day",
        ),
        pytest.param(E, [8], "date", "August 4", {"type": "SANCTION"}, Label.PARTIAL, id="before cut off"),
        pytest.param(E, [2], "actors", "The Council", {"type": "REJECT"}, S, id="who refuses"),
        pytest.param(E, [2], "type", "REJECT", {"actors": ["The Council"]}, S, id="a refusal"),
        pytest.param(E, [2], "type", "AGREE", {"actors": ["The Council"]}, NC, id="no agreement"),
        pytest.param(E, [2], "status", "occurred", {"type": "REJECT", "actors": ["The Council"]}, S, id="it happened"),
        pytest.param(E, [2], "status", "planned", {"type": "REJECT", "actors": ["The Council"]}, C, id="no plan"),
        pytest.param(E, [5], "status", "planned", {"type": "CONSULT"}, S, id="a plan"),
        pytest.param(E, [5], "status", "occurred", {"type": "CONSULT"}, C, id="a plan is not done"),
        pytest.param(E, [5], "date", "July 2", {"type": "CONSULT"}, S, id="the plan's date"),
        pytest.param(E, [5], "place", "Halvren", {"type": "CONSULT"}, S, id="the place"),
        pytest.param(E, [6], "quantities", "Some 40 trucks", {"actors": ["trucks"]}, S, id="a number"),
        pytest.param(E, [6], "quantities", "40 lorries", {"actors": ["trucks"]}, N, id="another unit"),
        pytest.param(E, [6], "quantities", "trucks", {"actors": ["trucks"]}, N, id="no number"),
        pytest.param(E, [9], "actors", "Orland", {"type": "ACCUSE"}, S, id="the agent of a passive"),
        pytest.param(E, [9], "recipients", "Orland", {"type": "ACCUSE", "actors": ["The raid"]}, C, id="no recipient"),
        pytest.param(P, [3], "stakeholder", "Ivo Marr", {}, S, id="the speaker"),
        pytest.param(P, [1, 3], "stakeholder", "Orland's government", {}, M, id="not the speaker"),
        pytest.param(P, [3], "statement", "We will not reopen the pass", {}, S, id="his words"),
        pytest.param(P, [3], "statement", "We will reopen the pass", {}, N, id="a negation dropped"),
        pytest.param(
            P,
            [1, 3],
            "statement",
            "We will not reopen the pass",
            {"stakeholder": "Orland's government"},
            M,
            id="words of another",
        ),
        pytest.param(
            P,
            [4],
            "statement",
            "Orland had sent troops to the border",
            {"stakeholder": "Lena Hart"},
            C,
            id="cut out of a denial",
        ),
        pytest.param(
            P,
            [10],
            "statement",
            "Orland would open the pass",
            {"stakeholder": "Hart"},
            Label.PARTIAL,
            id="a condition cut off",
        ),
        pytest.param(
            P,
            [10],
            "statement",
            "Orland would open the pass, provided that the raids stop",
            {"stakeholder": "Hart"},
            S,
            id="with its condition",
        ),
        pytest.param(P, [11], "statement", "closed the border", {"stakeholder": "Marr"}, C, id="a negation cut off"),
        pytest.param(
            P,
            [11],
            "statement",
            "the Council had not closed the border",
            {"stakeholder": "Marr"},
            S,
            id="with its negation",
        ),
        pytest.param(P, [3], "quoted", True, {}, S, id="in quotation marks"),
        pytest.param(P, [3], "quoted", False, {}, C, id="said not to be quoted"),
        pytest.param(P, [3], "basis", "stated", {}, S, id="stated by himself"),
        pytest.param(P, [3], "basis", "reported_by_other", {}, C, id="nobody else reports it"),
        pytest.param(
            P,
            [2],
            "stance",
            "against",
            {"stakeholder": "The Council", "statement": "rejected the request"},
            S,
            id="against",
        ),
        pytest.param(
            P,
            [2],
            "stance",
            "favor",
            {"stakeholder": "The Council", "statement": "rejected the request"},
            C,
            id="not in favour",
        ),
    ],
)
def test_a_claim_gets_the_label_that_the_text_gives(  # noqa: PLR0917 - one column of the table each
    kind: Kind, sentences: list[int], name: str, value: object, others: dict[str, object], label: Label
) -> None:
    found, reasons = verdict(kind, sentences, name, value, **others)
    assert found is label, reasons


@pytest.mark.parametrize(
    ("title", "label"),
    [
        pytest.param("The Council rejected the request", S, id="the sentence"),
        pytest.param("The Council rejected the offer", NC, id="another word"),
        pytest.param("The Council of Orland rejected the request", N, id="a name added"),
        pytest.param("The Council rejected the request twice in 2031", N, id="a year added"),
        pytest.param("The Council did not reject the request", N, id="a negation added"),
    ],
)
def test_a_gloss_may_not_add_names_numbers_or_negations(title: str, label: Label) -> None:
    assert verdict(E, [2], "title", title, actors=["The Council"])[0] is label


def test_without_a_parser_roles_are_not_checked_and_never_guessed() -> None:
    document = Document(text=TEXT, name="a.txt")
    draft = DemandDraft.model_validate({"sentences": [1], **DEFAULTS[D]})
    grounded = ground(draft, D, document, proposed_by="test")
    case = Case(grounded, analyse(document, None))
    (demander,) = grounded.of("demander")
    assert decide(demander.field, findings_of(demander, case)).label is NC


@pytest.mark.parametrize(
    ("words", "label"),
    [
        pytest.param("We will not reopen the pass", S, id="a whole quotation"),
        pytest.param("The Council rejected the request", S, id="a whole sentence"),
        pytest.param("were stranded near Halvren", NC, id="a part"),
        pytest.param("reopen the pass", C, id="a part of a quotation, behind a negation"),
        pytest.param("had sent troops to the border", C, id="a part of a denial"),
        pytest.param("strike on Monday", C, id="behind a negation, by its letters"),
    ],
)
def test_without_a_parser_only_whole_sentences_and_quotations_are_certain(words: str, label: Label) -> None:
    document = Document(text=TEXT, name="a.txt")
    sentences = [next(s.index for s in document.sentences if words in s.text)]
    draft = PositionDraft.model_validate({"sentences": sentences, **DEFAULTS[P], "statement": words})
    grounded = ground(draft, P, document, proposed_by="test")
    (statement,) = grounded.of("statement")
    assert decide(statement.field, findings_of(statement, Case(grounded, analyse(document, None)))).label is label


def test_a_reason_names_the_words_that_speak_against_a_claim() -> None:
    _, reasons = verdict(P, [4], "statement", "Orland had sent troops to the border", stakeholder="Lena Hart")
    if find_parser() is not None:
        assert "denied" in reasons
