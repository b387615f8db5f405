"""A film: opened from the start page, played, given words, sent to another program as a cut, and taken back."""

from __future__ import annotations

import json
from pathlib import Path

import opentimelineio as otio
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest

from creastudio.core.time import FLICKS_PER_SECOND as SECOND
from creastudio.shell.timeline import dropping
from tests.gui.conftest import StudioRobot
from tests.gui.exports import finish


def dropped(path: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    return mime


def open_film(studio: StudioRobot) -> None:
    """Click the film on the start page."""
    studio.studio.start([])
    card = next(card for card in studio.start.page.samples if card.sample.name == "first-film")
    studio.qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    studio.wait(lambda: studio.window.timeline.isVisible())


def sent_away(studio: StudioRobot, folder: Path) -> Path:
    """Export the cut by the dialog, as another program gets it."""
    studio.do("file.export_sequence")
    dialog = studio.window.exporting.films.dialog
    assert dialog is not None
    dialog.fields.format.set_value("otio")
    dialog.folder.setText(str(folder))
    dialog.name.setText("cut")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    finish(studio)
    return folder / "cut.otio"


def cut_elsewhere(path: Path) -> None:
    """Do what another program does: take the third shot out, and say something of its own."""
    timeline = otio.adapters.read_from_file(str(path))
    pictures = next(track for track in timeline.tracks if track.name == "V1")
    for child in list(pictures):
        if child.name in ("Noon", "wipe"):
            pictures.remove(child)
    timeline.metadata["other"] = {"graded by": "Ann"}
    otio.adapters.write_to_file(timeline, str(path))


def test_a_film(bare_studio: StudioRobot, tmp_path: Path) -> None:
    studio = bare_studio
    open_film(studio)
    session, view = studio.session, studio.window.timeline
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Space)
    studio.wait(lambda: session.playhead > SECOND // 2)
    QTest.keyClick(view, Qt.Key.Key_Space)
    studio.wait(lambda: not view.player.playing)

    (tmp_path / "talk.srt").write_text("1\n00:00:26,000 --> 00:00:28,000\nSleep well\n")
    dropping.drop(session, dropped(tmp_path / "talk.srt"), dropping.Spot(0))
    studio.wait(lambda: any(track.name == "talk" for track in session.sequence.tracks))

    before = session.document
    path = sent_away(studio, tmp_path / "out")
    cut_elsewhere(path)
    dropping.drop(session, dropped(path), dropping.Spot(0))
    studio.wait(lambda: len(session.document.sequences) == 2)
    ours, theirs = session.document.sequences
    assert session.sequence is theirs
    assert json.loads(theirs.foreign)["metadata"]["other"]["graded by"] == "Ann"
    assert (theirs.tempo, theirs.markers) == (ours.tempo, ours.markers)
    left, right = (
        next(track for track in item.tracks if track.name == "V1").clips for item in (ours, theirs)
    )
    assert [clip.name for clip in right] == [clip.name for clip in left if clip.name != "Noon"]
    assert [clip.curves for clip in right] == [clip.curves for clip in left if clip.name != "Noon"]
    assert right[2].start == left[2].start
    assert session.document.assets == before.assets
    assert studio.window.timeline.isVisible()
    session.workspace.undo()
    assert session.document == before
    assert not [text for text in studio.notices() if "wrong" in text]
