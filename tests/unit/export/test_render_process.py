"""Exports in a process of their own."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from creastudio.api.errors import UserError
from creastudio.core.assets import Asset
from creastudio.core.canvas import ImageLayer, ShapeLayer, TextLayer
from creastudio.export.formats import format_of
from creastudio.export.marking import read, sidecar_of
from creastudio.export.options import PictureOptions
from creastudio.export.render_process import export_apart
from creastudio.export.work import ExportCancelled
from tests.unit.export.scenes import BLOBS, RICH, at, document, painted, share_alike

DOC = document(*RICH, ImageLayer(asset="0" * 64, transform=at(30, 30, 20, 20)))
BOARD = DOC.artboards[0].id


def test_it_writes_what_the_canvas_shows(tmp_path: Path) -> None:
    out = tmp_path / "a.png"
    sidecar_of(out).write_text("old")
    told: list[float] = []
    done = export_apart(DOC, [BOARD], BLOBS.__getitem__, out, progress=lambda part, _: told.append(part))
    assert done.files == (out,)
    assert told[-1] == 1.0
    assert read(out) is not None
    assert list(tmp_path.iterdir()) == [out]
    with Image.open(out) as image:
        assert share_alike(image, painted(DOC)) == 1.0


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".webp", ".tif", ".pdf", ".svg", ".psd", ".ora"])
def test_names_that_are_no_unicode_are_exported_too(tmp_path: Path, suffix: str) -> None:
    asset = Asset(sha256="1" * 64, media_type="image/png", title="bad\udcff")
    layers = (
        ShapeLayer(name="half \ud83d", transform=at(10, 10, 8, 8)),
        TextLayer(text="a\ud83d", transform=at(8, 8, 20, 9)),
    )
    plain = document(*layers)
    named = tuple(board.model_copy(update={"name": "caf\udce9"}) for board in plain.artboards)
    odd = plain.model_copy(update={"assets": (asset,), "title": "na\udcffme", "artboards": named})
    out = tmp_path / f"a{suffix}"
    export_apart(odd, [odd.artboards[0].id], BLOBS.__getitem__, out)
    assert out.stat().st_size > 0


def test_a_folder_and_notes(tmp_path: Path) -> None:
    done = export_apart(DOC, [BOARD], BLOBS.__getitem__, tmp_path, wanted=format_of(Path("a.ora")))
    assert done.files == (tmp_path / "A.ora",)
    assert done.notes


def test_giving_up_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ExportCancelled):
        export_apart(DOC, [BOARD], BLOBS.__getitem__, tmp_path / "a.psd", cancelled=lambda: True)
    assert list(tmp_path.iterdir()) == []


def test_what_cant_be_done_is_told_as_in_the_window(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="proportions"):
        export_apart(DOC, [BOARD], BLOBS.__getitem__, tmp_path / "a.png", PictureOptions(width=9, height=90))
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UserError, match="was not written"):
        export_apart(DOC, [BOARD], BLOBS.__getitem__, tmp_path / "file" / "a.png")


def test_too_little_memory_is_told(tmp_path: Path) -> None:
    options = PictureOptions(width=16_000, height=12_000)
    with pytest.raises(UserError, match="memory"):
        export_apart(DOC, [BOARD], BLOBS.__getitem__, tmp_path / "a.png", options, memory=600)
    assert list(tmp_path.iterdir()) == []
