"""What verovio wrote as SVG, read into marks on a page."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from creastudio.notation.engraved import Mark, MeasurePlace, Page

_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_TRANSLATE = re.compile(r"translate\(\s*([-\d.]+)[ ,]+([-\d.]+)\s*\)")
_SCALE = re.compile(r"scale\(\s*([-\d.]+)(?:[ ,]+([-\d.]+))?\s*\)")
_NOTE = re.compile(r"n\d+-\d+(?:-\d+)?")
_MEASURE = re.compile(r"m(\d+)")
_LINE = re.compile(r"M([-\d.]+) ([-\d.]+) L([-\d.]+) ([-\d.]+)")
_BOLD, _ITALIC = frozenset({"tempo", "ending", "fing", "reh"}), frozenset({"dir", "dynam", "mNum"})
MUSIC_FONT = "Leipzig"


@dataclass(frozen=True)
class _Style:
    x: float = 0.0
    y: float = 0.0
    note: str = ""
    measure: int = -1
    system: int = -1
    staff: bool = False
    head: bool = False
    bold: bool = False
    italic: bool = False


def page_of(svg: str, glyphs: dict[str, str]) -> Page:
    """Return one page; the outlines of its glyphs are added to `glyphs`."""
    root = ElementTree.fromstring(svg)  # noqa: S314 - written by the engraver in this process
    for group in root.iterfind(f"{_SVG}defs/{_SVG}g"):
        outline = group.find(f"{_SVG}path")
        if outline is not None:
            glyphs.setdefault(_name(group.get("id", "")), outline.get("d", ""))
    inner = root.find(f"{_SVG}svg")
    if inner is None:
        return Page(0, 0)
    _, _, width, height = (float(n) for n in inner.get("viewBox", "0 0 0 0").split())
    reader = _Reader(Page(width, height))
    reader.walk(inner, _Style())
    return reader.page


def _name(identifier: str) -> str:
    return identifier.lstrip("#").partition("-")[0]


class _Reader:
    def __init__(self, page: Page) -> None:
        self.page = page

    def walk(self, element: Element, style: _Style) -> None:
        for item in element:
            tag = item.tag.removeprefix(_SVG)
            if tag == "g":
                self._group(item, style)
            elif tag == "text":
                self._text(item, style)
            elif tag in _SHAPES:
                _SHAPES[tag](self, item, style)

    def _group(self, item: Element, style: _Style) -> None:
        names = item.get("class", "").split()
        if "placeholder" in names:
            return
        identifier = item.get("id", "")
        made = style
        moved = _TRANSLATE.search(item.get("transform", ""))
        if moved:
            made = replace(made, x=made.x + float(moved[1]), y=made.y + float(moved[2]))
        if "system" in names:
            made = replace(made, system=len(self.page.systems))
            self.page.systems.append((1e9, -1e9))
        elif "measure" in names:
            number = _MEASURE.fullmatch(identifier)
            made = replace(made, measure=int(number[1]) if number else -1)
        elif _NOTE.fullmatch(identifier):
            made = replace(made, note=identifier)
        made = replace(
            made,
            staff="staff" in names,
            head="notehead" in names,
            bold=made.bold or bool(_BOLD & {*names}),
            italic=made.italic or bool(_ITALIC & {*names}),
        )
        self.walk(item, made)

    def _add(self, mark: Mark) -> None:
        self.page.marks.append(mark)

    def _use(self, item: Element, style: _Style) -> None:
        transform = item.get("transform", "")
        moved, scaled = _TRANSLATE.search(transform), _SCALE.search(transform)
        x = style.x + (float(moved[1]) if moved else 0.0)
        y = style.y + (float(moved[2]) if moved else 0.0)
        scale = (float(scaled[1]), float(scaled[2] or scaled[1])) if scaled else (1.0, 1.0)
        self._add(Mark("glyph", _name(item.get(_HREF, "")), x, y, scale, 0.0, style.note))
        if style.head and style.note:
            self.page.heads.setdefault(style.note, (x, y))

    def _path(self, item: Element, style: _Style) -> None:
        data = item.get("d", "")
        width = float(item.get("stroke-width", "0") or 0)
        line = _LINE.fullmatch(data)
        if line and style.staff and style.system >= 0:
            self._staff_line(line, style)
        kind = "line" if item.get("fill") == "none" or line else "path"
        self._add(Mark(kind, data, style.x, style.y, stroke=width, note=style.note))

    def _staff_line(self, line: re.Match[str], style: _Style) -> None:
        left, right, y = style.x + float(line[1]), style.x + float(line[3]), style.y + float(line[2])
        top, bottom = self.page.systems[style.system]
        self.page.systems[style.system] = (min(top, y), max(bottom, y))
        known = self.page.measures[-1] if self.page.measures else None
        if style.measure >= 0 and (known is None or known.number != style.measure):
            self.page.measures.append(MeasurePlace(style.measure, style.system, left, right))

    def _rect(self, item: Element, style: _Style) -> None:
        x, y, w, h = (float(item.get(name, "0")) for name in ("x", "y", "width", "height"))
        corners = [x, y, x + w, y, x + w, y + h, x, y + h]
        self._add(Mark("polygon", corners, style.x, style.y, note=style.note))

    def _ellipse(self, item: Element, style: _Style) -> None:
        cx, cy, rx, ry = (float(item.get(name, "0")) for name in ("cx", "cy", "rx", "ry"))
        data = f"M{cx - rx} {cy} A{rx} {ry} 0 1 1 {cx + rx} {cy} A{rx} {ry} 0 1 1 {cx - rx} {cy} Z"
        self._add(Mark("path", data, style.x, style.y, note=style.note))

    def _polygon(self, item: Element, style: _Style) -> None:
        points = [float(n) for n in re.findall(r"-?\d+(?:\.\d+)?", item.get("points", ""))]
        self._add(Mark("polygon", points, style.x, style.y, note=style.note))

    def _polyline(self, item: Element, style: _Style) -> None:
        points = re.findall(r"-?\d+(?:\.\d+)?", item.get("points", ""))
        pairs = [f"{x} {y}" for x, y in zip(points[::2], points[1::2], strict=False)]
        width = float(item.get("stroke-width", "0") or 0)
        self._add(Mark("line", f"M{' L'.join(pairs)}", style.x, style.y, stroke=width, note=style.note))

    def _text(self, item: Element, style: _Style) -> None:
        runs: list[tuple[str, float, bool, bool, bool]] = []
        at = [float(item.get("x", "0")), float(item.get("y", "0"))]
        anchor = item.get("text-anchor", "start")

        def put() -> None:
            if runs:
                self._add(
                    Mark(
                        "text", list(runs), style.x + at[0], style.y + at[1], (1, 1), 0.0, style.note, anchor
                    )
                )
                runs.clear()

        def walk(part: Element, size: float, bold: bool, italic: bool, music: bool) -> None:
            nonlocal anchor
            if part.get("x") is not None and part is not item:
                put()
                at[0] = float(part.get("x", "0"))
                anchor = part.get("text-anchor", anchor)
            if part.get("y") is not None and part is not item:
                put()
                at[1] = float(part.get("y", "0"))
            size = float(part.get("font-size", "").removesuffix("px") or size)
            bold = part.get("font-weight", "bold" if bold else "") == "bold"
            italic = part.get("font-style", "italic" if italic else "") == "italic"
            music = part.get("font-family", MUSIC_FONT if music else "") == MUSIC_FONT
            if part.text and part.text.strip("\n") and size and not part.text.isspace():
                runs.append((part.text, size, bold, italic, music))
            for inner in part:
                walk(inner, size, bold, italic, music)

        walk(item, 0.0, style.bold, style.italic, False)
        put()


_SHAPES = {
    "use": _Reader._use, "path": _Reader._path, "rect": _Reader._rect, "ellipse": _Reader._ellipse,
    "polygon": _Reader._polygon, "polyline": _Reader._polyline,
}  # fmt: skip
