"""Hearing the timeline: what plays, its level, volume and metronome."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QObject, Qt, Signal

from creastudio.core.assets import Asset
from creastudio.core.edits.place_media import place_media
from creastudio.core.edits.sequence_copies import duplicate_sequence
from creastudio.core.edits.timeline import remove_sequence, update_track
from creastudio.core.time import FLICKS_PER_SECOND as SECOND
from creastudio.shell.edit_preview import preview_of
from creastudio.shell.timeline.playback.ring import Levels, Ring
from creastudio.shell.timeline.transport.level_meter import TOO_LOUD, LevelMeter, share_of
from creastudio.shell.timeline.view import TimelineView
from tests.gui.conftest import StudioRobot
from tests.support.media_files import write_sound
from tests.support.sound import sine

FRAME = SECOND // 25


class FakeOutput:
    """A device that plays when a test says so, one for all."""

    made: list[FakeOutput] = []  # noqa: RUF012

    def __init__(self, ring: Ring) -> None:
        self.ring, self.failed, self.gain, self.stopped = ring, False, 1.0, False
        FakeOutput.made.append(self)

    def start(self) -> None: ...

    def stop(self) -> None:
        self.stopped = True

    def join(self) -> None: ...

    def set_volume(self, gain: float) -> None:
        self.gain = gain

    def heard(self) -> float:
        return self.ring.handed


class OneDevice(QObject):
    """A machine with a sound device that can be unplugged."""

    changed = Signal()
    present = True

    def forget(self) -> None: ...

    def output(self, ring: Ring, rate: int) -> FakeOutput:
        return FakeOutput(ring)


@pytest.fixture
def device(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[FakeOutput]]:
    monkeypatch.setattr("creastudio.shell.timeline.playback.devices.find_devices", OneDevice)
    FakeOutput.made.clear()
    yield FakeOutput
    FakeOutput.made.clear()


@pytest.fixture
def view(studio: StudioRobot) -> TimelineView:
    """A timeline with three seconds of a tone."""
    session = studio.session
    folder = session.workspace.blobs.folder.parent
    write_sound(folder / "tone.wav", np.stack([sine(440, 144_000, 0.5)] * 2, axis=1))
    sha256 = session.workspace.blobs.put_file(folder / "tone.wav")
    asset = Asset(
        sha256=sha256,
        media_type="audio/wav",
        metadata={"duration": 3.0, "audio_channels": 2, "sample_rate": 48_000},
    )
    assert session.apply(place_media(session.sequence_id, [asset]))
    studio.window.resize(1700, 900)
    studio.window.timeline.setFocus()
    return studio.window.timeline


def play(studio: StudioRobot, output: FakeOutput, frames: int) -> np.ndarray:
    """Let the device play frames, and return them."""
    found: list[bytes] = []
    while frames:
        studio.wait(lambda: output.ring.waiting > 0)
        count = min(frames, output.ring.waiting)
        found.append(output.ring.read(count))
        frames -= count
    return np.frombuffer(b"".join(found), np.float32).reshape(-1, 2)


def test_the_playhead_goes_by_what_the_device_has_played(
    device: type[FakeOutput], studio: StudioRobot, view: TimelineView
) -> None:
    studio.qtbot.keyClick(view, Qt.Key.Key_Space)
    output = device.made[-1]
    sound = play(studio, output, 48_000)
    assert np.abs(sound).max() == pytest.approx(0.5, abs=0.01)
    studio.wait(lambda: studio.session.playhead == SECOND)
    assert view.player.position() == SECOND
    play(studio, output, 960)
    assert view.player.position() == SECOND + FRAME // 2
    studio.wait(lambda: studio.session.playhead == SECOND)
    studio.qtbot.keyClick(view, Qt.Key.Key_K)
    assert output.stopped
    assert studio.session.playhead == SECOND


def test_clicking_elsewhere_while_it_plays_goes_on_from_there(
    device: type[FakeOutput], studio: StudioRobot, view: TimelineView
) -> None:
    view.player.play(1)
    play(studio, device.made[-1], 4800)
    studio.session.set_playhead(2 * SECOND)
    assert view.player.playing
    assert view.player.position() == 2 * SECOND
    play(studio, device.made[-1], 24_000)
    assert view.player.position() == pytest.approx(2.5 * SECOND, abs=0.05 * SECOND)


def test_an_unplugged_device_is_replaced_by_another_at_the_same_place(
    device: type[FakeOutput], studio: StudioRobot, view: TimelineView
) -> None:
    view.player.play(1)
    play(studio, device.made[-1], 48_000)
    studio.wait(lambda: studio.session.playhead == SECOND)
    view.player.findChild(OneDevice).changed.emit()
    assert device.made[0].stopped
    assert len(device.made) == 2
    play(studio, device.made[-1], 24_000)
    assert view.player.position() == SECOND * 3 // 2
    assert studio.notices() == []


def test_a_device_that_fails_leaves_the_silent_clock(
    device: type[FakeOutput], studio: StudioRobot, view: TimelineView
) -> None:
    studio.session.set_playhead(2 * SECOND + SECOND // 2)
    view.player.play(1)
    play(studio, device.made[-1], 4800)
    device.made[-1].failed = True
    studio.wait(lambda: not view.player.playing)
    assert studio.session.playhead == 3 * SECOND - FRAME
    assert studio.notices() == ["There is no sound device: the timeline plays silently."]


def test_a_device_that_comes_back_is_heard_again(
    device: type[FakeOutput], studio: StudioRobot, view: TimelineView
) -> None:
    view.player.play(1)
    play(studio, device.made[-1], 4800)
    device.made[-1].failed = True
    studio.wait(lambda: bool(studio.notices()))
    view.player.findChild(OneDevice).changed.emit()
    assert len(device.made) == 2
    play(studio, device.made[-1], 4800)
    assert view.player.playing


def test_without_a_device_that_is_said_once(studio: StudioRobot, view: TimelineView) -> None:
    for _ in range(2):
        studio.session.set_playhead(2 * SECOND + SECOND * 4 // 5)
        view.player.play(1)
        studio.wait(lambda: not view.player.playing)
        assert studio.session.playhead == 3 * SECOND - FRAME
    assert studio.notices() == ["There is no sound device: the timeline plays silently."]


def test_volume_and_mute_are_of_this_computer_only(
    device: type[FakeOutput], studio: StudioRobot, view: TimelineView
) -> None:
    document = studio.session.document
    view.sound.volume.setValue(-6)
    view.player.play(1)
    assert device.made[-1].gain == pytest.approx(0.501, abs=0.001)
    view.sound.mute.click()
    assert device.made[-1].gain == 0
    assert np.abs(play(studio, device.made[-1], 4800)).max() > 0.4
    assert studio.session.document is document
    assert studio.session.settings.playback_volume == -6
    assert "-6 dB" in view.sound.volume.toolTip()


def test_the_meter_shows_what_is_heard_and_falls(
    device: type[FakeOutput], studio: StudioRobot, view: TimelineView
) -> None:
    meter = view.sound.meter
    view.player.play(1)
    studio.wait(lambda: device.made[-1].ring.room < 4096)
    device.made[-1].ring.read(9600)
    studio.wait(lambda: meter.peaks[0] > -7)
    assert meter.peaks == pytest.approx((-6.0, -6.0), abs=0.3)
    header = view.headers.header(studio.session.document.sequences[0].tracks[0].id)
    assert header.meter.level == pytest.approx(-6.0, abs=1.5)
    assert header.meter.isVisible()
    view.player.stop()
    studio.wait(lambda: max(meter.peaks) < -12)
    assert header.meter.level < -7
    assert not meter.clipped


def test_another_sequence_stops_what_plays_and_is_heard_next(
    device: type[FakeOutput], studio: StudioRobot, view: TimelineView
) -> None:
    session = studio.session
    first = session.sequence_id
    assert session.apply(duplicate_sequence(first))
    other = next(item.id for item in session.document.sequences if item.id != first)
    for wanted in (other, first):
        view.player.play(1)
        play(studio, device.made[-1], 4800)
        session.set_sequence(wanted)
        assert not view.player.playing
        assert device.made[-1].stopped
    view.player.play(1)
    play(studio, device.made[-1], 4800)
    assert session.apply(remove_sequence(first))
    assert not view.player.playing
    view.player.play(1)
    assert np.abs(play(studio, device.made[-1], 4800)).max() > 0.4


def test_a_volume_is_heard_while_its_slider_is_dragged(
    device: type[FakeOutput], studio: StudioRobot, view: TimelineView
) -> None:
    track = next(item for item in studio.session.document.sequences[0].tracks if item.kind == "audio")
    view.player.play(1)
    play(studio, device.made[-1], 4800)
    preview_of(studio.session).show(update_track(track.id, volume=-20.0))
    play(studio, device.made[-1], 4800)
    assert np.abs(play(studio, device.made[-1], 4800)).max() == pytest.approx(0.05, abs=0.002)
    preview_of(studio.session).show(None)


def test_the_metronome_is_a_switch_and_a_key(studio: StudioRobot, view: TimelineView) -> None:
    view.sound.metronome.click()
    assert view.player.metronome
    studio.qtbot.keyClick(view, Qt.Key.Key_K, Qt.KeyboardModifier.ShiftModifier)
    assert not view.player.metronome
    assert not view.sound.metronome.isChecked()


def test_a_missing_sound_is_told(device: type[FakeOutput], studio: StudioRobot, view: TimelineView) -> None:
    asset = Asset(sha256="e" * 64, media_type="audio/wav", metadata={"duration": 1.0, "audio_channels": 2})
    assert studio.session.apply(place_media(studio.session.sequence_id, [asset]))
    studio.session.set_playhead(3 * SECOND)
    view.player.play(1)
    play(studio, device.made[-1], 4800)
    studio.wait(lambda: len(studio.notices()) == 1)


def test_the_light_of_the_meter(studio: StudioRobot) -> None:
    meter = LevelMeter()
    studio.qtbot.addWidget(meter)
    meter.take(Levels((0.9, 0.1), (0.3, 0.0)), 0.03)
    assert not meter.clipped
    meter.take(Levels((TOO_LOUD, 0.1), (0.3, 0.0)), 0.03)
    assert meter.clipped
    studio.qtbot.mouseClick(meter, Qt.MouseButton.LeftButton)
    assert not meter.clipped
    assert (share_of(-60), share_of(-30), share_of(0)) == (0, 0.5, 1)
