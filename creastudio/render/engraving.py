"""Scores engraved in a process of their own, page by page: capped in memory and time, killed when it hangs."""

from __future__ import annotations

import contextlib
import queue
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import asdict, replace

from creastudio.api.errors import UserError
from creastudio.api.score import Score
from creastudio.jobs.child_start import end_child, start_child
from creastudio.jobs.protocol import FrameReader, FrameWriter, Message, ProtocolError
from creastudio.notation.engraved import EngravedPage, PageWish

SECONDS = 30.0
"""What one page may take; a fault of the engraver must not be waited for."""

MAX_PAGES = 400


class Engraver:
    """Engraves scores; any thread may ask, one is answered at a time, and none may be that of the window."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._writer: FrameWriter | None = None
        self._inbox: queue.Queue[Message | None] = queue.Queue()
        self._listener: threading.Thread | None = None
        self._sent: Score | None = None

    def page(self, score: Score, wish: PageWish) -> EngravedPage:
        """Return one page.

        Raises
        ------
        UserError
            When it took too long, needed too much memory, or the engraver broke down.
        """
        with self._lock:
            if self._process is None or self._process.poll() is not None:
                self._start()
            if self._sent is not score:
                self._ask(Message("score", {}, score.dumps()))
                self._sent = score
            return EngravedPage.loads(self._ask(Message("page", asdict(wish))).payload)

    def pages(self, score: Score, wish: PageWish) -> Iterator[EngravedPage]:
        """Yield all pages, from the bar of `wish` on."""
        count = max(1, score.bar_count)
        for _ in range(MAX_PAGES):
            made = self.page(score, wish)
            yield made
            if made.last >= count:
                return
            # As many bars as this page had, and a few that show that the next one is full.
            wish = replace(wish, first=made.last, guess=(made.last - made.first) * 3 // 2 + 2)

    def close(self) -> None:
        """End the process, whatever it is at; the next wish starts another."""
        process = self._process
        if process is not None:
            process.kill()
        with self._lock:
            self._end()

    def _ask(self, request: Message) -> Message:
        assert self._writer is not None
        with contextlib.suppress(OSError):
            self._writer.send(request)
        try:
            answer = self._inbox.get(timeout=self._seconds)
        except queue.Empty:
            self._end()
            raise UserError(
                f"Engraving took longer than {self._seconds:g} s and was given up.",
                "Split the score into shorter ones.",
            ) from None
        if answer is None or answer.type == "full":
            self._end()
            raise UserError(
                "The engraver broke down, most likely for want of memory.",
                "Split the score into shorter ones.",
            )
        if answer.type == "failed":
            raise RuntimeError(f"the engraver failed:\n{answer.body['report']}")
        return answer

    def _start(self) -> None:
        self._end()
        self._process = start_child("--engrave")
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._writer = FrameWriter(self._process.stdin)
        self._inbox = queue.Queue()
        reader, inbox = FrameReader(self._process.stdout), self._inbox
        self._listener = threading.Thread(target=_listen, args=(reader, inbox), name="engraver", daemon=True)
        self._listener.start()

    def _end(self) -> None:
        self._sent = None
        if self._process is None:
            return
        end_child(self._process, self._listener)
        self._process = self._writer = self._listener = None


def _listen(reader: FrameReader, inbox: queue.Queue[Message | None]) -> None:
    with contextlib.suppress(OSError, ValueError, ProtocolError):
        while (message := reader.read()) is not None:
            inbox.put(message)
    inbox.put(None)
