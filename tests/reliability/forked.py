"""A studio in a forked process, which says what is safe and is killed at any moment."""

from __future__ import annotations

import os
import select
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass

Tell = Callable[[str], None]


@dataclass
class Forked:
    """A process that runs a function; it is killed or ends, and never returns into its caller.

    Attributes
    ----------
    said : list of str
        What it told so far, a word a line.
    """

    pid: int
    pipe: int
    said: list[str]
    _rest: bytes = b""
    _ended: bool = False

    @classmethod
    def start(cls, work: Callable[[Tell], object]) -> Forked:
        """Run ``work(tell)`` in a process of its own, which has all modules that are imported here."""
        ours, theirs = os.pipe()
        pid = os.fork()
        if pid == 0:
            code = 1
            try:
                os.close(ours)
                work(lambda word: _write(theirs, word))
                code = 0
            finally:
                # Nothing of the parent's (its tests, its files that are open) may go on in here.
                os._exit(code)
        os.close(theirs)
        return cls(pid, ours, [])

    def listen(self, seconds: float, until: Callable[[list[str]], bool] = lambda _said: False) -> bool:
        """Hear what it says for so long, or until that holds, or it has ended; return whether it still runs."""
        end = time.monotonic() + seconds
        while not self._ended and not until(self.said):
            left = end - time.monotonic()
            if left <= 0:
                break
            if select.select([self.pipe], [], [], left)[0]:
                self._read()
        return not self._ended

    def kill(self) -> list[str]:
        """Kill it, and return all that it said before."""
        os.kill(self.pid, signal.SIGKILL)
        return self.finish()

    def finish(self) -> list[str]:
        """Wait for its end, and return all that it said."""
        while not self._ended:
            self._read()
        os.close(self.pipe)
        self.code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        return self.said

    def _read(self) -> None:
        data = os.read(self.pipe, 1 << 16)
        self._ended = not data
        *words, self._rest = (self._rest + data).split(b"\n")
        self.said += [word.decode() for word in words]


def _write(pipe: int, word: str) -> None:
    os.write(pipe, f"{word}\n".encode())
