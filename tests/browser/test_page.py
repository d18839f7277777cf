"""The HTML briefing in a real browser: by mouse, by keyboard, without JavaScript, on a phone, and under attack.

Needs Debian's ``chromium`` (or any Chromium named by ``BRIEF_TEST_CHROMIUM`` when the tests are started) and the extra
``browser``; skipped where either is absent.
"""

import os
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from llm_brief.records.briefing import Briefing
from llm_brief.rendering.html import render_html
from llm_brief.text.document import Document
from tests.rendering.desk import HOSTILE, full_briefing, hostile_briefing

Browser: TypeAlias = Any
Page: TypeAlias = Any
"""Playwright's own; it need not be installed to check the types of this module."""
sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install '.[browser]'")
CHROMIUM = os.environ.get("BRIEF_TEST_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine: apt-get install chromium")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_api.sync_playwright() as playwright:
        # No sandbox: CI may run as root. Everything that is opened is ours.
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


class Watched:
    """A page with what it logged, raised, asked the network for, or tried to do."""

    def __init__(self, browser: Browser, file: Path, **options: object) -> None:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
        context.set_default_timeout(15000)
        self.page: Page = context.new_page()
        self.file = file
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", self._refuse)
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(file.as_uri())

    def _refuse(self, dialog: Any) -> None:
        self.complaints.append("dialog")
        dialog.dismiss()

    def text(self, selector: str) -> str:
        return "".join(self.page.locator(selector).all_text_contents())

    def is_quiet(self) -> bool:
        return not self.complaints and self.requests == [self.file.as_uri()]


@pytest.fixture(scope="module")
def full() -> tuple[Briefing, tuple[Document, ...]]:
    return full_briefing()


@pytest.fixture(scope="module")
def file(full: tuple[Briefing, tuple[Document, ...]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "briefing.html"
    path.write_text(render_html(*full), "utf-8")
    return path


@pytest.fixture(scope="module")
def shared_page(browser: Browser, file: Path) -> Iterator[Watched]:
    watched = Watched(browser, file, reduced_motion="reduce")
    yield watched
    watched.page.context.close()


@pytest.fixture
def opened(shared_page: Watched) -> Iterator[Watched]:
    """The page, fresh; it may ask for nothing and complain of nothing while a test uses it."""
    shared_page.requests.clear()
    shared_page.complaints.clear()
    shared_page.page.goto(shared_page.file.as_uri())
    yield shared_page
    assert shared_page.is_quiet(), (shared_page.complaints, shared_page.requests)


# --- from statement to source and back -------------------------------------------------------------------------------


def test_a_click_on_a_citation_lights_its_words_beside_it(opened: Watched) -> None:
    page = opened.page
    page.locator("#bottom-line .cite").first.click()
    assert opened.text("mark.lit") == "The two sides will meet in May again."
    assert page.locator("mark.lit").first.bounding_box()
    assert page.locator("#bottom-line .st.sel").count() == 1


def test_a_click_on_a_statement_lights_all_it_rests_on(opened: Watched) -> None:
    opened.page.locator("#developments .st", has_text="lorries waited").locator(".what").click(
        position={"x": 2, "y": 2}
    )
    assert opened.text("#s1 mark.lit") == "About 40 lorries waited in Karsa."
    assert opened.text("#s2 mark.lit") == "Some 50 lorries waited in Karsa, drivers said."


def test_a_click_on_a_value_underlines_its_own_words(opened: Watched) -> None:
    opened.page.locator("#developments a.value", has_text="May").click()
    assert opened.text("mark.core") == "May"
    assert opened.text("mark.lit") == "The two sides will meet in May again."


def test_a_click_on_words_of_the_source_leads_back(opened: Watched) -> None:
    page = opened.page
    page.locator("#s1 mark", has_text="The bridge is ours").first.click()
    chosen = page.locator(".st.sel")
    assert "The bridge is ours" in chosen.inner_text()
    assert page.evaluate("document.activeElement.closest('.st') === document.querySelector('.st.sel')")


def test_words_that_several_statements_rest_on_offer_them(opened: Watched) -> None:
    page = opened.page
    page.locator("#s1 mark", has_text="The two sides").first.click()
    menu = page.get_by_role("dialog")
    assert "statements rest on these words" in menu.inner_text()
    menu.locator("a").last.click()
    assert page.locator(".st.sel").count() == 1 and menu.count() == 0


def test_the_keyboard_alone_leads_there_and_back(opened: Watched) -> None:
    page = opened.page
    page.locator("#bottom-line .cite").first.focus()
    page.keyboard.press("Enter")
    assert opened.text("mark.lit") == "The two sides will meet in May again."
    assert page.evaluate("document.activeElement.matches('a.back') && !!document.activeElement.querySelector('.lit')")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('#bottom-line .cite')")


def test_enter_on_words_of_the_source_leads_to_their_statement(opened: Watched) -> None:
    page = opened.page
    page.locator("#s2 a.back").first.focus()
    page.keyboard.press("Enter")
    if page.get_by_role("dialog").count():
        page.keyboard.press("Enter")
    assert "lorries" in page.locator(".st.sel").inner_text()
    assert page.evaluate("!!document.activeElement.closest('.st.sel')")


def test_j_and_k_step_through_the_statements(opened: Watched) -> None:
    page = opened.page
    page.locator("#bottom-line .cite").first.focus()
    page.keyboard.press("j")
    assert page.locator("#developments .st.sel").count() == 1
    page.keyboard.press("k")
    assert page.locator("#bottom-line .st.sel").count() == 1


def test_the_button_leads_back_to_the_statement(opened: Watched) -> None:
    page = opened.page
    assert page.locator("#back").is_hidden()
    page.locator("#positions .cite").first.click()
    page.locator("#back").click()
    assert page.evaluate("document.activeElement.matches('#positions .cite')")


def test_a_link_to_a_statement_opens_at_it(browser: Browser, file: Path) -> None:
    watched = Watched(browser, file)
    watched.page.goto(f"{file.as_uri()}#r1")
    watched.page.reload()
    assert watched.page.locator("#r1.sel").count() == 1
    watched.page.context.close()


def test_the_drawings_lead_to_their_statements(opened: Watched) -> None:
    page = opened.page
    page.locator(".strip a").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("#developments .st.sel").count() == 1
    page.locator(".grid a").last.click()
    assert page.locator("tr.st.sel").count() == 1


# --- verdicts ---------------------------------------------------------------------------------------------------------


def test_hovering_over_a_value_tells_verdict_and_reason(opened: Watched) -> None:
    opened.page.locator("#developments a.value", has_text="May").hover()
    tip = opened.page.get_by_role("tooltip").inner_text()
    assert "date: supported" in tip and "span: the words stand in the document" in tip
    opened.page.locator("h1").hover()
    assert opened.page.get_by_role("tooltip").count() == 0


def test_focus_on_a_value_tells_the_same(opened: Watched) -> None:
    page = opened.page
    page.locator("#bottom-line .cite").last.focus()
    while not page.evaluate("document.activeElement.matches('a.value')"):
        page.keyboard.press("Tab")
    assert "supported" in page.get_by_role("tooltip").inner_text()
    assert page.evaluate("document.activeElement.getAttribute('aria-describedby')") == "tip"


def test_what_is_left_over_can_be_found_from_the_head_of_its_source(opened: Watched) -> None:
    opened.page.locator("#s1 .gapref").first.click()
    assert opened.text("mark.lit").startswith("Selmark has not said when.")
    opened.page.locator("#s1 .gapref").last.click()
    assert opened.text("mark.lit") == "lone."


# --- filters ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "label", "kept"),
    [
        pytest.param("k", "demands (1)", {"demands"}, id="kind"),
        pytest.param("a", "Selmark (2)", {"demands", "positions"}, id="actor"),
        pytest.param("s", "2 At Karsa", {"developments", "conflicts"}, id="source"),
        pytest.param("v", "not found", {"developments", "conflicts", "withheld"}, id="verdict"),
    ],
)
def test_a_filter_keeps_what_fits(opened: Watched, name: str, label: str, kept: set[str]) -> None:
    page = opened.page
    page.locator(f"select[name={name}]").select_option(label=label)
    shown = "[...document.querySelectorAll('.st')].filter(s => s.offsetParent).map(s => s.closest('section').id)"
    assert set(page.evaluate(shown)) == kept
    assert "statements" in page.locator("#filter output").inner_text()
    page.get_by_role("button", name="Show all").click()
    sync_api.expect(page.locator(".st[hidden]")).to_have_count(0)  # polled from outside: the page's policy forbids eval


# --- circumstances ----------------------------------------------------------------------------------------------------


def test_each_source_reads_as_it_is(opened: Watched, full: tuple[Briefing, tuple[Document, ...]]) -> None:
    texts = opened.page.locator(".text").evaluate_all("nodes => nodes.map(node => node.textContent)")
    assert texts == [document.text for document in full[1]]


def test_without_javascript_it_is_a_readable_document(browser: Browser, file: Path) -> None:
    watched = Watched(browser, file, java_script_enabled=False)
    page = watched.page
    assert page.locator("#filter").is_hidden() and page.locator("#theme").is_hidden()
    page.locator("#bottom-line .cite").first.click()
    assert page.url.endswith("#p1-4")
    assert page.locator("mark:target").inner_text().startswith("The two sides")
    page.locator("#s1 a.back", has_text="The bridge is ours").click()
    assert "The bridge is ours" in page.locator(".st:target").inner_text()
    page.locator("#developments a.value", has_text="May").click()
    assert page.locator("details[open] li:target").inner_text().startswith("date")
    page.context.close()


@pytest.mark.parametrize("width", [320, 390, 768, 1024, 1600])
def test_nothing_is_wider_than_the_screen(opened: Watched, width: int) -> None:
    page = opened.page
    page.set_viewport_size({"width": width, "height": 700})
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    inside = "n => n.scrollWidth <= n.clientWidth + 1"
    assert page.evaluate(f"({inside})(document.getElementById('papers'))")
    page.set_viewport_size({"width": 1280, "height": 800})


def test_on_a_phone_the_source_comes_up_from_below_and_goes_again(browser: Browser, file: Path) -> None:
    watched = Watched(
        browser, file, viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True, reduced_motion="reduce"
    )
    page = watched.page
    page.locator("#positions .cite").first.tap()
    statement, words = page.locator(".st.sel").bounding_box(), page.locator("mark.lit").first.bounding_box()
    assert statement and words
    assert 0 <= statement["y"] < 300 and 300 < words["y"] < 800
    page.get_by_role("button", name="Close").tap()
    assert not page.evaluate("document.documentElement.classList.contains('sheet')")
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_follows_the_reader_in_light_and_dark_and_can_be_turned(browser: Browser, file: Path, scheme: str) -> None:
    watched = Watched(browser, file, color_scheme=scheme)
    page = watched.page

    def is_dark() -> bool:
        red = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0]")
        return int(red) < 100

    assert is_dark() == (scheme == "dark")
    page.locator("#theme").click()
    assert is_dark() != (scheme == "dark")
    page.context.close()


def test_on_paper_there_is_the_briefing_and_no_furniture(opened: Watched) -> None:
    page = opened.page
    page.emulate_media(media="print")
    assert page.locator("#filter").is_hidden() and page.locator("nav").is_hidden()
    assert page.locator("#bottom-line").is_visible() and page.locator("#s2 .text").is_visible()
    assert page.locator(".pane").evaluate("node => getComputedStyle(node).position") == "static"
    page.emulate_media(media="screen")


@pytest.mark.parametrize(
    "options",
    [
        pytest.param({"color_scheme": "light"}, id="light"),
        pytest.param({"color_scheme": "dark"}, id="dark"),
        pytest.param({"viewport": {"width": 390, "height": 800}}, id="phone"),
    ],
)
def test_axe_finds_no_barrier(browser: Browser, file: Path, options: dict[str, object]) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe is not installed: pip install '.[browser]'"
    )
    watched = Watched(browser, file, reduced_motion="reduce", **options)
    page = watched.page
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    page.locator("#developments .cite").first.click()
    assert not violations(axe, page)
    page.context.close()


def violations(axe: Any, page: Page) -> list[str]:
    found = axe.Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['html'][:160]} {node['any'][:1]}" for one in found for node in one["nodes"]]


# --- attacks ----------------------------------------------------------------------------------------------------------

SHAPE = """() => [...document.querySelectorAll('body *')].filter(n => !n.matches('.ctl'))
    .map(n => n.tagName + ' ' + getComputedStyle(n).display + getComputedStyle(n).color)"""

USE = """() => {
    for (const node of document.querySelectorAll('.cite, a.value, .st, .grid a, mark, button, select')) {
        node.dispatchEvent(new MouseEvent('mouseover', {bubbles: true}));
        if (node.focus) node.focus();
        node.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true, detail: 1}));
    }
    return [window.hit, document.title, [...document.querySelectorAll('.text')].map(node => node.textContent)];
}"""
"""Touches everything that the script of the page makes something of."""


@pytest.fixture(scope="module")
def calm(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Counter[str]:
    file = tmp_path_factory.mktemp("calm") / "calm.html"
    file.write_text(render_html(*hostile_briefing("HARMLESS")), "utf-8")
    watched = Watched(browser, file)
    shape = Counter(watched.page.evaluate(SHAPE))
    watched.page.context.close()
    return shape


@pytest.fixture(scope="module")
def attacked(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    file = tmp_path_factory.mktemp("attack") / "attack.html"
    file.write_text(render_html(*hostile_briefing("HARMLESS")), "utf-8")
    watched = Watched(browser, file, reduced_motion="reduce")
    yield watched
    watched.page.context.close()


@pytest.mark.parametrize("payload", HOSTILE)
def test_a_payload_does_nothing(attacked: Watched, calm: Counter[str], payload: str) -> None:
    """No script of it runs, no element or colour changes, nothing is fetched, and the source reads as it is."""
    briefing, documents = hostile_briefing(payload)
    attacked.file.write_text(render_html(briefing, documents), "utf-8", errors="surrogatepass")
    attacked.complaints.clear()
    attacked.requests.clear()
    page = attacked.page
    page.goto(attacked.file.as_uri())
    assert Counter(page.evaluate(SHAPE)) == calm
    hit, title, shown = page.evaluate(USE)
    assert hit is None and title == "Briefing, 2031-09-04"
    assert attacked.is_quiet(), (attacked.complaints, attacked.requests)
    assert shown == [documents[0].text.replace("\0", "\ufffd")]


SMUGGLED = (
    "<script>window.hit = 1</script>",
    "<img src=x onerror='window.hit = 1'>",
    "<style>h1{display:none}</style>",
    "<h2 style='position:fixed'>x</h2>",
    "<img src='http://127.0.0.1:9/x.png'>",
    "<iframe src='http://127.0.0.1:9/'></iframe>",
)


def test_the_policy_would_stop_what_the_escaping_missed(browser: Browser, file: Path, tmp_path: Path) -> None:
    """The second line of defence: even markup that got into the page cannot run, restyle or call home."""
    broken = tmp_path / "broken.html"
    broken.write_text(file.read_text("utf-8").replace("<h1>", f"{''.join(SMUGGLED)}<h1>"), "utf-8")
    watched = Watched(browser, broken)
    page = watched.page
    assert page.evaluate("window.hit") is None
    assert page.locator("h1").is_visible()
    assert page.evaluate("[...document.querySelectorAll('h2')].every(n => getComputedStyle(n).position === 'static')")
    refused = [complaint for complaint in watched.complaints if "Content Security Policy" in complaint]
    assert len(refused) >= len(SMUGGLED)
    page.context.close()
