"""Rules about names, numbers and dates that a claim puts in the place of the source's, where it repeats a sentence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from llm_brief.records.base import Label
from llm_brief.text.quantities.find import Agreement, FoundQuantity, agrees
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.evidence.derived import is_rest, is_said_to_differ
from llm_brief.verify.claims.evidence.homes import stands_broken
from llm_brief.verify.claims.evidence.namings import are_of_two_kinds, fill_one_place
from llm_brief.verify.claims.evidence.repeats import (
    AFTER,
    BEFORE,
    CLOSELY,
    HELD,
    REPEATS,
    instead,
    is_accounted_for,
    text_of,
)
from llm_brief.verify.claims.evidence.standing_for import holds_office
from llm_brief.verify.claims.named import is_same_name, names_in
from llm_brief.verify.claims.posts import is_title_word
from llm_brief.verify.claims.reckoned import is_reckonable
from llm_brief.verify.claims.source import Source
from llm_brief.verify.claims.twin import Gap, Twin
from llm_brief.verify.claims.words import TITLES, Word, is_number, near, read_words

__all__ = ["exchanged", "unplaced"]

_LOOSELY = 0.5  # enough where one word stands against one
_FEW = 5
_SHORT = 6
_MARGIN = 1
_COMPANY = 2


def exchanged(comparison: Comparison) -> Iterator[Said]:
    """Where the claim repeats a sentence, it puts no other name, number or date in the place of one."""
    for twin in comparison.twins:
        for gap in map(_trimmed, twin.gaps):
            closely = twin.share >= CLOSELY or (twin.share >= _LOOSELY and len(gap.claimed) == 1 == len(gap.told))
            if closely and len(gap.told) <= _SHORT and _is_tight(gap):
                yield from _other_number(gap, twin, comparison)
                yield from _other_name(gap, twin, comparison)
                yield from _other_thing(gap, twin, comparison)
                yield from _name_for_many(gap, twin, comparison)
    yield from _look_alikes(comparison)


def _trimmed(gap: Gap) -> Gap:
    """Of a long stretch before or behind what is repeated, the part that is next to it."""
    if len(gap.told) <= _SHORT or not gap.claimed or gap.first == gap.last:
        return gap
    size = len(gap.claimed) + _MARGIN
    return replace(gap, told=gap.told[-size:] if gap.first else gap.told[:size])


_LONG_NAME = re.compile(r"[A-Z][\w’'-]+(?:(?: (?:of|for|the|and|in|de|la))* [A-Z][\w’'-]+)+")


def _look_alikes(comparison: Comparison) -> Iterator[Said]:
    """A name of the document for another one that shares a word with it and stands in the sentence."""
    document, claim = comparison.source.document, comparison.reading.claim.text
    for twin in (twin for twin in comparison.twins[:1] if twin.share >= REPEATS):
        sentence = document.sentences[twin.sentence]
        for name in _LONG_NAME.findall(claim):
            if name not in document.text or name in sentence.text:
                continue
            for other in _LONG_NAME.finditer(sentence.text):
                theirs = other[0]
                if _is_look_alike(name, theirs, comparison) and theirs not in claim:
                    span = document.span(sentence.start + other.start(), sentence.start + other.end())
                    yield Said(Label.CONTRADICTED, f"the source says {theirs!r}, not {name!r}", (span,))
                    return


def _is_look_alike(name: str, theirs: str, comparison: Comparison) -> bool:
    mine = {word.stem for word in read_words(name) if word.is_content and word.text not in TITLES}
    others = {word.stem for word in read_words(theirs) if word.is_content and word.text not in TITLES}
    shared = mine & others
    if others < mine and any(word.text in TITLES for word in read_words(theirs)):
        return False  # "Mrs Murray" for "Judy Murray"
    if _is_titled(name, read_words(theirs), comparison) or _is_by_office(read_words(theirs), comparison):
        return False
    person = theirs.partition(" of ")[0]  # "President Tomas Reyle of Velmar"
    return (
        bool(shared) and mine != others and not any(is_same_name(name, n, comparison.source) for n in (theirs, person))
    )


def _is_tight(gap: Gap) -> bool:
    """Whether few words stand against few, so that they are likely to stand for each other."""
    return all(sum(word.is_content for word in side) <= _FEW for side in (gap.claimed, gap.told))


def _other_number(gap: Gap, twin: Twin, comparison: Comparison) -> Iterator[Said]:
    if not any(map(_sort_of_number, gap.claimed)):  # mostly so
        return
    moved = {word.stem for word in twin.left_out}
    kept = {word.stem for word in twin.added}
    for claimed in gap.claimed:
        sort = _sort_of_number(claimed)
        repeated = claimed.stem in {word.stem for word in twin.partner.values()}
        if sort is None or claimed.stem in moved or (not repeated and is_accounted_for(claimed, comparison)):
            continue
        if stands_broken(claimed.text, comparison):
            continue
        there = [word for word in gap.told if _sort_of_number(word) == sort and word.stem not in kept]
        if there and (doubt := _is_another_number(claimed, gap, comparison)):
            reason = f"the source says {there[0].text!r} of this; whether {claimed.text!r} is {doubt} is open"
            yield Said(Label.NOT_CHECKED, reason)
            return
        if there:
            yield instead(there[:1], [claimed], comparison)
            return


def _is_another_number(claimed: Word, gap: Gap, comparison: Comparison) -> str | None:
    """What a number may be that stands where the sentence has another one, and need not be in the place of that."""
    told = comparison.quantities_near
    for one in (one for one in comparison.quantities if one.start <= claimed.start < one.end):
        if is_rest(one, told):
            return "the rest"
        if is_reckonable(one.value, [other for other in told if _stands_with(other, gap, comparison)], set()):
            return "reckoned from it"
        if is_said_to_differ(one, comparison):
            return "what lies between two numbers"
        known = comparison.source.quantities
        if _is_of_its_own_verb(claimed, gap, comparison) and any(_is_same(one, other) for other in known):
            return "told of something else"
    return None


def _stands_with(quantity: FoundQuantity, gap: Gap, comparison: Comparison) -> bool:
    """Whether a number stands in the sentence that the gap is of."""
    sentence = comparison.source.document.sentence_at(gap.told[0].start) if gap.told else None
    return sentence is not None and sentence.start <= quantity.start < sentence.end


def _is_same(one: FoundQuantity, other: FoundQuantity) -> bool:
    return agrees(one.value, other.value) is Agreement.SAME


def _is_of_its_own_verb(claimed: Word, gap: Gap, comparison: Comparison) -> bool:
    """Whether a verb that the sentence lacks governs the number: "while the town puts it at 60"."""
    parse = comparison.reading.known.parse
    token = parse.token_at(claimed.start) if parse is not None else None
    if parse is None or token is None:
        return False
    verb = next((parse.tokens[at] for at in parse.ancestors(token.index) if parse.tokens[at].pos == "VERB"), None)
    return verb is not None and any(verb.start == word.start for word in gap.claimed)


_MONTHS = frozenset(
    """january february march april may june july august september october november december jan feb aug sep sept oct
    nov dec""".split()
)
_YEAR = 4
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


def _sort_of_number(word: Word) -> str | None:
    if is_number(word.stem):
        return "year" if len(word.text) == _YEAR and word.text.isdecimal() else "number"
    if word.text in _MONTHS and word.capital:
        return "month"
    return "day" if word.text in _DAYS else None


def _other_name(gap: Gap, twin: Twin, comparison: Comparison) -> Iterator[Said]:
    told = [name for name in _told_names(gap, twin, comparison) if not _is_kept(name, comparison)]
    if told and all(word.text in TITLES for word in told[0]):
        yield from _given_name(gap, twin, comparison)
        return
    if told and _is_by_nation(gap.claimed, told[0], comparison):
        return
    if told and _is_part_exchanged(gap) and not _only_opens(gap.claimed[0], comparison):
        yield _unlike(gap.told, gap.claimed, comparison) or instead(gap.told, gap.claimed, comparison)
        return
    if not told:
        return
    for name in _new_names(gap.claimed, twin, comparison):
        mine = text_of(name, comparison.reading.claim.text)
        if any(_is_spelt_out(mine, other) or _is_of_the_nation(name, other) for other in told):
            return
        if not any(_is_one_person(mine, other, comparison) for other in told):
            yield _unlike(told[0], name, comparison) or instead(told[0], name, comparison)
            return


def _unlike(told: Sequence[Word], claimed: Sequence[Word], comparison: Comparison) -> Said | None:
    """That it is open whether two names are of one, where they are of two kinds or have two parts in the sentence."""
    if not are_of_two_kinds(claimed, told, comparison) and fill_one_place(claimed, told, comparison):
        return None
    mine, theirs = text_of(claimed, comparison.reading.claim.text), text_of(told, comparison.source.document.text)
    return Said(Label.NOT_CHECKED, f"the source says {theirs!r} here; whether that is {mine!r} is open")


def _is_one_person(mine: str, told: Sequence[Word], comparison: Comparison) -> bool:
    """Whether both names are of one, or the claim's is of one whom it calls by an office."""
    if is_same_name(mine, text_of(told, comparison.source.document.text), comparison.source):
        return True
    return _is_titled(mine, told, comparison) or _is_by_office(told, comparison)


def _is_spelt_out(short: str, told: Sequence[Word]) -> bool:
    """Whether an acronym of a claim has the initials of the name that stands in its very place."""
    return short.isupper() and len(short) > 1 and short.lower() == "".join(word.text[0] for word in told)


def _is_titled(mine: str, told: Sequence[Word], comparison: Comparison) -> bool:
    """Whether it is the name told, the only one of its family, with a title: "Detective Oru" for "Ana Oru"."""
    *titles, last = mine.split()
    if not titles or not all(map(is_title_word, titles)) or last.lower() != told[-1].text:
        return False
    given = re.findall(rf"\b([A-Z]\w+) {re.escape(last)}\b", comparison.source.document.text)
    return len({name for name in given if not is_title_word(name)}) <= 1


def _is_by_office(told: Sequence[Word], comparison: Comparison) -> bool:
    """Whether the claim calls somebody by an office that the document gives to this one alone; of what, others ask."""
    parse, name = comparison.reading.known.parse, " ".join(word.text for word in told)
    subjects = (clause.subject for clause in comparison.reading.known.clauses) if parse is not None else ()
    texts = {comparison.reading.claim.text[one.start : one.end] for one in subjects if one is not None}
    return any(holds_office(text, name, comparison) is not None for text in texts)


def _is_of_the_nation(name: Sequence[Word], told: Sequence[Word]) -> bool:
    """Whether one is made of the other: "Ostrava Republic" of "Ostravan"."""
    return any(one.stem != other.stem and near(one.stem, other.stem) for one in name for other in told)


def _only_opens(word: Word, comparison: Comparison) -> bool:
    """Whether a word has its capital from the beginning of a sentence alone."""
    starts = {sentence.start for sentence in comparison.reading.claim.sentences}
    return word.start in starts and not any(word in name for name in comparison.names)


def _given_name(gap: Gap, twin: Twin, comparison: Comparison) -> Iterator[Said]:
    """A given name for a title: whose it is stays open where the document has another of that family name."""
    at = twin.claimed.index(gap.claimed[-1]) + 1 if gap.claimed else len(twin.claimed)
    family = twin.claimed[at : at + 1]
    full = comparison.source.names.surnames.get(family[0].text, "") if family else ""
    if gap.claimed and gap.claimed[-1].text not in full.split():
        mine = text_of((*gap.claimed, *family), comparison.reading.claim.text)
        yield Said(Label.NOT_CHECKED, f"whether the source means {mine!r} is open")


def _told_names(gap: Gap, twin: Twin, comparison: Comparison) -> Iterator[tuple[Word, ...]]:
    """Names that stand in the gap; a word that only begins the sentence is none."""
    parse = comparison.source.parse
    for name in names_in(gap.told, comparison.source.document.text):
        if all(_sort_of_number(word) for word in name):
            continue
        token = parse.token_at(name[0].start) if parse is not None else None
        opens = len(name) == 1 and name[0] == twin.told[0] and (token is None or token.pos != "PROPN")
        if not opens or _is_name_elsewhere(name[0], comparison):
            yield name


def _is_by_nation(claimed: Sequence[Word], told: Sequence[Word], comparison: Comparison) -> bool:
    """Whether somebody named is called after a nation: "the Brazilian" for "Machida"."""
    mine, theirs = comparison.reading.known.parse, comparison.source.parse
    if mine is None or theirs is None:
        return False
    named = [word for word in claimed if word.capital]
    tokens = [token for word in named if (token := mine.token_at(word.start)) is not None]
    there = theirs.token_at(told[-1].start)
    nations = bool(named) and (
        all(token.ent_type == "NORP" for token in tokens) or all(word.text.endswith(("man", "woman")) for word in named)
    )
    return nations and there is not None and there.ent_type == "PERSON"


def _is_name_elsewhere(word: Word, comparison: Comparison) -> bool:
    """Whether the word stands inside another sentence, and always with a capital."""
    source = comparison.source
    starts = {sentence[0].start for sentence in source.sentences if sentence}
    words = [source.flat[at] for at in source.places.get(word.stem, ())]
    return all(other.capital for other in words) and any(other.start not in starts for other in words)


def _other_thing(gap: Gap, twin: Twin, comparison: Comparison) -> Iterator[Said]:
    """A name of the sentence replaced by other words of the document that never stand beside it."""
    told = [name for name in _told_names(gap, twin, comparison) if not _is_kept(name, comparison)]
    mine = [word for word in gap.claimed if word.is_content and not word.capital and not is_number(word.stem)]
    held = {word.stem for word in twin.told}
    if (
        told
        and len(mine) > 1
        and not any(word.stem in held for word in mine)
        and not any(w.capital for w in gap.claimed)
    ):
        phrase = f" {' '.join(word.text for word in mine)} "
        is_known = any(phrase in sentence for sentence in comparison.source.phrases)
        if is_known and not any(_stands_by(word, told[0], comparison) for word in mine):
            yield instead(told[0], mine, comparison)


def _name_for_many(gap: Gap, twin: Twin, comparison: Comparison) -> Iterator[Said]:
    """One name in the place of several things: "lie the Oru" for "lie the eastern channels"."""
    parse = comparison.source.parse
    mine = [word for word in gap.claimed if word.is_content]
    told = [word for word in gap.told if word.is_content]
    if parse is None or gap.first or gap.last or not mine or not told or len(told) > _COMPANY:
        return
    token = parse.token_at(told[-1].start)
    plain = not any(word.capital or is_number(word.stem) for word in told)
    names = list(_new_names(mine, twin, comparison))
    if plain and token is not None and token.tag == "NNS" and names and len(names[0]) == len(mine):
        yield instead(told, mine, comparison)


def _stands_by(word: Word, name: Sequence[Word], comparison: Comparison) -> bool:
    flat, places = comparison.source.flat, comparison.source.places
    windows = (flat[max(0, at - _COMPANY) : at + _COMPANY + 1] for at in places.get(name[-1].stem, ()))
    return any(other.stem == word.stem for window in windows for other in window)


def _is_part_exchanged(gap: Gap) -> bool:
    """Whether one capitalised word stands for one: "the Northport Post" for "the Eastport Post"."""
    one, other = gap.claimed[:1], gap.told[:1]
    if len(gap.claimed) != 1 or len(gap.told) != 1 or _sort_of_number(one[0]) or _sort_of_number(other[0]):
        return False
    words = (one[0], other[0])
    return all(word.capital and word.is_content and word.text not in TITLES for word in words)


def _is_kept(name: Sequence[Word], comparison: Comparison) -> bool:
    """Whether the claim has the name as well, in another place."""
    return any(name[-1].stem == word.stem and word.capital for word in comparison.reading.words)


def _new_names(words: Sequence[Word], twin: Twin, comparison: Comparison) -> Iterator[Sequence[Word]]:
    """Names among ``words`` of which the sentence holds nothing; no days and months."""
    held = {word.stem for word in twin.told}
    starts = {word.start for word in words}
    for run in comparison.names:
        name = [word for word in run if word.start in starts and not _sort_of_number(word)]
        if name:
            found = {comparison.source.nearest(word.stem) or word.stem for word in name}
            if not found & held and not all(word.text in TITLES for word in name):
                yield name


_PLACING = frozenset("in at near outside inside from to into through towards toward across around on of".split())


def unplaced(comparison: Comparison) -> Iterator[Said]:
    """A place that the claim names stands in or near the sentence that otherwise tells what the claim does.

    Else it is open whether it is the place of that: a text names a place once and goes on.
    """
    source, reading = comparison.source, comparison.reading
    for twin in comparison.twins[:1]:
        near = {*range(twin.sentence - BEFORE, twin.sentence + AFTER + 1)}
        for name in _new_names(twin.claimed, twin, comparison):
            rest = [word for word in reading.content if word not in name]
            held = sum(twin.sentence in source.found_in.get(source.nearest(word.stem) or "", ()) for word in rest)
            places = {at for word in name for at in source.found_in.get(source.nearest(word.stem) or "", ())}
            elsewhere = bool(places) and places.isdisjoint(near) and held >= HELD * len(rest)
            elsewhere = elsewhere and not all(_is_the_topic(word, source) for word in name)
            if elsewhere and _is_place(name, reading.words) and not _is_alias(name, twin, comparison):
                sentence = source.document.sentences[twin.sentence]
                span = source.document.span(sentence.start, sentence.end)
                whole = next((run for run in comparison.names if name[0] in run), name)
                text = text_of(whole, reading.claim.text)
                yield Said(Label.NOT_CHECKED, f"whether the source says this of {text!r} is open", (span,))
                return


_TOPIC = 3


def _is_the_topic(word: Word, source: Source) -> bool:
    """Whether the document opens with the name and has it again and again: what it tells is told of that."""
    found = source.found_in.get(source.nearest(word.stem) or "", frozenset())
    return len(found) >= _TOPIC and min(found) <= 1


def _is_place(name: Sequence[Word], words: Sequence[Word]) -> bool:
    """Whether a preposition of place stands before the name."""
    at = words.index(name[0])
    before = [word.text for word in words[max(0, at - 3) : at] if word.text not in {"the", "a"}]
    return bool(before) and before[-1] in _PLACING and before[-2:] != ["according", "to"]


def _is_alias(name: Sequence[Word], twin: Twin, comparison: Comparison) -> bool:
    text = text_of(name, comparison.reading.claim.text)
    whole = comparison.source.document.text
    return any(is_same_name(text, text_of(other, whole), comparison.source) for other in names_in(twin.told, whole))
