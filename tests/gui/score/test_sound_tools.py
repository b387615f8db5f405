"""Playing, recording and keyboards in the score editor, with keyboards that tests play."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from creastudio.api.score import Note
from creastudio.shell.score.midi_ports import Key
from creastudio.shell.score.panel import ScorePanel
from creastudio.shell.score.sound_tools import SoundTools

if TYPE_CHECKING:
    from tests.gui.conftest import StudioRobot


class FakePorts:
    """Keyboards that a test plugs in and plays."""

    def __init__(self) -> None:
        self.plugged: list[str] = []
        self.heard: dict[str, Callable[[Key], object]] = {}
        self.closed: list[str] = []

    def names(self) -> tuple[str, ...]:
        return tuple(self.plugged)

    def open(self, name: str, heard: Callable[[Key], object]) -> FakePort:
        self.heard[name] = heard
        return FakePort(self, name)


class FakePort:
    def __init__(self, ports: FakePorts, name: str) -> None:
        self._ports, self._name = ports, name

    def close(self) -> None:
        self._ports.closed.append(self._name)
        del self._ports.heard[self._name]


@pytest.fixture
def panel(studio: StudioRobot) -> ScorePanel:
    window = studio.new()
    window.resize(1500, 900)
    window.show_panel("score")
    made = window.panel("score")
    assert isinstance(made, ScorePanel)
    made.begin()
    studio.wait(lambda: made.editor.roll.grid.width() > 200)
    QTest.qWait(20)
    return made


@pytest.fixture
def ports(panel: ScorePanel) -> FakePorts:
    made = FakePorts()
    panel.sound.keyboard._ports = made
    return made


def notes(panel: ScorePanel) -> list[Note]:
    assert panel.editor.score is not None
    return list(panel.editor.score.notes(0))


def plug(
    studio: StudioRobot, sound: SoundTools, ports: FakePorts, name: str = "Piano"
) -> Callable[[Key], object]:
    ports.plugged.append(name)
    sound.keyboard.look()
    studio.wait(lambda: name in sound.keyboard.names)
    return ports.heard[name]


def test_keyboards_come_and_go(studio: StudioRobot, panel: ScorePanel, ports: FakePorts) -> None:
    sound = panel.sound
    plug(studio, sound, ports)
    assert "Piano" in sound.record.toolTip()
    ports.plugged.clear()
    sound.keyboard.look()
    studio.wait(lambda: not sound.keyboard.names)
    assert ports.closed == ["Piano"]


def test_a_keyboard_sounds_and_writes_chords_step_by_step(
    studio: StudioRobot, panel: ScorePanel, ports: FakePorts
) -> None:
    sound = panel.sound
    play = plug(studio, sound, ports)
    panel.editor.state.set_option(grid_name="1/4")
    panel.editor.seek(0)
    sound.steps.click()
    for chord in ((60, 64), (62,)):
        for pitch in chord:
            play(Key("strike", pitch, 70))
        for pitch in chord:
            play(Key("lift", pitch))
        highest = max(chord)
        studio.wait(lambda wanted=highest: any(note.pitch == wanted for note in notes(panel)))
    assert [(n.start, n.duration, n.pitch, n.velocity) for n in notes(panel)] == [
        (0, 960, 60, 70), (0, 960, 64, 70), (960, 960, 62, 70),
    ]  # fmt: skip
    assert panel.editor.position == 1920
    studio.wait(lambda: sound.live.sound.measured() > 0)


def test_what_is_played_while_it_plays_is_recorded_on_the_grid_as_one_step(
    studio: StudioRobot, panel: ScorePanel, ports: FakePorts
) -> None:
    sound = panel.sound
    play = plug(studio, sound, ports)
    panel.editor.state.set_option(grid_name="1/4")
    panel.editor.seek(0)
    sound._set_count_in(0)
    sound.record.click()
    assert sound.recording.on
    player = sound.live.player
    assert player is not None
    assert player.metronome
    studio.wait(lambda: panel.editor.source.tick(player.position()) > 1000)
    play(Key("strike", 67, 99))
    QTest.qWait(60)
    play(Key("lift", 67))
    QTest.qWait(40)
    sound.record.click()
    (note,) = notes(panel)
    assert (note.pitch, note.velocity) == (67, 99)
    assert note.start % 960 == 0
    assert not player.metronome
    assert not player.playing
    studio.do("edit.undo")
    assert notes(panel) == []


def test_a_recording_stays_with_the_score_that_it_was_begun_in(
    studio: StudioRobot, panel: ScorePanel, ports: FakePorts
) -> None:
    sound, source = panel.sound, panel.editor.source
    play = plug(studio, sound, ports)
    first, sequence = source.clip_id, studio.session.sequence
    assert sequence is not None
    studio.session.set_playhead(sequence.duration)
    panel.begin()
    second = source.clip_id
    panel.open(first)
    panel.editor.seek(0)
    sound._set_count_in(0)
    sound.record.click()
    player = sound.live.player
    assert player is not None
    studio.wait(lambda: source.tick(player.position()) > 200)
    play(Key("strike", 67, 99))
    QTest.qWait(60)
    panel.open(second)
    assert not sound.recording.on
    assert notes(panel) == []
    player.stop()
    panel.open(first)
    assert [note.pitch for note in notes(panel)] == [67]


def test_the_computers_keys_play_and_leave_shortcuts_alone(
    studio: StudioRobot, panel: ScorePanel, ports: FakePorts
) -> None:
    sound = panel.sound
    panel.editor.state.set_option(grid_name="1/4")
    panel.editor.seek(0)
    sound.steps.click()
    sound.keys.click()
    tool = panel.editor.state.tool
    grid = panel.editor.roll
    for key in (Qt.Key.Key_A, Qt.Key.Key_X, Qt.Key.Key_D):
        QTest.keyPress(grid, key)
        QTest.keyRelease(grid, key)
    assert [(n.start, n.pitch) for n in notes(panel)] == [(0, 60), (960, 76)]
    assert panel.editor.state.tool == tool
    sound.keys.click()
    QTest.keyClick(grid, Qt.Key.Key_D)
    assert panel.editor.state.tool == "draw"
    assert len(notes(panel)) == 2
    assert QApplication.focusWidget() is not None


def test_the_selection_is_looped_and_the_player_of_the_timeline_plays(
    studio: StudioRobot, panel: ScorePanel
) -> None:
    sound, state = panel.sound, panel.editor.state
    state.mark_bars((1, 2))
    sound.loop.click()
    sound.play.click()
    player = sound.live.player
    assert player is not None
    assert player.playing
    source = panel.editor.source
    assert player._span == (source.flicks(3840), source.flicks(7680))
    state.mark_bars((0, 1))
    assert player._span == (source.flicks(0), source.flicks(3840))
    sound.loop.click()
    assert player._span is None
    sound.play.click()
    assert not player.playing


def test_the_space_bar_plays_the_selection_wherever_the_keyboard_is_in_the_editor(
    studio: StudioRobot, panel: ScorePanel
) -> None:
    editor, live = panel.editor, panel.sound.live
    editor.state.mark_bars((1, 2))
    panel.sound.loop.click()
    for part in (editor.roll, editor.tracks.tree):
        part.setFocus()
        QTest.keyClick(part, Qt.Key.Key_Space)
        assert live.playing
        assert live.player is not None
        assert live.player._span == live.span
        QTest.keyClick(part, Qt.Key.Key_Space)
        assert not live.playing
    assert not studio.window.canvas.keyboard.space


def test_a_first_key_on_the_thread_of_its_keyboard_finds_the_device_known(
    studio: StudioRobot, panel: ScorePanel, ports: FakePorts
) -> None:
    sound = panel.sound
    player = sound.live.player
    assert player is not None
    sound.live.sound.forget()
    player._devices = None
    play = plug(studio, sound, ports)
    assert player._devices is not None
    thread = threading.Thread(target=play, args=(Key("strike", 60, 90),))
    thread.start()
    thread.join()
    studio.wait(lambda: sound.live.sound.measured() > 0)


def test_a_touched_note_is_heard(studio: StudioRobot, panel: ScorePanel) -> None:
    panel.editor.state.touched.emit(0, Note(0, 480, 72, 100))
    studio.wait(lambda: panel.sound.live.sound.measured() > 0)
