"""What is known after each id, and what may come next."""

from __future__ import annotations

import random

import numpy as np

from creastudio_music.engine import tokens as t
from creastudio_music.engine.following import NO_SLOT, REST, UNKNOWN, Following
from creastudio_music.engine.pieces import events_of, piece_of
from creastudio_music.engine.sequences import answers, merged, of_piece, prompt
from tests.support.music_pieces import chorale


def followed(ids: list[int]) -> Following:
    """Return the state after ids."""
    made = Following()
    for item in ids:
        made.push(item)
    return made


def test_all_that_is_real_is_allowed() -> None:
    piece = piece_of(chorale(6), style="chorale")
    holes = [(slot, bar) for slot in range(4) for bar in range(7) if (slot + bar) % 3]
    for kind in (piece, merged(piece)):
        following = followed(prompt(kind, holes, of_piece(kind)))
        for item in answers(kind, holes):
            assert following.allowed()[item], t.in_words([following.last, item])
            following.push(item)
        assert np.flatnonzero(following.allowed()).tolist() == [t.PAD]


def test_whatever_is_allowed_can_be_read_as_notes() -> None:
    piece = piece_of(chorale(2))
    holes = [(slot, bar) for slot in range(4) for bar in range(3)]
    draw = random.Random(5)
    for mono in (True, False):
        following = followed(prompt(piece, holes, of_piece(piece)))
        following.mono = [mono] * t.SLOTS
        written: list[int] = []
        while following.holes or following.last != t.END:
            item = draw.choice(np.flatnonzero(following.allowed()).tolist())
            if len(written) > 3000:
                item = t.END if following.allowed()[t.END] else item
            following.push(item)
            written.append(item)
        for cell, (_, bar) in zip(_cells(written), sorted(hole[::-1] for hole in holes), strict=False):
            del bar
            events = events_of(cell)
            assert all(0 <= e.onset < 96 and e.onset + e.duration <= 96 for e in events)
            if mono:
                ends = [0, *(e.onset + e.duration for e in events)]
                assert all(e.onset >= end for e, end in zip(events, ends, strict=False))


def _cells(ids: list[int]) -> list[list[int]]:
    made: list[list[int]] = []
    for item in ids:
        if t.SLOT <= item < t.POSITION:
            made.append([])
        elif item != t.END:
            made[-1].append(item)
    return made


def test_it_tells_what_the_others_sound() -> None:
    head = [t.BEGIN, t.SLOT, t.SLOT + 1, t.BAR, t.DURATION + 48]
    given = [t.SLOT, t.PITCH + 60, t.DURATION + 24, t.PITCH + 62, t.DURATION + 24, t.END, t.SLOT + 1, t.MASK]
    rest = [t.BAR, t.SLOT, t.END, t.SLOT + 1, t.MASK]
    following = followed([*head, *given, *rest, t.ANSWER, t.SLOT + 1])
    slot, place, time, soon, first, second, third, *_ = following.place()
    assert (slot, place, time, soon, first, second, third) == (1, 0, 0, 24, 60, UNKNOWN, UNKNOWN)
    for item in (t.PITCH + 48, t.DURATION + 36):
        following.push(item)
    assert following.place()[:6] == [1, 36, 36, following.place()[3], 62, 48]
    following.push(t.END)
    assert following.place()[:6] == [1, 0, 48, following.place()[3], REST, REST]


def test_between_bars_no_slot_is_told() -> None:
    assert followed([t.BEGIN, t.SLOT, t.BAR, t.DURATION + 96]).place()[0] == NO_SLOT


def test_a_note_goes_on_only_where_one_sounds_up_to_the_bar_line() -> None:
    head = [t.BEGIN, t.SLOT, t.BAR, t.DURATION + 24, t.SLOT, t.MASK, t.BAR, t.SLOT, t.MASK, t.ANSWER, t.SLOT]
    sounding = followed([*head, t.PITCH + 60, t.DURATION + 24, t.END, t.SLOT])
    silent = followed([*head, t.PITCH + 60, t.DURATION + 12, t.END, t.SLOT])
    assert sounding.allowed()[t.GOES_ON]
    assert not silent.allowed()[t.GOES_ON]
    sounding.push(t.GOES_ON)
    assert np.flatnonzero(sounding.allowed()).tolist() == [t.PITCH + 60]


def test_a_piece_of_any_length_can_be_followed() -> None:
    bar = [t.BAR, t.SLOT, t.PITCH + 60, t.DURATION + 96, t.END]
    following = followed([t.BEGIN, t.SLOT, *(bar * 200)])
    assert following.bars[-1] == (199 * 96, 96)
