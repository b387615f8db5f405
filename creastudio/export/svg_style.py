"""How elements of an SVG look and where they lie, as far as our layers can say it."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from typing import cast, get_args
from xml.etree import ElementTree

from PySide6.QtGui import QColor, QTransform

from creastudio.core.canvas import BlendMode
from creastudio.notation.safe_xml import local_name

_STEP = re.compile(r"\s*(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^()]*)\)[\s,]*")

NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")

_STYLED = (
    "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-dasharray", "fill-opacity",
    "stroke-opacity", "fill-rule", "color",
)  # fmt: skip

KNOWN = frozenset({*_STYLED, "id", "d", "x", "y", "width", "height", "rx", "ry", "cx", "cy", "r", "points", "x1", "x2",
                    "y1", "y2", "transform", "opacity", "style", "class", "stroke-miterlimit", "isolation",
                    "stroke-dashoffset", "version",
                    "mix-blend-mode", "image-rendering", "preserveAspectRatio", "display"})  # fmt: skip


class NotPlain(Exception):
    """An element that our layers can't say."""


@dataclass(frozen=True)
class Style:
    """What elements take from those around them."""

    values: dict[str, str]
    to_page: QTransform


def color_of(values: dict[str, str], name: str, default: str) -> str:
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
        raise NotPlain
    if not color.isValid():
        raise NotPlain
    alpha = min(1.0, max(0.0, share_of(values.get(f"{name}-opacity"), 1.0)))
    return color.name() if alpha >= 1 else f"{color.name()}{round(alpha * 255):02x}"


def inherited(element: ElementTree.Element, outer: Style) -> Style:
    """Return what an element looks like among those around it; NotPlain where that can't be said."""
    values = dict(outer.values)
    for name in _STYLED:
        own = own_value(element, name)
        if own is not None and own != "inherit":
            values[name] = own
    for declaration in element.get("style", "").split(";"):
        name = declaration.partition(":")[0].strip()
        if name and name not in KNOWN and local_name(element) != "svg":
            raise NotPlain
    return replace(outer, values=values, to_page=_transform(element.get("transform", "")) * outer.to_page)


def name_of(element: ElementTree.Element) -> str:
    """Return the title of an element, or its id."""
    title = next((child.text for child in element if local_name(child) == "title"), None)
    return (title or element.get("id", "")).strip()


def blend_of(element: ElementTree.Element) -> BlendMode:
    """Return how an element blends; NotPlain for a mode that isn't known."""
    text = own_value(element, "mix-blend-mode") or "normal"
    mode = "plus" if text == "plus-lighter" else text
    if mode not in get_args(BlendMode):
        raise NotPlain
    return cast("BlendMode", mode)


def own_value(element: ElementTree.Element, name: str) -> str | None:
    """Return a property that an element has itself, in its style or as an attribute."""
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
                raise NotPlain
            break
        numbers = [float(n) for n in NUMBER.findall(match[2])]
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
    raise NotPlain


def share_of(text: str | None, default: float) -> float:
    """Return a number between 0 and 1; the default for nonsense."""
    match = NUMBER.fullmatch((text or "").strip())
    return min(1.0, max(0.0, float(match[0]))) if match is not None else default
