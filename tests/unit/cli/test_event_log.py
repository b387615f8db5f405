"""Event files that are written while a training runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api.errors import UserError
from creastudio.api.testing import tiny_png
from creastudio.cli.event_log import following
from creastudio.export.event_files import EventFile, records
from creastudio.jobs.job import JobMetric, JobPreview
from creastudio.workspace.listeners import Listeners


def written(folder: Path) -> list[bytes]:
    (path,) = folder.iterdir()
    return list(records(path.read_bytes()))[1:]


def test_points_and_sheets_are_there_while_the_training_runs(tmp_path: Path) -> None:
    listeners = Listeners()
    with following(listeners, tmp_path / "cats", pytest.fail):
        listeners.announce("metric", JobMetric("job", "loss", 0.5, 100))
        assert len(written(tmp_path / "cats")) == 1
        listeners.announce("preview", JobPreview("job", "image/png", tiny_png(1, 24)))
        listeners.announce("preview", JobPreview("job", "text/plain", b"words"))
        assert len(written(tmp_path / "cats")) == 2
    listeners.announce("metric", JobMetric("job", "loss", 0.4, 200))
    assert len(written(tmp_path / "cats")) == 2  # it follows no longer


def test_a_full_disk_ends_the_curves_and_not_the_training(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise UserError("The disk is full.")

    told: list[str] = []
    listeners = Listeners()
    with following(listeners, tmp_path, told.append):
        monkeypatch.setattr(EventFile, "add_point", full)
        for step in range(3):
            listeners.announce("metric", JobMetric("job", "loss", 0.5, step))
    assert told == ["No more curves are written for TensorBoard. The disk is full."]


def test_a_folder_that_cannot_be_written_is_said_at_once(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(UserError), following(Listeners(), tmp_path / "taken" / "cats", pytest.fail):
        pytest.fail("it began all the same")
