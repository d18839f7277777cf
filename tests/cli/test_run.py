import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from llm_brief import __version__

TEXT = "Orland asked the Tessaly Council on June 3 to reopen the Brake Pass.\n"


def brief(
    *arguments: object, stdin: bytes | None = None, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "llm_brief", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, env={**os.environ, **(env or {})}, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TEXT, "utf-8")
    return tmp_path / "in"


def test_a_folder_becomes_a_briefing_on_standard_output(folder: Path) -> None:
    done = brief(folder, "--model", "none", "--as-of", "2031-06-05")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(b"# Briefing, 2031-06-05")
    assert b"Traceback" not in done.stderr


def test_run_may_be_named_and_options_may_come_first(folder: Path) -> None:
    plain = brief(folder, "--model", "none", "--as-of", "2031-06-05")
    assert brief("run", folder, "--model", "none", "--as-of", "2031-06-05").stdout == plain.stdout
    assert brief("--model", "none", "--as-of", "2031-06-05", folder).stdout == plain.stdout


def test_json_and_files_hold_the_same_briefing(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = brief(folder, "--model", "none", "--as-of", "2031-06-05", "-o", out, "--json")
    assert done.returncode == 0, done.stderr
    assert done.stdout == (out / "briefing.json").read_bytes()
    assert json.loads(done.stdout)["schema_version"] == 1
    assert sorted(path.name for path in out.iterdir()) == ["briefing.html", "briefing.json", "briefing.md"]


def test_a_source_in_another_language_is_named_unless_nothing_is_to_be_said(folder: Path) -> None:
    german = (
        "Der Stadtrat hat am Montag beschlossen, die alte Brücke über den Fluss zu sperren. Man will sie abreißen und "
        "eine neue bauen, wenn die Regierung das Geld gibt."
    )
    (folder / "b.txt").write_text(german, "utf-8")
    told = b"brief: Source 2 is not in English"
    assert told in brief(folder, "--model", "none").stderr
    assert told not in brief(folder, "--model", "none", "-q").stderr
    (folder / "b.txt").unlink()
    assert b"English" not in brief(folder, "--model", "none").stderr


def test_a_template_of_the_users_takes_the_place_of_the_markdown(folder: Path, tmp_path: Path) -> None:
    template = tmp_path / "own.md.j2"
    template.write_text("{{ briefing.as_of }}: {{ briefing.documents | length | counted('source') }}", "utf-8")
    asked = (folder, "--model", "none", "--as-of", "2031-06-05")
    assert brief(*asked, env={"BRIEF_TEMPLATE": str(template)}).stdout == b"2031-06-05: 1 source\n"
    brief(*asked, "--template", template, "-o", tmp_path / "out")
    assert (tmp_path / "out" / "briefing.md").read_text("utf-8") == "2031-06-05: 1 source\n"


def test_a_broken_template_is_refused_before_anything_is_done(folder: Path, tmp_path: Path) -> None:
    template = tmp_path / "broken.md.j2"
    template.write_text("fine\n{% if %}", "utf-8")
    done = brief(folder, "--model", "m", "--base-url", "http://127.0.0.1:9/v1", "--template", template)
    assert done.returncode == 2
    assert b"broken.md.j2, line 2: " in done.stderr and b"Traceback" not in done.stderr


def test_a_written_briefing_verifies_and_an_edited_one_exits_with_4(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    brief(folder, "--model", "none", "-o", out)
    assert brief("verify", out / "briefing.json", folder).returncode == 0
    (folder / "a.txt").write_text(TEXT.replace("June 3", "June 4"), "utf-8")
    done = brief("verify", out / "briefing.json", folder)
    assert done.returncode == 4
    assert b"a.txt: no document with this text is there" in done.stdout


def test_standard_input_is_a_document() -> None:
    done = brief("-", "--model", "none", stdin=TEXT.encode())
    assert done.returncode == 0, done.stderr
    assert b"stdin" in done.stdout


def test_a_file_that_cannot_be_read_is_named_and_the_exit_code_says_incomplete(folder: Path) -> None:
    (folder / "scan.pdf").write_bytes(b"%PDF-1.7")
    done = brief(folder, "--model", "none")
    assert done.returncode == 3
    assert b"scan.pdf: cannot read .pdf" in done.stderr
    assert b"scan" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        pytest.param(["nowhere/"], 1, b"cannot be found", id="no such path"),
        pytest.param(["."], 1, b"no documents", id="an empty folder"),
        pytest.param(["--jobs", "0", "."], 2, b"jobs", id="an impossible setting"),
        pytest.param(["--model", "gpt-x", "."], 2, b"OPENAI_API_KEY", id="a hosted model without a key"),
        pytest.param(["--config", "nowhere.toml", "."], 2, b"nowhere.toml", id="no such settings file"),
        pytest.param(["--no-such-option", "."], 2, b"--no-such-option", id="an unknown option"),
        pytest.param(["--replay", "nowhere", "."], 1, b"nowhere", id="no recordings"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(arguments: list[str], code: int, words: bytes, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    if "." in arguments and words != b"no documents":
        (empty / "a.txt").write_text(TEXT, "utf-8")
    done = brief(*[str(empty) if argument == "." else argument for argument in arguments])
    assert done.returncode == code, done.stderr
    assert words in done.stderr
    assert b"Traceback" not in done.stderr
    assert done.stdout == b""


def test_an_unreachable_endpoint_is_named(folder: Path) -> None:
    done = brief(folder, "--model", "m", "--base-url", "http://127.0.0.1:9/v1", "--no-cache")
    assert done.returncode == 1
    assert b"127.0.0.1:9" in done.stderr
    assert b"Traceback" not in done.stderr


def test_an_unwritable_output_leaves_nothing_behind(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    done = brief(folder, "--model", "none", "-o", tmp_path / "file" / "out")
    assert done.returncode == 1
    assert b"cannot write the briefing" in done.stderr


def test_a_schema_is_printed_by_name_and_an_unknown_one_is_refused() -> None:
    assert json.loads(brief("schema", "event").stdout)["title"] == "Event"
    assert brief("schema").stdout.split() == [b"briefing", b"demand", b"event", b"stakeholder_position"]
    assert brief("schema", "nothing").returncode == 2


def test_the_doctor_says_what_would_be_used(tmp_path: Path) -> None:
    done = brief("doctor", "--model", "none")
    assert b"none, used because the model setting says so" in done.stdout
    assert done.returncode == 0
    missing = brief("doctor", "--model", f"replay:{tmp_path}")
    assert missing.returncode == 1
    assert b"mend: brief PATH --record DIR" in missing.stdout


def test_the_version_is_printed() -> None:
    assert brief("--version").stdout.decode().strip().endswith(__version__)


def best_of(times: int, *command: str) -> float:
    def once() -> float:
        start = time.perf_counter()
        subprocess.run([sys.executable, *command], capture_output=True, check=True)
        return time.perf_counter() - start

    return min(once() for _ in range(times))


def test_help_and_import_are_quick() -> None:
    """Against a bare interpreter on the same machine: no heavy library may be imported before it is needed."""
    bare = best_of(5, "-c", "pass")
    assert best_of(5, "-c", "import llm_brief") - bare < 0.15
    assert best_of(5, "-m", "llm_brief", "--help") - bare < 0.5


@pytest.mark.parametrize("heavy", ["openai", "instructor", "pydantic", "spacy", "xllamacpp", "rich", "jinja2"])
def test_help_imports_nothing_heavy(heavy: str) -> None:
    code = f"import sys; from llm_brief.cli import brief; brief.main(['--help'], standalone_mode=False); sys.exit({heavy!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0
