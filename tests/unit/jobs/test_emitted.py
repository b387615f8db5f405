"""Results that are too large are refused with how large they may be."""

from __future__ import annotations

import math
import struct
from pathlib import Path

import pytest

from creastudio.api.artifacts import Artifact
from creastudio.api.errors import UserError
from creastudio.api.media import MAX_PICTURE_PIXELS
from creastudio.jobs import emitted
from creastudio.jobs.emitted import check_emitted, refuse_long_text


def test_a_text_that_is_too_long_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(emitted, "MAX_TEXT", 1 << 20)
    file = tmp_path / "a.txt"
    file.write_bytes(b"x" * ((3 << 20) + 1))
    for long in (Artifact("text/plain", path=file), Artifact("text/markdown", file.read_bytes())):
        with pytest.raises(UserError, match=r"a text of 4 MB.* 1 MB at most"):
            refuse_long_text(long)
    refuse_long_text(Artifact("text/plain", b"x" * (1 << 20)))
    refuse_long_text(Artifact("audio/wav", path=file))
    # One that isn't there is told of where files are looked at.
    refuse_long_text(Artifact("text/plain", path=tmp_path / "gone.txt"))


def test_a_picture_that_is_too_large_says_how_large_it_may_be(tmp_path: Path) -> None:
    def emit(side: int) -> None:
        head = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", side, side)
        check_emitted({"media_type": "image/png", "metadata": {}, "path": ""}, head, tmp_path)

    # What the canvas can read: a larger one would be there, and be shown as one that is broken.
    emit(math.isqrt(MAX_PICTURE_PIXELS))
    with pytest.raises(UserError, match=r"10001 x 10001 px.*100,000,000 px at most"):
        emit(10_001)
