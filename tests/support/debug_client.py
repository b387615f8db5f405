"""A debugger as an editor is one: it speaks the Debug Adapter Protocol to what waits at a port."""

from __future__ import annotations

import json
import socket
import time
from types import TracebackType
from typing import Any

SECONDS = 60.0
"""How long anything may take."""


class DebugClient:
    """Connects to a port of this machine as soon as something listens there.

    Messages are those of https://microsoft.github.io/debug-adapter-protocol, each after a header with its length.
    """

    def __init__(self, port: int) -> None:
        until = time.monotonic() + SECONDS
        while True:
            try:
                self._socket = socket.create_connection(("127.0.0.1", port), timeout=SECONDS)
                break
            except ConnectionRefusedError:
                assert time.monotonic() < until, "nothing listens"
                time.sleep(0.05)
        self._stream = self._socket.makefile("rb")
        self._number = 0
        self._events: list[dict[str, Any]] = []

    def __enter__(self) -> DebugClient:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self._stream.close()
        self._socket.close()

    def send(self, command: str, **arguments: Any) -> int:
        """Ask something, and return the number of the question."""
        self._number += 1
        said = {"seq": self._number, "type": "request", "command": command, "arguments": arguments}
        data = json.dumps(said).encode()
        self._socket.sendall(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        return self._number

    def ask(self, command: str, **arguments: Any) -> dict[str, Any]:
        """Ask something, and return the body of the answer."""
        number = self.send(command, **arguments)
        while (said := self._read()).get("request_seq") != number:
            self._events.append(said)
        assert said["success"], said
        return said.get("body", {})

    def event(self, name: str) -> dict[str, Any]:
        """Wait for an event, and return its body."""
        while True:
            for said in self._events:
                if said.get("event") == name:
                    self._events.remove(said)
                    return said.get("body", {})
            self._events.append(self._read())

    def attach(self, breakpoint_at: tuple[str, int]) -> None:
        """Attach with a breakpoint at a line of a file, and let the program go on to it."""
        self.ask("initialize", adapterID="test", pathFormat="path", linesStartAt1=True)
        self.send("attach", justMyCode=False)
        self.event("initialized")
        file, line = breakpoint_at
        self.ask("setBreakpoints", source={"path": file}, breakpoints=[{"line": line}])
        self.ask("configurationDone")

    def _read(self) -> dict[str, Any]:
        length = 0
        while line := self._stream.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        assert length, "the other side has gone"
        return json.loads(self._stream.read(length))
