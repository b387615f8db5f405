"""The timeline: transport, ruler, tracks and the monitor."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QScrollBar,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from creastudio.core.document import Document
from creastudio.core.edits.timeline import add_sequence, add_track
from creastudio.core.time import FLICKS_PER_SECOND
from creastudio.core.timeline import Sequence, Track
from creastudio.shell.appeared import new_clips
from creastudio.shell.i18n import tr
from creastudio.shell.panels.review import review_of
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.timeline.clip_commands import ClipCommands
from creastudio.shell.timeline.commands import TimelineCommands
from creastudio.shell.timeline.headers import Headers
from creastudio.shell.timeline.lanes import Lanes
from creastudio.shell.timeline.marks import MarkCommands
from creastudio.shell.timeline.monitor import Monitor
from creastudio.shell.timeline.player import Player
from creastudio.shell.timeline.ruler import Ruler
from creastudio.shell.timeline.ruler_painting import ruler_height
from creastudio.shell.timeline.state import TimelineState, header_width
from creastudio.shell.timeline.tool_strip import TimelineToolStrip
from creastudio.shell.timeline.transport import Transport
from creastudio.shell.timeline.transport_bar import TransportBar

SCROLL_UNIT = FLICKS_PER_SECOND // 100
"""What one step of the scroll bar stands for, flicks: an int of Qt holds no flicks."""


class TimelineView(QWidget):
    """Shows the active sequence and plays it silently; see ``command_table`` for its keys."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._review = review_of(session)
        self.state = TimelineState(self)
        self.player = Player(session, self)
        self.ruler = Ruler(session, self.state)
        self.lanes = Lanes(session, self.state)
        self.monitor = Monitor(session)
        self.transport = Transport(session, self.player, self.state, self.lanes.width)
        self.commands = TimelineCommands(
            session, self.transport, ClipCommands(session), MarkCommands(session)
        )
        self.lanes.commands = self.commands
        self.bar = TransportBar(session)
        self.tools = TimelineToolStrip(session, self.state)
        self.bar.tools_place.addWidget(self.tools)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Timeline"))
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._make_layout()
        self._connect()
        self._refresh()

    def sizeHint(self) -> QSize:
        return QSize(px(800), px(200))

    # -- making

    def _make_layout(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self._make_tracks())
        split.addWidget(self.monitor)
        split.setStretchFactor(0, 1)
        split.setSizes([px(800), px(220)])
        column.addWidget(split, 1)

    def _make_tracks(self) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        corner = QWidget()
        corner.setFixedSize(header_width(), ruler_height())
        body = QWidget()
        inner = QHBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        self.headers = Headers(self._session)
        inner.addWidget(self.headers)
        inner.addWidget(self.lanes, 1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(body)
        self._scroll_bar = QScrollBar(Qt.Orientation.Horizontal)
        self._scroll_bar.setAccessibleName(tr("Scroll through time"))
        grid.addWidget(corner, 0, 0)
        grid.addWidget(self.ruler, 0, 1)
        grid.addWidget(self._area, 1, 0, 1, 2)
        grid.addWidget(self._scroll_bar, 2, 1)
        grid.setRowStretch(1, 1)
        grid.setColumnStretch(1, 1)
        return holder

    def _connect(self) -> None:
        session, player = self._session, self.player
        session.documentChanged.connect(self._document_changed)
        session.selectionChanged.connect(self._refresh)
        session.activeSequenceChanged.connect(self._refresh)
        session.playheadChanged.connect(self._playhead_moved)
        self.state.scaleChanged.connect(self._scale_changed)
        player.playingChanged.connect(self.bar.show_playing)
        self.bar.wanted.connect(self.commands.run)
        self.bar.timecode.entered.connect(self.transport.go_to)
        self.bar.add_track.clicked.connect(self.new_track)
        self.state.snappingChanged.connect(self.bar.snap.setChecked)
        self._scroll_bar.valueChanged.connect(
            lambda value: self.state.set_scale(self.state.scale.scrolled(value * SCROLL_UNIT), by_hand=True)
        )

    # -- what is shown

    def _document_changed(self, old: Document, new: Document) -> None:
        self._refresh()
        sequence, fresh = self._session.sequence, set(new_clips(old, new))
        if sequence is not None and any(clip.id in fresh for item in sequence.tracks for clip in item.clips):
            self._reveal(sequence, fresh)

    def _reveal(self, sequence: Sequence, clips: set[str]) -> None:
        """Scroll to the first of some clips, as little as needed to see all of it."""
        track, clip = next(
            (track, clip) for track in sequence.tracks for clip in track.clips if clip.id in clips
        )
        width = max(1, self.lanes.width())
        self.state.set_scale(self.state.scale.showing(clip.end, width).showing(clip.start, width))
        box = self.lanes.box_of(sequence, track, clip)
        self._area.ensureVisible(0, round(box.center().y()), 0, round(box.height() / 2))

    def _refresh(self, *_: object) -> None:
        sequence = self._session.sequence
        self.bar.play.setEnabled(sequence is not None and sequence.duration > 0)
        self.bar.loop.setChecked(sequence is not None and sequence.loop is not None and sequence.loop.on)
        self.bar.delete.setEnabled(bool(self._session.selected_clips))
        self._show_time()
        self._scale_changed()

    def _show_time(self) -> None:
        self.bar.timecode.refresh()
        self.bar.split.setEnabled(self.commands.possible("timeline.split"))

    def _playhead_moved(self, time: int) -> None:
        self._show_time()
        self.state.set_scale(self.state.scale.showing(time, max(1, self.lanes.width())))

    def _scale_changed(self) -> None:
        sequence = self._session.sequence
        scale, width = self.state.scale, max(1, self.lanes.width())
        page = scale.length(width)
        end = max(sequence.duration if sequence is not None else 0, self._session.playhead) + page // 2
        self._scroll_bar.blockSignals(True)
        self._scroll_bar.setPageStep(max(1, page // SCROLL_UNIT))
        self._scroll_bar.setSingleStep(max(1, page // SCROLL_UNIT // 20))
        self._scroll_bar.setRange(0, max(0, (max(end, scale.left + page) - page) // SCROLL_UNIT))
        self._scroll_bar.setValue(scale.left // SCROLL_UNIT)
        self._scroll_bar.blockSignals(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._scale_changed()

    # -- what a person does

    def new_track(self) -> None:
        """Add a track for pictures; a sequence too where there is none."""
        sequence = self._session.sequence
        if sequence is None:
            track = Track(name="V1")
            self._session.apply(add_sequence(Sequence(name=tr("Sequence 1"), tracks=(track,))))
            return
        count = sum(track.kind == "picture" for track in sequence.tracks)
        self._session.apply(add_track(sequence.id, Track(name=f"V{count + 1}")))

    # -- keys

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self.commands.knows(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.lanes.cancel():
            return
        moves = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        if (not moves and self._review.press(event)) or self.commands.press(event):
            return
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not self._review.release(event):
            super().keyReleaseEvent(event)
