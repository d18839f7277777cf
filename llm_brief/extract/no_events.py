"""Clauses that tell of no event of their own, or of which the parser takes the wrong noun for who acts."""

from llm_brief.text.document import Document
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse, Token

__all__ = ["tells_nothing"]

_QUANTIFIERS = frozenset("many some few most several others everyone nobody all".split())
_ARTICLES = frozenset({"a", "an", "the"})
_DATELINE = frozenset({"-", "–", "—", "―", "--", ":"})
_BRINGING = frozenset("host convene sponsor organize organise chair".split())
_MEDIATING = frozenset({"mediate", "facilitate", "broker"})
"""Of these who acts is never a party."""
_HANDING = frozenset("turn_over hand_over hand_in hand_out send submit supply transfer deliver".split())


def tells_nothing(document: Document, parse: Parse, clause: Clause) -> bool:
    """Whether it only leads to words, describes a party, lacks what it is about, or is misread."""
    if _leads_in(document, parse, clause) or _only_describes(parse, clause):
        return True
    return _lacks_object(clause) or _is_misread(parse, clause)


def _leads_in(document: Document, parse: Parse, clause: Clause) -> bool:
    """As in "issued the following statement:": the sentence says only that words follow."""
    sentence = document.sentence_at(parse.tokens[clause.predicate].start)
    return sentence is not None and sentence.text.rstrip().endswith(":")


def _only_describes(parse: Parse, clause: Clause) -> bool:
    """As in "talks, first hosted by Norland and later by Oran": who brings the parties together is none of them."""
    verb = parse.tokens[clause.predicate]
    is_joined = verb.index > 1 and parse.tokens[verb.index - 1].text == "-"
    parts = (verb.index, verb.index - 2) if is_joined else (verb.index,)  # "was co-hosted": the verb has it of "co"
    is_reduced = verb.tag == "VBN" and not any(parse.dependents(part, "aux", "auxpass") for part in parts)
    is_apart = verb.dep == "advcl" or (verb.dep == "acl" and clause.lemma in _MEDIATING)
    return is_reduced and is_apart and clause.passive and clause.lemma in _BRINGING | _MEDIATING


def _lacks_object(clause: Clause) -> bool:
    """As in "the report the guards handed over to them": what was handed over stands outside the clause."""
    return clause.lemma in _HANDING and not (clause.passive or clause.objects or clause.complement)


def _is_misread(parse: Parse, clause: Clause) -> bool:
    """As in "a club many took for dead", "While meeting Oru, Pell, of Dorn, a guard was sent": who acts is another.

    The parser makes the subject of the relative clause, or the real subject, an apposition of another noun.
    """
    verb = parse.tokens[clause.predicate]
    subjects = parse.dependents(verb.index, "nsubj", "nsubjpass")
    heads = [head for head in subjects if parse.tokens[head].ent_type not in {"DATE", "TIME"}]
    if not heads:
        return False
    if len(heads) > 1:  # one of them belongs elsewhere; "ORRIN - The mayor asked" does no harm
        begins = parse.tokens[parse.edges(heads[-1])[0]].text.lower() in _QUANTIFIERS | _ARTICLES
        return begins and not any(token.text in _DATELINE for token in parse.tokens[heads[0] : heads[-1]])
    below = parse.tokens[heads[0] : min(parse.edges(heads[0])[1] + 1, verb.index)]
    appositions = [token for token in below if token.dep == "appos" and token.index > heads[0]]
    is_relative = any(t.text.lower() in _QUANTIFIERS and parse.tokens[t.index - 1].text != "," for t in appositions)
    return is_relative or any(_is_open_apposition(parse, token, heads[0], verb.index) for token in appositions)


def _is_open_apposition(parse: Parse, noun: Token, subject: int, verb: int) -> bool:
    """It hangs on another noun than the subject, begins with an article, and no comma closes it before the verb."""
    first, last = parse.edges(noun.index)
    is_deep = noun.head != subject and parse.tokens[first].text.lower() in _ARTICLES
    behind = parse.tokens[last + 1 : verb]
    return (
        is_deep and parse.tokens[first - 1].text == "," and not any(token.text in {",", "—", ")"} for token in behind)
    )
