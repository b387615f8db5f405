"""Refuses every connection that would leave this machine."""

from __future__ import annotations

import socket
import sys
from typing import Any

LOOPBACK = ("127.0.0.1", "::1", "localhost", "", None)


class NetworkUsed(RuntimeError):
    """Something tried to reach another machine; the studio never does."""


def _audit(event: str, arguments: tuple[Any, ...]) -> None:
    if event in ("socket.connect", "socket.sendto", "socket.bind"):
        sock, address = arguments[0], arguments[1]
        if getattr(sock, "family", None) == getattr(socket, "AF_UNIX", object()):
            return
        if isinstance(address, tuple) and address and address[0] not in LOOPBACK:
            raise NetworkUsed(f"{event} to {address}")
    elif event == "socket.getaddrinfo" and arguments[0] not in LOOPBACK:
        raise NetworkUsed(f"name look-up of {arguments[0]!r}")


def block() -> None:
    """Switch the guard on for the rest of this process; an audit hook can't be taken off again."""
    sys.addaudithook(_audit)
