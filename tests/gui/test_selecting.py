"""Selecting px by mouse and keys, and what is done with them."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QToolButton

from creastudio.core.canvas import ShapeLayer, Transform
from creastudio.core.edits import add_layer, group_layers, set_transform, update_layers
from creastudio.core.fills import SolidFill
from creastudio.render.coverage import Coverage
from creastudio.render.coverage_tiles import coverage_of
from creastudio.render.image_source import ImageSource
from creastudio.render.painter import render_artboard
from creastudio.shell.dialogs.amount import AmountDialog
from creastudio.shell.panels.layers import LayersPanel
from creastudio.shell.selecting import selecting_of
from tests.gui.conftest import StudioRobot
from tests.gui.mouse import LEFT, click, drag, move

SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def red(studio: StudioRobot) -> ShapeLayer:
    """A red square of 600 px on a white artboard of 1000 px, selected."""
    studio.new(1000, 1000)
    square = ShapeLayer(
        fill=SolidFill(color="#ff0000"), transform=Transform(x=500, y=500, width=600, height=600)
    )
    studio.session.apply(add_layer(studio.session.artboard_id, square))
    studio.session.select([square.id])
    studio.window.canvas.setFocus()
    return square


def at(studio: StudioRobot, x: float, y: float) -> QPointF:
    return studio.window.canvas.viewport_shown.to_view(QPointF(x, y))


def press(
    studio: StudioRobot, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    studio.qtbot.keyClick(studio.window.canvas, key, modifiers)


def settle(studio: StudioRobot) -> None:
    studio.wait(lambda: not selecting_of(studio.session).busy)


def draw(
    studio: StudioRobot,
    x: float,
    y: float,
    x2: float,
    y2: float,
    modifiers: Qt.KeyboardModifier | None = None,
) -> None:
    """Drag from one artboard px to another and wait until what came of it is there."""
    held = Qt.KeyboardModifier.NoModifier if modifiers is None else modifiers
    drag(studio.qtbot, studio.window.canvas, at(studio, x, y), at(studio, x2, y2), held)
    settle(studio)


def covered(studio: StudioRobot) -> Coverage:
    board = studio.session.artboard
    assert board is not None
    return coverage_of(board.selection, ImageSource(studio.session.workspace.read_blob))


def box(studio: StudioRobot) -> tuple[int, int, int, int]:
    rect = covered(studio).rect
    return rect.left(), rect.top(), rect.width(), rect.height()


def color(studio: StudioRobot, x: int, y: int) -> str:
    document = studio.session.document
    images = ImageSource(studio.session.workspace.read_blob)
    return QColor(render_artboard(document, document.artboards[0].id, images).pixelColor(x, y)).name()


def test_a_marquee_is_drawn_undone_and_let_go(studio: StudioRobot, red: ShapeLayer) -> None:
    press(studio, Qt.Key.Key_M)
    draw(studio, 100, 100, 400, 300)
    left, top, width, height = box(studio)
    assert abs(left - 100) <= 2
    assert abs(top - 100) <= 2
    assert abs(width - 300) <= 2
    assert abs(height - 200) <= 2
    assert studio.session.workspace.history.undo_label == "Select pixels"
    studio.do("edit.undo")
    assert covered(studio).empty
    studio.session.workspace.redo()
    assert not covered(studio).empty
    click(studio.qtbot, studio.window.canvas, at(studio, 800, 800))
    assert covered(studio).empty


def test_shift_adds_alt_takes_away_both_keep_what_is_in_both(studio: StudioRobot, red: ShapeLayer) -> None:
    press(studio, Qt.Key.Key_M)
    draw(studio, 100, 100, 400, 400)
    draw(studio, 600, 100, 800, 400, SHIFT)
    assert covered(studio).on(QRect(700, 200, 1, 1))[0, 0] == 255
    draw(studio, 100, 100, 300, 600, ALT)
    plane = covered(studio).on(QRect(0, 0, 1000, 1000))
    assert (plane[200, 200], plane[200, 350], plane[200, 700]) == (0, 255, 255)
    draw(studio, 500, 50, 900, 250, SHIFT | ALT)
    plane = covered(studio).on(QRect(0, 0, 1000, 1000))
    assert (plane[200, 350], plane[200, 700], plane[300, 700]) == (0, 255, 0)


def test_dragging_inside_moves_the_selection_alone(studio: StudioRobot, red: ShapeLayer) -> None:
    press(studio, Qt.Key.Key_M)
    draw(studio, 100, 100, 400, 300)
    before = box(studio)
    draw(studio, 200, 200, 350, 250)
    after = box(studio)
    assert after[2:] == before[2:]
    assert abs(after[0] - before[0] - 150) <= 2
    assert abs(after[1] - before[1] - 50) <= 2
    assert studio.session.document.artboards[0].layers[0] == red
    assert studio.session.workspace.history.undo_label == "Move selection"


def test_shift_after_the_press_makes_a_circle(studio: StudioRobot, red: ShapeLayer) -> None:
    press(studio, Qt.Key.Key_M, SHIFT)
    canvas = studio.window.canvas
    assert canvas.toolbox.chosen == "oval"
    drag(studio.qtbot, canvas, at(studio, 200, 200), at(studio, 500, 400), release=False)
    draw_end = at(studio, 500, 400)
    move(canvas, draw_end, SHIFT)
    studio.qtbot.mouseRelease(canvas, LEFT, SHIFT, draw_end.toPoint())
    settle(studio)
    _, _, width, height = box(studio)
    assert abs(width - height) <= 1
    plane = covered(studio).plane
    assert plane[0, 0] == 0
    assert plane[height // 2, width // 2] == 255
    assert 0.74 < float(np.mean(plane)) / 255 < 0.83


def test_a_selection_becomes_the_mask_of_a_layer(studio: StudioRobot, red: ShapeLayer) -> None:
    press(studio, Qt.Key.Key_M)
    draw(studio, 300, 300, 500, 900)
    studio.session.select([red.id])
    studio.do("layer.mask")
    assert color(studio, 400, 400) == "#ff0000"
    assert color(studio, 600, 400) == "#ffffff"


def test_a_selection_lives_in_its_artboard_through_edits_and_files(
    studio: StudioRobot, red: ShapeLayer
) -> None:
    press(studio, Qt.Key.Key_M)
    draw(studio, 100, 100, 400, 300)
    before = studio.session.document.artboards[0].selection
    studio.do("edit.duplicate")
    studio.do("view.zoom_in")
    assert studio.session.document.artboards[0].selection == before


def test_ants_march_only_while_something_is_selected(studio: StudioRobot, red: ShapeLayer) -> None:
    canvas = studio.window.canvas
    canvas.repaint()
    assert not canvas.ants.marching
    press(studio, Qt.Key.Key_M)
    draw(studio, 100, 100, 400, 300)
    studio.wait(lambda: canvas.ants.marching)
    click(studio.qtbot, canvas, at(studio, 800, 800))
    canvas.repaint()
    assert not canvas.ants.marching


def test_the_lasso_draws_by_a_free_hand(studio: StudioRobot, red: ShapeLayer) -> None:
    press(studio, Qt.Key.Key_F)
    canvas = studio.window.canvas
    assert canvas.toolbox.chosen == "lasso"
    corners = [(200, 200), (800, 200), (500, 800)]
    studio.qtbot.mousePress(canvas, LEFT, pos=at(studio, *corners[0]).toPoint())
    for (x, y), (x2, y2) in itertools.pairwise(corners):
        for step in range(1, 9):
            move(canvas, at(studio, x + (x2 - x) * step / 8, y + (y2 - y) * step / 8))
    studio.qtbot.mouseRelease(canvas, LEFT, pos=at(studio, *corners[2]).toPoint())
    settle(studio)
    plane = covered(studio).on(QRect(0, 0, 1000, 1000))
    assert (plane[300, 500], plane[700, 300], plane[700, 700]) == (255, 0, 0)


def test_the_lasso_sets_corners_takes_one_back_and_closes(studio: StudioRobot, red: ShapeLayer) -> None:
    press(studio, Qt.Key.Key_F)
    canvas = studio.window.canvas
    for corner in ((200, 200), (800, 200), (900, 900)):
        click(studio.qtbot, canvas, at(studio, *corner))
    press(studio, Qt.Key.Key_Backspace)
    for corner in ((800, 800), (200, 800)):
        click(studio.qtbot, canvas, at(studio, *corner))
    press(studio, Qt.Key.Key_Return)
    settle(studio)
    left, top, width, height = box(studio)
    assert max(abs(left - 200), abs(top - 200), abs(width - 600), abs(height - 600)) <= 3
    click(studio.qtbot, canvas, at(studio, 100, 100))
    press(studio, Qt.Key.Key_Escape)
    assert canvas.toolbox.chosen == "lasso"
    assert box(studio) == (left, top, width, height)


def test_the_wand_takes_a_coloured_shape(studio: StudioRobot, red: ShapeLayer) -> None:
    press(studio, Qt.Key.Key_W)
    click(studio.qtbot, studio.window.canvas, at(studio, 500, 500))
    settle(studio)
    plane = covered(studio).on(QRect(0, 0, 1000, 1000))
    assert (plane[500, 500], plane[210, 210], plane[100, 100]) == (255, 255, 0)
    click(studio.qtbot, studio.window.canvas, at(studio, 100, 100), SHIFT)
    settle(studio)
    # Where two soft edges meet, each px is covered by the one or the other by half at least.
    assert covered(studio).on(QRect(0, 0, 1000, 1000)).min() >= 127


def test_the_wand_looks_at_the_selected_layer_when_told_to(studio: StudioRobot, red: ShapeLayer) -> None:
    blue = ShapeLayer(
        fill=SolidFill(color="#0000ff"), transform=Transform(x=500, y=500, width=100, height=100)
    )
    studio.session.apply(add_layer(studio.session.artboard_id, blue))
    selecting_of(studio.session).set_options(sample="layer")
    press(studio, Qt.Key.Key_W)
    studio.session.select()
    click(studio.qtbot, studio.window.canvas, at(studio, 500, 500))
    assert "wand looks at" in studio.notices()[-1]
    studio.session.select([red.id])
    click(studio.qtbot, studio.window.canvas, at(studio, 500, 500))
    settle(studio)
    plane = covered(studio).on(QRect(0, 0, 1000, 1000))
    assert (plane[500, 500], plane[100, 100]) == (255, 0)


def test_the_bar_sets_mode_and_feather(studio: StudioRobot, red: ShapeLayer) -> None:
    press(studio, Qt.Key.Key_M)
    bar = studio.window.canvas.options
    assert bar.isVisible()
    selecting_of(studio.session).set_options(feather=40.0)
    draw(studio, 300, 300, 700, 700)
    plane = covered(studio).on(QRect(0, 0, 1000, 1000))
    assert 100 < plane[500, 301] < 160
    assert plane[500, 500] == 255
    assert plane[500, 280] > 0
    buttons = {item.accessibleName(): item for item in bar.findChildren(QToolButton)}
    buttons["Take away from the selection (Alt)"].click()
    selecting_of(studio.session).set_options(feather=0.0)
    draw(studio, 400, 400, 600, 600)
    assert covered(studio).on(QRect(0, 0, 1000, 1000))[500, 500] == 0


def test_arrows_move_what_is_selected(studio: StudioRobot, red: ShapeLayer) -> None:
    press(studio, Qt.Key.Key_M)
    draw(studio, 100, 100, 400, 300)
    before = box(studio)
    press(studio, Qt.Key.Key_Right)
    press(studio, Qt.Key.Key_Down, SHIFT)
    assert box(studio) == (before[0] + 1, before[1] + 10, *before[2:])


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """What the dialogs for a length are answered with."""
    answers: list[float] = []

    def answer(dialog: AmountDialog) -> int:
        dialog.box.setValue(answers.pop(0))
        return dialog.DialogCode.Accepted

    monkeypatch.setattr(AmountDialog, "exec", answer)
    return answers


def run(studio: StudioRobot, action: str) -> None:
    studio.window.commands.run(action)
    settle(studio)


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
