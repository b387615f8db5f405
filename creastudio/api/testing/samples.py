"""Small files to feed a job with, made from nothing but the standard library."""

from __future__ import annotations

import math
import random
import struct
import wave
import zlib
from collections.abc import Callable
from pathlib import Path

from creastudio.api.brand import BrandColor, BrandKit
from creastudio.api.brand_file import BrandPack, write_brand
from creastudio.api.campaign_file import packed
from creastudio.api.media import Kind
from creastudio.api.score import Key, Note, Score, Tempo, loose_track

SIDE = 24
"""Width and height of sample pictures, px."""


def tiny_png(seed: int = 0, side: int = SIDE) -> bytes:
    """Return an RGB picture, `side` x `side` px, that differs with `seed`: a disc on a gradient."""
    rng = random.Random(seed)
    ground, disc = ([rng.randrange(256) for _ in range(3)] for _ in range(2))
    x0, y0, radius = (
        rng.uniform(0.3, 0.7) * side,
        rng.uniform(0.3, 0.7) * side,
        rng.uniform(0.15, 0.35) * side,
    )
    rows = bytearray()
    for y in range(side):
        rows.append(0)  # no filter
        for x in range(side):
            inside = math.hypot(x - x0, y - y0) < radius
            shade = 0.5 + 0.5 * y / side
            rows += bytes(disc if inside else (int(value * shade) for value in ground))
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(rows))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def sample_mask(folder: Path) -> Path:
    """Write an 8-bit grey picture of the size of sample pictures, its left half white, and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = (b"\0" + b"\xff" * (SIDE // 2) + b"\0" * (SIDE - SIDE // 2)) * SIDE
    header = struct.pack(">IIBBBBB", SIDE, SIDE, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    path = folder / "mask.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks))
    return path


def sample_input(kind: Kind, folder: Path, seed: int = 0) -> Path:
    """Write one small file of `kind` into `folder` and return its path.

    Raises
    ------
    ValueError
        For a kind that can't be made from the standard library (video, layout, model).
    """
    if kind not in _WRITERS:
        raise ValueError(f"there is no sample of kind {kind!r}; give the contract a file of your own")
    suffix, write = _WRITERS[kind]
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"sample-{seed:03d}{suffix}"
    write(path, seed)
    return path


def sample_data_set(kind: Kind, folder: Path, count: int = 12) -> Path:
    """Fill `folder` with `count` small files of `kind` and return it."""
    for seed in range(count):
        sample_input(kind, folder, seed)
    return folder


def spoil(folder: Path) -> list[str]:
    """Add files that look like pictures and aren't, and return their names."""
    files = {
        "empty.png": b"",
        "cut-off.png": tiny_png(99)[:60],
        "words.png": b"This is no picture.",
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return list(files)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def sample_score(seed: int = 0, bars: int = 4) -> Score:
    """Return a little four-part piece in C major that differs with `seed`: chords in quarter notes, 4/4."""
    rng = random.Random(seed)
    roots = [rng.choice((0, 5, 7, 9)) for _ in range(4 * bars - 1)] + [0]
    parts: list[list[Note]] = [[], [], [], []]
    scale = {0, 2, 4, 5, 7, 9, 11}
    for beat, root in enumerate(roots):
        third = 4 if (root + 4) % 12 in scale else 3
        chord = sorted((root + step) % 12 for step in (0, third, 7))
        for part, floor in zip(parts, (67, 60, 52), strict=False):
            tone = rng.choice(chord)
            part.append(Note(960 * beat, 960, floor + (tone - floor) % 12))
        parts[3].append(Note(960 * beat, 960, 40 + (root - 40) % 12))
    score = Score(title=f"Sample {seed}", tempi=(Tempo(tick=0, bpm=90),), keys=(Key(tick=0, fifths=0),))
    names = ("Soprano", "Alto", "Tenor", "Bass")
    tracks = (
        loose_track(score, part, name=name, program=52) for name, part in zip(names, parts, strict=True)
    )
    return score.with_(tracks=tuple(tracks))


def _write_png(path: Path, seed: int) -> None:
    path.write_bytes(tiny_png(seed))


def _write_text(path: Path, seed: int) -> None:
    rng = random.Random(seed)
    nouns, verbs = ("river", "lantern", "harbour", "violin"), ("waits", "turns", "glows", "sings")
    lines = [f"The {rng.choice(nouns)} {rng.choice(verbs)} by the {rng.choice(nouns)}." for _ in range(12)]
    path.write_text("\n".join(lines), encoding="utf-8")


def _write_wav(path: Path, seed: int) -> None:
    rate, hertz = 8000, 220.0 * 2 ** (seed % 12 / 12)
    samples = (round(12000 * math.sin(2 * math.pi * hertz * n / rate)) for n in range(rate // 4))
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(b"".join(struct.pack("<h", value) for value in samples))


def _write_score(path: Path, seed: int) -> None:
    path.write_bytes(sample_score(seed).dumps())


def _write_brand(path: Path, seed: int) -> None:
    kit = BrandKit(id=f"kit-{seed}", name="Wool", colors=(BrandColor(color="#204060", role="primary"),))
    path.write_bytes(write_brand(BrandPack(kit)))


def _write_campaign(path: Path, seed: int) -> None:
    text = f"""title = "Wool {seed}"
variants = 1
[copy.en]
headline = "Quiet wool for loud winters"
cta = "See it"
[deliver]
formats = ["meta.square", "iab.320x50"]
"""
    path.write_bytes(packed(text, {}))


_WRITERS: dict[Kind, tuple[str, Callable[[Path, int], None]]] = {
    "image": (".png", _write_png),
    "text": (".txt", _write_text),
    "audio": (".wav", _write_wav),
    "score": (".score", _write_score),
    "brand": (".creabrand", _write_brand),
    "campaign": (".creacampaign", _write_campaign),
}
