"""SVG path data (SVG 2, chapter 9) to painter paths and back."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QTransform

_TOKEN = re.compile(r"([MmLlHhVvCcSsQqTtAaZz])|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)|(\S)")

_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}


def path_of(data: str, width: float, height: float) -> QPainterPath:
    """Return the path of data in a box of 1 x 1, stretched to `width` x `height`.

    What comes after the first fault is left out, as SVG asks of its readers.
    """
    return QTransform.fromScale(width, height).map(_parsed(data))


def data_of(path: QPainterPath, box: QRectF) -> str:
    """Return a path as SVG path data in a box of 1 x 1, which stands for `box`."""
    out: list[str] = []
    index = 0
    while index < path.elementCount():
        element = path.elementAt(index)
        points = [element]
        kind = "M" if element.isMoveTo() else "L"
        if element.isCurveTo():
            kind, points = "C", [path.elementAt(index + step) for step in range(3)]
        numbers = [
            f"{(point.x - box.left()) / (box.width() or 1):.6g} {(point.y - box.top()) / (box.height() or 1):.6g}"
            for point in points
        ]
        out.append(kind + " ".join(numbers))
        index += len(points)
    return " ".join(out)


@functools.lru_cache(maxsize=512)
def _parsed(data: str) -> QPainterPath:
    return _Reader(data).path


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """Yield each command with its numbers; ends at the first thing that is neither."""
    command, numbers = "", list[float]()
    for letter, number, other in _TOKEN.findall(data):
        if other == ",":
            continue
        if other or (number and not command):
            break
        if letter:
            if numbers:
                return
            command = letter
            if letter in "Zz":
                yield letter, []
            continue
        numbers.append(float(number))
        if len(numbers) == _COUNTS[command.upper()]:
            yield command, numbers
            numbers = []
            # More points after a move are lines.
            command = {"M": "L", "m": "l"}.get(command, command)


class _Reader:
    def __init__(self, data: str) -> None:
        self.path = QPainterPath()
        self._at = QPointF()
        self._start = QPointF()
        self._control: QPointF | None = None
        self._last = ""
        for command, numbers in _commands(data):
            if not all(math.isfinite(number) and abs(number) < 1e9 for number in numbers):
                break
            if not self._last and command not in "Mm":
                break
            self._take(command, numbers)
            self._last = command.upper()

    def _take(self, command: str, numbers: list[float]) -> None:
        base = QPointF(self._at) if command.islower() else QPointF()
        kind = command.upper()
        if kind == "Z":
            self.path.closeSubpath()
            self._at = QPointF(self._start)
        elif kind == "H":
            self._line(QPointF(base.x() + numbers[0], self._at.y()))
        elif kind == "V":
            self._line(QPointF(self._at.x(), base.y() + numbers[0]))
        elif kind == "A":
            self._arc(numbers, base + QPointF(numbers[5], numbers[6]))
        else:
            points = [base + QPointF(numbers[i], numbers[i + 1]) for i in range(0, len(numbers), 2)]
            self._curve(kind, points)

    def _line(self, to: QPointF) -> None:
        self.path.lineTo(to)
        self._at = to

    def _curve(self, kind: str, points: list[QPointF]) -> None:
        control: QPointF | None = None
        if kind == "M":
            self.path.moveTo(points[0])
            self._start = QPointF(points[0])
        elif kind == "L":
            self.path.lineTo(points[0])
        elif kind in "CS":
            first = self._mirrored("CS") if kind == "S" else points[0]
            control = points[-2]
            self.path.cubicTo(first, control, points[-1])
        else:
            control = self._mirrored("QT") if kind == "T" else points[0]
            self.path.quadTo(control, points[-1])
        self._control = control
        self._at = QPointF(points[-1])

    def _mirrored(self, after: str) -> QPointF:
        """Return the last control point seen from the other side, after a curve of the same kind."""
        if self._control is None or self._last not in after:
            return QPointF(self._at)
        return self._at * 2 - self._control

    def _arc(self, numbers: list[float], to: QPointF) -> None:
        """Add an elliptical arc as cubic curves (SVG 2, appendix B.2)."""
        radius_x, radius_y, turn = abs(numbers[0]), abs(numbers[1]), math.radians(numbers[2])
        start = QPointF(self._at)
        self._at = to
        if start == to:
            return
        if radius_x == 0 or radius_y == 0:
            self.path.lineTo(to)
            return
        cos, sin = math.cos(turn), math.sin(turn)
        half = (start - to) / 2
        x, y = cos * half.x() + sin * half.y(), -sin * half.x() + cos * half.y()
        excess = (x / radius_x) ** 2 + (y / radius_y) ** 2
        if excess > 1:
            radius_x, radius_y = radius_x * math.sqrt(excess), radius_y * math.sqrt(excess)
        square = (radius_x * y) ** 2 + (radius_y * x) ** 2
        factor = math.sqrt(max(0.0, (radius_x * radius_y) ** 2 / square - 1)) if square else 0.0
        if bool(numbers[3]) == bool(numbers[4]):
            factor = -factor
        cx, cy = factor * radius_x * y / radius_y, -factor * radius_y * x / radius_x
        first = math.atan2((y - cy) / radius_y, (x - cx) / radius_x)
        sweep = math.atan2((-y - cy) / radius_y, (-x - cx) / radius_x) - first
        if numbers[4] and sweep < 0:
            sweep += 2 * math.pi
        elif not numbers[4] and sweep > 0:
            sweep -= 2 * math.pi
        center = QPointF(cos * cx - sin * cy, sin * cx + cos * cy) + (start + to) / 2
        place = QTransform(
            cos * radius_x, sin * radius_x, -sin * radius_y, cos * radius_y, center.x(), center.y()
        )
        self._arc_pieces(first, sweep, place)

    def _arc_pieces(self, first: float, sweep: float, place: QTransform) -> None:
        count = max(1, math.ceil(abs(sweep) / (math.pi / 2) - 1e-9))
        step = sweep / count
        reach = 4 / 3 * math.tan(step / 4)
        for index in range(count):
            a, b = first + index * step, first + (index + 1) * step
            self.path.cubicTo(
                place.map(QPointF(math.cos(a) - reach * math.sin(a), math.sin(a) + reach * math.cos(a))),
                place.map(QPointF(math.cos(b) + reach * math.sin(b), math.sin(b) - reach * math.cos(b))),
                place.map(QPointF(math.cos(b), math.sin(b))),
            )
