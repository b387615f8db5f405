"""A gradient as a bar with its stops below: added, moved, chosen and removed, by mouse and keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from creastudio.core.edits.edit import Edit
from creastudio.core.gradient_stops import (
    Stops,
    moved_stop,
    nearest,
    with_stop,
    with_stop_beside,
    without_stop,
)
from creastudio.render.shapes import color as color_of
from creastudio.shell.accessible.listed import ListedParts
from creastudio.shell.accessible.news import PartsNews
from creastudio.shell.accessible.parts import Parted
from creastudio.shell.edit_preview import preview_of
from creastudio.shell.i18n import tr
from creastudio.shell.session import Session
from creastudio.shell.theme import color, px
from creastudio.shell.widgets.swatches import paint_swatch

FINE = 0.01
"""What an arrow key moves a stop by, of the whole bar; with Shift ten times that."""

BAR, KNOB = 20, 12
"""Height of the bar and side of a stop, px at text scale 1."""

OFF = 28
"""So far below or above the bar a stop that is dragged is taken away, px at text scale 1."""

SQUARE = 6


class GradientBar(QWidget, Parted):
    """Shows what a drag does while it is made; what is done is one edit.

    A click beside the stops adds one. A double click, or Enter, asks for its colour (``colorWanted``); Delete, or a
    drag away from the bar, removes it; Up and Down choose another, Left and Right move it, Insert adds one.

    Parameters
    ----------
    make : callable
        Stops -> the edit that sets them.
    """

    chosenChanged = Signal()
    colorWanted = Signal()

    def __init__(self, session: Session, make: Callable[[Stops], Edit | None]) -> None:
        super().__init__()
        self._session, self._make, self._preview = session, make, preview_of(session)
        self.stops: Stops = ()
        self.chosen = 0
        self._base: tuple[Stops, int] | None = None
        """Stops at the beginning of a drag, and the one that is dragged."""
        self._shown: tuple[Stops, int] | None = None
        """What the drag has made of them."""
        self._news = PartsNews(ListedParts(self, self._told, lambda: self.chosen, self.choose))
        self.setFixedHeight(px(BAR + KNOB + 4))
        self.setMinimumWidth(px(120))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Stops of the gradient"))
        self.setToolTip(
            tr(
                "Click to add a stop, drag it along, double-click for its colour; drag it away, or Delete, to "
                "remove it. Up and Down choose a stop, Left and Right move it."
            )
        )

    def fill(self, stops: Stops) -> None:
        """Show stops, sorted by offset, two at least."""
        changed = [place for place, stop in enumerate(stops) if stop not in self.stops]
        if len(changed) == 1 and len(stops) == len(self.stops):
            # One that was moved past another is still the one that is looked at.
            self.chosen = changed[0]
        self.stops, self._base, self._shown = stops, None, None
        self.chosen = min(self.chosen, len(stops) - 1)
        self._describe()
        self.update()
        self.chosenChanged.emit()

    def choose(self, place: int) -> None:
        """Choose a stop by its place."""
        self.chosen = min(max(place, 0), len(self.stops) - 1)
        self._describe()
        self.update()
        self.chosenChanged.emit()

    def place_of(self, offset: float) -> QPointF:
        """Return where the handle of a stop at an offset is, px."""
        track = self._track()
        return QPointF(track.x() + offset * track.width(), track.bottom() + px(2 + KNOB / 2))

    # -- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or not self.stops:
            return
        offset = self._offset(event.position())
        place = nearest(self.stops, offset)
        away = abs(self.place_of(self.stops[place].offset).x() - event.position().x())
        if away <= px(KNOB) * 0.75:
            self.choose(place)
            self._base = self.stops, place
        else:
            self._base = with_stop(self.stops, offset)
        self._show(self._base)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._base is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        y = event.position().y()
        if y < -px(OFF) or y > self.height() + px(OFF):
            self._show(without_stop(*self._base))
        else:
            self._show(moved_stop(*self._base, self._offset(event.position())))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._shown is not None:
            done = self._shown
            self._give_up()
            self._take(done)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.stops:
            self.choose(nearest(self.stops, self._offset(event.position())))
            self.colorWanted.emit()

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if not self.stops:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Escape and self._shown is not None:
            self._give_up()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.choose(self.chosen + (1 if key == Qt.Key.Key_Up else -1))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            far = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            step = FINE * far * (1 if key == Qt.Key.Key_Right else -1)
            self._take(moved_stop(self.stops, self.chosen, self.stops[self.chosen].offset + step))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._take(without_stop(self.stops, self.chosen))
        elif key in (Qt.Key.Key_Insert, Qt.Key.Key_Plus):
            self._take(with_stop_beside(self.stops, self.chosen))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.colorWanted.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    # -- inside

    def _show(self, changed: tuple[Stops, int]) -> None:
        """Show what a drag has made of the stops so far."""
        self._shown = changed
        self._preview.show(None if changed[0] == self.stops else self._make(changed[0]))
        self.update()

    def _give_up(self) -> None:
        self._base = self._shown = None
        self._preview.show(None)
        self.update()

    def _take(self, changed: tuple[Stops, int]) -> None:
        stops, place = changed
        edit = None if stops == self.stops else self._make(stops)
        self.stops, self.chosen = stops, place
        if edit is not None:
            self._session.apply(edit)
        self.choose(place)

    def _describe(self) -> None:
        if self.stops:
            self.setAccessibleDescription(self._said(self.chosen))
        self._news.tell()

    def _said(self, place: int) -> str:
        stop = self.stops[place]
        return tr(
            "Stop {number} of {count}: {color} at {percent} %",
            number=place + 1, count=len(self.stops), color=stop.color, percent=round(stop.offset * 100),
        )  # fmt: skip

    def _told(self) -> Iterator[tuple[str, QRectF]]:
        """Yield each stop in words, and where its handle is."""
        for place, stop in enumerate(self.stops):
            yield self._said(place), self._knob_box(self.place_of(stop.offset))

    def _track(self) -> QRectF:
        half = px(KNOB / 2) + 1
        return QRectF(half, 1, self.width() - 2 * half, px(BAR))

    def _offset(self, at: QPointF) -> float:
        track = self._track()
        return min(max((at.x() - track.x()) / max(track.width(), 1.0), 0.0), 1.0)

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        stops, chosen = self._shown or (self.stops, self.chosen)
        if not stops:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            track = self._track()
            _paint_ground(painter, track)
            across = QLinearGradient(track.topLeft(), track.topRight())
            for stop in stops:
                across.setColorAt(stop.offset, color_of(stop.color))
            painter.setBrush(across)
            painter.setPen(QPen(color("border_strong"), 1))
            painter.drawRoundedRect(track, 4, 4)
            for place in sorted(range(len(stops)), key=lambda item: item == chosen):
                self._paint_knob(
                    painter, self.place_of(stops[place].offset), stops[place].color, place == chosen
                )

    def _knob_box(self, middle: QPointF) -> QRectF:
        half = px(KNOB / 2)
        return QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half)

    def _paint_knob(self, painter: QPainter, middle: QPointF, shown: str, chosen: bool) -> None:
        box = self._knob_box(middle)
        paint_swatch(painter, box.adjusted(1, 1, -1, -1), color_of(shown))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if chosen:
            painter.setPen(QPen(color("accent" if self.hasFocus() else "text"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)


def _paint_ground(painter: QPainter, box: QRectF) -> None:
    """Paint the squares that are seen where a gradient is transparent."""
    painter.save()
    outline = QPainterPath()
    outline.addRoundedRect(box, 4, 4)
    painter.setClipPath(outline)
    painter.fillRect(box, QColor("#ffffff"))
    side = px(SQUARE)
    for row in range(int(box.height() / side) + 1):
        for column in range(row % 2, int(box.width() / side) + 1, 2):
            painter.fillRect(
                QRectF(box.x() + column * side, box.y() + row * side, side, side), QColor("#b8b8b8")
            )
    painter.restore()
