"""The Layer menu and the clipboard."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QAction, QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QMenu

from creastudio.core import edits
from creastudio.core.assets import Asset
from creastudio.core.canvas import AdjustmentLayer, ImageLayer, LinkedLayer, ShapeLayer, TextLayer, Transform
from creastudio.shell.canvas.menus import board_menu, layer_menu
from creastudio.shell.transfer.clipboard import LAYERS
from tests.gui.conftest import StudioRobot


@pytest.fixture(autouse=True)
def shapes(studio: StudioRobot) -> list[str]:
    """Three shapes on the artboard, all selected."""
    layers = [
        ShapeLayer(name=name, transform=Transform(x=x, y=y, width=20, height=20))
        for name, x, y in (("a", 30, 30), ("b", 90, 60), ("c", 200, 120))
    ]
    for layer in layers:
        studio.session.apply(edits.add_layer(studio.session.artboard_id, layer))
    ids = [layer.id for layer in layers]
    studio.session.select(ids)
    return ids


def run(studio: StudioRobot, action: str) -> None:
    studio.window.commands.run(action)


def layers(studio: StudioRobot) -> tuple[object, ...]:
    return studio.session.document.artboards[0].layers


def names(studio: StudioRobot) -> str:
    return "".join(layer.name for layer in studio.session.document.artboards[0].layers)


def test_layers_are_copied_and_pasted(studio: StudioRobot, shapes: list[str]) -> None:
    run(studio, "edit.copy")
    run(studio, "edit.paste")
    pasted = studio.session.document.artboards[0].layers
    assert names(studio) == "abcabc"
    assert pasted[3].transform.x == 54
    assert set(studio.session.selected_layers) == {layer.id for layer in pasted[3:]}
    picture = QImage(QGuiApplication.clipboard().image())
    assert (picture.width(), picture.height()) == (190, 110)
    studio.session.workspace.undo()
    assert names(studio) == "abc"


def test_cut_takes_away_and_another_artboard_gets_it(studio: StudioRobot, shapes: list[str]) -> None:
    studio.session.select(shapes[:1])
    run(studio, "edit.cut")
    assert names(studio) == "bc"
    run(studio, "edit.artboard")
    run(studio, "edit.paste")
    (layer,) = studio.session.document.artboards[1].layers
    assert (layer.transform.x, layer.transform.y) == (128, 128)


def test_a_picture_and_a_text_from_elsewhere_are_pasted(studio: StudioRobot) -> None:
    image = QImage(12, 8, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    QGuiApplication.clipboard().setImage(image)
    run(studio, "edit.paste")
    studio.wait(lambda: len(layers(studio)) == 4)
    assert isinstance(layers(studio)[-1], ImageLayer)
    QGuiApplication.clipboard().setText("Words")
    run(studio, "edit.paste")
    last = layers(studio)[-1]
    assert isinstance(last, TextLayer)
    assert last.text == "Words"


def test_a_long_text_from_elsewhere_lies_within_its_artboard(studio: StudioRobot) -> None:
    QGuiApplication.clipboard().setText("One line after another, as letters have them.\n" * 20)
    run(studio, "edit.paste")
    last, board = layers(studio)[-1], studio.session.artboard
    assert isinstance(last, TextLayer)
    place = last.transform
    assert board is not None
    assert place.height > board.height / 2
    assert abs(place.y - board.height / 2) + place.height / 2 <= board.height
    QGuiApplication.clipboard().setText("a" * 20_001)
    run(studio, "edit.paste")
    assert "Only the first" in studio.studio.notifier.notices[-1].message


def test_files_from_a_file_manager_are_placed(studio: StudioRobot, tmp_path: Path) -> None:
    image = QImage(12, 8, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    assert image.save(str(tmp_path / "red.png"))
    (tmp_path / "tool.xyz").write_bytes(b"1")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("red.png", "tool.xyz")])
    data.setText("red.png tool.xyz")
    QGuiApplication.clipboard().setMimeData(data)
    run(studio, "edit.paste")
    studio.wait(lambda: len(layers(studio)) == 4)
    assert isinstance(layers(studio)[-1], ImageLayer)
    assert "tool.xyz" in studio.studio.notifier.notices[-1].message


def test_files_that_nothing_is_made_of_are_not_pasted_as_their_names(
    studio: StudioRobot, tmp_path: Path
) -> None:
    (tmp_path / "tool.xyz").write_bytes(b"1")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "tool.xyz"))])
    QGuiApplication.clipboard().setMimeData(data)
    run(studio, "edit.paste")
    assert len(layers(studio)) == 3
    assert "can be placed" in studio.studio.notifier.notices[-1].message


def test_a_damaged_clipboard_is_told(studio: StudioRobot) -> None:
    data = QMimeData()
    data.setData(LAYERS, b"{")
    QGuiApplication.clipboard().setMimeData(data)
    run(studio, "edit.paste")
    assert len(layers(studio)) == 3
    assert "can't be read" in studio.studio.notifier.notices[-1].message
    QGuiApplication.clipboard().clear()


def test_layers_are_ordered_aligned_and_distributed(studio: StudioRobot, shapes: list[str]) -> None:
    run(studio, "align.top")
    assert [layer.transform.y for layer in studio.session.document.artboards[0].layers] == [30, 30, 30]
    run(studio, "align.distribute_x")
    assert [layer.transform.x for layer in studio.session.document.artboards[0].layers] == [30, 115, 200]
    studio.session.select(shapes[:1])
    run(studio, "order.front")
    assert names(studio) == "bca"
    run(studio, "order.backward")
    assert names(studio) == "bac"


def test_a_flip_mirrors_around_the_middle_of_all(studio: StudioRobot) -> None:
    run(studio, "layer.flip_x")
    places = [layer.transform for layer in studio.session.document.artboards[0].layers]
    assert [place.x for place in places] == pytest.approx([200, 140, 30])
    run(studio, "layer.flip_x")
    assert [layer.transform.x for layer in studio.session.document.artboards[0].layers] == pytest.approx(
        [30, 90, 200]
    )


def test_masks_come_go_and_are_turned_off(studio: StudioRobot, shapes: list[str]) -> None:
    run(studio, "layer.mask")
    masks = [layer.mask for layer in studio.session.document.artboards[0].layers]
    assert all(mask is not None and (mask.width, mask.height) == (20, 20) for mask in masks)
    run(studio, "layer.mask_off")
    assert not any(layer.mask.enabled for layer in studio.session.document.artboards[0].layers if layer.mask)
    run(studio, "layer.mask_delete")
    assert [layer.mask for layer in studio.session.document.artboards[0].layers] == [None] * 3


def test_clip_links_and_adjustments(studio: StudioRobot, shapes: list[str]) -> None:
    studio.session.select(shapes[1:2])
    run(studio, "layer.clip")
    assert [layer.clip for layer in studio.session.document.artboards[0].layers] == [False, True, False]
    run(studio, "adjust.hue")
    added = studio.session.document.artboards[0].layers[2]
    assert isinstance(added, AdjustmentLayer)
    assert studio.session.selected_layers == (added.id,)
    studio.session.select(shapes[:1])
    run(studio, "layer.link")
    copy = studio.session.document.find_layer(studio.session.selected_layers[0])
    assert copy is not None
    assert isinstance(copy[1], LinkedLayer)
    run(studio, "layer.unlink")
    own = studio.session.document.find_layer(copy[1].id)
    assert own is not None
    assert isinstance(own[1], ShapeLayer)


def test_an_artboard_is_duplicated(studio: StudioRobot) -> None:
    run(studio, "edit.duplicate_artboard")
    first, second = studio.session.document.artboards
    assert [layer.name for layer in second.layers] == [layer.name for layer in first.layers]
    assert studio.session.artboard_id == second.id


def entries(menu: QMenu) -> dict[str, QAction]:
    return {action.text().split("\t")[0]: action for action in menu.actions() if not action.isSeparator()}


def test_the_menu_of_a_layer_has_what_the_layer_menu_has(studio: StudioRobot) -> None:
    words = TextLayer(text="Words", locked=True, visible=False)
    studio.session.apply(edits.add_layer(studio.session.artboard_id, words))
    studio.session.select([words.id])
    menu = layer_menu(studio.session, words, studio.window.canvas)
    found = entries(menu)
    for name in (
        "Text",
        "Order",
        "Align",
        "New adjustment",
        "Add mask",
        "Clip to layer below",
        "Linked copy",
    ):
        assert name in found, name
    found["Unlock"].trigger()
    found["Show"].trigger()
    layer = layers(studio)[-1]
    assert isinstance(layer, TextLayer)
    assert (layer.locked, layer.visible) == (False, True)
    found = entries(layer_menu(studio.session, layer, studio.window.canvas))
    assert {"Lock", "Hide", "Properties"} <= set(found)


def test_the_menu_of_an_artboard_leads_to_export_and_selection(studio: StudioRobot) -> None:
    menu = board_menu(studio.session, studio.session.artboard, studio.window.canvas)
    assert {"Export artboard…", "Select all", "Fit artboard", "Paste"} <= set(entries(menu))


def test_pasting_nothing_says_so(studio: StudioRobot) -> None:
    QGuiApplication.clipboard().clear()
    run(studio, "edit.paste")
    assert studio.notices() == ["There is nothing to paste."]


def test_groups_are_taken_apart_in_one_step(studio: StudioRobot, shapes: list[str]) -> None:
    for pair in (shapes[:2], shapes[2:]):
        studio.session.select(pair)
        run(studio, "edit.group")
    groups = [layer.id for layer in studio.session.document.artboards[0].layers]
    studio.session.select(groups)
    run(studio, "edit.ungroup")
    assert names(studio) == "abc"
    run(studio, "edit.undo")
    assert [layer.id for layer in studio.session.document.artboards[0].layers] == groups


def test_a_linked_copy_in_a_group_is_selected(studio: StudioRobot, shapes: list[str]) -> None:
    run(studio, "edit.group")
    studio.session.select(shapes[:1])
    run(studio, "layer.link")
    (chosen,) = studio.session.selected_layers
    found = studio.session.document.find_layer(chosen)
    assert found is not None
    assert isinstance(found[1], LinkedLayer)


def test_a_picture_too_large_for_the_clipboard_leaves_room_for_others(
    studio: StudioRobot, monkeypatch: pytest.MonkeyPatch
) -> None:
    blobs = studio.session.workspace.blobs
    large, small = blobs.put(bytes(900)), blobs.put(bytes(90))
    board = studio.session.artboard_id
    for sha256 in (large, small):
        picture = Asset(sha256=sha256, media_type="image/png", metadata={"width": 9, "height": 9})
        studio.session.apply(edits.place_on_canvas(board, picture))
    found = studio.session.document.artboards[0].layers
    studio.session.select([layer.id for layer in found if isinstance(layer, ImageLayer)])
    monkeypatch.setattr("creastudio.shell.transfer.clipboard.MAX_BLOBS", 500)
    run(studio, "edit.copy")
    data = QGuiApplication.clipboard().mimeData().data(LAYERS)
    assert list(json.loads(bytes(data.data()))["blobs"]) == [small]
    QGuiApplication.clipboard().clear()
