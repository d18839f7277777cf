"""Which Windows code page a text in Latin script was saved in, told by its letters."""

import re
from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["WESTERN", "latin_code_page"]

WESTERN = "cp1252"

_ALPHABETS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        WESTERN: (
            "àâæçèéêëîïôœùûüÿ",  # French
            "äöüßé",  # German
            "áéíñóúü",  # Spanish
            "àáâãçéêíóôõúü",  # Portuguese
            "àçèéíïòóúü",  # Catalan
            "àèéìîòóù",  # Italian
            "áéèêëïíóöúü",  # Dutch
            "åäöéàü",  # Swedish, Finnish
            "åæøéèêóòôü",  # Danish, Norwegian
            "áéíóúýðþæö",  # Icelandic
        ),
        "cp1250": (
            "ąćęłńóśźż",  # Polish
            "áčďéěíňóřšťúůýž",  # Czech
            "áäčďéíĺľňóôŕšťúýž",  # Slovak
            "áéíóöőúüű",  # Hungarian
            "âăîşţ",  # Romanian
            "čćđšž",  # Croatian, Slovenian, Bosnian
            "áčćěéíłńóřšśúůýžźż",  # Polish and Czech names together
        ),
        "cp1254": ("çğıöşüâîû",),  # Turkish
    }
)
"""Letters beyond ASCII by language. Western Europe comes first: its texts are the commonest."""

_LETTER = re.compile(r"[^\W\d_a-zA-Z]")
_NO_LETTER = re.compile(r"\ufffd|[a-zA-Z][¡-¿×÷]+[a-zA-Z]|õ(?!e)")
"""What the letters of another code page look like: "Rz¹d", "õszig", or bytes without meaning."""


def latin_code_page(raw: bytes) -> str | None:
    """The code page in which the letters of ``raw`` are those of one language; None when there is none.

    Quotation marks and dashes have the same bytes in all of them and decide nothing.
    """
    return next((page for page in _ALPHABETS if _spells_one_language(raw.decode(page, "replace"), page)), None)


def _spells_one_language(text: str, page: str) -> bool:
    letters = {letter.lower() for letter in set(_LETTER.findall(text))} - {"i̇"}
    return not _NO_LETTER.search(text) and any(letters <= set(alphabet) for alphabet in _ALPHABETS[page])
