"""Parts of an SVG as pictures, painted by Qt's own SVG painter in a capped size."""

from __future__ import annotations

from xml.etree import ElementTree

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from creastudio.core.canvas import ImageLayer, Layer
from creastudio.export.raster import as_pillow
from creastudio.media.layered import Collector, placed
from creastudio.media.svg import HREF, NAMESPACE, CleanSvg
from creastudio.notation.safe_xml import local_name

MAX_SIDE = 4096
"""Longest side of a picture that is made of a part, px."""

DEFINITIONS = frozenset({"defs", "style", "symbol", "linearGradient", "radialGradient", "clipPath", "mask"})
"""Elements that paint nothing by themselves."""


def pictures(
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
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        renderer.render(painter, QRectF(0, 0, width, height))
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
