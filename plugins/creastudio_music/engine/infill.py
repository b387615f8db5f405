"""``music.infill``: bars of tracks written anew."""

from __future__ import annotations

from creastudio.api import JobContext, UserError
from creastudio.api.score import Score
from creastudio_music.engine.composing import Cell
from creastudio_music.engine.filling import fill, given_score
from creastudio_music.theory.places import bars_in, tracks_in
from creastudio_music.tools.filling import InfillParams

BEYOND = 64
"""Bars behind the end that may be written too: an editor shows empty ones there."""


def run(params: InfillParams, ctx: JobContext) -> None:
    """Emit ``params.count`` scores, the best first; what isn't chosen or is locked stays as it was.

    Raises
    ------
    UserError
        When a bar or track isn't there, or there is no model.
    """
    score = given_score(ctx)
    fill(
        params,
        ctx,
        score,
        cells_in(score, params.bars, params.tracks),
        title=score.title or "Written anew",
        keep_rhythm=params.keep_rhythm,
        chords=params.chords,
    )


def cells_in(score: Score, bars: str, tracks: str) -> list[Cell]:
    """Return the cells that a person chose; of percussion only where its track is named.

    Raises
    ------
    UserError
        When one isn't there, or none are left.
    """
    chosen = tracks_in(tracks, score)
    if not tracks.strip():
        chosen = tuple(index for index in chosen if not score.tracks[index].percussion)
    cells = [Cell(track, bar) for bar in bars_in(bars, score, beyond=BEYOND) for track in chosen]
    if not cells:
        raise UserError(
            "There are no bars to write.", "Choose a score that has some, with tracks that aren't drums."
        )
    return cells
