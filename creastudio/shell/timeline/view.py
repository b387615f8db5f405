"""The timeline: transport, ruler, tracks and the monitor."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from creastudio.core.document import Document
from creastudio.core.timeline import TrackKind
from creastudio.shell.appeared import new_clips
from creastudio.shell.i18n import tr
from creastudio.shell.panels.results.review import review_of
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.timeline.clip_commands import ClipCommands
from creastudio.shell.timeline.commands import TimelineCommands
from creastudio.shell.timeline.lanes import Lanes
from creastudio.shell.timeline.monitor.monitor import Monitor
from creastudio.shell.timeline.player import Player
from creastudio.shell.timeline.ruler.mark_menu import marker_menu
from creastudio.shell.timeline.ruler.marks import MarkCommands
from creastudio.shell.timeline.ruler.ruler import Ruler
from creastudio.shell.timeline.selected import spots_of
from creastudio.shell.timeline.sequences import SequenceChooser
from creastudio.shell.timeline.state import TimelineState
from creastudio.shell.timeline.tool_strip import TimelineToolStrip
from creastudio.shell.timeline.tracks_panel import TracksPanel
from creastudio.shell.timeline.transport.following import Following
from creastudio.shell.timeline.transport.sound_bar import SoundBar
from creastudio.shell.timeline.transport.transport import Transport
from creastudio.shell.timeline.transport.transport_bar import TransportBar


class TimelineView(QWidget):
    """Shows the active sequence and plays it; see ``command_table`` for its keys."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._review = review_of(session)
        self.state = TimelineState(self)
        self.player = Player(session, self)
        self.lanes = Lanes(session, self.state)
        self.transport = Transport(session, self.player, self.state, self.lanes.width)
        self.marks = MarkCommands(session, self.state, self.transport.go_to, self.window)
        self.ruler = Ruler(session, self.state, self.marks)
        self.monitor = Monitor(session)
        self.sequences = SequenceChooser(session)
        self.bar = TransportBar(session)
        self.commands = TimelineCommands(
            session,
            self.transport,
            ClipCommands(session),
            self.marks,
            self.sequences.commands,
            self.bar,
            self.monitor,
            self.monitor.frames,
        )
        self.monitor.commands = self.commands
        self.monitor.feed.follow(self.player)
        self.lanes.commands = self.commands
        self.tools = TimelineToolStrip(session, self.state)
        self.tools.words.clicked.connect(lambda: self.commands.run("timeline.words"))
        self.sound = SoundBar(session, self.player)
        self.bar.meter_place.addWidget(self.sound)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Timeline"))
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._make_layout()
        self.following = Following(session, self.state, self.player, self.lanes.width)
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
        self.tracks = TracksPanel(self._session, self.state, self.ruler, self.lanes, self.sequences)
        self.headers = self.tracks.headers
        split.addWidget(self.tracks)
        split.addWidget(self.monitor)
        split.setStretchFactor(0, 1)
        self._split = split
        self.show_monitor_large(large=False)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.tools)
        body.addWidget(split, 1)
        column.addLayout(body, 1)

    def show_monitor_large(self, *, large: bool) -> None:
        """Give the monitor a good part of the width, or a small one."""
        monitor = px(400 if large else 220)
        self._split.setSizes([max(px(400), self._split.width() - monitor), monitor])

    def _connect(self) -> None:
        session, player, bar = self._session, self.player, self.bar
        session.documentChanged.connect(self._document_changed)
        session.selectionChanged.connect(self._selection_changed)
        session.activeSequenceChanged.connect(self._refresh)
        session.playheadChanged.connect(self._show_time)
        session.settingsChanged.connect(self._show_switches)
        player.playingChanged.connect(bar.show_playing)
        self.sound.measured.connect(self.headers.show_levels)
        self.ruler.scrubbing.connect(player.set_scrubbing)
        bar.wanted.connect(self.commands.run)
        bar.timecode.entered.connect(self.transport.go_to)
        bar.trackWanted.connect(self.new_track)
        bar.marker_menu.aboutToShow.connect(self._fill_markers)
        self.state.snappingChanged.connect(bar.snap.setChecked)
        self.state.scaleChanged.connect(self._show_switches)
        bar.zoom.densityWanted.connect(self.transport.show_density)

    # -- what is shown

    def _document_changed(self, old: Document, new: Document) -> None:
        self._refresh()
        sequence, fresh = self._session.sequence, set(new_clips(old, new))
        if sequence is not None and spots_of(sequence, fresh):
            self.tracks.reveal(sequence, fresh)

    def _selection_changed(self) -> None:
        if self._session.selected_clips:
            self.state.choose_marker("")
        self._refresh()

    def _refresh(self, *_: object) -> None:
        sequence = self._session.sequence
        self.bar.show_sequence(sequence)
        self.bar.delete.setEnabled(bool(self._session.selected_clips))
        self._show_time()
        self._show_switches()
        self.tracks.refresh()

    def _show_time(self, *_: object) -> None:
        self.bar.timecode.refresh()
        self.bar.split.setEnabled(self.commands.possible("timeline.split"))

    def _show_switches(self) -> None:
        self.bar.follow.setChecked(self._session.settings.follow_playhead != "off")
        self.bar.zoom.show_density(self.state.scale.density)

    def _fill_markers(self) -> None:
        sequence = self._session.sequence
        if sequence is not None:
            marker_menu(self.marks, sequence, self.bar.marker_menu, self.commands.shown_key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.tracks.refresh()

    # -- what a person does

    def new_track(self, kind: TrackKind = "picture") -> None:
        """Add a track of a kind; a sequence too where there is none."""
        self.sequences.commands.add_track(kind)

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
        if event.key() == Qt.Key.Key_Escape and self._cancel():
            return
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.marks.delete_chosen():
            return
        moves = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        if (not moves and self._review.press(event)) or self.commands.press(event):
            return
        if event.key() == Qt.Key.Key_Escape and self.lanes.hand.step_back():
            return
        super().keyPressEvent(event)

    def _cancel(self) -> bool:
        return self.lanes.cancel() or self.ruler.cancel() or self.monitor.picture.cancel()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not self._review.release(event):
            super().keyReleaseEvent(event)
