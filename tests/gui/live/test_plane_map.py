"""The tiny pictures under the point of the plane."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from creastudio.api import Params, param
from creastudio.api.params import specs
from creastudio.jobs.live_events import LiveTrouble
from creastudio.shell.live import plane_map
from creastudio.shell.live.plane import Plane
from creastudio.shell.live.plane_map import PlaneMap
from creastudio.shell.live.states import LiveState


class Place(Params):
    """A point."""

    x: float = param(0.0, title="X", ge=-4, le=4)
    y: float = param(0.0, title="Y", ge=-4, le=4)


class Refusing(QObject):
    """A drawing that can draw nothing."""

    tiled = Signal(object)
    troubled = Signal(object)
    is_open = True

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[LiveState] = []

    def show(self, wish: LiveState, _channel: str) -> int:
        self.asked.append(wish)
        return len(self.asked)


def test_a_place_that_was_refused_is_not_asked_for_again_and_few_are_remembered(
    qtbot: QtBot, monkeypatch: Any
) -> None:
    monkeypatch.setattr(plane_map, "KEPT", 5)
    monkeypatch.setattr(plane_map, "AFTER", 0)
    across, down = specs(Place)
    drawing, plane = Refusing(), Plane(across, down)
    qtbot.addWidget(plane)
    plane.resize(120, 120)
    tiles = PlaneMap(cast("Any", drawing), plane, ("x", "y"), {})
    tiles.show(LiveState({"x": 0.0, "y": 0.0}, 1))
    for number in range(1, 20):
        tiles._ask()
        if len(drawing.asked) < number:
            break
        drawing.troubled.emit(LiveTrouble(number=number, channel="map", message="No.", hint=""))
    places = [(wish.params["x"], wish.params["y"]) for wish in drawing.asked]
    assert len(set(places[:5])) == 5
    assert len(tiles._refused) == 5
