"""Who does what to whom in a sentence, against the cited records' own parties and against the grammar of the source."""

from collections.abc import Iterator, Sequence

from llm_brief.compose.checks.sense import ASKING
from llm_brief.compose.sentence import Written
from llm_brief.records.acts import act_of, agents, force_of
from llm_brief.records.base import Label, Leaf
from llm_brief.records.record import AnyRecord, Demand, Event
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse, Phrase
from llm_brief.verify.claims.check import comparisons, findings_of
from llm_brief.verify.claims.counterparts import Agreement, agreement
from llm_brief.verify.claims.source import source_of
from llm_brief.verify.claims.words import read_words

__all__ = ["parties", "rules"]


_REFUSED = frozenset({Label.CONTRADICTED, Label.MISATTRIBUTED})
_RULES = {
    **dict.fromkeys(("polarity", "modality", "role", "exchange", "opposite", "number"), _REFUSED),
    "condition": _REFUSED | {Label.PARTIAL},
}
"""Those rules of the claim checks that compare acts, with the labels that refuse a sentence; whose word it is, is
checked against the records instead."""


def rules(written: Written) -> Iterator[str]:
    """What the rules for free claims say of the sentence against the cited sentences alone."""
    source = source_of(written.ground.document, written.ground.known)
    if not source.flat:
        return
    for comparison in comparisons(written.text, source, written.ground.parser):
        for finding in findings_of(comparison):
            if finding.label in _RULES.get(finding.check, ()):
                yield finding.reason


def parties(written: Written) -> Iterator[str]:
    """Whoever a record has as the addressee or recipient is not made the one who asks or acts."""
    parse = written.known.parse
    if parse is None:
        return
    records = [record for record in written.ground.records if _actors(record)]
    for record in records if len(records) == len(written.ground.records) == 1 else ():
        yield from _asked_by_another(record, written)
    for clause in written.known.clauses:
        told = [record for record in records if _is_its_act(clause, parse, record)]
        found = [objection for record in told for objection in _exchanged(clause, parse, record, written)]
        if told and len(found) >= len(told):
            yield found[0]


def _asked_by_another(record: AnyRecord, written: Written) -> Iterator[str]:
    """An addressee right before a verb of asking, and the demander nowhere before it: the parts are exchanged.

    Read off the order of the words: a headline-like sentence may be parsed as one long name.
    """
    if not isinstance(record, Demand) or record.demander is None or not record.addressees:
        return
    words = written.words
    for at, word in enumerate(words):
        if word.stem not in ASKING or at == 0 or any(other.text == "by" for other in words[at : at + 3]):
            continue
        before = {other.text for other in words[:at]}
        asker, asked = _name_words(record.demander.value), {w for a in record.addressees for w in _name_words(a.value)}
        if words[at - 1].text in asked - asker and not asker & before:
            yield f"by the cited record it is {record.demander.value!r} who asks"
            return


def _name_words(name: str) -> set[str]:
    return {word.text for word in read_words(name) if word.capital and word.is_content}


def _actors(record: AnyRecord) -> list[str]:
    """Who acts: the demander, or the actors of an event."""
    match record:
        case Demand():
            return _values([record.demander] if record.demander else [])
        case Event():
            return _values(record.actors)
        case _:
            return []


def _others(record: AnyRecord) -> list[str]:
    """Who is acted upon."""
    match record:
        case Demand():
            return _values(record.addressees)
        case Event():
            return _values(record.recipients)
        case _:
            return []


def _values(leaves: Sequence[Leaf[str]]) -> list[str]:
    return [leaf.value for leaf in leaves]


def _is_its_act(clause: Clause, parse: Parse, record: AnyRecord) -> bool:
    if isinstance(record, Demand):
        return force_of(clause) is not None
    return isinstance(record, Event) and record.type is not None and act_of(clause, parse) is record.type.value


def _exchanged(clause: Clause, parse: Parse, record: AnyRecord, written: Written) -> Iterator[str]:
    """At most one reason for which this clause does not tell the record's act with the record's parties."""
    actors = _actors(record)
    for phrase in agents(clause):
        text = _text(parse, phrase)
        if _is_any(text, actors, written) or parse.tokens[phrase.head].pos != "PROPN":
            continue
        if _is_any(text, _others(record), written) or all(any(c.isupper() for c in actor) for actor in actors):
            yield f"by the cited record it is {actors[0]!r} who acts, not {text!r}"
            return


def _is_any(text: str, names: Sequence[str], written: Written) -> bool:
    return any(agreement(text, name, written.ground.names) is not Agreement.DIFFERENT for name in names)


def _text(parse: Parse, phrase: Phrase) -> str:
    return " ".join(token.text for token in parse.tokens_in(phrase.start, phrase.end))
