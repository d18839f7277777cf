"""Who says of an act that it is done, where a claim and its document do not have most words of it in common."""

from collections.abc import Iterator, Sequence

from llm_brief.text.attribution.attributions import Attribution
from llm_brief.text.document import Span
from llm_brief.text.grammar.parse import Parse, Token
from llm_brief.text.stems import stem_of
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.counterparts import Agreement, Counterpart
from llm_brief.verify.claims.evidence.same_speaker import same_speaker
from llm_brief.verify.claims.evidence.sayings import CLAIMED, SAID
from llm_brief.verify.claims.words import STOP_WORDS, Word, read_words

__all__ = ["name_of", "of_the_act", "said_by_another", "says_it_as_well"]


def of_the_act(claimed: Attribution, comparison: Comparison) -> list[Attribution]:
    """The document's attributions that hold all clauses with the verb, subject and object of what is claimed."""
    theirs, main = comparison.source.parse, _main(claimed, comparison)
    if theirs is None or main is None:
        return []
    group = next((group for group in comparison.counterparts if group[0].claimed.predicate == main.index), ())
    places = [theirs.tokens[pair.told.predicate].start for pair in group if _is_of_act(pair, comparison, theirs)]
    found = [a for a in comparison.source.known.attributions if places and a.source is not None]
    return found if not found else [a for a in found if all(_holds(a, place) for place in places)]


def _is_of_act(pair: Counterpart, comparison: Comparison, theirs: Parse) -> bool:
    is_near = comparison.in_evidence(theirs.tokens[pair.told.predicate].start)
    is_done_alike = pair.object is Agreement.SAME or not pair.claimed.objects
    return is_near and pair.subject is Agreement.SAME and is_done_alike


def name_of(told: Attribution, comparison: Comparison) -> Span:
    """What names the one who says it, where the document does: for "one of the two, Ada Oru," it is "Ada Oru"."""
    assert told.source is not None
    parse, source = comparison.source.parse, told.source
    if told.speaker_mention is not None or parse is None:
        return told.speaker_mention or source
    below = parse.tokens_in(source.start, source.end)
    if any(token.pos == "PROPN" for token in below):
        return source
    beside = (parse.tokens[at] for token in below for at in parse.dependents(token.index, "appos"))
    name = next((token for token in beside if token.pos == "PROPN" and token.start >= source.end), None)
    if name is None:
        return source
    phrase = parse.noun_phrase(name.index)
    return comparison.source.document.span(phrase.start, phrase.end)


def said_by_another(
    claimed: Attribution, own: Sequence[Attribution], comparison: Comparison
) -> tuple[Span, Word] | None:
    """Who else says, near the evidence, the main word of what is claimed, where the claim's speaker nowhere does.

    ``own`` is what the claim's speaker says there.
    """
    source, main = comparison.source, _main_stem(claimed, comparison)
    if main is None or any(_word_of(told, main) for told in own) or any(_tellers(claimed, main, comparison)):
        return None
    known, home = source.known.attributions, comparison.reading.best
    topic = {source.nearest(word.stem) for span in claimed.content for word in read_words(span.exact)} - {main, None}
    for number in sorted({number for at in home for number in source.said_in(at)}):
        told, held = known[number], source.contents[number]
        is_rival = main in held and told.source is not None and told.cue_class in SAID | CLAIMED
        is_rival = is_rival and not topic.isdisjoint(held)
        word = _word_of(told, main) if is_rival else None
        if word is not None and same_speaker(claimed, told, comparison) is Agreement.DIFFERENT:
            return name_of(told, comparison), word
    return None


def says_it_as_well(claimed: Attribution, others: Sequence[Attribution], comparison: Comparison) -> bool:
    """Whether the claim's speaker has the main word of what is claimed, and those who say more of it have it not."""
    main = _main_stem(claimed, comparison)
    is_theirs = main is None or any(_word_of(other, main) is not None for other in others)
    return main is not None and not is_theirs and any(_tellers(claimed, main, comparison))


def _main_stem(claimed: Attribution, comparison: Comparison) -> str | None:
    """The stem that the document has for the main word of what is claimed; None for a word that says little."""
    main = _main(claimed, comparison)
    if main is None or main.lemma.lower() in STOP_WORDS:
        return None
    return comparison.source.nearest(stem_of(main.text.lower()))


def _main(claimed: Attribution, comparison: Comparison) -> Token | None:
    """The one word of what is claimed that hangs on none of its other words."""
    mine = comparison.reading.known.parse
    tokens = [t for span in claimed.content for t in mine.tokens_in(span.start, span.end)] if mine is not None else []
    indices = {token.index for token in tokens}
    tops = [token for token in tokens if token.dep == "ccomp" and token.head not in indices]
    return tops[0] if len(tops) == 1 else None


def _word_of(told: Attribution, stem: str) -> Word | None:
    """The word of what is said that has the stem."""
    return next((word for span in told.content for word in read_words(span.exact) if word.stem == stem), None)


def _tellers(claimed: Attribution, stem: str, comparison: Comparison) -> Iterator[Attribution]:
    """All that the claim's speaker, or one who may be the same, says in the document in which a word has the stem."""
    source = comparison.source
    for held, told in zip(source.contents, source.known.attributions, strict=True):
        may_say = stem in held and told.source is not None
        if may_say and same_speaker(claimed, told, comparison) is not Agreement.DIFFERENT:
            yield told


def _holds(told: Attribution, at: int) -> bool:
    return any(span.start <= at < span.end for span in told.content)
