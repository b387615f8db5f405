"""Engraved pages one below the other: seen, clicked, followed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from creastudio.api.score import Note, Score
from creastudio.core.score_editing import NOTHING, Chosen
from creastudio.notation.engraved import note_of
from creastudio.notation.page_clock import PageClock
from creastudio.shell.i18n import tr
from creastudio.shell.score.sheet import Sheet, SheetPage
from creastudio.shell.theme import px, tokens

PAPER, INK = QColor("#ffffff"), QColor("#141414")
"""Paper is white under every theme, as it is when it is printed."""

SMALLEST, LARGEST = 0.25, 4.0
_UNITS = 10.0
"""Units of an engraved page to a tenth of a millimetre."""

_PIXELS = 0.38
"""Pixels to a tenth of a millimetre at 100 %."""

_REACH = 320.0
"""Units around a head that a click still means."""


class SheetView(QAbstractScrollArea):
    """Shows the pages of a sheet.

    Parameters
    ----------
    other_keys : callable
        Gets every key that moves no page, for instance the piano roll's.
    """

    chosen = Signal(object, bool)
    """(notes that were clicked, whether they are added to those that are chosen)"""
    placeWanted = Signal(int)
    """The playhead is wanted at a tick."""
    zoomChanged = Signal(float)

    def __init__(
        self, sheet: Sheet, other_keys: Callable[[QKeyEvent], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.sheet = sheet
        self.zoom = 1.0
        self.fitted = True
        self._other_keys = other_keys
        self._pixmaps: dict[int, tuple[SheetPage, float, QPixmap]] = {}
        self._clocks: dict[int, tuple[SheetPage, PageClock]] = {}
        self._notes: tuple[Score | None, list[list[Note]]] = (None, [])
        self._chosen: Chosen = NOTHING
        self._numbers: list[tuple[int, int]] = []
        self._tick: int | None = None
        self._press: QPoint | None = None
        self._band: QRect | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Engraved notes"))
        self.verticalScrollBar().setSingleStep(px(40))
        sheet.changed.connect(self._page_changed)

    # What is shown

    def set_zoom(self, zoom: float) -> None:
        """Show pages larger or smaller; 1 is usual."""
        self.fitted = False
        self._set_zoom(zoom)

    def fit_width(self) -> None:
        """Make a page as wide as the view, and keep it so."""
        self.fitted = True
        if self.sheet.pages:
            width = self.sheet.pages[0].engraved.page.width / _UNITS * _PIXELS
            self._set_zoom((self.viewport().width() - 2 * px(12)) / max(1.0, width))

    def _set_zoom(self, zoom: float) -> None:
        zoom = min(LARGEST, max(SMALLEST, zoom))
        if abs(zoom - self.zoom) > 1e-3:
            self.zoom = zoom
            self._pixmaps.clear()
            self.zoomChanged.emit(zoom)
        self._arrange()

    def show_chosen(self, chosen: Chosen) -> None:
        """Color the notes that are chosen."""
        self._chosen = chosen
        self._number()
        self.viewport().update()

    def show_playhead(self, tick: int | None) -> None:
        """Show the playhead at a tick, and the system that it is in."""
        if tick == self._tick:
            return
        before = self._mark()
        self._tick = tick
        after = self._mark()
        for box in (before, after):
            if box is not None:
                self.viewport().update(box.toAlignedRect().adjusted(-3, -3, 3, 3))

    def follow(self) -> None:
        """Scroll so that the system of the playhead is seen."""
        mark = self._mark()
        if mark is None:
            return
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if mark.top() < 0 or mark.bottom() > height:
            bar.setValue(
                round(bar.value() + mark.top() - min(px(48), max(0.0, (height - mark.height()) / 2)))
            )

    # Where things are

    def _gap(self) -> int:
        return px(12)

    def _boxes(self) -> list[QRectF]:
        """Return where the pages lie, from the top of the first."""
        made: list[QRectF] = []
        y = float(self._gap())
        scale = self.zoom * _PIXELS / _UNITS
        for page in self.sheet.pages:
            width, height = page.engraved.page.width * scale, page.engraved.page.height * scale
            x = max(float(self._gap()), (self.viewport().width() - width) / 2)
            made.append(QRectF(x, y, width, height))
            y += height + self._gap()
        return made

    def _seen(self) -> list[tuple[int, QRectF]]:
        shift = QPointF(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        view = QRectF(self.viewport().rect())
        moved = ((n, box.translated(shift)) for n, box in enumerate(self._boxes()))
        return [(n, box) for n, box in moved if box.intersects(view)]

    def _arrange(self) -> None:
        boxes = self._boxes()
        height = boxes[-1].bottom() + self._gap() if boxes else 0
        width = max((box.width() for box in boxes), default=0) + 2 * self._gap()
        size = self.viewport().size()
        self.verticalScrollBar().setRange(0, max(0, round(height) - size.height()))
        self.verticalScrollBar().setPageStep(size.height())
        self.horizontalScrollBar().setRange(0, max(0, round(width) - size.width()))
        self.horizontalScrollBar().setPageStep(size.width())
        self.viewport().update()

    def _clock(self, number: int) -> PageClock:
        page = self.sheet.pages[number]
        known = self._clocks.get(number)
        if known is None or known[0] is not page:
            known = self._clocks[number] = (page, PageClock(page.score, page.engraved.page, page.shift))
        return known[1]

    def _mark(self) -> QRectF | None:
        """Return where the playhead is, in the view."""
        if self._tick is None:
            return None
        shift = QPointF(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        for number, box in enumerate(self._boxes()):
            clock = self._clock(number)
            if self._tick >= clock.end:
                continue
            spot = clock.spot(self._tick)
            if spot is None:
                return None
            page = self.sheet.pages[number].engraved.page
            scale = box.width() / page.width
            top, bottom = page.systems[spot.system]
            x = box.left() + (spot.x + 100) * scale
            return QRectF(x - 1, box.top() + (top - 400) * scale, 2, (bottom - top + 800) * scale).translated(
                shift
            )
        return None

    def _number(self) -> None:
        """Find the numbers of the notes that are chosen."""
        notes = self._all_notes()
        wanted: dict[int, set[Note]] = {}
        for track, note in self._chosen:
            wanted.setdefault(track, set()).add(note)
        self._numbers = [
            (track, number)
            for track, own in wanted.items()
            if track < len(notes)
            for number, note in enumerate(notes[track])
            if note in own
        ]

    def _all_notes(self) -> list[list[Note]]:
        score = self.sheet.score
        if self._notes[0] is not score:
            found = [list(score.notes(n)) for n in range(len(score.tracks))] if score is not None else []
            self._notes = (score, found)
        return self._notes[1]

    # Events

    def _page_changed(self, number: int) -> None:
        self._number()
        if self.fitted:
            self.fit_width()
        else:
            self._arrange()
        for gone in [n for n in self._pixmaps if n >= len(self.sheet.pages)]:
            del self._pixmaps[gone]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.fitted:
            self.fit_width()
        else:
            self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), QColor(tokens().canvas))
            for number, box in self._seen():
                painter.drawPixmap(box.topLeft(), self._pixmap(number, box))
                self._paint_chosen(painter, number, box)
            mark = self._mark()
            if mark is not None:
                painter.fillRect(mark, QColor(tokens().accent))
            if self._band is not None:
                accent = QColor(tokens().accent)
                painter.setPen(QPen(accent))
                accent.setAlpha(40)
                painter.fillRect(self._band, accent)
                painter.drawRect(self._band)

    def _pixmap(self, number: int, box: QRectF) -> QPixmap:
        page = self.sheet.pages[number]
        ratio = self.devicePixelRatioF()
        known = self._pixmaps.get(number)
        if known is None or known[0].painter is not page.painter or known[1] != ratio:
            made = QPixmap((box.size() * ratio).toSize())
            made.setDevicePixelRatio(ratio)
            made.fill(PAPER)
            with QPainter(made) as painter:
                page.painter.paint(painter, QRectF(0, 0, box.width(), box.height()), INK)
            # A page of paper at this size is some megabytes; only those around are kept.
            for far in [n for n in self._pixmaps if abs(n - number) > 4]:
                del self._pixmaps[far]
            known = self._pixmaps[number] = (page, ratio, made)
        return known[2]

    def _paint_chosen(self, painter: QPainter, number: int, box: QRectF) -> None:
        page = self.sheet.pages[number]
        accent = QColor(tokens().accent)
        colored = {page.identifier(track, n): accent for track, n in self._numbers if track < len(page.shift)}
        if colored:
            page.painter.paint(painter, box, INK, colored, only_colored=True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._press = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._press is None:
            return
        at = event.position().toPoint()
        if self._band is not None or (at - self._press).manhattanLength() > 6:
            self._band = QRect(self._press, at).normalized()
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._press is None:
            return
        band, self._band, self._press = self._band, None, None
        add = bool(
            event.modifiers() & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier)
        )
        if band is not None:
            self.chosen.emit(frozenset(self._in_band(QRectF(band))), add)
            self.viewport().update()
            return
        self._click(event.position(), add)

    def _click(self, at: QPointF, add: bool) -> None:
        for number, box in self._seen():
            if not box.contains(at):
                continue
            page = self.sheet.pages[number]
            scale = page.engraved.page.width / box.width()
            place = (at - box.topLeft()) * scale
            name = page.painter.note_at(place, _REACH)
            note = self._note(page, name) if name else None
            if note is not None:
                self.chosen.emit(frozenset({note}), add)
                return
            if not add:
                self.chosen.emit(NOTHING, False)
            self._seek(number, place)

    def _seek(self, number: int, place: QPointF) -> None:
        page = self.sheet.pages[number].engraved.page
        for system, (top, bottom) in enumerate(page.systems):
            if top - 700 <= place.y() <= bottom + 700:
                tick = self._clock(number).tick_at(system, place.x() - 100)
                if tick is not None:
                    self.placeWanted.emit(tick)
                return

    def _in_band(self, band: QRectF) -> list[tuple[int, Note]]:
        found: list[tuple[int, Note]] = []
        for number, box in self._seen():
            page = self.sheet.pages[number]
            scale = page.engraved.page.width / box.width()
            inside = QRectF((band.topLeft() - box.topLeft()) * scale, band.size() * scale)
            named = (self._note(page, name) for name in page.painter.notes_in(inside))
            found += [note for note in named if note is not None]
        return found

    def _note(self, page: SheetPage, name: str) -> tuple[int, Note] | None:
        track, _ = note_of(name)
        track, number = page.note(name)
        notes = self._all_notes()
        if track >= len(notes) or not 0 <= number < len(notes[track]):
            return None
        return track, notes[track][number]

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom * 1.1 ** (event.angleDelta().y() / 120))
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        steps = {Qt.Key.Key_PageDown: bar.pageStep(), Qt.Key.Key_PageUp: -bar.pageStep()}
        if event.key() in steps:
            bar.setValue(bar.value() + steps[Qt.Key(event.key())])
            return
        self._other_keys(event)
