"""Names of artboards stand beside them, never over one; a tip tells those that there is no room for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF

from creastudio.core.board_layout import BoardLayout
from creastudio.core.canvas import Artboard
from creastudio.core.document import Document
from creastudio.shell import i18n
from creastudio.shell.canvas.painting import name_rect
from creastudio.shell.canvas.tips import tip_at
from creastudio.shell.canvas.viewport import Viewport
from creastudio.shell.layouts.words import board_title

pytestmark = pytest.mark.usefixtures("studio")

COVER = Artboard(name="Cover", width=300, height=200)


def test_a_name_is_written_above_where_nothing_is() -> None:
    board, far = QRectF(0, 100, 300, 200), QRectF(0, -400, 300, 200)
    box = name_rect(board, COVER, [far, board])
    assert box.bottom() <= board.top()
    assert not box.intersects(far)


def test_a_name_is_written_below_where_a_board_is_above() -> None:
    board, near = QRectF(0, 100, 300, 200), QRectF(0, 0, 300, 90)
    box = name_rect(board, COVER, [near, board])
    assert box.top() >= board.bottom()
    # Not where the name of the next one stands.
    below = QRectF(0, 330, 300, 200)
    assert name_rect(board, COVER, [near, board, below]).isEmpty()


def test_one_letter_is_no_name() -> None:
    board = QRectF(0, 100, 20, 20)
    assert name_rect(board, Artboard(name="Mobile banner", width=320, height=50), [board]).isEmpty()


def test_a_tip_tells_what_is_not_written_in_full() -> None:
    long = Artboard(name="Wide skyscraper of the spring campaign", width=160, height=600)
    short = Artboard(name="A", width=160, height=600, x=1000)
    document = Document(artboards=(long, short))
    assert tip_at(document, Viewport(), QPointF(80, 300)) == f"{long.name}: 160 × 600 px"
    assert tip_at(document, Viewport(), QPointF(1080, 300)) == ""
    assert tip_at(document, Viewport(), QPointF(500, 300)) == ""


def test_a_board_is_called_by_its_format_in_the_language_of_the_window() -> None:
    told = BoardLayout(format="meta.story")
    i18n.set_language("zh_CN")
    try:
        title = board_title(Artboard(name="Story A · en", width=1080, height=1920, layout=told))
        assert title.endswith(" A · en")
        assert not title.startswith("Story")
        # What a person called it stays.
        assert board_title(Artboard(name="Spring", width=1080, height=1920, layout=told)) == "Spring"
        assert board_title(Artboard(name="Story", width=1080, height=1920)) == "Story"
    finally:
        i18n.set_language("en")
