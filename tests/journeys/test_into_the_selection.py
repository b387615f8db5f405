"""Selecting px and working on them: by lasso and wand, with the shipped model and with a plugin from outside."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from creastudio import paths
from creastudio.core.canvas import ImageLayer
from creastudio.host.install import install
from creastudio.host.pack import pack
from creastudio.shell.pixels.selecting import selecting_of
from creastudio.workspace.environment import Environment
from tests.gui.canvas_hand import at, color, press, settle
from tests.gui.conftest import StudioRobot
from tests.gui.mouse import LEFT, click, drag, move
from tests.support.source import ROOT

SHIFT = Qt.KeyboardModifier.ShiftModifier
EXAMPLE = ROOT / "examples" / "plugins" / "creastudio-noise"


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    """Everything that ships, and the example plugin installed as a person would."""
    install(pack(EXAMPLE, tmp_path), paths.plugins_dir())
    return Environment.load()


def generate(studio: StudioRobot, work: str, count: int) -> None:
    form = studio.window.generators.choose(work)
    assert form is not None
    form.set_values({"count": count}, seed=7)
    before = len(studio.session.workspace.results)
    studio.qtbot.mouseClick(studio.window.generators.run_button, Qt.MouseButton.LeftButton)
    studio.wait(lambda: len(studio.session.workspace.results) >= before + count, timeout=60_000)
    studio.idle()


def test_a_shape_is_taken_by_the_wand_and_filled_by_generators(studio: StudioRobot) -> None:
    studio.new(600, 400)
    canvas, session = studio.window.canvas, studio.session
    press(studio, Qt.Key.Key_R)
    drag(studio.qtbot, canvas, at(studio, 150, 100), at(studio, 450, 300))
    plain = color(studio, 300, 200)

    # The wand takes the shape; faces fill it, masked by its edge.
    press(studio, Qt.Key.Key_W)
    click(studio.qtbot, canvas, at(studio, 300, 200))
    settle(studio)
    generate(studio, "gan.sample", 2)
    press(studio, Qt.Key.Key_Right)
    press(studio, Qt.Key.Key_Return)
    made = session.document.artboards[0].layers[1]
    assert isinstance(made, ImageLayer)
    assert made.mask is not None
    assert len(made.takes) == 2
    assert color(studio, 140, 200) == "#ffffff"
    assert color(studio, 300, 110) != plain
    session.workspace.undo()
    assert color(studio, 300, 110) == plain

    # A soft lasso; the plugin from outside is given what is painted there, and gives it back marbled.
    selecting_of(session).set_options(feather=12.0)
    press(studio, Qt.Key.Key_F)
    corners = [(200, 150), (400, 150), (300, 280), (200, 150)]
    studio.qtbot.mousePress(canvas, LEFT, pos=at(studio, *corners[0]).toPoint())
    # A press inside of what is selected would move it.
    studio.qtbot.mouseRelease(canvas, LEFT, pos=at(studio, *corners[0]).toPoint())
    settle(studio)
    studio.qtbot.mousePress(canvas, LEFT, pos=at(studio, *corners[0]).toPoint())
    for (x, y), (x2, y2) in itertools.pairwise(corners):
        for step in range(1, 7):
            move(canvas, at(studio, x + (x2 - x) * step / 6, y + (y2 - y) * step / 6))
    studio.qtbot.mouseRelease(canvas, LEFT, pos=at(studio, *corners[-1]).toPoint())
    settle(studio)
    generate(studio, "noise.blend", 1)
    result = session.workspace.results[-1]
    assert result.asset.recipe is not None
    assert [item.name for item in result.asset.recipe.inputs] == ["picture", "mask"]
    press(studio, Qt.Key.Key_Return)
    assert color(studio, 300, 190) != plain
    assert color(studio, 170, 280) == plain

    # Made again it is the same picture for the same place.
    assert session.again(result.id) is not None
    studio.wait(lambda: session.workspace.results[-1].id != result.id, timeout=60_000)
    studio.idle()
    again = session.workspace.results[-1]
    assert again.asset.sha256 == result.asset.sha256

    # The selection becomes the mask of the shape.
    session.select([session.document.artboards[0].layers[0].id])
    studio.window.commands.run("layer.mask")
    layers = session.document.artboards[0].layers
    assert layers[0].mask is not None
    session.workspace.undo()
    assert session.document.artboards[0].layers[0].mask is None
