"""The script that measures the bundled model of music, and the split that it names."""

from __future__ import annotations

import json
from collections.abc import Callable
from types import ModuleType

import numpy as np
import pytest

from creastudio_music.engine import tokens as t
from creastudio_music.engine.likelihood import Nats
from creastudio_music.engine.pieces import Event, Line, Piece
from tests.support.source import ROOT

CONTENT = ROOT / "packaging" / "content"


@pytest.fixture(scope="module")
def script(content: Callable[[str], ModuleType]) -> ModuleType:
    return content("music_likelihood")


def test_nothing_is_in_two_parts_of_the_split() -> None:
    parts = json.loads((CONTENT / "data" / "jsb_split.json").read_text(encoding="utf-8"))["parts"]
    names = [name for part in parts.values() for name in part]
    assert len(names) == len(set(names))
    assert (len(parts["test"]), len(parts["valid"])) == (77, 75)
    assert "bwv120.8-a" in parts["twins"]  # the same music as bwv137.5 of the test part


def test_frames_where_voices_move_together(script: ModuleType) -> None:
    high = Line("soprano", 0, ((Event(0, 60, 12), Event(12, 62, 12)), (Event(0, 62, 24, goes_on=True),)))
    low = Line("bass", 1, ((Event(0, 48, 12), Event(12, 50, 12)), (Event(0, 52, 6), Event(6, 50, 18))))
    piece = Piece((24, 24), (high, low))
    assert script.moving(piece) == {2}
    found = Nats(np.array([t.PITCH, t.PITCH, t.PITCH]), np.array([1.0, 2.0, 4.0]), np.array([0, 12, 30]), 8)
    assert script.at_moving([piece], [found]) == (2.0, 1)


def test_figures_are_of_all_pieces_together(script: ModuleType) -> None:
    from creastudio_music.engine.pieces import piece_of
    from creastudio_music.engine.sequences import sampled
    from tests.support.music_pieces import chorale, small_network

    parts = [sampled(piece_of(chorale(bars, bars), style="chorale")) for bars in (2, 3)]
    found = script.measured(small_network(), parts)
    assert found["frames"] == 88
    assert found["nats per frame of pitches"] < found["nats per sixteenth frame"]
    added = found["nats per sixteenth frame, choices of form counted in"] - found["nats per sixteenth frame"]
    assert added == pytest.approx(2 * script.CHOICES / 88)
