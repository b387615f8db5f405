"""Looking at candidates: which are compared, when new ones come up, and the keys that every view shares.

New results come up as a preview in place as soon as nothing else is being compared, or when they were asked for
after what is being compared came up; else they wait in line, so that Enter never places something that has
only just appeared.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from creastudio.core.results import Result, twin_of
from creastudio.jobs.job import JobRecord
from creastudio.shell.i18n import tr
from creastudio.shell.panels.results.batch_titles import name_of
from creastudio.shell.reading import is_kit, is_looked_at, is_only_saved, offer_reading
from creastudio.shell.session import Session
from creastudio.shell.timeline.listening import can_hear, listening_of
from creastudio.shell.timeline.made_from import score_before
from creastudio.workspace.campaign_project import is_campaign

DEFAULT_STRENGTH = 0.4


class Review(QObject):
    """The candidates of one session under comparison."""

    beforeChanged = Signal(bool)
    """True while what was there before is shown."""
    fileArrived = Signal(object)
    """Result: the first file of another program, or brand kit, that a job has made."""
    strengthChanged = Signal(float)
    waitingChanged = Signal(int)
    """How many results wait until this comparison is over."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._known = {result.id for result in session.workspace.results}
        self._waiting: list[str] = []
        self._eager: set[str] = set()
        self._new: set[str] = set()
        self._before = False
        self._told = ""
        self._read = ""
        self._gone = {result.id for result in session.workspace.results if result.state == "discarded"}
        self._closed: set[str] = set()
        self._placed: set[str] = set()
        self._strength = DEFAULT_STRENGTH
        session.resultsChanged.connect(self._results_changed)
        session.jobChanged.connect(self._job_changed)
        session.reviewChanged.connect(self._eager.clear)
        session.reviewChanged.connect(self._note_new)
        session.activeResultChanged.connect(self._note_new)
        session.documentChanged.connect(self._leave_if_placed)

    # -- what there is

    @property
    def active(self) -> Result | None:
        """The candidate that is shown in place."""
        return self._session.result(self._session.active_result) if self._session.active_result else None

    @property
    def candidates(self) -> list[Result]:
        """The candidates that are compared and still there."""
        wanted = self._session.review
        by_id = {result.id: result for result in self._session.workspace.results}
        return [by_id[name] for name in wanted if name in by_id and by_id[name].state != "discarded"]

    @property
    def choices(self) -> list[Result]:
        """The candidates that arrows go through: of a layout in several formats one, in the format that is shown."""
        active = self.active
        found: dict[str, Result] = {}
        for item in self.candidates:
            known = found.setdefault(ad_of(item), item)
            if item is not known and active is not None and _same_format(item, active):
                found[ad_of(item)] = item
        return list(found.values())

    @property
    def before(self) -> bool:
        """Whether what was there before is shown now."""
        return self._before

    @property
    def strength(self) -> float:
        """How far Vary goes, 0 to 1."""
        return self._strength

    @property
    def waiting(self) -> int:
        """How many results wait until this comparison is over."""
        return len(self._waiting)

    def set_strength(self, strength: float) -> None:
        """Choose how far Vary goes, 0 to 1."""
        strength = min(max(strength, 0.0), 1.0)
        if strength != self._strength:
            self._strength = strength
            self.strengthChanged.emit(strength)

    def set_before(self, before: bool) -> None:
        """Show what was there before, or the candidate again."""
        if before != self._before:
            self._before = before
            self.beforeChanged.emit(before)
            self._hear_before()

    # -- what a person does

    def look_at(self, result_id: str) -> None:
        """Compare a result with the others of its job, beginning with itself."""
        result = self._session.result(result_id)
        if result is None or result.state == "discarded" or not is_looked_at(self._session, result):
            return
        self._session.set_review(self._siblings(result), result_id)

    def step(self, direction: int) -> None:
        """Show the next candidate (1) or the one before (-1), round and round."""
        ids = [result.id for result in self.choices]
        if not ids:
            return
        active = self._session.active_result
        at = ids.index(active) if active in ids else -direction
        self._session.set_active_result(ids[(at + direction) % len(ids)])

    def accept(self, *, on_timeline: bool = False) -> bool:
        """Place the candidate that is shown; the others stay with it as takes."""
        active = self._session.active_result
        if not active:
            return False
        placed_before = active not in self._new
        to = "timeline" if on_timeline else None
        if not self._session.accept(active, to):
            return False
        if placed_before:
            self._next()
        return True

    def discard_all(self) -> None:
        """Throw away the candidates that are compared; what is placed already only leaves the comparison."""
        gone = [result.id for result in self.candidates if result.state == "new"]
        self._next()
        self._session.discard(gone)

    def discard(self) -> None:
        """Throw away only the candidate that is shown and go on with the next."""
        active = self.active
        if active is None:
            return
        gone = [item for item in self.candidates if ad_of(item) == ad_of(active)]
        rest = [item for item in self.candidates if item not in gone]
        at = [item.id for item in self.choices].index(active.id)
        left = [item.id for item in self.choices if item not in gone]
        if rest:
            self._session.set_review([item.id for item in rest], left[min(at, len(left) - 1)])
        else:
            self._next()
        if active.state == "new":
            self._session.discard([item.id for item in gone])
        else:
            self._session.notify(
                tr("{name} is placed: it stays.", name=name_of(active)),
                tr("To take it away, delete its layers and clips."),
            )

    def close(self) -> None:
        """Stop comparing; everything stays in the tray, also what waits and what these jobs still make."""
        self.set_before(False)
        found = (self._session.result(name) for name in (*self._session.review, *self._waiting))
        self._closed |= {result.job for result in found if result is not None}
        self._set_waiting([])
        self._session.set_review([])

    def leave(self, job_id: str) -> None:
        """Never bring up what a job makes: it has a place already."""
        self._placed.add(job_id)

    def vary(self) -> None:
        """Make variations of the candidate that is shown."""
        if self._session.active_result:
            self._session.vary(self._session.active_result, self._strength)

    def listen(self) -> bool:
        """Hear the candidate that is shown, or be silent; returns whether there is anything to hear."""
        active = self.active
        if active is None or not can_hear(active.asset.kind):
            return False
        listening_of(self._session).toggle(active.asset)
        return True

    def show_waiting(self) -> None:
        """Go to the results that wait; those that are compared now stay in the tray."""
        self._next()

    def _hear_before(self) -> None:
        """Where a score is heard, hear what it was made from, or the candidate again."""
        listening, active = listening_of(self._session), self.active
        found = score_before(self._session, active)
        if listening.heard and active is not None and found is not None:
            listening.hear(found if self._before else active.asset)

    # -- keys

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means while candidates are compared; returns whether it meant something."""
        if not self._session.active_result:
            return False
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if not plain:
            return False
        if key == Qt.Key.Key_B:
            if not event.isAutoRepeat():
                self.set_before(True)
            return True
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.step(1 if key == Qt.Key.Key_Right else -1)
            return True
        if event.isAutoRepeat():
            return key in _ONCE
        return self._press_once(Qt.Key(key), shift)

    def release(self, event: QKeyEvent) -> bool:
        """As ``press``, for the end of a held key."""
        if event.key() != Qt.Key.Key_B or event.isAutoRepeat() or not self._before:
            return False
        self.set_before(False)
        return True

    def _press_once(self, key: Qt.Key, shift: bool) -> bool:
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept(on_timeline=shift)
        elif key == Qt.Key.Key_Escape:
            self.close()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.discard()
        elif key == Qt.Key.Key_V:
            self.vary()
        elif key == Qt.Key.Key_P and not shift:
            return self.listen()
        else:
            return False
        return True

    # -- what the session says

    def _note_new(self) -> None:
        self._new = {result.id for result in self.candidates if result.state == "new"}

    def _leave_if_placed(self) -> None:
        """End the comparison when one of its candidates was placed, by whatever way."""
        if self._new and any(item.id in self._new and item.state == "accepted" for item in self.candidates):
            self._next()

    def _job_changed(self, record: JobRecord) -> None:
        if record.status != "queued":
            return
        # One that is run again under its id is wanted again.
        self._closed.discard(record.id)
        if self._session.review:
            self._eager.add(record.id)

    def _results_changed(self) -> None:
        results = self._session.workspace.results
        fresh = [item for item in results if item.id not in self._known and item.state == "new"]
        self._known = {item.id for item in results}
        for result in fresh:
            self._arrived(result)
        alive = {item.id for item in results if item.state != "discarded"}
        self._set_waiting([name for name in self._waiting if name in alive])
        self._drop_gone(alive)
        back, self._gone = self._gone & alive, {item.id for item in results} - alive
        self._came_back(back)

    def _came_back(self, ids: set[str]) -> None:
        """Show what was discarded out of this comparison, and isn't any more."""
        shown = self.active
        back = next((item for item in self._session.workspace.results if item.id in ids), None)
        if shown is not None and back is not None and back.job == shown.job:
            self.look_at(back.id)

    def _arrived(self, result: Result) -> None:
        session = self._session
        if result.job in self._placed:
            return
        if not is_looked_at(session, result):
            if result.job != self._read:  # once a job, however many texts it makes
                self._read = result.job
                if is_only_saved(result) or is_kit(result):
                    self.fileArrived.emit(result)
                else:
                    offer_reading(session, result)
            return
        twin = twin_of(session.workspace.results, result)
        if twin is not None and result.job != self._told:
            # Once a job: with the same seed all of a batch are what they were.
            self._told = result.job
            session.notify(
                tr("The new result is identical to {name}, byte for byte.", name=name_of(twin)),
                tr("It is in the results a second time; discard it when you don't need it."),
            )
        shown = self.active
        if shown is None and result.job in self._closed:
            return
        if shown is None or result.job in self._eager:
            session.set_review([result.id], result.id)
        elif result.job == shown.job:
            session.set_review([*session.review, result.id], session.active_result)
        else:
            self._set_waiting([*self._waiting, result.id])

    def _drop_gone(self, alive: set[str]) -> None:
        left = [name for name in self._session.review if name in alive]
        if len(left) != len(self._session.review):
            self._session.set_review(left, self._session.active_result)
            if not left:
                self._next()

    def _next(self) -> None:
        """End this comparison and begin with what waits."""
        self.set_before(False)
        waiting = [item for name in self._waiting if (item := self._session.result(name)) is not None]
        batch = [item.id for item in waiting if item.job == waiting[0].job]
        self._set_waiting([name for name in self._waiting if name not in batch])
        self._session.set_review(batch)

    def _set_waiting(self, ids: list[str]) -> None:
        if ids != self._waiting:
            self._waiting = ids
            self.waitingChanged.emit(len(ids))

    def _siblings(self, result: Result) -> list[str]:
        return [
            item.id
            for item in self._session.workspace.results
            if item.job == result.job and item.state != "discarded"
        ]


def ad_of(result: Result) -> str:
    """Return what results have in common that are one ad in several formats, or one campaign; anything else is by itself."""
    if is_campaign([result]):
        return f"{result.job}:campaign"
    link = result.asset.metadata.get("link") if result.asset.kind == "layout" else None
    return f"{result.job}:{link}" if link else result.id


def _same_format(result: Result, other: Result) -> bool:
    here, there = result.asset.metadata, other.asset.metadata
    return all(here.get(name) == there.get(name) for name in ("format", "width", "height"))


_ONCE = frozenset(
    {
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Escape,
        Qt.Key.Key_V,
        Qt.Key.Key_Delete,
        Qt.Key.Key_Backspace,
    }
)
"""Keys that do nothing more while they are held."""


def review_of(session: Session) -> Review:
    """Return the review of a session, made when it is first asked for."""
    found = session.findChild(Review)
    return found if found is not None else Review(session)
