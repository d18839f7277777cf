"""What a text calls people: offices, trades and kinship, read from titles, appositions and "X is the ..."."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from llm_brief.text.grammar.parse import Parse, Token
from llm_brief.text.names import bare_name
from llm_brief.text.stems import stem_of
from llm_brief.verify.claims.arcs import text_of_phrase
from llm_brief.verify.claims.bearers import bearers
from llm_brief.verify.claims.words import STOP_WORDS

__all__ = ["KIN", "Post", "is_same_person", "is_title_word", "posts_of", "stems_in"]


KIN = frozenset(
    map(
        stem_of,
        """father mother parent son daughter child brother sister sibling twin husband wife spouse widow widower uncle
        aunt nephew niece cousin grandfather grandmother grandson granddaughter grandparent grandchild stepfather
        stepmother stepson stepdaughter""".split(),
    )
)
"""The stems of the nouns of kinship."""


@dataclass(frozen=True, slots=True)
class Post:
    """What a text calls somebody, at ``start:end``.

    ``holder`` is the folded name without titles. ``head`` is the stem of the noun ("minister"), ``sorts`` are the
    stems of what says which ("prime", "transport"), those of nations apart in ``nations``; ``owner`` is a name, whose
    or of what ("Norland"), ``whose`` holds the stems of an owner who is described and not named ("the port authority";
    "the port" alone may stand for a name). ``words`` holds the stems of all of it. ``definite``: not "a minister".
    ``copula`` is the tag of the verb in "X is the minister", else empty.
    """

    holder: str
    head: str
    sorts: frozenset[str]
    nations: frozenset[str]
    owner: str
    whose: frozenset[str]
    words: frozenset[str]
    definite: bool
    copula: str
    start: int
    end: int


def posts_of(parse: Parse) -> tuple[Post, ...]:
    """Every person that a text calls something, in order."""
    return tuple(_posts(parse))


def is_same_person(one: str, other: str) -> bool:
    """Whether two folded names end alike, and begin alike as far as both have a given name."""
    mine, theirs = one.split(), other.split()
    if not mine or not theirs or mine[-1] != theirs[-1]:
        return False
    return len(mine) == 1 or len(theirs) == 1 or mine[0] == theirs[0]


def stems_in(text: str) -> frozenset[str]:
    """The stems of the words that say something."""
    return frozenset(stem_of(word.lower()) for word in text.split() if word.lower() not in STOP_WORDS)


_COPULAS = frozenset({"be", "become", "remain"})


def _posts(parse: Parse) -> Iterator[Post]:
    for token in parse.tokens:
        if token.dep == "appos":
            yield from _beside(parse, token, parse.tokens[token.head])
        elif token.dep == "attr" and (subject := _subject(parse, token)) is not None:
            yield _described(parse, subject, token)
        elif token.dep == "nsubj" and (named := _named_beside(parse, token)) is not None:
            yield _described(parse, named, token)
        if token.ent_type == "PERSON" and token.dep != "compound":
            yield from _titled(parse, token)


def _named_beside(parse: Parse, noun: Token) -> Token | None:
    """The name right behind a noun and a comma where the parser has both for subjects of one verb."""
    following = parse.tokens[noun.index + 1 : noun.index + 2]
    if noun.pos != "NOUN" or not following or following[0].text != ",":
        return None
    names = (parse.tokens[at] for at in parse.dependents(noun.head, "nsubj") if at > noun.index)
    return next((t for t in names if _is_person(t) and parse.edges(t.index)[0] == noun.index + 2), None)


def _subject(parse: Parse, noun: Token) -> Token | None:
    """Of whom a copula says the noun: "Ilsa Dorn is the mayor", "Ilsa Dorn, who is the mayor"."""
    verb = parse.tokens[noun.head]
    if verb.lemma not in _COPULAS or noun.pos != "NOUN" or parse.dependents(verb.index, "neg"):
        return None
    for at in parse.dependents(verb.index, "nsubj"):
        is_relative = verb.dep == "relcl" and parse.tokens[at].tag in _RELATIVE
        told = verb.head if is_relative else at
        around = (told, *parse.dependents(told, "appos"))
        return next((parse.tokens[one] for one in around if _is_person(parse.tokens[one])), None)
    return None


_RELATIVE = frozenset({"WP", "WDT"})


def _beside(parse: Parse, token: Token, head: Token) -> Iterator[Post]:
    """An apposition; what seems to stand beside "Merrow" in "the mayor of Merrow, Lise Obern" stands beside "mayor"."""
    if token.pos == "NOUN" and (_is_person(head) or (head.pos == "PROPN" and _is_agent(token.lemma))):
        yield _described(parse, head, token)
    elif _is_person(token):
        above = head
        while _is_what_of(parse, above):
            above = parse.tokens[parse.tokens[above.head].head]
        if above.pos == "NOUN":
            yield _described(parse, token, above)


def _is_what_of(parse: Parse, noun: Token) -> bool:
    """Whether a noun only says of what another is: "Merrow", "culture" in "the minister of culture"."""
    bare = noun.pos == "PROPN" or not parse.dependents(noun.index, "det", "poss")
    return bare and noun.dep == "pobj" and parse.tokens[noun.head].text.lower() == "of"


def _is_person(token: Token) -> bool:
    return token.pos == "PROPN" and token.ent_type not in {"DATE", "TIME", "MONEY", "NORP", "LANGUAGE", "GPE", "LOC"}


def _titled(parse: Parse, name: Token) -> Iterator[Post]:
    """Of "Foreign Minister Ilona Barrach of Velmar" the office."""
    before = _in_front(parse, name)
    given = next((at for at, token in enumerate(before) if token.ent_type == "PERSON"), len(before))
    titles = before[:given]
    if not titles or not _is_title(titles[-1]) or titles[-1].tag in _PLURALS:
        return
    owners = [*parse.dependents(name.index, "poss"), *_of(parse, name.index)]
    yield _post(parse, name, titles[-1], titles[:-1], owners, definite=True)


def _in_front(parse: Parse, noun: Token) -> list[Token]:
    """The words before a noun that belong to its name or title, in order."""
    found = []
    for at in parse.dependents(noun.index, "compound", "amod", "nmod"):
        if at < noun.index:
            found += [*_in_front(parse, parse.tokens[at]), parse.tokens[at]]
    return found


_PLURALS = frozenset({"NNS", "NNPS"})
_ADDRESSES = frozenset("mr mrs ms miss dr sir dame lord lady".split())


def _is_title(token: Token) -> bool:
    """Whether a word before a name says what somebody is, and is no part of the name."""
    word = token.text.lower().strip(".")
    return word not in _ADDRESSES and (token.pos == "NOUN" or bare_name(f"{word} x") == "x" or _is_agent(word))


def is_title_word(word: str) -> bool:
    """Whether a word before a name is an address, an office or a trade: "Dr.", "Mayor", "chemist"."""
    bare = word.lower().strip(".,")
    return bare not in STOP_WORDS and (bare in _ADDRESSES or bare_name(f"{bare} x") == "x" or _is_agent(bare))


def _is_agent(word: str) -> bool:
    """Whether a word ends like those for people who do a thing: "officer", "executive", "analyst"."""
    return len(word) > _LONG and word.endswith(("er", "or", "ist", "yst", "ive", "man", "woman", "ary", "ant"))


_LONG = 5  # letters of a word that is no short name


def _of(parse: Parse, noun: int) -> Iterator[int]:
    for at in parse.dependents(noun, "prep"):
        if parse.tokens[at].text.lower() in {"of", "for", "at", "to"}:
            yield from parse.dependents(at, "pobj")


def _described(parse: Parse, name: Token, noun: Token) -> Post:
    before = [parse.tokens[at] for at in parse.dependents(noun.index, "compound", "amod", "nmod")]
    owners = [*parse.dependents(noun.index, "poss"), *_of(parse, noun.index)]
    bare = [parse.tokens[at] for at in owners if not parse.dependents(at, "det", "poss")]
    sorts = [token for token in (*before, *bare) if token.pos not in {"PRON", "DET"}]
    is_one = any(
        parse.tokens[at].lemma.lower() in {"a", "an", "one"} for at in parse.dependents(noun.index, "det", "nummod")
    )
    return _post(parse, name, noun, [t for t in sorts if t.pos != "PROPN" or t in before], owners, definite=not is_one)


def _post(  # noqa: PLR0913 - the parts of a post
    parse: Parse, name: Token, noun: Token, sorts: Sequence[Token], owners: Sequence[int], *, definite: bool
) -> Post:
    named = [parse.noun_phrase(at) for at in owners if parse.tokens[at].pos == "PROPN"]
    owner = text_of_phrase(parse, named[0]) if named else ""
    described = next((at for at in owners if _is_described(parse, at)), None)
    first = min([noun, *sorts], key=lambda token: token.index)
    phrase = parse.noun_phrase(noun.index) if noun.pos == "NOUN" and noun.dep != "compound" else None
    end = noun.end if phrase is None else max(noun.end, phrase.end)
    start = first.start if phrase is None else phrase.start
    if start < name.start < end:
        given = [t.start for t in _in_front(parse, name) if t.pos == "PROPN" and not _is_title(t) and t.start > start]
        before = parse.tokens_in(start, min([name.start, *given]))
        end = max((t.end for t in before if t.dep != "punct"), default=name.start)
    stems = {stem_of(token.text.lower()) for token in (*sorts, *parse.tokens_in(start, end))}
    nations = frozenset(stem_of(token.text.lower()) for token in sorts if token.ent_type in {"NORP", "GPE"})
    return Post(
        holder=_name(parse, name),
        head=stem_of(noun.lemma.lower()),
        sorts=frozenset(stem_of(token.text.lower()) for token in sorts) - nations,
        nations=nations,
        owner=owner,
        whose=frozenset() if described is None or owner else _described_as(parse, described),
        words=frozenset(stems) | stems_in(owner),
        definite=definite,
        copula=parse.tokens[noun.head].tag if noun.dep == "attr" else "",
        start=start,
        end=end,
    )


def _is_described(parse: Parse, noun: int) -> bool:
    """Whether a noun is told from others by what stands before it: "the safety office", and not "the office"."""
    is_definite = bool(parse.dependents(noun, "det", "poss"))
    return parse.tokens[noun].pos == "NOUN" and is_definite and bool(_which(parse, noun))


def _described_as(parse: Parse, noun: int) -> frozenset[str]:
    return frozenset(stem_of(parse.tokens[at].text.lower()) for at in (noun, *_which(parse, noun)))


def _which(parse: Parse, noun: int) -> tuple[int, ...]:
    """What tells a noun from others: "safety", "growers'"; no pronoun does."""
    before = parse.dependents(noun, "compound", "amod", "nmod", "poss")
    return tuple(at for at in before if parse.tokens[at].pos != "PRON")


def _name(parse: Parse, name: Token) -> str:
    """The name with the given names that stand before it."""
    words = [token for token in _in_front(parse, name) if token.pos == "PROPN" or _is_title(token)]
    last = max((at for at, token in enumerate(words) if _is_title(token)), default=-1)
    given = [token.text for token in words[last + 1 :]] or [bearers(parse).get(name.index, "")]
    return bare_name(" ".join((*given, name.text)))
