"""Bytes become text, or one line that says why not."""

import codecs
import gzip
import io
import struct
import time
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_brief.errors import InputError
from llm_brief.ingest.decode import decode

ENGLISH = "“We won’t reopen the pass,” said Mr. Marr – “not before June”. It cost €40 in the café.\n"
POLISH = "Rząd ogłosił we wtorek, że rozmowy o granicy zostaną wznowione. Żołnierze powinni się wycofać.\n"
CZECH = "Vláda v úterý oznámila, že jednání o otevření hranice budou pokračovat příští měsíc.\n"
HUNGARIAN = "A kormány kedden bejelentette, hogy a határ megnyitásáról szóló tárgyalások őszig folytatódnak.\n"
ROMANIAN = "Guvernul a anunţat marţi că negocierile privind deschiderea frontierei vor continua.\n"
TURKISH = "Hükümet salı günü sınırın açılmasına ilişkin görüşmelerin gelecek ay süreceğini açıkladı.\n"
RUSSIAN = "Правительство во вторник объявило, что переговоры об открытии границы продолжатся через месяц.\n"
UKRAINIAN = "Уряд у вівторок оголосив, що переговори про відкриття кордону продовжаться наступного місяця.\n"
GREEK = "Η κυβέρνηση ανακοίνωσε την Τρίτη ότι οι συνομιλίες για τα σύνορα θα συνεχιστούν τον άλλο μήνα.\n"
JAPANESE = "政府は火曜日、国境の再開に関する協議が来月も続くと発表した。双方は兵士の撤退で合意した。\n"
CHINESE = "政府周二宣布，有关开放边境的谈判将于下月继续进行。双方同意撤军。\n"
KOREAN = "정부는 화요일 국경 재개방에 관한 협상이 다음 달에도 계속될 것이라고 발표했다.\n"
ARABIC = "أعلنت الحكومة يوم الثلاثاء أن المحادثات بشأن فتح الحدود ستستمر الشهر المقبل.\n"
HEBREW = "הממשלה הודיעה ביום שלישי כי השיחות על פתיחת הגבול יימשכו בחודש הבא.\n"
EMOJI = "Voters 👩\u200d👩\u200d👧 said 𝔘nicode 😀 is fine.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("text", [ENGLISH, POLISH, RUSSIAN, JAPANESE, ARABIC, EMOJI])
def test_unicode_with_or_without_its_mark_is_read_as_written(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", ["Plain words only.\n", "hi", ENGLISH, POLISH, RUSSIAN, EMOJI * 500])
def test_wide_encodings_without_a_mark_are_recognised(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        pytest.param(ENGLISH, "cp1252", id="curly-quotes"),
        pytest.param("He said “no”.\n", "cp1252", id="quotes-alone"),
        pytest.param("President François Müller met José Peña in Zürich.\n", "cp1252", id="names-of-many-lands"),
        pytest.param("Le gouvernement a annoncé que l’accord serait signé à Genève.\n", "cp1252", id="french"),
        pytest.param("Die Außenministerin erklärte, dass die Gespräche fortgeführt würden.\n", "cp1252", id="german"),
        pytest.param("Både sidorna är överens om att gränsen ska öppnas.\n", "cp1252", id="swedish"),
        pytest.param("El Gobierno anunció que la reunión se celebrará mañana.\n", "latin-1", id="spanish"),
        pytest.param("Dvořák was praised by Minister Škoda on Monday.\n", "cp1250", id="czech-names-in-english"),
        pytest.param(POLISH, "cp1250", id="polish"),
        pytest.param(CZECH, "cp1250", id="czech"),
        pytest.param(HUNGARIAN, "cp1250", id="hungarian"),
        pytest.param(ROMANIAN, "cp1250", id="romanian"),
        pytest.param(TURKISH, "cp1254", id="turkish"),
        pytest.param(RUSSIAN, "cp1251", id="russian"),
        pytest.param(RUSSIAN, "koi8-r", id="russian-koi8"),
        pytest.param(UKRAINIAN, "cp1251", id="ukrainian"),
        pytest.param("A spokesman, Иван Петров, told “Известия” so.\n", "cp1251", id="russian-names-in-english"),
        pytest.param(GREEK, "cp1253", id="greek"),
        pytest.param(JAPANESE, "shift_jis", id="shift-jis"),
        pytest.param(JAPANESE, "euc_jp", id="euc-jp"),
        pytest.param(CHINESE, "gb18030", id="gb18030"),
        pytest.param("政府週二宣布，有關開放邊境的談判將於下月繼續進行。\n", "big5", id="big5"),
        pytest.param(KOREAN, "cp949", id="korean"),
        pytest.param(ARABIC, "cp1256", id="arabic"),
        pytest.param(HEBREW, "cp1255", id="hebrew"),
    ],
)
@pytest.mark.parametrize("copies", [1, 50])
def test_code_pages_are_told_by_their_letters(text: str, encoding: str, copies: int) -> None:
    assert decode(text.encode(encoding) * copies, "a.txt") == text * copies


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        pytest.param(b"a\r\nb\rc\nd", "a\nb\nc\nd", id="mixed-line-ends"),
        pytest.param(b"a\r\r\nb", "a\n\nb", id="double-carriage-return"),
        pytest.param(b"page\fnext\ttab", "page\fnext\ttab", id="form-feed-and-tab-stay"),
        pytest.param("a\u2028b\u0085c\u00a0d".encode(), "a\u2028b\u0085c\u00a0d", id="other-separators-stay"),
        pytest.param(b"", "", id="empty"),
        pytest.param(codecs.BOM_UTF8, "", id="nothing-but-a-mark"),
        pytest.param(codecs.BOM_UTF16_LE, "", id="nothing-but-a-wide-mark"),
        pytest.param(b"\x1b[31mred\x1b[0m", "\x1b[31mred\x1b[0m", id="terminal-colours-are-text"),
        pytest.param(("é" * 20).encode() + b" cut \xe2\x80", "é" * 20 + " cut \ufffd", id="damaged-utf-8-shows"),
        pytest.param(b"caf\xe9", "café", id="a-last-accent-is-no-cut-utf-8"),
        pytest.param(b"stray \x81 byte", "stray \ufffd byte", id="undefined-byte-shows"),
        pytest.param("already \ufffd there".encode(), "already \ufffd there", id="replacement-character-stays"),
    ],
)
def test_only_line_ends_and_damage_change(raw: bytes, text: str) -> None:
    assert decode(raw, "a.txt") == text


def _zip() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("word/document.xml", "<w:t>text</w:t>" * 50)
    return held.getvalue()


PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89"


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n", id="pdf"),
        pytest.param(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n", id="pdf-in-ascii"),
        pytest.param(PNG, id="png"),
        pytest.param(b"\xff\xd8\xff\xe0\0\x10JFIF\0" + b"\xa5" * 99, id="jpeg"),
        pytest.param(b"GIF89a" + b"ab" * 40, id="gif"),
        pytest.param(_zip(), id="zip"),
        pytest.param(b"\x7fELF\x02\x01\x01" + b"\0" * 50, id="elf"),
        pytest.param(gzip.compress(ENGLISH.encode()), id="gzip"),
        pytest.param(b"{\\rtf1\\ansi Hello}", id="rtf"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, id="doc"),
        pytest.param(b"\0" * 4096, id="zeros"),
        pytest.param(b"text with\0\0\0\0\0\0\0\0a hole", id="many-zeros"),
        pytest.param(bytes(range(256)) * 8, id="every-byte"),
        pytest.param(bytes(range(1, 32)) * 8, id="control-characters"),
        pytest.param(struct.pack("<256h", *range(-12800, 12800, 100)), id="sound-samples"),
        pytest.param("half a unit".encode("utf-16") + b"\x41", id="utf-16-cut"),
        pytest.param("half a unit, unmarked".encode("utf-16-le") + b"\x41", id="unmarked-utf-16-cut"),
        pytest.param(codecs.BOM_UTF16_LE + b"a\0\x00\xd8b\0", id="utf-16-lone-surrogate"),
        pytest.param(codecs.BOM_UTF32_LE + b"\xff\xff\xff\xff", id="utf-32-out-of-range"),
        pytest.param(codecs.BOM_UTF8 + b"broken \xff here", id="marked-utf-8-broken"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line_with_the_mend(raw: bytes) -> None:
    with pytest.raises(InputError) as refused:
        decode(raw, "inbox/a.txt")
    message = str(refused.value)
    assert message.startswith("inbox/a.txt: ")
    assert "\n" not in message
    assert message.endswith(("convert it to .txt or .md first", "save it again as UTF-8"))


@pytest.mark.parametrize("raw", [b"%PDF is the format meant", b"Paris\nPK said so", b"GIF files are images"])
def test_words_like_the_beginning_of_a_format_are_text(raw: bytes) -> None:
    assert decode(raw, "a.txt") == raw.decode()


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"word " * 800_000, id="one-line"),
        pytest.param(b"caf\xe9 " * 800_000, id="code-page"),
        pytest.param(b"\xd0 a" * 1_300_000, id="damaged"),
        pytest.param(b"a\xb9" * 2_000_000, id="symbols-in-words"),
        pytest.param("wide ".encode("utf-16-le") * 400_000, id="wide"),
    ],
)
def test_large_files_take_no_time_to_speak_of(raw: bytes) -> None:
    began = time.perf_counter()
    decode(raw, "a.txt")
    assert time.perf_counter() - began < 5


@given(st.binary(max_size=400))
def test_any_bytes_become_text_or_an_input_error(raw: bytes) -> None:
    try:
        text = decode(raw, "a.txt")
    except InputError:
        return
    assert "\r" not in text
    text.encode("utf-8")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300).filter(lambda t: t[:1] != "\ufeff"))
def test_utf_8_without_control_characters_is_never_changed(text: str) -> None:
    if not text.startswith(("%PDF-", "GIF8", "{\\rtf")):
        assert decode(text.encode(), "a.txt") == text
