"""Entries of a feed as articles, and articles as files of the inbox."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser
from importlib.util import find_spec
from urllib.parse import urlsplit

__all__ = ["Article", "as_file", "entries_of", "page_text", "plain_text"]

_BLOCKS = frozenset(
    "address article aside blockquote br dd div dl dt figcaption footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre "
    "section table td th tr ul".split()
)
_UNSEEN = frozenset("script style noscript template head iframe svg math nav form button".split())
_BLANK_LINES = re.compile(r"\n\s*\n+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One entry of a feed. ``text`` is what the feed itself holds of it."""

    entry: str
    title: str
    text: str
    url: str | None = None
    author: str | None = None
    publication: str | None = None
    published: date | None = None

    @property
    def digest(self) -> str:
        """The identity of what the feed says of the entry; another one means that the entry was changed."""
        content = "\x00".join(map(str, (self.title, self.text, self.url, self.author, self.published)))
        return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:32]

    @property
    def path(self) -> str:
        """Where it is saved, from the inbox: by publisher, day and title, and a hash that keeps two apart."""
        host = (urlsplit(self.url).hostname if self.url else None) or "feed"
        day = f"{self.published.isoformat()}-" if self.published else ""
        mark = hashlib.sha256((self.url or self.entry).encode("utf-8", "surrogatepass")).hexdigest()[:8]
        return f"feeds/{_slug(host)}/{day}{_slug(self.title)}-{mark}.md"


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:60].strip("-") or "untitled"


def entries_of(content: bytes, headers: Mapping[str, str], name: str | None) -> Iterator[Article]:
    """The entries of an RSS or Atom feed, in its order; none where ``content`` is no feed. Nothing is fetched."""
    import feedparser

    parsed = feedparser.parse(content, response_headers={"content-type": headers.get("content-type", "")})
    publication = name or _line(parsed.feed.get("title"))
    for entry in parsed.entries:
        link = str(entry.get("link") or "") or None
        identity = str(entry.get("id") or link or _line(entry.get("title")) or "")
        if identity:
            yield Article(
                entry=identity,
                title=_line(plain_text(str(entry.get("title") or ""))) or "Untitled",
                text=plain_text(_held(entry)),
                url=link if link and link.startswith(("http://", "https://")) else None,
                author=_line(entry.get("author")),
                publication=publication,
                published=_day(entry.get("published_parsed") or entry.get("updated_parsed")),
            )


def _held(entry: "Mapping[str, object]") -> str:
    """The longest text that the feed gives of an entry."""
    contents = entry.get("content")
    parts = (
        [str(part.get("value") or "") for part in contents if isinstance(part, Mapping)]
        if isinstance(contents, list)
        else []
    )
    return max((*parts, str(entry.get("summary") or "")), key=len)


def _line(text: object) -> str | None:
    return " ".join(str(text).split()) or None if text else None


def _day(moment: object) -> date | None:
    """The day of a time in UTC, as feedparser gives it."""
    try:
        return date(moment[0], moment[1], moment[2])  # type: ignore[index]
    except (TypeError, ValueError, IndexError):
        return None


def plain_text(markup: str) -> str:
    """The text of a piece of HTML: a paragraph for each block, and nothing that a reader would not see."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.parts).split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - its signature
        self._unseen += tag in _UNSEEN
        if tag in _BLOCKS:
            self.parts.append("\n\n")

    def handle_endtag(self, tag: str) -> None:
        self._unseen = max(0, self._unseen - (tag in _UNSEEN))
        if tag in _BLOCKS:
            self.parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.parts.append(data.replace("\n", " "))


def page_text(content: bytes, url: str) -> str | None:
    """The article in a web page, without what surrounds it; None when none is found or trafilatura is missing."""
    if find_spec("trafilatura") is None:
        return None
    from trafilatura import extract

    found = extract(content, url=url, include_comments=False, include_tables=False, favor_precision=True)
    return found.strip() or None if found else None


def as_file(article: Article, text: str) -> str:
    """The article as a Markdown file whose front matter says where it is from."""
    entries = {
        "title": article.title,
        "author": article.author,
        "publication": article.publication,
        "date": article.published.isoformat() if article.published else None,
        "url": article.url,
    }
    head = "".join(f"{key}: {_quoted(value)}\n" for key, value in entries.items() if value)
    return f"---\n{head}---\n\n{text.strip()}\n"


def _quoted(value: str) -> str:
    """A value that is read back as it is, although it may look like YAML's own marks."""
    line = " ".join(value.split())
    return f'"{line}"' if line[:1] in "\"'>|&*!%@`[{#-" or line[-1:] in "\"'" else line
