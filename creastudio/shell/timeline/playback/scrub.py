"""What is heard while the playhead is dragged: a short grain of sound at each place, the newest only."""

from __future__ import annotations

import threading
from collections.abc import Callable

from creastudio.shell.timeline.playback.feeder import Mix
from creastudio.shell.timeline.playback.output import Output
from creastudio.shell.timeline.playback.ring import Levels, Ring
from creastudio.shell.timeline.playback.route import Stretch

GRAIN = 4096
"""Frames of a grain: short enough to follow a hand, long enough to tell a word or a note."""

_FADE = 384
"""Frames over which a grain comes and goes."""

_IDLE = 0.5
"""Seconds after the last grain until the device is let go of."""


class Scrub:
    """Sounds grains until nothing was asked for a while; then its thread ends.

    Parameters
    ----------
    mixed : callable
        Returns the mixer; called on the thread.
    lock : Lock
        Held while the mixer works.
    """

    def __init__(
        self,
        make_output: Callable[[Ring, int], Output],
        mixed: Callable[[], Mix],
        lock: threading.Lock,
        rate: int,
    ) -> None:
        self._ring = Ring(2 * GRAIN, 0)
        self._output = make_output(self._ring, rate)
        self._mixed, self._mixing, self._rate = mixed, lock, rate
        self._wake = threading.Condition()
        self._wish: int | None = None
        self.ended = False
        self._thread = threading.Thread(target=self._run, name="scrubbing", daemon=True)

    def start(self) -> None:
        """Begin to listen to ``ask``."""
        self._output.start()
        self._thread.start()

    def set_volume(self, gain: float) -> None:
        """Play this many times as loud."""
        self._output.set_volume(gain)

    def ask(self, at: int) -> bool:
        """Sound a grain from a sample of the sequence on; False when it has ended by now."""
        with self._wake:
            if self.ended:
                return False
            self._wish = at
            self._wake.notify()
            return True

    def stop(self) -> None:
        """Be silent at once."""
        with self._wake:
            self.ended = True
            self._wake.notify()
        self._output.stop()

    def join(self) -> None:
        """Wait for the end."""
        if self._thread.ident is not None:
            self._thread.join()
        self._output.join()

    def _run(self) -> None:
        try:
            self._sound_all(self._mixed())
        finally:
            with self._wake:
                self.ended = True
            self._output.stop()

    def _sound_all(self, mixer: Mix) -> None:
        while True:
            with self._wake:
                if self._wish is None and not self.ended and not self._wake.wait(_IDLE):
                    self.ended = True
                if self.ended:
                    return
                at, self._wish = self._wish, None
            if at is not None:
                self._sound(mixer, at)
                # A hand is quicker than a grain; one after the other, or it would be noise.
                with self._wake:
                    self._wake.wait_for(lambda: self.ended, GRAIN / self._rate / 2)

    def _sound(self, mixer: Mix, at: int) -> None:
        import numpy as np

        with self._mixing:
            if self.ended:
                return
            grain = mixer.render(at, GRAIN).astype(np.float32)
        fade = np.sin(np.linspace(0, np.pi / 2, _FADE, dtype=np.float32))[:, None]
        grain[:_FADE] *= fade
        grain[-_FADE:] *= fade[::-1]
        self._ring.cut(0)
        self._ring.write(grain.tobytes(), [(Stretch(at, 1.0, GRAIN), Levels())])
