"""Whole pieces: sections with progressions, a melody over them, and a band under it."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from creastudio.api.score import Chord, Key, Metre, Note, Score, Tempo, loose_track
from creastudio_music.engine.arranging import Setting, arrange
from creastudio_music.engine.chording import laid_out
from creastudio_music.engine.rule_melody import Manner, sung
from creastudio_music.theory.chords import pitch_classes_of
from creastudio_music.theory.instruments import INSTRUMENTS
from creastudio_music.theory.melodies.sections import Section
from creastudio_music.theory.moods.brief import Brief
from creastudio_music.theory.progressions import bars_of, closing, drawn

MELODY = "Melody"


class Sung(NamedTuple):
    """A melody, and the chords that go with it where others than the given ones do."""

    notes: tuple[Note, ...]
    chords: tuple[Chord, ...] = ()


Maker = Callable[[Score, Brief, Sequence[Section], int], Sung]
"""``make(score, brief, sections, seed)``: a melody over the chords of a score without tracks."""


@dataclass(frozen=True)
class Wanted:
    """What of a piece there is.

    Attributes
    ----------
    melody : Maker or None
        None for the rules.
    sings : bool
        Whether there is a melody.
    setting : Setting
        Of the accompaniment; intensity, course, sections and levels are the brief's.
    """

    setting: Setting = field(default_factory=Setting)
    sings: bool = True
    melody: Maker | None = None


def written(
    brief: Brief,
    sections: Sequence[Section],
    wanted: Wanted,
    seed: int,
    *,
    title: str = "",
    tempi: Sequence[Tempo] = (),
    check_cancelled: Callable[[], None] = lambda: None,
) -> Score:
    """Return a piece: its melody is the first track, those of the band follow.

    Parameters
    ----------
    sections : sequence of Section
        Without gaps from the first bar on; the last bar holds.
    tempi : sequence of Tempo
        In place of the brief's one.
    """
    top, bottom = brief.metre
    bars = sections[-1].start + sections[-1].bars
    score = Score(
        title=title,
        metres=(Metre.model_validate({"tick": 0, "numerator": top, "denominator": bottom}),),
        tempi=tuple(tempi) or (Tempo(tick=0, bpm=brief.tempo),),
        keys=(Key(tick=0, fifths=brief.fifths, mode=brief.mode),),
    )
    harmony = harmony_of(brief, sections, random.Random(f"{seed}/harmony"))
    score = score.with_(chords=tuple(laid_out(" | ".join(harmony), score, bars)))
    if wanted.sings:
        make = wanted.melody or by_rules
        melody = make(score, brief, sections, seed)
        if melody.chords:
            score = score.with_(chords=melody.chords)
        notes = landed(melody.notes, score, sections, brief)
        program = INSTRUMENTS[brief.lead]
        track = loose_track(score, notes, name=MELODY, program=program, volume=melody_volume(program))
        score = score.with_(tracks=(track,))
    own = wanted.setting
    setting = Setting(
        intensity=brief.intensity,
        shape=brief.shape,
        swing=own.swing,
        humanise=own.humanise,
        fills=own.fills,
        instruments=own.instruments,
        parts=own.parts,
        sections=tuple(section.start for section in sections),
        levels=tuple(section.level for section in sections),
        bars=bars,
    )
    return arrange(score, brief.style, setting, seed=seed, check_cancelled=check_cancelled)


def by_rules(score: Score, brief: Brief, sections: Sequence[Section], seed: int) -> Sung:
    """Return a melody by rules."""
    manner = Manner(
        contour=brief.contour,
        density=brief.density,
        syncopation=brief.syncopation,
        daring=brief.daring,
        low=brief.low,
        high=brief.high,
        loud=round(84 + 18 * (brief.intensity - 0.5)),
    )
    return Sung(tuple(sung(score, sections, manner, seed)))


def landed(notes: Sequence[Note], score: Score, sections: Sequence[Section], brief: Brief) -> list[Note]:
    """Return a melody that lasts to the end of the last bar: in an ending it lands on a tone of the last chord."""
    last = sections[-1]
    line = score.bar_map.bar(last.start + last.bars - 1)
    found = [note for note in notes if note.start < line.end]
    if not found:
        return []
    if last.name == "ending":
        chord = next((chord for chord in reversed(score.chords) if chord.tick <= line.start), None)
        tones = pitch_classes_of(chord) if chord is not None else ()
        before = found[-1]
        # The first degree rather than the third, which also closes.
        near = [p for p in range(brief.low, brief.high + 1) if p % 12 in tones[:2]]
        pitch = min(
            near,
            key=lambda p: (abs(p - before.pitch) + 2 * (p % 12 not in tones[:1]), p),
            default=before.pitch,
        )
        found = [
            note._replace(duration=min(note.duration, line.start - note.start))
            for note in found
            if note.start < line.start
        ]
        found.append(Note(line.start, line.end - line.start, pitch, before.velocity))
    else:
        found[-1] = found[-1]._replace(duration=line.end - found[-1].start)
    return found


def harmony_of(brief: Brief, sections: Sequence[Section], rng: random.Random) -> list[str]:
    """Return the chords of each bar: a progression for each name of a section, a cadence at the end."""
    own: dict[str, list[str]] = {}
    last = ""
    for section in sections:
        if section.sings and section.name not in own:
            last = drawn(brief.style, brief.mode, rng, but=last)
            own[section.name] = bars_of(last)
    first = next(iter(own.values()), bars_of(drawn(brief.style, brief.mode, rng)))
    close = bars_of(closing(brief.style, brief.mode))
    found: list[str] = []
    singing = [section for section in sections if section.sings]
    for section in sections:
        pattern = own.get(section.name, first)
        bars = [pattern[place % len(pattern)] for place in range(section.bars)]
        if section.name == "ending":
            bars = [close[-1]] * section.bars
        elif singing and section is singing[-1]:
            tail = close[-min(len(close), section.bars) :]
            bars[-len(tail) :] = tail
        found += bars
    return found


def melody_volume(program: int) -> int:
    """Return the volume at which an instrument of the font that ships stands in front of the band."""
    return _VOLUMES.get(program, 100)


_VOLUMES = {
    0: 127, 1: 120, 4: 124, 10: 127, 24: 127, 25: 127, 26: 124, 27: 118, 46: 124, 98: 124, 108: 124,
    29: 74, 40: 94, 41: 94, 48: 94, 56: 79, 60: 96, 61: 80, 65: 89, 66: 89, 68: 92, 71: 92, 73: 84, 75: 84, 78: 84, 80: 70,
    81: 75,
}  # fmt: skip
"""Program -> volume at which a melody is about 7 dB (A) above each part of the band at a middling intensity."""
