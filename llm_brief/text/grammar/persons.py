"""The people whom a text names, with what it tells of their gender and their offices."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from enum import Enum, auto

from llm_brief.text.grammar.parse import Parse, Phrase, Token, once_per_parse
from llm_brief.text.grammar.saying import Saying
from llm_brief.text.wordlists import word_set

__all__ = ["PLACES", "ROLES", "SINGULAR", "SUBJECTS", "Gender", "Person", "gender_in", "names_ahead", "people_of"]


class Gender(Enum):
    """As far as a name, a title or a pronoun tells."""

    FEMALE = auto()
    MALE = auto()


_NO_SURNAMES = frozenset(
    "City United Town Rovers Wanderers Athletic Rangers Albion Hotspur FC Club County Party Council Times Post Herald "
    "Tribune Journal News Radio Bank Group Company Corp Inc University College Airlines Court".split()
)
"""Last words of names that a person does not have, whatever the labels say."""
_FIRST_NAMED = word_set(
    "king queen prince princess sir dame lord lady pope saint st st. sister brother aunt uncle imam"
)
"""Titles before a first name."""
_LONGEST_SHORT = 3
"""Letters of a word in capitals that may still be a person's name ("JFK"); a longer one is a dateline or a heading."""
PLACES = frozenset({"GPE", "LOC", "FAC", "NORP"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
SINGULAR = {"he": Gender.MALE, "his": Gender.MALE, "him": Gender.MALE, "himself": Gender.MALE}
SINGULAR |= dict.fromkeys(("she", "her", "hers", "herself"), Gender.FEMALE)
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
ROLES = word_set("""
    activist adviser advisor aide ambassador analyst attorney author billionaire businessman candidate
    chair chairman chairwoman chancellor chief commander congressman congresswoman councilman democrat
    diplomat director doctor economist editor envoy executive expert father founder general governor
    head host journalist judge king lawmaker lawyer leader man manager mayor minister moderator mother
    negotiator nominee official premier president prince princess professor prosecutor queen reporter
    representative republican researcher resident secretary senator spokesman spokesperson spokeswoman
    strategist teacher vice-president witness woman writer
    """)


@dataclass(frozen=True, slots=True)
class Person:
    """A person as one place of the text names them; ``name`` is the surname, or None for "the minister"."""

    phrase: Phrase
    sentence: int
    name: str | None
    gender: Gender | None
    titles: frozenset[str]
    is_subject: bool


def names_ahead(parse: Parse) -> Iterator[tuple[int, int]]:
    """The possessive and the last word of the name in "In his letter, Odo Farr wrote": a person, however labelled."""
    for pronoun in parse.tokens:
        if pronoun.tag != "PRP$" or pronoun.text.lower() not in SINGULAR:
            continue
        words = parse.sentence_tokens(pronoun.sentence)
        comma = next((t.index for t in words if t.text == ","), 0)
        if words[0].tag != "IN" or not pronoun.index < comma:
            continue
        last = comma
        while last < words[-1].index and parse.tokens[last + 1].pos == "PROPN":
            last += 1
        is_person = parse.tokens[last].ent_type not in PLACES | {"DATE", "TIME"}
        if last > comma and is_person and last < words[-1].index and parse.tokens[last + 1].text.islower():
            yield pronoun.index, last


def people_of(parse: Parse, sayings: Sequence[Saying], ahead: Mapping[int, int]) -> list[Person]:
    """All whom the text names, and speakers it calls by their role, in order; surnames share a gender.

    ``ahead`` are the names that a possessive goes before, which are people's.
    """
    speaking = {s.source.head for s in sayings if s.source}
    known, places = {t.text for t in parse.tokens if t.ent_type == "PERSON" and t.pos == "PROPN"}, _place_names(parse)
    shown = {name: SINGULAR[parse.tokens[pronoun].text.lower()] for pronoun, name in ahead.items()}
    named = (t for t in parse.tokens if t.index in shown or _is_person(t, speaking, known) or _is_titled(parse, t))
    people = [_person(parse, t) for t in named if t.index in shown or not _is_no_person(parse, t, places)]
    people = [replace(p, gender=shown[h], is_subject=True) if (h := p.phrase.head) in shown else p for p in people]
    genders = {p.name: p.gender for p in people if p.name and p.gender}
    shared = _shared_surnames(parse, people)
    return [p if p.name in shared else replace(p, gender=p.gender or genders.get(p.name or "")) for p in people]


def _is_titled(parse: Parse, name: Token) -> bool:
    """Whether an office or a trade stands before a name that has no label: "Mayor Ilsa Dorn"."""
    if name.pos != "PROPN" or name.ent_type or name.dep in {"compound", "nmod", "amod", "poss"}:
        return False
    before = [parse.tokens[at] for at in parse.dependents(name.index, "compound") if at < name.index]
    return name.text not in _NO_SURNAMES and any(token.text.lower() in ROLES for token in before[:1])


def _is_no_person(parse: Parse, name: Token, places: AbstractSet[str]) -> bool:
    """Whether it is a place, or what has an article without a word of what it is: "the Maribel", a ship."""
    bare = parse.dependents(name.index, "det") and not parse.dependents(
        name.index, "compound", "amod", "nmod", "appos", "relcl", "prep", "conj"
    )
    return name.pos == "PROPN" and (bool(bare) or _full_name(parse, name) in places)


def _full_name(parse: Parse, name: Token) -> str:
    """The words of a name in its place, without what is no name before it."""
    before = (parse.tokens[at] for at in parse.dependents(name.index, "compound", "amod"))
    return " ".join((*(t.text for t in before if t.text[:1].isupper() and t.index < name.index), name.text))


_PLACING = frozenset("in near above below off outside around across through beyond".split())
_OF_A_PLACE = word_set("upper lower little great new old north south east west northern southern eastern western")


@once_per_parse
def _place_names(parse: Parse) -> frozenset[str]:
    """The names in two words ("Little Ambe") behind a preposition of place, or opening as only names of places do.

    The labels have many of them for a person's; a name that a title stands before, or that speaks, is one.
    """
    found = set()
    for token in parse.tokens:
        first, _, rest = (_full_name(parse, token) if token.pos == "PROPN" else "").partition(" ")
        if rest and token.dep == "pobj" and (first.lower() in _OF_A_PLACE or _is_placed(parse, token)):
            found.add(f"{first} {rest}")
    return frozenset(found)


def _is_placed(parse: Parse, name: Token) -> bool:
    """Whether something happens or stands there: "born in X", "the court in X", and no "confidence in X"."""
    above = parse.tokens[name.head]
    return above.text.lower() in _PLACING and name.ent_type in PLACES


@once_per_parse
def _surnames_by_given_name(parse: Parse) -> Mapping[str, AbstractSet[str]]:
    """Each last name that is a person's with the words right before it that belong to the name."""
    found: dict[str, set[str]] = {}
    for token in parse.tokens:
        given = [parse.tokens[at] for at in parse.dependents(token.index, "compound") if at == token.index - 1]
        if token.pos == "PROPN" and given and given[0].pos == "PROPN" and given[0].ent_type == "PERSON":
            found.setdefault(token.text, set()).add(given[0].text)
    return found


@once_per_parse
def _surnames(parse: Parse) -> AbstractSet[str]:
    """The last words of names that a first name or a title stands before, where none stands behind another name."""
    parts = {token.index: parse.dependents(token.index, "compound") for token in parse.tokens if token.pos == "PROPN"}
    return frozenset(
        parse.tokens[index].text
        for index, before in parts.items()
        if any(parse.tokens[at].pos == "PROPN" and parse.tokens[at].lemma.lower() not in _FIRST_NAMED for at in before)
        and parse.tokens[index].dep not in {"compound", "nmod", "amod"}
    )


def _shared_surnames(parse: Parse, people: Sequence[Person]) -> frozenset[str]:
    """The surnames of more than one given name: what tells of the one's gender tells nothing of the other's."""
    given = _surnames_by_given_name(parse)
    return frozenset(p.name for p in people if p.name and len(given.get(p.name, ())) > 1)


def _is_person(token: Token, speaking: AbstractSet[int], known: AbstractSet[str]) -> bool:
    if token.text.isupper() and len(token.text) > _LONGEST_SHORT:
        return False
    if token.pos == "NOUN":
        return token.lemma in ROLES and token.tag == "NN" and (token.dep in SUBJECTS or token.index in speaking)
    if token.pos != "PROPN" or token.dep in {"compound", "nmod", "amod", "poss"} or token.text in _NO_SURNAMES:
        return False
    if token.ent_type == "PERSON" or token.text in known:
        return True
    return token.index in speaking and token.ent_type == "" and token.dep in SUBJECTS


def _person(parse: Parse, head: Token) -> Person:
    parts = [parse.tokens[c] for c in parse.dependents(head.index, "compound", "nmod", "amod")]
    beside = [parse.tokens[c].lemma for c in parse.dependents(head.index, "appos")]
    if head.dep == "appos":
        beside.append(parse.tokens[head.head].lemma)
    if head.dep == "nsubj" and parse.tokens[head.head].lemma == "be":
        beside += [parse.tokens[c].lemma for c in parse.dependents(head.head, "attr")]
    words = {t.text.lower().rstrip(".") for t in (*parts, head)}
    is_surname = head.pos == "PROPN" and head.text in _surnames(parse)  # "Dr. Benjamin" is no boy's name
    titles = frozenset({t.lemma for t in parts} | set(beside))
    return Person(
        phrase=_alone(parse, head),
        sentence=head.sentence,
        name=head.text if head.pos == "PROPN" else None,
        gender=gender_in((words | titles) - ({head.text.lower()} if is_surname else set())),
        titles=titles | words,
        is_subject=head.dep in SUBJECTS or (head.dep == "conj" and parse.tokens[head.head].dep in SUBJECTS),
    )


def _alone(parse: Parse, head: Token) -> Phrase:
    """The phrase of one person without the others who are named with "and"."""
    phrase = parse.noun_phrase(head.index)
    return phrase._replace(end=head.end) if parse.dependents(head.index, "conj") else phrase


def gender_in(words: AbstractSet[str]) -> Gender | None:
    """The gender that given names, titles and nouns in lower case tell; None for none, and for both."""
    female, male = bool(words & _FEMALE), bool(words & _MALE)
    if female == male:
        return None
    return Gender.FEMALE if female else Gender.MALE
