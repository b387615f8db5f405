"""How studio and engine talk: frames of JSON and raw bytes over two pipes. Never a pickle.

A frame is two big-endian 32-bit lengths, a JSON object (``type`` names what it is) and a payload.
"""

from __future__ import annotations

import json
import struct
import threading
from dataclasses import dataclass, field
from typing import Any, Protocol

_LENGTHS = struct.Struct(">II")

MAX_HEADER = 16 << 20
"""Bytes of JSON in one frame."""

MAX_PAYLOAD = 1 << 30
"""Bytes of raw data in one frame; larger results go by file."""


class ProtocolError(Exception):
    """The other side sent something that is no frame."""


@dataclass(frozen=True)
class Message:
    """One frame: what it is, its JSON fields and its raw bytes."""

    type: str
    body: dict[str, Any] = field(default_factory=dict)
    payload: bytes = b""


class Writable(Protocol):
    """The part of a pipe that a writer needs; ``write`` takes everything."""

    def write(self, data: bytes, /) -> object:
        """Write all of `data`."""
        ...

    def flush(self) -> object:
        """Push out what is buffered."""
        ...


class ClosableWritable(Writable, Protocol):
    """A pipe that its writer also closes."""

    def close(self) -> None:
        """End the pipe; the other side reads its end."""
        ...


class Readable(Protocol):
    """The part of a pipe that a reader needs."""

    def read(self, count: int, /) -> bytes:
        """Return at most `count` bytes; none at the end."""
        ...


def encoded(message: Message) -> bytes:
    """Return the frame of a message; ValueError when it is too large."""
    header = json.dumps({"type": message.type, **message.body}, separators=(",", ":")).encode()
    if len(header) > MAX_HEADER or len(message.payload) > MAX_PAYLOAD:
        raise ValueError("a message is too large; emit a file instead")
    return _LENGTHS.pack(len(header), len(message.payload)) + header + message.payload


class FrameWriter:
    """Writes frames to a pipe; safe from several threads."""

    def __init__(self, pipe: Writable) -> None:
        self._pipe = pipe
        self._lock = threading.Lock()

    def send(self, message: Message) -> None:
        """Write one frame; OSError or ValueError when the pipe is closed or the frame is too large."""
        frame = encoded(message)
        with self._lock:
            self._pipe.write(frame)
            self._pipe.flush()


class FrameReader:
    """Reads frames from a pipe."""

    def __init__(self, pipe: Readable) -> None:
        self._pipe = pipe

    def read(self) -> Message | None:
        """Return the next frame, or None when the pipe has ended; ProtocolError for anything else."""
        lengths = self._exactly(_LENGTHS.size)
        if lengths is None:
            return None
        header_size, payload_size = _LENGTHS.unpack(lengths)
        if header_size > MAX_HEADER or payload_size > MAX_PAYLOAD:
            raise ProtocolError("a frame is too large")
        header, payload = self._exactly(header_size), self._exactly(payload_size)
        if header is None or payload is None:
            return None
        try:
            body = json.loads(header)
            return Message(body.pop("type"), body, payload)
        except (ValueError, KeyError, AttributeError, TypeError) as error:
            raise ProtocolError("a frame has no readable header") from error

    def _exactly(self, count: int) -> bytes | None:
        parts: list[bytes] = []
        while count:
            part = self._pipe.read(count)
            if not part:
                return None
            parts.append(part)
            count -= len(part)
        return b"".join(parts)
