"""What stands left of the lanes: a header for each track."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from creastudio.core.edits.timeline import move_track
from creastudio.shell.session import Session
from creastudio.shell.theme import color, follow_theme, px
from creastudio.shell.timeline.playback.ring import Levels
from creastudio.shell.timeline.rows import BELOW, Rows
from creastudio.shell.timeline.state import header_width
from creastudio.shell.timeline.tracks.track_header import TrackHeader


class Headers(QWidget):
    """The headers of all tracks, the topmost first; an unchanged track keeps its header. They are reordered by dragging."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._headers: dict[str, TrackHeader] = {}
        self.setFixedWidth(header_width())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._mark = QFrame(self)
        self._mark.hide()
        session.documentChanged.connect(self.refresh)
        session.activeSequenceChanged.connect(self.refresh)
        follow_theme(self, self._restyle)
        self._restyle()
        self.refresh()

    def header(self, track_id: str) -> TrackHeader:
        """Return the header of a track; KeyError when there is none."""
        return self._headers[track_id]

    def show_levels(self, levels: Levels, seconds: float) -> None:
        """Show how loud each track was for the last `seconds`."""
        for name, header in self._headers.items():
            header.meter.take(levels.tracks.get(name, 0.0), seconds)

    def refresh(self, *_: object) -> None:
        """Bring headers and tracks together."""
        tracks = Rows(self._session.sequence).tracks
        alive = {track.id for track in tracks}
        for name in [name for name in self._headers if name not in alive]:
            header = self._headers.pop(name)
            self._column.removeWidget(header)
            header.hide()
            header.deleteLater()
        for position, track in enumerate(tracks):
            header = self._headers.get(track.id)
            if header is None:
                header = self._headers[track.id] = TrackHeader(self._session, track)
                header.dragged.connect(lambda y, moved=header: self._show_mark(moved, y))
                header.dropped.connect(lambda y, moved=header: self._drop(moved, y))
            elif header.track is not track:
                header.show_track(track)
            if self._column.indexOf(header) != position:
                self._column.removeWidget(header)
                self._column.insertWidget(position, header)

    def _restyle(self) -> None:
        self.setFixedWidth(header_width())
        self._mark.setStyleSheet(f"background: {color('accent').name()};")
        self._mark.resize(header_width(), px(2))
        self._column.setContentsMargins(0, 0, 0, px(BELOW))

    def _show_mark(self, header: TrackHeader, y: float) -> None:
        """Mark between which tracks the dragged one would come."""
        rows = Rows(self._session.sequence)
        index = rows.index_at(header.y() + y)
        above = len(rows.tracks) - index
        top = rows.place(rows.tracks[above].id)[0] if above < len(rows.tracks) else rows.height
        self._mark.move(0, max(0, round(top) - 1))
        self._mark.raise_()
        self._mark.show()

    def _drop(self, header: TrackHeader, y: float) -> None:
        self._mark.hide()
        sequence = self._session.sequence
        if sequence is None:
            return
        old = [track.id for track in sequence.tracks].index(header.track.id)
        index = Rows(sequence).index_at(header.y() + y)
        new = index - 1 if index > old else index
        if new != old:
            self._session.apply(move_track(header.track.id, new))
