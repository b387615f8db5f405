"""Data sets that are hardly any: a training says so, and goes through."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from creastudio.api import UserError
from creastudio.api.dataset import MANIFEST, DatasetManifest, FileChoice
from creastudio.api.testing import FakeContext
from creastudio_gan.engine import train
from creastudio_gan.tools.train import TrainParams
from tests.support.pictures import PictureMaker, save

TINY: dict[str, Any] = {
    "resolution": "16", "width": 8, "batch": 4, "kimg": 0.016, "snapshot": 0.05, "precision": "float32",
}  # fmt: skip


def _train(tmp_path: Path, folder: Path, **changes: Any) -> FakeContext:
    context = FakeContext(tmp_path / "job", seed=3, model_name="Hardly any", inputs={"data": folder})
    train.run(TrainParams(**{**TINY, **changes}), context)
    return context


@pytest.mark.parametrize("network", ["quick", "style"])
def test_three_pictures(tmp_path: Path, network: str) -> None:
    folder = PictureMaker().fill(tmp_path / "three", 3, 16, 16)
    context = _train(tmp_path, folder, network=network)
    assert context.notices == ["There are only 3 pictures: a model learns so few by heart."]
    assert len(context.saved) == 1


def test_identical_pictures(tmp_path: Path) -> None:
    for index in range(6):
        save(Image.new("RGB", (16, 16), "teal"), tmp_path / "same" / f"{index}.png")
    context = _train(tmp_path, tmp_path / "same")
    assert context.notices == ["All 6 pictures are the same: there is nothing to learn but that one."]
    assert len(context.saved) == 1


def test_an_empty_class(tmp_path: Path) -> None:
    maker = PictureMaker()
    for name in ("cats", "dogs"):
        maker.fill(tmp_path / "pets" / name, 20, 16, 16)
    (tmp_path / "pets" / "birds").mkdir()
    context = _train(tmp_path, tmp_path / "pets", labels=True)
    (notice,) = context.notices
    assert notice == "The class 'birds' has no pictures; it is left out."
    assert context.saved[0].card.config["classes"] == ["cats", "dogs"]


def test_all_classes_but_one_empty(tmp_path: Path) -> None:
    PictureMaker().fill(tmp_path / "pets" / "cats", 4, 16, 16)
    (tmp_path / "pets" / "dogs").mkdir()
    with pytest.raises(UserError, match="fewer than two sub-folders"):
        _train(tmp_path, tmp_path / "pets", labels=True)


def test_choices_and_rights_reach_the_model(tmp_path: Path) -> None:
    folder = PictureMaker().fill(tmp_path / "cats", 24, 16, 16)
    (folder / "p000.png").write_bytes(b"")
    chosen = DatasetManifest(
        title="Cats", licence="CC0-1.0", source="my sofa", files={"p000.png": FileChoice(exclude=True)}
    )
    (folder / MANIFEST).write_text(chosen.to_json())
    context = _train(tmp_path, folder)
    assert context.notices == []
    (data,) = context.saved[0].card.data
    assert (data.name, data.licence, data.source, data.items) == ("Cats", "CC0-1.0", "my sofa", 23)
