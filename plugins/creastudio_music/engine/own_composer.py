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
from creastudio_music.engine.nets.session import Session, begin
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
    writer: RowWriter | None = None

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
        alike = True
        for window in windows_of(request.score, request.holes, self.network.config.context):
            # In the first window all rows follow the same music; later each follows its own.
            for group in [rows] if alike else [[row] for row in rows]:
                check_cancelled()
                score = bare if alike else _with(bare, group[0])
                setting = setting_of(request, score, window)
                _Window(self.network, request, setting, group, on_bar, veto).write(check_cancelled)
            alike = False
        return [Candidate(_with(bare, row), row.nats, row.events) for row in rows]

    def nats(self, score: Score) -> float:
        """Return the negative log-likelihood of all notes of a score; see ``score_nats``."""
        return score_nats(self.network, score)

    def embedding(self, score: Score) -> list[float]:
        """Return what the last layer says of a score on average; see ``embedding_of``."""
        return embedding_of(self.network, score)


class _Window:
    """The rows of one window on their way."""

    def __init__(
        self,
        network: Composer,
        request: Request,
        setting: Setting,
        rows: Sequence[_Row],
        on_bar: OnBar | None,
        veto: Veto | None,
    ) -> None:
        self._network, self._request, self._setting = network, request, setting
        self._rows = list(rows)
        self._on_bar, self._veto = on_bar, veto
        # Percussion isn't moved to another key.
        self._shifts = [0 if line.role == "drums" else setting.piece.shift for line in setting.piece.lines]

    def write(self, check_cancelled: Check) -> None:
        """Write all holes of the window in each row."""
        rows = self._rows
        for row in rows:
            row.writer = RowWriter(self._setting.plan)
        session = begin(self._network, self._setting.ids, len(rows), check_cancelled)
        mono = self._setting.plan.mono
        for following in session.following:
            following.mono = [*mono, *([True] * (t.SLOTS - len(mono)))]
        while rows:
            check_cancelled()
            items = self._step(session, rows)
            going = [place for place, row in enumerate(rows) if row.writer and not row.writer.finished]
            if len(going) < len(rows):
                rows, items = [rows[place] for place in going], [items[place] for place in going]
                if not rows:
                    return
                session.keep(going)
            if session.length + 1 >= self._network.config.context:
                raise UserError(
                    "So many notes are more than the model can look at.", "Choose fewer bars or fewer tracks."
                )
            session.push(items)

    def _step(self, session: Session, rows: Sequence[_Row]) -> list[int]:
        """Return the next id of each row; the rows have taken note of it."""
        scores: NDArray[np.float32] | None = None
        items: list[int] = []
        for place, (row, following) in enumerate(zip(rows, session.following, strict=True)):
            assert row.writer is not None
            may = row.writer.next(following)
            if isinstance(may, int):
                item = may
            else:
                if scores is None:
                    scores = session.logits().numpy(force=True)
                item = self._drawn(row, following, scores[place], may)
            self._take(row, following, item)
            items.append(item)
        return items

    def _drawn(
        self, row: _Row, following: Following, scores: NDArray[np.float32], may: NDArray[np.bool_]
    ) -> int:
        found = draw(
            scores,
            may,
            self._against(row, following, may),
            temperature=self._request.temperature,
            min_p=self._request.min_p,
            point=float(row.points.random()),
        )
        row.nats += found.nats
        return found.item

    def _against(self, row: _Row, following: Following, may: NDArray[np.bool_]) -> NDArray[np.float64] | None:
        """Return what is added to the log-probability of each id, or None for nothing."""
        if self._veto is None or row.writer is None or not may[t.PITCH : t.PITCH + t.PITCHES].any():
            return None
        slot, bar = row.writer.hole
        start = self._setting.tick(bar, following.time - following.start)
        said = np.asarray(self._veto(row.number, self._setting.cell((slot, bar)), start))
        added = np.zeros(t.SIZE)
        shift = self._shifts[slot]
        pitches = np.arange(t.PITCHES) - shift
        inside = (pitches >= 0) & (pitches < t.PITCHES)
        added[t.PITCH : t.PITCH + t.PITCHES][inside] = said[pitches[inside]]
        added[t.PITCH : t.PITCH + t.PITCHES][~inside] = -np.inf
        return added

    def _take(self, row: _Row, following: Following, item: int) -> None:
        writer = row.writer
        assert writer is not None
        hole, done = writer.hole, writer.done
        made = writer.take(item, following)
        if made is not None and not made.locked:
            self._add(row, hole, made)
        if writer.done > done and (writer.finished or writer.hole[1] != hole[1]):
            self._tell(row, hole[1])

    def _add(self, row: _Row, hole: tuple[int, int], made: Set) -> None:
        """Add a note to a row, or lengthen the one that it goes on from."""
        cell = self._setting.cell(hole)
        note, goes_on = self._setting.notes(hole, made)
        notes = row.notes.setdefault(cell.track, [])
        place = _ending(notes, note) if goes_on else None
        if place is None:
            notes.append(note)
        else:
            before = notes[place]
            note = notes[place] = before._replace(duration=note.start + note.duration - before.start)
        if self._veto is not None:
            self._veto.wrote(row.number, cell, note)

    def _tell(self, row: _Row, bar: int) -> None:
        if self._on_bar is None:
            return
        number = self._setting.piece.first + bar
        line = self._setting.score.bar_map.bar(number)
        written = {
            track: [note for note in notes if line.start <= note.start < line.end]
            for track, notes in row.notes.items()
        }
        self._on_bar(row.number, number, {track: notes for track, notes in written.items() if notes})


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
