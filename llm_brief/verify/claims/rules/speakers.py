"""Rules about speakers: what a claim lets somebody say is what that one says in the document."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from llm_brief.records.base import Label
from llm_brief.text.attribution.attributions import Attribution, AttributionKind, CueClass
from llm_brief.text.document import Span
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse, Token
from llm_brief.text.grammar.truth import denier_above
from llm_brief.text.stems import stem_of
from llm_brief.verify.case import Said
from llm_brief.verify.claims.bearers import full_names
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.counterparts import Agreement, agreement
from llm_brief.verify.claims.evidence.denial import is_denied, is_told_denied
from llm_brief.verify.claims.evidence.said_acts import name_of, of_the_act, said_by_another, says_it_as_well
from llm_brief.verify.claims.evidence.same_speaker import same_speaker
from llm_brief.verify.claims.evidence.sayings import CLAIMED, SAID, around, holding, telling, within
from llm_brief.verify.claims.lexicon import means_the_same
from llm_brief.verify.claims.operators import DENIALS
from llm_brief.verify.claims.words import PRONOUNS, Word, read_words

__all__ = ["speakers"]

_OWN = 0.7
_SOON = 2


def speakers(comparison: Comparison) -> Iterator[Said]:
    """Words that the claim gives to a speaker are that speaker's in the document."""
    for claimed in comparison.reading.known.attributions:
        if claimed.source is None or claimed.source.exact.lower() in PRONOUNS or _is_misread(claimed):
            continue
        words = [w for span in claimed.content for w in within(comparison, span)]
        least = 2 if claimed.kind is AttributionKind.INDIRECT else 1
        if sum(word.is_content for word in words) < least:
            continue
        told = list(holding(words, comparison)) or list(around(words, comparison))
        told = told or list(telling(claimed, words, comparison))
        if crossing := _crossed(claimed, comparison):
            yield crossing
            continue
        told, unasked = [a for a in told if not _asks_for_more(claimed, a)], told
        if unasked and not told:
            yield Said(
                Label.NOT_CHECKED, "in the source somebody tells of this, and whether anybody asks for it is open"
            )
            continue
        told, kept = [a for a in told if not _is_kept(claimed, a, comparison)], told
        if kept and not told:
            yield from _own_judgement(claimed, comparison)
            continue
        if told:
            yield from _compared(claimed, told, comparison)
        elif acting := of_the_act(claimed, comparison):
            yield from (replace(said, label=Label.NOT_CHECKED) for said in _compared(claimed, acting, comparison))
        elif claimed.cue_class in SAID | CLAIMED:
            yield from list(_own_words(claimed, words, comparison)) or _own_judgement(claimed, comparison)


def _asks_for_more(claimed: Attribution, told: Attribution) -> bool:
    """Whether the claim tells of a demand, and the document of something said in which nothing is demanded."""
    if claimed.cue_class is not CueClass.DEMAND or told.cue_class not in SAID | CLAIMED:
        return False
    words = {word.text for span in told.content for word in read_words(span.exact)}
    stems = {stem_of(word) for word in words}
    return words.isdisjoint(_OWED) and not any(means_the_same(stem_of(claimed.cue_lemma), stem) for stem in stems)


_OWED = frozenset("must should ought need needs let".split())


def _own_words(claimed: Attribution, words: Sequence[Word], comparison: Comparison) -> Iterator[Said]:
    """What the article says in its own voice is not put into somebody's mouth."""
    source, best = comparison.source, comparison.reading.best
    stems = [stem for word in words if word.is_content and (stem := source.nearest(word.stem))]
    total = sum(source.weight(word.stem) for word in words if word.is_content)
    for at in best[:2]:
        held = sum(source.weight(stem) for stem in stems if at in source.found_in[stem])
        sentence = source.document.sentences[at]
        spoken = bool(source.said_in(at))
        assert claimed.source is not None
        named = {word.stem for word in read_words(claimed.source.exact) if word.is_content}
        if held >= _OWN * total and not spoken and not any(at in source.found_in.get(stem, ()) for stem in named):
            span = source.document.span(sentence.start, sentence.end)
            label = Label.MISATTRIBUTED if _named(claimed.source) else Label.NOT_CHECKED
            yield Said(label, f"in the source {claimed.source.exact!r} does not say this", (span,))
            return


def _own_judgement(claimed: Attribution, comparison: Comparison) -> Iterator[Said]:
    """Whose a judgement is that the article gives in its own voice stays open: "Oru says that it is a mistake"."""
    mine, theirs, source = comparison.reading.known.parse, comparison.source.parse, comparison.source
    if mine is None or theirs is None or claimed.cue_class not in SAID | CLAIMED:
        return
    said = [token for span in claimed.content for token in mine.tokens_in(span.start, span.end)]
    judged = {stem_of(token.text.lower()) for token in said if _is_judgement(mine, token)}
    for at in comparison.reading.best[:2] if judged else ():
        sentence = source.document.sentences[at]
        for token in theirs.tokens_in(sentence.start, sentence.end):
            if not _is_judgement(theirs, token) or stem_of(token.text.lower()) not in judged:
                continue
            if not any(s.start <= token.start < s.end for a in source.known.attributions for s in a.content):
                span = source.document.span(token.start, token.end)
                yield Said(Label.NOT_CHECKED, f"in the source it is the article that says {span.exact!r}", (span,))
                return


def _is_judgement(parse: Parse, token: Token) -> bool:
    return token.dep in {"attr", "acomp"} and parse.tokens[token.head].lemma == "be"


def _crossed(claimed: Attribution, comparison: Comparison) -> Said | None:
    """The one who speaks and the one spoken of are exchanged: "Oru demands that Ulm resign" for the reverse."""
    assert claimed.source is not None
    rivals = comparison.source.by_cue.get(claimed.cue_lemma, ())
    if not rivals:
        return None
    mine, about = _named(claimed.source), {stem for span in claimed.content for stem in _named(span)}
    said = {word.stem for span in claimed.content for word in read_words(span.exact) if word.is_content} - about
    for told in rivals:
        if told.source is None:
            continue
        teller = _named(told.source) | (_named(told.speaker_mention) if told.speaker_mention else set())
        content = {word.stem for span in told.content for word in read_words(span.exact)}
        if mine & content and teller & about and said & content and not (mine & teller or about & content):
            return Said(Label.MISATTRIBUTED, f"in the source it is {told.source.exact!r} who says so", (told.source,))
    return None


def _named(span: Span) -> set[str]:
    return {word.stem for word in read_words(span.exact) if word.capital and word.is_content}


def _is_kept(claimed: Attribution, told: Attribution, comparison: Comparison) -> bool:
    """Whether the claim has the document's report inside its own: "the author calls Oru's demand fair"."""
    cue = read_words(told.cue.exact)[-1:]
    others = [word for word in comparison.reading.words if not claimed.cue.start <= word.start < claimed.cue.end]
    if any(word.is_content and word.stem == one.stem for one in cue for word in others):
        return True
    if told.cue_class not in _ASKED or claimed.cue_class in _ASKED:
        return False
    return claimed.cue_lemma in _ANSWERING or any(word.text in _REQUESTS for word in others)


_ASKED = frozenset({CueClass.ASK, CueClass.DEMAND})
_ANSWERING = frozenset("agree accept consent promise pledge refuse decline reject welcome back support".split())
"""Cues by which somebody answers what somebody else asked for, and is not the one who asked."""
_REQUESTS = frozenset("request requests call calls demand demands appeal appeals plea pleas petition petitions".split())
"""Nouns by which a claim tells again that somebody asked: "backed Oru's request" of what Oru asked."""


def _compared(claimed: Attribution, told: Sequence[Attribution], comparison: Comparison) -> Iterator[Said]:
    named = [attribution for attribution in told if attribution.source is not None]
    verdicts = [same_speaker(claimed, attribution, comparison) for attribution in named]
    if Agreement.SAME not in verdicts and _is_denial_of(claimed, told, comparison):
        return
    own = [a for a, verdict in zip(named, verdicts, strict=True) if verdict is Agreement.SAME]
    if own and (other := said_by_another(claimed, own, comparison)) is not None:
        who, word = other
        yield Said(Label.NOT_CHECKED, f"in the source it is {who.exact.strip(' ,')!r} who says {word.text!r}", (who,))
        return
    if named and all(verdict is Agreement.DIFFERENT for verdict in verdicts):
        if not says_it_as_well(claimed, named, comparison):
            yield _by_others(claimed, named, comparison)
        return
    doubtful = [a for a, verdict in zip(named, verdicts, strict=True) if verdict is Agreement.OPEN]
    if Agreement.SAME not in verdicts and any(_is_doubtful(claimed, a, comparison) for a in doubtful):
        name = name_of(doubtful[0], comparison)
        yield Said(Label.NOT_CHECKED, f"whether {name.exact.strip(' ,')!r} is the same is not to be told", (name,))
        return
    same = own or list(told)
    if any(_says_as_much(claimed, a, comparison) for a in same):
        return
    denied = claimed.denies or claimed.negated
    otherwise = not denied and any(word.text in DENIALS for word in comparison.reading.words)
    if all((a.denies or a.negated) != denied for a in same) and not otherwise:
        cue = same[0].cue
        yield Said(Label.CONTRADICTED, f"the source says {cue.exact!r}", (cue,))


def _by_others(claimed: Attribution, told: Sequence[Attribution], comparison: Comparison) -> Said:
    """What is to say where nobody who says so can be the claim's speaker."""
    name = name_of(told[0], comparison)
    who = name.exact.strip(" ,")
    if any(_is_told_of(claimed, attribution, comparison) for attribution in told):
        reason = f"the source lets {who!r} tell what is said; whether this is it is open"
        return Said(Label.NOT_CHECKED, reason, (name,))
    if _is_view_of_a_thing(claimed, comparison) and all(a.cue_class in _VIEWS for a in told):
        reason = f"the source tells of such a view of {who!r}, and whether of this one too is open"
        return Said(Label.NOT_CHECKED, reason, (name,))
    return Said(Label.MISATTRIBUTED, f"the source gives these words to {who!r}", (name,))


def _is_told_of(claimed: Attribution, told: Attribution, comparison: Comparison) -> bool:
    """Whether somebody tells that the claim's speaker says so: "court papers say that Oru told police"."""
    inner = [other for other in comparison.source.known.attributions if _holds(told, other.cue.start)]
    named = (other for other in inner if other.source is not None)
    return any(same_speaker(claimed, other, comparison) is Agreement.SAME for other in named)


_VIEWS = frozenset({CueClass.PRAISE, CueClass.CRITICISE})


def _is_view_of_a_thing(claimed: Attribution, comparison: Comparison) -> bool:
    """Whether somebody is for or against a thing, which others may be as well, and gives no words of it."""
    mine = comparison.reading.known.parse
    tokens = [t for span in claimed.content for t in mine.tokens_in(span.start, span.end)] if mine is not None else []
    is_thing = bool(tokens) and not any(t.pos in {"VERB", "AUX"} for t in tokens)
    return is_thing and claimed.kind is AttributionKind.INDIRECT and claimed.cue_class not in SAID


def _says_as_much(claimed: Attribution, told: Attribution, comparison: Comparison) -> bool:
    """Whether both hold the same to be so, one by denying the reverse: "denied that it had ever paid", "never paid"."""
    if (claimed.denies or claimed.negated) == (told.denies or told.negated):
        return False
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None:
        return False
    pairs = [
        pair
        for group in comparison.counterparts
        for pair in group
        if _holds(claimed, mine.tokens[pair.claimed.predicate].start)
        and _holds(told, theirs.tokens[pair.told.predicate].start)
    ]
    clauses = comparison.reading.known.clauses
    return any(
        _is_turned(mine, pair.claimed, claimed) == claimed.denies
        and is_denied(pair.claimed, clauses, mine) == is_told_denied(pair.told, comparison)
        and not (told.denies and not _is_turned(theirs, pair.told, told))
        for pair in pairs
    )


def _is_turned(parse: Parse, clause: Clause, said: Attribution) -> bool:
    """Whether what stands above the clause in what is said denies it."""
    above = denier_above(parse, clause.predicate)
    return clause.negated or (above is not None and parse.tokens[above].start < said.content[-1].end)


def _is_misread(said: Attribution) -> bool:
    return said.source is not None and _holds(said, said.source.end - 1)  # nobody is what he says


def _holds(attribution: Attribution, at: int) -> bool:
    return any(span.start <= at < span.end for span in attribution.content)


def _is_denial_of(claimed: Attribution, told: Sequence[Attribution], comparison: Comparison) -> bool:
    """Whether somebody denies, right behind an accusation, what the claim lets them deny: "The firm denies this"."""
    document = comparison.source.document
    homes = [home.index for a in told if (home := document.sentence_at(a.cue.start)) is not None]
    for other in comparison.source.known.attributions if claimed.denies else ():
        there = document.sentence_at(other.cue.start) if other.denies and other.source is not None else None
        behind = there is not None and any(home <= there.index <= home + _SOON for home in homes)
        content = [word for span in other.content for word in read_words(span.exact) if word.is_content]
        means_it = all(word.text in _ACCUSATIONS for word in content)
        if behind and means_it and same_speaker(claimed, other, comparison) is not Agreement.DIFFERENT:
            return True
    return False


_ACCUSATIONS = frozenset("accusation accusations allegation allegations charge charges claim claims".split())


def _is_rivalled(name: str, pronoun: Span, parse: Parse) -> bool:
    """Whether the sentence of a pronoun or the one before names another of that surname, who may be meant as well."""
    given, _, surname = name.rpartition(" ")
    token = parse.token_at(pronoun.start)
    places = full_names(parse).get(surname, ()) if token is not None else ()
    near = [who for at, who in places if token is not None and 0 <= token.sentence - parse.tokens[at].sentence <= 1]
    return any(who not in given.split() for who in near)


def _is_doubtful(claimed: Attribution, told: Attribution, comparison: Comparison) -> bool:
    """Whether it may be somebody else who says it: one described otherwise, or "it" after another subject."""
    source, parse = comparison.source, comparison.source.parse
    assert claimed.source is not None
    assert told.source is not None
    if told.source.exact.lower() not in PRONOUNS or told.speaker_mention is not None:
        return True
    if parse is None:
        return False
    if _is_rivalled(claimed.source.exact, told.source, parse):
        return True
    before = [
        clause.subject
        for clause in source.known.clauses
        if clause.subject
        and clause.subject.end <= told.source.start
        and parse.tokens[clause.subject.head].pos != "PRON"
    ]
    last = before[-1:]
    texts = (source.document.text[phrase.start : phrase.end] for phrase in last)
    return any(agreement(claimed.source.exact, text, source.names) is Agreement.DIFFERENT for text in texts)
