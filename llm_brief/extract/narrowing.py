"""Which of many are meant: "tenants who oppose the law" are not "tenants"."""

from llm_brief.text.document import Document, Span
from llm_brief.text.grammar.parse import Parse, Token

__all__ = ["is_one_of_many", "narrowed"]

_CLAUSES = frozenset({"relcl", "acl"})
_LONGEST = 10
"""More words that say which of them make no name."""
_DEFINITE = frozenset({"the", "this", "that", "his", "her", "its", "their", "our", "my"})


def narrowed(parse: Parse, name: Span, document: Document) -> Span | None:
    """The name with the clause behind it that says which of many are meant; None where that is too long for a name.

    The same name where there is no such clause, where a comma sets it off, or where it names one.
    """
    head = _head(parse, name)
    clause = None if head is None else _restriction(parse, head)
    if head is None or clause is None or not _are_many(head):
        return name
    first, last = parse.edges(clause.index)
    is_next = parse.tokens[first].start >= name.end and not document.text[name.end : parse.tokens[first].start].strip()
    if parse.tokens[first].start < name.end:
        return name  # the name holds it
    if not is_next or last - first >= _LONGEST:
        return None
    while last > first and parse.tokens[last].pos == "PUNCT":
        last -= 1
    return document.span(name.start, parse.tokens[last].end)


def is_one_of_many(parse: Parse, pronoun: Span, name: Span) -> bool:
    """Whether "who" leads a clause that says which of many: what "tenants who oppose it" do, tenants do not."""
    head, who = _head(parse, name), parse.token_at(pronoun.start)
    if head is None or who is None or who.tag not in {"WP", "WDT"} or who.index == 0:
        return False
    return parse.tokens[who.index - 1].text != "," and (_are_many(head) or not _is_definite(parse, head))


def _head(parse: Parse, name: Span) -> Token | None:
    tokens = parse.tokens_in(name.start, name.end)
    inside = {token.index for token in tokens}
    return next((token for token in tokens if token.head not in inside or token.head == token.index), None)


def _restriction(parse: Parse, head: Token) -> Token | None:
    """The clause behind the noun that no comma sets off."""
    for child in parse.children(head.index):
        first = parse.edges(child)[0]
        if parse.tokens[child].dep in _CLAUSES and child > head.index and parse.tokens[first - 1].text != ",":
            return parse.tokens[child]
    return None


def _are_many(noun: Token) -> bool:
    return noun.tag in {"NNS", "NNPS"}


def _is_definite(parse: Parse, head: Token) -> bool:
    """A name, or a noun with "the": one that the text knows."""
    before = parse.dependents(head.index, "det", "poss")
    return head.pos == "PROPN" or any(parse.tokens[word].text.lower() in _DEFINITE for word in before)
