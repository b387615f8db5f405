"""Tuned models leave as folders that transformers opens, and that open here again."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest
import torch

from creastudio.api import Model
from creastudio.api.testing import FakeContext
from creastudio.store.model_folder import write_folder
from creastudio_text.engine import loading
from creastudio_text.engine.tuning import merging
from creastudio_text.tools.merge import MergeParams
from tests.support.text_models import opened
from tests.unit.plugins.text.tuning.conftest import Tune
from tests.unit.plugins.text.tuning.test_own_nets import _own, _tuned


def _opens_elsewhere(made: Model, folder: Path) -> None:
    """Write a model as a folder, and compare what it says there, here and in transformers."""
    write_folder(made.weights, made.card.title, folder)
    loading.forget_all()
    before = loading.load(FakeContext(folder.parent / "before", models=[made]), made)
    again = loading.load(FakeContext(folder.parent / "after"), opened(folder))
    transformers = importlib.import_module("transformers")
    network = transformers.AutoModelForCausalLM.from_pretrained(
        str(folder), local_files_only=True, dtype=torch.float32
    )
    tokenizer = transformers.AutoTokenizer.from_pretrained(str(folder), local_files_only=True)
    ids = again.tokens.encode("The moon")
    # Those that our own models begin with are told to others with the text.
    lead = [getattr(before.tokens, "begin", None), *getattr(before.tokens, "lead", ())]
    read = [item for item in lead if item is not None] + [item for item in ids if item not in lead]
    assert tokenizer("The moon", add_special_tokens=False)["input_ids"] == [
        item for item in ids if item not in lead
    ]
    with torch.no_grad():
        scores = network(torch.tensor([read])).logits[0, -1]
    assert torch.allclose(scores, before.begin(before.tokens.encode("The moon")).logits()[0], atol=1e-3)
    assert torch.allclose(scores, again.begin(read).logits()[0], atol=1e-3)


@pytest.mark.parametrize("method", ["full", "lora"])
def test_one_of_other_makers(tune: Tune, base: Model, tmp_path: Path, method: str) -> None:
    made = tune(method=method, rate=5).saved[0]
    if method == "lora":
        context = FakeContext(tmp_path / "merge", models=[base, made])
        merging.run(MergeParams(model="mine"), context)
        made = context.saved[0]
    _opens_elsewhere(made, tmp_path / "out")


def test_one_of_our_own(tmp_path: Path, texts: Path) -> None:
    made = _tuned(tmp_path / "job", texts, _own(tmp_path, "decoder"), method="full")
    _opens_elsewhere(made, tmp_path / "out")
