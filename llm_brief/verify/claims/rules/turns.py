"""Rules about small words that turn a sentence round, where a claim otherwise repeats it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from llm_brief.records.base import Label
from llm_brief.text.grammar.parse import Parse, Token
from llm_brief.text.stems import stem_of
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.evidence.contrasts import is_only_contrast
from llm_brief.verify.claims.evidence.derived import is_rest
from llm_brief.verify.claims.evidence.negations import denies, denies_below, has_not, is_bound, is_over
from llm_brief.verify.claims.evidence.repeats import HELD, REPEATS, instead, repeated, text_of
from llm_brief.verify.claims.evidence.retold import is_retold
from llm_brief.verify.claims.evidence.shades import is_unreal, shade_of
from llm_brief.verify.claims.evidence.two_sides import is_of_two_sides
from llm_brief.verify.claims.lexicon import means_the_opposite, means_the_same, opposites_of
from llm_brief.verify.claims.operators import DOUBTS, SAYING
from llm_brief.verify.claims.twin import Gap, Twin
from llm_brief.verify.claims.words import Word, read_words

__all__ = ["added_denial", "agreed", "opposed", "turned"]

_SHORT = 6
_AT_THE_EDGE = 2
_HALF = 0.5
_AUXILIARIES = 4


def opposed(comparison: Comparison) -> Iterator[Said]:
    """The claim has no word whose opposite the sentence has in its place."""
    for twin in comparison.twins:
        denied = denies(comparison.reading.words)
        moved = {word.stem for word in twin.left_out}
        kept = {word.stem for word in comparison.reading.words}
        for mine in twin.added:
            if mine.stem in moved or mine.text in _HELPING or not opposites_of(mine.stem):
                continue
            if (mine.text == "ever" and denied) or _is_no_verb(mine, comparison.reading.known.parse):
                continue
            for theirs, stem in _as_verbs(twin.told):
                opposite = means_the_opposite(mine.stem, stem) and theirs.stem not in kept
                opposite = opposite and not _is_particle(theirs, comparison.source.parse)
                opposite = opposite and _is_denied(mine, twin.claimed) == _is_denied(theirs, twin.told)
                if not opposite or not _in_the_same_place(mine, theirs, twin):
                    continue
                if _is_done_to_a_thing(mine, theirs, comparison):
                    continue  # "the loss grew" where the firm "lost two million"
                if is_of_two_sides(mine, theirs, comparison):
                    reason = (
                        f"the source tells it from the other side, as {theirs.text!r}, and whether this follows is open"
                    )
                    yield Said(Label.NOT_CHECKED, reason)
                    return
                if not is_retold(mine, theirs, comparison):
                    yield instead([theirs], [mine], comparison)
                    return


def _is_no_verb(word: Word, parse: Parse | None) -> bool:
    """Whether it is a particle, or the noun of "cost seven people their lives", which says that they died."""
    token = parse.token_at(word.start) if parse is not None and word.text == "lives" else None
    return (token is not None and token.pos == "NOUN") or _is_particle(word, parse)


def _is_done_to_a_thing(mine: Word, theirs: Word, comparison: Comparison) -> bool:
    """Whether the source's verb has an object and the claim's none, so that they tell of two sorts of act."""
    parse, other = comparison.reading.known.parse, comparison.source.parse
    one = parse.token_at(mine.start) if parse is not None else None
    there = other.token_at(theirs.start) if other is not None else None
    if parse is None or other is None or one is None or there is None or {one.pos, there.pos} != {"VERB"}:
        return False
    is_passive = bool(parse.dependents(one.index, "nsubjpass"))
    return not is_passive and not parse.dependents(one.index, "dobj") and bool(other.dependents(there.index, "dobj"))


def _is_particle(word: Word, parse: Parse | None) -> bool:
    """Whether the word belongs to a verb: the "up" of "gave up" has no opposite of its own."""
    token = parse.token_at(word.start) if parse is not None else None
    return token is not None and token.dep == "prt"


def _is_denied(word: Word, words: Sequence[Word]) -> bool:
    """Whether a "not" stands right before the word."""
    at = words.index(word)
    return has_not(words[max(0, at - 2) : at])


_HELPING = frozenset("have has had do does did be is are was were been being will would can could may might".split())
_PHRASAL = {
    ("turned", "down"): "reject",
    ("turn", "down"): "reject",
    ("ruled", "out"): "reject",
    ("give", "up"): "abandon",
    ("gave", "up"): "abandon",
    ("given", "up"): "abandon",
}


def _as_verbs(words: Sequence[Word]) -> Iterator[tuple[Word, str]]:
    """Each word with its stem; a verb and its particle as the one verb that means the same."""
    for number, word in enumerate(words):
        following = words[number + 1].text if number + 1 < len(words) else ""
        yield word, _PHRASAL.get((word.text, following), word.stem)


def _in_the_same_place(mine: Word, theirs: Word, twin: Twin) -> bool:
    """Whether both words stand in one gap of a claim that repeats the sentence, or by the same word."""
    if twin.share >= REPEATS and any(mine in gap.claimed and theirs in gap.told for gap in twin.gaps):
        return True
    return bool(_beside(mine, twin.claimed) & _beside(theirs, twin.told))


def _beside(word: Word, words: Sequence[Word]) -> set[str]:
    """The stems of the content words right before and right after a word."""
    content = [other for other in words if other.is_content]
    if word not in content:
        return set()
    at = content.index(word)
    return {other.stem for other in (*content[max(0, at - 1) : at], *content[at + 1 : at + 2])}


def turned(comparison: Comparison) -> Iterator[Said]:
    """In what the claim repeats it puts in or leaves out no "not", and keeps what makes it less than a fact."""
    for twin in repeated(comparison):
        for gap in twin.gaps:
            yield from _taken_out(gap, comparison)
            if len(gap.told) <= _SHORT and len(gap.claimed) <= _SHORT:
                yield from _negated(gap, twin, comparison)
                if gap.told and not gap.first and (gap.claimed or _is_modal(gap.told)):
                    yield from _made_a_fact(gap, comparison)


_REFUSING = frozenset("refuse refused refuses refusing decline declined declines declining".split())


def agreed(comparison: Comparison) -> Iterator[Said]:
    """What somebody in the sentence "refused to" do, the claim does not tell as done."""
    if denies(comparison.reading.words):
        return
    for twin in comparison.twins:
        for gap in twin.gaps if twin.share >= _HALF else ():
            texts = [word.text for word in gap.told]
            refuses = len(texts) == _AT_THE_EDGE and texts[0] in _REFUSING and texts[1] == "to"
            if refuses and not (gap.claimed or gap.first or gap.last):
                span = comparison.source.document.span(gap.told[0].start, gap.told[-1].end)
                yield Said(Label.CONTRADICTED, f"the source says {span.exact!r}", (span,))


def added_denial(comparison: Comparison) -> Iterator[Said]:
    """A "not" of the claim is one of the sentences that tell what it tells."""
    reading, source = comparison.reading, comparison.source
    if not reading.best or not has_not(reading.words):
        return
    told = [word for at in reading.best for word in source.sentences[at]]
    held = reading.held_by(reading.best[0])
    if is_bound(reading.words, told) or denies_below(reading.best[0], comparison):
        return
    if _denies_another(reading.words, told, comparison) or is_over(reading.words, told):
        return
    if _is_unreal_there(comparison) or _is_of_the_rest(comparison):
        return
    if any(word.text in _EXCLUSIVE for word in source.sentences[reading.best[0]]):
        return
    if held >= HELD and not reading.novel and not denies(told) and not _reverses(reading.content, told):
        sentence = source.document.sentences[reading.best[0]]
        span = source.document.span(sentence.start, sentence.end)
        yield Said(Label.CONTRADICTED, 'the source says it without a "not"', (span,))


_OPERATORS = frozenset("if unless provided providing whether suppose lest".split())
_UNSURE = frozenset("could would may might".split())
_UNFIRM = frozenset({"said"})
_HEARSAY = _UNFIRM | frozenset(
    "reportedly allegedly supposedly alleged believed thought rumoured rumored claimed".split()
)


def _taken_out(gap: Gap, comparison: Comparison) -> Iterator[Said]:
    """The claim begins right behind a word that makes what follows less than a statement."""
    words = {word.text for word in comparison.reading.words}
    edge = gap.told[-2:] if gap.first and gap.told and not gap.told[-1].is_content else gap.told[-1:]
    edge = () if gap.last else edge
    hearsay = [w for w in gap.told if w.text in _HEARSAY] if len(gap.told) <= _AUXILIARIES and not gap.last else []
    for word in edge:
        if word.text in _OPERATORS and not words & _OPERATORS:
            said = _not_a_statement(word, comparison)
            yield replace(said, label=Label.NOT_CHECKED) if words & _UNSURE else said
    for word in hearsay if not comparison.reading.known.attributions else ():
        if not words & (_HEARSAY | SAYING) and not gap.first:
            yield _hearsay(word, comparison) if word.text in _UNFIRM else _not_a_statement(word, comparison)


def _not_a_statement(word: Word, comparison: Comparison) -> Said:
    span = comparison.source.document.span(word.start, word.end)
    return Said(Label.PARTIAL, f"the source does not tell it as a fact: {span.exact!r}", (span,))


def _hearsay(word: Word, comparison: Comparison) -> Said:
    span = comparison.source.document.span(word.start, word.end)
    return Said(Label.NOT_CHECKED, f"the source lets somebody say so: {span.exact!r}", (span,))


def _negated(gap: Gap, twin: Twin, comparison: Comparison) -> Iterator[Said]:
    mine, theirs = gap.claimed, gap.told
    outside = gap.last or (gap.first and len(theirs) > _AT_THE_EDGE)
    if is_bound(comparison.reading.words, twin.told):
        return
    turned = not outside and not denies(comparison.reading.words) and not _reverses(mine, theirs)
    if (
        has_not(theirs)
        and turned
        and not (_is_of_another_verb(theirs, comparison) or _is_set_against(theirs, comparison))
    ):
        span = comparison.source.document.span(theirs[0].start, theirs[-1].end)
        yield Said(Label.CONTRADICTED, f"the source says {span.exact!r}", (span,))
    elif (
        has_not(mine)
        and not denies(twin.told)
        and not any(_is_ahead(word) for word in theirs)
        and not _is_clause(mine, comparison)
        and not _is_acquittal(comparison.reading.words)
        and not _denies_another(mine, twin.told, comparison)
        and not _is_denied_beside(mine, comparison)
        and not is_over(comparison.reading.words, twin.told)
        and not _is_unreal_there(comparison)
    ):
        text = text_of(mine, comparison.reading.claim.text)
        alone = next((word for word in twin.told if word.text in _EXCLUSIVE), None)
        if alone is None:
            yield Said(Label.CONTRADICTED, f"the source does not say {text!r}")
        else:
            yield Said(Label.NOT_CHECKED, f"the source says {alone.text!r}, and whether {text!r} follows is open")


_EXCLUSIVE = frozenset("only sole solely alone except".split())
"""Words that say of all the rest that it is not so."""


def _is_set_against(told: Sequence[Word], comparison: Comparison) -> bool:
    """Whether each "not" of the sentence only sets something against what the claim tells: "clerks, not guards"."""
    parse = comparison.source.parse
    if parse is None:
        return False
    tokens = [parse.token_at(word.start) for word in told if has_not([word])]
    claimed = {comparison.source.nearest(word.stem) or word.stem for word in comparison.reading.content}
    return all(token is not None and is_only_contrast(token.index, parse, claimed) for token in tokens)


def _is_clause(mine: Sequence[Word], comparison: Comparison) -> bool:
    """Whether the words are a clause of their own, subject and verb, which tells of another act."""
    parse = comparison.reading.known.parse
    if parse is None:
        return False
    tokens = [token for word in mine if (token := parse.token_at(word.start)) is not None]
    indexes = {token.index for token in tokens}
    return any(token.dep in {"nsubj", "nsubjpass"} and token.head in indexes for token in tokens)


def _is_acquittal(words: Sequence[Word]) -> bool:
    """As in "found not guilty", whose "not" says what the source may say by "acquitted"."""
    return any(one.text == "not" and other.text == "guilty" for one, other in pairwise(words))


def _is_denied_beside(mine: Sequence[Word], comparison: Comparison) -> bool:
    """Whether another sentence that bears on the claim has the "no" before the same word: "found no poison"."""
    words = comparison.reading.words
    denied = {words[at + 1].stem for at in range(len(words) - 1) if words[at] in mine and has_not(words[at : at + 1])}
    told = (pair for at in comparison.reading.best for pair in pairwise(comparison.source.sentences[at]))
    return any(has_not([before]) and word.stem in denied for before, word in told)


def _is_of_another_verb(told: Sequence[Word], comparison: Comparison) -> bool:
    """Whether each "not" of the sentence denies a verb of which the claim has nothing."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None:
        return False
    denying = [word for word in told if has_not([word])]
    tokens = [token for word in denying if (token := theirs.token_at(word.start)) is not None and token.dep == "neg"]
    heads = [theirs.tokens[token.head] for token in tokens]
    lemmas = {token.lemma.lower() for token in mine.tokens}
    stems = {word.stem for word in comparison.reading.words}
    if heads and len(heads) == len(denying) and all(_is_state_apart(theirs, head, stems) for head in heads):
        return True
    return len(heads) == len(denying) and not any(
        head.pos != "VERB"
        or head.lemma.lower() in lemmas
        or any(means_the_same(stem_of(head.lemma.lower()), stem) for stem in stems)
        for head in heads
    )


def _is_state_apart(theirs: Parse, verb: Token, stems: set[str]) -> bool:
    """Whether a "not" only denies that somebody is what the claim has nothing of: "who was not in"."""
    if verb.lemma != "be" or verb.dep != "relcl" or not stems.isdisjoint({"is", "was", "are", "were", "be"}):
        return False
    described = (theirs.tokens[at].text for at in theirs.dependents(verb.index, "attr", "acomp"))
    return stems.isdisjoint(word.stem for text in described for word in read_words(text))


def _is_of_the_rest(comparison: Comparison) -> bool:
    """Whether the claim counts those of whom the source does not say it."""
    told = comparison.quantities_near
    return any(is_rest(one, told) for one in comparison.quantities)


def _is_unreal_there(comparison: Comparison) -> bool:
    """Whether what the claim denies is only planned or turned down in the source: "dropped a plan to cut"."""
    theirs = comparison.source.parse
    if theirs is None:
        return False
    pairs = (pair for group in comparison.counterparts for pair in group if pair.claimed.negated)
    told = (pair.told.predicate for pair in pairs)
    places = [place for place in told if comparison.in_evidence(theirs.tokens[place].start)]
    return bool(places) and all(shade_of(theirs, place) is not None for place in places)


def _denies_another(mine: Sequence[Word], told: Sequence[Word], comparison: Comparison) -> bool:
    """Whether each "not" belongs to a verb that the sentence does not have: "did not vote" beside "abstained"."""
    parse = comparison.reading.known.parse
    if parse is None:
        return False
    tokens = [parse.token_at(word.start) for word in mine if has_not([word])]
    heads = [parse.tokens[token.head] for token in tokens if token is not None and token.dep == "neg"]
    known = {comparison.source.nearest(word.stem) or word.stem for word in told}
    stems = [{stem_of(head.text.lower()), stem_of(head.lemma.lower())} for head in heads]
    return bool(heads) and all(known.isdisjoint(both) for both in stems) and all(head.pos == "VERB" for head in heads)


def _reverses(mine: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """Whether the claim says by an opposite what the sentence says by a "not"."""
    return any(means_the_opposite(one.stem, other.stem) for one in mine for other in theirs)


_AHEAD = frozenset(
    """will shall may might could would should ought plan plans planned expected due set hopes hoped intends scheduled
    threatened proposed likely possibly""".split()
)
_MODALS = frozenset({"may", "might", "could", "would", "should", "ought"})
_BE = frozenset({"is", "are", "was", "were"})


_NOT_AHEAD = frozenset({"a", "an", "the", "than", "as"})
"""Words behind which a plan is none: "a set of letters", "later than planned"."""


def _is_ahead(word: Word) -> bool:
    return word.text in _AHEAD and not _is_month(word)


def _is_month(word: Word) -> bool:
    return word.text == "may" and word.capital


def _is_modal(words: Sequence[Word]) -> bool:
    return len(words) == 1 and words[0].text in _MODALS


def _wishes(comparison: Comparison) -> bool:
    """Whether the verb of the claim says itself that it is only wished for or planned: "was considered"."""
    parse = comparison.reading.known.parse
    return parse is not None and any(
        token.dep == "ROOT" and is_unreal(parse, token.index) and not parse.dependents(token.index, "neg")
        for token in parse.tokens
    )


_LASTING = frozenset("remain remains stay stays keep keeps continue continues".split())


def _goes_on(claimed: Sequence[Word], told: Sequence[Word]) -> bool:
    """Whether both tell of what lasts: what will stay so is so now."""
    return all(any(word.text in _LASTING for word in side) for side in (claimed, told))


_REASON = frozenset({"because", "owing", "thanks"})


def _is_yet_to_come(claimed: Sequence[Word]) -> bool:
    """Whether the claim says itself that it is not so by now: "has yet to"."""
    return any((one.text, other.text) == ("yet", "to") for one, other in pairwise(claimed))


def _made_a_fact(gap: Gap, comparison: Comparison) -> Iterator[Said]:
    texts = [word.text for word in gap.told]
    is_to = any(one in _BE and other == "to" for one, other in pairwise(texts))
    nouns = {word for before, word in pairwise(gap.told) if before.text in _NOT_AHEAD}
    is_ahead = is_to or any(_is_ahead(word) for word in gap.told if word not in nouns)
    kept = any(_is_ahead(word) or (word.text in DOUBTS and not _is_month(word)) for word in comparison.reading.words)
    kept = kept or _goes_on(gap.claimed, gap.told) or _is_yet_to_come(comparison.reading.words)
    kept = kept or ("due" in texts and any(word.text in _REASON for word in gap.claimed))  # "because of": "due to"
    kept = (
        kept or _wishes(comparison) or has_not(gap.claimed) or (has_not(gap.told) and denies(comparison.reading.words))
    )
    if is_ahead and len(gap.told) <= _AUXILIARIES and not gap.last and not kept:
        span = comparison.source.document.span(gap.told[0].start, gap.told[-1].end)
        is_refusal = texts[-1] == "would" and _is_denied_behind(gap, comparison)
        label = Label.NOT_CHECKED if is_refusal else Label.PARTIAL  # "would not say": whether that is "did not" depends
        yield Said(label, f"the source does not tell it as a fact: {span.exact!r}", (span,))


def _is_denied_behind(gap: Gap, comparison: Comparison) -> bool:
    """Whether a "not" stands right behind the words of the source, and the claim denies as well."""
    after = comparison.source.document.text[gap.told[-1].end :].split(maxsplit=1)[:1]
    return after in (["not"], ["n't"]) and denies(comparison.reading.words)
