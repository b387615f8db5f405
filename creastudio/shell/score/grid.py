"""The grid of the piano roll: shows the notes and gives the mouse to the hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QContextMenuEvent,
    QHelpEvent,
    QMouseEvent,
    QMoveEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from creastudio.api.score import Note
from creastudio.core.score_editing import Pick
from creastudio.shell.accessible.parts import Parted
from creastudio.shell.i18n import tr, tr_said
from creastudio.shell.score.grid_hand import GridHand
from creastudio.shell.score.looks import LEVELS, level_of, mixed, name_of_note, note_color
from creastudio.shell.score.roll_state import RollState
from creastudio.shell.score.roll_tiles import RollTiles, Scene
from creastudio.shell.score.roll_wheel import zoom_or_scroll
from creastudio.shell.score.score_checks import ScoreNote
from creastudio.shell.theme import color, follow_theme, font, px


@dataclass(frozen=True)
class Fault:
    """What a checker said of the notes of a track between two ticks, and at which pitches they are."""

    track: int
    start: int
    end: int
    pitches: tuple[int, ...]
    severity: str
    text: str


class Grid(QWidget, Parted):
    """Paints the roll; see ``GridHand`` for what the mouse does."""

    shifted = Signal(object)
    """RollMap as it was, before a lane came or went over the notes."""
    menuWanted = Signal(object)
    """QPoint, global: where a context menu is to be shown."""

    def __init__(self, state: RollState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = state
        self.tiles = RollTiles()
        self.hand = GridHand(state, self.tiles.index, self)
        self.playhead: int | None = None
        """Tick of the playhead; None where it isn't in the clip."""
        self.ghost_notes: tuple[tuple[int, Note], ...] = ()
        """Notes of a candidate that are shown over the score."""
        self.gone_notes: tuple[tuple[int, Note], ...] = ()
        """Notes of the score that a candidate lacks."""
        self.faults: list[Fault] = []
        self._bottom = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(px(160), px(80))
        self.setAccessibleName(tr("Notes"))
        for signal in (
            state.mapChanged, state.chosenChanged, state.previewChanged, state.trackChanged, state.optionsChanged,
            state.barsChanged, state.source.changed, state.source.placed, state.caretChanged,
        ):  # fmt: skip
            signal.connect(self.update)
        state.toolChanged.connect(self.hand.show_cursor)
        follow_theme(self, self.update)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return QSize(px(800), px(240))

    def set_faults(self, notes: Sequence[ScoreNote]) -> None:
        """Underline what a checker said of notes."""
        score = self.state.score
        self.faults = []
        for said in notes:
            pitches: tuple[int, ...] = ()
            if score is not None and 0 <= said.track < len(score.tracks) and said.end > said.start:
                found = self.tiles.index.notes(score, said.track, said.start, said.end)
                pitches = tuple({note.pitch for note in found})[:12]
            self.faults.append(Fault(said.track, said.start, said.end, pitches, said.severity, said.text))
        self.update()

    def event(self, event: QEvent) -> bool:
        """Say what is wrong with the note at the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            tick, pitch = self.state.map.tick(event.pos().x()), self.state.map.pitch(event.pos().y())
            said = [
                f.text
                for f in self.faults
                if f.start <= tick < f.end and (not f.pitches or pitch in f.pitches)
            ]
            QToolTip.showText(event.globalPos(), "\n".join(tr_said(text) for text in said), self)
            return True
        return super().event(event)

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), color("canvas"))
            scene = self.scene()
            if scene is None:
                return
            self.tiles.paint(painter, scene, self.width(), self.height(), self.devicePixelRatioF())
            self._paint_bars(painter)
            self._paint_hint(painter)
            self._paint_chosen(painter)
            self._paint_preview(painter)
            self._paint_candidate(painter)
            self._paint_faults(painter)
            self._paint_band(painter)
            self._paint_caret(painter)
            self._paint_playhead(painter)

    def scene(self) -> Scene | None:
        """Return what is shown; None where there is no score."""
        state = self.state
        if state.score is None:
            return None
        return Scene(
            state.score, state.map, tuple(state.shown_tracks), state.track, state.grid, state.scale_shown
        )

    def box(self, note: Note) -> QRectF:
        """Return where a note lies, px."""
        roll = self.state.map
        width = max(2.0, note.duration * roll.density - 1.0)
        return QRectF(roll.x(note.start), roll.y(note.pitch) + 0.5, width, max(2.0, roll.row - 1.0))

    def _seen(self, picks: Iterable[Pick]) -> list[Pick]:
        left, right = self.state.map.tick(0), self.state.map.tick(self.width())
        found: list[Pick] = []
        for track, note in picks:
            if note.start < right and note.start + note.duration > left and self.state.map.has(note.pitch):
                found.append((track, note))
        return found

    @property
    def hint_shown(self) -> bool:
        """Whether it says how notes are written: there are none, and nobody is about to write one."""
        score = self.state.score
        if score is None or self.ghost_notes or self.hand.busy or self.state.caret_shown:
            return False
        return not any(bar.pitch for track in score.tracks for bar in track.bars)

    def _paint_hint(self, painter: QPainter) -> None:
        """Say how notes are written, as long as there are none."""
        if not self.hint_shown:
            return
        told = tr(
            "Double-click to write a note, or press D and draw.\n"
            "Without a mouse: arrows and Enter. The buttons below write music for you."
        )
        painter.setFont(font(12))
        flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        room = self.rect().adjusted(px(16), 0, -px(16), 0)
        box = painter.boundingRect(room, flags, told).adjusted(-px(14), -px(8), px(14), px(8))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color("border"), 1))
        painter.setBrush(color("panel"))
        painter.drawRoundedRect(box, px(8), px(8))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(color("dim"))
        painter.drawText(room, flags, told)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        super().resizeEvent(event)
        self._bottom = self.geometry().bottom()

    def moveEvent(self, event: QMoveEvent) -> None:  # noqa: N802  Qt's name
        """Keep notes under the mouse when a lane over them comes or goes."""
        super().moveEvent(event)
        shift = event.pos().y() - event.oldPos().y()
        # Else the window is laid out anew, and so is what is seen.
        kept = self.geometry().bottom() == self._bottom
        self._bottom = self.geometry().bottom()
        if shift and kept and self.isVisible():
            roll = self.state.map
            self.state.set_map(roll.scrolled(top=roll.top + shift).within(self.height()))
            self.shifted.emit(roll)

    def _paint_bars(self, painter: QPainter) -> None:
        state = self.state
        if state.bars is None or state.score is None:
            return
        bar_map = state.score.bar_map
        left = state.map.x(bar_map.bar(state.bars[0]).start)
        right = state.map.x(bar_map.bar(state.bars[1] - 1).end)
        painter.fillRect(QRectF(left, 0, right - left, self.height()), color("accent", 0.10))

    def _paint_chosen(self, painter: QPainter) -> None:
        preview = self.state.preview
        for track, note in self._seen(self.state.chosen):
            if preview is None or (track, note) not in preview.gone:
                self._paint_bright(painter, track, note, level_of(note.velocity))

    def _paint_bright(self, painter: QPainter, track: int, note: Note, level: int) -> None:
        """Paint a note that is chosen or dragged, with its name where there is room."""
        box = self.box(note)
        painter.setPen(QPen(color("accent"), 2))
        painter.setBrush(mixed(note_color(track, level), QColor("#ffffff"), 0.45))
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
        if self.state.map.row >= px(11) and box.width() >= px(24):
            painter.setFont(font(9.5))
            painter.setPen(QColor("#10131a"))
            where = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(box.adjusted(px(3), 0, -1, 0), where, name_of_note(note))

    def _paint_preview(self, painter: QPainter) -> None:
        preview = self.state.preview
        if preview is None:
            return
        painter.setPen(QPen(color("text", 0.35), 1, Qt.PenStyle.DotLine))
        painter.setBrush(color("canvas", 0.75))
        painter.drawRects([self.box(note) for _, note in self._seen(preview.gone)])
        for track, note in self._seen(preview.fresh):
            self._paint_bright(painter, track, note, LEVELS - 1)

    def _paint_candidate(self, painter: QPainter) -> None:
        if self.gone_notes:
            painter.setPen(QPen(color("danger", 0.8), 1, Qt.PenStyle.DashLine))
            painter.setBrush(color("canvas", 0.7))
            painter.drawRects([self.box(note) for _, note in self._seen(self.gone_notes)])
        boxes = [self.box(note) for _, note in self._seen(self.ghost_notes)]
        painter.setPen(QPen(color("success"), 1.5, Qt.PenStyle.DotLine))
        painter.setBrush(color("canvas"))
        painter.drawRects(boxes)
        painter.setBrush(QBrush(color("success", 0.8), Qt.BrushStyle.Dense4Pattern))
        painter.drawRects(boxes)

    def _paint_faults(self, painter: QPainter) -> None:
        roll = self.state.map
        for fault in self.faults:
            left, right = roll.x(fault.start), max(roll.x(fault.end), roll.x(fault.start) + 6)
            if right < 0 or left > self.width() or fault.severity not in ("warning", "error"):
                continue
            wrong = fault.severity == "error"
            style = Qt.PenStyle.SolidLine if wrong else Qt.PenStyle.DotLine
            painter.setPen(QPen(color("danger" if wrong else "warning"), 2.5, style))
            for pitch in fault.pitches:
                if roll.has(pitch):
                    y = roll.y(pitch) + roll.row
                    painter.drawLine(QPointF(left, y), QPointF(right, y))

    def _paint_band(self, painter: QPainter) -> None:
        band = self.hand.band
        if band is not None:
            painter.setPen(QPen(color("accent"), 1))
            painter.setBrush(color("accent", 0.15))
            painter.drawRect(band)

    def _paint_caret(self, painter: QPainter) -> None:
        state = self.state
        if not state.caret_shown:
            return
        tick, pitch = state.caret
        box = QRectF(
            state.map.x(tick), state.map.y(pitch), max(3.0, state.grid * state.map.density), state.map.row
        )
        painter.setPen(QPen(color("text"), 1.5))
        painter.setBrush(color("text", 0.12))
        painter.drawRect(box)

    def _paint_playhead(self, painter: QPainter) -> None:
        if self.playhead is not None:
            x = round(self.state.map.x(self.playhead)) + 0.5
            painter.setPen(QPen(color("danger"), 1.5))
            painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))

    # -- the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        self.hand.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        self.hand.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        self.hand.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        self.hand.double(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802  Qt's name
        if self.hand.busy:
            return
        self.hand.point_at(QPointF(event.pos()))
        self.menuWanted.emit(event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  Qt's name
        zoom_or_scroll(self.state, event, self.height())
