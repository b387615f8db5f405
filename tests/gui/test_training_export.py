"""Curves of a training for TensorBoard, from the dashboard."""

from __future__ import annotations

from pathlib import Path

from creastudio.api.testing import tiny_png
from creastudio.export.event_files import records
from creastudio.shell.panels.training.dashboard import DashboardPanel
from tests.gui.conftest import StudioRobot


def trained(studio: StudioRobot, folder: Path) -> DashboardPanel:
    """Train the toy model and return the dashboard that shows it."""
    folder.mkdir()
    (folder / "one.png").write_bytes(tiny_png(1))
    studio.session.show_panel("dashboard")
    panel = studio.window.panel("dashboard")
    assert isinstance(panel, DashboardPanel)
    record = studio.session.run("toy.train", {"steps": 3}, inputs={"data": folder}, model_name="Spots")
    assert record is not None
    queue = studio.session.workspace.desk.queue
    studio.wait(lambda: getattr(queue.record(record.id), "status", "") == "done")
    return panel


def test_the_curves_are_written_into_a_folder_called_like_the_training(
    studio: StudioRobot, tmp_path: Path
) -> None:
    panel = trained(studio, tmp_path / "data")
    notices: list[str] = []
    studio.session.noticeAdded.connect(lambda notice: notices.append(f"{notice.message} {notice.hint}"))
    (tmp_path / "logs").mkdir()
    studio.chooser.answers.append(tmp_path / "logs")

    panel.export.click()

    studio.wait(lambda: any("TensorBoard" in text for text in notices))
    (path,) = (tmp_path / "logs").glob("*/events.out.tfevents.*")
    assert "Spots" in path.parent.name
    assert len(list(records(path.read_bytes()))) >= 1 + 3
    assert str(tmp_path / "logs") in notices[-1]


def test_nothing_happens_when_no_folder_was_chosen(studio: StudioRobot, tmp_path: Path) -> None:
    panel = trained(studio, tmp_path / "data")
    studio.chooser.answers.append(None)
    panel.export.click()
    assert panel.export.toolTip()
    assert not list(tmp_path.rglob("events.out.tfevents.*"))
