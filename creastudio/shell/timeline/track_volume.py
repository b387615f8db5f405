"""The volume of a track as a small slider."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QSlider, QWidget

from creastudio.core.edits.timeline import update_track
from creastudio.core.keyframes import SILENCE
from creastudio.core.timeline import Track
from creastudio.shell.edit_preview import preview_of
from creastudio.shell.i18n import tr
from creastudio.shell.session import Session
from creastudio.shell.theme import px

LOWEST, HIGHEST = -60, 12
"""Ends of the slider, dB; its lower end is silence."""


class TrackVolume(QSlider):
    """Shows what it does while it is dragged, and is one edit when it is let go; a double click sets 0 dB."""

    def __init__(self, session: Session, track: Track, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._session, self._track = session, track
        self._preview = preview_of(session)
        self.setRange(LOWEST, HIGHEST)
        self.setPageStep(3)
        self.setFixedHeight(px(18))
        self.setMinimumWidth(px(48))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.valueChanged.connect(self._changed)
        self.sliderReleased.connect(self._take)
        self.show_track(track)

    def show_track(self, track: Track) -> None:
        """Show the volume of a newer version of the track."""
        self._track = track
        if not self.isSliderDown():
            self.blockSignals(True)
            self.setValue(round(track.volume))
            self.blockSignals(False)
        self._say(track.volume)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        del event
        self._session.apply(update_track(self._track.id, volume=0.0))

    def _volume(self) -> float:
        return SILENCE if self.value() <= LOWEST else float(self.value())

    def _changed(self) -> None:
        if self.isSliderDown():
            self._preview.show(update_track(self._track.id, volume=self._volume()))
            self._say(self._volume())
        else:
            self._take()

    def _take(self) -> None:
        self._preview.show(None)
        if self._volume() != self._track.volume:
            self._session.apply(update_track(self._track.id, volume=self._volume()))

    def _say(self, volume: float) -> None:
        loud = tr("silent") if volume <= LOWEST else f"{volume:+.0f} dB".replace("+0 dB", "0 dB")
        text = tr("Volume of {name}: {volume}", name=self._track.name, volume=loud)
        self.setToolTip(text)
        self.setAccessibleName(text)
