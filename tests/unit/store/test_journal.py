"""The journal: what is acknowledged is on the disk."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from creastudio.api.errors import UserError
from creastudio.core import edits
from creastudio.core.assets import Asset
from creastudio.core.document import Document, new_document
from creastudio.core.history import History
from creastudio.core.results import Result
from creastudio.store import journal as journal_module
from creastudio.store.journal import Journal
from creastudio.store.journal_reading import FILE, read_facts
from creastudio.store.lock import is_locked


def step(journal: Journal, history: History, edit: edits.Edit) -> int:
    old = history.document
    return journal.record(old, history.apply(edit), edit.label, "edit")


def board(name: str) -> edits.Edit:
    return edits.add_artboard(edits.beside(Document(), 10, 10, name))


def commits(folder: Path) -> int:
    """How often the database was written: the change counter in the header of its file."""
    return int.from_bytes((folder / FILE).read_bytes()[24:28], "big")


def test_a_new_journal_waits_for_the_disk_once_and_one_that_is_opened_never(tmp_path: Path) -> None:
    Journal(tmp_path, new_document()).close()
    assert commits(tmp_path) == 1
    Journal(tmp_path).close()
    assert commits(tmp_path) == 1


def test_undo_survives_a_restart(tmp_path: Path) -> None:
    journal = Journal(tmp_path, new_document("Poster"))
    history = journal.load_history()
    for name in ("A", "B", "C"):
        step(journal, history, board(name))
    old = history.document
    journal.record(old, history.undo(), "", "undo")
    journal.close()

    again = Journal(tmp_path)
    restored = again.load_history()
    assert restored.document == history.document
    assert (restored.can_redo, restored.redo_label, restored.index) == (True, "Add artboard", 2)
    assert [item.label for item in restored.entries()] == [item.label for item in history.entries()]
    again.close()


@settings(max_examples=25)
@given(moves=st.lists(st.sampled_from(["edit", "undo", "redo"]), max_size=12))
def test_any_way_through_the_history_is_restored(
    tmp_path_factory: pytest.TempPathFactory, moves: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("journal")
    journal = Journal(folder, new_document())
    history = journal.load_history()
    for move in moves:
        old = history.document
        if move == "edit":
            step(journal, history, board("A"))
        elif move == "undo" and history.can_undo:
            journal.record(old, history.undo(), "", "undo")
        elif move == "redo" and history.can_redo:
            journal.record(old, history.redo(), "", "redo")
    journal.close()
    again = Journal(folder)
    restored = again.load_history()
    assert (restored.document, restored.index) == (history.document, history.index)
    again.close()


def test_a_step_is_acknowledged_when_it_is_durable(tmp_path: Path) -> None:
    journal = Journal(tmp_path, new_document())
    told: list[int] = []
    journal.on_durable = told.append
    history = journal.load_history()
    number = step(journal, history, board("A"))
    assert journal.flush()
    assert journal.durable == number
    assert told[-1] == number
    assert read_facts(tmp_path)["steps"] == str(number)
    journal.close()


def test_one_owner_at_a_time(tmp_path: Path) -> None:
    journal = Journal(tmp_path, new_document())
    with pytest.raises(UserError, match="open in another window"):
        Journal(tmp_path)
    journal.close()
    Journal(tmp_path).close()


def test_jobs_results_and_facts_come_back_in_order(tmp_path: Path) -> None:
    journal = Journal(tmp_path, new_document())
    asset = Asset(sha256="0" * 64, media_type="image/png")
    results = [Result(job="1", asset=asset), Result(job="1", asset=asset)]
    for result in results:
        journal.put_result(result)
    journal.put_result(results[0].model_copy(update={"state": "discarded"}))
    journal.put_job("b", "queued", "{}")
    journal.put_job("a", "queued", "{}")
    journal.put_job("b", "done", "{}")
    journal.set("path", "poster.crea")
    journal.close()
    again = Journal(tmp_path)
    assert [item.state for item in again.results()] == ["discarded", "new"]
    assert again.jobs() == [("b", "done", "{}"), ("a", "queued", "{}")]
    assert (again.get("path"), again.get("none", "?")) == ("poster.crea", "?")
    again.delete_job("b")
    assert [job_id for job_id, _, _ in again.jobs()] == ["a"]
    again.close()


class FullDisk:
    """A database whose commits fail until there is room again."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self.database = database
        self.full = True

    def __enter__(self) -> None:
        if self.full:
            raise sqlite3.OperationalError("database or disk is full")
        self.database.__enter__()

    def __exit__(self, *error: object) -> None:
        self.database.__exit__(*error)  # type: ignore[arg-type]

    def __getattr__(self, name: str) -> object:
        return getattr(self.database, name)


def test_a_full_disk_is_told_once_and_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal_module, "RETRY_SECONDS", 0.01)
    journal = Journal(tmp_path, new_document())
    disk = FullDisk(journal._database)
    journal._database = disk  # type: ignore[assignment]
    errors: list[UserError] = []
    journal.on_error = errors.append
    history = journal.load_history()
    number = step(journal, history, board("A"))
    assert not journal.flush(0.3)
    assert journal.durable < number
    assert [error.message for error in errors] == [errors[0].message]
    assert "disk" in errors[0].message
    disk.full = False
    assert journal.flush()
    assert journal.durable == number
    journal.close()


@pytest.mark.allow_logs("an edit can.t be written")
def test_an_edit_that_cannot_be_written_for_now_is_told_and_never_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(journal_module, "RETRY_SECONDS", 0.01)
    differ, full = journal_module.diff, [True]

    def without_memory(old: Document, new: Document) -> object:
        if full[0]:
            raise MemoryError
        return differ(old, new)

    monkeypatch.setattr(journal_module, "diff", without_memory)
    journal = Journal(tmp_path, new_document())
    errors: list[UserError] = []
    journal.on_error = errors.append
    history = journal.load_history()
    number = step(journal, history, board("A"))
    assert not journal.flush(0.3)
    assert [error.message for error in errors] == [
        "The last edit isn't safe: it couldn't be written (MemoryError)."
    ]
    assert [record.message for record in caplog.records] == ["an edit can't be written"]
    caplog.clear()
    full[0] = False
    assert journal.flush()
    assert journal.durable == number
    assert journal.load_history().document == history.document
    journal.close()


def test_a_damaged_journal_is_told(tmp_path: Path) -> None:
    Journal(tmp_path, new_document()).close()
    (tmp_path / FILE).write_bytes(b"this is no database, however long it is" * 100)
    with pytest.raises(UserError, match="can't be read"):
        Journal(tmp_path)
    assert read_facts(tmp_path) == {}


KILLED_IN_A_COMMIT = """
import os, sqlite3, sys
database = sqlite3.connect(sys.argv[1], isolation_level=None)
database.execute("PRAGMA cache_size=2")
database.execute("BEGIN")
for number in range(50):
    database.execute("INSERT INTO results VALUES (?, ?)", (str(number), "x" * 3000))
os._exit(9)
"""


def test_facts_are_read_after_a_kill_in_the_middle_of_a_commit(tmp_path: Path) -> None:
    journal = Journal(tmp_path, Document())
    journal.set("path", "poster.crea")
    journal.close()
    database = tmp_path / FILE
    subprocess.run([sys.executable, "-c", KILLED_IN_A_COMMIT, str(database)], check=False)
    assert database.with_name(f"{database.name}-journal").exists()
    assert read_facts(tmp_path)["path"] == "poster.crea"


def test_a_damaged_result_costs_no_other(tmp_path: Path) -> None:
    journal = Journal(tmp_path, new_document())
    for digit in "ab":
        asset = Asset(sha256=digit * 64, media_type="image/png")
        journal.put_result(Result(id=digit * 32, asset=asset, job="1" * 32))
    journal.close()
    database = sqlite3.connect(tmp_path / FILE)
    with database:
        database.execute("UPDATE results SET payload = '{}' WHERE id = ?", ("a" * 32,))
    database.close()
    again = Journal(tmp_path)
    assert [result.id for result in again.results()] == ["b" * 32]
    again.close()


@pytest.mark.parametrize("bad", ["UPDATE meta SET value = CAST(x'ff' AS TEXT)", "DROP TABLE steps"])
def test_a_journal_that_cannot_be_opened_holds_nothing(tmp_path: Path, bad: str) -> None:
    Journal(tmp_path, new_document()).close()
    database = sqlite3.connect(tmp_path / FILE)
    with database:
        database.execute(bad)
        if "DROP" in bad:
            database.execute("CREATE TABLE steps (name TEXT)")
    database.close()
    with pytest.raises(UserError, match="can't be read"):
        Journal(tmp_path)
    assert not is_locked(tmp_path)


def test_going_on_where_nothing_is_left_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no working state"):
        Journal(tmp_path / "gone")
    assert list(tmp_path.iterdir()) == []


def test_a_start_of_no_known_version_is_told(tmp_path: Path) -> None:
    Journal(tmp_path, new_document()).close()
    database = sqlite3.connect(tmp_path / FILE)
    with database:
        database.execute("UPDATE meta SET value = '{\"schema\": \"new\"}' WHERE key = 'base'")
    database.close()
    journal = Journal(tmp_path)
    with pytest.raises(UserError, match="can't be read"):
        journal.load_history()
    journal.close()


def test_what_was_folded_into_a_step_is_part_of_it_after_a_restart(tmp_path: Path) -> None:
    start = new_document("Start")
    middle, end = (start.model_copy(update={"title": title}) for title in ("Middle", "End"))
    journal = Journal(tmp_path / "j", start)
    journal.record(start, middle, "Rename", "edit")
    journal.record(middle, end, "Arrange elements", "fold")
    journal.close()
    journal = Journal(tmp_path / "j")
    history = journal.load_history()
    journal.close()
    assert [entry.label for entry in history.entries()] == ["", "Rename"]
    assert (history.document.title, history.undo().title) == ("End", "Start")


def test_a_result_may_hold_what_is_no_unicode(tmp_path: Path) -> None:
    journal = Journal(tmp_path, new_document())
    asset = Asset(sha256="a" * 64, media_type="image/png", metadata={"prompt": "half a pair \ud83d"})
    result = Result(id="a" * 32, asset=asset, job="1" * 32)
    journal.put_result(result)
    journal.close()
    again = Journal(tmp_path)
    assert again.results() == [result]
    again.close()
