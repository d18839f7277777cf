"""Sentences end where a reader would say so, and together they hold the whole text."""

import json
import re
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llm_brief.text.sentences import Sentence, split_sentences

BENCH = Path(__file__).parents[2].parent / "shared" / "bench"


def _texts(text: str) -> list[str]:
    return [sentence.text for sentence in split_sentences(text)]


def _headings(text: str) -> list[str]:
    return [sentence.text for sentence in split_sentences(text) if sentence.heading]


# In the rows "¦" marks where a sentence ends; the space behind it is white space of the text.
@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("The talks failed.¦ The envoy left.¦ Nobody won.", id="plain"),
        pytest.param("Did it fail?¦ Yes!¦ It did?!¦ So it seems.", id="question and exclamation"),
        pytest.param("The U.S.-based group met U.S. officials in the U.S.¦ They agreed.", id="U.S."),
        pytest.param("The U.N. Security Council met.¦ So did the U.K. Foreign Office.", id="U.N. and U.K."),
        pytest.param("Lt. Col. Ann Roe met Gen. Li and Maj. Gen. Ó Néill.¦ Brig. Poe did not.", id="ranks"),
        pytest.param("Dr. Roe, Mr. Li and Mrs. Poe met Prof. He.¦ Ms. Ito left.", id="titles"),
        pytest.param("Sen. Ana Paz (R., Texas) and Gov. Li met Rep. Poe.¦ Amb. Roe left.", id="offices"),
        pytest.param("He is No. 5 on p. 12 of vol. 3, art. 7, para. 2.¦ See fig. 4.", id="numbered parts"),
        pytest.param("Is it true?¦ The answer is no.¦ He left.¦ NO.¦ He stayed.", id="the word no"),
        pytest.param("She told me.¦ Ann left.¦ It was art.¦ He may.¦ Then he did.", id="words like abbreviations"),
        pytest.param("They use drones, e.g. small ones, i.e. toys, etc.¦ Nobody minds.", id="Latin"),
        pytest.param("It began on Sept. 3 and ended on Oct. 14, a Tue. or Wed.¦ They rested.", id="dates"),
        pytest.param("It began at 9 a.m. on Monday.¦ It ended at 5 p.m.¦ Police came.", id="a.m. and p.m."),
        pytest.param("It ended at 5 p.m. EST on Friday.¦ It began at 9 a.m. Monday.", id="time zone and weekday"),
        pytest.param("J. K. Lindqvist met J.R.R. Abara and Ann F. Roe.¦ They spoke.", id="initials"),
        pytest.param("They chose Plan B.¦ The team agreed.", id="a letter that ends a sentence"),
        pytest.param("Acme Corp. Chief Ann Roe left Lido Inc. and joined Foss Ltd.¦ The board agreed.", id="companies"),
        pytest.param("He met the firm [Foss Inc.] Roe leads.¦ The board [Lido Ltd.] agreed.", id="a firm in brackets"),
        pytest.param(
            "It met Roe (Sen.) Friday.¦ They cut aid to Foss (and Lido Co.)¦ The board left.", id="brackets, end"
        ),
        pytest.param("Lee Jr. came from St. Louis, Mo., near Mt. Ida.¦ He stayed.", id="places"),
        pytest.param("It rose 3.5 percent to 1,250.75.¦ Then it fell by .5.¦ That is all.", id="decimals"),
        pytest.param("GENEVA, Sept. 3 (Agency) – The talks began.¦ They ended.", id="dateline"),
        pytest.param("WASHINGTON, D.C. — The talks began.", id="dateline with initials"),
        pytest.param("“We will not talk. We will fight,” he said.¦ She left.", id="curly quotation"),
        pytest.param('"We will not talk. We will fight," he said.¦ She left.', id="straight quotation"),
        pytest.param("'We will not talk. We will fight,' he said.¦ She left.", id="single straight quotation"),
        pytest.param("‘We will not talk. We will fight,’ he said.¦ She left.", id="single curly quotation"),
        pytest.param("``We will not talk. We will fight,'' he said.¦ She left.", id="typewriter quotation"),
        pytest.param("„We will not talk. We will fight“, he said.¦ She left.", id="low quotation"),
        pytest.param("»We will not talk. We will fight«, he said.¦ She left.", id="inward guillemets"),
        pytest.param("He said: “We will not talk.”¦ She left.", id="quotation that ends the sentence"),
        pytest.param("“Why?” he asked.¦ “Because!” she said.¦ “Oh.”", id="quoted question"),
        pytest.param("“We will wait… We are patient,” he said.", id="ellipsis in a quotation"),
        pytest.param("The envoys’ staff left ‘early.¦ They won’t say why.¦ It’s odd.", id="apostrophes are no quotes"),
        pytest.param('The 6" pipe burst.¦ He said "no".¦ It was "bad".', id="inches are no quotes"),
        pytest.param("He said “no and left.¦ They stayed.¦ She left.", id="a quotation that is never closed"),
        pytest.param("He waited… and waited ... and left.¦ She stayed.", id="ellipsis inside"),
        pytest.param("He waited…¦ Then he left.¦ She waited...¦ Then she left.", id="ellipsis at the end"),
        pytest.param("He met ... Ann Roe.¦ She met … Ann Li.", id="ellipsis before a name"),
        pytest.param("He left. . . .¦ They stayed . . . and slept.", id="spaced dots"),
        pytest.param("He left (see p. 4).¦ She stayed.¦ (It was late.)¦ They slept.", id="brackets"),
        pytest.param("They cut aid (a first for Kestonia.)¦ A protest followed.", id="a stop inside brackets"),
        pytest.param("He said it.[5]¦ She did too.[6][7]¦ They left.", id="footnote marks"),
        pytest.param("He works at Yahoo! in town.¦ She does not.", id="a name with an exclamation mark"),
        pytest.param("we met.¦ it was fine.¦ they left.", id="no capitals at all"),
        pytest.param("THE ARMY DENIED IT.¦ COL. ROE SAID NO.¦ GEN. LI OF THE U.S. EMBASSY LEFT.", id="all capitals"),
        pytest.param("1. The first point.¦ 2. The second point.¦ a. The third.", id="list numbers in a line"),
        pytest.param("See www.example.org.¦ Write to a.roe@example.org.¦ Run v1.2.3.", id="addresses"),
        pytest.param("It ended.¦Nobody won.", id="a missing space"),
        pytest.param("\U0001f600 Hi.¦ \U0001f600 There.", id="characters beyond the first plane"),
        pytest.param("这是一句话。¦第二句！¦对吗？", id="Chinese"),
        pytest.param("هذه جملة.¦ وهذه أخرى؟¦ نعم.", id="Arabic"),
        pytest.param("Г. Иванов уехал.¦ Это второе.", id="Russian initials"),
    ],
)
def test_sentences_end_where_a_reader_would_say(marked: str) -> None:
    pieces = [piece.strip() for piece in marked.split("¦")]
    assert _texts(marked.replace("¦", "")) == pieces


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        pytest.param("What Comes Next?\nNobody knows. The envoy left.", ["What Comes Next?"], id="question"),
        pytest.param("Who pays for the dam?\nNobody knows.", ["Who pays for the dam?"], id="plain question"),
        pytest.param("A Long Road Ahead\nThe talks failed.", ["A Long Road Ahead"], id="title case"),
        pytest.param("The army's view\nThe talks failed.", ["The army's view"], id="two words"),
        pytest.param("TALKS FAIL\n\nThe talks failed.", ["TALKS FAIL"], id="capitals"),
        pytest.param("Mayor quits\nCity in shock\nThe mayor left.", ["Mayor quits", "City in shock"], id="two"),
        pytest.param(
            "U.S. Envoy Quits. Talks Off\nThe envoy left.",
            ["U.S. Envoy Quits. Talks Off"],
            id="a stop inside",
        ),
        pytest.param("Explainer: who owns the dam\nThe state does.", ["Explainer: who owns the dam"], id="colon"),
        pytest.param("# Talks fail. Again.\nThe talks failed.", ["# Talks fail. Again."], id="Markdown"),
        pytest.param("3 things to know\nThe talks failed.", ["3 things to know"], id="a number first"),
        pytest.param("“Not in our name”\nThe talks failed.", ["“Not in our name”"], id="quotation"),
        pytest.param("The talks failed.\nThe envoy left.", [], id="sentences"),
        pytest.param("The talks failed", [], id="a lone line without a stop"),
        pytest.param("Key points\nTalks failed\nTroops moved", [], id="a list without stops"),
        pytest.param("“Is that so?”\nHe did not answer.", [], id="a quoted question"),
        pytest.param("Is that so? Perhaps. Who knows?\nHe did not answer.", [], id="several questions"),
        pytest.param("From: Ann Roe\nSubject: The Talks\n\nThe talks failed.", [], id="mail headers"),
        pytest.param("By Ann Roe\nThe talks failed.", [], id="byline"),
        pytest.param("March 3, 2021\nThe talks failed.", [], id="date"),
        pytest.param("- Talks Fail Again\n- Nobody Won\nThe talks failed.", [], id="list items"),
        pytest.param("Dear Ms. Roe,\nThe talks failed.", [], id="salutation"),
        pytest.param(
            "The envoys of the two states are Ann Roe and\nthe old judge Li\n\nThey left.",
            [],
            id="a wrapped line",
        ),
        pytest.param("no capital here\nThe talks failed.", [], id="small first letter"),
        pytest.param("*****\nThe talks failed.", [], id="a rule"),
        pytest.param("The envoy left. The talks go on\nNobody won.", [], id="a missing last stop"),
        pytest.param(f"{'A long line ' * 11}\nThe talks failed.", [], id="too long"),
        pytest.param(f"{'Very ' * 17}Long\nThe talks failed.", [], id="too many words"),
    ],
)
def test_headings_are_short_lines_without_a_stop_before_text(text: str, headings: list[str]) -> None:
    assert _headings(text) == headings


WRAPPED = """\
The delegation of the northern province said on Tuesday that it would
not take part in the talks unless the army left the valley. Its chief, Gen.
Alim Roe, added: “We will wait and see what they do about it here. We
will not go.” A date for them was not set but may well fall in early Sept.
3, then, is the number of the towns in which they would meet, out of those
12. Nobody in the capital of the country had expected so quick a reply.

    The second paragraph is indented and it was wrapped at the same column
as the first one was, which is what a reader would expect of it.
    The third paragraph follows without a blank line, as in old newspapers
that saved paper.

- a list item that is so long that it had to be wrapped at the very same
  column
- another item
"""


def test_lines_of_a_wrapped_file_are_joined() -> None:
    assert [re.sub(r"\n", "/", text) for text in _texts(WRAPPED)] == [
        (
            "The delegation of the northern province said on Tuesday that it would/not take part in the talks "
            "unless the army left the valley."
        ),
        "Its chief, Gen./Alim Roe, added: “We will wait and see what they do about it here. We/will not go.”",
        (
            "A date for them was not set but may well fall in early Sept./3, then, is the number of the towns "
            "in which they would meet, out of those/12."
        ),
        "Nobody in the capital of the country had expected so quick a reply.",
        (
            "The second paragraph is indented and it was wrapped at the same column/as the first one was, "
            "which is what a reader would expect of it."
        ),
        "The third paragraph follows without a blank line, as in old newspapers/that saved paper.",
        "- a list item that is so long that it had to be wrapped at the very same/  column",
        "- another item",
    ]


def test_a_wrapped_text_in_capitals_is_joined() -> None:
    text = (
        "   PORT CITY, 4 FEB (AGENCY) -- THE ARMY OF THE COASTAL REPUBLIC DENIED\n"
        "TODAY THAT GUERRILLAS ATTACKED THE PRESIDENTIAL FARM NEAR THE LAKE, AS\n"
        "A RADIO STATION HAD REPORTED.\n\n"
        "   A SPOKESMAN SAID THAT THE SHOTS, BY WHICH A DOG WAS KILLED BESIDE THE\n"
        "FARMER, WAS NOT AGAINST THE FARM.\n"
    )
    assert len(split_sentences(text)) == 2


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("The talks failed.\nThe envoy left.\nNobody won.", 3, id="one sentence a line"),
        pytest.param("Apples and pears\nPlums and cherries\nFigs", 3, id="a short list"),
        pytest.param("The mayor of the town has left the council hall\nPeople were surprised", 2, id="two lines"),
        pytest.param("From: Ann\nTo: Li\nSubject: a very long subject line that goes on\nDate: now", 4, id="mail"),
        pytest.param("Q: Was it planned by the ministry of the interior?\nA: No, it was not.", 2, id="interview"),
        pytest.param(
            "> quoted words of the other writer that go on\nmy own answer to these words is no", 2, id="reply"
        ),
        pytest.param(
            "> quoted words of the other writer that go on\n> and on in the next line as well", 1, id="quoted"
        ),
        pytest.param("| a long table row with many words in it | 1 |\n| another row | 2 |", 2, id="table"),
        pytest.param("He said that the council of the town would\nmeet on Monday.", 1, id="one wrap"),
        pytest.param("He left.\r\rShe stayed.\u2028They slept.", 3, id="other line ends"),
    ],
)
def test_other_line_breaks_are_kept_or_joined_by_what_they_are(text: str, count: int) -> None:
    assert len(split_sentences(text)) == count


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        pytest.param("One. Two.\nThree.\nFour.", [1, 1, 2, 3], id="a line each"),
        pytest.param("One. Two.\nThree.\n\nFour.", [1, 1, 1, 2], id="groups between blank lines"),
        pytest.param("\n\nOne.\n\n\n\nTwo.\n \t\nThree.\n\n", [1, 2, 3], id="many blank lines"),
        pytest.param(f"One.\n{'Long ' * 30}line.\n\nThree.", [1, 2, 3], id="a long line is a paragraph"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_paragraphs_are_lines_or_groups_of_lines(text: str, paragraphs: list[int]) -> None:
    assert [sentence.paragraph for sentence in split_sentences(text)] == paragraphs


def test_a_very_long_line_is_split_as_its_parts_are() -> None:
    part = (
        "Gen. Roe left. “We will not go. We will fight,” he said on Sept. 3. "
        + "They met again and again " * 20
        + "there. "
    )
    assert _texts(part * 60) == _texts(part) * 60


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\xa0\u2003\t\r\n"])
def test_white_space_holds_no_sentence(text: str) -> None:
    assert split_sentences(text) == ()


def test_a_sentence_states_its_place() -> None:
    assert split_sentences("Talks Fail\n\n The envoy left.") == (
        Sentence(1, 0, 10, "Talks Fail", heading=True, paragraph=1),
        Sentence(2, 13, 28, "The envoy left.", heading=False, paragraph=2),
    )


# Stretches that make and unmake borders, so that random texts reach every rule.
_MARKS = "The talks U.S. Gen. No. 5 Sept. p.m. e.g. ... … “ ” \" ' ’ `` '' ( ) [1] . ? ! « » „ 1. A. 中。 ؟ \U0001f600"
_SPACES = [
    " ",
    "  ",
    "\n",
    "\n\n",
    "\t",
    "\u2028",
    "\xa0",
    "\x1c",
    "\x85",
    "\ufeff",
    "\u0301",
    "\n- ",
    "\n> ",
    "\n# ",
]
_STRETCHES = st.sampled_from([*_MARKS.split(), *_SPACES, "From: ", "x" * 70, "a long quotation " * 60])


@given(st.one_of(st.lists(_STRETCHES, max_size=40).map("".join), st.text(max_size=100)))
@settings(max_examples=300)
def test_sentences_tile_the_text(text: str) -> None:
    sentences = split_sentences(text)
    assert [sentence.index for sentence in sentences] == list(range(1, len(sentences) + 1))
    assert all(text[s.start : s.end] == s.text == s.text.strip() != "" for s in sentences)
    edges = [0, *(edge for s in sentences for edge in (s.start, s.end)), len(text)]
    assert edges == sorted(edges)
    assert not "".join(text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)).strip()
    assert all(0 <= b.paragraph - a.paragraph <= 1 for a, b in pairwise(sentences))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("the mayor said that " * 4000, id="words without an end"),
        pytest.param("Varn, Dorn, Ulm; " * 4000, id="a list"),
        pytest.param("x" * 30_000, id="one word"),
        pytest.param("One. " + "and so on " * 900 + "Two.", id="between sentences"),
    ],
)
def test_nothing_is_one_sentence_that_is_longer_than_any(text: str) -> None:
    sentences = split_sentences(text)
    assert max(len(sentence.text) for sentence in sentences) <= 2_000
    assert "".join("".join(sentence.text for sentence in sentences).split()) == "".join(text.split())
    words = {word for sentence in sentences for word in sentence.text.split()}
    assert words <= set(text.split()) or " " not in text


def test_a_sentence_of_a_thousand_letters_is_whole() -> None:
    text = "The mayor said that " + "and that ".join(f"the ferry {n} was late " for n in range(30)) + "on Friday."
    assert len(text) > 700
    assert [sentence.text for sentence in split_sentences(text)] == [text]


_DENSE = "a . “ ‘ « » „ ` ' \" ( … U. ( [ 中。 「"
_SPACED = ". |a. |“a. |'A |a.\"|(A. |(A.) B |He left. |..[111 111 ...]|? |No. |Gen. |e.g. |. . . |1. |> |] |a\n|\n"
_WRAPPED_LINE = "A line that is wrapped where a file of eighty columns would be wrapped\n"


@pytest.mark.parametrize("piece", [*_DENSE.split(), *_SPACED.split("|"), _WRAPPED_LINE])
def test_a_hostile_text_takes_no_more_than_linear_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    started = time.perf_counter()
    split_sentences(text)
    assert time.perf_counter() - started < 5


def _joined_gold(name: str) -> list[list[str]]:
    rows = (BENCH / name / "documents.jsonl").read_text("utf-8").splitlines()
    return [[line.strip() for line in json.loads(row)["text"].split("\n") if line.strip()] for row in rows]


@pytest.mark.skipif(not BENCH.is_dir(), reason="labelled data are not part of the project")
@pytest.mark.parametrize(("name", "recall"), [("meantime", 0.99), ("wikievents", 0.96), ("ecbplus", 0.96)])
def test_the_ends_of_labelled_lines_are_found_when_they_are_joined(name: str, recall: float) -> None:
    found = wanted = 0
    for lines in _joined_gold(name):
        ends = {sentence.end for sentence in split_sentences(" ".join(lines))}
        place = 0
        for line in lines:
            place += len(line)
            # Headlines end nowhere once joined, and a quotation of several sentences is one piece here.
            if re.search(r"[^.][.!?]$", line) and not re.search(
                r"[“\"]|``|''", " ".join(lines)[max(0, place - 600) : place + 600]
            ):
                wanted += 1
                found += place in ends
            place += 1
    assert found / wanted > recall
