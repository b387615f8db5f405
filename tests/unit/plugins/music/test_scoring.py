"""What a network says of whole scores."""

from __future__ import annotations

import math

import pytest

from creastudio.api.score import Note, Score, track_of
from creastudio.api.score_changes import transposed
from creastudio_music.engine.pieces import piece_of
from creastudio_music.engine.scoring import embedding_of, parts_of, score_nats
from tests.support.music_pieces import chorale, small_network


def test_parts_are_the_whole() -> None:
    piece = piece_of(chorale(40))
    parts = list(parts_of(piece))
    assert len(parts) > 1
    assert sum((part.bars for part in parts), ()) == piece.bars
    assert sum((part.lines[2].cells for part in parts), ()) == piece.lines[2].cells


def test_more_music_costs_more_and_a_key_makes_no_difference() -> None:
    network = small_network()
    short, long = (score_nats(network, chorale(bars)) for bars in (2, 12))
    assert 0 < short < long
    assert score_nats(network, transposed(chorale(2), 2)) == pytest.approx(short, rel=1e-4)


def test_an_embedding_has_unit_length_and_is_near_for_the_same_music() -> None:
    network = small_network()
    one, same, other = (
        embedding_of(network, score)
        for score in (chorale(3), transposed(chorale(3), 1), track_of(Score(), [Note(0, 240, 90)] * 1))
    )
    assert math.hypot(*one) == pytest.approx(1.0, abs=1e-4)
    near, far = (sum(a * b for a, b in zip(one, two, strict=True)) for two in (same, other))
    assert near > 0.999 > far


def test_many_tracks_and_silence_have_embeddings() -> None:
    many = Score()
    for pitch in range(12):
        many = track_of(many, [Note(0, 960, 50 + pitch)])
    assert math.hypot(*embedding_of(small_network(), many)) == pytest.approx(1.0, abs=1e-4)
    assert not any(embedding_of(small_network(), Score()))
