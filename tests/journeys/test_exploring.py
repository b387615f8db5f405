"""Exploring under the hand: a plugin from outside and the shipped model, in real engine processes."""

from __future__ import annotations

import signal
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QPoint, Qt

from creastudio import paths
from creastudio.host.install import install
from creastudio.host.pack import pack
from creastudio.jobs.live_slots import PREFIX, _folder  # pyright: ignore[reportPrivateUsage]
from creastudio.shell.live.pad_view import PadView
from creastudio.shell.live.panel import LivePanel
from creastudio.workspace.environment import Environment
from tests.gui.conftest import StudioRobot
from tests.support.source import ROOT

EXAMPLE = ROOT / "examples" / "plugins" / "creastudio-noise"


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    """Everything that ships, and the example plugin installed as a person would."""
    install(pack(EXAMPLE, tmp_path), paths.plugins_dir())
    return Environment.load()


def pad(studio: StudioRobot, name: str) -> PadView:
    studio.window.show_panel("live")
    panel = studio.window.panel("live")
    assert isinstance(panel, LivePanel)
    view = panel.show_pad(name)
    assert view is not None
    studio.wait(lambda: not view.picture.image().isNull(), timeout=60_000)
    return view


def drag(studio: StudioRobot, view: PadView, by: QPoint, least: int = 1) -> int:
    """Drag the point of the plane; returns how many pictures were seen, at least so many before the button is let go."""
    plane = view.plane
    assert plane is not None
    seen: list[object] = []
    view.drawing.pictured.connect(seen.append)
    start = plane.rect().center()
    studio.qtbot.mousePress(plane, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 21):
        studio.qtbot.mouseMove(plane, start + by * step / 20)
        studio.qtbot.wait(10)
    studio.wait(lambda: len(seen) >= least, timeout=30_000)
    studio.qtbot.mouseRelease(plane, Qt.MouseButton.LeftButton, pos=start + by)
    studio.wait(lambda: view.hand.state.params["x"] != 0 and bool(seen), timeout=30_000)
    view.drawing.pictured.disconnect(seen.append)
    return len(seen)


def test_a_texture_is_found_by_hand_kept_and_found_again(studio: StudioRobot) -> None:
    view = pad(studio, "noise.plane")
    view.controls.rows["detail"].field.set_value(1)
    assert drag(studio, view, QPoint(40, -20), 2) > 1
    # When the hand rests, the whole picture comes.
    studio.wait(lambda: view.picture.picture_size.width() == 512, timeout=30_000)
    shown = view.picture.image()
    studio.qtbot.keyClick(view.plane, Qt.Key.Key_Return)
    studio.wait(lambda: len(studio.session.workspace.results) == 1, timeout=60_000)
    studio.idle()
    result = studio.session.workspace.results[0]
    image = studio.session.images.image(result.asset.sha256)
    assert image.size() == shown.size()
    # What was seen is what was kept.
    for at in (QPoint(3, 5), QPoint(256, 100), QPoint(500, 400)):
        assert image.pixelColor(at).getRgb()[:3] == shown.pixelColor(at).getRgb()[:3]  # pyright: ignore[reportIndexIssue]
    kept = dict(view.hand.state.params)
    view.hand.reset()
    studio.session.use_settings(result.id)
    assert view.hand.state.params == {**kept, "count": 1}


def test_an_engine_that_is_killed_under_the_hand_comes_again(studio: StudioRobot) -> None:
    view = pad(studio, "gan.latent")
    engines = [child for child in psutil.Process().children(recursive=True) if "--engine" in child.cmdline()]
    assert engines
    for engine in engines:
        engine.send_signal(signal.SIGKILL)
    assert drag(studio, view, QPoint(30, 10)) >= 1
    assert not view.picture.trouble
    studio.window.show_panel("generators")
    studio.wait(lambda: not view.drawing.is_open)
    pids = {engine.pid for engine in engines}
    assert not [path for path in _folder().glob(f"{PREFIX}*") if int(path.name.split("-")[2]) in pids]
