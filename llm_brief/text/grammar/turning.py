"""What stands outside words and turns them, as the syntax of their sentence shows it.

``turns`` walks from the top of the words to the top of their sentence and reads what stands outside them on the way: a
negation, a condition, a modal, a question, a clause in which somebody else speaks. What it cannot read it names too:
silence would be taken for consent.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import pairwise

from llm_brief.text.grammar.mood import is_unsaid
from llm_brief.text.grammar.parse import Parse, Token
from llm_brief.text.grammar.turning_words import (
    BEGINNING,
    CERTAIN,
    CLAUSES,
    DOUBTING,
    FACTIVE,
    FACTS,
    FAILING,
    HEDGES,
    IF,
    INVERTED,
    NEGATIVE,
    ONLY_IF,
    PURPOSES,
    SKIPPED,
    SPOKEN_OF,
    UNMENTIONED,
    UNREAL,
    UNSURE,
    UNTRUE,
    VERBS,
    WISHING,
    WITHOUT,
)

__all__ = ["Turn", "Turned", "Voice", "turns"]


class Turn(Enum):
    """What becomes of words by what stands outside them."""

    NEGATION = auto()
    CONDITION = auto()
    QUESTION = auto()
    MODAL = auto()
    ALTERNATIVE = auto()
    PURPOSE = auto()
    DOUBT = auto()
    OTHER_VOICE = auto()
    HEADLESS = auto()
    UNREAD = auto()


class Voice(Enum):
    """Whose clause a word of saying heads, seen from the one in whose mouth the words are put."""

    OWN = auto()
    """Theirs; or a pronoun's of which nothing else is known."""
    OTHER = auto()
    """Another's, or nobody's: hearsay."""
    OPEN = auto()
    """It cannot be told."""
    NONE = auto()
    """It is no such word."""


@dataclass(frozen=True, slots=True)
class Turned:
    """One turn, and the words that make it."""

    turn: Turn
    words: str
    beyond: bool = False
    """It turns the saying, not what is said: "could demand", where the words are what is demanded."""


def turns(
    parse: Parse, place: tuple[int, int], voice: Callable[[Token], Voice], known: tuple[int, int] | None = None
) -> Iterator[Turned]:
    """Everything outside ``place`` that turns these words; ``UNREAD`` where the way up cannot be read.

    ``voice`` tells whose a word of saying, asking or believing is; what stands in ``known`` is printed with the words
    and turns nothing. Nothing is yielded for words that their own sentence or their own speaker puts forward as they
    stand.
    """
    walk = _Walk(parse, place, voice, known or place)
    found = (*walk.cut_off(), *(turned for top in walk.tops() for turned in walk.up(top)))
    yield from dict.fromkeys(found)


_STRONG = frozenset({Turn.CONDITION, Turn.QUESTION, Turn.OTHER_VOICE})
"""What turns even what is told in passing: "he left when the camp closed" under "if"."""


class _Walk:
    """From the words to the top of the sentence."""

    def __init__(
        self, parse: Parse, place: tuple[int, int], voice: Callable[[Token], Voice], known: tuple[int, int]
    ) -> None:
        self._parse = parse
        self._voice = voice
        self._words = [token.index for token in parse.tokens_in(*place)]
        self._inside = {*self._words, *(token.index for token in parse.tokens_in(*known))}

    def tops(self) -> Iterator[Token]:
        """The words whose head lies outside, without marks and helping words of what is outside."""
        tokens = [self._parse.tokens[index] for index in self._words]
        for token in tokens:
            is_top = token.head not in self._words or token.head == token.index
            if is_top and (token.dep not in SKIPPED or len(tokens) == 1):
                yield token

    def cut_off(self) -> Iterator[Turned]:
        """Small words outside that belong to any word inside: "Not all" before "outsiders welcome it"."""
        for index in self._words:
            for child in self._parse.children(index):
                token = self._parse.tokens[child]
                if child not in self._inside and token.dep in {"neg", "det", "predet", "preconj", "advmod", "aux"}:
                    yield from self._by_child(token, self._parse.tokens[index])
                    yield from self._by_grandchild(token)

    def _by_grandchild(self, token: Token) -> Iterator[Turned]:
        """The negation of a small word itself: the "not" of "not all"."""
        for index in self._parse.children(token.index):
            if self._parse.tokens[index].dep == "neg" and index not in self._inside:
                yield Turned(Turn.NEGATION, self._parse.tokens[index].text)

    def up(self, top: Token) -> Iterator[Turned]:
        """What turns the words on the way from one of their tops to the root."""
        token, is_settled, is_beyond, is_beside = top, False, False, False
        while True:
            for turned in () if is_beside else self._beside(token):
                if not is_settled or turned.turn is Turn.CONDITION:
                    yield replace(turned, beyond=is_beyond)
            above = self._parse.tokens[token.head]
            if above.index == token.index or above.index in self._inside or self._is_apart(token, above):
                return
            step = [replace(turned, beyond=is_beyond) for turned in self._step(token, above)]
            if is_beyond:  # that another tells of the saying does not touch it
                step = [turned for turned in step if turned.turn not in {Turn.OTHER_VOICE, Turn.UNREAD}]
            if is_settled:
                step = [turned for turned in step if turned.turn in _STRONG]
            yield from step
            if any(turned.turn is not Turn.MODAL for turned in step):
                return
            is_settled = is_settled or self._settles(token, above)
            is_beyond = is_beyond or self._voice(above) is Voice.OWN
            is_beside = token.dep == "conj" and token.pos in VERBS and not self._leans(token)
            token = above

    def _settles(self, token: Token, above: Token) -> bool:
        """Whether a negation or a modal above no longer touches the words: "he did not leave when the camp closed"."""
        if token.dep in {"advcl", "relcl"}:
            return True
        return token.dep in CLAUSES and self._voice(above) is Voice.NONE and bool(self._words_of(above) & FACTIVE)

    def _is_apart(self, token: Token, above: Token) -> bool:
        """A semicolon or ", so" makes two sentences of one, whatever the parser hangs on what."""
        first, last = sorted((token.index, above.index))
        between = self._parse.tokens[first:last]
        if token.pos not in VERBS or any(word.text == ";" for word in between):
            return token.pos in VERBS
        return any((one.text, two.lemma) == (",", "so") and self._leads_on(two) for one, two in pairwise(between))

    def _leads_on(self, so: Token) -> bool:
        """As in "..., so the rest is not": what follows, not what for ("so that", "so as to") or how much."""
        behind = self._parse.tokens[so.index + 1 : so.index + 2]
        is_of_clause = self._parse.tokens[so.head].pos in VERBS
        return is_of_clause and bool(behind) and behind[0].text.lower() not in {"that", "as", "long", "far", "to"}

    # --- what hangs on a word of the way ---

    def _beside(self, token: Token) -> Iterator[Turned]:
        """Negations, modals and conditions that hang on ``token`` and stand outside."""
        for index in self._parse.children(token.index):
            child = self._parse.tokens[index]
            if index in self._inside or self._holds_words(index) or self._is_apart(self._parse.tokens[index], token):
                continue
            yield from self._by_child(child, token)
        if token.dep == "conj" and self._leans(token):
            yield from self._shared_helpers(self._parse.tokens[token.head])

    def _by_child(self, child: Token, token: Token) -> Iterator[Turned]:
        word = child.text.lower()
        if child.dep == "neg" or (child.dep in {"advmod", "det", "preconj", "cc"} and word in NEGATIVE):
            if child.index < token.index or token.pos == "AUX":
                yield Turned(Turn.NEGATION, self._shown(child))
        elif child.dep in {"nsubj", "nsubjpass", "dobj"} and self._is_negative(child):
            yield Turned(Turn.NEGATION, self._shown(child))
        elif child.dep == "aux" and child.tag == "MD":
            yield Turned(Turn.MODAL, child.text)
        elif child.dep == "advmod" and word in HEDGES:
            yield Turned(Turn.DOUBT, child.text)
        elif (
            (child.dep in {"advcl", "ccomp"} and self._is_condition(child))
            or (child.dep == "prep" and child.lemma == "without" and child.index < token.index)
            or (child.dep == "prep" and ONLY_IF.search(self._text_of(child.index, child.index + 2)))
        ):
            yield Turned(Turn.CONDITION, self._text_below(child))

    def _leans(self, token: Token) -> bool:
        """A coordinated verb without helping words and subject of its own: "did not meet or talk"."""
        is_bare = token.tag in {"VB", "VBN", "VBG"} and token.pos in VERBS
        return is_bare and not self._parse.dependents(token.index, "aux", "auxpass", "nsubj", "nsubjpass")

    def _shared_helpers(self, other: Token) -> Iterator[Turned]:
        """The helping words that a coordinated bare verb leans on: "did not meet or talk"."""
        for index in self._parse.dependents(other.index, "neg", "aux"):
            child = self._parse.tokens[index]
            if index not in self._inside and (child.dep == "neg" or child.tag == "MD"):
                yield Turned(Turn.NEGATION if child.dep == "neg" else Turn.MODAL, self._shown(child))

    def _is_negative(self, noun: Token) -> bool:
        if noun.text.lower() in NEGATIVE:
            return True
        below = self._parse.dependents(noun.index, "det", "preconj")
        return any(self._parse.tokens[d].text.lower() in NEGATIVE and d not in self._inside for d in below)

    def _is_condition(self, clause: Token) -> bool:
        marks = [self._parse.tokens[m] for m in self._parse.dependents(clause.index, "mark", "advmod", "prep")]
        if self._is_either_way(clause, marks):
            return False
        if any(mark.lemma in IF and mark.index < clause.index and not self._is_even(mark) for mark in marks):
            return not any(mark.text.lower() == "whether" for mark in marks) or clause.dep == "advcl"
        if clause.lemma in {"provide", "assume", "suppose"} and clause.tag in {"VBN", "VBG"}:
            return bool(self._parse.dependents(clause.index, "ccomp"))
        return self._is_inverted(clause)

    def _is_even(self, mark: Token) -> bool:
        """As "even if" concedes: what stands beside it is said all the same."""
        return bool(mark.index) and self._parse.tokens[mark.index - 1].text.lower() == "even"

    def _is_either_way(self, clause: Token, marks: Sequence[Token]) -> bool:
        """As in "a council, whether by vote or by lot": behind a comma it leaves nothing open but the way."""
        first, last = self._parse.edges(clause.index)
        is_marked = any(mark.text.lower() == "whether" and mark.index == first for mark in marks)
        is_apart = first > 0 and self._parse.tokens[first - 1].text in {",", "—", "–"}
        return is_marked and is_apart and any(t.text.lower() == "or" for t in self._parse.tokens[first : last + 1])

    def _is_inverted(self, clause: Token) -> bool:
        """As in "Had they asked, ...": a condition without a conjunction, before its main clause."""
        first = self._parse.tokens[self._parse.edges(clause.index)[0]]
        subjects = self._parse.dependents(clause.index, "nsubj", "nsubjpass", "expl")
        is_lead = first.dep in {"aux", "auxpass", "ROOT", "advcl", "ccomp"} and first.lemma in {"have", "be", "should"}
        return is_lead and first.text.lower() in INVERTED and bool(subjects) and first.index < subjects[0]

    # --- one step up ---

    def _step(self, token: Token, above: Token) -> Iterator[Turned]:
        """What the way from ``token`` to ``above`` makes of the words."""
        match token.dep:
            case "advcl":
                yield from self._from_adverbial(token, above)
            case (
                "ccomp" | "acl" | "relcl" | "pcomp" | "xcomp" | "parataxis" | "dep" | "oprd" | "prep" | "dobj" | "attr"
            ):
                yield from self._from_complement(token, above)
            case "csubj" | "csubjpass":
                yield from self._from_subject(token, above)
            case "conj":
                yield from self._from_conjunct(token, above)
            case _:
                yield from self._from_complement(token, above)

    def _from_adverbial(self, clause: Token, above: Token) -> Iterator[Turned]:
        before = self._text_of(self._parse.edges(clause.index)[0] - 1, self._parse.edges(clause.index)[0] + 2)
        marks = [self._parse.tokens[m].lemma for m in self._parse.dependents(clause.index, "mark", "advmod")]
        if self._parse.edges(clause.index)[0] in self._inside:
            return
        if self._is_condition(clause):
            yield Turned(Turn.CONDITION, self._lead_of(clause))
        elif re.search(r"\bas (?:if|though)\b", before, re.IGNORECASE):
            yield Turned(Turn.NEGATION, "as if")
        elif {"that", "than"} & set(marks) or any(m in PURPOSES and m not in FACTS for m in marks):
            yield Turned(Turn.PURPOSE, self._lead_of(clause))
        elif clause.tag == "VB" and self._has_to(clause):
            yield Turned(Turn.PURPOSE, "to")
        elif "because" in marks and self._parse.dependents(above.index, "neg"):
            yield Turned(Turn.UNREAD, "because")

    def _from_subject(self, clause: Token, above: Token) -> Iterator[Turned]:
        marks = {self._parse.tokens[m].lemma for m in self._parse.dependents(clause.index, "mark", "advmod")}
        is_what = any(self._parse.tokens[c].tag in {"WP", "WDT"} for c in self._parse.children(clause.index))
        if marks & {"whether", "if"}:
            yield Turned(Turn.QUESTION, "whether")
        elif not is_what and not self._says_certain(above):
            yield Turned(Turn.UNREAD, above.text)

    def _from_conjunct(self, token: Token, above: Token) -> Iterator[Turned]:
        between = {self._parse.tokens[c].text.lower() for c in self._parse.dependents(above.index, "cc")}
        if "nor" in between or "neither" in self._preconjunctions(above):
            yield Turned(Turn.NEGATION, "nor")
        elif "or" in between and token.pos in VERBS and not self._same_sense(above):
            yield Turned(Turn.ALTERNATIVE, "or")

    def _preconjunctions(self, token: Token) -> set[str]:
        return {self._parse.tokens[c].text.lower() for c in self._parse.dependents(token.index, "preconj")}

    def _same_sense(self, above: Token) -> bool:
        """Both alternatives lie under one negation, which then is reported for itself."""
        return bool(self._parse.dependents(above.index, "neg"))

    def _from_complement(self, token: Token, above: Token) -> Iterator[Turned]:
        is_clause = token.dep in CLAUSES
        marks = {self._parse.tokens[m].lemma for m in self._parse.dependents(token.index, "mark", "advmod")}
        if is_clause and marks & {"whether", "if"} and token.dep != "relcl":
            yield Turned(Turn.QUESTION, "whether" if "whether" in marks else "if")
            return
        if token.dep == "prep" and token.lemma in WITHOUT:
            yield Turned(Turn.NEGATION, token.text)
            return
        if above.pos == "ADP" and above.lemma in WITHOUT:
            yield Turned(Turn.NEGATION, above.text)
            return
        if is_clause or token.dep in {"dobj", "prep", "oprd", "parataxis", "dep"}:
            yield from self._under(token, above, is_clause=is_clause)

    def _under(self, token: Token, above: Token, *, is_clause: bool) -> Iterator[Turned]:
        """What the word that governs a clause makes of it."""
        voice = self._voice(above)
        if (above.lemma in FAILING and token.dep in CLAUSES and self._is_untensed(token)) or (
            above.lemma in DOUBTING and voice is not Voice.NONE
        ):
            yield Turned(Turn.NEGATION, above.text)
        elif voice is Voice.OWN:
            yield from self._under_own(token, above)
        elif voice is Voice.OPEN and is_clause:
            yield Turned(Turn.UNREAD, above.text)
        elif voice is Voice.OTHER and (is_clause or token.dep == "parataxis"):
            yield Turned(Turn.OTHER_VOICE, self._with_subject(above))
        elif is_clause:
            yield from self._under_silent(token, above)

    def _with_subject(self, cue: Token) -> str:
        """Who says, and the word of saying: "the agency reported", "Selmark's demand"."""
        for index in self._parse.dependents(cue.index, "nsubj", "poss"):
            if index < cue.index:
                phrase = self._parse.noun_phrase(index)
                tokens = self._parse.tokens_in(phrase.start, phrase.end)
                named = self._text_of(tokens[0].index, tokens[-1].index + 1).replace(" 's", "'s").replace(" '", "'")
                return f"{named}{'’s' if self._parse.tokens[index].dep == 'poss' else ''} {cue.text}"
        return cue.text

    def _under_own(self, token: Token, above: Token) -> Iterator[Turned]:
        if is_unsaid(self._parse, above.index):
            if above.lemma in UNMENTIONED and self._has_that(token):
                return
            yield Turned(Turn.NEGATION, self._negated(above))
        elif above.lemma in WISHING or (token.dep == "xcomp" and self._has_to(token) and above.lemma not in BEGINNING):
            yield Turned(Turn.MODAL, above.text)

    def _negated(self, verb: Token) -> str:
        words = [self._parse.tokens[i] for i in (*self._parse.dependents(verb.index, "aux", "neg"), verb.index)]
        return " ".join(word.text for word in words).replace(" n't", "n't")

    def _under_silent(self, token: Token, above: Token) -> Iterator[Turned]:
        """A clause under a word that is no act of speech."""
        words = self._words_of(above)
        if words & SPOKEN_OF and self._has_that(token):
            yield Turned(Turn.OTHER_VOICE, above.text)
            return
        if token.dep in {"relcl", "pcomp"} or (token.dep == "acl" and self._is_participle(token)):
            return
        if words & UNTRUE:
            yield Turned(Turn.NEGATION, above.text)
        elif words & UNREAL:
            yield Turned(Turn.CONDITION, above.text)
        elif words & UNSURE:
            yield Turned(Turn.DOUBT, above.text)
        elif token.dep in {"xcomp", "acl", "ccomp"} and self._has_to(token):
            if above.lemma not in BEGINNING:
                yield Turned(Turn.MODAL, f"{above.text} to")
        elif not words & CERTAIN and self._has_that(token):
            yield Turned(Turn.UNREAD, above.text)

    def _says_certain(self, token: Token) -> bool:
        return bool(self._words_of(token) & CERTAIN)

    def _words_of(self, token: Token) -> set[str]:
        """A word and what a form of "be" says with it: "clear" in "it is clear that"."""
        return {
            token.lemma,
            *(self._parse.tokens[c].lemma for c in self._parse.dependents(token.index, "acomp", "attr")),
        }

    def _is_untensed(self, token: Token) -> bool:
        return token.tag in {"VB", "VBG"} and not self._parse.dependents(token.index, "nsubj", "nsubjpass")

    def _is_participle(self, token: Token) -> bool:
        return token.tag in {"VBN", "VBG"} and not self._parse.dependents(token.index, "mark")

    def _has_to(self, token: Token) -> bool:
        return any(self._parse.tokens[a].tag == "TO" for a in self._parse.dependents(token.index, "aux"))

    def _has_that(self, token: Token) -> bool:
        return any(self._parse.tokens[m].lemma == "that" for m in self._parse.dependents(token.index, "mark"))

    # --- words to show ---

    def _holds_words(self, index: int) -> bool:
        first, last = self._parse.edges(index)
        return any(first <= inside <= last for inside in self._inside)

    def _shown(self, token: Token) -> str:
        """A negation with what it stands beside: "did not", "no evidence"."""
        if token.dep == "neg" and token.index and self._parse.tokens[token.index - 1].head == token.head:
            return self._text_of(token.index - 1, token.index + 1)
        return token.text

    def _lead_of(self, clause: Token) -> str:
        first = self._parse.edges(clause.index)[0]
        return self._parse.tokens[first].text

    def _text_below(self, token: Token) -> str:
        first, last = self._parse.edges(token.index)
        return self._text_of(first, min(last + 1, first + 12))

    def _text_of(self, first: int, end: int) -> str:
        tokens = self._parse.tokens[max(first, 0) : end]
        return " ".join(token.text for token in tokens).replace(" n't", "n't")
