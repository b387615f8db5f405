"""Forms that are opened before anybody looked at the panel they are in."""

from __future__ import annotations

from creastudio.shell.panels.generators.panel import GeneratorsPanel
from tests.gui.conftest import StudioRobot


def test_a_form_is_opened_though_its_panel_was_never_shown(studio: StudioRobot) -> None:
    holder = studio.window.docks.holders["generators"]
    assert holder.panel is not None
    # As in a window that begins with another panel in front of it.
    holder.panel.deleteLater()
    holder.panel = None
    studio.session.open_form("toy.slow", {}, {})
    made = studio.window.docks.panel("generators")
    assert isinstance(made, GeneratorsPanel)
    assert made.work is not None
    assert made.work.id == "toy.slow"
