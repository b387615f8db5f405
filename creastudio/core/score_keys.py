"""Notes and the scales of the keys they stand in: what is in a scale, and moving along it."""

from __future__ import annotations

from creastudio.api import spelling as names
from creastudio.api.score import Key, Note, Score
from creastudio.core.score_editing import Chosen, Edited, mapped, percussive

_LETTERS = "CDEFGAB"
_MAJOR, _MINOR = (0, 2, 4, 5, 7, 9, 11), (0, 2, 3, 5, 7, 8, 10)


def tonic(key: Key) -> int:
    """Return the pitch class of the key note, 0 (C) to 11."""
    return (key.fifths * 7 + (9 if key.mode == "minor" else 0)) % 12


def scale(key: Key) -> frozenset[int]:
    """Return the pitch classes of the scale: the major or the natural minor one."""
    first = tonic(key)
    return frozenset((first + step) % 12 for step in (_MINOR if key.mode == "minor" else _MAJOR))


def nearest_in_scale(key: Key, pitch: int, way: int = 0) -> int:
    """Return the pitch of the scale that is nearest; of two the lower.

    Parameters
    ----------
    way : int
        1 to look upwards first, -1 downwards.
    """
    tones = scale(key)
    for off in range(12):
        for tried in (pitch + off, pitch - off) if way > 0 else (pitch - off, pitch + off):
            if tried % 12 in tones and 0 <= tried <= 127:
                return tried
    return pitch


def stepped(key: Key, note: Note, steps: int) -> Note | None:
    """Return a note moved along the scale; what lies outside of it keeps its accidental. None beyond what MIDI can say.

    Thirds stay thirds: letters move, as a musician reads it.
    """
    spelling = note.spelling if note.spelling is not None else names.spell(note.pitch, key.fifths, key.mode)
    place = _LETTERS.index(names.letter_of(spelling)) + steps
    letter = _LETTERS[place % 7]
    raised = names.alteration_of(spelling) - _signature(key, names.letter_of(spelling))
    alteration = _signature(key, letter) + raised
    octave = names.octave_of(note.pitch, spelling) + place // 7
    pitch = names.pitch_of(letter, alteration, octave)
    if not 0 <= pitch <= 127:
        return None
    try:
        written = names.spelling_of(letter, alteration)
    except ValueError:  # three accidentals: the same sound has a simpler name
        return note._replace(pitch=pitch, spelling=None)
    return note._replace(pitch=pitch, spelling=written)


def _signature(key: Key, letter: str) -> int:
    """Return by how much the signature alters a letter, semitones."""
    if key.fifths >= 0:
        return int(names.LETTERS.index(letter) < key.fifths)
    return -int(6 - names.LETTERS.index(letter) < -key.fifths)


def moved_in_key(score: Score, chosen: Chosen, steps: int) -> Edited:
    """Return the score with chosen notes so many steps of their scale higher; percussion stays, and so does all when one can't go."""
    still = percussive(score)

    def change(track: int, note: Note) -> Note | None:
        return note if track in still else stepped(score.key_at(note.start), note, steps)

    if any(change(track, note) is None for track, note in chosen):
        return Edited(score, chosen)
    return mapped(score, chosen, change)


def put_into_scale(score: Score, chosen: Chosen) -> Edited:
    """Return the score with chosen notes at the nearest pitch of the scale that holds where each begins."""
    still = percussive(score)

    def change(track: int, note: Note) -> Note:
        pitch = note.pitch if track in still else nearest_in_scale(score.key_at(note.start), note.pitch)
        return note if pitch == note.pitch else note._replace(pitch=pitch, spelling=None)

    return mapped(score, chosen, change)
