"""Whether a record can be understood alone: nobody and nothing in it that only the sentences around it explain.

A rule of editing, not of truth: what fails stays in its section and keeps out of the bottom line.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from llm_brief.compose.wordings import (
    DEFINITE_ALONE,
    FIRST_PERSON,
    LEADS_BACK,
    LEADS_ON,
    ONE_PERSON,
    PARTS,
    POINTING,
    PRONOUNS,
    TIMES,
)
from llm_brief.consolidate.naming import ROLES
from llm_brief.consolidate.states import state_called, state_of_adjective
from llm_brief.records.base import Leaf
from llm_brief.records.grounded import AUTHOR
from llm_brief.records.phrasing import quoted
from llm_brief.records.record import AnyRecord, Demand, Event, StakeholderPosition
from llm_brief.records.wording import statement_of
from llm_brief.text.document import Document
from llm_brief.text.grammar.parse import Parse, Token
from llm_brief.text.grammar.people import is_person
from llm_brief.text.grammar.syntax import Parser

__all__ = ["stands_alone"]

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_DOING = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "poss"})
_ALONE = frozenset({"dobj", "pobj", "nsubj", "nsubjpass"})
_EXPLAINS = frozenset({"prep", "relcl", "acl", "appos", "poss", "compound", "nmod", "nummod", "amod"})
_QUOTE = re.compile(r"[“\"][^”\"]*[”\"]")
_WORD = re.compile(r"[A-Za-z]+")


def stands_alone(record: AnyRecord, parser: Parser | None = None) -> bool:
    """Whether a reader who sees nothing else knows who and what it speaks of.

    "The union" is understood where several sources tell of it: it is what the briefing is about. Without a parser only
    words tell: pronouns with no name before them, "here", "this", and the first person.
    """
    is_known = record.independent_sources > 1
    if any(_points(leaf.value) or (_is_bare(leaf.value) and not is_known) for leaf in _parties(record)):
        return False
    said = _said(record)
    if said.text.rstrip('”"’ ').endswith("?"):
        return False  # what somebody asks tells nothing
    if parser is None:
        return not _is_loose(said)
    parse = parser.parse(Document(text=said.text, name="statement"))
    return not any(_Reading(said, parse, is_known).faults())


@dataclass(frozen=True, slots=True)
class _Said:
    """What is printed of a record, where its own words stand in it, and what they are.

    ``speech``: somebody's own; ``is_persons``: one person's by office; ``is_asked``: demanded of the parties named
    before; ``needs_verb``: no mere phrase.
    """

    text: str
    start: int
    end: int
    speech: bool = False
    needs_verb: bool = False
    is_asked: bool = False
    is_persons: bool = False


def _said(record: AnyRecord) -> _Said:
    match record:
        case Event():
            text = record.title.value if record.title else record.evidence[0].exact
            return _Said(text, 0, len(text), needs_verb=True)
        case Demand():
            return replace(_within(statement_of(record), record.content, speech=True), is_asked=True)
        case StakeholderPosition():
            speech = bool(record.quoted and record.quoted.value)
            said = _within(statement_of(record), record.statement, speech=speech, needs_verb=True)
            return replace(said, is_persons=bool(set(_words_of(record.stakeholder)) & ROLES))


def _words_of(leaf: Leaf[str] | None) -> list[str]:
    return [word.lower() for word in _WORD.findall(leaf.value)] if leaf else []


def _within(text: str, leaf: Leaf[str] | None, *, speech: bool, needs_verb: bool = False) -> _Said:
    """The place of the copied words in our sentence; all of it where they were changed to fit in."""
    words = leaf.value if leaf else ""
    found = [text.find(form) for form in (words, quoted(words)[1:-1]) if words]
    start = max(found, default=-1)
    return _Said(text, max(start, 0), start + len(words) if start >= 0 else len(text), speech, needs_verb)


def _parties(record: AnyRecord) -> Iterator[Leaf[str]]:
    match record:
        case Event():
            told = record.attribution if record.attribution and record.attribution.rule != AUTHOR else None
            yield from (*record.actors, *([told] if told else ()))
        case Demand():
            yield from (*([record.demander] if record.demander else ()), *record.addressees)
        case StakeholderPosition():
            yield from (leaf for leaf in (record.stakeholder, record.speaker) if leaf is not None)


def _points(name: str) -> bool:
    """Whether a party is named by a pronoun, or by a word that points at those named before: "both sides"."""
    words = [word.lower() for word in _WORD.findall(name)]
    if not words or words[0] in PRONOUNS:
        return bool(words)
    return words[0] in POINTING or (words[0] == "both" and "and" not in words)


def _is_bare(name: str) -> bool:
    """Whether a party is named as one that is known, and nothing says which: "the company"."""
    words = [word.lower() for word in _WORD.findall(name)]
    if not words:
        return False
    if words[0] == "the" and _is_native(" ".join(words[1:])):
        return True
    is_bare = words[0] == "the" and (len(words) == 2 or (len(words) == 3 and words[1] in LEADS_ON))
    return is_bare and name.rsplit(maxsplit=1)[-1][:1].islower() and words[-1] not in DEFINITE_ALONE


def _is_native(words: str) -> bool:
    """Whether they name one man or woman by a country alone: "Australian", "New Zealander", "Dutchwoman"."""
    adjective = next((words.removesuffix(end) for end in ("woman", "man") if words.endswith(end)), words)
    if adjective != words and state_of_adjective(adjective.strip()) is not None:
        return True
    by_state = words.endswith("er") and state_called(words.removesuffix("er")) is not None
    return by_state or (words.endswith("an") and state_of_adjective(words) is not None)


def _is_loose(said: _Said) -> bool:
    own = said.text[said.start : said.end]
    bare = own if said.speech else _QUOTE.sub(" ", own)
    for found in _WORD.finditer(own):
        word, before, after = found[0].lower(), own[: found.start()], own[found.end() :].split()
        named = re.search(r"[a-z] [A-Z][a-z]|^[A-Z][a-z]+ (?!$)", before) if before.strip() else None
        if word == "here" or (word in PRONOUNS and word != "it" and not named and said.start == 0):
            return True
        if word in ("this", "these", "those") and (after[:1] or [""])[0].strip(".,") not in TIMES:
            return True
    return not said.speech and any(word.lower() in FIRST_PERSON for word in _WORD.findall(bare) if word != "US")


@dataclass(frozen=True)
class _Reading:
    """A printed sentence and its grammar."""

    said: _Said
    parse: Parse
    is_known: bool = False

    @cached_property
    def own(self) -> Sequence[Token]:
        """The tokens of the record's own words."""
        return [token for token in self.parse.tokens if self.said.start <= token.start < self.said.end]

    @cached_property
    def quotations(self) -> Sequence[range]:
        return [range(found.start(), found.end()) for found in _QUOTE.finditer(self.said.text)]

    def faults(self) -> Iterator[str]:
        """Each word that leads out of the sentence."""
        if self.said.needs_verb and not any(token.tag in _FINITE for token in self.own):
            yield "no verb"
        if self.said.needs_verb and self.said.speech and not any(token.dep in _DOING for token in self.own):
            yield "nobody who does it"
        if self.said.speech and any(token.tag == "MD" and token.dep not in {"aux", "auxpass"} for token in self.own):
            yield "an answer"  # "I would, Oru"
        for token in self.own:
            if self._is_fault(token, token.text.lower()):
                yield token.text

    def _is_fault(self, token: Token, word: str) -> bool:
        if word == "here" or (word == "one" and token.dep in _ALONE and not self.parse.children(token.index)):
            return True
        if word in FIRST_PERSON and token.text != "US":
            return not self.said.speech and not any(token.start in place for place in self.quotations)
        if word in PRONOUNS and token.pos != "PROPN":
            return not self._is_resolved(token, word)
        if word in POINTING and token.tag not in ("WDT", "IN", "WP", "RB"):
            return not self._is_explained_pointer(token)
        if word in ("both", "none", "neither") and token.dep in ("det", "predet", "nsubj", "nsubjpass", "dobj", "pobj"):
            return not self._has_pair(token)
        return token.pos == "NOUN" and not self.is_known and self._is_bare_definite(token)

    def _before(self, token: Token, *, own: bool) -> Iterator[Token]:
        """The nouns before it, in the record's own words or in all of the sentence."""
        start = self.said.start if own else 0
        for other in self.parse.tokens[: token.index]:
            if other.pos in _NOUNS and other.start >= start:
                yield other

    def _is_resolved(self, token: Token, word: str) -> bool:
        """Whether somebody or something before it can be meant; who speaks is no object of what he says."""
        inside = (self.said.speech and not self.said.is_asked) or token.dep not in _SUBJECTS
        inside = inside or (self.said.is_persons and word[:2] in ("it", "th"))
        if word == "it" and (token.dep == "expl" or self._is_weather(token)):
            return True
        if word in ONE_PERSON and self._is_either(token):
            return False
        return any(_agrees(other, word) for other in self._before(token, own=inside) if other.dep != "compound")

    def _is_either(self, pronoun: Token) -> bool:
        """Whether it may be the one or the other: of "Oru's lawyer said that he", the lawyer or Oru."""
        return any(
            owner.pos == "PROPN" and (is_person(holder) or holder.text.lower() in ROLES)
            for owner in self.parse.tokens[: pronoun.index]
            if owner.dep == "poss"
            for holder in (self.parse.tokens[owner.head],)
        )

    def _is_weather(self, token: Token) -> bool:
        """Whether "it" stands for a clause that follows, or for nothing: "it is time to", "it seems"."""
        head = self.parse.tokens[token.head]
        if head.lemma not in ("be", "seem", "appear", "take", "rain", "snow"):
            return False
        below = [self.parse.tokens[child] for child in self.parse.children(head.index)]
        said = [
            self.parse.tokens[child]
            for t in below
            if t.dep in ("attr", "acomp")
            for child in self.parse.children(t.index)
        ]
        is_time = any(t.dep == "attr" and t.lemma in TIMES for t in below)
        return is_time or head.lemma in ("rain", "snow") or any(t.dep in ("ccomp", "xcomp") for t in (*below, *said))

    def _is_explained_pointer(self, token: Token) -> bool:
        """Whether "this" goes with a time, or with a noun that the sentence has told before; "those who" is none."""
        head = self.parse.tokens[token.head]
        if token.dep in _SUBJECTS and head.dep == "relcl" and token.index > 0:
            return True  # "a film on Sunday that follows them"
        if token.text.lower() == "such" and self.said.text[token.end :].lstrip().startswith("as "):
            return True
        if token.dep in ("det", "amod", "predet") and head.pos in _NOUNS:
            return head.lemma in TIMES or any(other.lemma == head.lemma for other in self._before(token, own=False))
        below = (self.parse.tokens[child].dep for child in self.parse.children(token.index))
        return any(dep in ("relcl", "prep", "acl") for dep in below)

    def _has_pair(self, token: Token) -> bool:
        """Whether two are named that "both" can mean, here or before."""
        return any(t.dep == "conj" for t in self.parse.tokens) or any(
            other.tag in ("NNS", "NNPS") for other in self._before(token, own=False)
        )

    def _is_bare_definite(self, token: Token) -> bool:
        """Whether it is "the bill": a thing named as known, with nothing that says which, and not the only one."""
        below = [self.parse.tokens[child] for child in self.parse.children(token.index)]
        is_name = token.text[:1].isupper() and any(t.index < token.index for t in below)  # "the Terns"
        if is_name or not any(t.dep == "det" and t.text.lower() == "the" for t in below):
            return False
        explained = any(_explains(t, token) for t in below) or self._goes_on(token)
        told = any(other.lemma == token.lemma for other in self._before(token, own=False))
        if explained or told or token.lemma in DEFINITE_ALONE or token.text.lower() in DEFINITE_ALONE:
            return False
        return token.dep in ("nsubj", "nsubjpass") or token.lemma in LEADS_BACK

    def _goes_on(self, token: Token) -> bool:
        """Whether words right behind the noun can say which one it is, wherever the parser hangs them."""
        following = self.parse.tokens[token.index + 1 : token.index + 2]
        if not following or following[0].pos != "ADP":
            return False
        below = (self.parse.tokens[child] for child in self.parse.children(following[0].index))
        return not any(t.ent_type in ("DATE", "TIME") or t.lemma in TIMES for t in below)


def _explains(word: Token, noun: Token) -> bool:
    """Whether a word of the noun says which one is meant; "latest" does not, and of a part no adjective does."""
    if word.dep not in _EXPLAINS or word.text.lower() in LEADS_ON:
        return False
    is_name = word.text[:1].isupper()
    return noun.lemma not in PARTS or is_name or word.dep not in {"amod", "compound", "nmod", "nummod"}


def _agrees(noun: Token, pronoun: str) -> bool:
    """Whether a noun can be what the pronoun means, by its number and as a person or a thing.

    One person's name is no "it" and no "they".
    """
    is_named = noun.ent_type == "PERSON" and noun.tag == "NNP"
    if pronoun in ONE_PERSON and not (noun.pos == "PROPN" or is_person(noun) or noun.text.lower() in ROLES):
        return False
    return noun.tag in PRONOUNS[pronoun] and not (is_named and pronoun[:2] in ("it", "th"))
