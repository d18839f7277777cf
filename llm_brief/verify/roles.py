"""Check 4: who does it, to whom, and whose words they are. Certain by the parse, or left open."""

from collections.abc import Iterator, Sequence

from llm_brief.records.acts import (
    SYMMETRIC,
    act_of,
    agents,
    dated_by,
    force_of,
    meeting_parties,
    patients,
    placed_by,
    plays,
)
from llm_brief.records.base import Label
from llm_brief.records.grounded import AUTHOR, Claimed
from llm_brief.records.kinds import Role
from llm_brief.records.lexicon import REFUSALS, STANCES
from llm_brief.records.vocabulary import EventStatus, EventType, Kind, Sort
from llm_brief.text.attribution import Attribution, speaker_of
from llm_brief.text.clauses import Clause
from llm_brief.text.document import Span
from llm_brief.text.names import BODIES
from llm_brief.text.parse import Parse, Phrase
from llm_brief.text.quotations import in_quotation, quotations
from llm_brief.verify.case import Case, Said
from llm_brief.verify.told import account_of, has_parties, told_by_title

__all__ = ["is_authors", "is_source", "is_the_act", "names_another", "role", "speaker", "tie"]

_OPEN = Said(Label.NOT_CHECKED, "no rule tells the parts in these sentences")


def role(claim: Claimed, case: Case) -> Iterator[Said]:
    """A named actor plays the part that the record gives it in the act that the record is about."""
    if claim.field.role is None or not claim.spans:
        return
    if claim.field.role is Role.SPEAKER or case.grounded.kind is Kind.POSITION:
        yield _as_speaker(claim, case)
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
        return Said(Label.SUPPORTED, f"{claim.spans[0].exact!r} has this part in the sentence")
    _, other = _parts(claim, told_by_title(acts, case, parse) or acts, case)
    refuting = next((span for span in claim.spans if _plays_any(parse, span, other)), None)
    if refuting is None or (claim.field.role is Role.PATIENT and _suffers(claim, case, parse)):
        return _OPEN
    part = "the one who acts" if claim.field.role is Role.PATIENT else "not the one who acts"
    return Said(Label.CONTRADICTED, f"in the sentence {refuting.exact!r} is {part}", (refuting,))


def _acts(case: Case, parse: Parse) -> list[Clause]:
    """The clauses that the record may be about; where no type tells, those that its title tells."""
    acts = [clause for clause in case.clauses if is_the_act(clause, case, parse)]
    return acts if _is_typed(case) else told_by_title(acts, case, parse) or acts


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
    if case.grounded.kind is Kind.EVENT and any(_is_symmetric(clause, case) for clause in acts):
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


def _is_symmetric(clause: Clause, case: Case) -> bool:
    return case.parse is not None and act_of(clause, case.parse) in SYMMETRIC


def is_the_act(clause: Clause, case: Case, parse: Parse) -> bool:
    """Whether this is the clause that the record is about, as far as its type or its content tells."""
    if case.grounded.kind is Kind.DEMAND:
        return force_of(clause) is not None and _asks_for_content(clause, case)
    if clause.negated and not _tells_of_none(case):
        return False
    category = case.grounded.first("type")
    return category is None or not _is_typed(case) or act_of(clause, parse) == category.value


def _is_typed(case: Case) -> bool:
    """Whether the record says what kind of act it is about; "other" says nothing. Demands are told by their content."""
    category = case.grounded.first("type")
    return case.grounded.kind is not Kind.EVENT or (category is not None and category.value != EventType.OTHER)


def _tells_of_none(case: Case) -> bool:
    """The record itself says that it did not take place."""
    status = case.grounded.first("status")
    return status is not None and status.value in {EventStatus.DENIED, EventStatus.CANCELLED, EventStatus.POSTPONED}


def _asks_for_content(clause: Clause, case: Case) -> bool:
    """The wanted thing stands in what the verb of asking governs."""
    content = case.grounded.first("content")
    if content is None or not content.spans:
        return False
    start, end = clause.start, clause.end
    return start < content.spans[0].end and content.spans[0].start < end


def _as_responder(claim: Claimed, case: Case, parse: Parse) -> Said:
    response = case.grounded.first("response")
    if response is not None and response.spans:
        told = _told_by(claim, case, response.spans[0])
        if told is not None:
            return told
    span = claim.spans[0]
    answering = [clause for clause in case.clauses if STANCES.get(clause.lemma) is not None]
    if any(plays(parse, span.start, span.end, phrase) for clause in answering for phrase in agents(clause)):
        return Said(Label.SUPPORTED, f"{span.exact!r} is the one who answers")
    return _OPEN


def speaker(claim: Claimed, case: Case) -> Iterator[Said]:
    """Quoted or reported words belong to the one to whom the record gives them, and are not what they deny."""
    if claim.field.name not in ("statement", "response") or not claim.spans:
        return
    words = claim.spans[0]
    attribution = speaker_of(case.document, words.start, words.end, case.attributions)
    if attribution is None:
        return
    if (attribution.denies or attribution.negated) and not _are_own_words(case, words):
        cue = attribution.cue
        yield Said(Label.CONTRADICTED, f"the words are cut out of what the source tells with {cue.exact!r}", (cue,))
        return
    name = "stakeholder" if claim.field.name == "statement" else "responder"
    holders = case.grounded.of(name, "speaker")
    if attribution.source is None or not holders:
        return
    if any(is_source(case, attribution, span) for holder in holders for span in holder.spans):
        yield Said(Label.SUPPORTED, f"the words are {attribution.source.exact!r}'s")
    elif all(names_another(case, attribution, holder.spans) for holder in holders):
        yield _misattributed(attribution, words)


def _are_own_words(case: Case, words: Span) -> bool:
    """As in "dismissed the plan as “a fairy tale”": what stands in the marks is what the denier says."""
    text = case.document.text
    opening = text[max(0, words.start - 1) : words.start]
    return opening in {"“", '"', "‘", "'"} and text[: words.start - 1].rstrip().endswith(" as")


def _as_speaker(claim: Claimed, case: Case) -> Said:
    if claim.rule == AUTHOR:
        return _as_author(case)
    if case.grounded.kind in {Kind.EVENT, Kind.DEMAND}:
        return _as_reporter(claim, case)
    words = case.grounded.first("statement") or case.grounded.first("title")
    if words is None or not words.spans:
        return _OPEN
    told = _told_by(claim, case, words.spans[0])
    if told is not None and (told.label is Label.SUPPORTED or not _another_speaks(claim, case)):
        return told
    return _by_stance(claim, case, words.spans[0]) or _OPEN


def _as_reporter(claim: Claimed, case: Case) -> Said:
    """Who tells of the event: the one in whose reported words the clause of the act stands."""
    parse = case.parse
    if parse is None:
        return _OPEN
    acts = [c for c in case.clauses if is_the_act(c, case, parse) and _has_parties(c, case, parse)]
    accounts = [account for clause in acts if (account := account_of(clause, case, parse)) is not None]
    for account in accounts:
        if any(is_source(case, account, span) for span in claim.spans):
            return Said(Label.SUPPORTED, f"it is told by {claim.spans[0].exact!r}")
    another = next((account for account in accounts if names_another(case, account, claim.spans)), None)
    return _misattributed(another, claim.spans[0]) if another is not None and len(accounts) == len(acts) else _OPEN


def _has_parties(clause: Clause, case: Case, parse: Parse) -> bool:
    if case.grounded.kind is Kind.EVENT:
        return has_parties(clause, case, parse)
    demanders = [span for claim in case.grounded.of("demander") for span in claim.spans]
    return any(plays(parse, span.start, span.end, phrase) for span in demanders for phrase in agents(clause))


def _another_speaks(claim: Claimed, case: Case) -> bool:
    """The record names someone who speaks for the stakeholder: whose position it is, is then another question."""
    return claim.field.name == "stakeholder" and bool(case.grounded.of("speaker"))


def _as_author(case: Case) -> Said:
    """The article's own voice: nobody else is given the words."""
    words = case.grounded.first("statement")
    if words is None or not words.spans:
        return _OPEN
    place = words.spans[0]
    attribution = speaker_of(case.document, place.start, place.end, case.attributions)
    if attribution is not None and attribution.source is not None and not is_authors(case, attribution):
        return _misattributed(attribution, place)
    if in_quotation(quotations(case.document.text), place.start, place.end):
        return Said(Label.MISATTRIBUTED, "the words stand in quotation marks: they are somebody else's")
    return Said(Label.SUPPORTED, "the article gives these words to nobody: they are its own")


_AUTHORS = frozenset({"i", "we", "this newspaper", "this paper", "this column", "this writer", "the present writer"})


def is_authors(case: Case, attribution: Attribution) -> bool:
    """Whether the article itself speaks: "I think that ...", outside quotation marks."""
    source = attribution.source
    if source is None or source.exact.lower() not in _AUTHORS:
        return False
    return not in_quotation(quotations(case.document.text), source.start, source.end)


def _told_by(claim: Claimed, case: Case, words: Span) -> Said | None:
    attribution = speaker_of(case.document, words.start, words.end, case.attributions)
    if attribution is None or attribution.source is None:
        return None
    if is_source(case, attribution, claim.spans[0]):
        return Said(Label.SUPPORTED, f"the words are {claim.spans[0].exact!r}'s")
    return _misattributed(attribution, words) if names_another(case, attribution, claim.spans) else None


def _by_stance(claim: Claimed, case: Case, words: Span) -> Said | None:
    """Someone who "condemned the step as ..." holds the position, though nothing is said to be said."""
    if case.parse is None:
        return None
    span = claim.spans[0]
    for told in case.attributions:  # words with the verb of saying in them: "denied that ..."
        if words.start <= told.cue.start < words.end and is_source(case, told, span):
            return Said(Label.SUPPORTED, f"{span.exact!r} is the one who does so in the sentence")
    for clause in case.clauses:
        if clause.lemma not in STANCES and clause.lemma not in REFUSALS and force_of(clause) is None:
            continue
        covers = clause.start <= words.start and words.end <= clause.end
        if covers and any(plays(case.parse, span.start, span.end, phrase) for phrase in agents(clause)):
            return Said(Label.SUPPORTED, f"{span.exact!r} is the one who does so in the sentence")
    return None


def _misattributed(attribution: Attribution, words: Span) -> Said:
    source = attribution.source
    named = attribution.speaker_mention or source
    who = named.exact if named else "someone else"
    return Said(Label.MISATTRIBUTED, f"the source gives these words to {who!r}", (source,) if source else (words,))


def names_another(case: Case, attribution: Attribution, spans: Sequence[Span]) -> bool:
    """The source is a name, and not one that the claimed words are part of: "the UDU" in "UDU president Marta Ilves".

    "He" or "the aide" may be anybody: nothing follows from them.
    """
    named = attribution.speaker_mention or attribution.source
    if named is None or case.parse is None:
        return False
    if any(named.start <= span.start and span.end <= named.end for span in spans):
        return False
    if _is_other_body(case, case.parse, named, spans):
        return True
    return any(token.pos == "PROPN" for token in case.parse.tokens_in(named.start, named.end))


def _is_other_body(case: Case, parse: Parse, named: Span, spans: Sequence[Span]) -> bool:
    """As "the union" is not the company: bodies of different sorts, tied by nothing in the document."""
    source = _body_of(parse, named)
    if source is None or named.exact[:4].lower() != "the ":
        return False
    others = [_body_of(parse, span) for span in spans]
    return bool(others) and all(
        other is not None and other != source and not case.are_same(named.exact, span.exact)
        for other, span in zip(others, spans, strict=True)
    )


def _body_of(parse: Parse, place: Span) -> str | None:
    """The noun for a body that heads the words, or None."""
    tokens = parse.tokens_in(place.start, place.end)
    inside = {token.index for token in tokens}
    top = next((token for token in tokens if token.head not in inside or token.head == token.index), None)
    return top.lemma.lower() if top is not None and top.lemma.lower() in BODIES else None


def is_source(case: Case, attribution: Attribution, span: Span) -> bool:
    """Whether the words at ``span`` name the one to whom the attribution gives its content."""
    named = [place for place in (attribution.source, attribution.speaker_mention) if place is not None]
    return any(_same_name(case, place, span) for place in named)


def _same_name(case: Case, named: Span, span: Span) -> bool:
    if span.start <= named.start and named.end <= span.end:
        return True
    if case.parse is not None:
        tokens = case.parse.tokens_in(named.start, named.end)
        inside = {token.index for token in tokens}
        tops = [token.index for token in tokens if token.head not in inside or token.head == token.index]
        if any(plays(case.parse, span.start, span.end, Phrase(top, named.start, named.end)) for top in tops):
            return True
    if named.start <= span.start and span.end <= named.end and case.parse is None and named.end - span.end <= 1:
        return True
    return case.are_same(named.exact, span.exact)
