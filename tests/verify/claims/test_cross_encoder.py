"""An entailment model from a folder is asked what the rules leave open, and nothing else."""

from pathlib import Path

import pytest

from llm_brief.errors import SettingsError
from llm_brief.records.base import Label
from llm_brief.text.analysis import Analysis
from llm_brief.text.document import Document
from llm_brief.verify.claims import check_claim
from llm_brief.verify.claims.cross_encoder import open_cross_encoder

ARTICLE = Document(text="The council opened a second bridge in Aldmoor on 3 May. Twelve boats waited below it.")
WORDS = {"[UNK]": 0, "bridge": 1, "closed": 2, "opened": 3}


def write_model(folder: Path, *, labels: str | None = None) -> None:
    """A model of one layer: "closed" in what it reads speaks for its second label, all else for the first."""
    onnx = pytest.importorskip("onnx")
    tokenizers = pytest.importorskip("tokenizers")
    helper, types = onnx.helper, onnx.TensorProto
    weights = helper.make_tensor("weights", types.FLOAT, [4, 2], [0.0, 0.0, 1.0, 0.0, 0.0, 30.0, 1.0, 0.0])
    axes = helper.make_tensor("axes", types.INT64, [1], [1])
    graph = helper.make_graph(
        [
            helper.make_node("Gather", ["weights", "input_ids"], ["vectors"]),
            helper.make_node("ReduceSum", ["vectors", "axes"], ["logits"], keepdims=0),
        ],
        "tiny",
        [helper.make_tensor_value_info("input_ids", types.INT64, [1, "words"])],
        [helper.make_tensor_value_info("logits", types.FLOAT, [1, 2])],
        [weights, axes],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    onnx.save(model, str(folder / "model.onnx"))
    tokenizer = tokenizers.Tokenizer(tokenizers.models.WordLevel(WORDS, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    tokenizer.save(str(folder / "tokenizer.json"))
    if labels is not None:
        (folder / "config.json").write_text(labels, "utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("onnxruntime")
    made = tmp_path_factory.mktemp("model")
    write_model(made)
    return made


def test_a_model_from_a_folder_tells_what_entails_what(folder: Path) -> None:
    model = open_cross_encoder(folder)
    assert model.probability("they opened a bridge", "a bridge was opened") > 0.5
    assert model.probability("they opened a bridge", "a bridge was closed") < 0.01


def test_the_place_of_entailment_is_read_from_the_configuration(tmp_path: Path) -> None:
    pytest.importorskip("onnxruntime")
    write_model(tmp_path, labels='{"id2label": {"0": "CONTRADICTION", "1": "ENTAILMENT"}}')
    assert open_cross_encoder(tmp_path).probability("a bridge", "a bridge closed") > 0.99


class Counting:
    """Says the same of everything, and remembers what it was asked."""

    def __init__(self, chance: float) -> None:
        self.chance = chance
        self.asked: list[str] = []

    def probability(self, premise: str, hypothesis: str) -> float:
        assert premise
        self.asked.append(hypothesis)
        return self.chance


@pytest.mark.parametrize(
    ("chance", "label"), [pytest.param(0.9, Label.SUPPORTED, id="yes"), pytest.param(0.2, Label.NOT_FOUND, id="no")]
)
def test_what_the_rules_leave_open_is_for_the_model(chance: float, label: Label) -> None:
    model = Counting(chance)
    verdict = check_claim(ARTICLE, "The council built a second bridge.", Analysis(), entailment=model)
    assert (verdict.label, model.asked) == (label, ["The council built a second bridge."])
    assert (verdict.score >= 0.5) is (label is Label.SUPPORTED)


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param("The council opened a second bridge in Aldmoor on 4 May.", id="date"),
        pytest.param("Fourteen boats waited below it.", id="number"),
        pytest.param("The council opened a second bridge in Brennick.", id="name"),
    ],
)
def test_a_model_is_not_asked_what_a_rule_refuses(claim: str) -> None:
    model = Counting(0.99)
    assert check_claim(ARTICLE, claim, Analysis(), entailment=model).label is not Label.SUPPORTED
    assert not model.asked


def test_a_folder_without_a_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"needs model\.onnx and tokenizer\.json"):
        open_cross_encoder(tmp_path)
