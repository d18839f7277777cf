"""Two briefing files compared, and the changes as text or JSON."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pydantic import ValidationError

from llm_brief.cli.output import print_result
from llm_brief.compare.changes import Comparison, compare
from llm_brief.compare.facts import Past
from llm_brief.errors import InputError
from llm_brief.records.base import Evidence
from llm_brief.records.briefing import Briefing, Source
from llm_brief.records.changes import Change, ChangeKind

__all__ = ["changes_as_json", "changes_as_text", "diff_files"]


def diff_files(old: Path, new: Path, *, as_json: bool) -> int:
    """Compare two files and print what changed."""
    before, after = _read(old), _read(new)
    found = compare(Past.of(before), after, conflicts=before.conflicts)
    sources = {source.doc_id: source for source in (*before.documents, *after.documents)}
    print_result(changes_as_json(found, before, after) if as_json else changes_as_text(found, sources))
    return 0


def _read(path: Path) -> Briefing:
    try:
        return Briefing.model_validate_json(path.read_bytes())
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); give a briefing.json") from error
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        place = "/".join(map(str, first["loc"])) or "the file"
        raise InputError(f"{path}: not a briefing ({place}: {first['msg'].lower()}); give a briefing.json") from error


def changes_as_json(found: Comparison, before: Briefing, after: Briefing) -> str:
    """One object: the ids of both briefings, the changes, and facts that are merely no longer printed."""
    content = {
        "old": before.briefing_id,
        "new": after.briefing_id,
        "changes": [change.model_dump(mode="json") for change in found.changes],
        "same_facts": dict(sorted(found.identities.items())),
        "unprinted": list(found.unprinted),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


_HEADINGS: Mapping[ChangeKind, str] = {
    ChangeKind.UPDATED: "Updated",
    ChangeKind.WITHDRAWN: "Withdrawn",
    ChangeKind.NEW: "New",
    ChangeKind.CONFIRMED: "Confirmed by a further source",
    ChangeKind.REPEATED: "Repeated, no news",
}


def changes_as_text(found: Comparison, sources: Mapping[str, Source]) -> str:
    """The changes under a heading for each kind, with the words and the names of the sources."""
    return "\n".join(_lines(found, sources)) + "\n"


def _lines(found: Comparison, sources: Mapping[str, Source]) -> Iterator[str]:
    if not found.changes:
        yield "Nothing changed."
    for kind, heading in _HEADINGS.items():
        changes = [change for change in found.changes if change.kind is kind]
        if changes:
            yield f"{heading} ({len(changes)})"
            for change in changes:
                yield from _change_lines(change, sources)
    if found.unprinted:
        yield f"No longer printed, though the sources are unchanged: {', '.join(found.unprinted)}"


def _change_lines(change: Change, sources: Mapping[str, Source]) -> Iterator[str]:
    yield f"  {change.statement} [{change.record_id}]"
    if change.kind is ChangeKind.UPDATED:
        old = change.old if change.old is not None else "not stated"
        yield f"    {change.pointer.removeprefix('/')}: {old} -> {change.new}"
        yield from (f"    was: {line}" for line in _words(change.old_evidence, sources))
        yield from (f"    now: {line}" for line in _words(change.new_evidence, sources))
    elif change.kind is ChangeKind.WITHDRAWN:
        yield from (f"    was: {line}" for line in _words(change.old_evidence, sources))
    elif change.kind is not ChangeKind.NEW:
        yield from (f"    by: {line}" for line in _words(change.new_evidence, sources))
    if change.note:
        yield f"    {change.note}"


def _words(evidence: Iterable[Evidence], sources: Mapping[str, Source]) -> Iterator[str]:
    for place in evidence:
        source = sources.get(place.doc_id)
        name = (source.publication or source.title or source.name) if source else place.doc_id
        yield f"“{' '.join(place.exact.split())}” ({name})"
