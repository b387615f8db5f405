"""Layers and artboards leave the window as files, and come back as what they were."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDrag, QGuiApplication
from PySide6.QtWidgets import QMenu

from creastudio import paths
from creastudio.core.canvas import AdjustmentLayer, Artboard, ShapeLayer, TextLayer, Transform
from creastudio.core.edits import add_artboard, add_layer, combined, remove_layers, update_layers
from creastudio.core.fills import SolidFill
from creastudio.export.marking import read
from creastudio.shell.canvas.importing import files_in, placeable_files
from creastudio.shell.canvas.menus import board_menu, layer_menu
from creastudio.shell.panels.layers.panel import LayersPanel
from creastudio.shell.transfer.drag_files import forget_old
from creastudio.shell.transfer.file_drag import FileDrag, FileOrder
from creastudio.shell.transfer.layer_files import drag_layers, layers_of
from tests.gui.conftest import StudioRobot
from tests.gui.mouse import drag, dropped, move


def files_of(mime: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in mime.urls()]


def copied() -> list[Path]:
    """Return the files on the clipboard."""
    mime = QGuiApplication.clipboard().mimeData()
    return files_of(mime) if mime is not None else []


def entry(menu: QMenu, text: str) -> None:
    next(action for action in menu.actions() if action.text() == text).trigger()
    menu.deleteLater()


def place_dot(studio: StudioRobot) -> str:
    """Place a generated dot in the middle of the artboard and return its layer."""
    (result,) = studio.make(1)
    studio.session.accept(result.id, "canvas")
    return studio.session.document.artboards[0].layers[-1].id


def drag_away(studio: StudioRobot, start: QPointF) -> list[QMimeData]:
    """Drag something of the canvas out of the window; return what other programs are offered."""
    canvas = studio.window.canvas
    offered: list[QMimeData] = []
    canvas.drag_out.run = lambda made: offered.append(made.mimeData())
    far = QPointF(canvas.mapFromGlobal(studio.window.frameGeometry().bottomRight())) + QPointF(80, 80)
    drag(studio.qtbot, canvas, canvas.viewport_shown.to_view(start), far)
    return offered


def test_a_picture_leaves_as_its_own_file_and_comes_back_as_itself(studio: StudioRobot) -> None:
    layer_id = place_dot(studio)
    before = studio.session.document
    (mime,) = drag_away(studio, QPointF(128, 128))
    assert studio.session.document is before
    (file,) = files_of(mime)
    found = read(file)
    assert found is not None
    assert found.made[0].recipe == before.assets[0].recipe
    studio.session.apply(remove_layers([layer_id]))
    canvas = studio.window.canvas
    canvas.dropEvent(dropped(mime, canvas.viewport_shown.to_view(QPointF(60, 70))))
    studio.wait(lambda: len(studio.session.document.artboards[0].layers) == 1)
    assert studio.session.document.assets == before.assets


def test_a_changed_picture_and_texts_leave_as_they_look(studio: StudioRobot) -> None:
    layer_id = place_dot(studio)
    board = studio.session.artboard_id
    text = TextLayer(name="Word", text="Hello 你好", transform=Transform(x=60, y=40, width=100, height=40))
    studio.session.apply(
        combined("Add layer", update_layers([layer_id], opacity=0.5), add_layer(board, text))
    )
    mime = drag_layers(studio.session, layers_of(studio.session, [text.id, layer_id]))
    assert mime is not None
    (file,) = files_of(mime)
    assert mime.text() == "Hello 你好"
    found = read(file)
    assert found is not None
    assert (len(found.made), found.composite) == (1, True)
    with Image.open(file) as picture:
        assert picture.width >= 205
        assert picture.mode == "RGBA"
    alone = drag_layers(studio.session, [text])
    assert alone is not None
    assert read(files_of(alone)[0]) is None


def test_an_artboard_leaves_by_its_name(studio: StudioRobot) -> None:
    place_dot(studio)
    studio.session.select()
    at = studio.window.canvas.viewport_shown.to_canvas(
        studio.window.canvas.viewport_shown.to_view(QPointF(0, 0)) + QPointF(12, -10)
    )
    (mime,) = drag_away(studio, at)
    (file,) = files_of(mime)
    assert file.name == "Artboard-1.png"
    with Image.open(file) as picture:
        assert picture.size == (256, 256)
    assert read(file) is not None


def test_what_is_dragged_out_and_comes_back_is_moved(studio: StudioRobot) -> None:
    place_dot(studio)
    canvas = studio.window.canvas

    def back(made: QDrag) -> None:
        canvas.dropEvent(dropped(made.mimeData(), canvas.viewport_shown.to_view(QPointF(200, 128))))

    canvas.drag_out.run = back
    start = canvas.viewport_shown.to_view(QPointF(128, 128))
    far = QPointF(canvas.mapFromGlobal(studio.window.frameGeometry().bottomRight())) + QPointF(80, 80)
    drag(studio.qtbot, canvas, start, far)
    (layer,) = studio.session.document.artboards[0].layers
    assert layer.transform.x == pytest.approx(200, abs=8)
    studio.do("edit.undo")
    assert studio.session.document.artboards[0].layers[0].transform.x == pytest.approx(128)


def test_within_the_window_a_drag_only_moves(studio: StudioRobot) -> None:
    place_dot(studio)
    canvas = studio.window.canvas
    canvas.drag_out.run = lambda _made: pytest.fail("a drag of the system began")
    start = canvas.viewport_shown.to_view(QPointF(128, 128))
    drag(studio.qtbot, canvas, start, start + QPointF(40, 0))
    move(canvas, start)
    assert studio.session.document.artboards[0].layers[0].transform.x > 130


def test_rows_of_layers_are_files_for_other_programs_alone(studio: StudioRobot) -> None:
    layer_id = place_dot(studio)
    panel = studio.window.panel("layers")
    assert isinstance(panel, LayersPanel)
    mime = panel.model.mimeData([panel.model.index_of(layer_id)])
    assert files_of(mime)[0].is_file()
    canvas = studio.window.canvas
    canvas.dropEvent(dropped(mime, canvas.viewport_shown.to_view(QPointF(60, 70))))
    assert len(studio.session.document.artboards[0].layers) == 1
    board = panel.model.mimeData([panel.model.index_of(studio.session.artboard_id)])
    assert files_of(board)[0].name == "Artboard-1.png"
    root = panel.model.index_of(studio.session.artboard_id)
    panel.model.dropMimeData(board, Qt.DropAction.MoveAction, 0, 0, root)
    assert len(studio.session.document.artboards[0].layers) == 1


def test_copy_as_file_and_save_picture(studio: StudioRobot, tmp_path: Path) -> None:
    layer_id = place_dot(studio)
    board = studio.session.document.artboards[0]
    studio.session.select([layer_id])
    entry(layer_menu(studio.session, board.layers[0], studio.window.canvas), "Copy as file")
    studio.wait(lambda: bool(copied()))
    assert copied()[0].is_file()
    out = tmp_path / "mine"
    studio.chooser.answers.append(out)
    studio.session.chooser = studio.chooser
    entry(layer_menu(studio.session, board.layers[0], studio.window.canvas), "Save picture as…")
    studio.wait(lambda: out.with_suffix(".png").is_file())
    assert read(out.with_suffix(".png")) is not None
    QGuiApplication.clipboard().clear()
    entry(board_menu(studio.session, board, studio.window.canvas), "Copy as file")
    studio.wait(lambda: bool(copied()))
    assert copied()[0].name == "Artboard-1.png"


def test_an_adjustment_alone_is_no_picture(studio: StudioRobot) -> None:
    adjustment = AdjustmentLayer()
    studio.session.apply(add_layer(studio.session.artboard_id, adjustment))
    studio.session.select([adjustment.id])
    before = studio.session.document
    studio.do("layer.on_timeline")
    assert studio.notices()[-1] == "There is nothing to be seen of it."
    assert studio.session.document is before
    entry(layer_menu(studio.session, adjustment, studio.window.canvas), "Copy as file")
    assert studio.notices()[-1] == "There is nothing to be seen of it."
    assert drag_layers(studio.session, [adjustment]) is None


def test_an_adjustment_beside_others_covers_what_they_do(studio: StudioRobot) -> None:
    place_dot(studio)
    studio.session.apply(add_layer(studio.session.artboard_id, AdjustmentLayer()))
    layers = studio.session.document.artboards[0].layers
    (mime,) = [drag_layers(studio.session, layers)]
    assert isinstance(mime, FileDrag)
    with Image.open(files_of(mime)[0]) as picture:
        assert max(picture.size) <= 256


def test_a_large_artboard_is_painted_in_a_process_of_its_own(studio: StudioRobot) -> None:
    big = Artboard(name="Big", x=600, width=4000, height=3000)
    studio.session.apply(add_artboard(big))
    shape = ShapeLayer(
        fill=SolidFill(color="#ff0000"), transform=Transform(x=2000, y=1500, width=4000, height=3000)
    )
    studio.session.apply(add_layer(big.id, shape))
    panel = studio.window.panel("layers")
    assert isinstance(panel, LayersPanel)
    (file,) = files_of(panel.model.mimeData([panel.model.index_of(big.id)]))
    with Image.open(file) as picture:
        assert picture.size == (4000, 3000)


def test_old_drags_are_forgotten(studio: StudioRobot) -> None:
    layer_id = place_dot(studio)
    mime = drag_layers(studio.session, layers_of(studio.session, [layer_id]))
    assert isinstance(mime, FileDrag)
    (file,) = files_of(mime)
    forget_old()
    assert file.is_file()
    past = time.time() - 48 * 3600
    os.utime(file.parent, (past, past))
    forget_old()
    assert not file.exists()
    assert (paths.cache_dir() / "drag").is_dir()


def test_hovering_does_not_wait_for_the_files_and_a_drop_does(tmp_path: Path) -> None:
    order = FileOrder(tmp_path / "a.png", lambda path: path.write_bytes(b"made"))
    mime = FileDrag([order], [tmp_path / "b.png"])
    assert placeable_files(mime) == [tmp_path / "a.png", tmp_path / "b.png"]
    assert not (tmp_path / "a.png").exists()
    threading.Timer(0.05, order.work).start()
    assert files_in(mime, wait=True)[0].read_bytes() == b"made"


def test_what_cannot_be_written_is_told(studio: StudioRobot) -> None:
    layer_id = place_dot(studio)
    (paths.cache_dir() / "drag").write_text("in the way")
    mime = drag_layers(studio.session, layers_of(studio.session, [layer_id]))
    assert mime is not None
    assert not files_of(mime)[0].exists()
    studio.wait(lambda: any("was not written" in told for told in studio.notices()))
