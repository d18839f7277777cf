"""What is asked for in lists that a small parser breaks, and of whom."""

import pytest

from llm_brief.extract.proposals import propose
from llm_brief.records.vocabulary import Kind
from llm_brief.text.analysis import analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser

pytestmark = pytest.mark.skipif(find_parser() is None, reason="no parser is installed (extra: local)")


def demands(text: str) -> list[tuple[list[str], str]]:
    """Of each demand whom it addresses, and its content."""
    document = Document(text=text, name="a.txt")
    drafts = [d for d in propose(document, analyse(document, find_parser())) if d.kind is Kind.DEMAND]
    return [([str(c.value) for c in d.of("addressees")], str(d.of("content")[0].value)) for d in drafts]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        pytest.param(
            "Orland has sought action against rebels based in Tessaly, the transfer of fugitives wanted for bombings, "
            "clear assurances to prevent raids from across the border, and the establishment of a buffer zone.",
            [
                "action against rebels based in Tessaly",
                "the transfer of fugitives wanted for bombings",
                "clear assurances to prevent raids from across the border",
                "the establishment of a buffer zone",
            ],
            id="participles and infinitives",
        ),
        pytest.param(
            "The miners called for higher wages, better masks, safer shafts and the dismissal of the manager "
            "responsible for the collapse.",
            [
                "higher wages",
                "better masks",
                "safer shafts",
                "the dismissal of the manager responsible for the collapse",
            ],
            id="no comma before and",
        ),
        pytest.param(
            "Orland pressed for an end to the blockade, the release of drivers held since May, and a commitment to "
            "reopen the pass.",
            ["an end to the blockade", "the release of drivers held since May", "a commitment to reopen the pass"],
            id="pressed for",
        ),
        pytest.param(
            "The families asked for an inquiry into the fire, the resignation of the mayor who had ignored the "
            "warnings, and help to rebuild.",
            [
                (
                    "an inquiry into the fire, the resignation of the mayor who had ignored the warnings, and help to "
                    "rebuild"
                )
            ],
            id="in one piece where the parser tears it",
        ),
        pytest.param(
            "The Council demanded, in a letter to Orland, the withdrawal of troops massed near the river, access for "
            "monitors, and the release of farmers seized in April.",
            [
                "the withdrawal of troops massed near the river",
                "access for monitors",
                "the release of farmers seized in April",
            ],
            id="an aside before the list",
        ),
        pytest.param(
            "The opposition is demanding the dismissal of the police chief, fresh elections in Halvren, and the repeal "
            "of the toll, after talks collapsed on Friday.",
            ["the dismissal of the police chief", "fresh elections in Halvren", "the repeal of the toll"],
            id="a clause behind the list",
        ),
        pytest.param(
            "Orland's demands for a buffer zone, the return of fugitives and an apology were repeated.",
            ["a buffer zone, the return of fugitives and an apology"],
            id="a noun as subject",
        ),
        pytest.param(
            "The envoy urged Tessaly to close the camps used by raiders, hand over men wanted for murder, stop arms "
            "reaching the rebels, and reopen the pass.",
            [
                "close the camps used by raiders",
                "hand over men wanted for murder",
                "stop arms reaching the rebels",
                "reopen the pass",
            ],
            id="deeds",
        ),
        pytest.param(
            "Orland called on the Council to release two drivers, lift the toll and pay a fine or leave the talks.",
            ["release two drivers", "lift the toll", "pay a fine"],
            id="not what comes otherwise",
        ),
        pytest.param(
            "Orland sent a last warning to the Council: reopen the pass, free the drivers and pay a fine.",
            ["reopen the pass", "free the drivers", "pay a fine"],
            id="behind a colon",
        ),
        pytest.param(
            "Orland sought the release of Oru Denn, the union leader, and an apology, officials said.",
            ["the release of Oru Denn, the union leader, and an apology"],
            id="in one piece where the items are not clear",
        ),
        pytest.param(
            "Orland wants the camps closed and the fugitives handed over.",
            ["the camps closed and the fugitives handed over"],
            id="wanted done",
        ),
    ],
)
def test_nothing_of_a_list_is_lost(text: str, contents: list[str]) -> None:
    assert [content for _, content in demands(text)] == contents


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        pytest.param("Orland asked Tessaly for guarantees, the ministry said.", ["guarantees"], id="a teller"),
        pytest.param(
            "The union demanded higher wages, and the company refused.", ["higher wages"], id="a second sentence"
        ),
        pytest.param(
            "Orland demanded compensation, warned of a boycott, and recalled its envoy.", ["compensation"], id="verbs"
        ),
        pytest.param("Marr sent a request to the ministry for the environment.", [], id="an office"),
        pytest.param(
            "Marr sought the support of drivers, dockers and nurses.",
            ["the support of drivers, dockers and nurses"],
            id="whose support",
        ),
    ],
)
def test_what_is_no_item_is_not_asked_for(text: str, contents: list[str]) -> None:
    assert [content for _, content in demands(text)] == contents


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        pytest.param(
            "Orland has sent a last warning to the Tessaly cabinet: stop the raids and open the pass, or lose the bridge.",
            "the Tessaly cabinet",
            id="a last warning",
        ),
        pytest.param(
            "Orland has issued an ultimatum to the rebel leadership: leave Halvren by Friday and release two drivers.",
            "the rebel leadership",
            id="an ultimatum",
        ),
        pytest.param(
            "The army delivered a final warning to the rebels to leave Halvren.", "the rebels", id="a warning"
        ),
        pytest.param(
            "The union sent a request to the ministry for the return of the ship.", "the ministry", id="a request for"
        ),
        pytest.param("Orland issued an appeal to Tessaly to close the camps.", "Tessaly", id="an appeal to"),
        pytest.param("Orland repeated its demand to Tessaly that it return the ship.", "Tessaly", id="repeated"),
        pytest.param("The miners made a plea to Oru Denn for calm.", "Oru Denn", id="a plea"),
        pytest.param("Orland made a demand to Tessaly that it return the ship.", "Tessaly", id="a demand to"),
        pytest.param(
            "Orland's demand to Tessaly for the return of the ship was rejected.", "Tessaly", id="an owner's demand"
        ),
    ],
)
def test_a_noun_of_asking_has_its_addressee(text: str, addressee: str) -> None:
    found = demands(text)
    assert found
    assert all(addressees == [addressee] for addressees, _ in found)
