"""Which model the settings lead to."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from llm_brief.config import Settings
from llm_brief.errors import SettingsError
from llm_brief.models import DEFAULT_HOSTED, cache_dir, choose, open_model

KEY = SecretStr("sk-test")


@pytest.mark.parametrize(
    ("settings", "kind", "name"),
    [
        pytest.param(Settings(), "local", "local", id="nothing-set"),
        pytest.param(Settings(api_key=KEY), "hosted", DEFAULT_HOSTED, id="key"),
        pytest.param(Settings(base_url="http://localhost:8080"), "hosted", "", id="endpoint"),
        pytest.param(Settings(base_url="http://localhost:8080", api_key=KEY), "hosted", "", id="endpoint-and-key"),
        pytest.param(Settings(model="gpt-x"), "hosted", "gpt-x", id="named"),
        pytest.param(Settings(model="gpt-x", api_key=KEY), "hosted", "gpt-x", id="named-and-key"),
        pytest.param(Settings(model="local", api_key=KEY), "local", "local", id="local-in-spite-of-a-key"),
        pytest.param(Settings(model="local", base_url="http://a"), "local", "local", id="local-and-endpoint"),
        pytest.param(Settings(model="none", api_key=KEY), "none", "none", id="none"),
        pytest.param(Settings(model="replay:answers"), "replay", "answers", id="replay-as-model"),
        pytest.param(Settings(replay=Path("answers")), "replay", "answers", id="replay"),
        pytest.param(Settings(replay=Path("a"), model="gpt-x", api_key=KEY), "replay", "a", id="replay-over-all"),
        pytest.param(Settings(model="locality"), "hosted", "locality", id="not-quite-local"),
        pytest.param(Settings(verifier_model="gpt-x"), "local", "local", id="a-verifier-is-no-model"),
        pytest.param(Settings(local_model=Path("m.gguf")), "local", "local", id="weights"),
    ],
)
def test_the_choice(settings: Settings, kind: str, name: str) -> None:
    choice = choose(settings)
    assert (choice.kind, choice.name) == (kind, name)
    assert choice.why


def test_the_reason_never_tells_the_key() -> None:
    assert "sk-test" not in str(choose(Settings(api_key=KEY)))


def test_no_model_is_no_model() -> None:
    settings = Settings(model="none")
    assert open_model(choose(settings), settings) is None


def test_openai_without_a_key_says_what_to_set() -> None:
    settings = Settings(model="gpt-x")
    with pytest.raises(SettingsError, match=r"'gpt-x'.*OPENAI_API_KEY.*--base-url.*--model local"):
        open_model(choose(settings), settings)


def test_the_cache_lies_where_it_is_set_or_in_the_users_cache(tmp_path: Path) -> None:
    assert cache_dir(Settings(cache_dir=tmp_path)) == tmp_path
    assert cache_dir(Settings()).is_relative_to(Path.home())
    assert cache_dir(Settings()).name == "llm-brief"
