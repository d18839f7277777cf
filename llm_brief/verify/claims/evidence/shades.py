"""What keeps a word of a parse from telling what is so: a "not", a wish, a plan, a refusal that it stands under.

``frames`` asks this of a predicate; here it is asked of any word, so that a claim with another verb can be compared:
"bought the mill for 90 crowns" with "offered 90 crowns for the mill".
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from llm_brief.text.grammar.mood import has_negative_word, is_conditional, is_negated, is_negative, modal_of
from llm_brief.text.grammar.parse import Parse, Token, once_per_parse
from llm_brief.text.grammar.truth import is_told_untrue
from llm_brief.text.wordlists import word_set
from llm_brief.verify.claims.evidence.frames import ASKING, PLANNING, REFUSING, is_indicative

__all__ = [
    "Kind",
    "Shade",
    "is_denied_anyhow",
    "is_ellipsis",
    "is_predicate",
    "is_unreal",
    "is_wished",
    "kinds_in",
    "shade_of",
]


class Kind(StrEnum):
    """Whether it is said not to be so, or only not said to be so."""

    DENIED = "denied"
    AHEAD = "ahead"


class Shade(NamedTuple):
    """What a word stands under: the token that says so."""

    kind: Kind
    at: int


_DENYING = REFUSING | word_set(
    """reject deny dismiss rebuff spurn veto rule_out turn_down call_off cancel scrap abandon drop give_up oppose
    prevent prohibit forbid block avoid refuse fail neglect leave_behind shelve"""
)
_WISHING = (
    ASKING
    | PLANNING
    | word_set(
        """consider forecast predict bid offer invite try attempt advise encourage mean prepare contemplate mull
        envisage estimate apply appeal campaign lobby beg look_for"""
    )
) - {"agree", "due", "schedule", "wonder"}
_UNREAL = _WISHING | _DENYING
_WISHED = word_set(
    """request offer proposal plan bid call hope fear forecast idea intention threat attempt demand promise wish option
    possibility appeal suggestion recommendation prediction refusal failure inability"""
)
_MODALS = word_set("will would shall may might could should must ought set slate schedule") | {"be to", "due"}
_APART = word_set("against without except")
_SAVING = word_set("save spare rescue protect shield exempt free")
_WITH_OF = {"short": Kind.DENIED, "instead": Kind.DENIED}
_BELOW_VERBS = word_set("dobj xcomp nsubjpass prep attr acomp oprd npadvmod dative pcomp agent advmod prt")
_WISHED_BELOW = word_set("dobj xcomp ccomp nsubjpass prep advcl")
_BELOW_NOUNS = word_set("acl prep ccomp relcl poss")


def is_predicate(token: Token) -> bool:
    """Whether a word heads a clause."""
    return token.pos in {"VERB", "AUX"} and token.dep not in {"aux", "auxpass", "amod", "compound"}


def is_unreal(parse: Parse, index: int) -> bool:
    """Whether the word itself is one of wishing, planning, trying or refusing: what it governs is not said to be so."""
    return _lemma(parse, index) in (_WISHED if parse.tokens[index].pos == "NOUN" else _UNREAL)


@once_per_parse
def shade_of(parse: Parse, index: int) -> Shade | None:
    """The first thing, from the inside out, that keeps the word from telling what is so, or None."""
    return next(iter(_all_shades(parse, index)), None)


@once_per_parse
def kinds_in(parse: Parse, sentence: int) -> frozenset[Kind]:
    """What the words of a sentence, by its index, stand under: none in one that only tells what is."""
    shades = (shade_of(parse, token.index) for token in parse.sentence_tokens(sentence) if token.pos not in _SMALL)
    return frozenset(shade.kind for shade in shades if shade is not None)


_SMALL = frozenset({"PUNCT", "DET", "ADP", "PART", "CCONJ", "SCONJ", "SPACE"})


def is_wished(parse: Parse, index: int) -> bool:
    """Whether a word of wishing, fearing or planning stands above it: that it was not done takes nothing back."""
    return any(shade.kind is Kind.AHEAD and is_unreal(parse, shade.at) for shade in _all_shades(parse, index))


def is_denied_anyhow(parse: Parse, index: int) -> bool:
    """Whether a denial stands above a word, whatever else does: "rejected the idea that it had cost them the game"."""
    return any(shade.kind is Kind.DENIED for shade in _all_shades(parse, index))


@once_per_parse
def _all_shades(parse: Parse, index: int) -> tuple[Shade, ...]:
    return tuple(_shades(parse, index))


def _shades(parse: Parse, index: int) -> Iterator[Shade]:
    token = parse.tokens[index]
    yield from _own(parse, index) if is_predicate(token) else _of_noun(parse, index)
    below, instead = index, False
    for above in parse.ancestors(index):
        if _is_apart(parse, below) or _is_sure(parse, above):
            return
        instead = instead or _is_said_instead(parse, below, above)
        shades = _between(parse, below, above)
        yield from (shade for shade in shades if not (instead and shade.kind is Kind.DENIED))
        below = above


def _is_apart(parse: Parse, below: int) -> bool:
    """Whether a clause tells what it tells whatever stands above it: "letters that the police had seized"."""
    token = parse.tokens[below]
    if token.dep in {"advcl", "parataxis"}:
        return not any(parse.tokens[helper].tag == "TO" for helper in parse.dependents(below, "aux"))
    is_joined = token.dep == "conj" and bool(parse.dependents(below, "nsubj", "nsubjpass"))
    return (token.dep == "relcl" or is_joined) and is_indicative(parse, below)


_DOUBTS = word_set("doubt question dispute secret wonder surprise")


def _is_sure(parse: Parse, noun: int) -> bool:
    """Whether a "no" makes it the surer: "there is no question that it has"."""
    return parse.tokens[noun].lemma in _DOUBTS and any(_of_noun(parse, noun))


def _between(parse: Parse, below: int, above: int) -> Iterator[Shade]:
    token, head = parse.tokens[below], parse.tokens[above]
    if token.dep == "conj":
        return
    if is_predicate(head):
        if token.dep in _BELOW_VERBS:
            yield from _own(parse, above)
        yield from _governing(parse, token, above)
    elif head.pos == "ADP" or head.dep == "prep":
        yield from _of_preposition(parse, above)
    elif token.dep in _BELOW_NOUNS and head.lemma in _WISHED and not (token.dep == "prep" and token.lemma == "to"):
        yield Shade(Kind.AHEAD, above)
    else:
        yield from _of_noun(parse, above)


def _own(parse: Parse, predicate: int) -> Iterator[Shade]:
    """What the words around a verb make of it."""
    if is_told_untrue(parse, predicate) and not _is_not_only(parse, predicate):
        yield Shade(Kind.DENIED, predicate)
    if modal_of(parse, predicate) in _MODALS or is_conditional(parse, predicate):
        yield Shade(Kind.AHEAD, predicate)
    if any(_is_in_vain(parse, prep) for prep in parse.dependents(predicate, "prep", "advmod")):
        yield Shade(Kind.DENIED, predicate)


def _is_not_only(parse: Parse, predicate: int) -> bool:
    return any(
        parse.tokens[at + 1].lemma in {"only", "just", "merely"} for at in parse.dependents(predicate, "neg", "preconj")
    )


def _is_in_vain(parse: Parse, at: int) -> bool:
    if parse.tokens[at].lemma in {"unsuccessfully", "vainly"}:
        return True
    return parse.tokens[at].lemma == "in" and any(parse.tokens[o].lemma == "vain" for o in parse.dependents(at, "pobj"))


def _governing(parse: Parse, token: Token, verb: int) -> Iterator[Shade]:
    """What a verb makes of what it governs: a wish that was carried out, or is denied, makes nothing of it."""
    lemma = _lemma(parse, verb)
    if token.dep not in _WISHED_BELOW or (token.dep == "advcl" and lemma not in ASKING):
        return
    if lemma in _DENYING and token.dep != "prep" and not is_negated(parse, verb):
        yield Shade(Kind.DENIED, verb)
    if lemma == "consider" and token.dep != "dobj" and token.tag != "VBG":
        return  # "is considered a hero"
    if lemma in _WISHING and not (token.dep == "ccomp" and is_indicative(parse, token.index)):
        yield Shade(Kind.AHEAD, verb)


def _of_preposition(parse: Parse, preposition: int) -> Iterator[Shade]:
    token = parse.tokens[preposition]
    kept_from = token.lemma == "from" and parse.tokens[token.head].lemma in _SAVING
    if parse.dependents(preposition, "neg") or token.lemma in _APART or kept_from or is_negative(parse, preposition):
        yield Shade(Kind.DENIED, preposition)
    before = parse.tokens[preposition - 1].text.lower() if preposition else ""
    if token.lemma == "of" and before in _WITH_OF:
        yield Shade(_WITH_OF[before], preposition - 1)


def _of_noun(parse: Parse, noun: int) -> Iterator[Shade]:
    """A noun with "no" or behind "not"."""
    determiners = (parse.tokens[at].text.lower() for at in parse.dependents(noun, "det", "neg"))
    if any(text in {"no", "neither", "not"} for text in determiners):
        yield Shade(Kind.DENIED, noun)


def _is_said_instead(parse: Parse, below: int, above: int) -> bool:
    """Whether the word is said in the place of what is denied: "union" in "not a sale but a union"."""
    if parse.tokens[below].dep != "conj":
        return False
    return any(above < at < below and parse.tokens[at].lemma == "but" for at in parse.dependents(above, "cc"))


def is_ellipsis(parse: Parse, predicate: int) -> bool:
    """Whether a helping verb stands without its verb: "Oru did not", "none ever has"."""
    token = parse.tokens[predicate]
    objects = (parse.tokens[at].tag for at in parse.dependents(predicate, "dobj"))
    after = [at for at in parse.dependents(predicate, *_COMPLEMENTS) if at > predicate]
    is_bare = not after and all(tag in {"WDT", "WP"} for tag in objects)
    return token.lemma in _HELPING and is_bare and has_negative_word(parse, predicate)


_COMPLEMENTS = ("attr", "acomp", "xcomp", "ccomp", "prep", "advcl", "oprd", "expl", "agent")
_HELPING = word_set("be have do will would shall should can could may might must")


def _lemma(parse: Parse, index: int) -> str:
    """The lemma with its particle."""
    particle = next((parse.tokens[at].lemma for at in parse.dependents(index, "prt")), None)
    return parse.tokens[index].lemma if particle is None else f"{parse.tokens[index].lemma}_{particle}"
