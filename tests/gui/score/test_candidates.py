"""What generators make of the score: seen in place, compared, taken or left, and locked notes stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from creastudio.api.score import MEDIA_TYPE, Note, Score, track_of
from creastudio.core import score_editing as editing
from creastudio.core.score_editing import Edited
from creastudio.jobs.job import JobPreview
from creastudio.shell.edit_preview import preview_of
from creastudio.shell.score.editor import ScoreEditor

if TYPE_CHECKING:
    from tests.gui.conftest import StudioRobot


def write(editor: ScoreEditor, *notes: Note) -> None:
    assert editor.score is not None
    fresh = [(0, note) for note in notes]
    assert editor.state.apply(Edited(editing.replaced(editor.score, (), fresh), frozenset()), "Draw note")


def ask(studio: StudioRobot, editor: ScoreEditor, name: str, count: int = 2) -> None:
    """Run a generator from its button, as a person does."""
    editor.acts.buttons[name].click()
    form = editor.acts.form
    assert form is not None
    form.params.set_values({"count": count})
    QTest.keyClick(form, Qt.Key.Key_Return)
    studio.wait(lambda: len(editor.candidates.results) == count)
    studio.idle()


def pitches(editor: ScoreEditor) -> list[int]:
    assert editor.score is not None
    return [note.pitch for note in editor.score.notes(0)]


def test_candidates_are_ghosts_until_one_is_taken(studio: StudioRobot, editor: ScoreEditor) -> None:
    write(editor, Note(0, 960, 50))
    before = editor.score
    ask(studio, editor, "tune.go_on")
    grid = editor.roll.grid
    assert editor.score is before
    assert [note.pitch for _, note in grid.ghost_notes] == [60]
    # What is seen is heard: the timeline plays the candidate.
    shown = preview_of(studio.session).of(studio.session.document)
    assert shown is not studio.session.document
    editor.roll.setFocus()
    QTest.keyClick(editor.roll, Qt.Key.Key_Right)
    assert [note.pitch for _, note in grid.ghost_notes] == [61]
    QTest.keyPress(editor.roll, Qt.Key.Key_B)
    assert grid.ghost_notes == ()
    QTest.keyRelease(editor.roll, Qt.Key.Key_B)
    assert [note.pitch for _, note in grid.ghost_notes] == [61]
    QTest.keyClick(editor.roll, Qt.Key.Key_Return)
    assert pitches(editor) == [50, 61]
    assert grid.ghost_notes == ()
    clip = editor.source.clip
    assert clip is not None
    assert len(clip.takes) == 2
    assert clip.asset in clip.takes
    studio.do("edit.undo")
    assert editor.score is before


def test_what_is_being_written_is_seen_as_it_grows(studio: StudioRobot, editor: ScoreEditor) -> None:
    write(editor, Note(0, 960, 50))
    assert editor.score is not None
    work = next(w for w in studio.session.environment.registry.generators() if w.id == "tune.go_on")
    record = editor.candidates.run(work, {"count": 1}, "Go on")
    assert record is not None
    half = editor.score.with_notes(0, [Note(0, 960, 50), Note(960, 480, 99)])
    studio.session.previewChanged.emit(JobPreview("of another job", MEDIA_TYPE, half.dumps()))
    studio.session.previewChanged.emit(JobPreview(record.id, MEDIA_TYPE, b"no score"))
    assert editor.roll.grid.ghost_notes == ()
    studio.session.previewChanged.emit(JobPreview(record.id, MEDIA_TYPE, half.dumps()))
    assert [note.pitch for _, note in editor.roll.grid.ghost_notes] == [99]
    studio.wait(lambda: len(editor.candidates.results) == 1)
    studio.idle()
    assert [note.pitch for _, note in editor.roll.grid.ghost_notes] == [60]


def test_esc_leaves_them_in_the_results(studio: StudioRobot, editor: ScoreEditor) -> None:
    write(editor, Note(0, 960, 50))
    ask(studio, editor, "tune.go_on")
    editor.roll.setFocus()
    QTest.keyClick(editor.roll, Qt.Key.Key_Escape)
    assert editor.candidates.results == ()
    assert pitches(editor) == [50]
    assert [result.state for result in studio.session.workspace.results] == ["new", "new"]
    assert preview_of(studio.session).of(studio.session.document) is studio.session.document
    # They don't come up on the canvas either.
    assert studio.session.review == ()


def test_locked_notes_stay_whatever_a_generator_does(studio: StudioRobot, editor: ScoreEditor) -> None:
    held = Note(0, 960, 72, locked=True)
    write(editor, held, Note(960, 960, 50))
    ask(studio, editor, "tune.rewrite", count=1)
    editor.roll.setFocus()
    QTest.keyClick(editor.roll, Qt.Key.Key_Return)
    assert editor.score is not None
    assert [(n.start, n.duration, n.pitch, n.locked) for n in editor.score.notes(0)] == [(0, 960, 72, True)]


def test_what_was_written_meanwhile_stays(studio: StudioRobot, editor: ScoreEditor) -> None:
    write(editor, Note(0, 960, 50))
    ask(studio, editor, "tune.go_on", count=1)
    write(editor, Note(3840, 960, 55))
    QTest.keyClick(editor.roll, Qt.Key.Key_Return)
    assert pitches(editor) == [50, 55, 60]


def test_the_form_is_filled_from_what_is_chosen(studio: StudioRobot, editor: ScoreEditor) -> None:
    write(editor, Note(0, 960, 50), Note(2 * 3840, 960, 50))
    editor.state.mark_bars((1, 3))
    editor.acts.buttons["tune.go_on"].click()
    form = editor.acts.form
    assert form is not None
    assert form.params.values()["bars"] == "2-3"
    assert form.seed.isVisible()
    QTest.keyClick(form, Qt.Key.Key_Escape)
    editor.state.mark_bars(None)
    editor.state.choose(editor.state.all_of_track())
    editor.acts.buttons["tune.rewrite"].click()
    form = editor.acts.form
    assert form is not None
    assert form.params.values()["bars"] == "1, 3"
    assert form.params.values()["tracks"] == "1"
    # Chance has no part in it: a seed would change nothing.
    assert not form.seed.isVisible()
    form.close()


def test_variations_come_behind_the_others(studio: StudioRobot, editor: ScoreEditor) -> None:
    write(editor, Note(0, 960, 50))
    ask(studio, editor, "tune.go_on", count=1)
    QTest.keyClick(editor.roll, Qt.Key.Key_V)
    studio.wait(lambda: len(editor.candidates.results) > 1)
    assert editor.candidates.index == 1
    studio.idle()
    editor.candidates.discard()
    assert len(editor.candidates.results) >= 1


def test_a_checker_speaks_over_the_bars_and_at_the_notes(studio: StudioRobot, editor: ScoreEditor) -> None:
    write(editor, Note(0, 960, 110))
    studio.wait(lambda: any(note.kind == "range" for note in editor.checks.notes))
    assert {note.kind for note in editor.checks.notes} == {"key", "chord", "section", "range"}
    (fault,) = editor.roll.grid.faults
    assert (fault.pitches, fault.text) == ((110,), "Too high to be sung.")
    # Its plugin goes.
    editor.checks.use(())
    assert editor.roll.grid.faults == []


def test_words_and_chords_that_would_come_are_seen_and_counted(
    studio: StudioRobot, editor: ScoreEditor
) -> None:
    write(editor, Note(0, 960, 50))
    assert editor.score is not None
    two = editor.score.with_(tracks=(*editor.score.tracks, track_of(Score(), [Note(0, 960, 40)]).tracks[0]))
    assert editor.set_score(two, "Add track")
    ask(studio, editor, "tune.sing")
    assert editor.acts.told.text().endswith("1 new syllable · 1 new chord")
    # The track that would sing is the one whose words are seen.
    assert editor.state.track == 1
    lane = editor.roll.lyrics
    assert lane.shown_words() == ["La0"]
    assert editor.roll.chords.shown_words() == ["G7"]
    editor.roll.setFocus()
    QTest.keyClick(editor.roll, Qt.Key.Key_Right)
    assert lane.shown_words() == ["La1"]
    QTest.keyPress(editor.roll, Qt.Key.Key_B)
    assert lane.shown_words() == []
    QTest.keyRelease(editor.roll, Qt.Key.Key_B)
    QTest.keyClick(editor.roll, Qt.Key.Key_Escape)
    assert lane.shown_words() == []
    assert not list(editor.score.lyrics(1))
