"""The mixer of a score: what is set is in the score, heard and undone; sound fonts are chosen and dropped."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from creastudio.api.score import Note, Score, Track, track_of
from creastudio.core.playing import part_key
from creastudio.shell.score.mixer_page import MixerPage
from creastudio.shell.score.panel import ScorePanel
from creastudio.shell.timeline.playback.ring import Levels
from tests.unit.media.soundfonts import Sample, font, tone

if TYPE_CHECKING:
    from tests.gui.conftest import StudioRobot


@pytest.fixture
def panel(studio: StudioRobot) -> ScorePanel:
    window = studio.new()
    window.resize(1500, 900)
    window.show_panel("score")
    made = window.panel("score")
    assert isinstance(made, ScorePanel)
    made.begin()
    score = made.editor.score
    assert score is not None
    both = track_of(score, [Note(0, 960, 40, 90)], name="Low", program=32)
    made.editor.set_score(both, "Two parts")
    made.editor.pages.setCurrentWidget(made.mixer)
    QTest.qWait(20)
    return made


def tracks(panel: ScorePanel) -> tuple[Track, ...]:
    score = panel.editor.score
    assert isinstance(score, Score)
    return score.tracks


def test_every_part_has_a_strip_that_changes_it_and_undo_takes_it_back(
    studio: StudioRobot, panel: ScorePanel
) -> None:
    mixer: MixerPage = panel.mixer
    assert len(mixer.strips) == len(tracks(panel)) == 2
    strip = mixer.strips[1]
    assert (strip.name.text(), strip.volume.value()) == ("Low", 100)
    strip.mute.click()
    assert tracks(panel)[1].muted
    mixer.strips[0].solo.click()
    assert tracks(panel)[0].solo
    strip.volume.setFocus()
    QTest.keyClick(strip.volume, Qt.Key.Key_Up)
    assert tracks(panel)[1].volume == 101
    strip.pan.setValue(-64)
    assert tracks(panel)[1].pan == -64
    strip._choose(40, True)
    assert (tracks(panel)[1].program, tracks(panel)[1].percussion) == (40, True)
    assert "Brush" in strip.instrument.text()
    for _ in range(5):
        studio.do("edit.undo")
    assert tracks(panel)[1] == Track(name="Low", program=32, bars=tracks(panel)[1].bars)
    assert strip.pan.value() == 0
    assert not strip.mute.isChecked()


def test_every_instrument_and_kit_of_general_midi_can_be_chosen(panel: ScorePanel) -> None:
    strip = panel.mixer.strips[0]
    strip._fill_instruments()
    menus = [menu for action in strip.instrument.menu().actions() if isinstance(menu := action.menu(), QMenu)]
    names = [action.text() for menu in menus for action in menu.actions()]
    assert len(names) == len(set(names)) == 128 + 8
    menus[5].actions()[2].trigger()
    assert tracks(panel)[0].program == 42


def test_strips_show_how_loud_their_parts_are(panel: ScorePanel) -> None:
    clip = panel.editor.source.clip_id
    player = panel.sound.live.player
    assert player is not None
    player.measured.emit(Levels(tracks={part_key(clip, 1): 0.5}), 0.03)
    assert panel.mixer.strips[1].meter.level == pytest.approx(-6, abs=0.1)
    assert panel.mixer.strips[0].meter.level == -60


def test_a_sound_font_is_asked_for_as_all_files_are(
    studio: StudioRobot, panel: ScorePanel, tmp_path: Path
) -> None:
    (tmp_path / "Mine.sf2").write_bytes(font(Sample(tone(440)), modulators=3))
    studio.chooser.answers = [tmp_path / "Mine.sf2"]
    panel.mixer.choose_file()
    assert studio.chooser.asked == ["Sound font"]
    studio.wait(lambda: panel.editor.session.settings.sound_font == str(tmp_path / "Mine.sf2"))


def test_a_sound_font_that_is_dropped_on_the_window_is_set_and_called_by_its_name(
    studio: StudioRobot, panel: ScorePanel, tmp_path: Path
) -> None:
    (tmp_path / "Mine.sf2").write_bytes(font(Sample(tone(440)), modulators=3))
    (tmp_path / "Broken.sf2").write_bytes(b"nothing")

    def drop(name: str) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
        event = QDropEvent(
            QPointF(9, 9),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        studio.window.dropEvent(event)

    session = studio.window.session
    told: list[str] = []
    session.noticeAdded.connect(lambda notice: told.append(notice.message))
    drop("Broken.sf2")
    studio.wait(lambda: bool(told))
    assert "Broken.sf2" in told[0]
    assert session.settings.sound_font == ""
    drop("Mine.sf2")
    studio.wait(lambda: len(told) == 3)
    assert "Test tones" in told[1]
    assert "modulators" in told[2]
    assert session.settings.sound_font == str(tmp_path / "Mine.sf2")
    assert "Mine" in panel.mixer.font_name.text()
