"""Small sound fonts made for tests."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

import numpy as np


def chunk(name: bytes, data: bytes) -> bytes:
    """Return a chunk, padded to an even length."""
    return struct.pack("<4sI", name, len(data)) + data + b"\0" * (len(data) % 2)


def listed(name: bytes, *chunks: bytes) -> bytes:
    """Return a list of chunks."""
    data = name + b"".join(chunks)
    return struct.pack("<4sI", b"LIST", len(data)) + data


def tone(hertz: float, seconds: float = 0.5, rate: int = 48_000) -> np.ndarray:
    """Return a sine, 16 bits."""
    return np.round(np.sin(2 * np.pi * hertz * np.arange(int(seconds * rate)) / rate) * 16_000).astype("<i2")


@dataclass
class Sample:
    """A sample and how its zone uses it."""

    frames: np.ndarray
    key: int = 69
    loop: tuple[int, int] = (0, 0)
    rate: int = 48_000
    gens: dict[int, int] = field(default_factory=dict)


def font(
    *samples: Sample,
    bank: int = 0,
    program: int = 0,
    low: bytes = b"",
    modulators: int = 1,
    changes: dict[bytes, bytes] | None = None,
) -> bytes:
    """Return an SF2 with one preset of one instrument that has a zone for each sample.

    `changes` are chunks that are put in place of those that belong there.
    """
    frames = b"".join(sample.frames.tobytes() + bytes(92) for sample in samples)
    headers, zones, at = [], [], 0
    for number, sample in enumerate(samples):
        end = at + len(sample.frames)
        headers.append(
            struct.pack(
                "<20s5IBbHH", b"s", at, end, at + sample.loop[0], at + sample.loop[1], sample.rate,
                sample.key, 0, 0, 1,
            )
        )  # fmt: skip
        zones.append({**sample.gens, 53: number})
        at = end + 46
    headers.append(struct.pack("<20s5IBbHH", b"EOS", 0, 0, 0, 0, 0, 0, 0, 0, 0))
    gens = b"".join(struct.pack("<Hh", *item) for zone in zones for item in zone.items())
    bags, begun = b"", 0
    for zone in [*zones, {}]:
        bags += struct.pack("<HH", begun, 0)
        begun += len(zone)
    pdta = {
        b"phdr": struct.pack("<20sHHH12x", b"Tones", program, bank, 0) + struct.pack("<20sHHH12x", b"EOP", 0, 0, 1),
        b"pbag": struct.pack("<HHHH", 0, 0, 1, 0),
        b"pmod": bytes(10),
        b"pgen": struct.pack("<HhHh", 41, 0, 0, 0),
        b"inst": struct.pack("<20sH20sH", b"Tones", 0, b"EOI", len(samples)),
        b"ibag": bags,
        b"imod": bytes(10 * modulators),
        b"igen": gens + bytes(4),
        b"shdr": b"".join(headers),
    }  # fmt: skip
    wanted = {**pdta, **(changes or {})}
    sound = [chunk(b"smpl", wanted.pop(b"smpl", frames))] + ([chunk(b"sm24", low)] if low else [])
    body = (
        listed(b"INFO", chunk(b"ifil", struct.pack("<HH", 2, 4)), chunk(b"INAM", b"Test tones\0"))
        + listed(b"sdta", *sound)
        + listed(b"pdta", *(chunk(name, data) for name, data in wanted.items()))
    )
    return struct.pack("<4sI", b"RIFF", len(body) + 4) + b"sfbk" + body
