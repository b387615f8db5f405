from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch

from creastudio.api import JobCancelled, UserError
from creastudio.api.testing import FakeContext
from creastudio.ml import checkpoint
from creastudio.ml.training import LATEST
from creastudio_gan.engine import train
from creastudio_gan.tools.train import TrainParams

Make = Callable[..., FakeContext]

TINY: dict[str, Any] = {
    "resolution": "16",
    "width": 8,
    "batch": 4,
    "kimg": 0.12,
    "snapshot": 0.05,
    "augment": "translation,cutout,colour",
    "mirror": True,
}


def _train(context: FakeContext, **changes: Any) -> dict[str, torch.Tensor]:
    """Train and return everything the last checkpoint holds."""
    train.run(TrainParams(**{**TINY, **changes}), context)
    return checkpoint.read(context.checkpoint_dir() / LATEST)[0]


def test_makes_a_model_with_a_card(context: FakeContext, tmp_path: Path) -> None:
    _train(context)
    (model,) = context.saved
    card = model.card
    assert card.id == "mine-all-mine"
    assert card.title == "Mine, all mine"
    assert card.family == "gan"
    assert card.data[0].items == 24
    assert card.parameters > 1000
    assert {"Frechet distance, 23 PCA of 16x16 px", "trained, kimg"} <= card.metrics.keys()
    assert not any("FID" in name for name in card.metrics)
    assert str(tmp_path) not in card.model_dump_json()
    tensors, _ = checkpoint.read(model.weights)
    assert {tensor.dtype for tensor in tensors.values()} <= {torch.float16, torch.int64}


def test_shows_samples_and_curves_as_it_goes(context: FakeContext, pictures: Path) -> None:
    _train(context)
    # After the first batch, at 50 and 100 images, and at the end, which is 120.
    samples = [artifact for artifact in context.previews if "panel" not in artifact.metadata]
    assert [artifact.title for artifact in samples] == [
        "0.0 kimg",
        "0.1 kimg",
        "0.1 kimg",
        "0.1 kimg",
    ]
    assert context.previews[0].metadata == {"width": 96, "height": 96, "step": 4}
    names = {name for name, _, _ in context.metrics}
    judged = {"distance", "frechet", "coverage", "variety", "copies", "told_apart", "augment_p", "leak"}
    assert names == {"loss_g", "loss_d"} | judged
    assert context.results == []


@pytest.mark.parametrize(
    "settings",
    [
        {"precision": "float32"},
        {"precision": "bfloat16"},
        {"network": "style", "loss": "nonsaturating"},
        {"network": "style", "labels": True, "shape": "4:3", "precision": "bfloat16"},
        {"labels": True, "shape": "2:3"},
    ],
)
def test_a_resumed_training_has_the_very_weights_of_an_unbroken_one(
    tmp_path: Path, pictures: Path, make_context: Make, settings: dict[str, object]
) -> None:
    _in_classes(pictures)
    whole = _train(make_context("whole"), **settings)
    for steps in (12, 7, 3):  # the first 24 checks are those of the reading
        with pytest.raises(JobCancelled):
            _train(make_context("parts", cancel_at=24 + steps + 1), **settings)
    parts = _train(make_context("parts"), **settings)
    assert whole.keys() == parts.keys()
    assert {"generator", "discriminator", "ema", "best", "opt_g", "opt_d", "rng"} == {
        name.split("/")[0] for name in whole
    }
    different = [name for name in whole if not torch.equal(whole[name], parts[name])]
    assert different == []
    weights = Path("models", "mine-all-mine", "model.safetensors")
    assert (tmp_path / "whole" / weights).read_bytes() == (tmp_path / "parts" / weights).read_bytes()


def test_the_seed_decides(pictures: Path, make_context: Make) -> None:
    first = _train(make_context("a"))
    again = _train(make_context("b"))
    other = _train(make_context("c", seed=8))
    name = "generator/to_rgb.weight"
    assert torch.equal(first[name], again[name])
    assert not torch.equal(first[name], other[name])


def test_the_same_training_leaves_torch_s_own_randomness_alone(context: FakeContext, pictures: Path) -> None:
    torch.manual_seed(5)
    expected = torch.rand(3)
    torch.manual_seed(5)
    _train(context, kimg=0.01)
    assert torch.equal(torch.rand(3), expected)


def test_bad_pictures_are_named_and_the_rest_is_learned(context: FakeContext, pictures: Path) -> None:
    for index in range(7):
        (pictures / f"zz{index}.png").write_bytes(b"" if index % 2 else b"junk")
    _train(context, kimg=0.01)
    (message,) = context.notices
    assert message.startswith(
        "Trained without 7 of 31 files: 'zz0.png' is no picture, or is damaged. 'zz1.png' is empty"
    )
    assert message.endswith("And 2 more.")
    (model,) = context.saved
    assert model.card.data[0].items == 24


def test_an_empty_folder_is_a_user_error(context: FakeContext, pictures: Path) -> None:
    for path in pictures.iterdir():
        path.unlink()
    with pytest.raises(UserError, match="'pictures' has no pictures") as error:
        _train(context)
    assert error.value.hint


def test_other_settings_do_not_resume(context: FakeContext, pictures: Path) -> None:
    _train(context, kimg=0.01)
    with pytest.raises(UserError, match=r"other settings \(gamma\)"):
        _train(context, kimg=0.02, gamma=2.0)
    (pictures / "00.png").unlink()
    with pytest.raises(UserError, match=r"'00.png' is gone"):
        _train(context, kimg=0.02)


def test_one_picture_and_odd_batches_do_not_crash(context: FakeContext, pictures: Path) -> None:
    for path in sorted(pictures.iterdir())[1:]:
        path.unlink()
    _train(context, kimg=0.015, batch=5)
    (model,) = context.saved
    assert all(value == value for value in model.card.metrics.values())


def test_classes_and_shape_are_in_the_card(context: FakeContext, pictures: Path) -> None:
    _in_classes(pictures)
    _train(context, labels=True, network="style", shape="3:2", kimg=0.01)
    (model,) = context.saved
    assert model.card.architecture == "style"
    assert model.card.config["classes"] == ["even", "odd"]
    assert (model.card.config["width"], model.card.config["height"]) == (24, 16)


def test_classes_need_sub_folders(context: FakeContext, pictures: Path) -> None:
    with pytest.raises(UserError, match="fewer than two sub-folders"):
        _train(context, labels=True, kimg=0.01)


def _in_classes(pictures: Path) -> None:
    """Put every other picture into another sub-folder."""
    for index, path in enumerate(sorted(pictures.glob("*.png"))):
        folder = pictures / ("odd" if index % 2 else "even")
        folder.mkdir(exist_ok=True)
        path.rename(folder / path.name)


@pytest.mark.parametrize("resolution", ["32", "64"])
def test_other_resolutions(context: FakeContext, pictures: Path, resolution: str) -> None:
    _train(context, resolution=resolution, kimg=0.01)
    (model,) = context.saved
    assert model.card.config["width"] == model.card.config["height"] == int(resolution)


def test_names_without_latin_letters_get_an_id_from_the_weights(context: FakeContext, pictures: Path) -> None:
    context.model_name = "我的模型"
    _train(context, kimg=0.01)
    (model,) = context.saved
    assert re.fullmatch(r"gan-[0-9a-f]{12}", model.card.id)
    assert model.card.title == "我的模型"


def test_the_checkpoint_is_plain_json_and_tensors(context: FakeContext, pictures: Path) -> None:
    _train(context, kimg=0.01)
    raw = (context.checkpoint_dir() / LATEST).read_bytes()
    header = json.loads(raw[8 : 8 + int.from_bytes(raw[:8], "little")])
    assert json.loads(header["__metadata__"]["creastudio"])["seen"] == 12


def test_what_changed_in_the_folder_is_named(pictures: Path, make_context: Make) -> None:
    with pytest.raises(JobCancelled):
        _train(make_context("parts", cancel_at=41))
    first, second, *_ = sorted(pictures.glob("*.png"))
    first.write_bytes(second.read_bytes())
    second.unlink()
    (pictures / "zz new.png").write_bytes(first.read_bytes())
    with pytest.raises(UserError, match="folder isn't what it was") as told:
        _train(make_context("parts"))
    for words in (f"'{first.name}' was changed", f"'{second.name}' is gone", "'zz new.png' is new"):
        assert words in told.value.message
    assert "begin anew" in told.value.hint
