"""An instrument that is played now: keys go to a thread that reads the sound font, sound goes to the device at once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue
from time import monotonic
from typing import TYPE_CHECKING

from creastudio.shell.timeline.playback.output import Output

if TYPE_CHECKING:
    from creastudio.media.live_instrument import Instrument
    from creastudio.media.live_voices import LiveVoices

BUFFER = 0.02
"""Seconds of sound that the device keeps in store: what is touched must be heard while it is touched."""

IDLE = 45.0
"""Seconds without a key after which the device is let go of."""

_LOOK = 0.25

_SPREAD = tuple(range(36, 88, 4))
"""Pitches whose samples are read before a key comes, while there is nothing else to do."""


class LiveRing:
    """What a device reads from: as ``Ring``, but made when it is read."""

    def __init__(self) -> None:
        self.voices: LiveVoices | None = None
        self.handed = 0
        self.waiting = 1
        self.first_heard = 0.0
        """When sound was first handed over after the last key, ``time.monotonic``; 0 while there was none."""

    def read(self, frames: int) -> bytes:
        """Return the next frames, silence where nothing sounds."""
        self.handed += frames
        voices = self.voices
        if voices is None or not voices.sounding:
            return bytes(frames * 8)
        sound = voices.take(frames)
        if not self.first_heard and sound.any():
            self.first_heard = monotonic()
        return sound.tobytes()


MakeLive = Callable[[LiveRing, int], Output]


class LiveSound:
    """Plays keys; for any thread, which never waits for it.

    Parameters
    ----------
    make_output : callable
        (ring, rate) -> output, not begun.
    rate : int
        Frames a second.
    """

    def __init__(self, make_output: MakeLive, rate: int = 48_000) -> None:
        self._make_output, self._rate = make_output, rate
        self._orders: SimpleQueue[Callable[[LiveVoices], object] | None] = SimpleQueue()
        self._later: SimpleQueue[tuple[Instrument, int]] = SimpleQueue()
        self._prepared: Instrument | None = None
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._output: Output | None = None
        self._gain = 1.0
        self._closed = False
        self.ring = LiveRing()

    def wake(self, instrument: Instrument | None = None) -> None:
        """Open the device: a key will come soon, perhaps of this instrument."""
        self._begin()
        if instrument is not None and instrument != self._prepared:
            self._prepared = instrument
            for pitch in _SPREAD:
                self._later.put((instrument, pitch))

    def strike(self, key: object, instrument: Instrument, pitch: int, velocity: int) -> None:
        """Sound a note until ``lift`` is called with the same key."""
        self._begin()
        asked = monotonic()

        def act(voices: LiveVoices) -> None:
            self.ring.first_heard = 0.0
            voices.strike(key, instrument, pitch, velocity)
            self._asked = asked

        self._orders.put(act)

    def lift(self, key: object) -> None:
        """Let a note fade."""
        if self._thread is not None:
            self._orders.put(lambda voices: voices.lift(key))

    def silence(self) -> None:
        """End all notes."""
        if self._thread is not None:
            self._orders.put(lambda voices: voices.silence())

    def set_gain(self, gain: float) -> None:
        """Play this many times as loud."""
        self._gain = gain
        output = self._output
        if output is not None:
            output.set_volume(gain)

    def measured(self) -> float:
        """Return the seconds from the last key to the sound that the device was given; 0 where none was heard yet."""
        heard = self.ring.first_heard
        return max(0.0, heard - self._asked) if heard else 0.0

    def forget(self) -> None:
        """Read the sound font anew when the next key comes."""
        self.close()
        self._closed = False

    def close(self) -> None:
        """Be silent, and wait for the threads."""
        with self._lock:
            thread, self._closed = self._thread, True
        if thread is not None:
            self._orders.put(None)
            thread.join()

    _asked = 0.0

    def _begin(self) -> None:
        with self._lock:
            if self._closed:
                return
            if self._thread is None or not self._thread.is_alive():
                self._prepared = None
                self._thread = threading.Thread(target=self._run, name="live sound", daemon=True)
                self.ring = LiveRing()
                self._output = self._make_output(self.ring, self._rate)
                self._output.set_volume(self._gain)
                self._output.start()
                self._thread.start()

    def _run(self) -> None:
        from creastudio.media.live_voices import LiveVoices
        from creastudio.media.sound_fonts import Fonts
        from creastudio.media.synth import Synth

        output = self._output
        assert output is not None
        with Synth(self._rate, Fonts.of_settings()) as synth:
            voices = self.ring.voices = LiveVoices(synth)
            self._serve(voices, output)
            self.ring.voices = None
        output.stop()
        output.join()
        with self._lock:
            if self._thread is threading.current_thread():
                self._thread = self._output = None
        if not self._orders.empty() and not output.failed:
            # A key that came while the device was let go of.
            self._begin()

    def _serve(self, voices: LiveVoices, output: Output) -> None:
        used = monotonic()
        while not output.failed:
            try:
                order = self._orders.get(timeout=0 if not self._later.empty() else _LOOK)
            except Empty:
                if not self._later.empty():
                    instrument, pitch = self._later.get()
                    voices.prepare(instrument, range(pitch, pitch + 1))
                    continue
                if monotonic() - used > IDLE and not voices.sounding:
                    return
                continue
            if order is None:
                return
            used = monotonic()
            order(voices)
