"""Scores as pictures."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

from creastudio.api.score import Note, Score, track_of
from creastudio_music.engine.roll_picture import LEAST_ROWS, ROW, STEP, WIDEST, picture_of
from tests.support.music_pieces import chorale


def pixels(score: Score) -> np.ndarray:
    """Return the picture of a score, uint8 (height, width, 3)."""
    return np.asarray(Image.open(io.BytesIO(picture_of(score))))


def test_notes_stand_where_they_sound() -> None:
    found = pixels(track_of(Score(), [Note(0, 960, 60), Note(960, 960, 72), Note(7680, 960, 60)]))
    bright = found.max(axis=2) > 100
    top, bottom = (np.flatnonzero(bright[:, at]) for at in (STEP + 5, 5))
    assert bottom[0] - top[0] == 12 * ROW
    assert len(top) == ROW - 1
    assert not bright[:, 3 * STEP].any()


def test_parts_have_colours_of_their_own_and_long_scores_an_end() -> None:
    found = pixels(chorale(100))
    assert found.shape[1] == WIDEST
    bright = found[found.max(axis=2) > 100]
    assert len(np.unique(bright, axis=0)) == 4


def test_an_empty_score_is_an_empty_roll() -> None:
    assert pixels(Score()).shape[0] == LEAST_ROWS * ROW
