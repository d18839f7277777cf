"""Rules about how firmly a statement stands: what the source puts under a condition, a doubt, a demand or a name.

The act of the claim is found in the source by the words that both share, so that it does not matter how general its
verb is ("it will take place").
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from llm_brief.records.base import Label
from llm_brief.text.analysis import Analysis
from llm_brief.text.attribution import CueClass
from llm_brief.text.clauses import Clause
from llm_brief.text.document import Document, Span
from llm_brief.text.parse import Parse, Token
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.operators import DENIALS, DOUBTS
from llm_brief.verify.claims.source import Source
from llm_brief.verify.claims.twin import Twin
from llm_brief.verify.claims.words import read_words

__all__ = ["standing"]

_REPEATS, _CLOSELY = 0.5, 0.6
_CONDITIONS = frozenset({"if", "unless", "provided", "providing", "lest"})
_QUESTIONS = frozenset({"whether"})
_DOUBTING = frozenset("doubt question wonder dispute unclear unknown uncertain".split())
_ASKING = frozenset(
    "want wish demand ask urge request call insist order require propose recommend suggest seek".split()
)
_PLANNING = frozenset("hope plan intend aim threaten offer vow promise pledge agree expect due schedule".split())
_REFUSING = frozenset({"refuse", "decline", "fear"})
_TENTATIVE = DOUBTS - {"would", "should", "can", "could"}


_FUTURE = frozenset("will shall going hoping planning bidding aiming preparing trying seeking expecting".split())


class Standing(StrEnum):
    """What keeps a statement from being the document's own plain one."""

    CONDITION = "condition"
    OPEN = "open"
    DENIED = "denied"
    ASKED = "asked"
    PLANNED = "planned"
    CLAIMED = "claimed"
    SAID = "said"


_MERELY_SAID = frozenset("say tell add state accord according".split())
_WISHED = frozenset({Standing.ASKED, Standing.PLANNED})
_BY_CUE: Mapping[CueClass, Standing] = MappingProxyType(
    {
        CueClass.SAY: Standing.SAID,
        CueClass.REPORT: Standing.SAID,
        CueClass.BELIEVE: Standing.SAID,
        CueClass.CLAIM: Standing.CLAIMED,
        CueClass.CRITICISE: Standing.CLAIMED,
        CueClass.DENY: Standing.DENIED,
        CueClass.DEMAND: Standing.ASKED,
        CueClass.ASK: Standing.ASKED,
        CueClass.PROMISE: Standing.PLANNED,
        CueClass.THREATEN: Standing.PLANNED,
        CueClass.PLAN: Standing.PLANNED,
    }
)


@dataclass(frozen=True, slots=True)
class _Frame:
    """One thing that keeps a statement from being plain, and the words that say so.

    ``merely``: it is only said. What is confirmed, found or announced may be told as it is. ``by_order``: it is
    so by the order of the words, which a claim does not keep by repeating them.
    """

    standing: Standing
    words: Span
    merely: bool = False
    by_order: bool = False


def standing(comparison: Comparison) -> Iterator[Said]:
    """What the source tells only under a condition, as open, denied, asked for or somebody's view stays so."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None:
        return
    for twin in comparison.twins:
        if twin.share >= _REPEATS:
            yield from _standing(twin, mine, theirs, comparison)


def _standing(twin: Twin, mine: Parse, theirs: Parse, comparison: Comparison) -> Iterator[Said]:
    claim, source = comparison.reading, comparison.source
    for clause, told in _told(twin, mine, theirs, comparison):
        there = source.clause_at.get(told) if twin.share >= _CLOSELY else None
        if there is not None and there.negated != clause.negated and not (there.question or there.conditional):
            place = source.document.span(there.start, there.end)
            yield Said(Label.CONTRADICTED, f"the source says {place.exact!r}", (place,))
            return
        if there is not None and there.modal == "to" and clause.modal is None and not clause.conditional:
            place = source.document.span(there.start, there.end)
            yield Said(Label.PARTIAL, f"the source does not say that it is done: {place.exact!r}", (place,))
            return
        frames = _frames_told(source, told)
        if not frames:
            continue
        kept = {frame.standing for frame in _frames(claim.claim, claim.known, mine, clause.predicate)}
        for frame in frames:
            said = _dropped(frame, kept, comparison)
            if said is not None:
                yield said
                return


@lru_cache(maxsize=4096)
def _frames_told(source: Source, predicate: int) -> tuple[_Frame, ...]:
    return tuple(_frames(source.document, source.known, source.parse, predicate)) if source.parse is not None else ()


def _told(twin: Twin, mine: Parse, theirs: Parse, comparison: Comparison) -> Iterator[tuple[Clause, int]]:
    """The clauses of the claim, each with the token of the document that its predicate repeats."""
    for clause in comparison.reading.known.clauses:
        word = twin.partner.get(mine.tokens[clause.predicate].start)
        named = clause.nominal or mine.tokens[clause.predicate].dep == "pcomp"  # "no intention of leaving"
        token = theirs.token_at(word.start) if word is not None and not named else None
        if token is not None and token.pos in {"VERB", "AUX", "NOUN", "ADJ"}:
            yield clause, token.index


def _dropped(frame: _Frame, kept: set[Standing], comparison: Comparison) -> Said | None:
    """What is wrong with a claim that leaves the frame out, if it does."""
    words = {word.text for word in comparison.reading.words if not (word.text == "may" and word.capital)}
    lost = frame.standing not in kept and (frame.by_order or not _is_repeated(frame.words, comparison))
    if not lost or not _matters(frame, kept, words):
        return None
    label, reason = _LOST[frame.standing]
    return Said(label, f"{reason}: {frame.words.exact!r}", (frame.words,))


_WISH = (Label.CONTRADICTED, "the source does not say that it is done, it is only asked for or planned")
_LOST: Mapping[Standing, tuple[Label, str]] = MappingProxyType(
    {
        Standing.CONDITION: (Label.PARTIAL, "the source puts it under a condition"),
        Standing.OPEN: (Label.PARTIAL, "the source leaves it open"),
        Standing.DENIED: (Label.CONTRADICTED, "the source tells it only as denied"),
        Standing.ASKED: _WISH,
        Standing.PLANNED: _WISH,
        Standing.CLAIMED: (Label.MISATTRIBUTED, "the source only lets somebody say so"),
        Standing.SAID: (Label.NOT_CHECKED, "the source lets somebody say so"),
    }
)


def _matters(frame: _Frame, kept: set[Standing], words: set[str]) -> bool:
    """Whether nothing else in the claim says as much as what it leaves out."""
    alike: Mapping[Standing, bool] = {
        Standing.CONDITION: bool(words & (_CONDITIONS | _QUESTIONS)),
        Standing.OPEN: bool(words & (_QUESTIONS | _DOUBTING | DOUBTS)),
        Standing.DENIED: bool(words & DENIALS),
        Standing.ASKED: bool(kept & {Standing.CONDITION, Standing.OPEN} or words & _TENTATIVE),
        Standing.PLANNED: bool(
            kept & {Standing.ASKED, Standing.CONDITION, Standing.OPEN} or words & (_TENTATIVE | _FUTURE)
        ),
        Standing.CLAIMED: bool(kept),
        Standing.SAID: bool(kept) or not frame.merely,
    }
    return not alike[frame.standing]


def _is_repeated(words: Span, comparison: Comparison) -> bool:
    """Whether the claim has the word itself that says so ("demands")."""
    stems = {word.stem for word in read_words(words.exact) if word.is_content}
    return bool(stems) and stems <= {word.stem for word in comparison.reading.words}


def _frames(document: Document, known: Analysis, parse: Parse, predicate: int) -> Iterator[_Frame]:
    """What stands around a predicate, from the inside out."""
    yield from _grammatical(document, parse, predicate)
    start = parse.tokens[predicate].start
    for attribution in known.attributions:
        if not any(span.start <= start < span.end for span in attribution.content):
            continue
        sort = _BY_CUE.get(attribution.cue_class)
        aside = _is_aside(parse, predicate, attribution.content)
        if sort in _WISHED and (aside or _is_done(parse, attribution.cue)):
            sort = None
        elif sort in _WISHED and _is_indicative(parse, predicate):
            sort = Standing.CLAIMED if attribution.cue_class is CueClass.ASK else Standing.SAID
            yield _Frame(sort, attribution.cue)
            continue
        if attribution.denies or (attribution.negated and sort in {Standing.SAID, Standing.CLAIMED}):
            sort = Standing.DENIED
        if attribution.cue_lemma in _DOUBTING:
            sort = Standing.OPEN
        if attribution.source is not None and not _WRITERS.isdisjoint(attribution.source.exact.lower().split()):
            sort = None
        if sort is Standing.CLAIMED and attribution.source is None:
            sort = None
        if sort is not None:
            yield _Frame(sort, attribution.cue, merely=attribution.cue_lemma in _MERELY_SAID)


_WRITERS = frozenset({"author", "authors", "writer", "columnist", "commentator", "editorial", "article"})


def _is_aside(parse: Parse, predicate: int, content: Sequence[Span]) -> bool:
    """Whether the predicate only describes somebody in what is asked for: "the drivers who were dismissed"."""
    for index in (predicate, *parse.ancestors(predicate)):
        token = parse.tokens[index]
        if not any(span.start <= token.start < span.end for span in content):
            return False
        if token.dep == "relcl" or (token.dep == "acl" and token.tag == "VBN"):
            return True
    return False


def _is_indicative(parse: Parse, predicate: int) -> bool:
    """Whether the predicate says what is or was, as nothing that is asked for or planned is put."""
    verbs = [predicate, *parse.dependents(predicate, "aux", "auxpass")]
    return any(parse.tokens[at].tag in {"VBD", "VBZ"} for at in verbs) and not any(
        parse.tokens[at].tag in {"MD", "TO"} for at in verbs
    )


def _is_done(parse: Parse, cue: Span) -> bool:
    """Whether the sentence says that a threat or a promise was carried out."""
    token = parse.token_at(cue.end - 1)
    return token is not None and parse.tokens[token.head].lemma in _CARRIED_OUT and token.pos == "NOUN"


def _grammatical(document: Document, parse: Parse, predicate: int) -> Iterator[_Frame]:
    yield from _below(document, parse, predicate)
    yield from _asked(document, parse, predicate)
    child = predicate
    for index in (predicate, *parse.ancestors(predicate)):
        token = parse.tokens[child]
        yield from _marked(document, parse, index, _CONDITIONS, Standing.CONDITION)
        yield from _marked(document, parse, index, _QUESTIONS, Standing.OPEN)
        yield from _inverted(document, parse, index)
        above = parse.tokens[index]
        if token.dep == "conj" and index != child:
            for joint in parse.dependents(index, "cc"):
                if parse.tokens[joint].text.lower() == "or":
                    yield _Frame(Standing.OPEN, document.span(parse.tokens[joint].start, parse.tokens[child].end))
        if index != child and _is_view(parse, token, above):
            yield _Frame(Standing.CLAIMED, document.span(above.start, above.end))
        if index != child and token.dep in {"acl", "ccomp"} and above.pos == "NOUN" and _is_unproven(parse, above):
            yield _Frame(Standing.OPEN, document.span(parse.tokens[above.head].start, parse.tokens[above.head].end))
        if index != child and token.dep == "relcl" and above.lemma in _PLANS:
            yield _Frame(Standing.PLANNED, document.span(above.start, above.end))
        sort = _wished(parse, token, above) if index != child else None
        if sort is not None:
            yield _Frame(sort, document.span(above.start, above.end))
        child = index


def _below(document: Document, parse: Parse, predicate: int) -> Iterator[_Frame]:
    """Conditions that hang on the predicate itself."""
    for below in parse.dependents(predicate, "advcl", "ccomp"):
        if parse.tokens[below].dep == "advcl":
            yield from _marked(document, parse, below, _CONDITIONS, Standing.CONDITION)
        yield from _inverted(document, parse, below)


_UNREAL = frozenset({"Had", "Were", "Should"})
_PROVING = frozenset({"verify", "confirm", "prove", "substantiate", "corroborate", "establish"})


def _inverted(document: Document, parse: Parse, index: int) -> Iterator[_Frame]:
    """A condition without "if": "Had he known", "Should it fail"."""
    for aux in parse.dependents(index, "aux", "auxpass"):
        token = parse.tokens[aux]
        if token.text not in _UNREAL or parse.sentence_tokens(token.sentence)[-1].text == "?":
            continue
        if any(aux < subject for subject in parse.dependents(index, "nsubj", "nsubjpass")):
            place = document.span(token.start, max(token.end, parse.tokens[index].end))
            yield _Frame(Standing.CONDITION, place, by_order=True)


def _asked(document: Document, parse: Parse, predicate: int) -> Iterator[_Frame]:
    """The question that the predicate is the main one of."""
    tokens = parse.sentence_tokens(parse.tokens[predicate].sentence)
    chain = [parse.tokens[predicate].dep, *(parse.tokens[above].dep for above in parse.ancestors(predicate))]
    if tokens[-1].text == "?" and all(dep in {"ROOT", "conj"} for dep in chain):
        yield _Frame(Standing.OPEN, document.span(tokens[0].start, tokens[-1].end), by_order=True)


def _is_unproven(parse: Parse, noun: Token) -> bool:
    """Whether the sentence says that what a noun tells of could not be confirmed."""
    head = parse.tokens[noun.head]
    return head.lemma in _PROVING and bool(parse.dependents(head.index, "neg"))


_PLANS = frozenset("proposal plan draft scenario idea suggestion".split())
_VIEWS = frozenset(
    """argument claim view belief fear hope idea suggestion allegation accusation theory position charge rumour rumor
    speculation impression notion opinion assertion contention""".split()
)


def _is_view(parse: Parse, token: Token, above: Token) -> bool:
    """Whether it is somebody's: "the argument is that ...", "a rumour that ..."."""
    if token.dep == "ccomp" and above.lemma == "be":
        subjects = parse.dependents(above.index, "nsubj")
        return any(parse.tokens[subject].lemma in _VIEWS for subject in subjects)
    return token.dep in {"acl", "ccomp"} and above.pos == "NOUN" and above.lemma in _VIEWS


def _wished(parse: Parse, token: Token, above: Token) -> Standing | None:
    """Whether the word above asks for, plans or doubts what is below; a threat that was carried out does not."""
    done = parse.tokens[above.head].lemma in _CARRIED_OUT and above.pos == "NOUN"
    if token.dep not in {"ccomp", "xcomp", "acl"} or done:
        return None
    if above.lemma in _DOUBTING:
        return Standing.OPEN
    if above.lemma in _ASKING:
        return Standing.ASKED
    return Standing.PLANNED if above.lemma in _PLANNING | _REFUSING else None


_CARRIED_OUT = frozenset("carry make fulfil fulfill keep honour honor complete implement".split())


def _marked(
    document: Document, parse: Parse, index: int, marks: frozenset[str], standing: Standing
) -> Iterator[_Frame]:
    for mark in parse.dependents(index, "mark", "advmod"):
        token = parse.tokens[mark]
        if token.text.lower() in marks:
            yield _Frame(standing, document.span(token.start, max(token.end, parse.tokens[index].end)))
