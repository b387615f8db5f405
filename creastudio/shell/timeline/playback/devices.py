"""The sound device of this machine, as it is now."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from creastudio.shell.timeline.playback.output import Output, SilentOutput
from creastudio.shell.timeline.playback.ring import Ring


class Devices(QObject):
    """Finds the device that people have chosen in their system; loads what that takes when it is first asked."""

    changed = Signal()
    """Another device is the usual one now, or there is none any more."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        from PySide6.QtMultimedia import QMediaDevices

        self._media = QMediaDevices(self)
        self._id = QMediaDevices.defaultAudioOutput().id()
        self._media.audioOutputsChanged.connect(self._look)

    @property
    def present(self) -> bool:
        """Whether there is a device."""
        return not self._media.defaultAudioOutput().isNull()

    def output(self, ring: Ring, rate: int) -> Output:
        """Return an output to the usual device, or to nowhere."""
        if not self.present:
            return SilentOutput(ring, rate)
        from creastudio.shell.timeline.playback.sink import SinkOutput

        return SinkOutput(ring, rate, self._media.defaultAudioOutput())

    @Slot()
    def _look(self) -> None:
        found = self._media.defaultAudioOutput().id()
        if found != self._id:
            self._id = found
            self.changed.emit()


def find_devices(parent: QObject) -> Devices:
    """Return the devices of this machine."""
    return Devices(parent)
