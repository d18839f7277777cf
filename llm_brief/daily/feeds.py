"""Feeds into the inbox: what is new in them is saved as files, so that every briefing can be made again from disk."""

from dataclasses import dataclass, field
from pathlib import Path

from llm_brief.config import DailySettings, FeedSettings
from llm_brief.daily.articles import Article, as_file, entries_of, page_text
from llm_brief.daily.fetch import Fetched, Fetcher
from llm_brief.daily.files import write_file
from llm_brief.daily.report import FeedReport
from llm_brief.errors import FetchError
from llm_brief.store.database import Database
from llm_brief.store.feeds import Validators, entry_digest, save_entries, save_validators, validators_of

__all__ = ["fetch_feeds"]

_LEAST_WORDS = 40
"""A page that gives fewer words than this and than the feed itself is a notice about cookies, not the article."""


def fetch_feeds(
    settings: DailySettings, inbox: Path, memory: Database, fetcher: Fetcher, checked_at: str
) -> tuple[FeedReport, ...]:
    """Fetch every feed and save its new and changed entries; what fails is reported and stops nothing else."""
    return tuple(
        _Feed(feed, settings.articles, inbox, memory, fetcher, checked_at).fetched() for feed in settings.feeds
    )


@dataclass(slots=True)
class _Feed:
    feed: FeedSettings
    most: int
    inbox: Path
    memory: Database
    fetcher: Fetcher
    checked_at: str
    saved: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def fetched(self) -> FeedReport:
        try:
            answer = self.fetcher.get(self.feed.url, _conditions(validators_of(self.memory, self.feed.url)))
        except FetchError as error:
            return FeedReport(
                url=self.feed.url, state="refused" if "robots.txt" in str(error) else "failed", problems=(str(error),)
            )
        if answer.status == 304:
            return FeedReport(url=self.feed.url, state="unchanged")
        if answer.status != 200:
            return FeedReport(
                url=self.feed.url, state="failed", problems=(f"{self.feed.url}: answers {answer.status}",)
            )
        return self._read(answer)

    def _read(self, answer: Fetched) -> FeedReport:
        entries = tuple(entries_of(answer.content, answer.headers, self.feed.name))
        if not entries:
            return FeedReport(
                url=self.feed.url, state="failed", problems=(f"{self.feed.url}: holds no entries, or is no feed",)
            )
        due = [entry for entry in entries if entry_digest(self.memory, self.feed.url, entry.entry) != entry.digest]
        for entry in due[: self.most]:
            self._save(entry)
        if len(due) <= self.most:  # else the rest comes next time, so the server must not say "unchanged" then
            found = Validators(answer.headers.get("etag"), answer.headers.get("last-modified"))
            save_validators(self.memory, self.feed.url, found, self.checked_at)
        return FeedReport(url=self.feed.url, state="fetched", saved=tuple(self.saved), problems=tuple(self.problems))

    def _save(self, entry: Article) -> None:
        """First the file, then the note that it is there: a run killed between the two writes the same file again."""
        text = self._text(entry)
        if not any(map(str.isalnum, text)):
            self.problems.append(f"{entry.url or entry.entry}: no text in the feed or on its page")
            return
        write_file(self.inbox / entry.path, as_file(entry, text).encode("utf-8", "replace"))
        save_entries(self.memory, self.feed.url, [(entry.entry, entry.digest, entry.path)])
        self.saved.append(entry.path)

    def _text(self, entry: Article) -> str:
        page = self._page(entry.url) if self.feed.full and entry.url else None
        if page is None or len(page.split()) < min(_LEAST_WORDS, len(entry.text.split())):
            return entry.text
        return page

    def _page(self, url: str) -> str | None:
        try:
            answer = self.fetcher.get(url)
        except FetchError as error:
            self.problems.append(str(error))
            return None
        kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
        if answer.status != 200 or kind not in ("text/html", "application/xhtml+xml"):
            self.problems.append(
                f"{url}: answers {answer.status} with {kind or 'no type'}; the feed's own text is kept"
            )
            return None
        return page_text(answer.content, answer.url)


def _conditions(known: Validators) -> dict[str, str]:
    conditions = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
    return {name: value for name, value in conditions.items() if value}
