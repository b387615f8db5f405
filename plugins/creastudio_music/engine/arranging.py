"""The arranger: chords of a score become drums, bass, comping, figure and pad in a style; what is given stays as it is."""

from __future__ import annotations

import random
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from creastudio.api import UserError
from creastudio.api.score import Note, Score, Track, loose_track
from creastudio_music.theory.bass_line import bass_line
from creastudio_music.theory.chord_line import Span, from_the_first
from creastudio_music.theory.chord_parts import Given, chord_part
from creastudio_music.theory.drum_line import drum_line
from creastudio_music.theory.feel import LATE, humanised, swung, with_swing
from creastudio_music.theory.form import SECTION, BarPlan, Shape, planned
from creastudio_music.theory.grooves import GROOVES, PARTS, Groove
from creastudio_music.theory.grooves.groove import KITS
from creastudio_music.theory.scales import scale_of

MAX_BARS = 4000
NAMES: Mapping[str, str] = {"drums": "Drums", "bass": "Bass", "comp": "Chords", "arp": "Figure", "pad": "Pad"}
"""Part -> name of its track."""


@dataclass(frozen=True)
class Setting:
    """How an accompaniment is to be.

    Attributes
    ----------
    intensity : float
        0 to 1: which of the patterns, and how loud.
    shape : str
        How intensity goes through the piece; see ``form.planned``.
    swing : float or None
        0.5 (straight) to 0.75; None for the style's own.
    humanise : float
        0 (as written) to 1.
    fills : int
        Bars from fill to fill; 0 for none.
    instruments : mapping
        Part -> General MIDI program in place of the style's.
    parts : tuple of str
        Which of ``PARTS`` there are.
    sections : tuple of int
        Bars that sections begin at; every eight where empty.
    levels : tuple of float
        What is added to the intensity in each section.
    ending : bool
        Whether all hold in the last bar.
    bars : int
        How many are accompanied; 0 for all of the score.
    only : frozenset of int, optional
        The bars that get notes, from 0; all when it is left out.
    """

    intensity: float = 0.5
    shape: Shape = "steady"
    swing: float | None = None
    humanise: float = 0.5
    fills: int = SECTION
    instruments: Mapping[str, int] = field(default_factory=dict[str, int])
    parts: tuple[str, ...] = PARTS
    sections: tuple[int, ...] = ()
    levels: tuple[float, ...] = ()
    ending: bool = True
    bars: int = 0
    only: frozenset[int] | None = None


def arrange(
    score: Score,
    style: str,
    setting: Setting | None = None,
    *,
    seed: int = 0,
    check_cancelled: Callable[[], None] = lambda: None,
) -> Score:
    """Return the score with an accompaniment of its chords below its tracks, which are the same objects.

    Parameters
    ----------
    score : Score
        With chords; see ``creastudio_music.engine.chording`` for one without.
    style : str
        One of ``GROOVES``.
    seed : int
        The same one makes the same notes.

    Raises
    ------
    UserError
        When there are no bars or chords, more bars than ``MAX_BARS``, or the style isn't known.
    """
    own = setting or Setting()
    groove = _groove(style)
    bars = own.bars or score.bar_count
    check_length(bars)
    if not bars:
        raise UserError("The score has no bars to accompany.", "Choose one with notes or chords.")
    if not any(chord.tick < score.bar_map.bar(bars - 1).end for chord in score.chords):
        raise UserError(
            "There are no chords to accompany.",
            'Type some into Chords, such as C Am F G (on the command line --set chords="C Am F G"), '
            "or give a score with notes.",
        )
    work = _Work(score, groove, own, bars, seed)
    tracks: list[Track] = []
    for part in PARTS:
        check_cancelled()
        if part in own.parts:
            track = work.track(part)
            if track is not None:
                tracks.append(track)
    return score.with_(tracks=(*score.tracks, *tracks))


def check_length(bars: int) -> None:
    """Raise a ``UserError`` where there are more bars than ``MAX_BARS``."""
    if bars > MAX_BARS:
        raise UserError(f"The score has {bars:,} bars.", f"Accompany at most {MAX_BARS:,} at once.")


def _groove(style: str) -> Groove:
    if style not in GROOVES:
        raise UserError(f"There is no style '{style[:40]}'.", f"Choose one of {', '.join(GROOVES)}.")
    return GROOVES[style]


class _Work:
    """What all parts of one accompaniment share."""

    def __init__(self, score: Score, groove: Groove, setting: Setting, bars: int, seed: int) -> None:
        self._score, self._groove, self._setting, self._seed = score, groove, setting, seed
        self._plan = planned(
            score,
            bars,
            beats=groove.beats,
            intensity=setting.intensity,
            shape=setting.shape,
            fills=setting.fills,
            sections=setting.sections,
            levels=setting.levels,
            ending=setting.ending,
        )
        end = self._plan[-1].line.end
        self._spans = from_the_first(score, end)
        self._given = _given(score, self._spans)
        self._scales = [_scale(score, span) for span in self._spans]
        swing = groove.swing if setting.swing is None else setting.swing
        self._swung = swung(self._plan, swing, groove.swung, score.ticks_per_quarter)

    def track(self, part: str) -> Track | None:
        """Return the track of a part; None where it plays nothing."""
        rng = random.Random(f"{self._seed}/{part}")
        notes = self._notes(part, rng)
        if not notes:
            return None
        notes = _apart(with_swing(notes, self._swung))
        hands = random.Random(f"{self._seed}/{part}/hands")
        notes = humanised(
            notes,
            self._plan,
            self._setting.humanise,
            hands,
            late=LATE[part],
            ticks_per_ms=self._ticks_per_ms,
        )
        notes = _apart(_within(notes, self._plan))
        if self._setting.only is not None:
            notes = _in_bars(notes, self._plan, self._setting.only)
        if not notes:
            return None
        return loose_track(self._score, notes, **self._fields(part))

    def _notes(self, part: str, rng: random.Random) -> list[Note]:
        score, groove, plan = self._score, self._groove, self._plan
        if part == "drums":
            return drum_line(groove, plan, rng, score.ticks_per_quarter)
        if part == "bass":
            return bass_line(groove, plan, self._spans, self._scales, rng)
        chordal = groove.chordal(part)
        if chordal is None:
            return []
        return chord_part(
            groove,
            chordal,
            plan,
            self._spans,
            self._given,
            ticks_per_ms=self._ticks_per_ms(plan[0].line.start),
        )

    def _fields(self, part: str) -> dict[str, Any]:
        groove, own = self._groove, self._setting.instruments.get(part)
        if part == "drums":
            kit = KITS[groove.drums.kit] if own is None else own
            return {"name": NAMES[part], "percussion": True, "program": kit, "volume": groove.drums.volume}
        source = groove.bass if part == "bass" else groove.chordal(part)
        assert source is not None  # a part without one has no notes
        return {
            "name": NAMES[part],
            "program": source.program if own is None else own,
            "volume": source.volume,
            "pan": source.pan,
            "clef": "bass" if part == "bass" else "",
        }

    def _ticks_per_ms(self, tick: int) -> float:
        tempi = self._score.tempi
        index = bisect_right(tempi, tick, key=lambda tempo: tempo.tick) - 1
        bpm = tempi[index].bpm if index >= 0 else 120.0
        return bpm * self._score.ticks_per_quarter / 60_000


def _within(notes: Sequence[Note], plan: Sequence[BarPlan]) -> list[Note]:
    end = plan[-1].line.end
    return [n._replace(duration=max(1, min(n.duration, end - n.start))) for n in notes if n.start < end]


def _in_bars(notes: Sequence[Note], plan: Sequence[BarPlan], only: frozenset[int]) -> list[Note]:
    """Return the notes of some bars, cut where others begin."""
    starts = [bar.line.start for bar in plan]
    ends: dict[int, int] = {}
    for bar in reversed(plan):
        if bar.number in only:
            ends[bar.number] = ends.get(bar.number + 1, bar.line.end)
    found: list[Note] = []
    for note in notes:
        end = ends.get(plan[max(0, bisect_right(starts, note.start) - 1)].number)
        if end is not None:
            found.append(_lasting(note, min(note.duration, end - note.start)))
    return found


def _apart(notes: Sequence[Note]) -> list[Note]:
    """Return notes so that none sounds on into the same pitch struck again; of two at one time the louder stays."""
    found: list[Note] = []
    last: dict[int, int] = {}
    for note in sorted(notes):
        index = last.get(note.pitch)
        if index is not None:
            before = found[index]
            if before.start == note.start:
                if note.velocity > before.velocity:
                    found[index] = note
                continue
            if before.start + before.duration > note.start:
                found[index] = _lasting(before, note.start - before.start)
        last[note.pitch] = len(found)
        found.append(note)
    return found


def _lasting(note: Note, duration: int) -> Note:
    """Return a note that lasts so long."""
    return note._replace(duration=max(1, duration))


def _scale(score: Score, span: Span) -> frozenset[int]:
    """Return the tones of the key at a chord, 0 to 11, with those of the chord."""
    return scale_of(score.key_at(span.start)) | frozenset(span.tones)


def _given(score: Score, spans: Sequence[Span]) -> list[Given]:
    """Return for each chord what the given tracks have there: how low the melody goes, and which tones are long."""
    lowest = [127] * len(spans)
    long: list[set[int]] = [set() for _ in spans]
    pitched = [index for index, track in enumerate(score.tracks) if not track.percussion and len(track)]
    if not pitched or not spans:
        return [Given(127, frozenset()) for _ in spans]
    heights = {i: sum(n.pitch for n in score.notes(i)) / len(score.tracks[i]) for i in pitched}
    melody = max(heights, key=lambda i: heights[i])
    quarter = score.ticks_per_quarter
    for index in pitched:
        for note in score.notes(index):
            first = max(0, bisect_right(spans, note.start, key=lambda span: span.start) - 1)
            end = note.start + note.duration
            for number in range(first, len(spans)):
                if spans[number].start >= end:
                    break
                if index == melody:
                    lowest[number] = min(lowest[number], note.pitch)
                if min(end, spans[number].end) - max(note.start, spans[number].start) >= quarter:
                    long[number].add(note.pitch % 12)
    return [Given(low, frozenset(tones)) for low, tones in zip(lowest, long, strict=True)]
