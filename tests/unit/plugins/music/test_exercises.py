"""What a training is given to fill."""

from __future__ import annotations

import numpy as np
import pytest

from creastudio_music.engine import tokens as t
from creastudio_music.engine.exercises import TASKS, Drawing, cropped, exercise, ranges_of
from creastudio_music.engine.following import WIDTH, Following
from creastudio_music.engine.pieces import piece_of
from creastudio_music.engine.sequences import of_piece
from tests.support.music_pieces import chorale

PIECES = [piece_of(chorale(6, seed), style="chorale") for seed in range(4)]


def test_notes_are_learned_and_what_follows_from_the_form_is_not() -> None:
    piece = PIECES[0].cut(0, 2)
    made = exercise(piece, [(1, 1), (2, 0)], of_piece(piece))
    not_learned = {t.in_words([item])[:3] for item in made.ids[~made.learned].tolist()}
    assert not_learned == {"beg", "sty", "mod", "met", "rep", "slo", "rol", "bar", "mas", "ans", "d24", "d96"}
    assert (~made.learned & (made.ids >= t.POSITION)).sum() == 2  # the lengths of the two bars
    assert made.learned[made.ids == t.END].all()
    assert made.places.shape == (len(made.ids), WIDTH)


@pytest.mark.parametrize("task", TASKS)
def test_each_task_fits_and_can_be_followed(task: str) -> None:
    drawing = Drawing(PIECES, 400, 2, {task: 1.0})
    for seed in range(12):
        made = drawing.draw(seed % 4, np.random.default_rng(seed))
        assert len(made.ids) <= 400
        assert made.learned.any()
        following = Following()
        following.mono = [True] * t.SLOTS
        for item in made.ids.tolist():
            assert not following.answering or following.allowed()[item]
            following.push(item)
        assert following.holes == []


def test_tasks_are_what_they_are_called() -> None:
    def masks(task: str) -> int:
        made = Drawing(PIECES, 2000, 0, {task: 1.0}).draw(0, np.random.default_rng(7))
        return int((made.ids == t.MASK).sum())

    assert masks("plain") == 28
    assert masks("accompany") == 21
    assert masks("line") == 7
    assert masks("alone") == 7
    assert masks("suffix") % 4 == 0
    assert 0 < masks("cells") < 28


def test_the_same_random_numbers_give_the_same_exercise() -> None:
    drawing = Drawing(PIECES, 300, 3)
    one, two = (drawing.draw(1, np.random.default_rng(3)) for _ in range(2))
    assert (one.ids == two.ids).all()
    assert len({tuple(drawing.draw(1, np.random.default_rng(seed)).ids) for seed in range(9)}) == 9


def test_a_piece_is_moved_within_the_ranges_of_its_parts() -> None:
    low, high = ranges_of(PIECES)["bass"]
    drawing = Drawing(PIECES, 2000, 6, {"plain": 1.0})
    for seed in range(20):
        ids = drawing.draw(seed % 4, np.random.default_rng(seed)).ids.tolist()
        starts = [at for at, item in enumerate(ids) if item == t.SLOT + 1 and at > ids.index(t.ANSWER)]
        pitches = [
            item - t.PITCH for at in starts for item in ids[at : at + 2] if t.PITCH <= item < t.DURATION
        ]
        assert all(low <= pitch <= high for pitch in pitches)


def test_two_of_three_pieces_are_moved_and_the_header_says_how_far() -> None:
    wide = [PIECES[0], PIECES[0].moved(6), PIECES[0].moved(-6)]
    drawing = Drawing(wide, 2000, 6, {"plain": 1.0})
    made = [drawing.draw(0, np.random.default_rng(seed)).ids.tolist() for seed in range(60)]
    heads = [next((item for item in ids if t.SHIFT <= item < t.SLOT), t.SHIFT) for ids in made]
    firsts = [next(item for item in ids if t.PITCH <= item < t.DURATION) for ids in made]
    home = next(first for head, first in zip(heads, firsts, strict=True) if head == t.SHIFT)
    assert 30 <= sum(head != t.SHIFT for head in heads) <= 50
    assert [t.shift(first - home) for first in firsts] == heads


def test_of_a_long_piece_whole_bars_are_taken() -> None:
    made = cropped(PIECES[0], 200, np.random.default_rng(1))
    assert 0 < len(made.bars) < 7
    assert made.lines[0].cells == PIECES[0].lines[0].cells[made.first : made.first + len(made.bars)]
