"""Composes with the own network: several candidates side by side, in a grammar, around what is given.

All candidates of a window are rows of one batch that share what was read before. Each id is drawn at a point of the row's own
random numbers, so a candidate doesn't depend on those beside it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from creastudio.api import ModelCard, UserError
from creastudio.api.score import Note, Score
from creastudio_music.engine import tokens as t
from creastudio_music.engine.composing import Candidate, Cell, OnBar, Request, Veto
from creastudio_music.engine.drawing import draw, points_of
from creastudio_music.engine.following import Following
from creastudio_music.engine.nets.composer import Composer
from creastudio_music.engine.nets.swift import Rows, Swift
from creastudio_music.engine.row_writer import RowWriter, Set
from creastudio_music.engine.scoring import embedding_of, score_nats
from creastudio_music.engine.setting import Setting, setting_of
from creastudio_music.engine.windows import windows_of

Check = Callable[[], None]


@dataclass
class _Row:
    """One candidate.

    Attributes
    ----------
    notes : dict
        Track -> what was written in it.
    """

    number: int
    points: np.random.Generator
    notes: dict[int, list[Note]] = field(default_factory=dict[int, "list[Note]"])
    nats: float = 0.0

    @property
    def events(self) -> int:
        return sum(len(notes) for notes in self.notes.values())


class OwnComposer:
    """See ``MusicModel``.

    Parameters
    ----------
    network : Composer
        With its weights, on the device where it is to compute.
    """

    def __init__(self, card: ModelCard, network: Composer) -> None:
        self.card = card
        self.network = network.eval()
        self._swift: Swift | None = None

    def compose(
        self,
        request: Request,
        *,
        check_cancelled: Check,
        on_bar: OnBar | None = None,
        veto: Veto | None = None,
    ) -> list[Candidate]:
        """Fill the holes once for each seed; see ``MusicModel``."""
        if not request.seeds:
            return []
        _refuse_nothing(request)
        bare = emptied(request.score, request.holes)
        rows = [_Row(number, points_of(seed)) for number, seed in enumerate(request.seeds)]
        swift = self._swift = self._swift or Swift(self.network)
        for number, window in enumerate(
            windows_of(request.score, request.holes, self.network.config.context)
        ):
            check_cancelled()
            # In the first window all rows follow the same music; later each follows its own.
            settings = (
                [setting_of(request, _with(bare, row), window) for row in rows]
                if number
                else [setting_of(request, bare, window)] * len(rows)
            )
            writing = [_Writing(row, setting) for row, setting in zip(rows, settings, strict=True)]
            _Window(swift, request, writing, on_bar, veto).write(check_cancelled)
        return [Candidate(_with(bare, row), row.nats, row.events) for row in rows]

    def nats(self, score: Score) -> float:
        """Return the negative log-likelihood of all notes of a score; see ``score_nats``."""
        return score_nats(self.network, score)

    def embedding(self, score: Score) -> list[float]:
        """Return what the last layer says of a score on average; see ``embedding_of``."""
        return embedding_of(self.network, score)


class _Writing:
    """One candidate in one window."""

    def __init__(self, row: _Row, setting: Setting) -> None:
        self.row, self.setting = row, setting
        self.writer = RowWriter(setting.plan)
        # Percussion isn't moved to another key.
        self.shifts = [0 if line.role == "drums" else setting.piece.shift for line in setting.piece.lines]


class _Window:
    """The candidates of one window on their way."""

    def __init__(
        self,
        swift: Swift,
        request: Request,
        writing: Sequence[_Writing],
        on_bar: OnBar | None,
        veto: Veto | None,
    ) -> None:
        self._swift, self._request, self._writing = swift, request, list(writing)
        self._on_bar, self._veto = on_bar, veto

    def write(self, check_cancelled: Check) -> None:
        """Write all holes of the window in each row."""
        writing = self._writing
        session = Rows(self._swift, [one.setting.ids for one in writing], check_cancelled)
        for following, one in zip(session.following, writing, strict=True):
            mono = one.setting.plan.mono
            following.mono = [*mono, *([True] * (t.SLOTS - len(mono)))]
        while writing:
            check_cancelled()
            items = self._step(session, writing)
            going = [place for place, one in enumerate(writing) if not one.writer.finished]
            if len(going) < len(writing):
                writing, items = [writing[place] for place in going], [items[place] for place in going]
                if not writing:
                    return
                session.keep(going)
            if session.length + 1 >= self._swift.config.context:
                raise UserError(
                    "So many notes are more than the model can look at.", "Choose fewer bars or fewer tracks."
                )
            session.push(items)

    def _step(self, session: Rows, writing: Sequence[_Writing]) -> list[int]:
        """Return the next id of each row; the rows have taken note of it."""
        scores: NDArray[np.float32] | None = None
        items: list[int] = []
        for place, (one, following) in enumerate(zip(writing, session.following, strict=True)):
            may = one.writer.next(following)
            if isinstance(may, int):
                item = may
            else:
                if scores is None:
                    scores = session.logits().numpy(force=True)
                item = self._drawn(one, following, scores[place], may)
            self._take(one, following, item)
            items.append(item)
        return items

    def _drawn(
        self, one: _Writing, following: Following, scores: NDArray[np.float32], may: NDArray[np.bool_]
    ) -> int:
        found = draw(
            scores,
            may,
            self._against(one, following, may),
            temperature=self._request.temperature,
            min_p=self._request.min_p,
            point=float(one.row.points.random()),
            repeated=following.repeated(),
        )
        one.row.nats += found.nats
        return found.item

    def _against(
        self, one: _Writing, following: Following, may: NDArray[np.bool_]
    ) -> NDArray[np.float64] | None:
        """Return what is added to the log-probability of each id, or None for nothing."""
        if self._veto is None or not may[t.PITCH : t.PITCH + t.PITCHES].any():
            return None
        slot, bar = one.writer.hole
        start = one.setting.tick(bar, following.time - following.start)
        said = np.asarray(self._veto(one.row.number, one.setting.cell((slot, bar)), start))
        added = np.zeros(t.SIZE)
        pitches = np.arange(t.PITCHES) - one.shifts[slot]
        inside = (pitches >= 0) & (pitches < t.PITCHES)
        added[t.PITCH : t.PITCH + t.PITCHES][inside] += said[pitches[inside]]
        added[t.PITCH : t.PITCH + t.PITCHES][~inside] = -np.inf
        return added

    def _take(self, one: _Writing, following: Following, item: int) -> None:
        writer = one.writer
        hole, done = writer.hole, writer.done
        made = writer.take(item, following)
        if made is not None and not made.locked:
            self._add(one, hole, made)
        if writer.done > done and (writer.finished or writer.hole[1] != hole[1]):
            self._tell(one, hole[1])

    def _add(self, one: _Writing, hole: tuple[int, int], made: Set) -> None:
        """Add a note to a row, or lengthen the one that it goes on from."""
        cell = one.setting.cell(hole)
        note, goes_on = one.setting.notes(hole, made)
        notes = one.row.notes.setdefault(cell.track, [])
        place = _ending(notes, note) if goes_on else None
        if place is None:
            notes.append(note)
        else:
            before = notes[place]
            note = notes[place] = before._replace(duration=note.start + note.duration - before.start)
        if self._veto is not None:
            self._veto.wrote(one.row.number, cell, note)

    def _tell(self, one: _Writing, bar: int) -> None:
        if self._on_bar is None:
            return
        number = one.setting.piece.first + bar
        line = one.setting.score.bar_map.bar(number)
        written = {
            track: [note for note in notes if line.start <= note.start < line.end]
            for track, notes in one.row.notes.items()
        }
        self._on_bar(one.row.number, number, {track: notes for track, notes in written.items() if notes})


def _ending(notes: Sequence[Note], rest: Note) -> int | None:
    """Return which of the notes written last ends where `rest` begins, on the same pitch."""
    for place in range(len(notes) - 1, max(-1, len(notes) - 17), -1):
        if notes[place].pitch == rest.pitch and notes[place].start + notes[place].duration == rest.start:
            return place
    return None


def _refuse_nothing(request: Request) -> None:
    if not request.holes:
        raise UserError("There is nothing to compose.", "Choose bars and tracks that are to be written.")
    outside = [cell for cell in request.holes if cell.track >= len(request.score.tracks) or min(cell) < 0]
    if outside:
        raise UserError(f"The score has no track {outside[0].track + 1}.", "Choose one that it has.")


def emptied(score: Score, holes: Iterable[Cell]) -> Score:
    """Return the score without the notes of its holes but for those that are locked; words are kept."""
    bars: dict[int, set[int]] = {}
    for cell in holes:
        bars.setdefault(cell.track, set()).add(cell.bar)
    for track, numbers in bars.items():
        stored = score.tracks[track].bars
        if not any(number < len(stored) and len(stored[number]) for number in numbers):
            continue
        kept = [
            note
            for number, bar in enumerate(stored)
            if bar
            for note in bar.notes(score.bar_map.bar(number).start)
            if note.locked or number not in numbers
        ]
        score = score.with_notes(track, kept)
    return score


def _with(score: Score, row: _Row) -> Score:
    """Return a score whose holes are empty with what a row has written."""
    for track, written in row.notes.items():
        kept = list(score.notes(track))
        velocity = _usual_velocity(score, track)
        fitted = _beside(kept, written) if not score.tracks[track].percussion else written
        score = score.with_notes(track, [*kept, *(note._replace(velocity=velocity) for note in fitted)])
    return score


def _beside(kept: Sequence[Note], written: Iterable[Note]) -> Iterable[Note]:
    """Yield written notes so that none sounds on into one of the same pitch that is kept: times off the grid were rounded."""
    starts: dict[int, list[int]] = {}
    for note in kept:
        starts.setdefault(note.pitch, []).append(note.start)
    for note in written:
        same = starts.get(note.pitch, [])
        at = bisect_right(same, note.start)
        if at and same[at - 1] == note.start:
            continue
        if at < len(same) and same[at] < note.start + note.duration:
            note = note._replace(duration=same[at] - note.start)
        yield note


def _usual_velocity(score: Score, track: int) -> int:
    """Return how loud a track is in the middle; 80 where it has no notes."""
    loud = sorted(v for bar in score.tracks[track].bars for v in bar.velocity)
    return loud[len(loud) // 2] if loud else 80
