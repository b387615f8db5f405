"""The sound device of this machine, as it is now."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QObject, Signal, Slot

from creastudio.shell.timeline.playback.output import Output, SilentOutput, Source


class Devices(QObject):
    """Finds the device that people have chosen in their system; loads what that takes when it is first asked."""

    changed = Signal()
    """Another device is the usual one now, or there is none any more."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        from PySide6.QtMultimedia import QMediaDevices

        self._media = QMediaDevices(self)
        self._device = self._media.defaultAudioOutput()
        self._used: QByteArray | None = None
        self._media.audioOutputsChanged.connect(self._look)

    @property
    def present(self) -> bool:
        """Whether there is a device; any thread may ask."""
        return not self._device.isNull()

    def output(self, ring: Source, rate: int, buffer: float | None = None) -> Output:
        """Return an output to the usual device, or to nowhere; any thread may ask.

        Parameters
        ----------
        buffer : float, optional
            Seconds of sound that the device keeps in store; what is usual when left out.
        """
        device = self._device
        if device.isNull():
            return SilentOutput(ring, rate)
        from creastudio.shell.timeline.playback.sink import SinkOutput

        self._used = device.id()
        return (
            SinkOutput(ring, rate, device)
            if buffer is None
            else SinkOutput(ring, rate, device, buffer=buffer)
        )

    def forget(self) -> None:
        """Take whatever comes for another device: the one that was used has failed."""
        self._used = None

    @Slot()
    def _look(self) -> None:
        self._device = self._media.defaultAudioOutput()
        if self._device.id() != self._used:
            self.changed.emit()


def find_devices(parent: QObject) -> Devices:
    """Return the devices of this machine."""
    return Devices(parent)
