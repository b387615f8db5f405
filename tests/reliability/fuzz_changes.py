"""Damages a file by chance: bytes, runs of bytes, numbers, words, and the members of a zip with their sums made right."""

from __future__ import annotations

import io
import random
import re
import zipfile

EDGES = (0, 1, 0x7F, 0x80, 0xFE, 0xFF)
NUMBERS = (b"0", b"-1", b"1e308", b"1e999", b"99999999999999999999", b"-0.0", b"nan", b"2147483648", b"")
WORDS = (
    b"<",
    b">",
    b'"',
    b"\x00",
    b"\xff\xfe",
    b"&a;",
    b"../",
    b"[" * 3000,
    b"<g>" * 2000,
    b"{" * 500,
    "é羊\u202e".encode(),
)
MEMBERS = ("../out", "/etc/out", "a\x00b", "A" * 300, "manifest.json", "..\\out", "")

LARGEST = 1 << 20
"""Bytes of what comes of it."""


def changed(data: bytes, chance: random.Random) -> bytes:
    """Return a file with one to six things wrong."""
    if data.startswith(b"PK") and chance.random() < 0.7:
        return _zip(data, chance)
    for _ in range(chance.randint(1, 6)):
        data = chance.choice((_byte, _byte, _run, _cut, _twice, _number, _word, _short))(data, chance)[
            :LARGEST
        ]
    return data


def _place(data: bytes, chance: random.Random) -> int:
    return chance.randrange(len(data) + 1)


def _byte(data: bytes, chance: random.Random) -> bytes:
    if not data:
        return bytes([chance.choice(EDGES)])
    at = chance.randrange(len(data))
    value = chance.choice(
        (chance.choice(EDGES), data[at] ^ (1 << chance.randrange(8)), chance.randrange(256))
    )
    return data[:at] + bytes([value]) + data[at + 1 :]


def _run(data: bytes, chance: random.Random) -> bytes:
    at, length = _place(data, chance), chance.choice((2, 4, 8))
    run = chance.choice((bytes([chance.choice(EDGES)]) * length, chance.randbytes(length)))
    return data[:at] + run + data[at + length :]


def _cut(data: bytes, chance: random.Random) -> bytes:
    at = _place(data, chance)
    return data[:at] + data[at + chance.randint(1, 64) :]


def _twice(data: bytes, chance: random.Random) -> bytes:
    at, end = sorted((_place(data, chance), _place(data, chance)))
    other = _place(data, chance)
    return data[:other] + data[at:end] * chance.choice((1, 1, 2, 50)) + data[other:]


def _short(data: bytes, chance: random.Random) -> bytes:
    return data[: _place(data, chance)] if chance.random() < 0.3 else data


def _number(data: bytes, chance: random.Random) -> bytes:
    found = list(re.finditer(rb"-?\d+(?:\.\d+)?", data))
    if not found:
        return data
    place = chance.choice(found)
    return data[: place.start()] + chance.choice(NUMBERS) + data[place.end() :]


def _word(data: bytes, chance: random.Random) -> bytes:
    at = _place(data, chance)
    return data[:at] + chance.choice(WORDS) + data[at:]


def _zip(data: bytes, chance: random.Random) -> bytes:
    """Change what is in a zip, so that it is still one."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(made, "w") as out:
        infos = archive.infolist()
        victim = chance.randrange(len(infos))
        for number, info in enumerate(infos):
            content, name = archive.read(info), info.filename
            if number == victim:
                act = chance.random()
                if act < 0.1:
                    continue
                if act < 0.2:
                    name = chance.choice(MEMBERS)
                elif act < 0.25:
                    content = bytes(4 << 20)
                else:
                    content = changed(content, chance)
            kind = (
                chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
                if chance.random() < 0.1
                else info.compress_type
            )
            out.writestr(zipfile.ZipInfo(name), content, compress_type=kind)
    return made.getvalue()
