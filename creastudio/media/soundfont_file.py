"""The file of a sound font: its chunks, samples and zones, whatever they claim.

Source: E-mu Systems, "SoundFont Technical Specification 2.04" (2006), sections 5 to 7. Numbers in such a file lie easily, and
fonts come from anywhere: what is counted is capped, what points outside is left out, and nothing is read that isn't needed.
"""

from __future__ import annotations

import hashlib
import os
import struct
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

_COMPRESSED = 0x10
INSTRUMENT, SAMPLE = 41, 53
KEYS, VELOCITIES = 43, 44

MAX_CHUNKS = 1000
MAX_ROWS = 2_000_000
"""Rows of one table; the largest fonts there are have a tenth of that."""

MAX_FRAMES = 20_000_000
"""Frames of one sample, seven minutes at 48 kHz; what is longer is cut off."""

RATES = (400, 192_000)
"""Frames a second that samples may have; others are taken for 44,100."""

_SLICE, _SLICES = 4096, 16


class FileBytes:
    """Bytes of a file by place, read when they are asked for; any thread may ask.

    Not mapped into memory: a file that is cut off meanwhile would end the studio.
    """

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        self._lock = threading.Lock()
        self.size = os.lseek(self._file, 0, os.SEEK_END)

    def __del__(self) -> None:
        self.close()

    def read(self, begin: int, end: int) -> bytes:
        """Return the bytes from `begin` to before `end`, or what of them there is."""
        if end <= begin or begin < 0:
            return b""
        left, parts = end - begin, list[bytes]()
        with self._lock:
            os.lseek(self._file, begin, os.SEEK_SET)
            # The system may hand over less than is asked for.
            while left > 0 and (part := os.read(self._file, left)):
                parts.append(part)
                left -= len(part)
        return b"".join(parts)

    def close(self) -> None:
        """Let go of the file."""
        file, self._file = getattr(self, "_file", -1), -1
        if file >= 0:
            os.close(file)


@dataclass(frozen=True)
class Header:
    """A recorded sample: `start` and `end` count frames of the sample chunk, or bytes where it is compressed."""

    start: int
    end: int
    loop: tuple[int, int]
    rate: int
    key: int
    correction: int
    compressed: bool


class Zone:
    """Some generators, and the keys and velocities that they hold for."""

    def __init__(self, gens: dict[int, int]) -> None:
        self.gens = gens
        self.keys, self.velocities = span_of(gens, KEYS), span_of(gens, VELOCITIES)

    def covers(self, key: int, velocity: int) -> bool:
        """Whether a note of this key and velocity sounds in it."""
        return self.keys[0] <= key <= self.keys[1] and self.velocities[0] <= velocity <= self.velocities[1]


def span_of(gens: dict[int, int], generator: int) -> tuple[int, int]:
    """Return the lowest and the highest of a range of keys or velocities."""
    packed = gens.get(generator, 127 << 8) & 0xFFFF
    return packed & 0xFF, packed >> 8


class FontFile:
    """The tables of an opened font.

    Attributes
    ----------
    headers : list of Header
    instruments : list of list of Zone
        Each zone leads to a sample that there is.
    presets : dict
        (bank, program) -> zones; each leads to an instrument that there is.
    names : dict
        (bank, program) -> what the font calls it.
    name : str
        Of the font.
    modulated : bool
        Whether it has modulators.

    Raises
    ------
    OSError
        When the file can't be read.
    ValueError
        When it is no sound font.
    """

    def __init__(self, path: Path) -> None:
        self.data = FileBytes(path)
        try:
            chunks = dict(_chunks(self.data))
            self._read_tables(chunks)
        except (KeyError, IndexError, struct.error) as error:
            self.data.close()
            raise ValueError("no sound font") from error
        except BaseException:
            self.data.close()
            raise

    def identity(self) -> bytes:
        """Return what tells the font from others: its size, its headers and some of its samples."""
        found = hashlib.sha256(self.data.size.to_bytes(8))
        found.update(self.data.read(self._headers_at, self._headers_at + self._headers_size))
        begin, size = self._samples
        for number in range(_SLICES):
            at = begin + size * number // _SLICES
            found.update(self.data.read(at, at + min(_SLICE, size)))
        return found.digest()

    def stored(self, header: Header) -> bytes:
        """Return the compressed stream of a sample, or its 16-bit frames."""
        begin, size = self._samples
        width = 1 if header.compressed else 2
        end = header.end if header.compressed else min(header.end, header.start + MAX_FRAMES)
        return self.data.read(begin + width * header.start, min(begin + width * end, begin + size))

    def low_bytes(self, header: Header) -> bytes:
        """Return the lowest of three bytes of each frame; empty where the font has 16 bits."""
        begin, size = self._low
        # Half as long as the samples, or it is to be ignored (section 6.2).
        if size < self._samples[1] // 2:
            return b""
        return self.data.read(begin + header.start, begin + min(header.end, header.start + MAX_FRAMES))

    def _read_tables(self, chunks: dict[bytes, tuple[int, int]]) -> None:
        def rows(name: bytes, layout: str) -> list[tuple[int, ...]]:
            begin, size = chunks[name]
            packed = struct.Struct(layout)
            count = size // packed.size
            if count > MAX_ROWS:
                raise ValueError(f"{name!r} has {count} rows")
            return list(packed.iter_unpack(self.data.read(begin, begin + count * packed.size)))

        self._samples = chunks[b"smpl"]
        self._low = chunks.get(b"sm24", (0, 0))
        self._headers_at, self._headers_size = chunks[b"shdr"]
        self.headers = [_header(row) for row in rows(b"shdr", "<20x5IBbHH")]
        self.modulated = any(chunks.get(name, (0, 0))[1] > 10 for name in (b"pmod", b"imod"))
        self.name = _text(self.data.read(*_span(chunks.get(b"INAM", (0, 0)))))
        zones = _zones(rows(b"ibag", "<HH"), rows(b"igen", "<Hh"))
        starts = [row[0] for row in rows(b"inst", "<20xH")]
        samples = len(self.headers)
        self.instruments = [
            [zone for zone in _with_globals(zones[a:b], SAMPLE) if 0 <= zone.gens[SAMPLE] < samples]
            for a, b in _in_order(starts)
        ]
        presets = rows(b"phdr", "<20xHHH12x")
        zones = _zones(rows(b"pbag", "<HH"), rows(b"pgen", "<Hh"))
        count = len(self.instruments)
        _in_order([row[2] for row in presets])
        self.presets = {
            (bank, program): [
                zone
                for zone in _with_globals(zones[at : following[2]], INSTRUMENT)
                if 0 <= zone.gens[INSTRUMENT] < count
            ]
            for (program, bank, at), following in pairwise(presets)
        }
        begin, _ = chunks[b"phdr"]
        self.names = {
            (bank, program): _text(self.data.read(begin + 38 * at, begin + 38 * at + 20))
            for at, (program, bank, _) in enumerate(presets[:-1])
        }


def _span(chunk: tuple[int, int]) -> tuple[int, int]:
    return chunk[0], chunk[0] + min(chunk[1], 256)


def _text(data: bytes) -> str:
    text = data.split(b"\0", 1)[0].decode("utf-8", "replace")
    return "".join(letter for letter in text if letter.isprintable()).strip()


def _header(row: tuple[int, ...]) -> Header:
    start, end, loop, until, rate, key, correction, _, kind = row
    compressed = bool(kind & _COMPRESSED)
    return Header(
        start=start,
        end=max(start, end),
        # Those of an SF3 count from the beginning of the sample already.
        loop=(loop, until) if compressed else (loop - start, until - start),
        rate=rate if RATES[0] <= rate <= RATES[1] else 44_100,
        # 255 is for what has no pitch (section 7.10).
        key=key if key <= 127 else 60,
        correction=correction,
        compressed=compressed,
    )


def _chunks(data: FileBytes) -> Iterator[tuple[bytes, tuple[int, int]]]:
    """Yield name, place and size of the chunks inside the three lists of a sound font."""
    head = data.read(0, 12)
    if head[:4] != b"RIFF" or head[8:12] != b"sfbk":
        raise ValueError("no sound font")
    at = 12
    for _ in range(MAX_CHUNKS):
        if at + 8 > data.size:
            return
        name, size = struct.unpack("<4sI", data.read(at, at + 8))
        if name == b"LIST":
            at += 12
            continue
        yield name, (at + 8, max(0, min(size, data.size - at - 8)))
        at += 8 + size
        # An odd size is followed by a byte of nothing; writers of SF3 forget it.
        at += size % 2 and data.read(at, at + 1) == b"\0"


def _in_order(starts: list[int]) -> list[tuple[int, int]]:
    """Return first and last of what belongs together; one that goes back would hold the same again and again."""
    pairs = list(pairwise(starts))
    if any(b < a for a, b in pairs):
        raise ValueError("a table goes back")
    return pairs


def _zones(bags: list[tuple[int, ...]], gens: list[tuple[int, ...]]) -> list[dict[int, int]]:
    return [{row[0]: row[1] for row in gens[a:b]} for a, b in _in_order([bag[0] for bag in bags])]


def _with_globals(zones: list[dict[int, int]], last: int) -> list[Zone]:
    """Return the zones that lead somewhere, with what the first one says for all where it leads nowhere."""
    shared = zones[0] if zones and last not in zones[0] else {}
    return [Zone({**shared, **zone}) for zone in zones if last in zone]
