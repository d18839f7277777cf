"""Names and offices of a sentence are those of the cited records, and belong together there."""

from collections.abc import Iterator, Sequence

from llm_brief.compose.sentence import Written
from llm_brief.verify.claims.common import is_common
from llm_brief.verify.claims.words import STOP_WORDS, Word, is_number

__all__ = ["is_office", "is_title", "names", "offices"]

_MODIFIERS = frozenset(
    "former ex retired acting deputy vice late then interim outgoing caretaker exiled ousted".split()
)
_OFFICES = frozenset(
    """president minister envoy ambassador judge general chairman chairwoman chair chairperson director mayor governor
    senator secretary commander spokesman spokeswoman spokesperson chancellor premier king queen emir sheikh leader
    chief captain colonel admiral coach commissioner prosecutor chargé representative negotiator mediator lawyer
    professor bishop imam executive deputy speaker marshal""".split()
)
_NEAR = 8
_CLOSE = 4


def names(written: Written) -> Iterator[str]:
    """Every name stands in the cited words; one of several words stands there as one name."""
    for run in _runs(written):
        missing = [word for word in run if not _is_held(word, written)]
        text = written.own[run[0].start : run[-1].end]
        if missing:
            yield f"no cited words name {text!r}"
        elif len(run) > 1 and not _is_one_name([w for w in run if not is_title(w)], written):
            yield f"the cited words hold no such name as {text!r}"


def _runs(written: Written) -> Iterator[list[Word]]:
    """Capitalised words with nothing but blanks between them; the first word of a sentence only if it is a name."""
    dated = [range(found.start, found.end) for found in written.dates]
    run: list[Word] = []
    for word in written.words:
        is_name = word.capital and word.text not in STOP_WORDS and not is_number(word.stem)
        is_name = is_name and not any(word.start in place for place in dated)
        if run and not (is_name and written.own[run[-1].end : word.start] in (" ", "-", "")):
            yield from _trimmed(run, written)
            run = []
        if is_name:
            run.append(word)
    yield from _trimmed(run, written)


def _trimmed(run: list[Word], written: Written) -> Iterator[list[Word]]:
    """Without a first word that only has a capital because a sentence begins."""
    opens = bool(run) and not written.own[: run[0].start].rstrip(" “‘(").rstrip()[-1:].isalnum()
    if opens and not written.own[: run[0].start].rstrip().endswith((",", ";")) and _is_plain(run[0], written):
        run = run[1:]
    if run:
        yield run


def _is_plain(word: Word, written: Written) -> bool:
    """Whether a capitalised first word is a common word: everyday English, lower case in the sources, or by its tag."""
    if any(other.stem == word.stem and not other.capital for other in written.ground.words):
        return True
    if any(other.text == word.text for other in written.ground.words):
        return False
    if is_common(word.stem):
        return True
    token = written.known.parse.token_at(word.start) if written.known.parse else None
    return token is not None and token.pos not in {"PROPN", "X"} and not token.ent_type


def _is_held(word: Word, written: Written) -> bool:
    known = written.ground.names
    if any(other.capital and _is_form(word.text, other.text) for other in written.ground.words):
        return True
    if word.text in known.acronyms or any(word.text in long.split() for long in known.acronyms.values()):
        return True
    return is_title(word) and word.stem in written.ground.stems


_DEMONYMS = ("i", "n", "an", "ian", "ese", "ish")


def _is_form(name: str, other: str) -> bool:
    """The same name, or a country and what is named after it: "Tavaria", "Tavarian"."""
    short, long = sorted((name, other), key=len)
    return name == other or (len(short) > 3 and long in {short + ending for ending in _DEMONYMS})


def is_office(word: Word) -> bool:
    """Whether a word names an office."""
    return word.text in _OFFICES


def is_title(word: Word) -> bool:
    """Whether a word goes with a name and is none."""
    return word.text in _OFFICES or word.text in _MODIFIERS or word.text in ("mr", "mrs", "ms", "dr", "prof")


def _is_one_name(run: Sequence[Word], written: Written) -> bool:
    """Whether the words stand close together, in order, among capitalised words of the cited text."""
    if len(run) < 2:
        return True
    wanted = [word.text for word in run]
    for row in (tuple(w for w in written.ground.words),):
        for start, word in enumerate(row):
            if word.text != wanted[0]:
                continue
            window = [other.text for other in row[start : start + len(wanted) + _CLOSE] if other.capital]
            if _in_order(wanted, window):
                return True
    return " ".join(wanted) in written.ground.names.acronyms.values() or _beside(run, written)


def _beside(run: Sequence[Word], written: Written) -> bool:
    """An office or a body before a name, which the source sets after it: "the UDU president, Marta Ilves"."""
    split = range(1, len(run))
    return any(
        _are_near(run[:cut], run[cut:], written) and _contiguous(run[:cut], written) and _contiguous(run[cut:], written)
        for cut in split
    )


def _contiguous(run: Sequence[Word], written: Written) -> bool:
    texts, wanted = [word.text for word in written.ground.words], [word.text for word in run]
    return any(texts[at : at + len(wanted)] == wanted for at in range(len(texts)))


def _are_near(one: Sequence[Word], other: Sequence[Word], written: Written) -> bool:
    row = written.ground.words
    first = [at for at, word in enumerate(row) if word.text == one[-1].text]
    last = [at for at, word in enumerate(row) if word.text == other[-1].text]
    return any(abs(a - b) <= _NEAR for a in first for b in last)


def _in_order(wanted: Sequence[str], row: Sequence[str]) -> bool:
    rest = iter(row)
    return all(word in rest for word in wanted)


def offices(written: Written) -> Iterator[str]:
    """An office is held by whom the cited words say, and "former" or "deputy" is neither dropped nor added."""
    for at, word in enumerate(written.words):
        if word.text not in _OFFICES or word.text in _MODIFIERS:
            continue
        holder = _holder(at, written)
        places = _places(word, holder, written)
        if not places:
            whom = f" of {holder.text!r}" if holder else ""
            yield f"the cited words do not say {word.text!r}{whom}"
            continue
        mine = _modifiers(written.words, at)
        theirs = [_modifiers(written.ground.words, place) for place in places]
        if mine not in theirs and not (mine and any(mine <= other for other in theirs)):
            kept = " ".join(sorted(theirs[0])) or "no such word"
            yield f"before {word.text!r} the cited words have {kept}, not {' '.join(sorted(mine)) or 'nothing'}"
        elif not _same_portfolio(at, places, written):
            yield f"the cited words do not speak of this {word.text!r}"


def _holder(at: int, written: Written) -> Word | None:
    """The last word of the name beside an office: right after it, or before it behind a comma."""
    words = written.words
    after = [w for w in words[at + 1 : at + 3] if w.capital and not is_title(w) and w.text not in STOP_WORDS]
    gap = written.own[words[at].end : after[0].start] if after else "x"
    if after and gap.strip(" ,") == "":
        run = [after[0]]
        for word in words[at + 2 : at + 6]:
            if word.capital and written.own[run[-1].end : word.start] == " ":
                run.append(word)
        return run[-1]
    return None


def _places(word: Word, holder: Word | None, written: Written) -> list[int]:
    row = written.ground.words
    places = [at for at, other in enumerate(row) if other.text == word.text]
    if holder is None:
        return places
    held = [at for at, other in enumerate(row) if other.text == holder.text]
    return [at for at in places if any(abs(at - other) <= _NEAR for other in held)]


def _modifiers(words: Sequence[Word], at: int) -> frozenset[str]:
    before = [word.text for word in words[max(0, at - _CLOSE) : at]]
    return frozenset(text for text in before if text in _MODIFIERS)


def _same_portfolio(at: int, places: Sequence[int], written: Written) -> bool:
    """The word right before the office, where it says which one, stands near that office in the cited words."""
    if at == 0:
        return True
    which = written.words[at - 1]
    joined = written.own[which.end : written.words[at].start] == " "
    if not joined or which.text in STOP_WORDS or which.text in _MODIFIERS or which.text in _OFFICES:
        return True
    row = written.ground.words
    return any(which.stem == other.stem for p in places for other in row[max(0, p - _CLOSE) : p + _CLOSE + 1])
