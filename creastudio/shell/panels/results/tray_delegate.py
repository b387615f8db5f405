"""How the tray paints a batch heading and a result."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem

from creastudio.core.results import Result
from creastudio.shell import icons
from creastudio.shell.library.marks import Stars
from creastudio.shell.library.stars import paint_stars
from creastudio.shell.media.pictures import Pictures
from creastudio.shell.panels.results.file_results import words_of
from creastudio.shell.panels.results.tray_model import HEADING_ROLE, RESULT_ROLE, Heading, count_of
from creastudio.shell.reading import beginning_of, is_only_saved, is_text
from creastudio.shell.safety.badges import paint_flag
from creastudio.shell.safety.watch import safety_of
from creastudio.shell.session import Session
from creastudio.shell.theme import color, font, px, tokens
from creastudio.shell.widgets.picture_cells import (
    Index,
    PictureCells,
    paint_badge,
    paint_centered,
    paint_frame,
    paint_ground,
)
from creastudio.shell.widgets.pixel_ratio import ratio_of

SIDE = 88
"""Side of a thumbnail at least, px at text scale 1."""

HEADING = 44
"""Height of the two lines over a batch, px at text scale 1."""

LINE = 28
"""Height of the one line over a part of a batch, px at text scale 1."""

GAP = 4
"""Space around a result, px at text scale 1."""


class TrayDelegate(PictureCells):
    """Paints results as square thumbnails with a sign of their state."""

    def __init__(self, session: Session, pictures: Pictures, parent: QObject) -> None:
        super().__init__(SIDE, GAP, 0, parent)
        self._session = session
        self._pictures = pictures
        self._stars = Stars(session)
        self._safety = safety_of(session)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if index.data(HEADING_ROLE) is None:
            return super().sizeHint(option, index)
        view = option.widget  # type: ignore[attr-defined]
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else px(200)
        heading = index.data(HEADING_ROLE)
        return QSize(max(1, width - 2), px(HEADING if heading.detail or not heading.link else LINE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        heading, result = index.data(HEADING_ROLE), index.data(RESULT_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        rect = QRectF(option.rect)  # type: ignore[attr-defined]
        if isinstance(heading, Heading):
            _paint_heading(painter, rect, heading)
        elif isinstance(result, Result):
            self._paint_result(painter, rect, result, option.state)  # type: ignore[attr-defined]
        painter.restore()

    def _paint_result(self, painter: QPainter, rect: QRectF, result: Result, state: QStyle.StateFlag) -> None:
        box = self.box(rect)
        paint_ground(painter, box)
        picture = self._pictures.thumbnail(result.asset.sha256, self.side, ratio_of(painter))
        if picture is not None:
            painter.setOpacity(0.45 if result.state == "discarded" else 1.0)
            paint_centered(painter, box, picture)
            painter.setOpacity(1.0)
        if is_text(result):
            _paint_words(painter, box, "type", beginning_of(self._session, result))
        elif is_only_saved(result):
            _paint_words(painter, box, "save", words_of(self._session, result))
        active = result.id == self._session.active_result
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if active or selected or hovered:
            paint_frame(
                painter, box, "accent" if active or selected else "border_strong", 2.5 if active else 1.5
            )
        _paint_state(painter, box, result)
        sha256 = result.asset.sha256
        paint_flag(
            painter,
            box,
            self._safety.of(sha256),
            shown=self._safety.revealed(sha256),
            below=is_text(result) or is_only_saved(result),
        )
        paint_stars(painter, box, self._stars.of(result.asset))


def _paint_words(painter: QPainter, box: QRectF, icon: str, words: str) -> None:
    """Paint a sign and how a text begins, or what is said of a file."""
    sign = icons.pixmap(icon, tokens().dim, 14)
    size = sign.deviceIndependentSize()
    corner = QRectF(box.left() + px(8), box.top() + px(8), size.width(), size.height())
    painter.drawPixmap(corner, sign, QRectF(sign.rect()))
    painter.setFont(font(11))
    painter.setPen(color("text"))
    room = box.adjusted(px(8), px(28), -px(6), -px(6))
    painter.drawText(room, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft, words)


def _paint_heading(painter: QPainter, rect: QRectF, heading: Heading) -> None:
    box = QRectF(rect.left() + px(6), rect.top() + px(6), rect.width() - px(12), px(18))
    painter.setFont(font(12))
    count = count_of(heading)
    metrics = painter.fontMetrics()
    width = metrics.horizontalAdvance(count)
    painter.setPen(color("faint"))
    painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
    painter.setPen(color("dim"))
    room = int(box.width()) - width - px(8)
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    # In the middle: what a batch comes from ends with its seed.
    painter.drawText(box, left, metrics.elidedText(heading.title, Qt.TextElideMode.ElideMiddle, room))
    painter.setFont(font(11))
    painter.setPen(color("faint"))
    detail = painter.fontMetrics().elidedText(heading.detail, Qt.TextElideMode.ElideMiddle, int(box.width()))
    painter.drawText(box.translated(0, px(17)), left, detail)


def _paint_state(painter: QPainter, box: QRectF, result: Result) -> None:
    """Paint a small sign in the corner: placed or discarded. New ones need none."""
    if result.state == "accepted":
        paint_badge(painter, box, "check", tokens().success)
    elif result.state == "discarded":
        paint_badge(painter, box, "trash-2", tokens().dim)
