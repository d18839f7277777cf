"""What a finished day leaves in the memory, in one transaction: all of it or nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from llm_brief.compare.facts import Fact, records_of
from llm_brief.daily.state import disputes_of
from llm_brief.records.briefing import Briefing
from llm_brief.store.briefings import save_briefing
from llm_brief.store.database import Database
from llm_brief.store.documents import KeptFile, save_documents, save_files
from llm_brief.store.facts import note_disputes, save_facts
from llm_brief.text.document import Document

__all__ = ["Finished", "remember", "remember_files"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A briefing with its bytes, the hash of what went into it, and when it was made."""

    briefing: Briefing
    text: str
    inputs: str
    made_at: str


def remember(database: Database, done: Finished, documents: Sequence[Document]) -> None:
    """Keep the briefing with its bytes, its documents, its facts and its disagreements."""
    briefing = done.briefing
    texts: dict[str, str] = {document.id: document.text for document in documents}
    kept = [(source, texts[source.doc_id]) for source in briefing.documents if source.doc_id in texts]
    with database.transaction():
        save_briefing(database, briefing, done.text, inputs=done.inputs, made_at=done.made_at)
        save_documents(database, kept, briefing.as_of)
        save_facts(database, ((record, Fact(record).blocks) for record in records_of(briefing)), briefing.as_of)
        disputes = [dispute for conflict in briefing.conflicts for dispute in disputes_of(conflict)]
        note_disputes(database, disputes, briefing.as_of)


def remember_files(database: Database, files: Sequence[KeptFile], known: Mapping[str, KeptFile]) -> None:
    """Keep how the inbox was found; files that are as they were cost nothing."""
    with database.transaction():
        save_files(database, [file for file in files if known.get(file.path) != file])
