"""Which setting wins, and what is refused by name."""

import traceback
from datetime import date
from pathlib import Path

import pytest

from llm_brief.config import ENVIRONMENT, Settings, load_settings
from llm_brief.errors import SettingsError

SECRET = "sk-very-secret"


def toml(text: str, name: str = "brief.toml") -> Path:
    path = Path(name)
    path.write_text(text, encoding="utf-8")
    return path


def refusal(flags: dict[str, object], environment: dict[str, str], config: Path | None = None) -> str:
    with pytest.raises(SettingsError) as refused:
        load_settings(flags, environment, config)
    assert len(str(refused.value).splitlines()) == 1
    return str(refused.value)


def test_without_anything_the_defaults_hold() -> None:
    assert load_settings({}, {}) == Settings()


@pytest.mark.parametrize(
    ("flag", "variable", "in_file", "wanted"),
    [
        pytest.param(None, None, None, 4, id="default"),
        pytest.param(None, None, 5, 5, id="file"),
        pytest.param(None, "6", None, 6, id="environment"),
        pytest.param(7, None, None, 7, id="flag"),
        pytest.param(None, "6", 5, 6, id="environment-over-file"),
        pytest.param(7, None, 5, 7, id="flag-over-file"),
        pytest.param(7, "6", None, 7, id="flag-over-environment"),
        pytest.param(7, "6", 5, 7, id="flag-over-all"),
        pytest.param(None, "", 5, 5, id="empty-variable-says-nothing"),
    ],
)
def test_precedence(flag: int | None, variable: str | None, in_file: int | None, wanted: int) -> None:
    if in_file is not None:
        toml(f"jobs = {in_file}")
    environment = {} if variable is None else {"BRIEF_JOBS": variable}
    assert load_settings({"jobs": flag}, environment).jobs == wanted


def test_a_named_file_is_read_in_place_of_the_usual_one() -> None:
    toml("jobs = 5")
    assert load_settings({}, {}, toml("timeout = 9", "other.toml")) == Settings(timeout=9)


@pytest.mark.parametrize(
    ("environment", "wanted"),
    [
        pytest.param({"OPENAI_BASE_URL": "http://a"}, "http://a", id="openai"),
        pytest.param({"BRIEF_BASE_URL": "http://b"}, "http://b", id="brief"),
        pytest.param({"OPENAI_BASE_URL": "http://a", "BRIEF_BASE_URL": "http://b"}, "http://b", id="both"),
        pytest.param({"BRIEF_BASE_URL": "http://b", "OPENAI_BASE_URL": "http://a"}, "http://b", id="other-order"),
        pytest.param({"BRIEF_BASE_URL": "", "OPENAI_BASE_URL": "http://a"}, "http://a", id="empty-brief"),
        pytest.param({"OPENAI_API_BASE": "http://old"}, None, id="unknown-to-us"),
    ],
)
def test_our_own_variable_wins_over_the_vendors(environment: dict[str, str], wanted: str | None) -> None:
    assert load_settings({}, environment).base_url == wanted


@pytest.mark.parametrize("variable", sorted(set(ENVIRONMENT) - {"OPENAI_BASE_URL", "OPENAI_API_KEY"}))
def test_every_variable_sets_what_it_names(variable: str) -> None:
    assert ENVIRONMENT[variable] == variable.removeprefix("BRIEF_").lower()
    assert ENVIRONMENT[variable] in Settings.model_fields


@pytest.mark.parametrize(
    ("text", "field", "wanted"),
    [
        pytest.param("as_of = 2031-09-03", "as_of", date(2031, 9, 3), id="toml-date"),
        pytest.param('as_of = "2031-09-03"', "as_of", date(2031, 9, 3), id="written-date"),
        pytest.param("cache = false", "cache", False, id="bool"),
        pytest.param("max_cost = 0", "max_cost", 0.0, id="no-money"),
        pytest.param('local_model = "m.gguf"', "local_model", Path("m.gguf"), id="path"),
        pytest.param('model = "gpt-x"', "model", "gpt-x", id="name"),
        pytest.param("", "jobs", 4, id="empty-file"),
    ],
)
def test_values_of_the_file(text: str, field: str, wanted: object) -> None:
    assert getattr(load_settings({}, {}, toml(text)), field) == wanted


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param('modle = "x"', "brief.toml: there is no setting 'modle'; there are api_key,", id="unknown"),
        pytest.param('[llm]\nmodel = "x"', "there is no setting 'llm'", id="unknown-table"),
        pytest.param('jobs = "many"', "brief.toml: setting 'jobs': input should be a valid integer", id="no-number"),
        pytest.param("jobs = 0", "setting 'jobs': input should be greater than or equal to 1", id="too-small"),
        pytest.param("jobs = 65", "setting 'jobs': input should be less than or equal to 64", id="too-large"),
        pytest.param("max_cost = -0.1", "setting 'max_cost'", id="negative"),
        pytest.param("max_cost = nan", "setting 'max_cost': input should be a finite number", id="nan"),
        pytest.param("timeout = inf", "setting 'timeout': input should be a finite number", id="endless"),
        pytest.param("timeout = 0", "setting 'timeout'", id="no-time"),
        pytest.param("max_tokens = 1.5", "setting 'max_tokens'", id="half-a-token"),
        pytest.param('model = ""', "setting 'model'", id="empty-name"),
        pytest.param("model = 5", "setting 'model'", id="number-as-name"),
        pytest.param('base_url = "file:///etc/passwd"', "setting 'base_url'", id="no-web-address"),
        pytest.param('as_of = "yesterday"', "setting 'as_of': write a day as 2025-09-03", id="relative-day"),
        pytest.param("as_of = 20310903", "setting 'as_of': write a day as 2025-09-03", id="day-as-number"),
        pytest.param("as_of = 2031-09-03T10:00:00", "setting 'as_of': write a day", id="moment"),
        pytest.param("jobs = [1", "brief.toml: not a TOML file (", id="no-toml"),
        pytest.param("jobs = 1\njobs = 2", "brief.toml: not a TOML file (", id="twice"),
    ],
)
def test_what_the_file_may_not_hold_is_named(text: str, reason: str) -> None:
    assert reason in refusal({}, {}, toml(text))


@pytest.mark.parametrize(
    ("flags", "environment", "reason"),
    [
        pytest.param({}, {"BRIEF_JOBS": "many"}, "BRIEF_JOBS: setting 'jobs'", id="variable"),
        pytest.param({}, {"BRIEF_AS_OF": "0"}, "BRIEF_AS_OF: setting 'as_of': write a day", id="seconds-since-1970"),
        pytest.param({"max_cost": -1.0}, {}, "--max-cost: setting 'max_cost'", id="flag"),
        pytest.param({"max_cost": -1.0}, {"BRIEF_MAX_COST": "1"}, "--max-cost: ", id="the-one-that-wins"),
        pytest.param({"colour": "red"}, {}, "there is no setting 'colour'", id="unknown-flag"),
    ],
)
def test_a_refusal_names_the_variable_or_the_option(
    flags: dict[str, object], environment: dict[str, str], reason: str
) -> None:
    assert reason in refusal(flags, environment)


def test_a_file_that_cannot_be_read_is_named() -> None:
    assert refusal({}, {}, Path("missing.toml")).startswith("missing.toml: cannot be read (No such file")
    assert refusal({}, {}, Path()).startswith(".: cannot be read (Is a directory)")
    Path("brief.toml").write_bytes(b"\xff\xfe")
    assert refusal({}, {}).startswith("brief.toml: not a TOML file (")


def test_a_secret_is_in_no_repr_dump_or_message() -> None:
    settings = load_settings({}, {"OPENAI_API_KEY": SECRET})
    assert settings.api_key is not None
    assert settings.api_key.get_secret_value() == SECRET
    for shown in (repr(settings), str(settings), str(settings.model_dump()), settings.model_dump_json()):
        assert SECRET not in shown


@pytest.mark.parametrize("text", [f'api_key = ["{SECRET}"]', f'api_key = "{SECRET}"\njobs = 0', f'api_key = "{SECRET}'])
def test_a_secret_is_in_no_error_nor_its_causes(text: str) -> None:
    with pytest.raises(SettingsError) as refused:
        load_settings({}, {"OPENAI_API_KEY": ""}, toml(text))
    shown = "".join(traceback.format_exception(refused.value))
    assert SECRET not in shown


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="frozen"):
        Settings().jobs = 5  # type: ignore[misc]
