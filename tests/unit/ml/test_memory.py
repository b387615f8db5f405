from __future__ import annotations

import mmap
from pathlib import Path

import pytest
import torch

from creastudio.ml import memory

CPU = torch.device("cpu")


def test_what_is_taken_grows_with_what_is_held() -> None:
    # Straight from the system: an allocator may hand out again what was freed before.
    size = 64 * 2**20
    with mmap.mmap(-1, size) as held:
        before = memory.taken(CPU)
        held.write(b"1" * size)
        assert memory.taken(CPU) - before > size * 3 // 4


def test_a_container_s_limit_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert memory.free(CPU) > 0
    (tmp_path / "max").write_text("1000000\n")
    (tmp_path / "current").write_text("400000\n")
    monkeypatch.setattr(memory, "_LIMITS", ((str(tmp_path / "max"), str(tmp_path / "current")),))
    assert memory.free(CPU) == 600_000
    (tmp_path / "max").write_text("max\n")
    assert memory.free(CPU) > 600_000
