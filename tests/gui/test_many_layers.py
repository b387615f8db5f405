"""Properties of several layers at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt

from creastudio.core import edits
from creastudio.core.canvas import Layer, ShapeLayer, TextLayer, Transform
from creastudio.core.effects import DropShadow
from creastudio.core.fills import GradientFill, SolidFill
from creastudio.shell.panels.fields.number import DASH, Number, relative
from creastudio.shell.panels.properties.blending import Blending
from creastudio.shell.panels.properties.layer_properties import LayerProperties
from tests.gui.conftest import StudioRobot
from tests.gui.mouse import drag


def show(studio: StudioRobot, *layers: Layer) -> LayerProperties:
    for layer in layers:
        studio.session.apply(edits.add_layer(studio.session.artboard_id, layer))
    studio.session.select([layer.id for layer in layers])
    studio.window.show_panel("properties")
    found = studio.window.findChild(LayerProperties)
    assert found is not None
    return found


def now(studio: StudioRobot) -> tuple[Layer, ...]:
    return studio.session.document.artboards[0].layers


def shape(x: float, **fields: object) -> ShapeLayer:
    return ShapeLayer.model_validate({"transform": Transform(x=x, y=50, width=40, height=x), **fields})


def enter(studio: StudioRobot, field: Number, text: str) -> None:
    field.setFocus()
    field.selectAll()
    studio.qtbot.keyClicks(field, text)
    studio.qtbot.keyClick(field, Qt.Key.Key_Return)


def test_values_that_differ_are_a_dash_and_one_number_sets_all(studio: StudioRobot) -> None:
    words = TextLayer(text="Words", transform=Transform(x=80, y=50, width=40, height=20))
    form = show(studio, shape(30), words, shape(60))
    assert form.heading.text() == "3 layers"
    assert form.left_field.text() == DASH
    assert form.top_field.text() == "50"
    assert not form.text.isVisibleTo(form)
    steps = len(studio.session.workspace.history.entries())
    # The same number as the first one's: the box itself would see no change.
    enter(studio, form.left_field, "30")
    assert [layer.transform.x for layer in now(studio)] == [30, 30, 30]
    assert form.left_field.text() == "30"
    assert len(studio.session.workspace.history.entries()) == steps + 1
    studio.session.workspace.undo()
    assert [layer.transform.x for layer in now(studio)] == [30, 80, 60]
    assert form.left_field.text() == DASH


def test_what_follows_a_sign_changes_each(studio: StudioRobot) -> None:
    form = show(studio, shape(30), shape(60))
    enter(studio, form.left_field, "+10")
    assert [layer.transform.x for layer in now(studio)] == [40, 70]
    enter(studio, form.left_field, "-=5")
    assert [layer.transform.x for layer in now(studio)] == [35, 65]
    assert not form.keep.isChecked()
    enter(studio, form.height_field, "*2")
    assert [layer.transform.height for layer in now(studio)] == [60, 120]
    assert [layer.transform.width for layer in now(studio)] == [40, 40]
    enter(studio, form.top_field, "-7")
    assert [layer.transform.y for layer in now(studio)] == [-7, -7]
    enter(studio, form.top_field, "/2")
    assert [layer.transform.y for layer in now(studio)] == [-3.5, -3.5]


def test_what_is_no_number_changes_nothing(studio: StudioRobot) -> None:
    form = show(studio, shape(30), shape(60))
    before = studio.session.document
    for text in ("", "+", "/0"):
        enter(studio, form.left_field, text)
    assert studio.session.document is before
    assert form.left_field.text() == DASH


def test_arrows_and_drags_move_each_by_as_much(studio: StudioRobot) -> None:
    form = show(studio, shape(30), shape(60))
    form.left_field.setFocus()
    studio.qtbot.keyClick(form.left_field, Qt.Key.Key_Up)
    assert [layer.transform.x for layer in now(studio)] == [31, 61]
    studio.window.canvas.setFocus()
    line = form.left_field.lineEdit()
    start = QPointF(line.rect().center())
    steps = len(studio.session.workspace.history.entries())
    drag(studio.qtbot, line, start, start + QPointF(20, 0))
    assert [layer.transform.x for layer in now(studio)] == [41, 71]
    assert len(studio.session.workspace.history.entries()) == steps + 1


def test_locked_layers_stay_where_they_are(studio: StudioRobot) -> None:
    form = show(studio, shape(30, locked=True), shape(60))
    enter(studio, form.left_field, "+10")
    assert [layer.transform.x for layer in now(studio)] == [30, 70]


def test_opacity_and_blend_mode_of_different_layers(studio: StudioRobot) -> None:
    words = TextLayer(text="Words", opacity=0.5, blend="multiply")
    form = show(studio, shape(30), words)
    blending = form.findChild(Blending)
    assert blending is not None
    assert blending.mode.currentIndex() == -1
    assert blending.opacity.number.text() == DASH
    enter(studio, blending.opacity.number, "-=20")
    assert [layer.opacity for layer in now(studio)] == pytest.approx([0.8, 0.3])
    enter(studio, blending.opacity.number, "+50")
    assert [layer.opacity for layer in now(studio)] == pytest.approx([1.0, 0.8])


def test_effects_of_one_kind_are_changed_together(studio: StudioRobot) -> None:
    form = show(studio, shape(30, effects=(DropShadow(x=5),)), shape(60, effects=(DropShadow(x=9, blur=2),)))
    row = form.effects.rows[0]
    assert row.sliders["x"].number.text() == DASH
    enter(studio, row.sliders["x"].number, "+1")
    row.visible_box.click()
    assert [(e.x, e.visible) for layer in now(studio) for e in layer.effects if isinstance(e, DropShadow)] == [
        (6, False), (10, False),
    ]  # fmt: skip
    blurs = [e.blur for layer in now(studio) for e in layer.effects if isinstance(e, DropShadow)]
    assert blurs[1] == 2


def test_an_effect_is_added_to_each_of_layers_with_different_ones(studio: StudioRobot) -> None:
    form = show(studio, shape(30, effects=(DropShadow(),)), shape(60))
    assert form.effects.differ.isVisibleTo(form)
    menu = form.effects.add.menu()
    assert menu is not None
    menu.actions()[2].trigger()
    assert [[effect.type for effect in layer.effects] for layer in now(studio)] == [
        ["shadow", "blur"],
        ["blur"],
    ]


def test_shapes_keep_what_is_not_changed_of_their_fills(studio: StudioRobot) -> None:
    form = show(
        studio, shape(30, fill=SolidFill(color="#ff0000")), shape(60, fill=SolidFill(color="#00ff00"))
    )
    assert form.shape.first.code.text() == "Mixed"
    form.shape.fill.setCurrentIndex(form.shape.fill.findData("linear"))
    form.shape.fill.activated.emit(0)
    fills = [layer.fill for layer in now(studio) if isinstance(layer, ShapeLayer)]
    assert [fill.stops[0].color for fill in fills if isinstance(fill, GradientFill)] == ["#ff0000", "#00ff00"]


@pytest.mark.parametrize(
    ("text", "of_8"),
    [("+2", 10), ("+=2", 10), ("-=2", 6), ("*1.5", 12), ("/4", 2), ("-2", None), ("8", None), ("/0", None)],
)
def test_signs_before_a_number(text: str, of_8: float | None) -> None:
    change = relative(text)
    assert (change(8) if change is not None else None) == of_8
