"""What every test can rely on: an empty home, a clean environment, no network beyond this machine."""

import difflib
import os
from collections.abc import Callable
from pathlib import Path

import hypothesis
import pytest
from hypothesis.configuration import set_hypothesis_home_dir
from platformdirs import user_cache_path

ROOT = Path(__file__).parents[1]
_REAL_CACHE = user_cache_path("llm-brief", appauthor=False)
"""Read before any test moves the home directory: weights of the embedded model are too large to unpack twice."""

_OURS = ("OPENAI_", "BRIEF_")
_FOLDERS = ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")

set_hypothesis_home_dir(ROOT / ".hypothesis")
hypothesis.settings.register_profile("here", deadline=None, max_examples=60)
hypothesis.settings.register_profile("ci", deadline=None, max_examples=60, derandomize=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") == "true" else "here")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite fixtures/golden from what the code gives now"
    )


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Loopback only; pytest-socket reads these options in its own ``pytest_configure``."""
    config.option.allow_hosts = config.option.allow_hosts or "127.0.0.1,localhost,::1"
    config.option.allow_unix_socket = True


@pytest.fixture(autouse=True)
def _nowhere(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No setting of the user's reaches a test, and nothing a test leaves behind reaches the user."""
    for name in [name for name in os.environ if name.startswith(_OURS)]:
        monkeypatch.delenv(name)
    home = tmp_path_factory.mktemp("home")
    for name in _FOLDERS:
        monkeypatch.setenv(name, str(home))
    monkeypatch.chdir(home)


@pytest.fixture(scope="session")
def weights_cache() -> Path:
    """The user's own cache folder, where the weights of the embedded model may lie already."""
    return _REAL_CACHE


@pytest.fixture(scope="session")
def fixtures_dir() -> Path:
    return ROOT / "fixtures"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Labelled data beside the repository; it is for measuring only and not part of the project."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip(f"no {folder.name}/ folder beside the repository")
    return folder


@pytest.fixture(scope="session")
def golden(pytestconfig: pytest.Config, fixtures_dir: Path) -> Callable[[str, str], None]:
    """Compare a text with ``fixtures/golden/NAME``; ``--update-golden`` writes it instead."""

    def check(name: str, text: str) -> None:
        path = fixtures_dir / "golden" / name
        if pytestconfig.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        wanted = path.read_text(encoding="utf-8") if path.is_file() else ""
        difference = "\n".join(difflib.unified_diff(wanted.splitlines(), text.splitlines(), name, "now", lineterm=""))
        assert text == wanted, f"pytest --update-golden accepts this change:\n{difference}"

    return check
