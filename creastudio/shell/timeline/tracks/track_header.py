"""The header of one track: its name and kind, and what is heard and seen of it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from creastudio.core.edits.timeline import update_track
from creastudio.core.timeline import Track
from creastudio.shell import icons
from creastudio.shell.edit_preview import preview_of
from creastudio.shell.i18n import tr
from creastudio.shell.icons import set_icon
from creastudio.shell.session import Session
from creastudio.shell.theme import color, follow_theme, px
from creastudio.shell.timeline.painting.track_looks import KIND_ICONS, kind_color
from creastudio.shell.timeline.rows import LARGE, LEAST, MOST, SMALL, USUAL, track_height
from creastudio.shell.timeline.state import header_width
from creastudio.shell.timeline.tracks.track_menu import track_menu
from creastudio.shell.timeline.tracks.track_meter import TrackMeter
from creastudio.shell.timeline.tracks.track_volume import TrackVolume
from creastudio.shell.widgets.labels import label

EDGE = 5
"""How near its lower edge the mouse must be to drag the height, px."""

THRESHOLD = 6

HEARD = ("audio", "score")
"""Kinds with a volume."""


class TrackHeader(QWidget):
    """Double-click on the name renames, on the lower edge goes from small to large; the edge and the header are dragged."""

    dragged = Signal(float)
    """Where the mouse drags the header, px from its own top."""
    dropped = Signal(float)
    """Where it is let go."""

    def __init__(self, session: Session, track: Track, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self.track = session, track
        self._preview = preview_of(session)
        self._press: QPointF | None = None
        self._height: int | None = None
        self._moving = False
        self.setMouseTracking(True)
        self.setFixedWidth(header_width())
        self._icon = QLabel()
        self.name = label("")
        self.field = _NameField()
        self.field.hide()
        self.hide_button = self._switch(lambda: self._set(muted=not self.track.muted))
        self.solo_button = self._switch(lambda: self._set(solo=not self.track.solo))
        self.solo_button.setText("S")
        self.lock_button = self._switch(lambda: self._set(locked=not self.track.locked))
        self.volume = TrackVolume(session, track)
        self.meter = TrackMeter(self)
        self._lay_out()
        self.field.taken.connect(self._take_name)
        follow_theme(self, self._restyle)
        self.show_track(track)

    def show_track(self, track: Track) -> None:
        """Show a newer version of the track."""
        self.track = track
        height = track_height(track)
        self.setFixedHeight(height)
        self.name.setText(track.name or tr("Track"))
        self.name.setToolTip(tr("{name}. Double-click to rename, drag to reorder.", name=track.name))
        self._show_switches()
        self.volume.show_track(track)
        self.volume.setVisible(track.kind in HEARD and height >= px(USUAL))
        self._icon.setPixmap(icons.pixmap(KIND_ICONS[track.kind], kind_color(track.kind).name(), 15))
        self.update()

    def rename(self) -> None:
        """Turn the name into a field."""
        self.field.setText(self.track.name)
        self.name.hide()
        self.field.show()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.MouseFocusReason)

    # -- looks

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(px(10), px(2), px(4), px(2))
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(px(1))
        row.addWidget(self._icon)
        row.addSpacing(px(5))
        row.addWidget(self.name, 1)
        row.addWidget(self.field, 1)
        for button in (self.hide_button, self.solo_button, self.lock_button):
            row.addWidget(button)
        column.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.volume)
        column.addStretch(1)

    def _switch(self, done: object) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "tiny")
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if callable(done):
            button.clicked.connect(lambda _checked=False: done())
        return button

    def _show_switches(self) -> None:
        track, heard = self.track, self.track.kind in HEARD
        off, on = ("volume-x", "volume-2") if heard else ("eye-off", "eye")
        set_icon(self.hide_button, off if track.muted else on, "warning" if track.muted else "dim")
        tone = "text" if track.locked else "faint"
        set_icon(self.lock_button, "lock" if track.locked else "lock-open", tone)
        if heard:
            hide = tr("Hear {name}") if track.muted else tr("Mute {name}")
        else:
            hide = tr("Show {name}") if track.muted else tr("Hide {name}")
        alone = tr("Only {name} and other solo tracks: off") if track.solo else tr("Only {name} (solo)")
        lock = tr("Unlock {name}") if track.locked else tr("Lock {name}")
        for button, text, checked in (
            (self.hide_button, hide, track.muted), (self.solo_button, alone, track.solo), (self.lock_button, lock, track.locked),
        ):  # fmt: skip
            said = text.format(name=track.name)
            button.setChecked(checked)
            button.setToolTip(said)
            button.setAccessibleName(said)

    def _restyle(self) -> None:
        self.setFixedWidth(header_width())
        self.show_track(self.track)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with QPainter(self) as painter:
            if self._moving:
                painter.fillRect(self.rect(), color("hover"))
            tone = kind_color(self.track.kind)
            tone.setAlphaF(0.35 if self.track.muted else 1.0)
            painter.fillRect(QRectF(0, 1, px(4), self.height() - 2), tone)
            painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), color("border"))

    # -- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._press = event.position()
            self._height = self.height() if self._at_edge(event.position()) else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._press is None:
            at_edge = self._at_edge(at)
            self.setCursor(Qt.CursorShape.SplitVCursor if at_edge else Qt.CursorShape.ArrowCursor)
        elif self._height is not None:
            self._show_height(at)
        elif self._moving or abs(at.y() - self._press.y()) >= THRESHOLD:
            self._moving = True
            self.dragged.emit(at.y())
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._press is None:
            return
        tall, moving = self._height, self._moving
        height = self._wanted(event.position())
        self._press, self._height, self._moving = None, None, False
        self._preview.show(None)
        if tall is not None and height != (self.track.height or USUAL):
            self._set(height=height)
        elif moving:
            self.dropped.emit(event.position().y())
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._press = self._height = None
        if self.name.geometry().contains(event.position().toPoint()):
            self.rename()
        else:
            self._set(height=LARGE if (self.track.height or USUAL) <= SMALL else SMALL)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = track_menu(self._session, self.track, self.rename, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def _at_edge(self, at: QPointF) -> bool:
        return at.y() >= self.height() - EDGE

    def _wanted(self, at: QPointF) -> int:
        """Return the height that the drag has come to, px at text scale 1."""
        if self._press is None or self._height is None:
            return self.track.height or USUAL
        wanted = (self._height + at.y() - self._press.y()) / px(100) * 100
        return round(min(max(wanted, LEAST), MOST))

    def _show_height(self, at: QPointF) -> None:
        wanted = self._wanted(at)
        self.setFixedHeight(px(wanted))
        self._preview.show(update_track(self.track.id, height=wanted))

    # -- acts

    def _take_name(self, name: str) -> None:
        self.field.hide()
        self.name.show()
        if name and name != self.track.name:
            self._set(name=name)

    def _set(self, **fields: object) -> None:
        self._session.apply(update_track(self.track.id, **fields))


class _NameField(QLineEdit):
    """A line that says once what was written: with Enter or when it is left, nothing after Esc."""

    taken = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(60)
        self.setAccessibleName(tr("Name of the track"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.taken.emit("")
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit(self.text().strip())
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.isVisible() and event.reason() != Qt.FocusReason.PopupFocusReason:
            self.taken.emit(self.text().strip())
