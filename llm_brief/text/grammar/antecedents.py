"""Whom "it", "she" and "they" mean where the subject of a clause is a pronoun: a name, or nothing.

Two readings only, the ones that hardly ever fail: who says something of himself ("the council said it had agreed"),
and the subject of the sentence before, at the start of the next ("Orland closed the pass. It demands ...").
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property

from llm_brief.text.grammar.cues import verb_cues
from llm_brief.text.grammar.parse import Parse, Phrase, Token, once_per_parse
from llm_brief.text.grammar.people import is_actor, is_body, is_person
from llm_brief.text.grammar.persons import Gender, people_of
from llm_brief.text.wordlists import word_set

__all__ = ["antecedents"]

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PRONOUNS = frozenset({"he", "she", "it", "they"})
_MASCULINE = word_set("mr mr. sir lord king prince chairman spokesman father brother son husband man")
_FEMININE = word_set(
    "ms ms. mrs mrs. miss lady queen princess chairwoman spokeswoman mother sister daughter wife woman"
)
_GROUPS = frozenset({"ORG", "GPE", "NORP"})
_LEADING = frozenset({"advmod", "cc", "punct", "intj"})


@once_per_parse
def antecedents(parse: Parse) -> Mapping[int, Phrase]:
    """For the pronouns in subject position that are certain, the named phrase that they stand for."""
    return _Finder(parse).found


class _Finder:
    """Pronouns in the order of the text: what one meant, the next may go on meaning."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse
        self.found: dict[int, Phrase] = {}
        for token in parse.tokens:
            if token.dep in _SUBJECTS and token.text.lower() in _PRONOUNS:
                meant = self._speaker(token) or self._subject_before(token, token.head)
                if meant is not None:
                    self.found[token.index] = meant
            elif token.dep == "poss" and token.text == "Its":
                meant = self._subject_before(token, parse.tokens[token.head].head)
                if meant is not None:
                    self.found[token.index] = meant

    def _speaker(self, pronoun: Token) -> Phrase | None:
        """Who says it, of a pronoun in what is said, where nobody else comes between."""
        verb = self._parse.tokens[pronoun.head]
        while verb.dep == "conj":
            verb = self._parse.tokens[verb.head]
        above = self._parse.tokens[verb.head]
        if (
            verb.dep != "ccomp"
            or above.lemma not in verb_cues()
            or self._parse.dependents(above.index, "dobj", "dative")
        ):
            return None
        speakers = self._parse.dependents(above.index, "nsubj")
        if (
            not speakers
            or not speakers[0] < pronoun.index
            or self._is_rivalled(speakers[0] + 1, pronoun.index, pronoun)
            or self._names_another(above.index + 1, pronoun.index, pronoun)
        ):
            return None
        return self._named(speakers[0], pronoun)

    def _subject_before(self, pronoun: Token, verb: int) -> Phrase | None:
        """The subject of the sentence before, of a pronoun that opens its own sentence."""
        own = self._parse.sentence_tokens(pronoun.sentence)
        before = self._parse.sentence_tokens(pronoun.sentence - 1)
        opens = all(self._is_leading(token, verb) for token in own if token.index < pronoun.index)
        if not opens or not before or self._parse.tokens[verb].dep != "ROOT":
            return None
        root = next((token for token in before if token.head == token.index and token.pos in {"VERB", "AUX"}), None)
        if root is None:
            return None
        subjects = self._parse.dependents(root.index, *_SUBJECTS)
        if not subjects or subjects[0] > root.index or _is_quoted(own, pronoun) or _is_quoted(before, root):
            return None
        if self._is_open(pronoun, verb, before, subjects[0]):
            return None
        return self._named(subjects[0], pronoun) or self._owner(subjects[0], pronoun)

    def _is_open(self, pronoun: Token, verb: int, before: Sequence[Token], subject: int) -> bool:
        """Whether the pronoun may mean another than the subject of the sentence before, or nobody ("it is easy to")."""
        if pronoun.text == "It":
            return bool(self._parse.dependents(verb, "acomp"))
        if pronoun.text == "Its":
            return self._has_rival(before, subject)
        return pronoun.text.lower() in {"he", "she"} and self._has_other_person(before, subject)

    def _has_rival(self, before: Sequence[Token], subject: int) -> bool:
        """Whether the sentence names another group than its subject, which "its" might mean as well."""
        first, last = self._parse.edges(subject)
        others = (t for t in before if not first <= t.index <= last and t.pos in {"NOUN", "PROPN"})
        return any(is_actor(self._parse, t.index) and not self._is_plural(t.index) for t in others)

    def _is_leading(self, token: Token, verb: int) -> bool:
        """A word that may stand before the subject without naming anybody: "In a message posted on Friday it said"."""
        if token.dep in _LEADING:
            return True
        top = token
        while top.head not in {verb, top.index}:
            top = self._parse.tokens[top.head]
        is_prepositional = top.head == verb and top.dep == "prep"
        return is_prepositional and not (token.pos in {"NOUN", "PROPN"} and is_actor(self._parse, token.index))

    def _has_other_person(self, before: Sequence[Token], subject: int) -> bool:
        """Whether the sentence speaks of another person, named or not, whom "he" might mean as well."""
        first, last = self._parse.edges(subject)
        others = (t for t in before if not first <= t.index <= last and t.pos in {"NOUN", "PROPN"})
        return any(t.text in self._people or (is_person(t) and not self._is_plural(t.index)) for t in others)

    def _owner(self, subject: int, pronoun: Token) -> Phrase | None:
        """As in "Orland's terms have not changed. It demands ...": the owner, where the thing cannot be meant."""
        owners = self._parse.dependents(subject, "poss")
        is_other = self._is_plural(subject) or pronoun.text == "Its"
        if not owners or pronoun.text.lower() not in {"it", "its"} or not is_other or is_actor(self._parse, subject):
            return None
        return self._named(owners[0], pronoun)

    def _named(self, head: int, pronoun: Token) -> Phrase | None:
        if head in self.found:
            phrase = self.found[head]
            return phrase if self._suits(phrase.head, pronoun) else None
        if not is_actor(self._parse, head) or not self._suits(head, pronoun):
            return None
        phrase = self._parse.noun_phrase(head)
        owner_end = self._parse.tokens[head].end
        return phrase._replace(end=owner_end) if self._parse.tokens[head].dep == "poss" else phrase

    def _is_rivalled(self, first: int, end: int, pronoun: Token) -> bool:
        between = self._parse.tokens[first:end]
        nouns = (t for t in between if t.dep in _SUBJECTS and t.pos in {"NOUN", "PROPN"})
        return any(self._suits(token.index, pronoun) for token in nouns)

    def _names_another(self, first: int, end: int, pronoun: Token) -> bool:
        """As in "said that the guards had carried Dorn out and that he fell": "he" may be whoever is named before."""
        nouns = (t for t in self._parse.tokens[first:end] if t.pos in {"NOUN", "PROPN"})
        is_one = pronoun.text.lower() in {"he", "she"}
        return is_one and any(t.text in self._people or (is_person(t) and not self._is_plural(t.index)) for t in nouns)

    def _suits(self, head: int, pronoun: Token) -> bool:
        token, word = self._parse.tokens[head], pronoun.text.lower()
        if word == "they":
            return self._is_plural(head)
        if self._is_plural(head):
            return False
        is_group = self._label(token) in _GROUPS or is_body(token)
        if word in {"it", "its"}:
            return is_group or (token.pos == "PROPN" and not self._is_person(head))
        marks = {t.text.lower() for t in self._parse.tokens[self._parse.edges(head)[0] : head + 1]}
        other = Gender.FEMALE if word == "he" else Gender.MALE
        return not is_group and not marks & (_FEMININE if word == "he" else _MASCULINE) and self._gender(head) != other

    @cached_property
    def _labels(self) -> Mapping[str, str]:
        return _labels(self._parse)

    @cached_property
    def _people(self) -> frozenset[str]:
        return _parts_of_full_names(self._parse)

    @cached_property
    def _genders(self) -> Mapping[str, Gender]:
        return {p.name: p.gender for p in people_of(self._parse, (), {}) if p.name and p.gender}

    def _gender(self, head: int) -> Gender | None:
        """By the first name that goes with the surname anywhere in the text."""
        return self._genders.get(self._parse.tokens[head].text)

    def _is_person(self, head: int) -> bool:
        """The text has it as part of a person's full name, or a title stands before it.

        A lone name that is labelled a person's may be a country that the labeller has never seen.
        """
        parts = self._parse.tokens[self._parse.edges(head)[0] : head + 1]
        return any(t.text in self._people or t.text.lower() in _MASCULINE | _FEMININE for t in parts)

    def _label(self, token: Token) -> str:
        """What the name is in most of the places where it stands; one place alone is often misread."""
        return self._labels.get(token.text, token.ent_type) if token.pos == "PROPN" else token.ent_type

    def _is_plural(self, head: int) -> bool:
        token = self._parse.tokens[head]
        return token.tag in {"NNS", "NNPS"} or bool(self._parse.dependents(head, "conj")) or token.lemma == "police"


def _labels(parse: Parse) -> Mapping[str, str]:
    """Each name's commonest label among the labels of somebody, a group's before a person's where they tie."""
    counts: dict[str, Counter[str]] = {}
    for token in parse.tokens:
        if token.pos == "PROPN" and token.ent_type in _GROUPS | {"PERSON"}:
            counts.setdefault(token.text, Counter())["PERSON" if token.ent_type == "PERSON" else "ORG"] += 1
    return {name: "PERSON" if found["PERSON"] > found["ORG"] else "ORG" for name, found in counts.items()}


def _parts_of_full_names(parse: Parse) -> frozenset[str]:
    """The words of names of two words and more that are labelled a person's."""
    pairs = zip(parse.tokens, parse.tokens[1:], strict=False)
    named = ((one, other) for one, other in pairs if one.ent_type == other.ent_type == "PERSON")
    full = ((one, other) for one, other in named if one.pos == other.pos == "PROPN" and one.head == other.index)
    return frozenset(token.text for pair in full for token in pair)


def _is_quoted(sentence: Sequence[Token], token: Token) -> bool:
    """Whether a quotation mark stands before the token in its sentence."""
    return any(other.text in {'"', "“", "``"} for other in sentence if other.index < token.index)
