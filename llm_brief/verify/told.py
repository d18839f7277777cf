"""What a clause of the source tells of an event: whether it is the record's own, on whose account, in which words."""

import re
from collections.abc import Sequence

from llm_brief.records.acts import agents, is_announced, is_told, meeting_parties, patients, plays
from llm_brief.records.base import Label
from llm_brief.records.grounded import Claimed
from llm_brief.records.vocabulary import Kind
from llm_brief.text.attribution.accounts import account_of as told_by
from llm_brief.text.attribution.attributions import Attribution
from llm_brief.text.document import Span
from llm_brief.text.fold import fold_words
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse, Phrase
from llm_brief.text.grammar.telling import told_in
from llm_brief.verify.case import Case, Said

__all__ = ["account_of", "has_parties", "told_by_title", "told_title"]


def has_parties(clause: Clause, case: Case, parse: Parse) -> bool:
    """Whether the clause has the record's parties: one who acts, or one acted upon where nobody is said to act.

    A record without parties ("the truce took effect") is told by a clause without any.
    """
    actors, recipients = _spans(case, "actors"), _spans(case, "recipients")
    doers = [*agents(clause), *meeting_parties(clause, parse)]
    if not actors and not recipients:
        return not clause.nominal
    if _any_plays(parse, (*actors, *recipients), doers):
        return True
    return not actors and _any_plays(parse, recipients, patients(clause))


def _spans(case: Case, name: str) -> tuple[Span, ...]:
    return tuple(span for claim in case.grounded.of(name) for span in claim.spans)


def _any_plays(parse: Parse, spans: tuple[Span, ...], phrases: tuple[Phrase, ...] | list[Phrase]) -> bool:
    return any(plays(parse, span.start, span.end, phrase) for span in spans for phrase in phrases)


def account_of(clause: Clause, case: Case, parse: Parse) -> Attribution | None:
    """Who tells of the clause; None where the article does so itself, or where the clause is the telling."""
    return told_by(case.document, parse, clause.predicate, case.attributions)


def told_title(claim: Claimed, case: Case) -> Said | None:
    """A title that is, to the letter, the clause of the sentence that tells of the event; else None."""
    parse = case.parse
    if claim.field.name != "title" or case.grounded.kind is not Kind.EVENT or parse is None:
        return None
    for clause in case.clauses:
        if clause.nominal or not is_told(clause) or not has_parties(clause, case, parse):
            continue
        words = told_in(case.document, parse, clause.predicate, clause.stands_for)
        if words is not None and fold_words(words) == fold_words(str(claim.value)) and _is_owned(clause, case, parse):
            return Said(Label.SUPPORTED, "it is the clause that tells of the act, to the letter")
    return None


def told_by_title(clauses: Sequence[Clause], case: Case, parse: Parse) -> list[Clause]:
    """Of the clauses, the one that the record's title tells, and those coordinated with it that it tells too.

    The title's words need not be the sentence's: it tells a clause whose verb it holds, the outermost of these. None
    where the record has no title, or the title has another verb.
    """
    title = case.grounded.first("title")
    words = set() if title is None else {*re.findall(r"\w+", fold_words(str(title.value)))}
    clauses = [clause for clause in clauses if not (is_announced(clause) or _is_helper(clause))]
    held = [c for c in clauses if not c.nominal and fold_words(parse.tokens[c.predicate].text) in words]
    if not held:
        return []
    top = min(held, key=lambda clause: (sum(1 for _ in parse.ancestors(clause.predicate)), clause.predicate))
    return [clause for clause in held if clause is top or _is_beside(parse, clause.predicate, top.predicate)]


def _is_helper(clause: Clause) -> bool:
    """As in "is to be named": the act is told by the verb behind it."""
    return clause.lemma == "be" and clause.complement is not None and clause.attribute is None


def _is_beside(parse: Parse, verb: int, other: int) -> bool:
    """Whether only coordination stands between the two verbs."""
    while parse.tokens[verb].dep == "conj" and verb != other:
        verb = parse.tokens[verb].head
    return verb == other


def _is_owned(clause: Clause, case: Case, parse: Parse) -> bool:
    """What somebody else says of it, the record gives to him."""
    account = account_of(clause, case, parse)
    if account is None:
        return True
    named = [span for claim in case.grounded.of("attribution") for span in claim.spans]
    source = account.source
    return source is not None and any(span.start <= source.start < span.end for span in named)
