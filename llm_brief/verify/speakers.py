"""Check 4 for words: whose they are, and on whose account an event is told."""

from collections.abc import Iterator, Sequence

from llm_brief.records.acts import (
    agents,
    force_of,
    plays,
)
from llm_brief.records.base import Label
from llm_brief.records.grounded import AUTHOR, Claimed
from llm_brief.records.judgements import is_opinion_piece
from llm_brief.records.lexicon import REFUSALS, STANCES
from llm_brief.records.vocabulary import Kind
from llm_brief.text.attribution.accounts import teller_above
from llm_brief.text.attribution.attributions import Attribution, speaker_of
from llm_brief.text.document import Span
from llm_brief.text.first_person import writes_of_himself
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.cues import CueClass
from llm_brief.text.grammar.parse import Parse, Phrase
from llm_brief.text.names import BODIES
from llm_brief.text.quotations import in_quotation
from llm_brief.verify.case import Case, Said
from llm_brief.verify.the_act import is_the_act
from llm_brief.verify.told import account_of, has_parties

__all__ = ["OPEN", "as_speaker", "is_authors", "is_source", "names_another", "speaker", "told_by"]

OPEN = Said(Label.NOT_CHECKED, "no rule tells the parts in these sentences")
"""No rule tells."""


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
    if attribution.source is None and _is_left_open(case, attribution, words, holders):
        yield Said(Label.MISATTRIBUTED, "in the source told by somebody unnamed", (attribution.cue,))
    if attribution.source is None or not holders:
        return
    above = _untold(case, attribution, words)
    if above is not None:
        yield above
    elif any(is_source(case, attribution, span) for holder in holders for span in holder.spans):
        yield Said(Label.SUPPORTED, f"the words are {attribution.source.exact!r}'s")
    elif all(names_another(case, attribution, holder.spans) for holder in holders) or _tells_of(case, words, holders):
        yield _misattributed(attribution, words)


_CLAIMING = frozenset({CueClass.SAY, CueClass.CLAIM, CueClass.REPORT})


def _is_left_open(case: Case, attribution: Attribution, words: Span, holders: Sequence[Claimed]) -> bool:
    """As in "Oru said they lied and claimed that the hosts refused": what the hosts did, nobody knows on whose word."""
    cue = case.parse.tokens_in(attribution.cue.start, attribution.cue.end) if case.parse is not None else ()
    is_telling = attribution.cue_class in _CLAIMING and any(token.tag in {"VBD", "VBZ"} for token in cue[-1:])
    is_named = bool(case.grounded.of("speaker", "attribution"))
    return is_telling and not is_named and _tells_of(case, words, holders)


def _tells_of(case: Case, words: Span, holders: Sequence[Claimed]) -> bool:
    """Whether the words tell what the holder did or said, in another's account: "declined to go, the hosts said"."""
    spans = [span for holder in holders for span in holder.spans]
    inside = (told for told in case.attributions if words.start <= told.cue.start < words.end)
    return any(is_source(case, told, span) for told in inside for span in spans)


def _untold(case: Case, attribution: Attribution, words: Span) -> Said | None:
    """The words are given to somebody on the word of another, whom the record does not name: "Oru said Dorn said"."""
    above = _above(case, attribution, words)
    if above is None:
        return None
    named = [span for claim in case.grounded.of("speaker", "attribution") for span in claim.spans]
    is_alone = _above(case, above, words) is None
    if is_alone and any(is_source(case, above, span) for span in named):
        return None
    who = "somebody unnamed" if above.source is None else repr((above.speaker_mention or above.source).exact)
    reason = f"{attribution.source.exact!r} says so on the word of {who}" if attribution.source else f"told by {who}"
    return Said(Label.MISATTRIBUTED, f"in the source {reason}", (above.cue,))


def _above(case: Case, attribution: Attribution, words: Span) -> Attribution | None:
    return None if case.parse is None else teller_above(case.parse, attribution, case.attributions, words)


def _are_own_words(case: Case, words: Span) -> bool:
    """As in "dismissed the plan as “a fairy tale”": what stands in the marks is what the denier says."""
    text = case.document.text
    opening = text[max(0, words.start - 1) : words.start]
    return opening in {"“", '"', "‘", "'"} and text[: words.start - 1].rstrip().endswith(" as")


def as_speaker(claim: Claimed, case: Case) -> Said:
    """Whether the words, or the event that the record tells of, are the claimed one's."""
    if claim.rule == AUTHOR:
        return _as_author(case) if case.grounded.kind is Kind.POSITION else _as_writer(case)
    if case.grounded.kind in {Kind.EVENT, Kind.DEMAND}:
        return _as_reporter(claim, case)
    words = case.grounded.first("statement") or case.grounded.first("title")
    if words is None or not words.spans:
        return OPEN
    if claim.field.name == "speaker" and _tells(claim, case, words.spans[0]):
        return Said(Label.SUPPORTED, f"it is {claim.spans[0].exact!r} who tells what was said")
    told = told_by(claim, case, words.spans[0])
    if told is not None and (told.label is Label.SUPPORTED or not _another_speaks(claim, case)):
        return told
    return _by_stance(claim, case, words.spans[0]) or OPEN


def _tells(claim: Claimed, case: Case, words: Span) -> bool:
    """Whether the claimed one tells that the words were said."""
    attribution = speaker_of(case.document, words.start, words.end, case.attributions)
    above = None if attribution is None else _above(case, attribution, words)
    return above is not None and is_source(case, above, claim.spans[0])


def _as_reporter(claim: Claimed, case: Case) -> Said:
    """Who tells of the event: the one in whose reported words the clause of the act stands."""
    parse = case.parse
    if parse is None:
        return OPEN
    acts = [c for c in case.clauses if is_the_act(c, case, parse) and _has_parties(c, case, parse)]
    accounts = [account for clause in acts if (account := account_of(clause, case, parse)) is not None]
    for account in accounts:
        if any(is_source(case, account, span) for span in claim.spans):
            if teller_above(parse, account, case.attributions) is not None:
                return Said(
                    Label.PARTIAL, f"the source has it told that {claim.spans[0].exact!r} says so", (account.cue,)
                )
            return Said(Label.SUPPORTED, f"it is told by {claim.spans[0].exact!r}")
    another = next((account for account in accounts if names_another(case, account, claim.spans)), None)
    return _misattributed(another, claim.spans[0]) if another is not None and len(accounts) == len(acts) else OPEN


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
        return OPEN
    place = words.spans[0]
    attribution = speaker_of(case.document, place.start, place.end, case.attributions)
    if attribution is not None and attribution.source is not None and not is_authors(case, attribution):
        return _misattributed(attribution, place)
    if in_quotation(case.document.quotations, place.start, place.end):
        return Said(Label.MISATTRIBUTED, "the words stand in quotation marks: they are somebody else's")
    return Said(Label.SUPPORTED, "the article gives these words to nobody: they are its own")


def _as_writer(case: Case) -> Said:
    """The author tells of the act: nobody else is said to, in an article that its author speaks in."""
    is_spoken = writes_of_himself(case.document)
    if not is_spoken and not is_opinion_piece(case.document, case.known):
        return Said(Label.NOT_FOUND, "the article neither speaks of its author nor judges in his voice")
    if case.parse is None:
        return OPEN
    acts = [c for c in case.clauses if is_the_act(c, case, case.parse) and _has_parties(c, case, case.parse)]
    accounts = [account_of(clause, case, case.parse) for clause in acts]
    others = [a for a in accounts if a is not None and a.source is not None and not is_authors(case, a)]
    if others and len(others) == len(accounts):
        return _misattributed(others[0], others[0].cue)
    how = "who writes in the first person" if is_spoken else "whose opinions it gives"
    return Said(Label.SUPPORTED, f"its author, {how}, tells it")


_AUTHORS = frozenset({"i", "we", "this newspaper", "this paper", "this column", "this writer", "the present writer"})


def is_authors(case: Case, attribution: Attribution) -> bool:
    """Whether the article itself speaks: "I think that ...", outside quotation marks."""
    source = attribution.source
    if source is None or source.exact.lower() not in _AUTHORS:
        return False
    return not in_quotation(case.document.quotations, source.start, source.end)


def told_by(claim: Claimed, case: Case, words: Span) -> Said | None:
    """What the attribution that holds ``words`` says of the claimed one; None where there is none, or it is open."""
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
