"""The canvas by mouse and keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QKeyEvent

from creastudio.api.testing import tiny_png
from creastudio.core.canvas import ImageLayer, TextLayer, Transform
from creastudio.core.edits import add_layer, group_layers, update_layers
from creastudio.shell.canvas.drags import LayerDrag
from creastudio.shell.canvas.view import CanvasView
from tests.gui.conftest import StudioRobot
from tests.gui.mouse import PLAIN, click, drag

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


class CanvasRobot:
    """The canvas of a studio, by artboard px."""

    def __init__(self, studio: StudioRobot) -> None:
        self.studio, self.session, self.qtbot = studio, studio.session, studio.qtbot
        self.canvas: CanvasView = studio.window.canvas
        self.canvas.setFocus()

    def at(self, x: float, y: float) -> QPointF:
        """Where a point of the first artboard is in the view."""
        board = self.session.document.artboards[0]
        return self.canvas.viewport_shown.to_view(QPointF(board.x + x, board.y + y))

    def add(self, x: float, y: float, side: float = 40, rotation: float = 0) -> str:
        """Add a text layer and return its id."""
        place = Transform(x=x, y=y, width=side, height=side, rotation=rotation)
        layer = TextLayer(name="Square", transform=place)
        self.session.apply(add_layer(self.session.artboard_id, layer))
        return layer.id

    def place(self, layer_id: str) -> Transform:
        """Where a layer lies."""
        found = self.session.document.find_layer(layer_id)
        assert found is not None
        return found[1].transform

    def steps(self) -> list[str]:
        """Labels of the history."""
        return [entry.label for entry in self.session.workspace.history.entries()][1:]


@pytest.fixture
def robot(studio: StudioRobot) -> CanvasRobot:
    return CanvasRobot(studio)


def test_an_empty_artboard_teaches_and_its_button_generates(robot: CanvasRobot) -> None:
    card = robot.canvas.overlays.card
    assert card.isVisible()
    click(robot.qtbot, card.action, card.action.rect().center())
    robot.studio.wait(lambda: bool(robot.session.workspace.results))
    robot.studio.idle()
    assert not card.isVisible()


def test_a_click_selects_and_a_click_beside_it_selects_nothing(robot: CanvasRobot) -> None:
    layer = robot.add(60, 60)
    click(robot.qtbot, robot.canvas, robot.at(60, 60))
    assert robot.session.selected_layers == (layer,)
    click(robot.qtbot, robot.canvas, robot.at(200, 200))
    assert robot.session.selected_layers == ()


def test_the_topmost_that_is_seen_and_unlocked_is_hit(robot: CanvasRobot) -> None:
    below, above = robot.add(60, 60), robot.add(60, 60)
    click(robot.qtbot, robot.canvas, robot.at(60, 60))
    assert robot.session.selected_layers == (above,)
    robot.session.apply(update_layers([above], locked=True))
    click(robot.qtbot, robot.canvas, robot.at(60, 60))
    assert robot.session.selected_layers == (below,)


def test_shift_adds_and_takes_away(robot: CanvasRobot) -> None:
    one, two = robot.add(40, 40), robot.add(120, 120)
    click(robot.qtbot, robot.canvas, robot.at(40, 40))
    click(robot.qtbot, robot.canvas, robot.at(120, 120), SHIFT)
    assert robot.session.selected_layers == (one, two)
    click(robot.qtbot, robot.canvas, robot.at(40, 40), SHIFT)
    assert robot.session.selected_layers == (two,)


def test_a_frame_selects_what_it_touches(robot: CanvasRobot) -> None:
    one, two = robot.add(40, 40), robot.add(120, 120)
    robot.add(220, 220)
    drag(robot.qtbot, robot.canvas, robot.at(5, 5), robot.at(130, 130))
    assert set(robot.session.selected_layers) == {one, two}


def test_a_drag_is_one_edit(robot: CanvasRobot) -> None:
    layer = robot.add(60, 60)
    drag(robot.qtbot, robot.canvas, robot.at(60, 60), robot.at(95, 75), ALT)
    assert robot.steps() == ["Add layer", "Move layers"]
    assert robot.place(layer).x == pytest.approx(95, abs=1)
    assert robot.place(layer).y == pytest.approx(75, abs=1)


def test_a_moved_layer_clings_to_the_middle(robot: CanvasRobot) -> None:
    layer = robot.add(60, 60)
    drag(robot.qtbot, robot.canvas, robot.at(60, 60), robot.at(129.5, 126.5))
    assert (robot.place(layer).x, robot.place(layer).y) == (128, 128)


def test_what_is_dragged_is_shown_before_it_is_let_go(robot: CanvasRobot) -> None:
    layer = robot.add(60, 60)
    drag(robot.qtbot, robot.canvas, robot.at(60, 60), robot.at(100, 60), ALT, release=False)
    found = robot.canvas.tool.document().find_layer(layer)
    assert found is not None
    assert found[1].transform.x == pytest.approx(100, abs=1)
    assert robot.place(layer).x == 60
    assert isinstance(robot.canvas.tool.drag, LayerDrag)
    robot.qtbot.keyClick(robot.canvas, Key.Key_Escape)
    robot.qtbot.mouseRelease(robot.canvas, Qt.MouseButton.LeftButton)
    assert robot.place(layer).x == 60
    assert robot.steps() == ["Add layer"]


def test_a_handle_scales_from_the_side_across(robot: CanvasRobot) -> None:
    layer = robot.add(128, 128, side=60)
    robot.session.select([layer])
    handle = robot.canvas.tool.handle_places()["e"]
    drag(robot.qtbot, robot.canvas, handle, handle + QPointF(30 * robot.canvas.viewport_shown.scale, 0))
    place = robot.place(layer)
    assert place.width == pytest.approx(90, abs=2)
    assert place.height == 60
    assert place.x - place.width / 2 == pytest.approx(98, abs=0.01)
    assert robot.steps()[-1] == "Scale layers"


def test_the_round_handle_turns(robot: CanvasRobot) -> None:
    layer = robot.add(128, 128, side=60)
    robot.session.select([layer])
    turn = robot.canvas.tool.handle_places()["turn"]
    center = robot.at(128, 128)
    drag(robot.qtbot, robot.canvas, turn, center + QPointF(120, 0), SHIFT)
    assert robot.place(layer).rotation == pytest.approx(90)
    assert robot.steps()[-1] == "Rotate layers"


def test_a_turned_group_follows_the_mouse_inside_too(robot: CanvasRobot) -> None:
    layer = robot.add(128, 128)
    robot.session.apply(group_layers([layer]))
    group = robot.session.document.artboards[0].layers[0]
    robot.session.apply(
        update_layers([group.id], transform=group.transform.model_copy(update={"rotation": 90}))
    )
    robot.session.select([layer])
    drag(robot.qtbot, robot.canvas, robot.at(128, 128), robot.at(150, 128), ALT)
    assert robot.place(group.id).x == pytest.approx(150, abs=1)


def test_held_arrows_are_one_edit(robot: CanvasRobot) -> None:
    layer = robot.add(60, 60)
    robot.session.select([layer])
    robot.qtbot.keyPress(robot.canvas, Key.Key_Right)
    for _ in range(3):
        repeat = QKeyEvent(QKeyEvent.Type.KeyPress, Key.Key_Right, PLAIN, "", True)
        robot.canvas.keyPressEvent(repeat)
    robot.qtbot.keyRelease(robot.canvas, Key.Key_Right)
    assert robot.place(layer).x == 64
    robot.qtbot.keyClick(robot.canvas, Key.Key_Up, SHIFT)
    assert robot.place(layer).y == 50
    assert robot.steps() == ["Add layer", "Move layers", "Move layers"]


def test_delete_and_undo(robot: CanvasRobot) -> None:
    layer = robot.add(60, 60)
    robot.session.select([layer])
    robot.qtbot.keyClick(robot.canvas, Key.Key_Delete)
    assert robot.session.document.artboards[0].layers == ()
    robot.studio.wait(robot.studio.window.actions_by_id["edit.undo"].isEnabled)
    robot.studio.do("edit.undo")
    assert robot.place(layer).x == 60


def test_the_wheel_zooms_at_the_mouse_and_shift_1_fits(robot: CanvasRobot) -> None:
    robot.studio.do("view.actual")
    assert robot.canvas.viewport_shown.scale == 1
    robot.studio.do("view.zoom_in")
    assert robot.canvas.viewport_shown.scale == 1.5
    robot.qtbot.keyClick(robot.canvas, Key.Key_Exclam, SHIFT)
    board = robot.session.document.artboards[0]
    shown = robot.canvas.viewport_shown.rect_to_view(QRectF(board.x, board.y, board.width, board.height))
    assert QRectF(robot.canvas.rect()).contains(shown)
    assert not QRectF(robot.canvas.strip.geometry()).intersects(shown)


def test_space_and_the_middle_button_pan(robot: CanvasRobot) -> None:
    before = robot.canvas.viewport_shown
    robot.qtbot.keyPress(robot.canvas, Key.Key_Space)
    drag(robot.qtbot, robot.canvas, QPointF(50, 50), QPointF(90, 70))
    robot.qtbot.keyRelease(robot.canvas, Key.Key_Space)
    after = robot.canvas.viewport_shown
    assert after.scale == before.scale
    assert after.to_view(QPointF(0, 0)) - before.to_view(QPointF(0, 0)) == QPointF(40, 20)


def test_a_picture_file_is_dropped_where_the_mouse_is(robot: CanvasRobot, tmp_path: Path) -> None:
    file = tmp_path / "cat.png"
    file.write_bytes(tiny_png(3, 32))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    robot.canvas.dropEvent(QDropEvent(robot.at(80, 90), copy, mime, left, PLAIN))
    robot.studio.wait(lambda: bool(robot.session.document.artboards[0].layers))
    layer = robot.session.document.artboards[0].layers[0]
    assert isinstance(layer, ImageLayer)
    assert (layer.transform.x, layer.transform.y) == (pytest.approx(80, abs=1), pytest.approx(90, abs=1))
    assert layer.name == "cat"
    assert robot.session.selected_layers == (layer.id,)


def test_files_are_placed_in_a_project_without_artboards(robot: CanvasRobot, tmp_path: Path) -> None:
    studio, session = robot.studio, robot.session
    studio.do("edit.delete_artboard")
    assert session.document.artboards == ()
    for number, name in enumerate(("one", "two")):
        (tmp_path / f"{name}.png").write_bytes(tiny_png(number, 16))
    studio.chooser.answers = [tmp_path / "one.png", tmp_path / "two.png"]
    studio.do("file.place")
    studio.wait(lambda: len(session.document.artboards) == 2)
    first, second = session.document.artboards
    assert second.x >= first.x + first.width


def test_a_file_that_is_no_picture_is_told(robot: CanvasRobot, tmp_path: Path) -> None:
    file = tmp_path / "broken.png"
    file.write_bytes(b"not a picture")
    robot.canvas.place_files([file])
    robot.studio.wait(lambda: bool(robot.studio.notices()))
    assert "broken.png" in robot.studio.notices()[0]
    assert robot.session.document.artboards[0].layers == ()


def test_an_artboard_moves_by_its_name(robot: CanvasRobot) -> None:
    name = robot.at(0, 0) + QPointF(6, -8)
    scale = robot.canvas.viewport_shown.scale
    drag(robot.qtbot, robot.canvas, name, name + QPointF(30 * scale, 0))
    assert robot.session.document.artboards[0].x == pytest.approx(30, abs=1)
    assert robot.steps() == ["Change artboard"]


def test_layers_are_painted_as_they_are_exported(robot: CanvasRobot, tmp_path: Path) -> None:
    file = tmp_path / "red.png"
    file.write_bytes(tiny_png(5, 16))
    robot.canvas.place_files([file])
    robot.studio.wait(lambda: bool(robot.session.document.artboards[0].layers))
    robot.session.select()
    layer = robot.session.document.artboards[0].layers[0]
    assert isinstance(layer, ImageLayer)
    picture = robot.session.images.image(layer.asset)
    assert picture is not None
    wanted = picture.pixelColor(8, 8)
    spot = robot.at(128 + 6, 128 + 6).toPoint()

    def painted() -> bool:
        return robot.canvas.grab().toImage().pixelColor(spot) == wanted

    robot.studio.wait(painted)
