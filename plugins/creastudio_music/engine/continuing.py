"""``music.continue``: more bars behind the end of a score."""

from __future__ import annotations

from creastudio.api import JobContext, UserError
from creastudio.api.score import Score
from creastudio_music.engine.closing import home_of
from creastudio_music.engine.composing import Cell
from creastudio_music.engine.filling import fill, given_score
from creastudio_music.engine.windows import BEFORE
from creastudio_music.theory.places import tracks_in
from creastudio_music.tools.filling import ContinueParams


def run(params: ContinueParams, ctx: JobContext) -> None:
    """Emit ``params.count`` scores, the best first, each the given one with ``params.length`` more bars.

    Raises
    ------
    UserError
        When a track isn't there, or there is no model.
    """
    score = given_score(ctx)
    begin = score.bar_count
    tracks = _going_on(score, params.tracks)
    holes = [Cell(track, bar) for bar in range(begin, begin + params.length) for track in tracks]
    home = home_of(score) if params.ends else None
    fill(params, ctx, score, holes, title=score.title or "Continued", chords=params.chords, home=home)


def _going_on(score: Score, text: str) -> list[int]:
    """Return the tracks that are gone on with: those that are named, else those that play near the end."""
    chosen = list(tracks_in(text, score))
    if text.strip():
        return chosen
    pitched = [index for index in chosen if not score.tracks[index].percussion]
    near = range(max(0, score.bar_count - BEFORE), score.bar_count)
    playing = [
        index
        for index in pitched
        if any(len(score.tracks[index].bars[n]) for n in near if n < len(score.tracks[index].bars))
    ]
    if not (playing or pitched):
        raise UserError("The score has no track to go on with but drums.", "Add a track with notes.")
    return playing or pitched
