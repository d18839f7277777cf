"""Positions that a verb of taking sides proves where no attribution does: "has pushed back against the plan"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from llm_brief.extract.asides import is_aside
from llm_brief.extract.building import Sketch, stated
from llm_brief.extract.circumstances import is_hearsay
from llm_brief.extract.naming import actors_in
from llm_brief.extract.narrowing import narrowed
from llm_brief.extract.silence import is_no_comment
from llm_brief.records.act_types import rules_out_fact
from llm_brief.records.acts import agents, is_told
from llm_brief.records.denials import takes_no_side
from llm_brief.records.grounded import Value
from llm_brief.records.lexicon import EVENT_NOUNS, REFUSALS, STANCES
from llm_brief.records.vocabulary import Kind
from llm_brief.text.analysis import Analysis
from llm_brief.text.attribution.accounts import account_of
from llm_brief.text.document import Document, Span
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse
from llm_brief.text.grammar.telling import clause_range
from llm_brief.text.quotations import Quotation, in_quotation

__all__ = ["proposed_stances", "without_side"]

_SIDES = frozenset(
    {"push_back", "rule_out", "turn_down", "veto", "resist", "oppose", "object", "favour", "favor", "deny"}
)
"""Of the verbs of refusing and siding those that give no one's words."""


def proposed_stances(
    document: Document, known: Analysis, parse: Parse, quoted: Sequence[Quotation]
) -> Iterator[Sketch]:
    """A sketch for each main clause in which a named actor refuses or takes a side, in the article's own telling."""
    for clause in known.clauses:
        if clause.lemma not in _SIDES & (REFUSALS | STANCES.keys()) or not _is_plain(document, known, parse, clause):
            continue
        holders = [span for phrase in agents(clause) for span in actors_in(parse, phrase, document)]
        words = _words(document, parse, clause)
        holder = narrowed(parse, holders[0], document) if len(holders) == 1 else None
        if holder is None or words is None or is_aside(document, parse, clause, quoted):
            continue
        values: dict[str, Value] = {"quoted": in_quotation(quoted, words.start, words.end)}
        if clause.lemma in STANCES and not takes_no_side(clause, parse):
            values["stance"] = STANCES[clause.lemma]
        places = {"stakeholder": (holder,), "statement": (words,)}
        yield Sketch(kind=Kind.POSITION, rule="a verb of taking sides", places=places, values=values)


def without_side(known: Analysis, parse: Parse, sketch: Sketch) -> Sketch:
    """The sketch of a position, without the stance of a verb that only denies a fact or refuses to do something."""
    cues = [(place.start, place.end) for place in sketch.also]
    verbs = (c for c in known.clauses if any(a <= parse.tokens[c.predicate].start < b for a, b in cues))
    if "stance" not in sketch.values or not any(takes_no_side(clause, parse) for clause in verbs):
        return sketch
    return replace(sketch, values={name: value for name, value in sketch.values.items() if name != "stance"})


def _is_plain(document: Document, known: Analysis, parse: Parse, clause: Clause) -> bool:
    """Told by the article itself, as a fact, of something named."""
    if clause.nominal or clause.negated or clause.modal is not None or clause.passive or not is_told(clause):
        return False
    is_of_something = bool(clause.objects or clause.complement or clause.obliques)
    if clause.lemma == "push_back":  # a date is pushed back too
        is_of_something = any(preposition == "against" for preposition, _ in clause.obliques)
    if clause.lemma == "rule_out":  # a suspicion is ruled out too
        is_event = any(parse.tokens[phrase.head].lemma in EVENT_NOUNS for phrase in clause.objects)
        is_of_something = is_event and not rules_out_fact(clause, parse)
    verb = parse.tokens[clause.predicate]
    if not is_of_something or verb.dep != "ROOT" or is_no_comment(parse, clause):
        return False
    told = account_of(document, parse, clause.predicate, known.attributions)
    is_cue = any(a.cue.start <= verb.start < a.cue.end for a in known.attributions)
    return told is None and not is_cue and not is_hearsay(parse, clause)


def _words(document: Document, parse: Parse, clause: Clause) -> Span | None:
    """The verb with its helpers and all that belongs to it, without the subject."""
    place = clause_range(parse, clause.predicate)
    if place is None:
        return None
    helpers = [parse.tokens[h].start for h in parse.dependents(clause.predicate, "aux", "neg")]
    start = min([parse.tokens[clause.predicate].start, *helpers])
    return stated(document, start, place[1]) if place[0] <= start < place[1] else None
