"""What a page examines as a claim is told from what it tells, by its labels and its judgements."""

import pytest

from llm_brief.text.document import Document
from llm_brief.text.fact_checks import examined_in, label_end


def examined(text: str) -> list[tuple[str, str | None]]:
    """The words under examination with their ratings, small."""
    found = examined_in(Document(text=text))
    return [(text[part.start : part.end], part.rating.lower() if part.rating else None) for part in found]


CLAIM = "Mayor Dorn sold the harbour in May."


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        pytest.param(f"Claim\n{CLAIM}\n\nRating\nFalse\n\nIt was leased.", "false", id="headings"),
        pytest.param(
            f"## The claim\n\n{CLAIM}\n\n## Our verdict\n\n**Misleading.** It was leased.", "misleading", id="md"
        ),
        pytest.param(f"CLAIM: {CLAIM}\nVERDICT: Unproven\nIt was leased.", "unproven", id="labels in lines"),
        pytest.param(f"CLAIM: {CLAIM} VERDICT: false", "false", id="labels in one line"),
        pytest.param(f"**Claim:** {CLAIM}\n**Rating:** Mostly false", "mostly false", id="bold labels"),
        pytest.param(
            f"WHAT'S TRUE: He was mayor.\nWHAT'S FALSE: {CLAIM}\nIt was leased.", "false", id="true and false"
        ),
        pytest.param(f"Myth: {CLAIM}\nFact: It was leased.", None, id="a myth"),
        pytest.param(f"Fact check: {CLAIM} It was leased.", None, id="a fact check"),
        pytest.param(f"{CLAIM}\n\nRating: Pants on Fire\n\nIt was leased.", "pants on fire", id="a rating alone"),
        pytest.param(f"{CLAIM} This claim is false.", "this claim is false.", id="a sentence"),
        pytest.param(f"{CLAIM}\n\nThat's not true. It was leased.", "that's not true.", id="the next paragraph"),
        pytest.param(
            f"{CLAIM} The story is a hoax, officials said.", "the story is a hoax, officials said.", id="told"
        ),
    ],
)
def test_a_claim_is_found_with_its_rating(text: str, rating: str | None) -> None:
    ((words, found),) = examined(text)
    assert words.startswith(CLAIM)
    assert found == rating


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"Claim\n{CLAIM}\n\nRating\nTrue\n\nIt was sold.", id="rated true"),
        pytest.param(f"Claim: {CLAIM}\nVerdict: Correct", id="rated correct"),
        pytest.param("The union made a claim for higher wages. The claim is before a court.", id="a claim for wages"),
        pytest.param(
            "Claims\n\nThe insurer paid Lee Park in May. His claim was large.", id="a heading of another page"
        ),
        pytest.param("The jury met in May.\n\nVerdict\n\nGuilty. Dorn was sent to prison.", id="a verdict of a jury"),
        pytest.param("The bank cut its rating. Rating: negative. The outlook is bad.", id="a rating of a bank"),
        pytest.param("The ministry issued a statement. The statement was misleading.", id="a statement spoken of"),
        pytest.param(f"{CLAIM} The claim is true.", id="true after all"),
        pytest.param("Dorn lost the case. “This claim is false,” she said.", id="in somebody's mouth"),
        pytest.param("Dorn lost. Park said the claim was false.", id="reported"),
        pytest.param(f"Fact check: No, {CLAIM[:-1]} never.", id="answered at once"),
        pytest.param("", id="nothing"),
    ],
)
def test_ordinary_words_are_not_examined(text: str) -> None:
    assert examined(text) == []


def test_the_claim_told_once_more_is_examined_too() -> None:
    text = (
        f"{CLAIM}\n\nIt never was sold.\n\nClaim: {CLAIM}\nRating: False\n\nMayor Dorn has not sold the harbour in May."
    )
    assert [words for words, _ in examined(text)] == [CLAIM, CLAIM]


def test_a_ruling_names_who_made_the_claim() -> None:
    text = "Holm spoke.\n\nOur ruling\n\nHolm said Dorn sold the harbour. She leased it. We rate this claim False."
    assert examined(text) == [("Holm said Dorn sold the harbour.", "we rate this claim false.")]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        pytest.param("WHAT'S TRUE: Dorn left.", "Dorn left.", id="what is true"),
        pytest.param("Claim 2: Dorn left.", "Dorn left.", id="a numbered claim"),
        pytest.param("Dorn: I left.", "Dorn: I left.", id="a speaker"),
        pytest.param("Claim for damages: Dorn left.", "Claim for damages: Dorn left.", id="another claim"),
        pytest.param("Verdict: False", "Verdict: False", id="no sentence behind it"),
    ],
)
def test_a_label_is_no_part_of_the_sentence(text: str, rest: str) -> None:
    assert text[label_end(text) :] == rest
