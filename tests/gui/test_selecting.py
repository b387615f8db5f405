"""Selecting px by mouse and keys."""

from __future__ import annotations

import itertools
import threading
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QToolButton

from creastudio.core.canvas import ShapeLayer, Transform
from creastudio.core.edits import add_layer, update_artboard, update_layers
from creastudio.core.effects import DropShadow
from creastudio.core.fills import SolidFill
from creastudio.render.compositor import Abandoned, Compositor
from creastudio.shell.pixels.selecting import selecting_of
from creastudio.shell.threads.background import background_of
from tests.gui.canvas_hand import at, color, press, settle
from tests.gui.conftest import StudioRobot
from tests.gui.mouse import LEFT, click, drag, move
from tests.gui.selecting import ALT, SHIFT, box, covered, draw, red

__all__ = ["red"]


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
    studio: StudioRobot, red: ShapeLayer, tmp_path: Path
) -> None:
    press(studio, Qt.Key.Key_M)
    draw(studio, 100, 100, 400, 300)
    before = studio.session.document.artboards[0].selection
    studio.session.apply(update_artboard(studio.session.artboard_id, x=400.0, width=900))
    studio.session.apply(update_layers([red.id], opacity=0.5))
    studio.window.commands.run("view.zoom_in")
    assert studio.session.document.artboards[0].selection == before
    path = tmp_path / "selected.crea"
    first = covered(studio)
    studio.session.workspace.save(path)
    studio.window.closing.drop()
    studio.studio.open_path(path)
    assert studio.session.document.artboards[0].selection == before
    assert np.array_equal(covered(studio).plane, first.plane)


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
    # A px of the screen is some px of the artboard.
    assert max(abs(left - 200), abs(top - 200), abs(width - 600), abs(height - 600)) <= 6
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


def test_closing_gives_up_a_wand_that_takes_long(
    studio: StudioRobot, red: ShapeLayer, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A layer with an effect is one between which painting asks whether it is still wanted.
    studio.session.apply(update_layers([red.id], effects=(DropShadow(),)))
    begun, closing = threading.Event(), threading.Event()
    ended: list[str] = []
    selecting, paint = selecting_of(studio.session), Compositor.artboard

    def slow(self: Compositor, *args: object) -> object:
        if args[-1] != QTransform():
            return paint(self, *args)  # type: ignore[arg-type]  # the canvas, in its own zoom
        begun.set()
        closing.wait(30)
        try:
            found = paint(self, *args)  # type: ignore[arg-type]
        except Abandoned:
            ended.append("given up")
            raise
        ended.append("painted")
        return found

    monkeypatch.setattr(Compositor, "artboard", slow)
    press(studio, Qt.Key.Key_W)
    click(studio.qtbot, studio.window.canvas, at(studio, 300, 300))
    studio.wait(begun.is_set)
    background = background_of(studio.session)
    monkeypatch.setattr(background, "_closed", True)
    assert not selecting.go_on()
    closing.set()
    background.close()
    assert ended == ["given up"]
