"""What a person sees and has chosen of a score: nothing of it is saved or undone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal, NamedTuple

from PySide6.QtCore import QObject, Signal

from creastudio.api.score import Note, Score
from creastudio.core.score_editing import NOTHING, Chosen, Edited, Pick, picks, picks_between
from creastudio.core.score_keys import nearest_in_scale
from creastudio.shell.score.roll_map import ALL_ROWS, RollMap
from creastudio.shell.score.source import ScoreSource

Tool = Literal["select", "draw", "erase", "split"]

TOOLS: tuple[Tool, ...] = ("select", "draw", "erase", "split")

GRIDS: tuple[tuple[str, int, int], ...] = (
    ("1/1", 4, 1), ("1/2", 2, 1), ("1/4", 1, 1), ("1/8", 1, 2), ("1/16", 1, 4), ("1/32", 1, 8),
    ("1/2T", 4, 3), ("1/4T", 2, 3), ("1/8T", 1, 3), ("1/16T", 1, 6),
)  # fmt: skip
"""Name, and the length in quarters as a fraction."""


class Preview(NamedTuple):
    """What a drag would do: notes that would go, and notes that would come."""

    gone: Chosen
    fresh: tuple[Pick, ...]


class RollState(QObject):
    """The view of one score and the notes that are chosen in it."""

    mapChanged = Signal()
    chosenChanged = Signal()
    previewChanged = Signal()
    """Notes are being dragged, or aren't any more."""
    trackChanged = Signal()
    """Another track is written in, or others are seen."""
    toolChanged = Signal()
    optionsChanged = Signal()
    """Grid, scale or what is seen beside the notes."""
    barsChanged = Signal()
    """Other bars are marked."""
    caretChanged = Signal()
    chordWanted = Signal(int)
    """Tick at which a chord is to be written."""
    wordsWanted = Signal(int)
    """Tick at which lyrics are to be written."""
    touched = Signal(int, object)
    """(track, Note): a person touched or drew a note; it may be sounded."""

    def __init__(self, source: ScoreSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.source = source
        self.map = RollMap()
        self.chosen: Chosen = NOTHING
        self.track = 0
        self.hidden: frozenset[int] = frozenset()
        self.tool: Tool = "select"
        self.grid_name = "1/16"
        self.snapping = True
        self.scale_lock = False
        self.scale_shown = True
        self.ghosts = True
        self.folded = False
        self.bars: tuple[int, int] | None = None
        """Marked bars, from the first up to, not including, the last; None for none."""
        self.marked_tracks: frozenset[int] = frozenset()
        """Tracks that generators are to work on; none for all, or for those of chosen notes."""
        self.preview: Preview | None = None
        """What is being dragged."""
        self.caret = 0, 60
        """Where the keyboard writes: tick and pitch."""
        self.caret_shown = False
        self.duration = 0
        """Ticks of the note that is drawn next; 0 for one step of the grid."""
        self.velocity = 80
        source.changed.connect(self._score_changed)
        source.opened.connect(self._opened)

    @property
    def score(self) -> Score | None:
        """The score as it is."""
        return self.source.score

    @property
    def grid(self) -> int:
        """Ticks of a step of the grid."""
        score = self.score
        quarter = score.ticks_per_quarter if score is not None else 960
        _, over, under = next(item for item in GRIDS if item[0] == self.grid_name)
        return max(1, quarter * over // under)

    @property
    def least(self) -> int:
        """Ticks that a note has at least when its edge is dragged."""
        return (
            self.grid
            if self.snapping
            else max(1, (self.score.ticks_per_quarter if self.score else 960) // 32)
        )

    @property
    def shown_tracks(self) -> list[int]:
        """Numbers of the tracks that are seen, the one that is written in the last."""
        count = len(self.score.tracks) if self.score is not None else 0
        others = [n for n in range(count) if n != self.track and n not in self.hidden]
        return [*(others if self.ghosts else []), *([self.track] if self.track < count else [])]

    # -- changing what is seen

    def set_map(self, roll: RollMap) -> None:
        """Scroll or zoom."""
        if roll != self.map:
            self.map = roll
            self.mapChanged.emit()

    def choose(self, chosen: Iterable[tuple[int, Note]], *, add: bool = False) -> None:
        """Choose exactly these notes, or these too."""
        new = frozenset(chosen) | (self.chosen if add else NOTHING)
        if new != self.chosen:
            self.chosen = new
            self.chosenChanged.emit()

    def set_preview(self, preview: Preview | None) -> None:
        """Show what is being dragged; None shows the score as it is."""
        if preview is not self.preview:
            self.preview = preview
            self.previewChanged.emit()

    def set_track(self, track: int) -> None:
        """Write in another track."""
        count = len(self.score.tracks) if self.score is not None else 0
        track = min(max(track, 0), max(count - 1, 0))
        if track != self.track:
            self.track = track
            self.hidden -= {track}
            self._fold()
            self.trackChanged.emit()

    def set_hidden(self, track: int, *, hidden: bool) -> None:
        """Hide a track, or show it."""
        new = self.hidden | {track} if hidden else self.hidden - {track}
        if new != self.hidden:
            self.hidden = new
            self.trackChanged.emit()

    def set_tool(self, tool: Tool) -> None:
        """Work with another tool."""
        if tool != self.tool:
            self.tool = tool
            self.toolChanged.emit()

    def set_option(self, **values: object) -> None:
        """Set grid_name, snapping, scale_lock, scale_shown, ghosts or folded."""
        if any(getattr(self, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(self, name, value)
            if "folded" in values:
                self._fold()
            self.optionsChanged.emit()

    def mark_bars(self, bars: tuple[int, int] | None) -> None:
        """Mark bars, from the first up to, not including, the last."""
        if bars != self.bars:
            self.bars = bars
            self.barsChanged.emit()

    def mark_tracks(self, tracks: Iterable[int]) -> None:
        """Mark tracks for what is generated."""
        new = frozenset(tracks)
        if new != self.marked_tracks:
            self.marked_tracks = new
            self.trackChanged.emit()

    def put_caret(self, tick: int, pitch: int) -> None:
        """Let the keyboard write at another place."""
        self.caret = max(0, tick), min(max(pitch, 0), 127)
        self.caretChanged.emit()

    def show_caret(self, *, shown: bool) -> None:
        """Show where the keyboard writes, or not: while the mouse is used it isn't."""
        if shown != self.caret_shown:
            self.caret_shown = shown
            self.caretChanged.emit()

    # -- acting

    def apply(self, edited: Edited, label: str) -> bool:
        """Make a change of notes as one undo step; what it chose is chosen."""
        self.set_preview(None)
        if edited.score is self.score:
            self.choose(edited.chosen)
            return True
        done = self.source.set_score(edited.score, label)
        if done:
            self.choose(edited.chosen)
        return done

    def snapped(self, tick: float, *, free: bool = False, down: bool = False) -> int:
        """Return the line of the grid at a tick: the nearest, or the one before where `down`."""
        score = self.score
        if score is None or free or not self.snapping:
            return max(0, round(tick))
        line = score.bar_map.bar(score.bar_map.number(max(0, int(tick))))
        steps = (tick - line.start) / self.grid
        place = line.start + (int(steps) if down else round(steps)) * self.grid
        return max(0, min(place, line.end))

    def in_scale(self, tick: int, pitch: int, way: int = 0) -> int:
        """Return the pitch that is written for one at a tick: the nearest of the scale where notes keep to it.

        Parameters
        ----------
        way : int
            As for ``nearest_in_scale``.
        """
        score = self.score
        if not self.scale_lock or score is None or self.track >= len(score.tracks):
            return pitch
        drums = score.tracks[self.track].percussion
        return pitch if drums else nearest_in_scale(score.key_at(tick), pitch, way)

    def all_of_track(self) -> Chosen:
        """Return every note of the track that is written in."""
        score = self.score
        return frozenset(picks(score, [self.track])) if score is not None and score.tracks else NOTHING

    # -- inside

    def _opened(self) -> None:
        score = self.score
        self.track, self.hidden, self.bars, self.chosen = 0, frozenset(), None, NOTHING
        self.marked_tracks = frozenset()
        if score is not None:
            self.track = next((n for n, track in enumerate(score.tracks) if len(track)), 0)
            self.map = RollMap(quarter=score.ticks_per_quarter, row=self.map.row, width=self.map.width)
        self._fold()
        self.chosenChanged.emit()
        self.trackChanged.emit()

    def _score_changed(self) -> None:
        score = self.score
        self.set_preview(None)
        if score is not None:
            self._count_in(score.ticks_per_quarter)
        count = len(score.tracks) if score is not None else 0
        if self.track >= max(count, 1):
            self.track = max(count - 1, 0)
            self.trackChanged.emit()
        if score is None:
            self.choose(())
        else:
            there = {pick for pick in self.chosen if pick[0] < count}
            ticks = [note.start for _, note in there]
            known = (
                set(picks_between(score, min(ticks), max(ticks) + 1, {t for t, _ in there}))
                if ticks
                else set()
            )
            self.choose(there & known)
        self._fold()

    def _count_in(self, quarter: int) -> None:
        """Go on at the same place and zoom when another version of the score counts in other ticks."""
        finer = quarter / self.map.quarter
        if finer != 1:
            self.caret = round(self.caret[0] * finer), self.caret[1]
            self.duration = round(self.duration * finer)
            self.set_map(replace(self.map, quarter=quarter, left=self.map.left * finer))

    def _fold(self) -> None:
        rows, score = ALL_ROWS, self.score
        if self.folded and score is not None and self.track < len(score.tracks):
            used = {pitch for bar in score.tracks[self.track].bars for pitch in bar.pitch}
            rows = tuple(sorted(used, reverse=True)) or ALL_ROWS
        if rows != self.map.rows:
            middle = self.map.rows[len(self.map.rows) // 2] if self.map.rows else 60
            self.set_map(replace(self.map, rows=rows, top=0.0 if rows is not ALL_ROWS else self.map.top))
            if rows is ALL_ROWS:
                self.set_map(self.map.centred(middle, 300))
