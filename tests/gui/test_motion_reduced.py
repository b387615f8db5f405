"""Nothing moves by itself where a person, or their system, asked for that."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from creastudio.shell import studio as studio_module
from creastudio.shell.canvas.tools.write import WriteTool
from creastudio.shell.look import reduced_motion as motion
from tests.gui.conftest import StudioRobot
from tests.gui.timeline_robot import TimelineRobot


def test_a_beat_stops_and_shows_things_at_rest(qtbot: QtBot, studio: StudioRobot) -> None:
    rested: list[bool] = []
    owner = QObject()
    beat = motion.Beat(1000, owner, lambda: rested.append(True))
    studio.session.update_settings(reduce_motion="off")
    beat.begin()
    assert beat.isActive()
    studio.session.update_settings(reduce_motion="on")
    assert not beat.isActive()
    assert rested == [True]
    beat.begin()
    assert not beat.isActive()


def test_carets_of_fields_and_menus_are_still(studio: StudioRobot) -> None:
    studio.session.update_settings(reduce_motion="off")
    assert QApplication.cursorFlashTime() > 0
    studio.session.update_settings(reduce_motion="on")
    assert QApplication.cursorFlashTime() == 0
    assert not QApplication.isEffectEnabled(Qt.UIEffect.UI_AnimateMenu)


def test_the_outline_of_a_selection_stands(studio: StudioRobot) -> None:
    ants = studio.window.canvas.ants
    studio.session.update_settings(reduce_motion="off")
    studio.do("select.all")
    studio.wait(lambda: ants.marching)
    studio.session.update_settings(reduce_motion="on")
    assert not ants.marching
    studio.window.canvas.repaint()
    assert not ants.marching
    studio.session.update_settings(reduce_motion="off")
    studio.wait(lambda: ants.marching)


def test_the_caret_on_the_canvas_stays_seen(studio: StudioRobot) -> None:
    studio.session.update_settings(reduce_motion="on")
    studio.do("edit.text")
    # By keyboard alone: Enter writes in the text that is selected.
    studio.window.canvas.setFocus()
    studio.qtbot.keyClick(studio.window.canvas, Qt.Key.Key_Return)
    tool = studio.window.canvas.toolbox.tool
    assert isinstance(tool, WriteTool)
    assert not tool._blink.isActive()  # pyright: ignore[reportPrivateUsage]
    assert tool._seen  # pyright: ignore[reportPrivateUsage]


def test_the_timeline_turns_pages_where_it_would_glide(
    studio: StudioRobot, monkeypatch: pytest.MonkeyPatch
) -> None:
    robot = TimelineRobot(studio)
    robot.fill(3)
    view = robot.view
    studio.session.update_settings(follow_playhead="smooth", reduce_motion="on")
    monkeypatch.setattr(type(view.player), "playing", True)
    before = view.state.scale.left
    studio.session.set_playhead(view.state.scale.to_time(view.lanes.width() * 0.8))
    assert view.state.scale.left == before
    studio.session.update_settings(reduce_motion="off")
    studio.session.set_playhead(view.state.scale.to_time(view.lanes.width() * 0.9))
    assert view.state.scale.left > before


@pytest.mark.parametrize(
    ("text", "still"),
    [
        ("[Settings]\ngtk-enable-animations=0\n", True),
        ("[Settings]\ngtk-enable-animations = false\n", True),
        ("[Settings]\ngtk-enable-animations=1\n", False),
        ("gtk-theme-name=x\n", False),
    ],
)
def test_the_system_is_asked(qtbot: QtBot, tmp_path: Path, text: str, still: bool) -> None:
    file = tmp_path / "settings.ini"
    file.write_text(text)
    assert motion.system_is_still("linux", file) is still
    assert not motion.system_is_still("linux", tmp_path / "nothing.ini")
    assert not motion.system_is_still("darwin", file)


def test_what_only_moves_styles_no_widget_anew(studio: StudioRobot, monkeypatch: pytest.MonkeyPatch) -> None:
    styled: list[str] = []
    monkeypatch.setattr(studio_module, "apply_theme", lambda _app, theme, _scale: styled.append(theme))
    studio.session.update_settings(reduce_motion="off")
    studio.session.update_settings(reduce_motion="on")
    assert not styled
    studio.session.update_settings(theme="light")
    assert styled == ["light"]
