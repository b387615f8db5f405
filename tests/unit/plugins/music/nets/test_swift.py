"""The network laid out for writing says what the network says, also for rows of different lengths."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
import torch
from torch import Tensor

from creastudio_music.engine import tokens as t
from creastudio_music.engine.following import Following
from creastudio_music.engine.nets import swift
from creastudio_music.engine.nets.swift import Rows, Swift
from creastudio_music.engine.pieces import piece_of
from creastudio_music.engine.sequences import answers, of_piece, prompt
from tests.support.music_pieces import chorale, small_network

NETWORK = small_network(width=32, layers=3)
CALLS: list[int] = []


def between() -> None:
    CALLS.append(1)


def texts(bars: int) -> tuple[list[int], list[int]]:
    piece = piece_of(chorale(bars))
    holes = [(slot, bar) for slot in (1, 3) for bar in range(len(piece.bars))]
    return prompt(piece, holes, of_piece(piece)), answers(piece, holes)


def said(ids: Sequence[int]) -> Tensor:
    """Return what the network itself says of the id after each, (ids, vocabulary)."""
    following, places = Following(), []
    for item in ids:
        following.push(item)
        places.append(following.place())
    with torch.inference_mode():
        return NETWORK.scores(NETWORK.hidden(torch.tensor([list(ids)]), torch.tensor([places])))[0]


def test_it_says_what_the_network_says() -> None:
    given, written = texts(2)
    whole = said(given + written)
    rows = Rows(Swift(NETWORK), [given, given], between)
    for at, item in enumerate(written[:40], start=len(given)):
        torch.testing.assert_close(rows.logits(), whole[at - 1].expand(2, -1), rtol=1e-4, atol=1e-4)
        rows.push([item, item])
        assert rows.length == at + 1


def test_rows_of_different_lengths_do_not_know_of_each_other() -> None:
    (short, answer), (long, other) = texts(1), texts(6)
    assert len(long) > len(short)
    both = Rows(Swift(NETWORK), [short, long], between)
    first, second = said(short + answer), said(long + other)
    for number, items in enumerate(zip(answer, other, strict=False)):
        expected = torch.stack([first[len(short) + number - 1], second[len(long) + number - 1]])
        torch.testing.assert_close(both.logits(), expected, rtol=1e-4, atol=1e-4)
        both.push(items)


def test_rows_can_be_left() -> None:
    given, written = texts(2)
    rows = Rows(Swift(NETWORK), [given] * 3, between)
    rows.push([written[0]] * 3)
    rows.keep([2, 0])
    assert len(rows.following) == 2
    assert rows.logits().shape[0] == 2
    rows.push([written[1]] * 2)


def test_rows_that_are_kept_go_on_by_themselves() -> None:
    given, written = texts(2)
    start = next(at for at, item in enumerate(written) if item >= t.PITCH) + 1
    before = [*given, *written[: start - 1]]
    rows = Rows(Swift(NETWORK), [before, before])
    rows.push([t.PITCH + 60, t.PITCH + 67])
    rows.keep([1, 0])
    rows.push([t.DURATION + 12, t.DURATION + 6])
    assert rows.following[0].time - rows.following[1].time == 6
    expected = said([*before, t.PITCH + 60, t.DURATION + 6])[-1]
    torch.testing.assert_close(rows.logits()[1], expected, rtol=1e-4, atol=1e-4)


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
