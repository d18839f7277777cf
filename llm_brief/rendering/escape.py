"""Words of a source made harmless in Markdown and on a terminal: they are shown, never obeyed."""

import re
import unicodedata

__all__ = ["code", "inline", "is_hidden", "visible"]

_MARKUP = re.compile(
    r"""
      [\\`*_{}\[\]<>\#|~$]                   # emphasis, code, links, tags, headings, cells, formulas
    | !\Z                                    # an image, when the mark of a footnote follows
    | &(?=\#?\w+;)                           # an entity
    | ^[-+=:]                                # a list, a rule, what underlines a heading or a table's head
    | /(?=/) | @ | (?<=\w)\.(?=[^\W\d_]{2})   # addresses: viewers link them without being asked
    | (?<=www)\.                             # and GitHub even "www.x.y"
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LIST_NUMBER = re.compile(r"^(\d{1,9})([.)])(?=\s|\Z)")


def visible(text: str) -> str:
    """``text`` on one line, with control, bidirectional and zero-width characters shown by their code point.

    A right-to-left override could make a printed sentence read as another one, an escape code could repaint
    the terminal. Joiners stay between letters of scripts that need them and inside emoji; soft hyphens go.
    """
    line = " ".join(text.replace(_SOFT_HYPHEN, "").split())
    if line.isascii() and line.isprintable():
        return line
    return "".join(_shown(before, character) for before, character in zip(f" {line}", line, strict=False))


def inline(text: str) -> str:
    """``text`` as literal Markdown: no emphasis, link, image, tag, table cell, heading or list comes of it.

    GitHub alone links e-mail addresses however they are written; such a link shows where it leads.
    """
    return _LIST_NUMBER.sub(r"\1\\\2", _MARKUP.sub(r"\\\g<0>", visible(text)))


def code(text: str) -> str:
    """A file name as code, which needs no escapes to be read; escaped like other words where it holds some itself."""
    shown = visible(text)
    return f"`{shown}`" if shown and not set(shown) & set("`|\\") else inline(text)


_HIDDEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn"))
_JOINERS = frozenset("\u200c\u200d")
_JOINED = frozenset(("Lo", "Mn", "Mc", "So", "Sk"))
"""What stands before a joiner that means something: an uncased letter, its mark, or a pictogram."""
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters and marks by category that leave nothing or an empty place on the screen."""
_SOFT_HYPHEN = "\u00ad"


def is_hidden(before: str, character: str) -> bool:
    """Whether ``character``, standing after ``before``, cannot be seen or turns the line round."""
    if character.isascii() and character.isprintable():
        return False
    if character in _JOINERS and unicodedata.category(before) in _JOINED:
        return False
    hidden = unicodedata.category(character) in _HIDDEN or character in _BLANK
    return hidden or "\U000e0100" <= character <= "\U000e01ef"


def _shown(before: str, character: str) -> str:
    return f"⟨U+{ord(character):04X}⟩" if is_hidden(before, character) else character
