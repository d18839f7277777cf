"""The rule about what a claim adds to a sentence that it otherwise repeats."""

from collections.abc import Iterator, Sequence

from llm_brief.records.base import Label
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.evidence.derived import may_follow
from llm_brief.verify.claims.evidence.repeats import AFTER, BEFORE, CLOSELY, HELD, is_accounted_for, repeated, text_of
from llm_brief.verify.claims.lacking import roots_of
from llm_brief.verify.claims.lexicon import has_meaning_in
from llm_brief.verify.claims.operators import AUTHORS, SAYING
from llm_brief.verify.claims.twin import Twin
from llm_brief.verify.claims.words import PRONOUNS, Word, is_number

__all__ = ["invented"]

_INVENTED = 2


def invented(comparison: Comparison) -> Iterator[Said]:
    """What the claim adds to a sentence that it repeats stands somewhere in the document."""
    for twin in repeated(comparison, CLOSELY):
        for gap in twin.gaps:
            added = [word for word in gap.claimed if word.is_content and not _is_told(word, gap.told, comparison)]
            strange = [word for word in added if not _stands_near(word, twin, comparison)]
            if len(strange) >= _INVENTED and not (gap.first and any(word.text in AUTHORS for word in gap.claimed)):
                yield _unsaid(strange, gap.claimed, comparison)
                return
    for twin in comparison.twins[:1]:
        yield from _tail(twin, comparison)


def _unsaid(words: Sequence[Word], added: Sequence[Word], comparison: Comparison) -> Said:
    """``words`` are those of ``added`` that the source has not; two plain ones may be other words for what it says."""
    text = text_of(words, comparison.reading.claim.text)
    if may_be_other_words(added):
        return _open(words, comparison)
    return Said(Label.NOT_FOUND, f"the source does not say {text!r}")


def may_be_other_words(added: Sequence[Word]) -> bool:
    """Whether an addition names nobody, counts nothing, gives no reason and is short: "escaped the flood"."""
    hard = any(word.capital or is_number(word.stem) for word in added)
    return not hard and added[0].text not in _OPENING and sum(word.is_content for word in added) <= _INVENTED


_TURNS = frozenset("because although though after before following citing despite amid during when while since".split())


_OPENING = _TURNS | {"which", "who", "whom", "whose", "as", "by", "for", "with", "in", "at", "on", "from", "and", "to"}


def _tail(twin: Twin, comparison: Comparison) -> Iterator[Said]:
    """An ending of its own of which the sentence says nothing, behind what the sentence says."""
    words = comparison.reading.words
    at = _last_turn(words, comparison.reading.claim.text)
    front, tail = words[:at], words[at:]
    content = [word for word in tail if word.is_content and not is_accounted_for(word, comparison)]
    main = [word for word in front if word.is_content]
    if not content or len(main) < _INVENTED or any(word.text in SAYING for word in tail):
        return
    if _holds_main_verb(tail, comparison):
        return  # "According to the paper, the company had no say"
    source = comparison.source
    told = [twin.sentence in source.found_in.get(source.nearest(word.stem) or "", ()) for word in main]
    held = {word.stem for word in twin.told}
    strange = [word for word in content if not _stands_near(word, twin, comparison)]
    known = any(has_meaning_in(word.stem, held) for word in content if not is_number(word.stem))
    near = range(twin.sentence - 1, twin.sentence + 2)
    plain = [word for word in content if not is_number(word.stem)]
    begun = any(at in source.found_in.get(source.nearest(word.stem) or "", ()) for word in plain for at in near)
    enough = len(strange) >= _INVENTED if begun else 2 * len(strange) >= len(content)
    if sum(told) < HELD * len(main) or not strange:
        return
    if enough and not known and 2 * len(strange) > len(content):
        yield _open(tail, comparison) if _may_be_told(tail, comparison) else _unsaid(tail, tail, comparison)
    elif (enough and not known) or _is_strange_ending(tail, comparison):
        yield _open(tail, comparison)


def _open(words: Sequence[Word], comparison: Comparison) -> Said:
    text = text_of(words, comparison.reading.claim.text)
    return Said(Label.NOT_CHECKED, f"whether the source says {text!r} is open")


def _may_be_told(tail: Sequence[Word], comparison: Comparison) -> bool:
    """Whether a sentence may say so in other words: the ending has a verb, and two of its words are made as there."""
    parse, source = comparison.reading.known.parse, comparison.source
    content = [word for word in tail if word.is_content]
    tokens = [parse.token_at(word.start) for word in tail] if parse is not None else []
    if any(is_number(word.stem) or (word.capital and source.nearest(word.stem) is None) for word in content):
        return False
    if not any(token is not None and token.dep in {"nsubj", "nsubjpass"} for token in tokens):
        return False
    roots = [roots_of(word.text) for word in content]
    told = (frozenset(root for word in words for root in roots_of(word.text)) for words in source.sentences)
    return any(sum(not mine.isdisjoint(there) for mine in roots) >= _INVENTED for there in told)


def _holds_main_verb(tail: Sequence[Word], comparison: Comparison) -> bool:
    """Whether what stands behind the last comma is no ending, but what the claim says in the main."""
    parse = comparison.reading.known.parse
    tokens = (parse.token_at(word.start) for word in tail) if parse is not None else ()
    return any(token is not None and token.dep == "ROOT" for token in tokens)


def _last_turn(words: Sequence[Word], text: str) -> int:
    """Where the last comma, or word that joins an ending to a sentence, parts the claim; its length if nowhere."""
    for at in range(len(words) - 1, 0, -1):
        if words[at].text in _TURNS or "," in text[words[at - 1].end : words[at].start]:
            return at
    return len(words)


_ANYBODY = PRONOUNS | frozenset("someone somebody anyone anybody everyone everybody something anything".split())


def _is_told(word: Word, told: Sequence[Word], comparison: Comparison) -> bool:
    """Whether the sentence says it in another word in this place."""
    if word.text in _ANYBODY or is_accounted_for(word, comparison) or _is_reckoned(word, comparison):
        return True
    return has_meaning_in(word.stem, {other.stem for other in told})


def _is_reckoned(word: Word, comparison: Comparison) -> bool:
    """Whether it belongs to a number that may follow from those of the source, of which its own rule tells."""
    around = (one for one in comparison.quantities if one.start <= word.start < one.end)
    return any(may_follow(one, comparison) for one in around)


def _is_strange_ending(tail: Sequence[Word], comparison: Comparison) -> bool:
    """Whether the verb of an ending that a "because" or "although" opens is nowhere in the document."""
    parse, source = comparison.reading.known.parse, comparison.source
    if parse is None or not tail or tail[0].text not in _TURNS:
        return False
    tokens = [(word, parse.token_at(word.start)) for word in tail]
    verbs = [(word, token) for word, token in tokens if token is not None and token.pos == "VERB"]
    return bool(verbs) and all(
        source.nearest(word.stem) is None and not has_meaning_in(word.stem, source.places.keys()) for word, _ in verbs
    )


def _stands_near(word: Word, twin: Twin, comparison: Comparison) -> bool:
    found = comparison.source.found_in.get(comparison.reading.partners.get(word.start, ""), frozenset())
    near = range(twin.sentence - BEFORE, twin.sentence + AFTER + 1)
    return any(at in found for at in (*comparison.reading.best, *near))
