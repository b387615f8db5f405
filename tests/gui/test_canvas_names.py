"""Names of artboards stand above them, and inside where another board is in the way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF

from creastudio.core.canvas import Artboard
from creastudio.shell.canvas.painting import name_rect

pytestmark = pytest.mark.usefixtures("studio")


def test_a_name_is_written_above_where_nothing_is() -> None:
    board, far = QRectF(0, 100, 300, 200), QRectF(0, -400, 300, 200)
    box = name_rect(board, Artboard(name="Cover", width=300, height=200), [far, board])
    assert box.bottom() <= board.top()
    assert not box.intersects(far)


def test_a_name_is_written_inside_where_a_board_is_above() -> None:
    board, near = QRectF(0, 100, 300, 200), QRectF(0, 0, 300, 90)
    box = name_rect(board, Artboard(name="Cover", width=300, height=200), [near, board])
    assert board.contains(box)
    small = QRectF(0, 100, 30, 20)
    assert name_rect(small, Artboard(name="Cover", width=30, height=20), [near, small]).isEmpty()
