"""Sound fonts, SF2 and SF3: which recorded sample sounds for a note, and how.

Source: E-mu Systems, "SoundFont Technical Specification 2.04" (2006). In an SF3 each sample is an Ogg Vorbis stream of its
own, whose loop counts from its beginning (MuseScore's extension).
"""

from __future__ import annotations

import mmap
import struct
import threading
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import numpy as np

from creastudio.api.errors import UserError
from creastudio.media.sample_cache import SampleCache

_COMPRESSED = 0x10
_INSTRUMENT, _SAMPLE = 41, 53
_KEYS, _VELOCITIES = 43, 44
_PERCUSSION = 128
_DEFAULTS = {8: 13500, 33: -12000, 34: -12000, 35: -12000, 36: -12000, 38: -12000, 56: 100, 58: -1, 46: -1}
# What a preset may not say for its instruments.
_INSTRUMENT_ONLY = frozenset({0, 1, 2, 3, 4, 12, 45, 46, 47, 50, 54, 57, 58, _KEYS, _VELOCITIES, _INSTRUMENT})
MAX_DECODED = 8 * 1024 * 1024
"""Bytes of decoded samples that are kept."""


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


@dataclass(frozen=True)
class _Header:
    start: int
    end: int
    loop: tuple[int, int]
    rate: int
    key: int
    correction: int
    compressed: bool


class SoundFont:
    """An opened sound font; samples are decoded when they are first needed; any thread may ask for them."""

    def __init__(self, path: Path) -> None:
        try:
            with path.open("rb") as file:
                self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            chunks = dict(_chunks(self._data))
            self._samples_at = chunks[b"smpl"][0]
            self._read_tables(chunks)
        except OSError as error:
            raise UserError(
                f"The sound font '{path.name}' can't be read.", "Install CreaStudio again."
            ) from error
        except (KeyError, ValueError, struct.error, IndexError) as error:
            raise UserError(f"'{path.name}' is no sound font.", "Choose an SF2 or SF3 file.") from error
        self._decoded: OrderedDict[int, np.ndarray] = OrderedDict()
        self._lock = threading.Lock()
        self._known: dict[Region, Region] = {}
        begin, size = chunks[b"shdr"]
        self._cache = SampleCache(len(self._data).to_bytes(8) + self._data[begin : begin + size])
        self._bytes = 0
        self._layered = lru_cache(maxsize=4096)(self._regions)
        self._edges = lru_cache(maxsize=256)(self._velocity_edges)

    def close(self) -> None:
        """Let go of the file."""
        self._data.close()

    def has(self, program: int, percussion: bool) -> bool:
        """Whether there is an instrument, or a drum kit, of that number."""
        return (_PERCUSSION if percussion else 0, program) in self._presets

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

    def _decode(self, header: _Header) -> np.ndarray:
        if not header.compressed:
            begin, end = (self._samples_at + 2 * at for at in (header.start, header.end))
            return np.frombuffer(self._data[begin:end], "<i2").astype(np.float32) / 32768
        import av  # only where sound is made

        data = self._data[self._samples_at + header.start : self._samples_at + header.end]
        with av.open(BytesIO(data), "r", format="ogg") as stream:
            parts = [frame.to_ndarray().reshape(-1) for frame in stream.decode(audio=0)]
        return np.concatenate(parts).astype(np.float32) if parts else np.zeros(1, np.float32)

    def _read_tables(self, chunks: dict[bytes, tuple[int, int]]) -> None:
        def rows(name: bytes, layout: str) -> list[tuple[int, ...]]:
            begin, size = chunks[name]
            return list(struct.Struct(layout).iter_unpack(self._data[begin : begin + size]))

        self._headers = [
            _Header(
                start,
                end,
                # Those of an SF3 count from the beginning of the sample already.
                (loop, until) if kind & _COMPRESSED else (loop - start, until - start),
                rate,
                key,
                correction,
                bool(kind & _COMPRESSED),
            )
            for start, end, loop, until, rate, key, correction, _, kind in rows(b"shdr", "<20x5IBbHH")
        ]
        instrument_starts = [row[0] for row in rows(b"inst", "<20xH")]
        instrument_zones = _zones(rows(b"ibag", "<HH"), rows(b"igen", "<Hh"))
        self._instruments = [
            _with_globals(instrument_zones[a:b], _SAMPLE) for a, b in pairwise(instrument_starts)
        ]
        presets = rows(b"phdr", "<20xHHH12x")
        preset_zones = _zones(rows(b"pbag", "<HH"), rows(b"pgen", "<Hh"))
        self._presets = {
            (bank, program): _with_globals(preset_zones[at : following[2]], _INSTRUMENT)
            for (program, bank, at), following in pairwise(presets)
        }

    def regions(self, program: int, percussion: bool, key: int, velocity: int) -> tuple[Region, ...]:
        """Return what sounds for a note; empty where nothing does."""
        # Most velocities sound like others: only where a zone begins or ends does anything change.
        edges = self._edges(program, percussion)
        return self._layered(program, percussion, key, edges[bisect_right(edges, velocity) - 1])

    def _velocity_edges(self, program: int, percussion: bool) -> tuple[int, ...]:
        """Return the velocities from which on something else may sound."""
        zones = self._zones_of(program, percussion)
        inner = [zone for outer in zones for zone in self._instruments[outer.gens[_INSTRUMENT]]]
        spans = [zone.velocities for zone in (*zones, *inner)]
        return tuple(sorted({0, *(low for low, _ in spans), *(high + 1 for _, high in spans)}))

    def _zones_of(self, program: int, percussion: bool) -> list[_Zone]:
        bank = _PERCUSSION if percussion else 0
        return self._presets.get((bank, program)) or self._presets.get((bank, 0), [])

    def _regions(self, program: int, percussion: bool, key: int, velocity: int) -> tuple[Region, ...]:
        found: list[Region] = []
        for outer in self._zones_of(program, percussion):
            if not outer.covers(key, velocity):
                continue
            added = {k: v for k, v in outer.gens.items() if k not in _INSTRUMENT_ONLY}
            for inner in self._instruments[outer.gens[_INSTRUMENT]]:
                if inner.covers(key, velocity):
                    both = {
                        **inner.gens,
                        **{k: inner.gens.get(k, _DEFAULTS.get(k, 0)) + v for k, v in added.items()},
                    }
                    region = self._region(both, key)
                    # One object for equal ones, so that looking up what was made for it is quick.
                    found.append(self._known.setdefault(region, region))
        return tuple(found)

    def _region(self, gens: dict[int, int], key: int) -> Region:
        def value(generator: int) -> int:
            return gens.get(generator, _DEFAULTS.get(generator, 0))

        header = self._headers[value(_SAMPLE)]
        root = value(58) if value(58) >= 0 else header.key
        tuning = value(51) + (value(52) + header.correction) / 100
        loop = (
            header.loop[0] + value(2) + 32768 * value(45),
            header.loop[1] + value(3) + 32768 * value(50),
        )
        cutoff = value(8)
        return Region(
            sample=value(_SAMPLE),
            keys=_range(gens, _KEYS),
            velocities=_range(gens, _VELOCITIES),
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


def _chunks(data: mmap.mmap) -> Iterator[tuple[bytes, tuple[int, int]]]:
    """Yield name, place and size of the chunks inside the three lists of a sound font."""
    if data[:4] != b"RIFF" or data[8:12] != b"sfbk":
        raise ValueError("no sound font")
    at = 12
    while at + 8 <= len(data):
        name, size = struct.unpack("<4sI", data[at : at + 8])
        if name == b"LIST":
            at += 12
            continue
        yield name, (at + 8, min(size, len(data) - at - 8))
        at += 8 + size
        # An odd size is followed by a byte of nothing; writers of SF3 forget it.
        at += size % 2 and data[at : at + 1] == b"\0"


class _Zone:
    """Some generators, and the keys and velocities that they hold for."""

    def __init__(self, gens: dict[int, int]) -> None:
        self.gens = gens
        self.keys, self.velocities = _range(gens, _KEYS), _range(gens, _VELOCITIES)

    def covers(self, key: int, velocity: int) -> bool:
        return self.keys[0] <= key <= self.keys[1] and self.velocities[0] <= velocity <= self.velocities[1]


def _zones(bags: list[tuple[int, ...]], gens: list[tuple[int, ...]]) -> list[dict[int, int]]:
    return [{row[0]: row[1] for row in gens[a[0] : b[0]]} for a, b in pairwise(bags)]


def _with_globals(zones: list[dict[int, int]], last: int) -> list[_Zone]:
    """Return the zones that lead somewhere, with what the first one says for all where it leads nowhere."""
    shared = zones[0] if zones and last not in zones[0] else {}
    return [_Zone({**shared, **zone}) for zone in zones if last in zone]


def _range(gens: dict[int, int], generator: int) -> tuple[int, int]:
    packed = gens.get(generator, 127 << 8) & 0xFFFF
    return packed & 0xFF, packed >> 8


def _seconds(timecents: int) -> float:
    return 0.0 if timecents <= -12000 else 2 ** (min(timecents, 8000) / 1200)
