"""Drags of other views and of the desktop over the lanes: they show where they would land, and land there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from creastudio.core.edits.timeline_move import Way
from creastudio.shell.edit_preview import preview_of
from creastudio.shell.i18n import tr
from creastudio.shell.session import Session
from creastudio.shell.timeline import dropping
from creastudio.shell.timeline.drop_source import Dragged, FileStandIns, dragged
from creastudio.shell.timeline.dropping import Spot
from creastudio.shell.timeline.mouse.grabbing import grip_of
from creastudio.shell.timeline.rows import Rows
from creastudio.shell.timeline.state import TimelineState


class LaneDrop:
    """Follows a drag.

    Attributes
    ----------
    time : int or None
        Where it would land, flicks; None while nothing is dragged here.
    """

    def __init__(
        self, session: Session, state: TimelineState, lanes: QWidget, say: Callable[[str], object]
    ) -> None:
        self._session, self._state, self._say = session, state, say
        self._preview = preview_of(session)
        self._stand_ins = FileStandIns(session, lanes, self._show)
        self._found: tuple[QMimeData, Dragged] | None = None
        self._spot: Spot | None = None
        self.time: int | None = None

    def follow(self, event: QDropEvent) -> bool:
        """Show where a drag would land; False for what has no place here."""
        found = self._read(event.mimeData())
        if not found or self._session.sequence is None:
            return False
        spot = self.spot(event.position(), event.modifiers())
        self.time = spot.time
        if spot != self._spot:
            self._spot = spot
            self._show()
        if dropping.keyed_under(found, spot) is not None and found.assets[0].kind == "score":
            self._say(tr("Becomes the score that moves this clip; Ctrl places it on a track of its own"))
        elif dropping.keyed_under(found, spot) is not None:
            self._say(tr("Becomes a key of this clip; Ctrl places it before, Shift lets go of marks"))
        else:
            self._say(tr("Covers what lies there; Ctrl pushes what comes later, Shift lets go of marks"))
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        return True

    def leave(self) -> None:
        """Forget the drag."""
        self._found = self._spot = self.time = None
        self._preview.show(None)
        self._say("")

    def drop(self, event: QDropEvent) -> bool:
        """Place what is dropped; False when nothing of it can be placed."""
        spot = self.spot(event.position(), event.modifiers())
        self.leave()
        if not dropping.drop(self._session, event.mimeData(), spot):
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        return True

    def spot(self, at: QPointF, keys: Qt.KeyboardModifier) -> Spot:
        """Return where a point of the lanes is: its time clings as everything does."""
        sequence = self._session.sequence
        time = self._state.scale.to_time(at.x())
        if sequence is None:
            return Spot(time)
        free = bool(keys & Qt.KeyboardModifier.ShiftModifier)
        shift, _ = grip_of(self._session, self._state, sequence).snap(time, free=free)
        way: Way = "insert" if keys & Qt.KeyboardModifier.ControlModifier else "overwrite"
        track = Rows(sequence).at(at.y())
        return Spot(max(0, time + shift), track, way, fresh=track is None)

    def _read(self, mime: QMimeData) -> Dragged:
        if self._found is None or self._found[0] is not mime:
            self._found = (mime, dragged(self._session, mime))
        return self._found[1]

    def _show(self) -> None:
        sequence = self._session.sequence
        if self._spot is None or self._found is None or sequence is None:
            return
        found = self._found[1]
        if found.files:
            assets = self._stand_ins.assets(found.files)
            found = replace(found, assets=assets, takes=((),) * len(assets), files=())
        self._preview.show(dropping.edit_of(sequence, found, self._spot) if found else None)
