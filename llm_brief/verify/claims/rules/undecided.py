"""The rule about votes that are still to come: a body that "is to vote on the plan" has not yet passed it."""

from collections.abc import Iterator

from llm_brief.records.base import Label
from llm_brief.text.grammar.clauses import Clause, Tense
from llm_brief.text.grammar.parse import Parse
from llm_brief.text.wordlists import word_set
from llm_brief.verify.case import Said
from llm_brief.verify.claims.arcs import text_of_phrase
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.counterparts import Agreement, agreement

__all__ = ["undecided"]

_VOTING = ("vote", "decide", "rule", "debate", "deliberate")
_DECIDING = word_set(
    """accept adopt approve authorise authorize back block clear confirm decline defeat dismiss endorse grant oppose
    overturn pass ratify refuse reject repeal scrap support throw_out turn_down uphold veto vote_down vote_through"""
)


def undecided(comparison: Comparison) -> Iterator[Said]:
    """What the claim says that somebody passed or rejected, the source does not leave to a vote to come."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None:
        return
    acts = (clause for clause in comparison.reading.known.clauses if clause.lemma in _DECIDING)
    for claimed in (clause for clause in acts if _is_done(clause) and clause.subject is not None):
        told = next(_still_to_come(claimed, comparison, mine), None)
        if told is not None and not _has_decided(claimed, comparison, mine):
            place = comparison.source.document.span(told.start, told.end)
            reason = f"the source only says {place.exact!r}; whether that is over by now is open"
            yield Said(Label.NOT_CHECKED, reason, (place,))
            return


def _is_done(clause: Clause) -> bool:
    return not clause.nominal and clause.modal is None and clause.tense is not Tense.FUTURE


def _still_to_come(claimed: Clause, comparison: Comparison, mine: Parse) -> Iterator[Clause]:
    """The votes of the same one that the source has before it."""
    for lemma in _VOTING:
        for told in comparison.source.clauses_by_lemma.get(lemma, ()):
            is_ahead = told.tense is Tense.FUTURE or told.modal in {"be to", "must"}
            if is_ahead and not told.negated and _agreement(claimed, told, comparison, mine) is Agreement.SAME:
                yield told


def _has_decided(claimed: Clause, comparison: Comparison, mine: Parse) -> bool:
    """Whether the source tells of a decision of the same one, or of this act by who may be."""
    for lemma in (*_DECIDING, *_VOTING):
        for told in filter(_is_done, comparison.source.clauses_by_lemma.get(lemma, ())):
            how = _agreement(claimed, told, comparison, mine)
            if how is Agreement.SAME or (how is Agreement.OPEN and lemma == claimed.lemma):
                return True
    return False


def _agreement(claimed: Clause, told: Clause, comparison: Comparison, mine: Parse) -> Agreement:
    subject = told.stands_for or told.subject
    if subject is None or claimed.subject is None or subject.end - subject.start <= _PRONOUN:
        return Agreement.OPEN
    texts = text_of_phrase(mine, claimed.subject), comparison.source.phrase_text(subject)
    return agreement(*texts, comparison.source.names)


_PRONOUN = len("they")
