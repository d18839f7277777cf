"""Check 4: who does it, to whom, and whose words they are. Certain by the parse, or left open."""

from collections.abc import Iterator, Sequence

from llm_brief.records.acts import (
    agents,
    dated_by,
    is_mutual,
    meeting_parties,
    patients,
    placed_by,
    plays,
)
from llm_brief.records.base import Label
from llm_brief.records.grounded import Claimed
from llm_brief.records.kinds import Role
from llm_brief.records.lexicon import STANCES
from llm_brief.records.vocabulary import Kind, Sort
from llm_brief.text.document import Span
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse, Phrase
from llm_brief.verify.case import Case, Said
from llm_brief.verify.speakers import OPEN, as_speaker, told_by
from llm_brief.verify.the_act import is_the_act, is_typed
from llm_brief.verify.told import account_of, told_by_title

__all__ = ["role", "tie"]


def role(claim: Claimed, case: Case) -> Iterator[Said]:
    """A named actor plays the part that the record gives it in the act that the record is about."""
    if claim.field.role is None or not claim.spans:
        return
    if claim.field.role is Role.SPEAKER or case.grounded.kind is Kind.POSITION:
        yield as_speaker(claim, case)
    elif case.parse is None:
        yield Said(Label.NOT_CHECKED, "no parser is installed to tell who does what")
    elif claim.field.role is Role.RESPONDER:
        yield _as_responder(claim, case, case.parse)
    else:
        yield _in_act(claim, case, case.parse)


def _in_act(claim: Claimed, case: Case, parse: Parse) -> Said:
    acts = _acts(case, parse)
    wanted, other = _parts(claim, acts, case)
    spans: Sequence[Span] = claim.spans
    if claim.field.role is Role.PATIENT:  # the one who asks may be read as the subject of what is asked: never both
        spans = [span for span in spans if not _plays_any(parse, span, other)]
    if any(_plays_any(parse, span, wanted) for span in spans):
        if case.grounded.kind is Kind.DEMAND and (rumour := _rumour(acts, case, parse)) is not None:
            return Said(Label.PARTIAL, f"the source only has it reported, by whom it does not say: {rumour!r}")
        return Said(Label.SUPPORTED, f"{claim.spans[0].exact!r} has this part in the sentence")
    _, other = _parts(claim, told_by_title(acts, case, parse) or acts, case)
    refuting = next((span for span in claim.spans if _plays_any(parse, span, other)), None)
    if refuting is None or (claim.field.role is Role.PATIENT and _suffers(claim, case, parse)):
        return OPEN
    part = "the one who acts" if claim.field.role is Role.PATIENT else "not the one who acts"
    return Said(Label.CONTRADICTED, f"in the sentence {refuting.exact!r} is {part}", (refuting,))


def _rumour(acts: Sequence[Clause], case: Case, parse: Parse) -> str | None:
    """The words that make each of the acts hearsay: "it was reported that"; None where one is told outright."""
    accounts = [account_of(clause, case, parse) for clause in acts if not clause.nominal]
    unnamed = [account for account in accounts if account is not None and account.source is None]
    return unnamed[0].cue.exact if unnamed and len(unnamed) == len(accounts) else None


def _acts(case: Case, parse: Parse) -> list[Clause]:
    """The clauses that the record may be about; where no type tells, those that its title tells."""
    acts = [clause for clause in case.clauses if is_the_act(clause, case, parse)]
    return acts if is_typed(case) else told_by_title(acts, case, parse) or acts


def _plays_any(parse: Parse, span: Span, phrases: Sequence[Phrase]) -> bool:
    return any(plays(parse, span.start, span.end, phrase) for phrase in phrases)


def _suffers(claim: Claimed, case: Case, parse: Parse) -> bool:
    """Something is done to it in the sentence, as in "Oru was hit while walking": it is not only one who acts."""
    done_to = [phrase for clause in case.clauses if clause.passive for phrase in clause.objects]
    return any(_plays_any(parse, span, done_to) for span in claim.spans)


def _parts(claim: Claimed, acts: Sequence[Clause], case: Case) -> tuple[list[Phrase], list[Phrase]]:
    """The phrases that may hold the claimed actor, and those that must not."""
    doers = [phrase for clause in acts for phrase in agents(clause)]
    targets = [phrase for clause in acts for phrase in _targets(clause, case)]
    if case.grounded.kind is Kind.EVENT and any(case.parse and is_mutual(clause, case.parse) for clause in acts):
        meeting = [phrase for clause in acts if case.parse for phrase in meeting_parties(clause, case.parse)]
        return [*doers, *targets, *meeting], []
    return (doers, targets) if claim.field.role is Role.AGENT else (targets, doers)


_OF_THINGS = frozenset({"demand", "seek", "request", "require", "insist", "press_for", "push_for", "call_for"})
"""Their object is what is wanted, not of whom."""


def _targets(clause: Clause, case: Case) -> Sequence[Phrase]:
    found = patients(clause, case.inside(clause))
    if case.grounded.kind is Kind.DEMAND and clause.lemma in _OF_THINGS:
        return [phrase for phrase in found if phrase not in clause.objects]
    return found


def tie(claim: Claimed, case: Case) -> Iterator[Said]:
    """The date or the place says when or where this act is, not another one of the sentence."""
    if not claim.field.tied or not claim.spans:
        return
    place, parse = claim.spans[0], case.parse
    if case.grounded.kind is not Kind.EVENT:
        yield _in_content(place, case)
    elif parse is None:
        yield Said(Label.NOT_CHECKED, "no parser is installed to tell what the words belong to")
    elif claim.field.sort is not Sort.DATE:
        yield _placed(claim, case, parse)
    elif any(dated_by(c, parse, place.start, place.end) for c in case.clauses if is_the_act(c, case, parse)):
        yield Said(Label.SUPPORTED, "the date belongs to this act")
    else:
        yield Said(Label.NOT_CHECKED, "no rule ties the date to this act")


def _placed(claim: Claimed, case: Case, parse: Parse) -> Said:
    acts = [clause for clause in case.clauses if is_the_act(clause, case, parse)]
    places = [place for place in claim.spans if _is_where(parse, place)]
    if any(placed_by(clause, parse, place.start, place.end) for place in places for clause in acts):
        return Said(Label.SUPPORTED, "the place belongs to this act")
    return Said(Label.NOT_CHECKED, "no rule ties the place to this act")


_WHERE = frozenset("in at near on outside inside around throughout across off along above over beside".split())
_MOTION = frozenset(
    "travel fly go return march send deploy move retreat withdraw come flee arrive walk drive sail evacuate".split()
)


def _is_where(parse: Parse, place: Span) -> bool:
    """The preposition says where: "in Halvren", or "to Halvren" behind a verb of going; not "an appeal to Halvren"."""
    for token in parse.tokens_in(place.start, place.end):
        above = parse.tokens[token.head]
        if token.dep == "pobj" and not place.start <= above.start < place.end:
            return above.text.lower() in _WHERE or parse.tokens[above.head].lemma in _MOTION
    return True


def _in_content(place: Span, case: Case) -> Said:
    """A deadline stands in what is demanded, or right beside it."""
    content = case.grounded.first("content")
    if content is not None and content.spans:
        wanted = content.spans[0]
        if wanted.start <= place.start and place.start <= wanted.end + 40:
            return Said(Label.SUPPORTED, "the date stands with what is asked for")
    return Said(Label.NOT_CHECKED, "no rule ties the date to the demand")


def _as_responder(claim: Claimed, case: Case, parse: Parse) -> Said:
    response = case.grounded.first("response")
    if response is not None and response.spans:
        told = told_by(claim, case, response.spans[0])
        if told is not None:
            return told
    span = claim.spans[0]
    own = response.spans if response is not None else ()
    answering = [
        c for c in case.clauses if STANCES.get(c.lemma) is not None or (_is_told_in(c, own, parse) and not c.nominal)
    ]
    if any(plays(parse, span.start, span.end, phrase) for clause in answering for phrase in agents(clause)):
        return Said(Label.SUPPORTED, f"{span.exact!r} is the one who answers")
    return OPEN


def _is_told_in(clause: Clause, words: Sequence[Span], parse: Parse) -> bool:
    """Whether the words of the answer are those that tell the act: "Oru agreed at once"."""
    verb = parse.tokens[clause.predicate]
    return verb.dep == "ROOT" and not clause.negated and any(span.start <= verb.start < span.end for span in words)
