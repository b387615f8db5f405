"""A result tells of a state of a live generator; the menu leads there."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QMenu

from creastudio.api.recipe import Recipe
from creastudio.core.assets import Asset
from creastudio.shell.live.pad_view import PadView
from creastudio.shell.panels.results.asset_menu import add_recipe_actions, live_state_of
from tests.gui.conftest import StudioRobot


def _asset(generator: str, **metadata: Any) -> Asset:
    recipe = Recipe(generator=generator, seed=5)
    return Asset(sha256="0" * 64, media_type="image/png", title="Found", metadata=metadata, recipe=recipe)


def test_the_menu_of_a_result_leads_to_the_state_it_tells_of(view: PadView, studio: StudioRobot) -> None:
    asset = _asset("shade.search", plain={"x": 0.5, "grey": 7})
    menu = QMenu()
    add_recipe_actions(menu, studio.session, asset)
    studio.window.show_panel("generators")
    next(action for action in menu.actions() if action.text() == "Explore from here").trigger()
    menu.deleteLater()
    studio.wait(view.isVisible)
    assert (view.hand.state.params["x"], view.hand.state.params["grey"]) == (0.5, 7)
    assert view.hand.state.seed == 5


def test_only_states_that_fit_a_live_generator_of_the_same_plugin_are_offered(
    view: PadView, studio: StudioRobot
) -> None:
    del view
    for asset in (
        _asset("shade.search"),
        _asset("shade.search", plain="x"),
        _asset("shade.search", plain={"x": 99}),
        _asset("toy.dots", plain={"x": 0.5}),
    ):
        assert live_state_of(studio.session, asset) is None
