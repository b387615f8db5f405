"""A score as it is played: every note with its place in frames and the sample that sounds for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from creastudio.api.score import Score, Track
from creastudio.media.envelopes import release_length
from creastudio.media.sound_fonts import Fonts
from creastudio.media.soundfont import Region
from creastudio.media.synth_voice import LONGEST

GAIN = 0.7

_RINGS = 8.0
"""Seconds that percussion may sound."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """One sample of the sound font struck by a note.

    Attributes
    ----------
    start, held : int
        Frames; `held` until the key goes up, then it fades.
    release : float
        Seconds of the fade, those of 100 dB.
    loudness : float
        Factor of the amplitude.
    place : int
        Where in the stereo picture it is, -64 to 64.
    part : int
        Which track of the score strikes it.
    """

    start: int
    held: int
    pitch: int
    region: Region
    release: float
    loudness: float
    place: int
    part: int = 0


class Performance:
    """Strokes in the order of their beginnings; finds those that sound in a stretch of time."""

    def __init__(self, strokes: list[Stroke], rate: int) -> None:
        self.strokes = sorted(strokes, key=lambda stroke: stroke.start)
        self._rate = rate
        self._begin = np.array([stroke.start for stroke in self.strokes], np.int64)
        self._end = np.array(
            [stroke.start + stroke.held + release_length(stroke.release, rate) for stroke in self.strokes],
            np.int64,
        )

    def released_at(self, frame: int) -> Performance:
        """Return what still rings when all keys go up before a frame; nothing that begins there or later."""
        ringing = [
            replace(stroke, held=min(stroke.held, frame - stroke.start))
            for stroke in self.between(frame, frame)
        ]
        return Performance(ringing, self._rate)

    def voices(self, first: int, last: int) -> dict[tuple[Region, int], int]:
        """Return which notes are heard in a stretch, and how many frames of each are needed at most."""
        found: dict[tuple[Region, int], int] = {}
        for stroke in self.between(first, last):
            key = stroke.region, stroke.pitch
            count = stroke.held + release_length(stroke.release, self._rate)
            found[key] = max(found.get(key, 0), count)
        return found

    def between(self, first: int, last: int) -> Iterator[Stroke]:
        """Yield the strokes that are heard in frames `first` to before `last`."""
        until = int(np.searchsorted(self._begin, last))
        for index in np.flatnonzero(self._end[:until] > first):
            yield self.strokes[index]


Times = Callable[[np.ndarray], np.ndarray]
"""Frames (int64) of ticks (int64), in order."""


def perform(score: Score, font: Fonts, rate: int, frames_of: Times) -> Performance:
    """Return what is struck when a score is played, by those of its tracks that are heard.

    Parameters
    ----------
    frames_of : callable
        Where its ticks lie, frames at `rate`.
    """
    strokes: list[Stroke] = []
    for index in score.heard:
        track = score.tracks[index]
        notes = list(score.notes(index))
        if not notes:
            continue
        begins = frames_of(np.array([note.start for note in notes], np.int64))
        ends = frames_of(np.array([note.start + note.duration for note in notes], np.int64))
        held = np.clip(ends - begins, 1, round(LONGEST * rate)).tolist()
        plain = list(
            zip(begins.tolist(), held, (n.pitch for n in notes), (n.velocity for n in notes), strict=True)
        )
        for start, length, pitch, velocity in (
            _choked(plain, track, font, rate) if track.percussion else plain
        ):
            loudness = loudness_of(velocity, track.volume)
            for region in font.regions(track.program, track.percussion, pitch, velocity):
                fade = 0.0 if track.percussion and region.exclusive > 0 else region.release
                place = place_of(track.pan, region)
                strokes.append(Stroke(start, length, pitch, region, fade, loudness, place, index))
    return Performance(strokes, rate)


def _choked(
    notes: list[tuple[int, int, int, int]], track: Track, font: Fonts, rate: int
) -> Iterator[tuple[int, int, int, int]]:
    """Yield percussion notes, held until they have rung out or one of their group cuts them off."""
    following: dict[int, int] = {}
    done: list[tuple[int, int, int, int]] = []
    for start, held, pitch, velocity in reversed(notes):
        regions = font.regions(track.program, True, pitch, velocity)
        groups = {region.exclusive for region in regions if region.exclusive}
        cut = min((following[group] for group in groups if group in following), default=None)
        rung = held if any(region.loops for region in regions) else round(_RINGS * rate)
        length = rung if cut is None or cut <= start else min(rung, cut - start)
        done.append((start, length, pitch, velocity))
        following.update(dict.fromkeys(groups, start))
    yield from reversed(done)


def loudness_of(velocity: int, volume: int) -> float:
    """Return the factor of the amplitude of a note, of its velocity and the volume of its track, 0 to 127 each."""
    return GAIN * (velocity / 127) ** 2 * (volume / 127) ** 2


def place_of(pan: int, region: Region) -> int:
    """Return where in the stereo picture a sample is, -64 to 64, of the pan of its track, -64 to 63, and its own."""
    # 63 is as far to the right as a track can say.
    return max(-64, min(64, pan + (pan > 62) + round(region.pan * 64)))
