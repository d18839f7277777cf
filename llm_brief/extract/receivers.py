"""To whom an act is done: the names that its clause has for them, and none of a place, a means or an event."""

from collections.abc import Sequence

from llm_brief.extract.naming import actors_in
from llm_brief.records.acts import act_of, patients
from llm_brief.records.lexicon import EVENT_NOUNS
from llm_brief.text.document import Document, Span
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse, Phrase
from llm_brief.text.grammar.people import is_person_word
from llm_brief.text.quotations import in_quotation
from llm_brief.text.wordlists import word_set

__all__ = ["names_an_event", "recipients_of"]

_GOING = frozenset("go come return travel fly move drive walk march head sail".split())
"""Of these "to" says where."""
_TAKING = frozenset("take bring rush carry transport airlift evacuate escort".split())
"""The same, beside whom they are done to."""
_SHARING = frozenset("share discuss exchange swap settle compare agree negotiate sign trade split start begin".split())
_TWO_SIDED = word_set("""
    contract partnership alliance relationship relation tie bond friendship feud row dispute deal word contact game
    match draw date engagement affair quarrel rivalry pact venture
    """)
"""Things that somebody has with somebody: else "with" says by what means, or in what state."""
_COMPLETING = frozenset({"finish", "complete"})
"""Of these it says so whatever is finished."""
_CHOOSING = frozenset({"elect", "appoint", "hire", "recruit"})
_SENDING = word_set("""
    send dispatch deploy withdraw recall mobilize mobilise mass pull_out redeploy appoint create form establish found
    set_up build elect hire recruit receive get obtain win earn gain attend lead head chair join score
    """)
"""Of these the object is what is moved, made or had, not to whom something is done."""


def recipients_of(document: Document, parse: Parse, clause: Clause, doers: Sequence[Span]) -> tuple[Span, ...]:
    """Whom the clause names as those it is done to or with; ``doers`` are none of them."""
    meant = () if clause.stands_for is None else (clause.stands_for,)
    if (clause.lemma in _SENDING and not _chooses(parse, clause)) or (
        clause.lemma == "host" and act_of(clause, parse) is None
    ):
        return ()
    is_alone = clause.passive and clause.subject is None
    phrases = (*clause.objects, *meant) if is_alone or clause.lemma in _GOING else patients(clause)
    if act_of(clause, parse) is None:  # "issued a photo from ...": only a known act has a part for whom "from" names
        aside = [phrase for preposition, phrase in clause.obliques if preposition not in {"to", "with", "against"}]
        aside += _means(parse, clause)
        phrases = tuple(phrase for phrase in phrases if phrase not in aside)
    if clause.lemma in _TAKING:
        where = [phrase for preposition, phrase in clause.obliques if preposition == "to"]
        phrases = tuple(phrase for phrase in phrases if phrase not in where)
    found = [span for phrase in phrases for span in actors_in(parse, phrase, document)]
    acting = {doer.exact.lower() for doer in doers}
    distinct = dict.fromkeys(s for s in found if s.exact.lower() not in acting and not _names_a_place(parse, s))
    return tuple(span for span in distinct if not names_an_event(document, parse, span))


def names_an_event(document: Document, parse: Parse, span: Span) -> bool:
    """As in "the “Delta Dialogue” will be held": what stands in marks or is labelled an event is nobody."""
    tokens = parse.tokens_in(span.start, span.end)
    if any(is_person_word(token) for token in tokens):
        return False
    marked = any(token.text in {'"', "“"} or token.ent_type in {"EVENT", "WORK_OF_ART"} for token in tokens)
    return marked or in_quotation(document.quotations, span.start, span.end)


def _means(parse: Parse, clause: Clause) -> list[Phrase]:
    """What "with" names beside an object: "finished the game with ten men", not "signed a contract with Oru"."""
    things = [parse.tokens[phrase.head].lemma.lower() for phrase in clause.objects]
    is_shared = clause.lemma in _SHARING or any(thing in EVENT_NOUNS or thing in _TWO_SIDED for thing in things)
    named = () if not things or (is_shared and clause.lemma not in _COMPLETING) else clause.obliques
    return [phrase for preposition, phrase in named if preposition == "with"]


def _chooses(parse: Parse, clause: Clause) -> bool:
    """As in "Oru was elected mayor": somebody by name, not the body or the post that is made."""
    heads = [parse.tokens[phrase.head] for phrase in clause.objects]
    return clause.lemma in _CHOOSING and any(head.pos == "PROPN" and head.ent_type == "PERSON" for head in heads)


def _names_a_place(parse: Parse, span: Span) -> bool:
    """As in "flew to Aldmoor", "closed Aldmoor Station": a place is no recipient."""
    last = parse.tokens_in(span.start, span.end)[-1]
    if last.ent_type in {"FAC", "LOC", "PRODUCT", "LAW"}:
        return True
    before = parse.tokens[last.head].text.lower()
    return last.ent_type in {"GPE", "LOC", "FAC"} and before in {"to", "into", "at", "from", "in"}
