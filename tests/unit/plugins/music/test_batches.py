"""Batches of exercises."""

from __future__ import annotations

import numpy as np

from creastudio_music.engine.batches import IGNORED, ROUND, padded, round_of
from creastudio_music.engine.exercises import Drawing
from creastudio_music.engine.pieces import piece_of
from tests.support.music_pieces import chorale

DRAWING = Drawing([piece_of(chorale(2, seed)) for seed in range(3)], 200)


def test_a_round_holds_each_piece_as_often_as_its_weight_says() -> None:
    made = round_of(DRAWING, np.array([1.0, 0.0, 3.0]), 2000, 1, 0)
    assert sum(map(len, made)) == ROUND
    assert all(max(len(item.ids) for item in batch) * len(batch) <= 2000 for batch in made)
    lengths = [len(item.ids) for batch in made for item in batch]
    again = [
        len(item.ids) for batch in round_of(DRAWING, np.array([1.0, 0.0, 3.0]), 2000, 1, 0) for item in batch
    ]
    assert lengths == again
    assert lengths != [
        len(i.ids) for b in round_of(DRAWING, np.array([1.0, 0.0, 3.0]), 2000, 1, 1) for i in b
    ]


def test_what_is_given_and_what_fills_up_is_not_learned() -> None:
    items = [DRAWING.draw(index, np.random.default_rng(index)) for index in range(3)]
    batch = padded(items)
    assert batch.ids.shape == batch.targets.shape
    for row, item in enumerate(items):
        end = len(item.ids) - 1
        learned = batch.targets[row] != IGNORED
        assert learned[end:].sum() == 0
        assert (learned[:end].numpy() == item.learned[1:]).all()
        assert (batch.targets[row, :end].numpy()[item.learned[1:]] == item.ids[1:][item.learned[1:]]).all()
        assert (batch.places[row, :end].numpy() == item.places[:-1]).all()
