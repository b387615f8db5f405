"""PDF: pages in millimetres that poppler shows as the canvas does, with vectors where there can be vectors."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from creastudio.core.canvas import Artboard, GroupLayer, ImageLayer, Layer, ShapeLayer, TextLayer
from creastudio.core.document import Document
from creastudio.core.effects import DropShadow
from creastudio.core.fills import GradientFill, Outline, SolidFill
from creastudio.export.options import PdfOptions
from creastudio.export.pdf import write_pdf
from creastudio.export.raster import as_pillow
from creastudio.render.image_source import ImageSource
from creastudio.render.painter import render_artboard
from tests.unit.export.scenes import (
    BLOBS,
    MASK,
    PHOTO_SHA,
    RICH,
    at,
    document,
    rectangle,
    share_alike,
    work_on,
)

poppler = pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="poppler isn't installed")

DPI = 75
"""Of the artboards here; flattened regions have four px for each of theirs."""


def _board(*layers: Layer, background: str = "#ffffff", **fields: float) -> Document:
    doc = document(*layers, background=background)
    board = doc.artboards[0].model_copy(update={"resolution": float(DPI), **fields})
    return doc.model_copy(update={"artboards": (board,)})


def _pdf(doc: Document, notes: list[str] | None = None, **options: object) -> bytes:
    work = work_on(doc)
    data = write_pdf(work, doc.artboards, PdfOptions(**options))  # type: ignore[arg-type]
    if notes is not None:
        notes += work.notes
    return data


def _shown(data: bytes, folder: Path) -> list[Image.Image]:
    (folder / "a.pdf").write_bytes(data)
    subprocess.run(["pdftoppm", "-r", str(4 * DPI), "-png", "a.pdf", "p"], cwd=folder, check=True)
    return [Image.open(file) for file in sorted(folder.glob("p*.png"))]


def _painted(doc: Document) -> Image.Image:
    images = ImageSource(BLOBS.__getitem__)
    return as_pillow(render_artboard(doc, doc.artboards[0].id, images, (800, 600)))


@poppler
@pytest.mark.parametrize(
    "layer",
    [
        rectangle("r", "#ff330080", at(100, 75, 90, 60, rotation=30), radius=10),
        ShapeLayer(name="gradient", shape="ellipse", transform=at(100, 75, 90, 60), fill=GradientFill()),
        ShapeLayer(
            name="outlined",
            shape="star",
            transform=at(100, 75, 90, 60, skew=20),
            fill=SolidFill(color="#3366ff"),
            outline=Outline(width=6),
            opacity=0.5,
        ),
        ImageLayer(asset=PHOTO_SHA, transform=at(100, 75, 64, 64, flip_x=True)),
        TextLayer(
            text="Hi 你好\nwords", transform=at(100, 75, 180, 100), size=40, color="#204060", opacity=0.7
        ),
        TextLayer(name="vertical", text="你好 ab", vertical=True, transform=at(100, 75, 180, 140), size=30),
        GroupLayer(
            transform=at(100, 75, 80, 80, rotation=45),
            layers=(
                rectangle("a", "#ff0000", at(90, 75, 40, 40)),
                rectangle("b", "#0000ff", at(110, 75, 40, 40)),
            ),
        ),
        rectangle("masked", "#ff0000", at(100, 75, 150, 100), mask=MASK),
        rectangle("shadow", "#ff0000", at(100, 75, 50, 50), effects=(DropShadow(),)),
        rectangle("multiplied", "#ff8000", at(100, 75, 50, 50), blend="multiply"),
    ],
    ids=lambda layer: layer.name or layer.type,
)
def test_poppler_shows_what_the_canvas_shows(layer: Layer, tmp_path: Path) -> None:
    doc = _board(rectangle("ground", "#80c0a0", at(60, 75, 100, 120)), layer)
    (shown,) = _shown(_pdf(doc), tmp_path)
    assert share_alike(shown, _painted(doc), within=24) > 0.985


@poppler
@pytest.mark.parametrize("background", ["#f0e0d0", ""])
def test_a_bit_of_everything(background: str, tmp_path: Path) -> None:
    doc = _board(*RICH, background=background)
    notes: list[str] = []
    (shown,) = _shown(_pdf(doc, notes), tmp_path)
    assert share_alike(shown, _painted(doc), within=24) > 0.98
    assert len(notes) > 1
    # First of all: it must not be overlooked among what was flattened.
    assert "'照片' is printed at 60 dpi" in notes[0]
    assert any("'red' blends with" in note for note in notes)


@poppler
def test_clipped_layers_stay_vectors(tmp_path: Path) -> None:
    disc = ShapeLayer(shape="ellipse", transform=at(100, 75, 90, 90), fill=SolidFill(color="#ffcc00"))
    doc = _board(disc, rectangle("over", "#0066cc", at(120, 75, 60, 150), clip=True))
    data = _pdf(doc)
    (shown,) = _shown(data, tmp_path)
    assert share_alike(shown, _painted(doc), within=24) > 0.985
    assert b"/Subtype /Image" not in data


@poppler
def test_a_frame_that_paints_nothing_cuts(tmp_path: Path) -> None:
    frame = ShapeLayer(shape="ellipse", transform=at(100, 75, 90, 90), fill=None)
    doc = _board(frame, rectangle("over", "#0066cc", at(120, 75, 60, 150), clip=True))
    data = _pdf(doc)
    (shown,) = _shown(data, tmp_path)
    assert share_alike(shown, _painted(doc), within=24) > 0.985
    assert b"/Subtype /Image" not in data


@poppler
def test_text_stays_text(tmp_path: Path) -> None:
    words = TextLayer(text="Hello 你好", transform=at(100, 75, 180, 60), size=30)
    (tmp_path / "t.pdf").write_bytes(_pdf(_board(words)))
    read = subprocess.run(["pdftotext", "t.pdf", "-"], cwd=tmp_path, check=True, capture_output=True)
    assert read.stdout.decode().strip() == "Hello 你好"
    outlines = _pdf(_board(words), text="outlines")
    assert b"/Font /" not in outlines
    assert b"/Subtype /Image" not in outlines


def _boxes(data: bytes, name: bytes) -> list[list[float]]:
    found = re.findall(rb"/" + name + rb" \[([^\]]*)\]", data)
    return [[float(side) for side in box.split()] for box in found]


def test_coarse_pictures_are_told_in_one_sentence() -> None:
    place = at(60, 60, 80, 80)
    layers = [ImageLayer(asset=PHOTO_SHA, name=f"Face {number}", transform=place) for number in range(5)]
    notes: list[str] = []
    _pdf(_board(*layers), notes)
    (told,) = [note for note in notes if "dpi" in note]
    assert told.startswith("5 pictures are printed at less than the 300 dpi")
    assert "and 2 more" in told


def test_pages_are_as_large_as_their_resolution_makes_them() -> None:
    # A4 at 300 dpi with 3 mm of bleed.
    a4 = Artboard(name="A4", width=2480, height=3508, resolution=300, bleed=35.43, layers=RICH[1:2])
    small = Artboard(name="B", width=100, height=50, resolution=72)
    doc = Document(artboards=(a4, small))
    data = _pdf(doc, crop_marks=True)
    media, bleed, trim = (_boxes(data, name)[-2:] for name in (b"MediaBox", b"BleedBox", b"TrimBox"))
    mm = 72 / 25.4
    for boxes, over in ((trim, 0.0), (bleed, 3.0), (media, 10.0)):
        left, bottom, right, top = boxes[0]
        assert (right - left) / mm == pytest.approx(209.97 + 2 * over, abs=0.02)
        assert (top - bottom) / mm == pytest.approx(297.01 + 2 * over, abs=0.02)
    assert trim[1][2] - trim[1][0] == pytest.approx(100, abs=0.001)
    plain = _pdf(doc, bleed=False)
    assert _boxes(plain, b"MediaBox")[-1] == _boxes(plain, b"TrimBox")[-1] == [0, 0, 100, 50]


@poppler
def test_bleed_and_marks_are_painted(tmp_path: Path) -> None:
    doc = _board(rectangle("all", "#ff0000", at(100, 75, 400, 400)), bleed=10.0)
    (shown,) = _shown(_pdf(doc, crop_marks=True), tmp_path)
    scale = 4
    edge = round(7 / 25.4 * DPI * scale)
    picture = shown.convert("RGB")
    assert picture.getpixel((edge + 8, shown.height // 2)) == (255, 0, 0)
    assert picture.getpixel((edge - 8, shown.height // 2)) == (255, 255, 255)
    column = [picture.getpixel((edge + 10 * scale + shift, edge // 3)) for shift in range(-3, 4)]
    assert any(sum(px) < 600 for px in column)  # type: ignore[arg-type]


def test_coarse_regions_are_told() -> None:
    notes: list[str] = []
    _pdf(_board(), notes, dpi=100)
    assert any("100 dpi" in note for note in notes)
