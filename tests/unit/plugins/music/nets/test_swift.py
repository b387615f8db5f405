"""The network laid out for writing says what the network says, also for rows of different lengths."""

from __future__ import annotations

import pytest
import torch

from creastudio_music.engine.nets import swift
from creastudio_music.engine.nets.session import begin
from creastudio_music.engine.nets.swift import Rows, Swift
from creastudio_music.engine.pieces import piece_of
from creastudio_music.engine.sequences import answers, of_piece, prompt
from tests.support.music_pieces import chorale, small_network

NETWORK = small_network(width=32, layers=2)
CALLS: list[int] = []


def between() -> None:
    CALLS.append(1)


def texts(bars: int) -> tuple[list[int], list[int]]:
    piece = piece_of(chorale(bars))
    holes = [(slot, bar) for slot in (1, 3) for bar in range(len(piece.bars))]
    return prompt(piece, holes, of_piece(piece)), answers(piece, holes)


def test_it_says_what_the_network_says() -> None:
    given, written = texts(2)
    plain, rows = begin(NETWORK, given, 2), Rows(Swift(NETWORK), [given, given], between)
    for item in written[:40]:
        torch.testing.assert_close(rows.logits(), plain.logits(), rtol=1e-4, atol=1e-4)
        plain.push([item, item])
        rows.push([item, item])
        assert rows.length == plain.length


def test_rows_of_different_lengths_do_not_know_of_each_other() -> None:
    (short, answer), (long, other) = texts(1), texts(6)
    assert len(long) > len(short)
    both = Rows(Swift(NETWORK), [short, long], between)
    alone = [begin(NETWORK, short), begin(NETWORK, long)]
    for items in zip(answer, other, strict=False):
        expected = torch.cat([session.logits() for session in alone])
        torch.testing.assert_close(both.logits(), expected, rtol=1e-4, atol=1e-4)
        both.push(items)
        for session, item in zip(alone, items, strict=True):
            session.push([item])


def test_rows_can_be_left() -> None:
    given, written = texts(2)
    rows = Rows(Swift(NETWORK), [given] * 3, between)
    rows.push([written[0]] * 3)
    rows.keep([2, 0])
    assert len(rows.following) == 2
    assert rows.logits().shape[0] == 2
    rows.push([written[1]] * 2)


def test_a_memory_grows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swift, "ROOM", 16)
    test_it_says_what_the_network_says()


def test_a_long_prompt_can_be_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swift, "PART", 64)

    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Rows(Swift(NETWORK), [texts(2)[0]], stop)
    CALLS.clear()
    Rows(Swift(NETWORK), [texts(6)[0]], between)
    assert len(CALLS) > 1
