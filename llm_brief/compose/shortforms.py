"""What the letters stand for: short forms that the briefing uses, with the words of the source that explain them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from llm_brief.compose.letters import is_in_name, says_what
from llm_brief.compose.material import Material
from llm_brief.records.base import evidence_of
from llm_brief.records.briefing import Gap, ShortForm
from llm_brief.records.phrasing import plain
from llm_brief.records.record import AnyRecord
from llm_brief.records.wording import statement_of
from llm_brief.text.dates.datelines import dateline_of
from llm_brief.text.document import Document
from llm_brief.text.fold import fold_words
from llm_brief.text.names import names_of
from llm_brief.text.numerals import CARDINALS

__all__ = ["WELL_KNOWN", "short_forms", "unexplained"]

WELL_KNOWN = frozenset(
    """UN EU US UK USA UAE NATO AU IMF WTO WHO NGO GDP TV AI OK PM MP MPS MEP CEO CFO FBI CIA BBC CNN AFP AP DC ID UTC
    GMT BST EST AM SMS HIV AIDS DNA VAT GOP LP LLC LTD PLC INC HQ PR CV IT ATM GPS NASA USD EUR GBP PHD II III IV VI VII
    VIII IX""".split()
)
"""Short forms that need no explanation in a briefing: states and bodies that everybody knows, ranks, forms of
companies, currencies, and the first numbers of kings."""
_SHORT = re.compile(r"(?<![\w.&/-])[A-Z][A-Z&]{1,5}(?=s?(?![\w!-]))")
_WORD = re.compile(r"[^\s()]+")
_CAPITALS = re.compile(r"(?<![\w-])[A-Z][A-Z'’-]+(?:[ \n]+[A-Z][A-Z'’-]+){2,}(?![\w-])")
"""Three words of capitals in a row."""
_FEW_WORDS = 3
"""Of a sentence as short as this nobody can say that it is mostly capitals."""
_LONG_FORM = 80
"""Characters before a bracket in which the long form is looked for."""


def short_forms(material: Material, documents: Iterable[Document]) -> tuple[ShortForm, ...]:
    """Every short form in the records that a document explains, in the order of the alphabet; the first one counts."""
    used = set(_used(material))
    found: dict[str, ShortForm] = {}
    for document in documents:
        for form in _defined(document):
            if form.short in used:
                found.setdefault(form.short, form)
    return tuple(found[short] for short in sorted(found))


def unexplained(material: Material, explained: Iterable[ShortForm], documents: Sequence[Document]) -> tuple[Gap, ...]:
    """A gap for the short forms that none of ``documents`` explains; none where there are no documents to ask."""
    known = {form.short for form in explained} | WELL_KNOWN
    missing = {
        short: ids
        for short, ids in sorted(_used(material).items())
        if documents
        and short not in known
        and short.lower() not in CARDINALS
        and not any(_is_explained(short, document.text) or says_what(short, document.text) for document in documents)
    }
    if not missing:
        return ()
    words = " or ".join(f"“{short}”" for short in missing)
    ids = tuple(dict.fromkeys(record_id for of in missing.values() for record_id in of))
    return (Gap(text=f"No explanation of {words} was found.", record_ids=ids),)


def _used(material: Material) -> Mapping[str, list[str]]:
    """Short form to the records whose sentences hold it."""
    used: dict[str, list[str]] = {}
    for record in material.records:
        sentences = [place.exact for place in record.evidence]
        for short in dict.fromkeys(_SHORT.findall(_told(record))):
            if not all(_is_shouted(short, said) or is_in_name(short, said) for said in sentences if short in said):
                used.setdefault(short, []).append(record.id)
    return used


def _is_shouted(short: str, sentence: str) -> bool:
    """Whether the letters are a plain word among capitals: a headline, or a sentence that is mostly capitals."""
    words = [word for word in re.findall(r"[^\W\d_]+", sentence) if len(word) > 1]
    capitals = sum(word.isupper() for word in words)
    among = any(re.search(rf"\b{short}\b", run) for run in _CAPITALS.findall(sentence))
    return among or (len(words) > _FEW_WORDS and 2 * capitals > len(words))


def _is_explained(short: str, text: str) -> bool:
    """Whether brackets beside the letters hold words, the letters stand in brackets behind capitalised words, or a name
    of these initials stands anywhere.

    In brackets initials need not agree: names are shortened in another language, by syllables, or without their small
    words.
    """
    if re.search(_spelled(short), text):
        return True
    letters = re.escape(short)
    if re.search(rf"\b(?:known as|called|dubbed) (?:the )?[\"“‘']?(?:[\w’'-]+,? (?:and|or) )?{letters}\b", text):
        return True
    if re.search(rf"(?<![\w-]){letters}[\"”’']? ?[(\[][\"“‘']?(?:the )?[A-Z][\w'’.-]* [^()\[\]]{{2,120}}[)\]]", text):
        return True
    return any(
        re.search(r"\b[A-Z]\w", text[max(0, found.start() - _LONG_FORM) : found.start()].rpartition(". ")[2])
        for found in re.finditer(rf"[(\[] ?(?:the |or )?[\"“‘']?{letters}[\"”’']?(?: ?[)\]]|[,;] )", text)
    )


def _spelled(short: str) -> str:
    """A run of capitalised words with these initials: "International Criminal Court", "Bank of the Lower Reaches"."""
    initials = [letter for letter in short if letter.isalpha()]
    return r"\b" + _BETWEEN.join(rf"{letter}[\w'’]*[a-z][\w'’]*" for letter in initials) + r"\b"


_BETWEEN = r"(?:[ \n-](?:of|the|and|for|in|to|on|de|la|du|des|&))*[ \n-]"
"""What may stand between the words of a name and gives no initial."""


def _told(record: AnyRecord) -> str:
    """The sentence without what it quotes whole: letters in capitals may be a headline or a dateline there."""
    said = statement_of(record)
    dateline = dateline_of(said)
    return "" if said.startswith("“") else said[dateline.end if dateline else 0 :]


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
