"""Jobs that a job asks for: prepared by the studio, run by the asking job's own engine, while that job waits.

The asking job gives up nothing else: its engine works on one thing at a time, and this is that thing. So neither a lane nor a
lock can wait in a circle. See docs/decisions/092.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

from creastudio.api.context import Made
from creastudio.api.errors import JobCancelled, UserError
from creastudio.jobs.context import JobFolders, Transport
from creastudio.jobs.control import JobControl
from creastudio.jobs.job import JobRequest
from creastudio.jobs.protocol import Message
from creastudio.jobs.resolving import look_first_in

MOST = 1000
"""Jobs that one job may ask for."""


class Ended(Protocol):
    """How a job ended; the part of ``runner.Outcome`` that is needed here."""

    @property
    def ending(self) -> str:
        """In a word."""
        ...

    @property
    def message(self) -> str:
        """What to tell."""
        ...

    @property
    def hint(self) -> str:
        """What to do."""
        ...

    def body(self) -> dict[str, str]:
        """In JSON types."""
        ...


RunEntry = Callable[[JobRequest, JobFolders, Mapping[str, Any], JobControl, Transport], Ended]


class ChildTransport:
    """The way of a child to the studio: that of its parent, with its name on every message."""

    def __init__(self, parent: Transport, child: str) -> None:
        self._parent, self._child = parent, child

    def send(self, message: Message) -> None:
        """Tell something."""
        self._parent.send(self._named(message))

    def call(self, message: Message) -> dict[str, Any]:
        """Ask something and wait for the answer."""
        return self._parent.call(self._named(message))

    def _named(self, message: Message) -> Message:
        body = {"child": self._child, "what": message.type, "body": message.body}
        return Message("child", body, message.payload)


def run_child(
    order: Mapping[str, Any], transport: Transport, control: JobControl, run_entry: RunEntry
) -> list[Made]:
    """Have a child made and return its results.

    Parameters
    ----------
    order : mapping
        ``generator``, ``params``, ``inputs`` and ``seed``, as the asking job said them.

    Raises
    ------
    UserError
        When it isn't possible, or failed for a reason that a person can do something about.
    RuntimeError
        When the other plugin made a mistake.
    """
    begun = transport.call(Message("request", dict(order)))
    request = JobRequest.model_validate(begun["request"])
    look_first_in(request.search_path)
    folders = JobFolders(Path(begun["data_dir"]), Path(begun["scratch"]), Path(begun["scratch"]))
    outcome = run_entry(request, folders, begun["settings"], control, ChildTransport(transport, request.id))
    reply = transport.call(Message("requested", {"child": request.id, "outcome": outcome.body()}))
    if outcome.ending == "cancelled":
        raise JobCancelled
    if outcome.ending in ("user_error", "memory"):
        raise UserError(outcome.message, outcome.hint)
    if outcome.ending != "done":
        raise RuntimeError(outcome.message)
    return [
        Made(made["sha256"], Path(made["path"]), made["media_type"], made["title"], made["metadata"])
        for made in reply["made"]
    ]
