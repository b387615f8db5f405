"""A poster from nothing to a file, by mouse and keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from creastudio.core.canvas import ShapeLayer, TextLayer
from creastudio.core.fills import GradientFill
from creastudio.shell.panels.properties.layer_properties import LayerProperties
from tests.gui.canvas_hand import at, picture, press
from tests.gui.conftest import StudioRobot
from tests.gui.mouse import drag

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_a_poster_is_made_saved_opened_and_exported(studio: StudioRobot, tmp_path: Path) -> None:
    studio.new(800, 1000)
    canvas, session = studio.window.canvas, studio.session
    blank = picture(studio)

    # A ground with a gradient, over the whole artboard.
    press(studio, Qt.Key.Key_R)
    drag(studio.qtbot, canvas, at(studio, 0, 0), at(studio, 800, 1000))
    studio.window.show_panel("properties")
    fields = studio.window.findChild(LayerProperties)
    assert fields is not None
    fields.shape.fill.setCurrentIndex(fields.shape.fill.findData("linear"))
    fields.shape.fill.activated.emit(0)
    # A moon with a shadow.
    press(studio, Qt.Key.Key_O)
    drag(studio.qtbot, canvas, at(studio, 450, 150), at(studio, 650, 300), modifiers=SHIFT)
    menu = fields.effects.add.menu()
    assert menu is not None
    menu.actions()[0].trigger()
    # Words, and a copy of the moon that follows it.
    moon = session.selected_layers
    press(studio, Qt.Key.Key_T)
    drag(studio.qtbot, canvas, at(studio, 100, 600), at(studio, 700, 800))
    QTest.keyClicks(canvas, "Night market")
    press(studio, Qt.Key.Key_Escape)
    session.select(moon)
    studio.window.commands.run("layer.link")
    studio.window.commands.run("order.backward")
    ground, *others = session.document.artboards[0].layers
    assert isinstance(ground, ShapeLayer)
    assert isinstance(ground.fill, GradientFill)
    assert {layer.type for layer in others} == {"shape", "text", "linked"}
    assert any(isinstance(layer, TextLayer) for layer in others)
    made = picture(studio)
    assert made != blank

    # Saved, opened again, the same to the px.
    path = tmp_path / "poster.crea"
    studio.chooser.answers = [path]
    studio.do("file.save_as")
    studio.wait(lambda: path.exists() and not session.workspace.saving)
    document = session.document
    studio.studio.open_path(path)
    assert studio.session.document == document
    assert picture(studio) == made

    # Undone to nothing, and all done again.
    history = session.workspace.history
    steps = 0
    while history.can_undo:
        studio.session.workspace.undo()
        steps += 1
    assert steps >= 6
    assert picture(studio) == blank
    while history.can_redo:
        studio.session.workspace.redo()
    assert picture(studio) == made


@pytest.mark.parametrize("suffix", [".png", ".webp"])
def test_what_is_seen_is_what_is_exported(studio: StudioRobot, tmp_path: Path, suffix: str) -> None:
    from creastudio.export.raster import export_artboard

    studio.new(400, 300)
    press(studio, Qt.Key.Key_Y)
    drag(studio.qtbot, studio.window.canvas, at(studio, 100, 50), at(studio, 300, 250))
    document = studio.session.document
    target = tmp_path / f"star{suffix}"
    export_artboard(document, document.artboards[0].id, studio.session.workspace.read_blob, target)
    seen = picture(studio)
    with Image.open(target) as image:
        rgb = image.convert("RGB")
        for x, y in ((5, 5), (200, 150), (200, 80), (120, 60)):
            color = seen.pixelColor(x, y)
            found = rgb.getpixel((x, y))
            assert isinstance(found, tuple)
            wanted = (color.red(), color.green(), color.blue())
            assert max(abs(a - b) for a, b in zip(found, wanted, strict=True)) <= (
                0 if suffix == ".png" else 6
            )
