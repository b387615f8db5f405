"""SVG files as layers: plain shapes and groups become ours, all else pictures.

It stands here and not among the media because it needs the painter's paths and Qt's own SVG painter.
"""

from __future__ import annotations

import base64
import math
from typing import Any
from xml.etree import ElementTree

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QTransform

from creastudio.api.errors import UserError
from creastudio.core.canvas import GroupLayer, ImageLayer, Layer, ShapeLayer
from creastudio.core.fills import Outline, SolidFill
from creastudio.core.geometry import bounds_of
from creastudio.core.placement import Transform, moved
from creastudio.export.svg_pictures import DEFINITIONS, pictures
from creastudio.export.svg_style import (
    KNOWN,
    NUMBER,
    NotPlain,
    Style,
    blend_of,
    color_of,
    inherited,
    name_of,
    own_value,
    share_of,
)
from creastudio.media.images import import_bytes
from creastudio.media.layered import Collector, ImportedLayers, Limits, TooMuch, placed
from creastudio.media.svg import HREF, CleanSvg, clean, length
from creastudio.notation.safe_xml import local_name
from creastudio.render.path_data import data_of, path_of

MAX_PICTURES = 24
"""Parts that become pictures of their own; with more the whole becomes one."""


_SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})


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
    except (TooMuch, *_UNSAID) as error:
        reason = str(error) if isinstance(error, TooMuch) else "its parts can't be told apart"
        collector.note(f"'{name}' came as one picture: {reason}.")
        layers = tuple(pictures(svg, list(svg.root), collector, name))
    return collector.finished(layers, width, height)


_UNSAID = (NotPlain, ValueError, ArithmeticError)
"""What is raised where our layers can't say an element, or its numbers are no numbers."""


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
        style = inherited(self._svg.root, Style({}, place))
        styled = any(local_name(item) == "style" for item in self._svg.root.iter())
        found: list[Layer] = []
        waiting: list[ElementTree.Element] = []
        for child in self._svg.root:
            if local_name(child) in DEFINITIONS or local_name(child) in ("title", "desc"):
                continue
            try:
                if styled:
                    raise NotPlain
                layer = self._layer(child, style)
            except _UNSAID:
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
            name = name_of(waiting[0]) or local_name(waiting[0])
            if any(own_value(item, "mix-blend-mode") for element in waiting for item in element.iter()):
                self._collector.note(f"'{name}' came as a picture that blends normally.")
            found += pictures(self._svg, waiting, self._collector, name)
            waiting.clear()

    def _layer(self, element: ElementTree.Element, outer: Style) -> Layer | None:
        """Return a plain shape or group; None for one that paints nothing."""
        kind = local_name(element)
        if kind not in _SHAPES and kind not in ("g", "image"):
            raise NotPlain
        if any(name.rpartition("}")[2] not in KNOWN and name not in HREF for name in element.attrib):
            raise NotPlain
        if own_value(element, "display") == "none":
            return None
        style = inherited(element, outer)
        look = {
            "name": name_of(element),
            "opacity": share_of(own_value(element, "opacity"), 1.0),
            "blend": blend_of(element),
        }
        if kind == "g":
            inside = tuple(layer for child in element if (layer := self._child(child, style)) is not None)
            return _grouped(inside, look)
        self._collector.count()
        if kind == "image":
            return self._image(element, style, look)
        return _shape(element, kind, style, look)

    def _child(self, element: ElementTree.Element, style: Style) -> Layer | None:
        return None if local_name(element) in ("title", "desc") else self._layer(element, style)

    def _image(self, element: ElementTree.Element, style: Style, look: dict[str, Any]) -> ImageLayer:
        """Return an embedded picture; the data are base64, as everything else was taken out."""
        if element.get("preserveAspectRatio") != "none":
            raise NotPlain
        href = next(element.get(name, "") for name in HREF if name in element.attrib)
        try:
            picture = import_bytes(base64.b64decode(href.partition(",")[2]), look["name"] or "a picture")
        except (UserError, ValueError):
            raise NotPlain from None
        self._collector.count(picture.width, picture.height)
        sha256 = self._collector.keep(
            picture.data, (picture.width, picture.height), look["name"], picture.media_type
        )
        width, height = length(element.get("width")), length(element.get("height"))
        if width <= 0 or height <= 0:
            raise NotPlain
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
        smooth = own_value(element, "image-rendering") != "pixelated"
        return ImageLayer(**look, asset=sha256, transform=place, smooth=smooth)


def _grouped(inside: tuple[Layer, ...], look: dict[str, Any]) -> Layer | None:
    """Return layers as a group; a single one takes over what the group says where it says nothing itself."""
    if not inside:
        return None
    only = inside[0]
    if len(inside) == 1 and only.opacity == 1 and only.blend == "normal":
        return only.model_copy(update={**look, "name": look["name"] or only.name})
    return GroupLayer(**look, layers=inside, transform=bounds_of(inside))


def _shape(element: ElementTree.Element, kind: str, style: Style, look: dict[str, Any]) -> ShapeLayer | None:
    if style.values.get("fill-rule") == "nonzero" and kind in ("path", "polygon"):
        raise NotPlain
    path = _path(element, kind)
    fill = color_of(style.values, "fill", "#000000")
    line = _outline(style)
    if (
        kind in ("path", "polygon", "polyline")
        and fill
        and "fill-rule" not in style.values
        and _crosses(path)
    ):
        # SVG fills by winding where nothing is said, ours by turns; they differ where a path crosses itself.
        raise NotPlain
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
        numbers = [float(n) for n in NUMBER.findall(element.get("points", ""))]
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
        with QPainter(picture) as painter:
            painter.scale(64 / box.width(), 64 / box.height())
            painter.translate(-box.topLeft())
            painter.fillPath(one, QColor("white"))
        pictures.append(picture)
    return pictures[0] != pictures[1]


def _outline(style: Style) -> Outline | None:
    color = color_of(style.values, "stroke", "")
    place = style.to_page
    # The line is scaled with the shape; one that is scaled more in one direction isn't ours.
    across, down = math.hypot(place.m11(), place.m12()), math.hypot(place.m21(), place.m22())
    width = length(style.values.get("stroke-width"), 1.0) * across
    if not color or width <= 0:
        return None
    if abs(across - down) > 1e-3 * max(across, down):
        raise NotPlain
    dash = style.values.get("stroke-dasharray", "none")
    if dash != "none":
        raise NotPlain
    cap, join = style.values.get("stroke-linecap", "butt"), style.values.get("stroke-linejoin", "miter")
    if cap not in ("butt", "round", "square") or join not in ("miter", "round", "bevel"):
        raise NotPlain
    return Outline.model_validate(
        {"fill": SolidFill(color=color), "width": min(width, 4096.0), "cap": cap, "join": join}
    )


def _box(box: QRectF) -> Transform:
    center = box.center()
    return Transform(x=center.x(), y=center.y(), width=box.width(), height=box.height())
