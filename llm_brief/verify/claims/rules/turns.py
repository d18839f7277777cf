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
from llm_brief.verify.claims.evidence.frames import has_time_for
from llm_brief.verify.claims.evidence.negations import denies, denies_below, has_not, is_bound, is_over
from llm_brief.verify.claims.evidence.repeats import HELD, repeated, text_of
from llm_brief.verify.claims.evidence.shades import shade_of
from llm_brief.verify.claims.lexicon import means_the_opposite, means_the_same
from llm_brief.verify.claims.operators import REQUIRING, SAYING
from llm_brief.verify.claims.rules.made_facts import is_ahead, is_modal, made_a_fact
from llm_brief.verify.claims.twin import Gap, Twin
from llm_brief.verify.claims.words import Word, read_words

__all__ = ["added_denial", "agreed", "turned"]

_SHORT = 6
_AT_THE_EDGE = 2
_HALF = 0.5
_AUXILIARIES = 4


def turned(comparison: Comparison) -> Iterator[Said]:
    """In what the claim repeats it puts in or leaves out no "not", and keeps what makes it less than a fact."""
    for twin in repeated(comparison):
        for gap in twin.gaps:
            yield from _taken_out(gap, comparison)
            if len(gap.told) <= _SHORT and len(gap.claimed) <= _SHORT:
                yield from _negated(gap, twin, comparison)
                if gap.told and not gap.first and (gap.claimed or is_modal(gap.told)):
                    yield from made_a_fact(gap, comparison)


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
        if word.text in _OPERATORS and not words & _OPERATORS and not _has_time(comparison):
            said = _not_a_statement(word, comparison)
            yield _as_much(said) if words & (_UNSURE | REQUIRING) else said
    for word in hearsay if not comparison.reading.known.attributions else ():
        if not words & (_HEARSAY | SAYING) and not gap.first:
            yield _hearsay(word, comparison) if word.text in _UNFIRM else _not_a_statement(word, comparison)


def _as_much(said: Said) -> Said:
    return replace(said, label=Label.NOT_CHECKED, reason=f"{said.reason}; whether the claim says as much is open")


def _has_time(comparison: Comparison) -> bool:
    """Whether the claim only says until when somebody may do it."""
    parse = comparison.reading.known.parse
    return parse is not None and any(has_time_for(parse, token) for token in parse.tokens)


def _not_a_statement(word: Word, comparison: Comparison) -> Said:
    span = comparison.source.document.span(word.start, word.end)
    return Said(Label.PARTIAL, f"the source does not tell it as a fact: {span.exact!r}", (span,))


def _hearsay(word: Word, comparison: Comparison) -> Said:
    span = comparison.source.document.span(word.start, word.end)
    return Said(Label.NOT_CHECKED, f"the source lets somebody say so: {span.exact!r}", (span,))


def _is_unless(comparison: Comparison, twin: Twin) -> bool:
    """Whether the one says "unless there is" and the other "if there is no"."""
    mine, theirs = ({word.text for word in words} for words in (comparison.reading.words, twin.told))
    return ("unless" in mine and "if" in theirs) or ("if" in mine and "unless" in theirs)


def _negated(gap: Gap, twin: Twin, comparison: Comparison) -> Iterator[Said]:
    mine, theirs = gap.claimed, gap.told
    outside = gap.last or (gap.first and len(theirs) > _AT_THE_EDGE)
    if is_bound(comparison.reading.words, twin.told) or _is_unless(comparison, twin):
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
        and not any(is_ahead(word) for word in theirs)
        and not _is_clause(mine, comparison)
        and not _is_of_two_words(comparison.reading.words)
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


def _is_of_two_words(words: Sequence[Word]) -> bool:
    """Whether a "not" is one with the word beside it: "not guilty" is "acquitted", "or not" denies nothing."""
    return any((one.text, other.text) in _PAIRS for one, other in pairwise(words))


_PAIRS = frozenset({("not", "guilty"), ("or", "not")})


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
    tokens = [token for word in denying if (token := theirs.token_at(word.start)) is not None and _denies_verb(token)]
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


def _denies_verb(token: Token) -> bool:
    """Whether the word denies the verb above it: "was not settled", "nothing was settled"."""
    return token.dep == "neg" or (token.lemma.lower() in _NOBODY and token.dep in {"nsubj", "nsubjpass", "dobj"})


_NOBODY = frozenset({"nothing", "nobody", "none"})


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
