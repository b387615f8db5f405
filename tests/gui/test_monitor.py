"""The monitor: the frame under the playhead, what is drawn and dragged over it, and its window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage

from creastudio.core.animation import look_at
from creastudio.core.canvas import Artboard
from creastudio.core.edits.artboards import add_artboard
from creastudio.core.edits.timeline import add_sequence, remove_sequence
from creastudio.core.edits.timeline_keys import set_keyframe
from creastudio.core.time import FLICKS_PER_SECOND as SECOND
from creastudio.core.timeline import Clip, Sequence, Track
from creastudio.shell.canvas.hit import board_rect
from creastudio.shell.timeline.clip_opening import open_clip
from creastudio.shell.timeline.monitor.monitor import Monitor
from creastudio.shell.timeline.monitor.picture import MonitorPicture
from tests.gui.conftest import FakeChooser, StudioRobot
from tests.gui.mouse import click, drag

Key = Qt.Key
RED, BLUE = "#ff0000", "#0000ff"


class MonitorRobot:
    """A studio whose sequence is red for two seconds, then blue for two."""

    def __init__(self, studio: StudioRobot) -> None:
        self.studio, self.session, self.qtbot = studio, studio.session, studio.qtbot
        studio.window.resize(1700, 900)
        self.monitor: Monitor = studio.window.timeline.monitor
        self.picture: MonitorPicture = self.monitor.picture
        self.feed = self.monitor.feed

    def fill(self) -> None:
        """Make the sequence."""
        clips: list[Clip] = []
        for index, tone in enumerate((RED, BLUE)):
            self.session.apply(add_artboard(Artboard(id=tone, width=320, height=180, background=tone)))
            start = 2 * index * SECOND
            clips.append(Clip(id=tone, kind="artboard", artboard=tone, start=start, duration=2 * SECOND))
        self.show(Sequence(width=320, height=180, tracks=(Track(clips=tuple(clips)),)))

    def show(self, sequence: Sequence) -> None:
        """Add a sequence and look at it."""
        self.session.apply(add_sequence(sequence))
        self.session.set_sequence(sequence.id)

    @property
    def sequence(self) -> Sequence:
        """The sequence that is shown."""
        assert self.session.sequence is not None
        return self.session.sequence

    def go(self, seconds: float) -> None:
        """Move the playhead, and wait until its frame is shown."""
        self.session.set_playhead(round(seconds * SECOND))
        self.settle()

    def settle(self) -> None:
        """Wait until the frame under the playhead is shown."""
        self.studio.wait(lambda: self.feed.settled)

    def color(self, x: float = 160, y: float = 90, picture: MonitorPicture | None = None) -> str:
        """What is on the screen at a point of the frame, px of the sequence."""
        picture = picture or self.picture
        at = picture.frame_map().map(QPointF(x, y)).toPoint()
        return picture.grab().toImage().pixelColor(at).name()

    def at(self, x: float, y: float) -> QPointF:
        """Where a point of the frame is in the view."""
        return self.picture.frame_map().map(QPointF(x, y))

    def clip(self, clip_id: str = RED) -> Clip:
        """A clip as it is now."""
        return next(clip for track in self.sequence.tracks for clip in track.clips if clip.id == clip_id)


@pytest.fixture
def robot(studio: StudioRobot) -> MonitorRobot:
    found = MonitorRobot(studio)
    found.fill()
    found.settle()
    return found


def test_it_shows_the_frame_under_the_playhead(robot: MonitorRobot) -> None:
    assert robot.color() == RED
    robot.go(3)
    assert robot.color() == BLUE
    robot.go(9)
    assert robot.color() == "#000000"


def test_it_follows_edits_and_undo(robot: MonitorRobot) -> None:
    robot.session.apply(set_keyframe(RED, "opacity", 0, 0.0))
    robot.studio.wait(lambda: robot.color() == "#000000")
    robot.studio.do("edit.undo")
    robot.studio.wait(lambda: robot.color() == RED)


def test_without_a_sequence_it_says_what_to_do(studio: StudioRobot) -> None:
    studio.window.resize(1700, 900)
    for sequence in studio.session.document.sequences:
        studio.session.apply(remove_sequence(sequence.id))
    monitor = studio.window.timeline.monitor
    studio.wait(lambda: monitor.picture.width() > 100)
    ground = monitor.picture.grab().toImage()
    tones = {
        ground.pixelColor(x, y).name()
        for x in range(0, ground.width(), 2)
        for y in range(0, ground.height(), 2)
    }
    assert len(tones) > 2
    assert not monitor.detach.isEnabled()


def test_nothing_is_painted_while_it_is_hidden(robot: MonitorRobot) -> None:
    robot.monitor.hide()
    count = robot.feed.count
    robot.session.set_playhead(3 * SECOND)
    robot.qtbot.wait(60)
    assert robot.feed.count == count
    robot.monitor.show()
    robot.settle()
    assert robot.color() == BLUE


def test_frames_are_painted_no_larger_than_the_quality_allows(robot: MonitorRobot) -> None:
    assert robot.feed.image is not None
    robot.monitor.set_quality("quarter")
    robot.studio.wait(lambda: robot.feed.image is not None and robot.feed.image.width() == 80)
    assert robot.color() == RED
    robot.monitor.set_quality("full")
    robot.studio.wait(lambda: robot.feed.image is not None and robot.feed.image.width() > 80)
    assert robot.monitor.quality.text() == "Full"


def test_playing_shows_frame_after_frame(robot: MonitorRobot) -> None:
    robot.session.set_playhead(round(1.5 * SECOND))
    robot.settle()
    timeline = robot.studio.window.timeline
    timeline.player.play(1)
    robot.studio.wait(lambda: robot.session.playhead > 2.4 * SECOND)
    timeline.player.stop()
    robot.settle()
    assert robot.color() == BLUE


def test_pixel_for_pixel_and_back(robot: MonitorRobot) -> None:
    robot.monitor.size_button.click()
    assert robot.picture.frame_rect.width() == pytest.approx(320 / robot.picture.devicePixelRatioF())
    robot.monitor.size_button.click()
    room = robot.picture.rect()
    assert robot.picture.frame_rect.width() < room.width()
    assert robot.picture.frame_rect.height() < room.height()


def test_safe_areas_are_drawn_over_the_frame(robot: MonitorRobot) -> None:
    before = robot.picture.grab().toImage()
    robot.monitor.safe_button.click()
    assert robot.picture.grab().toImage() != before
    robot.monitor.safe_button.click()
    assert robot.picture.grab().toImage() == before


def test_a_click_selects_what_is_seen_and_a_drag_moves_it_as_one_edit(robot: MonitorRobot) -> None:
    click(robot.qtbot, robot.picture, robot.at(100, 90))
    assert robot.session.selected_clips == (RED,)
    steps = len(robot.session.workspace.history.entries())
    drag(robot.qtbot, robot.picture, robot.at(100, 90), robot.at(180, 90))
    look = look_at(robot.clip(), 0)
    assert look.x == pytest.approx(80, abs=3)
    assert look.y == 0
    assert len(robot.session.workspace.history.entries()) == steps + 1
    robot.studio.wait(lambda: robot.color(20) == "#000000" and robot.color(300) == RED)


def test_a_corner_scales_and_an_animated_clip_gets_a_keyframe(robot: MonitorRobot) -> None:
    robot.session.apply(set_keyframe(RED, "scale", 0, 1.0))
    robot.session.select(clips=[RED])
    robot.go(1)
    drag(robot.qtbot, robot.picture, robot.at(319, 179), robot.at(240, 135))
    assert look_at(robot.clip(), SECOND).scale == pytest.approx(0.5, abs=0.03)
    assert look_at(robot.clip(), 0).scale == 1


def test_escape_gives_up_a_drag(robot: MonitorRobot) -> None:
    robot.session.select(clips=[RED])
    view = robot.picture
    start, end = robot.at(100, 90).toPoint(), robot.at(200, 90).toPoint()
    robot.qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    robot.qtbot.mouseMove(view, start + QPoint(9, 0))
    robot.qtbot.mouseMove(view, end)
    robot.studio.window.timeline.setFocus()
    robot.qtbot.keyClick(robot.studio.window.timeline, Key.Key_Escape)
    robot.qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)
    assert look_at(robot.clip(), 0).x == 0


def test_the_frame_is_copied_and_saved_in_the_size_of_the_sequence(
    robot: MonitorRobot, chooser: FakeChooser, tmp_path: Path
) -> None:
    robot.monitor.frames.copy_frame()
    robot.studio.wait(lambda: QGuiApplication.clipboard().image().width() == 320)
    out = tmp_path / "frame.png"
    chooser.answers.append(out)
    robot.go(3)
    robot.monitor.frames.save_frame()
    robot.studio.wait(out.exists)
    saved = QImage(str(out))
    assert (saved.width(), saved.height(), saved.pixelColor(9, 9).name()) == (320, 180, BLUE)


def test_the_frame_comes_on_the_canvas(robot: MonitorRobot) -> None:
    robot.monitor.frames.frame_to_canvas()
    robot.studio.wait(lambda: any(board.layers for board in robot.session.document.artboards))
    (asset,) = robot.session.document.assets
    assert asset.size == (320, 180)


def test_its_window_shows_the_same_and_knows_the_keys_of_the_timeline(robot: MonitorRobot) -> None:
    robot.monitor.detach.click()
    window = robot.monitor._window
    assert window is not None
    robot.studio.wait(window.isVisible)
    robot.settle()
    assert robot.color(picture=window.picture) == RED
    robot.qtbot.keyClick(window, Key.Key_End)
    robot.qtbot.keyClick(window, Key.Key_Left)
    robot.settle()
    assert robot.color(picture=window.picture) == BLUE
    robot.qtbot.keyClick(window, Key.Key_F)
    assert window.isFullScreen()
    robot.qtbot.keyClick(window, Key.Key_Escape)
    assert not window.isFullScreen()
    robot.qtbot.keyClick(window, Key.Key_Escape)
    assert not window.isVisible()


def test_a_sequence_of_odd_sizes_is_shown(studio: StudioRobot) -> None:
    robot = MonitorRobot(studio)
    robot.show(Sequence(width=1, height=4096, tracks=(Track(),), background="#00ff00"))
    robot.settle()
    assert robot.feed.image is not None
    assert not robot.picture.frame_rect.isEmpty()
    robot.monitor.resize(1, 1)
    robot.settle()
    assert robot.feed.image is not None
    assert robot.feed.image.pixelColor(0, 0).name() == "#00ff00"


def test_an_opened_clip_shows_all_of_its_artboard_on_the_canvas(robot: MonitorRobot) -> None:
    canvas = robot.studio.window.canvas
    canvas.pan(5000, 5000)
    robot.session.select(clips=[BLUE])
    open_clip(robot.session, robot.clip(BLUE))
    assert robot.session.artboard_id == BLUE
    seen = canvas.viewport_shown.visible(canvas.width(), canvas.height())
    assert seen.contains(board_rect(robot.session.document.artboard(BLUE)))
    assert robot.studio.notices() == []


def test_an_opened_clip_with_moved_layers_says_where_they_are_seen(robot: MonitorRobot) -> None:
    robot.session.apply(set_keyframe(RED, "x", 0, 20.0, "some layer"))
    open_clip(robot.session, robot.clip(RED))
    assert any("keyframes" in notice for notice in robot.studio.notices())


def test_no_frame_is_shown_before_its_time(robot: MonitorRobot) -> None:
    robot.session.apply(set_keyframe(RED, "x", 0, 0.0))
    robot.session.apply(set_keyframe(RED, "x", 2 * SECOND, 100.0))
    robot.settle()
    early: list[int] = []
    robot.feed.changed.connect(lambda: early.append(robot.feed.shown - robot.session.playhead))
    player = robot.studio.window.timeline.player
    count = robot.feed.count
    player.play(1)
    robot.studio.wait(lambda: robot.session.playhead > SECOND)
    player.stop()
    robot.settle()
    assert robot.feed.count > count + 2
    assert max(early) <= 0


def test_pictures_are_decoded_before_they_are_seen(robot: MonitorRobot) -> None:
    (result,) = robot.studio.make(1, seed=3)
    robot.session.accept(result.id, "timeline", at=7 * SECOND)
    robot.go(9)
    robot.session.images.forget(result.asset.sha256)
    robot.go(3.5)
    assert not robot.session.images.known(result.asset.sha256)
    robot.go(4.5)
    robot.studio.wait(lambda: robot.session.images.known(result.asset.sha256))
    assert robot.feed.shown == round(4.5 * SECOND)
