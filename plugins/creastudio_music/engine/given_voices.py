"""The voices that a score has already, beside the melody that is harmonised: what is written joins them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from creastudio.api.score import Note, Score, Track, loose_track
from creastudio_music.engine.composing import Cell
from creastudio_music.engine.own_composer import emptied
from creastudio_music.engine.viewing import top_line
from creastudio_music.theory.ranges import VOICES, Voice, range_of, voice_of

Own = Mapping[Voice, int]
"""Voice -> the track of the score that is it; the melody isn't among them."""

_PARTS: tuple[Voice, ...] = tuple(VOICES)


def own_voices(score: Score, melody: int, voice: Voice) -> dict[Voice, int]:
    """Return the tracks that are the other voices: by their names, else four lone lines of one instrument, by their height."""
    named: dict[Voice, int] = {}
    for index, track in enumerate(score.tracks):
        called = voice_of(track)
        # A bass guitar is called Bass, too, and isn't the bass of a choir.
        if index != melody and called not in (None, voice) and range_of(track) == VOICES[called]:
            named.setdefault(called, index)
    return named or _by_height(score, melody, voice)


def _by_height(score: Score, melody: int, voice: Voice) -> dict[Voice, int]:
    lines = [index for index, track in enumerate(score.tracks) if len(track) and not track.percussion]
    if len(lines) != len(_PARTS) or len({score.tracks[index].program for index in lines}) > 1:
        return {}
    notes = {index: list(score.notes(index)) for index in lines}
    if any(len(top_line(own)) < len(own) for own in notes.values()):
        return {}
    lines.sort(key=lambda index: -sum(note.pitch for note in notes[index]) / len(notes[index]))
    places = dict(zip(_PARTS, lines, strict=True))
    return {part: index for part, index in places.items() if part != voice} if places[voice] == melody else {}


def voices_to_write(score: Score, bars: Iterable[int], voice: Voice, own: Own) -> list[Cell]:
    """Return these bars of the voices that aren't given, parts 0 to 3.

    A voice that has notes in these bars is given and stays; where all have, they are written anew to the melody, but for what is
    locked.
    """
    numbers = list(bars)
    others: list[Voice] = [part for part in _PARTS if part != voice]
    given = {part for part in others if part in own and _sounds(score.tracks[own[part]], numbers)}
    wanted = [part for part in others if part not in given] or others
    return [Cell(_PARTS.index(part), bar) for bar in numbers for part in wanted]


def _sounds(track: Track, bars: Iterable[int]) -> bool:
    return any(bar < len(track.bars) and len(track.bars[bar]) > 0 for bar in bars)


def joined(score: Score, made: Score, voice: Voice, holes: Iterable[Cell], own: Own) -> Score:
    """Return the score with what was written: in its own voices where it has them, else as tracks below."""
    written = list(holes)
    new: list[Track] = []
    for number, (part, track) in enumerate(zip(_PARTS, made.tracks, strict=True)):
        cells = [cell for cell in written if cell.track == number]
        if part in own:
            score = emptied(score, [Cell(own[part], cell.bar) for cell in cells])
            fresh = _fresh(made, number, {cell.bar for cell in cells})
            score = score.with_notes(own[part], [*score.notes(own[part]), *fresh])
        elif part != voice:
            new.append(track)
    return score.with_(tracks=(*score.tracks, *new))


def _fresh(score: Score, track: int, bars: set[int]) -> list[Note]:
    """Return what was written in some bars of a track."""
    stored = score.tracks[track].bars
    return [
        note
        for number in sorted(bars)
        if number < len(stored) and stored[number]
        for note in stored[number].notes(score.bar_map.bar(number).start)
        if not note.locked
    ]


def as_part(score: Score, own: int, part: Voice) -> Track:
    """Return a voice of the score as a model is shown it."""
    return loose_track(score, list(score.notes(own)), name=part.title(), program=score.tracks[own].program)
