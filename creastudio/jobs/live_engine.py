"""Live sessions where the code of plugins lives: keeps the newest wish, draws it, and hands the picture over.

The thread of the pipe calls ``heed``; the thread that also runs jobs calls ``work``, for one picture at a time, so that a
job that arrives waits for one picture at most, and pictures wait for a job.
"""

from __future__ import annotations

import json
import queue
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from creastudio.api.errors import JobCancelled, UserError
from creastudio.api.live import LiveFrame, LiveLayouts, LiveNotes
from creastudio.api.params import Params, validate
from creastudio.jobs import debugger
from creastudio.jobs.context import JobFolders, RunningContext
from creastudio.jobs.control import JobControl
from creastudio.jobs.job import JobRequest
from creastudio.jobs.live_slots import Slot
from creastudio.jobs.protocol import Message
from creastudio.jobs.resolving import look_first_in, resolve
from creastudio.jobs.runner import bug_of, is_memory, out_of_memory

CHANNELS = ("", "map")
"""What pictures are for, the more urgent first: the large one, and the tiny ones of the plane."""

SLOTS = 3
"""One is shown, one waits to be shown, one is written."""

Send = Callable[[Message], None]


class Delivery(Protocol):
    """How pixels come to the window."""

    @property
    def ready(self) -> bool:
        """Whether there is room for another picture."""
        ...

    def deliver(self, number: int, pixels: memoryview) -> tuple[dict[str, Any], bytes]:
        """Take over the pixels; what to say of where they are, and those that go with the message itself."""
        ...

    def give_back(self, slot: int) -> None:
        """Note that the window doesn't use a slot any more."""
        ...

    def close(self) -> None:
        """Let go of the memory."""
        ...


class SharedDelivery:
    """Through three slots of shared memory. A slot is written only while the window doesn't have it."""

    def __init__(self) -> None:
        self._slots: list[Slot | None] = [None] * SLOTS
        self._free = list(range(SLOTS))

    @property
    def ready(self) -> bool:
        """Whether the window has given a slot back."""
        return bool(self._free)

    def deliver(self, number: int, pixels: memoryview) -> tuple[dict[str, Any], bytes]:
        """Write the pixels into a slot, a larger one where they don't fit."""
        index = self._free[0]
        slot = self._slots[index]
        if slot is None or slot.room < pixels.nbytes:
            slot = self._slots[index] = _replaced(slot, pixels.nbytes)
        slot.write(number, pixels)
        del self._free[0]
        return {"slot": index, "name": slot.name, "room": slot.room}, b""

    def give_back(self, slot: int) -> None:
        """Note that the window doesn't use a slot any more."""
        if slot not in self._free:
            self._free.append(slot)

    def close(self) -> None:
        """Take away the names that the window has not yet taken."""
        for slot in self._slots:
            if slot is not None:
                slot.forget()


def _replaced(slot: Slot | None, room: int) -> Slot:
    """Return a larger slot; MemoryError when there is no memory for it, as that is no mistake of the plugin."""
    if slot is not None:
        # The window may have failed to take the name away.
        slot.forget()
    try:
        return Slot.create(room)
    except OSError as error:
        raise MemoryError(f"no memory for {room} bytes of a picture") from error


class CopiedDelivery:
    """With the message itself: for sessions in the window's own process."""

    ready = True

    def deliver(self, number: int, pixels: memoryview) -> tuple[dict[str, Any], bytes]:
        """Copy the pixels: the plugin may use its array again."""
        del number
        return {}, bytes(pixels)

    def give_back(self, slot: int) -> None:
        """Nothing is kept."""

    def close(self) -> None:
        """Nothing is kept."""


class LiveTransport:
    """The way from one session to the studio."""

    def __init__(self, session: str, send: Send) -> None:
        self._session = session
        self._send = send
        self._replies: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()
        self._asking = threading.Lock()

    def send(self, message: Message) -> None:
        """Tell a warning; a session has no progress and no results."""
        if message.type == "notice":
            self._send(Message("live_notice", {"id": self._session, **message.body}))

    def call(self, message: Message) -> dict[str, Any]:
        """Ask for a model, or how texts come out, and wait for it; UserError when there is none."""
        if message.type not in ("model", "measure"):
            raise TypeError(f"a live session has no ctx.{message.type}; what is kept is made by a job")
        with self._asking:
            self._send(Message(f"live_{message.type}", {"id": self._session, **message.body}))
            reply = self._replies.get()
        if reply is None:
            raise JobCancelled
        if "error" in reply:
            raise UserError(reply["error"], reply.get("hint", ""))
        return reply

    def answer(self, body: dict[str, Any] | None) -> None:
        """Take an answer; None when the session is closed."""
        self._replies.put(body)


class LiveRunningContext(RunningContext):
    """The context of a session: that of a job, and the parameters of the first picture."""

    params: Params


@dataclass
class _Wish:
    number: int
    params: dict[str, Any]
    seed: int


@dataclass
class _Session:
    request: JobRequest
    folders: JobFolders
    settings: dict[str, Any]
    transport: LiveTransport
    delivery: Delivery
    control: JobControl = field(default_factory=JobControl)
    wishes: dict[str, _Wish] = field(default_factory=dict[str, _Wish])
    model: Any = None
    drawer: _Drawer | None = None

    @property
    def next(self) -> str | None:
        """The channel to draw for now, or None."""
        if not self.delivery.ready:
            return None
        return next((channel for channel in CHANNELS if channel in self.wishes), None)


class LiveServer:
    """All live sessions of one engine.

    Parameters
    ----------
    send : callable
        Tells the studio something.
    wake : callable
        Has ``work`` called soon, once.
    deliver : callable
        Makes the delivery of one session.
    """

    def __init__(self, send: Send, wake: Callable[[], None], deliver: Callable[[], Delivery]) -> None:
        self._send = send
        self._wake = wake
        self._deliver = deliver
        self._lock = threading.Lock()
        self._sessions: dict[str, _Session] = {}
        self._closed: list[_Session] = []
        self._woken = False

    # -- called on the thread of the pipe

    def heed(self, message: Message) -> None:
        """Take a message that begins with ``live_``."""
        body = message.body
        with self._lock:
            if message.type == "live_open":
                self._sessions[body["id"]] = self._opened(body)
                return
            session = self._sessions.get(body["id"])
            if session is None:
                return
            if message.type == "live_ask":
                session.wishes[body["channel"]] = _Wish(body["number"], body["params"], body["seed"])
            elif message.type == "live_free":
                session.delivery.give_back(body["slot"])
            elif message.type == "live_reply":
                session.transport.answer(body)
            elif message.type == "live_close":
                self._closed.append(self._sessions.pop(body["id"]))
                session.control.cancel()
                session.transport.answer(None)
            self._wake_if_needed()

    def vanish(self) -> None:
        """Leave no memory behind: the studio is gone."""
        for session in (*self._sessions.values(), *self._closed):
            session.delivery.close()

    def _opened(self, body: dict[str, Any]) -> _Session:
        folders = JobFolders(Path(body["data_dir"]), Path(body["scratch"]), Path(body["scratch"]))
        transport = LiveTransport(body["id"], self._send)
        request = JobRequest.model_validate(body["request"])
        return _Session(request, folders, body["settings"], transport, self._deliver())

    def _wake_if_needed(self) -> None:
        busy = bool(self._closed) or any(session.next is not None for session in self._sessions.values())
        if busy and not self._woken:
            self._woken = True
            self._wake()

    # -- called on the thread of jobs

    def work(self) -> None:
        """Draw one picture, or tidy up; asks to be called again when there is more."""
        with self._lock:
            self._woken = False
            closed, self._closed = self._closed, []
            session, channel, wish = self._next()
        for ended in closed:
            ended.delivery.close()
        if session is not None and wish is not None:
            self._draw(session, channel, wish)
        with self._lock:
            self._wake_if_needed()

    def _next(self) -> tuple[_Session | None, str, _Wish | None]:
        waiting = [(session, session.next) for session in self._sessions.values()]
        for channel in CHANNELS:
            for session, wanted in waiting:
                if wanted == channel:
                    return session, channel, session.wishes.pop(channel)
        return None, "", None

    def _draw(self, session: _Session, channel: str, wish: _Wish) -> None:
        body = {"id": session.request.id, "channel": channel, "number": wish.number}
        try:
            frame = _drawn(session, wish)
            if isinstance(frame, LiveNotes):
                told = {"notes": frame.checked(), "metadata": dict(frame.metadata)}
                self._send(Message("live_notes", {**body, **told}))
                return
            if isinstance(frame, LiveLayouts):
                told = {"layouts": frame.checked(), "metadata": dict(frame.metadata)}
                self._send(Message("live_layouts", {**body, **told}))
                return
            pixels = frame.pixels()
            said = {"width": int(frame.width), "height": int(frame.height), "metadata": dict(frame.metadata)}
            # Before a slot is taken: what can't be said must not cost one.
            json.dumps(said)
            place, payload = session.delivery.deliver(wish.number, pixels)
            self._send(Message("live_frame", {**body, **place, **said}, payload))
        except JobCancelled:
            return
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001 - whatever a plugin raises costs one picture alone
            if not session.control.cancelled:
                self._send(Message("live_trouble", {**body, **_trouble(session.request, error)}))


def _drawn(session: _Session, wish: _Wish) -> LiveFrame | LiveNotes | LiveLayouts:
    """Draw one picture; the first opens the session."""
    if session.model is None:
        look_first_in(session.request.search_path)
        debugger.attach(session.settings)
        session.model = resolve(session.request.params_entry)
    params = validate(session.model, wish.params)
    if session.drawer is None:
        session.drawer = _Drawer(session, params, wish.seed)
    frame = session.drawer.draw(params, wish.seed)
    if not isinstance(frame, (LiveFrame, LiveNotes, LiveLayouts)):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"render returned a value of the type {type(frame).__name__}, not a LiveFrame")
    return frame


class _Drawer:
    """An opened session: the plugin's ``render`` and its context."""

    def __init__(self, session: _Session, params: Params, seed: int) -> None:
        self._context = LiveRunningContext(
            session.request, session.folders, session.settings, session.control, session.transport
        )
        self._context.params, self._context.seed = params, seed
        self._render: Callable[[Params], LiveFrame | LiveNotes | LiveLayouts] = resolve(
            session.request.entry
        )(self._context)

    def draw(self, params: Params, seed: int) -> LiveFrame | LiveNotes | LiveLayouts:
        """Return the picture of these parameters and this seed."""
        self._context.seed = seed
        return self._render(params)


def _trouble(request: JobRequest, error: BaseException) -> dict[str, str]:
    if isinstance(error, UserError):
        return {"message": error.message, "hint": error.hint, "report": ""}
    report = traceback.format_exc()
    ending = out_of_memory(request, report) if is_memory(error) else bug_of(request, error, report)
    return {"message": ending.message, "hint": ending.hint, "report": ending.report}
