"""Scores made audible, offline, by the sound font that ships with the studio.

Each (instrument, pitch, layer) is read out of the sound font once, with its key held down; every note is a cut of that
with a fade, at its own loudness. A minute of sixteen tracks so costs what a few hundred notes cost.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from creastudio.api.score import Score, Track
from creastudio.media.soundfont import Region, SoundFont
from creastudio.media.synth_voice import LONGEST, held, release
from creastudio.resources import resource_path

FONT = ("soundfonts", "FluidR3Mono_GM.sf3")
RATES = (44_100, 48_000)
TAIL = 2.0
"""Seconds that a score rings on after its last note, by default."""

GAIN = 0.7
_KNEE = 0.8
_MAX_VOICES = 128 * 1024 * 1024
_STEP = 0.5
_RINGS = 8.0
"""Seconds that percussion may sound."""


@dataclass(frozen=True)
class _Struck:
    """A note with its times in frames and its loudness."""

    start: int
    held: int
    pitch: int
    velocity: int
    track: Track


class Synth:
    """Renders scores. What it has read it keeps, so one that lives on is quicker; one thread at a time may use it.

    Parameters
    ----------
    rate : int
        Frames a second, 44,100 or 48,000.
    font : Path, optional
        Another sound font than the one that ships.
    """

    def __init__(self, rate: int = 48_000, font: Path | None = None) -> None:
        if rate not in RATES:
            raise ValueError(f"the rate is one of {RATES}")
        self.rate = rate
        self._font = SoundFont(font or resource_path(*FONT))
        self._voices: OrderedDict[tuple[Region, int], np.ndarray] = OrderedDict()
        self._releases: dict[float, np.ndarray] = {}
        self._bytes = 0

    def close(self) -> None:
        """Let go of the sound font."""
        self._voices.clear()
        self._font.close()

    def render(self, score: Score, start: float = 0.0, end: float | None = None) -> np.ndarray:
        """Return what is heard from `start` to `end`, s: (frames, 2) float32, left and right, never beyond 1.

        The same seconds sound the same whatever piece they are rendered in. Without `end` the last note may ring on for
        ``TAIL`` seconds.
        """
        if end is None:
            end = score.seconds + TAIL
        first, last = round(start * self.rate), round(end * self.rate)
        buses: dict[int, np.ndarray] = {}
        for struck in self._struck(score, last):
            for region in self._font.regions(
                struck.track.program, struck.track.percussion, struck.pitch, struck.velocity
            ):
                where = _place(struck.track, region)
                if where not in buses:
                    buses[where] = np.zeros(max(0, last - first), np.float32)
                self._add(buses[where], first, struck, region)
        return _limited(_mixed(buses, max(0, last - first)))

    def blocks(self, score: Score, seconds: float = 10.0) -> Iterator[np.ndarray]:
        """Yield the whole score in pieces, as ``render`` would return it, in little memory."""
        end = score.seconds + TAIL
        for number in range(math.ceil(end / seconds)):
            yield self.render(score, number * seconds, min(end, (number + 1) * seconds))

    def _struck(self, score: Score, last: int) -> Iterator[_Struck]:
        times = score.tempo_map
        for index, track in enumerate(score.tracks):
            notes: list[_Struck] = []
            for note in score.notes(index):
                begin = round(times.seconds(note.start) * self.rate)
                if begin >= last:
                    break
                until = round(times.seconds(note.start + note.duration) * self.rate)
                length = min(max(1, until - begin), round(LONGEST * self.rate))
                notes.append(_Struck(begin, length, note.pitch, note.velocity, track))
            yield from self._choked(notes) if track.percussion else notes

    def _choked(self, notes: list[_Struck]) -> Iterator[_Struck]:
        """Yield percussion notes, held until they have rung out or one of their group cuts them off."""
        following: dict[int, int] = {}
        done: list[_Struck] = []
        for note in reversed(notes):
            regions = self._font.regions(note.track.program, True, note.pitch, note.velocity)
            groups = {r.exclusive for r in regions if r.exclusive}
            cut = min((following[g] for g in groups if g in following), default=None)
            rung = note.held if any(r.loops for r in regions) else round(_RINGS * self.rate)
            length = rung if cut is None or cut <= note.start else min(rung, cut - note.start)
            done.append(_Struck(note.start, length, note.pitch, note.velocity, note.track))
            following.update(dict.fromkeys(groups, note.start))
        yield from reversed(done)

    def _add(self, bus: np.ndarray, first: int, struck: _Struck, region: Region) -> None:
        fade = self._release(region, choked=struck.track.percussion and region.exclusive > 0)
        begin = struck.start - first
        if begin + struck.held + len(fade) <= 0:
            return
        voice = self._voice(region, struck.pitch, struck.held + len(fade))
        loudness = np.float32(GAIN * (struck.velocity / 127) ** 2 * (struck.track.volume / 127) ** 2)
        _add_cut(bus, begin, voice[: struck.held], loudness)
        tail = voice[struck.held : struck.held + len(fade)]
        if len(tail):
            _add_cut(bus, begin + struck.held, tail * fade[: len(tail)], loudness)

    def _release(self, region: Region, *, choked: bool) -> np.ndarray:
        seconds = 0.0 if choked else region.release
        if seconds not in self._releases:
            self._releases[seconds] = release(seconds, self.rate)
        return self._releases[seconds]

    def _voice(self, region: Region, pitch: int, count: int) -> np.ndarray:
        """Return at least `count` frames of a note that is held, or as many as there are."""
        key = (region, pitch)
        known = self._voices.get(key)
        if known is not None and (len(known) >= count or not region.loops):
            self._voices.move_to_end(key)
            return known
        # A little more than is asked for, so that notes of many lengths read a voice a few times and not once each.
        length = int(
            max(
                _STEP * self.rate * (count // (_STEP * self.rate) + 1),
                len(known) * 3 // 2 if known is not None else 0,
            )
        )
        if not region.loops:
            length = round(LONGEST * self.rate)
        samples = self._font.sample(region.sample)
        semitones = (pitch - region.root) * region.tracking + region.tuning
        step = self._font.rate(region.sample) / self.rate * 2 ** (semitones / 12)
        made = held(samples, region, step, length, self.rate)
        self._bytes += made.nbytes - (known.nbytes if known is not None else 0)
        self._voices[key] = made
        self._voices.move_to_end(key)
        while self._bytes > _MAX_VOICES and len(self._voices) > 1:
            self._bytes -= self._voices.popitem(last=False)[1].nbytes
        return made


def _add_cut(bus: np.ndarray, begin: int, sound: np.ndarray, loudness: np.float32) -> None:
    """Add what of a sound that begins at frame `begin` lies inside of the bus."""
    left, right = max(0, begin), min(len(bus), begin + len(sound))
    if left < right:
        bus[left:right] += sound[left - begin : right - begin] * loudness


def _place(track: Track, region: Region) -> int:
    """Return where in the stereo picture a sound is, -64 to 64."""
    return max(-64, min(64, track.pan + (track.pan > 62) + round(region.pan * 64)))


def _mixed(buses: dict[int, np.ndarray], count: int) -> np.ndarray:
    """Return the sum in stereo: equal power, and no louder in the middle than a sound is by itself."""
    both = np.zeros((2, count), np.float32)
    for place, bus in buses.items():
        angle = (place + 64) / 128 * math.pi / 2
        for side, loudness in enumerate((math.cos(angle), math.sin(angle))):
            both[side] += bus * np.float32(loudness * math.sqrt(2))
    return np.ascontiguousarray(both.T)


def _limited(sound: np.ndarray) -> np.ndarray:
    """Bend what is louder than the knee so that it stays below 1; each frame by itself, so that pieces fit together."""
    if sound.size and max(sound.max(), -sound.min()) > _KNEE:
        loud = np.abs(sound) > _KNEE
        over = (np.abs(sound[loud]) - _KNEE) / (1 - _KNEE)
        sound[loud] = np.sign(sound[loud]) * (_KNEE + (1 - _KNEE) * np.tanh(over) * np.float32(0.999))
    return sound
