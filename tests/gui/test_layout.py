"""Where the parts of the window lie."""

from __future__ import annotations

from tests.gui.conftest import StudioRobot


def test_it_goes_under_the_side_panels_and_back_and_is_remembered(studio: StudioRobot) -> None:
    window = studio.window
    below = window.canvas.width()
    studio.wait(lambda: window.timeline.width() == window.canvas.width())
    studio.do("view.wide_timeline")
    studio.wait(lambda: window.timeline.width() == window.width())
    assert window.canvas.width() == below
    studio.wait(lambda: window.actions_by_id["view.wide_timeline"].isChecked())
    window.closing.drop()
    window.close()
    again = studio.new()
    studio.wait(lambda: again.timeline.width() == again.width())
    studio.do("view.wide_timeline")
    studio.wait(lambda: again.timeline.width() == again.canvas.width())


def test_it_brings_back_a_hidden_timeline(studio: StudioRobot) -> None:
    studio.do("view.timeline")
    assert not studio.window.timeline.isVisible()
    studio.do("view.wide_timeline")
    assert studio.window.timeline.isVisible()
