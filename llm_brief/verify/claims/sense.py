"""Rules about what a claim makes of an act: denied or not, done or only planned, under a condition, and by whom."""

from collections.abc import Iterator, Sequence

from llm_brief.records.base import Label
from llm_brief.records.lexicon import FORCES, REFUSALS, STANCES
from llm_brief.text.clauses import Clause, Tense
from llm_brief.text.document import Span
from llm_brief.text.parse import Parse, Phrase
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.counterparts import Agreement, Counterpart, agreement, is_other_person
from llm_brief.verify.claims.nothing import is_contrary
from llm_brief.verify.claims.words import STOP_WORDS, read_words, stem_of

__all__ = ["condition", "modality", "polarity", "roles"]

_YES = frozenset("confirm accept agree approve admit acknowledge support welcome grant concede endorse back".split())
_NO = frozenset(
    """deny reject refuse decline dismiss oppose turn_down rule_out rebuff veto withhold condemn criticize
    criticise""".split()
)
_BARE = frozenset({"be", "have", "do", "become", "get", "make", "take", "go", "come", "say", "tell"})
_AHEAD = frozenset(
    """will would shall may might should must ought go set due plan intend expect schedule hope want threaten
    propose slate prepare consider seek aim vow promise pledge demand ask urge request call order insist need be_to
    offer""".split()
)
_FIRM, _POSSIBLE = frozenset({"will", "shall"}), frozenset({"may", "might", "could"})
_WEIGHTY = frozenset({*FORCES, *STANCES, *REFUSALS})  # acts of which it matters above all whose they are
_CONDITIONS = frozenset({"if", "unless", "provided", "providing", "until"})


def polarity(comparison: Comparison) -> Iterator[Said]:
    """What the document says is not so, the claim does not say is so, and the reverse."""
    for group in comparison.counterparts:
        if _is_so(group, comparison):
            continue
        sure = [pair for pair in _sure(group, comparison) if not _is_asked(pair.told, comparison)]
        if sure and all(pair.claimed.negated != pair.told.negated for pair in sure):
            told = _told(sure[0], comparison)
            kind = "says that it is not so" if sure[0].told.negated else "says that it is so"
            yield Said(Label.CONTRADICTED, f"the source {kind}: {told.exact!r}", (told,))
        for pair in list(_against(group, comparison))[:1]:
            told = _told(pair, comparison)
            yield Said(
                Label.CONTRADICTED, f"the source says the reverse by an unreal condition: {told.exact!r}", (told,)
            )
    yield from _opposites(comparison)


def _is_so(group: Sequence[Counterpart], comparison: Comparison) -> bool:
    """Whether the source says by an unreal condition what the claim says: "if it had not opened" tells that it did."""
    parse = comparison.source.parse
    return parse is not None and any(
        is_contrary(pair.told, parse)
        and pair.claimed.negated != pair.told.negated
        and Agreement.DIFFERENT is not pair.subject
        and comparison.in_evidence(parse.tokens[pair.told.predicate].start)
        for pair in group
    )


def _against(group: Sequence[Counterpart], comparison: Comparison) -> Iterator[Counterpart]:
    """Unreal conditions by which the source says the reverse."""
    parse = comparison.source.parse
    if parse is None:
        return
    for pair in group:
        same = pair.subject is Agreement.SAME and pair.claimed.negated == pair.told.negated
        if same and not pair.claimed.conditional and is_contrary(pair.told, parse):
            yield pair


def _sure(group: Sequence[Counterpart], comparison: Comparison) -> list[Counterpart]:
    """Counterparts that surely tell of the same act: in the evidence, the same parties as far as both name them."""
    parse = comparison.source.parse
    if parse is None or group[0].claimed.lemma in _BARE:
        return []
    close = [
        pair
        for pair in group
        if comparison.in_evidence(parse.tokens[pair.told.predicate].start)
        and Agreement.DIFFERENT not in (pair.subject, pair.object)
        and not (pair.told.conditional or pair.told.question)
    ]
    named = [pair for pair in close if Agreement.SAME in (pair.subject, pair.object)]
    return close if named or any(_at_home(pair, comparison) for pair in close) else []


_HOME = 0.6


def _at_home(pair: Counterpart, comparison: Comparison) -> bool:
    """Whether the clause stands in the one sentence that holds most of the claim."""
    best = comparison.reading.best[0]
    sentence = comparison.source.document.sentences[best]
    return sentence.start <= pair.told.start < sentence.end and comparison.reading.held_by(best) >= _HOME


def _told(pair: Counterpart, comparison: Comparison) -> Span:
    return comparison.source.document.span(pair.told.start, pair.told.end)


def _opposites(comparison: Comparison) -> Iterator[Said]:
    """A claim that somebody accepted what in the document they refused."""
    theirs = comparison.source.parse
    if theirs is None:
        return
    matched = {
        group[0].claimed.predicate
        for group in comparison.counterparts
        if comparison.in_evidence(theirs.tokens[group[0].told.predicate].start)
        and _fits(group[0])
        and Agreement.SAME in (group[0].subject, group[0].object)
    }
    for clause in comparison.reading.known.clauses:
        side = _side(clause)
        if side is None or clause.subject is None or clause.predicate in matched:
            continue
        for told in comparison.source.known.clauses:
            refused = theirs.tokens[told.predicate].dep == "xcomp"  # "refused to dismiss"
            if (
                _side(told) is (not side)
                and told.modal is None
                and not refused
                and _is_same_matter(clause, told, comparison)
            ):
                place = comparison.source.document.span(told.start, told.end)
                yield Said(Label.CONTRADICTED, f"the source says the reverse: {place.exact!r}", (place,))
                return


def _is_same_matter(clause: Clause, told: Clause, comparison: Comparison) -> bool:
    """Whether both are of one subject, and of one object or about what the claim is about."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None:
        return False
    stood_for = _is_stood_for(mine, clause.subject, theirs, told.subject)
    if not stood_for and not _same(mine, clause.subject, theirs, told.subject, comparison):
        return False
    if comparison.in_evidence(theirs.tokens[told.predicate].start):
        return True
    pairs = ((one, other) for one in clause.objects for other in told.objects)
    return any(_same(mine, one, theirs, other, comparison) for one, other in pairs)


def _is_stood_for(mine: Parse, claimed: Phrase | None, theirs: Parse, told: Phrase | None) -> bool:
    """Whether a pronoun of the document may mean the subject: that is named in the sentence before."""
    if claimed is None or told is None or theirs.tokens[told.head].pos != "PRON":
        return False
    before = theirs.sentence_tokens(theirs.tokens[told.head].sentence - 1)
    head = read_words(mine.tokens[claimed.head].text)
    return bool(head) and any(stem_of(token.text.lower()) == head[0].stem for token in before)


def _side(clause: Clause) -> bool | None:
    """True for a yes, False for a no, None for neither."""
    if clause.lemma in _YES:
        return not clause.negated
    return clause.negated if clause.lemma in _NO else None


def _same(mine: Parse, claimed: Phrase | None, theirs: Parse, told: Phrase | None, comparison: Comparison) -> bool:
    if claimed is None or told is None:
        return False
    one = mine.tokens_in(claimed.start, claimed.end)
    other = theirs.tokens_in(told.start, told.end)
    named, named_there = (" ".join(token.text for token in tokens) for tokens in (one, other))
    return agreement(named, named_there, comparison.source.names) is Agreement.SAME


def modality(comparison: Comparison) -> Iterator[Said]:
    """What the document only plans, asks for or holds possible, the claim does not tell as done."""
    for group in comparison.counterparts:
        claimed = group[0].claimed
        if _is_so(group, comparison):
            continue
        sure = _sure(group, comparison)
        if claimed.modal in _FIRM and sure and all(pair.told.modal in _POSSIBLE for pair in sure):
            told = _told(sure[0], comparison)
            yield Said(Label.PARTIAL, f"the source only holds it possible: {told.exact!r}", (told,))
        if claimed.negated or _is_asked_in(comparison.reading.known.clauses, claimed):
            continue
        if _is_gerund(claimed, comparison):
            continue
        if claimed.modal or claimed.conditional or claimed.question or claimed.nominal or claimed.tense is Tense.FUTURE:
            continue
        if sure and all(_is_ahead(pair.told) or _is_asked(pair.told, comparison) for pair in sure):
            told = _told(sure[0], comparison)
            yield Said(Label.CONTRADICTED, f"the source does not say that it is done: {told.exact!r}", (told,))


def _is_gerund(clause: Clause, comparison: Comparison) -> bool:
    """Whether the act is only named, as in "no intention of stepping down" and "wants it published"."""
    parse = comparison.reading.known.parse
    if parse is None:
        return False
    token = parse.tokens[clause.predicate]
    wished = any(parse.tokens[above].lemma in _ASKING for above in parse.ancestors(token.index))
    return token.dep == "pcomp" or (token.dep in {"acl", "ccomp", "oprd"} and token.tag == "VBN" and wished)


def _is_asked(clause: Clause, comparison: Comparison) -> bool:
    """Whether somebody only asks for it: "demanded that the plan be published"."""
    reporter = comparison.source.clause_at.get(clause.reported_by) if clause.reported_by is not None else None
    return reporter is not None and reporter.lemma in FORCES


def _is_asked_in(clauses: Sequence[Clause], clause: Clause) -> bool:
    return any(other.predicate == clause.reported_by and other.lemma in _ASKING for other in clauses)


_ASKING = frozenset({*FORCES, "want", "wish", "seek", "need", "like"})


def _is_ahead(clause: Clause) -> bool:
    return (clause.modal or "").replace(" ", "_") in _AHEAD


def condition(comparison: Comparison) -> Iterator[Said]:
    """A condition under which the document puts a statement is kept."""
    parse = comparison.source.parse
    if parse is None or _CONDITIONS & {word.text for word in comparison.reading.words}:
        return
    for group in comparison.counterparts:
        for pair in _sure(group, comparison)[:1]:
            limit = _limit(parse, pair.told, comparison)
            if limit is not None and pair.told.modal in {"would", "will", "may", "might", "could", "can", "shall"}:
                yield Said(Label.PARTIAL, f"the source puts it under a condition: {limit.exact!r}", (limit,))
                return


def _limit(parse: Parse, clause: Clause, comparison: Comparison) -> Span | None:
    """The condition that follows a clause in its sentence."""
    sentence = comparison.source.document.sentence_at(parse.tokens[clause.predicate].start)
    if sentence is None:
        return None
    for token in parse.tokens_in(parse.tokens[clause.predicate].end, sentence.end):
        if token.text.lower() in _CONDITIONS:
            return comparison.source.document.span(token.start, sentence.end)
    return None


def roles(comparison: Comparison) -> Iterator[Said]:
    """Who acts and who is acted upon are not exchanged, and nobody else is put in the place of who acts."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None:
        return
    for group in comparison.counterparts:
        near = [p for p in group if comparison.in_evidence(theirs.tokens[p.told.predicate].start)]
        if not near or any(_fits(pair) for pair in near):
            continue
        swapped = [pair for pair in near if pair.swapped]
        other = [pair for pair in near if _is_other_actor(pair, mine, theirs, comparison)]
        owned = [pair for pair in near if pair.owner is not None]
        for pair in owned[:1]:
            assert pair.owner is not None
            place = comparison.source.document.span(pair.owner.start, pair.owner.end)
            yield Said(Label.CONTRADICTED, f"in the source it is that of {place.exact!r}", (place,))
        for pair in swapped[:1]:
            told = _told(pair, comparison)
            yield Said(Label.CONTRADICTED, f"in the source the parts are the other way round: {told.exact!r}", (told,))
        for pair in other[:1] if not swapped else ():
            subject = pair.told.subject
            if subject is not None:
                place = comparison.source.document.span(subject.start, subject.end)
                yield Said(Label.CONTRADICTED, f"in the source it is {place.exact!r} who does so", (place,))


def _fits(pair: Counterpart) -> bool:
    return Agreement.DIFFERENT not in (pair.subject, pair.object) and not pair.swapped and pair.owner is None


def _is_other_actor(pair: Counterpart, mine: Parse, theirs: Parse, comparison: Comparison) -> bool:
    """The same thing done by somebody else: both are named, and the claim's actor is somebody of the document."""
    claimed, told = pair.claimed.subject, pair.told.subject
    if pair.subject is not Agreement.DIFFERENT or claimed is None or told is None:
        return False
    texts = (
        " ".join(t.text for t in parse.tokens_in(p.start, p.end)) for parse, p in ((mine, claimed), (theirs, told))
    )
    if is_other_person(*texts):
        return True
    if pair.object is Agreement.SAME and any(
        replaced(pair, mine, theirs, comparison) for replaced in (_is_other_name, _is_exchanged)
    ):
        return True
    if pair.object is not Agreement.SAME and not _same_complement(pair, mine, theirs):
        return False
    if pair.told.lemma not in _WEIGHTY or theirs.tokens[told.head].pos != "PROPN":
        return False
    stems = [w.stem for w in read_words(mine.tokens[claimed.head].text) if w.text not in STOP_WORDS]
    return all(stem in comparison.source.places for stem in stems)


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
