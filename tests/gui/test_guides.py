"""Rulers and guides, by mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF

from creastudio.core import edits
from creastudio.core.canvas import Guide, ShapeLayer, Transform
from creastudio.shell.canvas.rulers import nice_step
from tests.gui.canvas_hand import at
from tests.gui.conftest import StudioRobot
from tests.gui.mouse import drag


@pytest.fixture(autouse=True)
def large(studio: StudioRobot) -> None:
    studio.new(1000, 1000)


def guides(studio: StudioRobot) -> tuple[Guide, ...]:
    return studio.session.document.artboards[0].guides


def test_rulers_come_and_go_and_are_remembered(studio: StudioRobot) -> None:
    canvas = studio.window.canvas
    assert not canvas.rulers.shown
    studio.window.commands.run("view.rulers")
    assert canvas.rulers.across.isVisible()
    assert studio.studio.environment.settings.rulers
    studio.window.commands.run("view.rulers")
    assert not canvas.rulers.shown


def test_a_guide_is_drawn_out_of_a_ruler_moved_and_thrown_away(studio: StudioRobot) -> None:
    studio.window.commands.run("view.rulers")
    canvas = studio.window.canvas
    ruler = canvas.rulers.across
    target = at(studio, 500, 300)
    drag(studio.qtbot, ruler, QPointF(target.x(), 5), QPointF(ruler.mapFrom(canvas, target.toPoint())))
    (guide,) = guides(studio)
    assert guide.axis == "y"
    assert guide.at == pytest.approx(300, abs=4)
    drag(studio.qtbot, canvas, at(studio, 500, guide.at), at(studio, 500, 700))
    (guide,) = guides(studio)
    assert guide.at == pytest.approx(700, abs=4)
    drag(studio.qtbot, canvas, at(studio, 500, guide.at), at(studio, 500, 1200))
    assert guides(studio) == ()
    labels = [entry.label for entry in studio.session.workspace.history.entries()]
    assert labels.count("Change guides") == 3


def test_layers_cling_to_guides(studio: StudioRobot) -> None:
    board = studio.session.document.artboards[0]
    layer = ShapeLayer(transform=Transform(x=200, y=200, width=100, height=100))
    studio.session.apply(edits.add_layer(board.id, layer))
    studio.session.apply(edits.update_artboard(board.id, guides=(Guide(axis="x", at=617),)))
    drag(studio.qtbot, studio.window.canvas, at(studio, 200, 200), at(studio, 664, 420))
    moved = studio.session.document.artboards[0].layers[0].transform
    assert moved.x - moved.width / 2 == pytest.approx(617, abs=0.01)


def test_all_guides_go_at_once(studio: StudioRobot) -> None:
    board = studio.session.document.artboards[0]
    studio.session.apply(edits.update_artboard(board.id, guides=(Guide(at=1), Guide(axis="y", at=2))))
    studio.window.commands.run("view.no_guides")
    assert guides(studio) == ()


@pytest.mark.parametrize(("least", "step"), [(0.3, 1), (3, 5), (7, 10), (11, 20), (56, 100), (230, 500)])
def test_numbers_of_rulers_are_round(least: float, step: float) -> None:
    assert nice_step(least) == step
