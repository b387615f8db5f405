"""``music.rhythm``: a groove in a style and metre, by itself or under a score."""

from __future__ import annotations

import random
from dataclasses import replace

from creastudio.api import JobContext, UserError
from creastudio.api.score import Key, Metre, Score, Tempo
from creastudio.ml.job_inputs import optional_input
from creastudio_music.engine.arranging import arrange
from creastudio_music.engine.chording import with_chords
from creastudio_music.engine.players import setting_of
from creastudio_music.theory.grooves import GROOVES, PARTS
from creastudio_music.theory.progressions import drawn
from creastudio_music.tools.rhythm import RhythmParams

BANDS = {"drums": ("drums",), "drums and bass": ("drums", "bass"), "all": PARTS}


def run(params: RhythmParams, ctx: JobContext) -> None:
    """Emit ``params.count`` scores; version i has the seed ``ctx.seed + i``.

    Raises
    ------
    UserError
        When chords can't be read, or nobody is left who plays.
    """
    given = _given(params, ctx)
    bars = given.bar_count or params.length
    setting = setting_of(params, given)
    parts = tuple(part for part in setting.parts if part in BANDS[params.band])
    setting = replace(setting, bars=bars, ending=bool(given.bar_count), parts=parts)
    if not setting.parts:
        raise UserError("Nobody is left to play.", "Set drums to 'yes', or choose who plays.")
    for index in range(params.count):
        seed = (ctx.seed + index) % 2**63
        ctx.check_cancelled()
        chords = params.chords or (
            "" if given.chords else drawn(params.style, given.key_at(0).mode, random.Random(f"{seed}/chords"))
        )
        score = with_chords(given, chords, bars)
        made = arrange(score, params.style, setting, seed=seed, check_cancelled=ctx.check_cancelled)
        if params.band == "drums" and not given.chords:
            made = made.with_(chords=())
        if len(made.tracks) == len(given.tracks):
            raise UserError(
                "At this intensity nobody of those who were asked plays in this style.",
                "Raise the intensity, or ask more.",
            )
        ctx.emit(made.artifact(title=given.title or params.style, seed=seed, index=index))
        ctx.progress((index + 1) / params.count)


def _given(params: RhythmParams, ctx: JobContext) -> Score:
    file = optional_input(ctx, "score")
    return _empty(params) if file is None else Score.loads(file.path.read_bytes())


def _empty(params: RhythmParams) -> Score:
    groove = GROOVES[params.style]
    top, bottom = groove.metre if params.metre == "style" else map(int, params.metre.split("/"))
    return Score(
        metres=(Metre.model_validate({"tick": 0, "numerator": top, "denominator": bottom}),),
        tempi=(Tempo(tick=0, bpm=params.tempo or groove.tempo[1]),),
        keys=(Key(tick=0, fifths=0),),
    )
