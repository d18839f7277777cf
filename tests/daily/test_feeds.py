"""Feeds into the inbox: what is saved, what is asked again, and what reads back as it was."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_brief.config import DailySettings, FeedSettings
from llm_brief.daily.articles import Article, as_file, entries_of, plain_text
from llm_brief.daily.feeds import fetch_feeds
from llm_brief.daily.report import FeedReport
from llm_brief.ingest.files import read
from llm_brief.store.memory import Memory
from tests.daily.test_fetch import Web

FEED = "http://news.example/feed"
PAGE = "http://news.example/port"


def rss(*items: str) -> str:
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>The Gazette</title>{"".join(items)}</channel></rss>'
    )


def item(
    title: str = "Port reopens", link: str = PAGE, text: str = "The port &lt;b&gt;reopened&lt;/b&gt; on Monday."
) -> str:
    when = "Tue, 03 Jun 2031 09:00:00 GMT"
    return f"<item><title>{title}</title><link>{link}</link><guid>{link}</guid><pubDate>{when}</pubDate><description>{text}</description></item>"


ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Echo</title>
<entry><id>tag:1</id><title type="html">Rain &amp;amp; wind</title><link href="http://news.example/rain"/>
<published>2031-06-03T22:30:00-05:00</published><author><name>Ned Costigan</name></author>
<content type="html">&lt;p&gt;Rain fell.&lt;/p&gt;&lt;p&gt;Wind rose.&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;</content></entry></feed>"""


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    with Memory(tmp_path / "memory.sqlite3") as memory:
        yield memory


def fetched(web: Web, memory: Memory, inbox: Path, **settings: object) -> FeedReport:
    feed = FeedSettings(url=FEED, full=bool(settings.pop("full", False)))
    daily = DailySettings.model_validate({"feeds": (feed,), **settings})
    with web.fetcher(pause=0) as fetcher:
        (report,) = fetch_feeds(daily, inbox, memory, fetcher, "2031-06-03T06:30:00+00:00")
    return report


def feed_of(text: str, **headers: str) -> dict[str, httpx2.Response]:
    return {FEED: httpx2.Response(200, text=text, headers=headers)}


def test_an_rss_entry_becomes_a_document_with_what_is_known_of_it(memory: Memory, tmp_path: Path) -> None:
    report = fetched(Web(feed_of(rss(item()))), memory, tmp_path / "in")
    assert report.state == "fetched"
    (path,) = report.saved
    assert path.startswith("feeds/news-example/2031-06-03-port-reopens-")
    document = read(tmp_path / "in" / path)
    assert document.text == "The port reopened on Monday.\n"
    assert (document.title, document.publication, document.url) == ("Port reopens", "The Gazette", PAGE)
    assert document.published_at == date(2031, 6, 3)


def test_an_atom_entry_is_read_and_its_day_is_that_of_utc() -> None:
    (article,) = entries_of(ATOM.encode(), {}, None)
    assert (article.title, article.author, article.publication) == ("Rain & wind", "Ned Costigan", "The Echo")
    assert article.text == "Rain fell.\n\nWind rose."
    assert article.published == date(2031, 6, 4)


def test_what_was_saved_is_not_saved_again_and_what_changed_is(memory: Memory, tmp_path: Path) -> None:
    inbox = tmp_path / "in"
    first = fetched(Web(feed_of(rss(item()))), memory, inbox)
    assert fetched(Web(feed_of(rss(item()))), memory, inbox).saved == ()
    changed = fetched(Web(feed_of(rss(item(text="The port closed again.")))), memory, inbox)
    assert changed.saved == first.saved
    assert "closed again" in (inbox / first.saved[0]).read_text("utf-8")


def test_the_server_is_asked_whether_anything_changed(memory: Memory, tmp_path: Path) -> None:
    fetched(
        Web(feed_of(rss(item()), ETag='"1"', **{"Last-Modified": "Tue, 03 Jun 2031 09:00:00 GMT"})), memory, tmp_path
    )
    web = Web({FEED: httpx2.Response(304)})
    assert fetched(web, memory, tmp_path).state == "unchanged"
    assert web.asked[-1].headers["if-none-match"] == '"1"'
    assert web.asked[-1].headers["if-modified-since"] == "Tue, 03 Jun 2031 09:00:00 GMT"


def test_more_articles_than_allowed_wait_for_the_next_time(memory: Memory, tmp_path: Path) -> None:
    items = [item(f"News {n}", f"http://news.example/{n}") for n in range(3)]
    web = Web(feed_of(rss(*items), ETag='"1"'))
    assert len(fetched(web, memory, tmp_path, articles=2).saved) == 2
    again = Web(feed_of(rss(*items), ETag='"1"'))
    assert len(fetched(again, memory, tmp_path, articles=2).saved) == 1
    assert "if-none-match" not in again.asked[-1].headers


def test_the_page_is_fetched_where_the_feed_holds_less(memory: Memory, tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    body = "".join(
        f"<p>Sentence number {n} of the article tells how the port was reopened by its crews.</p>" for n in range(12)
    )
    page = f"<html><body><nav>Home</nav><article><h1>Port reopens</h1>{body}</article><footer>Imprint</footer></body></html>"
    web = Web({**feed_of(rss(item())), PAGE: httpx2.Response(200, html=page)})
    (path,) = fetched(web, memory, tmp_path, full=True).saved
    text = read(tmp_path / path).text
    assert "Sentence number 11" in text
    assert "Imprint" not in text


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(httpx2.Response(404), id="gone"),
        pytest.param(
            httpx2.Response(200, content=b"%PDF", headers={"content-type": "application/pdf"}), id="no web page"
        ),
        pytest.param(httpx2.Response(302, headers={"location": "http://inside.example/"}), id="a private address"),
    ],
)
def test_the_text_of_the_feed_is_kept_where_the_page_cannot_be_had(
    page: httpx2.Response, memory: Memory, tmp_path: Path
) -> None:
    web = Web({**feed_of(rss(item())), PAGE: page}, hosts={"inside.example": "10.0.0.1"})
    report = fetched(web, memory, tmp_path, full=True)
    assert len(report.problems) == 1
    assert read(tmp_path / report.saved[0]).text == "The port reopened on Monday.\n"


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        pytest.param(httpx2.Response(200, text="<html>not a feed</html>"), "failed", id="a page and no feed"),
        pytest.param(httpx2.Response(500), "failed", id="an error of the server"),
        pytest.param(httpx2.Response(200, content=b"\x00\xff" * 50), "failed", id="noise"),
    ],
)
def test_a_feed_that_cannot_be_used_is_reported(
    answer: httpx2.Response, state: str, memory: Memory, tmp_path: Path
) -> None:
    report = fetched(Web({FEED: answer}), memory, tmp_path)
    assert (report.state, report.saved, len(report.problems)) == (state, (), 1)


def test_an_entry_without_text_is_named(memory: Memory, tmp_path: Path) -> None:
    report = fetched(Web(feed_of(rss(item(text="")))), memory, tmp_path)
    assert (report.saved, report.problems) == ((), (f"{PAGE}: no text in the feed or on its page",))


@pytest.mark.parametrize("link", ["file:///etc/passwd", "javascript:alert(1)", "../../../etc/passwd"])
def test_a_hostile_link_leads_nowhere(link: str, memory: Memory, tmp_path: Path) -> None:
    web = Web(feed_of(rss(item(title="../../x", link=link))))
    report = fetched(web, memory, tmp_path / "in", full=True)
    for path in report.saved:
        assert (tmp_path / "in" / path).resolve().is_relative_to(tmp_path / "in" / "feeds")
    assert {request.url.path for request in web.asked} <= {"/robots.txt", "/feed"}


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        pytest.param("<p>One.</p><p>Two.</p>", "One.\n\nTwo.", id="paragraphs"),
        pytest.param("a<br>b", "a\n\nb", id="line breaks"),
        pytest.param("Fish &amp; chips &#8220;now&#8221;", "Fish & chips “now”", id="entities"),
        pytest.param("<script>x</script><style>y</style>z", "z", id="what nobody sees"),
        pytest.param("<b>bold</b> and\n <i>wrapped</i>", "bold and wrapped", id="wrapped lines"),
        pytest.param("1 < 2 and 3 > 2", "1 < 2 and 3 > 2", id="no markup at all"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_markup_becomes_text(markup: str, text: str) -> None:
    assert plain_text(markup) == text


_LINE = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cf")), min_size=1, max_size=80
)


@given(title=_LINE, text=_LINE)
def test_an_article_reads_back_as_it_was_saved(title: str, text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    title = " ".join(title.split())
    article = Article(
        entry="1", title=title or "Untitled", text=f"Talks ended. {text}", url=PAGE, published=date(2031, 6, 3)
    )
    path = tmp_path_factory.getbasetemp() / "article.md"
    path.write_bytes(as_file(article, article.text).encode())
    document = read(path)
    assert document.title == article.title
    assert document.published_at == article.published
    assert document.text.strip() == article.text.strip()
