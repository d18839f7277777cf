"""What is asked for: the deeds or the things that a clause of asking governs, each by itself."""

from collections.abc import Iterator, Sequence

from llm_brief.records.lexicon import DEEDS
from llm_brief.records.listing import first_of, listed_deeds, listed_objects, listed_things, whole_list
from llm_brief.text.dates.lexicon import WEEKDAYS
from llm_brief.text.document import Document, Span
from llm_brief.text.grammar.arguments import conjuncts
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse
from llm_brief.text.grammar.people import is_body, is_person_word
from llm_brief.text.grammar.telling import balanced
from llm_brief.text.wordlists import word_set

__all__ = ["ANYBODY", "BIDDING", "WANTED_BY_OBJECT", "contents", "deed_below"]

WANTED_BY_OBJECT = frozenset({"demand", "request", "seek", "require", "order"})
"""Verbs of asking whose object is what is wanted, not of whom."""
_WANTED_BY_PREPOSITION = {
    "call_for": "for",
    "press_for": "for",
    "push_for": "for",
    "appeal": "for",
    "ask": "for",
    "insist": "on",
    "press": "for",
    "plead": "for",
    "petition": "for",
    "request": "for",
    "demand": "for",
}
_OF_ONESELF = frozenset({"ask", "seek", "request", "petition", "beg", "apply"})
_ASKING_WORDS = frozenset({"WP", "WRB", "WDT", "WP$"})
_WHILE = frozenset({"as", "when", "while", "after"})
BIDDING = word_set("ask urge order tell beg press exhort instruct implore encourage")
"""Verbs of asking that have somebody as their object, and what is wanted of him behind "to"."""
ANYBODY = frozenset({"anyone", "anybody", "everyone", "everybody"})
_SUBJECT_MATTER = frozenset({"about", "for", "over", "on", "regarding", "concerning"})
"""As in "asked the council about a plan to close it": the plan is to close it, nobody is asked to."""
_AIMS = word_set("""
    plan right ability permission chance effort attempt need desire wish power authority decision bid move way time
    order licence license intention proposal campaign opportunity duty failure refusal willingness means
    """)
"""Nouns with a "to" of their own: "people with a wish to leave"."""
_STATING = frozenset({"insist", "ask", "press"})
_POINTING = frozenset({"the", "this", "that", "these", "those", "such"})


def contents(document: Document, parse: Parse, clause: Clause) -> tuple[Span, ...]:
    """What is asked for: the clause after the verb, else its object, else what its preposition governs.

    Each thing or deed by itself; all in one piece where the parser leaves some outside the clause of asking.
    """
    found = tuple(span for span in _contents(document, parse, clause) if not _points_back(parse, span))
    listed = listed_objects(document, parse, clause)
    if all((span.start < clause.end and clause.start < span.end) or span in listed for span in found):
        return found
    return (balanced(document, min(span.start for span in found), max(span.end for span in found)),) if found else ()


def deed_below(parse: Parse, clause: Clause) -> int | None:
    """As in "urged people with spare rooms [to open them]", which the parser hangs on the last noun before it."""
    if clause.lemma not in BIDDING or clause.nominal or clause.passive or clause.complement or len(clause.objects) != 1:
        return None
    asked = clause.objects[0].head
    behind = parse.tokens[asked + 1 : asked + 2]
    if not behind or behind[0].pos not in {"ADP", "PRON"} or behind[0].text.lower() in _SUBJECT_MATTER:
        return None
    found = [v for v in range(asked + 1, parse.edges(clause.predicate)[1] + 1) if _hangs_on_noun(parse, v, asked)]
    return found[0] if len(found) == 1 else None


def _hangs_on_noun(parse: Parse, verb: int, asked: int) -> bool:
    """Whether it is a "to" with its verb that stands with a noun behind the one who is asked, or with a verb there."""
    token = parse.tokens[verb]
    holder = parse.tokens[token.head]
    is_deed = token.tag == "VB" and token.dep in {"acl", "relcl", "advcl", "xcomp"}
    if not is_deed or not any(parse.tokens[aux].tag == "TO" for aux in parse.dependents(verb, "aux")):
        return False
    if holder.index == parse.tokens[asked].head and token.dep == "advcl":
        is_set_off = parse.tokens[parse.edges(verb)[0] - 1].text == ","
        return not is_set_off and (is_person_word(parse.tokens[asked]) or parse.tokens[asked].text.lower() in ANYBODY)
    return asked < holder.index < verb and holder.pos in {"NOUN", "PROPN"} and holder.lemma.lower() not in _AIMS


def _deed_astray(parse: Parse, clause: Clause) -> int | None:
    """As in "calls on the council [to reopen it]", where the parser takes what is asked for an aim."""
    if (below := deed_below(parse, clause)) is not None:
        return below
    if clause.lemma not in {"call_on", "appeal"} or clause.nominal:
        return None
    ends = {phrase.end for preposition, phrase in clause.obliques if preposition in {"on", "upon", "to"}}
    aims = (a for a in parse.dependents(clause.predicate, "advcl") if parse.tokens[a].tag == "VB")
    return next((a for a in aims if parse.tokens[parse.edges(a)[0] - 1].end in ends), None)


def _points_back(parse: Parse, words: Span) -> bool:
    """As in "the meeting", "this": what was told before says it."""
    tokens = parse.tokens_in(words.start, words.end)
    is_bare = len(tokens) == len(("the", "meeting")) and tokens[0].text.lower() in _POINTING and tokens[1].pos == "NOUN"
    return is_bare or (len(tokens) == 1 and tokens[0].pos in {"PRON", "DET"})


def _contents(document: Document, parse: Parse, clause: Clause) -> Iterator[Span]:
    if clause.complement is not None:
        if _is_own_deed(parse, clause):
            return
        if clause.lemma == "want" and parse.tokens[clause.complement.head].tag in {"VBN", "VBD"}:
            yield balanced(document, clause.complement.start, clause.complement.end)  # "wants the channels reopened"
        elif _is_misread(parse, clause):
            yield from listed_things(document, parse, parse.edges(clause.complement.head)[0])
        elif _is_wanted(parse, clause, clause.complement.head):
            yield from _wanted_clauses(document, parse, clause.complement.head)
        return
    if (deed := _deed_astray(parse, clause)) is not None:
        yield from _wanted_clauses(document, parse, deed)
        return
    heads = [head for head in _wanted_heads(clause) if not _is_office(parse, clause, head)]
    if heads and (clause.lemma not in {"seek", "order"} or any(_is_sought(parse, head) for head in heads)):
        yield from _things(document, parse, heads, _end_of_noun(parse, clause))


def _is_own_deed(parse: Parse, clause: Clause) -> bool:
    """As in "asked to convey its thanks", "seeks to close it": who asks wants to do it, nobody else is to."""
    if clause.lemma not in _OF_ONESELF or clause.objects or clause.passive or clause.complement is None:
        return False
    verb = clause.complement.head
    is_bare = parse.tokens[verb].dep == "xcomp" and not parse.dependents(verb, "nsubj", "nsubjpass", "auxpass")
    return is_bare and not any(preposition in {"of", "on", "upon", "for"} for preposition, _ in clause.obliques)


def _is_misread(parse: Parse, clause: Clause) -> bool:
    """As in "demanded action, the return of men wanted for raids, and talks": a participle taken for the verb."""
    if clause.complement is None or clause.lemma not in WANTED_BY_OBJECT - {"order"}:
        return False
    head = clause.complement.head
    is_bare = parse.tokens[head].tag in {"VBN", "VBD"} and not parse.dependents(head, "aux", "auxpass", "mark")
    return is_bare and bool(parse.dependents(head, "nsubj", "nsubjpass"))


def _wanted_heads(clause: Clause) -> list[int]:
    if clause.lemma in WANTED_BY_OBJECT and not clause.passive and not clause.nominal:
        return [phrase.head for phrase in clause.objects]
    wanted = _WANTED_BY_PREPOSITION.get(clause.lemma)
    return [phrase.head for preposition, phrase in clause.obliques if preposition == wanted]


def _is_office(parse: Parse, clause: Clause, head: int) -> bool:
    """As in "a request to the ministry for the environment": whose ministry, not what is wanted."""
    before = parse.tokens[max(0, parse.tokens[head].head - 1)]
    return clause.nominal and is_body(before) and not _is_sought(parse, head)


def _end_of_noun(parse: Parse, clause: Clause) -> int | None:
    """Where the verb begins whose subject is a noun of asking: "Oru's demands for A, B and C [were] repeated"."""
    noun = parse.tokens[clause.predicate]
    if not clause.nominal or noun.dep not in {"nsubj", "nsubjpass"}:
        return None
    return min([noun.head, *parse.dependents(noun.head, "aux", "auxpass")])


def _things(document: Document, parse: Parse, heads: Sequence[int], end: int | None) -> tuple[Span, ...]:
    """The items of a list by its commas, else by the parser; in one piece where the parser leaves out its end."""
    first = first_of(parse, heads[0])
    listed = listed_things(document, parse, first, end)
    if listed:
        return listed
    parsed = tuple(span for head in heads for span in _wanted_things(document, parse, head))
    last = max(token.index for span in parsed for token in parse.tokens_in(span.start, span.end))
    whole = whole_list(document, parse, first, last, end)
    return parsed if whole is None else (whole,)


def _is_sought(parse: Parse, noun: int) -> bool:
    """Something that another has to do or to give, as far as one of the things sought shows."""
    nouns = [noun]
    for head in nouns:
        nouns.extend(parse.dependents(head, "conj"))
    return any(parse.tokens[head].lemma.lower() in DEEDS for head in nouns)


def _is_wanted(parse: Parse, clause: Clause, verb: int) -> bool:
    """Something to be done, not a question asked ("asked why") or a thing maintained ("insisted that it was so")."""
    words = [parse.tokens[child] for child in parse.children(verb)]
    if not _is_verb(parse, verb):
        return False
    if any(word.tag in _ASKING_WORDS and word.index < verb for word in words):
        return False
    if any(word.dep == "mark" and word.lemma in {"if", "whether"} for word in words):
        return False
    if clause.lemma == "want":
        return any(word.dep in {"nsubj", "nsubjpass"} for word in words)
    if clause.lemma in _STATING:
        helpers = [word for word in words if word.dep in {"aux", "auxpass"}] or [parse.tokens[verb]]
        return any(helper.tag in {"VB", "TO"} or helper.lemma in {"should", "must"} for helper in helpers)
    return True


def _is_verb(parse: Parse, index: int) -> bool:
    """A verb, or what the tagger took for a noun though it has a subject or a "to" of its own."""
    return parse.tokens[index].pos in {"VERB", "AUX"} or bool(parse.dependents(index, "aux", "nsubj", "mark"))


def _wanted_clauses(document: Document, parse: Parse, head: int) -> Iterator[Span]:
    """Each coordinated verb with what belongs to it: "cancel the event", "hand over four men", "leave"."""
    if parse.tokens[head].tag in {"VB", "VBP"} and (listed := listed_deeds(document, parse, head)):
        yield from listed
        return
    pending = [head]
    while pending:
        verb = pending.pop(0)
        pending = [*conjuncts(parse, verb), *pending]
        if not _is_verb(parse, verb) or _is_alternative(parse, verb, head):
            continue
        skipped = {"mark", "nsubj", "nsubjpass", "cc", "conj", "punct", "aux"}
        if parse.dependents(verb, "nsubjpass", "auxpass"):
            skipped -= {"nsubjpass", "aux"}
        elif parse.tokens[verb].tag == "VBN":
            skipped -= {"nsubj"}  # "wants the channels reopened"
        others = [c for c in parse.dependents(verb, "conj") if _is_verb(parse, c)]
        last = min([parse.edges(other)[0] for other in others], default=len(parse.tokens))
        kept = [verb, *(c for c in parse.children(verb) if parse.tokens[c].dep not in skipped and c < last)]
        yield _range(document, parse, _without_setting(parse, verb, kept), verb)


def _without_setting(parse: Parse, verb: int, kept: Sequence[int]) -> list[int]:
    """Without what came of it, or when it was asked: ", saying ...", "to act on Monday as it met [again]"."""
    aside = [part for part in kept if part > verb and (_comes_of_it(parse, part) or _is_when_asked(parse, part))]
    end = min((parse.edges(part)[0] for part in aside), default=len(parse.tokens))
    found = [part for part in kept if part < end]
    while aside and _is_when_asked(parse, aside[0]) and found and _is_day(parse, found[-1]):
        found.pop()
    return found


def _comes_of_it(parse: Parse, part: int) -> bool:
    """As in "asked her to shorten it, leaving a way open": set off, and of which act is not said."""
    token = parse.tokens[part]
    is_participle = token.tag == "VBG" and token.dep == "advcl"
    return is_participle and parse.tokens[max(0, parse.edges(part)[0] - 1)].text == ","


def _is_when_asked(parse: Parse, part: int) -> bool:
    """A clause of time in the past: of what is still to be done it cannot say when."""
    marks = {parse.tokens[mark].text.lower() for mark in parse.dependents(part, "mark", "advmod")}
    tensed = (part, *parse.dependents(part, "aux", "auxpass"))
    is_past = any(parse.tokens[t].tag == "VBD" for t in tensed)
    return parse.tokens[part].dep == "advcl" and bool(marks & _WHILE) and is_past


def _is_day(parse: Parse, part: int) -> bool:
    first, last = parse.edges(part)
    return last - first <= 1 and (parse.tokens[last].ent_type == "DATE" or parse.tokens[last].text.lower() in WEEKDAYS)


def _is_alternative(parse: Parse, verb: int, head: int) -> bool:
    """As in "leave or be removed": what comes of it otherwise."""
    first = parse.tokens[verb].head
    return verb != head and any(parse.tokens[word].lemma == "or" for word in parse.dependents(first, "cc"))


def _wanted_things(document: Document, parse: Parse, head: int) -> Iterator[Span]:
    pending = [head]
    while pending:
        noun = pending.pop(0)
        kept = [noun, *(c for c in parse.children(noun) if parse.tokens[c].dep not in {"cc", "conj", "punct", "appos"})]
        yield _range(document, parse, kept, noun)
        pending = [*parse.dependents(noun, "conj"), *pending]


def _range(document: Document, parse: Parse, kept: list[int], head: int) -> Span:
    """From the first to the last kept part, as one unbroken stretch around the head."""
    edges = [(head, head), *(parse.edges(part) for part in kept if part != head)]
    first, last = min(edge[0] for edge in edges), max(edge[1] for edge in edges)
    while parse.tokens[last].pos == "PUNCT" and last > first:
        last -= 1
    return balanced(document, parse.tokens[first].start, parse.tokens[last].end)
