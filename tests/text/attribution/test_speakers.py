"""Who is not made to speak: joined verbs, shadowed subjects, nouns read as verbs, names in passing."""

import pytest

from llm_brief.text.attribution.attributions import Attribution, attributions
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import Parser, find_parser, why_no_parser
from llm_brief.text.grammar.telling import closed_end


@pytest.fixture(scope="module")
def parser() -> Parser:
    found = find_parser()
    if found is None:
        pytest.skip(f"needs a parser: {why_no_parser()}")
    return found


def _of(parser: Parser, text: str, cue: str) -> list[Attribution]:
    document = Document(text=text)
    return [a for a in attributions(document, parser.parse(document)) if a.cue.exact == cue]


def _contents(parser: Parser, text: str, cue: str) -> list[str]:
    return [span.exact for attribution in _of(parser, text, cue) for span in attribution.content]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        pytest.param("Police concluded that the Ardens were responsible and launched an operation in the north.", "concluded", "that the Ardens were responsible", id="who launched"),
        pytest.param("Police found that the miners were to blame and arrested two men.", "found", "that the miners were to blame", id="who arrested"),
        pytest.param("Vell understands that the plan is risky but downplayed the danger.", "understands", "that the plan is risky", id="another tense"),
        pytest.param("The minister said that the council took the money and spent it on a bridge.", "said", "that the council took the money", id="either may have spent"),
        pytest.param("Oru believes the council is broke and has asked for a review.", "believes", "the council is broke", id="who has asked"),
        pytest.param("The minister said that the council had failed and that it owed an apology.", "said", "that the council had failed and that it owed an apology", id="that, again"),
        pytest.param("The minister said the council had failed and had lied to voters.", "said", "the council had failed and had lied to voters", id="had, again"),
        pytest.param("Oru says the council is broke and cannot pay.", "says", "the council is broke and cannot pay", id="cannot goes on"),
        pytest.param("Oru says the council took the money and spent it.", "says", "the council took the money and spent it", id="says and took, spent"),
        pytest.param("Oru said that the council lied and the mayor left.", "said", "that the council lied and the mayor left", id="a subject of its own"),
        pytest.param("Experts say the council knows it and hides it.", "say", "the council knows it and hides it", id="several do not hides"),
        pytest.param("Oru said he would stay, proving once again that he is the best.", "said", "he would stay", id="the article finds it proved"),
        pytest.param("Oru said the plan was dead, underlining the rift in the party.", "said", "the plan was dead", id="the article finds it underlined"),
        pytest.param("Oru said the army shelled the town, killing ten people.", "said", "the army shelled the town, killing ten people", id="killing is told"),
        pytest.param("Oru said the plan would fail as the money was gone.", "said", "the plan would fail as the money was gone", id="as gives the reason"),
        pytest.param("Oru said the plan was a “waste of time and money.”", "said", "the plan was a “waste of time and money.”", id="the mark behind the stop"),
    ],
)  # fmt: skip
def test_a_content_ends_where_it_stays_open_who_speaks(parser: Parser, text: str, cue: str, content: str) -> None:
    assert _contents(parser, text, cue) == [content]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param("Mara Vell met him after the two children came home and said, “Papa, I hate the choir.”", None, id="after the children came"),
        pytest.param("She met him after the two children came home and said, “Papa, I hate the choir.”", None, id="she, after the children came"),
        pytest.param("The teacher called the mayor when a pupil stood up and said: “I am afraid of the river.”", None, id="when a pupil stood up"),
        pytest.param("Vell stood up and said, “I will not return to this town again.”", "Vell", id="nothing between"),
        pytest.param("Vell left the hall after she lost the vote and said, “I will not return to this town again.”", "Vell", id="she is Vell"),
        pytest.param("Vell smiled when the boy came in, and said, “I will not return to this town.”", "Vell", id="a comma closes the clause"),
        pytest.param("When the bridge fell, Vell stood up and said, “I will not return.”", "Vell", id="the clause stands first"),
    ],
)  # fmt: skip
def test_a_joined_said_has_the_nearest_subject_or_none(parser: Parser, text: str, source: str | None) -> None:
    (attribution,) = _of(parser, text, "said")
    assert (attribution.source.exact if attribution.source else None) == source


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        pytest.param("Vell maintained that she complied with the rules, claims that the report could not corroborate.", "claims", id="claims that"),
        pytest.param("The firm insisted that it paid the men, claims the auditor rejected.", "claims", id="claims somebody rejected"),
        pytest.param("Vell said she had paid all fines, reports that the court could not confirm.", "reports", id="reports that"),
    ],
)  # fmt: skip
def test_a_noun_behind_a_comma_states_nothing(parser: Parser, text: str, cue: str) -> None:
    assert _of(parser, text, cue) == []


def test_a_verb_of_the_same_tense_goes_on_stating(parser: Parser) -> None:
    assert _contents(parser, "Vell says she paid, claims she was lied to, and demands a trial.", "claims")


@pytest.mark.parametrize(
    ("text", "cue", "unsaid"),
    [
        pytest.param("We have been here before: Oland declared war on the river towns.", "declared", "here before", id="declared an object"),
        pytest.param("The plan is dead: Oru said the bridge was unsafe.", "said", "dead", id="said a clause"),
        pytest.param("It was over: “We lost the vote,” Oru said.", "said", "over", id="before a quotation"),
    ],
)  # fmt: skip
def test_words_before_a_colon_are_the_article_s(parser: Parser, text: str, cue: str, unsaid: str) -> None:
    contents = _contents(parser, text, cue)
    assert contents and not any(unsaid in content for content in contents)


def test_words_before_the_speaker_and_no_colon_are_said(parser: Parser) -> None:
    assert _contents(parser, "The bridge was unsafe, Oru said.", "said") == ["The bridge was unsafe"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param("The mayor praised the engineer. In his assessment of the plan, Calder Finn intimated that it was weak. “I cannot understand the hurry,” he said.", "Calder Finn", id="his goes before the name"),
        pytest.param("Mayor Tom Reeve praised the work. In his assessment of the bridge, Calder Finn intimated doubts. “I cannot understand the hurry of it,” he said.", "Calder Finn", id="a verb that the parser misread"),
        pytest.param("Tom Reeve praised the work. In his letter to the council, Calder wrote that the plan was weak, and “I cannot understand the hurry,” he said.", "Calder", id="in the same sentence"),
        pytest.param("Tom Reeve opened the hall on Monday. In his review of the plan for the bridge, Calder intimated that more was needed. “I cannot understand why Paul Brandt wants this,” he said.", "Calder", id="a name inside the words"),
        pytest.param("Tom Reeve wrote to the town. In his view of the matter, the plan would fail. “It is a pity,” he said.", "Tom Reeve", id="no name behind his"),
        pytest.param("Calder met John Reeve on Monday. “Paul Brandt is a fool,” he said.", "Calder", id="a subject before a name in passing"),
        pytest.param("Oru opened the bridge.\n\nVell said the plan was good.\n\nReeve met the press on Monday. “The plan is bad,” he said.", "Reeve", id="the sentence before"),
        pytest.param("Tom Reeve said the plan was good.\n\nA fisherman from Orlen lost his boat. “I have nothing left to sell,” he said.", None, id="somebody without a name"),
        pytest.param("Tom Reeve said the plan was good.\n\nThe hall was full.\n\nThe engineer spoke next. “The plan is bad,” he said.", None, id="another speaks next"),
        pytest.param("Tom Reeve met Paul Brandt. He met Odo Farr. “The plan is bad,” he said.", "Tom Reeve", id="he stays the subject"),
        pytest.param("The bridge fell near the house of Tom Reeve. “It is a pity,” he said.", "Tom Reeve", id="a thing is no rival"),
        pytest.param("HALVREN, March 3 — The bridge fell. “It was old,” he said.", None, id="a dateline"),
    ],
)  # fmt: skip
def test_he_is_the_subject_near_by_or_nobody(parser: Parser, text: str, named: str | None) -> None:
    (attribution,) = _of(parser, text, "said")[-1:]
    assert attribution.source is not None and attribution.source.exact == "he"
    assert (attribution.speaker_mention.exact if attribution.speaker_mention else None) == named


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        pytest.param("It was a “waste of money.” He left.", "a “waste of money", "a “waste of money.”", id="behind the stop"),
        pytest.param("It was a “waste of money”.", "a “waste of money", "a “waste of money”", id="before the stop"),
        pytest.param('It was a "waste of money!" He left.', 'a "waste of money', 'a "waste of money!"', id="straight marks"),
        pytest.param("It was a waste of money.”", "a waste of money", "a waste of money", id="opened elsewhere"),
        pytest.param("It was a “waste of money. He left.”", "a “waste of money", "a “waste of money", id="closed elsewhere"),
    ],
)  # fmt: skip
def test_an_opened_mark_takes_its_closing_one(text: str, words: str, wanted: str) -> None:
    start = text.index(words)
    assert text[start : closed_end(text, start, start + len(words))] == wanted


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        pytest.param("Lume Rail said the timetable was poor and claimed that the watchdog hid its figures.", "claimed", "Lume Rail", id="a timetable claims nothing"),
        pytest.param("The council said the toll was high and claimed that the guards had left.", "claimed", "The council", id="nor does a toll"),
        pytest.param("The mayor said the council was weak and claimed that the guards had left.", "claimed", None, id="a council may"),
        pytest.param("The mayor said his company was weak and claimed that the guards had left.", "claimed", None, id="a company may"),
        pytest.param("The council shut the pier and the Lorn Centre for Boat Control said it had carried out tests.", "said", "the Lorn Centre", id="who is named right before"),
        pytest.param("The council warned the captain and the Mill Board and said it had carried out tests.", "said", "The council", id="and, right before"),
        pytest.param("“Tolm asked the guests to sign a letter to the governor,” Pell writes in her memoir, according to the Herald.", "writes", "Pell", id="the author behind the marks"),
        pytest.param("The pier was shut, and the Boat Centre said it had carried out tests, according to Mira-Lee Tand of the Herald.", "according to", "Mira-Lee Tand of the Herald", id="a hyphen in a name"),
    ],
)  # fmt: skip
def test_whoever_the_sentence_lets_speak_speaks(parser: Parser, text: str, cue: str, source: str | None) -> None:
    (attribution,) = _of(parser, text, cue)
    found = attribution.source.exact if attribution.source else None
    assert found == source or (found is not None and source is not None and found.startswith(source))


@pytest.mark.parametrize(
    ("text", "content"),
    [
        pytest.param("The pier was shut, and the Boat Centre said it had carried out tests, according to Mira-Lee Tand.", ["it had carried out tests"], id="before the relayer"),
        pytest.param('Odo Farr runs a yard. That being said, "people with boats and rafts should not sink them," Farr said.', ['"people with boats and rafts should not sink them,"'], id="a turn of the article's"),
        pytest.param('That "the boats are old and leak," Farr said, is known.', ['That "the boats are old and leak,"', "is known"], id="a clause with that"),
    ],
)  # fmt: skip
def test_what_is_said_leaves_out_what_the_article_puts_around_it(parser: Parser, text: str, content: list[str]) -> None:
    assert _contents(parser, text, "said") == content
