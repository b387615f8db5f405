"""The row above the tracks: playing, the time, and what is done with the view."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from creastudio.core.timeline import Sequence, TrackKind
from creastudio.shell.i18n import tr
from creastudio.shell.icons import set_icon
from creastudio.shell.panels.results.asset_menu import add
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.timeline.command_entry import KeyTip
from creastudio.shell.timeline.painting.track_looks import KIND_ICONS
from creastudio.shell.timeline.transport.time_field import TimeField
from creastudio.shell.timeline.transport.zoom_slider import ZoomSlider
from creastudio.shell.widgets.narrowing import NarrowingRow


class TransportBar(NarrowingRow):
    """Buttons that run commands of the timeline.

    Attributes
    ----------
    meter_place : QHBoxLayout
        Where the level meter goes.
    """

    wanted = Signal(str)
    """Id of a command that should be run."""
    trackWanted = Signal(str)
    """Kind of a track that should be added."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tips: dict[str, KeyTip] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(px(8), px(4), px(8), px(4))
        self._row.setSpacing(px(2))
        self._make_playing()
        self._row.addSpacing(px(8))
        self.timecode = TimeField(session)
        self._row.addWidget(self.timecode)
        self.meter_place = self._place()
        self._row.addStretch(1)
        self._make_editing()
        self._row.addSpacing(px(8))
        self.zoom_out = self._tool("zoom-out", tr("See more time"), "zoom_out")
        self.zoom = ZoomSlider()
        self._row.addWidget(self.zoom)
        self.zoom_in = self._tool("zoom-in", tr("See less time"), "zoom_in")
        self.zoom_fit = self._tool("maximize", tr("See the whole sequence"), "fit")
        self.least_important = self._least_important

    def _least_important(self) -> list[QWidget]:
        """Return what can be done by keys or elsewhere too, and what only shows something."""
        items = (self.meter_place.itemAt(index) for index in range(self.meter_place.count()))
        parts = [item.widget() for item in items if item is not None]
        meter = [part for part in parts if part is not None]
        return [
            self.split, self.delete, self.back, self.forward, self.zoom, self.follow, *meter, self.to_start, self.to_end,
            self.zoom_in, self.zoom_out, self.timecode.bars, self.timecode.whole,
        ]  # fmt: skip

    def show_playing(self, playing: bool) -> None:
        """Show on the button what it does now."""
        set_icon(self.play, "pause" if playing else "play")
        text = tr("Stop") if playing else tr("Play")
        self.play.setAccessibleName(text)
        self._tips["play"].refresh()

    def show_sequence(self, sequence: Sequence | None) -> None:
        """Show what can be done with a sequence."""
        there = sequence is not None
        filled = sequence is not None and sequence.duration > 0
        for button in (self.play, self.to_end, self.loop):
            button.setEnabled(filled)
        for button in (self.to_start, self.back, self.forward, self.markers):
            button.setEnabled(there)
        self.loop.setChecked(sequence is not None and sequence.loop is not None and sequence.loop.on)

    def type_time(self) -> None:
        """Let a time be typed."""
        self.timecode.edit()

    # -- making

    def _make_playing(self) -> None:
        self.to_start = self._tool("skip-back", tr("Go to the start"), "start")
        self.back = self._tool("step-back", tr("One frame back"), "back")
        self.play = self._tool("play", tr("Play"), "play")
        self.forward = self._tool("step-forward", tr("One frame on"), "on")
        self.to_end = self._tool("skip-forward", tr("Go to the end"), "end")
        self.loop = self._switch("repeat", tr("Play the loop again and again"), "loop")

    def _make_editing(self) -> None:
        self.split = self._tool("scissors", tr("Split the clip at the playhead"), "split")
        self.delete = self._tool("trash-2", tr("Delete the selected clips"), "delete")
        self.snap = self._switch("magnet", tr("Cling to playhead, clips, marks and frames"), "snap")
        self.snap.setChecked(True)
        self.follow = self._switch("arrow-right-to-line", tr("Follow the playhead while it plays"), "follow")
        self.markers = self._tool("flag", tr("Markers, tempo and metre"))
        self.marker_menu = QMenu(self.markers)
        self.marker_menu.setToolTipsVisible(True)
        self.markers.setMenu(self.marker_menu)
        self.markers.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.add_track = self._tool("plus", tr("Add a track"))
        self.add_track.setMenu(self._track_menu())
        self.add_track.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def _track_menu(self) -> QMenu:
        menu = QMenu(self.add_track)
        kinds: tuple[tuple[TrackKind, str], ...] = (
            ("picture", tr("Pictures and films")), ("text", tr("Texts and subtitles")), ("audio", tr("Sound")),
            ("score", tr("Score")),
        )  # fmt: skip
        for kind, text in kinds:
            add(menu, text, KIND_ICONS[kind], partial(self.trackWanted.emit, kind))
        return menu

    def _place(self) -> QHBoxLayout:
        place = QHBoxLayout()
        place.setSpacing(px(2))
        self._row.addLayout(place)
        return place

    def _tool(self, icon: str, text: str, command: str = "") -> QToolButton:
        found = QToolButton()
        set_icon(found, icon)
        found.setToolTip(text)
        found.setAccessibleName(text)
        found.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if command:
            found.clicked.connect(lambda _checked=False: self.wanted.emit(f"timeline.{command}"))
            self._tips[command] = KeyTip(self._session, found, f"timeline.{command}")
        self._row.addWidget(found)
        return found

    def _switch(self, icon: str, text: str, command: str) -> QToolButton:
        found = self._tool(icon, text, command)
        found.setCheckable(True)
        return found
