"""PSD and ORA: what other programs compose of the layers is what the canvas shows."""

from __future__ import annotations

import io
import zipfile
from typing import get_args
from xml.etree import ElementTree

import pytest
from PIL import Image
from psd_tools import PSDImage

from creastudio.api.errors import UserError
from creastudio.core.adjustments import HueSaturation
from creastudio.core.canvas import AdjustmentLayer, Artboard, BlendMode, GroupLayer, ImageLayer, ShapeLayer
from creastudio.core.document import Document
from creastudio.core.effects import LayerBlur
from creastudio.core.fills import GradientFill, GradientStop
from creastudio.export import psd_mark, psd_stream
from creastudio.export.ora import OPERATIONS, write_ora
from creastudio.export.psd import BLENDS, write_psd
from creastudio.export.xmp import Mark
from creastudio.media.ora import import_ora
from creastudio.media.psd import import_psd
from tests.unit.export.scenes import (
    MASK,
    PHOTO_SHA,
    RICH,
    at,
    document,
    painted,
    rectangle,
    share_alike,
    work_on,
)


def _psd_bytes(work, board, **more) -> bytes:  # type: ignore[no-untyped-def]
    out = io.BytesIO()
    write_psd(work, board, out, **more)
    return out.getvalue()


def _psd(doc, notes: list[str] | None = None, **more) -> PSDImage:  # type: ignore[no-untyped-def]
    work = work_on(doc)
    data = _psd_bytes(work, doc.artboards[0], **more)
    if notes is not None:
        notes += work.notes
    return PSDImage.open(io.BytesIO(data))


def _ora(doc, notes: list[str] | None = None) -> zipfile.ZipFile:  # type: ignore[no-untyped-def]
    work = work_on(doc)
    archive = zipfile.ZipFile(io.BytesIO(write_ora(work, doc.artboards[0])))
    if notes is not None:
        notes += work.notes
    return archive


def test_psd_keeps_the_layers_and_shows_the_same() -> None:
    doc = document(*RICH)
    file = _psd(doc)
    assert [layer.name for layer in file.descendants()] == [
        "Background", "照片", "red", "group", "disc", "clipped", "star", "masked", "blue", "words", "hidden",
    ]  # fmt: skip
    by_name = {layer.name: layer for layer in file.descendants()}
    assert by_name["clipped"].clipping
    assert by_name["red"].opacity == 178
    assert not by_name["hidden"].visible
    assert by_name["star"].has_mask()
    assert by_name["masked"].has_mask()
    merged = file.topil()
    assert merged is not None
    assert share_alike(merged, painted(doc)) == 1.0
    assert share_alike(file.composite(force=True), painted(doc)) > 0.995


@pytest.mark.parametrize("blend", get_args(BlendMode))
def test_psd_blends_as_the_canvas(blend: BlendMode) -> None:
    rainbow = GradientFill(
        end=(1.0, 0.0),
        stops=(
            GradientStop(offset=0, color="#d03010"),
            GradientStop(offset=0.5, color="#20c060"),
            GradientStop(offset=1, color="#2040e0"),
        ),
    )
    doc = document(
        ImageLayer(asset=PHOTO_SHA, transform=at(20, 20, 40, 40)),
        ShapeLayer(fill=rainbow, transform=at(20, 20, 40, 40), blend=blend, opacity=0.8),
        size=(40, 40),
    )
    assert share_alike(_psd(doc).composite(force=True), painted(doc)) > 0.995
    assert set(BLENDS) == set(OPERATIONS) == set(get_args(BlendMode))


def test_psd_in_another_size_says_its_profile_and_resolution() -> None:
    doc = document(*RICH)
    file = _psd(doc, size=(100, 75))
    assert file.size == (100, 75)
    assert "sRGB".encode("utf-16-be") in file.image_resources.get_data(1039)


def test_ora_keeps_the_layers_and_the_picture() -> None:
    doc = document(*RICH)
    archive = _ora(doc)
    assert archive.infolist()[0].filename == "mimetype"
    assert archive.read("mimetype") == b"image/openraster"
    root = ElementTree.fromstring(archive.read("stack.xml"))
    assert (root.get("w"), root.get("h")) == ("200", "150")
    top = root.find("stack")
    assert top is not None
    names = [item.get("name") for item in top]
    assert names == ["hidden", "words", "masked", "star", "group", "red", "照片", "Background"]
    assert top[0].get("visibility") == "hidden"
    assert top[4].get("composite-op") == "svg:screen"
    clipped = top[4][0]
    assert [item.get("composite-op") for item in clipped] == ["svg:src-atop", "svg:src-over"]
    with Image.open(archive.open("mergedimage.png")) as merged:
        assert share_alike(merged, painted(doc)) == 1.0
    with Image.open(archive.open("Thumbnails/thumbnail.png")) as small:
        assert max(small.size) <= 256


def test_what_cant_be_held_is_flattened_and_told() -> None:
    doc = document(
        rectangle("low", "#804020", at(50, 50, 60, 60)),
        AdjustmentLayer(name="greyer", adjustment=HueSaturation(saturation=-1)),
        GroupLayer(
            name="soft",
            transform=at(100, 75, 50, 50),
            effects=(LayerBlur(radius=2),),
            layers=(rectangle("in", "#00ff00", at(100, 75, 50, 50)),),
        ),
    )
    notes: list[str] = []
    file = _psd(doc, notes)
    assert [layer.name for layer in file.descendants()] == ["greyer", "soft"]
    assert share_alike(file.composite(force=True), painted(doc)) > 0.995
    assert any("'greyer'" in note for note in notes)
    assert any("'soft'" in note for note in notes)


def test_masks_and_clipped_blends_are_pixels_in_ora() -> None:
    base = rectangle("base", "#ff0000", at(50, 50, 60, 60), mask=MASK)
    over = rectangle("over", "#00ff00", at(60, 60, 60, 60), clip=True, blend="multiply")
    notes: list[str] = []
    root = ElementTree.fromstring(_ora(document(base, over), notes).read("stack.xml"))
    assert [item.get("name") for item in root.iter("layer")] == ["base", "Background"]
    assert any("clipped" in note for note in notes)


def test_the_mark_is_where_it_would_be_put_later() -> None:
    doc = document(*RICH)
    mark = Mark("recipe", "trainedAlgorithmicMedia")
    plain, marked = (_psd_bytes(work_on(doc), doc.artboards[0], mark=item) for item in (None, mark))
    assert marked == psd_mark.insert(plain, mark)
    assert psd_mark.find(marked) == "recipe"


def test_what_grows_too_large_for_the_format_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(psd_stream, "LARGEST", 5000)
    doc = document(*RICH)
    with pytest.raises(UserError, match="2 GB"):
        _psd_bytes(work_on(doc), doc.artboards[0])


def test_same_artboard_same_bytes() -> None:
    doc = document(*RICH)
    for write in (_psd_bytes, write_ora):
        assert write(work_on(doc), doc.artboards[0]) == write(work_on(doc), doc.artboards[0])


@pytest.mark.parametrize(("write", "read"), [(_psd_bytes, import_psd), (write_ora, import_ora)])
def test_opened_again_it_shows_the_same(write, read) -> None:  # type: ignore[no-untyped-def]
    doc = document(*RICH)
    found = read(write(work_on(doc), doc.artboards[0]), "a")
    assert found.notes == ()
    board = Artboard(width=found.width, height=found.height, background="", layers=found.layers)
    again = Document(artboards=(board,), assets=found.assets)
    assert share_alike(painted(again, found.blobs.__getitem__), painted(doc)) > 0.999


@pytest.mark.parametrize("alpha", ["ff", "80"])
def test_a_frame_that_paints_nothing_cuts_in_files_too(alpha: str) -> None:
    frame = ShapeLayer(name="frame", transform=at(80, 70, 60, 60), fill=None)
    over = rectangle("over", f"#00aa88{alpha}", at(90, 80, 90, 90), clip=True)
    doc, notes = document(frame, over), list[str]()
    file = _psd(doc, notes)
    assert share_alike(file.composite(force=True), painted(doc)) > 0.995
    names = [layer.name for layer in file.descendants()]
    # What covers the frame stays a layer of its own; what doesn't would show the frame.
    assert names == (["Background", "frame", "over"] if alpha == "ff" else ["Background", "frame"])
    assert any("frame paints nothing" in note for note in notes) == (alpha != "ff")
    with Image.open(_ora(doc).open("mergedimage.png")) as merged:
        assert share_alike(merged, painted(doc)) == 1.0
