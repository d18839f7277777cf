"""Names that are written differently, and names that only look alike."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from llm_brief.consolidate.conflicts.reports import Group, Reports
from llm_brief.consolidate.likenames import nearly
from llm_brief.consolidate.naming import plain, read_name
from llm_brief.consolidate.profile import Profile
from llm_brief.consolidate.propernames import quoted_titles
from llm_brief.consolidate.terms import terms_of
from llm_brief.consolidate.told import Difference, Told
from llm_brief.records.base import evidence_of
from llm_brief.records.record import Relation
from llm_brief.text.document import Document
from llm_brief.text.fold import fold_words

__all__ = ["lookalike_names", "spelling_differences", "title_differences", "titles_alike"]

_Mentions = Mapping[tuple[str, str], str]
_JOINT = re.compile(r"\s*[-:]+\s*")


def spelling_differences(reports: Reports) -> Iterator[Difference]:
    """One name in two spellings, in different documents."""
    mentioned = _mentions(reports)
    for names in reports.cast.spellings:
        told = tuple(_tellings(_unabridged(names), reports, mentioned))
        if len({item.value for item in told}) > 1:
            yield Difference("name", "spelling_variant", "/name", told, "taken for one name in two spellings")


def _unabridged(names: Sequence[str]) -> tuple[str, ...]:
    """Without those that another one only goes on from: the "northern front" of the "northern front of orland"."""
    tails = tuple(f" {word} " for word in ("of", "for", "in"))
    return tuple(
        name for name in names if not any(other.startswith(tuple(f"{name}{tail}" for tail in tails)) for other in names)
    )


def lookalike_names(reports: Reports) -> Iterator[Difference]:
    """Names of documents that report one thing, nearly the same, and nothing says that they are one."""
    together = _documents_together(reports.groups)
    mentioned = _mentions(reports)
    for names in reports.cast.lookalikes:
        told = tuple(_tellings(names, reports, mentioned))
        docs = {item.doc_id for item in told}
        if len({item.value for item in told}) > 1 and _meet(docs, together):
            note = "the names look alike: they may be one name or two"
            yield Difference("name", "contradicts", "/name", told, note)


def _documents_together(groups: Sequence[Group]) -> Mapping[str, frozenset[str]]:
    """For each document those that report something that it reports too."""
    found: dict[str, set[str]] = defaultdict(set)
    for group in groups:
        for doc_id in group.record.doc_ids:
            found[doc_id] |= set(group.record.doc_ids) - {doc_id}
    return {doc_id: frozenset(others) for doc_id, others in found.items()}


def _meet(docs: Collection[str], together: Mapping[str, frozenset[str]]) -> bool:
    return any(together.get(doc_id, frozenset()) & set(docs) for doc_id in docs)


def _tellings(names: Sequence[str], reports: Reports, mentioned: _Mentions) -> Iterator[Told]:
    """The first place of each name in each document."""
    wanted = set(names)
    for doc_id in sorted(set().union(*(reports.cast.full_names[name] for name in names))):
        document = reports.documents[doc_id]
        seen: set[str] = set()
        for found in reports.cast.names_in(doc_id):
            name = read_name(found.text).name
            if name in wanted and name not in seen:
                seen.add(name)
                value = _as_written(found.text, name)
                yield _told(document, found.start, found.end, value, mentioned.get((doc_id, name), ""))


def _as_written(text: str, name: str) -> str:
    """The name itself without titles and what is around it: "Lena Maroz" of "Ms. Lena Maroz"."""
    count = len(name.split())
    words = text.split()
    return " ".join(words[-count:]) if plain(" ".join(words[-count:])) == name else text


def _mentions(reports: Reports) -> _Mentions:
    """The first record of each document whose sentences have the name."""
    found: dict[tuple[str, str], str] = {}
    names: dict[str, list[str]] = defaultdict(list)
    for name in sorted({name for pair in (*reports.cast.spellings, *reports.cast.lookalikes) for name in pair}):
        for doc_id in reports.cast.full_names[name]:
            names[doc_id].append(name)
    for group in reports.groups:
        for profile in group.members:
            text = plain(profile.around)
            for name in names[profile.doc_id]:
                if name in text:
                    found.setdefault((profile.doc_id, name), profile.id)
    return found


def _told(document: Document, start: int, end: int, value: str, record_id: str) -> Told:
    evidence = evidence_of(document, [document.span(start, end)])
    return Told(value, evidence, record_id, document.id, document.published_at)


def title_differences(reports: Reports) -> Iterator[Difference]:
    """Titles in quotation marks that share their words: of an event, a paper, a campaign."""
    for cluster in titles_alike(reports):
        if len({_plain_title(told.value) for told in cluster}) > 1 and len({told.doc_id for told in cluster}) > 1:
            close = all(nearly(_plain_title(cluster[0].value), _plain_title(told.value)) for told in cluster)
            relation: Relation = "spelling_variant" if close else "contradicts"
            yield Difference("name", relation, "/name", tuple(cluster), _TITLES)


def titles_alike(reports: Reports) -> Iterator[list[Told]]:
    """Titles in quotation marks that share two telling words, those of one set together."""
    profiles: dict[str, list[Profile]] = defaultdict(list)
    for group in reports.groups:
        for profile in group.members:
            profiles[profile.doc_id].append(profile)
    titles = [
        told for doc_id in sorted(reports.documents) for told in _titles(reports.documents[doc_id], profiles[doc_id])
    ]
    having: dict[str, list[Told]] = defaultdict(list)
    for told in titles:
        for term in sorted(set(terms_of(told.value))):
            having[term].append(told)
    yield from _clusters(titles, having)


_TITLES = "titles with words in common are written differently"


def _titles(document: Document, profiles: Sequence[Profile]) -> Iterator[Told]:
    for start, end in quoted_titles(document.text):
        title = document.text[start:end]
        record = next((profile.id for profile in profiles if title in profile.around), "")
        yield _told(document, start, end, title, record)


def _clusters(titles: Sequence[Told], having: Mapping[str, Sequence[Told]]) -> Iterator[list[Told]]:
    """Titles that share two telling words."""
    taken: set[int] = set()
    for told in titles:
        if id(told) in taken:
            continue
        mine = set(terms_of(told.value))
        near = {id(other): other for term in sorted(mine) for other in having[term]}
        cluster = [other for other in near.values() if len(mine & set(terms_of(other.value))) >= 2]
        taken |= {id(other) for other in cluster}
        if len(cluster) > 1:
            yield sorted(cluster, key=lambda other: other.order)


def _plain_title(title: str) -> str:
    return _JOINT.sub(" ", fold_words(title)).strip(" .,")
