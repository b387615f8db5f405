"""From the start page to a picture on the canvas, and back."""

from __future__ import annotations

from tests.gui.conftest import StudioRobot


def test_a_new_project_opens_in_a_window_with_panels(studio: StudioRobot) -> None:
    window = studio.window
    assert window.isVisible()
    assert window.generators.works()
    assert "CreaStudio" in window.windowTitle()
    assert not window.isWindowModified()
