"""The studio's side of an engine: starts the process, talks to it, and kills it when it doesn't answer."""

from __future__ import annotations

import contextlib
import logging
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import IO, Any

from creastudio import paths
from creastudio.api.errors import UserError
from creastudio.engines import finder
from creastudio.jobs import engine_log
from creastudio.jobs.context import JobFolders
from creastudio.jobs.job import JobRequest
from creastudio.jobs.outbox import Outbox
from creastudio.jobs.protocol import FrameReader, Message, ProtocolError
from creastudio.jobs.runner import Outcome, out_of_memory

log = logging.getLogger(__name__)

KILL_AFTER = 1.0
"""Seconds an engine has to answer a cancel before it is killed."""

Handler = Callable[[Message], dict[str, Any] | None]
"""Handles a message of a running job; what it returns is sent back as the answer. Raises nothing."""

LiveHandler = Callable[[Message | None], None]
"""Hears what a live session says, on the thread that reads the pipe; None when the engine has ended."""

Wanted = Callable[[], bool]
"""Whether a job that is about to run hasn't been cancelled meanwhile."""


def engine_command() -> list[str]:
    """Return the command that starts an engine: this program again, the one beside it, or one that was added."""
    return finder.find_engine().start("--engine")


class EngineProcess:
    """One engine process, started when it is first needed and again after it has died.

    ``run`` is called on one lane's thread; ``cancel`` and ``hold`` from anywhere.
    """

    def __init__(self, name: str, command: Sequence[str] | None = None) -> None:
        self.name = name
        self._command = list(command or engine_command())
        self._process: subprocess.Popen[bytes] | None = None
        self._outbox: Outbox | None = None
        self._inbox: queue.SimpleQueue[Message | None] = queue.SimpleQueue()
        self._listener: threading.Thread | None = None
        self._live: dict[str, LiveHandler] = {}
        self._lock = threading.RLock()
        self._job = ""
        self._runs = 0
        self._held = False
        self._killed = False
        self._last_words = ""
        self._killer: threading.Timer | None = None
        self._log = paths.logs_dir() / f"engine-{name}-{os.getpid()}.log"

    @property
    def alive(self) -> bool:
        """Whether its process runs."""
        return self._process is not None and self._process.poll() is None

    @property
    def last_words(self) -> str:
        """How the process ended that ended last, and the end of what it printed; for reports."""
        return self._last_words

    def start(self) -> None:
        """Start the process if it isn't running; OSError when the system can't."""
        with self._lock:
            if self.alive:
                return
            self._reap()
            self._killed = False
            engine_log.remove_old(self._log.parent)
            # For appending, so that the engine can shorten it while it writes.
            with self._log.open("ab") as log:
                log.truncate(0)
                self._process = subprocess.Popen(
                    self._command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=log,
                    start_new_session=True,
                    env=_environment(),
                )
            assert self._process.stdin is not None
            assert self._process.stdout is not None
            self._outbox = Outbox(self._process.stdin, self.name)
            self._inbox = queue.SimpleQueue()
            self._listener = threading.Thread(
                target=self._listen,
                args=(self._process.stdout, self._inbox),
                name=f"engine-reader-{self.name}",
                daemon=True,
            )
            self._listener.start()

    def warm(self, modules: Iterable[str]) -> None:
        """Start, and import modules while nobody waits for them; ``CREASTUDIO_ENGINE_PREWARM=0`` only starts."""
        self.start()
        if os.environ.get("CREASTUDIO_ENGINE_PREWARM") == "0":
            return
        self._send(Message("warm", {"modules": list(modules)}))

    def run(
        self,
        request: JobRequest,
        folders: JobFolders,
        settings: dict[str, Any],
        handle: Handler,
        wanted: Wanted,
    ) -> Outcome:
        """Run a job to its end; blocks. ``handle`` is called on this thread for each of its messages."""
        self.start()
        body = {
            "request": request.model_dump(mode="json"),
            "data_dir": str(folders.data_dir),
            "scratch": str(folders.scratch),
            "checkpoint": str(folders.checkpoint),
            "settings": settings,
        }
        with self._lock:
            # In one go: a hold that comes between would be sent before the job that it is for.
            self._send(Message("run", body))
            self._job = request.id
            self._runs += 1
            if self._held:
                self._send(Message("hold", {"on": True}))
        if not wanted():
            # Cancelled before it was this engine's job; later cancels come by themselves.
            self.cancel(request.id)
        try:
            return self._follow(request, handle)
        finally:
            with self._lock:
                self._job = ""
                self._disarm()

    def cancel(self, job_id: str) -> None:
        """Ask the running job to end, and kill the process when it hasn't within ``KILL_AFTER`` seconds."""
        with self._lock:
            if self._job != job_id:
                # Not there yet, or gone: ``run`` asks whether it is still wanted.
                return
            if self._killer is None:
                self._killer = threading.Timer(KILL_AFTER, self._kill_run, [self._runs])
                self._killer.daemon = True
                self._killer.start()
            self._send(Message("cancel"))

    def hold(self, on: bool) -> None:
        """Make the running job, or the one about to run, wait at its next check, or go on."""
        with self._lock:
            self._held = on
            if self._job:
                self._send(Message("hold", {"on": on}))

    def join_live(self, session: str, handler: LiveHandler) -> None:
        """Start the process if it isn't running, and have what a live session says heard; OSError as ``start``."""
        with self._lock:
            self.start()
            self._live[session] = handler

    def leave_live(self, session: str) -> None:
        """Hear no more of a live session."""
        with self._lock:
            self._live.pop(session, None)

    def send_live(self, message: Message) -> None:
        """Tell a live session something; nobody hears it when the process has ended."""
        outbox = self._outbox
        if outbox is not None:
            outbox.send(message)

    def stop(self, timeout: float = 1.0) -> None:
        """End the process: a goodbye, then a kill."""
        with self._lock:
            process = self._process
            if process is None:
                return
            self._send(Message("stop"))
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout)
        self.kill()
        with self._lock:
            self._reap()
            self._log.unlink(missing_ok=True)

    def kill(self) -> None:
        """Kill the process with its whole group, and nothing else."""
        process = self._process
        if process is None:
            return
        self._killed = self._killed or process.poll() is None
        _end_group(process)
        process.wait()

    def _follow(self, request: JobRequest, handle: Handler) -> Outcome:
        while True:
            message = self._inbox.get()
            if message is None:
                return self._death(request)
            if message.type == "ended":
                return Outcome(**message.body)
            if message.type != "ready":
                reply = handle(message)
                if reply is not None:
                    self._answer(reply)

    def _listen(self, pipe: IO[bytes], inbox: queue.SimpleQueue[Message | None]) -> None:
        """Read what the engine says to its end, and give it to who waits for it."""
        reader = FrameReader(pipe)
        with pipe:
            while True:
                try:
                    message = reader.read()
                except (ProtocolError, OSError, ValueError):
                    self.kill()
                    message = None
                if message is None:
                    break
                if message.type.startswith("live_"):
                    self._tell_live(message)
                else:
                    inbox.put(message)
        # First, so that a session that asks again at once doesn't meet the process that has ended.
        process = self._process
        if process is not None and process.stdout is pipe:
            # Now: the next process begins the log anew.
            self._last_words = f"{_end_of(process.wait())}\n\n{engine_log.tail(self._log)}"
        inbox.put(None)
        for handler in (*self._live.values(),):
            handler(None)

    def _tell_live(self, message: Message) -> None:
        handler = self._live.get(message.body["id"])
        try:
            if handler is not None:
                handler(message)
        except Exception:
            # Without a reader every job of this engine would wait for good.
            log.exception("A live session of the engine '%s' failed.", self.name)

    def _answer(self, reply: dict[str, Any]) -> None:
        try:
            self._send(Message("reply", reply))
        except UserError:
            # It waits for an answer that can't come.
            self.kill()
            raise

    def _send(self, message: Message) -> None:
        """Have a message sent; UserError when it holds too much."""
        if self._outbox is None:
            return
        try:
            self._outbox.send(message)
        except ValueError as error:
            raise UserError(
                "This job hands over more at once than an engine takes.", "Give it fewer or shorter inputs."
            ) from error

    def _kill_run(self, number: int) -> None:
        with self._lock:
            # Not by the job's id: it may have ended while this waited, and be run again by now.
            if self._job and self._runs == number:
                self.kill()

    def _disarm(self) -> None:
        if self._killer is not None:
            self._killer.cancel()
            self._killer = None

    def _death(self, request: JobRequest) -> Outcome:
        assert self._process is not None
        code = self._process.wait()
        # A plugin's own children may have outlived it.
        _end_group(self._process)
        with self._lock:
            self._reap()
        report = f"{request.work} {request.plugin_version}: {_end_of(code)}\n\n{engine_log.tail(self._log)}"
        if sys.platform != "win32" and code == -signal.SIGKILL and not self._killed:
            # Not by us: that is how a system ends a process that takes too much.
            return out_of_memory(request, report)
        return Outcome(
            "died",
            f"'{request.title or request.work}' took its engine down ({_end_of(code)}).",
            f"Only this job is lost. Copy the report and send it to the author of '{request.plugin}'.",
            report,
        )

    def _reap(self) -> None:
        """Close the pipes of a process that has ended."""
        process = self._process
        if process is not None and process.poll() is not None:
            if self._outbox is not None:
                self._outbox.close()
            if self._listener is not None and self._listener is not threading.current_thread():
                # It closes its pipe itself, at the end that it has read by now.
                self._listener.join(timeout=1.0)
            self._process = self._outbox = self._listener = None


def _environment() -> dict[str, str]:
    """Return the environment of an engine: it finds this very studio, wherever it was started from."""
    root = str(Path(__file__).resolve().parents[2])
    inherited = os.environ.get("PYTHONPATH", "")
    search = os.pathsep.join(item for item in (*_plugin_folders(root), root, inherited) if item)
    # Threads of OpenMP that wait by spinning take the core that the window and the other engine need.
    calm = {"OMP_WAIT_POLICY": "PASSIVE"} | os.environ
    return {**calm, "PYTHONPATH": search, "PYTHONUNBUFFERED": "1", finder.SHARED: root}


def _plugin_folders(root: str) -> list[str]:
    # In a working tree the built-in plugins lie beside the package.
    folder = Path(root) / "plugins"
    return [str(folder)] if folder.is_dir() else []


def _end_group(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        process.kill()
    else:
        # macOS calls it forbidden when none but a dead process is left of the group.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)


def _end_of(code: int) -> str:
    if code >= 0:
        return f"exit code {code}"
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"
