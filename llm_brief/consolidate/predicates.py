"""The acts that a clause tells, by its verbs: what happened, apart from who, when and where.

Read from the words alone, for records come without a parse. A verb counts when its form says that it is one: a past
tense, or what follows "has been", "will" or "is to". Clauses set off by "who", "after" and the like are left out. What
cannot be read gives nothing, and nothing is ever held against it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from llm_brief.consolidate.likeness_words import distance, names_act
from llm_brief.consolidate.terms import concept_of, stem_of, terms_of
from llm_brief.consolidate.verb_forms import known_act, lemma_of_participle, lemma_of_past
from llm_brief.text.fold import fold_words
from llm_brief.text.numerals import CARDINALS
from llm_brief.text.wordlists import word_set

__all__ = ["acts_told", "are_other_acts", "synonyms"]

_NEAR = 3.0
"""Of verbs that tell one act in two reports of a story nine in ten are at most so far apart, of others one in six."""
_SAME = 0.0
"""The same of words for one and the same act."""
_BE = word_set("am is are was were be been being isn't aren't wasn't weren't")
_HAVE = word_set("has have had having hasn't haven't hadn't")
_BASE_NEXT = word_set("""
    will would shall should can could may might must cannot do does did won't wouldn't can't couldn't don't doesn't
    didn't
    """)
"""After these a verb stands in its plain form."""
_BETWEEN = word_set("not never also then later now still once again since just only already finally been being be to")
_AHEAD = word_set("due set expected likely about ready supposed scheduled")
"""Behind "is", before "to": the act is what follows."""
_PHRASAL = word_set("down over back home out off on away up")
_OPENING = word_set("""
    who whom whose which where when while after before because although though if unless since until whereas
    """)
_CONTENT = "that"
_JOINING = word_set("and or but then")
_BEFORE_NOUN = word_set("""
    s a an the this that these those its his her their our my your some any no every each all both many more most other
    another such several few two of in on at by for with from into over under between against about to than very most
    """)
_NOUN_ENDS = word_set("to of in on at by for with from into over under between against about and or but that after")
_SAYING = word_set("""
    say tell announce report confirm add state claim note believe think know reveal understand allege estimate
    """)
"""Verbs that tell of the act in the clause below them."""
_LIGHT = word_set("""
    be have do get make take give put set hold keep let go come bring begin start continue resume end finish conclude
    open stage launch conduct carry plan intend expect want decide try attempt seek hope prepare manage fail help cause
    remain stay stand become seem appear happen occur follow include involve see find use face repeat reiterate renew
    issue suffer receive undergo place run turn show mark cost win send deliver call
    """)
"""Verbs that say little of the act: it is in their noun, or in what they are said of."""
_STATES = word_set("be have")
_TOKEN = re.compile(r"[\w’'\-]+|[,;:—–()“”\"]")
_BORDERS = frozenset(',;:—–()“”"')
_OF_ACTS = re.compile(r"(?:ment|tion|sion|ing|al|ance|ence|ure|age)s?$")
_IN_MONTH = word_set("in on of last this next since by until early late mid")
_REACH = 6
"""Words after a verb in which its noun is looked for."""


def are_other_acts(one: frozenset[str], other: frozenset[str], *, strictly: bool = False) -> bool:
    """Whether both sets name acts and none of the one can be one of the other.

    ``strictly``: only words for the same act count, not those for its kind, cause or part.
    """
    most = _SAME if strictly else _NEAR
    return bool(one) and bool(other) and not any(_apart(a, b) <= most for a in one for b in other)


def synonyms(one: frozenset[str], other: frozenset[str]) -> tuple[str, str] | None:
    """Two words of these that can name one act and are not compared as one word already."""
    pairs = ((a, b) for a in sorted(one) for b in sorted(other) if _apart(a, b) <= _SAME)
    return next((pair for pair in pairs if concept_of(pair[0]) != concept_of(pair[1])), None)


@lru_cache(maxsize=65536)
def _apart(one: str, other: str) -> float:
    return 0.0 if concept_of(one) == concept_of(other) else distance(_in_one_word(one), _in_one_word(other))


def _in_one_word(act: str) -> str:
    """The verb of the same meaning for one with a particle, which by itself means other things."""
    return concept_of(act) if "_" in act else act


@lru_cache(maxsize=16384)
def acts_told(text: str, *, whole: bool = False, ended: bool = False) -> frozenset[str]:
    """The lemmas of the verbs that tell what happened in ``text``; empty where that is not clear.

    ``whole``: those of all its clauses, where one that tells a state is passed over. ``ended``: also how it ended
    ("was taken to a clinic, where she died").
    """
    words = _TOKEN.findall(fold_words(text).replace("n't", " not"))
    if ended:
        words = [word for word in words if word != "where"]
    reading = _Reading(words, whole)
    reading.read()
    return frozenset() if reading.unclear else frozenset(reading.acts)


@dataclass(slots=True)
class _Reading:
    """One pass over the words of a clause.

    ``hidden`` says that the words at hand belong to a clause below it, ``saying`` that the last verb only tells of the
    clause below it, ``behind`` where the last verb ended.
    """

    words: Sequence[str]
    whole: bool
    acts: set[str] = field(default_factory=set)
    unclear: bool = False
    hidden: str = ""
    saying: bool = False
    behind: int = -1

    def read(self) -> None:
        at = 0
        while at < len(self.words):
            at = self._step(at)

    def _step(self, at: int) -> int:
        word = self.words[at]
        if word in _BORDERS:
            self.hidden = "" if self.hidden == "set off" else self.hidden
            return at + 1
        if word in _OPENING or (word == _CONTENT and at and not self.saying):
            set_off = self.hidden == "set off" or (at > 0 and self.words[at - 1] in _BORDERS)
            self.hidden = "set off" if set_off else "clause"
            return at + 1
        if word == "to" and at >= self.behind > 0 and not self.hidden:
            self._below(at + 1)
        found = self._verb(at)
        if found is None:
            return at + 1
        lemma, behind = found
        self.behind = behind
        if not self.hidden or (self.whole and lemma not in _LIGHT):
            self._told(lemma, behind)
        if self.hidden == "clause":
            self.hidden = ""  # a clause without commas is over with its verb, as far as spelling tells
        return behind

    def _told(self, lemma: str, behind: int) -> None:
        self.saying = lemma in _SAYING
        if self.saying:
            return
        following = self.words[behind] if behind < len(self.words) else ""
        together = f"{lemma}_{following}"
        if following in _PHRASAL and concept_of(together) != stem_of(together):
            self.acts.add(together)
        elif lemma in _LIGHT or together == "hand_down":
            self._told_by_noun(lemma, behind)
        else:
            self.acts.add(lemma)
        if names_act(following) and any(terms_of(following)) and following not in _NOUN_ENDS | _PHRASAL:
            self.acts.add(following)  # "walked free", "shot dead"

    def _below(self, at: int) -> None:
        """The verb of "forced the army to leave" and "plans to appeal" tells of the act as well."""
        word = self.words[at] if at < len(self.words) else ""
        if names_act(word) and word not in _BEFORE_NOUN:
            self.acts.add(word)
            self.unclear = False

    def _told_by_noun(self, lemma: str, behind: int) -> None:
        """The act of "repeated its demand" is the noun; where there is none, the act is not read."""
        phrase: list[str] = []
        for word in self.words[behind : behind + _REACH]:
            if word in _BORDERS or (word in _NOUN_ENDS and (phrase or word != "to")):
                break
            phrase.append(word)
        noun = _act_noun(phrase[-1]) if phrase else None
        if noun is not None:
            self.acts.add(noun)
        elif not (self.whole and lemma in _STATES):
            self.unclear = True

    def _verb(self, at: int) -> tuple[str, int] | None:
        """The lemma of the verb group that begins at ``at``, and where it ends."""
        word = self.words[at]
        if word in _BE or word in _HAVE or (word in _BASE_NEXT and not self._is_month(at)):
            return self._behind_helper(at)
        lemma = lemma_of_past(word)
        if lemma is None or not self._stands_as_verb(at):
            return None
        return lemma, at + 1

    def _is_month(self, at: int) -> bool:
        """Whether "may" is the month: a number stands beside it."""
        beside = (*self.words[max(0, at - 1) : at], *self.words[at + 1 : at + 2])
        return self.words[at] == "may" and any(word[:1].isdigit() or word in _IN_MONTH for word in beside)

    def _behind_helper(self, at: int) -> tuple[str, int]:
        """The verb that "has been", "will" or "is due to" helps; "be" and "have" where they are all there is."""
        helper = self.words[at]
        plain = helper in _BASE_NEXT
        place = at + 1
        while place < len(self.words):
            word = self.words[place]
            if word == "to" and not plain:
                plain = True
            elif word in _AHEAD and self.words[place + 1 : place + 2] == ["to"]:
                pass
            elif word in _BE | _HAVE:
                plain = False
            elif not (word in _BETWEEN or word.endswith("ly") or word in _BASE_NEXT):
                break
            place += 1
        lemma = self._helped(place, plain=plain)
        return (lemma, place + 1) if lemma is not None else ("have" if helper in _HAVE else "be", at + 1)

    def _helped(self, place: int, *, plain: bool) -> str | None:
        if place >= len(self.words):
            return None
        word = self.words[place]
        if plain:
            return word if names_act(word) else None
        return lemma_of_past(word) or lemma_of_participle(word)

    def _stands_as_verb(self, at: int) -> bool:
        """Whether a past form is the verb: no "wounded men", no "identified by" set off, no "men accused of"."""
        before = self.words[at - 1] if at else ""
        following = self.words[at + 1] if at + 1 < len(self.words) else ""
        if not before or at == self.behind or before in _BEFORE_NOUN or before in CARDINALS or before[:1].isdigit():
            return False
        if before in _BORDERS:
            return before == "," and following not in {"by", "of", "as"}
        return following not in {"by", "of"}


def _act_noun(word: str) -> str | None:
    """The act that a noun names by its form or by what the news calls acts; a plural is that of its singular."""
    found = known_act(word, word.removesuffix("s"), word.removesuffix("es"))
    if found is None or (concept_of(word) == stem_of(word) and not _OF_ACTS.search(word)):
        return None
    return found
