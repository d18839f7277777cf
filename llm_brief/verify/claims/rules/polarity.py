"""The rule about yes and no: what the document says is not so, a claim does not say is so, and the reverse."""

from collections.abc import Iterator, Sequence

from llm_brief.records.base import Label
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse, Phrase
from llm_brief.text.stems import stem_of
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.counterparts import Agreement, Counterpart, agreement
from llm_brief.verify.claims.evidence.denial import (
    denying_span,
    is_beyond_compare,
    is_of_some,
    is_of_the_rest,
    is_told_denied,
    reverses,
)
from llm_brief.verify.claims.evidence.opposite_acts import opposite_acts
from llm_brief.verify.claims.evidence.same_act import fits, is_asked, is_so, surely_same, told_in
from llm_brief.verify.claims.evidence.unreal import is_contrary
from llm_brief.verify.claims.sides import excludes, side_of, stands_aside
from llm_brief.verify.claims.words import read_words

__all__ = ["polarity"]


def polarity(comparison: Comparison) -> Iterator[Said]:
    """What the document says is not so, the claim does not say is so, and the reverse."""
    for group in comparison.counterparts:
        if is_so(group, comparison) or _is_abstention(group[0].claimed, comparison):
            continue
        if _is_at_issue(group[0].claimed, comparison):
            continue
        sure = [pair for pair in surely_same(group, comparison) if not is_asked(pair.told, comparison)]
        if sure and _is_contrary_here(group[0].claimed, comparison):
            continue  # "if it had heard her": it did not
        reversed_by = bool(sure) and all(reverses(pair.claimed, pair.told, comparison) for pair in sure)
        if any(_is_compared(pair, comparison) for pair in sure):
            yield Said(Label.NOT_CHECKED, "whether none is more than what the source tells of is open")
        for pair in [pair for pair in sure if _is_of_the_rest(pair, comparison)][:1]:
            told = told_in(pair, comparison)
            yield Said(
                Label.NOT_CHECKED, f"the source says it of others, and of the rest it is open: {told.exact!r}", (told,)
            )
        if reversed_by and not _is_told_of_it(group, comparison):
            told = denying_span(sure[0].told, comparison)
            kind = "says that it is not so" if is_told_denied(sure[0].told, comparison) else "says that it is so"
            yield Said(Label.CONTRADICTED, f"the source {kind}: {told.exact!r}", (told,))
        for pair in list(_against(group, comparison))[:1]:
            told = told_in(pair, comparison)
            yield Said(
                Label.CONTRADICTED, f"the source says the reverse by an unreal condition: {told.exact!r}", (told,)
            )
    yield from _opposites(comparison)
    yield from opposite_acts(comparison)


def _is_at_issue(clause: Clause, comparison: Comparison) -> bool:
    """Whether the claim does not say if it is so: "contradict each other on whether the plan was read"."""
    mine = comparison.reading.known.parse
    if mine is None or "whether" not in comparison.reading.claim.text.lower():
        return False
    return any(
        mine.tokens[mark].text.lower() == "whether"
        for at in (clause.predicate, *mine.ancestors(clause.predicate))
        for mark in mine.dependents(at, "mark", "advmod")
    )


def _is_contrary_here(clause: Clause, comparison: Comparison) -> bool:
    """Whether the claim says by an unreal condition that it is not so."""
    mine = comparison.reading.known.parse
    return mine is not None and not clause.negated and is_contrary(clause, mine)


def _is_compared(pair: Counterpart, comparison: Comparison) -> bool:
    """Whether the claim denies that anything is more: "no storm has killed more people"."""
    mine = comparison.reading.known.parse
    return mine is not None and pair.claimed.negated and not pair.told.negated and is_beyond_compare(pair.claimed, mine)


def _is_of_the_rest(pair: Counterpart, comparison: Comparison) -> bool:
    """Whether one denies of so many what the other tells of another number: "two voted", "five did not vote"."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None or pair.claimed.negated == pair.told.negated:
        return False
    return is_of_the_rest(pair.claimed, mine, pair.told, theirs)


def _is_told_of_it(group: Sequence[Counterpart], comparison: Comparison) -> bool:
    """Whether a clause whose subject names the claim's subject says the same: "those at Norrland expect none"."""
    mine, source = comparison.reading.known.parse, comparison.source
    claimed = group[0].claimed
    if mine is None or claimed.subject is None or mine.tokens[claimed.subject.head].pos != "PROPN":
        return False
    name = {token.text for token in mine.tokens_in(claimed.subject.start, claimed.subject.end) if token.pos == "PROPN"}
    subjects = ((pair.told, pair.told.subject) for pair in group)
    named = (
        told for told, phrase in subjects if phrase is not None and name <= set(source.phrase_text(phrase).split())
    )
    return any(not reverses(claimed, told, comparison) for told in named)


def _is_abstention(clause: Clause, comparison: Comparison) -> bool:
    """Whether the claim says by "did not vote" of its subject what the source says by "abstained"."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if clause.lemma != "vote" or not clause.negated or mine is None or theirs is None:
        return False
    abstained = comparison.source.clauses_by_lemma.get("abstain", ())
    return any(_same(mine, clause.subject, theirs, told.subject, comparison) for told in abstained)


def _against(group: Sequence[Counterpart], comparison: Comparison) -> Iterator[Counterpart]:
    """Unreal conditions by which the source says the reverse."""
    parse = comparison.source.parse
    if parse is None:
        return
    for pair in group:
        same = pair.subject is Agreement.SAME and pair.claimed.negated == pair.told.negated
        if same and not pair.claimed.conditional and is_contrary(pair.told, parse):
            yield pair


def _opposites(comparison: Comparison) -> Iterator[Said]:
    """A claim that somebody accepted what in the document they refused."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None:
        return
    matched = {
        group[0].claimed.predicate
        for group in comparison.counterparts
        if comparison.in_evidence(theirs.tokens[group[0].told.predicate].start)
        and fits(group[0])
        and not excludes(group[0].claimed, mine, group[0].told, theirs)
        and not is_of_some(group[0].claimed, mine, group[0].told, theirs)
        and Agreement.SAME in (group[0].subject, group[0].object)
    }
    for clause in comparison.reading.known.clauses:
        if side_of(clause, mine) is None or clause.subject is None or clause.predicate in matched:
            continue
        found = [told for told in comparison.source.sides_taken if _is_opposed(clause, told, comparison)]
        if found and not _is_on_its_side(clause, comparison):
            place = comparison.source.document.span(found[0].start, found[0].end)
            yield Said(Label.CONTRADICTED, f"the source says the reverse: {place.exact!r}", (place,))
            return
        yield from _stood_aside(clause, mine, comparison)


def _stood_aside(clause: Clause, mine: Parse, comparison: Comparison) -> Iterator[Said]:
    for told in comparison.source.clauses_by_lemma.get("abstain", ()):
        if stands_aside(clause, mine, told) and _is_same_matter(clause, told, comparison):
            place = comparison.source.document.span(told.start, told.end)
            yield Said(Label.NOT_CHECKED, f"whether that is so is open: {place.exact!r}", (place,))


_AHEAD = frozenset({"will", "would", "shall"})


def _is_opposed(clause: Clause, told: Clause, comparison: Comparison) -> bool:
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None or not excludes(clause, mine, told, theirs):
        return False
    if is_of_the_rest(clause, mine, told, theirs):
        return False  # "six voted against it": thirteen may have voted for it
    firm = told.modal is None or (clause.modal in _AHEAD and told.modal in _AHEAD)
    refused = theirs.tokens[told.predicate].dep == "xcomp"  # "refused to dismiss"
    return firm and not refused and _is_same_matter(clause, told, comparison)


def _is_on_its_side(clause: Clause, comparison: Comparison) -> bool:
    """Whether a sentence tells of all that the claim's object names what the claim tells, of nobody else."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None or not clause.objects:
        return False
    wanted = _stems(mine, clause.objects[0])
    side = side_of(clause, mine)
    for told in comparison.source.sides_taken:
        if side_of(told, theirs) is not side or not told.objects or not wanted <= _stems(theirs, told.objects[0]):
            continue
        other = theirs.tokens[told.subject.head] if told.subject is not None else None
        if other is None or other.lemma == "vote" or _same(mine, clause.subject, theirs, told.subject, comparison):
            return True
    return False


def _stems(parse: Parse, phrase: Phrase) -> set[str]:
    """The stems of what a phrase says, with what hangs on it behind: "an amendment by Howe"."""
    start, end = parse.subtree(phrase.head)
    tokens = parse.tokens_in(min(start, phrase.start), max(end, phrase.end))
    return {word.stem for token in tokens for word in read_words(token.text) if word.is_content}


def _is_same_matter(clause: Clause, told: Clause, comparison: Comparison) -> bool:
    """Whether both are of one subject, and of one object or about what the claim is about."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None or _is_another_of_its_sort(mine, clause, theirs, told):
        return False
    if _is_voted_on(theirs, told) and clause.objects and told.objects:
        near = comparison.in_evidence(theirs.tokens[told.predicate].start)
        return near and _same(mine, clause.objects[0], theirs, told.objects[0], comparison)
    stood_for = _is_stood_for(mine, clause.subject, theirs, told.subject)
    if not stood_for and not _same(mine, clause.subject, theirs, told.subject, comparison):
        return _is_exception(mine, clause, theirs, told) and comparison.in_evidence(theirs.tokens[told.predicate].start)
    if comparison.in_evidence(theirs.tokens[told.predicate].start):
        return not _is_of_another_thing(mine, clause, theirs, told, comparison)
    pairs = ((one, other) for one in clause.objects for other in told.objects)
    return any(_same(mine, one, theirs, other, comparison) for one, other in pairs)


def _is_of_another_thing(mine: Parse, clause: Clause, theirs: Parse, told: Clause, comparison: Comparison) -> bool:
    """Whether both name what is welcomed or refused, and not the same; "it" is nothing that only the told one names."""
    if not clause.objects or not told.objects:
        return False
    one, other = clause.objects[0], told.objects[0]
    if mine.tokens[one.head].pos == "PRON":
        held = {word.stem for word in comparison.reading.words}
        return mine.tokens[one.head].text.lower() in {"it", "them"} and not _stems(theirs, other) & held
    if not {mine.tokens[one.head].pos, theirs.tokens[other.head].pos} <= {"NOUN", "PROPN"}:
        return False
    text = " ".join(token.text for token in mine.tokens_in(one.start, one.end))
    return agreement(text, comparison.source.phrase_text(other), comparison.source.names) is Agreement.DIFFERENT


def _is_voted_on(theirs: Parse, told: Clause) -> bool:
    """Whether the document does not say who decides: "was rejected by 11 votes to 4"."""
    return told.passive and told.subject is not None and theirs.tokens[told.subject.head].lemma == "vote"


_OTHERS = frozenset("another other second third fourth fifth additional further earlier previous later".split())


def _is_another_of_its_sort(mine: Parse, claimed: Clause, theirs: Parse, told: Clause) -> bool:
    """Whether the document tells apart by a "second" or "earlier" what the claim names without it."""
    for one in claimed.objects[:1]:
        for other in told.objects[:1]:
            words = {token.text.lower() for token in mine.tokens_in(one.start, one.end)}
            there = {token.text.lower() for token in theirs.tokens_in(other.start, other.end)}
            if (there & _OTHERS) - words:
                return True
    return False


_ALL = frozenset({"all", "every", "each"})
_SOME = frozenset({"some", "several", "many", "few"})


def _is_exception(mine: Parse, claimed: Clause, theirs: Parse, told: Clause) -> bool:
    """Whether some of those do the one of whom the claim says that all do the other: "two of the Labour group"."""
    if claimed.subject is None or told.subject is None:
        return False
    ours = mine.tokens_in(claimed.subject.start, claimed.subject.end)
    others = theirs.tokens_in(told.subject.start, told.subject.end)
    if not (_ALL & {token.text.lower() for token in ours}):
        return False
    counted = any(token.tag == "CD" or token.text.lower() in _SOME for token in others)
    names, named = ({token.text for token in tokens if token.pos == "PROPN"} for tokens in (ours, others))
    return counted and bool(names) and names <= named


def _is_stood_for(mine: Parse, claimed: Phrase | None, theirs: Parse, told: Phrase | None) -> bool:
    """Whether a pronoun of the document may mean the subject: that is named in the sentence before."""
    if claimed is None or told is None or theirs.tokens[told.head].pos != "PRON":
        return False
    before = theirs.sentence_tokens(theirs.tokens[told.head].sentence - 1)
    head = read_words(mine.tokens[claimed.head].text)
    return bool(head) and any(stem_of(token.text.lower()) == head[0].stem for token in before)


def _same(mine: Parse, claimed: Phrase | None, theirs: Parse, told: Phrase | None, comparison: Comparison) -> bool:
    if claimed is None or told is None or _is_part_of_it(mine, claimed, theirs, told):
        return False
    one = mine.tokens_in(claimed.start, claimed.end)
    other = theirs.tokens_in(told.start, told.end)
    named, named_there = (" ".join(token.text for token in tokens) for tokens in (one, other))
    beside = (theirs.noun_phrase(at) for at in theirs.dependents(told.head, "appos"))
    others = (named_there, *(comparison.source.phrase_text(phrase) for phrase in beside))
    return any(agreement(named, other, comparison.source.names) is Agreement.SAME for other in others)


_Told = tuple[Parse, Phrase]


def _by_name(one: _Told, other: _Told) -> tuple[_Told, _Told]:
    """Of two phrases the one that a name heads, and the other."""
    return (one, other) if one[0].tokens[one[1].head].pos == "PROPN" else (other, one)


def _is_part_of_it(mine: Parse, claimed: Phrase, theirs: Parse, told: Phrase) -> bool:
    """Whether one counts what the other has in it, or is one of: "two councillors", "the council", "Councillor Oru"."""
    one, other = mine.tokens[claimed.head], theirs.tokens[told.head]
    counted = bool(mine.dependents(one.index, "nummod")) != bool(theirs.dependents(other.index, "nummod"))
    if not counted or one.lemma.lower() == other.lemma.lower():
        return False
    if "PROPN" not in {one.pos, other.pos}:
        return one.text.islower() and other.text.islower()
    (parse, name), (counting, members) = _by_name((mine, claimed), (theirs, told))
    held = {token.text for token in counting.tokens_in(*counting.subtree(members.head))}
    return parse.tokens[name.head].text not in held
