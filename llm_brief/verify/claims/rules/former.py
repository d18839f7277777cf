"""What the source tells as it had been once, a claim does not tell as it is: "had been set for Sunday but moved"."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from llm_brief.records.base import Label
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.mood import Tense
from llm_brief.text.grammar.parse import Parse, Phrase, once_per_parse
from llm_brief.text.stems import stem_of
from llm_brief.text.wordlists import word_set
from llm_brief.verify.case import Said
from llm_brief.verify.claims.arcs import text_of_phrase
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.counterparts import Agreement, agreement
from llm_brief.verify.claims.meant import likely_meant
from llm_brief.verify.claims.sides import side_of
from llm_brief.verify.claims.source import Source

__all__ = ["former"]

_AGO = frozenset({"ago", "formerly", "once", "previously", "initially", "originally", "earlier", "then"})
_REPORTED = frozenset({"ccomp", "xcomp"})
"""Labels of reported speech: "said that it had been closed" tells what may still be so."""
_HABIT = "use"
"""What ``Clause.modal`` says of "used to employ"."""
_YEAR = 4


def former(comparison: Comparison) -> Iterator[Said]:
    """Every clause of the source with the claim's verb tells of a state that was over when the source told it."""
    mine, parse = comparison.reading.known.parse, comparison.source.parse
    if mine is None or parse is None or not any(map(_is_now, comparison.reading.known.clauses)):
        return
    for pairs in comparison.counterparts:
        claimed, told = pairs[0].claimed, [pair.told for pair in pairs]
        if _is_state(claimed) and all(_is_over(parse, clause) for clause in told):
            yield _said(told[0], parse, comparison)
            return
        alike = [pair.told for pair in pairs if pair.subject is not Agreement.DIFFERENT]
        near = [clause for clause in alike if comparison.in_evidence(parse.tokens[clause.predicate].start)]
        if _is_now(claimed) and near and not _is_dated(mine) and all(_is_long_over(parse, clause) for clause in near):
            yield _said(near[0], parse, comparison)
            return
    yield from _changed_sides(comparison, mine, parse)
    yield from _given_up(comparison, mine, parse)


def _given_up(comparison: Comparison, mine: Parse, parse: Parse) -> Iterator[Said]:
    """Whether the source tells of what somebody is now that they did so "until" some day, or gave it up."""
    words = {word.text for word in comparison.reading.words} if _ended(comparison.source) else _NO_MORE
    if not words.isdisjoint(_NO_MORE) or any(text.startswith("ex-") for text in words) or _is_dated(mine):
        return
    for clause in comparison.reading.known.clauses:
        if not _is_now(clause) or clause.tense is not Tense.PRESENT or clause.negated or clause.subject is None:
            continue
        stems = _nouns_of(mine, clause.start, clause.end) - _nouns_of(mine, clause.subject.start, clause.subject.end)
        over = next(_over(clause, stems, comparison, mine, parse), None)
        if over is not None:
            span = comparison.source.document.span(over.start, over.end)
            yield Said(Label.NOT_CHECKED, f"the source tells it of an earlier time: '{span.exact}'", (span,))
            return


def _over(clause: Clause, stems: frozenset[str], comparison: Comparison, mine: Parse, parse: Parse) -> Iterator[Clause]:
    near = [at + step for at in comparison.reading.best for step in (0, 1)]
    sentences = {s.index for at, s in enumerate(comparison.source.document.sentences) if at in near}
    for told in _ended(comparison.source):
        is_near = parse.tokens[told.predicate].sentence in sentences and _is_given_up(told, parse, stems)
        if is_near and _is_of(clause, told, comparison, mine, parse):
            others = (one for one in _near(comparison, parse) if _goes_on(one, parse, stems))
            if not any(_is_of(clause, one, comparison, mine, parse) for one in others):
                yield told


@lru_cache(maxsize=64)
def _ended(source: Source) -> tuple[Clause, ...]:
    """The clauses of the source that tell what somebody did "until" some day, or that they gave it up."""
    parse = source.parse
    clauses = (c for c in source.known.clauses if c.tense is Tense.PAST and not (c.negated or c.nominal or c.modal))
    return tuple(c for c in clauses if parse and (c.lemma in _LEAVING or _has_until(parse, c.predicate)))


_NO_MORE = word_set("longer former formerly until ago once previously then not never used")
_LEAVING = word_set("resign step_down stand_down retire quit leave")


def _nouns_of(parse: Parse, start: int, end: int) -> frozenset[str]:
    tokens = (token for token in parse.tokens_in(start, end) if token.pos in {"NOUN", "PROPN"})
    return frozenset(stem_of(token.lemma.lower()) for token in tokens)


def _is_given_up(told: Clause, parse: Parse, stems: frozenset[str]) -> bool:
    """As in "headed the committee until May", "resigned as head of the committee"."""
    if told.lemma in _LEAVING:
        return not stems.isdisjoint(_nouns_of(parse, parse.tokens[told.predicate].end, told.end))
    things = [*told.objects, *(phrase for name, phrase in told.obliques if name in _PLACING)]
    return any(not stems.isdisjoint(_nouns_of(parse, thing.start, thing.end)) for thing in things)


_PLACING = frozenset({"as", "of", "at", "in", "for"})


def _has_until(parse: Parse, verb: int) -> bool:
    below = parse.dependents(verb, "prep", "advcl", "mark")
    around = (at for one in below for at in (one, *parse.dependents(one, "mark")))
    return any(parse.tokens[at].text.lower() in {"until", "till"} for at in around)


def _goes_on(told: Clause, parse: Parse, stems: frozenset[str]) -> bool:
    is_now = told.tense is Tense.PRESENT and not told.negated
    return is_now and not stems.isdisjoint(_nouns_of(parse, told.start, told.end))


def _said(told: Clause, parse: Parse, comparison: Comparison, how: str = "tells it of an earlier time") -> Said:
    token = parse.tokens[told.predicate]
    above = (token.head,) if told.modal == _HABIT else ()
    first = min((token.index, *above, *parse.dependents(token.index, "aux", "auxpass", "neg")))
    span = comparison.source.document.span(parse.tokens[first].start, token.end)
    return Said(Label.NOT_CHECKED, f"the source {how}: '{span.exact}'", (span,))


def _is_now(clause: Clause) -> bool:
    return clause.tense is not Tense.PAST and not clause.nominal and clause.reported_by is None


def _is_state(clause: Clause) -> bool:
    is_present = clause.tense is not Tense.PAST and not clause.nominal
    return is_present and (clause.passive or clause.attribute is not None)


def _is_over(parse: Parse, told: Clause) -> bool:
    """Whether it "had been" so, or was at a time that the clause puts back, and nobody only says that it was."""
    if told.tense is not Tense.PAST or parse.tokens[told.predicate].dep in _REPORTED:
        return False
    helpers = parse.dependents(told.predicate, "aux", "auxpass", "advmod", "npadvmod")
    had = any(parse.tokens[at].lemma == "have" and parse.tokens[at].tag == "VBD" for at in helpers)
    below = (parse.tokens[at].text.lower() for child in helpers for at in (child, *parse.children(child)))
    return had or not _AGO.isdisjoint(below)


def _is_long_over(parse: Parse, told: Clause) -> bool:
    """Whether it "used to be" so, or was in a year or before a time that the clause itself gives."""
    if told.nominal or _is_reported(parse, told) or parse.tokens[told.predicate].dep in {"relcl", "acl"}:
        return False
    if told.modal == _HABIT:
        return _is_habit(parse, parse.tokens[told.predicate].head)
    below = parse.dependents(told.predicate, "advmod", "npadvmod", "prep")
    return told.tense is not Tense.FUTURE and any(_puts_back(parse, at) for at in below)


def _is_habit(parse: Parse, verb: int) -> bool:
    """Whether it is the bare "used" of "used to employ", and no tool that is used to do a thing."""
    token = parse.tokens[verb]
    is_bare = not parse.dependents(verb, "aux", "auxpass", "dobj", "prep")
    return token.text.lower() == "used" and is_bare and parse.tokens[verb + 1].text.lower() == "to"


def _is_reported(parse: Parse, told: Clause) -> bool:
    """Whether a verb reports it; behind a semicolon another statement begins."""
    first, last = sorted((told.predicate, told.predicate if told.reported_by is None else told.reported_by))
    return first != last and all(token.text != ";" for token in parse.tokens[first:last])


def _puts_back(parse: Parse, at: int) -> bool:
    first, last = parse.edges(at)
    texts = [token.text.lower() for token in parse.tokens[first : last + 1]]
    if parse.tokens[at].dep == "prep":
        return texts[0] == "in" and len(texts) == len("in x".split()) and texts[1].isdigit() and len(texts[1]) == _YEAR
    return texts[-1] in {"ago", "formerly", "previously", "originally"} or texts == ["last", "year"]


@once_per_parse
def _is_dated(mine: Parse) -> bool:
    """Whether the claim gives a time itself."""
    return any(token.ent_type == "DATE" for token in mine.tokens)


def _changed_sides(comparison: Comparison, mine: Parse, parse: Parse) -> Iterator[Said]:
    """Whether the source tells only of an earlier time that somebody was for or against it, or "now" of the reverse."""
    for clause in comparison.reading.known.clauses:
        side = _side(clause, mine) if _is_now(clause) and clause.modal is None else None
        if side is None or clause.subject is None or _is_dated(mine):
            continue
        told = [one for one in _near(comparison, parse) if _is_of(clause, one, comparison, mine, parse)]
        same = [one for one in told if _side(one, parse) is side]
        turned = [one for one in told if _side(one, parse) is (not side) and _is_by_now(parse, one)]
        if turned:
            yield _said(turned[0], parse, comparison, "tells of the other side by now")
        elif same and all(_is_over(parse, one) or _is_long_over(parse, one) for one in same):
            yield _said(same[0], parse, comparison)


def _near(comparison: Comparison, parse: Parse) -> Sequence[Clause]:
    """The clauses of the sentences that bear on the claim, and of the next after each."""
    sentences = comparison.source.document.sentences
    near = {sentences[at].index + step for at in comparison.reading.best for step in (0, 1)}
    clauses = (clause for clause in comparison.source.known.clauses if not clause.nominal)
    return [clause for clause in clauses if parse.tokens[clause.predicate].sentence in near]


def _is_of(claimed: Clause, told: Clause, comparison: Comparison, mine: Parse, theirs: Parse) -> bool:
    mind = _whose(told)
    subject = told.stands_for or (mind and _meant(theirs, mind)) or mind
    if claimed.subject is None or subject is None:
        return False
    texts = text_of_phrase(mine, claimed.subject), comparison.source.phrase_text(subject)
    return agreement(*texts, comparison.source.names) is Agreement.SAME


def _meant(theirs: Parse, mind: Phrase) -> Phrase | None:
    """Whom a pronoun likely means, "it" the first of whom its sentence tells anything."""
    if theirs.tokens[mind.head].text.lower() not in {"it", "they"}:
        return likely_meant(theirs, mind.head)
    before = (t for t in theirs.sentence_tokens(theirs.tokens[mind.head].sentence) if t.index < mind.head)
    first = next((token.index for token in before if token.dep in {"nsubj", "nsubjpass"}), None)
    return None if first is None else theirs.noun_phrase(first)


def _whose(clause: Clause) -> Phrase | None:
    """Who takes the side, of "is opposed to the plan" whom it is told of."""
    if clause.passive and clause.lemma == "oppose" and any(name == "to" for name, _ in clause.obliques):
        return next(iter(clause.objects), None)
    return clause.subject


def _side(clause: Clause, parse: Parse) -> bool | None:
    """For or against, by the verb or as in "is against the plan"."""
    if clause.lemma != "be":
        return side_of(clause, parse)
    words = {parse.tokens[at].lemma for at in parse.dependents(clause.predicate, "prep", "acomp", "advmod")}
    found = {"against": False, "opposed": False}
    sides = {found[word] for word in words if word in found}
    sides |= {True for name, phrase in clause.obliques if name == "in" and parse.tokens[phrase.head].lemma in _FAVOR}
    return (next(iter(sides)) is not clause.negated) if len(sides) == 1 else None


_FAVOR = frozenset({"favor", "favour"})


def _is_by_now(parse: Parse, clause: Clause) -> bool:
    texts = {parse.tokens[at].text.lower() for at in parse.dependents(clause.predicate, "advmod")}
    return not texts.isdisjoint({"now", "since", "meanwhile"})
