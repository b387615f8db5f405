"""The layers panel, properties and history."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtWidgets import QWidget

from creastudio.core.canvas import GroupLayer, ImageLayer, Layer, TextLayer, Transform
from creastudio.core.edits import add_layer, group_layers, update_layers
from creastudio.shell.edit_preview import preview_of
from creastudio.shell.panels.history import HistoryPanel
from creastudio.shell.panels.layers.model import LAYER_TYPE
from creastudio.shell.panels.layers.panel import LayersPanel
from creastudio.shell.panels.properties.blending import Blending
from creastudio.shell.panels.properties.panel import PropertiesPanel
from creastudio.shell.panels.results.takes import TakesStrip
from tests.gui.conftest import StudioRobot


def panel_of(studio: StudioRobot, name: str, kind: type[QWidget]) -> QWidget:
    studio.session.show_panel(name)
    panel = studio.window.panel(name)
    assert isinstance(panel, kind)
    return panel


@pytest.fixture
def layers(studio: StudioRobot) -> LayersPanel:
    panel = panel_of(studio, "layers", LayersPanel)
    assert isinstance(panel, LayersPanel)
    return panel


@pytest.fixture
def properties(studio: StudioRobot) -> PropertiesPanel:
    panel = panel_of(studio, "properties", PropertiesPanel)
    assert isinstance(panel, PropertiesPanel)
    return panel


def add(studio: StudioRobot, *names: str) -> list[str]:
    """Add text layers, the first at the bottom."""
    ids = []
    for name in names:
        layer = TextLayer(name=name, text=name, transform=Transform(x=50, y=50, width=40, height=20))
        studio.session.apply(add_layer(studio.session.artboard_id, layer))
        ids.append(layer.id)
    return ids


def names(panel: LayersPanel, parent: QModelIndex | None = None) -> list[str]:
    above = parent if parent is not None else panel.model.index(0, 0)
    return [panel.model.index(row, 0, above).data() for row in range(panel.model.rowCount(above))]


def order(studio: StudioRobot) -> list[str]:
    return [layer.name for layer in studio.session.document.artboards[0].layers]


def layer_of(studio: StudioRobot, layer_id: str) -> Layer:
    found = studio.session.document.find_layer(layer_id)
    assert found is not None
    return found[1]


def test_the_topmost_layer_comes_first(studio: StudioRobot, layers: LayersPanel) -> None:
    add(studio, "low", "middle", "high")
    assert names(layers) == ["high", "middle", "low"]


def test_selection_goes_both_ways(studio: StudioRobot, layers: LayersPanel) -> None:
    ids = add(studio, "one", "two", "three")
    studio.session.select(ids[:2])
    chosen = {index.data() for index in layers.tree.selectionModel().selectedIndexes()}
    assert chosen == {"one", "two"}
    layers.tree.setCurrentIndex(layers.model.index_of(ids[2]))
    assert studio.session.selected_layers == (ids[2],)


def test_neighbours_are_selected_as_one_range(studio: StudioRobot, layers: LayersPanel) -> None:
    ids = add(studio, "a", "b", "c", "d", "e")
    studio.session.apply(group_layers(ids[:2], "Inner"))
    wanted = [ids[4], ids[1], ids[3], ids[0]]
    found = layers.model.selection_of([*wanted, "gone"])
    ranges = [found.at(row) for row in range(found.size())]
    assert [item.height() for item in ranges] == [2, 2]
    shown = {index.data() for item in ranges for index in item.indexes()}
    assert shown == {"a", "b", "d", "e"}


def test_an_unchanged_row_stays_the_same(studio: StudioRobot, layers: LayersPanel) -> None:
    ids = add(studio, "one", "two")
    rows: list[str] = []
    layers.model.dataChanged.connect(lambda top, _bottom: rows.append(top.data()))
    layers.model.rowsRemoved.connect(lambda *_: rows.append("removed"))
    studio.session.apply(update_layers([ids[0]], opacity=0.5))
    assert "two" not in rows
    assert "removed" not in rows


def test_rename_hide_and_lock(studio: StudioRobot, layers: LayersPanel) -> None:
    (layer,) = add(studio, "one")
    index = layers.model.index_of(layer)
    assert layers.model.setData(index, "uno")
    layers.delegate.signClicked.emit(layer, "visible")
    layers.delegate.signClicked.emit(layer, "locked")
    found = layer_of(studio, layer)
    assert (found.name, found.visible, found.locked) == ("uno", False, True)
    assert "hidden" in layers.model.index_of(layer).data(Qt.ItemDataRole.AccessibleTextRole)


@pytest.mark.parametrize(
    ("moved", "row", "expected"),
    [
        (["a"], 0, ["b", "c", "d", "a"]),
        (["d"], 4, ["d", "a", "b", "c"]),
        (["b"], 1, ["a", "c", "b", "d"]),
        (["a", "c"], 0, ["b", "d", "a", "c"]),
        (["a"], 3, ["a", "b", "c", "d"]),
    ],
)
def test_dragging_reorders(
    studio: StudioRobot, layers: LayersPanel, moved: list[str], row: int, expected: list[str]
) -> None:
    ids = dict(zip("abcd", add(studio, *"abcd"), strict=True))
    board = layers.model.index(0, 0)
    mime = layers.model.mimeData([layers.model.index_of(ids[name]) for name in moved])
    layers.model.dropMimeData(mime, Qt.DropAction.MoveAction, row, 0, board)
    assert order(studio) == expected


def test_dragging_into_a_group(studio: StudioRobot, layers: LayersPanel) -> None:
    one, two, three = add(studio, "one", "two", "three")
    studio.session.apply(group_layers([one, two]))
    group = studio.session.document.artboards[0].layers[0]
    mime = layers.model.mimeData([layers.model.index_of(three)])
    layers.model.dropMimeData(mime, Qt.DropAction.MoveAction, -1, 0, layers.model.index_of(group.id))
    (found,) = studio.session.document.artboards[0].layers
    assert isinstance(found, GroupLayer)
    assert [layer.name for layer in found.layers] == ["one", "two", "three"]
    assert names(layers, layers.model.index_of(group.id)) == ["three", "two", "one"]


def test_a_group_is_not_dropped_into_itself(studio: StudioRobot, layers: LayersPanel) -> None:
    (one,) = add(studio, "one")
    studio.session.apply(group_layers([one]))
    outer = studio.session.document.artboards[0].layers[0]
    studio.session.apply(group_layers([outer.id]))
    document = studio.session.document
    top = document.artboards[0].layers[0]
    mime = layers.model.mimeData([layers.model.index_of(top.id)])
    layers.model.dropMimeData(mime, Qt.DropAction.MoveAction, -1, 0, layers.model.index_of(outer.id))
    assert studio.session.document is document
    assert any("itself" in notice for notice in studio.notices())


def test_the_opacity_slider_shows_and_is_one_edit(studio: StudioRobot, layers: LayersPanel) -> None:
    (layer,) = add(studio, "one")
    studio.session.select([layer])
    blending = layers.findChild(Blending)
    assert blending is not None
    steps = len(studio.session.workspace.history.entries())
    blending.slider.setSliderDown(True)
    for value in (80, 55, 30):
        blending.slider.setSliderPosition(value * 10)
    shown = preview_of(studio.session).of(studio.session.document).find_layer(layer)
    assert shown is not None
    assert shown[1].opacity == 0.3
    assert layer_of(studio, layer).opacity == 1
    blending.slider.setSliderDown(False)
    assert layer_of(studio, layer).opacity == 0.3
    assert len(studio.session.workspace.history.entries()) == steps + 1


def test_takes_change_what_a_layer_shows(studio: StudioRobot, layers: LayersPanel) -> None:
    results = studio.make(3)
    studio.session.accept(results[0].id, "canvas")
    strip = layers.findChild(TakesStrip)
    assert strip is not None
    assert strip.isVisible()
    strip.buttons[results[2].asset.sha256].click()
    (layer,) = studio.session.document.artboards[0].layers
    assert isinstance(layer, ImageLayer)
    assert layer.asset == results[2].asset.sha256


def test_numbers_place_a_layer(studio: StudioRobot, properties: PropertiesPanel) -> None:
    (layer,) = add(studio, "one")
    studio.session.select([layer])
    fields = properties.layer
    fields.left_field.setValue(99)
    fields.keep.click()
    fields.width_field.setValue(80)
    fields.rotation.setValue(12.5)
    assert layer_of(studio, layer).transform == Transform(x=99, y=50, width=80, height=40, rotation=12.5)
    fields.keep.click()
    fields.height_field.setValue(10)
    assert layer_of(studio, layer).transform.height == 10
    assert fields.left_field.value() == 99


def test_text_is_taken_over_when_the_focus_leaves(studio: StudioRobot, properties: PropertiesPanel) -> None:
    (layer,) = add(studio, "one")
    studio.session.select([layer])
    steps = len(studio.session.workspace.history.entries())
    text = properties.layer.text
    text.text.setFocus()
    text.text.setPlainText("Hello\nthere")
    studio.window.canvas.setFocus()
    found = layer_of(studio, layer)
    assert isinstance(found, TextLayer)
    assert found.text == "Hello\nthere"
    text.size_field.setValue(48)
    assert len(studio.session.workspace.history.entries()) == steps + 2


def test_an_artboard_has_size_and_background(studio: StudioRobot, properties: PropertiesPanel) -> None:
    assert properties.artboard.isVisible()
    properties.artboard.width_field.setValue(640)
    properties.artboard.background.none.click()
    properties.artboard.name.setText("Cover")
    properties.artboard.name.editingFinished.emit()
    (board,) = studio.session.document.artboards
    assert (board.width, board.background, board.name) == (640, "", "Cover")


def test_the_recipe_is_a_table_that_can_be_copied(studio: StudioRobot, properties: PropertiesPanel) -> None:
    (result,) = studio.make(1)
    lines = dict(properties.recipe.lines())
    assert lines["Generator"] == "toy.dots"
    assert lines["Seed"] == "7"
    assert lines["Style"] == "round"
    studio.session.accept(result.id, "canvas")
    assert properties.recipe.isVisible()
    asked: list[object] = []
    studio.session.workRequested.connect(lambda work, values, _inputs: asked.append((work, values["count"])))
    properties.recipe.use.click()
    assert asked == [("toy.dots", 1)]


def test_a_variation_shows_what_it_came_from(studio: StudioRobot, properties: PropertiesPanel) -> None:
    (result,) = studio.make(1)
    studio.session.vary(result.id, 0.3)
    studio.wait(lambda: len(studio.session.workspace.results) == 5)
    studio.idle()
    table = properties.recipe.table
    last = table.topLevelItem(table.topLevelItemCount() - 1)
    assert last is not None
    assert last.text(0) == "Came from"
    assert last.childCount() > 3


def test_history_goes_anywhere(studio: StudioRobot) -> None:
    panel = panel_of(studio, "history", HistoryPanel)
    assert isinstance(panel, HistoryPanel)
    add(studio, "one", "two", "three")
    shown = [panel.model.index(row).data() for row in range(panel.model.rowCount())]
    assert shown == ["Start", "Add layer", "Add layer", "Add layer"]
    panel.list.clicked.emit(panel.model.index(1))
    assert order(studio) == ["one"]
    panel.list.clicked.emit(panel.model.index(3))
    assert order(studio) == ["one", "two", "three"]
    panel.undo.click()
    add(studio, "four")
    assert order(studio) == ["one", "two", "four"]
    assert panel.model.rowCount() == 4


def test_nothing_is_said_of_the_blending_of_no_layer(studio: StudioRobot) -> None:
    blending = studio.window.panel("layers").findChild(Blending)
    assert isinstance(blending, Blending)
    studio.session.select()
    assert not blending.isEnabled()
    number = blending.opacity.number
    assert "0" not in number.text()
    assert blending.mode.currentText() == ""
    studio.do("edit.text")
    assert number.text() == "100 %"
    assert blending.mode.currentText() == "Normal"
    studio.session.select()
    assert "0" not in number.text()


def test_a_low_panel_keeps_its_buttons(studio: StudioRobot, layers: LayersPanel) -> None:
    empty = layers.minimumSizeHint().height()
    results = studio.make(3)
    studio.session.accept(results[0].id, "canvas")
    strip = layers.findChild(TakesStrip)
    assert isinstance(strip, TakesStrip)
    assert not strip.isHidden()
    studio.wait(lambda: layers.minimumSizeHint().height() <= max(empty, 260))


def test_rows_of_another_program_are_let_go_of(studio: StudioRobot, layers: LayersPanel) -> None:
    add(studio, "a", "b")
    data = QMimeData()
    for bad in (b"{", b"3", b'[1, "who"]', b"\xff"):
        data.setData(LAYER_TYPE, bad)
        assert not layers.model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, layers.model.index(0, 0))
    assert order(studio) == ["a", "b"]
