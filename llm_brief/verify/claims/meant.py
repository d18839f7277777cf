"""Whom "he" or "she" most likely means: only good enough to doubt that somebody else is meant.

``Clause.stands_for`` is what is certain. Here the nearest reading is given also where it is not: the one person that
the sentence names before the pronoun, else the subject of the sentence before, by way of the pronouns between.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from llm_brief.text.grammar.agents import is_doer
from llm_brief.text.grammar.antecedents import antecedents
from llm_brief.text.grammar.parse import Parse, Phrase, Token, once_per_parse
from llm_brief.text.grammar.people import is_body, is_person
from llm_brief.text.grammar.persons import SINGULAR, SUBJECTS, Gender, gender_in, people_of
from llm_brief.verify.claims.words import TITLES

__all__ = ["gender_of", "likely_meant", "may_be"]

_PRONOUNS = frozenset({"he", "she"})
_SPEAKING = frozenset({"my", "our", "your"})
_AGE = 2  # digits
_BACK = 4
"""Sentences that a row of "he ... he" may be long."""


@once_per_parse
def likely_meant(parse: Parse, pronoun: int) -> Phrase | None:
    """The phrase of whom the pronoun most likely means, or None where several may be or none is near."""
    head = _meant(parse, parse.tokens[pronoun], _BACK)
    return None if head is None else parse.noun_phrase(head)


def _meant(parse: Parse, pronoun: Token, back: int) -> int | None:
    if pronoun.text.lower() not in _PRONOUNS or _is_quoted(parse, pronoun) or not back:
        return None
    before = [token for token in parse.sentence_tokens(pronoun.sentence) if token.index < pronoun.index]
    if people := [token for token in before if may_be(parse, token, pronoun)]:
        return people[0].index if len(people) == 1 and people[0].dep != "pobj" else None
    same = next((token for token in before if token.text.lower() == pronoun.text.lower()), None)
    if same is not None:
        return _meant(parse, same, back)
    return _subject_before(parse, pronoun, back)


def _subject_before(parse: Parse, pronoun: Token, back: int) -> int | None:
    words = parse.sentence_tokens(pronoun.sentence - 1)
    root = next((token for token in words if token.head == token.index), None)
    subjects = parse.dependents(root.index, *SUBJECTS) if root is not None else ()
    if not subjects:
        return None
    subject = parse.tokens[subjects[0]]
    if subject.text.lower() == pronoun.text.lower():
        return _meant(parse, subject, back - 1)
    return subject.index if may_be(parse, subject, pronoun) else None


def may_be(parse: Parse, token: Token, pronoun: Token) -> bool:
    """Whether the word names one person, of whom nothing says that the pronoun cannot mean them."""
    if token.pos not in {"NOUN", "PROPN"} or token.tag in {"NNS", "NNPS"} or is_body(token):
        return False
    if _is_quoted(parse, token):
        return False
    if token.dep in {"compound", "nmod", "amod", "appos", "poss"} or parse.dependents(token.index, "conj"):
        return False
    if not _is_somebody(parse, token):
        return False
    return _gender(parse, token) in {None, SINGULAR[pronoun.text.lower()]}


def _is_somebody(parse: Parse, token: Token) -> bool:
    if any(parse.tokens[at].text.lower() in _SPEAKING for at in parse.dependents(token.index, "poss")):
        return False
    if _is_named(parse, token.index):
        return True  # at the head of a sentence the tagger may take a surname for a noun
    if token.pos == "NOUN":
        return is_person(token) or is_doer(token) or any(_is_named(parse, at) for at in _beside(parse, token))
    return any(_tells_a_person(parse, at) for at in parse.children(token.index))


def _is_named(parse: Parse, at: int) -> bool:
    return parse.tokens[at].text in _people(parse)


def _tells_a_person(parse: Parse, child: int) -> bool:
    """Whether a word says that the name above it is a person's: an age, "who"."""
    token = parse.tokens[child]
    if token.dep == "appos":
        return token.pos == "NUM" and len(token.text) == _AGE
    return token.dep == "relcl" and parse.tokens[parse.edges(child)[0]].text.lower() in {"who", "whom", "whose"}


def _beside(parse: Parse, token: Token) -> Sequence[int]:
    return parse.dependents(token.index, "appos")


@once_per_parse
def _people(parse: Parse) -> Mapping[str, Gender | None]:
    """The surnames of the people of the text, with the gender that a name or title tells."""
    return dict(_genders(parse))


def _genders(parse: Parse) -> Iterator[tuple[str, Gender | None]]:
    people = [person for person in people_of(parse, (), {}) if person.name]
    yield from ((person.name or "", None) for person in people)
    names = {person.name or "" for person in people} - _shared(parse)
    for at, phrase in antecedents(parse).items():
        gender, name = SINGULAR.get(parse.tokens[at].text.lower()), parse.tokens[phrase.head].text
        if gender is not None and name in names:
            yield name, gender
    yield from ((person.name or "", person.gender) for person in people if person.gender and person.name in names)


def gender_of(parse: Parse, name: str) -> Gender | None:
    """The gender that the text tells of the one person of that surname, by a given name, a title or a sure pronoun."""
    return _people(parse).get(name)


@once_per_parse
def _shared(parse: Parse) -> frozenset[str]:
    """The names that more than one name or office stands right before: they may be those of two people."""
    before: dict[str, set[str]] = defaultdict(set)
    for first, second in pairwise(parse.tokens):
        if first.pos == second.pos == "PROPN" and first.text.lower().rstrip(".") not in TITLES:
            before[second.text].add(first.text)
    return frozenset(name for name, first in before.items() if len(first) > 1)


def _gender(parse: Parse, token: Token) -> Gender | None:
    names = (token.text, *(parse.tokens[at].text for at in _beside(parse, token)))
    told = next((gender for name in names if (gender := _people(parse).get(name)) is not None), None)
    return gender_in({token.lemma}) if told is None and token.pos == "NOUN" else told


def _is_quoted(parse: Parse, word: Token) -> bool:
    """Whether it stands in somebody's own words."""
    before = (t for t in parse.sentence_tokens(word.sentence) if t.index < word.index)
    marks = [token.text for token in before if token.text in {'"', "“", "”", "``", "''"}]
    return bool(marks) and (marks[-1] in {"“", "``"} or (marks[-1] == '"' and len(marks) % 2 == 1))
