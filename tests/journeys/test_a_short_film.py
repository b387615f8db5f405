"""A short film from files to a saved project: arranged, cut, faded and titled by mouse and keys."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from creastudio.core.animation import curve_of
from creastudio.core.time import FLICKS_PER_SECOND as SECOND
from creastudio.core.timeline import Clip, Track
from creastudio.render.frame import FramePainter
from creastudio.render.image_source import ImageSource
from creastudio.shell.panels.properties.panel import PropertiesPanel
from tests.gui.conftest import StudioRobot
from tests.gui.mouse import PLAIN, click
from tests.gui.timeline_robot import TimelineRobot
from tests.support.media_files import write_sound
from tests.support.sound import sine

Key = Qt.Key
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier

COLORS = {"red": (200, 0, 0), "green": (0, 200, 0), "blue": (0, 0, 200)}


@pytest.fixture
def robot(studio: StudioRobot) -> TimelineRobot:
    studio.new(320, 180)
    return TimelineRobot(studio)


def track(robot: TimelineRobot, kind: str) -> Track:
    return next(item for item in robot.session.document.sequences[0].tracks if item.kind == kind)


def spans(robot: TimelineRobot, kind: str) -> list[tuple[float, float]]:
    return [(round(clip.start / SECOND, 2), round(clip.end / SECOND, 2)) for clip in track(robot, kind).clips]


def place(robot: TimelineRobot, clip: Clip) -> QPointF:
    """Return the middle of a clip in the lanes, px."""
    rows = robot.view.lanes.hand.lanes().rows
    owner = next(item for item in rows.tracks if clip in item.clips)
    return robot.at((clip.start + clip.end) / 2 / SECOND, rows.tracks.index(owner))


def colour(robot: TimelineRobot, seconds: float) -> tuple[int, int, int]:
    """Return what is in the middle of the frame at a time."""
    document = robot.session.document
    painter = FramePainter(ImageSource(robot.session.workspace.read_blob))
    frame = painter.frame(document, document.sequences[0], round(seconds * SECOND), 64, 36)
    pixel = frame.pixelColor(32, 12)
    return pixel.red(), pixel.green(), pixel.blue()


def bring_in(robot: TimelineRobot, folder: Path) -> None:
    """Drop three pictures and a sound."""
    lanes, session = robot.view.lanes, robot.session
    for name, value in COLORS.items():
        Image.new("RGB", (320, 180), value).save(folder / f"{name}.png")
    tone = sine(440.0, 48_000 * 12)
    write_sound(folder / "music.wav", np.stack([tone, tone], axis=1))
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    for names, y in (([f"{name}.png" for name in COLORS], 20), (["music.wav"], 150)):
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(folder / name)) for name in names])
        before = session.document
        lanes.dropEvent(QDropEvent(QPointF(robot.at(0).x(), y), copy, mime, left, PLAIN))
        robot.studio.wait(lambda before=before: session.document is not before)
    assert spans(robot, "picture") == [(0, 3), (3, 6), (6, 9)]


def arrange(robot: TimelineRobot) -> None:
    """Let the middle picture end at the playhead, and move the last one up to it."""
    click(robot.qtbot, robot.view.lanes, place(robot, track(robot, "picture").clips[1]))
    robot.session.set_playhead(5 * SECOND)
    robot.key(Key.Key_BracketRight)
    assert spans(robot, "picture") == [(0, 3), (3, 5), (6, 9)]
    last = place(robot, track(robot, "picture").clips[2])
    robot.drag(last, last - QPointF(robot.view.state.scale.width(SECOND), 0))
    assert spans(robot, "picture") == [(0, 3), (3, 5), (5, 8)]


def dress(robot: TimelineRobot) -> None:
    """Crossfade at the first cut, dip to black at the second, let the middle picture drift, and fade the music out."""
    click(robot.qtbot, robot.view.lanes, place(robot, track(robot, "picture").clips[1]))
    robot.key(Key.Key_D, SHIFT)
    robot.view.commands.run("timeline.ken_burns_in")
    click(robot.qtbot, robot.view.lanes, place(robot, track(robot, "picture").clips[2]))
    robot.view.commands.run("timeline.dip")
    click(robot.qtbot, robot.view.lanes, place(robot, track(robot, "audio").clips[0]))
    robot.session.set_playhead(8 * SECOND)
    robot.key(Key.Key_BracketRight)
    robot.view.commands.run("timeline.fade_out")


def title(robot: TimelineRobot) -> None:
    """Write a title at 1 s, and nudge it by ten frames."""
    robot.session.set_playhead(SECOND)
    robot.key(Key.Key_T)
    panel = robot.studio.window.panel("properties")
    assert isinstance(panel, PropertiesPanel)
    QTest.keyClicks(panel.clip.words.text, "The sea")
    robot.view.setFocus()
    panel.clip.words.as_title.click()
    robot.key(Key.Key_Right, ALT | SHIFT)


def test_a_film_is_cut_from_files_and_saved(robot: TimelineRobot, tmp_path: Path) -> None:
    bring_in(robot, tmp_path)
    arrange(robot)
    dress(robot)
    _, second, third = track(robot, "picture").clips
    assert second.transition is not None
    assert third.transition is not None
    assert (second.transition.kind, third.transition.kind) == ("crossfade", "dip")
    assert curve_of(second, "scale") is not None
    (music,) = track(robot, "audio").clips
    assert (music.end, music.fade_out) == (8 * SECOND, SECOND)

    # What is seen: red, red and green at once, black, blue.
    assert colour(robot, 0.5) == COLORS["red"]
    mixed = colour(robot, 3)
    assert 60 < mixed[0] < 140
    assert 60 < mixed[1] < 140
    assert sum(colour(robot, 5)) < 30
    assert colour(robot, 7) == COLORS["blue"]

    title(robot)
    (words,) = track(robot, "text").clips
    assert (words.text, words.words_style.position) == ("The sea", "middle")
    assert words.start == SECOND + 10 * SECOND // 25

    studio, made = robot.studio, robot.session.document.sequences
    path = tmp_path / "film.crea"
    studio.chooser.answers = [path]
    studio.do("file.save")
    studio.studio.open_path(path)
    studio.wait(lambda: studio.session.workspace.path == path)
    assert studio.session.document.sequences == made
