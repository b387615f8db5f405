"""Which samples of a sequence are played one after the other: onwards, backwards, round the loop."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Stretch:
    """Samples ``at``, ``at + step`` and so on of the sequence, `frames` of them; a step of 0 is standing still."""

    at: float
    step: float
    frames: int

    @property
    def end(self) -> float:
        """What would come after it."""
        return self.at + self.step * self.frames


class Route:
    """The way through a sequence from a sample on, taken stretch by stretch.

    Parameters
    ----------
    at : float
        Sample at which it begins.
    step : float
        Samples of the sequence for one that is heard: 1 is normal, below 0 is backwards.
    end : int
        Samples of the sequence; there, or backwards at 0, the way is over.
    loop : (int, int), optional
        First sample of the loop and the first after it; only what comes to its end jumps back.
    """

    def __init__(self, at: float, step: float, end: int, loop: tuple[int, int] | None = None) -> None:
        self.at, self.step = at, step
        self._end, self._loop = end, loop

    def take(self, frames: int) -> list[Stretch]:
        """Go on for so many frames; less come where the way is over."""
        taken: list[Stretch] = []
        while frames > 0:
            left = self._left()
            if left <= 0:
                if not self._jump():
                    break
                continue
            count = min(frames, left)
            taken.append(Stretch(self.at, self.step, count))
            self.at = taken[-1].end
            frames -= count
        return taken

    def over(self) -> bool:
        """Whether nothing is left."""
        return self._left() <= 0 and not self._loops()

    def _left(self) -> int:
        """Return how many frames there are to the next jump or the end."""
        if self.step < 0:
            return max(0, -int(self.at // self.step))
        stop = self._loop[1] if self._loops() and self._loop is not None else self._end
        return max(0, -int((self.at - stop) // self.step))

    def _loops(self) -> bool:
        return (
            self._loop is not None
            and self.step > 0
            and self.at <= self._loop[1]
            and self._loop[0] < self._loop[1]
        )

    def _jump(self) -> bool:
        if not self._loops() or self._loop is None:
            return False
        # A fast step lands beyond the end of the loop; it lands as far beyond its start.
        self.at = self._loop[0] + max(0.0, self.at - self._loop[1]) % (self._loop[1] - self._loop[0])
        return True
