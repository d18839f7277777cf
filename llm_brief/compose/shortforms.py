"""What the letters stand for: short forms that the briefing uses, with the words of the source that explain them."""

import re
from collections.abc import Iterable, Iterator, Mapping

from llm_brief.compose.material import Material
from llm_brief.records.base import evidence_of
from llm_brief.records.briefing import Gap, ShortForm
from llm_brief.records.phrasing import plain
from llm_brief.records.record import AnyRecord
from llm_brief.records.wording import statement_of
from llm_brief.text.document import Document
from llm_brief.text.fold import fold_words
from llm_brief.text.names import names_of

__all__ = ["WELL_KNOWN", "short_forms", "unexplained"]

WELL_KNOWN = frozenset(
    """UN EU US UK USA UAE NATO AU IMF WTO WHO NGO GDP TV AI OK PM MP CEO FBI CIA BBC AFP AP DC ID UTC GMT AM SMS HIV
    VAT""".split()
)
"""Short forms that need no explanation in a briefing."""
_SHORT = re.compile(r"(?<![\w.&/-])[A-Z][A-Z&]{1,5}(?=s?(?![\w-]))")
_WORD = re.compile(r"[^\s()]+")


def short_forms(material: Material, documents: Iterable[Document]) -> tuple[ShortForm, ...]:
    """Every short form in the records that a document explains, in the order of the alphabet; the first one counts."""
    used = set(_used(material))
    found: dict[str, ShortForm] = {}
    for document in documents:
        for form in _defined(document):
            if form.short in used:
                found.setdefault(form.short, form)
    return tuple(found[short] for short in sorted(found))


def unexplained(material: Material, explained: Iterable[ShortForm]) -> tuple[Gap, ...]:
    """A gap for the short forms that no source explains."""
    known = {form.short for form in explained} | WELL_KNOWN
    missing = {short: ids for short, ids in sorted(_used(material).items()) if short not in known}
    if not missing:
        return ()
    words = " or ".join(f"“{short}”" for short in missing)
    ids = tuple(dict.fromkeys(record_id for of in missing.values() for record_id in of))
    return (Gap(text=f"No source says what {words} stands for.", record_ids=ids),)


def _used(material: Material) -> Mapping[str, list[str]]:
    """Short form to the records whose sentences hold it."""
    used: dict[str, list[str]] = {}
    for record in material.records:
        for short in dict.fromkeys(_SHORT.findall(_told(record))):
            used.setdefault(short, []).append(record.id)
    return used


def _told(record: AnyRecord) -> str:
    """The sentence without what it quotes whole: letters in capitals may be a headline or a dateline there."""
    said = statement_of(record)
    return "" if said.startswith("“") else said


def _defined(document: Document) -> Iterator[ShortForm]:
    """What the document explains as "Long Form (LF)"."""
    for short, long in names_of(document.text).acronyms.items():
        for place in re.finditer(rf"\(\s*(?P<short>{re.escape(short)})\s*\)", document.text, re.IGNORECASE):
            words = list(_WORD.finditer(document.text, max(0, place.start() - 160), place.start()))[
                -len(long.split()) :
            ]
            if not words:
                continue
            span = document.span(words[0].start(), words[-1].end())
            name = plain(span.exact)
            if name is not None and fold_words(name) == long:
                yield ShortForm(short=place["short"], long=name, evidence=evidence_of(document, [span]))
            break
