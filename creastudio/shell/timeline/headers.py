"""What stands left of the lanes: the name of each track, hide and lock."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from creastudio.core.edits.timeline import remove_track, update_track
from creastudio.core.timeline import Track
from creastudio.shell.dialogs.ask_name import ask_name
from creastudio.shell.i18n import tr
from creastudio.shell.icons import set_icon
from creastudio.shell.panels.asset_menu import add
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.timeline.rows import track_height
from creastudio.shell.timeline.state import header_width
from creastudio.shell.widgets.labels import label


class TrackHeader(QWidget):
    """The header of one track."""

    def __init__(self, session: Session, track: Track, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self.track = session, track
        self.setFixedHeight(track_height(track))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(10), 0, px(4), 0)
        row.setSpacing(0)
        self._name = label("")
        row.addWidget(self._name, 1)
        self.hide_button, self.lock_button = QToolButton(), QToolButton()
        self.hide_button.clicked.connect(lambda: self._set(muted=not self.track.muted))
        self.lock_button.clicked.connect(lambda: self._set(locked=not self.track.locked))
        row.addWidget(self.hide_button)
        row.addWidget(self.lock_button)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda point: self._menu().popup(self.mapToGlobal(point)))
        self.show_track(track)

    def show_track(self, track: Track) -> None:
        """Show a newer version of the track."""
        self.track = track
        self.setFixedHeight(track_height(track))
        self._name.setText(track.name or tr("Track"))
        set_icon(self.hide_button, "eye-off" if track.muted else "eye", "dim")
        set_icon(
            self.lock_button, "lock" if track.locked else "lock-open", "text" if track.locked else "faint"
        )
        for part, text in (
            (self.hide_button, tr("Show {name}") if track.muted else tr("Hide {name}")),
            (self.lock_button, tr("Unlock {name}") if track.locked else tr("Lock {name}")),
        ):
            said = text.format(name=track.name)
            part.setToolTip(said)
            part.setAccessibleName(said)

    def _set(self, **fields: object) -> None:
        self._session.apply(update_track(self.track.id, **fields))

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        add(menu, tr("Rename…"), "type", self._rename)
        add(
            menu, tr("Delete track"), "trash-2",
            lambda: self._session.apply(remove_track(self.track.id)),
        )  # fmt: skip
        return menu

    def _rename(self) -> None:
        name = ask_name(self.window(), tr("Rename track"), self.track.name)
        if name is not None:
            self._set(name=name)


class Headers(QWidget):
    """The headers of all tracks, the topmost first; an unchanged track keeps its header."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._headers: dict[str, TrackHeader] = {}
        self.setFixedWidth(header_width())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        session.documentChanged.connect(self.refresh)
        session.activeSequenceChanged.connect(self.refresh)
        self.refresh()

    def header(self, track_id: str) -> TrackHeader:
        """Return the header of a track; KeyError when there is none."""
        return self._headers[track_id]

    def refresh(self, *_: object) -> None:
        """Bring headers and tracks together."""
        sequence = self._session.sequence
        tracks = tuple(reversed(sequence.tracks)) if sequence is not None else ()
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
            elif header.track is not track:
                header.show_track(track)
            if self._column.indexOf(header) != position:
                self._column.removeWidget(header)
                self._column.insertWidget(position, header)
