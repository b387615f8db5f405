"""The notes of a score clip as a strip: a piano roll as wide as the clip."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QImage

from creastudio.api.errors import UserError
from creastudio.core.score_clock import ScoreClock
from creastudio.core.tempo import TICKS_PER_QUARTER, TempoMap

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from creastudio.core.timeline import Clip

LEAST_ROWS = 14
"""Semitones that a strip has at least: a melody of two notes isn't two thick beams."""


@dataclass(frozen=True)
class ScoreNotes:
    """The notes of a score in columns.

    Attributes
    ----------
    start, end : (n,) float64
        Ticks of the score.
    pitch : (n,) int64
    ticks_per_quarter : int
        Of the score.
    """

    start: NDArray[np.float64]
    end: NDArray[np.float64]
    pitch: NDArray[np.int64]
    ticks_per_quarter: int


def notes_of(data: bytes, name: str) -> ScoreNotes | None:
    """Return the notes of a score; None when it can't be read. Any thread."""
    import numpy as np

    from creastudio.notation.scores import score_of

    try:
        score = score_of(data, name).score
    except UserError:
        return None
    rows = [
        (note.start, note.start + note.duration, note.pitch)
        for index, track in enumerate(score.tracks)
        if not track.percussion or len(score.tracks) == 1
        for note in score.notes(index)
    ]
    table = np.array(rows, np.float64).reshape(-1, 3)
    return ScoreNotes(table[:, 0], table[:, 1], table[:, 2].astype(np.int64), score.ticks_per_quarter)


def strip(
    notes: ScoreNotes, clip: Clip, tempo: TempoMap, span: tuple[int, int], width: int, tone: QColor
) -> QImage:
    """Return what a piece of a clip shows, one row a semitone, the highest first; to be stretched to the height there is.

    Parameters
    ----------
    span : (int, int)
        The piece, flicks of the sequence.
    width : int
        Of the picture, px.
    """
    import numpy as np

    if not len(notes.pitch):
        return QImage()
    low, high = int(notes.pitch.min()), int(notes.pitch.max())
    rows = max(LEAST_ROWS, high - low + 3)
    bottom = (low + high + rows) // 2
    start, end = _times(notes, clip, tempo)
    scale = width / max(1, span[1] - span[0])
    left, right = (start - span[0]) * scale, (end - span[0]) * scale
    seen = (right > 0) & (left < width)
    first = np.clip(np.floor(left[seen]), 0, width - 1).astype(np.int64)
    # A gap between two notes of one pitch stays a gap where there is room for one.
    last = np.clip(np.maximum(np.floor(right[seen] - 0.75), first + 1), 1, width).astype(np.int64)
    row = np.clip(bottom - notes.pitch[seen], 0, rows - 1)
    steps = np.zeros((rows, width + 1), np.int32)
    np.add.at(steps, (row, first), 1)
    np.add.at(steps, (row, last), -1)
    return tinted(np.cumsum(steps[:, :width], axis=1) > 0, tone)


def tinted(mask: NDArray[np.bool_], tone: QColor) -> QImage:
    """Return a picture that has a colour where a mask is set and is transparent elsewhere."""
    import numpy as np

    height, width = mask.shape
    pixels = np.where(mask, np.uint32(tone.rgb()), np.uint32(0)).astype(np.uint32)
    return QImage(
        pixels.tobytes(), width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied
    ).copy()


def _times(notes: ScoreNotes, clip: Clip, tempo: TempoMap) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return when notes begin and end, flicks of the sequence: as ``ScoreClock`` says, to the px."""
    import numpy as np

    clock = ScoreClock.of(clip, tempo, notes.ticks_per_quarter)
    begin = float(tempo.exact_tick(clock.origin))
    ratio = TICKS_PER_QUARTER / notes.ticks_per_quarter / clip.speed
    ticks = [float(change.tick) for change in tempo.tempi]
    times = [float(tempo.to_flicks(change.tick)) for change in tempo.tempi]
    ahead = 1e7
    ticks = [-ahead, *ticks, ticks[-1] + ahead]
    times = [
        -ahead * float(tempo.tempi[0].tick_length), *times, times[-1] + ahead * float(tempo.tempi[-1].tick_length),
    ]  # fmt: skip
    return (
        np.interp(begin + notes.start * ratio, ticks, times),
        np.interp(begin + notes.end * ratio, ticks, times),
    )
