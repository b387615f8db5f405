from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from creastudio.api import JobCancelled, UserError
from creastudio.api.dataset import MANIFEST, DatasetManifest, FileChoice
from creastudio.api.testing import FakeContext
from creastudio_pictures.engine import augment
from creastudio_pictures.tools.augment import AugmentParams
from tests.support.scenes import opened, scene

Make = Callable[..., FakeContext]


@pytest.fixture
def cats(tmp_path: Path) -> Path:
    """Two pictures and a damaged one, in two classes."""
    folder = tmp_path / "cats"
    for index, name in enumerate(("grey/a.png", "red/b.png")):
        path = folder / name
        path.parent.mkdir(parents=True)
        Image.fromarray(np.round(scene(30, 40, index) * 255).astype(np.uint8)).save(path)
    (folder / "red" / "torn.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    return folder


def state(folder: Path) -> dict[str, str]:
    return {
        str(path): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_each_picture_gets_its_copies_and_the_folder_stays(cats: Path, context: Make) -> None:
    before = state(cats)
    ctx = context(data=cats, seed=4)
    augment.run(AugmentParams(copies=3), ctx)
    assert state(cats) == before
    assert len(ctx.results) == 6
    assert len({result.data for result in ctx.results}) == 6
    assert [result.title for result in ctx.results[:3]] == ["a-1", "a-2", "a-3"]
    assert opened(ctx.results[0].data).shape == (30, 40, 3)
    row = ctx.results[0].metadata["dataset"]
    assert row["label"] == "grey"
    assert row["source"].startswith("grey/a.png: ")
    assert "turned" in row["source"]
    assert any("torn.png" in notice for notice in ctx.notices)
    assert ctx.previews


def test_a_copy_depends_on_its_own_file_alone(cats: Path, context: Make) -> None:
    both = context(data=cats)
    augment.run(AugmentParams(copies=2), both)
    (cats / "grey" / "a.png").unlink()
    one = context(data=cats)
    augment.run(AugmentParams(copies=2), one)
    assert [result.data for result in one.results] == [result.data for result in both.results[2:]]


def test_choices_of_the_folder_are_honoured(cats: Path, context: Make) -> None:
    manifest = DatasetManifest(licence="CC0-1.0", source="my photographs").with_choices(
        {"grey/a.png": FileChoice(exclude=True), "red/b.png": FileChoice(label="ginger")}
    )
    (cats / MANIFEST).write_text(manifest.to_json(), encoding="utf-8")
    ctx = context(data=cats)
    augment.run(AugmentParams(copies=1), ctx)
    (row,) = [result.metadata["dataset"] for result in ctx.results]
    assert (row["label"], row["licence"]) == ("ginger", "CC0-1.0")
    assert row["source"].endswith("(my photographs)")


def test_a_sheet_shows_what_would_be_made(cats: Path, context: Make) -> None:
    ctx = context(data=cats)
    augment.run(AugmentParams(copies=100, sheet=True), ctx)
    (result,) = ctx.results
    assert opened(result.data).shape == (384, 512, 3)  # of sixteen places those of the torn file stay out


def test_large_pictures_are_made_smaller(cats: Path, context: Make) -> None:
    ctx = context(data=cats)
    augment.run(AugmentParams(copies=1, longest=20), ctx)
    assert opened(ctx.results[0].data).shape == (15, 20, 3)


def test_what_cannot_be_done_is_said(
    cats: Path, tmp_path: Path, context: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(UserError, match="no pictures"):
        augment.run(AugmentParams(), context(data=empty))
    (empty / "torn.png").write_bytes(b"nothing")
    with pytest.raises(UserError, match="None of the pictures"):
        augment.run(AugmentParams(), context(data=empty))
    monkeypatch.setattr(augment, "MOST", 5)
    with pytest.raises(UserError, match="12 pictures"):
        augment.run(AugmentParams(copies=4), context(data=cats))


def test_a_cancel_is_heard_between_copies(cats: Path, context: Make) -> None:
    ctx = context(data=cats, cancel_at=3)
    with pytest.raises(JobCancelled):
        augment.run(AugmentParams(), ctx)
    assert len(ctx.results) == 1
