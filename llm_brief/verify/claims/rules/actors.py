"""The rule about who acts and who is acted upon."""

from collections.abc import Iterator

from llm_brief.records.base import Label
from llm_brief.records.lexicon import FORCES, REFUSALS, STANCES
from llm_brief.text.grammar.parse import Parse
from llm_brief.text.stems import stem_of
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.counterparts import Agreement, Counterpart, is_other_person
from llm_brief.verify.claims.evidence.denial import is_no_more_than
from llm_brief.verify.claims.evidence.namings import are_heads_of_two_kinds
from llm_brief.verify.claims.evidence.same_act import fits, told_in
from llm_brief.verify.claims.words import STOP_WORDS, read_words

__all__ = ["roles"]


_WEIGHTY = frozenset({*FORCES, *STANCES, *REFUSALS})  # acts of which it matters above all whose they are


def roles(comparison: Comparison) -> Iterator[Said]:
    """Who acts and who is acted upon are not exchanged, and nobody else is put in the place of who acts."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None:
        return
    for group in comparison.counterparts:
        near = [p for p in group if comparison.in_evidence(theirs.tokens[p.told.predicate].start)]
        if not near or any(fits(pair) for pair in near):
            continue
        swapped = [p for p in near if p.swapped and not is_no_more_than(mine, p.claimed, theirs, p.told)]
        other = [p for p in near if _is_other_actor(p, mine, theirs, comparison) and not _is_of_speaker(p, theirs)]
        owned = [pair for pair in near if pair.owner is not None]
        for pair in owned[:1]:
            assert pair.owner is not None
            owned_thing = theirs.tokens[theirs.tokens[pair.owner.head].head]
            place = comparison.source.document.span(pair.owner.start, max(pair.owner.end, owned_thing.end))
            named = any(token.pos == "PROPN" for token in theirs.tokens_in(pair.owner.start, pair.owner.end))
            label = Label.CONTRADICTED if named else Label.NOT_CHECKED  # "the group" may be the cooperative
            yield Said(label, f"the source says {place.exact!r}", (place,))
        for pair in swapped[:1]:
            told = told_in(pair, comparison)
            yield Said(Label.CONTRADICTED, f"in the source the parts are the other way round: {told.exact!r}", (told,))
        for pair in other[:1] if not swapped else ():
            subject = pair.told.subject
            if subject is not None:
                place = comparison.source.document.span(subject.start, subject.end)
                yield Said(Label.CONTRADICTED, f"in the source it is {place.exact!r} who does so", (place,))


_SPEAKING = frozenset({"my", "our"})


def _is_of_speaker(pair: Counterpart, theirs: Parse) -> bool:
    """Whether the source lets somebody tell it of "my client", whom the claim may name."""
    owners = theirs.dependents(pair.told.subject.head, "poss") if pair.told.subject is not None else ()
    return any(theirs.tokens[at].text.lower() in _SPEAKING for at in owners)


def _is_other_actor(pair: Counterpart, mine: Parse, theirs: Parse, comparison: Comparison) -> bool:
    """The same thing done by somebody else: both are named, and the claim's actor is somebody of the document."""
    claimed, told = pair.claimed.subject, pair.told.subject
    if pair.subject is not Agreement.DIFFERENT or claimed is None or told is None or _is_of_others(pair):
        return False
    is_shared = mine.tokens[claimed.head].text == theirs.tokens[told.head].text and mine.dependents(
        claimed.head, "conj"
    )
    if is_shared or are_heads_of_two_kinds(mine, claimed.head, theirs, told.head):
        return False  # "Vasko and Toth" for "Prime Minister Irina Vasko and Bela Toth"; "the Pole" for the goalkeeper
    texts = (
        " ".join(t.text for t in parse.tokens_in(p.start, p.end)) for parse, p in ((mine, claimed), (theirs, told))
    )
    if is_other_person(*texts) or (
        pair.object is Agreement.SAME
        and any(replaced(pair, mine, theirs, comparison) for replaced in (_is_other_name, _is_exchanged))
    ):
        return True
    if pair.object is not Agreement.SAME and not _same_complement(pair, mine, theirs):
        return False
    if pair.told.lemma not in _WEIGHTY or theirs.tokens[told.head].pos != "PROPN":
        return False
    stems = [w.stem for w in read_words(mine.tokens[claimed.head].text) if w.text not in STOP_WORDS]
    return all(stem in comparison.source.places for stem in stems)


def _is_of_others(pair: Counterpart) -> bool:
    """Whether the claim denies it of one and the source tells it of another: both may be so."""
    return pair.claimed.negated and not pair.told.negated


def _is_other_name(pair: Counterpart, mine: Parse, theirs: Parse, comparison: Comparison) -> bool:
    """Whether both who act are named, by names of the document, and the sentence does not name the claim's."""
    claimed, told = pair.claimed.subject, pair.told.subject
    if claimed is None or told is None:
        return False
    one, other = mine.tokens[claimed.head], theirs.tokens[told.head]
    stem = stem_of(one.text.lower())
    sentence = {stem_of(token.text.lower()) for token in theirs.sentence_tokens(other.sentence)}
    named = one.pos == "PROPN" == other.pos and stem in comparison.source.places
    return named and stem not in sentence and comparison.reading.held_by(*comparison.reading.best[:1]) >= _CLOSE


_CLOSE = 0.7


def _same_complement(pair: Counterpart, mine: Parse, theirs: Parse) -> bool:
    """Whether both say that the same is to be done: "demands that X resign", "X's resignation"."""
    ours = [phrase for phrase in (pair.claimed.complement, *pair.claimed.objects) if phrase is not None]
    told = [phrase for phrase in (pair.told.complement, *pair.told.objects) if phrase is not None]
    stems = {stem_of(mine.tokens[phrase.head].lemma.lower()) for phrase in ours}
    return not stems.isdisjoint(stem_of(theirs.tokens[phrase.head].lemma.lower()) for phrase in told)


def _is_exchanged(pair: Counterpart, mine: Parse, theirs: Parse, comparison: Comparison) -> bool:
    """Whether the two who act are named both in the claim and in the sentence: one has taken the other's place."""
    claimed, told = pair.claimed.subject, pair.told.subject
    if claimed is None or told is None or theirs.tokens[told.head].pos != "PROPN":
        return False
    here = mine.tokens[claimed.head].text.lower()
    there = theirs.tokens[told.head].text.lower()
    sentence = theirs.sentence_tokens(theirs.tokens[told.head].sentence)
    return any(t.text.lower() == here for t in sentence) and any(w.text == there for w in comparison.reading.words)
