"""Transitions: two pictures of a track mixed as one, then laid over what is below.

A crossfade of two opaque pictures is ``left * (1 - share) + right * share`` and as opaque as they are: painting the
one over the other, each half transparent, would let what is below shine through.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter

from creastudio.core.timeline import Transition
from creastudio.render.frame_picture import Picture
from creastudio.render.shapes import color
from creastudio.render.sheet import blank

_Mode = QPainter.CompositionMode

EDGE = 1 / 180
"""Width of the soft edge of a wipe, as a share of the frame's height; at least 2 px."""


@dataclass(frozen=True)
class Faded:
    """A picture with an opacity, 0 to 1."""

    picture: Picture
    opacity: float

    def covered(self, frame: QRect) -> QRect:
        """Return device px under which nothing can be seen."""
        del frame
        return self.picture.covered if self.opacity >= 1 else QRect()

    def paint(self, painter: QPainter, frame: QRect) -> None:
        """Lay it over what is there."""
        del frame
        self.picture.paint(painter, self.opacity)


@dataclass(frozen=True)
class Mixed:
    """Two pictures, each None where there is nothing, `share` (0 to 1) of the way from left to right."""

    left: Faded | None
    right: Faded | None
    transition: Transition
    share: float

    def covered(self, frame: QRect) -> QRect:
        """Return device px under which nothing can be seen."""
        if (
            self.transition.kind == "dip"
            and self.share == 0.5
            and color(self.transition.color).alpha() == 255
        ):
            return frame
        if self.left is None or self.right is None:
            return QRect()
        return self.left.covered(frame) & self.right.covered(frame)

    def paint(self, painter: QPainter, frame: QRect) -> None:
        """Lay them over what is there."""
        kind = self.transition.kind
        if kind == "dip":
            self._dip(painter, frame)
        elif kind == "wipe":
            self._wipe(painter, frame)
        else:
            self._crossfade(painter, frame)

    def _crossfade(self, painter: QPainter, frame: QRect) -> None:
        left, right, share = self.left, self.right, _steps(self.share)
        if left is not None and right is not None and right.covered(frame).contains(_touched(left, frame)):
            # What lies under all of the left picture is as opaque: over it, the right one mixes as it should.
            left_all = left.covered(frame).contains(_touched(right, frame))
            if left_all:
                left.paint(painter, frame)
                right.picture.paint(painter, share)
                return
        sides = [(left, 1 - share), (right, share)]
        rect = QRect()
        for side, _ in sides:
            rect |= QRect() if side is None else _touched(side, frame)
        if rect.isEmpty():
            return
        sheet = blank(rect.width(), rect.height())
        with QPainter(sheet) as inner:
            inner.translate(-rect.topLeft())
            inner.setCompositionMode(_Mode.CompositionMode_Plus)
            for side, weight in sides:
                if side is not None and weight > 0:
                    side.picture.paint(inner, side.opacity * weight)
        painter.setOpacity(1)
        painter.drawImage(rect.topLeft(), sheet)

    def _dip(self, painter: QPainter, frame: QRect) -> None:
        side = self.left if self.share < 0.5 else self.right
        if side is not None and self.share != 0.5:
            side.paint(painter, frame)
        depth = 1 - abs(2 * self.share - 1)
        painter.setOpacity(depth)
        painter.fillRect(frame, color(self.transition.color))

    def _wipe(self, painter: QPainter, frame: QRect) -> None:
        wipe = _Wipe.of(frame, self.transition.direction, self.share)
        for side, part in ((self.left, wipe.before), (self.right, wipe.after)):
            if side is not None and not part.isEmpty():
                painter.save()
                painter.setClipRect(part)
                side.paint(painter, frame)
                painter.restore()
        if not wipe.edge.isEmpty():
            self._edge(painter, frame, wipe)

    def _edge(self, painter: QPainter, frame: QRect, wipe: _Wipe) -> None:
        """Mix both pictures along the soft edge."""
        rect = wipe.edge
        sheet = blank(rect.width(), rect.height())
        with QPainter(sheet) as inner:
            inner.setCompositionMode(_Mode.CompositionMode_Plus)
            for side, mask in (
                (self.left, wipe.brush(keeps_left=True)),
                (self.right, wipe.brush(keeps_left=False)),
            ):
                if side is None:
                    continue
                own = blank(rect.width(), rect.height())
                with QPainter(own) as painted:
                    painted.translate(-rect.topLeft())
                    side.paint(painted, frame)
                    painted.setOpacity(1)
                    painted.setCompositionMode(_Mode.CompositionMode_DestinationIn)
                    painted.fillRect(rect, mask)
                inner.drawImage(0, 0, own)
        painter.setOpacity(1)
        painter.drawImage(rect.topLeft(), sheet)


@dataclass(frozen=True)
class _Wipe:
    """Where the left and the right picture of a wipe are, and the edge between them; `start` to `end` goes over."""

    before: QRect
    after: QRect
    edge: QRect
    start: QPointF
    end: QPointF

    @classmethod
    def of(cls, frame: QRect, direction: str, share: float) -> _Wipe:
        # Turned so that the edge moves to the right: the right picture comes in from the left.
        upright = direction in ("up", "down")
        length = frame.height() if upright else frame.width()
        soft = max(2.0, frame.height() * EDGE)
        far = share * (length + soft)
        near = far - soft
        low, high = max(0, int(near // 1)), min(length, int(-(-far // 1)))
        back = direction in ("left", "up")

        def part(first: int, last: int) -> QRect:
            if back:
                first, last = length - last, length - first
            if upright:
                return QRect(frame.left(), frame.top() + first, frame.width(), max(0, last - first))
            return QRect(frame.left() + first, frame.top(), max(0, last - first), frame.height())

        def point(at: float) -> QPointF:
            at = length - at if back else at
            return (
                QPointF(frame.left(), frame.top() + at)
                if upright
                else QPointF(frame.left() + at, frame.top())
            )

        return cls(part(high, length), part(0, low), part(low, high), point(far), point(near))

    def brush(self, *, keeps_left: bool) -> QBrush:
        """Return how much of a picture shows along the edge."""
        gradient = QLinearGradient(self.start, self.end)
        full, none = QColor(255, 255, 255, 255), QColor(255, 255, 255, 0)
        gradient.setColorAt(0, full if keeps_left else none)
        gradient.setColorAt(1, none if keeps_left else full)
        return QBrush(gradient)


def _touched(side: Faded, frame: QRect) -> QRect:
    return side.picture.bounds & frame


def _steps(share: float) -> float:
    """Return a share in steps of QPainter's opacity, so that both weights of a mix add up to one."""
    return round(share * 256) / 256
