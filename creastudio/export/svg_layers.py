"""SVG files as layers: plain shapes and groups become ours, all else pictures.

It stands here and not among the media because it needs the painter's paths and Qt's own SVG painter.
"""

from __future__ import annotations

import base64
import math
import re
from dataclasses import dataclass, replace
from typing import Any, cast, get_args
from xml.etree import ElementTree

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QTransform
from PySide6.QtSvg import QSvgRenderer

from creastudio.api.errors import UserError
from creastudio.core.canvas import BlendMode, GroupLayer, ImageLayer, Layer, ShapeLayer
from creastudio.core.fills import Outline, SolidFill
from creastudio.core.geometry import bounds_of
from creastudio.core.placement import Transform, moved
from creastudio.export.raster import as_pillow
from creastudio.media.images import import_bytes
from creastudio.media.layered import Collector, ImportedLayers, Limits, TooMuch, placed
from creastudio.media.safe_xml import local_name
from creastudio.media.svg import HREF, NAMESPACE, CleanSvg, clean, length
from creastudio.render.path_data import data_of, path_of

MAX_SIDE = 4096
"""Longest side of a picture that is made of a part, px."""
MAX_PICTURES = 24
"""Parts that become pictures of their own; with more the whole becomes one."""

DEFINITIONS = frozenset({"defs", "style", "symbol", "linearGradient", "radialGradient", "clipPath", "mask"})
"""Elements that paint nothing by themselves."""

_STEP = re.compile(r"\s*(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^()]*)\)[\s,]*")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_STYLED = (
    "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-dasharray", "fill-opacity",
    "stroke-opacity", "fill-rule", "color",
)  # fmt: skip
_KNOWN = frozenset({*_STYLED, "id", "d", "x", "y", "width", "height", "rx", "ry", "cx", "cy", "r", "points", "x1", "x2",
                    "y1", "y2", "transform", "opacity", "style", "class", "stroke-miterlimit", "isolation",
                    "stroke-dashoffset", "version",
                    "mix-blend-mode", "image-rendering", "preserveAspectRatio", "display"})  # fmt: skip
_SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})


class _NotPlain(Exception):
    """An element that our layers can't say."""


@dataclass(frozen=True)
class _Style:
    """What elements take from those around them."""

    values: dict[str, str]
    to_page: QTransform


def import_svg(data: bytes, name: str, limits: Limits | None = None) -> ImportedLayers:
    """Return the layers of an SVG that is called `name`; nothing in it is run, and nothing outside of it is read.

    Raises
    ------
    UserError
        When it is no SVG, is damaged, or draws more than is allowed.
    """
    svg = clean(data, name)
    collector = Collector(name, limits or Limits())
    width, height = max(1, math.ceil(svg.width - 1e-6)), max(1, math.ceil(svg.height - 1e-6))
    collector.page(width, height)
    for note in svg.notes:
        collector.note(note)
    try:
        layers = _Reader(svg, collector).layers()
    except TooMuch as error:
        collector.note(f"'{name}' came as one picture: {error}.")
        layers = tuple(_pictures(svg, list(svg.root), collector, name))
    return collector.finished(layers, width, height)


class _Reader:
    def __init__(self, svg: CleanSvg, collector: Collector) -> None:
        self._svg, self._collector, self._pictures = svg, collector, 0

    def layers(self) -> tuple[Layer, ...]:
        """Return the layers; neighbours that aren't plain share a picture."""
        left, top, width, height = self._svg.view
        scale = min(self._svg.width / width, self._svg.height / height)
        place = QTransform.fromTranslate(-left, -top) * QTransform.fromScale(scale, scale)
        place *= QTransform.fromTranslate(
            (self._svg.width - width * scale) / 2, (self._svg.height - height * scale) / 2
        )
        style = _inherit(self._svg.root, _Style({}, place))
        styled = any(local_name(item) == "style" for item in self._svg.root.iter())
        found: list[Layer] = []
        waiting: list[ElementTree.Element] = []
        for child in self._svg.root:
            if local_name(child) in DEFINITIONS or local_name(child) in ("title", "desc"):
                continue
            try:
                if styled:
                    raise _NotPlain
                layer = self._layer(child, style)
            except _NotPlain:
                waiting.append(child)
                continue
            self._flush(waiting, found)
            if layer is not None:
                found.append(layer)
        self._flush(waiting, found)
        return tuple(found)

    def _flush(self, waiting: list[ElementTree.Element], found: list[Layer]) -> None:
        if waiting:
            self._pictures += 1
            if self._pictures > MAX_PICTURES:
                raise TooMuch("too many of its parts are no plain shapes")
            name = _name(waiting[0]) or local_name(waiting[0])
            if any(_own(item, "mix-blend-mode") for element in waiting for item in element.iter()):
                self._collector.note(f"'{name}' came as a picture that blends normally.")
            found += _pictures(self._svg, waiting, self._collector, name)
            waiting.clear()

    def _layer(self, element: ElementTree.Element, outer: _Style) -> Layer | None:
        """Return a plain shape or group; None for one that paints nothing."""
        kind = local_name(element)
        if kind not in _SHAPES and kind not in ("g", "image"):
            raise _NotPlain
        if any(name.rpartition("}")[2] not in _KNOWN and name not in HREF for name in element.attrib):
            raise _NotPlain
        if _own(element, "display") == "none":
            return None
        style = _inherit(element, outer)
        look = {
            "name": _name(element),
            "opacity": _number(_own(element, "opacity"), 1.0),
            "blend": _blend(element),
        }
        if kind == "g":
            inside = tuple(layer for child in element if (layer := self._child(child, style)) is not None)
            return _grouped(inside, look)
        self._collector.count()
        if kind == "image":
            return self._image(element, style, look)
        return _shape(element, kind, style, look)

    def _child(self, element: ElementTree.Element, style: _Style) -> Layer | None:
        return None if local_name(element) in ("title", "desc") else self._layer(element, style)

    def _image(self, element: ElementTree.Element, style: _Style, look: dict[str, Any]) -> ImageLayer:
        """Return an embedded picture; the data are base64, as everything else was taken out."""
        if element.get("preserveAspectRatio") != "none":
            raise _NotPlain
        href = next(element.get(name, "") for name in HREF if name in element.attrib)
        try:
            picture = import_bytes(base64.b64decode(href.partition(",")[2]), look["name"] or "a picture")
        except (UserError, ValueError):
            raise _NotPlain from None
        self._collector.count(picture.width, picture.height)
        sha256 = self._collector.keep(
            picture.data, (picture.width, picture.height), look["name"], picture.media_type
        )
        width, height = length(element.get("width")), length(element.get("height"))
        if width <= 0 or height <= 0:
            raise _NotPlain
        place = placed(length(element.get("x")), length(element.get("y")), 1, 1)
        place = place.model_copy(
            update={
                "x": place.x - 0.5 + width / 2,
                "y": place.y - 0.5 + height / 2,
                "width": width,
                "height": height,
            }
        )
        by = style.to_page
        place = moved(place, (by.m11(), by.m12(), by.m21(), by.m22(), by.dx(), by.dy()))
        smooth = _own(element, "image-rendering") != "pixelated"
        return ImageLayer(**look, asset=sha256, transform=place, smooth=smooth)


def _grouped(inside: tuple[Layer, ...], look: dict[str, Any]) -> Layer | None:
    """Return layers as a group; a single one takes over what the group says where it says nothing itself."""
    if not inside:
        return None
    only = inside[0]
    if len(inside) == 1 and only.opacity == 1 and only.blend == "normal":
        return only.model_copy(update={**look, "name": look["name"] or only.name})
    return GroupLayer(**look, layers=inside, transform=bounds_of(inside))


def _shape(element: ElementTree.Element, kind: str, style: _Style, look: dict[str, Any]) -> ShapeLayer | None:
    if style.values.get("fill-rule") == "nonzero" and kind in ("path", "polygon"):
        raise _NotPlain
    path = _path(element, kind)
    fill = _color(style.values, "fill", "#000000")
    line = _outline(style)
    if (
        kind in ("path", "polygon", "polyline")
        and fill
        and "fill-rule" not in style.values
        and _crosses(path)
    ):
        # SVG fills by winding where nothing is said, ours by turns; they differ where a path crosses itself.
        raise _NotPlain
    path = style.to_page.map(path)
    box = path.boundingRect()
    if box.isEmpty() and (kind != "line" or line is None):
        return None
    box = box.adjusted(0, 0, 1e-3 if box.width() <= 0 else 0, 1e-3 if box.height() <= 0 else 0)
    return ShapeLayer(
        **look, shape="path", path=data_of(path, box), fill=SolidFill(color=fill) if fill else None,
        outline=line, transform=_box(box),
    )  # fmt: skip


def _path(element: ElementTree.Element, kind: str) -> QPainterPath:
    def value(name: str) -> float:
        return length(element.get(name))

    path = QPainterPath()
    if kind == "path":
        path = path_of(element.get("d", ""), 1.0, 1.0)
    elif kind == "rect":
        across = value("rx") if "rx" in element.attrib else value("ry")
        down = value("ry") if "ry" in element.attrib else value("rx")
        box = QRectF(value("x"), value("y"), max(0.0, value("width")), max(0.0, value("height")))
        path.addRoundedRect(box, min(across, box.width() / 2), min(down, box.height() / 2))
    elif kind in ("circle", "ellipse"):
        across = value("r") if kind == "circle" else value("rx")
        down = value("r") if kind == "circle" else value("ry")
        path.addEllipse(QRectF(value("cx") - across, value("cy") - down, 2 * across, 2 * down))
    elif kind == "line":
        path.moveTo(value("x1"), value("y1"))
        path.lineTo(value("x2"), value("y2"))
    else:
        numbers = [float(n) for n in _NUMBER.findall(element.get("points", ""))]
        for index in range(0, len(numbers) - 1, 2):
            if index:
                path.lineTo(numbers[index], numbers[index + 1])
            else:
                path.moveTo(numbers[0], numbers[1])
        if kind == "polygon":
            path.closeSubpath()
    return path


def _crosses(path: QPainterPath) -> bool:
    """Whether winding and turns may fill a path differently."""
    polygons = path.toSubpathPolygons()
    return len(polygons) > 1 or (
        path.elementCount() > 4 and path.elementCount() < 2000 and _self_crossing(path)
    )


def _self_crossing(path: QPainterPath) -> bool:
    by_turns, by_winding = QPainterPath(path), QPainterPath(path)
    by_turns.setFillRule(Qt.FillRule.OddEvenFill)
    by_winding.setFillRule(Qt.FillRule.WindingFill)
    box = path.boundingRect()
    if box.isEmpty():
        return False
    pictures = []
    for one in (by_turns, by_winding):
        picture = QImage(64, 64, QImage.Format.Format_Grayscale8)
        picture.fill(0)
        painter = QPainter(picture)
        painter.scale(64 / box.width(), 64 / box.height())
        painter.translate(-box.topLeft())
        painter.fillPath(one, QColor("white"))
        painter.end()
        pictures.append(picture)
    return pictures[0] != pictures[1]


def _outline(style: _Style) -> Outline | None:
    color = _color(style.values, "stroke", "")
    place = style.to_page
    # The line is scaled with the shape; one that is scaled more in one direction isn't ours.
    across, down = math.hypot(place.m11(), place.m12()), math.hypot(place.m21(), place.m22())
    width = length(style.values.get("stroke-width"), 1.0) * across
    if not color or width <= 0:
        return None
    if abs(across - down) > 1e-3 * max(across, down):
        raise _NotPlain
    dash = style.values.get("stroke-dasharray", "none")
    if dash != "none":
        raise _NotPlain
    cap, join = style.values.get("stroke-linecap", "butt"), style.values.get("stroke-linejoin", "miter")
    if cap not in ("butt", "round", "square") or join not in ("miter", "round", "bevel"):
        raise _NotPlain
    return Outline.model_validate(
        {"fill": SolidFill(color=color), "width": min(width, 4096.0), "cap": cap, "join": join}
    )


def _color(values: dict[str, str], name: str, default: str) -> str:
    """Return ``#rrggbb(aa)`` of a paint; empty for none."""
    text = values.get(name, default).strip()
    if text == "currentColor":
        text = values.get("color", "#000000")
    if text in ("none", "", "transparent"):
        return ""
    numbers = re.fullmatch(r"rgb\(\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*\)", text)
    if numbers:
        color = QColor(*(min(255, int(part)) for part in numbers.groups()))
    elif re.fullmatch(r"#[0-9a-fA-F]{3}|#[0-9a-fA-F]{6}|[A-Za-z]+", text):
        color = QColor(text.lower())
    else:
        raise _NotPlain
    if not color.isValid():
        raise _NotPlain
    alpha = min(1.0, max(0.0, _number(values.get(f"{name}-opacity"), 1.0)))
    return color.name() if alpha >= 1 else f"{color.name()}{round(alpha * 255):02x}"


def _inherit(element: ElementTree.Element, outer: _Style) -> _Style:
    values = dict(outer.values)
    for name in _STYLED:
        own = _own(element, name)
        if own is not None and own != "inherit":
            values[name] = own
    for declaration in element.get("style", "").split(";"):
        name = declaration.partition(":")[0].strip()
        if name and name not in _KNOWN and local_name(element) != "svg":
            raise _NotPlain
    return replace(outer, values=values, to_page=_transform(element.get("transform", "")) * outer.to_page)


def _name(element: ElementTree.Element) -> str:
    title = next((child.text for child in element if local_name(child) == "title"), None)
    return (title or element.get("id", "")).strip()


def _blend(element: ElementTree.Element) -> BlendMode:
    text = _own(element, "mix-blend-mode") or "normal"
    mode = "plus" if text == "plus-lighter" else text
    if mode not in get_args(BlendMode):
        raise _NotPlain
    return cast("BlendMode", mode)


def _own(element: ElementTree.Element, name: str) -> str | None:
    for declaration in element.get("style", "").split(";"):
        key, _, value = declaration.partition(":")
        if key.strip() == name:
            return value.strip()
    return element.get(name)


def _transform(text: str) -> QTransform:
    found, at = QTransform(), 0
    while at < len(text):
        match = _STEP.match(text, at)
        if match is None:
            if text[at:].strip():
                raise _NotPlain
            break
        numbers = [float(n) for n in _NUMBER.findall(match[2])]
        found = _step(match[1], numbers) * found
        at = match.end()
    return found


def _step(kind: str, numbers: list[float]) -> QTransform:
    if kind == "matrix" and len(numbers) == 6:
        return QTransform(*numbers)
    if kind == "translate" and len(numbers) in (1, 2):
        return QTransform.fromTranslate(numbers[0], numbers[1] if len(numbers) > 1 else 0.0)
    if kind == "scale" and len(numbers) in (1, 2):
        return QTransform.fromScale(numbers[0], numbers[-1])
    if kind == "rotate" and len(numbers) in (1, 3):
        x, y = (numbers[1], numbers[2]) if len(numbers) == 3 else (0.0, 0.0)
        turned = QTransform().translate(x, y).rotate(numbers[0])
        return turned.translate(-x, -y)
    if kind in ("skewX", "skewY") and len(numbers) == 1:
        lean = math.tan(math.radians(numbers[0]))
        return QTransform(1, 0, lean, 1, 0, 0) if kind == "skewX" else QTransform(1, lean, 0, 1, 0, 0)
    raise _NotPlain


def _pictures(
    svg: CleanSvg, elements: list[ElementTree.Element], collector: Collector, name: str
) -> list[Layer]:
    """Return some elements painted as one picture, cut to what they paint."""
    root = _copied(svg, elements)
    scale = min(1.0, MAX_SIDE / max(svg.width, svg.height))
    # Twice the size, so that it can be enlarged a little.
    scale *= 2.0 if 2 * max(svg.width, svg.height) <= MAX_SIDE else 1.0
    width, height = max(1, round(svg.width * scale)), max(1, round(svg.height * scale))
    collector.count(width, height)
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    if image.isNull():
        raise MemoryError(f"no room for an image of {width} x {height} px")
    image.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(ElementTree.tostring(root, "utf-8")))
    if not renderer.isValid():
        collector.note(f"'{name}' in '{collector.name}' can't be drawn.")
        return []
    renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, width, height))
    painter.end()
    picture = as_pillow(image).convert("RGBA")
    box = picture.getchannel("A").getbbox()
    if box is None:
        return []
    if any(local_name(element) == "text" for element in elements):
        collector.note("Text came as part of a picture.")
    sha256 = collector.picture(picture.crop(box), name)
    left, top, right, bottom = (side / scale for side in box)
    return [ImageLayer(name=name, asset=sha256, transform=placed(left, top, right - left, bottom - top))]


def _copied(svg: CleanSvg, elements: list[ElementTree.Element]) -> ElementTree.Element:
    """Return an SVG that shows some elements alone; what they may refer to is kept where it isn't drawn."""
    root = _bare(svg.root)
    root.attrib |= {
        "xmlns": NAMESPACE,
        "xmlns:xlink": "http://www.w3.org/1999/xlink",
        "width": str(svg.width),
        "height": str(svg.height),
        "viewBox": " ".join(str(side) for side in svg.view),
    }
    keep = {id(element) for element in elements}
    for child in svg.root:
        parent = root
        if id(child) not in keep and local_name(child) not in DEFINITIONS:
            if not any(item.get("id") for item in child.iter()):
                continue
            parent = ElementTree.SubElement(root, "defs")
        _append(parent, child)
    return root


def _append(parent: ElementTree.Element, element: ElementTree.Element) -> None:
    own = _bare(element)
    parent.append(own)
    for child in element:
        _append(own, child)


def _bare(element: ElementTree.Element) -> ElementTree.Element:
    """Return an element alone, in the spelling that Qt reads: no prefix but that of references."""
    found = ElementTree.Element(local_name(element))
    found.text, found.tail = element.text, element.tail
    for name, value in element.attrib.items():
        if name in HREF:
            found.set("xlink:href", value)
        elif "}" not in name:
            found.set(name, value)
    return found


def _box(box: QRectF) -> Transform:
    center = box.center()
    return Transform(x=center.x(), y=center.y(), width=box.width(), height=box.height())


def _number(text: str | None, default: float) -> float:
    match = _NUMBER.fullmatch((text or "").strip())
    return min(1.0, max(0.0, float(match[0]))) if match is not None else default
