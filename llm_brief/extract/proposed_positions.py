"""Positions that an attribution proves: these are somebody's words."""

import re
from collections.abc import Iterator, Sequence

from llm_brief.extract.building import Sketch, stated
from llm_brief.extract.calling import CALLING, called, with_cue
from llm_brief.extract.naming import actors_in
from llm_brief.extract.silence import is_no_comment
from llm_brief.records.grounded import Value
from llm_brief.records.lexicon import FORCES, STANCES
from llm_brief.records.vocabulary import Basis, Kind
from llm_brief.text.analysis import Analysis
from llm_brief.text.arguments import coordinated_with
from llm_brief.text.attribution import Attribution
from llm_brief.text.attribution_cues import CueClass
from llm_brief.text.clauses import Clause
from llm_brief.text.clipping import condition_after
from llm_brief.text.document import Document, Span
from llm_brief.text.parse import Parse, Phrase, Token
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
_HELD = frozenset({"argument", "position", "view", "claim", "contention", "message", "line"})
_WISHING = frozenset({"hope", "wish", "want", "expect", "imagine", "suppose", "wait"})
_FAR = 4
"""More sentences back, "he" and "the nominee" may have come to mean somebody else."""
_NEAR = 24
"""Characters in which the next two words begin."""
_MARKS = frozenset("after before when because since until while although though as where whereas".split())
_ANYBODY = frozenset({"either", "any", "no", "every", "whatever", "neither"})
_POINTING = frozenset({"this", "that", "it", "them", "these", "those", "the claim", "the charge", "the report"})
_LINKS = frozenset({"but", "and", "yet", "while", "although", "though", "whereas", "or", "nor"})
"""A statement that begins so is cut out of a longer one, of which somebody else may say a part."""
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
    values: dict[str, Value] = {"quoted": in_quotation(quoted, statement.start, statement.end)}
    if attribution.cue.exact.lower() not in _HELD:
        values["basis"] = Basis.STATED
    stance = STANCES.get(attribution.cue_lemma)
    if attribution.cue_lemma == "blame":
        stance = None  # "blamed the fall on the weather": against nobody
    if stance is not None:
        values["stance"] = stance
    is_inside = statement.start <= attribution.cue.start < statement.end
    rule = "quoted words" if values["quoted"] else "a verb of judging" if is_inside else "reported words"
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
    if any(is_no_comment(parse, clause) or _is_wished(parse, clause) for clause in governing):
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


def _holder(document: Document, parse: Parse, attribution: Attribution) -> Span | None:
    for place in (attribution.source, attribution.speaker_mention):
        if place is None:
            continue
        tokens = parse.tokens_in(place.start, place.end)
        inside = {token.index for token in tokens}
        tops = [t.index for t in tokens if t.head not in inside or t.head == t.index]
        is_far = tokens and abs(tokens[0].sentence - _sentence_of(parse, attribution)) > _FAR
        is_certain = _is_told_besides(document, attribution)
        if (
            place is attribution.speaker_mention
            and not is_certain
            and (is_far or not all(_leads(parse, top) for top in tops[:1]))
        ):
            return None
        for top in tops[:1]:
            if any(parse.tokens[det].text.lower() in _ANYBODY for det in parse.dependents(top, "det")):
                return None
            named = list(actors_in(parse, Phrase(top, place.start, place.end), document))
            if len(named) == 1:
                return named[0]
    return None


def _is_told_besides(document: Document, attribution: Attribution) -> bool:
    """As in "criticism from Oru, who called it ...": syntax says who is meant; "people who think so" are nobody."""
    source = attribution.source
    if source is None or source.exact.lower() != "who":
        return False
    return document.text[max(0, source.start - 3) : source.start].rstrip().endswith(",")


def _sentence_of(parse: Parse, attribution: Attribution) -> int:
    tokens = parse.tokens_in(attribution.cue.start, attribution.cue.end)
    return tokens[0].sentence if tokens else 0


def _leads(parse: Parse, head: int) -> bool:
    """Whether the name stands where one speaks of somebody, not in passing: "a follower of Oru" is not about Oru."""
    while parse.tokens[head].dep in {"appos", "conj"}:
        head = parse.tokens[head].head
    token = parse.tokens[head]
    if token.dep == "pobj":
        preposition = parse.tokens[token.head]
        return preposition.dep == "agent" or parse.tokens[preposition.head].lemma == "accord"
    return token.dep in {"nsubj", "nsubjpass", "attr", "ROOT", "npadvmod", "dobj"}


def _statement(document: Document, parse: Parse, attribution: Attribution, quoted: Sequence[Quotation]) -> Span | None:
    """The words of the content: what is inside the marks where it is quoted, else a whole clause.

    Of a denial or a refusal the verb belongs to the words: "the guns were theirs" is not what "denied that the guns
    were theirs" states.
    """
    if not attribution.content:
        return None
    longest = max(attribution.content, key=lambda span: span.end - span.start)
    inside = [q for q in quoted if longest.start <= q.start and q.end <= longest.end + 1 and q.closed and q.depth == 0]
    short = None
    if inside and not attribution.denies:
        most = max(inside, key=lambda q: q.words)
        is_most = most.words * 5 >= len(longest.exact.split()) * 3
        if most.words >= _FEWEST_QUOTED and (is_most or not _is_clause(parse, longest)):
            return stated(document, most.start, most.end)
        short = most
    if attribution.cue_lemma in CALLING:
        return called(document, parse, attribution, longest, short)
    if attribution.denies or attribution.cue_class in _VERB_BELONGS:
        is_bare = _has_other_source(longest) or longest.exact.lower().strip() in _POINTING
        return None if is_bare else with_cue(document, attribution, longest)
    stray = _before_stray(parse, longest)
    end = min(_before_gloss(longest), stray)
    statement = stated(document, _after_colon(attribution, longest), end)
    if statement is None or not _is_clause(parse, statement) or _has_other_source(statement):
        return None
    is_apart = end == stray < longest.end or _before_own_act(parse, statement)
    return statement if is_apart or _ends_whole(document, statement) else None


def _after_colon(attribution: Attribution, content: Span) -> int:
    """Where the reported words begin: behind what the author puts before them with a colon."""
    colon = content.exact.find(": ")
    return content.start + colon + 2 if colon >= 0 and attribution.cue.start >= content.end else content.start


def _before_stray(parse: Parse, content: Span) -> int:
    """Where a verb begins that goes with the verb of saying: "says they were not involved and has demanded ..."."""
    inside = {token.index for token in parse.tokens_in(content.start, content.end)}
    for index in sorted(inside):
        token = parse.tokens[index]
        is_conjunct = token.dep == "conj" and token.pos in {"VERB", "AUX"} and token.head in inside
        if is_conjunct and coordinated_with(parse, index) not in inside:
            helpers = parse.dependents(index, "aux", "auxpass", "advmod")
            first = min([index, *(helper for helper in helpers if helper < index)]) - 1
            while first in inside and parse.tokens[first].dep in {"cc", "punct"}:
                first -= 1
            return parse.tokens[first].end
    return content.end


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


def _before_own_act(parse: Parse, statement: Span) -> bool:
    """Cut off before what who says it does besides: "says they were not there [and has demanded an apology]"."""
    behind = parse.tokens_in(statement.end, statement.end + _NEAR)[:2]
    return len(behind) > 1 and behind[0].dep == "cc" and behind[1].tag in {"VBD", "VBZ", "VBP", "MD"}


def _is_clause(parse: Parse, statement: Span) -> bool:
    """It says something: a finite verb with its subject, and more than a few words; nothing that hangs in the air.

    "Are loyalists" is no clause, cut out of "the councils, critics say, are loyalists".
    """
    tokens = parse.tokens_in(statement.start, statement.end)
    if len(tokens) < _FEWEST_WORDS or tokens[0].dep == "cc" or tokens[0].text.lower() in _LINKS:
        return False
    if tokens[0].tag in {"WRB", "WP", "WDT"}:
        return False  # "discussed how he had lost it"
    subjects = {token.head for token in tokens if token.dep in {"nsubj", "nsubjpass", "expl", "csubj"}}
    inside = {token.index for token in tokens}
    tops = [t for t in tokens if (t.head not in inside or t.head == t.index) and t.pos in {"VERB", "AUX"}]
    opened = parse.tokens[tokens[0].head]
    if tokens[0].text.lower() in _MARKS and not (opened.dep == "advcl" and opened.head in inside):
        return False
    if not tops or _is_subjunctive(parse, tops[0]):
        return False
    return _is_tensed(parse, tops[0]) and tops[0].index in subjects


def _is_subjunctive(parse: Parse, verb: Token) -> bool:
    """As in "its demand that it return the ship": asked for, not said to be so."""
    subjects = (parse.tokens[subject] for subject in parse.dependents(verb.index, "nsubj"))
    is_bare = verb.tag in {"VB", "VBP"} and verb.lemma != "be" and not parse.dependents(verb.index, "aux")
    return is_bare and any(subject.text.lower() in {"it", "he", "she"} for subject in subjects)


def _is_tensed(parse: Parse, verb: Token) -> bool:
    helpers = (parse.tokens[helper] for helper in parse.dependents(verb.index, "aux", "auxpass"))
    return any(token.tag in {"VBD", "VBZ", "VBP", "MD"} for token in (verb, *helpers))


def _has_other_source(statement: Span) -> bool:
    """As in "FFD puts ...; according to the council, ...": the content names a source of its own."""
    return statement.exact.lower().startswith("according to") or ", according to" in statement.exact.lower()
