"""Whether the one who says it in a claim is the one who says it in the document."""

import re
from collections.abc import Sequence

from llm_brief.text.attribution.attributions import Attribution, AttributionKind
from llm_brief.text.document import Span
from llm_brief.text.grammar.parse import Parse
from llm_brief.text.grammar.persons import Gender, gender_in
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.counterparts import Agreement, agreement, is_other_person
from llm_brief.verify.claims.evidence.namings import is_by_nation
from llm_brief.verify.claims.evidence.standing_for import holds_office, is_body_of, office_in
from llm_brief.verify.claims.lexicon import means_the_same
from llm_brief.verify.claims.operators import AUTHORS
from llm_brief.verify.claims.words import PRONOUNS, TITLES, Word, is_number, read_words

__all__ = ["same_speaker"]

_BACK = 3
_FIRST_PERSONS = frozenset({"i", "we"})
_UNNAMED = PRONOUNS | _FIRST_PERSONS


def same_speaker(claimed: Attribution, told: Attribution, comparison: Comparison) -> Agreement:
    """Whether the one who says it in the claim is the one who says it in the document. Both have a source."""
    assert claimed.source is not None
    assert told.source is not None
    mine = claimed.source.exact
    if _are_other_numbers(mine, told.source.exact):
        return Agreement.DIFFERENT
    if told.speaker_mention is None and told.source.exact.lower() in _UNNAMED:
        is_open = told.source.exact.lower() in _FIRST_PERSONS or _is_named_before(mine, told.source, comparison)
        return Agreement.OPEN if is_open else Agreement.DIFFERENT
    if told.speaker_mention is not None and _is_nearer(mine, told.speaker_mention, told.source, comparison):
        return Agreement.OPEN
    return _same_name(claimed, told, comparison)


def _are_other_numbers(mine: str, theirs: str) -> bool:
    """Whether both are counted, and otherwise: "31 percent said" and "78 percent said"."""
    one, other = ({word.stem for word in read_words(text) if is_number(word.stem)} for text in (mine, theirs))
    return bool(one) and bool(other) and one.isdisjoint(other)


def _same_name(claimed: Attribution, told: Attribution, comparison: Comparison) -> Agreement:
    """Whether the two sources are one by what they are called."""
    assert claimed.source is not None
    assert told.source is not None
    mine = claimed.source.exact
    named = [span.exact for span in (told.source, told.speaker_mention) if span is not None]
    full = _full_before(told.source, comparison)
    if full is not None and is_other_person(mine, full):
        return Agreement.DIFFERENT
    forms = {mine, mine.partition(",")[0]}  # "Oru, the head of the port"
    if any(agreement(form, name, comparison.source.names) is Agreement.SAME for form in forms for name in named):
        return Agreement.SAME
    if any(word.text in AUTHORS for word in read_words(mine)):
        return Agreement.OPEN if _are_works(mine, named[-1]) else Agreement.DIFFERENT
    is_apart = _are_called_apart(claimed.source, told.source, named[-1], comparison)
    held = [office for name in named if (office := holds_office(mine, name, comparison)) is not None]
    if is_apart or held:
        return Agreement.OPEN if is_apart else max(held)
    is_named = _sort(mine, comparison) is not None or _sort(named[-1], comparison) is not None
    if is_named and claimed.kind is not AttributionKind.INDIRECT and not _is_described(mine, named[-1], comparison):
        return Agreement.DIFFERENT
    return _by_sort(mine, named[-1], comparison)


def _by_sort(mine: str, theirs: str, comparison: Comparison) -> Agreement:
    """Two names of one sort are two speakers; whether a description means somebody named depends."""
    if is_body_of(mine, theirs):
        return Agreement.OPEN
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
    if len(words) != 2 or words[0].text not in TITLES:
        return None
    last = re.escape(mention.exact.split()[-1])
    found = re.findall(rf"\b([A-Z][\w'’-]+ {last})\b", comparison.source.document.text[: mention.start])
    gender = gender_in({words[0].text})
    found = [name for name in found if _may_be_called(name, gender)]
    return found[-1] if found else None


def _may_be_called(name: str, gender: Gender | None) -> bool:
    """Whether the first word of a name is no title, nor the given name of the other gender."""
    given = read_words(name)[0].text
    return given not in TITLES and (gender is None or gender_in({given}) in {None, gender})


def _is_nearer(name: str, mention: Span, pronoun: Span, comparison: Comparison) -> bool:
    """Whether the sentence right before that of a pronoun names this one, and whom it is taken to mean further back."""
    document = comparison.source.document
    home, there = document.sentence_at(pronoun.start), document.sentence_at(mention.start)
    if pronoun.exact.lower() not in PRONOUNS or home is None or there is None or home.index - there.index < _AWAY:
        return False
    last = [word.stem for word in read_words(name) if word.capital and word.is_content][-1:]
    before = next((s for s in document.sentences if s.index == home.index - 1), None)
    words = read_words(before.text) if before is not None else ()
    return (
        any(word.stem in last for word in words)
        and last != [word.stem for word in read_words(mention.exact) if word.capital and word.is_content][-1:]
    )


_AWAY = 2  # sentences from a pronoun to a name, of which one lies between


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
    if not all(heads) or _is_work_of(one, other) or _is_work_of(other, one):
        return Agreement.OPEN
    return Agreement.OPEN if means_the_same(heads[0][0].stem, heads[1][0].stem) else Agreement.DIFFERENT


_WORKS = frozenset("study survey report paper research analysis poll inquiry investigation review audit".split())
_MAKERS = frozenset(
    """researcher researchers team scientist scientists author authors academic academics expert experts pollster
    pollsters investigator investigators auditor auditors analyst analysts group""".split()
)


def _is_work_of(work: str, makers: str) -> bool:
    """Whether the one may be what the others wrote: "a study by a team found" where "researchers reported"."""
    head = [word.text for word in read_words(_BEHIND.split(work, maxsplit=1)[0])][-1:]
    return not _WORKS.isdisjoint(head) and any(word.text in _MAKERS for word in read_words(makers))


def _are_called_apart(mine: Span, told: Span, name: str, comparison: Comparison) -> bool:
    """Whether one has a name and the other only says where somebody comes from: "the Frenchman", "a London runner"."""
    if _is_nation(mine, comparison.reading.known.parse) != _is_nation(told, comparison.source.parse):
        return True
    pairs = ((mine.exact, name), (name, mine.exact))
    return any(_may_be_described(described, named, comparison) for described, named in pairs)


def _is_nation(span: Span, parse: Parse | None) -> bool:
    """Whether a speaker is called after a nation."""
    last = read_words(span.exact)[-1:]
    return any(word.capital and is_by_nation(span.start + word.start, parse) for word in last)


def _are_works(one: str, other: str) -> bool:
    """Whether both are something written: "a new report" may be the review."""
    heads = ([word.text for word in read_words(_BEHIND.split(text, maxsplit=1)[0])][-1:] for text in (one, other))
    return all(not _WORKS.isdisjoint(head) for head in heads)


def _may_be_described(description: str, name: str, comparison: Comparison) -> bool:
    """Whether somebody named may be "a London runner"; an office that the document gives to anybody is no such.

    A name has a word with a capital for its last, and no article.
    """
    named = [word for word in read_words(name) if word.is_content]
    if not named or not all(word.capital for word in named) or _ARTICLE.match(name):
        return False
    office = office_in(description)
    if office is None or not _ARTICLE.match(description) or not any(w.capital for w in read_words(description)[1:]):
        return False
    return not any(
        office.text in comparison.source.document.text[p.start : p.end].lower() for p in comparison.source.posts
    )


_ARTICLE = re.compile(r"(?:the|an?)\s", re.IGNORECASE)


_BEHIND = re.compile(r"\s(?:of|for|in|from|at|on|by|with)\s")


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
    titled = any(word.text in TITLES for word in names) or last in comparison.source.names.surnames
    return "person" if titled or _is_first_named(names, comparison) else "body"


def _is_first_named(names: Sequence[Word], comparison: Comparison) -> bool:
    """Whether a name of two words shares its last one with others in the document: two people of one family name."""
    text = comparison.source.document.text
    last = names[-1].text.capitalize()
    return len(names) > 1 and len(set(re.findall(rf"\b[A-Z]\w+(?= {re.escape(last)}\b)", text))) > 1
