"""What keeps a statement from being plain: the grammar around it, and whoever says, asks for or denies it."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from llm_brief.text.analysis import Analysis
from llm_brief.text.attribution import CueClass
from llm_brief.text.document import Document, Span
from llm_brief.text.parse import Parse
from llm_brief.verify.claims.frames import CARRIED_OUT, DOUBTING, WISHED, Frame, Standing, in_grammar

__all__ = ["frames_around"]


_MERELY_SAID = frozenset("say tell add state accord according".split())
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


def frames_around(document: Document, known: Analysis, parse: Parse, predicate: int) -> Iterator[Frame]:
    """What stands around a predicate, from the inside out."""
    yield from in_grammar(document, parse, predicate)
    start = parse.tokens[predicate].start
    for attribution in known.attributions:
        if not any(span.start <= start < span.end for span in attribution.content):
            continue
        sort = _BY_CUE.get(attribution.cue_class)
        aside = _is_aside(parse, predicate, attribution.content)
        if sort in WISHED and (aside or _is_done(parse, attribution.cue)):
            sort = None
        elif sort in WISHED and _is_indicative(parse, predicate):
            sort = Standing.CLAIMED if attribution.cue_class is CueClass.ASK else Standing.SAID
            yield Frame(sort, attribution.cue)
            continue
        if attribution.denies or (attribution.negated and sort in {Standing.SAID, Standing.CLAIMED}):
            sort = Standing.DENIED
        if attribution.cue_lemma in DOUBTING:
            sort = Standing.OPEN
        if attribution.source is not None and not _WRITERS.isdisjoint(attribution.source.exact.lower().split()):
            sort = None
        if sort is Standing.CLAIMED and attribution.source is None:
            sort = None
        if sort is not None:
            yield Frame(sort, attribution.cue, merely=attribution.cue_lemma in _MERELY_SAID)


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
    return token is not None and parse.tokens[token.head].lemma in CARRIED_OUT and token.pos == "NOUN"
