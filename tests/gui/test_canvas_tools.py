"""Tools of the canvas, by mouse and key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtWidgets import QComboBox

from creastudio.core.canvas import Artboard, ShapeLayer, TextLayer, Transform
from creastudio.core.edits import add_artboard, add_layer
from creastudio.core.fills import SolidFill
from creastudio.shell.canvas.hit import outline
from creastudio.shell.canvas.tools.crop import CropTool
from creastudio.shell.panels.fields.number import Number
from tests.gui.canvas_hand import at, press
from tests.gui.conftest import StudioRobot
from tests.gui.mouse import click, drag


@pytest.fixture(autouse=True)
def large(studio: StudioRobot) -> None:
    studio.new(1000, 1000)


@pytest.mark.parametrize(
    ("key", "shape"),
    [
        (Qt.Key.Key_R, "rectangle"),
        (Qt.Key.Key_O, "ellipse"),
        (Qt.Key.Key_P, "polygon"),
        (Qt.Key.Key_Y, "star"),
    ],
)
def test_a_shape_is_drawn_and_selected(studio: StudioRobot, key: Qt.Key, shape: str) -> None:
    press(studio, key)
    canvas = studio.window.canvas
    assert canvas.strip.buttons[shape].isChecked()
    drag(studio.qtbot, canvas, at(studio, 100, 200), at(studio, 400, 500))
    (layer,) = studio.session.document.artboards[0].layers
    assert isinstance(layer, ShapeLayer)
    assert layer.shape == shape
    assert layer.transform.width == pytest.approx(300, abs=4)
    assert (layer.transform.x, layer.transform.y) == pytest.approx((250, 350), abs=4)
    assert studio.session.selected_layers == (layer.id,)
    assert canvas.toolbox.chosen == "select"
    studio.session.workspace.undo()
    assert studio.session.document.artboards[0].layers == ()


@pytest.mark.parametrize("height", [1000, 460, 300])
def test_every_tool_can_be_reached_in_a_low_window(studio: StudioRobot, height: int) -> None:
    canvas = studio.window.canvas
    canvas.resize(canvas.width(), height)
    canvas.strip.layout().activate()
    for name, button in canvas.strip.buttons.items():
        place = QRect(button.mapTo(canvas, QPoint()), button.size())
        assert canvas.rect().contains(place), name
    places = [button.geometry() for button in canvas.strip.buttons.values()]
    assert not any(a.intersects(b) for i, a in enumerate(places) for b in places[:i])


def test_the_review_bar_keeps_clear_of_the_tools(studio: StudioRobot) -> None:
    studio.make(1)
    canvas = studio.window.canvas
    studio.wait(lambda: canvas.overlays.review.isVisible())
    bar, strip = canvas.overlays.review, canvas.strip
    canvas.resize(bar.width() + 160, 460)
    assert not bar.geometry().intersects(strip.geometry())
    assert canvas.rect().contains(bar.geometry())
    canvas.resize(bar.minimumSizeHint().width() + 20, 460)
    assert bar.x() < strip.geometry().right()
    assert not bar.geometry().intersects(strip.geometry())
    assert canvas.rect().contains(strip.geometry())


def test_shift_draws_a_square(studio: StudioRobot) -> None:
    press(studio, Qt.Key.Key_R)
    shift = Qt.KeyboardModifier.ShiftModifier
    drag(studio.qtbot, studio.window.canvas, at(studio, 100, 100), at(studio, 400, 250), modifiers=shift)
    place = studio.session.document.artboards[0].layers[0].transform
    assert place.width == place.height == pytest.approx(300, abs=4)


def test_escape_gives_up_and_leads_back(studio: StudioRobot) -> None:
    press(studio, Qt.Key.Key_R)
    press(studio, Qt.Key.Key_Escape)
    assert studio.window.canvas.toolbox.chosen == "select"
    assert studio.session.document.artboards[0].layers == ()


def test_a_text_box_is_as_wide_as_drawn(studio: StudioRobot) -> None:
    press(studio, Qt.Key.Key_T)
    drag(studio.qtbot, studio.window.canvas, at(studio, 100, 100), at(studio, 700, 300))
    studio.qtbot.keyClicks(studio.window.canvas, "Words")
    press(studio, Qt.Key.Key_Escape)
    (layer,) = studio.session.document.artboards[0].layers
    assert isinstance(layer, TextLayer)
    assert layer.wrap
    assert layer.transform.width == pytest.approx(600, abs=4)


@pytest.mark.parametrize("drawn", [False, True])
def test_a_text_beside_all_artboards_goes_on_the_nearest(studio: StudioRobot, *, drawn: bool) -> None:
    first = studio.session.document.artboards[0]
    studio.session.apply(add_artboard(Artboard(x=first.width + 200, width=first.width, height=first.height)))
    studio.session.set_artboard(first.id)
    press(studio, Qt.Key.Key_T)
    studio.window.canvas.zoom_fit()
    canvas, end = studio.window.canvas, first.width * 2 + 200
    start = at(studio, end + 20, 80)
    if drawn:
        drag(studio.qtbot, canvas, start, at(studio, end + 100, 140))
    else:
        click(studio.qtbot, canvas, start)
    studio.qtbot.keyClicks(canvas, "Words")
    press(studio, Qt.Key.Key_Escape)
    boards = studio.session.document.artboards
    assert boards[0].layers == ()
    (layer,) = boards[1].layers
    assert studio.session.artboard_id == boards[1].id
    assert QRectF(0, 0, first.width, first.height).contains(outline(layer).boundingRect().center())
    assert outline(layer).boundingRect().left() >= 0


def test_ctrl_leans_a_layer_by_the_middle_of_an_edge(studio: StudioRobot) -> None:
    press(studio, Qt.Key.Key_R)
    canvas = studio.window.canvas
    drag(studio.qtbot, canvas, at(studio, 300, 300), at(studio, 500, 500))
    before = studio.session.document.artboards[0].layers[0].transform
    handle = canvas.tool.handle_places()["s"]
    control = Qt.KeyboardModifier.ControlModifier
    far = canvas.viewport_shown.scale * before.height
    drag(studio.qtbot, canvas, handle, handle + QPointF(-far, 0), modifiers=control)
    after = studio.session.document.artboards[0].layers[0].transform
    assert after.skew == pytest.approx(45, abs=2)
    assert after.height == pytest.approx(before.height, rel=0.02)
    # The upper edge stays, and the handles sit on what is seen.
    assert canvas.tool.selections()[0].box.point(0, -1).x() == pytest.approx(before.x, abs=2)
    outline = canvas.tool.selections()[0].outlines()[0]
    assert canvas.tool.selections()[0].box.point(-1, -1) == outline.at(0)


def test_a_leaning_layer_scales_along_its_own_edges(studio: StudioRobot) -> None:
    place = Transform(x=400, y=400, width=200, height=100, rotation=30, skew=20)
    layer = ShapeLayer(transform=place)
    studio.session.apply(add_layer(studio.session.artboard_id, layer))
    studio.session.select([layer.id])
    canvas = studio.window.canvas
    box = canvas.tool.selections()[0].box
    handle, middle = canvas.tool.handle_places()["e"], box.point(0, 0)
    ahead = canvas.viewport_shown.to_view(QPointF(middle + (box.point(1, 0) - middle) * 2))
    drag(studio.qtbot, canvas, handle, ahead, modifiers=Qt.KeyboardModifier.NoModifier)
    after = studio.session.document.artboards[0].layers[0].transform
    assert after.width == pytest.approx(300, rel=0.03)
    assert (after.height, after.skew, after.rotation) == pytest.approx((100, 20, 30), abs=1.5)


def test_an_artboard_is_cropped_by_enter_and_not_before(studio: StudioRobot) -> None:
    layer = ShapeLayer(transform=Transform(x=500, y=500, width=100, height=100))
    studio.session.apply(add_layer(studio.session.artboard_id, layer))
    press(studio, Qt.Key.Key_C)
    drag(studio.qtbot, studio.window.canvas, at(studio, 200, 100), at(studio, 800, 900))
    assert studio.session.document.artboards[0].width == 1000
    press(studio, Qt.Key.Key_Return)
    board = studio.session.document.artboards[0]
    assert (board.x, board.y) == pytest.approx((200, 100), abs=4)
    assert (board.width, board.height) == pytest.approx((600, 800), abs=6)
    assert board.layers[0].transform.x + board.x == pytest.approx(500)
    assert studio.window.canvas.toolbox.chosen == "select"


def test_a_crop_that_is_given_up_changes_nothing(studio: StudioRobot) -> None:
    before = studio.session.document
    press(studio, Qt.Key.Key_C)
    drag(studio.qtbot, studio.window.canvas, at(studio, 200, 100), at(studio, 800, 900))
    press(studio, Qt.Key.Key_Escape)
    press(studio, Qt.Key.Key_Return)
    assert studio.session.document is before


def crop(studio: StudioRobot) -> CropTool:
    tool = studio.window.canvas.toolbox.tool
    assert isinstance(tool, CropTool)
    return tool


def frame(studio: StudioRobot) -> tuple[float, float, float, float]:
    found = crop(studio).frame
    assert found is not None
    return found.x(), found.y(), found.width(), found.height()


def test_the_frame_of_a_crop_is_pulled_moved_and_nudged(studio: StudioRobot) -> None:
    canvas = studio.window.canvas
    press(studio, Qt.Key.Key_C)
    drag(studio.qtbot, canvas, at(studio, 200, 200), at(studio, 600, 600))
    drag(studio.qtbot, canvas, at(studio, 600, 400), at(studio, 800, 400))
    assert frame(studio) == pytest.approx((200, 200, 600, 400), abs=5)
    drag(studio.qtbot, canvas, at(studio, 400, 300), at(studio, 500, 300))
    left, top, width, height = frame(studio)
    assert (left, top) == pytest.approx((300, 200), abs=6)
    studio.qtbot.keyClick(canvas, Qt.Key.Key_Left)
    studio.qtbot.keyClick(canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert frame(studio) == pytest.approx((left - 1, top + 10, width, height))
    studio.qtbot.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert frame(studio) == pytest.approx((left - 1, top + 10, width + 1, height))
    press(studio, Qt.Key.Key_Return)
    board = studio.session.document.artboards[0]
    assert (board.width, board.height) == (round(width + 1), round(height))


def test_a_crop_is_typed_and_keeps_its_ratio(studio: StudioRobot) -> None:
    press(studio, Qt.Key.Key_C)
    bar = studio.window.canvas.options
    numbers = {field.accessibleName(): field for field in bar.findChildren(Number)}
    assert numbers["Width"].value() == 1000
    ratio = bar.findChild(QComboBox)
    assert ratio is not None
    ratio.setCurrentIndex(ratio.findData("16:9"))
    ratio.activated.emit(ratio.currentIndex())
    assert frame(studio) == pytest.approx((0, 500 - 281.25, 1000, 562.5))
    field = numbers["Width"]
    field.setFocus()
    field.selectAll()
    studio.qtbot.keyClicks(field, "640")
    studio.qtbot.keyClick(field, Qt.Key.Key_Return)
    assert numbers["Height"].value() == 360
    studio.qtbot.keyClick(studio.window.canvas, Qt.Key.Key_Return)
    board = studio.session.document.artboards[0]
    assert (board.width, board.height) == (640, 360)
    assert (board.x, board.y) == (180, 320)


def test_a_colour_is_taken_for_a_text_or_into_the_palette(studio: StudioRobot) -> None:
    red = ShapeLayer(
        fill=SolidFill(color="#c03020"), transform=Transform(x=300, y=300, width=200, height=200)
    )
    words = TextLayer(text="Words", transform=Transform(x=700, y=700, width=200, height=80))
    for layer in (red, words):
        studio.session.apply(add_layer(studio.session.artboard_id, layer))
    studio.session.select([words.id])
    press(studio, Qt.Key.Key_I)
    studio.qtbot.mouseClick(
        studio.window.canvas, Qt.MouseButton.LeftButton, pos=at(studio, 300, 300).toPoint()
    )
    changed = studio.session.document.artboards[0].layers[1]
    assert isinstance(changed, TextLayer)
    assert changed.color == "#c03020"
    studio.session.select()
    studio.qtbot.mouseClick(
        studio.window.canvas, Qt.MouseButton.LeftButton, pos=at(studio, 300, 300).toPoint()
    )
    assert studio.session.document.palette == ("#c03020",)


def test_arrows_and_page_keys_pan_when_nothing_is_selected(studio: StudioRobot) -> None:
    canvas, keys = studio.window.canvas, Qt.Key
    studio.session.select()
    start = canvas.viewport_shown.to_view(QPointF())
    press(studio, keys.Key_Right)
    studio.qtbot.keyClick(canvas, keys.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert canvas.viewport_shown.to_view(QPointF()) - start == QPointF(-40, -200)
    press(studio, keys.Key_PageUp)
    assert canvas.viewport_shown.to_view(QPointF()).y() == pytest.approx(
        start.y() - 200 + 0.9 * canvas.height()
    )
    layer = ShapeLayer(locked=True)
    studio.session.apply(add_layer(studio.session.artboard_id, layer))
    studio.session.select([layer.id])
    start = canvas.viewport_shown.to_view(QPointF())
    press(studio, keys.Key_Right)
    assert canvas.viewport_shown.to_view(QPointF()) == start


def test_the_card_that_teaches_makes_way_for_a_tool(studio: StudioRobot) -> None:
    card = studio.window.canvas.overlays.card
    assert card.isVisible()
    press(studio, Qt.Key.Key_T)
    assert not card.isVisible()
    press(studio, Qt.Key.Key_Escape)
    assert card.isVisible()


def test_a_drag_that_begins_beside_the_artboards_draws_on_the_one_it_covers(studio: StudioRobot) -> None:
    studio.session.apply(add_artboard(Artboard(name="Print", width=1000, height=1400, x=1100, bleed=40)))
    canvas = studio.window.canvas
    canvas.zoom_fit()
    studio.session.set_artboard(studio.session.document.artboards[0].id)
    press(studio, Qt.Key.Key_R)
    # From between the two, over all of the second; both ends cling to its bleed.
    drag(studio.qtbot, canvas, at(studio, 1058, -42), at(studio, 2142, 1442))
    first, second = studio.session.document.artboards
    assert first.layers == ()
    (layer,) = second.layers
    place = layer.transform
    assert (place.x, place.y, place.width, place.height) == (500, 700, 1080, 1480)
    assert studio.session.artboard_id == second.id


def test_a_new_text_is_alone_while_it_is_written_and_goes_by_its_words(studio: StudioRobot) -> None:
    ground = ShapeLayer(transform=Transform(x=500, y=500, width=1000, height=1000))
    studio.session.apply(add_layer(studio.session.artboard_id, ground))
    studio.session.select([ground.id])
    canvas = studio.window.canvas
    press(studio, Qt.Key.Key_T)
    drag(studio.qtbot, canvas, at(studio, 100, 100), at(studio, 900, 300))
    assert studio.session.selected_layers == ()
    studio.qtbot.keyClicks(canvas, "Night Music")
    press(studio, Qt.Key.Key_Escape)
    layer = studio.session.document.artboards[0].layers[-1]
    assert (layer.name, studio.session.selected_layers) == ("Night Music", (layer.id,))


def test_a_layer_dragged_onto_another_artboard_belongs_there(studio: StudioRobot) -> None:
    first = studio.session.artboard_id
    studio.session.apply(add_artboard(Artboard(name="Second", width=1000, height=1000, x=1100)))
    back, front = (ShapeLayer(transform=Transform(x=x, y=500, width=400, height=400)) for x in (300, 400))
    for layer in (back, front):
        studio.session.apply(add_layer(first, layer))
    studio.session.select([front.id, back.id])
    canvas = studio.window.canvas
    canvas.zoom_fit()
    start, there = at(studio, 350, 500), at(studio, 1650, 450)
    drag(studio.qtbot, canvas, start, there, release=False)
    # Seen whole already while it is held.
    assert [len(board.layers) for board in canvas.tool.document().artboards] == [0, 2]
    studio.qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=there.toPoint())
    one, two = studio.session.document.artboards
    assert one.layers == ()
    assert [layer.id for layer in two.layers] == [back.id, front.id]
    assert (two.layers[1].transform.x, two.layers[1].transform.y) == pytest.approx((600, 450), abs=8)
    assert studio.session.artboard_id == two.id
    assert set(studio.session.selected_layers) == {back.id, front.id}
    studio.session.workspace.undo()
    assert [layer.id for layer in studio.session.document.artboards[0].layers] == [back.id, front.id]
