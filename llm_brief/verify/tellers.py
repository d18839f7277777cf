"""On whose word a demand rests, where the article does not tell of it itself: "X demanded ..., according to Y"."""

from dataclasses import replace

from llm_brief.records.acts import agents, plays
from llm_brief.records.grounded import Claimed, Grounded
from llm_brief.records.kinds import FIELDS
from llm_brief.records.vocabulary import Kind
from llm_brief.text.analysis import Analysis
from llm_brief.text.document import Span
from llm_brief.text.grammar.cues import CueClass
from llm_brief.text.grammar.parse import Parse
from llm_brief.verify.case import Case
from llm_brief.verify.the_act import is_the_act
from llm_brief.verify.told import account_of

__all__ = ["with_teller"]

_TELLING = frozenset({CueClass.SAY, CueClass.CLAIM, CueClass.REPORT})
"""Not that of who "rejected Oru's demand": who rejects it does not tell of it."""
_PRONOUNS = frozenset({"he", "she", "it", "they", "who", "which", "that", "we", "i"})
_FIELD = next(field for field in FIELDS[Kind.DEMAND] if field.name == "attribution")


def with_teller(draft: Grounded, known: Analysis) -> Grounded:
    """``draft``, with whoever tells of the demand as its attribution, where it names nobody and the sentence does.

    Whoever proposed the draft: what a report says somebody demanded must not come out as the article's own word.
    """
    if draft.kind is not Kind.DEMAND or draft.of("attribution") or known.parse is None:
        return draft
    teller = _teller(Case(draft, known), known.parse)
    if teller is None:
        return draft
    claim = Claimed(_FIELD, 0, teller.exact, teller.exact, None, (teller,))
    return replace(draft, claims=(*draft.claims, claim))


def _is_same(demander: Span, source: Span, case: Case) -> bool:
    overlaps = demander.start < source.end and source.start < demander.end
    return overlaps or case.are_same(demander.exact, source.exact)


def _teller(case: Case, parse: Parse) -> Span | None:
    demanders = [span for claim in case.grounded.of("demander") for span in claim.spans]
    for clause in case.clauses:
        if not is_the_act(clause, case, parse):
            continue
        if not any(plays(parse, span.start, span.end, phrase) for span in demanders for phrase in agents(clause)):
            continue
        account = account_of(clause, case, parse)
        source = account.source if account is not None and account.cue_class in _TELLING else None
        if source is not None and source.exact.lower() in _PRONOUNS:
            source = account.speaker_mention if account is not None else None
        if source is not None and not any(_is_same(span, source, case) for span in demanders):
            return source
    return None
