"""A score as a picture: a piano roll, one colour a part, as the dashboard of a training shows it."""

from __future__ import annotations

import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from creastudio.api.score import Score

STEP, ROW = 30, 5
"""Pixels of a quarter note and of a semitone."""
WIDEST = 1800
LEAST_ROWS = 24
_GROUND, _DARK, _LINE = (24, 26, 31), (20, 22, 26), (58, 62, 72)
_PARTS = (
    (244, 180, 96), (108, 196, 232), (176, 222, 128), (226, 132, 168), (180, 156, 240), (240, 226, 140),
    (128, 214, 196), (200, 200, 208),
)  # fmt: skip
_BLACK = frozenset({1, 3, 6, 8, 10})


def picture_of(score: Score) -> bytes:
    """Return a PNG with all notes of a score, at most 1,800 px wide; later bars are left out."""
    notes = [(index, note) for index in range(len(score.tracks)) for note in score.notes(index)]
    pitches = [note.pitch for _, note in notes] or [60]
    low, high = min(pitches) - 2, max(pitches) + 2
    low -= max(0, LEAST_ROWS - (high - low + 1)) // 2
    rows = max(LEAST_ROWS, high - low + 1)
    scale = STEP / score.ticks_per_quarter
    width = min(WIDEST, max(8 * STEP, round(score.length * scale) + 2))
    picture = _ground(rows, low, width)
    for line in score.bar_lines():
        at = round(line.start * scale)
        if 0 < at < width:
            picture[:, at] = _LINE
    for index, note in notes:
        top = (low + rows - 1 - note.pitch) * ROW
        left, right = round(note.start * scale), round((note.start + note.duration) * scale) - 1
        picture[top : top + ROW - 1, left : max(left + 2, right)] = _PARTS[index % len(_PARTS)]
    made = io.BytesIO()
    Image.fromarray(picture).save(made, "PNG")
    return made.getvalue()


def _ground(rows: int, low: int, width: int) -> NDArray[np.uint8]:
    """Return the keys, uint8 (height, width, 3), the highest first."""
    picture = np.empty((rows * ROW, width, 3), dtype=np.uint8)
    for row in range(rows):
        black = (low + rows - 1 - row) % 12 in _BLACK
        picture[row * ROW : (row + 1) * ROW] = _DARK if black else _GROUND
    return picture
