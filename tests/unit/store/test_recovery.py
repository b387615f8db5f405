"""Which working states are offered, which go on with a file, and which are forgotten."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from creastudio.api.testing import tiny_png
from creastudio.core import edits
from creastudio.core.assets import Asset
from creastudio.core.document import new_document
from creastudio.core.results import Result
from creastudio.store.blobs import BlobStore
from creastudio.store.journal import Journal
from creastudio.store.project_file import save_project
from creastudio.store.recovery import find_for_file, find_recoverable, forget_saved, working_states


class Project:
    """A working state and its file, made by hand."""

    def __init__(self, home: Path, name: str, *, saved: bool = True) -> None:
        self.folder = home / "states" / name
        self.path = home / f"{name}.crea"
        self.document = new_document(name)
        self.blobs = BlobStore(self.folder / "blobs")
        self.journal = Journal(self.folder, self.document)
        sha256 = self.blobs.put(tiny_png(1, 4))
        self.result = Result(job="1", asset=Asset(sha256=sha256, media_type="image/png"))
        if saved:
            self.journal.put_result(self.result)
            self.save()

    def save(self) -> None:
        digest = save_project(self.path, self.document, self.blobs, results=[self.result])
        self.journal.set("path", str(self.path))
        self.journal.set("saved_digest", digest)
        self.journal.set("saved_step", "0")

    def edit(self) -> None:
        board = edits.add_artboard(edits.beside(self.document, 10, 10, "B"))
        self.journal.record(self.document, board.apply(self.document), board.label, "edit")

    def close(self, age: float = 0.0) -> None:
        """Close it as if that had been `age` seconds ago."""
        self.journal.close()
        then = self.folder.stat().st_mtime - age
        os.utime(self.folder, (then, then))


def saved_project(home: Path, name: str = "a") -> Project:
    return Project(home, name)


def test_what_its_file_holds_is_forgotten(tmp_path: Path) -> None:
    project = saved_project(tmp_path)
    project.close()
    assert forget_saved(tmp_path / "states", keep=1) == []
    assert forget_saved(tmp_path / "states", keep=0) == [project.folder]
    assert not project.folder.exists()
    assert project.path.exists()


def test_the_most_recent_ones_stay(tmp_path: Path) -> None:
    projects = [saved_project(tmp_path, name) for name in "abcd"]
    for age, project in enumerate(projects):
        project.close(age * 60)
    assert set(forget_saved(tmp_path / "states", keep=2)) == {item.folder for item in projects[2:]}
    assert [state.folder for state in working_states(tmp_path / "states")] == [
        item.folder for item in projects[:2]
    ]


@pytest.mark.parametrize(
    "reason",
    ["edit", "result", "discarded", "job", "checkpoint", "moved", "changed", "damaged", "open", "unreadable"],
)
def test_what_only_the_working_state_holds_is_kept(tmp_path: Path, reason: str) -> None:
    project = saved_project(tmp_path)
    if reason == "edit":
        project.edit()
    elif reason == "result":
        project.journal.put_result(project.result.model_copy(update={"id": "later"}))
    elif reason == "discarded":
        project.journal.put_result(project.result.model_copy(update={"state": "discarded"}))
    elif reason == "job":
        project.journal.put_job("1", "queued", "{}")
    elif reason == "checkpoint":
        project.journal.put_job("1", "failed", "{}")
        (project.folder / "jobs" / "1").mkdir(parents=True)
        (project.folder / "jobs" / "1" / "step.safetensors").write_bytes(b"weights")
    elif reason == "moved":
        project.path.rename(tmp_path / "elsewhere.crea")
    elif reason == "changed":
        save_project(project.path, new_document("another"), project.blobs)
    elif reason == "damaged":
        content = bytearray(project.path.read_bytes())
        start = content.index(tiny_png(1, 4))
        content[start + 8] ^= 1
        project.path.write_bytes(content)
    if reason != "open":
        project.close()
    if reason == "unreadable":
        (project.folder / "journal.sqlite").write_bytes(b"no database" * 1000)
    assert forget_saved(tmp_path / "states", keep=0) == []
    assert project.folder.exists()
    project.journal.close()


def test_jobs_that_ended_keep_nothing(tmp_path: Path) -> None:
    project = saved_project(tmp_path)
    project.journal.put_job("1", "done", "{}")
    project.journal.put_job("2", "cancelled", "{}")
    (project.folder / "jobs" / "2").mkdir(parents=True)
    project.close()
    assert forget_saved(tmp_path / "states", keep=0) == [project.folder]


def test_without_a_file_only_what_is_empty_is_forgotten(tmp_path: Path) -> None:
    empty, edited = (Project(tmp_path, name, saved=False) for name in ("empty", "edited"))
    edited.edit()
    for project in (empty, edited):
        project.close()
    assert forget_saved(tmp_path / "states") == [empty.folder]
    assert [state.title for state in find_recoverable(tmp_path / "states")] == [""]


@settings(max_examples=12)
@given(facts=st.lists(st.tuples(st.booleans(), st.booleans()), max_size=4), keep=st.integers(0, 3))
def test_unsaved_work_is_never_forgotten(
    tmp_path_factory: pytest.TempPathFactory, facts: list[tuple[bool, bool]], keep: int
) -> None:
    home = tmp_path_factory.mktemp("home")
    for number, (saved, edited) in enumerate(facts):
        project = Project(home, str(number), saved=saved)
        if edited:
            project.edit()
        project.close()
    before = {state.folder for state in find_recoverable(home / "states")}
    forgotten = forget_saved(home / "states", keep)
    assert {state.folder for state in find_recoverable(home / "states")} == before
    assert not before & set(forgotten)
    clean = [saved for saved, edited in facts if saved and not edited]
    assert len(working_states(home / "states")) == len(before) + min(keep, len(clean))


def test_a_folder_that_goes_meanwhile_is_passed_over_and_stays_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = saved_project(tmp_path)
    project.close()
    gone = tmp_path / "states" / "gone"
    gone.mkdir()
    look = Path.stat

    def deleted_by_another_window(self: Path, **options: bool) -> os.stat_result:
        facts = look(self, **options)
        if self == gone:
            gone.rmdir()
        return facts

    with monkeypatch.context() as patched:
        patched.setattr(Path, "stat", deleted_by_another_window)
        found = working_states(tmp_path / "states")
    assert [state.folder for state in found] == [project.folder]
    assert not gone.exists()
    assert find_for_file(tmp_path / "states", project.path) == found[0]


def test_what_was_never_finished_opening_is_forgotten_after_a_day(tmp_path: Path) -> None:
    for name in ("old", "new", "not_ours"):
        BlobStore(tmp_path / name / "blobs").put(b"pixels")
    (tmp_path / "not_ours" / "notes.txt").write_text("x")
    for name in ("old", "not_ours"):
        os.utime(tmp_path / name, (1e9, 1e9))
    assert forget_saved(tmp_path) == [tmp_path / "old"]
    assert {item.name for item in tmp_path.iterdir()} == {"new", "not_ours"}


def test_a_folder_that_goes_while_it_is_looked_into_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone, old = tmp_path / "gone", tmp_path / "old"
    for folder in (gone, old):
        folder.mkdir()
        os.utime(folder, (1e9, 1e9))
    look = Path.iterdir

    def deleted_by_another_window(self: Path) -> Iterator[Path]:
        if self == gone:
            gone.rmdir()
        return look(self)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "iterdir", deleted_by_another_window)
        assert forget_saved(tmp_path) == [old]
