"""Whether bytes are what their media type says, as far as the standard library can tell."""

from __future__ import annotations

import io
import json
import struct
import wave
import zlib
from collections.abc import Callable

from creastudio.api.artifacts import Artifact
from creastudio.api.media import FILE, is_file_suffix

_STARTS = {
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/webp": (b"RIFF",),
    "audio/flac": (b"fLaC",),
    "video/webm": (b"\x1a\x45\xdf\xa3",),
}


def check_artifact(artifact: Artifact) -> None:
    """Raise AssertionError when a result can't be opened or its metadata can't be stored."""
    data = artifact.read()
    assert data, "the result is empty"
    json.dumps(artifact.metadata)
    check = _CHECKS.get(artifact.media_type)
    if check is not None:
        check(data, artifact)
    starts = _STARTS.get(artifact.media_type, ())
    assert not starts or data.startswith(starts), f"the bytes are not {artifact.media_type}"


def _check_png(data: bytes, artifact: Artifact) -> None:
    assert data.startswith(b"\x89PNG\r\n\x1a\n"), "the bytes are not a PNG"
    position, names = 8, list[bytes]()
    while position < len(data):
        assert position + 12 <= len(data), "the PNG is cut off"
        length, name = struct.unpack_from(">I4s", data, position)
        body = data[position + 4 : position + 8 + length]
        (checksum,) = struct.unpack_from(">I", data, position + 8 + length)
        assert zlib.crc32(body) == checksum, f"the PNG's {name.decode('latin-1')} chunk is damaged"
        names.append(name)
        position += 12 + length
    assert names[0] == b"IHDR", "the PNG has no header"
    assert names[-1] == b"IEND", "the PNG has no end"
    size = struct.unpack_from(">II", data, 16)
    said = tuple(artifact.metadata.get(name) for name in ("width", "height"))
    assert said == size, (
        f"the metadata say {said} px, the PNG is {size}; use image_artifact(png, width, height)"
    )


def _check_text(data: bytes, artifact: Artifact) -> None:
    del artifact
    assert data.decode("utf-8").strip(), "the text is blank"


def _check_json(data: bytes, artifact: Artifact) -> None:
    del artifact
    json.loads(data.decode("utf-8"))


def _check_file(data: bytes, artifact: Artifact) -> None:
    del data
    wanted = artifact.metadata.get("suffix")
    assert is_file_suffix(str(wanted)), (
        f"its metadata give the suffix {wanted!r}: a file of another program says how its name ends ('.ase'), which is no "
        "ending of what a system runs or the studio has a media type for"
    )


def _check_wav(data: bytes, artifact: Artifact) -> None:
    del artifact
    with wave.open(io.BytesIO(data)) as file:
        assert file.getnframes() > 0, "the sound has no samples"


_CHECKS: dict[str, Callable[[bytes, Artifact], None]] = {
    "image/png": _check_png,
    "text/plain": _check_text,
    "text/markdown": _check_text,
    "text/x-fountain": _check_text,
    "application/json": _check_json,
    "audio/wav": _check_wav,
    FILE: _check_file,
}
