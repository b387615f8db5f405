"""When actions can be used, and which of them are on: asked of a window whenever something has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from creastudio.core.canvas import GroupLayer, Layer, LinkedLayer
from creastudio.core.results import Result
from creastudio.render.text_families import missing_families
from creastudio.shell.campaign.delivering import boards_of, campaigns_of
from creastudio.shell.commands.actions import Condition
from creastudio.shell.pixels.selecting import selecting_of
from creastudio.shell.timeline.selected import selected_spots
from creastudio.shell.writings.updates import updatable

if TYPE_CHECKING:
    from creastudio.shell.window.main_window import MainWindow

DISTRIBUTED = 3
"""So many layers at least can be distributed."""


class Situation:
    """What a window is like now; made anew for every look, so that nothing is asked twice."""

    def __init__(self, window: MainWindow) -> None:
        self._window, self._session = window, window.session

    def holds(self, condition: Condition) -> bool:
        """Return whether a condition holds."""
        return self._checks[condition]()

    @cached_property
    def _checks(self) -> dict[Condition, Callable[[], bool]]:
        session, history = self._session, self._session.workspace.history
        return {
            "always": lambda: True,
            "can_undo": lambda: history.can_undo,
            "can_redo": lambda: history.can_redo,
            "artboard": lambda: session.artboard is not None,
            "artboard_or_sequence": lambda: session.artboard is not None or session.sequence is not None,
            "sequence": lambda: session.sequence is not None,
            "guides": lambda: session.artboard is not None and bool(session.artboard.guides),
            "layers_or_clips": lambda: bool(session.selected_layers or session.selected_clips),
            "layers": lambda: bool(session.selected_layers),
            "several_layers": lambda: len(session.selected_layers) >= DISTRIBUTED,
            "groups": lambda: (
                any(isinstance(layer, GroupLayer) for layer in self._layers)
                or any(spot.clip.group for spot in selected_spots(session))
            ),
            "linked": lambda: any(isinstance(layer, LinkedLayer) for layer in self._layers),
            "masked": lambda: any(layer.mask is not None for layer in self._layers),
            "unmasked": lambda: any(layer.mask is None for layer in self._layers),
            "above_another": lambda: self._above_another,
            "selection": lambda: selecting_of(session).selection is not None,
            "selection_or_layers": lambda: self.holds("selection") or bool(session.selected_layers),
            "ads": lambda: bool(campaigns_of(session) or boards_of(session, ())),
            "missing_fonts": lambda: bool(missing_families(session.document)),
            "changed_texts": lambda: bool(updatable(session)),
            "text": lambda: bool(self._window.commands.texts.texts()),
            "result": lambda: self._result is not None,
            "new_result": lambda: self._result is not None and self._result.state == "new",
            "recipe": lambda: self._result is not None and self._result.asset.recipe is not None,
            "replayable": self._replayable,
            "rulers": lambda: session.settings.rulers,
            "timeline": lambda: self._window.arrangement.timeline_shown,
            "wide_timeline": lambda: self._window.arrangement.wide,
        }

    @cached_property
    def _result(self) -> Result | None:
        name = self._session.active_result
        return self._session.result(name) if name else None

    def _replayable(self) -> bool:
        recipe = self._result.asset.recipe if self._result is not None else None
        return recipe is not None and recipe.replay != "none"

    @cached_property
    def _found(self) -> list[tuple[Iterable[Layer], Layer]]:
        found = self._session.document.find_layers(self._session.selected_layers)
        return [(artboard.layers, layer) for artboard, layer in found]

    @property
    def _layers(self) -> list[Layer]:
        return [layer for _, layer in self._found]

    @cached_property
    def _above_another(self) -> bool:
        """Whether a selected layer has one below it in its group or artboard, or is clipped to one already."""
        if any(layer.clip for layer in self._layers):
            return True
        chosen = {layer.id for layer in self._layers}
        stacks = {id(stack): stack for stack, _ in self._found}
        return any(_not_at_the_bottom(stack, chosen) for stack in stacks.values())


def _not_at_the_bottom(layers: Iterable[Layer], chosen: set[str]) -> bool:
    for position, layer in enumerate(layers):
        if position and layer.id in chosen:
            return True
        if isinstance(layer, GroupLayer) and _not_at_the_bottom(layer.layers, chosen):
            return True
    return False
