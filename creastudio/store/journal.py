"""The journal: the private working state of one open project, a row for every edit, job and result.

SQLite with ``journal_mode=DELETE`` and ``synchronous=EXTRA``: of replayed power losses it lost nothing, where
write-ahead logging with normal syncing lost edits. One thread writes, in order; an edit counts as acknowledged
when its row is durable, and the caller never waits for that.
"""

from __future__ import annotations

import contextlib
import json
import logging
import queue
import shutil
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from creastudio.api.errors import UserError
from creastudio.core.diff import apply_diff, diff
from creastudio.core.document import SCHEMA_VERSION, Document
from creastudio.core.history import History
from creastudio.core.results import Result
from creastudio.store.databases import open_database
from creastudio.store.files import parse_object
from creastudio.store.journal_reading import FILE
from creastudio.store.lock import FolderLock
from creastudio.store.migrations import migrate_document

log = logging.getLogger(__name__)

StepKind = Literal["edit", "undo", "redo", "fold"]
"""``fold``: the step before it ends in another version."""

Write = Callable[[sqlite3.Connection], object]

RETRY_SECONDS = 1.0
"""Pause before a write that the disk refused is tried again."""

_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS steps (number INTEGER PRIMARY KEY, kind TEXT NOT NULL, label TEXT NOT NULL, diff TEXT)",
    "CREATE TABLE IF NOT EXISTS jobs (id TEXT PRIMARY KEY, status TEXT NOT NULL, payload TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS results (id TEXT PRIMARY KEY, payload TEXT NOT NULL)",
)


class Journal:
    """The journal in `folder`, owned by this object until ``close``.

    Parameters
    ----------
    folder : Path
        Holds the journal, and what belongs to the project beside it (blobs, checkpoints).
    document : Document, optional
        What a new journal starts from; a journal that is there already keeps its own.

    Attributes
    ----------
    on_durable : callable or None
        Called on the writer's thread with the number of the last durable step.
    on_error : callable or None
        Called on the writer's thread with a UserError when the disk refuses a write, once until it works again.

    Raises
    ------
    UserError
        When another process has it open, or it can't be read.
    """

    def __init__(self, folder: Path, document: Document | None = None) -> None:
        self.folder = folder
        self.on_durable: Callable[[int], None] | None = None
        self.on_error: Callable[[UserError], None] | None = None
        if document is None and not (folder / FILE).is_file():
            # Asked before the lock, which would leave a folder behind.
            raise _no_journal()
        self._lock = FolderLock(folder)
        database: sqlite3.Connection | None = None
        try:
            self._database = database = _connect(folder / FILE, document)
            self._meta = dict(self._database.execute("SELECT key, value FROM meta").fetchall())
            self._next = self._last_number() + 1
        except BaseException as error:
            if database is not None:
                database.close()
            self._lock.release()
            if isinstance(error, (sqlite3.Error, ValueError)):
                # Text that isn't encoded as text is a ValueError.
                raise _unreadable() from error
            raise
        self._durable = self._next - 1
        self._writes: queue.Queue[tuple[Write, int] | None] = queue.Queue()
        self._settled = threading.Condition()
        self._unwritten = 0
        self._closed = False
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._work, name="journal", daemon=True)
        self._thread.start()

    # -- steps of the document

    @property
    def durable(self) -> int:
        """Number of the last step that would survive a power cut."""
        return self._durable

    def record(self, old: Document, new: Document, label: str, kind: StepKind) -> int:
        """Queue one step and return its number; it is durable once ``durable`` has reached it."""
        number, self._next = self._next, self._next + 1
        name = _bytes(label)

        def write(database: sqlite3.Connection) -> None:
            # On the writer's thread: of thousands of moved clips a difference takes longer than a frame, and documents never change.
            changes = json.dumps(diff(old, new), separators=(",", ":")) if kind in ("edit", "fold") else None
            row = (number, kind, name, changes)
            database.execute("INSERT INTO steps VALUES (?, ?, CAST(? AS TEXT), ?)", row)

        self._put(write, number)
        return number

    def load_history(self) -> History:
        """Return the document with all its steps, so that undo survives a restart.

        Raises
        ------
        UserError
            When a row can't be read.
        """
        try:
            history = History(_parse_document(self._meta["base"]))
            rows = self._database.execute("SELECT kind, label, diff FROM steps ORDER BY number").fetchall()
        except (sqlite3.Error, KeyError) as error:
            raise _unreadable() from error
        for kind, label, changes in rows:
            if kind == "undo":
                history.undo()
            elif kind == "redo":
                history.redo()
            elif kind == "fold":
                history.fold(apply_diff(history.document, _parse_json(changes)))
            else:
                history.push(label, apply_diff(history.document, _parse_json(changes)))
        return history

    # -- jobs and results

    def put_job(self, job_id: str, status: str, payload: str) -> None:
        """Store the newest state of a job."""
        row = (job_id, status, payload)
        statement = "INSERT INTO jobs VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET status=?2, payload=?3"
        self._put(lambda database: database.execute(statement, row))

    def delete_job(self, job_id: str) -> None:
        """Forget a job."""
        self._put(lambda database: database.execute("DELETE FROM jobs WHERE id = ?", (job_id,)))

    def jobs(self) -> list[tuple[str, str, str]]:
        """Return (id, status, payload) of the jobs, in the order they came; UserError when they can't be read."""
        return self._rows("SELECT id, status, payload FROM jobs ORDER BY rowid")

    def put_result(self, result: Result) -> None:
        """Store the newest state of a result."""
        # ASCII can hold every string: a prompt that was pasted may hold half a pair of surrogates.
        row = (result.id, json.dumps(result.model_dump(mode="json")))
        statement = "INSERT INTO results VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET payload=?2"
        self._put(lambda database: database.execute(statement, row))

    def delete_result(self, result_id: str) -> None:
        """Forget a result."""
        self._put(lambda database: database.execute("DELETE FROM results WHERE id = ?", (result_id,)))

    def results(self) -> list[Result]:
        """Return the results in the order they came; UserError when they can't be read.

        One that is damaged, or was written by another version, is left out: it must not cost the others.
        """
        found: list[Result] = []
        for (payload,) in self._rows("SELECT payload FROM results ORDER BY rowid"):
            with contextlib.suppress(ValueError, TypeError):
                found.append(Result.model_validate(parse_object(payload)))
        return found

    def _rows(self, statement: str) -> list[Any]:
        """Return what is stored, once everything that was put before is."""
        # What the disk refuses meanwhile is told by ``on_error``.
        self.flush()
        try:
            return self._database.execute(statement).fetchall()
        except sqlite3.Error as error:
            raise _unreadable() from error

    # -- facts about the project

    def get(self, key: str, default: str = "") -> str:
        """Return a stored fact, such as the project file this journal belongs to."""
        return self._meta.get(key, default)

    def set(self, key: str, value: str) -> None:
        """Store a fact."""
        self._meta[key] = value
        row = (key, _bytes(value))
        statement = "INSERT INTO meta VALUES (?, CAST(?2 AS TEXT)) ON CONFLICT (key) DO UPDATE SET value=CAST(?2 AS TEXT)"
        self._put(lambda database: database.execute(statement, row))

    # -- life

    def flush(self, timeout: float = 30.0) -> bool:
        """Wait until everything is durable; False when the disk refuses or `timeout` seconds have passed."""
        with self._settled:
            return self._settled.wait_for(lambda: self._unwritten == 0, timeout)

    def close(self, timeout: float = 10.0) -> None:
        """Make everything durable and let go; what the disk refuses within `timeout` seconds is given up.

        Raises
        ------
        UserError
            When something couldn't be made durable.
        """
        if self._closed:
            return
        self._closed = True
        flushed = self.flush(timeout if self._thread.is_alive() else 0)
        self._closing.set()
        self._writes.put(None)
        self._thread.join()
        self._database.close()
        self._lock.release()
        if not flushed:
            raise UserError("The last edits could not be written.", "Save the project to another disk.")

    def delete(self) -> None:
        """Remove the folder of a closed journal."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _put(self, write: Write, number: int = 0) -> None:
        with self._settled:
            self._unwritten += 1
        self._writes.put((write, number))

    def _work(self) -> None:
        while (first := self._writes.get()) is not None:
            batch = [first]
            ended = False
            while not self._writes.empty():
                item = self._writes.get()
                ended = item is None
                if item is None:
                    break
                batch.append(item)
            self._commit(batch)
            if ended:
                return

    def _commit(self, batch: list[tuple[Write, int]]) -> None:
        told = False
        while True:
            try:
                with self._database:
                    for write, _ in batch:
                        write(self._database)
                break
            except Exception as error:  # noqa: BLE001
                # Whatever it is, later edits build on this one: it is tried until it can be written, and never left out.
                if not told:
                    self._tell_of(error)
                told = True
                if self._closing.wait(RETRY_SECONDS):
                    return
        newest = max(number for _, number in batch)
        if newest:
            self._durable = newest
        with self._settled:
            self._unwritten -= len(batch)
            self._settled.notify_all()
        if newest and self.on_durable is not None:
            self.on_durable(newest)

    def _tell_of(self, error: Exception) -> None:
        if not isinstance(error, sqlite3.Error):
            log.error("an edit can't be written", exc_info=error)
        if self.on_error is not None:
            self.on_error(_refused(error))

    def _last_number(self) -> int:
        row = self._database.execute("SELECT max(number) FROM steps").fetchone()
        return int(row[0] or 0)


def _connect(path: Path, document: Document | None) -> sqlite3.Connection:
    fresh = not path.exists()
    if fresh and document is None:
        raise _no_journal()
    database = open_database(path)
    try:
        database.execute("PRAGMA journal_mode=DELETE")
        database.execute("PRAGMA synchronous=EXTRA")
        with database:
            # One transaction, which waits for the disk once; left to itself, each statement is one.
            database.execute("BEGIN")
            for statement in _SCHEMA:
                database.execute(statement)
            if document is not None:
                stored = json.dumps({"schema": SCHEMA_VERSION, "document": document.model_dump(mode="json")})
                database.execute("INSERT OR IGNORE INTO meta VALUES ('base', ?)", (stored,))
    except sqlite3.Error:
        database.close()
        raise
    return database


def _parse_document(text: str) -> Document:
    raw = _parse_json(text)
    version = raw.get("schema", 0)
    if not isinstance(version, int):
        raise _unreadable()
    return migrate_document(raw.get("document", {}), version)


def _parse_json(text: str) -> dict[str, Any]:
    try:
        return parse_object(text)
    except (ValueError, TypeError) as error:
        raise _unreadable() from error


def _bytes(text: str) -> bytes:
    """Return `text` as SQLite keeps it: a path may hold bytes that are no Unicode, and must come back as it is."""
    return text.encode("utf-8", "surrogatepass")


def _no_journal() -> UserError:
    return UserError("This project has no working state.", "Open its saved file instead.")


def _unreadable() -> UserError:
    return UserError(
        "The working state of this project can't be read.", "Start without it and open the last saved file."
    )


def _refused(error: Exception) -> UserError:
    if not isinstance(error, sqlite3.Error):
        return UserError(
            f"The last edit isn't safe: it couldn't be written ({str(error) or type(error).__name__}).",
            "Save the project now; the studio keeps trying.",
        )
    return UserError(
        f"The last edit isn't safe yet: the disk refused it ({error}).",
        "Free some space or save to another disk; the studio keeps trying.",
    )
