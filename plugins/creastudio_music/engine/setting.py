"""One window as the network sees it, and what is written in it as notes of the score again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from creastudio.api.score import Note, Score
from creastudio.api.score_changes import bars_of
from creastudio_music.engine import tokens as t
from creastudio_music.engine.composing import Cell, Request
from creastudio_music.engine.pieces import Line, Piece, notes_of, piece_of
from creastudio_music.engine.row_writer import Hole, Plan, Set
from creastudio_music.engine.sequences import Controls, in_order, prompt
from creastudio_music.engine.windows import Window

_VOICES = {"soprano", "alto", "tenor", "bass"}


@dataclass(frozen=True)
class Setting:
    """A window made ready.

    Attributes
    ----------
    piece : Piece
        What is given; holes hold only what is locked.
    ids : list of int
        What the network reads before it writes.
    plan : Plan
        What it then writes.
    """

    score: Score
    piece: Piece
    ids: list[int]
    plan: Plan

    def cell(self, hole: Hole) -> Cell:
        """Return which cell of the score a hole is."""
        slot, bar = hole
        return Cell(self.piece.lines[slot].track, self.piece.first + bar)

    def notes(self, hole: Hole, item: Set) -> tuple[Note, bool]:
        """Return an event as a note of the score, and whether it is the rest of one of the bar before."""
        return notes_of(self.score, self.piece, hole[0], hole[1], [item.event])[0]

    def tick(self, bar: int, steps: int) -> int:
        """Return the tick of a place in a bar of the piece."""
        begin = self.score.bar_map.bar(self.piece.first + bar).start
        return begin + steps * self.score.ticks_per_quarter // t.STEPS


def setting_of(request: Request, score: Score, window: Window) -> Setting:
    """Make a window ready.

    Parameters
    ----------
    score : Score
        As it stands now: holes that are still to be written hold only what is locked.
    """
    bars = window.last - window.first
    # Roles and key go by all that stood there, also where it is to be written anew.
    whole = _cut(request.score, window)
    stood = piece_of(whole, bars=bars, tracks=window.tracks)
    given = piece_of(_cut(score, window), bars=bars, tracks=window.tracks)
    try:
        given = given.moved(stood.shift - given.shift)
    except ValueError:  # near the end of what MIDI can say
        stood = stood.moved(given.shift - stood.shift)
    cells = {line.track: line.cells for line in given.lines}
    empty = {line.track for line in stood.lines if not any(line.cells)}
    lines = tuple(Line(line.role, line.track, cells[line.track]) for line in stood.lines)
    piece = replace(stood, lines=lines, first=window.first, snapped=given.snapped)

    def places(wanted: tuple[Cell, ...]) -> list[Hole]:
        return in_order([(piece.slot_of(cell.track), cell.bar - window.first) for cell in wanted])

    holes = places(window.holes)
    rhythm = {hole: stood.lines[hole[0]].cells[hole[1]] for hole in holes} if request.keep_rhythm else {}
    plan = Plan(
        holes=tuple(holes),
        locked={hole: piece.lines[hole[0]].cells[hole[1]] for hole in holes},
        # A bar where nothing stood has no rhythm to keep.
        rhythm={hole: events for hole, events in rhythm.items() if events},
        mono=tuple(_one_at_a_time(line, line.track in empty) for line in piece.lines),
    )
    masked = {*holes, *places(window.beyond)}
    return Setting(score, piece, prompt(piece, masked, controls_of(request, piece)), plan)


def _cut(score: Score, window: Window) -> Score:
    """Return the bars of a window; what is sung to them is of no matter here."""
    return bars_of(score, window.first, window.last)


def _one_at_a_time(line: Line, empty: bool) -> bool:
    """Tell whether a line is written one note at a time: voices are, and what has been so far."""
    return line.mono or line.role == "part" or (empty and line.role != "drums")


def controls_of(request: Request, piece: Piece) -> Controls:
    """Return the header for a request: what it asks for, else what the piece is."""
    asked: Mapping[str, str | int] = request.controls
    roles = {line.role for line in piece.lines}
    style = str(asked.get("style", "")) or ("chorale" if len(roles & _VOICES) >= 3 else "")
    density = asked.get("density", "")
    densities = {slot: int(density) for slot in range(len(piece.lines))} if isinstance(density, int) else None
    mode = str(asked.get("mode", "")) or piece.mode
    return Controls(style, mode, piece.metre, densities=densities)
