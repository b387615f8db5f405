"""Inputs that may be missing."""

from __future__ import annotations

from pathlib import Path

from creastudio.api.testing import FakeContext
from creastudio_music.engine.inputs import optional_input


def test_an_input_that_is_not_there_is_none(tmp_path: Path) -> None:
    file = tmp_path / "a.score"
    file.write_bytes(b"{}")
    ctx = FakeContext(tmp_path, inputs={"score": file})
    given = optional_input(ctx, "score")
    assert given is not None
    assert given.path.read_bytes() == b"{}"
    assert optional_input(ctx, "clip") is None
