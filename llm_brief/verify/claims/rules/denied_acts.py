"""What a source denies of somebody, told by a claim as done in another word: "was not told", "had been informed".

``polarity`` compares clauses of one verb. Here the claim's verb is nowhere in the document, or the document leaves
its own out ("Oru did not"), so that only whose act it is can be compared: it stays open.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from llm_brief.records.base import Label
from llm_brief.text.document import Span
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse, Phrase, Token
from llm_brief.text.stems import stem_of
from llm_brief.text.wordlists import word_set
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.counterparts import Agreement, agreement
from llm_brief.verify.claims.evidence.same_act import BARE
from llm_brief.verify.claims.evidence.shades import Kind, is_ellipsis, is_predicate, shade_of
from llm_brief.verify.claims.lexicon import means_the_same
from llm_brief.verify.claims.rules.unrealised import acts_told, kinds_near, plain_clauses
from llm_brief.verify.claims.source import Source

__all__ = ["clauses_near", "denied_act"]

_LEAST = 2
_ORDERING = word_set("until till before after once only")


def denied_act(comparison: Comparison) -> Iterator[Said]:
    """What somebody is told not to have done, in whatever words, no claim has them do for certain."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None or Kind.DENIED not in kinds_near(comparison):
        return
    for clause in plain_clauses(comparison):
        for place in (*_left_out(clause, mine, theirs, comparison), *_denied(clause, mine, theirs, comparison)):
            reason = f"the source denies something of this, and whether it tells this as done is open: {place.exact!r}"
            yield Said(Label.NOT_CHECKED, reason, (place,))
            return


def clauses_near(comparison: Comparison) -> list[Clause]:
    """The clauses of the sentences that hold the most of the claim."""
    sentences, clauses = comparison.source.document.sentences, _by_sentence(comparison.source)
    return [told for at in comparison.reading.best for told in clauses.get(sentences[at].index, ())]


@lru_cache(maxsize=16)
def _by_sentence(source: Source) -> Mapping[int, Sequence[Clause]]:
    parse, clauses = source.parse, defaultdict[int, list[Clause]](list)
    if parse is None:
        return {}
    for told in source.known.clauses:
        clauses[parse.tokens[told.predicate].sentence].append(told)
    return dict(clauses)


def _denied(clause: Clause, mine: Parse, theirs: Parse, comparison: Comparison) -> Iterator[Span]:
    """Clauses that deny something of the claim's subject, where none tells anything else of it."""
    subject = _surface(clause)
    is_main = mine.tokens[clause.predicate].dep in {"ROOT", "ccomp"}
    if subject is None or not is_main or _orders(comparison):
        return
    text = " ".join(token.text for token in mine.tokens_in(subject.start, subject.end))
    told = [other for other in clauses_near(comparison) if _is_of(text, other, comparison)]
    shades = [(other, shade_of(theirs, other.predicate)) for other in told if other.lemma not in BARE or other.negated]
    is_denied = bool(shades) and all(shade is not None and shade.kind is Kind.DENIED for _, shade in shades)
    if is_denied and not _is_told(clause, theirs, comparison):
        other = shades[0][0]
        yield comparison.source.document.span(other.start, other.end)


def _surface(clause: Clause) -> Phrase | None:
    return next(iter(clause.objects), None) if clause.passive else clause.subject


def _is_of(text: str, told: Clause, comparison: Comparison) -> bool:
    subject = told.stands_for or _surface(told)
    describes = comparison.source.parse is not None and comparison.source.parse.tokens[told.predicate].dep == "relcl"
    if subject is None or told.nominal or describes:
        return False
    return agreement(text, comparison.source.phrase_text(subject), comparison.source.names) is Agreement.SAME


def _is_told(clause: Clause, theirs: Parse, comparison: Comparison) -> bool:
    """Whether the evidence tells of the act, or of one of its meaning, as done or to come."""
    shades = (shade_of(theirs, token.index) for token in acts_told(clause, theirs, comparison))
    return any(shade is None or shade.kind is not Kind.DENIED for shade in shades)


def _orders(comparison: Comparison) -> bool:
    """Whether the claim says what was first: "was told only after" may say as much as "was not told until"."""
    return any(word.text in _ORDERING for word in comparison.reading.words)


def _left_out(clause: Clause, mine: Parse, theirs: Parse, comparison: Comparison) -> Iterator[Span]:
    """Places where the document says that somebody did not, and leaves out what: it is what the verb before tells."""
    for told in clauses_near(comparison):
        party = _party(clause, told, mine, theirs, comparison) if is_ellipsis(theirs, told.predicate) else 0
        before = _meant(told, theirs, comparison) if party else None
        if before is None or (party == 1 and _is_by_the_same(clause, before, mine, comparison)):
            continue
        if _is_alike(clause, before, theirs, comparison, least=_LEAST if party == 1 else 1):
            yield comparison.source.document.span(told.start, told.end)


def _meant(told: Clause, theirs: Parse, comparison: Comparison) -> Clause | None:
    """The clause that an ellipsis stands for: the nearest before it, where one has its "will" that one."""
    pair = next((pair for pair in _PAIRS if theirs.tokens[told.predicate].lemma in pair), None)
    before = list(_before(told, theirs, comparison))
    return next((clause for clause in before if pair is not None and clause.modal in pair), next(iter(before), None))


_PAIRS = (word_set("will would"), word_set("can could"), word_set("may might"), word_set("shall should"))


def _before(told: Clause, theirs: Parse, comparison: Comparison) -> Iterator[Clause]:
    """The clauses before, the nearest first, in the sentence and the one before it, that say something themselves."""
    sentence = theirs.tokens[told.predicate].sentence
    for index in range(told.predicate - 1, -1, -1):
        token = theirs.tokens[index]
        if token.sentence < sentence - 1:
            return
        clause = comparison.source.clause_at.get(index)
        if clause is not None and is_predicate(token) and token.dep != "acl" and clause.lemma not in _EMPTY:
            yield clause


_EMPTY = (BARE - {"take", "make", "go", "come"}) | word_set("would will do can could may might should add")


def _party(clause: Clause, told: Clause, mine: Parse, theirs: Parse, comparison: Comparison) -> int:
    """2 where whoever did not is surely the one of whom the claim tells, 1 where it may be anybody, 0 where not."""
    described = _described(told, theirs)
    if described:
        return int(any(comparison.source.token_stems[token.index] in _content(comparison) for token in described))
    surface, subject = _surface(told) or _own_subject(told, theirs), _surface(clause)
    if surface is None or subject is None or _is_anybody(theirs, surface.head):
        return 1
    text = " ".join(token.text for token in mine.tokens_in(subject.start, subject.end))
    others = (comparison.source.phrase_text(theirs.noun_phrase(at)) for at in theirs.dependents(surface.head, "appos"))
    texts = (comparison.source.phrase_text(told.stands_for or surface), *others)
    if any(agreement(text, other, comparison.source.names) is Agreement.SAME for other in texts):
        return 2
    return int(clause.passive and clause.subject is None)


def _is_by_the_same(clause: Clause, before: Clause, mine: Parse, comparison: Comparison) -> bool:
    """Whether the claim tells of those who did, before the others who did not."""
    subject, told = _surface(clause), _surface(before)
    if subject is None or told is None:
        return False
    text = " ".join(token.text for token in mine.tokens_in(subject.start, subject.end))
    texts = (comparison.source.phrase_text(told), comparison.source.document.text[told.start : told.end])
    return any(agreement(text, other, comparison.source.names) is Agreement.SAME for other in texts)


def _content(comparison: Comparison) -> set[str]:
    return {word.stem for word in comparison.reading.content}


def _described(told: Clause, theirs: Parse) -> tuple[Token, ...]:
    """What a relative clause says so of, back to the mark before: "and a wheel of cheese, which he would not"."""
    for index in (told.predicate, *theirs.ancestors(told.predicate)):
        if theirs.tokens[index].dep == "relcl":
            end = theirs.edges(index)[0] - 1
            start = end
            while start and theirs.tokens[start - 1].text not in {",", ";"}:
                start -= 1
            return theirs.tokens[start:end]
        if theirs.tokens[index].dep != "ccomp":
            return ()
    return ()


def _own_subject(told: Clause, theirs: Parse) -> Phrase | None:
    heads = theirs.dependents(told.predicate, "nsubj", "nsubjpass")
    return theirs.noun_phrase(heads[0]) if heads else None


def _is_anybody(theirs: Parse, index: int) -> bool:
    token = theirs.tokens[index]
    if theirs.dependents(index, "appos"):
        return False
    return token.pos in {"PRON", "NUM", "DET"} or token.lemma in {"none", "neither", "nobody", "rest", "other"}


def _is_alike(clause: Clause, before: Clause, theirs: Parse, comparison: Comparison, *, least: int) -> bool:
    """Whether the claim tells of the act that was left out: by a verb of its meaning, or by most of its words."""
    if means_the_same(stem_of(clause.lemma.partition("_")[0]), stem_of(before.lemma.partition("_")[0])):
        return True
    first = theirs.tokens[before.predicate].start
    tokens = theirs.tokens_in(first, before.end)
    stems = {comparison.source.token_stems[token.index] for token in tokens}
    held = {comparison.source.nearest(word.stem) for word in comparison.reading.content}
    return len((stems & held) - {None}) >= least
