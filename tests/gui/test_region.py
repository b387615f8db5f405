"""Generators run into what is selected: seen in place, accepted as a masked layer, made again to the same place."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt

from creastudio.core.adjustments import HueSaturation
from creastudio.core.canvas import ImageLayer, ShapeLayer, Transform
from creastudio.core.edits import add_layer, move_pixel_selection, update_layers
from creastudio.core.fills import SolidFill
from creastudio.shell.canvas.menus import selection_menu
from creastudio.shell.canvas.tools.brush import BrushTool
from creastudio.shell.edit_preview import preview_of
from creastudio.shell.panels.generators.work_form import WorkForm
from creastudio.shell.panels.results.review import review_of
from creastudio.shell.pixels.selecting import selecting_of
from tests.gui.canvas_hand import color
from tests.gui.conftest import StudioRobot
from tests.gui.mouse import drag


@pytest.fixture
def red(studio: StudioRobot) -> ShapeLayer:
    """A red square of 600 px on a white artboard of 1000 px."""
    studio.new(1000, 1000)
    square = ShapeLayer(
        fill=SolidFill(color="#ff0000"), transform=Transform(x=500, y=500, width=600, height=600)
    )
    studio.session.apply(add_layer(studio.session.artboard_id, square))
    return square


def select(studio: StudioRobot, x: float, y: float, x2: float, y2: float, key: Qt.Key = Qt.Key.Key_M) -> None:
    canvas = studio.window.canvas
    canvas.setFocus()
    studio.qtbot.keyClick(canvas, key)
    to_view = canvas.viewport_shown.to_view
    drag(studio.qtbot, canvas, to_view(QPointF(x, y)), to_view(QPointF(x2, y2)))
    studio.wait(lambda: not selecting_of(studio.session).busy)


def form_of(studio: StudioRobot, work: str) -> WorkForm:
    form = studio.window.generators.choose(work)
    assert form is not None
    return form


def generate(studio: StudioRobot) -> None:
    before = len(studio.session.workspace.results)
    studio.qtbot.mouseClick(studio.window.generators.run_button, Qt.MouseButton.LeftButton)
    studio.wait(lambda: len(studio.session.workspace.results) > before)
    studio.idle()


def test_a_result_is_seen_in_the_selection_and_accepted_with_its_mask(
    studio: StudioRobot, red: ShapeLayer
) -> None:
    form = form_of(studio, "toy.dots")
    assert form.region is not None
    assert form.region.isHidden()
    select(studio, 300, 300, 700, 500)
    assert form.region.isVisible()
    studio.wait(lambda: not form.region.picture.pixmap().isNull())
    studio.session.select([red.id])
    generate(studio)
    ghost = studio.window.canvas.candidate.ghost
    assert ghost is not None
    rect = ghost.rect
    assert max(abs(rect.left() - 300), abs(rect.top() - 300), abs(rect.width() - 400)) <= 3
    studio.window.canvas.repaint()
    studio.qtbot.keyClick(studio.window.canvas, Qt.Key.Key_Return)
    layers = studio.session.document.artboards[0].layers
    assert len(layers) == 2
    made = layers[1]
    assert isinstance(made, ImageLayer)
    assert made.mask is not None
    # A square picture covers a wide selection; what sticks out is hidden.
    assert abs(made.transform.width - 400) <= 3
    assert abs(made.transform.height - 400) <= 3
    assert color(studio, 500, 250) == "#ff0000"
    assert color(studio, 500, 400) != "#ff0000"
    assert studio.session.workspace.history.undo_label == "Place in selection"
    studio.session.workspace.undo()
    assert color(studio, 500, 400) == "#ff0000"


def test_it_goes_over_the_selected_layer(studio: StudioRobot, red: ShapeLayer) -> None:
    top = ShapeLayer(fill=SolidFill(color="#00ff00"), transform=Transform(x=100, y=100, width=50, height=50))
    studio.session.apply(add_layer(studio.session.artboard_id, top))
    form_of(studio, "toy.dots")
    select(studio, 300, 300, 700, 500)
    generate(studio)
    studio.session.select([red.id])
    assert review_of(studio.session).accept()
    layers = studio.session.document.artboards[0].layers
    assert (layers[0].id, layers[2].id) == (red.id, top.id)


def test_what_was_made_of_all_layers_goes_over_all(studio: StudioRobot, red: ShapeLayer) -> None:
    """Over the selected layer alone it would be hidden by what it was made of."""
    top = ShapeLayer(
        fill=SolidFill(color="#00ff00"), transform=Transform(x=500, y=500, width=800, height=800)
    )
    studio.session.apply(add_layer(studio.session.artboard_id, top))
    form_of(studio, "toy.negative")
    select(studio, 400, 400, 600, 600)
    generate(studio)
    studio.session.select([red.id])
    assert review_of(studio.session).accept()
    layers = studio.session.document.artboards[0].layers
    assert [layer.id for layer in layers[:2]] == [red.id, top.id]
    assert color(studio, 500, 500) == "#ff00ff"


def test_switched_off_it_is_placed_as_ever(studio: StudioRobot, red: ShapeLayer) -> None:
    form = form_of(studio, "toy.dots")
    select(studio, 300, 300, 700, 500)
    assert form.region is not None
    form.region.box.click()
    generate(studio)
    assert review_of(studio.session).accept()
    assert studio.session.document.artboards[0].layers[1].mask is None


def test_what_is_painted_under_the_selection_goes_in_and_comes_back_to_its_place(
    studio: StudioRobot, red: ShapeLayer
) -> None:
    form = form_of(studio, "toy.negative")
    assert form.inputs["picture"].isVisible()
    select(studio, 400, 400, 600, 600)
    assert not form.inputs["picture"].isVisible()
    assert not form.inputs["mask"].isVisible()
    generate(studio)
    result = studio.session.workspace.results[-1]
    # A quarter of the longer side around.
    assert abs(result.asset.size[0] - 300) <= 6
    recipe = result.asset.recipe
    assert recipe is not None
    assert [item.name for item in recipe.inputs] == ["picture", "mask"]
    assert recipe.region is not None
    assert review_of(studio.session).accept()
    assert color(studio, 500, 500) == "#00ffff"
    assert color(studio, 390, 500) == "#ff0000"
    assert color(studio, 610, 500) == "#ff0000"


def test_more_context_shows_more(studio: StudioRobot, red: ShapeLayer) -> None:
    form = form_of(studio, "toy.negative")
    select(studio, 400, 400, 600, 600)
    assert form.region is not None
    form.region.padding.setValue(100)
    generate(studio)
    assert abs(studio.session.workspace.results[-1].asset.size[0] - 600) <= 8


def test_made_again_it_comes_to_the_same_place(studio: StudioRobot, red: ShapeLayer, tmp_path: Path) -> None:
    form_of(studio, "toy.negative")
    select(studio, 400, 400, 600, 600)
    generate(studio)
    first = studio.session.workspace.results[-1]
    studio.window.commands.run("select.none")
    # All that making it again needs is in the file.
    path = tmp_path / "again.crea"
    studio.session.workspace.save(path)
    studio.window.closing.drop()
    studio.studio.open_path(path)
    studio.wait(lambda: len(studio.session.workspace.results) == 1)
    assert studio.session.again(first.id) is not None
    studio.idle()
    second = studio.session.workspace.results[-1]
    assert second.asset.sha256 == first.asset.sha256
    assert second.asset.recipe is not None
    assert first.asset.recipe is not None
    assert second.asset.recipe.region == first.asset.recipe.region


def test_without_a_selection_the_inputs_are_files_and_layers(studio: StudioRobot, red: ShapeLayer) -> None:
    form_of(studio, "toy.negative")
    studio.window.generators.generate()
    assert studio.notices()[-1] == "'Negative' needs 'Picture'."


def test_a_selection_beside_the_artboard_is_no_region(studio: StudioRobot, red: ShapeLayer) -> None:
    form = form_of(studio, "toy.dots")
    select(studio, 10, 10, 60, 60)
    assert form.region is not None
    assert form.region.isVisible()
    board = studio.session.artboard
    assert board is not None
    studio.session.apply(move_pixel_selection(board.id, -500, 0))
    assert not form.region.isVisible()


def test_the_menu_of_a_selecting_tool_is_that_of_the_selection(studio: StudioRobot, red: ShapeLayer) -> None:
    select(studio, 300, 300, 700, 500)
    menu = selection_menu(studio.window.canvas)
    texts = [action.text() for action in menu.actions()]
    assert "Invert selection" in texts
    assert "Add mask" in texts
    menu.deleteLater()


def test_what_takes_long_is_told(studio: StudioRobot, red: ShapeLayer) -> None:
    selecting = selecting_of(studio.session)
    told: list[str] = []
    selecting.slowChanged.connect(lambda _slow: told.append(studio.window.status.currentMessage()))
    held = threading.Event()
    done: list[object] = []
    selecting.run(studio.session.artboard_id, lambda _document, _board: held.wait(10), done.append)
    studio.wait(lambda: told == ["Working on the selection…"])
    held.set()
    studio.wait(lambda: not selecting.busy)
    assert done == [True]
    assert told == ["Working on the selection…", ""]


def test_a_new_adjustment_changes_what_is_selected(studio: StudioRobot, red: ShapeLayer) -> None:
    select(studio, 400, 400, 600, 600)
    studio.window.commands.run("adjust.hue")
    layer = studio.session.document.artboards[0].layers[-1]
    assert layer.mask is not None
    assert layer.mask.ground == 0
    studio.session.apply(
        update_layers([layer.id], adjustment=HueSaturation(saturation=-1))  # grey where it is selected
    )
    assert color(studio, 500, 500) != "#ff0000"
    assert color(studio, 350, 500) == "#ff0000"


def test_the_eraser_stays_within_the_selection(
    studio: StudioRobot, red: ShapeLayer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(BrushTool, "size", 100.0)
    select(studio, 400, 400, 600, 600)
    studio.session.select([red.id])
    canvas = studio.window.canvas
    studio.qtbot.keyClick(canvas, Qt.Key.Key_E)
    to_view = canvas.viewport_shown.to_view
    drag(studio.qtbot, canvas, to_view(QPointF(250, 500)), to_view(QPointF(750, 500)), release=False)
    assert len(preview_of(studio.session).of(studio.session.document).artboards[0].layers) == 1
    studio.qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=to_view(QPointF(750, 500)).toPoint())
    assert color(studio, 500, 500) == "#ffffff"
    assert color(studio, 350, 500) == "#ff0000"
    assert color(studio, 650, 500) == "#ff0000"


def test_too_little_memory_is_said_and_the_next_change_goes_on(studio: StudioRobot, red: ShapeLayer) -> None:
    def fails(_document: object, _board: object) -> None:
        raise MemoryError

    selecting, done = selecting_of(studio.session), list[object]()
    selecting.run(studio.session.artboard_id, fails, done.append)
    selecting.run(studio.session.artboard_id, lambda _document, _board: "next", done.append)
    studio.wait(lambda: not selecting.busy)
    assert done == ["next"]
    assert "enough memory" in studio.notices()[-1]


def test_after_a_result_is_placed_v_is_the_select_tool_again(studio: StudioRobot, red: ShapeLayer) -> None:
    canvas = studio.window.canvas
    form_of(studio, "toy.dots")
    select(studio, 300, 300, 500, 500)
    generate(studio)
    assert canvas.hasFocus()
    studio.qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert studio.session.active_result == ""
    made = len(studio.session.workspace.results)
    studio.qtbot.keyClick(canvas, Qt.Key.Key_V)
    studio.idle()
    assert canvas.toolbox.chosen == "select"
    assert len(studio.session.workspace.results) == made
