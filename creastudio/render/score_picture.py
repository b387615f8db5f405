"""A score as a picture on an artboard: its first page engraved, on nothing, so that any ground shines through."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from creastudio.api.errors import UserError
from creastudio.api.score import Score
from creastudio.core.edits.place_notation import PAGE
from creastudio.notation.engraved import PageWish
from creastudio.render.engraving import Engraver
from creastudio.render.engraving_painter import PagePainter
from creastudio.render.gui_app import ensure_gui_app

_WIDTH = 2100
_INK = QColor("#000000")


def score_picture(data: bytes) -> QImage | None:
    """Return the first page of a stored score, transparent where nothing is drawn; None when it can't be engraved.

    It takes about a second, in a process of its own: never call it on the thread of the window.
    """
    engraver = Engraver()
    try:
        score = Score.loads(data)
        engraved = engraver.page(score, PageWish(width=PAGE[0], height=PAGE[1]))
    except (UserError, RuntimeError):
        # The placeholder says that it can't be seen; painting the rest goes on.
        return None
    finally:
        engraver.close()
    ensure_gui_app()
    image = QImage(_WIDTH, _WIDTH * PAGE[1] // PAGE[0], QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        PagePainter(engraved).paint(painter, QRectF(image.rect()), _INK)
    return image
