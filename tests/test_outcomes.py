"""What came of a document is kept: read once in one manner, it is not read again."""

from datetime import date
from pathlib import Path

import pytest
from pydantic import BaseModel

from llm_brief.consolidate.outcome import Outcome
from llm_brief.errors import LLMInvalid
from llm_brief.extract.passes import ExtractOptions
from llm_brief.llm.base import Prompt
from llm_brief.llm.scripted import Answer, ScriptedLLM
from llm_brief.outcomes import outcome_key, pack, unpack
from llm_brief.pipeline import Options, run
from llm_brief.records.vocabulary import Kind
from llm_brief.sealing import briefing_json
from llm_brief.store.outcomes import SQLiteOutcomes
from llm_brief.text.document import Document

TEXT = "Orland asked the Tessaly Council on June 3 to reopen the Brake Pass."
DAY = date(2031, 6, 5)
EVENT = {
    "sentences": [1],
    "title": "Orland asked the Tessaly Council to reopen the Brake Pass",
    "type": "REQUEST",
    "status": "occurred",
    "actors": ["Orland"],
    "date": "June 3",
}


def document(text: str = TEXT, published_at: date | None = None) -> Document:
    return Document(text=text, name="a.txt", published_at=published_at)


def test_an_outcome_comes_back_as_it_was_packed() -> None:
    made = Outcome(document=document(), extracted=((Kind.EVENT, 2),), leaves=3, uncovered=((0, 4),))
    assert unpack(pack(made), document()) == made


@pytest.mark.parametrize("packed", [b"", b"noise", pack(Outcome(document=document()))[:-3]])
def test_damaged_bytes_are_no_outcome(packed: bytes) -> None:
    assert unpack(packed, document()) is None


@pytest.mark.parametrize(
    ("one", "manner", "same"),
    [
        pytest.param(document(), {"model": "m"}, True, id="the same again"),
        pytest.param(
            Document(text=TEXT, name="a.txt", path="elsewhere/a.txt"), {"model": "m"}, True, id="another folder"
        ),
        pytest.param(document(TEXT + " "), {"model": "m"}, False, id="another text"),
        pytest.param(document(published_at=DAY), {"model": "m"}, False, id="another day: relative dates hang on it"),
        pytest.param(document(), {"model": "n"}, False, id="another model"),
    ],
)
def test_a_reading_is_known_by_text_and_manner(one: Document, manner: dict[str, object], same: bool) -> None:
    assert (outcome_key(one, manner) == outcome_key(document(), {"model": "m"})) is same


def model(*, broken: bool = False, name: str = "m") -> ScriptedLLM:
    def script(prompt: Prompt, _schema: type[BaseModel]) -> Answer:
        if prompt.name == "demand" and broken:
            return LLMInvalid("no answer fitted")
        return (
            {"items": [EVENT]}
            if prompt.name == "event"
            else {"items": []}
            if prompt.name in ("demand", "position")
            else LLMInvalid("x")
        )

    return ScriptedLLM(script, model=name)


def brief(llm: ScriptedLLM, path: Path) -> str:
    with SQLiteOutcomes(path, today=DAY) as outcomes:
        options = Options(as_of=DAY, jobs=1, outcomes=outcomes, extract=ExtractOptions(repair=False))
        return briefing_json(run([document()], llm, options))


def asked(llm: ScriptedLLM) -> int:
    return sum(prompt.name in ("event", "demand", "position") for prompt in llm.prompts)


def test_a_second_run_reads_nothing_and_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second, other = model(), model(), model(name="n")
    made = brief(first, tmp_path / "s")
    assert brief(second, tmp_path / "s") == made
    brief(other, tmp_path / "s")
    assert (asked(first), asked(second), asked(other)) == (3, 0, 3)


def test_a_reading_in_which_something_failed_is_tried_again(tmp_path: Path) -> None:
    broken, whole = model(broken=True), model()
    brief(broken, tmp_path / "s")
    brief(whole, tmp_path / "s")
    assert (asked(broken), asked(whole)) == (3, 3)
