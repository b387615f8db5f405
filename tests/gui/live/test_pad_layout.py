"""How the live panel shares its room, and what of the plane is in sight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt

from creastudio.jobs.live_events import LivePicture
from creastudio.shell.live.pad_view import PadView
from creastudio.shell.live.plane import ARM
from creastudio.shell.theme import px
from tests.gui.conftest import StudioRobot
from tests.gui.live.test_pad_view import plane_of, rests


def test_a_point_that_is_shown_lies_wholly_in_sight(view: PadView) -> None:
    plane = plane_of(view)
    plane.set_point(plane.seen.right() - 1e-3, plane.seen.top() + 1e-3)
    at = plane.to_view(QRectF(plane.point, plane.point)).topLeft()
    assert at.x() == pytest.approx(plane.width() - px(ARM), abs=0.5)
    assert at.y() == pytest.approx(px(ARM), abs=0.5)


def test_a_flat_picture_leaves_its_height_to_the_settings(view: PadView, studio: StudioRobot) -> None:
    dock = studio.window.docks.docks["live"]
    dock.setFloating(True)
    dock.resize(400, 900)
    studio.wait(lambda: view.picture.width() > 300 and view.picture.height() > 250)
    settings = view.controls.parentWidget().height()
    # Nothing is drawn any more that would take the place of this picture.
    view.close_session()
    view._came(LivePicture(1, "", 64, 16, memoryview(bytes(64 * 16 * 4))))  # pyright: ignore[reportPrivateUsage]
    studio.wait(lambda: view.picture.height() <= px(140) + 2)
    studio.wait(lambda: view.controls.parentWidget().height() > settings + 40)
    dock.resize(1000, 640)
    studio.wait(lambda: view.picture.height() > 400)
    dock.setFloating(False)


def test_a_dialog_that_opens_during_a_drag_ends_it(view: PadView, studio: StudioRobot) -> None:
    plane = plane_of(view)
    plane.setFocus()
    studio.wait(plane.hasFocus)
    studio.qtbot.mousePress(plane, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    dragged = plane.point
    view.picture.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
    studio.wait(lambda: not plane.held)
    rests(view, studio)
    view.hand.undo()
    assert plane.point != dragged
    assert (plane.point.x(), plane.point.y()) == (view.hand.state.params["x"], view.hand.state.params["y"])
