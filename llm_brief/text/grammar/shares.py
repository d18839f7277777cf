"""Parts of a whole in words: which noun "most of", "every" or "two of the" is said of, and in which clause."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from llm_brief.text.grammar.parse import Parse, Token
from llm_brief.text.numerals import CARDINALS

__all__ = ["ALL", "MOST", "NONE", "Portion", "Share", "predicate_above", "shares_of"]


@dataclass(frozen=True, slots=True)
class Portion:
    """How much of a whole it is, from none (0) to all (1), both included."""

    least: float
    most: float

    def excludes(self, other: "Portion") -> bool:
        """Whether it cannot be both."""
        return self.most < other.least or other.most < self.least


@dataclass(frozen=True, slots=True)
class Share:
    """A word that says how much of something; ``noun`` and ``predicate`` are tokens, ``start:end`` the words."""

    portion: Portion
    noun: int
    predicate: int
    start: int
    end: int


ALL, MOST, NONE = Portion(1, 1), Portion(0.501, 0.999), Portion(0, 0)
_HALF, _MANY, _SOME = Portion(0.5, 0.5), Portion(0.001, 0.999), Portion(0.001, 0.5)
_ALMOST = Portion(0.6, 0.999)
_WORDS = MappingProxyType(
    dict.fromkeys(("all", "every", "each", "both", "whole", "entire"), ALL)
    | dict.fromkeys(("most", "majority"), MOST)
    | dict.fromkeys(("some", "several", "few", "handful", "minority"), _SOME)
    | dict.fromkeys(("no", "none", "neither"), NONE)
    | {"many": _MANY, "half": _HALF}
)
_FRACTIONS = frozenset(f"{part}{s}" for part in ("third", "quarter", "fifth", "tenth") for s in ("", "s"))
_NEARLY = frozenset(("almost", "nearly", "virtually", "practically"))
_NOUNS = frozenset(("NOUN", "PROPN"))
_FLOATING = frozenset(("advmod", "dep", "appos", "det", "predet"))
_NUMBERS = frozenset(CARDINALS) | {"dozens", "hundreds", "thousands"}
_DETERMINING = frozenset(("det", "predet", "amod", "nmod", "quantmod", "nummod", "advmod"))
_PREDICATES = frozenset(("VERB", "AUX", "ADJ"))
_RELATIVES = frozenset(("which", "whom"))
_BACK = frozenset(("them", "these", "those", "us"))


def shares_of(parse: Parse) -> Iterator[Share]:
    """Every word of a text that says how much of something, in order, with the noun that it is said of."""
    before: Share | None = None
    for token in parse.tokens:
        portion = _portion(parse, token)
        if portion is None:
            continue
        noun = _noun_of(parse, token, before)
        predicate = predicate_above(parse, token.index)
        if predicate is None and noun is not None:  # a verb that the parser takes for a participle: "some sheds burned"
            predicate = next(iter(parse.dependents(noun, "acl")), None)
        if noun is None or predicate is None:
            continue
        last = noun if noun > token.index else (_of(parse, token.index) or token.index)
        end = parse.tokens[last].end
        before = Share(portion, noun, predicate, _begin(parse, token), end)
        yield before


def predicate_above(parse: Parse, index: int) -> int | None:
    """The nearest verb or adjective above a token; what a form of "be" says, in its place."""
    for above in parse.ancestors(index):
        if parse.tokens[above].pos in _PREDICATES and parse.tokens[above].dep not in _DETERMINING:
            said = parse.dependents(above, "attr", "acomp") if parse.tokens[above].lemma == "be" else ()
            return next((one for one in said if one != index), above)
    return None


def _portion(parse: Parse, token: Token) -> Portion | None:
    word = token.text.lower()
    portion = _WORDS.get(word) if (word, _text(parse, token.index + 1)) != ("each", "other") else None
    if portion is None:
        is_counted = (word.isdecimal() or word in _NUMBERS) and token.pos == "NUM"
        is_fraction = word in _FRACTIONS and token.pos == "NOUN"
        return _MANY if (is_counted or is_fraction) and _of(parse, token.index) is not None else None
    if token.index and portion in (ALL, NONE):
        if parse.tokens[token.index - 1].text.lower() in _NEARLY:
            return _ALMOST if portion is ALL else _SOME
        if portion is ALL and parse.tokens[token.index - 1].text.lower() in ("not", "n't"):
            return Portion(0, 0.999)
    if word == "all" and _text(parse, token.index + 1) == "but":
        return _ALMOST
    return portion


def _begin(parse: Parse, token: Token) -> int:
    if token.index and _text(parse, token.index - 1) in _NEARLY | {"not", "only", "just", "merely"}:
        return parse.tokens[token.index - 1].start
    return token.start


def _text(parse: Parse, index: int) -> str:
    return parse.tokens[index].text.lower() if index < len(parse.tokens) else ""


def _of(parse: Parse, index: int) -> int | None:
    """What stands behind "of" below a token."""
    for child in parse.dependents(index, "prep", "quantmod"):
        if _text(parse, child) == "of":
            return next(iter(parse.dependents(child, "pobj")), None)
    return None


def _noun_of(parse: Parse, token: Token, before: Share | None) -> int | None:
    inside = _of(parse, token.index)
    if inside is not None:
        return _named(parse, token, inside)
    head = parse.tokens[token.head]
    if _WORDS.get(token.text.lower()) == ALL and head.pos in {"VERB", "AUX"}:
        floating = parse.dependents(head.index, "nsubj", "nsubjpass") if token.dep in _FLOATING else ()
        return next((subject for subject in floating if parse.tokens[subject].pos in _NOUNS), None)  # "they all went"
    if token.dep in _DETERMINING:
        if head.pos in _NOUNS:
            return head.index
        inside = _of(parse, head.index)  # "all four of the operas"
        return _named(parse, token, inside) if inside is not None else None
    bare = token.pos in {"PRON", "NOUN", "DET"} and token.dep.startswith("nsubj") and before is not None
    near = bare and before is not None and token.sentence - parse.tokens[before.noun].sentence <= 1
    return before.noun if near and before is not None else None  # "some lost weight, but none died"


def _named(parse: Parse, token: Token, inside: int) -> int | None:
    """The noun itself, or the one that a pronoun points back to: "operas, two of which"."""
    if parse.tokens[inside].pos in _NOUNS:
        return inside
    word = _text(parse, inside)
    if word in _RELATIVES:
        clause = next((above for above in parse.ancestors(inside) if parse.tokens[above].dep == "relcl"), None)
        return parse.tokens[clause].head if clause is not None else None
    if word in _BACK:
        return _last_counted(parse, token)
    return None


def _last_counted(parse: Parse, token: Token) -> int | None:
    """The last noun with a number or a plural ending before a token, in its sentence or the one before."""
    for other in reversed(parse.tokens[: token.index]):
        if token.sentence - other.sentence > 1:
            return None
        if other.tag in {"NNS", "NNPS"}:
            return other.index if parse.dependents(other.index, "nummod") else None
    return None
