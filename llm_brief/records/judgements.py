"""Sentences in which an article itself judges or says what ought to be done: an editorial has several."""

from collections.abc import Iterator, Sequence

from llm_brief.records.acts import is_told
from llm_brief.text.analysis import Analysis
from llm_brief.text.attribution.attributions import speaker_of
from llm_brief.text.document import Document
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse
from llm_brief.text.grammar.people import is_actor
from llm_brief.text.quotations import Quotation, touching
from llm_brief.text.wordlists import word_set

__all__ = ["FEWEST", "is_opinion_piece", "own_judgements"]

FEWEST = 2
"""One sentence of the kind may stand in any report; an opinion piece has several."""
_OUGHT = frozenset({"should", "ought"})
_JUDGING = word_set("""
    mistake folly disgrace evasion nonsense shame error blunder absurdity hypocrisy injustice scandal outrage farce
    wrong right fair unfair reasonable unreasonable absurd foolish wise unwise shameful hypocritical indefensible
    unacceptable intolerable unjust overdue welcome misguided reckless irresponsible cowardly dishonest disgraceful
    naive ridiculous deplorable regrettable untenable inexcusable unforgivable laughable pointless futile
    """)
_ADVISED = word_set("""
    call contact visit check bring allow stay avoid wear drink boil register apply expect report email phone ask see
    note read keep wash seek wait arrive leave take carry travel dial write send
    """)
"""What readers are told to do for their own sake is nobody's opinion: "passengers should bring a ticket"."""
_FIRST_PERSONS = frozenset({"i", "we"})


def is_opinion_piece(document: Document, known: Analysis) -> bool:
    """Whether the article judges in several sentences of its own: what it tells, it tells as its author's view."""
    if known.parse is None:
        return False
    found = own_judgements(document, known, known.parse, document.quotations)
    weighed = (clause for clause in found if clause.modal != "must")  # what must be done may be the law
    return len({known.parse.tokens[clause.predicate].sentence for clause in weighed}) >= FEWEST


def own_judgements(document: Document, known: Analysis, parse: Parse, quoted: Sequence[Quotation]) -> Iterator[Clause]:
    """The clauses that judge in the article's own voice: outside headings and quotation marks, and in nobody's name."""
    outer = [quotation for quotation in quoted if quotation.depth == 0]
    for clause in known.clauses:
        if _judges(parse, clause) and _is_own(document, known, parse, clause, outer):
            yield clause


def _judges(parse: Parse, clause: Clause) -> bool:
    verb = parse.tokens[clause.predicate]
    if verb.dep not in {"ROOT", "conj"} or clause.nominal or not is_told(clause):
        return False
    if clause.subject is not None and parse.tokens[clause.subject.head].text.lower() == "you":
        return False  # somebody is spoken to, by one who is quoted without marks
    helpers = {parse.tokens[helper].lemma for helper in parse.dependents(verb.index, "aux")}
    if "have" in helpers and helpers & (_OUGHT | {"must"}):
        return False  # "must have left": a guess
    if helpers & _OUGHT:
        return not _is_advice(parse, clause)
    if "must" in helpers:
        return clause.subject is not None and is_actor(parse, clause.subject.head)
    return verb.lemma == "be" and clause.attribute is not None and parse.tokens[clause.attribute.head].lemma in _JUDGING


def _is_advice(parse: Parse, clause: Clause) -> bool:
    verb = parse.tokens[clause.predicate]
    subject = None if clause.subject is None else parse.tokens[clause.subject.head]
    is_anybody = subject is not None and subject.tag == "NNS" and not parse.dependents(subject.index, "det", "poss")
    return verb.lemma in _ADVISED and is_anybody


def _is_own(document: Document, known: Analysis, parse: Parse, clause: Clause, outer: Sequence[Quotation]) -> bool:
    verb = parse.tokens[clause.predicate]
    sentence = document.sentence_at(verb.start)
    if sentence is None or sentence.heading or any(True for _ in touching(outer, sentence.start, sentence.end)):
        return False
    attribution = speaker_of(document, verb.start, verb.end, known.attributions)
    return attribution is None or attribution.source is None or attribution.source.exact.lower() in _FIRST_PERSONS
