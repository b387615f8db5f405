"""The volume of a track as a small slider."""

from __future__ import annotations

from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from creastudio.core.edits.timeline import update_track
from creastudio.core.timeline import Track
from creastudio.shell.edit_preview import preview_of
from creastudio.shell.i18n import tr
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.timeline.transport.decibel_slider import LOWEST, DecibelSlider, loudness


class TrackVolume(DecibelSlider):
    """Shows what it does while it is dragged, and is one edit when it is let go; a double click sets 0 dB."""

    def __init__(self, session: Session, track: Track, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._track = session, track
        self._preview = preview_of(session)
        self.setFixedHeight(px(18))
        self.setMinimumWidth(px(48))
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

    def _changed(self) -> None:
        if self.isSliderDown():
            self._preview.show(update_track(self._track.id, volume=self.volume))
            self._say(self.volume)
        else:
            self._take()

    def _take(self) -> None:
        self._preview.show(None)
        # A file may say -3.4 dB: touching the slider isn't setting it to a whole one.
        if self.value() != max(LOWEST, round(self._track.volume)):
            self._session.apply(update_track(self._track.id, volume=self.volume))

    def _say(self, volume: float) -> None:
        self.say(tr("Volume of {name}: {volume}", name=self._track.name, volume=loudness(volume)))
