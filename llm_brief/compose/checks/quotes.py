"""Words in quotation marks are the source's to the letter, and whoever is said to say them does."""

from collections.abc import Iterator

from llm_brief.compose.checks.names import is_title
from llm_brief.compose.checks.voices import PASSING_ON, names_holder
from llm_brief.compose.sentence import Written
from llm_brief.records.base import Leaf
from llm_brief.records.record import AnyRecord, Demand, Event, StakeholderPosition
from llm_brief.text.document import Document
from llm_brief.text.locating.locate import locate
from llm_brief.text.quotations import Quotation
from llm_brief.verify.claims.words import PRONOUNS, read_words

__all__ = ["quotes", "speakers"]


def quotes(written: Written) -> Iterator[str]:
    """Each quotation stands in the cited words."""
    for quotation in written.quotations:
        words = written.text[quotation.start : quotation.end].strip(" ,.;:!?")
        if words and locate(written.ground.document, words) is None:
            yield f"these are not words of the cited sentences: {words!r}"
    if written.text.count("“") != written.text.count("”") or written.text.count('"') % 2:
        yield "a quotation is not closed"


def speakers(written: Written) -> Iterator[str]:
    """Each quotation is given to one of those whose words they are by the cited records."""
    for quotation in written.quotations:
        owners = list(dict.fromkeys(_owners(quotation, written)))
        named = _named(quotation, written)
        if not owners:
            continue
        if named is not None and not any(names_holder(named, owner, written) for owner in owners):
            if any(_stands_between(named, owner, quotation, written) for owner in owners):
                continue
            yield f"by the cited records these are words of {owners[0]!r}, not of {named!r}"
        elif named is None and not any(names_holder(written.own, owner, written) for owner in owners):
            yield f"it does not say that {owners[0]!r} says so"


def _owners(quotation: Quotation, written: Written) -> Iterator[str]:
    words = written.text[quotation.start : quotation.end].strip(" ,.;:!?")
    for record in written.ground.records:
        for leaf, holders in _speeches(record):
            if locate(Document(text=leaf.value), words) is not None:
                yield from (holder.value for holder in holders if holder is not None)


def _speeches(record: AnyRecord) -> Iterator[tuple[Leaf[str], tuple[Leaf[str] | None, ...]]]:
    match record:
        case Demand():
            for leaf in (record.content, record.condition):
                if leaf is not None:
                    yield leaf, (record.demander,)
            if record.response is not None:
                yield record.response, (record.responder,)
        case StakeholderPosition():
            if record.statement is not None:
                yield record.statement, (record.stakeholder, record.speaker)
        case Event():
            return


def _stands_between(named: str, owner: str, quotation: Quotation, written: Written) -> bool:
    """Whether the owner stands nearer to the words than whoever passes them on: "army radio quoted X as saying"."""
    start = written.text.find(named) + len(named)
    between = {word.text for word in read_words(written.text[start : quotation.start])}
    return any(word.capital and word.text in between and not is_title(word) for word in read_words(owner))


def _named(quotation: Quotation, written: Written) -> str | None:
    """Who is said to say it; None where the sentence leaves that to its context."""
    for attribution in written.known.attributions:
        holds = any(c.start < quotation.end and quotation.start < c.end for c in attribution.content)
        source = attribution.speaker_mention or attribution.source
        if attribution.cue_lemma in PASSING_ON:
            continue
        if holds and source is not None and source.exact.lower() not in PRONOUNS:
            return source.exact
    return None
