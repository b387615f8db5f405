"""Score clips as sound: performed on the tempo map of the sequence, sounded in pieces that are kept."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np

from creastudio.api.errors import UserError
from creastudio.api.score import Score
from creastudio.core.score_clock import ScoreClock
from creastudio.core.tempo import TICKS_PER_QUARTER, TempoMap
from creastudio.core.time import FLICKS_PER_SECOND
from creastudio.core.timeline import Clip
from creastudio.media.mixer_parts import Part
from creastudio.media.performance import Performance, Times
from creastudio.media.sound_fonts import Fonts
from creastudio.media.synth import METERED, Peaks, Synth
from creastudio.notation.scores import score_of

PIECE = 24_000
"""Samples that are sounded at once."""

KEPT = 24 * 1024 * 1024
"""Bytes of pieces that are kept where they may be wanted again."""

_MAX_SCORES = 32


class _Piece(NamedTuple):
    """A piece of sound, and how loud each track of the score is in it."""

    sound: np.ndarray
    peaks: Peaks


class ScoreSounds:
    """Sounds score clips; what was sounded is kept for a while. Any thread may ask: one at a time is answered.

    Parameters
    ----------
    files : callable
        SHA-256 -> the file that holds an asset.
    told : callable
        Takes the hash of what can't be read, and why.
    kept : int
        Bytes of pieces that are kept.
    said : callable, optional
        Takes what isn't heard as it was meant, once.
    metered : bool
        Whether anybody asks for ``peaks``.
    """

    def __init__(
        self,
        files: Callable[[str], Path],
        rate: int,
        told: Callable[[str, Exception], None],
        kept: int = KEPT,
        said: Callable[[list[str]], None] = lambda _: None,
        metered: bool = True,
    ) -> None:
        self._metered = metered
        self._said = said
        self._files, self._rate, self._told, self._most = files, rate, told, kept
        self._lock = threading.Lock()
        self._synth: Synth | None = None
        self._scores: OrderedDict[str, Score | None] = OrderedDict()
        self._performances: OrderedDict[ScoreKey, Performance] = OrderedDict()
        self._pieces: OrderedDict[tuple[ScoreKey, int, int], _Piece] = OrderedDict()
        self._bytes = 0
        self._tempi: dict[TempoMap, int] = {}
        self._tempo: TempoMap | None = None
        self._number = self._count = 0

    def close(self) -> None:
        """Let go of the sound font and all that was sounded."""
        with self._lock:
            self._pieces.clear()
            if self._synth is not None:
                self._synth.close()

    def retry(self) -> None:
        """Try again what couldn't be read."""
        with self._lock:
            self._scores = OrderedDict(
                (name, score) for name, score in self._scores.items() if score is not None
            )

    def part(self, part: Part, tempo: TempoMap, first: int, count: int) -> np.ndarray | None:
        """Return samples of the sequence of what a part of a score clip plays, (count, 2) float32; None if it can't be read."""
        with self._lock:
            if self._score(part.clip.asset) is None:
                return None
            clip = part.clip
            if clip.backwards:
                # The last sample of what would be heard forwards is the first.
                scale = FLICKS_PER_SECOND // self._rate
                first = -(-clip.start // scale) + -(-clip.end // scale) - first - count
            out = np.empty((count, 2), np.float32)
            for number in range(first // PIECE, (first + count - 1) // PIECE + 1):
                begin = number * PIECE
                left, right = max(first, begin), min(first + count, begin + PIECE)
                out[left - first : right - first] = self._piece(part, tempo, number).sound[
                    left - begin : right - begin
                ]
            return out[::-1] if clip.backwards else out

    def peaks(self, part: Part, tempo: TempoMap, first: int, count: int) -> dict[int, float]:
        """Return the highest amplitude of each track of a score clip in samples of the sequence, by its number.

        What rings on after the clip, and clips that are played backwards, aren't measured.
        """
        found: dict[int, float] = {}
        if part.tail or part.clip.backwards or not self._metered:
            return found
        with self._lock:
            if self._score(part.clip.asset) is None:
                return found
            for number in range(first // PIECE, (first + count - 1) // PIECE + 1):
                begin = max(0, first - number * PIECE) // METERED
                end = -(-min(PIECE, first + count - number * PIECE) // METERED)
                for track, levels in self._piece(part, tempo, number).peaks.items():
                    found[track] = max(found.get(track, 0.0), float(levels[begin:end].max()))
        return found

    def prepare(self, clip: Clip, tempo: TempoMap, first: int, count: int) -> None:
        """Read the instruments that a score clip needs for samples of the sequence."""
        with self._lock:
            if self._score(clip.asset) is not None:
                performance = self._performance(self._key(clip, tempo), tempo)
                assert self._synth is not None
                self._synth.prepare(performance, first, first + count)

    def _piece(self, part: Part, tempo: TempoMap, number: int) -> _Piece:
        clip = part.clip
        performed = self._key(clip, tempo)
        cut = part.begin if part.tail else -1
        key = (performed, cut, number)
        found = self._pieces.get(key)
        if found is None:
            performance = self._performance(performed, tempo)
            if part.tail:
                performance = performance.released_at(cut)
            assert self._synth is not None
            peaks: Peaks = {}
            sound = self._synth.sound(
                performance, number * PIECE, (number + 1) * PIECE, peaks if self._metered else None
            )
            found = self._pieces[key] = _Piece(sound, peaks)
            self._bytes += sound.nbytes
            while self._bytes > self._most and len(self._pieces) > 1:
                self._bytes -= self._pieces.popitem(last=False)[1].sound.nbytes
        self._pieces.move_to_end(key)
        return found

    def _key(self, clip: Clip, tempo: TempoMap) -> ScoreKey:
        # The same object again is the rule, and a map of a thousand changes takes long to be hashed.
        if tempo is not self._tempo:
            self._count += tempo not in self._tempi
            self._tempo, self._number = tempo, self._tempi.setdefault(tempo, self._count)
            while len(self._tempi) > _MAX_SCORES:
                del self._tempi[next(iter(self._tempi))]
        return clip.asset, clip.start - clip.from_source(clip.offset), clip.speed, self._number

    def _performance(self, key: ScoreKey, tempo: TempoMap) -> Performance:
        found = self._performances.get(key)
        if found is None:
            if self._synth is None:
                self._synth = Synth(self._rate, Fonts.of_settings())
                self._said(self._synth.fonts.notes)
            sha256, origin, speed, _ = key
            score = self._score(sha256)
            assert score is not None
            clock = ScoreClock(tempo, origin, score.ticks_per_quarter, speed)
            found = self._synth.perform(score, sample_times(clock, self._rate))
            self._performances[key] = found
            while len(self._performances) > _MAX_SCORES:
                self._performances.popitem(last=False)
        self._performances.move_to_end(key)
        return found

    def _score(self, sha256: str) -> Score | None:
        if sha256 not in self._scores:
            try:
                self._scores[sha256] = score_of(self._files(sha256).read_bytes(), sha256).score
            except (UserError, KeyError, OSError) as error:
                self._scores[sha256] = None
                self._told(sha256, error)
            while len(self._scores) > _MAX_SCORES:
                self._scores.popitem(last=False)
        self._scores.move_to_end(sha256)
        return self._scores[sha256]


ScoreKey = tuple[str, int, float, int]
"""What a performance depends on: asset, flick of its beginning, speed, number of the tempo map."""


def sample_times(clock: ScoreClock, rate: int) -> Times:
    """Return where ticks of a score lie, in samples of the sequence: as ``ScoreClock.flicks``, for many at once."""
    tempi = clock.tempo.tempi
    ticks = np.array([change.tick for change in tempi], np.float64)
    flicks = np.array([clock.tempo.to_flicks(change.tick) for change in tempi], np.float64)
    lengths = np.array([float(change.tick_length) for change in tempi])
    begin = float(clock.tempo.exact_tick(clock.origin))
    ratio = TICKS_PER_QUARTER / clock.ticks_per_quarter / clock.speed

    def times(own: np.ndarray) -> np.ndarray:
        at = begin + own * ratio
        index = np.maximum(0, np.searchsorted(ticks, at, side="right") - 1)
        # A float holds flicks exactly for 148 days.
        time = np.floor(flicks[index] + (at - ticks[index]) * lengths[index] + 0.5).astype(np.int64)
        return -(-time // (FLICKS_PER_SECOND // rate))

    return times
