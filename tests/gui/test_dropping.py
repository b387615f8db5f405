"""Dropping results and files on the canvas: on an artboard, beside one, and far from all."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragMoveEvent, QDropEvent

from creastudio.core.canvas import Artboard, GroupLayer, ImageLayer
from creastudio.shell.canvas.dropping import drop_files
from creastudio.shell.canvas.hit import board_rect
from creastudio.shell.panels.results.result_data import result_mime
from tests.gui.conftest import StudioRobot
from tests.gui.toy import tiny_png
from tests.unit.core.layouts import ad

COPY, LEFT, PLAIN = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def drop(studio: StudioRobot, mime: QMimeData, x: float, y: float) -> None:
    """Drop at a canvas point."""
    canvas = studio.window.canvas
    canvas.dropEvent(QDropEvent(canvas.viewport_shown.to_view(QPointF(x, y)), COPY, mime, LEFT, PLAIN))


def files(tmp_path: Path, *sides: int) -> QMimeData:
    mime, urls = QMimeData(), []
    for side in sides:
        file = tmp_path / f"picture {side}.png"
        file.write_bytes(tiny_png(side, side))
        urls.append(QUrl.fromLocalFile(str(file)))
    mime.setUrls(urls)
    return mime


def boards(studio: StudioRobot) -> tuple[Artboard, ...]:
    return studio.session.document.artboards


def steps(studio: StudioRobot) -> int:
    return len(studio.session.workspace.history.entries())


def test_a_result_dropped_far_from_all_gets_an_artboard_of_its_size(studio: StudioRobot) -> None:
    result = studio.make(2)[0]
    before = steps(studio)
    drop(studio, result_mime(studio.session, [result]), 700, 128)
    first, fresh = boards(studio)
    assert first.layers == ()
    assert (fresh.width, fresh.height) == result.asset.size
    assert board_rect(fresh).center() == QPointF(700, 128)
    (layer,) = fresh.layers
    assert isinstance(layer, ImageLayer)
    assert (layer.transform.width, layer.transform.height) == result.asset.size
    assert len(layer.takes) == 2
    assert studio.session.artboard_id == fresh.id
    assert studio.session.selected_layers == (layer.id,)
    assert studio.session.review == ()
    assert any("new artboard" in notice for notice in studio.notices())
    assert steps(studio) == before + 1
    studio.session.workspace.undo()
    assert boards(studio) == (first,)


def test_several_results_are_one_step_and_lie_on_no_other(studio: StudioRobot) -> None:
    results = studio.make(3)
    drop(studio, result_mime(studio.session, results), 700, 128)
    found = boards(studio)
    assert len(found) == 4
    rects = [board_rect(board) for board in found]
    assert not any(one.intersects(other) for one in rects for other in rects if one is not other)
    studio.session.workspace.undo()
    assert len(boards(studio)) == 1


@pytest.mark.parametrize(("x", "y"), [(-8, 128), (262, 128), (128, -6), (128, 261)])
def test_a_little_beside_an_artboard_means_inside_it(studio: StudioRobot, x: float, y: float) -> None:
    (result,) = studio.make(1)
    drop(studio, result_mime(studio.session, [result]), x, y)
    (board,) = boards(studio)
    (layer,) = board.layers
    place = layer.transform
    assert 0 <= place.x - place.width / 2 <= place.x + place.width / 2 <= 256
    assert 0 <= place.y - place.height / 2 <= place.y + place.height / 2 <= 256


def test_files_dropped_far_from_all_get_artboards_of_their_size(studio: StudioRobot, tmp_path: Path) -> None:
    drop(studio, files(tmp_path, 32, 48), -400, 100)
    studio.wait(lambda: len(boards(studio)) == 3)
    assert [(board.width, board.height) for board in boards(studio)[1:]] == [(32, 32), (48, 48)]
    assert all(len(board.layers) == 1 for board in boards(studio)[1:])
    assert studio.session.artboard_id == boards(studio)[-1].id
    studio.session.workspace.undo()
    assert len(boards(studio)) == 1


def test_of_many_files_each_lies_on_the_artboard(studio: StudioRobot, tmp_path: Path) -> None:
    found = []
    for number in range(40):
        found.append(tmp_path / f"{number}.png")
        found[-1].write_bytes(tiny_png(8, 8))
    drop_files(studio.session, found)
    studio.wait(lambda: len(boards(studio)[0].layers) == 40)
    board = boards(studio)[0]
    assert all(layer.transform.x <= board.width for layer in board.layers)
    assert all(layer.transform.y <= board.height for layer in board.layers)


def test_a_text_too_long_for_a_layer_is_kept_as_a_writing(studio: StudioRobot, tmp_path: Path) -> None:
    (tmp_path / "book.txt").write_text("word " * 4000)
    drop_files(studio.session, [tmp_path / "book.txt"])
    studio.wait(lambda: bool(studio.session.document.writings))
    assert studio.session.document.artboards[0].layers == ()
    assert "too long for a layer" in studio.studio.notifier.notices[-1].message


def test_a_layered_file_dropped_far_from_all_gets_an_artboard(studio: StudioRobot, tmp_path: Path) -> None:
    file = tmp_path / "sign.svg"
    file.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="60">'
        '<rect width="50" height="40" fill="#f00"/></svg>'
    )
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    drop(studio, mime, 900, 900)
    studio.wait(lambda: len(boards(studio)) == 2)
    fresh = boards(studio)[1]
    assert (fresh.width, fresh.height) == (120, 60)
    (group,) = fresh.layers
    assert isinstance(group, GroupLayer)
    assert (group.transform.x, group.transform.y) == (60, 30)


def test_a_result_of_another_window_comes_as_its_file(studio: StudioRobot) -> None:
    (result,) = studio.make(1)
    mime = result_mime(studio.session, [result])
    mime.setData("application/x-creastudio-result", b'["not-of-this-project"]')
    drop(studio, mime, 128, 128)
    studio.wait(lambda: bool(boards(studio)[0].layers))
    (layer,) = boards(studio)[0].layers
    assert isinstance(layer, ImageLayer)
    assert layer.asset != ""


def test_where_it_would_go_is_shown_while_it_is_dragged(studio: StudioRobot) -> None:
    (result,) = studio.make(1)
    canvas = studio.window.canvas
    mime = result_mime(studio.session, [result])
    canvas.overlays.zoom.hide()
    plain = canvas.grab().toImage()
    spot = canvas.viewport_shown.to_view(QPointF(-150, 128)).toPoint()
    canvas.dragMoveEvent(QDragMoveEvent(spot, COPY, mime, LEFT, PLAIN))
    assert canvas.grab().toImage() != plain
    inside = canvas.viewport_shown.to_view(QPointF(128, 128)).toPoint()
    outside = canvas.grab().toImage()
    canvas.dragMoveEvent(QDragMoveEvent(inside, COPY, mime, LEFT, PLAIN))
    assert canvas.grab().toImage() not in (plain, outside)


def test_a_layout_file_becomes_an_artboard_with_live_layers(studio: StudioRobot, tmp_path: Path) -> None:
    file = tmp_path / "square.layout"
    file.write_bytes(ad(300, 250).dumps())
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    drop(studio, mime, 900, 900)
    # The empty artboard of a new project makes room for it.
    studio.wait(lambda: [(board.width, board.height) for board in boards(studio)] == [(300, 250)])
    (fresh,) = boards(studio)
    assert "headline" in [layer.role for layer in fresh.layers]
    assert any("square.layout" in notice for notice in studio.notices())
