"""Like against like."""

from __future__ import annotations

from creastudio_text.verse.parallel import KINDS, kind


def test_kinds() -> None:
    assert kind("万") == kind("百") != kind("青")
    assert kind("花") == ""
    letters = "".join(KINDS)
    assert len(set(letters)) == len(letters)
