"""Opinions that an article states in its own voice: what ought to be done, what is right or wrong."""

from collections.abc import Iterator, Sequence

from llm_brief.extract.building import Sketch
from llm_brief.extract.circumstances import is_hearsay
from llm_brief.records.acts import is_told
from llm_brief.records.grounded import Value
from llm_brief.records.vocabulary import Basis, Kind
from llm_brief.text.analysis import Analysis
from llm_brief.text.attribution import speaker_of
from llm_brief.text.clauses import Clause
from llm_brief.text.document import Document, Span
from llm_brief.text.parse import Parse
from llm_brief.text.people import is_actor
from llm_brief.text.quotations import Quotation, touching
from llm_brief.text.telling import balanced
from llm_brief.text.wordlists import word_set

__all__ = ["proposed_opinions"]

_FEWEST = 2
"""One sentence of the kind may stand in any report; an opinion piece has several."""
_OUGHT = frozenset({"should", "ought"})
_JUDGING = word_set("""
    mistake folly disgrace evasion nonsense shame error blunder absurdity hypocrisy injustice scandal outrage farce
    wrong right fair unfair reasonable unreasonable absurd foolish wise unwise shameful hypocritical indefensible
    unacceptable intolerable unjust overdue welcome misguided reckless irresponsible cowardly dishonest disgraceful
    naive ridiculous deplorable regrettable untenable inexcusable unforgivable laughable pointless futile
    """)
_FIRST_PERSONS = frozenset({"i", "we"})


def proposed_opinions(
    document: Document, known: Analysis, parse: Parse, quoted: Sequence[Quotation]
) -> Iterator[Sketch]:
    """A sketch for each sentence in which the article itself judges or says what should be; none in a plain report."""
    judging = [clause for clause in known.clauses if _judges(parse, clause)]
    own = [clause for clause in judging if _is_own(document, known, parse, clause, quoted)]
    found = (_sentence(document, parse, clause) for clause in own)
    distinct = {place.start: place for place in found if place is not None}
    if len(distinct) < _FEWEST:
        return
    for place in distinct.values():
        values: dict[str, Value] = {"quoted": False, "basis": Basis.AUTHOR_OPINION}
        places = {"statement": (place,)}
        yield Sketch(kind=Kind.POSITION, rule="the author's own voice", places=places, values=values, by_author=True)


def _judges(parse: Parse, clause: Clause) -> bool:
    verb = parse.tokens[clause.predicate]
    if verb.dep not in {"ROOT", "conj"} or clause.nominal or not is_told(clause):
        return False
    helpers = {parse.tokens[helper].lemma for helper in parse.dependents(verb.index, "aux")}
    if "have" in helpers and helpers & (_OUGHT | {"must"}):
        return False  # "must have left": a guess
    if helpers & _OUGHT:
        return True
    if "must" in helpers:
        return clause.subject is not None and is_actor(parse, clause.subject.head)
    return verb.lemma == "be" and clause.attribute is not None and parse.tokens[clause.attribute.head].lemma in _JUDGING


def _is_own(document: Document, known: Analysis, parse: Parse, clause: Clause, quoted: Sequence[Quotation]) -> bool:
    verb = parse.tokens[clause.predicate]
    sentence = document.sentence_at(verb.start)
    if sentence is None or sentence.heading or is_hearsay(parse, clause):
        return False
    if any(True for _ in touching([q for q in quoted if q.depth == 0], sentence.start, sentence.end)):
        return False
    attribution = speaker_of(document, verb.start, verb.end, known.attributions)
    return attribution is None or attribution.source is None or attribution.source.exact.lower() in _FIRST_PERSONS


def _sentence(document: Document, parse: Parse, clause: Clause) -> Span | None:
    """The whole sentence: an opinion cut out of one is easily another."""
    sentence = document.sentence_at(parse.tokens[clause.predicate].start)
    if sentence is None or "?" in sentence.text:
        return None
    end = sentence.end
    while end > sentence.start and not document.text[end - 1].isalnum():
        end -= 1
    return balanced(document, sentence.start, end) if end > sentence.start else None
