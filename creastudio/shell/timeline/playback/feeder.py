"""The thread that mixes ahead of what is heard."""

from __future__ import annotations

import threading
from collections.abc import Callable
from time import perf_counter
from typing import TYPE_CHECKING, Protocol

from creastudio.shell.threads.handing import bare
from creastudio.shell.timeline.playback.ring import Levels, Ring
from creastudio.shell.timeline.playback.route import Route, Stretch

if TYPE_CHECKING:
    import numpy as np

CHUNK = 2048
"""Frames that are mixed at once."""

AHEAD = 24 * CHUNK
"""Frames that are mixed ahead, a second: where new instruments come in, mixing takes longer than it sounds."""

_KEPT = 1024
"""Frames that are left as they are when the rest is mixed anew, so that the device never runs dry."""

_SLOW = 0.8
"""Share of its own length that mixing a fast stretch may take; beyond, it is silent."""


class Mix(Protocol):
    """What ``media.mixer.Mixer`` does."""

    @property
    def peaks(self) -> dict[str, float]:
        """Highest amplitudes in what was rendered last."""
        ...

    def render(self, start_sample: int, count: int) -> np.ndarray:
        """Return samples of the sequence, (count, 2) float32."""
        ...


class Feeder:
    """Fills a ring along a route until it is stopped.

    Parameters
    ----------
    mixed : callable
        Called on the thread before anything is mixed: returns the mixer. Loading it may take a while.
    lock : Lock
        Held while the mixer works.
    """

    def __init__(
        self, ring: Ring, route: Route, mixed: Callable[[], Mix], lock: threading.Lock, rate: int
    ) -> None:
        self.ring = ring
        self._route, self._mixed, self._mixing, self._rate = route, mixed, lock, rate
        self._wake = threading.Condition()
        self._stopped = False
        self._turn = 0
        self._from = route.at
        self._old = b""
        self._silent = False
        self.error: BaseException | None = None
        self.thread = threading.Thread(target=self._run, name="mixing", daemon=True)

    def start(self) -> None:
        """Begin to mix."""
        self.thread.start()

    def stop(self) -> None:
        """Mix no more; the thread ends when what it mixes now is done."""
        with self._wake:
            self._stopped = True
            self._wake.notify()

    def join(self) -> None:
        """Wait for the end of the thread."""
        if self.thread.ident is not None:
            self.thread.join()

    def go(self, route: Route) -> int:
        """Go on along another route; returns the frame of the ring at which it begins."""
        with self._wake:
            _, self._old = self.ring.cut(_KEPT)
            self._set(route)
            return self.ring.handed + self.ring.waiting

    def redo(self, end: int, loop: tuple[int, int] | None) -> None:
        """Mix anew what isn't heard yet: the sequence is another one."""
        with self._wake:
            at, self._old = self.ring.cut(_KEPT)
            self._set(Route(self._from if at is None else at, self._route.step, end, loop))

    def _set(self, route: Route) -> None:
        self._turn += 1
        self._route, self._from = route, route.at
        self._wake.notify()

    def _run(self) -> None:
        try:
            mixer = self._mixed()
            while self._feed(mixer):
                pass
        except BaseException as error:  # noqa: BLE001  told on the thread of the window
            self.error = bare(error)
            self.ring.finish()

    def _feed(self, mixer: Mix) -> bool:
        with self._wake:
            if self._stopped:
                return False
            if self._route.over():
                self.ring.finish()
                self._wake.wait(0.1)
                return True
            if self.ring.room < CHUNK:
                self._wake.wait(0.01)
                return True
            turn, route = self._turn, self._route
            taken = route.take(CHUNK)
        pieces = [self._sound(mixer, stretch) for stretch in taken]
        with self._wake:
            if turn == self._turn and not self._stopped:
                self._write(pieces, taken)
                self._from = route.at
        return True

    def _sound(self, mixer: Mix, stretch: Stretch) -> tuple[np.ndarray, Levels]:
        import numpy as np  # loaded here, so that the window is up before it

        if self._silent:
            return np.zeros((stretch.frames, 2), np.float32), Levels()
        begun = perf_counter()
        with self._mixing:
            sound = _rendered(mixer, stretch)
            levels = _levels(sound, mixer.peaks)
        took = perf_counter() - begun
        # What is played fast need not be heard, but the picture has to keep up.
        self._silent = (
            abs(stretch.step) != 1 and took * self._rate > _SLOW * stretch.frames > _SLOW * CHUNK / 2
        )
        return sound, levels

    def _write(self, pieces: list[tuple[np.ndarray, Levels]], taken: list[Stretch]) -> None:
        import numpy as np

        sound = np.ascontiguousarray(np.concatenate([piece for piece, _ in pieces]), np.float32)
        if self._old:
            old = np.frombuffer(self._old, np.float32).reshape(-1, 2)
            share = np.linspace(0, 1, len(old) + 2, dtype=np.float32)[1:-1, None]
            count = min(len(old), len(sound))
            sound[:count] = old[:count] + (sound[:count] - old[:count]) * share[:count]
            self._old = b""
        levels = [level for _, level in pieces]
        self.ring.write(sound.tobytes(), list(zip(taken, levels, strict=True)))


def _rendered(mixer: Mix, stretch: Stretch) -> np.ndarray:
    if stretch.step == 1 and stretch.at == int(stretch.at):
        return mixer.render(int(stretch.at), stretch.frames)
    from creastudio.media.resampling import read_at

    return read_at(mixer.render, stretch.at, stretch.step, stretch.frames)


def _levels(sound: np.ndarray, tracks: dict[str, float]) -> Levels:
    import numpy as np

    if not len(sound):
        return Levels()
    peaks, squares = np.abs(sound).max(axis=0), np.square(sound).mean(axis=0)
    return Levels((float(peaks[0]), float(peaks[1])), (float(squares[0]), float(squares[1])), tracks)
