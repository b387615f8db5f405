"""What a training says of itself in its dashboard, and going back from there."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.shell.panels.training import training_acts
from creastudio.shell.panels.training.dashboard import DashboardPanel
from creastudio.shell.panels.training.side_picture import Facts
from tests.gui.conftest import StudioRobot
from tests.gui.trainings import reopened, status, train


def test_advice_stands_above_the_samples_and_a_picture_below(
    studio: StudioRobot, dashboard: DashboardPanel, tmp_path: Path
) -> None:
    record = train(studio, tmp_path / "data", 3)
    studio.wait(lambda: status(studio, record) == "done")
    studio.wait(lambda: len(dashboard.advice.rows) == 2)
    first, second = dashboard.advice.rows
    assert first.accessibleName() == "The dots run. Hold them."
    assert first.act is not None
    assert first.act.text() == "Go back to step 0"
    assert second.act is None
    studio.wait(lambda: dashboard.picture.isVisible())
    assert dashboard.picture.title.text() == "Nearest dots"
    assert dashboard.picture.note.text() == "One is near."
    studio.wait(lambda: dashboard.picture.cells.heightForWidth(200) > 20)
    assert not dashboard.picture.grab().toImage().isNull()
    # It is no sheet of samples.
    assert dashboard.samples.slider.maximum() == 2


def test_a_running_training_is_stopped_and_goes_on_from_there(
    studio: StudioRobot, dashboard: DashboardPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(training_acts, "ask", lambda *args: asked.append(args[2]) or "back")
    record = train(studio, tmp_path / "data", 1000)
    studio.wait(lambda: len(dashboard.advice.rows) == 2)
    button = dashboard.advice.rows[0].act
    assert button is not None
    button.click()
    studio.wait(lambda: status(studio, record) == "done")
    assert asked[0] == "What it learned after that is forgotten. Then Steps 2."
    studio.wait(lambda: dashboard.advice.rows[1].advice.text == "Went back to 0.")
    found = studio.session.workspace.desk.queue.record(record.id)
    assert found is not None
    assert (found.request.params, found.request.replay) == ({"steps": 2, "go_back": 0.0}, "similar")


def test_a_person_who_says_no_stays(
    studio: StudioRobot, dashboard: DashboardPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(training_acts, "ask", lambda *args: "cancel")
    record = train(studio, tmp_path / "data", 2)
    studio.wait(lambda: status(studio, record) == "done")
    studio.wait(lambda: len(dashboard.advice.rows) == 2)
    button = dashboard.advice.rows[0].act
    assert button is not None
    button.click()
    studio.idle()
    assert status(studio, record) == "done"


def test_what_was_said_is_there_again_when_the_project_is_opened(
    bare_studio: StudioRobot, tmp_path: Path
) -> None:
    bare_studio.new()
    done = train(bare_studio, tmp_path / "data", 2)
    bare_studio.wait(lambda: status(bare_studio, done) == "done")
    bare_studio.idle()
    panel = reopened(bare_studio, tmp_path / "a.crea")
    bare_studio.wait(lambda: len(panel.advice.rows) == 2)
    bare_studio.wait(lambda: panel.picture.isVisible())


def test_facts_that_make_no_sense_are_left_out() -> None:
    facts = Facts.of({"panel": 3, "columns": -1, "captions": "many"})
    assert (facts.title, facts.columns, facts.captions, facts.rows) == ("3", 1, (), 1)
    assert Facts.of({"columns": 2, "captions": ["a", "b", "c"]}).rows == 2
