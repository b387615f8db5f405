"""Parts of the selecting tool: what lies under the mouse, what drags begin, what arrow keys move."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt

from creastudio.core.canvas import Artboard, GroupLayer, ShapeLayer, TextLayer, Transform
from creastudio.core.document import Document
from creastudio.shell.canvas.drag_starts import handle_drag, move_drag
from creastudio.shell.canvas.drags import MoveDrag, ScaleDrag, SkewDrag, TurnDrag
from creastudio.shell.canvas.nudging import Nudging
from creastudio.shell.canvas.selection import selection_in
from creastudio.shell.canvas.under_mouse import layer_under, name_under, text_under
from creastudio.shell.canvas.viewport import Viewport

VIEW = Viewport(scale=2.0, left=-50.0, top=-50.0)
NONE = Qt.KeyboardModifier.NoModifier


def view(x: float, y: float) -> QPointF:
    """Return the view point over a canvas point."""
    return VIEW.to_view(QPointF(x, y))


TEXT = TextLayer(name="t", text="words", transform=Transform(x=50, y=20, width=60, height=20))
GROUP = GroupLayer(name="g", transform=Transform(x=100, y=100, width=200, height=200), layers=(TEXT,))
SHAPE = ShapeLayer(name="s", transform=Transform(x=100, y=150, width=40, height=40))
BOARD = Artboard(name="1", width=200, height=200, layers=(GROUP, SHAPE))
AWAY = Artboard(name="2", x=400, width=200, height=200, layers=(SHAPE.model_copy(update={"id": "away"}),))
DOC = Document(artboards=(BOARD, AWAY))


@pytest.fixture(autouse=True)
def fonts(qapp: object) -> None:
    """Names are measured by their letters."""


def test_layers_are_found_under_a_point_with_their_artboard() -> None:
    assert layer_under(DOC, VIEW, view(100, 150)) == (BOARD, SHAPE)
    assert layer_under(DOC, VIEW, view(199, 199)) is None
    assert layer_under(DOC, VIEW, view(300, 100)) is None
    found = layer_under(DOC, VIEW, view(500, 150))
    assert found is not None
    assert (found[0].name, found[1].id) == ("2", "away")


def test_a_text_is_found_within_its_group() -> None:
    assert text_under(DOC, VIEW, view(50, 20)) == TEXT
    assert text_under(DOC, VIEW, view(100, 150)) is None
    assert text_under(DOC, VIEW, view(300, 100)) is None


def test_an_artboard_is_found_by_its_name() -> None:
    # The name stands above its upper left corner.
    found = name_under(DOC, VIEW, VIEW.to_view(QPointF(0, 0)) + QPointF(4, -8))
    assert found == BOARD
    assert name_under(DOC, VIEW, view(100, 100)) is None


def test_a_handle_begins_its_drag() -> None:
    (selection,) = selection_in(DOC, (SHAPE.id,))
    start = QPointF(120, 150)
    assert isinstance(handle_drag("turn", selection, start, 2.0, NONE), TurnDrag)
    assert isinstance(handle_drag("e", selection, start, 2.0, NONE), ScaleDrag)
    control = Qt.KeyboardModifier.ControlModifier
    assert isinstance(handle_drag("e", selection, start, 2.0, control), SkewDrag)
    assert isinstance(handle_drag("ne", selection, start, 2.0, control), ScaleDrag)


def test_what_lies_on_the_artboard_under_the_mouse_is_moved() -> None:
    drag = move_drag(DOC, selection_in(DOC, (SHAPE.id, "away")), QPointF(500, 150), 2.0)
    assert isinstance(drag, MoveDrag)
    drag.move(QPointF(507, 150), NONE)
    edit = drag.edit()
    assert edit is not None
    moved = edit.apply(DOC)
    assert moved.artboards[1] != AWAY
    assert moved.artboards[0] == BOARD


def test_arrow_keys_move_and_the_way_back_is_one_edit() -> None:
    nudging = Nudging()
    assert not nudging.nudge([], 1, 0, far=False)
    assert nudging.shown(DOC) is DOC
    assert nudging.take() is None
    assert nudging.nudge(selection_in(DOC, (SHAPE.id,)), 1, 0, far=True)
    once = nudging.shown(DOC)
    assert nudging.nudge(selection_in(once, (SHAPE.id,)), 0, -1, far=False)
    place = nudging.shown(DOC).find_layers([SHAPE.id])[0][1].transform
    assert (place.x, place.y) == (110, 149)
    edit = nudging.take()
    assert edit is not None
    assert not nudging
    assert edit.apply(DOC).find_layers([SHAPE.id])[0][1].transform == place


def test_what_is_locked_is_not_moved() -> None:
    locked = SHAPE.model_copy(update={"locked": True})
    document = Document(artboards=(BOARD.model_copy(update={"layers": (locked,)}),))
    assert not Nudging().nudge(selection_in(document, (SHAPE.id,)), 1, 0, far=False)
