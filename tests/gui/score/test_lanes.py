"""Chords, lyrics, velocities, bars and tracks, with mouse and keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from creastudio.api.chord_kinds import symbol_of
from creastudio.api.score import Note
from creastudio.core import score_editing as editing
from creastudio.core.score_editing import Edited
from creastudio.shell.accessible.view import view_of
from creastudio.shell.score import tracks_list
from creastudio.shell.score.editor import ScoreEditor
from creastudio.shell.score.panel import ScorePanel
from creastudio.shell.score.roll_words import told_of
from tests.gui.mouse import drag

if TYPE_CHECKING:
    from tests.gui.conftest import StudioRobot

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def write(editor: ScoreEditor, *notes: Note) -> None:
    assert editor.score is not None
    fresh = [(0, note) for note in notes]
    assert editor.state.apply(Edited(editing.replaced(editor.score, (), fresh), frozenset()), "Draw note")


def line(editor: ScoreEditor, *pitches: int) -> None:
    write(editor, *(Note(960 * place, 960, pitch, 80) for place, pitch in enumerate(pitches)))


def test_chords_are_typed_one_after_the_other(studio: StudioRobot, editor: ScoreEditor) -> None:
    lane = editor.roll.chords
    editor.roll.setFocus()
    QTest.keyClick(editor.roll, Qt.Key.Key_C)
    studio.wait(lane.field.isVisible)
    QTest.keyClicks(lane.field, "Am7")
    QTest.keyClick(lane.field, Qt.Key.Key_Tab)
    QTest.keyClicks(lane.field, "nonsense")
    QTest.keyClick(lane.field, Qt.Key.Key_Tab)
    assert any("no chord symbol" in told for told in studio.notices())
    QTest.keyClicks(lane.field, "G/B")
    QTest.keyClick(lane.field, Qt.Key.Key_Return)
    assert editor.score is not None
    assert [(chord.tick, symbol_of(chord)) for chord in editor.score.chords] == [(0, "Am7"), (7680, "G/B")]
    QTest.keyClick(editor.roll, Qt.Key.Key_C)
    QTest.keyClicks(lane.field, "F")
    QTest.keyClick(lane.field, Qt.Key.Key_Escape)
    assert len(editor.score.chords) == 2


def test_what_is_half_typed_stays_with_its_score(
    studio: StudioRobot, panel: ScorePanel, editor: ScoreEditor
) -> None:
    first, sequence = editor.source.clip_id, studio.session.sequence
    assert sequence is not None
    studio.session.set_playhead(sequence.duration)
    panel.begin()
    second = editor.source.clip_id
    panel.open(first)
    QTest.keyClick(editor.roll, Qt.Key.Key_C)
    editor.roll.chords.field.setText("Am7")
    studio.session.edit_score(second)
    assert editor.source.clip_id == second
    assert editor.score is not None
    assert not editor.score.chords
    panel.open(first)
    assert [symbol_of(chord) for chord in editor.score.chords] == ["Am7"]


def test_a_chord_is_dragged_to_another_beat(editor: ScoreEditor) -> None:
    lane = editor.roll.chords
    lane.write(0, "C")
    roll = editor.state.map
    start = QPoint(round(roll.x(0)) + 4, lane.height() // 2)
    end = start + QPoint(round(2 * roll.width), 0)
    QTest.mousePress(lane, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(lane, end)
    QTest.mouseRelease(lane, Qt.MouseButton.LeftButton, pos=end)
    assert editor.score is not None
    assert [chord.tick for chord in editor.score.chords] == [1920]


def test_lyrics_are_typed_syllable_by_syllable(studio: StudioRobot, editor: ScoreEditor) -> None:
    line(editor, 60, 62, 64, 65)
    lane = editor.roll.lyrics
    editor.roll.setFocus()
    QTest.keyClick(editor.roll, Qt.Key.Key_W)
    studio.wait(lane.field.isVisible)
    QTest.keyClicks(lane.field, "Glo-ri-a to")
    QTest.keyClick(lane.field, Qt.Key.Key_Space)
    # There is no further note: what is typed on is no key of the roll.
    assert lane.field.isVisible()
    QTest.keyClick(lane.field, Qt.Key.Key_Return)
    assert editor.score is not None
    told = [(tick, lyric.text, lyric.syllabic) for tick, lyric in editor.score.lyrics(0)]
    assert told == [(0, "Glo", "begin"), (960, "ri", "middle"), (1920, "a", "end"), (2880, "to", "single")]
    for _ in range(4):
        studio.do("edit.undo")
    assert list(editor.score.lyrics(0)) == []


def test_another_verse_is_written_under_the_same_notes(studio: StudioRobot, editor: ScoreEditor) -> None:
    line(editor, 60, 62)
    lane = editor.roll.lyrics
    editor.roll.setFocus()
    QTest.keyClick(editor.roll, Qt.Key.Key_W)
    studio.wait(lane.field.isVisible)
    QTest.keyClicks(lane.field, "One")
    QTest.keyClick(lane.field, Qt.Key.Key_Down)
    assert lane.field.text() == ""
    assert editor.roll.verse.text() == "Verse 2"
    QTest.keyClicks(lane.field, "Two too")
    QTest.keyClick(lane.field, Qt.Key.Key_Return)
    assert editor.score is not None
    told = {(tick, lyric.text, lyric.verse) for tick, lyric in editor.score.lyrics(0)}
    assert told == {(0, "One", 1), (0, "Two", 2), (960, "too", 2)}
    assert [words for _, words in lane.items(editor.score, 0, 3840)] == ["Two", "too"]
    lane.begin(0)
    QTest.keyClick(lane.field, Qt.Key.Key_Up)
    assert lane.field.text() == "One"
    assert editor.roll.verse.text() == ""
    QTest.keyClick(lane.field, Qt.Key.Key_Up)
    assert lane.verse == 1
    assert lane.field.isVisible()


def test_velocities_are_drawn_and_ramped(studio: StudioRobot, editor: ScoreEditor) -> None:
    line(editor, 60, 62, 64, 65)
    lane, roll = editor.roll.velocities, editor.state.map

    def at(tick: int, velocity: int) -> QPointF:
        return QPointF(round(roll.x(tick)) + 1, round(lane.height_of(velocity)))

    def velocities() -> list[int]:
        assert editor.score is not None
        return [note.velocity for note in editor.score.notes(0)]

    QTest.mouseClick(lane, Qt.MouseButton.LeftButton, pos=at(960, 30).toPoint())
    assert abs(velocities()[1] - 30) <= 2
    assert velocities()[0] == 80
    drag(studio.qtbot, lane, at(0, 20), at(2880, 110), SHIFT)
    assert velocities() == sorted(velocities())
    assert abs(velocities()[0] - 20) <= 3
    assert abs(velocities()[3] - 110) <= 3
    kept = velocities()
    drag(studio.qtbot, lane, at(0, 100), at(2880, 100), release=False)
    # Another button is no end of the drag, and Esc gives it up.
    QTest.mouseRelease(lane, Qt.MouseButton.RightButton, pos=at(2880, 100).toPoint())
    assert editor.state.preview is not None
    editor.roll.setFocus()
    QTest.keyClick(editor.roll, Qt.Key.Key_Escape)
    assert editor.state.preview is None
    assert velocities() == kept


def test_bars_come_and_go_by_keys(editor: ScoreEditor) -> None:
    line(editor, 60, 62)
    editor.state.mark_bars((0, 2))
    editor.roll.setFocus()
    QTest.keyClick(editor.roll, Qt.Key.Key_I)
    assert editor.score is not None
    assert [note.start for note in editor.score.notes(0)] == [7680, 8640]
    QTest.keyClick(editor.roll, Qt.Key.Key_Delete, SHIFT)
    assert [note.start for note in editor.score.notes(0)] == [0, 960]
    assert editor.state.bars is None


def test_metre_key_and_tempo_change_from_a_bar_on(studio: StudioRobot, editor: ScoreEditor) -> None:
    line(editor, 60, 63)
    editor.state.mark_bars((1, 2))
    editor.roll.setFocus()
    QTest.keyClick(editor.roll, Qt.Key.Key_M)
    form = editor.roll.acts.bars.form
    assert form is not None
    assert form.form.values() == {"beats": 4, "unit": "4", "key": "C major", "tempo": 120.0}
    form.form.set_values({"beats": 3, "key": "Eb major", "tempo": 90.0})
    form.finish()
    assert editor.score is not None
    assert editor.score.bar_map.bar(1).metre.numerator == 3
    assert editor.score.key_at(3840).fifths == -3
    # The sequence plays in the tempo of this score, so it follows.
    assert studio.session.sequence is not None
    assert [change.numerator for change in studio.session.sequence.tempo.tempi] == [120, 90]
    studio.do("edit.undo")
    assert editor.score.bar_map.bar(1).metre.numerator == 4
    assert [change.numerator for change in studio.session.sequence.tempo.tempi] == [120]


def test_tracks_are_added_named_played_by_others_and_removed(
    studio: StudioRobot, editor: ScoreEditor
) -> None:
    rows = editor.tracks
    rows.add.click()
    assert editor.score is not None
    assert len(editor.score.tracks) == 2
    assert editor.state.track == 1
    item = rows.tree.topLevelItem(1)
    assert item is not None
    item.setText(tracks_list.NAME, "Drums")
    rows.set_instrument(1, 0, percussion=True)
    assert editor.score.tracks[1].name == "Drums"
    assert editor.score.tracks[1].percussion
    assert editor.roll.keyboard.drums
    item = rows.tree.topLevelItem(1)
    assert item is not None
    item.setCheckState(tracks_list.MUTED, Qt.CheckState.Checked)
    assert editor.score.tracks[1].muted
    item.setCheckState(tracks_list.MADE, Qt.CheckState.Checked)
    assert editor.state.marked_tracks == {1}
    rows.copy.click()
    assert len(editor.score.tracks) == 3
    rows.remove.click()
    rows.remove.click()
    left = editor.score
    assert [track.name for track in left.tracks] == ["Piano"]
    studio.do("edit.undo")
    assert len(editor.score.tracks) == 2


def test_menus_of_a_track_are_let_go_of(editor: ScoreEditor) -> None:
    opened: list[bool] = []

    def read_and_close() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        opened.append("Instrument" in [action.text() for action in menu.actions()])
        menu.close()

    rows = editor.tracks
    item = rows.tree.topLevelItem(0)
    assert item is not None
    for _ in range(3):
        QTimer.singleShot(0, read_and_close)
        rows.tree.customContextMenuRequested.emit(rows.tree.visualItemRect(item).center())
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert opened == [True] * 3
    assert rows.findChildren(QMenu) == []


def test_what_the_checks_of_a_track_mean_is_heard(editor: ScoreEditor) -> None:
    item = editor.tracks.tree.topLevelItem(0)
    assert item is not None
    said = [
        item.data(column, Qt.ItemDataRole.AccessibleTextRole)
        for column in (tracks_list.MUTED, tracks_list.SOLO)
    ]
    assert said == ["Mute", "Hear it alone"]


def test_notes_are_copied_between_tracks_and_said_in_words(studio: StudioRobot, editor: ScoreEditor) -> None:
    line(editor, 60, 64)
    editor.roll.setFocus()
    QTest.keyClick(editor.roll, Qt.Key.Key_A, CTRL)
    assert told_of(editor.state) == "2 notes · C4–E4 · velocity 80"
    QTest.keyClick(editor.roll, Qt.Key.Key_C, CTRL)
    editor.tracks.add_track()
    studio.session.set_playhead(editor.source.flicks(3840))
    QTest.keyClick(editor.roll, Qt.Key.Key_V, CTRL)
    assert editor.score is not None
    assert [(n.start, n.pitch) for n in editor.score.notes(1)] == [(3840, 60), (4800, 64)]
    QTest.keyClick(editor.roll, Qt.Key.Key_D, CTRL)
    assert [n.start for n in editor.score.notes(1)] == [3840, 4800, 5760, 6720]
    editor.state.choose([next(iter(editor.state.chosen))])
    assert "velocity 80" in told_of(editor.state)
    QApplication.clipboard().clear()


def test_a_folded_roll_has_used_pitches_alone(editor: ScoreEditor) -> None:
    line(editor, 60, 67)
    editor.roll.acts.run("fold")
    assert editor.state.map.rows == (67, 60)
    editor.roll.acts.run("fold")
    assert len(editor.state.map.rows) == 128


def test_the_playhead_turns_the_page(studio: StudioRobot, editor: ScoreEditor) -> None:
    write(editor, Note(40 * 3840, 960, 60))
    assert editor.state.map.left == 0
    studio.session.set_playhead(editor.source.flicks(40 * 3840))
    assert editor.position == 40 * 3840
    assert 0 < editor.state.map.x(40 * 3840) < editor.roll.grid.width()


def test_chords_and_words_are_parts_for_a_screen_reader(studio: StudioRobot, editor: ScoreEditor) -> None:
    line(editor, 60, 62, 64)
    editor.roll.chords.write(3840, "Am7")
    editor.roll.lyrics.write(960, "rain")
    told = []
    for lane in (editor.roll.chords, editor.roll.lyrics):
        seen = view_of(lane)
        assert seen is not None
        told += [seen.child(place).text(QAccessible.Text.Name) for place in range(len(seen.seen()))]
    assert told == ["Am7, bar 2, beat 1", "rain, bar 1, beat 2"]
    chords = view_of(editor.roll.chords)
    assert chords is not None
    middle = chords.child(0).rect().center()
    assert chords.childAt(middle.x(), middle.y()) is chords.child(0)
    chords.child(0).actionInterface().doAction("Press")
    studio.wait(editor.roll.chords.field.isVisible)
    assert editor.roll.chords.field.text() == "Am7"
