"""Scores that are dropped on the score editor, from files, the results and the library."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from creastudio.api.score import Note, Score, track_of
from creastudio.export.midi import midi_of
from creastudio.shell.panels.results.result_data import asset_mime
from creastudio.shell.score.panel import ScorePanel
from creastudio.shell.score.score_in import drop_scores, score_files, scores_in

if TYPE_CHECKING:
    from tests.gui.conftest import StudioRobot

COPY, LEFT, PLAIN = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def enters(panel: ScorePanel, mime: QMimeData) -> bool:
    event = QDragEnterEvent(QPoint(50, 50), COPY, mime, LEFT, PLAIN)
    event.ignore()
    panel.dragEnterEvent(event)
    return event.isAccepted()


@pytest.fixture
def tune(tmp_path: Path) -> Path:
    path = tmp_path / "tune.mid"
    path.write_bytes(midi_of(track_of(Score(), [Note(0, 960, 67)])))
    return path


def test_a_file_is_placed_and_opened_and_the_place_is_told(
    studio: StudioRobot, panel: ScorePanel, tune: Path
) -> None:
    mime = files(tune)
    assert enters(panel, mime)
    panel.dropEvent(QDropEvent(QPointF(50, 50), COPY, mime, LEFT, PLAIN))
    studio.wait(lambda: panel.editor.score is not None)
    assert panel.editor.score is not None
    assert [note.pitch for note in panel.editor.score.notes(0)] == [67]
    assert panel.choice.currentText() == "tune"
    assert any("Placed on" in notice for notice in studio.notices())
    studio.do("edit.undo")
    assert panel.editor.score is None


def test_a_thing_of_the_library_is_opened_where_it_lies(studio: StudioRobot, panel: ScorePanel) -> None:
    session = studio.session
    panel.begin()
    first = panel.editor.source.clip_id
    asset = panel.editor.source.asset
    assert asset is not None
    panel.begin()
    assert panel.editor.source.clip_id != first
    mime = asset_mime(session, [asset])
    assert scores_in(session, mime) == [asset]
    assert enters(panel, mime)
    assert drop_scores(session, mime)
    assert panel.editor.source.clip_id == first


def test_other_files_are_left_alone(studio: StudioRobot, panel: ScorePanel, tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"")
    assert score_files(files(picture)) == []
    assert not enters(panel, files(picture))
    assert not drop_scores(studio.session, files(picture))
