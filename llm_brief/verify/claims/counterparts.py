"""For each clause of a claim the clause of the document that tells of the same act, and how they compare."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache
from itertools import takewhile

from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse, Phrase
from llm_brief.text.names import Names, bare_name
from llm_brief.verify.claims.arcs import text_of_phrase
from llm_brief.verify.claims.named import abbreviates
from llm_brief.verify.claims.posts import is_title_word
from llm_brief.verify.claims.reading import Reading
from llm_brief.verify.claims.source import Source
from llm_brief.verify.claims.words import STOP_WORDS, Word, near, read_words

__all__ = ["Agreement", "Counterpart", "agreement", "counterparts", "is_other_person"]

_AUXILIARY = frozenset({"be", "have", "do", "become", "get", "make", "take", "give", "go", "come", "include", "see"})
_MOST = 40
_SCORED = frozenset({"vote", "point", "goal", "run"})


class Agreement(IntEnum):
    """Whether two phrases name the same: no, not to be told, yes."""

    DIFFERENT = 0
    OPEN = 1
    SAME = 2


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A clause of the claim beside one of the document.

    ``swapped``: who acts here is acted upon there. ``owner``: whose the object is there, where that is another's
    here ("rejected Oru's demand").
    """

    claimed: Clause
    told: Clause
    subject: Agreement
    object: Agreement
    swapped: bool
    owner: Phrase | None
    distance: float

    @property
    def closeness(self) -> float:
        """How sure it is that both tell of the same act; the greater the surer."""
        return self.subject + self.object + 1.5 * self.swapped - self.distance


def counterparts(reading: Reading) -> tuple[tuple[Counterpart, ...], ...]:
    """For every clause of the claim that has any, its counterparts with the same verb, the closest first."""
    if reading.known.parse is None or reading.source.parse is None:
        return ()
    ours = _Texts(reading.known.parse, reading.source)
    best = {reading.source.document.sentences[at].index: n for n, at in enumerate(reading.best)}
    groups = (
        sorted(
            _beside(clause, reading, (ours, reading.source.parse), best),
            key=lambda pair: (-pair.closeness, pair.told.predicate),
        )
        for clause in reading.known.clauses
    )
    return tuple(tuple(group) for group in groups if group)


def _beside(
    clause: Clause, reading: Reading, both: tuple["_Texts", Parse], best: Mapping[int, int]
) -> Iterator[Counterpart]:
    """``best``: the number of each sentence that holds the most of the claim, to its rank among them."""
    same: Sequence[Clause] = reading.source.clauses_by_lemma.get(clause.lemma, ())
    if clause.lemma in _AUXILIARY:
        same = [told for told in same if both[1].tokens[told.predicate].sentence in best]
    for told in same[:_MOST]:
        yield _compared(clause, told, reading, both, best)


def _compared(
    claimed: Clause, told: Clause, reading: Reading, both: tuple["_Texts", Parse], best: Mapping[int, int]
) -> Counterpart:
    ours, theirs = both
    subject = ours.agree(claimed.subject, theirs, told.subject)
    objects = _object_agreement(ours, claimed.objects, theirs, told.objects)
    swapped = subject is not Agreement.SAME and (
        _crossed(claimed, told, theirs, ours) or _crossed_inside(claimed, told, reading, ours)
    )
    distance = best.get(theirs.tokens[told.predicate].sentence, 3) * 0.6
    owner = _other_owner(ours, claimed.objects, theirs, told.objects)
    return Counterpart(claimed, told, subject, objects, swapped, owner, distance)


def _crossed(claimed: Clause, told: Clause, theirs: Parse, ours: "_Texts") -> bool:
    """Who acts is acted upon there, and the reverse."""
    return any(ours.agree(phrase, theirs, told.subject) is Agreement.SAME for phrase in claimed.objects) and any(
        ours.agree(claimed.subject, theirs, phrase) is Agreement.SAME for phrase in told.objects
    )


def _crossed_inside(claimed: Clause, told: Clause, reading: Reading, ours: "_Texts") -> bool:
    """Who asks and who is to act are exchanged: "A demands that B go" for "B demands that A go"."""
    theirs = reading.source.parse
    if theirs is None or claimed.complement is None or told.complement is None:
        return False
    inner = next((c for c in reading.known.clauses if c.predicate == claimed.complement.head), None)
    inner_told = reading.source.clause_at.get(told.complement.head)
    if inner is None or inner_told is None or _is_pronoun(ours.parse, claimed.subject):
        return False  # "it closed the pool, it said"
    one = ours.agree(claimed.subject, theirs, inner_told.subject)
    return one is Agreement.SAME is ours.agree(inner.subject, theirs, told.subject)


def _is_pronoun(parse: Parse, phrase: Phrase | None) -> bool:
    return phrase is not None and parse.tokens[phrase.head].pos == "PRON"


def _other_owner(ours: "_Texts", claimed: Sequence[Phrase], theirs: Parse, told: Sequence[Phrase]) -> Phrase | None:
    """The owner of the same thing in the document, where the claim names another one."""
    for one, other in zip(claimed, told, strict=False):
        if ours.parse.tokens[one.head].lemma != theirs.tokens[other.head].lemma:
            continue
        mine, other_owners = ours.parse.dependents(one.head, "poss"), theirs.dependents(other.head, "poss")
        if mine and other_owners:
            owner = theirs.noun_phrase(other_owners[0])
            if ours.agree(ours.parse.noun_phrase(mine[0]), theirs, owner) is Agreement.DIFFERENT:
                return owner
    return None


def _object_agreement(ours: "_Texts", claimed: Sequence[Phrase], theirs: Parse, told: Sequence[Phrase]) -> Agreement:
    if not claimed or not told:
        return Agreement.OPEN
    return max(ours.agree(claimed[0], theirs, phrase) for phrase in told)


@dataclass(frozen=True, slots=True)
class _Texts:
    """The claim's parse and the document, with what was compared so far."""

    parse: Parse
    source: Source
    texts: dict[Phrase, str] = field(default_factory=dict)
    agreed: dict[tuple[str, str], Agreement] = field(default_factory=dict)

    def agree(self, claimed: Phrase | None, theirs: Parse, told: Phrase | None) -> Agreement:
        if claimed is None or told is None:
            return Agreement.OPEN
        mine, other = self.parse.tokens[claimed.head], theirs.tokens[told.head]
        if other.pos == "PRON" or mine.pos == "PRON":
            return Agreement.SAME if mine.text.lower() == other.text.lower() else Agreement.OPEN
        if any(token.pos == "NUM" or token.lemma in _SCORED for token in (mine, other)):
            return Agreement.OPEN  # "passed by 148 votes": no party
        if claimed not in self.texts:
            self.texts[claimed] = text_of_phrase(self.parse, claimed)
        both = self.texts[claimed], self.source.phrase_text(told)
        if both not in self.agreed:
            self.agreed[both] = agreement(*both, self.source.names)
        return self.agreed[both]


@lru_cache(maxsize=16384)
def agreement(one: str, other: str, names: Names) -> Agreement:
    """Whether two phrases name the same: names by a rule or as part of the other, the rest by a shared word.

    Whether a description is of somebody named ("the union", "the UDU") is not to be told.
    """
    if _is_of_another(one, other):
        return Agreement.DIFFERENT
    if not _stems_of(one) or not _stems_of(other):
        return Agreement.OPEN
    if is_other_person(one, other):
        return Agreement.DIFFERENT
    if names.same(one, other) or any(_is_form_of(*pair, names) for pair in ((one, other), (other, one))):
        return Agreement.SAME
    return _by_words(one, other)


def _by_words(one: str, other: str) -> Agreement:
    named, named_there = _named_of(one), _named_of(other)
    if len(named) > 1 and len(named_there) > 1:
        person = _person_in(one)
        if person is not None and person == _person_in(other):
            return Agreement.SAME  # "the chemist Lea Orn", "Dr. Lea Orn"
        return Agreement.SAME if named <= named_there or named_there <= named else Agreement.DIFFERENT
    if shared := _stems_of(one) & _stems_of(other):
        return Agreement.SAME if _are_forms(shared, one, other) else Agreement.OPEN
    is_open = bool(named) != bool(named_there) or any(near(name, there) for name in named for there in named_there)
    return Agreement.OPEN if is_open else Agreement.DIFFERENT


@lru_cache(maxsize=16384)
def _person_in(phrase: str) -> tuple[str, str] | None:
    """The first name and the surname behind a title or a trade: "Dr. Lea Orn", "former chemist Lea Orn"."""
    words = _DESCRIBING.split(phrase, maxsplit=1)[0].split()
    titles = [at for at, word in enumerate(words) if is_title_word(word)]
    name = list(takewhile(lambda word: word[:1].isupper(), words[titles[-1] + 1 :])) if titles else []
    return (name[0], name[1].removesuffix("'s")) if len(name) == _FULL else None


_DESCRIBING = re.compile(r",|\s(?:of|for|from|at|in|who|with)\s")
_FULL = 2  # words of a person's full name


def _are_forms(shared: frozenset[str], one: str, other: str) -> bool:
    """Whether a word with one of the stems is the same in both but for its number: a councillor is no council."""
    mine = {_singular(word.text) for word in read_words(one) if word.stem in shared}
    return not mine.isdisjoint(_singular(word.text) for word in read_words(other) if word.stem in shared)


def _singular(word: str) -> str:
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("es").removesuffix("s").removesuffix("e")


def _is_form_of(short: str, long: str, names: Names) -> bool:
    return _is_surname_of(short, long) or _abbreviates(short, long, names) or _is_short_for(short, long, names)


def _abbreviates(short: str, long: str, names: Names) -> bool:
    """Whether it is the short form, and not one that the document explains by another name."""
    explained = names.acronyms.get(short.rpartition(" ")[2].lower())
    return abbreviates(short, long) and (explained is None or bool(_stems_of(explained) <= _stems_of(long)))


def _is_short_for(description: str, name: str, names: Names) -> bool:
    """Whether all words of a description are words of the full name: "the union" for the UDU."""
    words = [word for word in read_words(description) if word.is_content]
    full = _stems_of(names.canonical(name))
    is_name = any(word.capital for word in read_words(name))
    return is_name and bool(words) and not any(word.capital for word in words) and _stems(words) < full


_RELATIONS = frozenset(
    """deputy aide adviser advisor assistant lawyer wife husband widow son daughter brother sister father mother
    predecessor successor rival opponent critic friend agent partner colleague niece nephew cousin uncle aunt
    housekeeper neighbour neighbor doctor teacher pupil boss employer landlord tenant client""".split()
)


def _is_of_another(one: str, other: str) -> bool:
    """Whether the second is somebody whom the first only has: "Menk" and "Menk's deputy"; an office speaks for it."""
    owner, _, owned = other.replace("’", "'").replace(" 's ", "'s ").rpartition("'s ")
    if not owner:
        return False
    head = next((word.text for word in read_words(owned)[:_DESCRIBED] if word.text in _RELATIONS), None)
    if head is None or head in one.lower() or not _stems_of(one) & _stems_of(owner):
        return False
    return _stems_of(one).isdisjoint(_named_of(owned))  # "Odo Farr" may be "Farr's nephew Odo"


_DESCRIBED = 3  # words of "former literary agent"


def _is_surname_of(short: str, long: str) -> bool:
    """Whether one is a title and a surname, and the other ends with that surname."""
    words, full = short.split(), long.split()
    return len(bare_name(short).split()) == 1 and words[-1:] == full[-1:] and words[-1][:1].isupper()


def is_other_person(one: str, other: str) -> bool:
    """Whether two full names end alike and begin differently: "Peter Hallam" and "Petra Hallam"."""
    mine, theirs = bare_name(one).split(), bare_name(other).split()
    if len(mine) != 2 or len(theirs) != 2 or not (one[-1:].isalpha() and other[-1:].isalpha()):
        return False
    first, other_first = mine[0].strip("."), theirs[0].strip(".")
    given = first.isalpha() and other_first.isalpha() and min(len(first), len(other_first)) > 1
    if first in _HOW_MANY or other_first in _HOW_MANY:
        return False  # "Some suppliers", "several suppliers"
    return given and mine[1] == theirs[1] and first != other_first and not (one[:1] + other[:1]).islower()


_HOW_MANY = frozenset("some several many most few all both every each no other others more half".split())


@lru_cache(maxsize=16384)
def _stems_of(phrase: str) -> frozenset[str]:
    return _stems(read_words(phrase))


@lru_cache(maxsize=16384)
def _named_of(phrase: str) -> frozenset[str]:
    """The stems of the words that are written with a capital."""
    return _stems(word for word in read_words(phrase) if word.capital)


def _stems(words: Iterable[Word]) -> frozenset[str]:
    return frozenset(word.stem for word in words if word.text not in STOP_WORDS)
