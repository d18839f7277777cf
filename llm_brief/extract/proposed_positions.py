"""Positions that an attribution proves: these are somebody's words."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from llm_brief.extract.building import Sketch
from llm_brief.extract.holders import holder_of, named_holder
from llm_brief.extract.said_words import VERB_BELONGS, statements_of
from llm_brief.extract.silence import is_no_comment
from llm_brief.records.acts import is_former
from llm_brief.records.grounded import Value
from llm_brief.records.lexicon import FORCES, STANCES
from llm_brief.records.vocabulary import Basis, Kind
from llm_brief.text.analysis import Analysis
from llm_brief.text.attribution.accounts import teller_above
from llm_brief.text.attribution.attributions import Attribution, AttributionKind
from llm_brief.text.document import Document, Span
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.cues import CueClass
from llm_brief.text.grammar.hedged import is_hedged
from llm_brief.text.grammar.parse import Parse, Token
from llm_brief.text.grammar.turning_words import BEGINNING
from llm_brief.text.quotations import Quotation, in_quotation, touching

__all__ = ["proposed_positions"]

_STATING = frozenset(
    {
        CueClass.SAY,
        CueClass.CLAIM,
        CueClass.DENY,
        CueClass.CRITICISE,
        CueClass.PRAISE,
        CueClass.BELIEVE,
        CueClass.REPORT,
        CueClass.THREATEN,
    }
)
_TELLING = frozenset({CueClass.SAY, CueClass.CLAIM, CueClass.REPORT, CueClass.CRITICISE, CueClass.THREATEN})
"""Who believes or denies that somebody said so does not tell of it."""
_HELD = frozenset({"argument", "position", "view", "claim", "contention", "message", "line"})
_WISHING = frozenset({"hope", "wish", "want", "expect", "imagine", "suppose", "wait"})
_TENSED = frozenset({"VBD", "VBZ", "VBP", "MD"})


def proposed_positions(
    document: Document, known: Analysis, parse: Parse, quoted: Sequence[Quotation]
) -> Iterator[Sketch]:
    """A sketch for each attribution with a named source and words that can stand alone."""
    for attribution in known.attributions:
        is_asking = attribution.cue_lemma in FORCES and not _insists_it_is_so(parse, attribution)
        is_asking = is_asking or attribution.cue_class not in _STATING
        if is_asking and not _asks_aloud(attribution, quoted):
            continue
        if any(_passes_on(attribution, other) for other in known.attributions):
            continue
        if attribution.negated or not _is_told(known, parse, attribution) or _says_the_noun(parse, attribution):
            continue
        holder = holder_of(document, parse, attribution)
        if holder is None or _disagrees(parse, attribution, holder):
            continue
        for statement in statements_of(document, parse, attribution, quoted):
            if holder.start <= statement.start and statement.end <= holder.end:
                continue  # "tenants opposing the tax": what they are called by
            above = teller_above(parse, attribution, known.attributions, statement)
            teller = None if above is None else _teller(document, parse, above)
            yield _with_teller(_sketch(attribution, holder, statement, quoted), above, teller)


def _passes_on(relayer: Attribution, other: Attribution) -> bool:
    """As "according to the Post" behind “...,” Oru said: the words are Oru's, and the Post's only to tell."""
    if relayer.cue_lemma != "according to" or other.source is None or other.kind is not AttributionKind.DIRECT:
        return False
    longest = max(relayer.content, key=lambda span: span.end - span.start)
    pieces = [*other.content, other.cue]
    return all(longest.start <= piece.start and piece.end <= longest.end for piece in pieces) and (
        2 * sum(piece.end - piece.start for piece in other.content) > longest.end - longest.start
    )


def _teller(document: Document, parse: Parse, above: Attribution) -> Span | None:
    """Who tells what somebody else said, where the text names him; a paper may tell it too."""
    if above.cue_class not in _TELLING or above.negated:
        return None
    named = named_holder(document, parse, above)
    if named is not None or above.source is None or above.speaker_mention is not None:
        return named
    is_noun = any(token.pos in {"NOUN", "PROPN"} for token in parse.tokens_in(above.source.start, above.source.end))
    return above.source if is_noun else None


def _with_teller(sketch: Sketch, above: Attribution | None, teller: Span | None) -> Sketch:
    """What another has somebody say is not stated by him; without a name for the other the verifier withholds it."""
    if above is None:
        return sketch
    holds_cue = any(span.start <= cue.start < span.end for span in sketch.places["statement"] for cue in sketch.also)
    values = {name: value for name, value in sketch.values.items() if name != "basis" or not holds_cue}
    if "basis" in values:
        values["basis"] = Basis.REPORTED_BY_OTHER
    places = dict(sketch.places) if teller is None else {**sketch.places, "speaker": (teller,)}
    return replace(sketch, places=places, values=values, also=(*sketch.also, above.cue))


def _says_the_noun(parse: Parse, attribution: Attribution) -> bool:
    """As in "nothing the mayor said “will do”": what was said is the noun before, and no words behind."""
    cue = parse.token_at(attribution.cue.start)
    if cue is None or cue.dep != "relcl":
        return False
    marks = {token.tag for token in parse.tokens[parse.edges(cue.index)[0] : cue.index]}
    return not marks & {"WP", "WDT", "WRB", "WP$"}


def _disagrees(parse: Parse, attribution: Attribution, holder: Span) -> bool:
    """As in "... prefer Oru and 1 percent support Dorn": "support" is no verb of Oru's, "denies" none of critics'."""
    cue = [token for token in parse.tokens_in(attribution.cue.start, attribution.cue.end) if token.pos == "VERB"]
    named = parse.tokens_in(holder.start, holder.end)
    is_plural = cue and cue[-1].tag == "VBP" and not parse.dependents(cue[-1].index, "aux")
    is_joined = any(token.dep == "cc" for token in named)
    is_one_person = len(named) > 0 and named[-1].tag == "NNP" and named[-1].ent_type == "PERSON" and not is_joined
    are_many = len(named) > 0 and named[-1].tag == "NNS"
    is_singular = bool(cue) and cue[-1].tag == "VBZ"
    return (bool(is_plural) and is_one_person) or (is_singular and are_many)


def _insists_it_is_so(parse: Parse, attribution: Attribution) -> bool:
    """As in "insisted that the pier was safe", not "that it be closed" or "should be"."""
    cue = parse.token_at(attribution.cue.start)
    clauses = parse.dependents(cue.index, "ccomp") if cue is not None and attribution.cue_lemma == "insist" else ()
    helpers = [parse.tokens[helper] for clause in clauses for helper in parse.dependents(clause, "aux", "auxpass")]
    tensed = [*helpers, *(parse.tokens[clause] for clause in clauses)]
    is_wanted = any(token.lemma in {"should", "must", "shall", "ought"} or token.text == "be" for token in helpers)
    return bool(clauses) and not is_wanted and any(token.tag in {"VBD", "VBZ"} for token in tensed)


def _asks_aloud(attribution: Attribution, quoted: Sequence[Quotation]) -> bool:
    """A question in quotation marks states a position; a reported one is a request."""
    return any(
        in_quotation(quoted, piece.start + 1, piece.end - 1)
        for piece in attribution.content
        if piece.end - piece.start > 2
    )


def _sketch(attribution: Attribution, holder: Span, statement: Span, quoted: Sequence[Quotation]) -> Sketch:
    is_quoted = in_quotation(quoted, statement.start, statement.end)
    touched = any(True for _ in touching([q for q in quoted if q.depth == 0], statement.start, statement.end))
    values: dict[str, Value] = {} if touched and not is_quoted else {"quoted": is_quoted}
    is_inside = statement.start <= attribution.cue.start < statement.end
    is_felt = is_inside and attribution.cue_class is CueClass.BELIEVE  # nobody need have said what is hoped
    if attribution.cue.exact.lower() not in _HELD and not is_felt:
        values["basis"] = Basis.STATED
    stance = STANCES.get(attribution.cue_lemma)
    if attribution.cue_lemma == "blame":
        stance = None  # "blamed the fall on the weather": against nobody
    if stance is not None:
        values["stance"] = stance
    rule = "quoted words" if is_quoted else "a verb of judging" if is_inside else "reported words"
    return Sketch(
        kind=Kind.POSITION,
        rule=rule,
        places={"stakeholder": (holder,), "statement": (statement,)},
        values=values,
        also=(attribution.cue,),
    )


def _is_told(known: Analysis, parse: Parse, attribution: Attribution) -> bool:
    """The cue is a plain verb of telling ("said", "according to"), neither a condition nor a prospect.

    A participle ("the council, told to do so") attributes to nobody whom the sentence names; a noun ("its refusal to")
    leaves open who says so.
    """
    tokens = parse.tokens_in(attribution.cue.start, attribution.cue.end)
    if any(token.tag == "VBN" and token.dep in {"acl", "advcl", "amod", "relcl"} for token in tokens):
        return False
    verbs = {token.index for token in tokens if token.pos in {"VERB", "AUX"}}
    governing = [clause for clause in known.clauses if clause.predicate in verbs]
    if any(clause.conditional or clause.question or clause.modal is not None for clause in governing):
        return False
    empty = (is_no_comment, _is_wished, _is_contest, _is_made_to, _is_hedged)
    if any(states_nothing(parse, c) for c in governing for states_nothing in empty):
        return False
    if attribution.cue_class in VERB_BELONGS and any(
        is_former(parse, clause) or _is_leaning(parse, clause) or _lacks_object(parse, clause) for clause in governing
    ):
        return False
    if attribution.cue.exact.lower().startswith("according"):
        return True
    return bool(verbs) or any(_is_position_noun(parse, token) for token in tokens)


def _is_position_noun(parse: Parse, noun: Token) -> bool:
    """As in "the council's argument is that ...": it holds what it argues."""
    verb = parse.tokens[noun.head]
    is_subject = noun.dep == "nsubj" and noun.lemma in _HELD and verb.lemma == "be" and verb.tag in {"VBZ", "VBD"}
    return is_subject and bool(parse.dependents(verb.index, "ccomp")) and bool(parse.dependents(noun.index, "poss"))


def _is_wished(parse: Parse, clause: Clause) -> bool:
    """As in "I hope that Oru says so": nobody has said it."""
    verb = parse.tokens[clause.predicate]
    return verb.dep in {"ccomp", "xcomp"} and parse.tokens[verb.head].lemma in _WISHING


def _is_hedged(parse: Parse, clause: Clause) -> bool:
    """As in "nearly admitted that ...", "rarely says that ..."."""
    return is_hedged(parse, clause.predicate)


def _is_made_to(parse: Parse, clause: Clause) -> bool:
    """As in "let voters think that ...", "asked Oru to say that ...": what another wants to be thought or said."""
    verb = parse.tokens[clause.predicate]
    above = parse.tokens[verb.head]
    if verb.tag != "VB" or verb.dep not in {"ccomp", "xcomp", "advcl"} or above.index > verb.index:
        return False
    between = [*parse.dependents(verb.index, "nsubj"), *parse.dependents(above.index, "dobj", "dative")]
    is_told_to = any(above.index < other < verb.index for other in between)
    return is_told_to and not any(parse.tokens[aux].tag in _TENSED for aux in parse.dependents(verb.index, "aux"))


def _is_contest(parse: Parse, clause: Clause) -> bool:
    """As in "challenged her when she ran again": a rival for an office, who says nothing; a rule is challenged too."""
    things = [parse.tokens[phrase.head] for phrase in clause.objects]
    is_somebody = any(thing.pos == "PRON" or thing.ent_type == "PERSON" for thing in things)
    return clause.lemma == "challenge" and is_somebody and clause.complement is None


def _lacks_object(parse: Parse, clause: Clause) -> bool:
    """As in "a fault which Oru blames on the weather": what is blamed stands before the relative clause."""
    below = [parse.tokens[child] for child in parse.children(clause.predicate)]
    return any(token.dep in {"dobj", "pobj"} and token.tag in {"WDT", "WP"} for token in below)


def _is_leaning(parse: Parse, clause: Clause) -> bool:
    """As in "is leaning toward backing Oru", "avoided criticising it": not done, or not yet."""
    verb = parse.tokens[clause.predicate]
    if verb.tag != "VBG" or parse.dependents(verb.index, "aux"):
        return False
    return verb.dep == "pcomp" or (verb.dep == "xcomp" and parse.tokens[verb.head].lemma not in BEGINNING)
