"""Parses as plain data, and the clauses read from them. What needs spaCy is skipped where it is absent."""

import threading
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import Clause, Parse, Parser, Phrase, Token, clauses, find_parser, why_no_parser


def _parse(*words: tuple[str, str, int]) -> Parse:
    """A parse of one sentence: each word with its dependency and the index of its head."""
    tokens, at = [], 0
    for index, (text, dep, head) in enumerate(words):
        pos = {"nsubj": "PROPN", "dobj": "NOUN", "punct": "PUNCT"}.get(dep, "VERB")
        tokens.append(Token(index, at, at + len(text), text, text.lower(), pos, "NN", dep, head, 1))
        at += len(text) + 1
    return Parse(tokens=tuple(tokens), parser="by hand")


#          0             1               2            3              4              5              6
_HAND = _parse(
    ("Oru", "nsubj", 1),
    ("met", "ROOT", 1),
    ("the", "det", 3),
    ("envoy", "dobj", 1),
    (",", "punct", 3),
    ("who", "nsubj", 6),
    ("left", "relcl", 3),
    (".", "punct", 1),
)


def test_children_and_ancestors_follow_the_heads() -> None:
    assert _HAND.children(1) == (0, 3, 7)
    assert _HAND.dependents(1, "nsubj", "dobj") == (0, 3)
    assert list(_HAND.ancestors(5)) == [6, 3, 1]
    assert _HAND.root(5) == 1


def test_a_subtree_is_a_range_of_characters() -> None:
    assert _HAND.subtree(3) == (8, 28)
    assert _HAND.edges(6) == (5, 6)


def test_a_noun_phrase_leaves_its_relative_clause_out() -> None:
    assert _HAND.noun_phrase(3) == Phrase(head=3, start=8, end=17)


def test_tokens_are_found_by_place() -> None:
    assert [t.text for t in _HAND.tokens_in(4, 18)] == ["met", "the", "envoy"]
    found = _HAND.token_at(5)
    assert found is not None and found.text == "met"
    assert _HAND.token_at(3) is None
    assert _HAND.token_at(999) is None


def test_a_sentence_gives_its_tokens() -> None:
    assert _HAND.sentence_tokens(1) == _HAND.tokens
    assert _HAND.sentence_tokens(2) == ()


def test_a_stored_parse_is_read_back_equal() -> None:
    assert Parse.from_bytes(_HAND.to_bytes()) == _HAND


def test_an_empty_parse_is_stored_too() -> None:
    empty = Parse(tokens=(), parser="by hand")
    assert Parse.from_bytes(empty.to_bytes()) == empty


@pytest.mark.parametrize(
    "packed",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"no parse", id="not compressed"),
        pytest.param(zlib.compress(b"{}"), id="no columns"),
        pytest.param(zlib.compress(b'{"format":99,"parser":"x","columns":{}}'), id="another format"),
        pytest.param(zlib.compress(b"[]"), id="not an object"),
        pytest.param(zlib.compress(b"\xff"), id="not text"),
    ],
)
def test_bytes_that_are_no_parse_are_refused(packed: bytes) -> None:
    with pytest.raises(ValueError, match=r"parse|format|decode|JSON|codec"):
        Parse.from_bytes(packed)


def test_a_stored_parse_whose_heads_run_in_a_circle_is_refused() -> None:
    circle = Parse(tokens=tuple(replace(t, head=1 - t.index) for t in _HAND.tokens[:2]), parser="by hand")
    with pytest.raises(ValueError, match="ancestor"):
        Parse.from_bytes(circle.to_bytes())


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"head": 99}, id="a head that is not there"),
        pytest.param({"end": 0}, id="an end before the start"),
        pytest.param({"index": 5}, id="an index out of place"),
    ],
)
def test_an_impossible_token_is_refused(change: dict[str, int]) -> None:
    token = replace(_HAND.tokens[1], **change)  # type: ignore[arg-type]  # only int fields are changed
    with pytest.raises(ValueError, match="impossible token"):
        Parse(tokens=(_HAND.tokens[0], token), parser="by hand")


# --- with a parser ---


@pytest.fixture(scope="module")
def parser() -> Parser:
    found = find_parser()
    if found is None:
        pytest.skip(f"needs a parser: {why_no_parser()}")
    return found


def test_there_is_a_reason_exactly_where_there_is_no_parser() -> None:
    assert (find_parser() is None) == (why_no_parser() is not None)


def test_all_threads_get_the_same_parser() -> None:
    found: list[Parser | None] = []
    threads = [threading.Thread(target=lambda: found.append(find_parser())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({id(p) for p in found}) == 1


def test_the_name_holds_program_model_and_versions(parser: Parser) -> None:
    program, model = parser.name.split("/")
    assert program.startswith("spacy-3.")
    assert model.startswith("en_core_web_sm")


def test_the_same_words_are_parsed_once(parser: Parser) -> None:
    first = parser.parse(Document(text="Oru left.", name="a"))
    assert parser.parse(Document(text="Oru left.", name="b")) is first


def test_tokens_name_the_sentence_that_holds_them(parser: Parser) -> None:
    document = Document(text="Oru left the room. Vell stayed.\n\nA Heading\n\nThey spoke.")
    parse = parser.parse(document)
    for sentence in document.sentences:
        for token in parse.sentence_tokens(sentence.index):
            assert sentence.start <= token.start < token.end <= sentence.end
    assert {t.sentence for t in parse.tokens} == {s.index for s in document.sentences}


_PIECES = [
    "Oru",
    "said",
    "“we",
    "go”",
    "the",
    "envoy’s",
    "plan",
    "—",
    "😀",
    "no\xa0talks",
    "\n",
    "«so»",
    ",",
    ".",
    " ",
    "‘a’",
    "3.5",
    "\t",
]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=25))
def test_offsets_stay_those_of_the_text(pieces: list[str]) -> None:
    parser = find_parser()
    if parser is None:
        pytest.skip(f"needs a parser: {why_no_parser()}")
    document = Document(text=" ".join(pieces))
    parse = parser.parse(document)
    for token in parse.tokens:
        words = document.text[token.start : token.end]
        assert len(words) == len(token.text)
        assert [a for a in words if a.isalnum()] == [a for a in token.text if a.isalnum()]
    assert Parse.from_bytes(parse.to_bytes()) == parse


@dataclass(frozen=True)
class _Said:
    """A clause in words, for tables: what is left out of a row is not compared."""

    lemma: str
    subject: str | None = None
    objects: tuple[str, ...] = ()
    flags: frozenset[str] = frozenset()
    modal: str | None = None
    tense: str = "past"


def _flags(clause: Clause) -> frozenset[str]:
    names = ("negated", "passive", "conditional", "question", "nominal")
    return frozenset(name for name in names if getattr(clause, name))


def _in_words(document: Document, clause: Clause) -> _Said:
    text = document.text
    return _Said(
        lemma=clause.lemma,
        subject=text[clause.subject.start : clause.subject.end] if clause.subject else None,
        objects=tuple(text[phrase.start : phrase.end] for phrase in clause.objects),
        flags=_flags(clause),
        modal=clause.modal,
        tense=clause.tense.value,
    )


def _said(
    lemma: str, subject: str | None, *objects: str, flags: str = "", modal: str | None = None, tense: str = "past"
) -> _Said:
    return _Said(lemma, subject, objects, frozenset(flags.split()), modal, tense)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The envoy met Selma Oru and rejected the plan.",
            [_said("meet", "The envoy", "Selma Oru"), _said("reject", "The envoy", "the plan")],
            id="two verbs share their subject",
        ),
        pytest.param(
            "Selma Oru, who refused to sign, left the room.",
            [
                _said("refuse", "Selma Oru"),
                _said("sign", "Selma Oru", flags="negated"),
                _said("leave", "Selma Oru", "the room"),
            ],
            id="who is resolved",
        ),
        pytest.param(
            "The rebels, whom the army attacked, fled.",
            [_said("attack", "the army", "The rebels"), _said("flee", "The rebels")],
            id="whom is the object",
        ),
        pytest.param(
            "The minister asked Ruritania to release the men.",
            [_said("ask", "The minister", "Ruritania"), _said("release", "Ruritania", "the men", modal="ask")],
            id="who is asked acts",
        ),
        pytest.param(
            "Ruritania promised the envoy to release the men.",
            [_said("promise", "Ruritania", "the envoy"), _said("release", "Ruritania", "the men", modal="promise")],
            id="who promises acts",
        ),
        pytest.param(
            "Kelt plans to invite the rebels.",
            [
                _said("plan", "Kelt", tense="present"),
                _said("invite", "Kelt", "the rebels", modal="plan", tense="future"),
            ],
            id="planned",
        ),
        pytest.param(
            "The delegation is expected to arrive on Monday.",
            [
                _said("expect", None, "The delegation", flags="passive", tense="present"),
                _said("arrive", "The delegation", modal="expect", tense="future"),
            ],
            id="expected",
        ),
        pytest.param(
            "Kelt will not attack the town.",
            [_said("attack", "Kelt", "the town", flags="negated", modal="will", tense="future")],
            id="will not",
        ),
        pytest.param(
            "Kelt would attack the town.",
            [_said("attack", "Kelt", "the town", modal="would", tense="present")],
            id="would",
        ),
        pytest.param(
            "No agreement was reached.",
            [_said("reach", None, "No agreement", flags="negated passive")],
            id="a negative object",
        ),
        pytest.param(
            "Nobody attended the talks.",
            [_said("attend", "Nobody", "the talks", flags="negated")],
            id="a negative subject",
        ),
        pytest.param(
            "The two sides did not meet or talk.",
            [_said("meet", "The two sides", flags="negated"), _said("talk", "The two sides", flags="negated")],
            id="negation is shared",
        ),
        pytest.param(
            "Vell denied taking money.",
            [_said("deny", "Vell"), _said("take", "Vell", "money", flags="negated")],
            id="denied",
        ),
        pytest.param(
            "They left without signing the treaty.",
            [_said("leave", "They"), _said("sign", "They", "the treaty", flags="negated")],
            id="without",
        ),
        pytest.param(
            "The guards were attacked by rebels.",
            [_said("attack", "rebels", "The guards", flags="passive")],
            id="the agent of a passive",
        ),
        pytest.param(
            "Oru said Vell had been arrested.",
            [_said("say", "Oru"), _said("arrest", None, "Vell", flags="passive")],
            id="a passive without an agent",
        ),
        pytest.param(
            "If the talks fail, Kelt will leave.",
            [
                _said("fail", "the talks", flags="conditional", tense="present"),
                _said("leave", "Kelt", modal="will", tense="future"),
            ],
            id="a condition",
        ),
        pytest.param(
            "Oru asked whether Vell had resigned.",
            [_said("ask", "Oru"), _said("resign", "Vell", flags="conditional")],
            id="whether",
        ),
        pytest.param(
            "Has Kelt rejected the plan?", [_said("reject", "Kelt", "the plan", flags="question")], id="a question"
        ),
        pytest.param(
            "“Has the envoy resigned?” Oru asked.",
            [_said("resign", "the envoy", flags="question"), _said("ask", "Oru")],
            id="the question is quoted, the asking is not one",
        ),
        pytest.param(
            "Oru pushed back against the claims.", [_said("push_back", "Oru")], id="a particle belongs to the lemma"
        ),
        pytest.param(
            "Kelt has called on Ruritania to hand over four men and called for talks.",
            [
                _said("call_on", "Kelt"),
                _said("hand_over", "Ruritania", "four men", modal="call"),
                _said("call_for", "Kelt"),
            ],
            id="tensed verbs go together",
        ),
        pytest.param(
            "Speaking in Orlen, Vell praised the plan.",
            [_said("speak", "Vell"), _said("praise", "Vell", "the plan")],
            id="a participle borrows its subject",
        ),
        pytest.param(
            "Oru accused Vell of lying.", [_said("accuse", "Oru", "Vell"), _said("lie", "Vell")], id="the accused lies"
        ),
        pytest.param(
            "Kelt continued to attack the town.",
            [_said("continue", "Kelt"), _said("attack", "Kelt", "the town")],
            id="what is continued is a fact",
        ),
        pytest.param(
            "They met to discuss trade.",
            [_said("meet", "They"), _said("discuss", "They", "trade", modal="to")],
            id="a purpose is no fact",
        ),
        pytest.param(
            "Ruritania and Kelt signed the treaty.",
            [_said("sign", "Ruritania and Kelt", "the treaty")],
            id="coordinated subjects stay together",
        ),
        pytest.param(
            "Oru issued a warning that the bridge was unsafe.",
            [
                _said("issue", "Oru", "a warning that the bridge was unsafe"),
                _said("warn", "Oru", flags="nominal", tense="present"),
                _said("be", "the bridge"),
            ],
            id="who issues a warning warns",
        ),
        pytest.param(
            "Criticism from Anna Vell grew.",
            [
                _said("criticize", "Anna Vell", flags="nominal", tense="present"),
                _said("grow", "Criticism from Anna Vell"),
            ],
            id="criticism from",
        ),
        pytest.param(
            "Oru’s arrest shocked the town.",
            [
                _said("arrest", None, "Oru", flags="nominal", tense="present"),
                _said("shock", "Oru’s arrest", "the town"),
            ],
            id="whose arrest it is, is arrested",
        ),
        pytest.param(
            "The group opposing the plan met Oru.",
            [
                _said("oppose", "The group opposing the plan", "the plan"),
                _said("meet", "The group opposing the plan", "Oru"),
            ],
            id="a participle behind its noun",
        ),
        pytest.param(
            "Vell made a promise to leave.",
            [
                _said("make", "Vell", "a promise to leave"),
                _said("promise", "Vell", flags="nominal", tense="present"),
                _said("leave", "Vell", modal="promise"),
            ],
            id="who makes a promise acts",
        ),
        pytest.param(
            "They appealed to Oru to resign.",
            [_said("appeal", "They"), _said("resign", "Oru", modal="appeal")],
            id="who is appealed to acts",
        ),
        pytest.param(
            "Kelt and Oru were expected to meet and sign a treaty.",
            [
                _said("expect", None, "Kelt and Oru", flags="passive"),
                _said("meet", "Kelt and Oru", modal="expect", tense="future"),
                _said("sign", "Kelt and Oru", "a treaty", modal="expect", tense="future"),
            ],
            id="two infinitives share all",
        ),
        pytest.param(
            "The men arrested in Orlen were freed.",
            [
                _said("arrest", None, "The men arrested in Orlen", flags="passive"),
                _said("free", None, "The men arrested in Orlen", flags="passive"),
            ],
            id="a passive participle",
        ),
        pytest.param("A quiet town by the river.", [], id="no verb, no clause"),
    ],
)
def test_clauses_say_who_does_what(parser: Parser, text: str, expected: Sequence[_Said]) -> None:
    document = Document(text=text)
    assert [_in_words(document, clause) for clause in clauses(parser.parse(document))] == expected


@pytest.mark.parametrize(
    ("text", "reported", "reporter"),
    [
        pytest.param("Oru said Vell had resigned.", "resign", "say", id="a clause of what is said"),
        pytest.param("The group, the envoy said, would leave.", "leave", "say", id="a verb of saying in the middle"),
        pytest.param("Oru said that Vell wants Kelt to withdraw.", "withdraw", "want", id="the nearest reports"),
        pytest.param("Oru issued a warning that the bridge was unsafe.", "be", "warn", id="a noun reports"),
        pytest.param(
            "The envoy resigned because Kelt attacked the town.", "attack", None, id="a reason is not reported"
        ),
        pytest.param(
            "Kelt said it would meet Oru and rejected the plan.",
            "reject",
            None,
            id="a second act of the speaker is not reported",
        ),
    ],
)
def test_a_reported_clause_names_its_reporter(parser: Parser, text: str, reported: str, reporter: str | None) -> None:
    found = clauses(parser.parse(Document(text=text)))
    by_predicate = {clause.predicate: clause.lemma for clause in found}
    (clause,) = [clause for clause in found if clause.lemma == reported]
    assert (None if clause.reported_by is None else by_predicate[clause.reported_by]) == reporter


def _words(text: str, phrase: Phrase | None) -> str | None:
    return None if phrase is None else text[phrase.start : phrase.end]


@pytest.mark.parametrize(
    ("text", "lemma", "read", "expected"),
    [
        pytest.param(
            "Kelt has called on Ruritania to hand over four men and called for talks.",
            "call_on",
            lambda c, t: _words(t, c.complement),
            "to hand over four men",
            id="a complement ends where another verb begins",
        ),
        pytest.param(
            "The envoy has not commented on the meeting.",
            "comment",
            lambda c, t: [(p, _words(t, o)) for p, o in c.obliques],
            [("on", "the meeting")],
            id="what a preposition governs",
        ),
        pytest.param(
            "Oru is critical of the plan.",
            "be",
            lambda c, t: _words(t, c.attribute),
            "critical of the plan",
            id="what a copula says",
        ),
        pytest.param(
            "The envoy met Oru and rejected the plan.",
            "meet",
            lambda c, t: t[c.start : c.end],
            "The envoy met Oru",
            id="a clause ends before the next one",
        ),
    ],
)
def test_a_clause_holds_its_other_parts(
    parser: Parser, text: str, lemma: str, read: Callable[[Clause, str], object], expected: object
) -> None:
    (clause,) = [clause for clause in clauses(parser.parse(Document(text=text))) if clause.lemma == lemma]
    assert read(clause, text) == expected
