"""Rules about who holds which office, and who is whose relative."""

from collections.abc import Iterable, Iterator, Sequence

from llm_brief.records.base import Label
from llm_brief.text.stems import stem_of
from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.evidence.repeats import CLOSELY
from llm_brief.verify.claims.named import abbreviates
from llm_brief.verify.claims.posts import KIN, Post, is_same_person, posts_of, stems_in
from llm_brief.verify.claims.source import Source
from llm_brief.verify.claims.words import Word, near

__all__ = ["held", "related"]


def held(comparison: Comparison) -> Iterator[Said]:
    """Whom the claim calls something, the source does not call something else, or another so."""
    mine, source = comparison.reading.known.parse, comparison.source
    claimed = posts_of(mine) if mine is not None and source.parse is not None else ()
    for post in claimed:
        own = [other for other in source.posts if is_same_person(post.holder, other.holder)]
        alike = [other for other in own if other.head == post.head]
        fitting = [other for other in alike if not _conflict(post, other, source)]
        if fitting:
            yield from _former(post, fitting, comparison)
            yield from _current(post, fitting, comparison)
        elif alike:
            yield from _another(post, alike, comparison)
        elif not post.definite:
            yield from _somebody_elses(post, comparison)
        elif not _is_past(post) and _is_told(post, own, comparison):
            yield from _unheld(post, own, comparison)


def _somebody_elses(post: Post, comparison: Comparison) -> Iterator[Said]:
    """As in "Oru, a graduate of the academy", where the source says just that of Vell alone."""
    told = (other for other in comparison.source.posts if other.words == post.words and other.head == post.head)
    for other in told:
        if not is_same_person(post.holder, other.holder):
            place = comparison.source.document.span(other.start, other.end)
            yield Said(Label.NOT_CHECKED, f"the source calls {other.holder.title()} {place.exact!r}", (place,))
            return


def _is_past(post: Post) -> bool:
    return post.copula == "VBD"


_FORMER = frozenset(map(stem_of, "former ex late then deputy vice acting interim outgoing".split()))


_ONCE = frozenset(map(stem_of, "ex late then".split()))


def _former(post: Post, fitting: Sequence[Post], comparison: Comparison) -> Iterator[Said]:
    """The claim says that somebody is what the source calls them as one who was, or who stands in for another."""
    document = comparison.source.document
    turned = [o for o in fitting if (o.sorts | (o.words & _ONCE)) & _FORMER or _was_until(o, document.text)]
    is_put_back = bool(post.words & _FORMER) or any(word.text in _BACK for word in comparison.reading.words)
    if not _is_past(post) and len(turned) == len(fitting) and not is_put_back:
        place = document.span(turned[0].start, turned[0].end)
        is_sure = bool(post.copula) or (bool(_others(post, comparison)) and not comparison.dates)
        yield Said(Label.PARTIAL if is_sure else Label.NOT_CHECKED, f"the source says {place.exact!r}", (place,))
    elif post.copula in _PRESENT and all(_is_past(other) for other in fitting):
        place = comparison.source.document.span(fitting[0].start, fitting[0].end)
        reason = f"the source says that {fitting[0].holder.title()} was {place.exact!r}; whether it is so now is open"
        yield Said(Label.NOT_CHECKED, reason, (place,))


_BACK = frozenset("once then formerly previously former ex retired onetime used until".split())


def _was_until(post: Post, text: str) -> bool:
    """As in "Oru, head of the bank until May, ..."."""
    behind = text[post.end :].partition(",")[0].partition(".")[0]
    return post.copula == "" and "until" in (*behind.split()[:1], *text[post.start : post.end].split())


_PRESENT = frozenset({"VBZ", "VBP"})


def _current(post: Post, fitting: Sequence[Post], comparison: Comparison) -> Iterator[Said]:
    """Which one somebody is, the source says of another alone: "the current director"."""
    wanted = [word for word in post.sorts if not any(_is_among(word, other.words) for other in fitting)]
    others = _others(post, comparison) if wanted else []
    told = next((other for other in others if all(_is_among(word, other.words) for word in wanted)), None)
    if told is not None:
        place = comparison.source.document.span(told.start, told.end)
        yield Said(Label.NOT_CHECKED, f"the source calls {told.holder.title()} {place.exact!r}", (place,))


def _is_told(post: Post, own: Sequence[Post], comparison: Comparison) -> bool:
    """Whether the source speaks of such an office, or says otherwise how somebody is related."""
    if post.head in KIN:
        return any(other.head in KIN for other in own)
    return post.head in comparison.source.places and bool(own or _others(post, comparison))


def _others(post: Post, comparison: Comparison) -> list[Post]:
    """Who else is called so in the source, of the same sort or by the same owner."""
    source = comparison.source
    return [
        other
        for other in source.posts
        if other.head == post.head
        and not is_same_person(post.holder, other.holder)
        and not _conflict(post, other, source)
        and post.words & other.words - {post.head}
    ]


def _another(post: Post, alike: Sequence[Post], comparison: Comparison) -> Iterator[Said]:
    """The source says of somebody of which sort or of what they are it, and says another."""
    place = comparison.source.document.span(alike[0].start, alike[0].end)
    others = _others(post, comparison)
    text = comparison.reading.claim.text[post.start : post.end]
    if others and not _is_past(post):
        reason = f"the source calls {alike[0].holder.title()} {place.exact!r}, and somebody else {text!r}"
        yield Said(Label.CONTRADICTED, reason, (place,))
    else:
        yield Said(Label.NOT_CHECKED, f"the source says {place.exact!r}; whether {text!r} is meant is open", (place,))


def _unheld(post: Post, own: Sequence[Post], comparison: Comparison) -> Iterator[Said]:
    """The source calls somebody else so; where it also says what this one is, it is no second office of theirs."""
    document, others = comparison.source.document, _others(post, comparison)
    told = others[0] if others else own[0]
    place = document.span(told.start, told.end)
    text, who = comparison.reading.claim.text[post.start : post.end], told.holder.title()
    if others and own and not (post.sorts & _FORMER or post.head in KIN or {other.head for other in own} & KIN):
        there = document.span(own[0].start, own[0].end)
        reason = f"the source calls {who} {place.exact!r}, and {own[0].holder.title()} {there.exact!r}"
        yield Said(Label.CONTRADICTED, reason, (place, there))
    else:
        yield Said(Label.NOT_CHECKED, f"the source calls {who} {place.exact!r}; who is {text!r} is open", (place,))


def _conflict(post: Post, other: Post, source: Source) -> bool:
    """Whether one says which, or whose, and the other says another: "foreign minister", "prime minister"."""
    missing = [word for word in post.sorts if not _is_among(word, other.words)]
    extra = [word for word in other.sorts if not _is_among(word, post.words)]
    if missing and extra and _PAST.issuperset((*missing, *extra)):
        return False  # "a former teacher", "a retired teacher"
    return bool(missing and extra) or _is_of_another(post, other, extra, source)


_PAST = frozenset(map(stem_of, "former ex retired onetime".split()))


def _is_of_another(post: Post, other: Post, extra: Sequence[str], source: Source) -> bool:
    if post.owner and other.owner:
        one, there = post.owner, other.owner
        if source.names.same(one, there) or abbreviates(one, there) or abbreviates(there, one):
            return False
    elif (post.owner or post.whose) and (other.owner or other.whose):
        return _are_two_owners(post, other, source)
    elif not other.nations and not any(_is_of_a_name(word, source) for word in extra):
        return False
    mine = (*stems_in(post.owner), *post.nations)
    return bool(mine) and not any(_is_among(word, other.words) for word in mine)


def _are_two_owners(post: Post, other: Post, source: Source) -> bool:
    """Whether one is of somebody named or described, and the other of somebody described otherwise.

    No sentence then speaks of both: "of Brenna Hydro", "of the safety office".
    """
    mine, theirs = (one.whose | stems_in(one.owner) for one in (post, other))
    if any(_is_among(word, theirs) for word in mine):
        return False
    places = [[source.found_in.get(word, _NOWHERE) for word in words] for words in (mine, theirs)]
    around, there = (frozenset[int]().union(*found) for found in places)
    return bool(post.whose and other.whose) or around.isdisjoint(there)


_NOWHERE: frozenset[int] = frozenset()


def _is_of_a_name(word: str, source: Source) -> bool:
    """Whether a word is made of a name of the document: "Talveran" of "Talvera"."""
    names = source.parse.names if source.parse is not None else frozenset()
    return any(near(word, stem) for name in names if (stem := stem_of(name.lower())) != word)


def _is_among(word: str, others: frozenset[str]) -> bool:
    return word in others or any(near(word, other) for other in others)


def related(comparison: Comparison) -> Iterator[Said]:
    """A relative of the claim stands where the sentence that it repeats has the same one."""
    if not _kin(comparison.reading.words):
        return
    for twin in comparison.twins[:1]:
        for gap in twin.gaps:
            mine, theirs = _kin(gap.claimed), _kin(gap.told)
            if (
                mine
                and theirs
                and not _is_general(mine[0], theirs[0])
                and not _kin(twin.partner.values())
                and twin.share >= CLOSELY
            ):
                place = comparison.source.document.span(theirs[0].start, theirs[0].end)
                yield Said(Label.CONTRADICTED, f"the source says {place.exact!r}, not {mine[0].text!r}", (place,))
                return
    yield from _unnamed_kin(comparison)


_GENERAL = frozenset(map(stem_of, "parent child sibling spouse grandparent grandchild twin cousin".split()))


def _is_general(one: Word, other: Word) -> bool:
    """Whether either leaves open whether it is a man or a woman: a mother is one of the parents."""
    return bool({one.stem, other.stem} & _GENERAL)


def _unnamed_kin(comparison: Comparison) -> Iterator[Said]:
    """A relative of whom the document never speaks, where the sentences that matter speak of another."""
    source, reading = comparison.source, comparison.reading
    mine = [word for word in _kin(reading.words) if word.stem not in source.places]
    if (
        mine
        and mine[0].stem not in _GENERAL
        and (told := [word for at in reading.evidence for word in _kin(source.sentences[at])])
    ):
        place = source.document.span(told[0].start, told[0].end)
        yield Said(
            Label.NOT_CHECKED, f"the source says {place.exact!r}; whether {mine[0].text!r} fits is open", (place,)
        )


def _kin(words: Iterable[Word]) -> list[Word]:
    return [word for word in words if word.stem in KIN]
