"""``music.harmonize``: the voices that a melody lacks of four, or chord symbols over it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from creastudio.api import JobContext, UserError
from creastudio.api.chord_kinds import NO_CHORD
from creastudio.api.score import Chord, Key, Note, Score, Track, loose_track
from creastudio.api.score_changes import bars_of
from creastudio_music.engine.closing import home_of, may_close
from creastudio_music.engine.filling import fill, given_score
from creastudio_music.engine.given_voices import Own, as_part, joined, own_voices, voices_to_write
from creastudio_music.engine.viewing import USUAL, top_line
from creastudio_music.theory.harmony import chords_of
from creastudio_music.theory.places import bars_in, tracks_in
from creastudio_music.theory.ranges import VOICES, Voice, voice_of
from creastudio_music.tools.melody import Ensemble, HarmonizeParams

PLAYERS: dict[Ensemble, dict[Voice, int]] = {
    "choir": dict.fromkeys(VOICES, 52),
    "strings": {"soprano": 40, "alto": 40, "tenor": 41, "bass": 42},
    "organ": dict.fromkeys(VOICES, 19),
    "piano": dict.fromkeys(VOICES, 0),
    "woodwinds": {"soprano": 73, "alto": 68, "tenor": 71, "bass": 70},
    "brass": {"soprano": 56, "alto": 60, "tenor": 57, "bass": 58},
}
"""General MIDI programs."""

MAX_BARS = 400
"""Bars that are harmonised at once; each takes a good part of a second for every candidate."""

OTHER_TRACK = "Choose a track that isn't drums in Melody (on the command line --set tracks=NAME)."
OTHER_WORK = (
    "Add a track with a tune, or use Accompany (music.accompany) with Chords of your own, "
    'such as C Am F G (on the command line --set chords="C Am F G").'
)

_PANS: dict[Voice, int] = {"soprano": -24, "alto": -8, "tenor": 8, "bass": 24}


def run(params: HarmonizeParams, ctx: JobContext) -> None:
    """Emit ``params.count`` scores, the best first: the given one with the voices that it lacks of four, or with chord symbols.

    Voices that have notes in these bars stay, unless all have: then they are written anew to the melody.

    Raises
    ------
    UserError
        When the track or a bar isn't there or is empty, or there is no model.
    """
    score = given_score(ctx)
    melody = melody_of(score, params.tracks)
    notes = top_line(list(score.notes(melody)))
    bars = bars_in(params.bars, score)
    check_length(len(bars))
    voice = cast(Voice, params.voice) if params.voice != "auto" else _voice(score.tracks[melody], notes)
    chords = params.makes == "chords"
    own = {} if chords else own_voices(score, melody, voice)
    holes = voices_to_write(score, bars, voice, own)
    # Chords that are to be found aren't those that are followed.
    setting = four_voices(score.with_(chords=()) if chords else score, notes, voice, params.ensemble, own)
    fill(
        params, ctx, setting, holes, title=score.title or "Harmonised", controls={"style": "chorale"},
        home=_home(score, setting, bars),
        final=_with_chords(score, bars) if chords else lambda made: joined(score, made, voice, holes, own),
    )  # fmt: skip


def _home(score: Score, setting: Score, bars: Sequence[int]) -> Key | None:
    """Return the key in which the voices end, where the melody ends with these bars and on a tone of its tonic chord."""
    home = home_of(score)
    ends = max(bars) >= setting.bar_count - 1
    return home if ends and home is not None and may_close(setting, home) else None


def check_length(bars: int) -> None:
    """Raise a ``UserError`` where there are more bars than ``MAX_BARS``."""
    if bars > MAX_BARS:
        raise UserError(
            f"The melody has {bars:,} bars, and at most {MAX_BARS} are harmonised at once.",
            f"Say which in Bars, such as 1-{MAX_BARS} (on the command line --set bars=1-{MAX_BARS}).",
        )


def melody_of(score: Score, text: str) -> int:
    """Return the track that is harmonised: the one that is named, else that whose line lies highest.

    Raises
    ------
    UserError
        When several are named, or there are no notes.
    """
    chosen = tracks_in(text, score)
    if text.strip() and len(chosen) > 1:
        raise UserError("A melody is one track.", "Name one track only.")
    playing = [index for index in chosen if len(score.tracks[index]) and not score.tracks[index].percussion]
    if not playing and any(len(score.tracks[index]) for index in chosen):
        others = any(len(track) and not track.percussion for track in score.tracks)
        raise UserError("There is no melody: only drums play.", OTHER_TRACK if others else OTHER_WORK)
    if not playing:
        raise UserError("There is no melody: the track has no notes.", "Choose a track with notes.")
    return max(playing, key=lambda index: (_mean(top_line(list(score.notes(index)))), -index))


def _mean(notes: list[Note]) -> float:
    return sum(note.pitch for note in notes) / len(notes)


def _voice(track: Track, notes: list[Note]) -> Voice:
    """Return which voice a melody is: as it is called, a bass where it lies low, else the soprano."""
    called = voice_of(track)
    if called is not None:
        return called
    return "bass" if _mean(notes) < (USUAL["bass"] + USUAL["tenor"]) / 2 else "soprano"


def four_voices(
    score: Score, melody: list[Note], voice: Voice, ensemble: Ensemble, own: Own | None = None
) -> Score:
    """Return soprano, alto, tenor and bass: one is the melody, in octaves where it can be sung, others may be the score's own."""
    by = 12 * round((USUAL[voice] - _mean(melody)) / 12)
    low, high = VOICES[voice]
    if all(low <= note.pitch <= high for note in melody):
        by = 0
    moved = [
        note._replace(
            pitch=min(127, max(0, note.pitch + by)), spelling=note.spelling if by % 12 == 0 else None
        )
        for note in melody
    ]
    own = own or {}
    tracks = [
        as_part(score, own[part], part)
        if part in own
        else loose_track(
            score,
            moved if part == voice else (),
            name=part.title(),
            program=PLAYERS[ensemble][part],
            pan=_PANS[part],
        )
        for part in VOICES
    ]
    return score.with_(tracks=tuple(tracks))


def _with_chords(score: Score, bars: Sequence[int]) -> Callable[[Score], Score]:
    """Return what puts the chords that written voices make over these bars of the given score; elsewhere its own stay."""
    runs = runs_of(bars)

    def chorded(made: Score) -> Score:
        chords = list(score.chords)
        for first, last in runs:
            begin, end = score.bar_map.bar(first).start, score.bar_map.bar(last - 1).end
            found = (
                chord.model_copy(update={"tick": chord.tick + begin})
                for chord in chords_of(bars_of(made, first, last))
            )
            before = [chord for chord in chords if chord.tick < begin]
            behind = [chord for chord in chords if chord.tick >= end]
            if last < score.bar_count and not any(chord.tick == end for chord in behind):
                held = next(
                    (c for c in reversed(chords) if c.tick < end), Chord(tick=0, root="", kind=NO_CHORD)
                )
                behind.insert(0, held.model_copy(update={"tick": end}))
            chords = [*before, *found, *behind]
        return score.with_(chords=tuple(chords))

    return chorded


def runs_of(bars: Sequence[int]) -> list[tuple[int, int]]:
    """Return stretches of bars that follow one another, the last of each not included."""
    found: list[tuple[int, int]] = []
    for bar in sorted(bars):
        if found and found[-1][1] == bar:
            found[-1] = (found[-1][0], bar + 1)
        else:
            found.append((bar, bar + 1))
    return found
