"""The words of what somebody said: inside the marks where it is quoted, else a whole clause."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from llm_brief.extract.building import stated
from llm_brief.extract.calling import CALLING, called, with_cue
from llm_brief.extract.whole_clauses import is_clause
from llm_brief.text.attribution.attributions import Attribution
from llm_brief.text.dates.find import find_dates
from llm_brief.text.document import Document, Span
from llm_brief.text.grammar.arguments import coordinated_with
from llm_brief.text.grammar.clipping import condition_after
from llm_brief.text.grammar.cues import CueClass
from llm_brief.text.grammar.parse import Parse, Token
from llm_brief.text.quotations import Quotation, touching

__all__ = ["VERB_BELONGS", "statements_of"]

_REMARK = re.compile(
    r"\s*(?:[—–]|--| -) ?(?:an?|the) "
    r"|\s*, an? (?:move|step|sign|charge|claim|shift|decision|stance|gesture|message|development|ruling)\b"
)
"""Where the author begins to comment on what was said."""
VERB_BELONGS = frozenset({CueClass.DENY, CueClass.CRITICISE, CueClass.PRAISE})
_ATTITUDES = frozenset({"hope", "fear", "worry", "wish", "expect", "anticipate", "doubt", "suspect"})
"""What is hoped is not what is stated: without its verb it would be a forecast."""
_POINTING_OUT = frozenset(
    "highlight emphasize emphasise stress underline underscore voice express reiterate reaffirm echo".split()
)
"""Verbs that say something with a noun alone: "stressed the need for talks"."""
_RECORDING = frozenset({"report", "document", "detail", "record"})
"""Verbs that find a thing: "reported “forty thefts” in the bay" states no bare "forty thefts"."""
_PRINTING = frozenset({"publish", "list", "print"})
_LIGHT = 3
"""Letters of the words that a title may write small."""
_GOVERNING = frozenset({"of", "for", "with", "by", "from", "against", "in"})
_BEING = frozenset("is are was were has have had will would can could may might must should".split())
_TENSED = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NEAR = 24
"""Characters in which the next two words begin."""
_CONDITIONS = frozenset({"if", "unless", "until", "once", "when", "whenever", "provided", "should"})
_POINTING = frozenset({"this", "that", "it", "them", "these", "those", "the claim", "the charge", "the report"})
_CLOSED = re.compile(r"[,.!?…][”\"]\Z")
_STOP = re.compile(r"[.!?;\n]")
_FEWEST_QUOTED = 3
"""Fewer words in quotation marks are a word held at arm's length, not a statement."""


def statements_of(
    document: Document, parse: Parse, attribution: Attribution, quoted: Sequence[Quotation]
) -> Iterator[Span]:
    """The words of each piece of the content: what is inside the marks where it is quoted, else a whole clause.

    Of “...,” said Oru. “...” both are given where each says something by itself, else the longer one. Of a denial or a
    refusal the verb belongs to the words: "the guns were theirs" is not what "denied that the guns were theirs" states.
    """
    if not attribution.content:
        return
    whole = _parted(document, parse, attribution, quoted) or _conditioned(document, attribution, quoted)
    if whole is not None:
        yield whole
        return
    outer = [quotation for quotation in quoted if quotation.depth == 0]
    longest = max(attribution.content, key=lambda span: span.end - span.start)
    for piece in attribution.content:
        if piece is not longest and not _stands_by_itself(document, parse, attribution, piece, outer):
            continue
        words = _words_of(document, parse, attribution, piece, quoted)
        if words is not None:
            is_marked = any(True for _ in touching(outer, words.start, words.end))
            yield words if is_marked else _with_year(document, parse, attribution, words)


def _stands_by_itself(
    document: Document, parse: Parse, attribution: Attribution, piece: Span, outer: Sequence[Quotation]
) -> bool:
    """Whether a shorter piece says something without the longest: a clause, no question, and no half of a sentence."""
    if attribution.denies or attribution.negated or not is_clause(parse, piece):
        return False
    if not any(True for _ in touching(outer, piece.start, piece.end)):
        sentence = document.sentence_at(attribution.cue.start)
        if sentence is None or piece.end > sentence.end or attribution.cue_class is not CueClass.SAY:
            return False
        first = parse.token_at(piece.start)
        is_front = piece.start == sentence.start and first is not None and first.tag not in {"VBG", "VBN", "IN"}
        return is_front or attribution.cue.end <= piece.start
    marks = [q for q in outer if q.closed and (q.outer_start, q.outer_end) == (piece.start, piece.end)]
    if not marks or piece.exact.rstrip("”\"'’ ").endswith("?") or not document.text[marks[0].start].isupper():
        return False
    return not any(_is_interrupted(document, attribution, one, two) for one, two in pairwise(attribution.content))


def _is_interrupted(document: Document, attribution: Attribution, one: Span, two: Span) -> bool:
    """As in “I would go,” he said, “if they asked”: one sentence goes on behind the verb of saying."""
    is_around = one.end <= attribution.cue.start and attribution.cue.end <= two.start
    return is_around and _STOP.search(document.text[attribution.cue.end : two.start]) is None


def _conditioned(document: Document, attribution: Attribution, quoted: Sequence[Quotation]) -> Span | None:
    """All of "if he wants it, “come and take it”", which the quotation alone does not say; None of other words."""
    for piece in attribution.content:
        inside = [q for q in quoted if q.depth == 0 and piece.start < q.outer_start and q.outer_end == piece.end]
        lead = _lead(document, piece, inside[0]) if len(inside) == 1 else ()
        if lead and lead[0] in _CONDITIONS:
            return stated(document, piece.start, piece.end)
    return None


def _with_year(document: Document, parse: Parse, attribution: Attribution, words: Span) -> Span:
    """Of "In 2009 Oru admitted that it would fail" all: without the year it would be a forecast of today."""
    sentence = document.sentence_at(attribution.cue.start)
    source, cue = attribution.source, parse.token_at(attribution.cue.end - 1)
    is_behind = source is not None and source.start < attribution.cue.start < words.start
    if sentence is None or source is None or cue is None or not is_behind or words.end > sentence.end:
        return words
    for date in find_dates(sentence.text):
        place = sentence.start + date.start, sentence.start + date.end
        is_year = date.value is not None and date.value.value[:4].isdigit() and place[1] <= words.start
        if is_year and _hangs_on(parse, cue, place):
            start = min(source.start, _with_preposition(parse, place[0]))
            return document.span(start, words.end)
    return words


def _hangs_on(parse: Parse, verb: Token, place: tuple[int, int]) -> bool:
    """Whether the words of a date belong to the verb, itself or with "in"."""
    inside = parse.tokens_in(*place)
    indices = {token.index for token in inside}
    tops = [token for token in inside if token.head not in indices]
    heads = [parse.tokens[token.head] for token in tops]
    return any(head.index == verb.index or (head.dep == "prep" and head.head == verb.index) for head in heads)


def _with_preposition(parse: Parse, start: int) -> int:
    token = parse.token_at(start)
    above = parse.tokens[token.head] if token is not None else None
    return above.start if above is not None and above.dep == "prep" and above.start < start else start


def _words_of(
    document: Document, parse: Parse, attribution: Attribution, piece: Span, quoted: Sequence[Quotation]
) -> Span | None:
    """A piece of the content, without what surrounds it."""
    inside = [q for q in quoted if piece.start <= q.start and q.end <= piece.end + 1 and q.closed and q.depth == 0]
    inside = [q for q in inside if not _modifies(document, parse, q)]
    inside = [q for q in inside if not _is_title(q, document)] or inside
    short = None
    if inside and not attribution.denies:
        most = max(inside, key=lambda q: q.words)
        is_most = most.words * 5 >= len(piece.exact.split()) * 3
        lead = _lead(document, piece, most)
        is_fragment = is_clause(parse, piece) and (
            (bool(lead) and not is_clause(parse, document.span(most.start, most.end)))
            or (len(lead) > 1 and document.text[most.start].islower())
            or (_is_told_of(document, piece, most) and not is_clause(parse, document.span(most.start, most.end)))
        )
        is_print = attribution.cue_lemma in _PRINTING and not is_clause(parse, piece)  # "published “a list of boats”"
        if is_print or _is_part(document, parse, piece, most) or (is_most and _is_title(most, document)):
            return None
        is_judged = (attribution.cue_class in VERB_BELONGS or attribution.cue_lemma in _RECORDING) and not is_clause(
            parse, document.span(most.start, most.end)
        )
        if (
            most.words >= _FEWEST_QUOTED
            and not is_judged
            and ((is_most and not is_fragment) or not is_clause(parse, piece))
        ):
            return stated(document, most.start, most.end)
        short = most
    if attribution.cue_lemma in CALLING:
        return called(document, parse, attribution, piece, short)
    is_thing = attribution.cue_lemma in _POINTING_OUT | _RECORDING and not is_clause(parse, piece)
    is_attitude = attribution.cue_lemma in _ATTITUDES or _is_felt(parse, attribution)
    if attribution.denies or attribution.cue_class in VERB_BELONGS or is_attitude or is_thing:
        is_bare = _has_other_source(piece) or piece.exact.lower().strip() in _POINTING
        return None if is_bare else with_cue(document, attribution, piece)
    piece = _without_link(document, piece)
    stray = _before_stray(parse, piece)
    end = min(_before_gloss(piece), stray)
    statement = stated(document, _after_day(document, parse, _after_colon(attribution, piece)), end)
    if statement is None or not is_clause(parse, statement) or _has_other_source(statement):
        return None
    is_apart = end == stray < piece.end or _before_own_act(parse, statement)
    return statement if is_apart or _ends_whole(document, statement) else None


def _without_link(document: Document, piece: Span) -> Span:
    """The words of a whole sentence without the "but" or "and" that ties it to the one before."""
    sentence = document.sentence_at(piece.start)
    first, _, rest = piece.exact.partition(" ")
    if sentence is None or sentence.start != piece.start or first.lower() not in {"but", "and", "yet"} or not rest:
        return piece
    return document.span(piece.end - len(rest), piece.end)


def _is_part(document: Document, parse: Parse, content: Span, quote: Quotation) -> bool:
    """As in "to punish those accused of “spoiling the trade”": what the marks hold is a part of what is said."""
    words = parse.tokens_in(quote.start, quote.end)
    before = document.text[max(0, quote.outer_start - _NEAR) : quote.outer_start].split()
    if not words or not before or is_clause(parse, content):
        return False
    is_deed = words[0].tag == "VBG" and before[-1].lower() in _GOVERNING
    return is_deed and not is_clause(parse, document.span(quote.start, quote.end))


def _is_told_of(document: Document, content: Span, quote: Quotation) -> bool:
    """As in "“idle tales about the duke” were among the offences": something is said of what the marks hold."""
    behind = document.text[quote.outer_end : content.end].split()
    return quote.outer_start <= content.start + 1 and bool(behind) and behind[0].lower() in _BEING


def _is_felt(parse: Parse, attribution: Attribution) -> bool:
    """As in "was unaware that ...", "remained hopeful that ...": what follows is not what is stated."""
    cue = parse.tokens_in(attribution.cue.start, attribution.cue.end)
    return attribution.cue_class is CueClass.BELIEVE and bool(cue) and cue[-1].pos == "ADJ"


def _lead(document: Document, content: Span, quote: Quotation) -> tuple[str, ...]:
    """The words that say what a quotation means: "there is a danger when", before “they get loose”."""
    before = document.text[content.start : quote.outer_start].lower().split()
    return tuple(word for word in before if word.strip(",:") != "that")


def _parted(document: Document, parse: Parse, attribution: Attribution, quoted: Sequence[Quotation]) -> Span | None:
    """Of “Now that it is over,” he said, “we can go”: the part that says something, else both and what parts them.

    None where no sentence is parted.
    """
    pieces = [q for q in quoted if any(c.start <= q.start and q.end <= c.end for c in attribution.content)]
    around = [q for q in pieces if q.closed and q.depth == 0]
    if len(around) != len(("before", "behind")) or not around[0].end <= attribution.cue.start <= around[1].start:
        return None
    first, second = (document.span(q.start, q.end) for q in around)
    between = document.text[attribution.cue.end : around[1].outer_start]
    if not first.exact.rstrip().endswith(",") or _STOP.search(between):
        return None
    if is_clause(parse, second) and not is_clause(parse, first):
        return stated(document, second.start, second.end)
    return document.span(around[0].outer_start, around[1].outer_end)


def _after_colon(attribution: Attribution, content: Span) -> int:
    """Where the reported words begin: behind what the author puts before them with a colon."""
    colon = content.exact.find(": ")
    return content.start + colon + 2 if colon >= 0 and attribution.cue.start >= content.end else content.start


def _is_title(quotation: Quotation, document: Document) -> bool:
    """As in "spoke of it on its podcast, “So, That Happened”": each word of weight has a capital."""
    words = re.findall(r"[^\W\d_][\w’']*", document.text[quotation.start : quotation.end])
    heavy = [word for word in words if len(word) > _LIGHT]
    return len(heavy) > 1 and all(word[0].isupper() for word in heavy)


def _modifies(document: Document, parse: Parse, quotation: Quotation) -> bool:
    """As in "a “Keep the Mill” meeting": the marked words say which, they are nobody's speech."""
    behind = parse.tokens_in(quotation.outer_end, quotation.outer_end + 2)
    if not behind or document.text[quotation.outer_end : behind[0].start] != " ":
        return False
    noun = behind[0]
    holders = {noun.index, noun.head} if noun.dep == "compound" else {noun.index}
    inside = parse.tokens_in(quotation.start, quotation.end)
    return noun.pos in {"NOUN", "PROPN"} and any(token.head in holders for token in inside)


def _after_day(document: Document, parse: Parse, start: int) -> int:
    """Behind the day of the saying: "said [on Friday] he met Oru"; a comma makes it the day of what is said."""
    sentence = document.sentence_at(start)
    date = next(iter(find_dates(document.text[start : sentence.end])), None) if sentence else None
    if date is None or document.text[start : start + date.start].strip().lower() not in {"", "on", "in", "earlier"}:
        return start
    behind = parse.tokens_in(start + date.end, start + date.end + _NEAR)
    is_subject = bool(behind) and behind[0].pos in {"PRON", "PROPN", "DET", "NOUN"} and behind[0].dep != "punct"
    return behind[0].start if is_subject else start


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
            end = parse.tokens[first].end
            return content.end if _is_open(content.exact[: end - content.start]) else end
    return content.end


def _is_open(words: str) -> bool:
    """Whether a quotation begins in the words and does not end there."""
    return words.count('"') % 2 == 1 or words.count("“") > words.count("”")


def _before_gloss(content: Span) -> int:
    """Where the author's own remark on the content begins ("..., a move that suggests"), or the content's end."""
    remark = _REMARK.search(content.exact)
    return content.start + remark.start() if remark else content.end


def _ends_whole(document: Document, statement: Span) -> bool:
    """The words stop where the sentence makes a stop: nothing that belongs to them is cut off."""
    if condition_after(document.text, statement.end) is not None:
        return False
    if _CLOSED.search(statement.exact):
        return True
    rest = document.text[statement.end : statement.end + 3].lstrip(" )”’\"'")
    return not rest or not rest[0].isalnum()


def _before_own_act(parse: Parse, statement: Span) -> bool:
    """Cut off before what who says it does besides: "says they were not there [and has demanded an apology]"."""
    behind = parse.tokens_in(statement.end, statement.end + _NEAR)[:2]
    return len(behind) > 1 and behind[0].dep == "cc" and behind[1].tag in _TENSED


def _has_other_source(statement: Span) -> bool:
    """As in "FFD puts ...; according to the council, ...": the content names a source of its own."""
    return statement.exact.lower().startswith("according to") or ", according to" in statement.exact.lower()
