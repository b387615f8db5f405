"""Sequences of a project: made, set up, copied."""

from __future__ import annotations

from fractions import Fraction

import pytest

from creastudio.core.edits.timeline import update_sequence
from creastudio.core.time import FLICKS_PER_SECOND as SECOND
from creastudio.core.timeline import Loop, Marker
from creastudio.shell.timeline import sequences
from creastudio.shell.timeline.sequence_dialog import FRAMES, RATES, SequenceDialog
from tests.gui.conftest import StudioRobot
from tests.gui.test_timeline_ruler import RulerRobot


@pytest.fixture
def robot(studio: StudioRobot) -> RulerRobot:
    return RulerRobot(studio)


def test_sequences_are_made_shown_renamed_copied_and_deleted(
    robot: RulerRobot, monkeypatch: pytest.MonkeyPatch
) -> None:
    robot.session.apply(update_sequence("film", loop=Loop(start=0, end=SECOND), markers=(Marker(at=5),)))
    commands = robot.view.sequences.commands
    commands.duplicate_sequence()
    copy = robot.session.sequence
    assert copy is not None
    assert copy.id != "film"
    assert [len(track.clips) for track in copy.tracks] == [0, 1]
    assert copy.tracks[1].clips[0].id != "clip"
    monkeypatch.setattr(sequences, "ask_name", lambda *_: "Cut")
    commands.rename_sequence()
    assert "Cut" in robot.view.sequences.button.text()
    count = len(robot.session.document.sequences)
    commands.delete_sequence()
    assert len(robot.session.document.sequences) == count - 1
    robot.session.workspace.undo()
    assert len(robot.session.document.sequences) == count
    robot.view.sequences.fill()
    assert sum(action.isChecked() for action in robot.view.sequences.menu.actions()) == 1
    monkeypatch.setattr(sequences, "ask_sequence", lambda _s, _w, base, *_: base)
    commands.new_sequence()
    made = robot.session.sequence
    assert made is not None
    assert [track.name for track in made.tracks] == ["S1", "A1", "V1", "T1"]


def test_the_dialog_of_a_sequence(robot: RulerRobot) -> None:
    dialog = SequenceDialog(robot.session, robot.studio.window, robot.sequence, "Settings", "Change")
    assert dialog.sequence() == robot.sequence
    square = next(index for index, item in enumerate(FRAMES) if item[1:] == (1080, 1080))
    dialog.frame.setCurrentIndex(square)
    dialog.frame.activated.emit(square)
    dialog.rate_field.setCurrentIndex([name for name, _ in RATES].index("29.97"))
    assert dialog.drop_frame.isEnabled()
    dialog.drop_frame.setChecked(True)
    dialog.start.setText("01:00:00;00")
    dialog.tempo.setValue(96.5)
    dialog.beats.setValue(6)
    dialog.unit.setCurrentIndex(3)
    made = dialog.sequence()
    assert (made.width, made.height, made.rate) == (1080, 1080, Fraction(30000, 1001))
    assert (made.start_frame, made.drop_frame) == (107_892, True)
    assert made.tempo.tempi[0].tempo == Fraction("96.5")
    assert (made.tempo.metres[0].beats, made.tempo.metres[0].unit) == (6, 8)
    dialog.start.setText("soon")
    assert not dialog.agree.isEnabled()
    dialog.start.setText("0")
    dialog.width_field.setValue(1081)
    dialog.width_field.editingFinished.emit()
    assert "even" in dialog.note.text()
    dialog.rate_field.setCurrentIndex([name for name, _ in RATES].index("24"))
    assert not dialog.sequence().drop_frame
    dialog.deleteLater()


def test_settings_of_a_sequence_are_one_step(robot: RulerRobot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        sequences,
        "ask_sequence",
        lambda _s, _w, base, *_: base.model_copy(update={"width": 720, "name": "Tall"}),
    )
    steps = len(robot.session.workspace.history.entries())
    robot.view.sequences.commands.change_sequence()
    assert (robot.sequence.width, robot.sequence.name) == (720, "Tall")
    assert len(robot.session.workspace.history.entries()) == steps + 1
    assert len(robot.sequence.tracks[1].clips) == 1
