"""Settings: defaults < brief.toml < environment < flags, put together in one place, refused when unknown."""

import contextlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, ValidationError

from llm_brief.errors import SettingsError

__all__ = [
    "CONFIG_FILE",
    "ENVIRONMENT",
    "DailySettings",
    "FeedSettings",
    "KeepSettings",
    "MailSettings",
    "Settings",
    "load_settings",
]

CONFIG_FILE = "brief.toml"

ENVIRONMENT: Mapping[str, str] = MappingProxyType(
    {
        "BRIEF_MODEL": "model",
        "BRIEF_BASE_URL": "base_url",
        "OPENAI_BASE_URL": "base_url",
        "OPENAI_API_KEY": "api_key",
        "BRIEF_VERIFIER_MODEL": "verifier_model",
        "BRIEF_JOBS": "jobs",
        "BRIEF_MAX_COST": "max_cost",
        "BRIEF_MAX_TOKENS": "max_tokens",
        "BRIEF_AS_OF": "as_of",
        "BRIEF_CACHE_DIR": "cache_dir",
        "BRIEF_LOCAL_MODEL": "local_model",
        "BRIEF_ENTAILMENT_MODEL": "entailment_model",
        "BRIEF_TIMEOUT": "timeout",
        "BRIEF_TEMPLATE": "template",
        "BRIEF_SMTP_PASSWORD": "smtp_password",
    }
)
"""Environment variable to setting. A ``BRIEF_`` name wins over an ``OPENAI_`` one."""


_Name = Annotated[str, Field(min_length=1)]


def _day(value: object) -> object:
    """Days are written out: Pydantic would take a bare number for seconds since 1970."""
    if isinstance(value, str):
        with contextlib.suppress(ValueError):
            return date.fromisoformat(value)
    if type(value) is date or value is None:
        return value
    raise ValueError("write a day as 2025-09-03")


_Address = Annotated[str, Field(pattern=r"^[^@\s<>,]+@[^@\s<>,]+$")]
_Url = Annotated[str, Field(pattern=r"^https?://[^\s]+$")]
_Days = Annotated[int, Field(ge=1)]


class _Part(BaseModel):
    """A table of the settings file."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, allow_inf_nan=False)


class FeedSettings(_Part):
    """A feed to be fetched. ``full`` fetches the page of each article; else what the feed itself holds is kept."""

    url: _Url
    name: _Name | None = None
    full: bool = True


def _feed(value: object) -> object:
    """A bare address stands for a feed of that address."""
    return {"url": value} if isinstance(value, str) else value


class KeepSettings(_Part):
    """For how many days things are kept; None keeps them for ever. ``readings`` are model answers and what came of
    documents: without them the same text is paid for again.
    """

    readings: _Days | None = 90
    facts: _Days | None = 365
    briefings: _Days | None = None


class MailSettings(_Part):
    """An e-mail of the briefing: always written as ``briefing.eml``, sent when ``host`` names an SMTP server."""

    to: Annotated[tuple[_Address, ...], Field(min_length=1)]
    sender: _Address
    host: _Name | None = None
    port: Annotated[int, Field(ge=1, le=65535)] = 587
    user: _Name | None = None
    security: Literal["starttls", "tls", "none"] = "starttls"


class DailySettings(_Part):
    """What only `brief daily` needs. Sizes are bytes, times seconds.

    ``private_addresses`` allows feeds and articles on this machine and in private networks.
    """

    since: _Name | None = None
    timezone: _Name | None = None
    feeds: tuple[Annotated[FeedSettings, BeforeValidator(_feed)], ...] = ()
    private_addresses: bool = False
    fetch_bytes: Annotated[int, Field(ge=1000)] = 5_000_000
    fetch_seconds: Annotated[float, Field(gt=0)] = 30.0
    pause_seconds: Annotated[float, Field(ge=0)] = 1.0
    articles: Annotated[int, Field(ge=0)] = 100
    keep: KeepSettings = KeepSettings()
    mail: MailSettings | None = None
    webhook: _Url | None = None
    send_unchanged: bool = False


class Settings(BaseModel):
    """Everything that a run can be told. Costs are US dollars, ``timeout`` is seconds a call."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, allow_inf_nan=False)

    model: _Name | None = None
    base_url: Annotated[str, Field(pattern="^https?://")] | None = None
    api_key: SecretStr | None = None
    verifier_model: _Name | None = None
    jobs: Annotated[int, Field(ge=1, le=64)] = 4
    max_cost: Annotated[float, Field(ge=0)] | None = None
    max_tokens: Annotated[int, Field(ge=0)] | None = None
    record: Path | None = None
    replay: Path | None = None
    as_of: Annotated[date | None, BeforeValidator(_day)] = None
    cache: bool = True
    cache_dir: Path | None = None
    local_model: Path | None = None
    entailment_model: Path | None = None
    timeout: Annotated[float, Field(gt=0)] = 120.0
    template: Path | None = None
    smtp_password: SecretStr | None = None
    daily: DailySettings = DailySettings()


@dataclass(frozen=True, slots=True)
class _Given:
    """A value and where it was given, as a person would look for it."""

    value: object
    origin: str


def load_settings(
    flags: Mapping[str, object],
    environment: Mapping[str, str],
    config: Path | None = None,
) -> Settings:
    """The settings of a run. ``flags`` holding None were not given; a named ``config`` file has to exist.

    ``SettingsError`` names the setting, and the file, variable or option that it came from; never its value.
    """
    given = _from_file(config) | _from_environment(environment) | _from_flags(flags)
    try:
        return Settings.model_validate({name: item.value for name, item in given.items()})
    except ValidationError as error:
        raise _refusal(error, given) from error


def _refusal(error: ValidationError, given: Mapping[str, _Given]) -> SettingsError:
    first = error.errors(include_input=False, include_url=False)[0]
    name = str(first["loc"][0])
    whole = ".".join(map(str, first["loc"]))
    if first["type"] == "extra_forbidden" and whole != name:
        return SettingsError(f"{given[name].origin}: there is no setting {whole!r}; see docs/daily.md")
    if first["type"] == "extra_forbidden":
        known = ", ".join(sorted(Settings.model_fields))
        return SettingsError(f"{given[name].origin}: there is no setting {name!r}; there are {known}")
    reason = first["msg"].removeprefix("Value error, ").lower()
    return SettingsError(f"{given[name].origin}: setting {whole!r}: {reason}; see `brief run --help`")


def _from_file(config: Path | None) -> dict[str, _Given]:
    path = config or Path(CONFIG_FILE)
    if config is None and not path.is_file():
        return {}
    try:
        values = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: not a TOML file ({error}); mend that line") from error
    return {name: _Given(value, str(path)) for name, value in values.items()}


def _from_environment(environment: Mapping[str, str]) -> dict[str, _Given]:
    ordered = sorted(ENVIRONMENT, key=lambda name: name.startswith("BRIEF_"))
    return {ENVIRONMENT[name]: _Given(environment[name], name) for name in ordered if environment.get(name)}


def _from_flags(flags: Mapping[str, object]) -> dict[str, _Given]:
    given = {name: value for name, value in flags.items() if value is not None}
    return {name: _Given(value, f"--{name.replace('_', '-')}") for name, value in given.items()}
