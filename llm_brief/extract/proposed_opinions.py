"""Opinions that an article states in its own voice: what ought to be done, what is right or wrong."""

from collections.abc import Iterator, Sequence

from llm_brief.extract.building import Sketch
from llm_brief.extract.circumstances import is_hearsay
from llm_brief.records.grounded import Value
from llm_brief.records.judgements import FEWEST, own_judgements
from llm_brief.records.vocabulary import Basis, Kind
from llm_brief.text.analysis import Analysis
from llm_brief.text.document import Document, Span
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse
from llm_brief.text.grammar.telling import balanced
from llm_brief.text.quotations import Quotation

__all__ = ["proposed_opinions"]


def proposed_opinions(
    document: Document, known: Analysis, parse: Parse, quoted: Sequence[Quotation]
) -> Iterator[Sketch]:
    """A sketch for each sentence in which the article itself judges or says what should be; none in a plain report."""
    own = [c for c in own_judgements(document, known, parse, quoted) if not is_hearsay(parse, c)]
    found = (_sentence(document, parse, clause) for clause in own)
    distinct = {place.start: place for place in found if place is not None}
    if len(distinct) < FEWEST:
        return
    for place in distinct.values():
        values: dict[str, Value] = {"quoted": False, "basis": Basis.AUTHOR_OPINION}
        places = {"statement": (place,)}
        yield Sketch(kind=Kind.POSITION, rule="the author's own voice", places=places, values=values, by_author=True)


def _sentence(document: Document, parse: Parse, clause: Clause) -> Span | None:
    """The whole sentence: an opinion cut out of one is easily another."""
    sentence = document.sentence_at(parse.tokens[clause.predicate].start)
    if sentence is None or "?" in sentence.text:
        return None
    end = sentence.end
    while end > sentence.start and not document.text[end - 1].isalnum():
        end -= 1
    return balanced(document, sentence.start, end) if end > sentence.start else None
