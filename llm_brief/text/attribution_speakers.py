"""Whom "she", "who" and "the minister" mean: the antecedent of a source that is no name.

Rules only, and silence where two readings are open: a wrong speaker is worse than none.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TypeVar

from llm_brief.text.arguments import antecedent
from llm_brief.text.attribution_clauses import Saying
from llm_brief.text.parse import Parse, Phrase, Token
from llm_brief.text.quotations import Quotation, touching
from llm_brief.text.wordlists import word_set

__all__ = ["speaker_mentions"]


_T = TypeVar("_T")


class _Gender(Enum):
    FEMALE = auto()
    MALE = auto()


_AGENTIVE = re.compile(r"[a-z]{3,}(?:man|woman|er|or|ist|ian)")
_LONGEST_SHORT = 3
"""Letters of a word in capitals that may still be a person's name ("JFK"); a longer one is a dateline or a heading."""
_PLACES = frozenset({"GPE", "LOC", "FAC", "NORP"})
_FAR = 8  # sentences back to a person, and to a group or a thing
_NEAR = 3
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SINGULAR = {"he": _Gender.MALE, "his": _Gender.MALE, "him": _Gender.MALE, "himself": _Gender.MALE}
_SINGULAR |= dict.fromkeys(("she", "her", "hers", "herself"), _Gender.FEMALE)
_PLURAL = frozenset({"they", "their", "them"})
_NEUTER = frozenset({"it", "its"})
_FEMALE = word_set("""
    actress agnes alexandra alice alison amanda amy andrea angela anna anne annette april ashley audrey
    barbara baroness benazir beth betty brenda businesswoman camilla carla carly carol caroline
    catherine cecilia chairwoman charlotte cheryl christina christine claire clara congresswoman
    councilwoman cynthia daughter debbie deborah denise diana donna dorothy duchess eileen eleanor elena
    elizabeth ellen emily emma erin esther eva eve fatima fawzia florence frances gabrielle gina girl
    gloria grace hannah harriet heather helen hillary ingrid irene isabel ivanka jackie jacqueline jane
    janet jean jennifer jenny jessica jill joan joanna josephine joyce judith julia juliet kamala karen
    kate katherine kathleen kathryn katie kelly kimberley kimberly kirsten lady laura lena linda lisa
    loretta lorraine louise lucy lydia madam madeleine maggie malala margaret maria marie marilyn marion
    martha mary meg megan melania melanie michelle miriam miss monica mother mrs ms nancy naomi natalie
    nicole nikki nina nora olga olivia pamela patricia paula penny petra phyllis princess priscilla
    queen rachel rebecca rita robin rosa rosemary roxana ruth saleswoman sally samantha sandra sara
    sarah sharon shirley silvia sister sofia sophie spokeswoman stella stephanie sue susan suzanne
    sylvia tamara tanya teresa theresa tiffany tina tracy ursula valerie vanessa vera victoria virginia
    wendy widow wife woman yvonne zainab
    """)
_MALE = word_set("""
    abdul actor adam ahmad ahmed alan albert alexander ali amir andrew anthony antonio arthur ashraf
    barack baron ben benjamin bernard bernie bill bob bobby boris boy bret brian brother businessman
    carl carlos chairman charles chris christopher congressman councilman dan daniel david dennis donald
    duke edward emmanuel eric ernest ethan father francis frank fred gary geoffrey george gerald glenn
    graham greg hamid harold harry henry hugh hugo husband ian ibrahim igor imran ishaq ivan jack jacob
    james jason jeff jeffrey jerry jim jimmy joe john johnny jonathan jose joseph juan justin karl keith
    ken kenneth kenny kevin king kyle larry lawrence leo leonard lord louis luis luke man marco marcus
    mark martin matt matthew max michael mike milton mitch mohammad mohammed mr muhammad narendra nathan
    nawaz neil nicholas nigel norman oliver omar oscar otto patrick paul pedro pete peter phil philip
    prince rafael ralph randy ray raymond reza richard rick rob robert rodrigo roger roland ron ronald
    ross roy russell salesman sam samuel scott sean sebastian sergei shane simon sir son spokesman
    stephen steve steven stuart ted theodore thomas tim timothy todd tom tony travis trevor victor
    vincent vladimir walter wayne william yasser yusuf zalmay
    """)
_ROLES = word_set("""
    activist adviser advisor aide ambassador analyst attorney author billionaire businessman candidate
    chair chairman chairwoman chancellor chief commander congressman congresswoman councilman democrat
    diplomat director doctor economist editor envoy executive expert father founder general governor
    head host journalist judge king lawmaker lawyer leader man manager mayor minister moderator mother
    negotiator nominee official premier president prince princess professor prosecutor queen reporter
    representative republican researcher resident secretary senator spokesman spokesperson spokeswoman
    strategist teacher vice-president witness woman writer
    """)


@dataclass(frozen=True, slots=True)
class _Person:
    """A person as one place of the text names them; ``name`` is the surname, or None for "the minister"."""

    phrase: Phrase
    sentence: int
    name: str | None
    gender: _Gender | None
    titles: frozenset[str]
    is_subject: bool


def speaker_mentions(parse: Parse, sayings: Sequence[Saying], found: Sequence[Quotation]) -> tuple[Phrase | None, ...]:
    """For each of ``sayings`` whom its source stands for; None for names and for what stays open."""
    return tuple(_Resolver(parse, sayings, found).resolve())


class _Resolver:
    """Antecedents in the order of the text: what one pronoun meant, the next may go on meaning."""

    def __init__(self, parse: Parse, sayings: Sequence[Saying], found: Sequence[Quotation]) -> None:
        self._parse = parse
        self._sayings = sayings
        self._person_ahead = dict(_names_ahead(parse))
        people = _people(parse, sayings, self._person_ahead)
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
            return self._cataphoric(ahead, _SINGULAR.get(word))
        if word in _SINGULAR:
            return self._governing(place, _SINGULAR[word]) or self._person(token, _SINGULAR[word])
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

    def _governing(self, place: int, gender: _Gender) -> Phrase | None:
        """The speaker in whose reported words the pronoun stands: Oru, in "Oru said he hoped"."""
        other = self._governing_saying(place)
        if other is None or other.source is None:
            return None
        person = self._person_at(other.source)
        if person is None and self._may_be_person(other.source):
            return other.source
        return self._meaning(other.source) if person and _suits(person, gender) else None

    def _may_be_person(self, source: Phrase) -> bool:
        """Whether a bare name may be a person, whatever sort the parser gives it."""
        head = self._parse.tokens[source.head]
        return head.tag == "NNP" and head.ent_type not in _PLACES and not self._parse.children(source.head)

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

    def _person_at(self, phrase: Phrase) -> _Person | None:
        return self._person_by_head.get(self._meaning(phrase).head)

    def _person(self, pronoun: Token, gender: _Gender) -> Phrase | None:
        for back in range(_FAR + 1):
            sentence = pronoun.sentence - back
            people = [p for p in self._people_by_sentence.get(sentence, ()) if p.phrase.end <= pronoun.start]
            people += self._referred(sentence, pronoun)
            suited = [p for p in people if _suits(p, gender)]
            leading = [p for p in suited if p.is_subject]
            subject = None if leading else self._main_subject(sentence, pronoun)
            if subject is not None and subject.pos == "PRON" and _SINGULAR.get(subject.text.lower()) is gender:
                continue  # of "He met Oru. He said": the same one, named further back
            if subject is not None and self._may_be_meant(subject):
                phrase = self._parse.noun_phrase(subject.index)
                return phrase if self._may_be_person(phrase) else None
            if suited:
                return self._only(leading or suited, sentence)
        return None

    def _main_subject(self, sentence: int, before: Token) -> Token | None:
        """The subject of the sentence's main verb, where it stands before ``before`` and outside quotation marks."""
        roots = [t for t in self._parse.sentence_tokens(sentence) if t.head == t.index]
        subjects = [s for root in roots for s in self._parse.dependents(root.index, *_SUBJECTS) if s < before.index]
        for token in (self._parse.tokens[subject] for subject in subjects):
            if not any(touching(self._outer, token.start, token.end)):
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
        for subject in self._parse.dependents(above.index, *_SUBJECTS) if above else ():
            first = self._parse.edges(subject)[0]
            if pronoun.index < first and self._parse.tokens[subject].pos in {"NOUN", "PROPN"}:
                return self._parse.tokens[subject]
        return None

    def _is_root(self, index: int) -> bool:
        return self._parse.tokens[index].head == index

    def _cataphoric(self, subject: Token, gender: _Gender | None) -> Phrase | None:
        """The subject that the possessive goes before, where it can be a person; what stood earlier is not meant."""
        person = self._person_by_head.get(subject.index)
        if gender is None or person is None or not _suits(person, gender):
            return None
        return person.phrase

    def _referred(self, sentence: int, pronoun: Token) -> list[_Person]:
        """The people whom pronouns of that sentence were found to mean, as if they were named there."""
        heads = [source.head for source in self._speaking(sentence) if source.head < pronoun.index]
        people = [self._person_at(self._meanings[head]) for head in heads if head in self._meanings]
        return [replace(person, is_subject=True) for person in people if person]

    def _only(self, people: Sequence[_Person], sentence: int) -> Phrase | None:
        """The one person meant; of several the one who speaks last in that sentence; else nobody."""
        if len({p.name or p.phrase.head for p in people}) == 1:
            return self._titled_or_self(people[0])
        speaking = self._speaking(sentence)
        speakers = [p for p in people if any(p.phrase.head == self._meaning(s).head for s in speaking)]
        if len({p.name or p.phrase.head for p in speakers}) == 1:
            return self._titled_or_self(speakers[0])
        return None

    def _speaking(self, sentence: int) -> list[Phrase]:
        """The sources of the sentence without those who only own what is told: his, in "in his view"."""
        sources = [s.source for s in self._sayings_by_sentence.get(sentence, ()) if s.source]
        return [source for source in sources if self._parse.tokens[source.head].tag != "PRP$"]

    def _titled_or_self(self, person: _Person) -> Phrase:
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
        is_noun = token.dep in _SUBJECTS and token.pos in {"NOUN", "PROPN"}
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
        if noun.lemma not in _ROLES or not definite or definite[0] in {"a", "an", "one", "some", "another"}:
            return None
        called = [p for p in self._people if p.name and p.phrase.end <= noun.start and noun.lemma in p.titles]
        return called[-1].phrase if len({p.name for p in called}) == 1 else None


def _grouped(items: Iterable[_T], key: Callable[[_T], int]) -> dict[int, list[_T]]:
    groups: dict[int, list[_T]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return groups


def _suits(person: _Person, gender: _Gender) -> bool:
    return person.gender in (gender, None)


def _names_ahead(parse: Parse) -> Iterator[tuple[int, int]]:
    """The possessive and the last word of the name in "In his letter, Odo Farr wrote": a person, however labelled."""
    for pronoun in parse.tokens:
        if pronoun.tag != "PRP$" or pronoun.text.lower() not in _SINGULAR:
            continue
        words = parse.sentence_tokens(pronoun.sentence)
        comma = next((t.index for t in words if t.text == ","), 0)
        if words[0].tag != "IN" or not pronoun.index < comma:
            continue
        last = comma
        while last < words[-1].index and parse.tokens[last + 1].pos == "PROPN":
            last += 1
        is_person = parse.tokens[last].ent_type not in _PLACES | {"DATE", "TIME"}
        if last > comma and is_person and last < words[-1].index and parse.tokens[last + 1].text.islower():
            yield pronoun.index, last


def _people(parse: Parse, sayings: Sequence[Saying], ahead: Mapping[int, int]) -> list[_Person]:
    """All whom the text names, and speakers it calls by their role, in order; surnames share a gender.

    ``ahead`` are the names that a possessive goes before, which are people's.
    """
    speaking = {s.source.head for s in sayings if s.source}
    known = {t.text for t in parse.tokens if t.ent_type == "PERSON" and t.pos == "PROPN"}
    shown = {name: _SINGULAR[parse.tokens[pronoun].text.lower()] for pronoun, name in ahead.items()}
    people = [_person(parse, t) for t in parse.tokens if t.index in shown or _is_person(t, speaking, known)]
    people = [replace(p, gender=shown[h], is_subject=True) if (h := p.phrase.head) in shown else p for p in people]
    genders = {p.name: p.gender for p in people if p.name and p.gender}
    return [replace(p, gender=p.gender or genders.get(p.name or "")) for p in people]


def _is_person(token: Token, speaking: AbstractSet[int], known: AbstractSet[str]) -> bool:
    if token.text.isupper() and len(token.text) > _LONGEST_SHORT:
        return False
    if token.pos == "NOUN":
        return token.lemma in _ROLES and token.tag == "NN" and (token.dep in _SUBJECTS or token.index in speaking)
    if token.pos != "PROPN" or token.dep in {"compound", "nmod", "amod", "poss"}:
        return False
    if token.ent_type == "PERSON" or token.text in known:
        return True
    return token.index in speaking and token.ent_type == "" and token.dep in _SUBJECTS


def _person(parse: Parse, head: Token) -> _Person:
    parts = [parse.tokens[c] for c in parse.dependents(head.index, "compound", "nmod", "amod")]
    beside = [parse.tokens[c].lemma for c in parse.dependents(head.index, "appos")]
    if head.dep == "appos":
        beside.append(parse.tokens[head.head].lemma)
    if head.dep == "nsubj" and parse.tokens[head.head].lemma == "be":
        beside += [parse.tokens[c].lemma for c in parse.dependents(head.head, "attr")]
    words = {t.text.lower().rstrip(".") for t in (*parts, head)}
    titles = frozenset({t.lemma for t in parts} | set(beside))
    return _Person(
        phrase=_alone(parse, head),
        sentence=head.sentence,
        name=head.text if head.pos == "PROPN" else None,
        gender=_gender(words | titles),
        titles=titles | words,
        is_subject=head.dep in _SUBJECTS or (head.dep == "conj" and parse.tokens[head.head].dep in _SUBJECTS),
    )


def _alone(parse: Parse, head: Token) -> Phrase:
    """The phrase of one person without the others who are named with "and"."""
    phrase = parse.noun_phrase(head.index)
    return phrase._replace(end=head.end) if parse.dependents(head.index, "conj") else phrase


def _gender(words: AbstractSet[str]) -> _Gender | None:
    female, male = bool(words & _FEMALE), bool(words & _MALE)
    if female == male:
        return None
    return _Gender.FEMALE if female else _Gender.MALE
