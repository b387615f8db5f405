"""Texts by the Properties panel and by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QComboBox, QToolButton

from creastudio.core import edits
from creastudio.core.canvas import TextLayer, Transform
from creastudio.render.text_layout import flow_of
from creastudio.shell.panels.fields.font_field import FAMILY_ROLE
from creastudio.shell.panels.fields.number import Number
from creastudio.shell.panels.properties.layer_properties import LayerProperties
from creastudio.shell.panels.properties.text_properties import TextProperties
from tests.gui.conftest import StudioRobot
from tests.gui.mouse import drag

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def texts(studio: StudioRobot) -> list[str]:
    """Two texts, the first selected."""
    made = [
        TextLayer(text="One", size=40, transform=Transform(x=100, y=60, width=180, height=60)),
        TextLayer(
            text="Two", size=20, weight=700, family="Poppins", align="center",
            transform=Transform(x=100, y=160, width=180, height=60),
        ),
    ]  # fmt: skip
    for layer in made:
        studio.session.apply(edits.add_layer(studio.session.artboard_id, layer))
    studio.window.show_panel("properties")
    studio.session.select([made[0].id])
    return [layer.id for layer in made]


def fields(studio: StudioRobot) -> TextProperties:
    found = studio.window.findChild(LayerProperties)
    assert found is not None
    return found.text


def layer(studio: StudioRobot, layer_id: str) -> TextLayer:
    found = studio.session.document.find_layer(layer_id)
    assert found is not None
    assert isinstance(found[1], TextLayer)
    return found[1]


def steps(studio: StudioRobot) -> int:
    return len(studio.session.workspace.history.entries())


def choose(box: QComboBox, value: object) -> None:
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def test_every_property_of_a_text_has_a_field(studio: StudioRobot, texts: list[str]) -> None:
    form = fields(studio)
    choose(form.weight, 700)
    form.italic.click()
    form.underline.click()
    form.size_field.setValue(51.5)
    form.tracking.setValue(120)
    form.leading.setValue(1.4)
    form.align.buttons["justify"].click()
    form.anchor.buttons["bottom"].click()
    form.wrap.click()
    form.fit.click()
    choose(form.direction, "rtl")
    form.vertical.click()
    choose(form.language, "zh-Hant")
    now = layer(studio, texts[0])
    assert (now.weight, now.italic, now.underline, now.size) == (700, True, True, 51.5)
    assert (now.tracking, now.leading, now.align, now.anchor) == (120, 1.4, "justify", "bottom")
    assert (now.wrap, now.fit, now.direction, now.vertical, now.language) == (
        False,
        True,
        "rtl",
        True,
        "zh-Hant",
    )


def test_a_drag_on_a_number_is_seen_at_once_and_is_one_step(studio: StudioRobot, texts: list[str]) -> None:
    field = fields(studio).size_field
    line, before = field.lineEdit(), steps(studio)
    start = QPointF(line.rect().center())
    drag(studio.qtbot, line, start, start + QPointF(40, 0), release=False)
    shown = studio.window.canvas.tool.document().find_layer(texts[0])
    assert shown is not None
    assert isinstance(shown[1], TextLayer)
    assert shown[1].size == field.value() == 60
    assert layer(studio, texts[0]).size == 40
    studio.qtbot.mouseRelease(line, Qt.MouseButton.LeftButton, pos=(start + QPointF(40, 0)).toPoint())
    assert layer(studio, texts[0]).size == 60
    assert steps(studio) == before + 1


def test_a_drag_that_is_given_up_changes_nothing(studio: StudioRobot, texts: list[str]) -> None:
    field = fields(studio).size_field
    line, before = field.lineEdit(), studio.session.document
    start = QPointF(line.rect().center())
    drag(studio.qtbot, line, start, start + QPointF(40, 0), release=False)
    studio.qtbot.keyClick(field, Qt.Key.Key_Escape)
    studio.qtbot.mouseRelease(line, Qt.MouseButton.LeftButton)
    assert studio.session.document is before
    assert studio.window.canvas.tool.document() is before
    assert field.value() == 40


def test_a_click_on_a_number_is_for_typing(studio: StudioRobot, texts: list[str]) -> None:
    field = fields(studio).size_field
    studio.qtbot.mouseClick(field.lineEdit(), Qt.MouseButton.LeftButton)
    studio.qtbot.keyClicks(field, "64")
    studio.qtbot.keyClick(field, Qt.Key.Key_Return)
    assert layer(studio, texts[0]).size == 64


def test_steps_of_an_automatic_line_height_begin_at_a_usual_one(
    studio: StudioRobot, texts: list[str]
) -> None:
    field = fields(studio).leading
    assert field.text() == "Auto"
    field.setFocus()
    studio.qtbot.keyClick(field, Qt.Key.Key_Up)
    assert layer(studio, texts[0]).leading == pytest.approx(1.25)


def test_weights_are_those_of_the_family(studio: StudioRobot, texts: list[str]) -> None:
    form = fields(studio)
    assert [form.weight.itemData(row) for row in range(form.weight.count())] == [400, 500, 600, 700, 900]
    studio.session.apply(edits.update_layers([texts[0]], family="Caveat", weight=600))
    offered = {form.weight.itemData(row): form.weight.itemText(row) for row in range(form.weight.count())}
    assert list(offered) == [400, 600, 700]
    assert "nearest" in offered[600]


def test_a_family_is_found_by_its_name_and_taken(studio: StudioRobot, texts: list[str]) -> None:
    field = fields(studio).family
    studio.qtbot.mouseClick(field, Qt.MouseButton.LeftButton)
    popup = field.popup
    assert popup is not None
    shown = [popup.model.index(row, 0).data(FAMILY_ROLE) for row in range(3)]
    assert shown[:2] == ["", "Caveat"]
    studio.qtbot.keyClicks(popup.search, "play disp")
    assert popup.model.rowCount() == 1
    studio.qtbot.keyClick(popup.search, Qt.Key.Key_Return)
    assert layer(studio, texts[0]).family == "Playfair Display"
    assert field.currentText() == "Playfair Display"


def test_a_family_is_seen_on_the_canvas_before_it_is_taken(studio: StudioRobot, texts: list[str]) -> None:
    before, field = studio.session.document, fields(studio).family
    studio.qtbot.mouseClick(field, Qt.MouseButton.LeftButton)
    popup = field.popup
    assert popup is not None
    studio.qtbot.keyClick(popup.search, Qt.Key.Key_Down)
    shown = studio.window.canvas.tool.document().find_layer(texts[0])
    assert shown is not None
    assert isinstance(shown[1], TextLayer)
    assert shown[1].family == "Caveat"
    studio.qtbot.keyClick(popup, Qt.Key.Key_Escape)
    assert studio.session.document is before
    assert studio.window.canvas.tool.document() is before


def test_a_family_that_is_not_there_is_marked(studio: StudioRobot, texts: list[str]) -> None:
    studio.session.apply(edits.update_layers([texts[0]], family="Gone Grotesk"))
    field = fields(studio).family
    assert field.missing
    assert "isn't on this computer" in field.toolTip()
    assert field.currentText() == "Gone Grotesk"


def test_keys_make_the_selected_texts_bold_italic_and_larger(studio: StudioRobot, texts: list[str]) -> None:
    studio.session.select(texts)
    canvas = studio.window.canvas
    canvas.setFocus()
    studio.wait(lambda: studio.window.actions_by_id["text.bold"].isEnabled())
    before = steps(studio)
    studio.qtbot.keyClick(canvas, Qt.Key.Key_B, CTRL)
    # Poppins has no 700.
    assert (layer(studio, texts[0]).weight, layer(studio, texts[1]).weight) == (700, 600)
    studio.qtbot.keyClick(canvas, Qt.Key.Key_B, CTRL)
    studio.qtbot.keyClick(canvas, Qt.Key.Key_I, CTRL)
    studio.qtbot.keyClick(canvas, Qt.Key.Key_U, CTRL)
    studio.qtbot.keyClick(canvas, Qt.Key.Key_Period, CTRL | SHIFT)
    for now, size in zip((layer(studio, item) for item in texts), (44, 22), strict=True):
        assert (now.weight, now.italic, now.underline, now.size) == (400, True, True, size)
    assert steps(studio) == before + 5
    studio.qtbot.keyClick(canvas, Qt.Key.Key_Comma, CTRL | SHIFT)
    assert layer(studio, texts[0]).size == 40


def test_keys_style_the_text_that_is_written(studio: StudioRobot) -> None:
    studio.new(1000, 1000)
    canvas = studio.window.canvas
    canvas.setFocus()
    studio.qtbot.keyClick(canvas, Qt.Key.Key_T)
    drag(studio.qtbot, canvas, QPointF(200, 150), QPointF(400, 250))
    studio.wait(lambda: studio.window.actions_by_id["text.bold"].isEnabled())
    studio.qtbot.keyClicks(canvas, "Bold")
    studio.qtbot.keyClick(canvas, Qt.Key.Key_B, CTRL)
    studio.qtbot.keyClicks(canvas, "er")
    studio.qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    (made,) = studio.session.document.artboards[0].layers
    assert isinstance(made, TextLayer)
    assert (made.text, made.weight) == ("Bolder", 700)
    studio.session.workspace.undo()
    assert studio.session.document.artboards[0].layers == ()


def test_the_bar_over_the_canvas_styles_the_text_that_is_written(studio: StudioRobot) -> None:
    studio.new(1000, 1000)
    canvas = studio.window.canvas
    canvas.setFocus()
    studio.qtbot.keyClick(canvas, Qt.Key.Key_T)
    drag(studio.qtbot, canvas, QPointF(200, 150), QPointF(400, 250))
    bar = canvas.options
    size = bar.findChild(Number)
    assert size is not None
    size.setFocus()
    size.selectAll()
    studio.qtbot.keyClicks(size, "77")
    studio.qtbot.keyClick(size, Qt.Key.Key_Return)
    buttons = {item.accessibleName(): item for item in bar.findChildren(QToolButton)}
    buttons["Italic"].click()
    buttons["Alignment: In the middle"].click()
    assert canvas.hasFocus()
    studio.qtbot.keyClicks(canvas, "Words")
    studio.qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    (made,) = studio.session.document.artboards[0].layers
    assert isinstance(made, TextLayer)
    assert (made.text, made.size, made.italic, made.align) == ("Words", 77, True, "center")
    assert bar.isHidden()


def test_lines_are_made_even_and_full_again(studio: StudioRobot, texts: list[str]) -> None:
    panel = fields(studio)
    words = "Slow mornings and good coffee"
    studio.session.apply(edits.update_layers([texts[0]], "Write", text=words, size=20))
    full = [(line.start, line.end) for line in flow_of(layer(studio, texts[0]), 265).lines]
    assert not panel.balance.isChecked()
    studio.qtbot.mouseClick(
        panel.balance, Qt.MouseButton.LeftButton, pos=QPoint(8, panel.balance.height() // 2)
    )
    assert layer(studio, texts[0]).balance
    even = [(line.start, line.end) for line in flow_of(layer(studio, texts[0]), 265).lines]
    assert len(even) == len(full) == 2
    assert max(end - start for start, end in even) < max(end - start for start, end in full)
    studio.session.apply(edits.update_layers([texts[0]], "Wrap", wrap=False))
    assert not panel.balance.isEnabled()
