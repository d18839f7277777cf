"""Who is who: which mentions in which documents stand for the same actor, and why.

Inside a document: acronyms it defines, surnames after full names, offices and titles before a name, "the union" for the
one union it names, a state's seat or government for the state. Across documents: the same full name, and names that
differ in spelling only, with guards. Two names that stand in one document are two actors, whatever they look like.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from llm_brief.consolidate.likenames import alike, is_spelling_of, pairs_of
from llm_brief.consolidate.naming import BODIES, ROLES, EntityType, NameForm, plain, read_name
from llm_brief.consolidate.propernames import ProperName, proper_names
from llm_brief.consolidate.states import state_called, state_of_adjective
from llm_brief.consolidate.unions import Unions
from llm_brief.text.document import Document
from llm_brief.text.fold import fold_words
from llm_brief.text.names import Names, names_of

__all__ = ["Actor", "Cast"]

_SMALL = frozenset("of for the and in to on de la du & a an".split())
_WRITERS = frozenset({"author", "newspaper", "writer"})
_PRONOUNS = frozenset("he she it they we i you him her them who which this that these those one both".split())


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody as the records name them: a key that is equal for the same actor, and the state or body it acts for.

    ``certain`` is False for a mention that names nobody by itself ("officials", "the company").
    """

    key: str
    side: str
    type: EntityType
    certain: bool = True


@dataclass(frozen=True, eq=False)
class _Scene:
    """The names of one document."""

    document: Document
    names: Names
    found: tuple[ProperName, ...]

    @cached_property
    def forms(self) -> Mapping[str, NameForm]:
        """The names that the text gives, as they are read."""
        read = (read_name(name.text) for name in self.found)
        return {form.name: form for form in read if form.name}

    @cached_property
    def bodies(self) -> Mapping[str, tuple[str, ...]]:
        """The noun of a body ("union") to the full names with it, in their order."""
        having: dict[str, dict[str, None]] = defaultdict(dict)
        for name in self.forms:
            words = self.full(name).split()
            for noun in BODIES & set(words) if len(words) > 1 else ():
                having[noun][self.full(name)] = None
        return {noun: tuple(names) for noun, names in having.items()}

    @cached_property
    def people(self) -> frozenset[str]:
        """Full names of persons: with a title or an office beside them."""
        titled = {form.name for form in self.forms.values() if form.type == "person" and " " in form.name}
        beside = {read_name(name.text).name for name in self.found if name.is_person}
        named = (name for name in titled | beside | self._called_by_surname if " " in name)
        return frozenset(name for name in named if not BODIES & set(name.split()) and not state_called(name))

    @cached_property
    def _called_by_surname(self) -> frozenset[str]:
        """Names of two words or three of which the text later gives the last alone: "Carla Forin", then "Forin".

        A name with an article or after "in" is none of a person, nor is one whose last word is a state's.
        """
        free = [
            name for name in self.found if not _NO_PERSON.search(self.document.text, max(0, name.start - 9), name.start)
        ]
        barred = {plain(name.text) for name in self.found} - {plain(name.text) for name in free}
        alone = {plain(name.text) for name in free if " " not in name.text} - barred
        written = (name.text for name in free if not _SHORT_FORM.search(name.text))
        full = {form.name for form in map(read_name, written) if form.name.count(" ") in (1, 2)}
        return frozenset(
            name
            for name in full - barred
            if name.split()[-1] in alone and not state_called(name.split()[-1]) and not state_called(name)
        )

    @cached_property
    def surnames(self) -> Mapping[str, str]:
        """Surname to full name, of surnames that one person of the document has."""
        having: dict[str, set[str]] = defaultdict(set)
        for name in self.people:
            having[name.split()[-1]].add(name)
        return {last: names.pop() for last, names in having.items() if len(names) == 1}

    @cached_property
    def acronyms(self) -> Mapping[str, str]:
        """Short form to long form: as defined in brackets, or by the initials of the one name that has them."""
        initials: dict[str, set[str]] = defaultdict(set)
        for form in self.forms.values():
            words = [word for word in form.name.split() if word not in _SMALL]
            if len(words) > 1:
                initials["".join(word[0] for word in words)].add(form.name)
        by_initials = {short: long.pop() for short, long in initials.items() if len(long) == 1}
        return by_initials | {short: plain(long) for short, long in self.names.acronyms.items()}

    def is_chief(self, name: str, others: Iterable[str]) -> bool:
        """Whether the text speaks of ``name`` twice as often as of each of the others: it is "the union" there."""
        return all(self._mentions[name] >= 2 * self._mentions[other] for other in others)

    @cached_property
    def _mentions(self) -> Mapping[str, int]:
        return Counter(self.full(plain(name.text)) for name in self.found)

    def full(self, name: str) -> str:
        """The fullest form of a name that the document gives."""
        if " " in name:
            return name
        return self.surnames.get(name) or self.acronyms.get(name, name)


@dataclass(frozen=True, eq=False)
class Cast:
    """The actors of a set of documents."""

    scenes: Mapping[str, _Scene] = field(repr=False)

    @classmethod
    def of(cls, documents: Iterable[Document]) -> "Cast":
        """The cast of these documents; their order does not matter."""
        known = {str(document.id): document for document in documents}
        scenes = {
            doc_id: _Scene(known[doc_id], names_of(known[doc_id].text), proper_names(known[doc_id]))
            for doc_id in sorted(known)
        }
        return cls(scenes)

    def actor(self, doc_id: str, mention: str) -> Actor | None:
        """Who is meant by ``mention`` in that document; None for a pronoun and for no words at all."""
        key = (doc_id, mention)
        if key not in self._read_before:
            self._read_before[key] = self._read(doc_id, mention)
        return self._read_before[key]

    def spelled_out(self, doc_id: str, text: str) -> str:
        """``text`` with acronyms that the documents define as their full names."""
        scene = self.scenes.get(doc_id)

        def full(found: re.Match[str]) -> str:
            short = fold_words(found[0])
            return (scene.acronyms.get(short) if scene else None) or self._acronyms.get(short, found[0])

        return _SHORT_FORM.sub(full, text)

    @cached_property
    def _read_before(self) -> dict[tuple[str, str], Actor | None]:
        return {}

    def _read(self, doc_id: str, mention: str) -> Actor | None:
        form = read_name(mention)
        if not form.name or form.name in _PRONOUNS:
            return None
        if form.name in _WRITERS:
            return Actor(f"{form.name} of {doc_id}", f"{form.name} of {doc_id}", "person")
        if form.type == "government":
            return self._government(doc_id, form.name)
        name, certain = self._in_document(doc_id, form, mention)
        state = self._state(name)
        if state != name:
            return Actor(state, state, "government")
        top = self._joined.get(name, name)
        owner = self._state(form.owner) if form.owner else self._side(name)
        kind = self._types.get(top, "organization" if name != form.name and form.type == "unknown" else form.type)
        return Actor(top, owner or top, kind, certain)

    def _government(self, doc_id: str, name: str) -> Actor:
        """The state or movement that governs; a government called after a person is not that person."""
        led, _, noun = name.partition(" administration")
        bare = led if name.endswith(" administration") and not noun else name
        state = self._state(self._bare.get(bare, bare))
        scene = self.scenes.get(doc_id)
        if state == bare != name or (scene is not None and bare in scene.surnames):
            state = f"{bare} administration"
        return Actor(self._joined.get(state, state), state, "government")

    def _in_document(self, doc_id: str, form: NameForm, mention: str) -> tuple[str, bool]:
        """The fullest name that the document itself gives for the mention, and whether it names one for certain."""
        scene = self.scenes.get(doc_id)
        if scene is None:
            return form.name, form.proper
        full = scene.full(form.name)
        if full == form.name and " " not in full:
            full = self._acronyms.get(full, full)
        beside = self._beside(scene, mention)
        if beside is not None:
            return scene.full(beside), True
        words = form.name.split()
        if not form.proper and words[-1] in BODIES:
            meant = [name for name in scene.bodies.get(words[-1], ()) if set(words) <= set(name.split())]
            if len(meant) == 1 or (meant and scene.is_chief(meant[0], meant[1:])):
                return meant[0], True
        return self._bare.get(full, full), form.proper or full != form.name

    @staticmethod
    def _beside(scene: _Scene, mention: str) -> str | None:
        """The person whose name stands right behind an office, set off by commas: "the head of Arne, Mark Foss, "."""
        words = mention.split()
        if len(words) < 2 or words[0].lower() != "the" or not any(fold_words(word) in ROLES for word in words):
            return None
        behind = _APPOSED.format(re.escape(mention))
        names = {plain(found["name"]) for found in re.finditer(behind, scene.document.text)}
        return names.pop() if len(names) == 1 else None

    @cached_property
    def _acronyms(self) -> Mapping[str, str]:
        """Short forms that some document defines in brackets, where all that do agree."""
        found: dict[str, set[str]] = defaultdict(set)
        for scene in self.scenes.values():
            for short, long in scene.names.acronyms.items():
                found[short].add(self._joined.get(plain(long), plain(long)))
        return {short: long.pop() for short, long in found.items() if len(long) == 1}

    @cached_property
    def _bare(self) -> Mapping[str, str]:
        """The only name with an adjective before it for the bare one: "afghan taliban" for "taliban"."""
        longer: dict[str, set[str]] = defaultdict(set)
        for scene in self.scenes.values():
            for name in scene.forms:
                first, _, rest = name.partition(" ")
                if rest and " " not in rest and (state_of_adjective(first) or first in self._adjectives):
                    longer[rest].add(name)
        return {rest: names.pop() for rest, names in longer.items() if len(names) == 1 and rest in self._named}

    def _state(self, name: str) -> str:
        """A seat of government that a document names as such ("Aldmoor, the Kestrian capital") stands for its state."""
        name = self._seats.get(name, name)
        return self._adjectives.get(name) or state_of_adjective(name) or name

    def _side(self, name: str) -> str | None:
        """The state or the body whose organ it is: "kestrian officials", "highland council of orvane"."""
        words = name.split()
        first = self._adjectives.get(words[0]) or state_of_adjective(words[0])
        if first and len(words) > 1:
            return first
        last = words[-1]
        named = last in self._named or state_called(last)
        return self._state(last) if len(words) > 2 and words[-2] == "of" and named else None

    @cached_property
    def _named(self) -> frozenset[str]:
        """Single words that some document uses as a name."""
        return frozenset(name for scene in self.scenes.values() for name in scene.forms if " " not in name)

    @cached_property
    def _adjectives(self) -> Mapping[str, str]:
        """Adjectives of names that no table holds: "tavarian" of Tavaria, where both are in the documents."""
        words = {plain(word) for scene in self.scenes.values() for name in scene.found for word in name.text.split()}
        return {word: base for word in sorted(words) if (base := _base_of(word, self._named))}

    @cached_property
    def _seats(self) -> Mapping[str, str]:
        """Capitals that the documents give: "Dahlat, the Quessari capital"."""
        found: dict[str, str] = {}
        for scene in self.scenes.values():
            for city, adjective in _capitals(scene.document.text):
                state = state_of_adjective(adjective) or self._adjectives.get(fold_words(adjective))
                if state:
                    found.setdefault(fold_words(city), state)
        return found

    @cached_property
    def _types(self) -> Mapping[str, EntityType]:
        """The type of an actor by all that the documents say of its names."""
        types: dict[str, EntityType] = {}
        for scene in self.scenes.values():
            for form in scene.forms.values():
                kind = "person" if form.name in scene.people else form.type
                top = self._joined.get(form.name, form.name)
                if kind != "unknown" and types.get(top) != "person":
                    types[top] = kind
        return types

    @cached_property
    def full_names(self) -> Mapping[str, frozenset[str]]:
        """Every full name (folded, of two words or more) to the documents that have it."""
        having: dict[str, set[str]] = defaultdict(set)
        for doc_id, scene in self.scenes.items():
            for name in scene.forms:
                if " " in name:
                    having[name].add(doc_id)
        return {name: frozenset(docs) for name, docs in having.items()}

    @cached_property
    def _joined(self) -> Mapping[str, str]:
        """Each of several spellings of one name to the one that stands for all: the most used, then the longest."""
        groups = Unions(self.full_names)
        for one, other in self._near:
            if self._same(one, other):
                groups.join(one, other)
        for short, long in self._shortened():
            groups.join(short, long)
        joined: dict[str, str] = {}
        for members in groups.sets().values():
            head = min(members, key=lambda name: (-len(self.full_names[name]), -len(name), name))
            joined |= dict.fromkeys(members, head)
        return joined

    def _shortened(self) -> Iterator[tuple[str, str]]:
        """A name and the only longer one with "of" and a place behind it, which it is short for."""
        longer: dict[str, set[str]] = defaultdict(set)
        for name in self.full_names:
            base, of, _ = name.rpartition(" of ")
            if of and base.count(" ") > 1:
                longer[base].add(name)
        yield from (
            (base, names.pop()) for base, names in longer.items() if len(names) == 1 and base in self.full_names
        )

    @cached_property
    def _near(self) -> tuple[tuple[str, str], ...]:
        """Pairs of names that look alike, none of which stand in one document together."""
        return tuple(
            (one, other)
            for one, other in pairs_of(self.full_names)
            if not self.full_names[one] & self.full_names[other] and alike(one, other)
        )

    def _same(self, one: str, other: str) -> bool:
        """Whether the two are spellings of one name: near enough, of one type, with acronyms that agree."""
        kinds = {self._kind_of(name) for name in (one, other)}
        if len(kinds - {"unknown"}) > 1:
            return False
        acronyms = (self._acronym_of(one), self._acronym_of(other))
        return is_spelling_of(one, other, person="person" in kinds, acronyms=acronyms)

    def _kind_of(self, name: str) -> EntityType:
        if name in self._people:
            return "person"
        return "organization" if BODIES & set(name.split()) else "unknown"

    def _acronym_of(self, name: str) -> str | None:
        return self._short_forms.get(name)

    @cached_property
    def _people(self) -> frozenset[str]:
        return frozenset(name for scene in self.scenes.values() for name in scene.people)

    @cached_property
    def _short_forms(self) -> Mapping[str, str]:
        """Full names to the short form that the first document with one defines for it."""
        found: dict[str, str] = {}
        for scene in self.scenes.values():
            for short, long in scene.names.acronyms.items():
                found.setdefault(plain(long), short)
        return found

    def names_in(self, doc_id: str) -> tuple[ProperName, ...]:
        """The proper names of a document, in order."""
        return self.scenes[doc_id].found

    @cached_property
    def lookalikes(self) -> tuple[tuple[str, str], ...]:
        """Names of different documents that are nearly the same and may mean two: nothing joins them."""
        return tuple((one, other) for one, other in self._near if self._joined[one] != self._joined[other])

    @cached_property
    def spellings(self) -> tuple[tuple[str, ...], ...]:
        """Names that were joined although they are written differently."""
        groups: dict[str, list[str]] = defaultdict(list)
        for name, head in self._joined.items():
            groups[head].append(name)
        return tuple(tuple(sorted(names)) for _, names in sorted(groups.items()) if len(names) > 1)


_NO_PERSON = re.compile(r"\b(?:[Tt]he|in|at|from|near|to|of)\s$")
_APPOSED = r"{}, (?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){{1,2}})(?=[,.;]|\s[a-z]+(?:ed|s|id)\b)"
"""Not where an "and" follows: a list names others."""
_SHORT_FORM = re.compile(r"\b[A-Z][A-Z\-]+\b")
_CAPITAL = re.compile(
    r"\b(?P<city>[A-Z][\w'’-]+), the (?P<adjective>[A-Z]\w+) capital\b"
    r"|\bthe (?P<before>[A-Z]\w+) capital,? (?P<after>[A-Z][\w'’-]+)\b"
)
_ADJECTIVE_ENDINGS = ("ian", "ean", "ese", "ish", "an", "n", "i", "er")


def _base_of(word: str, named: frozenset[str]) -> str | None:
    for ending in _ADJECTIVE_ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= 4:
            for base in (stem, stem + "a", stem + "ia", stem + "e"):
                if base in named and base != word:
                    return base
    return None


def _capitals(text: str) -> Iterator[tuple[str, str]]:
    for found in _CAPITAL.finditer(text):
        yield found["city"] or found["after"], found["adjective"] or found["before"]
