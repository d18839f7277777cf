"""The page as one file: whole, bound by its policy, and free of anything a source could smuggle in."""

import base64
import hashlib
import re
from collections import Counter
from datetime import date
from html.parser import HTMLParser

import pytest

from llm_brief.records.briefing import Briefing
from llm_brief.rendering.html import render_html
from llm_brief.text.document import Document
from tests.rendering.desk import HOSTILE, Desk, full_briefing, hostile_briefing

VOID = {"meta", "br", "hr", "img", "input", "link", "line", "circle", "rect", "stop"}


class Page(HTMLParser):
    """Elements with their attributes, and the text of each source."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[str] = []
        self.raw: dict[str, str] = {}
        self._depth = 0
        self._raw: str | None = None
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.elements.append((tag, attributes))
        if self._depth and tag not in VOID:
            self._depth += 1
        elif tag == "div" and attributes.get("class", "").split()[:1] == ["text"]:
            self._depth = 1
            self.texts.append("")
        self._raw = tag if tag in ("style", "script") else None

    def handle_endtag(self, tag: str) -> None:
        self._depth = max(0, self._depth - 1)
        self._raw = None

    def handle_data(self, data: str) -> None:
        if self._depth:
            self.texts[-1] += data
        if self._raw:
            self.raw[self._raw] = self.raw.get(self._raw, "") + data

    def all(self, attribute: str) -> list[str]:
        return [attributes[attribute] for _, attributes in self.elements if attribute in attributes]


@pytest.fixture(scope="module")
def full() -> tuple[Briefing, tuple[Document, ...]]:
    return full_briefing()


@pytest.fixture(scope="module")
def page(full: tuple[Briefing, tuple[Document, ...]]) -> Page:
    return Page(render_html(*full))


def test_the_same_briefing_gives_the_same_bytes(full: tuple[Briefing, tuple[Document, ...]]) -> None:
    briefing, documents = full
    again = Briefing.model_validate_json(briefing.model_dump_json())
    assert render_html(briefing, documents) == render_html(again, reversed(documents))


def test_the_policy_names_the_one_style_and_the_one_script_by_hash(page: Page) -> None:
    policy = next(a["content"] for _, a in page.elements if a.get("http-equiv") == "Content-Security-Policy")
    tags = Counter(tag for tag, _ in page.elements)
    assert tags["style"] == tags["script"] == 1
    for name in ("style", "script"):
        digest = base64.b64encode(hashlib.sha256(page.raw[name].encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy and "http" not in policy and "*" not in policy


def test_nothing_is_loaded_and_nothing_is_inline(page: Page) -> None:
    assert not {"src", "srcset", "srcdoc", "style", "action", "formaction", "ping", "background"} & {
        name for _, attributes in page.elements for name in attributes
    }
    assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]
    assert "url(" not in page.raw["style"].replace("url(#fade)", "") and "@import" not in page.raw["style"]


def test_names_are_given_once_and_every_link_leads_somewhere(page: Page) -> None:
    names = page.all("id")
    assert len(names) == len(set(names))
    targets = {href.removeprefix("#") for href in page.all("href")}
    assert targets <= set(names)


def test_each_source_reads_as_it_is(page: Page, full: tuple[Briefing, tuple[Document, ...]]) -> None:
    assert page.texts == [document.text for document in full[1]]


def test_without_documents_the_cited_words_stand_in_their_surroundings(
    full: tuple[Briefing, tuple[Document, ...]],
) -> None:
    shown = Page(render_html(full[0]))
    assert shown.texts[-1] == "Some 50 lorries waited in Karsa, drivers said. The bridge stayed shut."
    assert all(any(text in document.text for document in full[1]) for text in shown.texts)
    names = shown.all("id")
    assert {href.removeprefix("#") for href in shown.all("href")} <= set(names)


def test_every_value_has_a_row_with_verdict_and_reason(full: tuple[Briefing, tuple[Document, ...]]) -> None:
    text = render_html(*full)
    links = re.findall(r'class="value" href="#([^"]+)"', text)
    assert len(links) > 10
    for name in links:
        row = re.search(rf'<li id="{name}".*?</li>', text, re.DOTALL)
        assert row and "supported" in row[0] and "the words stand in the document" in row[0]


def test_withheld_uncovered_and_unread_text_is_marked(full: tuple[Briefing, tuple[Document, ...]]) -> None:
    text = render_html(*full)
    assert re.search(r'<mark class="h"[^>]*>Rain is expected\.</mark>', text)
    assert re.search(r'<mark class="u"[^>]*>Selmark has not said when', text)
    assert re.search(r'<mark class="x"[^>]*>lone\.</mark>', text)


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        pytest.param("https://news.example/a?b=c#d", True, id="a web address"),
        pytest.param("javascript:alert(1)", False, id="a script"),
        pytest.param("JaVaScRiPt:alert(1)", False, id="a script in odd letters"),
        pytest.param("data:text/html,x", False, id="data"),
        pytest.param("https://news.example/\n\" onclick='x'", False, id="more than an address"),
        pytest.param("https://user@evil.example/", False, id="a name before the host"),
        pytest.param("//evil.example", False, id="no scheme"),
        pytest.param("file:///etc/passwd", False, id="a file"),
    ],
)
def test_only_a_web_address_is_linked(url: str, linked: bool) -> None:
    desk = Desk(Document(text="The bridge stayed shut.", name="a.txt", url=url))
    hrefs = Page(render_html(desk.briefing(), desk.documents)).all("href")
    assert ([href for href in hrefs if not href.startswith("#")] == [url]) is linked


def test_an_empty_briefing_is_a_page(full: tuple[Briefing, tuple[Document, ...]]) -> None:
    desk = Desk(Document(text="Nothing.", name="a.txt"))
    text = render_html(desk.briefing(as_of=date(2031, 1, 1)), desk.documents)
    assert "Nothing could be extracted from these documents that passes the checks." in text
    assert "<svg" not in text


def shape(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Every element with the names of its attributes: what a payload would have to change to do anything."""
    kept = [(tag, tuple(sorted(attributes))) for tag, attributes in Page(text).elements]
    return [(tag, names) for tag, names in kept if names != ("class", "data-c") and tag != "wbr"]


@pytest.fixture(scope="module")
def calm() -> Counter[tuple[str, tuple[str, ...]]]:
    return Counter(shape(render_html(*hostile_briefing("HARMLESS"))))


@pytest.mark.parametrize("payload", HOSTILE)
def test_a_payload_changes_no_element_and_no_attribute(
    payload: str, calm: Counter[tuple[str, tuple[str, ...]]]
) -> None:
    briefing, documents = hostile_briefing(payload)
    text = render_html(briefing, documents)
    assert Counter(shape(text)) == calm
    assert Page(text).texts == [documents[0].text.replace("\0", "\ufffd")]
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x1b\x9b]", re.sub(r'<span class="ctl".*?</span>', "", text))
