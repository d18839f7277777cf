"""What an endpoint is able to do: which models it has, and how one of them has to be asked."""

from contextlib import suppress
from dataclasses import dataclass

from pydantic import BaseModel

from llm_brief.errors import LLMError, LLMInvalid, ReplyCutOff
from llm_brief.llm.base import Prompt
from llm_brief.llm.complaints import Endpoint
from llm_brief.llm.dialect import Mode
from llm_brief.llm.openai import OpenAILLM
from llm_brief.llm.patience import Patience
from llm_brief.llm.transport import OPENAI_URL, Transport, Unfit

__all__ = ["Probe", "list_models", "probe"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """What a trial call showed. ``reachable``: it was answered; ``mode``: how it had to be asked for."""

    reachable: bool
    models: tuple[str, ...] = ()
    mode: Mode | None = None
    error: str = ""

    @property
    def json_schema(self) -> bool:
        """Whether the endpoint gives JSON Schema output."""
        return self.mode is Mode.JSON_SCHEMA


class _Ping(BaseModel):
    """A sign of life."""

    ok: bool


def probe(*, base_url: str | None, api_key: str | None, model: str, timeout: float = 20.0) -> Probe:
    """Ask ``model`` (empty: the first one offered) for a tiny object, without patience; raises nothing."""
    models: tuple[str, ...] = ()
    with suppress(LLMError):
        models = list_models(base_url=base_url, api_key=api_key, timeout=timeout)
    name = model or next(iter(models), "")
    prompt = Prompt(name="probe", system="You fill forms.", user="Set ok to true.", max_tokens=512)
    impatient = Patience(later=0, timeout=0, broken=0)
    with OpenAILLM(name, base_url=base_url, api_key=api_key, timeout=timeout, attempts=1, patience=impatient) as llm:
        try:
            llm.fill(prompt, _Ping)
        except (LLMInvalid, ReplyCutOff) as error:
            return Probe(reachable=True, models=models, error=str(error))
        except LLMError as error:
            return Probe(reachable=False, models=models, error=str(error))
        schema = llm.mode is Mode.JSON_SCHEMA
        return Probe(
            reachable=True,
            models=models,
            mode=llm.mode,
            error="" if schema else f"it had to be asked in mode {llm.mode}",
        )


def list_models(*, base_url: str | None, api_key: str | None, timeout: float = 20.0) -> tuple[str, ...]:
    """The models that an endpoint says it has, sorted; ``LLMError`` when it does not say."""
    transport = Transport(
        Endpoint(base_url or OPENAI_URL, "", api_key), timeout, Patience(later=1, timeout=0, broken=1)
    )
    try:
        return transport.models()
    except Unfit as unfit:
        raise unfit.error from unfit.__cause__
    finally:
        transport.close()
