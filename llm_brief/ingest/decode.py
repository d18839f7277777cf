"""Bytes into text, once: the encoding is found, every line ends in a line feed, nothing else is changed."""

import codecs
import re
import unicodedata
from typing import NoReturn

from llm_brief.errors import InputError
from llm_brief.ingest.latin import WESTERN, latin_code_page

__all__ = ["decode"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE = {"utf-32-le": 4, "utf-32-be": 4, "utf-16-le": 2, "utf-16-be": 2}
"""Encodings with a fixed number of bytes a unit, tried without a mark; the strictest first."""

_FORMATS = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP or Office"),
    (b"\xd0\xcf\x11\xe0", "old Office"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x7fELF", "program"),
    (b"SQLite format 3\0", "SQLite"),
)
_NON_LATIN = (
    *("cp1251", "koi8_r", "cp1253", "cp1255", "cp1256", "cp874"),
    *("cp932", "euc_jp", "gb18030", "big5", "cp949"),
)
"""What is detected where Latin letters are few; Latin code pages are told apart by their letters."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
_CONTROL_SHARE = 0.02
"""More control characters than this share means that the file is no text."""

_SAMPLE = 4096
_ASCII = bytes(range(128))
_OTHER_SCRIPT = r"[\u0370-\u1fff\u3040-\uffff]"
_OTHER_WORD = re.compile(rf"{_OTHER_SCRIPT}{{2}}")
_MIXED_WORD = re.compile(rf"[a-zA-Z]{_OTHER_SCRIPT}|{_OTHER_SCRIPT}[a-zA-Z]")
"""No language writes one word in two scripts: a detection that says so is wrong."""


def decode(raw: bytes, name: str) -> str:
    """The text of ``raw``; ``InputError`` naming ``name`` when it is not text.

    Order: byte-order mark, UTF-16 and UTF-32 without a mark, UTF-8, the letters of a Latin script, detection.
    A few damaged bytes in UTF-8 become U+FFFD, which readers see.
    """
    for start, form in _FORMATS:
        if raw.startswith(start):
            raise InputError(f"{name}: this is a {form} file, not text; convert it to .txt or .md first")
    text = _decoded(raw, name).replace("\r\n", "\n").replace("\r", "\n")
    if len(text) - len(_CONTROL.sub("", text)) > _CONTROL_SHARE * len(text):
        _refuse_binary(name)
    return text


def _decoded(raw: bytes, name: str) -> str:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _strictly(raw, encoding, name)
    if b"\0" in raw and (wide := _wide_encoding(raw)):
        return _strictly(raw, wide, name)
    text = _as_utf8(raw)
    if text is not None:
        return text
    if b"\0" in raw:
        _refuse_binary(name)
    return _by_letters(raw)


def _strictly(raw: bytes, encoding: str, name: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        begins = encoding.removesuffix("-sig").upper()
        raise InputError(
            f"{name}: begins as {begins} and breaks at byte {error.start}; save it again as UTF-8"
        ) from error


def _refuse_binary(name: str) -> NoReturn:
    raise InputError(f"{name}: this is not a text file; convert it to .txt or .md first")


def _wide_encoding(raw: bytes) -> str | None:
    """The encoding in which the beginning reads as words with spaces between them."""
    readings = {encoding: _beginning(raw, encoding, width) for encoding, width in _WIDE.items()}
    dense = raw[:_SAMPLE].count(0) * 4 >= len(raw[:_SAMPLE])
    plausible = [
        encoding
        for encoding, text in readings.items()
        if text and (dense or any(map(str.isspace, text))) and not any(map(_is_odd, text))
    ]
    # In the wrong order of bytes letters are ideographs and spaces are nothing.
    return max(plausible, key=lambda encoding: sum(map(str.isascii, readings[encoding])), default=None)


def _beginning(raw: bytes, encoding: str, width: int) -> str:
    """The first characters; half a surrogate pair where the sample was cut is left out."""
    sample = raw[: min(_SAMPLE, len(raw) // width * width)]
    return codecs.getincrementaldecoder(encoding)("replace").decode(sample)


def _is_odd(character: str) -> bool:
    if character in "\t\n\r\f\x1b\ufeff":
        return False
    return character == "\ufffd" or unicodedata.category(character) in ("Cc", "Cn", "Co", "Cs")


def _as_utf8(raw: bytes) -> str | None:
    """UTF-8, also with a few damaged bytes among many sound sequences, which no other encoding shows."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    sound = len(text) - len(text.encode("ascii", "ignore")) - damaged
    return text if sound >= 4 * damaged else None


def _by_letters(raw: bytes) -> str:
    latin = len(raw.translate(None, _ASCII)) * 3 < len(raw)
    if latin and (page := latin_code_page(raw)):
        return raw.decode(page, "replace")
    text = raw.decode(_detected(raw), "replace")
    foreign = _OTHER_WORD.search(text) and not _MIXED_WORD.search(text)
    return text if foreign or not latin else raw.decode(WESTERN, "replace")


def _detected(raw: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(raw, cp_isolation=list(_NON_LATIN)).best()
    return best.encoding if best else WESTERN
