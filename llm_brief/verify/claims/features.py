"""What the learned check looks at: open measures of how a claim stands to its document, each with a name."""

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from llm_brief.verify.claims.alignment import Fit, Grammar
from llm_brief.verify.claims.common import is_common
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.counterparts import Agreement
from llm_brief.verify.claims.lexicon import has_meaning_in, opposites_of
from llm_brief.verify.claims.operators import DENIALS, DOUBTS, SAYINGS
from llm_brief.verify.claims.reading import Reading
from llm_brief.verify.claims.words import PRONOUNS, STOP_WORDS, Word, is_number

__all__ = ["features_of"]


def features_of(comparison: Comparison) -> dict[str, float]:
    """All measures by name; those that need a parse are absent without one."""
    reading = comparison.reading
    return {
        **_coverage(reading),
        **_runs(reading),
        **_shape(reading),
        **_best_sentence(reading),
        **_grammar(comparison.grammar),
        **_clauses(comparison),
        **_twin(comparison),
        **_meanings(reading),
    }


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _coverage(reading: Reading) -> Mapping[str, float]:
    count = len(reading.content)
    total = sum(reading.weights)
    found = sum(w for w, stem in zip(reading.weights, reading.found, strict=True) if stem)
    exact = sum(word.stem == stem for word, stem in zip(reading.content, reading.found, strict=True))
    novel = reading.novel
    marked = set(reading.marked)
    best = reading.best
    window = max((reading.held_by(at - 1, at, at + 1) for at in best), default=0.0)
    return {
        "covered": _share(found, total),
        "novel": len(novel),
        "novel_share": _share(len(novel), count),
        "inexact_share": _share(count - len(novel) - exact, count),
        "novel_numbers": sum(is_number(word.stem) for word in novel),
        "novel_names": sum(word in marked and not is_number(word.stem) for word in novel),
        "novel_rare": sum(not is_number(word.stem) and not is_common(word.stem) for word in novel),
        "novel_rare_share": _share(sum(not is_common(word.stem) for word in novel), count),
        "numbers": sum(is_number(word.stem) for word in reading.content),
        "covered_1": reading.held_by(*best[:1]),
        "covered_2": reading.held_by(*best[:2]),
        "covered_3": reading.held_by(*best[:3]),
        "covered_window": window,
        "marked_in_best": _marked_in_best(reading),
        "numbers_kept": _numbers_kept(reading),
        "names_kept": _names_kept(reading),
        "elsewhere": _share(found, total) - reading.held_by(*best[:1]),
    }


def _marked_in_best(reading: Reading) -> float:
    marked = reading.marked
    if not marked or not reading.best:
        return 1.0
    best = reading.best[0]
    stems = [reading.source.nearest(word.stem) for word in marked]
    return sum(stem is not None and best in reading.source.found_in[stem] for stem in stems) / len(marked)


_BESIDE = 3


def _numbers_kept(reading: Reading) -> float:
    """The share of the claim's numbers that stand in the document by a word that they stand by in the claim."""
    content = reading.words
    kept = [_beside(reading, at) for at, word in enumerate(content) if is_number(word.stem)]
    return sum(kept) / len(kept) if kept else 1.0


def _beside(reading: Reading, at: int) -> bool:
    source, words = reading.source, reading.words
    company = {w.stem for w in words[max(0, at - _BESIDE) : at + _BESIDE + 1] if w.is_content} - {words[at].stem}
    return any(
        company & {w.stem for w in source.flat[max(0, place - _BESIDE) : place + _BESIDE + 1]}
        for place in source.places.get(words[at].stem, ())[:_MOST_PLACES]
    )


def _names_kept(reading: Reading) -> float:
    """The share of two capitalised neighbours of the claim that are neighbours in the document."""
    words = reading.words
    pairs = [(a.stem, b.stem) for a, b in pairwise(words) if a.capital and b.capital and a.is_content and b.is_content]
    return sum(pair in reading.source.pairs for pair in pairs) / len(pairs) if pairs else 1.0


def _runs(reading: Reading) -> Mapping[str, float]:
    """Stretches of the claim that stand in the document word for word."""
    stems = [word.stem for word in reading.words]
    count = len(stems) or 1
    twos, threes = list(pairwise(stems)), list(zip(stems, stems[1:], stems[2:], strict=False))
    runs = list(_copied_runs(stems, reading))
    long = [run for run in runs if run[1] >= 2]
    sentences = [reading.source.sentence_of[at] for at, _ in long]
    return {
        "pairs": _share(sum(pair in reading.source.pairs for pair in twos), len(twos)),
        "triples": _share(sum(triple in reading.source.triples for triple in threes), len(threes)),
        "copied": float(2 * max((length for _, length in runs), default=0) > count),
        "longest_run": max((length for _, length in runs), default=0) / count,
        "density": sum(length**2 for _, length in runs) / count**2,
        "runs": len(runs) / count,
        "long_runs": len(long),
        "run_sentences": len(set(sentences)),
        "runs_back": sum(later[0] < earlier[0] for earlier, later in pairwise(long)),
        "run_jumps": sum(one != other for one, other in pairwise(sentences)),
    }


def _copied_runs(stems: Sequence[str], reading: Reading) -> Iterator[tuple[int, int]]:
    """Place in the document and length of each run, the longest first found from every word on."""
    flat, places = reading.source.flat, reading.source.places
    at = 0
    while at < len(stems):
        best = (0, 0)
        for place in places.get(stems[at], ())[:_MOST_PLACES]:
            length = 1
            while (
                at + length < len(stems)
                and place + length < len(flat)
                and flat[place + length].stem == stems[at + length]
            ):
                length += 1
            if length > best[0]:
                best = (length, place)
        if best[0]:
            yield best[1], best[0]
        at += best[0] or 1


_MOST_PLACES = 60


def _shape(reading: Reading) -> Mapping[str, float]:
    words = reading.words
    count = len(words) or 1
    stems = [word.stem for word in reading.content]
    return {
        "length": math.log1p(len(words)),
        "document_length": math.log1p(len(reading.source.flat)),
        "repeated": 1 - _share(len(set(stems)), len(stems)) if stems else 0.0,
        "starts_with_pronoun": float(bool(words) and words[0].text in PRONOUNS),
        "pronouns": sum(word.text in PRONOUNS for word in words) / count,
        "stop_words": sum(word.text in STOP_WORDS for word in words) / count,
    }


def _best_sentence(reading: Reading) -> Mapping[str, float]:
    best = reading.best[0] if reading.best else None
    sentence = reading.source.sentences[best] if best is not None else ()
    mine, theirs = {word.text for word in reading.words}, {word.text for word in sentence}
    values: dict[str, float] = {
        "best_length": math.log1p(len(sentence)),
        "best_position": 0.0 if best is None else best / len(reading.source.sentences),
        "disorder": _disorder(reading, best),
    }
    for name, operators in (("denial", DENIALS), ("doubt", DOUBTS), ("saying", SAYINGS)):
        values[f"{name}_added"] = float(bool(mine & operators) and not theirs & operators)
        values[f"{name}_dropped"] = float(bool(theirs & operators) and not mine & operators)
    return values


def _disorder(reading: Reading, best: int | None) -> float:
    """How often two neighbours of the claim stand in the reverse order in the best sentence."""
    if best is None:
        return 0.0
    first: dict[str, int] = {}
    for at, word in enumerate(reading.source.sentences[best]):
        first.setdefault(word.stem, at)
    order = [first[stem] for stem in reading.found if stem in first]
    return _share(sum(later < earlier for earlier, later in pairwise(order)), len(order) - 1)


def _grammar(grammar: Grammar | None) -> Mapping[str, float]:
    if grammar is None:
        return {}
    total = grammar.total
    values = {f"arcs_{fit}": _share(grammar.fits.get(fit, 0), total) for fit in Fit}
    core = sum(grammar.core.values())
    values |= {f"core_{fit}": _share(grammar.core.get(fit, 0), core) for fit in Fit}
    values |= {
        "headless": _share(grammar.headless, total),
        "raised": grammar.raised,
        "clipped": float(grammar.clipped),
    }
    return values | _new_words(grammar)


def _new_words(grammar: Grammar) -> dict[str, float]:
    return {
        f"new_{pos.lower()}": grammar.new_by_pos.get(pos, 0) for pos in ("NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV")
    }


def _clauses(comparison: Comparison) -> Mapping[str, float]:
    if comparison.grammar is None:
        return {}
    pairs = [group[0] for group in comparison.counterparts]
    count = len(comparison.reading.known.clauses)
    return {
        "acts": count,
        "acts_found": _share(len(pairs), count),
        "subjects_same": _share(sum(p.subject is Agreement.SAME for p in pairs), count),
        "subjects_differ": _share(sum(p.subject is Agreement.DIFFERENT for p in pairs), count),
        "objects_same": _share(sum(p.object is Agreement.SAME for p in pairs), count),
        "objects_differ": _share(sum(p.object is Agreement.DIFFERENT for p in pairs), count),
        "swapped": float(any(p.swapped for p in pairs)),
        "negation_differs": _share(sum(p.claimed.negated != p.told.negated for p in pairs), count),
        "modal_dropped": _share(sum(p.claimed.modal is None and p.told.modal is not None for p in pairs), count),
        "modal_added": _share(sum(p.claimed.modal is not None and p.told.modal is None for p in pairs), count),
        "report_dropped": _share(
            sum(p.claimed.reported_by is None and p.told.reported_by is not None for p in pairs), count
        ),
    }


def _twin(comparison: Comparison) -> Mapping[str, float]:
    """How the claim stands beside the sentence that repeats the most of it."""
    if not comparison.twins:
        return {}
    twin = comparison.twins[0]
    both = [gap for gap in twin.gaps if _content(gap.claimed) and _content(gap.told)]
    close = sum(b[0] - a[0] == 1 == b[1] - a[1] for a, b in pairwise(twin.pairs))
    return {
        "twin_share": twin.share,
        "twin_inner": max(other.share for other in comparison.twins),
        "twin_added": sum(_content(gap.claimed) for gap in twin.gaps),
        "twin_exchanged": len(both),
        "twin_last": sum(_content(gap.claimed) for gap in twin.gaps if gap.last),
        "twin_close": _share(close, len(twin.pairs) - 1),
        "twin_jumps": sum(len(gap.told) > _FAR for gap in twin.gaps if not gap.first and not gap.last),
    }


_FAR = 4


def _content(words: Sequence[Word]) -> int:
    return sum(word.is_content for word in words)


def _meanings(reading: Reading) -> Mapping[str, float]:
    """Words that the document lacks, and whether it has others that mean the same or the opposite."""
    stems = {word.stem for at in reading.best for word in reading.source.sentences[at] if word.is_content}
    plain = [word.stem for word in reading.novel if not is_number(word.stem) and not word.capital]
    same = [stem for stem in plain if has_meaning_in(stem, stems)]
    opposite = sum(not opposites_of(word.stem).isdisjoint(stems) for word in reading.content)
    return {
        "unlike": len(plain) - len(same),
        "unlike_share": _share(len(plain) - len(same), len(reading.content)),
        "opposites": opposite,
        "covered_by_meaning": _share(sum(stem is not None for stem in reading.found) + len(same), len(reading.content)),
    }
