"""Words of a source are shown in Markdown, never obeyed."""

import html
import re
import unicodedata
from importlib.util import find_spec

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from llm_brief.rendering.escape import code, inline, visible

PAYLOADS = [
    # tags, comments, entities
    *("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</p><b>bold", "<b\nclass=x>", "a < b > c", "<"),
    *("<!-- hidden -->", "<!DOCTYPE html>", "<?php x ?>", "<![CDATA[x]]>", "\\<b>", "\\\\<b>"),
    *("&lt;b&gt; &amp; &#60; &#x3c; &copy;", "AT&T; R&D", "&", "&;"),
    # links, images, addresses
    *("[text](http://evil.example)", "[text][ref]", "[ref]: http://evil.example", "[[wiki]]", "[a]:b"),
    *("![alt](http://evil.example/x.png)", "![", "wow!", "<http://auto.example>", "<a@b.example>"),
    *("http://plain.example/x?y=z", "HTTPS://UP.example", "x1http://a.example", "_http://a.example_"),
    *("(http://a.example)", "https://user:pw@h.example:80/p_a_t*h", "ftp://f.example", "//example.com/x"),
    *("//localhost/x", "www.plain.example", "WWW.x.y", "example.com", "пример.рф", "mailto:a@b.example"),
    *("a@b.example", "xmpp:a@b.example", "tel:123", "javascript:alert(1)", "data:text/html,x"),
    # tables
    *("| a | b |", "a|b", "|---|", ":--", ":-:", "\\|"),
    # headings, rules, lists, quotations, code
    *("# Heading", "###### h", "Title #", "#", "===", "---", "***", "___", "- - -", "= 5", "a -- b --- c"),
    *("- item", "+ item", "* item", "-", "+", "1. item", "12) item", "123456789. x", "1.", "0) x", "> quote"),
    *("[ ] task", "- [x] done", "```", "```js\ncode", "~~~", "    code", "\tcode", "`code`", "``a`b``", "`"),
    # emphasis, footnotes, extensions
    *("**bold** *it* __b__ _i_ ~~s~~", "snake_case_word", "a * b * c", "*", "_"),
    *("[^1]", "[^1]: note", "a[^note]", "^[inline]", "$x^2$", "$$", "==mark==", "++ins++", "H~2~O", ":smile:"),
    *("::: warning", "*[HTML]: x", "term\n: definition", "{{ 7*7 }}", "{% for %}", "{.class}", "---\ntitle: x\n---"),
    # backslashes and line breaks
    *("\\", "\\*not\\*", "end\\", "word\\\nnext", "line\nbreak", "line\r\n# head", "two  \nspaces"),
    *("a\u2028# b", "a\u0085- b", "\v# x", "\f- x", "\t", "   "),
    # what cannot be seen, or repaints the screen
    *("bidi \u202e evil", "zero\u200bwidth", "http\u200b://x.example", "\ufeffbom", "\x1b[31mred\x1b[0m", "\x00nul"),
    *("soft\u00adhyphen", "pay\u200dpal", "a\u3164b", "tag\U000e0041", "vs\U000e0101", "\x9b31m", "\u2066x\u2069"),
    # ordinary words
    *("3.5 million", "U.S. and e.g. this", "3 September", "-5 degrees", "+1 555", "What?! No!", "10:30", "Re: x"),
    *("“quoted” 'single' \"double\"", "(c) (tm)", "…", "ﬀ", "emoji 👩\u200d👩\u200d👧 ok", "cafe\u0301", "می\u200cخواهم"),
]  # fmt: skip

MARKDOWN = {
    "commonmark": MarkdownIt("commonmark"),
    "js-default": MarkdownIt("js-default"),
    "gfm": MarkdownIt("gfm-like", {"linkify": False}),
}
if find_spec("linkify_it"):
    MARKDOWN["gfm-linkify"] = MarkdownIt("gfm-like", {"linkify": True})

PLACES = {
    "paragraph": "{}",
    "item": "- {}\n- other",
    "nested": "- other\n  - {}",
    "after-text": "text\n{}",
    "before-mark": "- {}[^1.25]\n\n[^1.25]: note",
    "cell": "| a | b |\n|---|---|\n| {} | other |",
    "bold": "- **{}**: other",
}
"""Where words of a source stand in a briefing."""


def as_html(text: str) -> str:
    return html.escape(text, quote=False).replace('"', "&quot;")


@pytest.mark.parametrize("flavour", MARKDOWN)
@pytest.mark.parametrize("payload", PAYLOADS)
def test_words_stay_words(payload: str, flavour: str) -> None:
    """The page is the one that harmless words give, with the visible words in their place."""
    shown = visible(payload)
    for name, place in PLACES.items():
        if not shown or (name == "cell" and flavour == "commonmark"):
            continue
        page = MARKDOWN[flavour].render(place.format("HARMLESS"))
        got = MARKDOWN[flavour].render(place.format(inline(payload)))
        assert got == page.replace("HARMLESS", as_html(shown)), name


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_that_steers_a_terminal_is_left(payload: str) -> None:
    for character in visible(payload):
        assert character.isprintable() or character in "\u200c\u200d\ufe0f", f"U+{ord(character):04X}"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("  two\n\nlines\t", "two lines", id="white-space"),
        pytest.param("a\u00a0b\u2009c", "a b c", id="odd-spaces"),
        pytest.param("\x1b[31m", "⟨U+001B⟩[31m", id="escape-code"),
        pytest.param("a\u202eb", "a⟨U+202E⟩b", id="right-to-left-override"),
        pytest.param("\u2067a\u2069", "⟨U+2067⟩a⟨U+2069⟩", id="isolates"),
        pytest.param("a\u200bb", "a⟨U+200B⟩b", id="zero-width-space"),
        pytest.param("\ufeffa", "⟨U+FEFF⟩a", id="byte-order-mark"),
        pytest.param("\U000e0041", "⟨U+E0041⟩", id="tag"),
        pytest.param("a\U000e0101", "a⟨U+E0101⟩", id="variation-selector-for-smuggling"),
        pytest.param("a\u3164b", "a⟨U+3164⟩b", id="hangul-filler"),
        pytest.param("\ud800", "⟨U+D800⟩", id="lone-surrogate"),
        pytest.param("\ue000", "⟨U+E000⟩", id="private-use"),
        pytest.param("\uffff", "⟨U+FFFF⟩", id="noncharacter"),
        pytest.param("co\u00adop", "coop", id="soft-hyphen"),
        pytest.param("pay\u200dpal", "pay⟨U+200D⟩pal", id="joiner-between-latin-letters"),
        pytest.param("\u200dx", "⟨U+200D⟩x", id="joiner-at-the-beginning"),
        pytest.param("می\u200cخواهم", "می\u200cخواهم", id="persian-non-joiner"),
        pytest.param("क्\u200dष", "क्\u200dष", id="hindi-joiner"),
        pytest.param("👩🏽\u200d🚀 ❤️", "👩🏽\u200d🚀 ❤️", id="emoji"),
        pytest.param("cafe\u0301 Ünïcödé Привет 東京", "cafe\u0301 Ünïcödé Привет 東京", id="letters"),
        pytest.param("", "", id="empty"),
    ],
)
def test_visible(text: str, wanted: str) -> None:
    assert visible(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The talks ended on 3 September, Mr. Marr said.",
        "“We won’t go,” she said (again) – 40% of 3.5 million; AT&T's R&D, 10:30 a.m.",
        "Why? No! The U.S. said so: e.g. in 2031/32.",
    ],
)
def test_ordinary_prose_stays_readable_as_it_is(text: str) -> None:
    assert inline(text) == text


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("inbox/a.txt", "`inbox/a.txt`"),
        ("a b*c_d.md", "`a b*c_d.md`"),
        ("a`b.txt", r"a\`b\.txt"),
        ("a|b.txt", r"a\|b\.txt"),
        ("a\\.txt", r"a\\.txt"),
        ("", ""),
    ],
)
def test_file_names_are_code_where_that_needs_no_escape(name: str, wanted: str) -> None:
    assert code(name) == wanted


@pytest.mark.parametrize("payload", PAYLOADS)
def test_file_names_break_no_table(payload: str) -> None:
    cell = MARKDOWN["gfm"].render(f"| a | b |\n|---|---|\n| {code(payload)} | other |")
    assert cell.count("<td") == 2
    shown = re.sub(r"</?code>", "", cell.partition("<td>")[2].partition("</td>")[0])
    assert shown == as_html(visible(payload))


def test_an_address_that_only_github_links_is_broken_up() -> None:
    assert inline("WWW.x.y") == r"WWW\.x.y"


@given(st.text(max_size=60))
def test_visible_is_idempotent_and_one_line(text: str) -> None:
    shown = visible(text)
    assert visible(shown) == shown
    assert len(shown.splitlines()) <= 1
    assert not any(unicodedata.category(c) in ("Cc", "Cs", "Co", "Cn") for c in shown)


@given(st.text(st.sampled_from("\\`*_{}[]<>#|~!$&-+=:/.@^ab1 \n") | st.characters(), max_size=40))
def test_no_words_become_markup(text: str) -> None:
    shown = visible(text)
    for markdown in MARKDOWN.values():
        got = markdown.render(f"- {inline(text)}[^1.25]")
        assert got == f"<ul>\n<li>{as_html(shown)}[^1.25]</li>\n</ul>\n"
