"""Each kind of project, film or not, opens with the heights that its kind had last."""

from __future__ import annotations

import json

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDockWidget

from creastudio.resources import resource_path
from creastudio.shell.window.layout import SETTLED
from creastudio.shell.window.main_window import MainWindow
from tests.gui.conftest import StudioRobot


def opened(robot: StudioRobot, sample: str) -> MainWindow:
    """Open a copy of a sample in a window of a common size."""
    if isinstance(robot.studio.window, MainWindow):
        robot.window.closing.drop()
    robot.studio.open_path(resource_path("samples", sample))
    window = robot.window
    robot.qtbot.waitExposed(window)
    window.resize(1500, 960)
    robot.wait(lambda: window.height() == 960)
    QTest.qWait(2 * SETTLED)
    return window


def high(window: MainWindow, **heights: int) -> None:
    """Drag the edges of docks until they have heights, px."""
    docks: dict[str, QDockWidget] = {**window.docks.docks, "timeline": window.arrangement.timeline}
    window.resizeDocks([docks[name] for name in heights], list(heights.values()), Qt.Orientation.Vertical)
    QTest.qWait(2 * SETTLED)


def test_what_is_no_film_does_not_open_with_the_heights_of_one(bare_studio: StudioRobot) -> None:
    film = opened(bare_studio, "first-film.crea")
    assert film.arrangement.wide
    high(film, timeline=400)
    still = opened(bare_studio, "Night market.crea")
    assert not still.arrangement.wide
    assert still.arrangement.timeline.height() < 300
    assert still.docks.docks["tray"].height() > 0.7 * still.docks.docks["layers"].height()


def test_each_kind_has_its_heights_again(bare_studio: StudioRobot) -> None:
    high(opened(bare_studio, "first-film.crea"), timeline=400)
    high(opened(bare_studio, "Night market.crea"), timeline=260, tray=200, layers=400)
    film = opened(bare_studio, "first-film.crea")
    assert abs(film.arrangement.timeline.height() - 400) < 20
    still = opened(bare_studio, "Night market.crea")
    assert abs(still.arrangement.timeline.height() - 260) < 20
    assert still.docks.docks["layers"].height() > 1.5 * still.docks.docks["tray"].height()


def test_a_hidden_timeline_has_its_height_again_when_it_is_shown_the_next_time(
    bare_studio: StudioRobot,
) -> None:
    high(opened(bare_studio, "Night market.crea"), timeline=300)
    opened(bare_studio, "motif.crea").show_timeline(shown=False)
    opened(bare_studio, "Night market.crea")
    bare_studio.do("view.timeline")
    QTest.qWait(2 * SETTLED)
    assert abs(bare_studio.window.arrangement.timeline.height() - 300) < 20


def test_how_wide_a_timeline_is_chosen_is_of_its_kind(bare_studio: StudioRobot) -> None:
    opened(bare_studio, "first-film.crea")
    bare_studio.do("view.wide_timeline")
    assert not opened(bare_studio, "motif.crea").arrangement.wide
    opened(bare_studio, "Night market.crea")
    bare_studio.do("view.wide_timeline")
    assert not opened(bare_studio, "first-film.crea").arrangement.wide
    assert opened(bare_studio, "Night market.crea").arrangement.wide


def test_heights_that_are_no_heights_are_left_alone(bare_studio: StudioRobot) -> None:
    film = opened(bare_studio, "first-film.crea")
    film.arrangement.save()
    environment = bare_studio.studio.environment
    state = json.loads(environment.settings.window_state)
    for broken in ("high", {"film": 3}, {"film": {"heights": {"timeline": "x"}}}):
        environment.update_settings(window_state=json.dumps({**state, "kinds": broken}))
        film.arrangement._restore()  # pyright: ignore[reportPrivateUsage]
        assert film.arrangement.wide
