"""What music costs."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch

from creastudio_music.engine import tokens as t
from creastudio_music.engine.likelihood import nats_in_keys, nats_of, per_frame
from creastudio_music.engine.nets.swift import Rows, Swift
from creastudio_music.engine.pieces import piece_of
from creastudio_music.engine.sequences import answers, merged, of_piece, prompt
from tests.support.music_pieces import chorale, small_network

PIECES = [merged(piece_of(chorale(bars, bars), style="chorale")) for bars in (2, 3)]


@pytest.mark.parametrize("grammar", [False, True])
def test_it_is_what_writing_the_same_ids_costs(grammar: bool) -> None:
    network = small_network()
    piece = PIECES[0]
    holes = [(slot, bar) for bar in range(3) for slot in range(4)]
    session = Rows(Swift(network), [prompt(piece, holes, of_piece(piece, held=True))])
    session.following[0].mono = [True] * t.SLOTS
    total = 0.0
    for item in answers(piece, holes):
        if not t.SLOT <= item < t.POSITION:
            scores = session.logits()[0]
            if grammar:
                scores = scores.masked_fill(~torch.from_numpy(session.following[0].allowed()), -math.inf)
            total -= float(scores.log_softmax(dim=-1)[item])
        session.push([item])
    found = nats_of(network, PIECES, grammar=grammar)
    assert found[0].total == pytest.approx(total, rel=1e-4)


def test_frames_are_sixteenths_and_pieces_count_by_their_length() -> None:
    found = nats_of(small_network(), PIECES)
    assert [item.frames for item in found] == [36, 52]
    assert per_frame(found) == pytest.approx(sum(item.total for item in found) / 88)
    assert (np.diff(found[0].times) >= -96).all()
    assert len(found[0].ids) == len(found[0].nats) == len(found[0].times)


def test_the_grammar_takes_away_what_cannot_be() -> None:
    free, bound = (nats_of(small_network(), PIECES, grammar=grammar) for grammar in (False, True))
    assert per_frame(bound) < per_frame(free)


def test_the_mean_of_keys_lies_below_the_mean_of_their_costs() -> None:
    network = small_network()
    apart = [per_frame(nats_of(network, [p.moved(way) for p in PIECES], grammar=True)) for way in (-1, 0, 1)]
    mean = per_frame(nats_in_keys(network, PIECES, (-1, 0, 1)))
    assert mean < sum(apart) / 3
    assert per_frame(nats_in_keys(network, PIECES, (0,))) == pytest.approx(apart[1])
