"""Who says what: with a parse, by patterns alone, and where nobody says anything."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llm_brief.text.attribution.attributions import Attribution, AttributionKind, CueClass, attributions, speaker_of
from llm_brief.text.document import Document
from llm_brief.text.grammar.cues import adjective_cues, hearsay_adverbs, noun_cues, verb_cues
from llm_brief.text.grammar.syntax import Parser, find_parser, why_no_parser

DIRECT, MIXED, INDIRECT = AttributionKind.DIRECT, AttributionKind.MIXED, AttributionKind.INDIRECT

_Row = tuple[str | None, str, tuple[str, ...]]


@pytest.fixture(scope="module")
def parser() -> Parser:
    found = find_parser()
    if found is None:
        pytest.skip(f"needs a parser: {why_no_parser()}")
    return found


def _row(attribution: Attribution) -> _Row:
    source = attribution.source.exact if attribution.source else None
    return source, attribution.cue.exact, tuple(span.exact for span in attribution.content)


def _by_syntax(parser: Parser, text: str) -> tuple[Attribution, ...]:
    document = Document(text=text)
    return attributions(document, parser.parse(document))


_SAID = [
    pytest.param("The minister said that the bridge was unsafe.", [("The minister", "said", ("that the bridge was unsafe",))], id="said that"),
    pytest.param("The bridge was unsafe, the minister said.", [("the minister", "said", ("The bridge was unsafe",))], id="clause first"),
    pytest.param("The bridge, the minister said, was unsafe.", [("the minister", "said", ("The bridge", "was unsafe"))], id="in the middle"),
    pytest.param("Oru told reporters that the bridge was unsafe.", [("Oru", "told", ("that the bridge was unsafe",))], id="told whom that"),
    pytest.param("According to the mayor, the bridge is unsafe.", [("the mayor", "According to", ("the bridge is unsafe",))], id="according to, first"),
    pytest.param("The bridge is unsafe, according to a Channel 9 report.", [("a Channel 9 report", "according to", ("The bridge is unsafe",))], id="according to a report"),
    pytest.param("Oru, who leads the council, said the bridge was unsafe.", [("Oru", "said", ("the bridge was unsafe",))], id="a relative clause in between"),
    pytest.param("Oru criticized the plan, saying it would fail.", [("Oru", "criticized", ("the plan",)), ("Oru", "saying", ("it would fail",))], id="saying borrows the subject"),
    pytest.param("Oru said Vell had lied, and Vell said Oru was confused.", [("Oru", "said", ("Vell had lied",)), ("Vell", "said", ("Oru was confused",))], id="two speakers in one sentence"),
    pytest.param("Officials say the bridge is unsafe.", [("Officials", "say", ("the bridge is unsafe",))], id="anonymous officials"),
    pytest.param("Analysts suggest that hosting the rebels serves as a warning.", [("Analysts", "suggest", ("that hosting the rebels serves as a warning",))], id="analysts suggest"),
    pytest.param("Observers see the talks as a strong message.", [("Observers", "see", ("the talks as a strong message",))], id="observers see as"),
    pytest.param("Oru urged Kelt to withdraw its troops.", [("Oru", "urged", ("Kelt to withdraw its troops",))], id="urged to"),
    pytest.param("Kelt has called for new talks.", [("Kelt", "has called", ("new talks",))], id="called for"),
    pytest.param("Vell promised to rebuild the bridge.", [("Vell", "promised", ("to rebuild the bridge",))], id="promised to"),
    pytest.param("Vell plans to visit Orlen in May.", [("Vell", "plans", ("to visit Orlen in May",))], id="plans to"),
    pytest.param("Vell praised the plan.", [("Vell", "praised", ("the plan",))], id="an object as content"),
    pytest.param("Vell is confident that the bridge is safe.", [("Vell", "is confident", ("that the bridge is safe",))], id="an adjective as cue"),
    pytest.param("Vell has been critical of the plan.", [("Vell", "has been critical", ("the plan",))], id="critical of"),
    pytest.param("Oru voiced fears that the bridge would fall.", [("Oru", "voiced fears", ("that the bridge would fall",))], id="a noun as cue"),
    pytest.param("Criticism of the plan from Vell grew louder.", [("Vell", "Criticism", ("the plan",))], id="criticism of, from"),
    pytest.param("Oru sent out a statement saying that the bridge was unsafe.", [("Oru", "saying", ("that the bridge was unsafe",))], id="who sends the statement speaks"),
    pytest.param("The plan is expected to fail.", [(None, "is expected", ("The plan", "to fail"))], id="nobody is named"),
    pytest.param("Kelt reportedly sent 300 men.", [(None, "reportedly", ("Kelt", "sent 300 men"))], id="hearsay has no source"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), _SAID)
def test_reported_words_have_their_source(parser: Parser, text: str, expected: Sequence[_Row]) -> None:
    found = _by_syntax(parser, text)
    assert [_row(attribution) for attribution in found] == expected
    assert {attribution.kind for attribution in found} == {INDIRECT}


_QUOTED = [
    pytest.param("“The bridge is unsafe,” said Selma Oru.", [("Selma Oru", "said", ("“The bridge is unsafe,”",))], DIRECT, id="said X"),
    pytest.param("“The bridge is unsafe,” Selma Oru, the mayor of Orlen, said on Monday.", [("Selma Oru", "said", ("“The bridge is unsafe,”",))], DIRECT, id="X, the mayor, said"),
    pytest.param("“The bridge,” Oru said, “is unsafe.”", [("Oru", "said", ("“The bridge,”", "“is unsafe.”"))], DIRECT, id="split around the cue"),
    pytest.param("“The bridge is unsafe,” said Oru, the mayor. “We will close it.”", [("Oru", "said", ("“The bridge is unsafe,”", "“We will close it.”"))], DIRECT, id="goes on in the paragraph"),
    pytest.param("“We are tired,” Oru said.\n\n“We want to go home.”", [("Oru", "said", ("“We are tired,”", "“We want to go home.”"))], DIRECT, id="goes on in the next paragraph"),
    pytest.param("“We are tired.\n\n“We want to go home,” Oru said.", [("Oru", "said", ("“We are tired.", "“We want to go home,”"))], DIRECT, id="the speaker comes in the last paragraph"),
    pytest.param("Oru told reporters: “The bridge is unsafe.”", [("Oru", "told", ("“The bridge is unsafe.”",))], DIRECT, id="a colon before"),
    pytest.param("Oru asked, “Is the bridge safe?”", [("Oru", "asked", ("“Is the bridge safe?”",))], DIRECT, id="a question"),
    pytest.param("“Is the bridge safe?” Oru asked.", [("Oru", "asked", ("“Is the bridge safe?”",))], DIRECT, id="a question before its cue"),
    pytest.param("The envoy left for Orlen. Oru said: ''We are tired.''", [("Oru", "said", ("''We are tired.''",))], DIRECT, id="wire marks"),
    pytest.param("Oru gave no reason: “I am tired.”", [("Oru", "gave", ("“I am tired.”",))], DIRECT, id="a colon and no verb of saying"),
    pytest.param("They had a plan, Oru said: “We go home.”", [("Oru", "said", ("“We go home.”",))], DIRECT, id="the words before the colon lead up to it"),
    pytest.param("“We won,” Oru said. Adding, “We go home.”", [("Oru", "said", ("“We won,”",)), ("Oru", "Adding", ("“We go home.”",))], DIRECT, id="a fragment goes on"),
    pytest.param("“We lost,” Oru said, adding: “We will be back.”", [("Oru", "said", ("“We lost,”",)), ("Oru", "adding", ("“We will be back.”",))], DIRECT, id="adding"),
    pytest.param("Oru: “The bridge is unsafe.”", [("Oru", ":", ("“The bridge is unsafe.”",))], DIRECT, id="a name and a colon"),
    pytest.param("“The bridge is unsafe.” — Selma Oru", [("Selma Oru", "—", ("“The bridge is unsafe.”",))], DIRECT, id="a dash and a name"),
    pytest.param("“The bridge is unsafe.”\n― Selma Oru\n\n“It is not.”\n― Anna Vell", [("Selma Oru", "―", ("“The bridge is unsafe.”",)), ("Anna Vell", "―", ("“It is not.”",))], DIRECT, id="a list of signed quotations"),
    pytest.param("Oru said the town was tired. “We want peace.”", [("Oru", "said", ("the town was tired", "“We want peace.”"))], MIXED, id="goes on in quotation marks"),
    pytest.param("Oru called the plan “absurd.”", [("Oru", "called", ("the plan “absurd.”",))], MIXED, id="called it so"),
    pytest.param("Vell condemned the attack as “cowardly.”", [("Vell", "condemned", ("the attack as “cowardly.”",))], MIXED, id="condemned as"),
    pytest.param("The plan was described by guests as “absurd and rude.”", [("guests", "was described", ("The plan", "as “absurd and rude.”"))], MIXED, id="a passive with its agent"),
    pytest.param("Oru said the talks were “useful,” while Vell called them “a waste of time.”", [("Oru", "said", ("the talks were “useful,”",)), ("Vell", "called", ("them “a waste of time.”",))], MIXED, id="two speakers, two quotations"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "kind"), _QUOTED)
def test_quoted_words_have_their_speaker(
    parser: Parser, text: str, expected: Sequence[_Row], kind: AttributionKind
) -> None:
    found = _by_syntax(parser, text)
    assert [_row(attribution) for attribution in found] == expected
    assert {attribution.kind for attribution in found} == {kind}


_SILENT = [
    pytest.param("", id="nothing"),
    pytest.param("The bridge opened in May.", id="a plain fact"),
    pytest.param("Oru met Vell in Orlen.", id="a meeting"),
    pytest.param("He read “War and Peace” on the train.", id="a title"),
    pytest.param("The “bridge” was a plank.", id="scare quotes"),
    pytest.param("Oru’s house is old.", id="an apostrophe"),
    pytest.param("Oru issued a statement.", id="a statement without content"),
    pytest.param("It is worth a visit.", id="an empty subject"),
    pytest.param("Oru took the train and Vell drove.", id="two acts"),
    pytest.param("Update: The bridge is open.", id="a label is no speaker"),
]  # fmt: skip


@pytest.mark.parametrize("text", _SILENT)
def test_the_article_s_own_words_have_no_source(parser: Parser, text: str) -> None:
    assert _by_syntax(parser, text) == ()


@pytest.mark.parametrize("text", _SILENT)
def test_patterns_alone_find_no_source_either(text: str) -> None:
    assert attributions(Document(text=text), None) == ()


@pytest.mark.parametrize(
    ("text", "pronoun", "named"),
    [
        pytest.param("Selma Oru met the envoy. She said the talks went well.", "She", "Selma Oru", id="she, after one name"),
        pytest.param("Oru said she hoped the talks would go well.", "she", "Oru", id="in what Oru says herself"),
        pytest.param("Mr. Vell met Ms. Oru. He said the talks went well.", "He", "Mr. Vell", id="titles tell who is meant"),
        pytest.param("Anna Vell, the former envoy, who called the plan unwise, left.", "who", "Anna Vell", id="who, past an apposition"),
        pytest.param("Selma Oru, the mayor, said the town was safe. The mayor added that schools would open.", "The mayor", "Selma Oru", id="a title said before"),
        pytest.param("The rebels denied that they had attacked the town. They said the army had done it.", "They", "The rebels", id="they, the last source"),
        pytest.param("“We are tired,” Selma Oru said. “And hungry,” she added.", "she", "Selma Oru", id="she goes on speaking"),
        pytest.param("Mr. Vell told Mr. Keen it was late. He added that it had rained.", "He", "Mr. Vell", id="the last speaker leads"),
        pytest.param("The ministry said it was late. It added that it had rained.", "It", "The ministry", id="it, the last source"),
        pytest.param("The spokesman said it was late. He added that it had rained.", "He", "The spokesman", id="a speaker known by a role"),
        pytest.param("The envoy, Selma Oru, said it was late.", "The envoy", "Selma Oru", id="the name follows the title"),
        pytest.param("Selma Oru is the minister. “We go home,” the minister said.", "the minister", "Selma Oru", id="the title was given before"),
    ],
)  # fmt: skip
def test_a_pronoun_names_its_speaker(parser: Parser, text: str, pronoun: str, named: str) -> None:
    found = [a for a in _by_syntax(parser, text) if a.source and a.source.exact == pronoun]
    assert [a.speaker_mention.exact for a in found if a.speaker_mention] == [named]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param("Mr. Vell and Mr. Keen met. He said it was late.", "He", id="two men and no lead"),
        pytest.param("He and his wife said it was late.", "He and his wife", id="more than one"),
        pytest.param("The talks failed. She said the plan was dead.", "She", id="nobody named"),
        pytest.param("Oru left. They said the plan was dead.", "They", id="no group"),
        pytest.param("A minister said the plan was dead.", "A minister", id="an unknown minister"),
        pytest.param("Oru said the plan was dead.", "Oru", id="a name needs none"),
    ],
)  # fmt: skip
def test_an_open_reading_names_nobody(parser: Parser, text: str, source: str) -> None:
    (attribution,) = [a for a in _by_syntax(parser, text) if a.source and a.source.exact == source]
    assert attribution.speaker_mention is None


@pytest.mark.parametrize(
    ("text", "denies", "negated"),
    [
        pytest.param("Oru denied that Kelt had sent troops.", True, False, id="denied"),
        pytest.param("Oru did not deny that Kelt had sent troops.", False, True, id="did not deny"),
        pytest.param("Oru did not say that Kelt had sent troops.", False, True, id="did not say"),
        pytest.param("Oru never said that Kelt had sent troops.", False, True, id="never said"),
        pytest.param("Oru said that Kelt had sent troops.", False, False, id="said"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("parsed", [True, False], ids=["by syntax", "by patterns"])
def test_denial_and_negation_are_told_apart(
    parser: Parser, text: str, denies: bool, negated: bool, parsed: bool
) -> None:
    document = Document(text=text)
    (attribution,) = attributions(document, parser.parse(document) if parsed else None)
    assert (attribution.denies, attribution.negated) == (denies, negated)


@pytest.mark.parametrize(
    ("text", "cue_class"),
    [
        pytest.param("Oru claimed the bridge was safe.", CueClass.CLAIM, id="claim"),
        pytest.param("Oru denied the report.", CueClass.DENY, id="deny"),
        pytest.param("Oru demanded an apology.", CueClass.DEMAND, id="demand"),
        pytest.param("Oru asked whether the bridge was safe.", CueClass.ASK, id="ask"),
        pytest.param("Oru vowed to fight.", CueClass.PROMISE, id="promise"),
        pytest.param("Oru warned that the bridge could fall.", CueClass.THREATEN, id="threaten"),
        pytest.param("Oru condemned the attack.", CueClass.CRITICISE, id="criticise"),
        pytest.param("Oru welcomed the plan.", CueClass.PRAISE, id="praise"),
        pytest.param("The survey shows that most voters agree.", CueClass.REPORT, id="report"),
        pytest.param("Oru believes the bridge is safe.", CueClass.BELIEVE, id="believe"),
        pytest.param("Oru intends to resign.", CueClass.PLAN, id="plan"),
    ],
)  # fmt: skip
def test_a_cue_has_its_class(parser: Parser, text: str, cue_class: CueClass) -> None:
    assert [attribution.cue_class for attribution in _by_syntax(parser, text)][:1] == [cue_class]


_PLAIN = [
    pytest.param("The minister said that the bridge was unsafe.", [("The minister", "said", ("that the bridge was unsafe",))], id="said that"),
    pytest.param("The bridge was unsafe, the minister said.", [("the minister", "said", ("The bridge was unsafe",))], id="clause first"),
    pytest.param("“The bridge is unsafe,” said Selma Oru.", [("Selma Oru", "said", ("“The bridge is unsafe,”",))], id="said X"),
    pytest.param("“The bridge is unsafe,” Selma Oru, the mayor of Orlen, said on Monday.", [("Selma Oru", "said", ("“The bridge is unsafe,”",))], id="X, the mayor, said"),
    pytest.param("“The bridge,” Oru said, “is unsafe.”", [("Oru", "said", ("“The bridge,”", "“is unsafe.”"))], id="split around the cue"),
    pytest.param("“Is the bridge safe?” Oru asked.", [("Oru", "asked", ("“Is the bridge safe?”",))], id="a question before its cue"),
    pytest.param("“We are tired,” Oru said. “We want to go home.”", [("Oru", "said", ("“We are tired,”", "“We want to go home.”"))], id="goes on in the paragraph"),
    pytest.param("“We are tired.\n\n“We want to go home,” Oru said.", [("Oru", "said", ("“We are tired.", "“We want to go home,”"))], id="the speaker comes last"),
    pytest.param("Oru told reporters: “The bridge is unsafe.”", [("Oru", "told", ("“The bridge is unsafe.”",))], id="a colon before"),
    pytest.param("Oru told a crowd:\n\n“The bridge is unsafe.”", [("Oru", "told", ("“The bridge is unsafe.”",))], id="a colon and a new paragraph"),
    pytest.param("According to the mayor, the bridge is unsafe.", [("the mayor", "According to", ("the bridge is unsafe",))], id="according to, first"),
    pytest.param("The bridge is unsafe, according to a Channel 9 report.", [("a Channel 9 report", "according to", ("The bridge is unsafe",))], id="according to, last"),
    pytest.param("“We will go,” Oru told reporters, adding that the army was ready.", [("Oru", "told", ("“We will go,”",)), ("Oru", "adding", ("that the army was ready",))], id="adding that"),
    pytest.param("Officials say the bridge is unsafe.", [("Officials", "say", ("the bridge is unsafe",))], id="a plural and a bare verb"),
    pytest.param("Minister Oru: No talks before May\n\nThe minister was firm.", [("Minister Oru", ":", ("No talks before May",))], id="a headline"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), _PLAIN)
def test_patterns_alone_read_the_plain_shapes(text: str, expected: Sequence[_Row]) -> None:
    assert [_row(attribution) for attribution in attributions(Document(text=text), None)] == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The reply was a surprise.", id="a noun that looks like a verb"),
        pytest.param("Speaking in Orlen, Vell vowed to fight on.", id="a scene is no content"),
        pytest.param("Fewer claims came in than hoped.", id="a participle"),
        pytest.param("The note fell to the floor.", id="another noun"),
    ],
)  # fmt: skip
def test_patterns_alone_are_silent_where_they_could_be_wrong(text: str) -> None:
    assert attributions(Document(text=text), None) == ()


# --- speaker_of ---

_TALK = "Oru said the talks were “useful,” while Vell called them “a waste of time.” The bridge opened."


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        pytest.param("the talks were", "Oru", id="reported"),
        pytest.param("useful", "Oru", id="quoted"),
        pytest.param("“useful,”", "Oru", id="with its marks"),
        pytest.param("a waste of time", "Vell", id="the other speaker"),
        pytest.param("The bridge opened", None, id="the article itself"),
        pytest.param("useful,” while Vell", None, id="across two speakers"),
    ],
)  # fmt: skip
def test_the_innermost_speaker_of_a_place_is_found(parser: Parser, words: str, speaker: str | None) -> None:
    document = Document(text=_TALK)
    found = attributions(document, parser.parse(document))
    start = _TALK.index(words)
    attribution = speaker_of(document, start, start + len(words), found)
    assert (attribution and attribution.source and attribution.source.exact) == speaker


def test_a_report_inside_a_report_belongs_to_the_inner_speaker(parser: Parser) -> None:
    text = "Oru said that Vell believes the bridge is safe."
    document = Document(text=text)
    found = attributions(document, parser.parse(document))
    start = text.index("the bridge")
    inner = speaker_of(document, start, len(text), found)
    assert inner is not None and inner.source is not None and inner.source.exact == "Vell"


def test_nothing_but_marks_has_no_speaker(parser: Parser) -> None:
    document = Document(text=_TALK)
    found = attributions(document, parser.parse(document))
    place = _TALK.index("“")
    assert speaker_of(document, place, place + 1, found) is None


# --- laws ---

_WORDS = st.sampled_from(
    ["Oru", "said", "told", "Vell", "that", "“we", "go,”", "she", "the", "bridge", "according", "to", ",", ".", "\n\n", "—", ":", "was", "unsafe", "claims", "“", "”", "'"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(_WORDS, max_size=30))
def test_every_part_is_a_piece_of_the_text(words: list[str]) -> None:
    document = Document(text=" ".join(words))
    _assert_lawful(document, attributions(document, None))


@settings(max_examples=25, deadline=None)
@given(st.lists(_WORDS, max_size=30))
def test_every_part_is_a_piece_of_the_text_with_a_parse(words: list[str]) -> None:
    parser = find_parser()
    if parser is None:
        pytest.skip(f"needs a parser: {why_no_parser()}")
    document = Document(text=" ".join(words))
    found = attributions(document, parser.parse(document))
    _assert_lawful(document, found)
    assert found == attributions(document, parser.parse(document))


def _assert_lawful(document: Document, found: Sequence[Attribution]) -> None:
    for attribution in found:
        spans = [attribution.cue, *attribution.content, attribution.source, attribution.speaker_mention]
        assert attribution.content
        assert all(document.text[s.start : s.end] == s.exact for s in spans if s is not None)
        ordered = [span.start for span in attribution.content]
        assert ordered == sorted(ordered)
    assert [a.cue.start for a in found] == sorted(a.cue.start for a in found)


def test_the_lexicon_is_whole() -> None:
    for table in (verb_cues(), noun_cues(), adjective_cues()):
        assert all(lemma == lemma.lower().strip() for lemma in table)
    assert verb_cues()["say"].takes_object and verb_cues()["call"].prepositions == {"for", "on"}
    assert set(hearsay_adverbs.values()) <= set(CueClass)


def test_an_odd_parse_gives_no_impossible_span(parser: Parser) -> None:
    assert _by_syntax(parser, "It fell, no matter how sure Halvren are that Orlen will falter.") == ()
