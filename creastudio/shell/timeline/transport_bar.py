"""The row above the tracks: playing, the time, and what is done with the view."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from creastudio.shell.i18n import tr
from creastudio.shell.icons import set_icon
from creastudio.shell.keys import with_key
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.timeline.time_field import TimeField


class TransportBar(QWidget):
    """Buttons that run commands of the timeline.

    Attributes
    ----------
    meter_place : QHBoxLayout
        Where the level meter goes.
    tools_place : QHBoxLayout
        Where the tools go.
    """

    wanted = Signal(str)
    """Id of a command that should be run."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(8), px(4), px(8), px(4))
        row.setSpacing(px(2))
        self._row = row
        self.to_start = self._tool("skip-back", tr("Go to the start"), "Home", "start")
        self.back = self._tool("step-back", tr("One frame back"), "Left", "back")
        self.play = self._tool("play", tr("Play"), "Space", "play")
        self.forward = self._tool("step-forward", tr("One frame on"), "Right", "on")
        self.to_end = self._tool("skip-forward", tr("Go to the end"), "End", "end")
        self.loop = self._switch("repeat", tr("Play the loop again and again"), "/", "loop")
        row.addSpacing(px(8))
        self.timecode = TimeField(session)
        row.addWidget(self.timecode)
        self.meter_place = QHBoxLayout()
        row.addLayout(self.meter_place)
        row.addStretch(1)
        self.tools_place = QHBoxLayout()
        row.addLayout(self.tools_place)
        row.addStretch(1)
        self.split = self._tool("scissors", tr("Split the clip at the playhead"), "S", "split")
        self.delete = self._tool("trash-2", tr("Delete the selected clips"), "Delete", "delete")
        self.snap = self._switch("magnet", tr("Cling to playhead, clips and frames"), "N", "snap")
        self.snap.setChecked(True)
        self.add_track = self._tool("plus", tr("Add a track"), "")
        row.addSpacing(px(8))
        self.zoom_out = self._tool("zoom-out", tr("See more time"), "-", "zoom_out")
        self.zoom_fit = self._tool("maximize", tr("See the whole sequence"), "F", "fit")
        self.zoom_in = self._tool("zoom-in", tr("See less time"), "+", "zoom_in")

    def show_playing(self, playing: bool) -> None:
        """Show on the button what it does now."""
        set_icon(self.play, "pause" if playing else "play")
        text = tr("Stop") if playing else tr("Play")
        self.play.setToolTip(with_key(text, "Space"))
        self.play.setAccessibleName(text)

    def _tool(self, icon: str, text: str, keys: str, command: str = "") -> QToolButton:
        found = QToolButton()
        set_icon(found, icon)
        found.setToolTip(with_key(text, keys))
        found.setAccessibleName(text)
        found.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if command:
            found.clicked.connect(lambda _checked=False: self.wanted.emit(f"timeline.{command}"))
        self._row.addWidget(found)
        return found

    def _switch(self, icon: str, text: str, keys: str, command: str) -> QToolButton:
        found = self._tool(icon, text, keys, command)
        found.setCheckable(True)
        return found
