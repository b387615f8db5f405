"""PDF: pages in millimetres that poppler shows as the canvas does, with vectors where there can be vectors."""

from __future__ import annotations

import hashlib
import io
import re
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from creastudio.core.canvas import Artboard, GroupLayer, ImageLayer, Layer, ShapeLayer, TextLayer
from creastudio.core.document import Document
from creastudio.core.effects import DropShadow
from creastudio.core.fills import GradientFill, Outline, SolidFill
from creastudio.export.options import PdfOptions
from creastudio.export.pdf import write_pdf
from creastudio.export.raster import as_pillow
from creastudio.export.work import Work
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
        ImageLayer(
            asset=PHOTO_SHA,
            name="masked photo",
            transform=at(100, 75, 150, 90, rotation=25),
            mask=MASK,
            opacity=0.8,
        ),
        TextLayer(
            name="words with a shadow",
            text="Hi",
            transform=at(100, 75, 180, 100),
            size=60,
            effects=(DropShadow(x=6),),
        ),
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


@poppler
def test_text_above_its_shadow_stays_text(tmp_path: Path) -> None:
    words = TextLayer(text="Hello", transform=at(100, 75, 180, 60), size=30, effects=(DropShadow(),))
    (tmp_path / "t.pdf").write_bytes(_pdf(_board(words)))
    read = subprocess.run(["pdftotext", "t.pdf", "-"], cwd=tmp_path, check=True, capture_output=True)
    assert read.stdout.decode().strip() == "Hello"


def _grain(width: int, height: int, alpha: int = 255) -> tuple[str, dict[str, bytes]]:
    """Return a picture that is as little flat as a photograph, and what it is read from."""
    noise = np.random.default_rng(1).integers(0, 256, (height // 4, width // 4, 3), np.uint8)
    picture = Image.fromarray(noise).resize((width, height), Image.Resampling.BICUBIC)
    picture.putalpha(alpha)
    out = io.BytesIO()
    picture.save(out, "PNG")
    sha256 = hashlib.sha256(out.getvalue()).hexdigest()
    return sha256, BLOBS | {sha256: out.getvalue()}


def _of_grain(*layers: Layer, blobs: dict[str, bytes], **options: object) -> bytes:
    doc = _board(*layers)
    return write_pdf(Work(doc, blobs.__getitem__), doc.artboards, PdfOptions(**options))  # type: ignore[arg-type]


def _sizes(data: bytes) -> list[tuple[int, int]]:
    """Return width and height of all images, soft masks included."""
    return [(int(one[1]), int(one[2])) for one in re.finditer(rb"/Width (\d+)\n/Height (\d+)", data)]


def test_a_photograph_is_a_jpeg_of_its_own_px() -> None:
    sha256, blobs = _grain(240, 160)
    data = _of_grain(ImageLayer(asset=sha256, transform=at(100, 75, 200, 140)), blobs=blobs)
    assert _sizes(data) == [(240, 160)]
    assert b"/DCTDecode" in data
    assert len(data) < len(
        _of_grain(ImageLayer(asset=sha256, transform=at(100, 75, 200, 140)), blobs=blobs, quality=99)
    )


def test_pictures_much_finer_than_the_page_are_made_as_coarse() -> None:
    sha256, blobs = _grain(800, 800)
    small = ImageLayer(asset=sha256, transform=at(100, 75, 50, 50))
    assert _sizes(_of_grain(small, blobs=blobs)) == [(200, 200)]
    assert _sizes(_of_grain(small, blobs=blobs, pictures="lossless")) == [(800, 800)]


@poppler
def test_lossless_pictures_are_the_same_px(tmp_path: Path) -> None:
    sha256, blobs = _grain(240, 160)
    layer = ImageLayer(asset=sha256, transform=at(100, 75, 200, 140))
    (tmp_path / "a.pdf").write_bytes(_of_grain(layer, blobs=blobs, pictures="lossless"))
    subprocess.run(["pdfimages", "-png", "a.pdf", "i"], cwd=tmp_path, check=True)
    with Image.open(tmp_path / "i-000.png") as stored, Image.open(io.BytesIO(blobs[sha256])) as given:
        assert stored.tobytes() == given.convert("RGB").tobytes()


def test_a_masked_picture_keeps_its_own_px_and_its_mask_is_small() -> None:
    sha256, blobs = _grain(120, 120)
    notes: list[str] = []
    layer = ImageLayer(asset=sha256, transform=at(100, 75, 120, 120), mask=MASK)
    data = _of_grain(layer, blobs=blobs)
    picture, mask = sorted(_sizes(data), key=lambda size: size != (120, 120))
    assert picture == (120, 120)
    # A soft edge of 480 px on the page.
    assert max(mask) <= 240
    _pdf(_board(layer), notes)
    assert not any("Masks are part" in note for note in notes)


def test_the_same_picture_is_stored_once() -> None:
    sha256, blobs = _grain(64, 64, alpha=90)
    layers = [ImageLayer(asset=sha256, transform=at(40 + 60 * place, 75, 60, 60)) for place in range(3)]
    assert len(_sizes(_of_grain(*layers, blobs=blobs))) == 2


def test_what_a_frame_cuts_away_is_not_in_the_file() -> None:
    sha256, blobs = _grain(240, 240)
    frame = ShapeLayer(shape="rectangle", transform=at(100, 75, 60, 60), fill=None)
    data = _of_grain(frame, ImageLayer(asset=sha256, transform=at(100, 75, 240, 240), clip=True), blobs=blobs)
    assert _sizes(data) == [(62, 62)]


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf isn't installed")
def test_nothing_is_wrong_with_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(_pdf(_board(*RICH)))
    said = subprocess.run(["qpdf", "--check", "a.pdf"], cwd=tmp_path, check=True, capture_output=True)
    assert b"No syntax or stream encoding errors" in said.stdout


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
