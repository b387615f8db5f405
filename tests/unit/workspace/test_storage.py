"""How much room the studio takes, and what is given back."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from creastudio import paths
from creastudio.core.assets import Asset
from creastudio.core.edits import add_assets
from creastudio.workspace.environment import Environment
from creastudio.workspace.opening import new_project
from creastudio.workspace.storage import CLEANABLE, Row, Usage, clean, usages
from creastudio.workspace.workspace import Workspace


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    opened = new_project(Environment.load(in_thread=True))
    yield opened
    opened.close("stop", forget=True)


def row(name: Row) -> Usage:
    return next(usage for usage in usages() if usage.row == name)


def aged(path: Path) -> Path:
    past = time.time() - 7200
    os.utime(path, (past, past))
    return path


def saved_project(path: Path, picture: bytes) -> None:
    """Save a project to a file and close it, as a person does."""
    opened = new_project(Environment.load(in_thread=True))
    asset = Asset(sha256=opened.blobs.put(picture), media_type="image/png")
    opened.apply(add_assets([asset]))
    opened.save(path)
    opened.save(path)
    opened.close("stop")


def test_what_is_open_is_counted_and_left_alone(workspace: Workspace, tmp_path: Path) -> None:
    saved_project(tmp_path / "one.crea", b"x" * 5000)
    assert (row("open").count, row("open").busy) == (1, 1)
    saved = row("saved")
    assert saved.count == 1
    assert saved.size > 5000
    done = clean("saved")
    assert (done.freed, done.skipped) == (saved.size, 0)
    assert row("saved") == Usage("saved")
    assert row("open").count == 1
    assert workspace.journal.folder.is_dir()


def test_a_state_that_its_file_no_longer_holds_stays(tmp_path: Path) -> None:
    saved_project(tmp_path / "one.crea", b"y" * 100)
    (tmp_path / "one.crea").unlink()
    done = clean("saved")
    assert (done.freed, done.skipped) == (0, 1)
    assert row("saved").count == 1


def test_older_versions_go_and_the_file_stays(tmp_path: Path) -> None:
    saved_project(tmp_path / "one.crea", b"z" * 100)
    assert row("versions").count == 1
    assert clean("versions").freed > 0
    assert row("versions") == Usage("versions")
    assert (tmp_path / "one.crea").is_file()


def test_logs_and_caches_that_may_be_in_use_stay() -> None:
    old, new = paths.logs_dir() / "engine-1.log", paths.logs_dir() / "engine-2.log"
    for file in (old, new):
        file.write_bytes(b"12345")
    aged(old)
    for name in ("icons", "recent"):
        (paths.cache_dir() / name).mkdir()
        (paths.cache_dir() / name / "a.png").write_bytes(b"123")
    (paths.cache_dir() / "drag").mkdir()
    (paths.cache_dir() / "drag" / "old").mkdir()
    (paths.cache_dir() / "drag" / "new").mkdir()
    assert row("logs") == Usage("logs", 10, 2, 1)
    assert (clean("logs").freed, new.is_file(), old.exists()) == (5, True, False)
    assert clean("caches").skipped == 1
    aged(aged(paths.cache_dir() / "recent").with_name("icons"))
    assert clean("caches").freed == 3
    assert (paths.cache_dir() / "icons" / "a.png").is_file()
    aged(paths.cache_dir() / "drag" / "old")
    assert clean("drags").skipped == 1
    assert [item.name for item in (paths.cache_dir() / "drag").iterdir()] == ["new"]


def test_links_are_neither_followed_nor_deleted(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "mine").write_bytes(b"x" * 1000)
    (paths.cache_dir() / "link").symlink_to(outside, target_is_directory=True)
    assert row("caches").size == 0
    clean("caches")
    assert (outside / "mine").is_file()


def test_models_and_unsaved_work_are_never_cleaned_up() -> None:
    for name in ("open", "unsaved", "models", "plugins"):
        assert name not in CLEANABLE
        with pytest.raises(ValueError, match="can't be cleaned"):
            clean(name)  # type: ignore[arg-type]


def test_engines_and_stopped_trainings_are_counted_and_not_cleaned_up() -> None:
    for folder, name in ((paths.engines_dir(), "cuda"), (paths.trainings_dir(), "mine")):
        (folder / name).mkdir(parents=True)
        (folder / name / "data").write_bytes(b"x" * 7000)
    (paths.engines_dir() / "state.json").write_text("{}")
    assert (row("engines"), row("trainings")) == (Usage("engines", 7000, 1), Usage("trainings", 7000, 1))
    assert not {"engines", "trainings"} & CLEANABLE


def test_what_holds_a_training_is_no_cache_to_be_cleaned_up() -> None:
    held = paths.cache_dir() / "trainings"
    held.mkdir(parents=True)
    aged(held)
    clean("caches")
    assert held.is_dir()
