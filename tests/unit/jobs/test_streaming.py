"""Streamed text: gathered, in order, and never more messages than somebody can see."""

from __future__ import annotations

import pytest

from creastudio.jobs.job import JobResult, JobStream
from creastudio.jobs.streaming import MAX_WAITING, STREAM_INTERVAL, Piece, StreamBuffer
from tests.support.toy_jobs import Desk


class Clock:
    """Time that a test moves."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sent() -> list[list[Piece]]:
    return []


@pytest.fixture
def buffer(clock: Clock, sent: list[list[Piece]]) -> StreamBuffer:
    return StreamBuffer(sent.append, clock)


def test_the_first_piece_goes_out_at_once_and_fast_ones_together(
    buffer: StreamBuffer, clock: Clock, sent: list[list[Piece]]
) -> None:
    for piece in ("a", "b", "c"):
        buffer.add("0", piece, ())
    assert sent == [[["0", "a", []]]]
    clock.now += 2 * STREAM_INTERVAL
    buffer.add("0", "d", ())
    assert sent[1:] == [[["0", "bcd", []]]]


def test_pieces_keep_their_order_and_their_alternatives(
    buffer: StreamBuffer, sent: list[list[Piece]]
) -> None:
    buffer.add("0", "a", ())
    buffer.add("0", "b", [("x", 0.25), ("y", float("nan"))])
    buffer.add("1", "c", ())
    buffer.add("0", "d", ())
    buffer.flush()
    assert sent[1] == [["0", "b", [["x", 0.25], ["y", 0.0]]], ["1", "c", []], ["0", "d", []]]


def test_nothing_is_sent_when_nothing_waits(buffer: StreamBuffer, sent: list[list[Piece]]) -> None:
    buffer.flush()
    buffer.add("0", "", ())
    buffer.flush()
    assert sent == []


def test_a_flood_does_not_fill_the_memory(buffer: StreamBuffer, sent: list[list[Piece]]) -> None:
    buffer.add("0", "a", ())
    buffer.add("0", "b" * MAX_WAITING, ())
    assert len(sent) == 2


def test_a_long_name_of_a_channel_is_refused(buffer: StreamBuffer) -> None:
    with pytest.raises(ValueError, match="64"):
        buffer.add("c" * 65, "a", ())


def test_text_reaches_the_studio_whole_and_before_its_result(desk: Desk) -> None:
    job = desk.submit("writes", params={"count": 3})
    desk.finish(job)
    events = [event for event in desk.seen if isinstance(event, JobStream | JobResult)]
    streams = [event for event in events if isinstance(event, JobStream)]
    kinds = [isinstance(event, JobResult) for event in events]
    assert kinds == sorted(kinds)
    assert [event.anew for event in streams] == [True] + [False] * (len(streams) - 1)
    whole = "".join(f"{token} " for token in range(200))
    for channel in "012":
        pieces = [piece for event in streams for piece in event.pieces if piece.channel == channel]
        assert "".join(piece.text for piece in pieces) == whole
        assert [piece.alternatives for piece in pieces if piece.alternatives] == [(("other", 0.25),)]
    # 600 tokens are far fewer messages.
    assert len(streams) < 100


def test_nothing_is_heard_after_a_cancel(desk: Desk) -> None:
    job = desk.submit("writes_forever")
    desk.wait(lambda: bool(desk.of(JobStream)))
    desk.queue.cancel(job)
    desk.drain()
    before = len(desk.of(JobStream))
    assert desk.finish(job).status == "cancelled"
    assert len(desk.of(JobStream)) == before


def test_a_second_attempt_writes_anew(desk: Desk) -> None:
    desk.finish(desk.submit("writes_twice"))
    assert [(event.anew, event.pieces[0].text) for event in desk.of(JobStream)] == [
        (True, "first "),
        (True, "second "),
    ]


def test_pieces_say_which_models_were_opened(desk: Desk) -> None:
    desk.finish(desk.submit("writes_with_a_model"))
    opened = [tuple(model.id for model in event.models) for event in desk.of(JobStream)]
    assert opened == [(), ("brush",)]
    assert desk.of(JobStream)[-1].models[0].sha256
