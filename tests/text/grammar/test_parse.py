import pickle

from llm_brief.text.grammar.arguments import is_passive
from llm_brief.text.grammar.parse import Parse, Token, once_per_parse


def parsed() -> Parse:
    """ "It was closed" as a parser has it."""
    rows = [("It", "it", "PRON", "PRP", "nsubjpass"), ("was", "be", "AUX", "VBD", "auxpass")]
    rows.append(("closed", "close", "VERB", "VBN", "ROOT"))
    tokens, start = [], 0
    for index, (text, lemma, pos, tag, dep) in enumerate(rows):
        tokens.append(Token(index, start, start + len(text), text, lemma, pos, tag, dep, 2, 1))
        start += len(text) + 1
    return Parse(tokens=tuple(tokens), parser="by hand")


def test_a_question_is_worked_out_once_for_each_parse_and_place() -> None:
    asked: list[int] = []

    @once_per_parse
    def lemma_at(parse: Parse, index: int) -> str:
        asked.append(index)
        return parse.tokens[index].lemma

    one, other = parsed(), parsed()
    assert [lemma_at(one, 2), lemma_at(one, 2), lemma_at(one, 0), lemma_at(other, 2)] == [
        "close",
        "close",
        "it",
        "close",
    ]
    assert asked == [2, 0, 2]


def test_a_parse_goes_to_another_process_with_what_it_knows() -> None:
    parse = parsed()
    assert is_passive(parse, 2)
    assert parse.dependents(2, "auxpass") == (1,)
    back = pickle.loads(pickle.dumps(parse))
    assert back == parse
    assert is_passive(back, 2)
    assert back.dependents(2, "auxpass") == (1,)


def test_what_hangs_on_a_word_by_any_of_several_labels_comes_in_the_order_of_the_text() -> None:
    parse = parsed()
    assert parse.dependents(2, "auxpass", "nsubjpass") == (0, 1)
    assert parse.dependents(2, "nsubjpass", "dobj") == (0,)
    assert parse.dependents(2, "dobj", "neg") == ()
    assert parse.dependents(0, "auxpass", "nsubjpass") == ()
