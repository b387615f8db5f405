"""``music.melody``: a tune by itself or over a score."""

from __future__ import annotations

from creastudio.api import JobContext, UserError
from creastudio.api.score import Key, Metre, Score, Tempo, Track
from creastudio.api.spelling import parse_name, usual_key
from creastudio.ml.job_inputs import optional_input
from creastudio_music.engine.closing import home_of, may_close
from creastudio_music.engine.composing import Cell
from creastudio_music.engine.filling import fill
from creastudio_music.tools.melody import MelodyParams, TuneInstrument

PROGRAMS: dict[TuneInstrument, int] = {
    "piano": 0, "violin": 40, "flute": 73, "oboe": 68, "clarinet": 71, "trumpet": 56, "recorder": 74, "guitar": 24,
    "accordion": 21, "voice": 53, "organ": 19, "cello": 42,
}  # fmt: skip
"""General MIDI."""


def run(params: MelodyParams, ctx: JobContext) -> None:
    """Emit ``params.count`` melodies, the best first; over a score its tracks stay as they are.

    Raises
    ------
    UserError
        When there is no model, or the score has no bars.
    """
    given = optional_input(ctx, "score")
    score = Score.loads(given.path.read_bytes()) if given is not None else blank(params)
    bars = score.bar_count if given is not None else params.length
    if not bars:
        raise UserError("The score has no bars to write a melody over.", "Choose one with notes or chords.")
    name = "Melody" if given is not None or params.style != "chorale" else "Soprano"
    score = score.with_(tracks=(*score.tracks, Track(name=name, program=PROGRAMS[params.instrument])))
    holes = [Cell(len(score.tracks) - 1, bar) for bar in range(bars)]
    controls = {"style": params.style} if params.style != "any" else {}
    if given is None:
        controls["mode"] = params.mode
    title = score.title or "Melody"
    # Where nothing sounds that has a pitch, only the signature says which key it is.
    mute = not any(len(track) and not track.percussion for track in score.tracks)
    home = home_of(score)
    if home is not None and not (given is None or may_close(score, home)):
        home = None
    fill(params, ctx, score, holes, title=title, controls=controls, in_key=mute, home=home)


def blank(params: MelodyParams) -> Score:
    """Return a score without tracks in the key, metre and tempo that were asked for."""
    numerator, _, denominator = params.metre.partition("/")
    fifths = parse_name(params.key) - (3 if params.mode == "minor" else 0)
    fifths = usual_key(fifths)
    metre = Metre.model_validate({"tick": 0, "numerator": int(numerator), "denominator": int(denominator)})
    return Score(
        tempi=(Tempo(tick=0, bpm=params.tempo),),
        metres=(metre,),
        keys=(Key(tick=0, fifths=fifths, mode=params.mode),),
    )
