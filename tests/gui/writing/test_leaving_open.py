"""Closing the window while a model writes or a person has just typed: nothing of it is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from creastudio.workspace.opening import open_project
from tests.gui.writing.conftest import Desk, apart


def saved(desk: Desk, path: Path) -> Path:
    """Give the project a file."""
    desk.studio.chooser.answers = [path]
    desk.studio.do("file.save_as")
    return path


@pytest.mark.parametrize("jobs", ["stop", "pause"])
def test_what_has_streamed_is_in_the_saved_project(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: str
) -> None:
    desk.begin("The sea")
    path = saved(desk, tmp_path / "sea.crea")
    desk.start(2, words=400, pace=0.05, freedom=1.6)
    desk.studio.wait(lambda: apart(desk.view.hand.run))
    ways = [way.text for way in desk.view.hand.run.ways]
    monkeypatch.setattr("creastudio.shell.window.closing.ask_about_jobs", lambda *_: jobs)
    monkeypatch.setattr("creastudio.shell.window.closing.ask_to_save", lambda *_: "save")
    environment = desk.studio.session.environment
    assert desk.studio.window.close()
    again = open_project(environment, path)
    try:
        writing = again.document.writings[0]
        kept = [item.text for item in writing.children(writing.at)]
        assert writing.text() == "The sea"
        assert len(kept) == 2
        assert all(text.startswith(way) for text, way in zip(kept, ways, strict=True))
        # As after Esc: nothing waits to write it a second time.
        assert all(record.ended for record in again.desk.queue.records())
    finally:
        again.close("stop")


def test_what_is_typed_right_before_is_asked_about(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.begin("The sea")
    saved(desk, tmp_path / "sea.crea")
    monkeypatch.setattr("creastudio.shell.window.closing.ask_to_save", lambda *_: "cancel")
    QTest.keyClicks(desk.view.page, " was")
    assert not desk.studio.window.close()
    assert desk.writing.text() == "The sea was"


def test_a_window_that_stays_open_writes_on(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.begin("The sea")
    desk.start(2, words=400, pace=0.05, freedom=1.6)
    monkeypatch.setattr("creastudio.shell.window.closing.ask_about_jobs", lambda *_: "cancel")
    assert not desk.studio.window.close()
    assert desk.view.hand.running
    QTest.keyClick(desk.view.cards, Qt.Key.Key_Escape)
    desk.studio.idle()
