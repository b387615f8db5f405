"""From the start page to a picture on the canvas, and back."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from creastudio.host.discovery import load_registry
from creastudio.resources import resource_path
from creastudio.shell.start import samples, start_page
from tests.gui.conftest import StudioRobot


def test_a_new_project_opens_in_a_window_with_panels(studio: StudioRobot) -> None:
    window = studio.window
    assert window.isVisible()
    assert window.generators.works()
    assert "CreaStudio" in window.windowTitle()
    assert not window.isWindowModified()


def test_nothing_but_the_window_is_ever_shown_by_itself(studio: StudioRobot) -> None:
    for name in studio.window.docks.holders:
        studio.session.show_panel(name)
    studio.do("edit.text")
    shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    assert shown == [studio.window]
    assert studio.window.isActiveWindow()


def test_the_heavy_libraries_stay_out_of_the_window(studio: StudioRobot) -> None:
    code = (
        "import sys, creastudio.shell.app, creastudio.shell.window.main_window, creastudio.shell.start.start_page\n"
        "from creastudio.shell.window.docks import PANELS\n"
        "import importlib\n"
        "for place in PANELS: importlib.import_module(f'creastudio.shell.{place.module}')\n"
        "from creastudio.host.discovery import load_registry\n"
        "load_registry()\n"
        "heavy = {'torch', 'transformers', 'music21', 'numpy', 'PIL', 'PySide6.QtMultimedia'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_sample_gives_something_new_at_once(
    bare_studio: StudioRobot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample = replace(samples.SAMPLES[0], work="toy.dots", values={"count": 3})
    monkeypatch.setattr(start_page, "available", lambda: (sample,))
    bare_studio.studio.start([])
    card = bare_studio.start.page.samples[0]
    bare_studio.qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    before = {item.id for item in bare_studio.session.workspace.results}
    bare_studio.wait(
        lambda: sum(item.asset.recipe is not None and item.asset.recipe.generator == "toy.dots"
                    for item in bare_studio.session.workspace.results) == 3
    )  # fmt: skip
    assert before
    assert bare_studio.session.workspace.path is None


def test_a_sample_leads_to_a_training_in_two_clicks(
    bare_studio: StudioRobot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One on its card, one on Train: the form is filled, and nothing was begun unasked."""
    sample = next(sample for sample in samples.SAMPLES if sample.data)
    assert resource_path("samples", sample.data).is_dir()
    toy = replace(sample, work="toy.train", values={"steps": 2})
    monkeypatch.setattr(start_page, "available", lambda: (toy,))
    bare_studio.studio.start([])
    bare_studio.qtbot.mouseClick(bare_studio.start.page.samples[0], Qt.MouseButton.LeftButton)
    panel = bare_studio.window.generators
    form = panel.form
    assert form is not None
    assert form.folder is not None
    assert form.folder.path == resource_path("samples", sample.data)
    assert form.values()["steps"] == 2
    queue = bare_studio.session.workspace.desk.queue
    assert queue.records() == ()
    bare_studio.wait(panel.run_button.hasFocus)
    bare_studio.qtbot.mouseClick(panel.run_button, Qt.MouseButton.LeftButton)
    bare_studio.wait(lambda: [record.status for record in queue.records()] == ["done"])
    assert queue.records()[0].request.work == "toy.train"


def test_what_a_sample_sets_fits_its_form() -> None:
    registry = load_registry()
    for sample in samples.SAMPLES:
        if sample.work:
            registry.work(sample.work).params.model_validate(sample.values)


def test_the_sample_film_is_opened_with_its_timeline_in_sight(
    bare_studio: StudioRobot, monkeypatch: pytest.MonkeyPatch
) -> None:
    film = next(sample for sample in samples.SAMPLES if sample.name == "first-film")
    monkeypatch.setattr(start_page, "available", lambda: (film,))
    bare_studio.studio.start([])
    bare_studio.qtbot.mouseClick(bare_studio.start.page.samples[0], Qt.MouseButton.LeftButton)
    window = bare_studio.window
    assert window.timeline.isVisible()
    assert window.arrangement.wide
    bare_studio.wait(lambda: window.timeline.hasFocus())
    sequence = bare_studio.session.sequence
    assert sequence is not None
    bare_studio.wait(lambda: window.timeline.state.scale.to_x(sequence.duration) <= window.timeline.width())
