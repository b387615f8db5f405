"""A child process speaks in frames alone, and has no more memory than it may."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest
from typing_extensions import Buffer

from creastudio.jobs.child_pipes import WholePipe
from creastudio.jobs.protocol import FrameReader, FrameWriter, Message

CHATTY = """
import sys
from creastudio.jobs.child_pipes import take_pipes
from creastudio.jobs.protocol import FrameReader, FrameWriter, Message
inbox, pipe = take_pipes()
outbox = FrameWriter(pipe)
print("from a library", flush=True)
assert sys.stdin.read() == ""
outbox.send(Message("heard", {"what": FrameReader(inbox).read().type}))
"""

GREEDY = """
from creastudio.jobs.child_pipes import cap_memory
cap_memory(256)
try:
    bytearray(2**29)
except MemoryError:
    print("full")
"""


def test_what_is_printed_is_no_frame() -> None:
    asked = io.BytesIO()
    FrameWriter(asked).send(Message("ask"))
    done = subprocess.run(
        [sys.executable, "-c", CHATTY], input=asked.getvalue(), capture_output=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    reader = FrameReader(io.BytesIO(done.stdout))
    answer = reader.read()
    assert answer is not None
    assert (answer.type, answer.body) == ("heard", {"what": "ask"})
    assert reader.read() is None
    assert b"from a library" in done.stderr


class HalfPipe(io.RawIOBase):
    """Takes three bytes at a time, as a system may."""

    def __init__(self) -> None:
        super().__init__()
        self.taken = b""

    def write(self, data: Buffer, /) -> int:
        part = bytes(data)[:3]
        self.taken += part
        return len(part)


def test_a_pipe_that_takes_a_part_gets_the_rest() -> None:
    pipe = HalfPipe()
    assert WholePipe(pipe).write(b"all of it") == 9
    assert pipe.taken == b"all of it"


@pytest.mark.skipif(sys.platform != "linux", reason="the system caps no data")
def test_memory_has_an_end() -> None:
    done = subprocess.run([sys.executable, "-c", GREEDY], capture_output=True, text=True, timeout=60)
    assert done.stdout == "full\n", done.stderr
