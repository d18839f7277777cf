"""The rule about two speakers of one sentence: what the sentence gives to the other is not this one's."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from llm_brief.records.base import Label
from llm_brief.text.attribution.attributions import Attribution
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.counterparts import Agreement
from llm_brief.verify.claims.evidence.same_speaker import same_speaker
from llm_brief.verify.claims.evidence.sayings import CLAIMED, SAID, within
from llm_brief.verify.claims.source import Source
from llm_brief.verify.claims.words import PRONOUNS, Word, read_words

__all__ = ["overheard"]


def overheard(comparison: Comparison) -> Iterator[Said]:
    """A word of what somebody says in the claim stands in the sentence only in what somebody else says there."""
    claims = comparison.reading.known.attributions
    yield from _of_the_silent(comparison)
    told = _near(comparison) if claims else []
    for claimed in claims if len(told) > 1 else ():
        if claimed.source is None or claimed.source.exact.lower() in PRONOUNS:
            continue
        own = [number for number in told if _agreed(claimed, number, comparison) is Agreement.SAME]
        for number in told if own else ():
            word = _only_there(claimed, number, own, comparison)
            if word is None or _agreed(claimed, number, comparison) is not Agreement.DIFFERENT:
                continue
            other = comparison.source.known.attributions[number]
            if other.source is not None and not _is_named(other, comparison):
                who = other.speaker_mention or other.source
                if who.exact.lower() in PRONOUNS:
                    continue
                reason = f"in the source it is {who.exact.strip(' ,')!r} who says {word.text!r}"
                yield Said(Label.NOT_CHECKED, reason, (other.source,))
                return


def _of_the_silent(comparison: Comparison) -> Iterator[Said]:
    """Who refuses to say it, or would not, is not given what others say in the same sentence."""
    known, source = comparison.source.known.attributions, comparison.source
    silent = _silent_in(source)
    homes = [source.document.sentences[at].index for at in comparison.reading.best] if silent else ()
    if not any(home in silent for home in homes):
        return
    for claimed in comparison.reading.known.attributions:
        name = _surname(claimed) if claimed.cue_class in SAID | CLAIMED and not claimed.negated else None
        stem = source.nearest(name.stem) if name is not None else None
        if stem is None or not any(stem in silent.get(home, ()) for home in homes):
            continue
        words = [word for span in claimed.content for word in within(comparison, span) if word.is_content]
        for number in sorted({number for at in comparison.reading.best for number in source.said_in(at)}):
            who = known[number].source
            if who is None or not _speaks_for_itself(known[number], stem, silent, source):
                continue
            said = next((word for word in words if source.nearest(word.stem) in source.contents[number]), None)
            if said is not None and _agreed(claimed, number, comparison) is not Agreement.SAME:
                reason = f"in the source it is {who.exact.strip(' ,')!r} who says {said.text!r}"
                yield Said(Label.NOT_CHECKED, reason, (who,))
                return


def _speaks_for_itself(other: Attribution, stem: str, silent: Mapping[int, AbstractSet[str]], source: Source) -> bool:
    """Whether somebody else says it in a sentence in which the one of that name is silent, and of something else."""
    home = source.document.sentence_at(other.cue.start)
    told = {word.stem for span in (other.source, *other.content) if span is not None for word in read_words(span.exact)}
    is_there = home is not None and stem in silent.get(home.index, ())
    return is_there and other.cue_class in SAID | CLAIMED and stem not in told


def _surname(claimed: Attribution) -> Word | None:
    """The last word of the speaker's name."""
    words = read_words(claimed.source.exact) if claimed.source is not None else ()
    return next((word for word in reversed(words) if word.capital and word.is_content), None)


@lru_cache(maxsize=64)
def _silent_in(source: Source) -> Mapping[int, AbstractSet[str]]:
    """Index of the sentence to the stems of those who refuse something in it, or are said not to do it."""
    found: dict[int, set[str]] = defaultdict(set)
    for clause in source.known.clauses:
        if clause.subject is None or not (clause.negated or clause.lemma in _REFUSING):
            continue
        home = source.document.sentence_at(clause.start)
        if home is not None:
            found[home.index] |= {word.stem for word in read_words(source.phrase_text(clause.subject))}
    return dict(found)


_REFUSING = frozenset({"refuse", "decline"})


def _near(comparison: Comparison) -> list[int]:
    """What somebody says in the sentences that bear on the claim, by number; no demands, which others may share."""
    source = comparison.source
    numbers = {number for at in comparison.reading.best for number in source.said_in(at)}
    known = source.known.attributions
    told = sorted(n for n in numbers if known[n].source is not None and known[n].cue_class in SAID | CLAIMED)
    homes = [source.document.sentence_at(known[n].cue.start) for n in told]
    return [n for n, home in zip(told, homes, strict=True) if homes.count(home) > 1]


def _only_there(claimed: Attribution, number: int, own: Sequence[int], comparison: Comparison) -> Word | None:
    """A word of what is claimed that the document has once, in what another says beside one's own words."""
    source = comparison.source
    known = source.known.attributions
    if not any(_share_a_sentence(known[number], known[other], source) for other in own):
        return None
    rest = source.contents[number] - frozenset(stem for other in own for stem in source.contents[other])
    for word in (word for span in claimed.content for word in within(comparison, span) if word.is_content):
        stem = source.nearest(word.stem)
        if stem is not None and stem in rest and len(source.places[stem]) == 1:
            return word
    return None


def _agreed(claimed: Attribution, number: int, comparison: Comparison) -> Agreement:
    return same_speaker(claimed, comparison.source.known.attributions[number], comparison)


def _share_a_sentence(one: Attribution, other: Attribution, source: Source) -> bool:
    first, second = (source.document.sentence_at(said.cue.start) for said in (one, other))
    return first is not None and second is not None and first.index == second.index


def _is_named(other: Attribution, comparison: Comparison) -> bool:
    """Whether the claim gives words to that one as well."""
    return any(
        same_speaker(claimed, other, comparison) is Agreement.SAME
        for claimed in comparison.reading.known.attributions
        if claimed.source is not None
    )
