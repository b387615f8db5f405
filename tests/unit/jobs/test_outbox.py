"""What is sent to an engine goes out in order, and nobody waits for a reader."""

from __future__ import annotations

import io
import os
import threading

import pytest

from creastudio.jobs.outbox import Outbox
from creastudio.jobs.protocol import FrameReader, Message


def test_messages_arrive_in_order_and_then_the_end() -> None:
    inbox, outbox = os.pipe()
    sender = Outbox(os.fdopen(outbox, "wb"))
    for number in range(20):
        sender.send(Message("count", {"number": number}))
    sender.close()
    with os.fdopen(inbox, "rb") as pipe:
        reader = FrameReader(pipe)
        assert [message.body["number"] for message in iter(reader.read, None)] == list(range(20))


class StuckPipe(io.BytesIO):
    """Takes nothing until it is freed, and is busy meanwhile, as a buffered pipe is."""

    def __init__(self) -> None:
        super().__init__()
        self.writing = threading.Event()
        self.freed = threading.Event()
        self.ended = threading.Event()

    def write(self, data: object, /) -> int:
        self.writing.set()
        self.freed.wait()
        raise BrokenPipeError

    def close(self) -> None:
        self.freed.wait()
        self.ended.set()
        super().close()


def test_closing_does_not_wait_for_a_write_that_is_stuck() -> None:
    pipe = StuckPipe()
    sender = Outbox(pipe)
    sender.send(Message("run"))
    assert pipe.writing.wait(30)
    sender.close(timeout=0.01)
    assert not pipe.ended.is_set()
    pipe.freed.set()
    assert pipe.ended.wait(30)


def test_a_pipe_whose_other_end_is_gone_is_no_error() -> None:
    inbox, outbox = os.pipe()
    os.close(inbox)
    pipe = os.fdopen(outbox, "wb")
    sender = Outbox(pipe)
    sender.send(Message("hold", {"on": True}))
    sender.close()
    sender.send(Message("cancel"))
    assert pipe.closed


def test_what_is_too_large_is_told_to_who_sends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("creastudio.jobs.protocol.MAX_HEADER", 10)
    sender = Outbox(io.BytesIO())
    with pytest.raises(ValueError, match="too large"):
        sender.send(Message("run", {"text": "far too long"}))
    sender.close()
