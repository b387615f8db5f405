"""Plays a sequence without sound: a silent clock moves the playhead, frame by frame."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal

from creastudio.core.time import FLICKS_PER_SECOND, frame_length, from_frame, to_frame
from creastudio.shell.session import Session

SPEEDS = (1, 2, 4, 8)


class Player(QObject):
    """Moves the playhead of a session; late frames are dropped, never shown later."""

    playingChanged = Signal(bool)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._speed = 0
        self._from = 0
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    @property
    def playing(self) -> bool:
        """Whether it plays now."""
        return self._timer.isActive()

    @property
    def speed(self) -> int:
        """How fast: 1 is normal, negative is backwards, 0 is standing still."""
        return self._speed if self.playing else 0

    def toggle(self) -> None:
        """Play, or stop."""
        if self.playing:
            self.stop()
        else:
            self.play(1)

    def play(self, speed: int) -> None:
        """Play at a speed, from the start again when the playhead stands at the end."""
        sequence = self._session.sequence
        if sequence is None or not sequence.duration or not speed:
            return
        if speed > 0 and self._session.playhead >= self._last():
            self._session.set_playhead(0)
        self._speed = speed
        self._from = self._session.playhead
        self._clock.start()
        self._timer.start(max(1, int(frame_length(sequence.rate) * 1000 / FLICKS_PER_SECOND / abs(speed))))
        self.playingChanged.emit(True)

    def shuttle(self, direction: int) -> None:
        """Play on in a direction; again: faster (the keys J and L)."""
        faster = [speed for speed in SPEEDS if speed > abs(self.speed)]
        same_way = self.speed * direction > 0
        self.play(direction * ((faster[0] if faster else SPEEDS[-1]) if same_way else 1))

    def stop(self) -> None:
        """Stop where it is."""
        if self.playing:
            self._timer.stop()
            self.playingChanged.emit(False)

    def step(self, frames: int) -> None:
        """Stop and move the playhead by whole frames."""
        self.stop()
        sequence = self._session.sequence
        if sequence is not None:
            frame = max(0, to_frame(self._session.playhead, sequence.rate) + frames)
            self._session.set_playhead(from_frame(frame, sequence.rate))

    def _tick(self) -> None:
        sequence = self._session.sequence
        if sequence is None or not sequence.duration:
            self.stop()
            return
        passed = self._clock.nsecsElapsed() * FLICKS_PER_SECOND // 1_000_000_000
        time = self._from + passed * self._speed
        last = self._last()
        if time >= last or time <= 0:
            self._session.set_playhead(min(max(time, 0), last))
            self.stop()
            return
        self._session.set_playhead(from_frame(to_frame(time, sequence.rate), sequence.rate))

    def _last(self) -> int:
        """Return the start of the last frame."""
        sequence = self._session.sequence
        if sequence is None or not sequence.duration:
            return 0
        return from_frame(to_frame(sequence.duration - 1, sequence.rate), sequence.rate)
