"""A child process speaks in frames alone, and has no more memory than it may."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest

from creastudio.jobs.protocol import FrameReader, FrameWriter, Message

CHATTY = """
import sys
from creastudio.jobs.child_pipes import take_pipes
from creastudio.jobs.protocol import FrameReader, Message
inbox, outbox = take_pipes()
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


@pytest.mark.skipif(sys.platform != "linux", reason="the system caps no data")
def test_memory_has_an_end() -> None:
    done = subprocess.run([sys.executable, "-c", GREEDY], capture_output=True, text=True, timeout=60)
    assert done.stdout == "full\n", done.stderr
