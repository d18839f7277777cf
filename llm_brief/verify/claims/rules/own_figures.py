"""The rule about the act that a figure belongs to: "34 showed symptoms, and nine tested positive" is no 34 positive."""

from collections.abc import Iterator

from llm_brief.records.base import Label
from llm_brief.text.grammar.cues import CueClass, verb_cues
from llm_brief.text.grammar.parse import Parse, Token
from llm_brief.text.grammar.shares import predicate_above
from llm_brief.text.quantities.find import Agreement, FoundQuantity, Kind, agrees
from llm_brief.text.stems import stem_of
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.evidence.counted import is_among, is_one_of_them
from llm_brief.verify.claims.lexicon import means_the_same

__all__ = ["misfigured"]

_TRUE = (Agreement.SAME, Agreement.LESS_PRECISE)


def misfigured(comparison: Comparison) -> Iterator[Said]:
    """What the claim tells of a figure is not told of another beside the one of which something else is told."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None:
        return
    for figure in comparison.quantities:
        act = _act_of(figure, mine) if figure.value.kind is not Kind.ORDINAL else None
        if act is None:
            continue
        near = comparison.quantities_near
        acts = [(other, _act_of(other, theirs)) for other in near if agrees(figure.value, other.value) in _TRUE]
        if not acts or any(
            there is None or _is_bare(there, other, theirs) or _is_one_act(act, there) for other, there in acts
        ):
            continue
        for other, there in acts:
            rival = next(_rivals(act, other, comparison, theirs), None)
            if rival is not None and there is not None:
                yield _said(rival, other, comparison)
                return
    yield from _counted_among(comparison)


def _counted_among(comparison: Comparison) -> Iterator[Said]:
    """Who is one of so many is so in the source, which has another number of them for the one it tells of."""
    text = comparison.reading.claim.text
    mine = [figure for figure in comparison.quantities if figure.value.unit and is_among(figure, text)]
    if not mine:
        return
    told = [other for other in comparison.quantities_near if is_among(other, comparison.source.document.text)]
    for figure in mine:
        others = [q for q in told if agrees(figure.value, q.value) is Agreement.CONTRADICTS]
        if others and not any(agrees(figure.value, q.value) in _TRUE for q in told):
            place = comparison.source.document.span(others[0].start, others[0].end)
            reason = f"the source says this of one of {place.exact!r}; whether it is so of {figure.text!r} is open"
            yield Said(Label.NOT_CHECKED, reason, (place,))
            return


def _act_of(figure: FoundQuantity, parse: Parse) -> Token | None:
    token = parse.token_at(figure.start)
    if token is None or token.dep == "appos":  # "Lea Orn, 25"
        return None
    above = predicate_above(parse, token.index)
    return parse.tokens[above] if above is not None else None


def _is_bare(act: Token, figure: FoundQuantity, theirs: Parse) -> bool:
    """Whether the figure stands for the whole of what somebody says or something is: "said 60", "compared with 60"."""
    has_subject = bool(theirs.dependents(act.index, "nsubj", "nsubjpass")) or act.dep in {"relcl", "conj"}
    is_said = act.start < figure.start and (act.lemma in {"put", "be"} or _says(act.lemma))
    return is_said or not has_subject or act.lemma == "do" or act.pos not in {"VERB", "ADJ"}


def _says(lemma: str) -> bool:
    """Whether the verb may have what somebody says for its object, and not what somebody asks for or offers."""
    cue = verb_cues().get(lemma)
    return cue is not None and cue.cue_class not in _ACTING


_ACTING = frozenset({CueClass.DEMAND, CueClass.ASK, CueClass.PROMISE, CueClass.PLAN})


def _is_one_act(one: Token, other: Token) -> bool:
    first, second = stem_of(one.lemma.lower()), stem_of(other.lemma.lower())
    return means_the_same(first, second)


def _rivals(act: Token, figure: FoundQuantity, comparison: Comparison, theirs: Parse) -> Iterator[FoundQuantity]:
    """The figures of the sentence, of the same sort, of which it tells the act, and which the claim lacks.

    Those of the sentence before or behind count as well, where they have a unit.
    """
    document = comparison.source.document
    sentence = document.sentence_at(figure.start)
    for other in comparison.source.quantities if sentence is not None else ():
        home = document.sentence_at(other.start)
        if sentence is None or home is None or is_one_of_them(other) or not _are_of_one_sort(figure, other):
            continue
        if home.index != sentence.index and (figure.value.unit is None or abs(home.index - sentence.index) > 1):
            continue
        there = _act_of(other, theirs)
        is_kept = any(agrees(mine.value, other.value) in _TRUE for mine in comparison.quantities)
        if there is not None and _is_one_act(act, there) and not is_kept:
            yield other


def _are_of_one_sort(one: FoundQuantity, other: FoundQuantity) -> bool:
    if one.value.kind is not other.value.kind:
        return False
    units = {one.value.unit, other.value.unit}
    return len(units) == 1 or (None in units and one.value.kind is not Kind.MEASURE)


def _said(rival: FoundQuantity, figure: FoundQuantity, comparison: Comparison) -> Said:
    document = comparison.source.document
    place, beside = document.span(figure.start, figure.end), document.span(rival.start, rival.end)
    reason = f"the source tells this of {beside.exact!r}; whether it is so of {place.exact!r} is open"
    return Said(Label.NOT_CHECKED, reason, (place, beside))
