"""What a training shows at each look: some bars that the network writes, always from the same seeds."""

from __future__ import annotations

from collections.abc import Sequence

import torch

from creastudio.api import Artifact, JobContext
from creastudio.api.score import Metre, Note, Score, track_of
from creastudio_music.engine import tokens as t
from creastudio_music.engine.exercises import plain
from creastudio_music.engine.music_task import OnSnapshot
from creastudio_music.engine.nets.composer import Composer
from creastudio_music.engine.nets.swift import Rows, Swift
from creastudio_music.engine.pieces import Piece, events_of, notes_of
from creastudio_music.engine.roll_picture import picture_of
from creastudio_music.engine.sequences import of_piece, prompt

BARS = 6
MIN_P = 0.05
LONGEST = 1500
"""Ids after which a sample ends, wherever it is."""
_PROGRAMS = {"soprano": 52, "alto": 52, "tenor": 52, "bass": 52, "melody": 40}


def shower(pieces: Sequence[Piece], ctx: JobContext) -> OnSnapshot:
    """Return what shows a few bars in the parts and the metre of the first piece that has both."""
    like = next((piece for piece in pieces if len(piece.bars) > BARS), pieces[0]).cut(0, BARS)

    def show(seen: int, network: Composer) -> None:
        picture = picture_of(written(network, like, ctx.seed))
        title = f"{seen / 1000:.3g} k tokens"
        ctx.preview(Artifact("image/png", picture, metadata={"title": title, "step": seen}))

    return show


def written(network: Composer, like: Piece, seed: int) -> Score:
    """Return a piece in the form of another one, with none of its notes."""
    rows = Rows(Swift(network), [prompt(like, plain(like), of_piece(like))])
    rows.following[0].mono = [line.mono for line in like.lines]
    draws = torch.Generator().manual_seed(seed)
    cells: list[list[int]] = []
    for _ in range(LONGEST):
        item = _next(rows, draws)
        if item == t.PAD:
            break
        if t.SLOT <= item < t.POSITION:
            cells.append([])
        elif item != t.END:
            cells[-1].append(item)
        rows.push([item])
    return _score(like, cells)


def _next(rows: Rows, draws: torch.Generator) -> int:
    allowed = torch.from_numpy(rows.following[0].allowed())
    shares = rows.logits()[0].cpu().masked_fill(~allowed, -torch.inf).softmax(dim=-1)
    shares = shares.masked_fill(shares < MIN_P * shares.max(), 0.0)
    return int(torch.multinomial(shares, 1, generator=draws))


def _score(like: Piece, cells: Sequence[Sequence[int]]) -> Score:
    made = _empty(like)
    notes: list[list[Note]] = [[] for _ in like.lines]
    slots = len(like.lines)
    for number, cell in enumerate(cells):
        bar, slot = divmod(number, slots)
        for note, goes_on in notes_of(made, like.cut(0, BARS), slot, bar, events_of(cell)):
            last = notes[slot][-1] if notes[slot] else None
            if goes_on and last and last.pitch == note.pitch and last.start + last.duration == note.start:
                notes[slot][-1] = last._replace(duration=last.duration + note.duration)
            else:
                notes[slot].append(note)
    for line, there in zip(like.lines, notes, strict=True):
        made = track_of(
            made,
            there,
            name=line.role.capitalize(),
            program=_PROGRAMS.get(line.role, 0),
            percussion=line.role == "drums",
        )
    return made


def _empty(like: Piece) -> Score:
    """Return a score with the bars of a piece."""
    quarter = 960
    numerator, denominator = (int(part) for part in like.metre.split("/"))
    whole = numerator * 4 * t.STEPS // denominator
    first = like.bars[0]
    pickup = first * quarter // t.STEPS if first < whole else 0
    return Score(metres=(Metre(tick=0, numerator=numerator, denominator=denominator),), pickup=pickup)  # pyright: ignore[reportArgumentType]
