"""A form says which device will run it, and why."""

from __future__ import annotations

import pytest

from creastudio.shell.panels.generators.work_form import WorkForm
from creastudio.shell.panels.generators.work_place import PlaceLine, place_sentence, place_words
from creastudio.workspace.devices import Place
from tests.gui.conftest import StudioRobot


def test_the_line_follows_the_settings(studio: StudioRobot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "creastudio.workspace.devices.missing_devices", lambda: {"cuda": "No card.", "mps": "No Mac."}
    )
    form = WorkForm(studio.session, studio.session.environment.registry.work("toy.slow"))
    (line,) = form.findChildren(PlaceLine)
    assert line.words.whole == "Processor: No card."
    assert line.words.toolTip() == "Runs on the processor. No card."
    studio.session.update_settings(device="cpu")
    assert line.words.whole == "Processor: It was chosen in the settings."
    form.deleteLater()


def test_cards_are_named() -> None:
    assert place_words(Place("cuda:0", "Fast.")) == "CUDA:0: Fast."
    assert place_sentence(Place("cuda:0", "Fast.")) == "Runs on CUDA:0. Fast."
    assert place_words(Place("auto", "An engine tells.")) == "An engine tells."


def test_it_takes_one_line_in_a_narrow_form(studio: StudioRobot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "creastudio.workspace.devices.missing_devices", lambda: {"cuda": "No card. " * 9, "mps": "No Mac."}
    )
    line = PlaceLine(studio.session, studio.session.environment.registry.work("toy.slow"))
    studio.qtbot.addWidget(line)
    line.resize(160, line.sizeHint().height())
    line.show()
    assert line.words.text().endswith("…")
    assert line.minimumSizeHint().width() < 160
    assert line.words.height() < 2 * line.words.fontMetrics().height()
    assert line.words.toolTip().endswith("No card. " * 8 + "No card. ")
