"""The piano roll with a real mouse and keyboard: drawing, moving, lengthening, and all of it undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from creastudio.api.score import Note, Score, Track, loose_track
from creastudio.shell.score.editor import ScoreEditor
from creastudio.shell.score.small_forms import SmallForm

if TYPE_CHECKING:
    from tests.gui.conftest import StudioRobot


def place(editor: ScoreEditor, tick: int, pitch: int) -> QPoint:
    roll = editor.state.map
    return QPoint(round(roll.x(tick)) + 3, round(roll.y(pitch) + roll.row / 2))


def drag(
    editor: ScoreEditor, start: QPoint, end: QPoint, modifier: Qt.KeyboardModifier | None = None
) -> None:
    keys = modifier or Qt.KeyboardModifier.NoModifier
    grid = editor.roll.grid
    QTest.mousePress(grid, Qt.MouseButton.LeftButton, keys, start)
    for step in range(1, 5):
        QTest.mouseMove(grid, start + (end - start) * step / 4)
    QTest.mouseRelease(grid, Qt.MouseButton.LeftButton, keys, end)


def notes(editor: ScoreEditor) -> list[Note]:
    assert editor.score is not None
    return list(editor.score.notes(0))


def test_a_note_is_drawn_and_moved_and_lengthened_and_undone(
    studio: StudioRobot, editor: ScoreEditor
) -> None:
    heard: list[Score | None] = []
    editor.score_changed.connect(heard.append)
    begun = editor.score
    # Beyond the edges of the view the roll would scroll along.
    editor.state.set_map(editor.state.map.centred(62, editor.roll.grid.height()))
    editor.state.set_tool("draw")
    editor.state.set_option(grid_name="1/4")
    QTest.mouseClick(editor.roll.grid, Qt.MouseButton.LeftButton, pos=place(editor, 0, 60))
    assert [(n.start, n.duration, n.pitch) for n in notes(editor)] == [(0, 960, 60)]
    assert heard[-1] is editor.score
    editor.state.set_tool("select")
    drag(editor, place(editor, 300, 60), place(editor, 1260, 64))
    assert [(n.start, n.duration, n.pitch) for n in notes(editor)] == [(960, 960, 64)]
    roll = editor.state.map
    right = QPoint(round(roll.x(1920)) - 4, place(editor, 0, 64).y())
    drag(editor, right, right + QPoint(round(960 * roll.density), 0))
    assert [(n.start, n.duration, n.pitch) for n in notes(editor)] == [(960, 1920, 64)]
    for _ in range(3):
        studio.do("edit.undo")
    assert editor.score is begun


def test_the_clip_grows_with_its_score(editor: ScoreEditor) -> None:
    clip = editor.source.clip
    assert clip is not None
    editor.state.set_option(grid_name="1/4")
    editor.state.show_caret(shown=True)
    editor.state.put_caret(8 * 3840, 60)
    editor.roll.setFocus()
    QTest.keyClick(editor.roll, Qt.Key.Key_Return)
    after = editor.source.clip
    assert after is not None
    assert after.duration == round(clip.duration * 9 / 4)


def test_keys_write_move_and_choose(editor: ScoreEditor) -> None:
    page, state = editor.roll, editor.state
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_3)
    assert state.grid_name == "1/4"
    for _ in range(2):
        QTest.keyClick(page, Qt.Key.Key_Return)
    assert len(notes(editor)) == 1
    QTest.keyClick(page, Qt.Key.Key_Up)
    QTest.keyClick(page, Qt.Key.Key_Return)
    assert [n.pitch for n in notes(editor)] == [60, 61]
    QTest.keyClick(page, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert [n.pitch for n in notes(editor)] == [72, 73]
    QTest.keyClick(page, Qt.Key.Key_L)
    assert all(n.locked for n in notes(editor))
    QTest.keyClick(page, Qt.Key.Key_Delete)
    assert notes(editor) == []


def test_a_version_that_counts_in_other_ticks_is_seen_at_the_same_zoom(editor: ScoreEditor) -> None:
    state = editor.state
    base = Score(ticks_per_quarter=10_080)
    finer = base.with_(tracks=(loose_track(base, [Note(n * 10_080, 10_080, 60) for n in range(16)]),))
    before = state.map
    assert editor.set_score(finer, "Replace")
    assert state.map.quarter == 10_080
    assert state.map.width == before.width
    assert state.map.x(4 * 10_080) == before.x(4 * before.quarter)


def test_notes_that_a_key_moves_out_of_view_are_followed(editor: ScoreEditor) -> None:
    page, state = editor.roll, editor.state
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_Return)
    QTest.keyClick(page, Qt.Key.Key_Return)
    QTest.keyClick(page, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    for _ in range(4):
        QTest.keyClick(page, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
        (note,) = notes(editor)
        assert 0 <= state.map.y(note.pitch) < page.grid.height()


def test_notes_behind_the_right_edge_are_brought_nearer(editor: ScoreEditor) -> None:
    page, state = editor.roll, editor.state
    right = round(state.map.tick(page.grid.width()))
    first = Note(right - 960, 960, 64)
    page.sight.reveal([(0, first), (0, Note(right + 9600, 960, 64))])
    assert state.map.x(first.start) < page.grid.width() * 0.5
    # Only once: who looks at the last of them stays there.
    page.sight.reveal([(0, first), (0, Note(right + 9600, 960, 64))])
    there = state.map
    page.sight.reveal([(0, first), (0, Note(right + 9600, 960, 64))])
    assert state.map == there


def test_how_far_notes_are_quantised_is_asked_in_per_cent(editor: ScoreEditor) -> None:
    assert editor.score is not None
    editor.source.set_score(editor.score.with_notes(0, [Note(100, 480, 64)]), "Draw note")
    for share, start in ((50, 50), (100, 0)):
        editor.tools.how.click()
        form = editor.tools.findChild(SmallForm)
        assert form is not None
        # As it was chosen last, at first all the way.
        assert form.form.values()["strength"] == {50: 100, 100: 50}[share]
        form.form.set_values({"strength": share})
        form.finish()
        assert [note.start for note in notes(editor)] == [start]
        QTest.qWait(20)


def test_another_track_is_brought_into_view(editor: ScoreEditor) -> None:
    assert editor.score is not None
    low = Track(name="Bass")
    score = editor.score.with_(tracks=(*editor.score.tracks, low))
    editor.source.set_score(score.with_notes(1, [Note(0, 960, 30), Note(960, 960, 33)]), "Draw note")
    editor.state.set_track(1)
    state = editor.state
    assert 0 <= state.map.y(30) < editor.roll.grid.height() - state.map.row
    there = state.map
    editor.state.set_track(0)
    # An empty one leaves the view where it is.
    assert state.map == there
