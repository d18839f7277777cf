"""Rules about what a claim tells in its own voice and the document only lets somebody say, or deny."""

from collections.abc import Iterator

from llm_brief.records.base import Label
from llm_brief.text.attribution.attributions import Attribution, CueClass
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse
from llm_brief.text.stems import stem_of
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.counterparts import Agreement
from llm_brief.verify.claims.evidence.denial import is_denied
from llm_brief.verify.claims.evidence.frames import STATING
from llm_brief.verify.claims.evidence.reported_frames import ACCUSING, is_aside
from llm_brief.verify.claims.evidence.same_act import fits
from llm_brief.verify.claims.evidence.sayings import CLAIMED, SAID, holding, within
from llm_brief.verify.claims.words import read_words

__all__ = ["denied", "laundered"]

_NEARLY_ALL = 0.75
_SOON = 2


def denied(comparison: Comparison) -> Iterator[Said]:
    """What the document tells only as denied, asked for or planned is not told as so."""
    if _is_attributed(comparison) or _is_denial(comparison):
        return
    for attribution in holding(comparison.reading.words, comparison, _NEARLY_ALL):
        denied = attribution.denies or (attribution.negated and attribution.cue_class is not CueClass.DENY)
        if denied and _has_main_verb(attribution, comparison) and not _is_presupposed(attribution, comparison):
            reason = f"the source tells it only as denied: {attribution.cue.exact!r}"
            yield Said(Label.CONTRADICTED, reason, (attribution.cue,))
            return


def laundered(comparison: Comparison) -> Iterator[Said]:
    """What the document lets somebody claim, the claim does not tell in its own voice.

    What is only said or reported, and contested by nobody, is left open: whether that needs its speaker is a
    matter of degree.
    """
    if _is_attributed(comparison):
        return
    told = [a for a in holding(comparison.reading.words, comparison) if a.cue_class in SAID | CLAIMED]
    told = [a for a in told if not _is_retold(a, comparison)]
    told.sort(key=lambda attribution: attribution.cue_class not in CLAIMED)
    for attribution in told[:1]:
        who = attribution.speaker_mention or attribution.source
        named = f"it is {who.exact!r} who says so" if who else "nobody is named who says so"
        reason = f"in the source {named} ({attribution.cue.exact!r})"
        certain = _is_view(attribution) or _is_contested(attribution, comparison)
        certain = certain and not _is_presupposed(attribution, comparison)
        yield Said(Label.MISATTRIBUTED if certain else Label.NOT_CHECKED, reason, (attribution.cue,))


def _is_view(told: Attribution) -> bool:
    """Whether it is told as somebody's view: what is suggested or complained of may be so whoever says it."""
    if told.cue_class is CueClass.CRITICISE:
        return told.cue_lemma in ACCUSING
    return told.cue_class in CLAIMED and told.cue_lemma not in STATING


def _is_retold(told: Attribution, comparison: Comparison) -> bool:
    """Whether the claim has the verb with who says it for its subject: "was accused by Oru of lying"."""
    source = told.source
    return source is not None and any(
        pair.claimed.passive and pair.subject is Agreement.SAME
        for group in comparison.counterparts
        for pair in group
        if group[0].claimed.lemma == told.cue_lemma and pair.told.start <= told.cue.start < pair.told.end
    )


def _is_attributed(comparison: Comparison) -> bool:
    """Whether the claim itself gives most of what it says to somebody."""
    content = comparison.reading.content
    covered = {w for a in comparison.reading.known.attributions for span in a.content for w in within(comparison, span)}
    return 2 * sum(word in covered for word in content) >= len(content)


def _is_denial(comparison: Comparison) -> bool:
    """Whether the main clause of the claim says that something is not so."""
    parse, clauses = comparison.reading.known.parse, comparison.reading.known.clauses
    return parse is not None and any(
        parse.tokens[clause.predicate].dep == "ROOT" and is_denied(clause, clauses, parse) for clause in clauses
    )


def _has_main_verb(attribution: Attribution, comparison: Comparison) -> bool:
    """Whether what is said holds the main verb of the claim, as far as the claim is parsed."""
    parse = comparison.reading.known.parse
    main = [token for token in parse.tokens if token.dep == "ROOT" and token.pos == "VERB"] if parse else []
    stems = {stem_of(text.lower()) for token in main for text in (token.text, token.lemma)}
    held = {word.stem for span in attribution.content for word in read_words(span.exact)}
    return not main or any(comparison.source.nearest(stem) in held for stem in stems)


def _is_contested(attribution: Attribution, comparison: Comparison) -> bool:
    """Whether somebody denies it in the same sentence or right after."""
    document = comparison.source.document
    home = document.sentence_at(attribution.cue.start)
    for other in comparison.source.known.attributions if home else ():
        there = document.sentence_at(other.cue.start) if other.denies and other.cue_lemma in _DENYING else None
        near = home is not None and there is not None and home.index <= there.index <= home.index + _SOON
        if near and _is_of_this(other, attribution, comparison):
            return True
    return False


def _is_of_this(denial: Attribution, told: Attribution, comparison: Comparison) -> bool:
    """Whether what somebody denies is what was said: the sentence before ("denied this"), or in its words."""
    stems = {word.stem for span in denial.content for word in read_words(span.exact) if word.is_content}
    named = {word.stem for word in comparison.reading.content}
    said = {word.stem for span in told.content for word in read_words(span.exact) if word.is_content}
    return len(stems) <= _FEW or len(stems & named) * _SHARED >= len(stems) or len(stems & said) * 2 >= len(stems)


_FEW, _SHARED = 2, 3


def _is_presupposed(attribution: Attribution, comparison: Comparison) -> bool:
    """Whether what the claim says is no part of what is said, but tells of whom or what: "Wray, who joined in May"."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None:
        return False
    told = [place for place in _places(mine, comparison) if _holds(attribution, theirs.tokens[place].start)]
    return bool(told) and all(
        is_aside(theirs, place, attribution.content) or _is_beside_a_name(theirs, place) for place in told
    )


def _places(mine: Parse, comparison: Comparison) -> Iterator[int]:
    """Where the document has the verbs of the claim, or what its main clause says somebody is."""
    theirs = comparison.source.parse
    if theirs is None:
        return
    for clause in comparison.reading.known.clauses:
        if clause.attribute is not None:
            yield from _described(mine, clause, theirs, comparison)
            continue
        for twin in comparison.twins:
            word = twin.partner.get(mine.tokens[clause.predicate].start)
            token = theirs.token_at(word.start) if word is not None else None
            if token is not None:
                yield token.index
    for group in comparison.counterparts:
        if fits(group[0]) and comparison.in_evidence(theirs.tokens[group[0].told.predicate].start):
            yield group[0].told.predicate


def _described(mine: Parse, clause: Clause, theirs: Parse, comparison: Comparison) -> Iterator[int]:
    """Where the document calls the clause's subject what the clause says it is: "Oru's pupil, Emil Dorn"."""
    if clause.attribute is None or clause.subject is None:
        return
    noun, name = mine.tokens[clause.attribute.head].lemma, mine.tokens[clause.subject.head].text
    for span in comparison.reading.spans:
        for token in theirs.tokens_in(span.start, span.end):
            beside = (token.head, *theirs.dependents(token.index, "appos"))
            if token.lemma == noun and any(theirs.tokens[at].text == name for at in beside):
                yield token.index


def _holds(attribution: Attribution, at: int) -> bool:
    return any(span.start <= at < span.end for span in attribution.content)


def _is_beside_a_name(parse: Parse, place: int) -> bool:
    """Whether a noun describes a name beside it: "Oru's pupil, Emil Dorn"."""
    token = parse.tokens[place]
    beside = parse.dependents(place, "appos")
    return token.pos == "NOUN" and (token.dep == "appos" or any(parse.tokens[at].pos == "PROPN" for at in beside))


_DENYING = frozenset({"deny", "dispute", "refute", "reject", "contradict", "denial"})
