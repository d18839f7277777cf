"""Whose word the cited records are, and whose the sentence makes of them."""

from collections.abc import Iterator, Sequence

from llm_brief.compose.checks.names import is_office, is_title
from llm_brief.compose.sentence import Written
from llm_brief.records.base import Leaf
from llm_brief.records.record import AnyRecord, Demand, Event, StakeholderPosition
from llm_brief.records.wording_position import AUTHOR
from llm_brief.text.attribution.attributions import Attribution
from llm_brief.text.document import Span
from llm_brief.text.names import bare_name
from llm_brief.verify.claims.words import PRONOUNS, read_words

__all__ = ["PASSING_ON", "WRITERS", "holders_of", "names_holder", "voices"]

_MOST = 0.6
"""Share of what is said that has to be in the source's own attribution."""
_BESIDE = 6
WRITERS = frozenset("author article writer columnist editorial opinion".split())
"""Words that stand for the author of an article."""
PASSING_ON = frozenset({"quote", "cite"})
"""Cues of whoever passes on what another says."""


def holders_of(record: AnyRecord) -> tuple[Leaf[str], ...]:
    """Those on whose word the record rests, or who speak in it."""
    match record:
        case Event():
            leaves: Sequence[Leaf[str] | None] = (record.attribution,)
        case Demand():
            leaves = (record.demander, record.responder, record.attribution)
        case StakeholderPosition():
            leaves = (record.stakeholder, record.speaker)
    return tuple(leaf for leaf in leaves if leaf is not None)


def voices(written: Written) -> Iterator[str]:
    """Whoever the sentence lets say something holds the record that says it."""
    records = written.ground.records
    for attribution in written.known.attributions:
        source = attribution.speaker_mention or attribution.source
        if (
            source is None
            or attribution.source is None
            or source.exact.lower() in PRONOUNS
            or attribution.cue_lemma in PASSING_ON
        ):
            continue
        if not all(map(holders_of, records)):
            yield from _told_by_another(source.exact, attribution.content, written)
        elif not _is_held(attribution, source.exact, records, written):
            record = max(records, key=lambda record: _shared(attribution, record))
            yield f"by the cited record it is {holders_of(record)[0].value!r} who says so, not {source.exact!r}"


def _told_by_another(name: str, content: Sequence[Span], written: Written) -> Iterator[str]:
    """Where no record says whose word it is: the cited sentences give it to somebody else by name."""
    tellers = [who.exact for who in _tellers(content, written)]
    named = [who for who in tellers if _name_in(who)]
    if named and len(named) == len(tellers) and not any(names_holder(name, who, written) for who in named):
        yield f"the cited words give this to {named[0]!r}, not to {name!r}"


def _tellers(content: Sequence[Span], written: Written) -> Iterator[Span]:
    """Those who say most of this in the cited sentences."""
    wanted = {word.stem for span in content for word in read_words(span.exact) if word.is_content}
    for told in written.ground.known.attributions:
        who = told.speaker_mention or told.source
        held = {word.stem for span in told.content for word in read_words(span.exact)}
        if who is not None and wanted and len(wanted & held) >= _MOST * len(wanted):
            yield who


def _is_held(attribution: Attribution, name: str, records: Sequence[AnyRecord], written: Written) -> bool:
    """Whether the named one holds the record that is told, or says it in the cited sentences."""
    closest = max(records, key=lambda record: _shared(attribution, record))
    for record in records:
        told = record is closest or 2 * _shared(attribution, record) > len(_stems_in(_own(record)))
        if told and any(_is_speaker(attribution, name, leaf.value, written) for leaf in _speakers(record)):
            return True
    return is_told_so(name, attribution.content, written)


def _is_speaker(attribution: Attribution, name: str, speaker: str, written: Written) -> bool:
    if speaker.lower() in PRONOUNS or (speaker == AUTHOR and WRITERS & {word.text for word in written.words}):
        return True
    return names_holder(name, speaker, written) or _stands_between(attribution, speaker, written)


def _stands_between(attribution: Attribution, speaker: str, written: Written) -> bool:
    """Whether the speaker stands nearer to the words than the one who is read as saying them."""
    assert attribution.source is not None
    between = written.text[attribution.source.end : attribution.content[0].start]
    return bool(_name_in(speaker) & {word.text for word in read_words(between)})


def is_told_so(name: str, content: Sequence[Span], written: Written) -> bool:
    """Whether the cited sentences themselves let the one named say most of this."""
    return any(_is_same(name, who, written) for who in _tellers(content, written))


def _is_same(name: str, who: Span, written: Written) -> bool:
    """Whether the source's speaker is the one named; a pronoun may be whoever its sentence names before it."""
    if who.exact.lower() not in PRONOUNS:
        return names_holder(name, who.exact, written)
    sentence = written.ground.document.sentence_at(who.start)
    before = written.ground.document.text[sentence.start : who.start] if sentence else ""
    return _stems_in(name) <= _stems_in(before)


def _speakers(record: AnyRecord) -> Sequence[Leaf[str]]:
    """Its holders; of an event also who acts in it, of a demand whom it addresses: acts are told as speech too."""
    match record:
        case Event():
            return (*holders_of(record), *record.actors)
        case Demand():
            return (*holders_of(record), *record.addressees)
        case _:
            return holders_of(record)


def _shared(attribution: Attribution, record: AnyRecord) -> int:
    """How many words of what is said are the record's own."""
    own = {word.stem for word in read_words(_own(record)) if word.is_content}
    return len({w.stem for span in attribution.content for w in read_words(span.exact) if w.is_content} & own)


def _own(record: AnyRecord) -> str:
    match record:
        case Event():
            return record.title.value if record.title else record.evidence[0].exact
        case Demand():
            return " ".join(leaf.value for leaf in (record.content, record.response, record.condition) if leaf)
        case StakeholderPosition():
            return record.statement.value if record.statement else record.evidence[0].exact


def names_holder(text: str, owner: str, written: Written) -> bool:
    """Whether ``text`` names the owner: by a rule of the source's own naming, or by an office that it has there."""
    if owner.lower() == AUTHOR:
        return bool(WRITERS & {word.text for word in read_words(text)})
    mine, theirs = _name_in(text), _name_in(owner)
    if not mine:
        return True
    if not theirs:
        return bool(_stems_in(text) & _stems_in(owner))
    acronyms = written.ground.names.acronyms
    short = {known for known, long in acronyms.items() if theirs <= set(long.split())}
    long = {word for known, name in acronyms.items() if known in theirs for word in name.split()}
    last = _last(owner)
    return (
        *(theirs <= mine, mine <= theirs, bool(mine & short), mine <= long, bool(last) and last in mine),
        _is_office_of(text, theirs, written),
    ).count(True) > 0


def _is_office_of(text: str, holder: set[str], written: Written) -> bool:
    """Whether ``text`` is an office ("Belmora's foreign minister") that stands beside the holder's name."""
    words = [word for word in read_words(text) if word.is_content]
    row = written.ground.words
    places = [at for at, word in enumerate(row) if word.text in holder]
    near = {row[n].stem for at in places for n in range(max(0, at - _BESIDE), min(len(row), at + _BESIDE + 1))}
    is_named = any(word.text in written.ground.names.surnames for word in words)
    return not is_named and any(map(is_office, words)) and all(word.stem in near for word in words)


def _stems_in(text: str) -> set[str]:
    return {word.stem for word in read_words(text) if word.is_content}


def _name_in(text: str) -> set[str]:
    return {word.text for word in read_words(text) if word.capital and word.is_content and not is_title(word)}


def _last(owner: str) -> str:
    """The surname of a person; of a body, nothing."""
    bare = bare_name(owner).split()
    return bare[-1] if len(bare) == 2 and all(word.isalpha() for word in bare) else ""
