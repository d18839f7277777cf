"""The words of a sentence that tell one clause and nothing else: a title that needs no wording of its own."""

import re
from collections.abc import Iterator
from itertools import pairwise

from llm_brief.text.document import Document, Span
from llm_brief.text.grammar.arguments import is_joined
from llm_brief.text.grammar.cues import verb_cues
from llm_brief.text.grammar.hedged import is_hedging
from llm_brief.text.grammar.leading_days import without_day
from llm_brief.text.grammar.parse import Parse, Phrase, Token
from llm_brief.text.grammar.tails import is_open_conjunct

__all__ = ["balanced", "clause_range", "closed_end", "told_in", "told_words"]

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_RELATIVE = frozenset({"WDT", "WP", "WP$"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_OUTSIDE = frozenset({"cc", "conj", "mark", "parataxis", "intj", "preconj", "punct"})
_SET_OFF = frozenset({"advcl", "advmod", "npadvmod", "ccomp", "dep"})
"""Of these a clause can do without where a comma sets them off; "unless" and "if" it cannot."""
_CONDITIONS = frozenset({"if", "unless", "provided", "once", "until", "as", "whether", "lest", "without", "except"})
_TURNING = frozenset(
    "only allegedly reportedly supposedly provided providing assuming supposing initially originally somehow "
    "miraculously nearly once".split()
)
_WHEN = frozenset({"after", "as", "although", "though"})
_CHARGING = frozenset({"accuse", "blame", "charge", "denounce", "fault"})
_AGAINST = frozenset({"though", "although"})
_FOCUSING = frozenset({"only", "just", "merely", "solely", "later", "earlier", "mainly", "largely", "partly"})
"""What stands before a clause and says nothing without it: "only weeks later [when it fell]"."""
_SHARING = 3
"""Words between a verb without an object and the next one that has it: "arrested and then charged nine men"."""
_MOST_WORDS = 60
_OPENED = re.compile(r"(?<!\w)['‘](?=\w)")
_CLOSED = re.compile(r"(?<=[\w.,!?])['’](?!\w)")


def told_in(document: Document, parse: Parse, predicate: int, meant: Phrase | None = None) -> str | None:
    """The words that ``told_words`` names, as one line; None where it names none."""
    text = document.text
    pieces = [text[start : closed_end(text, start, end)] for start, end in told_words(parse, predicate, meant)]
    words = " ".join(" ".join(pieces).split())
    is_whole = (
        words.count("“") == words.count("”") and words.count('"') % 2 == 0 and words.count("(") == words.count(")")
    )
    return words if words and is_whole and "according to" not in words.lower() else None


def balanced(document: Document, start: int, end: int) -> Span:
    """``start:end``, longer by a closing bracket or mark whose opening one lies inside it."""
    return document.span(start, closed_end(document.text, start, end))


def closed_end(text: str, start: int, end: int) -> int:
    """``end``, or behind a closing bracket or mark that follows it, whose opening one lies in ``start:end``."""
    for opening, closing in ("()", "[]", "“”"):
        words = text[start:end]
        if words.count(opening) > words.count(closing):
            end = _behind_mark(text, end, closing)
    if len(_OPENED.findall(text, start, end)) > len(_CLOSED.findall(text, start, end)):
        end = max(_behind_mark(text, end, mark) for mark in "'’")
    if not text[start:end].count('"') % 2:
        return end
    last = text.rindex('"', start, end)
    is_opening = last == start or not text[last - 1].isalnum()
    return max(_behind_mark(text, end, mark) for mark in ('"', "''" if is_opening else '"'))


def _behind_mark(text: str, end: int, closing: str) -> int:
    """Behind ``closing`` where it stands at ``end``, also past the stop of the sentence (“... and money.”)."""
    for stop in ("", ".", ",", "!", "?", "…"):
        if text.startswith(stop + closing, end):
            return end + len(stop + closing)
        behind = end + len(f"{stop} {closing}")
        if stop and text.startswith(f"{stop} {closing}", end) and not text[behind : behind + 1].strip():
            return behind  # as some programs set it: "and money. ”
    return end


def told_words(parse: Parse, predicate: int, meant: Phrase | None = None) -> tuple[tuple[int, int], ...]:
    """One or two stretches that say what the clause of ``predicate`` says, with its own or a shared subject.

    ``meant`` is the name that a pronoun in its place stands for.

    "Oru met Dorn and rejected the plan" has "Oru met Dorn", and "Oru" with "rejected the plan". Nothing for a clause
    without a named subject, for one that cannot be cut out in one piece, and for a very long one.
    """
    top = _finite(parse, predicate)
    subject = _own_subject(parse, top)
    pieces: tuple[tuple[int, int], ...] = ()
    if not _is_tensed(parse, top) or parse.dependents(top, "expl") or _cuts_a_list(parse, top):
        return ()
    if subject is not None:
        pieces = _of_own(parse, top, subject, meant)
    elif parse.tokens[top].dep == "conj" and parse.tokens[top].tag in _FINITE:
        pieces = _of_shared(parse, top, meant)
    words = sum(len(parse.tokens_in(start, end)) for start, end in pieces)
    return pieces if words <= _MOST_WORDS else ()


def _cuts_a_list(parse: Parse, verb: int) -> bool:
    """As in "sorted heaps of apple, pear and plum crates kept here", where the parser takes the end for a clause."""
    if parse.tokens[verb].lemma in verb_cues() or not parse.dependents(verb, "dobj"):
        return False
    told = (c for c in parse.dependents(verb, "ccomp") if c > verb and not parse.dependents(c, "mark"))
    return any(parse.tokens[parse.edges(c)[0] - 1].text == "," for c in told)


def clause_range(parse: Parse, predicate: int) -> tuple[int, int] | None:
    """The stretch of one clause as it stands, pronouns and all; None where it cannot be cut out in one piece."""
    top = _finite(parse, predicate)
    kept = _kept(parse, top)
    return None if kept is None or not _is_tensed(parse, top) else _range(parse, *kept)


def _finite(parse: Parse, predicate: int) -> int:
    """The verb with tense and subject that the predicate hangs on: "is due" for "hear" in "is due to hear"."""
    while parse.tokens[predicate].dep in {"xcomp", "acomp", "oprd"} and _own_subject(parse, predicate) is None:
        predicate = parse.tokens[predicate].head
    return predicate


def _own_subject(parse: Parse, verb: int) -> int | None:
    return next(iter(parse.dependents(verb, *_SUBJECTS)), None)


def _of_own(parse: Parse, verb: int, subject: int, meant: Phrase | None) -> tuple[tuple[int, int], ...]:
    token = parse.tokens[subject]
    if token.tag in _RELATIVE:
        return _of_relative(parse, verb, subject)
    kept = _kept(parse, verb)
    if kept is None or not kept[0] <= subject <= kept[1] or subject > verb or parse.tokens[kept[0]].tag in _RELATIVE:
        return ()
    if token.ent_type in {"DATE", "TIME"} or (token.pos == "NUM" and _counts_nothing(parse, verb, subject)):
        return ()  # "on the second day, April 8th, observers were sent": the parser took the day for the subject
    if parse.tokens[verb].dep == "relcl" and not _has_own_object(parse, verb):
        return ()  # "the challenge Oru sent Dorn": what was sent stands before
    if token.pos == "PRON":
        is_first = meant is not None and kept[0] == subject
        return ((meant.start, meant.end), _range(parse, subject + 1, kept[1])) if meant and is_first else ()
    return (_range(parse, *kept),)


def _has_own_object(parse: Parse, verb: int) -> bool:
    """Whether the clause itself says what is done, or nothing can be left out of it: it is passive, or has "where"."""
    if parse.dependents(verb, "auxpass", "ccomp", "xcomp", "attr", "acomp"):
        return True
    marks = {parse.tokens[child].tag for child in parse.children(verb) if child < verb}
    return "WRB" in marks or bool(parse.dependents(verb, "dobj") and not parse.dependents(verb, "dative"))


def _of_relative(parse: Parse, verb: int, pronoun: int) -> tuple[tuple[int, int], ...]:
    """The noun and what is told of it: "the envoy, who refused to come"."""
    noun = parse.tokens[verb].head
    kept = _kept(parse, verb)
    is_plain = parse.tokens[verb].dep == "relcl" and kept is not None and kept[0] == pronoun
    if kept is None or not is_plain or parse.tokens[noun].pos not in {"NOUN", "PROPN"}:
        return ()
    phrase = parse.noun_phrase(noun)
    if phrase.end > parse.tokens[pronoun].start or parse.dependents(noun, "conj"):
        return ()
    if any(
        token.pos in {"VERB", "AUX"} and token.tag in _FINITE for token in parse.tokens_in(phrase.start, phrase.end)
    ):
        return ()  # "neither does Oru, who won": the parser drew a verb into the name
    return (phrase.start, phrase.end), _range(parse, pronoun + 1, kept[1])


def _of_shared(parse: Parse, verb: int, meant: Phrase | None) -> tuple[tuple[int, int], ...]:
    """A coordinated verb with the subject of the first one."""
    first = parse.tokens[verb].head
    while parse.tokens[first].dep == "conj" and _own_subject(parse, first) is None:
        first = parse.tokens[first].head
    subject, kept = _own_subject(parse, first), _kept(parse, verb)
    if subject is None or kept is None or parse.tokens[first].tag not in _FINITE or not is_joined(parse, verb):
        return ()
    if parse.tokens[subject].tag in _RELATIVE or subject > first:
        return ()
    if is_open_conjunct(parse, verb):
        return ()  # "found that he lied and closed the case": who closed it?
    if any(_turns(parse, child) for child in parse.children(first) if child < subject):
        return ()  # "At first Oru agreed and sent a note": it may turn both
    if any(parse.tokens[word].lemma in {"or", "nor", "neither"} for word in parse.dependents(first, "cc", "preconj")):
        return ()
    phrase = meant if parse.tokens[subject].pos == "PRON" else parse.noun_phrase(subject)
    return ((phrase.start, phrase.end), _range(parse, *kept)) if phrase is not None else ()


def _is_tensed(parse: Parse, verb: int) -> bool:
    helpers = parse.dependents(verb, "aux", "auxpass")
    return any(parse.tokens[index].tag in _FINITE | {"MD"} for index in (verb, *helpers))


def _kept(parse: Parse, verb: int) -> tuple[int, int] | None:
    """The first and last token of the clause as one stretch around the verb; None where others stand inside it."""
    parts = [(verb, verb), *(parse.edges(child) for child in parse.children(verb) if _belongs(parse, verb, child))]
    parts += [(part[1] + 1, parse.edges(other)[1]) for part in parts[:1] for other in _sharing(parse, verb)]
    first, last = min(part[0] for part in parts), max(part[1] for part in parts)
    covered = {index for start, end in parts for index in range(start, end + 1)}
    strange = [parse.tokens[i] for i in range(first, last + 1) if i not in covered and parse.tokens[i].dep != "punct"]
    unjoined = [c for c in parse.dependents(verb, "conj") if parse.tokens[c].pos == "VERB" and not is_joined(parse, c)]
    return None if strange or unjoined or _trails_off(parse, verb, last) else (first, last)


def _sharing(parse: Parse, verb: int) -> tuple[int, ...]:
    """The verb right behind one that has nothing of its own behind it: they share what follows."""
    if any(child > verb and parse.tokens[child].dep not in {"cc", "conj", "punct"} for child in parse.children(verb)):
        return ()
    others = [c for c in parse.dependents(verb, "conj") if c > verb and not parse.dependents(c, *_SUBJECTS)]
    return tuple(other for other in others[:1] if other - verb <= _SHARING and is_joined(parse, other))


def _trails_off(parse: Parse, verb: int, last: int) -> bool:
    """Whether the stretch ends in "they said": words of another clause that the parser hung on this one."""
    end = parse.tokens[last]
    return last != verb and end.lemma in verb_cues() and end.tag in _FINITE and bool(parse.dependents(last, "nsubj"))


def _belongs(parse: Parse, verb: int, child: int) -> bool:
    token = parse.tokens[child]
    if token.dep in _OUTSIDE or token.text.lower() == "according":
        return False
    if _answers_charge(parse, verb, child):
        return True
    if token.dep in _SET_OFF and _is_apart(parse, verb, child):
        return _turns(parse, child)
    if token.dep == "advcl" and child > verb and _only_dates(parse, child) and not parse.dependents(verb, "neg"):
        return False
    is_leading = token.dep in {"advcl", "prep", "npadvmod", "advmod"} and child < verb
    if is_leading and _is_part_of(parse, verb, child):
        return True
    return not (is_leading and parse.edges(child)[1] < _subject_start(parse, verb) and not _turns(parse, child))


def _is_part_of(parse: Parse, verb: int, child: int) -> bool:
    """As in "Of the nine judges, six were appointed": what the number is a part of."""
    subject = _own_subject(parse, verb)
    is_number = subject is not None and parse.tokens[subject].pos == "NUM"
    return is_number and parse.tokens[child].text.lower() in {"of", "among"}


def _counts_nothing(parse: Parse, verb: int, subject: int) -> bool:
    """As in "six were appointed", where no "of" behind the number or at the head of the sentence says six of what."""
    if parse.dependents(subject, "det", "amod", "poss"):
        return False  # "the other five": told of before
    of = (*parse.dependents(subject, "prep"), *(p for p in parse.dependents(verb, "prep") if p < subject))
    return not any(parse.tokens[p].text.lower() in {"of", "among"} for p in of)


def _answers_charge(parse: Parse, verb: int, child: int) -> bool:
    """As in "accused Dorn of lying, though he had not": a charge is not told without what speaks against it."""
    marks = {parse.tokens[mark].text.lower() for mark in parse.dependents(child, "mark")}
    return child > verb and parse.tokens[verb].lemma in _CHARGING and bool(marks & _AGAINST)


def _only_dates(parse: Parse, clause: int) -> bool:
    """A finite clause that says what was besides: the act is told without it."""
    marks = {parse.tokens[mark].text.lower() for mark in parse.dependents(clause, "mark", "advmod")}
    before = {token.text.lower() for token in parse.tokens[parse.tokens[clause].head : parse.edges(clause)[0]]}
    if before & _FOCUSING or _is_compared(parse, clause):
        return False
    return bool(marks & _WHEN) and not marks & _CONDITIONS - {"as"} and _is_tensed(parse, clause)


def _is_compared(parse: Parse, clause: int) -> bool:
    """As in "as many ships as it had reported": the second half of a measure, no time."""
    first = parse.edges(clause)[0]
    before = parse.tokens[parse.tokens[clause].head : first]
    is_as = parse.tokens[first].text.lower() == "as"
    pairs = pairwise(before)
    return is_as and any(a.text.lower() in {"as", "so"} and b.pos in {"ADJ", "ADV"} for a, b in pairs)


def _subject_start(parse: Parse, verb: int) -> int:
    subject = _own_subject(parse, verb)
    return parse.edges(subject)[0] if subject is not None else -1


def _turns(parse: Parse, child: int) -> bool:
    if is_hedging(parse, child):
        return True
    below = tuple(_subtree(parse, child))
    if ("at", "first") in pairwise(token.text.lower() for token in below):
        return True
    return any(_is_condition(token) for token in below) or parse.tokens[child].dep == "neg"


def _is_condition(token: Token) -> bool:
    is_clause = token.dep in {"mark", "prep", "advmod"} and token.text.lower() in _CONDITIONS
    return (is_clause and token.text.lower() != "as") or token.text.lower() in _TURNING


def _is_apart(parse: Parse, verb: int, child: int) -> bool:
    first, last = parse.edges(child)
    before, after = first - 1, last + 1
    if child > verb:
        return parse.tokens[before].text in {",", "—", "–", "-", "("}
    return after < len(parse.tokens) and parse.tokens[after].text in {",", "—", "–"}


def _subtree(parse: Parse, index: int) -> Iterator[Token]:
    first, last = parse.edges(index)
    yield from parse.tokens[first : last + 1]


def _range(parse: Parse, first: int, last: int) -> tuple[int, int]:
    while last > first and _hangs_over(parse.tokens[last]):
        last -= 1
    return parse.tokens[without_day(parse, first)].start, parse.tokens[last].end


def _hangs_over(token: Token) -> bool:
    """A mark or a conjunction at the end that belongs to what follows."""
    return token.dep == "cc" or (token.pos == "PUNCT" and token.text not in {'"', ")", "]"})
