"""What is heard, in the row above the tracks: metronome, level and volume."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from creastudio.core.animation import amplitude
from creastudio.core.keyframes import SILENCE
from creastudio.shell.i18n import tr
from creastudio.shell.icons import set_icon
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.timeline.command_entry import KeyTip
from creastudio.shell.timeline.player import Player
from creastudio.shell.timeline.transport.decibel_slider import DecibelSlider, loudness
from creastudio.shell.timeline.transport.level_meter import LevelMeter

TICK = 33
"""Milliseconds between two pictures of the meter."""


class SoundBar(QWidget):
    """The loudspeaker of this computer: nothing here changes the project or what is exported."""

    measured = Signal(object, float)
    """(Levels, s): how loud what was heard of late is, for so long."""

    def __init__(self, session: Session, player: Player, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._player = session, player
        row = QHBoxLayout(self)
        row.setContentsMargins(px(8), 0, 0, 0)
        row.setSpacing(px(4))
        self.metronome = QToolButton()
        set_icon(self.metronome, "metronome")
        self.metronome.setCheckable(True)
        self.metronome.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.metronome.setAccessibleName(tr("Metronome"))
        KeyTip(
            session,
            self.metronome,
            "timeline.metronome",
            tr("Metronome: clicks on every beat while it plays"),
        )
        self.metronome.clicked.connect(player.set_metronome)
        player.metronomeChanged.connect(self.metronome.setChecked)
        row.addWidget(self.metronome)
        self.meter = LevelMeter()
        row.addWidget(self.meter)
        self.mute = QToolButton()
        self.mute.setCheckable(True)
        self.mute.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.mute.setAccessibleName(tr("Mute playback"))
        self.mute.setToolTip(tr("Mute playback"))
        self.mute.toggled.connect(self._set_volume)
        row.addWidget(self.mute)
        self.volume = PlaybackVolume()
        self.volume.valueChanged.connect(self._set_volume)
        self.volume.sliderReleased.connect(self._keep)
        row.addWidget(self.volume)
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._measure)
        player.playingChanged.connect(self._begin)
        self.volume.setValue(round(session.settings.playback_volume))
        self._set_volume()

    def _begin(self, playing: bool) -> None:
        if playing and not self._timer.isActive():
            self._since.start()
            self._timer.start()

    def _measure(self) -> None:
        levels, seconds = self._player.levels(), self._since.restart() / 1000
        self.meter.take(levels, seconds)
        self.measured.emit(levels, seconds)
        self._player.measured.emit(levels, seconds)
        if not self._player.playing and self.meter.resting:
            self._timer.stop()

    def _set_volume(self, *_: object) -> None:
        volume = SILENCE if self.mute.isChecked() else self.volume.volume
        set_icon(self.mute, "volume-x" if volume <= SILENCE else "volume-2")
        self._player.set_gain(amplitude(volume))
        if not self.volume.isSliderDown():
            self._keep()

    def _keep(self) -> None:
        if self.volume.value() != round(self._session.settings.playback_volume):
            self._session.update_settings(playback_volume=float(self.volume.value()))


class PlaybackVolume(DecibelSlider):
    """How loud this computer plays, dB; a double click sets 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(px(72))
        self.valueChanged.connect(self._say)
        self._say()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        del event
        self.setValue(0)

    def _say(self, *_: object) -> None:
        self.say(tr("Playback volume: {volume}", volume=loudness(self.volume)))
