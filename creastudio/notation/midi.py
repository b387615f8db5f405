"""MIDI files read as scores: every note is kept, and whatever isn't as it was is said."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Any

from creastudio.api.errors import UserError
from creastudio.api.score import (
    MAX_BARS,
    MAX_NOTES,
    MAX_TICK,
    Bar,
    Key,
    Lyric,
    Metre,
    Note,
    Score,
    Tempo,
    Track,
    loose_track,
)
from creastudio.api.score_parts import FASTEST, SLOWEST
from creastudio.notation.general_midi import program_name
from creastudio.notation.imported_score import ImportedScore
from creastudio.notation.left_out import left_out
from creastudio.notation.midi_events import (
    NEUTRAL_BEND,
    PORT,
    SLOTS,
    Event,
    MidiFile,
    header_and_bodies,
    parse,
    slot_of,
)
from creastudio.notation.midi_held import Held
from creastudio.notation.midi_texts import first_name, names_apart, syllables, text_of

if TYPE_CHECKING:
    from creastudio.notation.midi_quick import Quick, QuickNotes

MAX_BYTES = 32 * 1024 * 1024
RECIPE = "CreaStudio recipe: "
"""How a text event begins that holds a recipe."""

_SMPTE_RATES = {24: Fraction(24), 25: Fraction(25), 29: Fraction(30000, 1001), 30: Fraction(30)}
_PERCUSSION = 9
_LYRIC, _TEMPO, _METRE, _KEY = 0x105, 0x151, 0x158, 0x159
_DENOMINATORS = (1, 2, 4, 8, 16, 32, 64)
_MOST_TRACKS = 900
_MANY_TRACKS = 100
"""Tracks from which on it is said how many there are."""
_LARGE = 24 * 1024
"""Bytes from which on it is worth while to load NumPy."""


def import_midi(data: bytes, name: str) -> ImportedScore:
    """Return the score of a Standard MIDI File, format 0, 1 or 2; `name` is what it is called.

    Tracks are split by port, channel and instrument. SMPTE time becomes 120 quarter notes a minute.

    Raises
    ------
    UserError
        When it is no MIDI file or too large.
    """
    if len(data) > MAX_BYTES:
        raise UserError(f"'{name}' is larger than {MAX_BYTES >> 20} MB.", "Split it first.")
    if data[:4] == b"RIFF" and data[8:12] == b"RMID":
        data = data[20:]
    try:
        quick = _quick(data) if len(data) >= _LARGE else None
        reading = _Reading(parse(data)) if quick is None else _QuickReading(quick)
    except ValueError:
        raise UserError(f"'{name}' is no MIDI file.", "Choose another file.") from None
    return reading.imported()


def _quick(data: bytes) -> Quick | None:
    """Return a large file as columns; None where it has anything unusual."""
    from creastudio.notation.midi_quick import quick_file

    file, bodies = header_and_bodies(data)
    _, scale = _resolution(file)
    if file.problems or scale.denominator != 1:
        return None
    return quick_file(file, bodies, scale.numerator)


@dataclass
class _Part:
    """The notes of one track, channel and instrument.

    ``slot`` is the channel of a port: sixteen of them for each port, as ``slot_of`` counts.
    """

    name: str
    slot: int
    program: int
    notes: list[Note] = field(default_factory=list)
    volume: int | None = None
    pan: int | None = None
    order: int = 0
    columns: QuickNotes | None = None
    """The notes, where they were read column by column."""

    @property
    def percussion(self) -> bool:
        """Whether it is the channel of drums, which every port has."""
        return self.slot & 0x0F == _PERCUSSION

    @property
    def count(self) -> int:
        """How many notes it has."""
        return len(self.notes) if self.columns is None else len(self.columns.start)


class _Reading:
    def __init__(self, file: MidiFile) -> None:
        self._file = file
        self._ticks, self._scale = _resolution(file)
        self._parts: dict[tuple[int, int, int], _Part] = {}
        self._lyrics: dict[int, list[tuple[int, str]]] = {}
        self._tempi: dict[int, Tempo] = {}
        self._metres: dict[int, Metre] = {}
        self._keys: dict[int, Key] = {}
        self._left_out: Counter[str] = Counter()
        self._title = ""

    def imported(self) -> ImportedScore:
        """Return the score and what is to be said."""
        if self._file.division < 0:
            self._file.tell("Its SMPTE time became 120 quarter notes a minute.")
        elif self._file.division == 0:
            self._file.tell("It doesn't say how long a quarter note is; 480 ticks were assumed.")
        self._read_all()
        score = self._frame()
        words = {track: syllables(found) for track, found in self._lyrics.items()}
        kept = sum(part.count for part in self._parts.values())
        if kept > MAX_NOTES:
            self._file.tell(f"Only the first {MAX_NOTES:,} of its {kept:,} notes are kept.")
        left = MAX_NOTES
        parts = sorted((part for part in self._parts.values() if part.count), key=lambda part: part.order)
        if self._file.format == 2 and len(self._file.tracks) > 1:
            self._file.tell(
                f"Its {len(self._file.tracks)} tracks are pieces by themselves (MIDI type 2); they sound together here."
            )
        if len(parts) > _MOST_TRACKS:
            self._file.tell(f"Only the first {_MOST_TRACKS} of its {len(parts)} tracks are kept.")
        elif len(parts) >= _MANY_TRACKS:
            self._file.tell(f"It has {len(parts)} tracks; so many take time to play and to draw.")
        said: set[int] = set()
        tracks: list[Track] = []
        parts = parts[:_MOST_TRACKS]
        names = names_apart([(p.order, p.name, program_name(p.program, p.percussion)) for p in parts])
        for part, name in zip(parts, names, strict=True):
            lyrics = [] if part.order in said else words.get(part.order, [])
            said.add(part.order)
            tracks.append(self._track(score, replace(part, name=name), left, lyrics))
            left -= part.count
        for sentence in left_out(self._left_out):
            self._file.tell(sentence)
        return ImportedScore(score.with_(tracks=tuple(tracks)), tuple(self._file.problems))

    def _track(self, score: Score, part: _Part, left: int, lyrics: list[tuple[int, Lyric]]) -> Track:
        """Return a part with at most `left` notes."""
        fields: dict[str, Any] = {
            "name": part.name,
            "program": part.program,
            "percussion": part.percussion,
            "channel": part.slot & 0x0F,
            "volume": 100 if part.volume is None else part.volume,
            "pan": 0 if part.pan is None else part.pan - 64,
        }
        bars = self._quick_bars(score, part) if not lyrics else None
        if bars is not None:
            # The bars are checked already; a copy isn't checked again.
            return Track(**fields).model_copy(update={"bars": bars})
        all_notes = part.notes[:left] if part.columns is None else part.columns.notes()
        notes = [n for n in all_notes if score.bar_map.number(n.start) < MAX_BARS]
        if len(notes) < len(all_notes):
            self._file.tell(f"Notes after bar {MAX_BARS:,} were left out.")
        words = [(tick, lyric) for tick, lyric in lyrics if score.bar_map.number(tick) < MAX_BARS]
        return loose_track(score, notes, words, **fields)

    @staticmethod
    def _quick_bars(score: Score, part: _Part) -> tuple[Bar, ...] | None:
        if part.columns is None:
            return None
        from creastudio.notation.midi_quick import bars_of

        bars = bars_of(score, part.columns)
        return bars if sum(map(len, bars)) == part.count else None

    def _frame(self) -> Score:
        return Score(
            ticks_per_quarter=self._ticks,
            title=self._title,
            tempi=tuple(self._tempi[tick] for tick in sorted(self._tempi)),
            metres=tuple(self._metres[tick] for tick in sorted(self._metres)),
            keys=tuple(self._keys[tick] for tick in sorted(self._keys)),
        )

    def _at(self, tick: int) -> int:
        return min(MAX_TICK, tick if self._scale == 1 else round(tick * self._scale))

    def _read_all(self) -> None:
        """Read the tracks side by side: what one says of a channel holds for the others."""
        names = [first_name(track) for track in self._file.tracks]
        if self._file.format != 0 and names and not any(e.status < 0x100 for e in self._file.tracks[0]):
            self._title = names[0]
        merged = (
            (e.tick, number, place) for number, t in enumerate(self._file.tracks) for place, e in enumerate(t)
        )
        programs = [0] * SLOTS
        volumes: list[int | None] = [None] * SLOTS
        pans: list[int | None] = [None] * SLOTS
        ports = [0] * len(self._file.tracks)
        sounding: dict[tuple[int, int, int], Held[_Part]] = {}
        ends = [self._at(track[-1].tick) if track else 0 for track in self._file.tracks]
        for _, number, place in sorted(merged):
            event = self._file.tracks[number][place]
            if event.status >= 0x100:
                if event.status == PORT and event.data:
                    ports[number] = event.data[0]
                self._meta(number, event)
                continue
            kind, slot = event.status & 0xF0, slot_of(ports[number], event.status & 0x0F)
            if kind == 0xC0:
                programs[slot] = event.data[0]
            elif kind == 0xB0 and event.data[0] in (7, 10):
                self._mix(slot, event.data, volumes, pans)
            elif kind in (0x80, 0x90):
                key = (number, slot, event.data[0])
                held = sounding.setdefault(key, Held())
                if kind == 0x90 and event.data[1]:
                    part = self._part(number, slot, programs[slot], names[number], volumes, pans)
                    held.begin(self._at(event.tick), event.data[1], part)
                elif not held.end(self._at(event.tick)):
                    self._left_out["ends of notes that never began"] += 1
            elif not (kind == 0xE0 and event.data == NEUTRAL_BEND):
                self._left_out[_CONTROLS.get(kind, "controllers")] += 1
        self._end(sounding, ends)

    def _end(self, sounding: dict[tuple[int, int, int], Held[_Part]], ends: list[int]) -> None:
        """Give the parts their notes; what still sounds ends at the latest with its track."""
        for (number, _, pitch), held in sounding.items():
            missing = held.finish(ends[number], 4 * self._ticks)
            if missing:
                self._file.tell("Notes without an end were ended where the next begins, or with their track.")
            for start, end, velocity, part in held.done:
                part.notes.append(Note(start, max(1, end - start), pitch, velocity))

    def _part(
        self,
        number: int,
        slot: int,
        program: int,
        name: str,
        volumes: list[int | None],
        pans: list[int | None],
    ) -> _Part:
        key = (number, slot, program)
        if key not in self._parts:
            made = _Part(name, slot, program, volume=volumes[slot], pan=pans[slot], order=number)
            self._parts[key] = made
        return self._parts[key]

    def _mix(self, slot: int, data: bytes, volumes: list[int | None], pans: list[int | None]) -> None:
        values, name = (volumes, "volume") if data[0] == 7 else (pans, "pan")
        playing = [p for p in self._parts.values() if p.slot == slot]
        if values[slot] not in (None, data[1]) and playing:
            self._left_out["changes of volume and pan"] += 1
            return
        values[slot] = data[1]
        for part in playing:
            if getattr(part, name) is None:
                setattr(part, name, data[1])

    def _meta(self, number: int, event: Event) -> None:
        tick, data = self._at(event.tick), event.data
        if event.status == _TEMPO and len(data) >= 3 and self._file.division > 0:
            microseconds = int.from_bytes(data[:3], "big")
            if not microseconds:
                self._file.tell("A tempo of zero became 120 quarter notes a minute.")
            bpm = 60e6 / (microseconds or 500_000)
            if not SLOWEST <= bpm <= FASTEST:
                self._file.tell(f"A tempo of {bpm:.0f} was brought into what is possible.")
            self._tempi[tick] = Tempo(tick=tick, bpm=min(FASTEST, max(SLOWEST, bpm)))
        elif event.status == _METRE and len(data) >= 2:
            if data[0] and data[1] < len(_DENOMINATORS):
                self._metres[tick] = Metre(tick=tick, numerator=data[0], denominator=_DENOMINATORS[data[1]])
            else:
                self._file.tell("A time signature that can't be was left out.")
        elif event.status == _KEY and len(data) >= 2:
            fifths = data[0] - 256 if data[0] > 127 else data[0]
            if abs(fifths) <= 7:
                self._keys[tick] = Key(tick=tick, fifths=fifths, mode="minor" if data[1] == 1 else "major")
        elif event.status == _LYRIC:
            self._lyrics.setdefault(number, []).append((tick, text_of(data)))


class _QuickReading(_Reading):
    """A file that was read column by column."""

    def __init__(self, quick: Quick) -> None:
        super().__init__(quick.file)
        self._quick = quick

    def _read_all(self) -> None:
        quick = self._quick
        names = [first_name(track) for track in self._file.tracks]
        if self._file.format != 0 and names and not quick.plays[0]:
            self._title = names[0]
        metas = [
            (e.tick, number, place) for number, t in enumerate(self._file.tracks) for place, e in enumerate(t)
        ]
        for _, number, place in sorted(metas):
            self._meta(number, self._file.tracks[number][place])
        self._left_out.update(quick.left_out)
        volumes: list[int | None] = [None] * SLOTS
        pans: list[int | None] = [None] * SLOTS
        # Parts come into being with their first notes, among what is said of their channels.
        steps = sorted(
            [(part.first, n, None) for n, part in enumerate(quick.parts)]
            + [(mix.order, -1, mix) for mix in quick.mixes],
            key=lambda step: step[0],
        )
        for _, number, mix in steps:
            if mix is not None:
                self._mix(mix.slot, mix.data, volumes, pans)
                continue
            part = quick.parts[number]
            made = self._part(part.track, part.slot, part.program, names[part.track], volumes, pans)
            made.columns = part.notes


_CONTROLS = {0xA0: "aftertouches", 0xB0: "controllers", 0xD0: "aftertouches", 0xE0: "pitch bends"}


def _resolution(file: MidiFile) -> tuple[int, Fraction]:
    """Return the score's ticks a quarter note, and how many of them a tick of the file is."""
    if file.division < 0:
        frames, parts = -(file.division >> 8), file.division & 0xFF
        rate = _SMPTE_RATES.get(frames, Fraction(25)) * max(1, parts)
        return 960, Fraction(1920) / rate
    ticks = file.division or 480
    # Short notes of any metre need whole ticks.
    whole = lcm(ticks, 16)
    return (
        (whole, Fraction(whole, ticks))
        if whole <= 32767
        else (ticks // 16 * 16, Fraction(ticks // 16 * 16, ticks))
    )
