"""Frames between studio and engine."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio.jobs.protocol import FrameReader, FrameWriter, Message, ProtocolError

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
)
BODIES = st.dictionaries(
    st.text(min_size=1, max_size=8).filter(lambda name: name != "type"), JSON, max_size=4
)


@given(st.lists(st.tuples(st.text(max_size=8), BODIES, st.binary(max_size=200)), max_size=5))
def test_what_is_written_is_read(frames: list[tuple[str, dict[str, object], bytes]]) -> None:
    pipe = io.BytesIO()
    writer = FrameWriter(pipe)
    messages = [Message(*frame) for frame in frames]
    for message in messages:
        writer.send(message)
    pipe.seek(0)
    reader = FrameReader(pipe)
    assert [reader.read() for _ in messages] == messages
    assert reader.read() is None


@given(st.binary(max_size=100))
def test_garbage_is_told_or_ends(data: bytes) -> None:
    reader = FrameReader(io.BytesIO(data))
    try:
        while reader.read() is not None:
            pass
    except ProtocolError:
        pass


def test_a_frame_cut_off_is_the_end() -> None:
    pipe = io.BytesIO()
    FrameWriter(pipe).send(Message("preview", {}, b"0123456789"))
    assert FrameReader(io.BytesIO(pipe.getvalue()[:-1])).read() is None


def test_a_frame_that_is_too_large_is_refused() -> None:
    with pytest.raises(ProtocolError, match="too large"):
        FrameReader(io.BytesIO(b"\xff" * 16)).read()
