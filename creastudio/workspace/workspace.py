"""One open project: its document with history, its journal, its tray and its jobs."""

from __future__ import annotations

import math
import queue
from collections.abc import Callable, Iterable
from contextlib import ExitStack, suppress
from pathlib import Path

from creastudio.api.errors import UserError
from creastudio.core.document import Document
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.linked_layouts import linked
from creastudio.core.flagged import guarded
from creastudio.core.history import History
from creastudio.core.results import Result
from creastudio.jobs.checking import CHECKING
from creastudio.jobs.job import JobEvent
from creastudio.jobs.queue import CloseMode, JobQueue
from creastudio.store.blobs import BlobStore
from creastudio.store.journal import Journal, StepKind
from creastudio.store.recovery import forget_saved
from creastudio.store.training_notes import TrainingNotes
from creastudio.workspace.environment import Environment
from creastudio.workspace.job_desk import JobDesk
from creastudio.workspace.journal_jobs import JournalJobs
from creastudio.workspace.listeners import Callback, Listeners, Topic
from creastudio.workspace.notice import Notice
from creastudio.workspace.placing import Destination, placing, target_in
from creastudio.workspace.rechecking import keep_report
from creastudio.workspace.saving import SaveOrder, Saver, Then
from creastudio.workspace.services import WorkspaceServices
from creastudio.workspace.tray import Tray


class Workspace:
    """An open project, owned by one process; everything here is called on one thread.

    Made by ``creastudio.workspace.opening``. Call ``poll`` often: it hands on what jobs and the journal said.

    Parameters
    ----------
    environment : Environment
        Settings, plugins and models.
    journal : Journal
        The open journal of this project; its folder also holds blobs and checkpoints.
    """

    def __init__(self, environment: Environment, journal: Journal, blobs: BlobStore) -> None:
        self.environment = environment
        self.journal = journal
        self.blobs = blobs
        self.history: History = journal.load_history()
        self.listeners = Listeners()
        self.tray = Tray(journal.results(), journal.put_result, journal.delete_result)
        self._events: queue.Queue[JobEvent] = queue.Queue()
        self._reports: queue.Queue[int | UserError] = queue.Queue()
        self._saver = Saver(blobs)
        self._last_step = journal.durable
        self.last_kind: StepKind = "edit"
        """How the document came to be what it is."""
        self._saved_document: Document | None = None
        journal.on_durable = self._reports.put
        journal.on_error = self._reports.put
        self._services = WorkspaceServices(
            environment, blobs, journal.folder / "jobs", journal.folder / "trainings"
        )
        jobs = JobQueue(JournalJobs(journal), self._services, self._events, in_thread=environment.in_thread)
        self.desk = JobDesk(
            environment,
            jobs,
            self._events,
            blobs,
            self.listeners,
            self._keep_result,
            policy=lambda: self.document.safety,
        )
        jobs.restore()

    # -- the document

    @property
    def document(self) -> Document:
        """The document as it is now."""
        return self.history.document

    def apply(self, edit: Edit) -> Document:
        """Apply an edit as one undoable step; UserError when it can't be done, and nothing changes.

        ``Blocked`` when it would bring in what the project's safety policy blocks.
        """
        old = self.document
        new = self.history.apply(guarded(linked(edit)))
        self._record(old, new, edit.label, "edit")
        return new

    def fold(self, edit: Edit, onto: Document) -> bool:
        """Make an edit part of the step that led to `onto`; False when that isn't shown any more, and nothing is done."""
        if self.document is not onto:
            return False
        new = guarded(edit).apply(onto)
        if new is not onto:
            self.history.fold(new)
            self._record(onto, new, edit.label, "fold")
        return True

    def undo(self) -> None:
        """Go one step back; nothing happens at the start."""
        if self.history.can_undo:
            label, old = self.history.undo_label, self.document
            self.history.undo()
            self._record(old, self.document, label, "undo")

    def redo(self) -> None:
        """Go one step forward; nothing happens at the end."""
        if self.history.can_redo:
            label, old = self.history.redo_label, self.document
            self.history.redo()
            self._record(old, self.document, label, "redo")

    def go_to(self, index: int) -> None:
        """Undo or redo until step `index` of the history is the newest."""
        while self.history.index > index and self.history.can_undo:
            self.undo()
        while self.history.index < index and self.history.can_redo:
            self.redo()

    # -- the tray

    @property
    def results(self) -> tuple[Result, ...]:
        """Every result of this project, oldest first."""
        return self.tray.all(self.document)

    def accept(
        self,
        result_id: str,
        to: Destination = "canvas",
        *,
        artboard_id: str = "",
        sequence_id: str = "",
        at: int = 0,
        center: tuple[float, float] | None = None,
        above: Iterable[str] = (),
    ) -> Document:
        """Place a result as one undo step; its siblings stay with it as takes, those of a text as alternatives.

        Parameters
        ----------
        to : {"canvas", "timeline", "both"}
            Where to.
        artboard_id, sequence_id : str
            Which one; the first when empty.
        at : int
            Time on the timeline, flicks.
        center : tuple of float, optional
            Where on the artboard, px; when left out the selection that it was made for, else the middle.
        above : sequence of str
            Ids of layers that a result for a selection goes over; over everything when left out, and where it was made
            of what is painted there, of all layers together: below some of them it would be hidden by what it replaces.
        """
        target = target_in(
            self.document,
            to,
            artboard_id=artboard_id,
            sequence_id=sequence_id,
            at=at,
            center=center,
            above=above,
        )
        return self.apply(placing(self, result_id, target))

    def discard(self, result_ids: list[str]) -> None:
        """Throw results away; ``restore`` brings them back."""
        self.tray.discard(result_ids)
        self.listeners.announce("results")

    def restore(self, result_ids: list[str]) -> None:
        """Bring thrown-away results back."""
        self.tray.restore(result_ids)
        self.listeners.announce("results")

    def forget_results(self, result_ids: list[str]) -> None:
        """Drop results for good; their files stay until ``trash.empty_trash`` deletes them."""
        self.tray.forget(result_ids)
        self.listeners.announce("results")

    # -- files

    @property
    def path(self) -> Path | None:
        """The project file this belongs to; None until it is saved for the first time."""
        name = self.journal.get("path")
        return Path(name) if name else None

    @property
    def title(self) -> str:
        """Name for the window."""
        return self.path.stem if self.path else (self.document.title or "Untitled")

    @property
    def dirty(self) -> bool:
        """Whether the document differs from the project file."""
        return self._saved_document is not self.document

    @property
    def pending(self) -> bool:
        """Whether an edit isn't durable in the journal yet."""
        return self.journal.durable < self._last_step

    def save(self, path: Path | None = None) -> Path:
        """Write the project file; UserError when it can't be written, and the old file stays whole."""
        target = path or self._saver.target or self.path
        if target is None:
            raise _no_file()
        self.finish_saving()
        order = self._order(target)
        self._written(order, order.write(self.blobs))
        return target

    def save_copy(self, target: Path) -> Path:
        """Write the project to another file and go on with this one."""
        self._order(target, copy=True).write(self.blobs)
        return target

    @property
    def saving(self) -> bool:
        """Whether a file that was started is still being written, or ``poll`` hasn't told how that ended."""
        return self._saver.busy

    def start_save(self, path: Path | None = None, then: Then | None = None) -> Path:
        """Write the project file as it is now without waiting; edits made meanwhile stay unsaved.

        How it ended comes with ``poll``: the project counts as saved, or a notice says why not.

        Parameters
        ----------
        path : Path, optional
            Where to; when left out, where it was saved last, or is being saved.
        then : callable, optional
            Called by ``poll`` with the file when it is written.

        Returns
        -------
        Path
            The file that will be written.

        Raises
        ------
        UserError
            When the project has no file yet.
        """
        target = path or self._saver.target or self.path
        if target is None:
            raise _no_file()
        self._saver.start(self._order(target, then=then))
        return target

    def start_copy(self, target: Path, then: Then | None = None) -> None:
        """Write the project as it is now to another file without waiting, and go on with this one."""
        self._saver.start(self._order(target, copy=True, then=then))

    def finish_saving(self) -> None:
        """Wait for every file that was started and tell how that ended."""
        while self._hand_on_saves(wait=True):
            pass

    def remember_file(self, path: Path) -> None:
        """Put `path` at the head of the recent files; a disk that refuses is told, and undoes nothing."""
        try:
            self.environment.remember_file(path)
        except UserError as error:
            self._reports.put(error)

    def mark_saved(self, document: Document, digest: str, step: int | None = None) -> None:
        """Note that `document`, as of `step` (the newest), is what the project file with this digest holds."""
        self._saved_document = document
        self.journal.set("saved_digest", digest)
        self.journal.set("saved_step", str(self._last_step if step is None else step))
        self.listeners.announce("saved")

    def read_blob(self, sha256: str) -> bytes:
        """Return the bytes of an asset; UserError when they are missing or damaged."""
        return self.blobs.read(sha256)

    def training_notes(self, job_id: str) -> TrainingNotes:
        """Return what a training showed, in this sitting and before; reading it takes time."""
        return self._services.notes(job_id)

    # -- life

    def on(self, topic: Topic, callback: Callback) -> Callable[[], None]:
        """Call `callback` whenever `topic` is announced; returns a function that ends it."""
        return self.listeners.on(topic, callback)

    def poll(self, longest: float = math.inf) -> None:
        """Hand on what jobs and the journal said since the last call; never waits.

        Parameters
        ----------
        longest : float
            How long what jobs said may take, s; what is left comes with the next call.
        """
        self.desk.said.poll(longest)
        while self._hand_on_saves(wait=False):
            pass
        while not self._reports.empty():
            report = self._reports.get_nowait()
            if isinstance(report, UserError):
                self.listeners.announce("notice", Notice.from_error(report))
            else:
                self.listeners.announce("durable", report)

    def close(self, mode: CloseMode = "pause", *, forget: bool = False) -> None:
        """Finish saving, end the jobs, make everything durable and let go of the journal.

        Parameters
        ----------
        mode : {"wait", "pause", "stop"}
            What happens to running jobs: finish them, keep them in the queue for next time, or cancel them.
        forget : bool
            Delete the private working state (an unsaved project that nobody wants to keep).
        """
        with ExitStack() as whatever_fails:
            # The last is called first.
            whatever_fails.callback(self._let_go, forget=forget)
            whatever_fails.callback(self._saver.close)
            whatever_fails.callback(self._end_jobs, mode)
            self.finish_saving()
        self._tidy_up()

    def _end_jobs(self, mode: CloseMode) -> None:
        self.desk.queue.close(mode)
        while self.desk.said.poll():
            # One poll handles only so many; a result must not be lost behind a flood of metrics.
            pass

    def _tidy_up(self) -> None:
        # What can't be deleted now is tried again when the next project is closed.
        with suppress(UserError, OSError):
            forget_saved(self.journal.folder.parent)

    def _let_go(self, *, forget: bool) -> None:
        try:
            self.journal.close()
        except UserError:
            # What nobody wants to keep needn't be written.
            if not forget:
                raise
        if forget:
            self.journal.delete()

    def _record(self, old: Document, new: Document, label: str, kind: StepKind) -> None:
        if new is old:
            return
        self.last_kind = kind
        self._last_step = self.journal.record(old, new, label, kind)
        self.listeners.announce("document", old, new)
        self.listeners.announce("history")

    def _order(self, target: Path, *, copy: bool = False, then: Then | None = None) -> SaveOrder:
        return SaveOrder(
            target=target,
            document=self.document,
            results=self.results,
            step=self._last_step,
            keep_versions=self.environment.settings.keep_versions,
            copy=copy,
            then=then,
        )

    def _hand_on_saves(self, *, wait: bool) -> bool:
        """Tell how the oldest save ended; False when there is none."""
        taken = self._saver.take(wait=wait)
        if taken is None:
            return False
        order, outcome = taken
        try:
            digest = outcome.result()
        except UserError as error:
            self.listeners.announce("notice", Notice.from_error(error))
        else:
            self._written(order, digest)
        return True

    def _written(self, order: SaveOrder, digest: str) -> None:
        if not order.copy:
            self.journal.set("path", str(order.target.resolve()))
            self.mark_saved(order.document, digest, order.step)
            self.remember_file(order.target.resolve())
        if order.then is not None:
            order.then(order.target)

    def _keep_result(self, result: Result) -> None:
        record = self.desk.queue.record(result.job)
        if record is not None and record.request.work == CHECKING:
            # Begun before the project was closed: who asked isn't there any more, and it made nothing new.
            keep_report(self, result)
            return
        self.tray.add(result)
        self.listeners.announce("results")


def _no_file() -> UserError:
    return UserError("This project has no file yet.", "Choose a name with Save as.")
