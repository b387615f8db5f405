"""A sound device: one QAudioSink in pull mode on a thread of its own, so that a busy window doesn't stop it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import SimpleQueue
from time import monotonic

from PySide6.QtCore import QEventLoop, QIODevice, QTimer
from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSink

from creastudio.shell.timeline.playback.clock import StreamClock
from creastudio.shell.timeline.playback.output import TICK, Source
from creastudio.shell.timeline.playback.ring import FRAME

BUFFER = 0.08
"""Seconds of sound that the device keeps in store."""

_PATIENCE = 0.3
"""Seconds that the first sound is waited for; then silence goes first."""

_WAKING, _DEAD = 5.0, 1.0
"""Seconds after which a device that takes nothing is taken for lost: one that has just begun, and one that ran.

Not every system tells when a device is pulled out: the sink stays active and asks for nothing.
"""


class SinkOutput:
    """Plays a ring on a device until it is stopped or the device fails.

    Parameters
    ----------
    make_sink : callable
        (device, format) -> what plays.
    """

    def __init__(
        self,
        ring: Source,
        rate: int,
        device: QAudioDevice,
        make_sink: Callable[[QAudioDevice, QAudioFormat], QAudioSink] = QAudioSink,
        buffer: float = BUFFER,
    ) -> None:
        self._buffer = buffer
        self.failed = False
        self._ring, self._rate, self._device, self._make_sink = ring, rate, device, make_sink
        self._clock = StreamClock(rate)
        self._stopped = threading.Event()
        self._volumes: SimpleQueue[float] = SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="sound", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Be silent within a hundredth of a second."""
        self._stopped.set()

    def join(self) -> None:
        """Wait for the end."""
        if self._thread.ident is not None:
            self._thread.join()

    def set_volume(self, gain: float) -> None:
        """Play this many times as loud."""
        self._volumes.put(gain)

    def heard(self) -> float:
        """Return how many frames were heard by now."""
        return self._clock.heard()

    def _run(self) -> None:
        waited = 0.0
        while not self._ring.waiting and waited < _PATIENCE and not self._stopped.wait(TICK / 2):
            waited += TICK / 2
        if not self._stopped.is_set():
            self._play()

    def _play(self) -> None:
        loop, timer = QEventLoop(), QTimer()
        pulled = _Pulled(self._ring)
        pulled.open(QIODevice.OpenModeFlag.ReadOnly | QIODevice.OpenModeFlag.Unbuffered)
        sink = self._make_sink(self._device, _stereo(self._rate))
        sink.setBufferSize(int(self._buffer * self._rate) * FRAME)
        self._take_volume(sink)
        sink.start(pulled)
        begun = alive = monotonic()
        consumed = 0

        def tick() -> None:
            nonlocal alive, consumed
            buffered = max(0, sink.bufferSize() - sink.bytesFree()) // FRAME
            now, taken = monotonic(), max(0, self._ring.handed - buffered)
            if taken != consumed:
                consumed, alive = taken, now
            silent = now - alive > (_WAKING if now - begun < _WAKING else _DEAD)
            if self._stopped.is_set() or self._lost(sink, silent):
                loop.quit()
                return
            self._take_volume(sink)
            self._clock.report(taken)

        timer.timeout.connect(tick)
        timer.start(int(TICK * 1000))
        loop.exec()
        timer.stop()
        sink.stop()

    def _lost(self, sink: QAudioSink, silent: bool) -> bool:
        # Qt has two enumerations of the same errors, and which one it answers with depends on its version.
        if not silent and sink.error().name in ("NoError", "UnderrunError"):
            return False
        self.failed = True
        return True

    def _take_volume(self, sink: QAudioSink) -> None:
        while not self._volumes.empty():
            sink.setVolume(self._volumes.get())


class _Pulled(QIODevice):
    """What the sink reads from: copies what waits, and never makes anything."""

    def __init__(self, ring: Source) -> None:
        super().__init__()
        self._ring = ring

    def readData(self, maxlen: int) -> bytes:
        return self._ring.read(maxlen // FRAME)

    def writeData(self, data: bytes | bytearray | memoryview, maxSize: int) -> int:
        return -1

    def bytesAvailable(self) -> int:
        return 1 << 20

    def isSequential(self) -> bool:
        return True


def _stereo(rate: int) -> QAudioFormat:
    wanted = QAudioFormat()
    wanted.setSampleRate(rate)
    wanted.setChannelCount(2)
    wanted.setSampleFormat(QAudioFormat.SampleFormat.Float)
    return wanted
