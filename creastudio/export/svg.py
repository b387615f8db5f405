"""Artboards as SVG (SVG 2; blend modes by CSS Compositing Level 1).

Shapes, gradients, text, pictures, groups, masks and clipping stay what they are; what SVG has no words for (effects,
adjustments, conic gradients) is an embedded picture.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from xml.etree import ElementTree

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainterPath, QTransform

from creastudio.api.errors import UserError
from creastudio.core.canvas import Artboard, ImageLayer, ShapeLayer, TextLayer
from creastudio.core.fills import Fill, GradientFill, SolidFill
from creastudio.core.masks import Mask
from creastudio.export import marking, xmp
from creastudio.export.options import SvgOptions
from creastudio.export.raster import encode
from creastudio.export.slices import Ability, Slice, Slicer, count, runs
from creastudio.export.vectors import clip_path, part_of
from creastudio.export.work import Work
from creastudio.render.bounds import layer_transform
from creastudio.render.image_source import SCORE
from creastudio.render.masks import mask_map, mask_picture
from creastudio.render.shapes import shape_path
from creastudio.render.text import text_path
from creastudio.render.text_layout import Line, flow_of

SHARPNESS = 2
"""Px of embedded pictures for each px of the artboard."""

_NS = "http://www.w3.org/2000/svg"
_HREF = "xlink:href"
_TYPES = ((b"\x89PNG", "image/png"), (b"\xff\xd8\xff", "image/jpeg"), (b"RIFF", "image/webp"))
_ABILITY = Ability(
    "SVG",
    masks=lambda layer: True,
    clip_blends=True,
    vectors=True,
    clips=lambda layer: clip_path(layer) is not None,
)


def write_svg(work: Work, artboard: Artboard, options: SvgOptions, mark: xmp.Mark | None = None) -> bytes:
    """Return an artboard as an SVG of its size in px, with a mark in its metadata.

    Raises
    ------
    ExportCancelled
        When the person gave up.
    """
    width, height = artboard.width, artboard.height
    page = QRect(0, 0, width * SHARPNESS, height * SHARPNESS)
    slices = Slicer(work, artboard, page, QTransform.fromScale(SHARPNESS, SHARPNESS), _ABILITY).slices()
    root = ElementTree.Element(
        "svg",
        {
            "xmlns": _NS,
            "xmlns:xlink": "http://www.w3.org/1999/xlink",
            "version": "1.1",
            "width": str(width),
            "height": str(height),
            "viewBox": f"0 0 {width} {height}",
        },
    )
    title = ElementTree.SubElement(root, "title")
    title.text = _spoken(artboard.name)
    writer = _Writer(work, root, options, count(slices))
    writer.stack(root, slices)
    data = b'<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, "utf-8")
    if mark is None:
        return data
    # Put in as it is: readers of XMP look for the very bytes of a packet.
    at = data.index(b"<title")
    return data[:at] + b"<metadata>" + xmp.packet(mark) + b"</metadata>" + data[at:]


class _Writer:
    """Writes slices as elements, and what they refer to as definitions."""

    def __init__(self, work: Work, root: ElementTree.Element, options: SvgOptions, total: int) -> None:
        self._work, self._options, self._total, self._done = work, options, total, 0
        self._defs = ElementTree.SubElement(root, "defs")
        self._to_board = QTransform.fromScale(1 / SHARPNESS, 1 / SHARPNESS)

    def stack(self, parent: ElementTree.Element, slices: Sequence[Slice]) -> None:
        for run in runs(slices):
            base = run[0]
            if len(run) == 1:
                self._one(parent, base)
                continue
            # A layer and what is clipped to it fade and blend as one.
            own = ElementTree.SubElement(parent, "g", _look(base, isolated=True))
            self._content(own, base)
            inside = ElementTree.SubElement(own, "g", {"clip-path": f"url(#{self._clip(base)})"})
            for item in run[1:]:
                self._one(inside, item)

    def _one(self, parent: ElementTree.Element, item: Slice) -> None:
        look = _look(item, isolated=item.children is not None)
        layer = item.layer
        if layer is not None and layer.mask is not None and layer.mask.enabled:
            look["mask"] = f"url(#{self._mask(layer.mask, item.to_page)})"
        own = ElementTree.SubElement(parent, "g", look)
        if item.name:
            ElementTree.SubElement(own, "title").text = _spoken(item.name)
        if item.children is not None:
            self._step(item)
            self.stack(own, item.children)
            return
        self._content(own, item)

    def _content(self, parent: ElementTree.Element, item: Slice) -> None:
        """Write what a slice paints: vectors where they can say it, else a picture."""
        self._step(item)
        part = part_of(item, self._work.document)
        if part is None:
            self._picture(parent, item)
            return
        place = _matrix(part.to_page * self._to_board)
        own = ElementTree.SubElement(parent, "g", {"transform": place})
        if isinstance(part.layer, ShapeLayer):
            self._shape(own, part.layer)
        elif isinstance(part.layer, TextLayer):
            self._text(own, part.layer)
        elif not self._image(own, part.layer):
            parent.remove(own)
            self._picture(parent, item)

    def _step(self, item: Slice) -> None:
        self._work.step(self._done / max(1, self._total), item.name)
        self._done += 1

    def _picture(self, parent: ElementTree.Element, item: Slice) -> None:
        cut = item.paint()
        if cut is None:
            return
        if item.layer is not None:
            self._work.note(f"'{item.name}' is an embedded picture.")
        box = QRectF(cut.left, cut.top, cut.image.width(), cut.image.height())
        box = self._to_board.mapRect(box)
        _embed(parent, encode(cut.image, "image/png"), "image/png", box)

    def _image(self, parent: ElementTree.Element, layer: ImageLayer) -> bool:
        """Embed a picture's own bytes; False where they are missing or can't be shown."""
        image = None if layer.missing else self._work.images.image(layer.asset)
        if image is None:
            return False
        try:
            data = self._work.read(layer.asset)
        except (UserError, KeyError, OSError):
            return False
        if data.startswith(SCORE):
            data = encode(image, "image/png")
        kind = next((name for start, name in _TYPES if data.startswith(start)), None)
        if kind is None:
            return False
        if not self._options.with_recipe:
            data = marking.strip(data, kind)
        box = QRectF(0, 0, layer.transform.width, layer.transform.height)
        made = _embed(parent, data, kind, box)
        if not layer.smooth:
            made.set("style", "image-rendering:pixelated")
        return True

    def _shape(self, parent: ElementTree.Element, layer: ShapeLayer) -> None:
        box = QRectF(0, 0, layer.transform.width, layer.transform.height)
        if layer.shape == "rectangle":
            radius = min(layer.radius, box.width() / 2, box.height() / 2)
            made = ElementTree.SubElement(
                parent, "rect", {"width": _n(box.width()), "height": _n(box.height()), "rx": _n(radius)}
            )
        elif layer.shape == "ellipse":
            across, down = _n(box.width() / 2), _n(box.height() / 2)
            made = ElementTree.SubElement(
                parent, "ellipse", {"cx": across, "cy": down, "rx": across, "ry": down}
            )
        else:
            attributes = {"d": _data(shape_path(layer)), "fill-rule": "evenodd"}
            made = ElementTree.SubElement(parent, "path", attributes)
        self._paint(made, "fill", layer.fill if layer.shape != "line" else None, box)
        line = layer.outline
        if line is None:
            return
        self._paint(made, "stroke", line.fill, box)
        made.set("stroke-width", _n(line.width))
        made.set("stroke-linecap", line.cap)
        made.set("stroke-linejoin", line.join)
        if line.dash:
            made.set("stroke-dasharray", " ".join(_n(part * line.width) for part in line.dash))

    def _paint(self, made: ElementTree.Element, name: str, fill: Fill | None, box: QRectF) -> None:
        """Set fill or stroke of an element."""
        if fill is None:
            made.set(name, "none")
        elif isinstance(fill, SolidFill):
            made.set(name, fill.color[:7])
            if len(fill.color) == 9:
                made.set(f"{name}-opacity", _n(int(fill.color[7:], 16) / 255))
        else:
            made.set(name, f"url(#{self._gradient(fill, box)})")

    def _gradient(self, fill: GradientFill, box: QRectF) -> str:
        start = (fill.start[0] * box.width(), fill.start[1] * box.height())
        end = (fill.end[0] * box.width(), fill.end[1] * box.height())
        if fill.kind == "linear":
            place = {"x1": _n(start[0]), "y1": _n(start[1]), "x2": _n(end[0]), "y2": _n(end[1])}
        else:
            reach = max(((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5, 1e-6)
            place = {"cx": _n(start[0]), "cy": _n(start[1]), "r": _n(reach)}
        made = self._definition(f"{fill.kind}Gradient", {"gradientUnits": "userSpaceOnUse", **place})
        for stop in fill.stops:
            look = {"offset": _n(stop.offset), "stop-color": stop.color[:7]}
            if len(stop.color) == 9:
                look["stop-opacity"] = _n(int(stop.color[7:], 16) / 255)
            ElementTree.SubElement(made, "stop", look)
        return made.get("id", "")

    def _text(self, parent: ElementTree.Element, layer: TextLayer) -> None:
        flow = flow_of(layer)
        look = {"fill": layer.color[:7]}
        if len(layer.color) == 9:
            look["fill-opacity"] = _n(int(layer.color[7:], 16) / 255)
        if self._options.text == "outlines":
            ElementTree.SubElement(parent, "path", {"d": _data(text_path(layer)), **look})
            return
        if flow.vertical or any(line.rtl for line in flow.lines):
            self._work.note("Vertical and right-to-left text is written as outlines.")
            ElementTree.SubElement(parent, "path", {"d": _data(text_path(layer)), **look})
            return
        look |= {
            "font-family": f"{layer.family or 'Inter'}, sans-serif",
            "font-size": _n(flow.size),
            "font-weight": str(layer.weight),
        }
        if layer.italic:
            look["font-style"] = "italic"
        if layer.underline:
            look["text-decoration"] = "underline"
        if layer.tracking:
            look["letter-spacing"] = _n(layer.tracking / 1000 * flow.size)
        made = ElementTree.SubElement(parent, "text", {**look, "xml:space": "preserve"})
        for line in flow.lines:
            _line(made, layer, line)

    def _clip(self, base: Slice) -> str:
        assert base.layer is not None
        path = clip_path(base.layer)
        assert path is not None
        made = self._definition("clipPath", {"clipPathUnits": "userSpaceOnUse"})
        place = _matrix(layer_transform(base.layer) * base.to_page * self._to_board)
        ElementTree.SubElement(made, "path", {"d": _data(path), "clip-rule": "evenodd", "transform": place})
        return made.get("id", "")

    def _mask(self, mask: Mask, to_page: QTransform) -> str:
        """Write a mask: its ground everywhere, its px as a grey picture on top."""
        reach = {"x": "-100000", "y": "-100000", "width": "200000", "height": "200000"}
        made = self._definition("mask", {"maskUnits": "userSpaceOnUse", **reach})
        grey = f"#{mask.ground:02x}{mask.ground:02x}{mask.ground:02x}"
        ElementTree.SubElement(made, "rect", {**reach, "fill": grey})
        if mask.tiles:
            place = _matrix(mask_map(mask) * to_page * self._to_board)
            inside = ElementTree.SubElement(made, "g", {"transform": place})
            picture = mask_picture(mask, self._work.images)
            picture.reinterpretAsFormat(picture.Format.Format_Grayscale8)
            _embed(inside, encode(picture, "image/png"), "image/png", QRectF(0, 0, mask.width, mask.height))
        return made.get("id", "")

    def _definition(self, kind: str, attributes: dict[str, str]) -> ElementTree.Element:
        name = f"{kind}{len(self._defs) + 1}"
        return ElementTree.SubElement(self._defs, kind, {"id": name, **attributes})


def _look(item: Slice, *, isolated: bool) -> dict[str, str]:
    """Return how an element is laid on what is below."""
    found: dict[str, str] = {}
    if item.opacity < 1:
        found["opacity"] = _n(item.opacity)
    if not item.visible:
        found["display"] = "none"
    style = ["isolation:isolate"] if isolated else []
    if item.blend != "normal":
        style.append(f"mix-blend-mode:{'plus-lighter' if item.blend == 'plus' else item.blend}")
    if style:
        found["style"] = ";".join(style)
    return found


def _embed(parent: ElementTree.Element, data: bytes, kind: str, box: QRectF) -> ElementTree.Element:
    place = {
        "x": _n(box.x()), "y": _n(box.y()), "width": _n(box.width()), "height": _n(box.height()),
        "preserveAspectRatio": "none",
    }  # fmt: skip
    href = f"data:{kind};base64,{base64.b64encode(data).decode('ascii')}"
    return ElementTree.SubElement(parent, "image", {**place, _HREF: href})


def _line(parent: ElementTree.Element, layer: TextLayer, line: Line) -> None:
    words = _spoken(layer.text[line.start : line.end].rstrip())
    if not words:
        return
    look = {"x": _n(line.x), "y": _n(line.y)}
    if layer.align == "justify" and not line.hard and line.edges:
        ends = [edge for pair in line.edges for edge in (pair.lead, pair.trail)]
        look |= {"textLength": _n(max(ends) - min(ends)), "lengthAdjust": "spacing"}
    ElementTree.SubElement(parent, "tspan", look).text = words


def _data(path: QPainterPath) -> str:
    out: list[str] = []
    index = 0
    while index < path.elementCount():
        element = path.elementAt(index)
        steps = 3 if element.isCurveTo() else 1
        points = [path.elementAt(index + step) for step in range(steps)]
        kind = "C" if steps == 3 else "M" if element.isMoveTo() else "L"
        out.append(kind + " ".join(f"{_n(point.x)} {_n(point.y)}" for point in points))
        index += steps
    return "".join(out)


def _matrix(by: QTransform) -> str:
    numbers = (by.m11(), by.m12(), by.m21(), by.m22(), by.dx(), by.dy())
    return f"matrix({' '.join(_n(number) for number in numbers)})"


def _n(value: float) -> str:
    return f"{value:.6g}"


def _spoken(text: str) -> str:
    """Return text without the characters that XML can't hold."""
    return "".join(letter for letter in text if letter.isprintable())
