"""The studio's side of a live session: the newest wish goes out, pictures come back, and none older than the last.

A session is no job: nothing of it is stored. Its thread opens the session in the engine when something is first wished,
closes it there when nobody has moved anything for a while, and opens it again after its engine ended.
"""

from __future__ import annotations

import shutil
import tempfile
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from creastudio.api.errors import UserError
from creastudio.api.layout import Layout
from creastudio.jobs.context import JobFolders
from creastudio.jobs.job import JobRequest
from creastudio.jobs.live_answers import answer
from creastudio.jobs.live_events import (
    Channel,
    Heard,
    LiveComposed,
    LiveFindings,
    LiveNotice,
    LiveTrouble,
)
from creastudio.jobs.live_reading import SlotReader
from creastudio.jobs.live_release import ReleaseOnce, nothing
from creastudio.jobs.live_slots import sweep_ended
from creastudio.jobs.live_wishes import Wish, Wishes
from creastudio.jobs.protocol import Message
from creastudio.jobs.services import JobServices

REST_SECONDS = 0.3
"""A training goes on after nothing was wished for this long."""

IDLE_SECONDS = 120.0
"""After this long without a wish the engine lets go of the session: models give their memory back."""

STUCK_SECONDS = 30.0
"""A picture that takes longer has hung; its engine is ended, unless a job works there."""

OPEN_SECONDS = 120.0
"""The same for the first picture, which loads a model."""


class LiveEngine(Protocol):
    """What a session needs of an engine."""

    def join_live(self, session: str, handler: Callable[[Message | None], None]) -> None:
        """Start, and have what the session says heard."""
        ...

    def leave_live(self, session: str) -> None:
        """Hear no more of it."""
        ...

    def send_live(self, message: Message) -> None:
        """Tell it something."""
        ...

    def kill(self) -> None:
        """End the engine at once, where that can be done."""
        ...

    @property
    def last_words(self) -> str:
        """How it ended last, and what it printed before."""
        ...


class LiveOwner(Protocol):
    """What a session asks of its queue."""

    def drawing(self, session: LiveSession, on: bool) -> None:
        """Note that it draws, so that trainings wait, or that it rests."""
        ...

    def engine_busy(self, session: LiveSession) -> bool:
        """Whether a job works in its engine."""
        ...

    def live_ended(self, session: LiveSession) -> None:
        """Note that it is closed."""
        ...


class LiveSession(threading.Thread):
    """Draws one generator's pictures as they are wished. Made by ``JobQueue.open_live``; close it when it isn't seen.

    Parameters
    ----------
    request : JobRequest
        What a job would run, with the live entry as its ``entry``.
    heard : callable
        Told of pictures and troubles.
    """

    def __init__(
        self, request: JobRequest, engine: LiveEngine, services: JobServices, owner: LiveOwner, heard: Heard
    ) -> None:
        super().__init__(name=f"live-{request.work}", daemon=True)
        self.request = request
        self._opened = request
        self._openings = 0
        self._engine = engine
        self._services = services
        self._owner = owner
        self._heard = heard
        self._changed = threading.Condition()
        self._wishes = Wishes()
        self._questions: list[Message] = []
        self._slots = SlotReader()
        self._last_wish = 0.0
        self._drew = False
        self._open = False
        self._holding = False
        self._closing = False
        self._scratch: Path | None = None

    # -- what a person does

    def ask(self, params: dict[str, Any], seed: int, channel: Channel = "") -> int:
        """Wish for the picture of these parameters; replaces a wish of this channel that has not been drawn.

        Returns the number that its picture will have.
        """
        with self._changed:
            number = self._wishes.add(params, seed, channel)
            if not channel:
                self._last_wish = time.monotonic()
            self._changed.notify_all()
            return number

    def close(self) -> None:
        """End the session; returns at once, and nothing more is heard of it."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()

    @property
    def in_use(self) -> bool:
        """Whether its engine must stay: something was wished not long ago."""
        return self._open and time.monotonic() - self._last_wish < IDLE_SECONDS

    @property
    def waits_for_job(self) -> bool:
        """Whether a picture was wished for and a job works where it would be drawn."""
        return self._wishes.asked and self._owner.engine_busy(self)

    def works_in(self, engine: object) -> bool:
        """Return whether this is its engine."""
        return engine is self._engine

    # -- its thread

    def run(self) -> None:
        """Work until it is closed."""
        sweep_ended()
        try:
            while not self._closing:
                self._step()
        finally:
            self._shut()
            self._hold(False)
            if self._scratch is not None:
                shutil.rmtree(self._scratch, ignore_errors=True)
            self._owner.live_ended(self)

    def _step(self) -> None:
        with self._changed:
            self._changed.wait_for(self._has_work, self._timeout())
            questions, self._questions = self._questions, []
            wishes = self._wishes.take()
        if self._closing:
            return
        for question in questions:
            self._answer(question)
        for wish in wishes:
            self._send(wish)
        self._look_at_the_clock()

    def _has_work(self) -> bool:
        return self._closing or self._wishes.waiting or bool(self._questions)

    def _timeout(self) -> float | None:
        if self._holding:
            return REST_SECONDS / 2
        if self._wishes.asked:
            return 1.0
        return IDLE_SECONDS / 4 if self._open else None

    def _look_at_the_clock(self) -> None:
        now = time.monotonic()
        with self._changed:
            resting = now - self._last_wish > REST_SECONDS and not self._wishes.owes("")
            idle = self._open and not self._wishes.asked and now - self._last_wish > IDLE_SECONDS
            limit = STUCK_SECONDS if self._drew else OPEN_SECONDS
            stuck = self._wishes.overdue(now, limit)
        if resting:
            self._hold(False)
        if idle:
            self._shut()
        if stuck and self._owner.engine_busy(self):
            # It waits for a job; its own time begins when that has ended.
            with self._changed:
                self._wishes.begin_anew(now)
        elif stuck:
            self._give_up()

    def _send(self, wish: Wish) -> None:
        try:
            self._ensure_open()
        except (OSError, UserError) as error:
            hint = error.hint if isinstance(error, UserError) else "Free some memory and try again."
            what = error.message if isinstance(error, UserError) else f"The engine could not start: {error}."
            self._heard(LiveTrouble(wish.number, wish.channel, what, hint))
            return
        if not wish.channel:
            self._hold(True)
        with self._changed:
            if not self._open:
                # Its engine ended meanwhile; asked, it would be waited for as for one that hangs.
                self._wishes.put_back(wish)
                return
            self._wishes.ask(wish, time.monotonic())
        body = {
            "id": self._opened.id, "number": wish.number, "channel": wish.channel,
            "params": wish.params, "seed": wish.seed,
        }  # fmt: skip
        self._engine.send_live(Message("live_ask", body))

    def _ensure_open(self) -> None:
        if self._open:
            return
        if self._scratch is None:
            self._scratch = Path(tempfile.mkdtemp(prefix="creastudio-live-"))
        folders = JobFolders(self._services.data_dir(self.request.plugin), self._scratch, self._scratch)
        own = self._services.settings(self.request.plugin)
        settings = {**own, **self.request.settings, "memory_scale": 1.0}
        # Another id each time: what is still said of the session before concerns nobody.
        self._engine.leave_live(self._opened.id)
        self._openings += 1
        self._opened = self.request.model_copy(update={"id": f"{self.request.id}-{self._openings}"})
        # First, so that an engine that ends at once is heard of.
        self._open, self._drew = True, False
        try:
            self._engine.join_live(self._opened.id, partial(self._hear, self._opened.id))
        except BaseException:
            self._open = False
            raise
        body = {
            "id": self._opened.id,
            "request": self._opened.model_dump(mode="json"),
            "data_dir": str(folders.data_dir),
            "scratch": str(folders.scratch),
            "settings": settings,
        }
        self._engine.send_live(Message("live_open", body))

    def _shut(self) -> None:
        """Have the engine forget the session."""
        if self._open:
            self._open = False
            self._engine.send_live(Message("live_close", {"id": self._opened.id}))
        self._engine.leave_live(self._opened.id)
        with self._changed:
            self._wishes.lose()
            self._slots.forget()

    def _give_up(self) -> None:
        """End an engine that hangs in a picture."""
        with self._changed:
            lost = self._wishes.lose()
        for wish in lost:
            self._heard(
                LiveTrouble(
                    wish.number,
                    wish.channel,
                    f"'{self.request.title}' took too long for a picture and was stopped.",
                    "Choose a smaller size or less detail, and move something to try again.",
                )
            )
        self._engine.kill()

    def _hold(self, on: bool) -> None:
        if on != self._holding:
            self._holding = on
            self._owner.drawing(self, on)

    def _answer(self, question: Message) -> None:
        self._engine.send_live(
            Message("live_reply", {"id": question.body["id"], **answer(self._services, question)})
        )

    # -- what the engine says, on the thread that reads its pipe

    def _hear(self, session: str, message: Message | None) -> None:
        if message is None:
            # That of a session before may be told late.
            if session == self._opened.id:
                self._engine_ended()
        elif message.type == "live_frame":
            self._take(message)
        elif message.type == "live_notes":
            self._found(message.body)
        elif message.type == "live_trouble":
            body = message.body
            if self._is_answered(body["channel"], body["number"]):
                told = {name: body[name] for name in ("message", "hint", "report")}
                self._heard(LiveTrouble(body["number"], body["channel"], **told))
        elif message.type == "live_layouts":
            self._composed(message.body)
        elif message.type in ("live_model", "live_measure"):
            self._question(message)
        elif message.type == "live_notice":
            self._heard(LiveNotice(message.body["message"]))

    def _found(self, body: dict[str, Any]) -> None:
        self._drew = True
        if self._is_answered(body["channel"], body["number"]):
            notes = tuple(body["notes"])
            self._heard(LiveFindings(body["number"], body["channel"], notes, body["metadata"]))

    def _composed(self, body: dict[str, Any]) -> None:
        self._drew = True
        if self._is_answered(body["channel"], body["number"]):
            layouts = tuple(Layout.model_validate(layout) for layout in body["layouts"])
            self._heard(LiveComposed(body["number"], body["channel"], layouts, body["metadata"]))

    def _question(self, message: Message) -> None:
        if threading.current_thread() is self:
            # In a thread of the studio the session draws here, and would wait for itself.
            self._answer(message)
            return
        with self._changed:
            self._questions.append(message)
            self._changed.notify_all()

    def _take(self, message: Message) -> None:
        body = message.body
        self._drew = True
        release = ReleaseOnce(self._engine, body["id"], int(body["slot"])) if "slot" in body else nothing
        try:
            picture = self._slots.picture(body, message.payload, release)
        except OSError as error:
            # The engine counts a slot as taken until it is given back.
            release()
            if self._is_answered(body["channel"], body["number"]):
                self._heard(
                    LiveTrouble(
                        body["number"],
                        body["channel"],
                        f"A picture could not be read: {error}.",
                        "Try again.",
                    )
                )
            return
        if self._is_answered(picture.channel, picture.number):
            self._heard(picture)
        else:
            picture.release()

    def _is_answered(self, channel: Channel, number: int) -> bool:
        """Note that a wish has come true; False for one that is older than what was shown, and after the end."""
        with self._changed:
            return self._wishes.answer(channel, number) and not self._closing

    def _engine_ended(self) -> None:
        """Ask once more for what was not drawn; a second time it is the plugin that ends its engine."""
        with self._changed:
            self._open = False
            self._slots.forget()
            lost = self._wishes.retry()
            self._changed.notify_all()
        twice = [] if self._closing else lost
        report = f"{self.request.work} {self.request.plugin_version}: {self._engine.last_words}"
        if twice and self.request.engine:
            # Twice by now, with the same wish.
            for _ in range(2):
                self._services.note_crash(
                    self.request, f"'{self.request.title}' took its engine down.", report
                )
        for wish in twice:
            self._heard(
                LiveTrouble(
                    wish.number,
                    wish.channel,
                    f"'{self.request.title}' took its engine down.",
                    f"Move something to try again; if it stays so, tell the author of '{self.request.plugin}'.",
                    report,
                )
            )
