"""What is done with selected px: the Select menu, masks, layers of their own, fills."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication

from creastudio.core.canvas import ShapeLayer
from creastudio.core.edits import group_layers, set_transform, update_layers
from creastudio.shell.dialogs.amount import AmountDialog
from creastudio.shell.panels.layers.panel import LayersPanel
from tests.gui.canvas_hand import color, press, settle
from tests.gui.conftest import StudioRobot
from tests.gui.mouse import LEFT
from tests.gui.selecting import SHIFT, box, covered, draw, red, run

__all__ = ["red"]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """What the dialogs for a length are answered with."""
    answers: list[float] = []

    def answer(dialog: AmountDialog) -> int:
        dialog.box.setValue(answers.pop(0))
        return dialog.DialogCode.Accepted

    monkeypatch.setattr(AmountDialog, "exec", answer)
    return answers


def test_the_menu_grows_shrinks_inverts_and_lets_go(
    studio: StudioRobot, red: ShapeLayer, asked: list[float]
) -> None:
    press(studio, Qt.Key.Key_M)
    draw(studio, 300, 300, 500, 500)
    first = box(studio)
    asked += [20.0, 20.0, 10.0, 12.0]
    run(studio, "select.grow")
    assert box(studio) == (first[0] - 20, first[1] - 20, first[2] + 40, first[3] + 40)
    run(studio, "select.shrink")
    assert box(studio) == first
    run(studio, "select.feather")
    assert 0 < covered(studio).on(QRect(first[0] - 3, 400, 1, 1))[0, 0] < 128
    run(studio, "select.invert")
    plane = covered(studio).on(QRect(0, 0, 1000, 1000))
    assert (plane[0, 0], plane[400, 400]) == (255, 0)
    run(studio, "select.border")
    plane = covered(studio).on(QRect(0, 0, 1000, 1000))
    assert (plane[400, 400], plane[200, 200]) == (0, 0)
    assert plane[400, first[0]] > 200
    run(studio, "select.none")
    assert covered(studio).empty
    run(studio, "select.all")
    assert box(studio) == (0, 0, 1000, 1000)
    labels = [entry.label for entry in studio.session.workspace.history.entries()][-7:]
    assert labels == [
        "Grow selection", "Shrink selection", "Feather selection", "Invert selection", "Border of selection",
        "Deselect", "Select pixels",
    ]  # fmt: skip


def test_delete_hides_what_is_selected_and_undo_shows_it(studio: StudioRobot, red: ShapeLayer) -> None:
    press(studio, Qt.Key.Key_M)
    draw(studio, 100, 100, 500, 900)
    press(studio, Qt.Key.Key_Delete)
    settle(studio)
    assert color(studio, 400, 500) == "#ffffff"
    assert color(studio, 600, 500) == "#ff0000"
    assert studio.session.document.artboards[0].layers[0].mask is not None
    assert studio.session.workspace.history.undo_label == "Hide selected pixels"
    studio.session.workspace.undo()
    assert color(studio, 400, 500) == "#ff0000"


def test_delete_hides_px_of_a_turned_layer_with_a_mask(studio: StudioRobot, red: ShapeLayer) -> None:
    studio.session.apply(group_layers([red.id]))
    group = studio.session.document.artboards[0].layers[0]
    studio.session.apply(
        set_transform({group.id: group.transform.model_copy(update={"rotation": 30, "flip_x": True})})
    )
    studio.session.select([red.id])
    studio.do("layer.mask")
    press(studio, Qt.Key.Key_M)
    draw(studio, 450, 300, 550, 400)
    run(studio, "select.hide")
    assert color(studio, 500, 350) == "#ffffff"
    assert color(studio, 500, 450) == "#ff0000"
    assert color(studio, 420, 350) == "#ff0000"


def test_layer_via_copy_and_via_cut(studio: StudioRobot, red: ShapeLayer) -> None:
    press(studio, Qt.Key.Key_M)
    draw(studio, 100, 100, 400, 400)
    run(studio, "select.copy")
    layers = studio.session.document.artboards[0].layers
    assert len(layers) == 2
    copy = layers[1]
    assert abs(copy.transform.width - 200) <= 3
    assert studio.session.selected_layers == (copy.id,)
    assert color(studio, 300, 300) == "#ff0000"
    studio.session.workspace.undo()
    studio.session.select([red.id])
    run(studio, "select.cut")
    assert studio.session.workspace.history.undo_label == "Layer via cut"
    cut = studio.session.document.artboards[0].layers[1]
    studio.session.apply(update_layers([cut.id], visible=False))
    assert color(studio, 300, 300) == "#ffffff"
    assert color(studio, 600, 600) == "#ff0000"


def test_fill_and_crop(studio: StudioRobot, red: ShapeLayer) -> None:
    press(studio, Qt.Key.Key_M, SHIFT)
    draw(studio, 300, 300, 500, 500)
    run(studio, "select.fill")
    assert color(studio, 400, 400) == "#808080"
    assert color(studio, 305, 305) == "#ff0000"
    run(studio, "select.crop")
    board = studio.session.document.artboards[0]
    assert abs(board.width - 200) <= 3
    assert board.selection is not None
    assert (board.selection.left, board.selection.top) == (0, 0)


def test_ctrl_click_on_a_thumbnail_selects_what_the_layer_covers(
    studio: StudioRobot, red: ShapeLayer
) -> None:
    studio.session.select()
    panel = studio.window.panel("layers")
    assert isinstance(panel, LayersPanel)
    studio.window.docks.show("layers")
    rect = panel.tree.visualRect(panel.model.index_of(red.id))
    spot = rect.topLeft() + QPoint(12, rect.height() // 2)
    studio.qtbot.mouseClick(panel.tree.viewport(), LEFT, Qt.KeyboardModifier.ControlModifier, spot)
    settle(studio)
    assert box(studio) == (200, 200, 600, 600)
    assert studio.session.selected_layers == ()


def test_a_mask_becomes_the_selection(studio: StudioRobot, red: ShapeLayer) -> None:
    press(studio, Qt.Key.Key_M)
    draw(studio, 300, 300, 500, 700)
    first = box(studio)
    studio.do("layer.mask")
    run(studio, "select.none")
    run(studio, "select.mask")
    assert box(studio) == first


def test_a_turn_of_the_group_is_counted_in_the_mask(studio: StudioRobot, red: ShapeLayer) -> None:
    studio.session.apply(group_layers([red.id]))
    group = studio.session.document.artboards[0].layers[0]
    studio.session.apply(set_transform({group.id: group.transform.model_copy(update={"rotation": 30})}))
    press(studio, Qt.Key.Key_M)
    draw(studio, 450, 450, 650, 550)
    studio.session.select([red.id])
    studio.do("layer.mask")
    assert color(studio, 600, 500) == "#ff0000"
    assert color(studio, 600, 600) == "#ffffff"
    assert color(studio, 400, 500) == "#ffffff"


def test_what_is_selected_is_copied_as_a_picture_and_pasted(studio: StudioRobot, red: ShapeLayer) -> None:
    press(studio, Qt.Key.Key_M)
    draw(studio, 100, 100, 400, 400)
    run(studio, "select.picture")
    picture = QGuiApplication.clipboard().image()
    assert abs(picture.width() - 200) <= 3
    assert picture.pixelColor(100, 100).name() == "#ff0000"
    run(studio, "edit.paste")
    studio.wait(lambda: len(studio.session.document.artboards[0].layers) == 2)
    studio.session.select([red.id])
    studio.session.apply(update_layers([red.id], visible=False))
    studio.session.select()
    draw(studio, 950, 950, 990, 990)
    run(studio, "select.picture")
    assert QGuiApplication.clipboard().image().pixelColor(5, 5).name() == "#ffffff"
    QGuiApplication.clipboard().clear()
