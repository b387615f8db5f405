"""Artboards and results as picture files."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest
from PIL import Image

from creastudio.api.errors import UserError
from creastudio.api.media import FILE
from creastudio.api.recipe import Recipe
from creastudio.core.assets import Asset
from creastudio.core.canvas import Artboard, GroupLayer, ImageLayer, TextLayer, Transform
from creastudio.core.document import Document
from creastudio.export.marking import read
from creastudio.export.raster import check_target, export_artboard, export_result

RECIPE = Recipe(generator="gan.sample", seed=7)


def _png(color: str = "red") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), color).save(out, "PNG")
    return out.getvalue()


DATA = _png()
SHA = hashlib.sha256(DATA).hexdigest()
LAYER = ImageLayer(asset=SHA, name="A face", transform=Transform(x=20, y=10, width=10, height=10))
BOARD = Artboard(name="Poster", width=40, height=20, background="", layers=(LAYER,))
DOCUMENT = Document(artboards=(BOARD,), assets=(Asset(sha256=SHA, media_type="image/png", recipe=RECIPE),))


def _export(out: Path, document: Document = DOCUMENT, **options: object) -> Path:
    (written,) = export_artboard(document, BOARD.id, {SHA: DATA}.__getitem__, out, **options)  # type: ignore[arg-type]
    return written


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".JPEG", ".webp", ".tif"])
def test_every_format_has_the_picture_its_colours_and_its_recipe(tmp_path: Path, suffix: str) -> None:
    out = _export(tmp_path / f"a{suffix}", size=(80, 40))
    with Image.open(out) as image:
        assert image.size == (80, 40)
        red, green, _ = image.convert("RGB").getpixel((40, 20))  # type: ignore[misc]
        assert red > 200 > green
        assert "icc_profile" in image.info or image.info.get("srgb") == 0
    found = read(out)
    assert found is not None
    assert [(made.title, made.recipe) for made in found.made] == [("A face", RECIPE)]


def test_transparency_stays_but_in_jpeg(tmp_path: Path) -> None:
    with Image.open(_export(tmp_path / "a.png")) as image:
        assert image.convert("RGBA").getpixel((0, 0)) == (0, 0, 0, 0)
    with Image.open(_export(tmp_path / "a.jpg")) as image:
        assert image.getpixel((0, 0)) == (255, 255, 255)


def test_same_document_same_bytes(tmp_path: Path) -> None:
    for suffix in (".png", ".jpg", ".webp", ".tiff"):
        assert _export(tmp_path / f"a{suffix}").read_bytes() == _export(tmp_path / f"b{suffix}").read_bytes()


def test_without_recipe(tmp_path: Path) -> None:
    assert read(_export(tmp_path / "a.png", with_recipe=False)) is None


def test_composite_is_said(tmp_path: Path) -> None:
    hidden = LAYER.model_copy(update={"visible": False, "id": "x"})
    for layers, composite in (
        ((LAYER, hidden), False),
        ((GroupLayer(layers=(LAYER, TextLayer(text="t"))),), True),
    ):
        board = BOARD.model_copy(update={"layers": layers})
        found = read(_export(tmp_path / "a.png", DOCUMENT.model_copy(update={"artboards": (board,)})))
        assert found is not None
        assert found.composite is composite
        assert len(found.made) == 1


@pytest.mark.parametrize(
    ("name", "size", "hint"),
    [
        ("a.gif", None, ".webp"),
        ("a", None, ".png"),
        ("a.png", (80, 80), "80x40"),
        ("a.png", (0, 0), "1 px"),
        ("a.webp", (20_000, 10_000), "16383"),
        ("a.png", (32_000, 16_000), "megapixels"),
    ],
)
def test_what_cant_be_exported_has_a_hint(
    tmp_path: Path, name: str, size: tuple[int, int] | None, hint: str
) -> None:
    with pytest.raises(UserError) as caught:
        _export(tmp_path / name, size=size)
    assert hint in caught.value.hint
    assert list(tmp_path.iterdir()) == []


def test_a_pixel_of_rounding_is_no_other_shape(tmp_path: Path) -> None:
    with Image.open(_export(tmp_path / "a.png", size=(33, 17))) as image:
        assert image.size == (33, 17)


def test_result_keeps_its_pixels(tmp_path: Path) -> None:
    (out,) = export_result(DATA, "image/png", RECIPE, tmp_path / "a.png", title="A", sha256=SHA)
    found = read(out)
    assert found is not None
    assert (found.made[0].sha256, found.made[0].recipe) == (SHA, RECIPE)
    with Image.open(out) as image:
        assert image.convert("RGB").getpixel((0, 0)) == (255, 0, 0)


def test_result_in_another_format(tmp_path: Path) -> None:
    (out,) = export_result(DATA, "image/png", RECIPE, tmp_path / "a.webp")
    with Image.open(out) as image:
        assert (image.format, image.size) == ("WEBP", (8, 8))
    assert read(out) is not None


def test_result_of_another_kind(tmp_path: Path) -> None:
    written = export_result(b"roses", "text/plain", RECIPE, tmp_path / "a.txt")
    assert [path.name for path in written] == ["a.txt", "a.txt.recipe.json"]
    with pytest.raises(UserError, match="can't hold"):
        export_result(b"roses", "text/plain", RECIPE, tmp_path / "a.png")


def test_a_file_of_another_program_is_written_as_it_is(tmp_path: Path) -> None:
    written = export_result(b"ASEF\0", FILE, RECIPE, tmp_path / "a.ase")
    assert [path.name for path in written] == ["a.ase", "a.ase.recipe.json"]
    assert written[0].read_bytes() == b"ASEF\0"
    for name in ("a.exe", "a.png"):
        with pytest.raises(UserError, match="can't hold"):
            export_result(b"ASEF\0", FILE, RECIPE, tmp_path / name)
        with pytest.raises(UserError, match="can't be the name"):
            check_target("file", tmp_path / name)
    check_target("file", tmp_path / "a.aco")


def test_missing_media_is_still_exported(tmp_path: Path) -> None:
    (out,) = export_artboard(DOCUMENT, BOARD.id, {}.__getitem__, tmp_path / "a.png")
    with Image.open(out) as image:
        assert image.convert("RGBA").getpixel((20, 10))[3] == 255  # type: ignore[index]
