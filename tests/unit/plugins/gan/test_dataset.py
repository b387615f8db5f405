"""The generators that look at a data set."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from creastudio.api import JobCancelled, UserError
from creastudio.api.dataset import MANIFEST, Box, DatasetManifest, DatasetReport, FileChoice, Framing
from creastudio.api.testing import FakeContext
from creastudio_gan.engine.dataset import run
from creastudio_gan.engine.dataset_sheet import run as run_sheet
from creastudio_gan.tools.dataset import DatasetParams, DatasetSheetParams
from creastudio_gan.tools.train import TrainParams
from tests.support.pictures import PictureMaker, save


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return PictureMaker().fill(tmp_path / "cats", 9, 32, 32)


def _context(tmp_path: Path, folder: Path, **options: object) -> FakeContext:
    return FakeContext(tmp_path / "job", inputs={"data": folder}, **options)  # pyright: ignore[reportArgumentType]


def _sheet(tmp_path: Path, folder: Path, **params: object) -> np.ndarray:
    context = _context(tmp_path, folder)
    run_sheet(DatasetSheetParams.model_validate(params), context)
    (made,) = context.results
    return np.asarray(Image.open(io.BytesIO(made.read())))


def test_a_report_in_words_and_as_data(tmp_path: Path, folder: Path) -> None:
    words, data = _context(tmp_path, folder), _context(tmp_path, folder)
    run(DatasetParams(), words)
    run(DatasetParams(form="data"), data)
    assert "only 9 pictures" in words.results[0].read().decode()
    report = DatasetReport.model_validate_json(data.results[0].read())
    assert len(report.pictures) == 9
    assert words.fractions[-1] > 0.9


def test_an_examination_can_be_cancelled(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(JobCancelled):
        run(DatasetParams(), _context(tmp_path, folder, cancel_at=4))


def test_the_sheet_shows_what_is_learned(tmp_path: Path, folder: Path) -> None:
    pixels = _sheet(tmp_path, folder, resolution="16", count=4)
    assert pixels.shape == (32, 32, 3)
    assert _sheet(tmp_path, folder, resolution="32", shape="16:9", count=4).shape == (64, 112, 3)


@pytest.mark.parametrize("shape", ["square", "4:3", "2:3", "9:16"])
def test_its_sizes_are_those_of_a_training(shape: str) -> None:
    asked = {"shape": shape, "resolution": "128"}
    assert DatasetSheetParams.model_validate(asked).size == TrainParams.model_validate(asked).size


def test_the_sheet_follows_the_manifest(tmp_path: Path) -> None:
    picture = Image.new("RGB", (64, 32), "red")
    picture.paste((0, 0, 255), (32, 0, 64, 32))
    folder = tmp_path / "cats"
    save(picture, folder / "a.png")
    save(Image.new("RGB", (32, 32), "white"), folder / "b.png")
    box = Box(left=0.5, top=0, right=1, bottom=1)
    chosen = DatasetManifest(
        files={"a.png": FileChoice(crop=box), "b.png": FileChoice(exclude=True)}, framing=Framing()
    )
    (folder / MANIFEST).write_text(chosen.to_json())
    assert (_sheet(tmp_path, folder, resolution="16") == (0, 0, 255)).all()
    # Choices that are given go before those in the folder.
    given = DatasetManifest(files={"b.png": FileChoice(exclude=True)}).to_json()
    assert not (_sheet(tmp_path, folder, resolution="16", choices=given) == (0, 0, 255)).all()


def test_augmentation_changes_pictures_and_is_the_same_for_a_seed(tmp_path: Path, folder: Path) -> None:
    plain = _sheet(tmp_path, folder, resolution="16")
    settings = {"resolution": "16", "augment": "translation", "augment_p": 1.0, "mirror": True}
    changed = _sheet(tmp_path, folder, **settings)
    assert changed.shape == plain.shape
    assert not np.array_equal(plain, changed)
    assert np.array_equal(changed, _sheet(tmp_path, folder, **settings))


@pytest.mark.parametrize("augment", ["auto", "adaptive,turn,colour"])
def test_the_training_s_own_augmentations_are_shown(tmp_path: Path, folder: Path, augment: str) -> None:
    plain = _sheet(tmp_path, folder, resolution="16")
    changed = _sheet(tmp_path, folder, resolution="16", augment=augment, augment_p=0.9)
    assert changed.shape == plain.shape
    assert not np.array_equal(plain, changed)


def test_damaged_files_are_passed_over_and_names_outside_refused(tmp_path: Path, folder: Path) -> None:
    (folder / "p000.png").write_bytes(b"")
    assert _sheet(tmp_path, folder, resolution="16", count=8).shape == (48, 48, 3)
    save(Image.new("RGB", (8, 8)), tmp_path / "outside.png")
    with pytest.raises(UserError, match="None of the pictures"):
        _sheet(tmp_path, folder, names="../outside.png\np000.png")


def test_no_torch_is_needed_without_augmentation() -> None:
    script = (
        "import sys; import creastudio_gan.engine.dataset, creastudio_gan.engine.dataset_sheet; "
        "print('torch' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "False", done.stderr
