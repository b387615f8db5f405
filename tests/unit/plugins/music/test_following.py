"""What is known after each id, and what may come next."""

from __future__ import annotations

import random

import numpy as np

from creastudio_music.engine import tokens as t
from creastudio_music.engine.following import NO_SLOT, REST, TOLD, UNKNOWN, Following
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
    assert following.place()[:4] == [1, 0, 0, 24]
    assert told(following) == ([60, UNKNOWN, UNKNOWN], [UNKNOWN] * 3, [62, UNKNOWN, UNKNOWN])
    for item in (t.PITCH + 48, t.DURATION + 36):
        following.push(item)
    assert following.place()[:3] == [1, 36, 36]
    assert told(following)[:2] == ([62, 48, UNKNOWN], [62, 48, UNKNOWN])
    following.push(t.END)
    assert following.place()[:3] == [1, 0, 48]
    assert told(following)[:2] == ([REST, REST, UNKNOWN], [62, 48, UNKNOWN])


def told(following: Following) -> tuple[list[int], list[int], list[int]]:
    """Return what is told of the first three slots: now, before and at the next onset."""
    sounds = following.place()[TOLD:]
    now, before, then = (sounds[at : at + 3] for at in range(0, 3 * t.SLOTS, t.SLOTS))
    return now, before, then


def test_it_tells_how_far_the_end_of_the_bar_and_of_the_music_is() -> None:
    head = [
        t.BEGIN,
        t.SLOT,
        t.BAR,
        t.DURATION + 48,
        t.SLOT,
        t.MASK,
        t.BAR,
        t.SLOT,
        t.MASK,
        t.BAR,
        t.SLOT,
        t.MASK,
    ]
    following = followed([*head, t.ANSWER, t.SLOT, t.PITCH + 60, t.DURATION + 18])
    assert following.place()[4:7] == [30, 0, 3]
    for item in (t.END, t.SLOT):
        following.push(item)
    assert following.place()[4:7] == [48, 1, 2]
    assert followed(head[:6]).place()[4:7] == [48, 0, 0]  # before the answers nobody knows how many bars come


def test_it_tells_what_the_header_says_beside_every_id() -> None:
    said = [t.style("fiddle"), t.mode("minor"), t.shift(-3)]
    following = followed([t.BEGIN, *said, t.SLOT, t.BAR, t.DURATION + 24, t.SLOT, t.MASK, t.ANSWER, t.SLOT])
    assert following.place()[10:TOLD] == [2, 2, 0, 9]
    assert followed([t.BEGIN, t.SLOT]).place()[10:TOLD] == [0, 0, 0, 0]
    assert followed([t.BEGIN, t.metre("4/4")]).place()[10:TOLD] == [0, 0, 1, 0]


def test_it_tells_how_the_music_went_on_where_it_was_the_same() -> None:
    head = [t.BEGIN, t.SLOT, t.BAR, t.DURATION + 96, t.SLOT, t.MASK, t.BAR, t.SLOT, t.MASK, t.ANSWER]
    bar = [t.SLOT, t.PITCH + 60, t.DURATION + 24, t.PITCH + 64, t.DURATION + 72, t.END]
    following = followed([*head, *bar, *bar[:3]])
    assert following.place()[7:10] == [64, 72, 2]  # two ids agree
    assert following.repeated() == t.PITCH + 64
    following.push(t.PITCH + 65)
    assert following.repeated() is None
    assert following.place()[7:10] == [UNKNOWN, 0, 0]


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
