"""SVG of unknown origin, made harmless: no scripts, nothing from outside, no bombs.

What is left refers to itself alone. Size, depth and the number of elements are capped, the latter also as they would
be drawn: a `use` of a `use` of a `use` counts each time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree import ElementTree

from creastudio.api.errors import UserError
from creastudio.notation.safe_xml import BadXml, local_name, parse

MAX_BYTES = 16 * 1024 * 1024
MAX_DRAWN = 50_000
"""Elements that are drawn, each `use` and each reference to a mask or clip counted with all that it shows."""
MAX_DEPTH = 64

HREF = ("href", "{http://www.w3.org/1999/xlink}href")
NAMESPACE = "http://www.w3.org/2000/svg"

_KEPT = frozenset({
    "svg", "g", "defs", "symbol", "use", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text",
    "tspan", "image", "linearGradient", "radialGradient", "stop", "clipPath", "mask", "switch", "style", "a", "title", "desc",
})  # fmt: skip
_SILENT = frozenset({"metadata", "namedview", "RDF", "Work", "format", "type", "sodipodi"})
_DATA = re.compile(r"data:image/(png|jpeg|jpg|webp);base64,", re.IGNORECASE)
_URL = re.compile(r"url\(\s*['\"]?\s*([^'\")\s]*)", re.IGNORECASE)
_LENGTH = re.compile(
    r"\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*(px|pt|pc|mm|cm|in|q|)\s*", re.IGNORECASE
)
_PX = {
    "": 1.0,
    "px": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "mm": 96 / 25.4,
    "cm": 96 / 2.54,
    "in": 96.0,
    "q": 96 / 101.6,
}


@dataclass(frozen=True)
class CleanSvg:
    """An SVG without anything that could do harm.

    Attributes
    ----------
    width, height : float
        Its size, px.
    view : tuple of float
        Left, top, width and height of what is shown, in its own units.
    notes : tuple of str
        What was taken out, as sentences.
    """

    root: ElementTree.Element
    width: float
    height: float
    view: tuple[float, float, float, float]
    notes: tuple[str, ...]


def is_svg(data: bytes) -> bool:
    """Whether `data` looks like an SVG."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"<") and (b"<svg" in head or b":svg" in head)


def clean(data: bytes, name: str) -> CleanSvg:
    """Return an SVG that is called `name`, made harmless.

    Raises
    ------
    UserError
        When it is no SVG, or draws more than is allowed.
    """
    try:
        root = parse(data, max_bytes=MAX_BYTES, max_depth=MAX_DEPTH, max_elements=MAX_DRAWN)
    except BadXml as error:
        raise UserError(
            f"'{name}' can't be opened: {error}.", "Choose another file, or make it simpler."
        ) from error
    if local_name(root) != "svg":
        raise UserError(f"'{name}' is no SVG.", "Choose another file.")
    taken: dict[str, None] = {}
    _strip(root, taken)
    notes = tuple(f"'{name}': {what} left out." for what in taken)
    if _drawn(root) > MAX_DRAWN:
        raise UserError(f"'{name}' repeats its parts too often to be drawn.", "Choose another file.")
    width, height, view = _size(root)
    return CleanSvg(root, width, height, view, notes)


def length(text: str | None, default: float = 0.0) -> float:
    """Return an absolute length in px; the default for a share or nonsense."""
    match = _LENGTH.fullmatch(text or "")
    if match is None:
        return default
    value = float(match[1]) * _PX[match[2].lower()]
    return value if abs(value) < 1e9 else default


def _strip(element: ElementTree.Element, taken: dict[str, None]) -> None:
    """Take out of an element and all below it what may do harm."""
    for attribute in list(element.attrib):
        reason = _harmful(attribute, element.attrib[attribute])
        if reason:
            del element.attrib[attribute]
            taken.setdefault(reason)
    for child in list(element):
        kind = local_name(child)
        if kind in _KEPT and not (kind == "style" and _outside("".join(child.itertext()))):
            _strip(child, taken)
            # Without what it shows it is nothing, and Qt complains of it.
            if kind not in ("image", "use") or any(name in child.attrib for name in HREF):
                continue
            kind = ""
        element.remove(child)
        if kind and kind not in _SILENT:
            taken.setdefault("scripts were" if kind == "script" else f"'{kind}' elements were")


def _harmful(name: str, value: str) -> str:
    """Return what an attribute is, if it may not stay."""
    plain = name.rpartition("}")[2].lower()
    if plain.startswith("on"):
        return "scripts were"
    if name in HREF or plain in ("href", "src"):
        allowed = value.strip().startswith("#") or _DATA.match(value.strip())
        return "" if allowed else "references to other files were"
    if plain in ("filter", "marker", "marker-start", "marker-mid", "marker-end"):
        return f"'{plain}' attributes were"
    if plain == "stroke-dasharray":
        parts = [length(part, 1.0) for part in re.split(r"[\s,]+", value.strip()) if part]
        return "dashes too fine to see were" if parts and max(parts) < 0.05 else ""
    return "references to other files were" if _outside(value) else ""


def _outside(text: str) -> bool:
    """Whether a style refers to something outside of the file."""
    if "@import" in text.lower() or "\\" in text:
        return True
    return any(not url.startswith("#") and not _DATA.match(url) for url in _URL.findall(text))


def _drawn(root: ElementTree.Element) -> int:
    """Return how many elements are drawn; more than `MAX_DRAWN` for what refers to itself."""
    by_id = {element.get("id", ""): element for element in root.iter()}
    known: dict[int, int] = {}
    busy: set[int] = set()

    def size(element: ElementTree.Element, depth: int) -> int:
        key = id(element)
        if key in known:
            return known[key]
        if key in busy or depth > 4 * MAX_DEPTH:
            return MAX_DRAWN + 1
        busy.add(key)
        total = 1
        for target in _references(element):
            if target in by_id:
                total += size(by_id[target], depth + 1)
        for child in element:
            total += size(child, depth + 1)
            if total > MAX_DRAWN:
                break
        busy.discard(key)
        known[key] = total
        return total

    return size(root, 0)


def _references(element: ElementTree.Element) -> list[str]:
    found = [
        element.get(name, "").strip()[1:] for name in HREF if element.get(name, "").strip().startswith("#")
    ]
    for value in element.attrib.values():
        found += [url[1:] for url in _URL.findall(value) if url.startswith("#")]
    return found


def _size(root: ElementTree.Element) -> tuple[float, float, tuple[float, float, float, float]]:
    """Return width and height in px, and the view box."""
    numbers = [
        length(part, float("nan"))
        for part in re.split(r"[\s,]+", (root.get("viewBox") or "").strip())
        if part
    ]
    boxed = len(numbers) == 4 and all(n == n for n in numbers) and numbers[2] > 0 and numbers[3] > 0
    view = (numbers[0], numbers[1], numbers[2], numbers[3]) if boxed else None
    width, height = length(root.get("width")), length(root.get("height"))
    if view is not None:
        if width <= 0 and height <= 0:
            width, height = view[2], view[3]
        elif width <= 0:
            width = height * view[2] / view[3]
        elif height <= 0:
            height = width * view[3] / view[2]
    width, height = width if width > 0 else 300.0, height if height > 0 else 150.0
    return width, height, view or (0.0, 0.0, width, height)
