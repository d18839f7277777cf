"""An author who speaks of himself is told from a report in which others do."""

import pytest

from llm_brief.text.document import Document
from llm_brief.text.first_person import writes_of_himself

COLUMN = (
    "I write this from my kitchen in Tarn. Governor Pell is inciting the worst instincts of the town. My father mended "
    "nets here, and I believe that he was right. The council has condemned the strike. I do not agree with it."
)
REPORT = (
    "The council of Tarn condemned the strike on Monday. “I am tired, and my children are hungry,” said Ivo Marr, a "
    "docker. “I will not go back.” His wife said: “We have no money, and nobody helps us.” The port stayed closed."
)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(COLUMN, id="a column"),
        pytest.param(
            "We believe that the bridge must stay. Our readers have told us why. The council ignores us all. We ask it "
            "to listen, and our patience ends. We shall be there on Monday.",
            id="an editorial, in the plural",
        ),
        pytest.param(
            "I met Marr in Tarn. 'It was late,' he told me. I asked him why. I went home, and I did not sleep.",
            id="a speech that closed before",
        ),
    ],
)
def test_an_author_who_speaks_of_himself(text: str) -> None:
    assert writes_of_himself(Document(text=text))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(REPORT, id="only in quotation marks"),
        pytest.param(
            "World War I was long. Ormund I ruled Tarn. Phase I of the works ended. It cost much.", id="numbers"
        ),
        pytest.param(
            "Q: Did you leave?\n\nA: I left in May. My wife stayed.\n\nMARR: I never saw my brother. I told them so.",
            id="an interview with its speakers named",
        ),
        pytest.param(f"{REPORT} One docker told me that he would stay.", id="a reporter on the spot, once"),
        pytest.param("The US left the pact. The US army closed its base. The US paid. The US knew it.", id="a state"),
        pytest.param(
            "Marr left the club. He said: 'I was sad to go. I told my wife. I had to leave. 'I liked the crowd. My "
            "knee hurt.\n\n'I had nobody left. I went home.\n\nThe club thanked Marr on Tuesday. He will not return.",
            id="speeches that no mark closes",
        ),
        pytest.param("", id="nothing"),
    ],
)
def test_a_report_keeps_its_author_out(text: str) -> None:
    assert not writes_of_himself(Document(text=text))


def test_a_few_words_of_the_reporters_own_in_a_long_report_do_not_make_it_a_column() -> None:
    long = " ".join(f"The council of Tarn met for the {n}th time and closed a bridge." for n in range(60))
    assert not writes_of_himself(Document(text=f"{long} He told me so. I asked him why. He gave me no answer."))
