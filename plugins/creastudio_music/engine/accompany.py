"""``music.accompany``: a score with a band under it."""

from __future__ import annotations

from dataclasses import replace

from creastudio.api import JobContext
from creastudio.api.score import Score
from creastudio_music.engine.arranging import arrange, check_length
from creastudio_music.engine.chording import with_chords
from creastudio_music.engine.players import setting_of
from creastudio_music.theory.places import bars_in
from creastudio_music.theory.sections import sections_of
from creastudio_music.tools.accompany import AccompanyParams


def run(params: AccompanyParams, ctx: JobContext) -> None:
    """Emit ``params.count`` scores; version i has the seed ``ctx.seed + i``, and the given tracks as they were.

    Raises
    ------
    UserError
        When chords can't be read or found, or a bar isn't there.
    """
    score = Score.loads(ctx.input("score").path.read_bytes())
    # Before anything is looked for in its notes, which takes minutes in a score of days.
    check_length(score.bar_count)
    score = with_chords(score, params.chords, check_cancelled=ctx.check_cancelled)
    only = frozenset(bars_in(params.bars, score)) if params.bars.strip() else None
    setting = replace(setting_of(params, score), only=only, sections=_borders(score, ctx))
    for index in range(params.count):
        seed = (ctx.seed + index) % 2**63
        made = arrange(score, params.style, setting, seed=seed, check_cancelled=ctx.check_cancelled)
        ctx.emit(made.artifact(title=score.title or "Accompaniment", seed=seed, index=index))
        ctx.progress((index + 1) / params.count)


def _borders(score: Score, ctx: JobContext) -> tuple[int, ...]:
    """Return the bars that sections of a score begin at, from 0; none where it is all one."""
    found = sections_of(score, check=ctx.check_cancelled)
    return tuple(section.first for section in found) if len(found) > 1 else ()
