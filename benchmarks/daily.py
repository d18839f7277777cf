"""The daily run under load: a day of 500 articles, a year of days, a hundred kills.

python -m benchmarks.daily day [ARTICLES]         a day of 500, replayed model: seconds and memory
python -m benchmarks.daily year [DAYS [ARTICLES]] day after day of short articles, window of two days: CPU seconds
python -m benchmarks.daily kill [KILLS]           SIGKILL at random in runs against a counting endpoint
"""

import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from pydantic import BaseModel

from llm_brief.daily.run import MEMORY_FILE, Plan, run_day
from llm_brief.daily.steps import Steps
from llm_brief.daily.window import Window
from llm_brief.errors import LLMInvalid
from llm_brief.extract.passes import ExtractOptions, extract
from llm_brief.ingest.files import read
from llm_brief.llm.base import Prompt
from llm_brief.llm.replay import Recording, Replay
from llm_brief.llm.scripted import Answer, ScriptedLLM
from llm_brief.pipeline import Options, run
from llm_brief.prompts import default_prompts
from llm_brief.store.memory import Kept, Memory, prune
from llm_brief.store.outcomes import SQLiteOutcomes
from tests.daily.crashing import Crash, after, counting_endpoint, forked_runs, moments

ROOT = Path(__file__).parents[1]
ARTICLES = 500
JOBS = 4
FIRST = date(2031, 6, 1)

_SYLLABLES = "bal cor dan fel gar hol jas kel lor mar nar orm pel quar ras sel tam vor wes zan".split()
_ADJECTIVES = "old narrow quiet heavy early distant common broken local empty bright wooden former public small".split()
_NOUNS = (
    "bridge market harbour road school kitchen library orchard station window garden office tower river field".split()
)
_VERBS = "faced crossed passed held kept covered joined left reached served".split()
_CAPS = "Council Ministry Union Company Board Authority".split()


def _name(chance: random.Random) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(2)).capitalize()


@dataclass(frozen=True)
class Article:
    """A made-up article: its text, and the drafts that a good model would write of it."""

    name: str
    text: str
    drafts: Mapping[str, list[dict[str, object]]]


def article(number: int, day: date, filler_lines: int = 7) -> Article:
    """Article ``number`` of a day: two events, a demand and a view, each with so many other lines after it.

    With seven it has about 450 words. Five articles tell one story.
    """
    chance = random.Random(f"{day}-{number}")
    story = random.Random(f"{day}-{number // 5}")
    town, body, other = _name(story), f"{_name(story)} {story.choice(_CAPS)}", f"{_name(story)} {story.choice(_CAPS)}"
    person, when = f"{_name(story)} {_name(story)}", f"{day.day} {day:%B} {day.year}"
    hurt = story.randint(3, 90) + number % 5 // 4
    lines = [
        f"Police arrested {hurt} protesters in {town} on {when}.",
        f"The {body} will meet the {other} in {town} on {when}.",
        f"The {other} demanded that the {body} reopen the port of {town}.",
        f"“Nobody asked {town},” {person} said.",
    ]
    filler = [_filler(chance) for _ in range(4 * filler_lines)]
    text = "\n\n".join(f"{lines[i]} " + " ".join(filler[i * filler_lines : (i + 1) * filler_lines]) for i in range(4))
    step = 1 + filler_lines
    drafts: dict[str, list[dict[str, object]]] = {
        "event": [
            {"sentences": [1], "title": "Arrests", "type": "COERCE", "status": "occurred", "actors": ["Police"],
             "recipients": [f"{hurt} protesters"], "place": town, "date": when, "quantities": [f"{hurt} protesters"]},
            {"sentences": [1 + step], "title": "Meeting", "type": "CONSULT", "status": "planned", "actors": [body],
             "recipients": [other], "place": town, "date": when},
        ],
        "demand": [
            {"sentences": [1 + 2 * step], "demander": other, "addressees": [body],
             "content": f"reopen the port of {town}", "summary": "reopen the port", "force": "demand",
             "status": "made"},
        ],
        "position": [
            {"sentences": [1 + 3 * step], "stakeholder": person, "target": town, "stance": "against",
             "statement": f"Nobody asked {town}", "quoted": True, "basis": "stated"},
        ],
    }  # fmt: skip
    paper = number % 5
    about = {"publication": f"Paper {paper}", "date": day, "url": f"https://paper{paper}.example/{day}/{number}"}
    head = "---\n" + "".join(f"{key}: {value}\n" for key, value in about.items()) + "---\n\n"
    return Article(f"{day.isoformat()}-{number:04d}.md", head + text + "\n", drafts)


def _filler(chance: random.Random) -> str:
    a, b, c = (f"{chance.choice(_ADJECTIVES)} {chance.choice(_NOUNS)}" for _ in range(3))
    return f"The {a} of {_name(chance)} {chance.choice(_VERBS)} the {b}, and the {c} did too."


def _answers(articles: Mapping[str, Article], prompt: Prompt) -> Answer:
    if prompt.name not in ("event", "demand", "position"):
        return LLMInvalid("not asked in this benchmark")
    found = next(item for first, item in articles.items() if first in prompt.user)
    return {"items": found.drafts[prompt.name]}


def _by_first_words(items: list[Article]) -> dict[str, Article]:
    """Articles by their first two sentences, as they stand in a prompt."""
    texts = [item.text.partition("---\n\n")[2] for item in items]
    return {f"[2] {text.split('.', 2)[1].strip()}": item for text, item in zip(texts, items, strict=True)}


@dataclass
class Bench:
    """A folder to work in."""

    work: Path

    @property
    def memory(self) -> Path:
        return self.work / "out" / MEMORY_FILE

    def fill(self, day: date, count: int = ARTICLES, filler_lines: int = 7) -> list[Article]:
        """The articles of a day, in the inbox."""
        folder = self.work / "in" / day.isoformat()
        folder.mkdir(parents=True)
        items = [article(number, day, filler_lines) for number in range(count)]
        for item in items:
            (folder / item.name).write_text(item.text, "utf-8")
        return items

    def day(self, day: date, llm: ScriptedLLM | Replay, days: int) -> tuple[float, Mapping[str, float], int]:
        """One run; its seconds in all and by step, and the number of changes."""
        started, steps = time.monotonic(), Steps()
        window = Window(day - timedelta(days=days - 1))
        plan = Plan(
            inbox=self.work / "in", folder=self.work / "out", as_of=day, window=window,
            manner={}, now=lambda: datetime.now(UTC),
        )  # fmt: skip
        with Memory(self.memory) as memory, SQLiteOutcomes(self.memory, today=day) as outcomes:
            options = Options(as_of=day, jobs=JOBS, outcomes=outcomes, extract=ExtractOptions(repair=False))
            done = run_day(plan, memory, lambda read: run(read, llm, options), steps)
            prune(memory, Kept(readings=day - timedelta(days=30), facts=day - timedelta(days=60)))
        return time.monotonic() - started, steps.seconds, len(done.briefing.changes)


def _scripted(items: list[Article]) -> ScriptedLLM:
    known = _by_first_words(items)

    def script(prompt: Prompt, _schema: type[BaseModel]) -> Answer:
        return _answers(known, prompt)

    return ScriptedLLM(script, model="scripted")


def one_day(articles: int) -> None:
    """A first day with recorded answers, then a second day that has as many new articles, in a fresh process."""
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        for day in (FIRST, FIRST + timedelta(days=1)):
            items = bench.fill(day, articles)
            recording = Recording(_scripted(items), bench.work / "replies")
            plain = list((bench.work / "in" / day.isoformat()).glob("*.md"))
            run_recorded(plain, recording)
            print(json.dumps(_in_new_process(bench.work, day)))


def run_recorded(files: list[Path], recording: Recording) -> None:
    """Have the recordings of a day made, by asking for them once."""
    for file in sorted(files):
        extract(read(file), recording, default_prompts(), ExtractOptions(repair=False))


def _in_new_process(work: Path, day: date) -> object:
    command = [sys.executable, "-m", "benchmarks.daily", "run", str(work), day.isoformat()]
    peak = 0.0
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as run:
        while run.poll() is None:
            peak = max(peak, _megabytes(run.pid))
            time.sleep(0.1)
        assert run.stdout is not None
        return {**json.loads(run.stdout.read()), "peak_mb": round(peak)}


def _megabytes(pid: int) -> float:
    """The memory of a process and of those it started; pages that several share count once."""
    try:
        rows = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        children = [pid for file in Path(f"/proc/{pid}/task").glob("*/children") for pid in file.read_text().split()]
    except OSError:  # it has ended
        return 0.0
    own = sum(int(row.split()[1]) for row in rows if row.startswith("Pss:")) / 1024
    return own + sum(_megabytes(int(child)) for child in children)


def measured_run(work: Path, day: date) -> None:
    """One day from recordings, measured from the start of the process.

    Of processor seconds: this process and those that parse.
    """
    started = time.monotonic()
    bench = Bench(work)
    _, steps, changes = bench.day(day, Replay(work / "replies"), 1)
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    processor = [round(each.ru_utime + each.ru_stime, 1) for each in used]
    measured = {
        "day": day.isoformat(),
        "seconds": round(time.monotonic() - started, 1),
        "cpu": processor,
        "load": round(os.getloadavg()[0], 1),
        "changes": changes,
        "steps": steps,
    }
    print(json.dumps(measured))


def year(days: int, articles: int) -> None:
    """Day after day in one folder; CPU seconds of the first and the last tenth. Reading takes its own time each day."""
    with tempfile.TemporaryDirectory() as folder:
        bench, taken = Bench(Path(folder)), []
        known: list[Article] = []
        for number in range(days):
            day = FIRST + timedelta(days=number)
            known = [*known[-articles:], *bench.fill(day, articles, filler_lines=1)]
            started = time.process_time()
            _, steps, changes = bench.day(day, _scripted(known), 2)
            taken.append(time.process_time() - started)
            size = bench.memory.stat().st_size / 1e6
            print(f"{day} {taken[-1]:6.2f} s  {changes} changes  {size:6.1f} MB  {dict(steps)}", flush=True)
        tenth = max(1, days // 10)
        early, late = sum(taken[1 : 1 + tenth]) / tenth, sum(taken[-tenth:]) / tenth
        print(f"first tenth {early:.2f} s a day, last tenth {late:.2f} s a day, ratio {late / early:.2f}")


def kill(kills: int) -> None:
    """Two days, each killed four times and then allowed to end, until there were enough kills.

    Every second kill is at a random moment, the others as soon as a random number of questions has come in.
    """
    days = ROOT / "fixtures" / "days"
    with tempfile.TemporaryDirectory() as folder, forked_runs(Path(folder)) as runs, counting_endpoint() as endpoint:
        done = lost = runs_made = 0
        wrong: list[str] = []
        shutil.copytree(days / "day-01", Path(folder) / "first" / "in")
        started = time.monotonic()
        Crash(runs, endpoint, Path(folder) / "first" / "in", Path(folder) / "first" / "out").finished_run("2031-06-03")
        seconds = time.monotonic() - started
        print(f"a run that is let alone takes {seconds:.1f} s", flush=True)
        while done < kills:
            work = Path(folder) / f"round-{runs_made}"
            shutil.copytree(days / "day-01", work / "in")
            crash = Crash(runs, endpoint, work / "in", work / "out")
            for day, name in (("2031-06-03", "day-01"), ("2031-06-04", "day-02")):
                for file in (days / name).glob("*.md"):
                    shutil.copy(file, work / "in")
                seed = runs_made * 10 + int(day[-1])
                for moment, asked in zip(moments(2, seconds, seed), moments(2, 9, seed + 1), strict=True):
                    wrong += crash.killed_run(day, crash.questions(1 + int(asked)))
                    wrong += crash.killed_run(day, after(moment))
                wrong += crash.finished_run(day)
            done, lost, runs_made = done + crash.kills, lost + crash.lost, runs_made + 1
            print(f"{done} kills, {lost} answers under way were lost, wrong: {wrong}", flush=True)
            shutil.rmtree(work)
        print(f"{done} kills; asked {len(endpoint.asked)}; lost under way {lost}; problems {len(wrong)}")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["day", *count]:
            one_day(int(count[0]) if count else ARTICLES)
        case ["run", work, day]:
            measured_run(Path(work), date.fromisoformat(day))
        case ["year", *count]:
            year(int(count[0]) if count else 365, int(count[1]) if count[1:] else ARTICLES)
        case ["kill", *count]:
            kill(int(count[0]) if count else 100)
        case _:
            print(__doc__)
