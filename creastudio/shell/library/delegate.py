"""How the library paints one thing: its picture, its name, its stars, and whether it is used."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from creastudio.shell import icons
from creastudio.shell.library.model import ITEM_ROLE
from creastudio.shell.library.stars import paint_stars
from creastudio.shell.safety.badges import paint_flag
from creastudio.shell.safety.watch import Safety
from creastudio.shell.theme import px, tokens
from creastudio.shell.widgets.inputs import KIND_ICONS
from creastudio.shell.widgets.picture_cells import (
    CAPTION,
    Index,
    PictureCells,
    paint_badge,
    paint_caption,
    paint_centered,
    paint_edge,
    paint_ground,
)
from creastudio.shell.widgets.pixel_ratio import ratio_of
from creastudio.workspace.library_items import LibraryItem

Thumbnail = Callable[[LibraryItem, int, float], QPixmap | None]
"""Item, side in px, ratio of the screen -> its picture; None until it is there."""

Note = Callable[[LibraryItem], str]
"""Item -> a line below its name; "" for none."""

Opinion = Callable[[LibraryItem], bool | None]
"""Item -> whether it is liked (True) or disliked (False)."""

SIDE = 92
"""Side of a picture at least, px at text scale 1."""

GAP = 4


class LibraryDelegate(PictureCells):
    """Paints square cells with a caption below."""

    def __init__(
        self,
        thumbnail: Thumbnail,
        safety: Safety,
        parent: QObject,
        note: Note = lambda _item: "",
        opinion: Opinion = lambda _item: None,
    ) -> None:
        super().__init__(SIDE, GAP, CAPTION, parent)
        self._safety = safety
        self._thumbnail = thumbnail
        self._note, self._opinion = note, opinion
        self.noted = False

    def show_notes(self, on: bool) -> bool:
        """Leave room for a line below each name, or not; returns whether cells have another size now."""
        changed = on != self.noted
        self.noted = on
        self._caption = 2 * CAPTION - 2 if on else CAPTION
        return changed

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = index.data(ITEM_ROLE)
        if not isinstance(item, LibraryItem):
            return
        state = option.state  # type: ignore[attr-defined]
        box = self.box(QRectF(option.rect))  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        paint_ground(painter, box)
        self._paint_picture(painter, box, item)
        paint_edge(painter, box, state)
        paint_stars(painter, box, item.stars)
        paint_flag(
            painter,
            box,
            self._safety.of(item.sha256),
            shown=self._safety.revealed(item.sha256),
            below=item.kind != "image",
        )
        look = tokens()
        if item.trashed:
            paint_badge(painter, box, "trash-2", look.dim)
        elif item.used:
            paint_badge(painter, box, "check", look.success)
        paint_caption(painter, box, item.title, "text" if state & QStyle.StateFlag.State_Selected else "dim")
        self._paint_opinion(painter, box, self._opinion(item))
        if self.noted:
            paint_caption(painter, box.translated(0, px(CAPTION - 3)), self._note(item), "faint")
        painter.restore()

    def _paint_opinion(self, painter: QPainter, box: QRectF, likes: bool | None) -> None:
        if likes is not None:
            low = box.translated(0, box.height() - px(24))
            name, tint = ("heart", tokens().accent) if likes else ("thumbs-down", tokens().dim)
            paint_badge(painter, low, name, tint)

    def _paint_picture(self, painter: QPainter, box: QRectF, item: LibraryItem) -> None:
        picture = self._thumbnail(item, self.side, ratio_of(painter))
        if picture is None:
            sign = icons.pixmap(KIND_ICONS.get(item.kind, "image"), tokens().faint, 24)
            paint_centered(painter, box, sign)
            return
        painter.setOpacity(0.45 if item.trashed else 1.0)
        paint_centered(painter, box, picture)
        painter.setOpacity(1.0)
        if item.kind != "image":
            paint_badge(painter, box, KIND_ICONS[item.kind], tokens().dim, left=True)
