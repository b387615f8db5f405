"""How much memory there is."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.jobs.budget import available_memory, fits


def test_what_the_system_says_is_read(tmp_path: Path) -> None:
    said = tmp_path / "meminfo"
    said.write_text("MemTotal: 100 kB\nMemAvailable:    2097152 kB\n")
    assert available_memory(said) == 2048


@pytest.mark.parametrize("text", ["", "MemAvailable:", "MemAvailable: many kB", "Mem\xe9"])
def test_a_system_that_says_nothing_readable_is_unknown(tmp_path: Path, text: str) -> None:
    said = tmp_path / "meminfo"
    said.write_bytes(text.encode("latin-1"))
    assert available_memory(said) is None
    assert available_memory(tmp_path / "missing") is None


def test_an_estimate_fits_where_nobody_can_tell() -> None:
    assert fits(1000, None)
    assert fits(1000, 1000)
    assert not fits(1001, 1000)
