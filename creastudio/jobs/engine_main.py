"""The engine process: where plugins' code and torch live. Runs one job at a time, and live pictures between jobs.

The main thread runs jobs; a second one reads the pipe, so that cancel and hold arrive while a job works. When the
pipe ends, the studio is gone, and so is the engine, at once.
"""

from __future__ import annotations

import faulthandler
import importlib
import os
import queue
import signal
import sys
import threading
import traceback
from pathlib import Path
from typing import Any

from creastudio.api.errors import JobCancelled, UserError
from creastudio.jobs import debugger, engine_log
from creastudio.jobs.child_pipes import take_pipes
from creastudio.jobs.context import JobFolders
from creastudio.jobs.control import JobControl
from creastudio.jobs.job import JobRequest
from creastudio.jobs.live_engine import LiveServer, SharedDelivery
from creastudio.jobs.protocol import FrameReader, FrameWriter, Message, Readable, Writable
from creastudio.jobs.resolving import look_first_in
from creastudio.jobs.runner import Outcome, run_entry

OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_DATASETS_OFFLINE": "1",
}
"""Set before any plugin is imported: nothing touches the network."""

NICENESS = 5
"""The window goes before: its few milliseconds must not wait for a convolution."""


class PipeTransport:
    """One job's way to the studio over the engine's pipe; safe from several threads of a plugin."""

    def __init__(self, writer: FrameWriter) -> None:
        self._writer = writer
        self._replies: queue.Queue[Message] = queue.Queue()
        # Answers come in the order of the questions: one question at a time.
        self._asking = threading.Lock()
        self._closed = False

    def send(self, message: Message) -> None:
        """Tell something."""
        if not self._closed:
            self._writer.send(message)

    def call(self, message: Message) -> dict[str, Any]:
        """Ask something and wait for the answer."""
        with self._asking:
            if self._closed:
                raise JobCancelled
            self._writer.send(message)
            reply = self._replies.get()
        return read_reply(reply.body)

    def close(self) -> None:
        """Let nothing more through: a thread that a job left behind must not speak for the next job."""
        with self._asking:
            self._closed = True

    def answer(self, reply: Message) -> None:
        """Take an answer from the reading thread."""
        self._replies.put(reply)


def read_reply(body: dict[str, Any]) -> dict[str, Any]:
    """Return what the studio answered; raise what it refused."""
    if body.get("cancelled"):
        raise JobCancelled
    if "error" in body:
        raise UserError(body["error"], body.get("hint", ""))
    return body


class Engine:
    """The engine's own side of the pipe."""

    def __init__(self, inbox: Readable, outbox: Writable) -> None:
        self._reader = FrameReader(inbox)
        self._writer = FrameWriter(outbox)
        self._transport = PipeTransport(self._writer)  # of no job yet
        self._control = JobControl()
        self._tasks: queue.SimpleQueue[Message] = queue.SimpleQueue()
        self._live = LiveServer(self._writer.send, self._wake_live, SharedDelivery)

    def serve(self) -> int:
        """Run jobs until the studio says goodbye."""
        threading.Thread(target=self._listen, name="engine-pipe", daemon=True).start()
        self._writer.send(Message("ready", {"pid": os.getpid()}))
        while True:
            task = self._tasks.get()
            if task.type == "stop":
                return 0
            if task.type == "warm":
                _warm(task.body["modules"])
            elif task.type == "live":
                self._live.work()
            else:
                self._run(task)

    def _listen(self) -> None:
        try:
            while (message := self._reader.read()) is not None:
                self._heed(message)
        finally:
            self._live.vanish()
            _vanish()

    def _wake_live(self) -> None:
        self._tasks.put(Message("live"))

    def _heed(self, message: Message) -> None:
        if message.type == "cancel":
            self._control.cancel()
        elif message.type == "hold":
            self._control.hold(bool(message.body["on"]))
        elif message.type == "reply":
            self._transport.answer(message)
        elif message.type.startswith("live_"):
            self._live.heed(message)
        else:
            if message.type == "run":
                # Made here, so that a cancel that follows at once meets the new job's control.
                self._control = JobControl()
            self._tasks.put(message)

    def _run(self, task: Message) -> None:
        body = task.body
        request = JobRequest.model_validate(body["request"])
        folders = JobFolders(Path(body["data_dir"]), Path(body["scratch"]), Path(body["checkpoint"]))
        look_first_in(request.search_path)
        transport = self._transport = PipeTransport(self._writer)
        outcome = _attached(body["settings"], transport)
        outcome = outcome or run_entry(request, folders, body["settings"], self._control, transport)
        transport.close()
        self._writer.send(Message("ended", outcome.body()))


def _attached(settings: dict[str, Any], transport: PipeTransport) -> Outcome | None:
    """Wait for a debugger where one is asked for; what hinders that is how the job ends."""

    def tell(text: str) -> None:
        transport.send(Message("progress", {"fraction": 0.0, "message": text}))

    try:
        debugger.attach(settings, tell)
    except UserError as error:
        return Outcome("user_error", error.message, error.hint)
    return None


def main() -> int:
    """Serve on standard input and output, which plugins can't reach any more."""
    os.environ.update(OFFLINE)
    inbox, outbox = take_pipes()
    _keep_from_forks(inbox.fileno(), outbox.fileno())
    engine_log.keep_short()
    # Into the log: where a library crashes, the report says which line of a plugin called it.
    faulthandler.enable()
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    _mend_torchvision()
    return Engine(inbox, outbox).serve()


def _keep_from_forks(*pipes: int) -> None:
    """Give forked children (workers of a data loader) no pipe: they would keep it open when the engine dies."""
    nothing = os.open(os.devnull, os.O_RDONLY)
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=lambda: [os.dup2(nothing, pipe) for pipe in pipes])


def _vanish() -> None:
    """End this process at once, and what plugins started in its group."""
    if sys.platform != "win32" and os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(0)


def _mend_torchvision() -> None:
    importlib.import_module("creastudio.ml.safe_import").install()


def _warm(modules: list[str]) -> None:
    for name in modules:
        try:
            importlib.import_module(name)
        except Exception:  # noqa: BLE001 - the job that needs it will fail with it, and tell it to a person
            traceback.print_exc()
