"""Trainings of the toy plugin in the window."""

from __future__ import annotations

from pathlib import Path

from creastudio.api.testing import tiny_png
from creastudio.jobs.job import JobRecord
from creastudio.shell.panels.training.dashboard import DashboardPanel
from tests.gui.conftest import StudioRobot


def train(studio: StudioRobot, folder: Path, steps: int) -> JobRecord:
    """Begin a training of so many steps on a folder of one picture."""
    folder.mkdir(exist_ok=True)
    (folder / "one.png").write_bytes(tiny_png(1))
    record = studio.session.run("toy.train", {"steps": steps}, inputs={"data": folder}, model_name="Spots")
    assert record is not None
    return record


def status(studio: StudioRobot, record: JobRecord) -> str:
    """Return how a job is now."""
    found = studio.session.workspace.desk.queue.record(record.id)
    return found.status if found is not None else "gone"


def reopened(studio: StudioRobot, file: Path) -> DashboardPanel:
    """Save the project, leave it, open it again and show its trainings."""
    studio.session.workspace.save(file)
    studio.studio.show_start(studio.window)
    studio.studio.open_path(file)
    studio.session.show_panel("dashboard")
    panel = studio.window.panel("dashboard")
    assert isinstance(panel, DashboardPanel)
    return panel
