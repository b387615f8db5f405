"""Sound fonts, SF2 and SF3: which recorded sample sounds for a note, and how.

Source: E-mu Systems, "SoundFont Technical Specification 2.04" (2006). In an SF3 each sample is an Ogg Vorbis stream of its
own, whose loop counts from its beginning (MuseScore's extension).
"""

from __future__ import annotations

import threading
from bisect import bisect_right
from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, lru_cache
from io import BytesIO
from pathlib import Path

import numpy as np

from creastudio.api.errors import UserError
from creastudio.media.sample_cache import SampleCache
from creastudio.media.soundfont_file import (
    INSTRUMENT,
    KEYS,
    MAX_FRAMES,
    SAMPLE,
    VELOCITIES,
    FontFile,
    Header,
    Zone,
    span_of,
)

_PERCUSSION = 128
_DEFAULTS = {8: 13500, 33: -12000, 34: -12000, 35: -12000, 36: -12000, 38: -12000, 56: 100, 58: -1, 46: -1}
# What a preset may not say for its instruments.
_INSTRUMENT_ONLY = frozenset({0, 1, 2, 3, 4, 12, 45, 46, 47, 50, 54, 57, 58, KEYS, VELOCITIES, INSTRUMENT})
MAX_DECODED = 8 * 1024 * 1024
"""Bytes of decoded samples that are kept."""

MAX_LAYERS = 32
"""Samples that sound for one note at most."""

_STEEPEST = 120.0
"""Semitones that a note may lie above or below its sample; no font needs more."""


@dataclass(frozen=True)
class Region:
    """How one sample sounds for a range of keys and velocities.

    Attributes
    ----------
    root : int
        Key at which it sounds as recorded.
    tracking, tuning : float
        Semitones a key, and semitones that are added.
    attenuation : float
        Amplitude, 1 for as it was recorded.
    pan : float
        -1 (left) to 1.
    attack, hold, decay, release : float
        Seconds; decay and release are those of 100 dB.
    sustain : float
        dB below the top that decay ends at.
    cutoff : float
        Hz of the low pass; infinite where there is none.
    exclusive : int
        Notes of one number, other than 0, cut each other off.
    """

    sample: int
    keys: tuple[int, int]
    velocities: tuple[int, int]
    root: int
    tracking: float
    tuning: float
    attenuation: float
    pan: float
    loops: bool
    loop: tuple[int, int]
    attack: float
    hold: float
    decay: float
    sustain: float
    release: float
    cutoff: float
    exclusive: int

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        return hash(
            (self.sample, self.keys, self.velocities, self.tuning, self.attack, self.release, self.cutoff)
        )


class SoundFont:
    """An opened sound font; samples are decoded when they are first needed; any thread may ask for them.

    Attributes
    ----------
    title : str
        What it calls itself, or else its file.
    notes : list of str
        What of it isn't heard as it was meant, a sentence each.

    Raises
    ------
    UserError
        When it can't be read, or is no sound font.
    """

    def __init__(self, path: Path) -> None:
        try:
            self._file = FontFile(path)
        except OSError as error:
            raise UserError(
                f"The sound font '{path.name}' can't be read.", "Choose another, or the one that ships."
            ) from error
        except ValueError as error:
            raise UserError(f"'{path.name}' is no sound font.", "Choose an SF2 or SF3 file.") from error
        self._headers, self._instruments = self._file.headers, self._file.instruments
        self._presets = self._file.presets
        self.title = self._file.name or path.stem
        self.notes: list[str] = []
        if self._file.modulated:
            self.notes.append(
                f"'{self.title}' has modulators, which are left out: its notes follow velocity and volume alone."
            )
        self._decoded: OrderedDict[int, np.ndarray] = OrderedDict()
        self._lock = threading.Lock()
        self._known: dict[Region, Region] = {}
        self._cache = SampleCache(self._file.identity())
        self._bytes = 0
        self._layered = lru_cache(maxsize=4096)(self._regions)
        self._edges = lru_cache(maxsize=256)(self._velocity_edges)

    def close(self) -> None:
        """Let go of the file."""
        self._file.data.close()

    def has(self, program: int, percussion: bool) -> bool:
        """Whether there is an instrument, or a drum kit, of that number."""
        return bool(self._presets.get((_PERCUSSION if percussion else 0, program)))

    def kits(self) -> dict[int, str]:
        """Return the drum kits by their numbers, with the names that the font gives them."""
        return {
            program: self._file.names[bank, program]
            for bank, program in sorted(self._presets)
            if bank == _PERCUSSION
        }

    def rate(self, sample: int) -> int:
        """Return the sample's frames a second."""
        return self._headers[sample].rate

    def sample(self, number: int) -> np.ndarray:
        """Return the frames of a sample, float32, -1 to 1; read only."""
        with self._lock:
            if number in self._decoded:
                self._decoded.move_to_end(number)
                return self._decoded[number]
        header = self._headers[number]
        if header.compressed:
            made = self._cache.sample(number, lambda: self._decode(header))
        else:
            made = self._decode(header)
        made.flags.writeable = False
        with self._lock:
            if number not in self._decoded:
                self._decoded[number] = made
                self._bytes += made.nbytes
            while self._bytes > MAX_DECODED and len(self._decoded) > 1:
                self._bytes -= self._decoded.popitem(last=False)[1].nbytes
        return made

    def _decode(self, header: Header) -> np.ndarray:
        stored = self._file.stored(header)
        if header.compressed:
            return _of_ogg(stored)
        frames = np.frombuffer(stored[: len(stored) // 2 * 2], "<i2").astype(np.float32)
        low = np.frombuffer(self._file.low_bytes(header)[: len(frames)], np.uint8)
        if len(low) == len(frames):
            frames += low.astype(np.float32) * np.float32(1 / 256)
        return frames / 32768 if len(frames) else np.zeros(1, np.float32)

    def regions(self, program: int, percussion: bool, key: int, velocity: int) -> tuple[Region, ...]:
        """Return what sounds for a note; empty where nothing does."""
        # Most velocities sound like others: only where a zone begins or ends does anything change.
        edges = self._edges(program, percussion)
        return self._layered(program, percussion, key, edges[max(0, bisect_right(edges, velocity) - 1)])

    def _velocity_edges(self, program: int, percussion: bool) -> tuple[int, ...]:
        """Return the velocities from which on something else may sound."""
        zones = self._zones_of(program, percussion)
        inner = [zone for outer in zones for zone in self._instruments[outer.gens[INSTRUMENT]]]
        spans = [zone.velocities for zone in (*zones, *inner)]
        return tuple(sorted({0, *(low for low, _ in spans), *(high + 1 for _, high in spans)}))

    def _zones_of(self, program: int, percussion: bool) -> list[Zone]:
        bank = _PERCUSSION if percussion else 0
        return self._presets.get((bank, program)) or self._presets.get((bank, 0), [])

    def _regions(self, program: int, percussion: bool, key: int, velocity: int) -> tuple[Region, ...]:
        found: list[Region] = []
        for outer in self._zones_of(program, percussion):
            if not outer.covers(key, velocity):
                continue
            added = {k: v for k, v in outer.gens.items() if k not in _INSTRUMENT_ONLY}
            for inner in self._instruments[outer.gens[INSTRUMENT]]:
                if inner.covers(key, velocity):
                    both = {
                        **inner.gens,
                        **{k: inner.gens.get(k, _DEFAULTS.get(k, 0)) + v for k, v in added.items()},
                    }
                    region = self._region(both, key)
                    # One object for equal ones, so that looking up what was made for it is quick.
                    found.append(self._known.setdefault(region, region))
                    if len(found) == MAX_LAYERS:
                        return tuple(found)
        return tuple(found)

    def _region(self, gens: dict[int, int], key: int) -> Region:
        def value(generator: int) -> int:
            return gens.get(generator, _DEFAULTS.get(generator, 0))

        header = self._headers[value(SAMPLE)]
        root = value(58) if value(58) >= 0 else header.key
        tuning = max(-_STEEPEST, min(_STEEPEST, value(51) + (value(52) + header.correction) / 100))
        loop = (
            header.loop[0] + value(2) + 32768 * value(45),
            header.loop[1] + value(3) + 32768 * value(50),
        )
        cutoff = value(8)
        return Region(
            sample=value(SAMPLE),
            keys=span_of(gens, KEYS),
            velocities=span_of(gens, VELOCITIES),
            root=root,
            tracking=value(56) / 100,
            tuning=tuning,
            # Tenths of a decibel; what hardware and every player since took them for is 0.4 of that.
            attenuation=10 ** (-0.4 * max(0, value(48)) / 200),
            pan=max(-1.0, min(1.0, value(17) / 500)),
            loops=value(54) & 1 == 1 and loop[1] - loop[0] > 8,
            loop=loop,
            attack=_seconds(value(34)),
            hold=_seconds(value(35) + value(39) * (60 - key)),
            decay=_seconds(value(36) + value(40) * (60 - key)),
            sustain=max(0, min(1440, value(37))) / 10,
            release=_seconds(value(38)),
            cutoff=float("inf") if cutoff >= 13500 else 8.176 * 2 ** (max(1500, cutoff) / 1200),
            exclusive=value(57),
        )


def _of_ogg(data: bytes) -> np.ndarray:
    """Return the frames of a Vorbis stream, its first channel; silence where it is damaged."""
    import av  # only where sound is made
    from av.error import FFmpegError

    parts: list[np.ndarray] = []
    left = MAX_FRAMES
    with suppress(FFmpegError, ValueError, IndexError), av.open(BytesIO(data), "r", format="ogg") as stream:
        for frame in stream.decode(audio=0):
            first = frame.to_ndarray()[0][: max(0, left)]
            parts.append(first)
            left -= len(first)
            if left <= 0:
                break
    found = np.concatenate(parts).astype(np.float32) if parts else np.zeros(1, np.float32)
    return np.nan_to_num(found, copy=False, nan=0.0, posinf=1.0, neginf=-1.0)


def _seconds(timecents: int) -> float:
    return 0.0 if timecents <= -12000 else 2 ** (min(timecents, 8000) / 1200)
