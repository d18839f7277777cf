"""One day: look through the inbox, brief what is in it, compare, remember, write.

Every step can be repeated: what it did is in the memory in one transaction or not at all, and a file is whole or not
there. A run that was killed is taken up by the next one, which pays for nothing twice.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from llm_brief.daily.files import sweep, write_files
from llm_brief.daily.inbox import Inbox, scan
from llm_brief.daily.index import index_page
from llm_brief.daily.inputs import inputs_hash
from llm_brief.daily.past import base_of, read_kept
from llm_brief.daily.remember import Finished, remember, remember_files
from llm_brief.daily.steps import Steps
from llm_brief.daily.today import compared
from llm_brief.daily.window import Window
from llm_brief.errors import InputError
from llm_brief.ingest.files import Unread
from llm_brief.records.briefing import Briefing
from llm_brief.sealing import briefing_json
from llm_brief.store.briefings import KeptBriefing, briefings_of_days, last_before, last_of_day
from llm_brief.store.database import Database
from llm_brief.store.documents import kept_files
from llm_brief.text.document import Document

__all__ = ["MEMORY_FILE", "Day", "Plan", "publish", "run_day"]

MEMORY_FILE = "memory.sqlite3"

Make = Callable[[Sequence[Document | Unread]], Briefing]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a run is to do. ``manner`` names the models and options that decide what is made of a document."""

    inbox: Path
    folder: Path
    as_of: date
    window: Window
    manner: Mapping[str, object]
    now: Callable[[], datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day's briefing. ``made`` is False when the standing one was found to be current."""

    briefing: Briefing
    text: str
    inbox: Inbox
    made: bool
    unprinted: tuple[str, ...] = ()


def run_day(plan: Plan, memory: Database, make: Make, steps: Steps) -> Day:
    """The briefing of the day, made by ``make`` unless the standing one rests on the very same inputs.

    An incomplete one is made again: what failed may work now. ``InputError`` when the window holds no document.
    """
    known = kept_files(memory)
    with steps.step("look"):
        inbox = scan(plan.inbox, known, plan.window, plan.as_of, leave=plan.folder)
    _refuse_nothing(inbox, plan)
    earlier = last_before(memory, plan.as_of)
    inputs = inputs_hash(inbox.read, plan.as_of, earlier.briefing_id if earlier else None, plan.manner)
    standing = last_of_day(memory, plan.as_of)
    if standing is not None and standing.inputs == inputs and _is_complete(standing):
        day = Day(briefing=standing.briefing, text=standing.text, inbox=inbox, made=False)
    else:
        with steps.step("brief", documents=len(inbox.documents)):
            new = make(inbox.read)
        day = _against_memory(plan, memory, new, inbox, steps)
        with steps.step("remember"):
            made_at = plan.now().isoformat(timespec="seconds")
            done = Finished(briefing=day.briefing, text=day.text, inputs=inputs, made_at=made_at)
            remember(memory, done, inbox.documents)
    remember_files(memory, inbox.files, known)
    return day


def _refuse_nothing(inbox: Inbox, plan: Plan) -> None:
    if inbox.documents:
        return
    if inbox.older:
        raise InputError(f"{plan.inbox}: none of {len(inbox.older)} files is of {_days(plan.window)}; widen --since")
    first = next((item.reason for item in inbox.unread), f"{plan.inbox}: the folder holds no documents")
    raise InputError(first)


def _days(window: Window) -> str:
    start = f"{window.since} or later" if window.since else "any day"
    return f"{start}, up to {window.until}" if window.until else start


def _is_complete(kept: KeptBriefing) -> bool:
    briefing = read_kept(kept)
    return briefing is not None and briefing.complete


def _against_memory(plan: Plan, memory: Database, new: Briefing, inbox: Inbox, steps: Steps) -> Day:
    with steps.step("compare"):
        base = read_kept(base_of(memory, plan.as_of))
        today = compared(memory, base, new, inbox, plan.window)
        text = briefing_json(today.briefing)
    return Day(briefing=today.briefing, text=text, inbox=inbox, made=True, unprinted=today.unprinted)


def publish(plan: Plan, memory: Database, day: Day, texts: Mapping[str, str], steps: Steps) -> tuple[str, ...]:
    """Write the briefing into the folder of its day, beside the memory when it is the latest, and the index page.

    ``texts`` are its forms by file name. Gives the names of all files, from the folder. Files that read so already are
    left alone.
    """
    with steps.step("write"):
        whole = {**texts, "briefing.json": day.text}
        contents = {name: text.encode("utf-8", "surrogatepass") for name, text in sorted(whole.items())}
        name = plan.as_of.isoformat()
        sweep(plan.folder / name)
        write_files(plan.folder / name, contents)
        days = tuple(briefings_of_days(memory))
        latest = {} if days and days[0][0] > plan.as_of else contents
        write_files(plan.folder, {**latest, "index.html": index_page(plan.folder, days).encode()})
    return (*(f"{name}/{file}" for file in contents), *latest, "index.html")
