"""One ad in many sizes, with the composer that ships: composed, compared, placed, its headline written once, kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from creastudio.core.canvas import Artboard, TextLayer
from creastudio.core.edits.canvas import set_transform
from creastudio.core.edits.insert_layout import layout_of
from creastudio.core.layout_layers import is_pinned
from creastudio.render.text import text_bounds
from creastudio.resources import resource_path
from creastudio.shell.layouts.resolving import resolving_of
from creastudio.store.blobs import BlobStore
from creastudio.store.project_file import load_project
from tests.gui.ads import ads_of, headline
from tests.gui.conftest import StudioRobot
from tests.unit.core.layouts import element

Key = Qt.Key
FORMATS = "meta.square, meta.story, iab.300x250, iab.728x90, iab.160x600"
LONG = "Wake up to bread that was baked an hour ago"


def fits(board: Artboard) -> bool:
    """Whether the headline stands in its box at the size that was found for it, and not shrunk."""
    layer = headline(board)
    seen = text_bounds(layer.model_copy(update={"fit": False}))
    return seen.height() <= layer.transform.height * 1.02 and seen.width() <= layer.transform.width * 1.02


def test_a_headline_is_written_once_for_all_sizes(studio: StudioRobot, tmp_path: Path) -> None:
    session, canvas = studio.session, studio.window.canvas
    picture = next(iter(sorted(resource_path("samples", "landscapes").rglob("*.jpg"))))
    values = {"headline": "Good mornings", "cta": "Order now", "formats": FORMATS, "variants": 2}
    assert session.run("layout.compose", values, seed=4, inputs={"picture": picture}) is not None
    studio.wait(lambda: len(session.workspace.results) == 10, timeout=60_000)
    studio.idle()

    # Compared and placed by keys.
    canvas.setFocus()
    QTest.keyClick(canvas, Key.Key_Right)
    QTest.keyClick(canvas, Key.Key_Return)
    boards = ads_of(studio)
    assert len(boards) == 5
    assert {board.layout.variant for board in boards if board.layout} == {1}
    placed = session.document

    # On the story the headline has a place of its own.
    story = headline(boards[1])
    session.apply(set_transform({story.id: story.transform.model_copy(update={"y": story.transform.y + 40})}))
    moved = headline(ads_of(studio)[1]).transform

    # Written once, on the square.
    square = ads_of(studio)[0]
    canvas.show_board(square.id)
    place = headline(square).transform
    spot = QPointF(square.x + place.x - place.width / 2 + 30, square.y + place.y - place.height / 2 + 30)
    studio.qtbot.mouseDClick(
        canvas, Qt.MouseButton.LeftButton, pos=canvas.viewport_shown.to_view(spot).toPoint()
    )
    studio.qtbot.keyClicks(canvas, LONG)
    studio.qtbot.keyClick(canvas, Key.Key_Escape)
    studio.wait(lambda: not resolving_of(session).busy, timeout=60_000)
    boards = ads_of(studio)
    assert [headline(board).text for board in boards] == [LONG] * 5
    assert headline(boards[1]).transform == moved
    assert is_pinned(boards[1], element(boards[1], "headline"))
    assert all(fits(board) for board in boards if board is not boards[1])

    # One step back takes words and places, one step on brings both.
    after = session.document
    studio.do("edit.undo")
    assert [headline(board).text for board in ads_of(studio)] == ["Good mornings"] * 5
    studio.do("edit.redo")
    assert session.document is after

    # It is all there when it is opened again.
    studio.chooser.answers = [tmp_path / "ads.crea"]
    studio.do("file.save")
    kept = load_project(tmp_path / "ads.crea", BlobStore(tmp_path / "blobs")).document
    assert [layout_of(kept, board) for board in kept.artboards] == [
        layout_of(after, board) for board in boards
    ]
    studio.do("edit.undo")
    studio.do("edit.undo")
    assert session.document is placed
    assert all(isinstance(headline(board), TextLayer) for board in ads_of(studio))
