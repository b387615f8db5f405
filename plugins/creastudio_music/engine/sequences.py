"""Pieces as ids: what is given, what is masked, and the answers."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from creastudio_music.engine import tokens as t
from creastudio_music.engine.pieces import Event, Events, Line, Piece, ids_of


@dataclass(frozen=True)
class Controls:
    """What stands in the header; what is left out means "any".

    Attributes
    ----------
    style, mode, metre : str
        As ``tokens`` names them, or "".
    held : bool
        Whether repeated notes are written as one that is held.
    roles : bool
        Whether the roles of the lines are said.
    densities : mapping
        Slot -> 0 (few notes) to 9.
    away : int
        Semitones above the key without sharps or flats.
    """

    style: str = ""
    mode: str = ""
    metre: str = ""
    held: bool = False
    roles: bool = True
    densities: Mapping[int, int] | None = None
    away: int = 0


def of_piece(piece: Piece, *, held: bool = False) -> Controls:
    """Return the controls that say what the piece is, without densities."""
    return Controls(piece.style, piece.mode, piece.metre, held, away=piece.away)


def header(piece: Piece, controls: Controls) -> list[int]:
    """Return ``BEGIN`` and the header."""
    made = [t.BEGIN]
    if controls.style:
        made.append(t.style(controls.style))
    if controls.mode:
        made.append(t.mode(controls.mode))
    if controls.metre:
        made.append(t.metre(controls.metre))
    if controls.away % t.SHIFTS:
        made.append(t.shift(controls.away))
    made.append(t.HELD_STYLE if controls.held else t.REPEATED)
    levels = controls.densities or {}
    for slot, line in enumerate(piece.lines):
        made.append(t.SLOT + slot)
        if controls.roles:
            made.append(t.role(line.role))
        if slot in levels:
            made.append(t.density(levels[slot]))
    return made


def prompt(piece: Piece, holes: Collection[tuple[int, int]], controls: Controls) -> list[int]:
    """Return header, skeleton and ``ANSWER``.

    Parameters
    ----------
    holes : collection of (slot, bar)
        Cells that are masked, whatever the piece has there.
    """
    made = header(piece, controls)
    before = 0
    for bar, length in enumerate(piece.bars):
        made.append(t.BAR)
        if length != before:
            made.append(t.DURATION + length)
            before = length
        for slot, line in enumerate(piece.lines):
            made.append(t.SLOT + slot)
            made += [t.MASK] if (slot, bar) in holes else [*ids_of(line.cells[bar]), t.END]
    return [*made, t.ANSWER]


def in_order(holes: Collection[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return cells (slot, bar) in the order in which they are written."""
    return sorted(holes, key=lambda hole: (hole[1], hole[0]))


def answers(piece: Piece, holes: Collection[tuple[int, int]]) -> list[int]:
    """Return the answers that fill the holes with what the piece has there."""
    made: list[int] = []
    for slot, bar in in_order(holes):
        made += [t.SLOT + slot, *ids_of(piece.lines[slot].cells[bar]), t.END]
    return made


def density_of(piece: Piece, slot: int) -> int:
    """Return how dense a line is, 0 to 9: notes that begin in a quarter, times 2.5."""
    count = sum(not event.goes_on for events in piece.lines[slot].cells for event in events)
    return min(t.DENSITIES - 1, round(2.5 * count * t.STEPS / max(1, sum(piece.bars))))


# -- repeated notes as held ones


def merged(piece: Piece) -> Piece:
    """Return the piece with equal pitches that touch made one note, in lines of one voice."""
    return replace(
        piece, lines=tuple(_merged(line, piece.bars) if line.mono else line for line in piece.lines)
    )


def _merged(line: Line, bars: tuple[int, ...]) -> Line:
    sounding = -1  # the pitch that sounds up to the bar line
    cells: list[Events] = []
    for events, length in zip(line.cells, bars, strict=True):
        made: list[Event] = []
        for event in events:
            last = made[-1] if made else None
            if last and last.pitch == event.pitch and last.onset + last.duration == event.onset:
                made[-1] = last._replace(duration=last.duration + event.duration)
            else:
                made.append(event._replace(goes_on=event.onset == 0 and event.pitch == sounding))
        ends = made and made[-1].onset + made[-1].duration == length
        sounding = made[-1].pitch if ends else -1
        cells.append(tuple(made))
    return replace(line, cells=tuple(cells))


def sampled(piece: Piece, step: int = t.STEPS // 4) -> Piece:
    """Return the piece as frames of `step` see it: what sounds at the beginning of each goes on to its end; merged.

    Lines of one voice only; bars must be whole frames.
    """
    lines = tuple(replace(line, cells=_frames(line, piece.bars, step)) for line in piece.lines)
    return merged(replace(piece, lines=lines))


def _frames(line: Line, bars: tuple[int, ...], step: int) -> tuple[Events, ...]:
    cells: list[Events] = []
    before: Event | None = None
    for events, length in zip(line.cells, bars, strict=True):
        made: list[Event] = []
        for frame in range(0, length, step):
            now = next((e for e in reversed(events) if e.onset <= frame < e.onset + e.duration), None)
            if now is not None:
                made.append(
                    Event(
                        frame,
                        now.pitch,
                        min(step, length - frame),
                        now.goes_on and not made and before is not None,
                    )
                )
            before = now
        cells.append(tuple(made))
    return tuple(cells)
