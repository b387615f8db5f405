"""The music of the sample walk, and the project around it."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest

CONTENT = Path(__file__).resolve().parents[3] / "packaging" / "content"


@pytest.fixture(autouse=True)
def on_the_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(CONTENT))
    for name in ("walk_score", "sample_walk", "sample_parts"):
        sys.modules.pop(name, None)


def test_the_piece_is_as_long_as_its_bars_and_has_a_chord_for_each_note() -> None:
    walk_score = importlib.import_module("walk_score")

    music = walk_score.music()
    assert music.length <= walk_score.BARS * walk_score.BAR
    assert music.length > (walk_score.BARS - 1) * walk_score.BAR
    assert sum(length for _, length, *_ in walk_score.HARMONY) == walk_score.BARS * 4
    assert [chord.tick for chord in music.chords] == [beat * walk_score.Q for beat, *_ in walk_score.HARMONY]


def test_every_model_has_its_keys() -> None:
    sample_walk = importlib.import_module("sample_walk")

    assert set(sample_walk.SEEDS) == set(sample_walk.MODELS)
    assert len({len(seeds) for seeds in sample_walk.SEEDS.values()}) == 1
