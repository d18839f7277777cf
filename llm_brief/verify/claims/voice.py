"""Rules about who says it: a claim keeps the speaker, and does not tell as fact what somebody only claims."""

from collections.abc import Iterator, Sequence

from llm_brief.records.base import Label
from llm_brief.text.attribution import Attribution, AttributionKind, CueClass
from llm_brief.text.document import Span
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.counterparts import Agreement, agreement
from llm_brief.verify.claims.words import PRONOUNS, Word, read_words

__all__ = ["denied", "laundered", "speakers"]

_MOST = 0.6
_OWN = 0.7
_NEARLY_ALL = 0.75
_SOON = 2
_SAID = frozenset({CueClass.SAY, CueClass.REPORT})
_CLAIMED = frozenset({CueClass.CLAIM, CueClass.CRITICISE})


def speakers(comparison: Comparison) -> Iterator[Said]:
    """Words that the claim gives to a speaker are that speaker's in the document."""
    for claimed in comparison.reading.known.attributions:
        if claimed.source is None or claimed.source.exact.lower() in PRONOUNS:
            continue
        words = [w for span in claimed.content for w in _within(comparison, span)]
        if sum(word.is_content for word in words) < 2:
            continue
        told = list(_holding(words, comparison))
        if told:
            yield from _compared(claimed, told, comparison)
        elif claimed.cue_class in _SAID | _CLAIMED:
            yield from _own_words(claimed, words, comparison)


def _own_words(claimed: Attribution, words: Sequence[Word], comparison: Comparison) -> Iterator[Said]:
    """What the article says in its own voice is not put into somebody's mouth."""
    source, best = comparison.source, comparison.reading.best
    stems = [stem for word in words if word.is_content and (stem := source.nearest(word.stem))]
    total = sum(source.weight(word.stem) for word in words if word.is_content)
    for at in best[:2]:
        held = sum(source.weight(stem) for stem in stems if at in source.found_in[stem])
        sentence = source.document.sentences[at]
        spoken = any(
            s.start < sentence.end and sentence.start < s.end for a in source.known.attributions for s in a.content
        )
        assert claimed.source is not None
        named = {word.stem for word in read_words(claimed.source.exact) if word.is_content}
        if held >= _OWN * total and not spoken and not any(at in source.found_in.get(stem, ()) for stem in named):
            span = source.document.span(sentence.start, sentence.end)
            yield Said(Label.MISATTRIBUTED, f"in the source {claimed.source.exact!r} does not say this", (span,))
            return


def _within(comparison: Comparison, span: Span) -> list[Word]:
    return [word for word in comparison.reading.words if span.start <= word.start < span.end]


def _holding(words: Sequence[Word], comparison: Comparison, least: float = _MOST) -> Iterator[Attribution]:
    """The document's attributions whose content says most of these words; any word of a name stands for it."""
    source = comparison.source
    units = [[w for w in unit if w.is_content] for unit in _units(words, comparison)]
    weights = [max(source.weight(word.stem) for word in unit) for unit in units if unit]
    wanted = [{stem for word in unit if (stem := source.nearest(word.stem))} for unit in units if unit]
    sentences = [source.document.sentences[at] for at in comparison.reading.best]
    for attribution in source.known.attributions:
        if not any(s.start < span.end and span.start < s.end for s in sentences for span in attribution.content):
            continue
        held = {word.stem for span in attribution.content for word in read_words(span.exact)}
        if weights and sum(w for w, stems in zip(weights, wanted, strict=True) if stems & held) >= least * sum(weights):
            yield attribution


def _units(words: Sequence[Word], comparison: Comparison) -> Iterator[list[Word]]:
    """The words one by one, those of a name together."""
    text = comparison.reading.claim.text
    unit: list[Word] = []
    for word in words:
        if unit and not (word.capital and unit[-1].capital and text[unit[-1].end : word.start].isspace()):
            yield unit
            unit = []
        unit.append(word)
    if unit:
        yield unit


def _compared(claimed: Attribution, told: Sequence[Attribution], comparison: Comparison) -> Iterator[Said]:
    named = [attribution for attribution in told if attribution.source is not None]
    verdicts = [_same_speaker(claimed, attribution, comparison) for attribution in named]
    if named and all(verdict is Agreement.DIFFERENT for verdict in verdicts):
        source = named[0].source
        assert source is not None
        yield Said(Label.MISATTRIBUTED, f"the source gives these words to {source.exact!r}", (source,))
        return
    same = [a for a, verdict in zip(named, verdicts, strict=True) if verdict is Agreement.SAME] or list(told)
    if all((a.denies or a.negated) != (claimed.denies or claimed.negated) for a in same):
        cue = same[0].cue
        yield Said(Label.CONTRADICTED, f"the source tells it with {cue.exact!r}", (cue,))


def _same_speaker(claimed: Attribution, told: Attribution, comparison: Comparison) -> Agreement:
    assert claimed.source is not None
    assert told.source is not None
    if told.speaker_mention is None and told.source.exact.lower() in PRONOUNS:
        return Agreement.OPEN
    named = [span.exact for span in (told.source, told.speaker_mention) if span is not None]
    found = [agreement(claimed.source.exact, name, comparison.source.names) for name in named]
    if Agreement.SAME in found:
        return Agreement.SAME
    if claimed.kind is not AttributionKind.INDIRECT and not _is_described(claimed.source.exact, named[-1], comparison):
        return Agreement.DIFFERENT
    sorts = {_sort(claimed.source.exact, comparison), _sort(named[-1], comparison)}
    return Agreement.DIFFERENT if len(sorts) == 1 and None not in sorts else Agreement.OPEN


def _is_described(name: str, description: str, comparison: Comparison) -> bool:
    """Whether a description may be of the one named: it is a pronoun, or one of its words stands by the name."""
    words = [word for word in read_words(description) if word.is_content]
    last = [word.stem for word in read_words(name) if word.capital][-1:]
    flat, places = comparison.source.flat, comparison.source.places
    company = {w.stem for stem in last for at in places.get(stem, ()) for w in flat[max(0, at - 8) : at + 9]}
    return not words or any(word.stem in company for word in words)


def _sort(text: str, comparison: Comparison) -> str | None:
    """Whether words name a person or something else; None where they name nothing. A spokesman may be either."""
    names = [word for word in read_words(text) if word.capital and word.is_content]
    if not names:
        return None
    return "person" if names[-1].text in comparison.source.names.surnames else "body"


def _is_attributed(comparison: Comparison) -> bool:
    """Whether the claim itself gives most of what it says to somebody."""
    content = comparison.reading.content
    covered = {
        w for a in comparison.reading.known.attributions for span in a.content for w in _within(comparison, span)
    }
    return 2 * sum(word in covered for word in content) >= len(content)


def denied(comparison: Comparison) -> Iterator[Said]:
    """What the document tells only as denied, asked for or planned is not told as so."""
    if _is_attributed(comparison):
        return
    for attribution in _holding(comparison.reading.words, comparison, _NEARLY_ALL):
        if attribution.denies or attribution.negated:
            reason = f"the source tells it only with {attribution.cue.exact!r}"
            yield Said(Label.CONTRADICTED, reason, (attribution.cue,))
            return


def laundered(comparison: Comparison) -> Iterator[Said]:
    """What the document lets somebody claim, the claim does not tell in its own voice.

    What is only said or reported, and contested by nobody, is left open: whether that needs its speaker is a
    matter of degree.
    """
    if _is_attributed(comparison):
        return
    told = [a for a in _holding(comparison.reading.words, comparison) if a.cue_class in _SAID | _CLAIMED]
    told.sort(key=lambda attribution: attribution.cue_class not in _CLAIMED)
    for attribution in told[:1]:
        who = attribution.speaker_mention or attribution.source
        named = f"it is {who.exact!r} who says so" if who else "nobody is named who says so"
        reason = f"in the source {named} ({attribution.cue.exact!r})"
        certain = attribution.cue_class in _CLAIMED or _is_contested(attribution, comparison)
        yield Said(Label.MISATTRIBUTED if certain else Label.NOT_CHECKED, reason, (attribution.cue,))


def _is_contested(attribution: Attribution, comparison: Comparison) -> bool:
    """Whether somebody denies it in the same sentence or right after."""
    document = comparison.source.document
    home = document.sentence_at(attribution.cue.start)
    for other in comparison.source.known.attributions if home else ():
        there = document.sentence_at(other.cue.start) if other.denies and other.cue_lemma in _DENYING else None
        if home and there and home.index <= there.index <= home.index + _SOON:
            return True
    return False


_DENYING = frozenset({"deny", "dispute", "refute", "reject", "contradict", "denial"})
