from __future__ import annotations

from pathlib import Path

import pytest
import torch

from creastudio.api import Model, UserError
from creastudio.api.testing import FakeContext
from creastudio_text.engine import adapters, loading
from creastudio_text.engine.tuning import merging, run
from creastudio_text.tools.merge import MergeParams
from creastudio_text.tools.tune import TuneParams
from tests.support.text_models import opened, random_folder
from tests.unit.plugins.text.tuning.conftest import TINY, Tune


def _merged(folder: Path, models: list[Model], **settings: object) -> Model:
    context = FakeContext(folder, models=models)
    merging.run(MergeParams(model="mine", **settings), context)  # pyright: ignore[reportArgumentType]
    assert "in one" in context.results[0].data.decode()
    return context.saved[0]


def _scores(folder: Path, models: list[Model], model: Model) -> torch.Tensor:
    opened_one = loading.load(FakeContext(folder / "open", models=models), model)
    return opened_one.begin(opened_one.tokens.encode("The moon over")).logits()


@pytest.mark.parametrize("architecture", ["Llama", "GPT2"])
def test_the_whole_model_writes_as_the_adapter_does(tmp_path: Path, texts: Path, architecture: str) -> None:
    base = opened(random_folder(tmp_path / "base", architecture), languages=("en",))
    context = FakeContext(
        tmp_path / "tuned", seed=3, model_name="Mine", inputs={"data": texts}, models=[base]
    )
    run.run(TuneParams(**{**TINY, "rate": 5}), context)
    adapter = context.saved[0]
    whole = _merged(tmp_path / "merge", [base, adapter])
    assert not adapters.is_adapter(whole)
    assert whole.card.languages == ("en",)
    # Alone: neither base nor adapter is there.
    alone = _scores(tmp_path, [whole], whole)
    with_base = _scores(tmp_path, [base, adapter], adapter)
    plain = _scores(tmp_path, [base], base)
    assert (alone - with_base).abs().max() < 0.1 * (plain - with_base).abs().max()


def test_strength_goes_from_nothing_to_more(tune: Tune, base: Model, tmp_path: Path) -> None:
    adapter = tune(rate=5).saved[0]
    none = _merged(tmp_path / "none", [base, adapter], strength=0.0, title="None")
    plain = _scores(tmp_path, [base], base)
    assert torch.allclose(_scores(tmp_path, [none], none), plain, atol=0.02, rtol=0.02)
    assert none.card.title == "None"
    assert none.card.metrics == {}


def test_a_whole_model_is_not_merged(base: Model, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is a whole model already"):
        merging.run(MergeParams(model="base"), FakeContext(tmp_path / "job", models=[base]))
