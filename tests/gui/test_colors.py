"""Colour fields, their popup, and the palette."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt

from creastudio.core import edits
from creastudio.core.canvas import ShapeLayer, TextLayer, Transform
from creastudio.core.fills import SolidFill
from creastudio.shell.coloring import recent_colors
from creastudio.shell.panels.fields.color_popup import ColorPopup, parsed
from creastudio.shell.panels.properties.layer_properties import LayerProperties
from creastudio.shell.panels.properties.palette_view import PaletteView
from tests.gui.conftest import StudioRobot
from tests.gui.mouse import click, drag


@pytest.fixture
def shape(studio: StudioRobot) -> ShapeLayer:
    """A red shape, selected, with the properties shown."""
    made = ShapeLayer(
        fill=SolidFill(color="#c03020"), transform=Transform(x=128, y=128, width=100, height=100)
    )
    studio.session.apply(edits.add_layer(studio.session.artboard_id, made))
    studio.session.select([made.id])
    studio.window.show_panel("properties")
    return made


def fill(studio: StudioRobot) -> str:
    layer = studio.session.document.artboards[0].layers[0]
    assert isinstance(layer, ShapeLayer)
    assert isinstance(layer.fill, SolidFill)
    return layer.fill.color


def opened(studio: StudioRobot) -> ColorPopup:
    form = studio.window.findChild(LayerProperties)
    assert form is not None
    studio.qtbot.mouseClick(form.shape.first.swatch, Qt.MouseButton.LeftButton)
    popup = form.shape.first.popup
    assert popup is not None
    return popup


def palette(studio: StudioRobot) -> PaletteView:
    found = studio.window.findChild(PaletteView)
    assert found is not None
    return found


def steps(studio: StudioRobot) -> int:
    return len(studio.session.workspace.history.entries())


def test_a_colour_is_seen_while_it_is_dragged_and_is_one_step(studio: StudioRobot, shape: ShapeLayer) -> None:
    popup, before = opened(studio), steps(studio)
    corner = QPointF(popup.square.width() - 1, 0)
    drag(studio.qtbot, popup.square, QPointF(20, 20), corner)
    shown = studio.window.canvas.tool.document().artboards[0].layers[0]
    assert isinstance(shown, ShapeLayer)
    assert isinstance(shown.fill, SolidFill)
    assert shown.fill.color == popup.value != "#c03020"
    assert fill(studio) == "#c03020"
    chosen = popup.value
    popup.close()
    assert fill(studio) == chosen
    assert steps(studio) == before + 1
    assert recent_colors()[0] == chosen


def test_a_code_is_typed(studio: StudioRobot, shape: ShapeLayer) -> None:
    popup = opened(studio)
    popup.code.selectAll()
    studio.qtbot.keyClicks(popup.code, "#0af8")
    studio.qtbot.keyClick(popup.code, Qt.Key.Key_Return)
    assert fill(studio) == "#00aaff88"


def test_escape_gives_a_colour_up(studio: StudioRobot, shape: ShapeLayer) -> None:
    before = studio.session.document
    popup = opened(studio)
    popup.code.selectAll()
    studio.qtbot.keyClicks(popup.code, "teal")
    studio.qtbot.keyClick(popup, Qt.Key.Key_Escape)
    assert studio.session.document is before
    assert studio.window.canvas.tool.document() is before


@pytest.mark.parametrize(
    ("text", "alpha", "color"),
    [
        ("#ABC", False, "#aabbcc"), ("aabbcc80", True, "#aabbcc80"), ("#aabbcc80", False, "#aabbcc"),
        ("#11223344", True, "#11223344"), ("#112233ff", True, "#112233"), ("Teal", True, "#008080"), ("12", True, ""),
        ("", True, ""), ("nocolour", True, ""),
    ],
)  # fmt: skip
def test_codes_of_colours(text: str, alpha: bool, color: str) -> None:
    assert parsed(text, alpha=alpha) == color


def test_a_colour_is_taken_from_the_canvas(studio: StudioRobot, shape: ShapeLayer) -> None:
    popup = opened(studio)
    studio.qtbot.mouseClick(popup.pick, Qt.MouseButton.LeftButton)
    canvas = studio.window.canvas
    assert canvas.strip.buttons["picker"].isChecked()
    click(studio.qtbot, canvas, canvas.viewport_shown.to_view(QPointF(20, 20)))
    assert fill(studio) == "#ffffff"
    assert canvas.toolbox.chosen == "select"


def test_the_palette_is_kept_moved_and_used(studio: StudioRobot, shape: ShapeLayer) -> None:
    view = palette(studio)
    studio.session.apply(edits.set_palette(["#ff0000", "#00ff00", "#0000ff"]))
    swatches = view.swatches
    swatches.resize(300, 40)
    click(studio.qtbot, swatches, swatches.box(1).center())
    assert fill(studio) == "#00ff00"
    drag(studio.qtbot, swatches, swatches.box(2).center(), swatches.box(0).center())
    assert studio.session.document.palette == ("#0000ff", "#ff0000", "#00ff00")
    swatches.setFocus()
    studio.qtbot.keyClick(swatches, Qt.Key.Key_Left)
    studio.qtbot.keyClick(swatches, Qt.Key.Key_Delete)
    assert studio.session.document.palette == ("#ff0000", "#00ff00")
    studio.session.workspace.undo()
    assert swatches.colors == ("#0000ff", "#ff0000", "#00ff00")


def test_colours_come_from_layers_and_pictures(studio: StudioRobot, shape: ShapeLayer) -> None:
    words = TextLayer(text="Words", color="#123456")
    studio.session.apply(edits.add_layer(studio.session.artboard_id, words))
    studio.session.select([shape.id, words.id])
    view = palette(studio)
    view.from_layers.click()
    assert studio.session.document.palette == ("#c03020", "#123456")
    (result,) = studio.make(1)
    assert studio.session.accept(result.id, "canvas")
    view.from_picture.click()
    studio.wait(lambda: len(studio.session.document.palette) > 2)


def test_a_palette_goes_out_and_comes_in_as_a_file(
    studio: StudioRobot, shape: ShapeLayer, tmp_path: Path
) -> None:
    view, file = palette(studio), tmp_path / "mine.gpl"
    studio.session.apply(edits.set_palette(["#ff0000", "#00ff0080"]))
    studio.chooser.answers = [file]
    view.export_file()
    assert b"255   0   0" in file.read_bytes()
    file.write_bytes(file.read_bytes() + b"1 2 3\nnonsense\n")
    studio.session.apply(edits.set_palette([]))
    studio.chooser.answers = [file]
    view.import_file()
    assert studio.session.document.palette == ("#ff0000", "#00ff00", "#010203")
    assert studio.notices()[-1] == "Added 3 colours."
    assert studio.studio.notifier.notices[-1].hint == "1 line was no colour."
