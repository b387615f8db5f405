"""Clicks before the music: a bar that is counted in, then what there is to hear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creastudio.core.tempo import TempoMap
from creastudio.core.time import FLICKS_PER_SECOND
from creastudio.shell.timeline.playback.feeder import Mix

if TYPE_CHECKING:
    import numpy as np


def bar_before(tempo: TempoMap, at: int, bars: int, rate: int) -> int:
    """Return how many samples so many bars last, each as long as the one that a time, flicks, lies in."""
    if bars <= 0:
        return 0
    bar = tempo.bar_at(tempo.to_tick(at))
    first, last = (tempo.to_flicks(tempo.bar_tick(number)) for number in (bar, bar + 1))
    return bars * round((last - first) * rate / FLICKS_PER_SECOND)


class CountedIn:
    """Clicks alone until a sample is reached, then a mixer.

    Parameters
    ----------
    start : int
        First sample of the sequence that is heard.
    bar : int
        Samples of a bar: the clicks before are those of the bars from `start` on, so that the beat goes on.
    """

    def __init__(self, mixer: Mix, tempo: TempoMap, start: int, bar: int, rate: int) -> None:
        self._mixer, self._tempo, self._start, self._rate = mixer, tempo, start, rate
        self._bar = bar
        self._counted = False

    @property
    def peaks(self) -> dict[str, float]:
        """Of the mixer; nothing while it counts."""
        return self._mixer.peaks if self._counted else {}

    def render(self, start_sample: int, count: int) -> np.ndarray:
        """Return samples of the sequence, those before the beginning as clicks: (count, 2) float32."""
        import numpy as np

        if self._counted or start_sample >= self._start:
            self._counted = True
            return self._mixer.render(start_sample, count)
        before = min(count, self._start - start_sample)
        sound = np.repeat(self._clicks(start_sample, before)[:, None], 2, axis=1)
        if before == count:
            return sound
        self._counted = True
        return np.concatenate((sound, self._mixer.render(self._start, count - before)))

    def _clicks(self, first: int, count: int) -> np.ndarray:
        import numpy as np

        from creastudio.media.metronome import clicks

        out = np.empty(count, np.float32)
        done = 0
        while done < count:
            # So far into its bar; every bar that is counted clicks as the first that is played.
            past = (first + done - self._start) % self._bar
            part = min(count - done, self._bar - past)
            out[done : done + part] = clicks(self._tempo, self._start + past, part, self._rate)
            done += part
        return out
