"""Which words of a phrase name an actor, and whether they do."""

import re
from collections.abc import Iterator

from llm_brief.text.document import Document, Span
from llm_brief.text.grammar.arguments import co_subjects
from llm_brief.text.grammar.leading_days import is_day_before_name
from llm_brief.text.grammar.listed import co_nouns
from llm_brief.text.grammar.parse import Parse, Phrase
from llm_brief.text.grammar.people import counted, is_actor, is_body, is_office, is_person, is_person_word

__all__ = ["actors_in", "name_span"]

_LONGER = re.compile(r"(?P<rest>(?: (?:for|of|and|the|in|to|on|[A-Z][\w’'-]*)){1,6}) \((?P<short>[A-Z]{2,8})\)")
"""The rest of a name that a bracket behind it makes short."""
_IN_LAW = "-in-law"
_NEAR = 5
"""Words of a phrase behind a name that still belong to it."""
_FAR = 10
"""The same behind a person's role: "a spokesman for the northern branch of the union of miners"."""
_LOOSE = frozenset({"relcl", "acl", "punct"})
_PAIRING = frozenset({"both", "either", "neither"})
_INSIDE = frozenset(
    {"compound", "amod", "poss", "case", "nummod", "det", "nmod", "quantmod", "advmod", "predet", "flat"}
)


def actors_in(parse: Parse, phrase: Phrase, document: Document) -> Iterator[Span]:
    """The names in a phrase, one for each coordinated head, where they name someone who can act."""
    pending = sorted([phrase.head, *co_subjects(parse, phrase.head)])
    while pending:
        head = pending.pop(0)
        named = _apposed(parse, head)
        if is_actor(parse, named) and not _is_cut(parse, named):
            yield name_span(parse, named, document)
        if _several_posts(parse, head):
            continue
        firm = (head, *_firm(parse, head))
        others = (other for part in firm for other in (() if phrase.alone else co_nouns(parse, part)))
        pending.extend(other for other in others if other not in firm)


def _is_cut(parse: Parse, head: int) -> bool:
    """The first word of "side-by-side": no noun by itself."""
    behind = [token.text for token in parse.tokens[head + 1 : head + 5]]
    return behind[:4] == ["-", "by", "-", parse.tokens[head].text]


def _apposed(parse: Parse, head: int) -> int:
    """The name itself where it stands beside a title: "the head of the mission, Ivo Marr"."""
    token = parse.tokens[head]
    before = {parse.tokens[det].text.lower() for det in parse.dependents(head, "det")}
    is_some = token.tag == "NNP" and bool(before & {"another", "a", "an"})  # "another Gull, goalkeeper Ivo Marr"
    is_noun = token.pos == "NOUN" and token.tag == "NN"
    if not (is_noun or is_some) and token.lemma != "one":  # "one of its members, Ivo Marr"
        return head
    names = [n for n in parse.dependents(head, "appos") if parse.tokens[n].pos == "PROPN" and n > head]
    labels = {"PERSON", ""} if is_person_word(token) or token.lemma == "one" else {"PERSON"}
    is_person = len(names) == 1 and parse.tokens[names[0]].ent_type in labels  # not "the office, Reed Mills"
    return (
        names[0] if is_person and not is_body(parse.tokens[head]) and not parse.dependents(names[0], "conj") else head
    )


def name_span(parse: Parse, head: int, document: Document) -> Span:
    """The head with what belongs to its name: modifiers before it, "of ..." after a proper name."""
    first = head
    for child in parse.children(head):
        is_day = is_day_before_name(parse, child)
        if child < head and parse.tokens[child].dep in _INSIDE and not is_day and not _pairs(parse, child, head):
            first = min(first, parse.edges(child)[0])
    after = tuple(_after(parse, head))
    last = max([head, *(parse.edges(child)[1] for child in after)])
    called = [
        a for a in parse.dependents(head, "appos") if parse.edges(a)[0] == head + 1 and parse.tokens[a].pos == "PROPN"
    ]
    if called and parse.tokens[head].pos == "NOUN":
        last = max(last, called[0])  # "the choir group Blue Tern"
    ending = [c for c in parse.dependents(head, "case") if c == head + 1]
    if ending and parse.tokens[head].dep != "poss":
        last = max(last, ending[0])  # "McDonald's said"
    if after and parse.tokens[head].pos == "PROPN":
        last = _whole_name(parse, last)
    last = max([last, *_firm(parse, head), *_several_posts(parse, head)])
    if (noun := counted(parse, head)) is not None:
        last = max(last, noun)  # "scores of villagers"
    start, end = parse.tokens[first].start, parse.tokens[last].end
    if document.text[end : end + len(_IN_LAW)].lower() == _IN_LAW:
        end += len(_IN_LAW)
    longer = _LONGER.match(document.text, end)
    if (
        parse.tokens[head].pos == "PROPN"
        and longer is not None
        and _spells(document.text[start : longer.end("rest")], longer)
    ):
        end = longer.end("rest")
    return document.span(start, end)


def _firm(parse: Parse, head: int) -> tuple[int, ...]:
    """The other heads of a name with "&" in it: the Co. of "Merrow Gas & Electric Co."."""
    marks = [mark for mark in parse.dependents(head, "cc") if parse.tokens[mark].text == "&"]
    names = [name for name in parse.dependents(head, "conj") if parse.tokens[name].pos == "PROPN"]
    if not marks or not names or parse.edges(names[0])[0] != marks[0] + 1:
        return ()
    return (names[0], *_firm(parse, names[0]))


def _several_posts(parse: Parse, head: int) -> tuple[int, ...]:
    """The name behind the posts of one person: "radio reporter and hospital surgeon Dr. Paul Reed has ..."."""
    token = parse.tokens[head]
    if token.tag != "NN" or not is_person_word(token) or parse.dependents(head, "det", "poss"):
        return ()
    beside = (*parse.dependents(head, "conj"), *parse.dependents(token.head, "nsubj", "nsubjpass"))
    names = [n for n in beside if n > head and parse.tokens[n].pos == "PROPN" and parse.tokens[n].ent_type == "PERSON"]
    verb = next((a for a in parse.ancestors(head) if parse.tokens[a].pos in {"VERB", "AUX"}), None)
    if len(names) != 1 or verb is None or not token.dep.startswith("nsubj"):
        return ()
    tensed = (verb, *parse.dependents(verb, "aux", "auxpass"))
    is_one = any(parse.tokens[t].tag == "VBZ" or parse.tokens[t].text.lower() == "was" for t in tensed)
    between = [t.text.lower() for t in parse.tokens[head + 1 : names[0]]]
    return (names[0],) if is_one and "," not in between and _names_post(parse, head, names[0]) else ()


def _names_post(parse: Parse, head: int, name: int) -> bool:
    """Whether a second post stands before the name, or before the first: "the nurse and Ada Finch" are two."""
    before = parse.tokens[head + 1 : name]
    posts = [token for token in before if token.pos == "NOUN" and is_person_word(token)]
    return bool(posts) or any(parse.tokens[n].pos == "NOUN" for n in parse.dependents(head, "nmod") if n < head)


def _pairs(parse: Parse, word: int, head: int) -> bool:
    """As in "both Oru and Dorn"; "both parties" are two."""
    return parse.tokens[word].text.lower() in _PAIRING and bool(parse.dependents(head, "conj"))


def _whole_name(parse: Parse, last: int) -> int:
    """The end of a name that the parser cut: "School of Marine [Engine Design and Repair]"."""
    end = last
    while end + 1 < len(parse.tokens) and parse.tokens[end].pos == parse.tokens[end + 1].pos == "PROPN":
        end += 1
    if end == last:
        return last
    rest = parse.tokens[end + 1 : end + 4]
    is_pair = len(rest) == len("and X verb".split()) and rest[0].text in {"and", "&"} and rest[1].pos == "PROPN"
    return end + 2 if is_pair and rest[2].pos in {"VERB", "AUX", "PUNCT"} else end


def _spells(name: str, longer: re.Match[str]) -> bool:
    """Whether the capitals of the name are the letters in the bracket behind it: "Fishers for the Delta (FFD)"."""
    initials = [word[0].lower() for word in name.split()]
    letters = iter(initials)
    return all(any(letter == initial for initial in letters) for letter in longer["short"].lower())


def _is_list_of_names(parse: Parse, preposition: int) -> bool:
    """As in "ministers of Orland, Tessaly and Merrow"."""
    inside = parse.tokens[preposition + 1 : parse.edges(preposition)[1] + 1]
    return all(token.pos in {"PROPN", "PUNCT", "CCONJ", "DET"} for token in inside)


def _after(parse: Parse, head: int) -> Iterator[int]:
    """The "of" and "for" phrases that name: "Front of Afghanistan", "Women for Peace", "leader of the union"."""
    for child in parse.dependents(head, "prep"):
        objects = parse.dependents(child, "pobj")
        near = _FAR if is_person(parse.tokens[head]) and parse.tokens[child].lemma == "for" else _NEAR
        plain = bool(objects) and (parse.edges(objects[0])[1] - child <= near or _is_list_of_names(parse, child))
        inside = parse.tokens[child : parse.edges(child)[1] + 1]
        is_simple = not any(token.dep in _LOOSE - {"punct"} for token in inside)
        is_simple = is_simple and not (parse.tokens[head].pos == "PROPN" and any(t.tag == "PRP$" for t in inside))
        is_name = plain and is_simple and not (parse.tokens[head].pos == "PROPN" and is_office(parse, objects[0]))
        if child == head + 1 and parse.tokens[child].lemma in {"of", "for"} and is_name:
            yield child
