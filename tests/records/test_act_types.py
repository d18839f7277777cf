"""The category of an act: by the verb, the noun that it carries, and who is in it."""

import pytest

from llm_brief.records.acts import act_of, dated_by, status_of
from llm_brief.text.analysis import Analysis, analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse
from llm_brief.text.grammar.syntax import find_parser

pytestmark = pytest.mark.skipif(find_parser() is None, reason="no parser is installed (extra: local)")


def read(text: str) -> tuple[Analysis, Parse]:
    known = analyse(Document(text=text, name="a.txt"), find_parser())
    assert known.parse is not None
    return known, known.parse


def clause_of(text: str, lemma: str) -> tuple[Clause, Analysis, Parse]:
    known, parse = read(text)
    return next(c for c in known.clauses if c.lemma == lemma and not c.nominal), known, parse


@pytest.mark.parametrize(
    ("text", "lemma", "category"),
    [
        pytest.param("The ministers held talks in Halvren.", "hold", "CONSULT", id="light verb"),
        pytest.param("The mayor held the line.", "hold", None, id="no light verb"),
        pytest.param("A second round of talks began on Monday.", "begin", "CONSULT", id="what begins"),
        pytest.param("The rain began on Monday.", "begin", None, id="no event begins"),
        pytest.param("Talks between Orland and Varenia collapsed on May 3.", "collapse", None, id="talks collapse"),
        pytest.param("Peace talks broke down on Monday.", "break_down", None, id="talks break down"),
        pytest.param("The truce broke down on Monday.", "break_down", None, id="a truce breaks down"),
        pytest.param("The talks ended on Monday.", "end", "CONSULT", id="talks end"),
        pytest.param("Marr promised to veto the bill.", "promise", "REJECT", id="promised to veto"),
        pytest.param("Marr vowed to oppose the bill.", "vow", "REJECT", id="vowed to oppose"),
        pytest.param("Marr vowed to block the plan.", "vow", "REJECT", id="vowed to block"),
        pytest.param("Marr vowed to sue the bank.", "vow", "THREATEN", id="vowed to sue"),
        pytest.param("Marr promised not to veto the bill.", "promise", "AGREE", id="promised not to"),
        pytest.param("Marr promised to ban plastic bags.", "promise", "AGREE", id="promised to ban a thing"),
        pytest.param("Marr promised to send ten tanks.", "promise", "AGREE", id="promised to send"),
        pytest.param("The ceasefire took effect on Monday.", "take", "AGREE", id="takes effect"),
        pytest.param("Police ruled out foul play in the death of Anna Mott.", "rule_out", None, id="what was not"),
        pytest.param("Police ruled out arson as the cause.", "rule_out", None, id="no cause"),
        pytest.param("The minister ruled out a second referendum.", "rule_out", "REJECT", id="what will not be"),
        pytest.param("Gunmen killed two farmers.", "kill", "ASSAULT", id="killed by somebody"),
        pytest.param("The flood killed two farmers.", "kill", None, id="killed by water"),
        pytest.param("Two farmers were killed in a crash.", "kill", None, id="killed in a crash"),
        pytest.param("Two farmers were killed in an ambush.", "kill", "ASSAULT", id="killed in an ambush"),
        pytest.param("Teachers struck on Friday.", "strike", "PROTEST", id="a strike"),
        pytest.param("A missile struck the depot on Friday.", "strike", "ASSAULT", id="a missile strikes"),
        pytest.param("The army released five prisoners.", "release", "RETREAT", id="released people"),
        pytest.param("The army released a statement.", "release", None, id="released a statement"),
        pytest.param("The company dismissed forty workers.", "dismiss", "SANCTION", id="dismissed workers"),
        pytest.param("The company dismissed the claim.", "dismiss", "REJECT", id="dismissed a claim"),
        pytest.param("Rebels attacked the depot.", "attack", "ASSAULT", id="attacked by rebels"),
        pytest.param("The senator attacked the tax plan.", "attack", None, id="attacked with words"),
        pytest.param("Marr asked Hart to leave.", "ask", "REQUEST", id="asked to"),
        pytest.param("Marr asked Hart if she would leave.", "ask", None, id="asked if"),
        pytest.param("Marr pleaded for calm.", "plead", "REQUEST", id="pleaded for"),
        pytest.param("Marr pleaded guilty.", "plead", None, id="pleaded guilty"),
        pytest.param("The envoys discussed the pass.", "discuss", "CONSULT", id="several discuss"),
        pytest.param("The report discussed the pass.", "discuss", None, id="one discusses"),
        pytest.param("Prices declined in May.", "decline", None, id="prices decline nothing"),
        pytest.param("The envoy declined the invitation.", "decline", "REJECT", id="somebody declines"),
        pytest.param("The council pushed back the vote to June.", "push_back", None, id="put off"),
        pytest.param("The council pushed back against the plan.", "push_back", "REJECT", id="resisted"),
        pytest.param("Police launched a raid in Halvren.", "launch", "COERCE", id="a raid by police"),
        pytest.param("Teachers began a strike over pay.", "begin", "PROTEST", id="a strike of workers"),
        pytest.param("The army launched a strike on the depot.", "launch", "ASSAULT", id="a strike on something"),
        pytest.param("Rebels launched a raid on the depot.", "launch", "ASSAULT", id="a raid by rebels"),
    ],
)
def test_the_category_of_an_act(text: str, lemma: str, category: str | None) -> None:
    clause, _, parse = clause_of(text, lemma)
    found = act_of(clause, parse)
    assert (None if found is None else found.value) == category


@pytest.mark.parametrize(
    ("text", "lemma", "status"),
    [
        pytest.param("Another round is planned for October.", "plan", "planned", id="is planned"),
        pytest.param("Another round was planned for October.", "plan", None, id="was planned: what came of it is open"),
        pytest.param("The envoys were to meet in Halvren.", "meet", None, id="were to"),
        pytest.param("The envoys are to meet in Halvren.", "meet", "planned", id="are to"),
        pytest.param("The mayor said that the union would leave the talks.", "leave", "planned", id="said would"),
        pytest.param(
            "The mayor said that the union would leave the talks unless it was paid.", "leave", None, id="would unless"
        ),
        pytest.param(
            "The mayor said that the union would leave the talks, provided it was paid.", "leave", None, id="provided"
        ),
        pytest.param("The mayor gave them a day to leave or be arrested.", "arrest", None, id="or be arrested"),
        pytest.param("People came out to vote for or boycott the list.", "boycott", None, id="to vote or boycott"),
    ],
)
def test_what_is_ahead_is_told_apart_from_what_is_open(text: str, lemma: str, status: str | None) -> None:
    clause, known, parse = clause_of(text, lemma)
    found = status_of(clause, parse, known.clauses)
    assert (None if found is None else found.value) == status


@pytest.mark.parametrize(
    ("text", "lemma", "words", "is_day"),
    [
        pytest.param("The city will host guests at a conference on June 3.", "host", "June 3", True, id="of the event"),
        pytest.param("Shelling on May 2 killed two farmers.", "kill", "May 2", True, id="of the subject"),
        pytest.param("A round is planned in Halvren for May 2.", "plan", "May 2", True, id="planned for"),
        pytest.param("The council promised a hearing on May 2.", "promise", "May 2", False, id="of what is promised"),
        pytest.param(
            "They shot two videos of Oru and another in May 2017.", "shoot", "May 2017", False, id="of another one"
        ),
        pytest.param("They shot two videos of Oru in May 2017.", "shoot", "May 2017", True, id="of the act"),
        pytest.param("The rules cut waste below 2005 levels.", "cut", "2005", False, id="of a measure"),
        *(
            pytest.param(text, lemma, text.split(maxsplit=2)[1].strip(","), is_day, id=text)
            for text, lemma, is_day in (
                ("In March, Oru freed 40 men and Vesk closed the pass.", "free", True),
                ("In March, Oru freed 40 men and Vesk closed the pass.", "close", True),
                ("In March the guards shelled Alda, seized the bridge and closed the pass.", "seize", True),
                ("In March the guards shelled Alda, seized the bridge and closed the pass.", "close", True),
                ("In March, Oru freed 40 men and Vesk closed the pass in April.", "close", False),
                ("In March, Oru freed 40 men and Vesk later closed the pass.", "close", False),
                ("In March, Oru freed 40 men and Vesk will close the pass.", "close", False),
                ("In March, Oru freed 40 men, while Vesk closed the pass.", "close", False),
                ("In March, Oru said that Brun freed 40 men and Vesk closed the pass.", "close", False),
            )
        ),
        pytest.param("Oru freed 40 men in March and Vesk closed the pass.", "close", "March", False, id="not fronted"),
    ],
)
def test_whose_day_it_is(text: str, lemma: str, words: str, *, is_day: bool) -> None:
    clause, _, parse = clause_of(text, lemma)
    start = text.index(words)
    assert dated_by(clause, parse, start, start + len(words)) is is_day


@pytest.mark.parametrize(
    ("text", "lemma", "words", "dated"),
    [
        pytest.param("Orland signed a pact on Monday.", "sign", "Monday", True, id="signed on"),
        pytest.param("Orland signed the deal in Halm on 3 May 2019.", "sign", "3 May 2019", True, id="signed in, on"),
        pytest.param("Orland signed a treaty with Varenia in June.", "sign", "June", True, id="signed with, in"),
        pytest.param("Orland signed a contract for delivery in 2021.", "sign", "2021", False, id="what it is about"),
        pytest.param("Orland reached an agreement to close the pass on 4 June.", "reach", "4 June", False, id="a deed"),
        pytest.param("Orland promised to sign the treaty on Monday.", "promise", "Monday", False, id="promised"),
        pytest.param("Sunday rebels attacked Kern.", "attack", "Sunday", True, id="a day before who acts"),
        pytest.param(
            "Marr founded the clinic, and last month Hart closed it.", "found", "last month", False, id="of another act"
        ),
        pytest.param(
            "Marr founded the clinic, and last month Hart closed it.", "close", "last month", True, id="its own"
        ),
    ],
)
def test_a_date_is_that_of_its_own_act(text: str, lemma: str, words: str, dated: bool) -> None:
    clause, _, parse = clause_of(text, lemma)
    start = text.index(words)
    assert dated_by(clause, parse, start, start + len(words)) is dated
