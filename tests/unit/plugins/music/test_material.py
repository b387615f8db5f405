"""Folders of music as pieces to learn."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api import UserError
from creastudio.api.score import Note, Score, track_of
from creastudio.api.testing import FakeContext
from creastudio_music.engine.material import material_of
from tests.support.music_pieces import chorale


def test_a_share_is_held_out_by_what_it_holds(tmp_path: Path) -> None:
    for seed in range(12):
        (tmp_path / f"{seed}.score").write_bytes(chorale(3, seed).dumps())
    ctx = FakeContext(tmp_path / "job", inputs={"data": tmp_path})
    one, two = (material_of(ctx, 0.2) for _ in range(2))
    assert (len(one.learned), len(one.held_out)) == (10, 2)
    assert one.held_out == two.held_out
    assert one.weights.tolist() == [1.0] * 10
    assert one.data[0].items == 12
    assert sorted(one.files) == sorted(f"{seed}.score" for seed in range(12))
    assert len(set(one.files.values())) == 12
    assert len(material_of(ctx, 0.0).learned) == 12


def test_too_little_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.score").write_bytes(track_of(Score(), [Note(0, 960, 60)]).dumps())
    with pytest.raises(UserError, match="1 notes"):
        material_of(FakeContext(tmp_path / "job", inputs={"data": tmp_path}), 0.1)
