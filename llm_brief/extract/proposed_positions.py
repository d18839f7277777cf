"""Positions that an attribution proves: these are somebody's words."""

import re
from collections.abc import Iterator, Sequence

from llm_brief.extract.building import Sketch, balanced
from llm_brief.extract.naming import actors_in
from llm_brief.records.grounded import Value
from llm_brief.records.lexicon import FORCES, STANCES
from llm_brief.records.vocabulary import Basis, Kind
from llm_brief.text.analysis import Analysis
from llm_brief.text.attribution import Attribution
from llm_brief.text.attribution_cues import CueClass
from llm_brief.text.clipping import condition_after
from llm_brief.text.document import Document, Span
from llm_brief.text.parse import Parse, Phrase
from llm_brief.text.quotations import Quotation, in_quotation

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
_REMARK = re.compile(
    r"\s*(?:[—–]|--| -) ?(?:an?|the) "
    r"|\s*, an? (?:move|step|sign|charge|claim|shift|decision|stance|gesture|message|development|ruling)\b"
)
"""Where the author begins to comment on what was said."""
_VERB_BELONGS = frozenset({CueClass.DENY, CueClass.CRITICISE, CueClass.PRAISE})
_FEWEST_WORDS = 4
"""A shorter reported content is a fragment."""
_FEWEST_QUOTED = 3
"""Fewer words in quotation marks are a word held at arm's length, not a statement."""


def proposed_positions(
    document: Document, known: Analysis, parse: Parse, quoted: Sequence[Quotation]
) -> Iterator[Sketch]:
    """A sketch for each attribution with a named source and words that can stand alone."""
    for attribution in known.attributions:
        is_asking = attribution.cue_lemma in FORCES or attribution.cue_class not in _STATING
        if is_asking and not _asks_aloud(attribution, quoted):
            continue
        if attribution.negated or not _is_told(known, parse, attribution):
            continue
        holder = _holder(document, parse, attribution)
        statement = _statement(document, parse, attribution, quoted)
        if holder is not None and statement is not None:
            yield _sketch(attribution, holder, statement, quoted)


def _asks_aloud(attribution: Attribution, quoted: Sequence[Quotation]) -> bool:
    """A question in quotation marks states a position; a reported one is a request."""
    return any(
        in_quotation(quoted, piece.start + 1, piece.end - 1)
        for piece in attribution.content
        if piece.end - piece.start > 2
    )


def _sketch(attribution: Attribution, holder: Span, statement: Span, quoted: Sequence[Quotation]) -> Sketch:
    values: dict[str, Value] = {
        "quoted": in_quotation(quoted, statement.start, statement.end),
        "basis": Basis.STATED,
    }
    stance = STANCES.get(attribution.cue_lemma)
    if stance is not None:
        values["stance"] = stance
    return Sketch(
        kind=Kind.POSITION,
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
    return bool(verbs) or attribution.cue.exact.lower().startswith("according")


def _holder(document: Document, parse: Parse, attribution: Attribution) -> Span | None:
    for place in (attribution.source, attribution.speaker_mention):
        if place is None:
            continue
        tokens = parse.tokens_in(place.start, place.end)
        inside = {token.index for token in tokens}
        tops = [t.index for t in tokens if t.head not in inside or t.head == t.index]
        for top in tops[:1]:
            named = list(actors_in(parse, Phrase(top, place.start, place.end), document))
            if len(named) == 1:
                return named[0]
    return None


def _statement(document: Document, parse: Parse, attribution: Attribution, quoted: Sequence[Quotation]) -> Span | None:
    """The words of the content: what is inside the marks where it is quoted, else a whole clause.

    Of a denial or a refusal the verb belongs to the words: "the guns were theirs" is not what "denied that the guns
    were theirs" states.
    """
    if not attribution.content:
        return None
    longest = max(attribution.content, key=lambda span: span.end - span.start)
    inside = [q for q in quoted if longest.start <= q.start and q.end <= longest.end + 1 and q.closed and q.depth == 0]
    if inside and not attribution.denies:
        most = max(inside, key=lambda q: q.words)
        is_most = most.words * 5 >= len(longest.exact.split()) * 3
        if most.words >= _FEWEST_QUOTED and (is_most or not _is_clause(parse, longest)):
            return _trimmed(document, most.start, most.end)
    if attribution.denies or attribution.cue_class in _VERB_BELONGS:
        return _with_cue(document, attribution, longest)
    statement = _trimmed(document, longest.start, _before_gloss(longest))
    if statement is None or not _is_clause(parse, statement) or _has_other_source(statement):
        return None
    return statement if _ends_whole(document, statement) else None


def _before_gloss(content: Span) -> int:
    """Where the author's own remark on the content begins ("..., a move that suggests"), or the content's end."""
    remark = _REMARK.search(content.exact)
    return content.start + remark.start() if remark else content.end


def _ends_whole(document: Document, statement: Span) -> bool:
    """The words stop where the sentence makes a stop: nothing that belongs to them is cut off."""
    if condition_after(document.text, statement.end) is not None:
        return False
    rest = document.text[statement.end : statement.end + 3].lstrip(" )”’\"'")
    return not rest or not rest[0].isalnum()


def _with_cue(document: Document, attribution: Attribution, content: Span) -> Span | None:
    cue = attribution.cue
    if not cue.end <= content.start <= cue.end + 24 or "\n" in document.text[cue.start : content.end]:
        return None
    return _trimmed(document, cue.start, content.end)


def _is_clause(parse: Parse, statement: Span) -> bool:
    """It says something: a finite verb with its subject, and more than a few words."""
    tokens = parse.tokens_in(statement.start, statement.end)
    subjects = {token.head for token in tokens if token.dep in {"nsubj", "nsubjpass", "expl", "csubj"}}
    inside = {token.index for token in tokens}
    is_finite = any(token.tag in {"VBD", "VBZ", "VBP", "MD"} for token in tokens)
    return len(tokens) >= _FEWEST_WORDS and is_finite and bool(subjects & inside)


def _has_other_source(statement: Span) -> bool:
    """As in "FFD puts ...; according to the council, ...": the content names a source of its own."""
    return statement.exact.lower().startswith("according to") or ", according to" in statement.exact.lower()


def _trimmed(document: Document, start: int, end: int) -> Span | None:
    """Without "that", white space and marks at the ends; None when nothing is left."""
    words = document.text[start:end]
    for opening in ("that ", "as "):
        if words.lower().startswith(opening):
            start += len(opening)
    while start < end and not document.text[start].isalnum():
        start += 1
    while end > start and (document.text[end - 1].isspace() or document.text[end - 1] in ",;:.“”\"'’—–-"):
        end -= 1
    return balanced(document, start, end) if start < end else None
