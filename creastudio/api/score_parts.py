"""What a score is made of: notes packed by bar, tracks, and the events that hold for all tracks."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from creastudio.api import spelling as names

MAX_TICK = 2**31 - 1
SLOWEST, FASTEST = 4.0, 2000.0
"""Bounds of a tempo, quarter notes a minute: a MIDI file can't say less than 3.6."""


class ScoreValue(BaseModel):
    """Base of the values of a score; unknown fields are refused."""

    # Columns of notes are bytes; in JSON they are base64.
    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_bytes="base64", val_json_bytes="base64")


class Note(NamedTuple):
    """One note.

    Attributes
    ----------
    start, duration : int
        Ticks; `start` from the beginning of the score.
    pitch : int
        MIDI number as it sounds, 0 to 127; 60 is middle C. In a percussion track it names the instrument.
    velocity : int
        1 to 127.
    spelling : int or None
        Place on the line of fifths (``creastudio.api.spelling``); None for the usual one in the key.
    voice : int
        1 to 255; voices of a track are written on one staff with stems of their own.
    locked : bool
        Whether generators must leave it as it is.
    """

    start: int
    duration: int
    pitch: int
    velocity: int = 80
    spelling: int | None = None
    voice: int = 1
    locked: bool = False


class Lyric(ScoreValue):
    """A syllable at a tick of its bar."""

    start: int = Field(ge=0, le=MAX_TICK)
    text: str = Field(min_length=1, max_length=1000)
    syllabic: Literal["single", "begin", "middle", "end"] = "single"
    verse: int = Field(default=1, ge=1, le=99)


class Tempo(ScoreValue):
    """Quarter notes a minute from a tick on."""

    tick: int = Field(ge=0, le=MAX_TICK)
    bpm: float = Field(ge=SLOWEST, le=FASTEST, allow_inf_nan=False)


class Metre(ScoreValue):
    """A time signature from a tick on; a bar begins there."""

    tick: int = Field(ge=0, le=MAX_TICK)
    numerator: int = Field(ge=1, le=255)
    denominator: Literal[1, 2, 4, 8, 16, 32, 64]

    def ticks(self, ticks_per_quarter: int) -> int:
        """Return the length of a bar."""
        return ticks_per_quarter * 4 * self.numerator // self.denominator


class Key(ScoreValue):
    """A key signature from a tick on: sharps, or flats below 0."""

    tick: int = Field(ge=0, le=MAX_TICK)
    fifths: int = Field(ge=-7, le=7)
    mode: Literal["major", "minor"] = "major"


class Chord(ScoreValue):
    """A chord symbol at a tick.

    Attributes
    ----------
    root, bass : str
        Names of notes (``Bb``); `bass` is empty where it is the root.
    kind : str
        As MusicXML calls it: ``major``, ``minor-seventh``, ``dominant`` ...; ``none`` for "no chord". For those that it
        has no word for, and what each is made of, see ``creastudio.api.chord_kinds``.
    """

    tick: int = Field(ge=0, le=MAX_TICK)
    root: str
    kind: str = Field(default="major", max_length=40, pattern=r"^[a-zA-Z0-9-]+$")
    bass: str = ""

    @field_validator("root", "bass")
    @classmethod
    def _is_a_note(cls, name: str) -> str:
        if name:
            names.parse_name(name)
        return name


def _packed(code: Literal["I", "B", "b"], values: Iterable[int]) -> bytes:
    column = array(code, values)
    if code == "I" and sys.byteorder == "big":
        column.byteswap()
    return column.tobytes()


def _unpacked(code: Literal["I", "b"], data: bytes) -> array[int]:
    column = array(code)
    column.frombytes(data)
    if code == "I" and sys.byteorder == "big":
        column.byteswap()
    return column


_CLASS_OF_PITCH = bytes(pitch % 12 for pitch in range(256))
_CLASS_OF_PLACE = bytes(
    names.pitch_class_of(place) if names.LOWEST <= place <= names.HIGHEST else 255
    for place in (*range(128), *range(-128, 0))
)
"""Tables for whole columns: a bar is checked each time that it becomes part of a track."""

_set = object.__setattr__


class Bar(ScoreValue):
    """The notes that begin in one bar of one track, a column a property; equal bars are equal values.

    Notes lie in the order of start, pitch and voice, and may sound on beyond the end of the bar.

    Attributes
    ----------
    start, duration : bytes
        Unsigned 32-bit little-endian; ticks, `start` from the beginning of the bar.
    pitch, velocity, voice, locked : bytes
        One byte a note.
    spelling : bytes
        One signed byte a note.
    lyrics : tuple of Lyric
        Their starts count from the beginning of the bar.
    """

    start: bytes = b""
    duration: bytes = b""
    pitch: bytes = b""
    spelling: bytes = b""
    velocity: bytes = b""
    voice: bytes = b""
    locked: bytes = b""
    lyrics: tuple[Lyric, ...] = ()

    @classmethod
    def of(cls, notes: Iterable[Note], begin: int = 0, lyrics: Iterable[Lyric] = ()) -> Bar:
        """Pack notes of a bar that begins at tick `begin`; ``pydantic.ValidationError`` says what doesn't fit."""
        ordered = sorted(
            (n if n.spelling is not None else n._replace(spelling=names.spell(n.pitch)) for n in notes),
            key=lambda n: (n.start, n.pitch, n.voice, n),
        )
        spelled = [n.spelling for n in ordered if n.spelling is not None]
        try:
            return cls(
                start=_packed("I", (n.start - begin for n in ordered)),
                duration=_packed("I", (n.duration for n in ordered)),
                pitch=_packed("B", (n.pitch for n in ordered)),
                spelling=_packed("b", spelled),
                velocity=_packed("B", (n.velocity for n in ordered)),
                voice=_packed("B", (n.voice for n in ordered)),
                locked=_packed("B", (bool(n.locked) for n in ordered)),
                lyrics=tuple(sorted(lyrics, key=lambda lyric: (lyric.start, lyric.verse))),
            )
        except (OverflowError, TypeError) as error:
            raise ValueError(f"a note has a number that no score can hold: {error}") from error

    @classmethod
    def trusted(
        cls,
        start: bytes,
        duration: bytes,
        pitch: bytes,
        spelling: bytes,
        velocity: bytes,
        voice: bytes,
        locked: bytes,
    ) -> Bar:
        """Return a bar of columns that are known to fit together: for readers that have checked them all at once.

        Nothing is checked here; the wrong columns make a score that can't be read again.
        """
        made = cls.__new__(cls)
        values = {
            "start": start, "duration": duration, "pitch": pitch, "spelling": spelling, "velocity": velocity,
            "voice": voice, "locked": locked, "lyrics": (),
        }  # fmt: skip
        _set(made, "__dict__", values)
        # One set for all: values are frozen, and a copy has a set of its own. A set each costs more than the bar.
        _set(made, "__pydantic_fields_set__", _FIELDS_OF_A_BAR)
        _set(made, "__pydantic_extra__", None)
        _set(made, "__pydantic_private__", None)
        return made

    @model_validator(mode="after")
    def _fits_together(self) -> Bar:
        count = len(self.pitch)
        columns = (self.spelling, self.velocity, self.voice, self.locked)
        if any(len(column) != count for column in columns) or not (
            len(self.start) == len(self.duration) == 4 * count
        ):
            raise ValueError("the columns of a bar must have one entry a note each")
        if not count:
            return self
        starts, durations = _unpacked("I", self.start), _unpacked("I", self.duration)
        if max(self.pitch) > 127:
            raise ValueError(f"pitch {max(self.pitch)} is above 127")
        if min(self.velocity) < 1 or max(self.velocity) > 127:
            raise ValueError("velocities go from 1 to 127")
        if min(self.voice) < 1 or max(self.locked) > 1:
            raise ValueError("voices count from 1, and locked is 0 or 1")
        if min(durations) < 1:
            raise ValueError("a note lasts at least one tick")
        if max(starts) > MAX_TICK or max(durations) > MAX_TICK:
            raise ValueError(f"no time goes beyond tick {MAX_TICK}")
        if sorted(starts) != list(starts):
            raise ValueError("the notes of a bar are not in order")
        if self.spelling.translate(_CLASS_OF_PLACE) != self.pitch.translate(_CLASS_OF_PITCH):
            self._tell_spelling()
        return self

    def _tell_spelling(self) -> None:
        for pitch, place in zip(self.pitch, _unpacked("b", self.spelling), strict=True):
            if not names.LOWEST <= place <= names.HIGHEST or names.pitch_class_of(place) != pitch % 12:
                raise ValueError(f"pitch {pitch} can't be spelled as place {place} on the line of fifths")

    def __len__(self) -> int:
        return len(self.pitch)

    def __bool__(self) -> bool:
        return bool(self.pitch or self.lyrics)

    def notes(self, begin: int = 0) -> Iterator[Note]:
        """Yield the notes of a bar that begins at tick `begin`."""
        starts, durations = _unpacked("I", self.start), _unpacked("I", self.duration)
        spelled = _unpacked("b", self.spelling)
        for index, pitch in enumerate(self.pitch):
            yield Note(
                begin + starts[index],
                durations[index],
                pitch,
                self.velocity[index],
                spelled[index],
                self.voice[index],
                bool(self.locked[index]),
            )

    def last_start(self) -> int:
        """Return the tick from the beginning of the bar at which its last note or syllable begins; 0 without any."""
        last = int.from_bytes(self.start[-4:], "little")
        return max([last, *(lyric.start for lyric in self.lyrics)]) if self.lyrics else last

    def length(self) -> int:
        """Return how many ticks after the beginning of the bar its last note ends."""
        starts, durations = _unpacked("I", self.start), _unpacked("I", self.duration)
        return max((a + b for a, b in zip(starts, durations, strict=True)), default=0)


_FIELDS_OF_A_BAR = set(Bar.model_fields)

EMPTY = Bar()
"""The bar without notes: one object, however often it appears."""

Clef = Literal["", "treble", "treble-8", "alto", "tenor", "bass", "percussion"]


class Track(ScoreValue):
    """One part of a score.

    Attributes
    ----------
    program : int
        General MIDI instrument, 0 (grand piano) to 127; where `percussion` is set, the drum kit (0 standard, 8 room,
        16 power, 24 electronic, 25 drum machine, 32 jazz, 40 brush, 48 orchestra).
    channel : int or None
        MIDI channel, 0 to 15, that the track came with; None to let the writer choose.
    clef : str
        A hint for notation; empty to choose by the notes.
    volume : int
        0 to 127, as a MIDI controller.
    pan : int
        -64 (left) to 63 (right).
    muted, solo : bool
        Whether the part is silent, or one of those that alone are heard (``Score.heard``). Notes are there all the same.
    transposition : int
        Semitones that it sounds above what is written (-2 for a clarinet in B flat). Pitches are as they sound.
    bars : tuple of Bar
        Bar by bar from the beginning; the empty ones at the end are left out.
    """

    name: str = Field(default="", max_length=1000)
    program: int = Field(default=0, ge=0, le=127)
    percussion: bool = False
    channel: int | None = Field(default=None, ge=0, le=15)
    clef: Clef = ""
    volume: int = Field(default=100, ge=0, le=127)
    pan: int = Field(default=0, ge=-64, le=63)
    muted: bool = False
    solo: bool = False
    transposition: int = Field(default=0, ge=-48, le=48)
    bars: tuple[Bar, ...] = ()

    def __len__(self) -> int:
        return sum(len(bar) for bar in self.bars)

    def __bool__(self) -> bool:
        return True
