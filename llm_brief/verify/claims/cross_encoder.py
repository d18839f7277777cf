"""A place for a trained entailment model: an ONNX cross-encoder from a folder that the user names.

The project ships no such weights. ``onnxruntime``, ``tokenizers`` and ``numpy`` are imported when a model is opened,
and nowhere else.
"""

import json
import math
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from llm_brief.errors import SettingsError

__all__ = ["CrossEncoder", "Entailment", "open_cross_encoder"]

_MODEL, _TOKENIZER, _CONFIG = "model.onnx", "tokenizer.json", "config.json"
_TOKENS = 512
_ENTAILED = "entail"
_LACKING = "an entailment model needs: pip install 'llm-brief[entailment]'"


class Entailment(Protocol):
    """Something that tells how likely a premise entails a hypothesis."""

    def probability(self, premise: str, hypothesis: str) -> float:
        """Between 0 and 1."""


_Inputs = Mapping[str, Sequence[int]]
_Encode = Callable[[str, str], _Inputs]
_Run = Callable[[_Inputs], Sequence[float]]


class CrossEncoder:
    """A model that reads premise and hypothesis together. ``entailed`` is the place of "entailment" in its output.

    ``encode`` gives the numbers of a pair of texts by the names of the inputs, ``run`` the row of outputs. A model with
    one output gives the logarithm of the odds.
    """

    def __init__(self, encode: _Encode, run: _Run, *, entailed: int = 0) -> None:
        self._encode = encode
        self._run = run
        self._entailed = entailed

    def probability(self, premise: str, hypothesis: str) -> float:
        """How likely the premise entails the hypothesis, by this model. Deterministic."""
        return _probability(self._run(self._encode(premise, hypothesis)), self._entailed)


def _probability(logits: Sequence[float], entailed: int) -> float:
    if len(logits) == 1:
        return 1 / (1 + math.exp(-logits[0]))
    top = max(logits)
    parts = [math.exp(logit - top) for logit in logits]
    return parts[entailed] / sum(parts)


def open_cross_encoder(folder: Path) -> CrossEncoder:
    """The model in ``folder``, which holds ``model.onnx`` and ``tokenizer.json``, and ``config.json`` for its labels.

    Raises ``SettingsError`` where the folder lacks a file, or this machine a library.
    """
    missing = [name for name in (_MODEL, _TOKENIZER) if not (folder / name).is_file()]
    if missing:
        raise SettingsError(f"{folder}: an entailment model needs {' and '.join(missing)}")
    run = _session(folder / _MODEL)
    return CrossEncoder(_encoder(folder / _TOKENIZER), run, entailed=_entailed_label(folder / _CONFIG))


def _encoder(path: Path) -> _Encode:
    try:
        from tokenizers import Tokenizer
    except ImportError as error:
        raise SettingsError(_LACKING) from error
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.enable_truncation(_TOKENS, strategy="only_first")

    def encode(premise: str, hypothesis: str) -> _Inputs:
        found = tokenizer.encode(premise, hypothesis)
        return {
            "input_ids": found.ids,
            "attention_mask": found.attention_mask,
            "token_type_ids": found.type_ids,
        }

    return encode


def _session(path: Path) -> _Run:
    try:
        import numpy as np
        import onnxruntime
    except ImportError as error:
        raise SettingsError(_LACKING) from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # the same sums in the same order every time
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    wanted = {tensor.name for tensor in session.get_inputs()}

    def run(inputs: _Inputs) -> Sequence[float]:
        arrays = {name: np.array([values], dtype=np.int64) for name, values in inputs.items() if name in wanted}
        return [float(value) for value in session.run(None, arrays)[0].reshape(-1)]

    return run


def _entailed_label(path: Path) -> int:
    """Where the output has "entailment", as the model's own configuration says; the first place without one."""
    if not path.is_file():
        return 0
    labels = json.loads(path.read_text("utf-8")).get("id2label", {})
    return next((int(number) for number, name in labels.items() if str(name).lower().startswith(_ENTAILED)), 0)
