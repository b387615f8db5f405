"""Scores: music as notes, the value that generators take and make, whatever format it came in.

Every value here is frozen. A change makes a new score in which whatever was not touched, bar for bar, is the same
object; what differs between two versions is found by identity.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Any, TypeVar

from pydantic import Field, field_validator, model_validator

from creastudio.api.artifacts import Artifact
from creastudio.api.score_parts import (
    EMPTY,
    MAX_TICK,
    Bar,
    Chord,
    Clef,
    Key,
    Lyric,
    Metre,
    Note,
    ScoreValue,
    Tempo,
    Track,
)
from creastudio.api.score_time import BarLine, BarMap, TempoMap
from creastudio.api.spelling import spell

__all__ = [
    "EMPTY",
    "MAX_NOTES",
    "MAX_TICK",
    "MEDIA_TYPE",
    "Bar",
    "BarLine",
    "BarMap",
    "Chord",
    "Clef",
    "Key",
    "Lyric",
    "Metre",
    "Note",
    "Score",
    "Tempo",
    "TempoMap",
    "Track",
    "loose_track",
    "track_of",
]

MEDIA_TYPE = "application/x-creastudio-score"
MAX_NOTES = 1_000_000
MAX_TRACKS = 1000
MAX_BARS = 100_000
_TOLD = 1000
"""Changes of tempo and metre that a result says of itself."""

_Event = TypeVar("_Event", Tempo, Metre, Key)


class Score(ScoreValue):
    """Music as notes.

    Attributes
    ----------
    tempi, metres, keys : tuple
        In the order of their ticks, one a tick at most. Before the first: 120 a minute, 4/4, no key signature.
    chords : tuple of Chord
        Chord symbols, in the order of their ticks.
    pickup : int
        Ticks of the first bar where it is shorter than its metre says (an upbeat); 0 for none.
    """

    ticks_per_quarter: int = Field(default=960, ge=1, le=32767)
    title: str = Field(default="", max_length=1000)
    pickup: int = Field(default=0, ge=0, le=MAX_TICK)
    tempi: tuple[Tempo, ...] = ()
    metres: tuple[Metre, ...] = ()
    keys: tuple[Key, ...] = ()
    chords: tuple[Chord, ...] = ()
    tracks: tuple[Track, ...] = Field(default=(), max_length=MAX_TRACKS)

    @field_validator("tempi", "metres", "keys")
    @classmethod
    def _one_at_a_time(cls, events: tuple[_Event, ...]) -> tuple[_Event, ...]:
        for earlier, later in pairwise(events):
            if later.tick <= earlier.tick:
                raise ValueError(f"two {type(later).__name__} events lie out of order at tick {later.tick}")
        return events

    @model_validator(mode="after")
    def _fits_together(self) -> Score:
        for metre in self.metres:
            if self.ticks_per_quarter * 4 * metre.numerator % metre.denominator:
                raise ValueError(
                    f"a bar of {metre.numerator}/{metre.denominator} has no whole number of ticks "
                    f"at {self.ticks_per_quarter} a quarter note"
                )
        if self.pickup >= (self.metres[0] if self.metres else _COMMON).ticks(self.ticks_per_quarter):
            raise ValueError("the pickup is no shorter than a whole bar")
        if any(later.tick < earlier.tick for earlier, later in pairwise(self.chords)):
            raise ValueError("the chords are not in order")
        if sum(len(track) for track in self.tracks) > MAX_NOTES:
            raise ValueError(f"a score has at most {MAX_NOTES:,} notes")
        longest = max((len(track.bars) for track in self.tracks), default=0)
        if longest > MAX_BARS:
            raise ValueError(f"a track has at most {MAX_BARS:,} bars")
        lengths = self.bar_map.lengths(longest)
        for track in self.tracks:
            for number, (bar, length) in enumerate(zip(track.bars, lengths, strict=False)):
                if bar is not EMPTY and bar.last_start() >= length and bar:
                    raise ValueError(
                        f"bar {number + 1} of '{track.name}' has a note that begins after its end"
                    )
        return self

    # What is worked out once is kept beside the fields, so it takes no part in equality or JSON.

    @cached_property
    def bar_map(self) -> BarMap:
        """Where bars lie."""
        return BarMap(self.ticks_per_quarter, self.metres, self.pickup)

    @cached_property
    def tempo_map(self) -> TempoMap:
        """Ticks to seconds and back."""
        return TempoMap(self.ticks_per_quarter, self.tempi)

    @cached_property
    def length(self) -> int:
        """Ticks to the end of the last note."""
        return max(
            (
                self.bar_map.bar(number).start + bar.length()
                for track in self.tracks
                for number, bar in enumerate(track.bars)
                if bar
            ),
            default=0,
        )

    @property
    def seconds(self) -> float:
        """Seconds to the end of the last note; a sound of it rings on a little longer."""
        return self.tempo_map.seconds(self.length)

    @property
    def bar_count(self) -> int:
        """Bars from the beginning to the end of the last note, event or bar."""
        events = [e.tick for e in (*self.tempi, *self.metres, *self.keys) if e.tick > 0]
        last = max([self.length - 1, *events, *(chord.tick for chord in self.chords)], default=-1)
        stored = max((len(track.bars) for track in self.tracks), default=0)
        return max(stored, self.bar_map.number(last) + 1 if last >= 0 else 0)

    def bar_lines(self) -> Iterator[BarLine]:
        """Yield the bars from the first to the last that holds something."""
        return (self.bar_map.bar(number) for number in range(self.bar_count))

    def notes(self, track: int) -> Iterator[Note]:
        """Yield the notes of a track in the order of their starts, which count from the beginning of the score."""
        for number, bar in enumerate(self.tracks[track].bars):
            if bar:
                yield from bar.notes(self.bar_map.bar(number).start)

    def lyrics(self, track: int) -> Iterator[tuple[int, Lyric]]:
        """Yield the syllables of a track with their ticks from the beginning of the score."""
        for number, bar in enumerate(self.tracks[track].bars):
            begin = self.bar_map.bar(number).start if bar.lyrics else 0
            yield from ((begin + lyric.start, lyric) for lyric in bar.lyrics)

    @property
    def heard(self) -> tuple[int, ...]:
        """Which tracks sound: those that aren't muted, and only the solo ones where there are any."""
        solo = any(track.solo for track in self.tracks)
        return tuple(
            index for index, track in enumerate(self.tracks) if not track.muted and (track.solo or not solo)
        )

    def key_at(self, tick: int) -> Key:
        """Return the key that holds at a tick; C major where none is said."""
        return next((key for key in reversed(self.keys) if key.tick <= tick), _C_MAJOR)

    def with_track(self, index: int, track: Track) -> Score:
        """Return the score with another track in place of the one at `index`."""
        return self.with_(tracks=(*self.tracks[:index], track, *self.tracks[index + 1 :]))

    def with_notes(
        self, track: int, notes: Iterable[Note], lyrics: Iterable[tuple[int, Lyric]] | None = None
    ) -> Score:
        """Return the score with these notes in a track; see ``track_of``."""
        return self.with_track(track, self.track_of(track, notes, lyrics))

    def track_of(
        self, track: int, notes: Iterable[Note], lyrics: Iterable[tuple[int, Lyric]] | None = None
    ) -> Track:
        """Return a track with these notes; a bar that stays as it was is the same object.

        For changes of many tracks, which go into a score all at once: with each, all of it is checked.

        Parameters
        ----------
        lyrics : iterable of (tick, Lyric), optional
            As ``lyrics()`` yields them; those that are there are kept when it is left out.
        """
        words = list(self.lyrics(track) if lyrics is None else lyrics)
        old = self.tracks[track]
        return old.model_copy(update={"bars": _bars(self, notes, words, old.bars)})

    def with_(self, **changes: Any) -> Score:
        """Return the score with other values of fields, checked as a whole; ``ValueError`` says what doesn't fit."""
        fields = {name: getattr(self, name) for name in type(self).model_fields}
        return Score(**{**fields, **changes})

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Score:
        """As ``with_``: a plain copy would keep bar lines that were worked out for other metres."""
        return self.with_(**(update or {}))

    def artifact(self, *, title: str = "", seed: int | None = None, index: int = 0) -> Artifact:
        """Return it as a result of a job; see ``Artifact``."""
        quarter = self.ticks_per_quarter
        told = self.tempi and self.tempi[0].tick == 0
        tempi = self.tempi if told else (Tempo(tick=0, bpm=120.0), *self.tempi)
        facts: dict[str, Any] = {
            "duration": self.seconds, "bars": self.bar_count, "tracks": len(self.tracks),
            "quarters": self.length / quarter,
            "tempi": [[tempo.tick / quarter, tempo.bpm] for tempo in tempi[:_TOLD]],
        }  # fmt: skip
        if not self.pickup:
            facts["metres"] = [[m.tick / quarter, m.numerator, m.denominator] for m in self.metres[:_TOLD]]
        return Artifact(
            MEDIA_TYPE, self.dumps(), title=title or self.title, seed=seed, index=index, metadata=facts
        )

    def dumps(self) -> bytes:
        """Return the score as compact JSON, UTF-8; equal scores are equal bytes. Its type is ``MEDIA_TYPE``."""
        from creastudio.api.score_json import dumped

        return dumped(self)

    @classmethod
    def loads(cls, data: bytes, name: str = "the score") -> Score:
        """Read what ``dumps`` wrote; equal bars become one object.

        Raises
        ------
        UserError
            When it is damaged, too large, or was written by a newer version.
        """
        from creastudio.api.score_json import loaded

        return loaded(data, name)


_COMMON = Metre(tick=0, numerator=4, denominator=4)
_C_MAJOR = Key(tick=0, fifths=0)


def track_of(
    score: Score, notes: Iterable[Note], lyrics: Iterable[tuple[int, Lyric]] = (), **fields: Any
) -> Score:
    """Return the score with one more track of these notes.

    Parameters
    ----------
    **fields
        Of ``Track``: ``name="Bass", program=32``.
    """
    return score.with_(tracks=(*score.tracks, loose_track(score, notes, lyrics, **fields)))


def loose_track(
    score: Score, notes: Iterable[Note], lyrics: Iterable[tuple[int, Lyric]] = (), **fields: Any
) -> Track:
    """As ``track_of``, without adding it; for many tracks that are then set at once, since each score is checked."""
    return Track(bars=_bars(score, notes, list(lyrics), ()), **fields)


def _bars(
    score: Score, notes: Iterable[Note], lyrics: Sequence[tuple[int, Lyric]], old: tuple[Bar, ...]
) -> tuple[Bar, ...]:
    """Chunk notes and syllables by bar; bars of `old` that come out equal are taken from there."""
    numbers = score.bar_map
    inside: dict[int, list[Note]] = {}
    words: dict[int, list[Lyric]] = {}
    for note in notes:
        if note.start < 0:
            raise ValueError(f"a note begins before the score does, at tick {note.start}")
        if note.spelling is None:
            key = score.key_at(note.start)
            note = note._replace(spelling=spell(note.pitch, key.fifths, key.mode))
        inside.setdefault(numbers.number(note.start), []).append(note)
    for tick, lyric in lyrics:
        number = numbers.number(tick)
        start = tick - numbers.bar(number).start
        words.setdefault(number, []).append(
            lyric if lyric.start == start else lyric.model_copy(update={"start": start})
        )
    last = max([*inside, *words], default=-1)
    if last >= MAX_BARS:
        raise ValueError(f"a track has at most {MAX_BARS:,} bars")
    made: list[Bar] = []
    for number in range(last + 1):
        bar = EMPTY
        if number in inside or number in words:
            bar = Bar.of(inside.get(number, ()), numbers.bar(number).start, words.get(number, ()))
        same = number < len(old) and old[number] == bar
        made.append(old[number] if same else bar)
    return tuple(made)
