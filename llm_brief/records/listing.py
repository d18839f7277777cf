"""Lists of things or deeds by their commas: "A against B, the transfer of C wanted for D, and the founding of E".

Parsers break such lists at participles and infinitives; the commas and the last "and" do not lie. A list is read only
where every item begins like the first one; else nothing is.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from llm_brief.records.lexicon import DEEDS, EVENT_NOUNS
from llm_brief.text.document import Document, Span
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse, Token
from llm_brief.text.grammar.people import is_person_word
from llm_brief.text.grammar.telling import balanced

__all__ = ["first_of", "listed_deeds", "listed_objects", "listed_things", "whole_list"]

_FEWEST = 3
_SHORT_BRACKET = 6
"""Words that a short form or an explanation in brackets has at most."""
_STOPS = frozenset({";", ":", "—", "–", "--", "(", ")", ".", "?", "!", "…"})
_MARKS = frozenset({'"', "“", "”", "«", "»"})
_BEFORE_NOUN = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "ADV"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_INTRODUCING = frozenset({"WP", "WDT", "WRB", "WP$"})
_MADE_OF_VERBS = ("tion", "sion", "ment", "ance", "ence", "ing")
_HELPING = frozenset({"to", "not", "also", "then", "immediately", "fully"})


@dataclass(frozen=True, slots=True)
class _Piece:
    """The tokens ``first`` to ``last`` between two commas; ``joined`` where "and" or "or" leads them in."""

    first: int
    last: int
    joined: str = ""


_Opens = Callable[[Parse, _Piece], bool]


def listed_things(document: Document, parse: Parse, first: int, end: int | None = None) -> tuple[Span, ...]:
    """The items of a list of things that begins at the token ``first`` and ends before ``end``.

    Nothing where it is none, or one of fewer than three.
    """
    return tuple(_span(document, parse, piece) for piece in _items(parse, list(_pieces(parse, first, end)), _is_thing))


def listed_objects(document: Document, parse: Parse, clause: Clause) -> tuple[Span, ...]:
    """The items of the list that the objects of ``clause`` begin, wherever the parser hung the later ones."""
    return tuple(
        span for phrase in clause.objects for span in listed_things(document, parse, first_of(parse, phrase.head))
    )


def first_of(parse: Parse, noun: int) -> int:
    """The first word of a noun with what stands before it."""
    before = (c for c in parse.children(noun) if c < noun and parse.tokens[c].dep not in {"punct", "cc", "preconj"})
    return min([noun, *(parse.edges(child)[0] for child in before)])


def listed_deeds(document: Document, parse: Parse, first: int) -> tuple[Span, ...]:
    """The items of a list of verbs that begins at the token ``first``, without "to"; nothing where it is none.

    What "or" leads in comes of it otherwise, and is left out.
    """
    items = (_without_lead(parse, piece) for piece in _items(parse, list(_pieces(parse, first)), _is_deed))
    return tuple(_span(document, parse, piece) for piece in items)


def whole_list(document: Document, parse: Parse, first: int, last: int, end: int | None = None) -> Span | None:
    """From ``first`` to the end of what a comma or "and" adds behind ``last``; None where nothing is added."""
    pieces = list(_pieces(parse, first, end))
    added = [piece for piece in pieces if piece.first > last]
    if not pieces or not added or not all(_is_thing(parse, piece) and not _tells(parse, piece) for piece in added):
        return None
    return _span(document, parse, _Piece(first, added[-1].last))


def _items(parse: Parse, pieces: Sequence[_Piece], is_item: _Opens) -> tuple[_Piece, ...]:
    merged = _merged(parse, pieces, is_item)
    if merged:
        merged = [*merged[:-1], *_split_last(parse, merged[-1], is_item)]
    if merged and merged[-1].joined == "or":
        merged = merged[:-1]
    ends = [replace(piece, last=_before_clause(parse, piece)) for piece in merged]
    is_list = len(ends) >= _FEWEST and not any(_tells(parse, piece) for piece in ends)
    return tuple(ends) if is_list and any(piece.joined for piece in merged[1:]) else ()


def _pieces(parse: Parse, first: int, end: int | None = None) -> Iterator[_Piece]:
    """What stands between commas, outside quotation marks, to ``end``, the end of the sentence or the next stop."""
    start, joined, is_open, bracket = first, "", False, first
    sentence = parse.tokens[first].sentence
    for token in parse.tokens[first:end]:
        if token.index < bracket:
            continue
        bracket = _behind_bracket(parse, token)
        if bracket > token.index:
            continue
        if token.sentence != sentence or (token.text in _STOPS and not is_open):
            yield from _piece(start, token.index - 1, joined)
            return
        is_open = is_open ^ (token.text in _MARKS)
        if token.text == "," and not is_open:
            yield from _piece(start, token.index - 1, joined)
            start, joined = token.index + 1, ""
        elif token.index == start and token.dep == "cc" and start > first:
            start, joined = token.index + 1, token.text.lower()
    yield from _piece(start, (len(parse.tokens) if end is None else end) - 1, joined)


def _behind_bracket(parse: Parse, token: Token) -> int:
    """Where a short bracket that opens at ``token`` is closed, as behind a name: "(NSM)"; else the token itself."""
    if token.text != "(":
        return token.index
    inside = parse.tokens[token.index + 1 : token.index + 1 + _SHORT_BRACKET]
    closing = next((t.index for t in inside if t.text == ")"), None)
    return token.index if closing is None else closing + 1


def _piece(first: int, last: int, joined: str) -> Iterator[_Piece]:
    if first <= last:
        yield _Piece(first, last, joined)


def _merged(parse: Parse, pieces: Sequence[_Piece], is_item: _Opens) -> list[_Piece]:
    """Pieces that are no items of their own go with the one before: asides, apposed names. The joined one ends it."""
    merged = list(pieces[:1])
    for piece in pieces[1:]:
        if piece.joined and not is_item(parse, piece):
            return merged
        if is_item(parse, piece):
            merged.append(piece)
        else:
            merged[-1] = replace(merged[-1], last=piece.last)
        if piece.joined:
            return merged
    return merged


def _split_last(parse: Parse, piece: _Piece, is_item: _Opens) -> Iterator[_Piece]:
    """As in "A, B and C": the last "and" before an item that is surely one."""
    for token in parse.tokens[piece.first + 1 : piece.last]:
        behind = _Piece(token.index + 1, piece.last, token.text.lower())
        if token.dep == "cc" and is_item(parse, behind) and _goes_on(parse, token, behind):
            yield replace(piece, last=token.index - 1)
            yield from _split_last(parse, behind, is_item)
            return
    yield piece


def _goes_on(parse: Parse, conjunction: Token, behind: _Piece) -> bool:
    """Whether the "and" opens a new item: one that names a deed, or that the parser joins to the list's first words."""
    head = _head(parse, behind)
    return head is None or _names_deed(head) or parse.tokens[conjunction.head].index < conjunction.index - 3


def _is_thing(parse: Parse, piece: _Piece) -> bool:
    """It begins with a noun that is nobody and no name beside another: "the transfer of", not "the union leader"."""
    head, opening = _head(parse, piece), parse.tokens[piece.first]
    if head is None:
        return opening.tag == "VB" and opening.lemma.lower() in DEEDS  # "... and help to rebuild", misread
    above = parse.tokens[head.head]
    is_beside = head.dep == "appos" and (above.pos == "PROPN" or is_person_word(above))
    is_someone = head.pos == "PROPN" or is_person_word(head)
    return _names_deed(head) or not (is_beside or is_someone or head.ent_type in {"DATE", "TIME"})


def _names_deed(noun: Token) -> bool:
    lemma = noun.lemma.lower()
    is_made = lemma.endswith(_MADE_OF_VERBS) and not is_person_word(noun)
    return lemma in DEEDS or lemma in EVENT_NOUNS or is_made


def _head(parse: Parse, piece: _Piece) -> Token | None:
    """The noun that the piece begins with: the last of its first run of nouns and what stands before them."""
    head: Token | None = None
    for token in parse.tokens[piece.first : piece.last + 1]:
        is_before = token.pos in _BEFORE_NOUN or token.tag in {"PRP$", "POS"} or token.dep == "amod"
        if token.text in _MARKS or token.dep == "punct" or token.text == "'":
            continue
        if not is_before or token.tag in _INTRODUCING:
            break
        if token.pos in {"NOUN", "PROPN"} and token.tag != "POS":
            head = token
        elif head is not None and token.tag != "POS":
            break
    return head


def _is_deed(parse: Parse, piece: _Piece) -> bool:
    """It begins with a bare verb: "release the drivers", "to leave", "not enter the town"."""
    token = parse.tokens[_without_lead(parse, piece).first]
    return token.tag in {"VB", "VBP"} and not parse.dependents(token.index, "auxpass")


def _without_lead(parse: Parse, piece: _Piece) -> _Piece:
    first = piece.first
    while first < piece.last and parse.tokens[first].text.lower() in _HELPING - {"not"}:
        first += 1
    return replace(piece, first=first)


def _tells(parse: Parse, piece: _Piece) -> bool:
    """A tensed verb that no "who" or "that" leads in: "..., officials said" is no item."""
    inside = parse.tokens[piece.first + 1 : piece.last + 1]
    led = next((t.index for t in inside if t.tag in _INTRODUCING or t.text.lower() == "that"), len(parse.tokens))
    tensed = (token for token in inside if token.tag in _FINITE and token.dep not in {"acl", "relcl", "amod"})
    return any(token.index < led and not _describes(parse, piece, token) for token in tensed)


def _describes(parse: Parse, piece: _Piece, verb: Token) -> bool:
    """As in "the transfer of men wanted for raids": a participle behind what it describes, read as a past tense."""
    head, before = _head(parse, piece), parse.tokens[verb.index - 1]
    if head is None or not _names_deed(head) or verb.tag != "VBD" or not verb.text.endswith("ed"):
        return False
    is_followed = verb.index < piece.last and parse.tokens[verb.index + 1].pos == "ADP"
    return is_followed and before.pos in {"NOUN", "PROPN"} and before.index != head.index


def _before_clause(parse: Parse, piece: _Piece) -> int:
    """Where "after talks failed" begins, or the piece's end."""
    for token in parse.tokens[piece.first + 1 : piece.last + 1]:
        if token.dep in {"mark", "advmod"} and token.tag in {"IN", "WRB"} and token.text.lower() != "that":
            clause = parse.tokens[token.head]
            if clause.tag in _FINITE and clause.dep == "advcl":
                return token.index - 1
    return piece.last


def _span(document: Document, parse: Parse, piece: _Piece) -> Span:
    last = piece.last
    while last > piece.first and parse.tokens[last].pos == "PUNCT":
        last -= 1
    return balanced(document, parse.tokens[piece.first].start, parse.tokens[last].end)
