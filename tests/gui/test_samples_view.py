"""Samples of a training: sheets of pictures, or texts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from creastudio.api.score import Note, Score, Track
from creastudio.api.testing import tiny_png
from creastudio.shell.panels.training.samples_view import SamplesView
from creastudio.shell.panels.training.training_log import Snapshot
from creastudio.shell.threads.background import Background


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[SamplesView]:
    area = QScrollArea()
    area.setWidgetResizable(True)
    qtbot.addWidget(area)
    background = Background(area)
    found = SamplesView(area, background)
    area.setWidget(found)
    area.resize(320, 400)
    area.show()
    yield found
    background.close()


def test_how_far_it_was_is_told_in_its_unit(view: SamplesView) -> None:
    view.show_snapshots([Snapshot(12_300, b"early"), Snapshot(40_000, b"late")])
    view.count_in("after {step} tokens")
    assert view._step.text() == "after 40k tokens"
    view.slider.setValue(0)
    assert view._step.text() == "after 12.3k tokens"


def test_a_text_is_read_as_a_text_and_a_picture_as_a_picture(view: SamplesView, qtbot: QtBot) -> None:
    poem = "一见云山万里深，林间空翠倚青林。\n<b>not bold</b>"
    view.show_snapshots([Snapshot(10, tiny_png(1, 16)), Snapshot(20, poem.encode())])
    qtbot.waitUntil(lambda: view.words.text() == poem)
    assert view.words.isVisible()
    assert not view.sheet.isVisible()
    view.slider.setValue(0)
    qtbot.waitUntil(view.sheet.isVisible)
    assert not view.words.isVisible()
    view.show_snapshots([])
    assert view.sheet.isVisible()
    assert not view.words.text()


def test_a_score_is_seen_as_its_notes(view: SamplesView, qtbot: QtBot) -> None:
    score = Score(tracks=(Track(name="Voice"),)).with_notes(0, [Note(0, 960, 60)])
    view.show_snapshots([Snapshot(1, score.dumps())])
    qtbot.waitUntil(lambda: view.sheet._image.width() > 100)
    assert not view.sheet.isHidden()
    assert view.words.isHidden()
