from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from creastudio.api import Artifact, Model, UserError
from creastudio.api.testing import FakeContext, check_generator
from creastudio_gan.engine import explore, project
from creastudio_gan.tools.explore import PictureParams
from creastudio_gan.tools.project import PROJECT, ProjectParams


def _opened(artifact: Artifact) -> Image.Image:
    with Image.open(io.BytesIO(artifact.read())) as opened:
        opened.load()
        return opened


def _pixels(artifact: Artifact) -> Any:
    return np.asarray(_opened(artifact).convert("RGB")).astype(int)


def _context(folder: Path, model: Model, **inputs: Path) -> FakeContext:
    return FakeContext(folder, seed=7, models=[model], inputs=inputs)


def _save(folder: Path, name: str, pixels: Any) -> Path:
    path = folder / f"{name}.png"
    Image.fromarray(np.asarray(pixels, np.uint8)).save(path)
    return path


@pytest.fixture
def picture(tmp_path: Path, style_model: Model) -> Path:
    """A picture of the model, 16 px."""
    context = _context(tmp_path / "made", style_model)
    explore.run(PictureParams(model="styled", seed=5), context)
    path = tmp_path / "picture.png"
    path.write_bytes(context.results[0].data)
    return path


def test_one_can_explore_from_where_a_picture_was_found(
    tmp_path: Path, style_model: Model, picture: Path
) -> None:
    context = _context(tmp_path / "project", style_model, picture=picture)
    project.run(ProjectParams(model="styled", steps=30, tries=16), context)
    (found,) = context.results
    assert found.title == "Styled, projected"
    assert found.metadata["distance"] < found.metadata["distance_at_first"]
    assert context.previews
    context = _context(tmp_path / "explore", style_model)
    explore.run(PictureParams(**found.metadata["explore"]), context)
    (again,) = context.results
    assert again.metadata["explore"]["point"] == found.metadata["explore"]["point"]
    assert abs(_pixels(again) - _pixels(found)).max() <= 2  # a point is kept in half precision


def test_a_masked_part_is_filled_in_and_the_rest_stays(tmp_path: Path, style_model: Model) -> None:
    rng = np.random.default_rng(0)
    pixels = rng.integers(0, 255, (40, 60, 3))
    mask = np.zeros((40, 60), np.uint8)
    mask[10:20, 20:40] = 255
    context = _context(
        tmp_path / "project",
        style_model,
        picture=_save(tmp_path, "picture", pixels),
        mask=_save(tmp_path, "mask", mask),
    )
    project.run(ProjectParams(model="styled", steps=6, tries=8), context)
    (made,) = context.results
    assert made.title == "Styled, filled in"
    assert (made.metadata["width"], made.metadata["height"]) == (60, 40)
    off = abs(_pixels(made) - pixels).max(axis=2)
    assert off[:6].max() == 0
    assert off[:, 46:].max() == 0
    assert (off[11:19, 21:39] > 0).mean() > 0.95


def test_transparency_is_kept_outside_and_filled_inside(tmp_path: Path, style_model: Model) -> None:
    pixels = np.zeros((32, 32, 4), np.uint8)
    mask = np.zeros((32, 32), np.uint8)
    mask[8:24, 8:24] = 255
    context = _context(
        tmp_path / "project",
        style_model,
        picture=_save(tmp_path, "picture", pixels),
        mask=_save(tmp_path, "mask", mask),
    )
    project.run(ProjectParams(model="styled", steps=3, tries=4), context)
    alpha = np.asarray(_opened(context.results[0]).getchannel("A"))
    assert (alpha[10:22, 10:22] == 255).all()
    assert (alpha[:4] == 0).all()


def test_what_can_not_be_used_is_said(tmp_path: Path, style_model: Model, picture: Path) -> None:
    full = _save(tmp_path, "full", np.full((16, 16), 255))
    with pytest.raises(UserError, match="Nearly all of the picture is masked"):
        project.run(
            ProjectParams(model="styled"), _context(tmp_path, style_model, picture=picture, mask=full)
        )
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"no picture")
    for inputs in ({"picture": broken}, {"picture": picture, "mask": broken}):
        with pytest.raises(UserError, match=r"broken\.png"):
            project.run(ProjectParams(model="styled"), _context(tmp_path, style_model, **inputs))


def test_a_class_is_looked_in_and_told(tmp_path: Path, picture: Path, make_style_model: Any) -> None:
    model = make_style_model(classes=("ash", "oak"))
    context = _context(tmp_path / "a", model, picture=picture)
    project.run(ProjectParams(model="styled", label="oak", steps=3, tries=4), context)
    assert context.results[0].metadata["explore"]["label"] == "oak"
    with pytest.raises(UserError, match="no class 'elm'"):
        project.run(ProjectParams(model="styled", label="elm"), _context(tmp_path, model, picture=picture))


def test_contract_of_a_model_with_styles(tmp_path: Path, style_model: Model) -> None:
    """That of the other architecture is kept by the contract suite, whose trainer makes it."""
    check_generator(PROJECT, tmp_path, models=[style_model])


def test_it_tells_how_many_pictures_it_begins_from(tmp_path: Path, style_model: Model, picture: Path) -> None:
    context = _context(tmp_path / "project", style_model, picture=picture)
    project.run(ProjectParams(model="styled", steps=3, tries=40), context)
    told = [text for text in context.messages if text.endswith("of 40 pictures to begin from")]
    assert [int(text.split()[0]) for text in told] == [0, 16, 32]
    assert context.fractions == sorted(context.fractions)
