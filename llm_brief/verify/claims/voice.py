"""Rules about who says it: a claim keeps the speaker, and does not tell as fact what somebody only claims."""

import re
from collections.abc import Iterator, Sequence

from llm_brief.records.base import Label
from llm_brief.text.attribution import Attribution, AttributionKind, CueClass
from llm_brief.text.document import Span
from llm_brief.text.parse import Parse, Token
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.counterparts import Agreement, agreement, is_other_person
from llm_brief.verify.claims.lexicon import means_the_same
from llm_brief.verify.claims.operators import AUTHORS, DENIALS
from llm_brief.verify.claims.words import PRONOUNS, Word, read_words, stem_of

__all__ = ["denied", "laundered", "same_speaker", "speakers"]

_MOST = 0.6
_OWN = 0.7
_NEARLY_ALL = 0.75
_SOON = 2
_BACK = 3
_SAID = frozenset({CueClass.SAY, CueClass.REPORT})
_CLAIMED = frozenset({CueClass.CLAIM, CueClass.CRITICISE})


def speakers(comparison: Comparison) -> Iterator[Said]:
    """Words that the claim gives to a speaker are that speaker's in the document."""
    for claimed in comparison.reading.known.attributions:
        if claimed.source is None or claimed.source.exact.lower() in PRONOUNS:
            continue
        words = [w for span in claimed.content for w in _within(comparison, span)]
        least = 2 if claimed.kind is AttributionKind.INDIRECT else 1
        if sum(word.is_content for word in words) < least:
            continue
        told = list(_holding(words, comparison)) or list(_around(words, comparison))
        told = told or list(_telling(claimed, words, comparison))
        if crossing := _crossed(claimed, comparison):
            yield crossing
            continue
        told, kept = [a for a in told if not _is_kept(claimed, a, comparison)], told
        if kept and not told:
            yield from _own_judgement(claimed, comparison)
            continue
        if told:
            yield from _compared(claimed, told, comparison)
        elif claimed.cue_class in _SAID | _CLAIMED:
            yield from list(_own_words(claimed, words, comparison)) or _own_judgement(claimed, comparison)


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
            label = Label.MISATTRIBUTED if _named(claimed.source) else Label.NOT_CHECKED
            yield Said(label, f"in the source {claimed.source.exact!r} does not say this", (span,))
            return


def _own_judgement(claimed: Attribution, comparison: Comparison) -> Iterator[Said]:
    """Whose a judgement is that the article gives in its own voice stays open: "Oru says that it is a mistake"."""
    mine, theirs, source = comparison.reading.known.parse, comparison.source.parse, comparison.source
    if mine is None or theirs is None or claimed.cue_class not in _SAID | _CLAIMED:
        return
    said = [token for span in claimed.content for token in mine.tokens_in(span.start, span.end)]
    judged = {stem_of(token.text.lower()) for token in said if _is_judgement(mine, token)}
    for at in comparison.reading.best[:2]:
        sentence = source.document.sentences[at]
        for token in theirs.tokens_in(sentence.start, sentence.end):
            spoken = any(s.start <= token.start < s.end for a in source.known.attributions for s in a.content)
            if not spoken and _is_judgement(theirs, token) and stem_of(token.text.lower()) in judged:
                span = source.document.span(token.start, token.end)
                yield Said(Label.NOT_CHECKED, f"in the source it is the article that says {span.exact!r}", (span,))
                return


def _is_judgement(parse: Parse, token: Token) -> bool:
    return token.dep in {"attr", "acomp"} and parse.tokens[token.head].lemma == "be"


def _telling(claimed: Attribution, words: Sequence[Word], comparison: Comparison) -> Iterator[Attribution]:
    """The document's attributions whose content says what the claim says of its subject, there a pronoun."""
    parse, theirs = comparison.reading.known.parse, comparison.source.parse
    if parse is None or theirs is None:
        return
    subjects = [clause.subject for clause in comparison.reading.known.clauses if clause.subject]
    rest = [word for word in words if word.is_content and not any(s.start <= word.start < s.end for s in subjects)]
    if not rest or len(rest) == len([word for word in words if word.is_content]):
        return
    for told in _holding(rest, comparison, _NEARLY_ALL):
        first = theirs.token_at(told.content[0].start)
        opens = [theirs.tokens[first.index + step] for step in range(2)] if first is not None else []
        if any(token.pos == "PRON" for token in opens) and (len(rest) > 1 or told.cue_lemma == claimed.cue_lemma):
            yield told


def _crossed(claimed: Attribution, comparison: Comparison) -> Said | None:
    """The one who speaks and the one spoken of are exchanged: "Oru demands that Ulm resign" for the reverse."""
    assert claimed.source is not None
    mine, about = _named(claimed.source), {stem for span in claimed.content for stem in _named(span)}
    said = {word.stem for span in claimed.content for word in read_words(span.exact) if word.is_content} - about
    for told in comparison.source.known.attributions:
        if told.source is None or told.cue_lemma != claimed.cue_lemma:
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
    return any(word.is_content and word.stem == one.stem for one in cue for word in others)


def _within(comparison: Comparison, span: Span) -> list[Word]:
    return [word for word in comparison.reading.words if span.start <= word.start < span.end]


def _holding(words: Sequence[Word], comparison: Comparison, least: float = _MOST) -> Iterator[Attribution]:
    """The document's attributions whose content says most of these words; any word of a name stands for it."""
    source = comparison.source
    units = [[w for w in unit if w.is_content] for unit in _units(words, comparison)]
    weights = [max(source.weight(word.stem) for word in unit) for unit in units if unit]
    wanted = [{stem for word in unit if (stem := source.nearest(word.stem))} for unit in units if unit]
    sentences = [source.document.sentences[at] for at in comparison.reading.best]
    for attribution, held in zip(source.known.attributions, source.contents, strict=True):
        if not any(s.start < span.end and span.start < s.end for s in sentences for span in attribution.content):
            continue
        if weights and sum(w for w, stems in zip(weights, wanted, strict=True) if stems & held) >= least * sum(weights):
            yield attribution


def _around(words: Sequence[Word], comparison: Comparison) -> Iterator[Attribution]:
    """The document's attributions in whose content the verb stands that the claim repeats."""
    parse, theirs = comparison.reading.known.parse, comparison.source.parse
    starts = {word.start for word in words}
    places = {
        partner.start
        for twin in comparison.twins
        if twin.share >= _OWN and parse is not None and theirs is not None
        for start, partner in twin.partner.items()
        if start in starts and (token := theirs.token_at(partner.start)) is not None and token.pos == "VERB"
    }
    for attribution in comparison.source.known.attributions if places else ():
        if attribution.source is not None and all(
            any(span.start <= place < span.end for span in attribution.content) for place in places
        ):
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
    verdicts = [same_speaker(claimed, attribution, comparison) for attribution in named]
    if Agreement.SAME not in verdicts and _is_denial_of(claimed, told, comparison):
        return
    if named and all(verdict is Agreement.DIFFERENT for verdict in verdicts):
        source = named[0].source
        assert source is not None
        yield Said(Label.MISATTRIBUTED, f"the source gives these words to {source.exact!r}", (source,))
        return
    doubtful = [a for a, verdict in zip(named, verdicts, strict=True) if verdict is Agreement.OPEN]
    if Agreement.SAME not in verdicts and any(_is_doubtful(claimed, a, comparison) for a in doubtful):
        source = doubtful[0].source
        assert source is not None
        yield Said(Label.NOT_CHECKED, f"whether {source.exact!r} is the same is not to be told", (source,))
        return
    same = [a for a, verdict in zip(named, verdicts, strict=True) if verdict is Agreement.SAME] or list(told)
    denied = claimed.denies or claimed.negated
    otherwise = not denied and any(word.text in DENIALS for word in comparison.reading.words)
    if all((a.denies or a.negated) != denied for a in same) and not otherwise:
        cue = same[0].cue
        yield Said(Label.CONTRADICTED, f"the source tells it with {cue.exact!r}", (cue,))


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


def _is_doubtful(claimed: Attribution, told: Attribution, comparison: Comparison) -> bool:
    """Whether it may be somebody else who says it: one described otherwise, or "it" after another subject."""
    source, parse = comparison.source, comparison.source.parse
    assert claimed.source is not None
    assert told.source is not None
    if told.source.exact.lower() not in PRONOUNS or told.speaker_mention is not None:
        return True
    if parse is None:
        return False
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


def same_speaker(claimed: Attribution, told: Attribution, comparison: Comparison) -> Agreement:
    """Whether the one who says it in the claim is the one who says it in the document. Both have a source."""
    assert claimed.source is not None
    assert told.source is not None
    mine = claimed.source.exact
    if told.speaker_mention is None and told.source.exact.lower() in PRONOUNS:
        return Agreement.OPEN if _is_named_before(mine, told.source, comparison) else Agreement.DIFFERENT
    named = [span.exact for span in (told.source, told.speaker_mention) if span is not None]
    full = _full_before(told.source, comparison)
    if full is not None and is_other_person(mine, full):
        return Agreement.DIFFERENT
    if any(agreement(mine, name, comparison.source.names) is Agreement.SAME for name in named):
        return Agreement.SAME
    if any(word.text in AUTHORS for word in read_words(mine)):
        return Agreement.DIFFERENT
    if claimed.kind is not AttributionKind.INDIRECT and not _is_described(mine, named[-1], comparison):
        return Agreement.DIFFERENT
    return _by_sort(mine, named[-1], comparison)


def _by_sort(mine: str, theirs: str, comparison: Comparison) -> Agreement:
    """Two names of one sort are two speakers; whether a description means somebody named depends."""
    sorts = (_sort(mine, comparison), _sort(theirs, comparison))
    if sorts == (None, None):
        return _same_description(mine, theirs)
    if None in sorts:
        name, described = (theirs, mine) if sorts[0] is None else (mine, theirs)
        return Agreement.DIFFERENT if _is_short_for_other(described, name, comparison) else Agreement.OPEN
    beside = _is_described(mine, theirs, comparison, 4) or _is_described(theirs, mine, comparison, 4)
    return Agreement.OPEN if beside and sorts[0] != sorts[1] else Agreement.DIFFERENT


def _full_before(mention: Span, comparison: Comparison) -> str | None:
    """The last full name before a mention by title and surname: "Ms. Oru" is the Oru named last."""
    words = read_words(mention.exact)
    if len(words) != 2 or words[0].text not in _TITLES:
        return None
    last = re.escape(mention.exact.split()[-1])
    found = re.findall(rf"\b([A-Z][\w'’-]+ {last})\b", comparison.source.document.text[: mention.start])
    found = [name for name in found if read_words(name)[0].text not in _TITLES]
    return found[-1] if found else None


def _is_named_before(name: str, pronoun: Span, comparison: Comparison) -> bool:
    """Whether one of the words of a name stands in the sentence of a pronoun or in the few before it."""
    home = comparison.source.document.sentence_at(pronoun.start)
    stems = [word.stem for word in read_words(name) if word.is_content]
    sentences = comparison.source.document.sentences
    near = [at for at, sentence in enumerate(sentences) if home and home.index - _BACK <= sentence.index <= home.index]
    return any(at in comparison.source.found_in.get(stem, ()) for at in near for stem in stems)


def _same_description(one: str, other: str) -> Agreement:
    """Two descriptions: "police" is not "the union", and whether "the envoy" is "the diplomat" is open."""
    heads = [[word for word in read_words(text) if word.is_content][-1:] for text in (one, other)]
    if not all(heads):
        return Agreement.OPEN
    return Agreement.OPEN if means_the_same(heads[0][0].stem, heads[1][0].stem) else Agreement.DIFFERENT


def _is_short_for_other(description: str, name: str, comparison: Comparison) -> bool:
    """Whether the description is a part of names of the document ("the council"), and not of this one."""
    text = comparison.source.document.text
    words = [word for word in read_words(_OF.split(description, maxsplit=1)[0]) if word.is_content]
    named = {w.stem for w in read_words(name)}
    if not words or any(word.stem in named for word in words) or _stands_beside(words[-1], name, comparison):
        return False
    head = words[-1].text
    return re.search(rf"[A-Z]\w+ {head.capitalize()}\b|\b{head.capitalize()} (?:of|for) [A-Z]", text) is not None


_OF = re.compile(r"\s(?:of|for|in|from|at|on|with)\s")


def _stands_beside(word: Word, name: str, comparison: Comparison) -> bool:
    """Whether the word stands right beside the name somewhere: "the Selmark government"."""
    flat, places = comparison.source.flat, comparison.source.places
    last = [w.stem for w in read_words(name) if w.capital]
    near = (flat[max(0, at - 2) : at + 3] for stem in last for at in places.get(stem, ()))
    return any(w.stem == word.stem for window in near for w in window)


def _is_described(name: str, description: str, comparison: Comparison, reach: int = 8) -> bool:
    """Whether a description may be of the one named: it is a pronoun, or one of its words stands by the name."""
    words = [word for word in read_words(description) if word.is_content]
    last = [word.stem for word in read_words(name) if word.capital][-1:]
    flat, places = comparison.source.flat, comparison.source.places
    company = {
        w.stem
        for stem in last
        for at in places.get(stem, ())
        for w in (*_before(flat[max(0, at - reach) : at]), *flat[at : at + reach + 1])
    }
    return not words or any(word.stem in company for word in words)


def _before(words: Sequence[Word]) -> Sequence[Word]:
    """The words before a name that may describe it: an aide "to Mr. Oru" is not Oru."""
    return () if any(word.text in {"to", "of", "for", "by"} for word in words[-2:]) else words


def _sort(text: str, comparison: Comparison) -> str | None:
    """Whether words name a person or something else; None where they name nothing. A spokesman may be either."""
    names = [word for word in read_words(text) if word.capital and word.is_content]
    if not names:
        return None
    last = names[-1].text
    titled = any(word.text in _TITLES for word in names) or last in comparison.source.names.surnames
    return "person" if titled or _is_first_named(names, comparison) else "body"


_TITLES = frozenset("mr mrs ms dr sir lord lady".split())


def _is_first_named(names: Sequence[Word], comparison: Comparison) -> bool:
    """Whether a name of two words shares its last one with others in the document: two people of one family name."""
    text = comparison.source.document.text
    last = names[-1].text.capitalize()
    return len(names) > 1 and len(set(re.findall(rf"\b[A-Z]\w+(?= {re.escape(last)}\b)", text))) > 1


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
        if (attribution.denies or attribution.negated) and _has_main_verb(attribution, comparison):
            reason = f"the source tells it only with {attribution.cue.exact!r}"
            yield Said(Label.CONTRADICTED, reason, (attribution.cue,))
            return


def _has_main_verb(attribution: Attribution, comparison: Comparison) -> bool:
    """Whether what is said holds the main verb of the claim, as far as the claim is parsed."""
    parse = comparison.reading.known.parse
    main = [token for token in parse.tokens if token.dep == "ROOT" and token.pos == "VERB"] if parse else []
    stems = {stem_of(text.lower()) for token in main for text in (token.text, token.lemma)}
    held = {word.stem for span in attribution.content for word in read_words(span.exact)}
    return not main or any(comparison.source.nearest(stem) in held for stem in stems)


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
