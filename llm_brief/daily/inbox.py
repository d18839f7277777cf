"""The inbox folder: which files are new, changed or gone, and which of them today's briefing is about."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from llm_brief.daily.window import Window
from llm_brief.ingest.files import Unread, list_files, read_listed
from llm_brief.store.documents import KeptFile
from llm_brief.text.document import Document

__all__ = ["Inbox", "scan"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inbox:
    """An inbox as it is now.

    ``read`` is what the briefing is about, in a stable order; ``files`` is every file that was ever seen, as to be
    remembered; ``new``, ``changed`` and ``gone`` are paths, against the last time; ``older`` are paths outside the
    window. ``emptied``: not one file of the last time is left, so the folder is a tray that is cleared between runs,
    and a missing file says nothing about what was in it.
    """

    read: tuple[Document | Unread, ...]
    files: tuple[KeptFile, ...]
    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    older: tuple[str, ...]
    emptied: bool

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents of the briefing."""
        return tuple(item for item in self.read if isinstance(item, Document))

    @property
    def unread(self) -> tuple[Unread, ...]:
        """What lies in the window and could not be read."""
        return tuple(item for item in self.read if isinstance(item, Unread))

    def aged(self, doc_ids: frozenset[str], window: Window) -> frozenset[str]:
        """Those of ``doc_ids`` that are missing from the briefing for a reason other than that they were removed."""
        if self.emptied:
            return doc_ids
        there = {file.doc_id for file in self.files if file.gone is None}
        past = {file.doc_id for file in self.files if not window.holds(file.day or file.first_seen)}
        return frozenset(doc_id for doc_id in doc_ids if doc_id in there or doc_id in past)


def scan(root: Path, known: Mapping[str, KeptFile], window: Window, today: date, *, leave: Path) -> Inbox:
    """Look through ``root``, but not below ``leave``, where our own results are.

    A file outside the window that has not changed since the last time is not even opened. The day of a document is the
    one that it gives itself, else the one on which its text was first seen.
    """
    items: list[Document | Unread] = []
    seen: dict[str, KeptFile] = {}
    older: list[str] = []
    for item, file in _looked_through(root, known, window, today, leave):
        if isinstance(item, Unread) and file is None:
            items.append(item)
            continue
        assert file is not None
        seen[file.path] = file
        if item is not None and (isinstance(item, Unread) or window.holds(file.day or file.first_seen)):
            items.append(item)
        else:
            older.append(file.path)
    before = {path: file for path, file in known.items() if file.gone is None}
    missed = [replace(file, gone=today) for path, file in before.items() if path not in seen]
    long_gone = [file for path, file in known.items() if file.gone is not None and path not in seen]
    return Inbox(
        read=tuple(items),
        files=(*seen.values(), *missed, *long_gone),
        new=tuple(path for path in seen if path not in before),
        changed=tuple(path for path, file in seen.items() if path in before and before[path].doc_id != file.doc_id),
        gone=tuple(file.path for file in missed),
        older=tuple(older),
        emptied=bool(before) and not before.keys() & seen.keys(),
    )


def _looked_through(
    root: Path, known: Mapping[str, KeptFile], window: Window, today: date, leave: Path
) -> Iterator[tuple[Document | Unread | None, KeptFile | None]]:
    """Each file with what is in it (None: known, unchanged and too old to be opened)."""
    ours = leave.resolve()
    for found in list_files(root):
        if isinstance(found, Unread):
            yield found, None
            continue
        if found.resolve().is_relative_to(ours):
            continue
        path = os.fsencode(found.relative_to(root).as_posix()).decode("utf-8", "backslashreplace")
        before = known.get(path)
        stamp = _stamp(found)
        if (
            before is not None
            and before.gone is None
            and (before.size, before.changed) == stamp
            and _is_past(before, window)
        ):
            yield None, before
            continue
        item = read_listed(found, root)
        yield item, _kept(path, stamp, item, before, today)


def _is_past(file: KeptFile, window: Window) -> bool:
    return file.doc_id is not None and not window.holds(file.day or file.first_seen)


def _stamp(file: Path) -> tuple[int, int]:
    try:
        status = file.stat()
    except OSError:  # it is gone, or a link to nothing; reading it will say so
        return -1, -1
    return status.st_size, status.st_mtime_ns


def _kept(path: str, stamp: tuple[int, int], item: Document | Unread, before: KeptFile | None, today: date) -> KeptFile:
    doc_id = str(item.id) if isinstance(item, Document) else None
    same = before is not None and before.doc_id == doc_id
    return KeptFile(
        path=path,
        size=stamp[0],
        changed=stamp[1],
        doc_id=doc_id,
        day=item.published_at if isinstance(item, Document) else None,
        first_seen=min(before.first_seen, today) if before is not None and same else today,
    )
