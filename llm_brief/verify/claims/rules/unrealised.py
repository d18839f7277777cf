"""What a source tells only as planned, asked for, turned down or not so, a claim does not tell as done.

``standing`` and ``modality`` ask this of the same act; here the claim may name it by another verb, so that only the
words around it tell: whether it says as much stays open.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache

from llm_brief.records.base import Label
from llm_brief.text.grammar.arguments import surface_subject
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.mood import modal_of
from llm_brief.text.grammar.parse import Parse, Token
from llm_brief.text.stems import stem_of
from llm_brief.text.wordlists import word_set
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.evidence.negations import denies
from llm_brief.verify.claims.evidence.same_act import BARE
from llm_brief.verify.claims.evidence.shades import Kind, Shade, is_unreal, kinds_in, shade_of
from llm_brief.verify.claims.lexicon import means_the_same
from llm_brief.verify.claims.operators import DOUBTS
from llm_brief.verify.claims.sides import side_of
from llm_brief.verify.claims.words import near, read_words

__all__ = ["acts_told", "is_guarded", "kinds_near", "plain_clauses", "unrealised"]

_AHEAD = word_set("will shall would")
_MAIN = frozenset({"ROOT", "ccomp", "conj", "parataxis"})
"""Labels of clauses that say what a sentence says; the others only describe."""
_HEDGES = DOUBTS - _AHEAD - {"due", "set"}
_HOLDING = word_set(
    """stay remain keep continue last hold survive escape spare avoid miss lack need lose want wait leave refrain skip
    object differ doubt fear warn criticise criticize protest"""
)
"""Verbs that say by themselves that something did not come about or did not change."""
_TELLING_NO_DEED = BARE | _HOLDING


def unrealised(comparison: Comparison) -> Iterator[Said]:
    """Something stands in the source as what is, of what the claim tells as done."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None:
        return
    for clause in plain_clauses(comparison):
        shade = _shade_over(clause, mine, theirs, comparison)
        if shade is not None:
            yield _said(shade, theirs, comparison)
            return


@lru_cache(maxsize=8)
def plain_clauses(comparison: Comparison) -> tuple[Clause, ...]:
    """The clauses of the claim that say that something is done, where the sentences that bear on it may not say so.

    A claim that denies or hedges something itself has none.
    """
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None or not kinds_near(comparison) or is_guarded(comparison):
        return ()
    return tuple(clause for clause in comparison.reading.known.clauses if _is_plain(clause, mine))


def kinds_near(comparison: Comparison) -> AbstractSet[Kind]:
    """What anything in the sentences that bear on the claim stands under."""
    theirs, sentences = comparison.source.parse, comparison.source.document.sentences
    if theirs is None:
        return frozenset()
    return frozenset().union(*(kinds_in(theirs, sentences[at].index) for at in comparison.reading.best))


def is_guarded(comparison: Comparison) -> bool:
    """Whether the claim itself denies or hedges something, in whatever clause."""
    words = comparison.reading.words
    return denies(words) or any(word.text in _HEDGES and not (word.text == "may" and word.capital) for word in words)


def _is_plain(clause: Clause, mine: Parse) -> bool:
    """Whether the clause says that something is done or will be, and not by a verb of wishing or refusing."""
    if clause.nominal or clause.lemma in _TELLING_NO_DEED:
        return False
    if (clause.modal is not None and clause.modal not in _AHEAD) or side_of(clause, mine) is False:
        return False
    if clause.modal is None and shade_of(mine, clause.predicate) is not None:
        return False
    return not is_unreal(mine, clause.predicate) and mine.tokens[clause.predicate].dep in _MAIN


def _reports(clause: Clause, mine: Parse) -> bool:
    return clause.complement is not None and mine.tokens[clause.complement.head].dep == "ccomp"


def _shade_over(clause: Clause, mine: Parse, theirs: Parse, comparison: Comparison) -> Shade | None:
    """What all that the source has of the clause stands under, if it does."""
    acts = [shade_of(theirs, token.index) for token in acts_told(clause, theirs, comparison)]
    counted = [s for s in acts if s is not None and _counts(s, clause, theirs, comparison)]
    is_told = len(counted) < len(acts)
    if _reports(clause, mine) and (is_told or not counted):
        return None
    over = {token.index: _over(token, clause, theirs, comparison) for token in _words(clause, mine)}
    patient = _patient(clause, mine)
    is_done_to = isinstance(over.get(patient), Shade)
    if clause.passive and not is_done_to:
        over.pop(patient, None)  # of whom it is told
    shaded = [shade for shade in over.values() if isinstance(shade, Shade)]
    firm = sum(shade is True for shade in over.values())
    if is_told:  # of something else
        return shaded[0] if is_done_to and len(shaded) >= max(_TIMES, _TIMES * firm) else None
    if counted:
        is_most = len(shaded) >= firm if over else _is_of_it(counted[0], theirs, comparison)
        is_all = is_done_to or is_most or _is_at_home(counted[0], clause, mine, theirs, comparison)
        return counted[0] if is_all else None
    is_most = bool(shaded) and len(shaded) >= (firm if is_done_to else _TIMES * firm)
    return shaded[0] if is_most else None


_TIMES = 2


def _patient(clause: Clause, mine: Parse) -> int:
    """The token of what is acted upon, of "one of the copies" the copies; -1 for none."""
    head = clause.objects[0].head if clause.objects else -1
    if head >= 0 and mine.tokens[head].pos in {"NUM", "DET", "PRON"}:
        of = (at for at in mine.dependents(head, "prep") if mine.tokens[at].lemma == "of")
        return next((at for preposition in of for at in mine.dependents(preposition, "pobj")), head)
    return head


def _is_of_it(shade: Shade, theirs: Parse, comparison: Comparison) -> bool:
    """Whether the sentence has any word of the claim but the act: "used up" is not told by "whether lorries use it"."""
    source, index = comparison.source, theirs.tokens[shade.at].sentence
    at = next((at for at in comparison.reading.best if source.document.sentences[at].index == index), None)
    held = source.tokens_by_stem(at) if at is not None else {}
    act = source.token_stems[shade.at]
    found = {stem for stem in comparison.reading.found if stem is not None}
    return any(stem in held and stem != act for stem in found)


def _is_at_home(shade: Shade, clause: Clause, mine: Parse, theirs: Parse, comparison: Comparison) -> bool:
    """Whether the sentence that holds the most of the claim, and names its subject, is the one that keeps it open."""
    source, best = comparison.source, comparison.reading.best[0]
    told = (surface_subject(mine, clause.predicate), clause.subject.head if clause.subject is not None else None)
    if source.document.sentences[best].index != theirs.tokens[shade.at].sentence:
        return False
    stems = (source.nearest(stem_of(mine.tokens[head].text.lower())) for head in told if head is not None)
    return any(source.tokens_by_stem(best).get(stem or "") for stem in stems)


def acts_told(clause: Clause, theirs: Parse, comparison: Comparison) -> Iterator[Token]:
    """The words of the evidence that name the act: verbs of one meaning, nouns of the same stem."""
    stem, stems = stem_of(clause.lemma.partition("_")[0]), comparison.source.token_stems
    for token in _evidence(theirs, comparison):
        if token.pos == "NOUN" and near(stem, stems[token.index]):
            yield token
        elif token.pos == "VERB":
            forms = {stems[token.index], stem_of(token.lemma.lower())}
            if any(means_the_same(form, stem) for form in forms):
                yield token


def _evidence(theirs: Parse, comparison: Comparison) -> list[Token]:
    sentences = (comparison.source.document.sentences[at] for at in comparison.reading.best)
    return [token for sentence in sentences for token in theirs.tokens_in(sentence.start, sentence.end)]


def _words(clause: Clause, mine: Parse) -> Iterator[Token]:
    """The words that the clause says of its subject, the predicate apart."""
    subject = surface_subject(mine, clause.predicate) if not clause.passive else None
    around = mine.edges(subject) if subject is not None else (-1, -1)
    for token in mine.tokens_in(clause.start, clause.end):
        is_apart = around[0] <= token.index <= around[1] or token.index == clause.predicate
        is_part = token.dep == "compound" or token.lemma == "one"  # a name counts once
        if token.pos in _TELLING and not is_apart and not is_part:
            yield token


_TELLING = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "VERB"})


def _over(token: Token, clause: Clause, theirs: Parse, comparison: Comparison) -> Shade | bool | None:
    """What every place of a word in the evidence stands under; True where one is plain, None where there is none."""
    word = next((word for word in read_words(token.text) if word.is_content), None)
    places = [] if word is None else _places(word.stem, comparison)
    shades = [shade_of(theirs, index) for index in places]
    if not shades:
        return None
    plain = any(not _counts(shade, clause, theirs, comparison) for shade in shades)
    return True if plain else shades[0]


def _places(stem: str, comparison: Comparison) -> list[int]:
    """The tokens of the evidence that are a form of a word, or, where none is, of one of its meaning."""
    source, best = comparison.source, comparison.reading.best
    key = source.nearest(stem)
    if key is not None:
        return [index for at in best for index in source.tokens_by_stem(at).get(key, ())]
    tables = (source.tokens_by_stem(at).items() for at in best)
    return [index for table in tables for other, places in table if means_the_same(stem, other) for index in places]


def _counts(shade: Shade | None, clause: Clause, theirs: Parse, comparison: Comparison) -> bool:
    """Whether the claim leaves out what it stands under; of what is to come it does not leave out a "will"."""
    if shade is None or (
        shade.kind is Kind.AHEAD and clause.modal is not None and not _is_firmer(clause, shade, theirs)
    ):
        return False
    if shade.kind is Kind.DENIED and _is_outdone(shade, theirs):
        return False
    if not is_unreal(theirs, shade.at):
        return True
    stem = comparison.source.token_stems[shade.at]
    return not any(means_the_same(word.stem, stem) for word in comparison.reading.words if word.is_content)


def _is_firmer(clause: Clause, shade: Shade, theirs: Parse) -> bool:
    """Whether the claim says that it will be so, and the source only that it may."""
    return clause.modal in _FIRM and modal_of(theirs, shade.at) in _POSSIBLE


_FIRM, _POSSIBLE = word_set("will shall"), word_set("may might could")


def _is_outdone(shade: Shade, theirs: Parse) -> bool:
    """Whether the "no" only says that nobody does it more: "no mine employs more people than Brenna"."""
    texts = {token.text.lower() for token in theirs.sentence_tokens(theirs.tokens[shade.at].sentence)}
    return "than" in texts and not texts.isdisjoint({"no", "nobody", "none", "never"})


def _said(shade: Shade, theirs: Parse, comparison: Comparison) -> Said:
    token = theirs.tokens[shade.at]
    clause = comparison.source.clause_at.get(shade.at)
    span = comparison.source.document.span(
        *((token.start, token.end) if clause is None else (clause.start, clause.end))
    )
    reason = "the source denies something of this, and whether it tells this as done is open"
    if modal_of(theirs, shade.at) in _POSSIBLE:
        reason = "the source only holds something of this possible, and whether it is or will be so is open"
    elif shade.kind is Kind.AHEAD:
        reason = "the source only plans, asks for or expects something of this, and whether it is done is open"
    return Said(Label.NOT_CHECKED, f"{reason}: {span.exact!r}", (span,))
