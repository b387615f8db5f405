"""SVG out and in: the same picture where Qt's own SVG painter can say it, and nothing harmful ever."""

from __future__ import annotations

import contextlib
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from creastudio.api.errors import UserError
from creastudio.core.canvas import (
    Artboard,
    GroupLayer,
    ImageLayer,
    Layer,
    LinkedLayer,
    ShapeLayer,
    TextLayer,
)
from creastudio.core.document import Document
from creastudio.core.effects import LayerBlur
from creastudio.core.fills import GradientFill, GradientStop, Outline, SolidFill
from creastudio.export.options import SvgOptions
from creastudio.export.raster import as_pillow
from creastudio.export.svg import write_svg
from creastudio.export.svg_layers import import_svg
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

XLINK = "{http://www.w3.org/1999/xlink}href"


def _svg(doc: Document, notes: list[str] | None = None, **options: object) -> bytes:
    work = work_on(doc)
    data = write_svg(work, doc.artboards[0], SvgOptions(**options))  # type: ignore[arg-type]
    if notes is not None:
        notes += work.notes
    return data


def _shown(data: bytes, width: int = 200, height: int = 150) -> Image.Image:
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(data)).render(painter)
    painter.end()
    return as_pillow(image)


@pytest.mark.parametrize(
    "layer",
    [
        rectangle("r", "#ff330080", at(100, 75, 90, 60, rotation=30), radius=10),
        ShapeLayer(shape="ellipse", transform=at(100, 75, 90, 60), fill=GradientFill()),
        ShapeLayer(
            shape="star",
            transform=at(100, 75, 90, 60, skew=20),
            fill=GradientFill(kind="radial", start=(0.5, 0.5), end=(1, 0.5)),
            outline=Outline(width=4, join="round"),
        ),
        ShapeLayer(shape="line", transform=at(100, 75, 90, 60), outline=Outline(width=6, dash=(2, 1))),
        ImageLayer(asset=PHOTO_SHA, transform=at(100, 75, 64, 64, flip_x=True)),
        TextLayer(text="Hi 你好", transform=at(100, 75, 180, 60), size=40, color="#204060"),
        GroupLayer(
            transform=at(100, 75, 80, 80, rotation=45),
            opacity=0.5,
            layers=(
                rectangle("a", "#ff0000", at(90, 75, 40, 40)),
                rectangle("b", "#0000ff", at(110, 75, 40, 40)),
            ),
        ),
        rectangle("masked", "#ff0000", at(100, 75, 150, 100), mask=MASK),
        rectangle("blurred", "#ff0000", at(100, 75, 50, 50), effects=(LayerBlur(radius=4),)),
        ShapeLayer(
            transform=at(100, 75, 80, 80),
            fill=GradientFill(
                kind="conic", start=(0.5, 0.5), end=(1, 0.5), stops=(GradientStop(color="#ff0000"),)
            ),
        ),
    ],
    ids=lambda layer: layer.name or layer.type,
)
def test_what_is_written_shows_the_same(layer: Layer) -> None:
    doc = document(layer)
    assert share_alike(_shown(_svg(doc)), painted(doc), within=24) > 0.985


def test_vectors_stay_vectors() -> None:
    root = ElementTree.fromstring(_svg(document(*RICH), text="text"))
    kinds = [element.tag.rpartition("}")[2] for element in root.iter()]
    assert {"rect", "ellipse", "text", "clipPath", "mask", "linearGradient"} <= set(kinds)
    styles = " ".join(element.get("style", "") for element in root.iter())
    assert "mix-blend-mode:multiply" in styles
    assert "mix-blend-mode:screen" in styles
    assert all(element.get(XLINK, "data:image/").startswith("data:image/") for element in root.iter())
    said = "".join(next(element for element in root.iter() if element.tag.endswith("}text")).itertext())
    assert said == "Hi 你好"


def test_linked_copies_and_missing_pictures() -> None:
    source = ShapeLayer(shape="ellipse", transform=at(50, 50, 40, 40), fill=SolidFill(color="#00ff00"))
    copy = LinkedLayer(source=source.id, transform=at(140, 90, 60, 80))
    doc = document(source, copy, ImageLayer(asset="0" * 64, transform=at(30, 120, 20, 20)))
    notes: list[str] = []
    data = _svg(doc, notes)
    assert data.count(b"<ellipse") == 2
    assert share_alike(_shown(data), painted(doc), within=24) > 0.98


def _again(
    data: bytes, size: tuple[int, int] = (200, 150)
) -> tuple[Image.Image, tuple[Layer, ...], list[str]]:
    found = import_svg(data, "a.svg")
    board = Artboard(width=found.width, height=found.height, background="", layers=found.layers)
    assert (found.width, found.height) == size
    doc = Document(artboards=(board,), assets=found.assets)
    return painted(doc, found.blobs.__getitem__), found.layers, list(found.notes)


PLAIN = b"""<svg xmlns="http://www.w3.org/2000/svg" width="200" height="150" viewBox="0 0 100 75">
<title>Plain</title>
<rect id="box" x="10" y="10" width="30" height="20" rx="4" fill="#f30" stroke="navy" stroke-width="2"/>
<g id="group" transform="translate(50 10) rotate(20)" fill="teal" opacity="0.6">
<circle cx="10" cy="10" r="8"/><polygon points="0,20 20,20 10,35" style="fill:rgb(200, 100, 0)"/></g>
<path d="M10 50 h30 v15 h-30 z" fill-opacity="0.5"/><line x1="60" y1="60" x2="90" y2="60" stroke="red"/>
</svg>"""


def test_plain_shapes_become_shapes() -> None:
    picture, layers, notes = _again(PLAIN)
    assert [layer.name for layer in layers] == ["box", "group", "", ""]
    assert all(isinstance(layer, ShapeLayer | GroupLayer) for layer in layers)
    assert notes == []
    assert share_alike(picture, _shown(PLAIN), within=24) > 0.985


def test_the_rest_becomes_pictures() -> None:
    data = (
        b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="200" height="150">'
        b'<defs><linearGradient id="g"><stop offset="0" stop-color="red"/><stop offset="1"/></linearGradient></defs>'
        b'<rect width="50" height="50" fill="url(#g)"/><use xlink:href="#late" x="20"/>'
        b'<rect id="late" x="100" y="80" width="50" height="50" fill="blue"/></svg>'
    )
    picture, layers, _ = _again(data)
    assert [layer.type for layer in layers] == ["image", "shape"]
    assert share_alike(picture, _shown(data), within=24) > 0.985


def test_what_we_wrote_comes_back() -> None:
    layers = (rectangle("r", "#ff3300", at(60, 75, 90, 60, rotation=30)), *RICH[:1], RICH[5])
    doc = document(*layers)
    picture, found, _ = _again(_svg(doc))
    assert [(layer.name, layer.type) for layer in found] == [
        ("Background", "shape"), ("r", "shape"), ("照片", "image"), ("words", "image"),
    ]  # fmt: skip
    assert share_alike(picture, painted(doc), within=24) > 0.97


@pytest.mark.parametrize(
    ("inside", "word"),
    [
        (b"<script>alert(1)</script>", "scripts"),
        (b'<rect width="9" height="9" onclick="x()"/>', "scripts"),
        (b'<image href="file:///etc/passwd" width="9" height="9"/>', "other files"),
        (b'<image href="/etc/passwd" width="9" height="9"/>', "other files"),
        (b'<image href="https://example.org/a.png" width="9" height="9"/>', "other files"),
        (b'<image href="data:image/svg+xml;base64,AAAA" width="9" height="9"/>', "other files"),
        (b'<use xlink:href="other.svg#a"/>', "other files"),
        (b'<rect style="fill:url(http://example.org/a)" width="9" height="9"/>', "other files"),
        (b"<style>@import url(a.css);</style>", "'style'"),
        (b"<foreignObject><b/></foreignObject>", "'foreignObject'"),
        (b'<rect width="9" height="9" filter="url(#f)"/>', "'filter'"),
        (b'<line x2="9" stroke="red" stroke-dasharray="0.0001"/>', "dashes"),
    ],
)
def test_what_may_do_harm_is_taken_out_and_told(inside: bytes, word: str) -> None:
    head = b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="20" height="20">'
    found = import_svg(head + b'<rect width="5" height="5"/>' + inside + b"</svg>", "a.svg")
    assert any(word in note for note in found.notes)
    assert found.layers


def _bomb(levels: int) -> bytes:
    uses = "".join(f'<g id="l{n + 1}">' + f'<use href="#l{n}"/>' * 10 + "</g>" for n in range(levels))
    return f'<svg xmlns="http://www.w3.org/2000/svg"><g id="l0"><rect/></g>{uses}</svg>'.encode()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no svg",
        b"<html/>",
        b"<svg",
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>',
        b"<svg>" + b"<g>" * 200 + b"</g>" * 200 + b"</svg>",
        b"<svg>" + b"<g/>" * 60_000 + b"</svg>",
        _bomb(8),
        b'<svg><g id="a"><use href="#a"/></g></svg>',
        b'<svg width="900000" height="900000"><rect/></svg>',
    ],
    ids=["empty", "text", "html", "cut", "entities", "deep", "many", "bomb", "loop", "huge"],
)
def test_what_cant_be_opened_is_named(data: bytes) -> None:
    with pytest.raises(UserError, match=r"a\.svg") as caught:
        import_svg(data, "a.svg")
    assert caught.value.hint


def test_doctypes_of_ordinary_programs_are_passed_over() -> None:
    head = b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/svg11.dtd">'
    found = import_svg(head + PLAIN, "a.svg")
    assert len(found.layers) == 4


@pytest.mark.parametrize(
    "part",
    [
        b'<svg xmlns="http://www.w3.org/2000/svg" transform="fly(1)" width="20" height="20"><rect width="5" height="5"/></svg>',
        b'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><polygon points="0,0 1e999,3 4,4"/><path/></svg>',
        b'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><g transform="scale(0)"><rect width="5" height="5"/></g></svg>',
    ],
)
def test_numbers_that_are_none(part: bytes) -> None:
    assert import_svg(part, "a.svg").width == 20


@settings(max_examples=80)
@given(place=st.floats(0, 1), noise=st.text(alphabet='<>/="#0e9 -', min_size=1, max_size=5).map(str.encode))
def test_damaged_files_never_crash(place: float, noise: bytes) -> None:
    at_byte = int(place * len(PLAIN))
    with contextlib.suppress(UserError):
        import_svg(PLAIN[:at_byte] + noise + PLAIN[at_byte + len(noise) :], "a.svg")
