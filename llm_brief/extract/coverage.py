"""Which sentences tell of an act and are in no record: the recall side of the promise that nothing disappears."""

from collections.abc import Iterable, Iterator

from llm_brief.extract.naming import actors_in
from llm_brief.records.acts import act_of, agents, event_noun, is_told
from llm_brief.records.base import Evidence
from llm_brief.records.lexicon import SILENT
from llm_brief.text.analysis import Analysis
from llm_brief.text.document import Document
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse
from llm_brief.text.sentences import Sentence

__all__ = ["uncovered"]


def uncovered(document: Document, known: Analysis, evidence: Iterable[Evidence]) -> tuple[Sentence, ...]:
    """The sentences with an actor and an act that no evidence touches.

    Without a parse every sentence that is no heading and holds a quotation mark or a capitalised word inside counts:
    too many rather than too few.
    """
    covered = {s.index for place in evidence for s in document.sentences_in(place.start, place.end)}
    telling = _telling(document, known, known.parse) if known.parse is not None else _naming(document)
    return tuple(sentence for sentence in telling if sentence.index not in covered)


def _telling(document: Document, known: Analysis, parse: Parse) -> Iterator[Sentence]:
    numbers = {
        parse.tokens[clause.predicate].sentence
        for clause in known.clauses
        if _is_act(clause, parse) and is_told(clause)
        if _is_suffered(clause) or any(True for phrase in agents(clause) for _ in actors_in(parse, phrase, document))
    }
    for sentence in document.sentences:
        spans = (span for attribution in known.attributions for span in attribution.content)
        said = any(span.start < sentence.end and sentence.start < span.end for span in spans)
        if not sentence.heading and (said or (sentence.index in numbers and _is_statement(sentence))):
            yield sentence


def _is_suffered(clause: Clause) -> bool:
    """Whether something was done to somebody or something, by whomever: "the harbour was reduced to rubble"."""
    return bool(clause.objects) and (clause.passive or clause.lemma in _CHANGES)


def _is_statement(sentence: Sentence) -> bool:
    """Whether it ends as a statement does: no question, and no line without an end, which is a headline."""
    return sentence.text.rstrip("”\"’')] ").endswith((".", "!", "…", ":", ";", "—", "–", "-"))


def _is_act(clause: Clause, parse: Parse) -> bool:
    """A known act, or one that somebody has done to something; states and thoughts are none."""
    if act_of(clause, parse) is not None or event_noun(clause, parse) is not None:
        return True
    return clause.tense == "past" and (
        clause.lemma in _CHANGES or (clause.lemma not in SILENT and bool(clause.objects))
    )


_CHANGES = frozenset({"become", "begin", "start", "end", "stop", "die", "collapse", "arrive", "leave", "win", "lose"})
"""What comes to be or ceases, also where nothing is acted upon."""


def _naming(document: Document) -> Iterator[Sentence]:
    for sentence in document.sentences:
        inside = sentence.text.split()[1:]
        if not sentence.heading and any(word[:1].isupper() or word[:1] in {"“", '"'} for word in inside):
            yield sentence
