"""Notes that were read out of the sound font, kept for the next time; made by two threads where many are needed."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping

import numpy as np

from creastudio.media.envelopes import Envelopes
from creastudio.media.side_by_side import side_by_side
from creastudio.media.sound_fonts import Fonts
from creastudio.media.soundfont import Region
from creastudio.media.synth_voice import LONGEST, Tone

MAX_VOICES = 128 * 1024 * 1024
"""Bytes of notes that are kept."""

MAX_TONES = 64
"""Samples that are kept as they are read from."""

_MANY = 6
"""Notes from which on a second thread is worth it."""

_STEP = 0.125
"""Seconds to whose multiples notes are read: those of many lengths are read a few times and not once each."""

SLOWEST, FASTEST = 2**-10, 32.0
"""Frames of a sample that are read for one: five octaves up is as far as anything can be recognised."""

Voice = tuple[Region, int]
"""A region of the sound font at a pitch."""


class Voices:
    """The notes of one sound font at one rate; ``get`` may be called by any thread, one at a time makes and clears."""

    def __init__(self, font: Fonts, rate: int) -> None:
        self._font, self._rate = font, rate
        self._kept: OrderedDict[Voice, np.ndarray] = OrderedDict()
        self._tones: OrderedDict[tuple[int, bool, tuple[int, int]], Tone] = OrderedDict()
        self._envelopes = Envelopes(rate)
        self._bytes = 0
        self._lock, self._keeping = threading.Lock(), threading.Lock()

    def clear(self) -> None:
        """Forget all."""
        self._kept.clear()
        self._tones.clear()
        self._bytes = 0

    def get(self, region: Region, pitch: int, count: int) -> np.ndarray:
        """Return at least `count` frames of a note that is held, or as many as there are."""
        voice = region, pitch
        with self._keeping:
            if not self._lacks(voice, count):
                self._kept.move_to_end(voice)
                return self._kept[voice]
        made = self._made(voice, count)
        self._keep(voice, made)
        return made

    def make(self, wanted: Mapping[Voice, int]) -> None:
        """Have these notes ready, each with so many frames."""
        missing = [(voice, count) for voice, count in wanted.items() if self._lacks(voice, count)]
        if len(missing) < _MANY:
            return
        side_by_side(self._font.sample, {voice[0].sample for voice, _ in missing}, "samples")
        side_by_side(lambda item: self._keep(item[0], self._made(*item)), missing, "instruments")

    def _lacks(self, voice: Voice, count: int) -> bool:
        known = self._kept.get(voice)
        return known is None or (len(known) < count and voice[0].loops)

    def _made(self, voice: Voice, count: int) -> np.ndarray:
        region, pitch = voice
        seconds = _STEP * -(-count // (_STEP * self._rate)) if region.loops else LONGEST
        semitones = (pitch - region.root) * region.tracking + region.tuning
        step = self._font.rate(region.sample) / self._rate * 2 ** (max(-120.0, min(120.0, semitones)) / 12)
        step = max(SLOWEST, min(FASTEST, step))
        tone = self._tone(region)
        sound = tone.read(region, step, round(seconds * self._rate), self._rate)
        sound *= self._envelopes.of(region, len(sound))
        return sound

    def _tone(self, region: Region) -> Tone:
        key = region.sample, region.loops, region.loop
        with self._lock:
            if key not in self._tones:
                self._tones[key] = Tone(self._font.sample(region.sample), region)
                while len(self._tones) > MAX_TONES:
                    self._tones.popitem(last=False)
            self._tones.move_to_end(key)
            return self._tones[key]

    def _keep(self, voice: Voice, made: np.ndarray) -> None:
        with self._keeping:
            known = self._kept.get(voice)
            self._bytes += made.nbytes - (known.nbytes if known is not None else 0)
            self._kept[voice] = made
            self._kept.move_to_end(voice)
            while self._bytes > MAX_VOICES and len(self._kept) > 1:
                self._bytes -= self._kept.popitem(last=False)[1].nbytes
