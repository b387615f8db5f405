"""Properties of shapes, effects and adjustments."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from creastudio.core import edits
from creastudio.core.adjustments import Curves, HueSaturation, Levels
from creastudio.core.canvas import AdjustmentLayer, GroupLayer, Layer, ShapeLayer, Transform
from creastudio.core.effects import DropShadow
from creastudio.core.fills import GradientFill
from creastudio.shell.panels.properties.layer_properties import LayerProperties
from tests.gui.conftest import StudioRobot


def panel(studio: StudioRobot, layer: Layer) -> LayerProperties:
    studio.session.apply(edits.add_layer(studio.session.artboard_id, layer))
    studio.session.select([layer.id])
    studio.window.show_panel("properties")
    return studio.window.findChild(LayerProperties)  # type: ignore[return-value]


def now(studio: StudioRobot) -> Layer:
    return studio.session.document.artboards[0].layers[-1]


@pytest.fixture
def shape() -> ShapeLayer:
    return ShapeLayer(transform=Transform(x=100, y=100, width=80, height=60))


def test_a_shape_changes_its_kind_corners_and_fill(studio: StudioRobot, shape: ShapeLayer) -> None:
    fields = panel(studio, shape).shape
    fields.radius.setValue(12)
    fields.fill.setCurrentIndex(fields.fill.findData("linear"))
    fields.fill.activated.emit(0)
    fields.angle.setValue(90)
    fields.kind.setCurrentIndex(fields.kind.findData("star"))
    fields.kind.activated.emit(0)
    fields.sides.setValue(7)
    layer = now(studio)
    assert isinstance(layer, ShapeLayer)
    assert (layer.shape, layer.radius, layer.sides) == ("star", 12, 7)
    assert isinstance(layer.fill, GradientFill)
    assert layer.fill.start == pytest.approx((0.5, 0))
    assert layer.fill.end == pytest.approx((0.5, 1))


def test_an_outline_comes_and_goes_by_its_width(studio: StudioRobot, shape: ShapeLayer) -> None:
    fields = panel(studio, shape).shape
    fields.line.setValue(5)
    layer = now(studio)
    assert isinstance(layer, ShapeLayer)
    assert layer.outline is not None
    assert layer.outline.width == 5
    fields.dashed.click()
    layer = now(studio)
    assert isinstance(layer, ShapeLayer)
    assert layer.outline is not None
    assert layer.outline.dash
    fields.line.setValue(0)
    layer = now(studio)
    assert isinstance(layer, ShapeLayer)
    assert layer.outline is None


def test_skew_and_rotation_are_numbers(studio: StudioRobot, shape: ShapeLayer) -> None:
    fields = panel(studio, shape)
    fields.skew.setValue(20)
    fields.rotation.setValue(45)
    assert (now(studio).transform.skew, now(studio).transform.rotation) == (20, 45)


def test_effects_are_added_changed_hidden_and_removed(studio: StudioRobot, shape: ShapeLayer) -> None:
    fields = panel(studio, shape).effects
    menu = fields.add.menu()
    assert menu is not None
    menu.actions()[0].trigger()
    menu.actions()[1].trigger()
    assert [effect.type for effect in now(studio).effects] == ["shadow", "stroke"]
    fields.rows[0].sliders["x"].number.setValue(30)
    shadow = now(studio).effects[0]
    assert isinstance(shadow, DropShadow)
    assert shadow.x == 30
    fields.rows[0].visible_box.click()
    assert not now(studio).effects[0].visible
    fields.rows[0].remove.click()
    assert [effect.type for effect in now(studio).effects] == ["stroke"]
    studio.session.workspace.undo()
    assert [effect.type for effect in now(studio).effects] == ["shadow", "stroke"]
    assert len(fields.rows) == 2


def test_a_slider_shows_what_it_does_before_it_is_let_go(studio: StudioRobot) -> None:
    fields = panel(studio, AdjustmentLayer(adjustment=Levels())).adjustment
    slider = fields.sliders["levels.gamma"]
    steps = len(studio.session.workspace.history.entries())
    slider.slider.setSliderDown(True)
    slider.slider.setSliderPosition(500)
    shown = studio.window.canvas.tool.document().artboards[0].layers[-1]
    assert isinstance(shown, AdjustmentLayer)
    assert isinstance(shown.adjustment, Levels)
    assert shown.adjustment.gamma == pytest.approx(2.55)
    assert now(studio) != shown
    slider.slider.setSliderDown(False)
    assert now(studio) == shown
    assert len(studio.session.workspace.history.entries()) == steps + 1


def test_hue_is_changed(studio: StudioRobot) -> None:
    fields = panel(studio, AdjustmentLayer(adjustment=HueSaturation())).adjustment
    fields.sliders["hue.hue"].number.setValue(90)
    fields.colorize.click()
    layer = now(studio)
    assert isinstance(layer, AdjustmentLayer)
    assert layer.adjustment == HueSaturation(hue=90, colorize=True)


def test_a_curve_is_drawn_and_a_point_thrown_away(studio: StudioRobot) -> None:
    fields = panel(studio, AdjustmentLayer(adjustment=Curves())).adjustment
    curve = fields.curve
    middle = curve.rect().center()
    studio.qtbot.mousePress(curve, Qt.MouseButton.LeftButton, pos=middle)
    studio.qtbot.mouseRelease(curve, Qt.MouseButton.LeftButton, pos=middle - QPoint(0, 30))
    layer = now(studio)
    assert isinstance(layer, AdjustmentLayer)
    assert isinstance(layer.adjustment, Curves)
    assert len(layer.adjustment.rgb) == 3
    studio.qtbot.mousePress(curve, Qt.MouseButton.LeftButton, pos=middle)
    studio.qtbot.mouseRelease(curve, Qt.MouseButton.LeftButton, pos=QPoint(middle.x(), curve.height() * 2))
    layer = now(studio)
    assert isinstance(layer, AdjustmentLayer)
    assert isinstance(layer.adjustment, Curves)
    assert len(layer.adjustment.rgb) == 2


def test_each_layer_remembers_whether_it_keeps_its_proportions(
    studio: StudioRobot, shape: ShapeLayer
) -> None:
    group = GroupLayer(transform=Transform(x=100, y=100, width=80, height=60))
    form = panel(studio, group)
    assert form.keep.isChecked()
    form.keep.click()
    form.width_field.setValue(40)
    assert (now(studio).transform.width, now(studio).transform.height) == (40, 60)
    panel(studio, shape)
    assert not form.keep.isChecked()
    form.keep.click()
    studio.session.select([group.id])
    assert not form.keep.isChecked()
    panel(studio, GroupLayer(transform=Transform(x=100, y=100, width=80, height=60)))
    assert form.keep.isChecked()
    studio.session.select([shape.id])
    assert form.keep.isChecked()
