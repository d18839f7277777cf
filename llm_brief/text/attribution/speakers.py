"""Whom "she", "who" and "the minister" mean: the antecedent of a source that is no name.

Rules only, and silence where two readings are open: a wrong speaker is worse than none.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from llm_brief.text.attribution.captions import is_caption
from llm_brief.text.grammar.parse import Parse, Phrase, Token
from llm_brief.text.grammar.persons import (
    PLACES,
    ROLES,
    SINGULAR,
    SUBJECTS,
    Gender,
    Person,
    names_ahead,
    people_of,
)
from llm_brief.text.grammar.relatives import antecedent
from llm_brief.text.grammar.saying import Saying
from llm_brief.text.quotations import Quotation, touching

__all__ = ["speaker_mentions"]


_T = TypeVar("_T")


_AGENTIVE = re.compile(r"[a-z]{3,}(?:man|woman|er|or|ist|ian)")
_FAR = 8  # sentences back to a person, and to a group or a thing
_NEAR = 3
_MODIFYING = ("compound", "nmod", "amod")
_PLURAL = frozenset({"they", "their", "them"})
_NEUTER = frozenset({"it", "its"})


def speaker_mentions(parse: Parse, sayings: Sequence[Saying], found: Sequence[Quotation]) -> tuple[Phrase | None, ...]:
    """For each of ``sayings`` whom its source stands for; None for names and for what stays open."""
    sources = [parse.tokens[saying.source.head] for saying in sayings if saying.source is not None]
    if not any(map(_stands_for_another, sources)):
        return (None,) * len(sayings)  # names speak for themselves
    return tuple(_Resolver(parse, sayings, found).resolve())


def _stands_for_another(token: Token) -> bool:
    is_pronoun = token.pos == "PRON" or token.tag in {"WP", "WDT", "PRP", "PRP$"}
    return is_pronoun or token.pos == "NOUN" or token.text.lower() in _PRONOUNS


_PRONOUNS = SINGULAR.keys() | _PLURAL | _NEUTER


class _Resolver:
    """Antecedents in the order of the text: what one pronoun meant, the next may go on meaning."""

    def __init__(self, parse: Parse, sayings: Sequence[Saying], found: Sequence[Quotation]) -> None:
        self._parse = parse
        self._sayings = sayings
        self._person_ahead = dict(names_ahead(parse))
        people = people_of(parse, sayings, self._person_ahead)
        self._outer = outer = [quotation for quotation in found if quotation.depth == 0]
        self._people = [p for p in people if not any(touching(outer, p.phrase.start, p.phrase.end))]
        self._person_by_head = {p.phrase.head: p for p in self._people}
        self._people_by_sentence = _grouped(self._people, lambda person: person.sentence)
        self._sayings_by_sentence = _grouped(sayings, lambda saying: parse.tokens[saying.token].sentence)
        self._meanings: dict[int, Phrase] = {}  # of the pronouns already read, by the token of the source

    def resolve(self) -> Iterator[Phrase | None]:
        for place, saying in enumerate(self._sayings):
            if saying.source is None:
                yield None
                continue
            meant = self._meant(place, self._parse.tokens[saying.source.head])
            if meant is not None:
                self._meanings[saying.source.head] = meant
            yield meant

    def _meant(self, place: int, token: Token) -> Phrase | None:
        word = token.text.lower()
        if self._parse.dependents(token.index, "conj"):
            return None
        if token.tag in {"WP", "WDT"} or (word == "that" and token.pos == "PRON"):
            return self._relative(token)
        ahead = self._subject_ahead(token) if token.tag == "PRP$" else None
        if ahead is not None:
            return self._cataphoric(ahead, SINGULAR.get(word))
        if word in SINGULAR:
            governing = self._governing(place, SINGULAR[word])
            is_open = governing is None and self._is_same_unknown(place, SINGULAR[word])
            return None if is_open else governing or self._person(place, token, SINGULAR[word])
        if word in _PLURAL or word in _NEUTER:
            return self._group(place, token, plural=word in _PLURAL)
        return self._titled(token) if token.pos == "NOUN" else None

    def _relative(self, token: Token) -> Phrase | None:
        """The noun before "who"; of "Oru, the mayor, who" it is Oru."""
        noun = antecedent(self._parse, token.index, token.head)
        while noun is not None and self._parse.tokens[noun].dep == "appos":
            noun = self._parse.tokens[noun].head
        return None if noun is None else self._parse.noun_phrase(noun)

    # --- he, she ---

    def _governing(self, place: int, gender: Gender) -> Phrase | None:
        """The speaker in whose reported words the pronoun stands: Oru, in "Oru said he hoped"."""
        other = self._governing_saying(place)
        if other is None or other.source is None:
            return None
        person = self._person_at(other.source)
        if person is None and self._may_be_person(other.source):
            return other.source
        return self._meaning(other.source) if person and _suits(person, gender) else None

    def _is_same_unknown(self, place: int, gender: Gender) -> bool:
        """Whether the pronoun stands in the words of "he", of whom it is not known whom he means."""
        other = self._governing_saying(place)
        if other is None or other.source is None or other.source.head in self._meanings:
            return False
        return SINGULAR.get(self._parse.tokens[other.source.head].text.lower()) is gender

    def _may_be_person(self, source: Phrase) -> bool:
        """Whether a bare name may be a person, whatever sort the parser gives it."""
        head = self._parse.tokens[source.head]
        return head.tag == "NNP" and head.ent_type not in PLACES and not self._parse.children(source.head)

    def _governing_saying(self, place: int) -> Saying | None:
        """The nearest saying before it, in the same sentence, whose content holds the cue."""
        saying = self._sayings[place]
        sentence = self._parse.tokens[saying.token].sentence
        for other in reversed(self._sayings_by_sentence[sentence]):
            holds = any(start <= saying.cue_range[0] < end for start, end in other.content)
            if other.source and other.token < saying.token and holds:
                return other
        return None

    def _meaning(self, phrase: Phrase) -> Phrase:
        return self._meanings.get(phrase.head, phrase)

    def _person_at(self, phrase: Phrase) -> Person | None:
        return self._person_by_head.get(self._meaning(phrase).head)

    def _person(self, place: int, pronoun: Token, gender: Gender) -> Phrase | None:
        """Whom the pronoun means; behind the caption of a picture only who spoke before it."""
        meant = self._person_before(place, pronoun, gender)
        if meant is None:
            return None
        first = self._parse.tokens[meant.head].sentence
        is_behind = any(is_caption(self._parse, sentence) for sentence in range(first + 1, pronoun.sentence))
        speaking = {self._meaning(source).head for source in self._speaking(first)}
        return None if is_behind and meant.head not in speaking else meant

    def _person_before(self, place: int, pronoun: Token, gender: Gender) -> Phrase | None:
        said = (*self._said_before(place, pronoun), *self._opening_participles(pronoun))
        inside = self._named_inside(place)
        for back in range(_FAR + 1):
            sentence = pronoun.sentence - back
            if back and is_caption(self._parse, sentence):
                continue
            people = [p for p in self._people_by_sentence.get(sentence, ()) if p.phrase.end <= pronoun.start]
            apart = (*said, *self._said_by_same(sentence, gender))
            people = [p for p in people if not _lies_in(p.phrase.start, apart)]
            people += self._referred(sentence, pronoun)
            suited = [p for p in people if _suits(p, gender)]
            leading = [p for p in suited if p.is_subject]
            subject = None if leading else self._main_subject(sentence, pronoun, said)
            if subject is not None and subject.pos == "PRON" and SINGULAR.get(subject.text.lower()) is gender:
                continue  # of "He met Oru. He said": the same one, named further back
            if subject is not None and self._may_be_meant(subject):
                phrase = self._parse.noun_phrase(subject.index)
                return phrase if self._may_be_person(phrase) else None
            if suited:
                meant = self._only(leading or suited, sentence)
                person = self._person_at(meant) if meant is not None else None
                return None if person is not None and _is_among(person, inside) else meant
            if self._names_an_owner(sentence, pronoun, gender):
                return None  # "Murr's time was a record. She said": hers, or that of whoever came before
        return None

    def _names_an_owner(self, sentence: int, pronoun: Token, gender: Gender) -> bool:
        """Whether the sentence speaks of somebody through what is theirs, who may be meant as well."""
        known = {person.name: person for person in self._people if person.name}
        owners = (t for t in self._parse.sentence_tokens(sentence) if t.dep == "poss" and t.index < pronoun.index)
        people = (known.get(token.text) for token in owners if token.ent_type == "PERSON" or token.text in known)
        return any(person is None or _suits(person, gender) for person in people)

    def _said_before(self, place: int, pronoun: Token) -> tuple[tuple[int, int], ...]:
        """Of "Oru was on bail, she said" what is said: who speaks is not named in it, but before."""
        content = self._sayings[place].content
        return content if all(end <= pronoun.start for _, end in content) else ()

    def _opening_participles(self, pronoun: Token) -> Iterator[tuple[int, int]]:
        """Of "Praising how Oru played, he said" what opens the sentence: he does it, and of another."""
        for clause in self._parse.dependents(pronoun.head, "advcl"):
            token = self._parse.tokens[clause]
            first, last = self._parse.edges(clause)
            is_bare = token.tag in {"VBG", "VBN"} and not self._parse.dependents(clause, "mark", "aux", *SUBJECTS)
            if is_bare and last < pronoun.index and pronoun.dep in SUBJECTS:
                yield self._parse.tokens[first].start, self._parse.tokens[last].end

    def _said_by_same(self, sentence: int, gender: Gender) -> Iterator[tuple[int, int]]:
        """What "he" says in the sentence: "He said the doctor had stayed" leaves "he" with whom it meant, no doctor."""
        for saying in self._sayings_by_sentence.get(sentence, ()):
            source = saying.source
            if source is not None and SINGULAR.get(self._parse.tokens[source.head].text.lower()) is gender:
                yield from (place for place in saying.content if place[0] > source.start)

    def _named_inside(self, place: int) -> dict[str, frozenset[str]]:
        """The names in what is reported, each with the words before it: "he said that Oru would go" is not Oru's."""
        tokens = (t for start, end in self._sayings[place].content for t in self._parse.tokens_in(start, end))
        names = [t for t in tokens if t.pos == "PROPN" and t.dep not in _MODIFYING]
        names = [t for t in names if not any(touching(self._outer, t.start, t.end))]
        parts = {t.index: self._parse.dependents(t.index, *_MODIFYING) for t in names}
        return {t.text: frozenset(self._parse.tokens[part].text.lower() for part in parts[t.index]) for t in names}

    def _main_subject(self, sentence: int, before: Token, said: Sequence[tuple[int, int]]) -> Token | None:
        """The subject of the sentence's main verb, where it stands before ``before`` and outside what is ``said``."""
        roots = [t for t in self._parse.sentence_tokens(sentence) if t.head == t.index]
        subjects = [s for root in roots for s in self._parse.dependents(root.index, *SUBJECTS) if s < before.index]
        for token in (self._parse.tokens[subject] for subject in subjects):
            if not any(touching(self._outer, token.start, token.end)) and not _lies_in(token.start, said):
                return token
        return None

    def _may_be_meant(self, subject: Token) -> bool:
        """Whether a subject that was not seen to be a person may be one: a bare name, or one who does something."""
        if subject.index in self._person_by_head or subject.tag not in {"NN", "NNP"}:
            return False
        if subject.tag == "NN":
            return _AGENTIVE.fullmatch(subject.lemma) is not None
        is_bare = self._may_be_person(self._parse.noun_phrase(subject.index))
        return is_bare and subject.ent_type == "" and not subject.text.isupper()

    # --- his, before the name ---

    def _subject_ahead(self, pronoun: Token) -> Token | None:
        """The main subject behind a possessive of what opens the sentence: Oru, in "In his letter, Oru said"."""
        ahead = self._person_ahead.get(pronoun.index)
        if ahead is not None:
            return self._parse.tokens[ahead]
        above = next((self._parse.tokens[a] for a in self._parse.ancestors(pronoun.index) if self._is_root(a)), None)
        for subject in self._parse.dependents(above.index, *SUBJECTS) if above else ():
            first = self._parse.edges(subject)[0]
            if pronoun.index < first and self._parse.tokens[subject].pos in {"NOUN", "PROPN"}:
                return self._parse.tokens[subject]
        return None

    def _is_root(self, index: int) -> bool:
        return self._parse.tokens[index].head == index

    def _cataphoric(self, subject: Token, gender: Gender | None) -> Phrase | None:
        """The subject that the possessive goes before, where it can be a person; what stood earlier is not meant."""
        person = self._person_by_head.get(subject.index)
        if gender is None or person is None or not _suits(person, gender):
            return None
        return person.phrase

    def _referred(self, sentence: int, pronoun: Token) -> list[Person]:
        """The people whom pronouns of that sentence were found to mean, as if they were named there."""
        heads = [source.head for source in self._speaking(sentence) if source.head < pronoun.index]
        people = [self._person_at(self._meanings[head]) for head in heads if head in self._meanings]
        return [replace(person, is_subject=True) for person in people if person]

    def _only(self, people: Sequence[Person], sentence: int) -> Phrase | None:
        """The one person meant; of several the one who speaks last in that sentence; else nobody."""
        if len({(p.name or p.phrase.head, p.gender) for p in people}) == 1:
            return self._titled_or_self(people[0])
        speaking = self._speaking(sentence)
        speakers = [p for p in people if any(p.phrase.head == self._meaning(s).head for s in speaking)]
        if len({(p.name or p.phrase.head, p.gender) for p in speakers}) == 1:
            return self._titled_or_self(speakers[0])
        return None

    def _speaking(self, sentence: int) -> list[Phrase]:
        """The sources of the sentence without those who only own what is told: his, in "in his view"."""
        sources = [s.source for s in self._sayings_by_sentence.get(sentence, ()) if s.source]
        return [source for source in sources if self._parse.tokens[source.head].tag != "PRP$"]

    def _titled_or_self(self, person: Person) -> Phrase:
        if person.name is None:
            return self._titled(self._parse.tokens[person.phrase.head]) or person.phrase
        return person.phrase

    # --- they, it, the minister ---

    def _group(self, place: int, pronoun: Token, *, plural: bool) -> Phrase | None:
        """The source of the words that hold the pronoun, or of the last ones if no subject came between."""
        governing = self._governing_saying(place)
        last = governing or next((s for s in reversed(self._sayings[:place]) if s.source), None)
        if last is None or last.source is None or pronoun.sentence - self._parse.tokens[last.token].sentence > 1:
            return None
        meant = self._meaning(last.source)
        if not self._is_group(meant, plural=plural) or last.source.head > pronoun.index:
            return None
        rivals = self._parse.tokens[last.source.head + 1 : pronoun.index]
        if governing is None and any(self._is_rival(token, plural=plural) for token in rivals):
            return None
        return meant

    def _is_rival(self, token: Token, *, plural: bool) -> bool:
        is_noun = token.dep in SUBJECTS and token.pos in {"NOUN", "PROPN"}
        return is_noun and self._is_group(self._parse.noun_phrase(token.index), plural=plural)

    def _is_group(self, phrase: Phrase, *, plural: bool) -> bool:
        head = self._parse.tokens[phrase.head]
        if head.pos not in {"NOUN", "PROPN"}:
            return False
        several = head.tag in {"NNS", "NNPS"} or bool(self._parse.dependents(phrase.head, "conj"))
        if plural:
            return several or head.ent_type == "ORG"
        return not several and self._person_at(phrase) is None and head.ent_type != "PERSON"

    def _titled(self, noun: Token) -> Phrase | None:
        """The one person whom the text has called by this title before."""
        for name in self._parse.dependents(noun.index, "appos"):
            if self._parse.tokens[name].pos == "PROPN":
                return self._parse.noun_phrase(name)
        definite = [self._parse.tokens[d].text.lower() for d in self._parse.dependents(noun.index, "det", "poss")]
        if noun.lemma not in ROLES or not definite or definite[0] in {"a", "an", "one", "some", "another"}:
            return None
        called = [p for p in self._people if p.name and p.phrase.end <= noun.start and noun.lemma in p.titles]
        return called[-1].phrase if len({p.name for p in called}) == 1 else None


def _grouped(items: Iterable[_T], key: Callable[[_T], int]) -> dict[int, list[_T]]:
    groups: dict[int, list[_T]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return groups


def _suits(person: Person, gender: Gender) -> bool:
    return person.gender in (gender, None)


def _is_among(person: Person, named: Mapping[str, frozenset[str]]) -> bool:
    """Whether the name is among those, and not with another first name."""
    if person.name is None or person.name not in named:
        return False
    theirs, own = named[person.name] - ROLES, person.titles - ROLES - {person.name.lower()}
    return not theirs or not own or bool(theirs & own)


def _lies_in(start: int, ranges: Sequence[tuple[int, int]]) -> bool:
    return any(first <= start < end for first, end in ranges)
