"""Windows of what is to be composed."""

from __future__ import annotations

import random

import pytest

from creastudio.api.score import Note, Score, loose_track
from creastudio.api.testing import sample_score
from creastudio_music.engine import tokens as t
from creastudio_music.engine.composing import Cell
from creastudio_music.engine.windows import AFTER, BEFORE, LONGEST, windows_of


def test_a_few_bars_are_one_window_with_what_is_around() -> None:
    score = sample_score(0, 40)
    holes = [Cell(1, 20), Cell(2, 21)]
    (window,) = windows_of(score, holes, 4096)
    assert 20 - BEFORE <= window.first <= 12
    assert window.last == 22 + AFTER
    assert window.tracks == (0, 1, 2, 3)
    assert window.holes == (Cell(1, 20), Cell(2, 21))
    assert window.beyond == ()


def test_what_follows_is_told_to_be_open() -> None:
    score = sample_score(0, 4)
    holes = [Cell(0, bar) for bar in range(4, 50)]
    first, *_ = windows_of(score, holes, 4096)
    assert first.beyond[0] == Cell(0, first.holes[-1].bar + 1)
    assert first.last == first.beyond[-1].bar + 1


@pytest.mark.parametrize("seed", range(20))
def test_every_hole_is_written_once_and_nothing_is_too_large(seed: int) -> None:
    rng = random.Random(seed)
    score = sample_score(seed, rng.randrange(1, 30))
    cells = [Cell(track, bar) for track in range(4) for bar in range(score.bar_count + rng.choice((0, 20)))]
    holes = rng.sample(cells, rng.randrange(1, len(cells)))
    context = rng.choice((300, 1000, 4096))
    windows = windows_of(score, holes, context)
    assert sorted(cell for window in windows for cell in window.holes) == sorted(holes)
    written: set[Cell] = set()
    for window in windows:
        assert window.first <= window.holes[0].bar <= window.holes[-1].bar < window.last
        assert window.holes[-1].bar - window.holes[0].bar < LONGEST
        inside = {
            cell for cell in holes if window.first <= cell.bar < window.last and cell.track in window.tracks
        }
        # Whatever hole is looked at is written before, now, or said to be open.
        assert inside <= written | set(window.holes) | set(window.beyond)
        written |= set(window.holes)


def test_many_tracks_are_written_in_groups() -> None:
    score = Score()
    parts = (loose_track(score, [Note(0, 960, 60 + n)], name=f"Part {n}") for n in range(20))
    score = score.with_(tracks=tuple(parts))
    windows = windows_of(score, [Cell(track, 0) for track in range(20)], 4096)
    assert len(windows) > 2
    assert all(len(window.tracks) <= t.SLOTS for window in windows)
    # What isn't written yet isn't looked at; what is, is.
    assert set(windows[0].tracks) == {cell.track for cell in windows[0].holes}
    assert set(windows[1].tracks) > {cell.track for cell in windows[1].holes}
