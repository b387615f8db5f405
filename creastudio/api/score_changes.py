"""Whole scores changed: transposed, cut out, laid over one another or after one another, in another resolution."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import TypeVar

from creastudio.api.errors import UserError
from creastudio.api.score import Score, track_of
from creastudio.api.score_parts import Chord, Key, Lyric, Metre, Note, Tempo, Track
from creastudio.api.spelling import name_of, parse_name, usual_key, within

_Event = TypeVar("_Event", Tempo, Metre, Key, Chord)

_RAREST = 13
"""Beyond it (and its opposite) a double accidental is taken for an enharmonic name after transposing."""


def transposed(score: Score, semitones: int) -> Score:
    """Return the score `semitones` higher, percussion left as it is.

    All names move the same way along the line of fifths, so that thirds stay thirds; of the two ways that there are,
    the one with fewer accidentals in its key signatures.

    Raises
    ------
    UserError
        When a note would leave the range of MIDI.
    """
    fifths = _fifths_of(score, semitones)
    keys = tuple(key.model_copy(update={"fifths": usual_key(key.fifths + fifths)}) for key in score.keys)
    chords = tuple(_moved_chord(chord, fifths) for chord in score.chords)
    moved = score.with_(keys=keys, chords=chords)
    tracks = [
        track
        if track.percussion
        else moved.track_of(index, [_moved(note, semitones, fifths) for note in score.notes(index)])
        for index, track in enumerate(score.tracks)
    ]
    return moved.with_(tracks=tuple(tracks))


def _fifths_of(score: Score, semitones: int) -> int:
    keys = [key.fifths for key in score.keys] or [0]
    up = semitones * 7 % 12
    return min((up - 12, up), key=lambda way: (max(abs(key + way) for key in keys), abs(way)))


def _renamed(spelling: int, fifths: int) -> int:
    moved = spelling + fifths
    if moved > _RAREST and moved > spelling:
        moved -= 12
    elif moved < -_RAREST + 4 and moved < spelling:
        moved += 12
    return within(moved)


def _moved(note: Note, semitones: int, fifths: int) -> Note:
    pitch = note.pitch + semitones
    if not 0 <= pitch <= 127:
        raise UserError(
            f"Moved by {semitones} semitones, a note would lie outside of what MIDI can say.",
            "Transpose by fewer semitones, or the outer tracks apart.",
        )
    assert note.spelling is not None  # every note that a bar gives has one
    return note._replace(pitch=pitch, spelling=_renamed(note.spelling, fifths))


def _moved_chord(chord: Chord, fifths: int) -> Chord:
    def named(name: str) -> str:
        return name_of(_renamed(parse_name(name), fifths)) if name else ""

    return chord.model_copy(update={"root": named(chord.root), "bass": named(chord.bass)})


def bars_of(score: Score, first: int, last: int) -> Score:
    """Return the bars from `first` up to, not including, `last` as a score of its own.

    Notes belong to the bar that they begin in, and are cut where the last bar ends. The tempo, metre and key that hold at
    the beginning hold there too.
    """
    if not 0 <= first < last:
        raise ValueError(f"there are no bars from {first} to {last}")
    begin, end = score.bar_map.bar(first).start, score.bar_map.bar(last - 1).end
    opening = score.bar_map.bar(first)
    metre = opening.metre.model_copy(update={"tick": 0})
    later = (m.model_copy(update={"tick": m.tick - begin}) for m in score.metres if begin < m.tick < end)
    length = opening.end - opening.start
    cut = score.with_(
        pickup=length if length < metre.ticks(score.ticks_per_quarter) else 0,
        metres=(metre, *later),
        tempi=tuple(_from(score.tempi, begin, end)),
        keys=tuple(_from(score.keys, begin, end)),
        chords=tuple(_at(c, c.tick - begin) for c in score.chords if begin <= c.tick < end),
        tracks=(),
    )
    tracks: list[Track] = []
    for track in score.tracks:
        bars = list(track.bars[first:last])
        for index, bar in enumerate(bars):
            start = score.bar_map.bar(first + index).start
            if start + bar.length() > end:
                notes = (n._replace(duration=min(n.duration, end - n.start)) for n in bar.notes(start))
                bars[index] = type(bar).of(notes, start, bar.lyrics)
        while bars and not bars[-1]:
            bars.pop()
        tracks.append(track.model_copy(update={"bars": tuple(bars)}))
    return cut.with_(tracks=tuple(tracks))


def _from(events: tuple[_Event, ...], begin: int, end: int) -> Iterator[_Event]:
    held = next((event for event in reversed(events) if event.tick <= begin), None)
    if held is not None:
        yield _at(held, 0)
    yield from (_at(event, event.tick - begin) for event in events if begin < event.tick < end)


def _at(event: _Event, tick: int) -> _Event:
    return event.model_copy(update={"tick": tick})


def at_resolution(score: Score, ticks_per_quarter: int) -> Score:
    """Return the score in other ticks; exact where they divide, else to the nearest tick."""
    if ticks_per_quarter == score.ticks_per_quarter:
        return score
    ratio = Fraction(ticks_per_quarter, score.ticks_per_quarter)
    scaled = Score(
        ticks_per_quarter=ticks_per_quarter,
        title=score.title,
        pickup=_times(score.pickup, ratio),
        tempi=tuple({_times(e.tick, ratio): _at(e, _times(e.tick, ratio)) for e in score.tempi}.values()),
        metres=tuple({_times(e.tick, ratio): _at(e, _times(e.tick, ratio)) for e in score.metres}.values()),
        keys=tuple({_times(e.tick, ratio): _at(e, _times(e.tick, ratio)) for e in score.keys}.values()),
        chords=tuple(_at(e, _times(e.tick, ratio)) for e in score.chords),
    )
    return _with_tracks_of(scaled, score, lambda tick: _times(tick, ratio))


def _times(tick: int, ratio: Fraction) -> int:
    return round(tick * ratio)


def stacked(first: Score, second: Score) -> Score:
    """Return both at once: the tracks of `second` under those of `first`, whose bars, tempi and keys hold."""
    second = at_resolution(second, first.ticks_per_quarter)
    return _with_tracks_of(first, second, lambda tick: tick)


def joined(first: Score, second: Score) -> Score:
    """Return `second` after the last bar of `first`; tracks of the same name and instrument go on."""
    second = at_resolution(second, first.ticks_per_quarter)
    offset = first.bar_map.bar(first.bar_count).start if first.bar_count else 0
    metres: list[Metre] = [m for m in first.metres if m.tick < offset]
    opening = second.bar_map.bar(0)
    metres.append(_at(opening.metre, offset))
    if second.pickup and offset:
        # Only the first bar of a score can be a pickup; a metre where the next bar begins cuts this one short.
        metres.append(_at(opening.metre, offset + second.pickup))
    metres += [_at(m, m.tick + offset) for m in second.metres if m.tick > second.pickup]
    tempi = (
        second.tempi
        if second.tempi and second.tempi[0].tick == 0
        else (Tempo(tick=0, bpm=120), *second.tempi)
    )
    keys = second.keys if second.keys and second.keys[0].tick == 0 else (Key(tick=0, fifths=0), *second.keys)
    both = first.with_(
        pickup=first.pickup if offset else second.pickup,
        metres=tuple(metres),
        tempi=(*(t for t in first.tempi if t.tick < offset), *(_at(t, t.tick + offset) for t in tempi)),
        keys=(*(k for k in first.keys if k.tick < offset), *(_at(k, k.tick + offset) for k in keys)),
        chords=(*first.chords, *(_at(c, c.tick + offset) for c in second.chords)),
    )
    return _with_tracks_of(both, second, lambda tick: tick + offset, go_on=True)


def _with_tracks_of(score: Score, other: Score, moved: Callable[[int], int], *, go_on: bool = False) -> Score:
    """Return `score` with the tracks of `other`, their ticks moved; with `go_on` added to tracks that are alike."""
    taken: set[int] = set()
    for number, track in enumerate(other.tracks):
        notes = [
            n._replace(start=moved(n.start), duration=max(1, moved(n.start + n.duration) - moved(n.start)))
            for n in other.notes(number)
        ]
        words: list[tuple[int, Lyric]] = [(moved(tick), lyric) for tick, lyric in other.lyrics(number)]
        alike = (
            i for i, own in enumerate(score.tracks) if go_on and i not in taken and _part(own) == _part(track)
        )
        at = next(alike, None)
        if at is None:
            taken.add(len(score.tracks))
            fields = {f: getattr(track, f) for f in Track.model_fields if f != "bars"}
            score = track_of(score, notes, words, **fields)
        else:
            taken.add(at)
            score = score.with_notes(at, [*score.notes(at), *notes], [*score.lyrics(at), *words])
    return score


def _part(track: Track) -> tuple[str, int, bool]:
    return track.name, track.program, track.percussion
