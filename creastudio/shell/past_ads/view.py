"""One past ad, large, with the boxes of its elements: drawn, moved and pulled with the mouse, and all by keys, too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from creastudio.api.past_ads import PastElement
from creastudio.shell.accessible.listed import ListedParts
from creastudio.shell.accessible.news import PartsNews
from creastudio.shell.accessible.parts import Parted
from creastudio.shell.i18n import tr
from creastudio.shell.layouts.words import role_title
from creastudio.shell.past_ads.annotating import Annotating, Box
from creastudio.shell.past_ads.boxes import CURSORS, SIDE, Part, handle_points, part_at, pulled, under
from creastudio.shell.past_ads.keys import press
from creastudio.shell.past_ads.roles import GROUNDS, digit_of, tone_of
from creastudio.shell.theme import color, font, px

LARGEST = 8.0
"""How many px of the view one of a small ad takes at most."""

CLICK = 4
"""Px that the mouse may go during a click."""


def said_of_element(element: PastElement) -> str:
    """Return an element in words: its role, and what is written there."""
    role = role_title(element.role)
    return f"{role}: {element.text}" if element.text else role


class AdView(QWidget, Parted):
    """Shows what ``Annotating`` says, and does to it what a person does here."""

    taken = Signal(int)
    """Number of a proposal that was clicked."""
    proposed = Signal()
    """Other proposals are shown, or none."""
    accepted = Signal()
    """Enter: take all proposals, or go to the words of the element."""
    dismissed = Signal()
    """Take none of them."""

    def __init__(self, model: Annotating, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.proposals: tuple[PastElement, ...] = ()
        self._picture: QPixmap | None = None
        self._told = ""
        self._drag: tuple[Part, QPointF, Box] | None = None
        self._box: Box | None = None
        self._news = PartsNews(ListedParts(self, self._elements, lambda: model.chosen, model.choose))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("The ad, with the boxes of its elements"))
        self.setToolTip("")
        model.changed.connect(self._refresh)

    def sizeHint(self) -> QSize:
        return QSize(px(640), px(520))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(240), px(200))

    def show_picture(self, picture: QPixmap | None, told: str = "") -> None:
        """Show the picture of the ad, or words in its place."""
        self._picture, self._told = picture, told
        self.update()

    def show_proposals(self, proposals: Sequence[PastElement]) -> None:
        """Show boxes that were found, as dashed lines; a click takes one."""
        self.proposals = tuple(proposals)
        self.proposed.emit()
        self.update()

    def _refresh(self) -> None:
        element = self.model.element
        self.setAccessibleDescription(said_of_element(element) if element is not None else "")
        self.update()
        self._news.tell()

    def _elements(self) -> Iterator[tuple[str, QRectF]]:
        """Yield each element in words, and where it is painted."""
        for element in self.model.ad.elements if self.model.ad is not None else ():
            left, top, wide, high = element.box
            place = tr("{name} at {x}, {y}", name=said_of_element(element), x=round(left), y=round(top))
            yield f"{place}, {wide:.0f} × {high:.0f}", self.rect_of(element.box)

    # -- geometry: px of the ad <-> px of the view

    def picture_rect(self) -> QRectF:
        """Return where the ad is painted, px of the view."""
        ad = self.model.ad
        inside = QRectF(self.rect()).adjusted(px(14), px(22), -px(14), -px(14))
        if ad is None:
            return inside
        scale = min(inside.width() / ad.width, inside.height() / ad.height, LARGEST)
        target = QRectF(0, 0, ad.width * scale, ad.height * scale)
        target.moveCenter(inside.center())
        return target

    @property
    def scale(self) -> float:
        """Px of the view that one of the ad takes."""
        ad = self.model.ad
        return self.picture_rect().width() / ad.width if ad is not None else 1.0

    def rect_of(self, box: Box) -> QRectF:
        """Return where a box is painted."""
        target, scale = self.picture_rect(), self.scale
        return QRectF(
            target.left() + box[0] * scale, target.top() + box[1] * scale, box[2] * scale, box[3] * scale
        )

    def _on_ad(self, point: QPointF) -> tuple[float, float]:
        """Return a point of the view in px of the ad, on it."""
        target, scale, ad = self.picture_rect(), self.scale, self.model.ad
        assert ad is not None
        x, y = (point.x() - target.left()) / scale, (point.y() - target.top()) / scale
        return min(max(x, 0.0), float(ad.width)), min(max(y, 0.0), float(ad.height))

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with QPainter(self) as painter:
            painter.setRenderHints(
                QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing
            )
            painter.fillRect(self.rect(), color("canvas"))
            ad = self.model.ad
            if ad is not None:
                target = self.picture_rect()
                painter.fillRect(target, Qt.GlobalColor.white)
                if self._picture is not None and not self._picture.isNull():
                    painter.drawPixmap(target, self._picture, QRectF(self._picture.rect()))
                elif self._told:
                    painter.setPen(Qt.GlobalColor.darkGray)
                    painter.drawText(
                        target, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._told
                    )
                for element in self.proposals:
                    self._paint_box(painter, element.box, element, dashed=True)
                for at, element in enumerate(ad.elements):
                    if at != self.model.chosen:
                        self._paint_box(painter, element.box, element)
                self._paint_chosen(painter)
            if self.hasFocus():
                painter.setPen(QPen(color("accent"), 1, Qt.PenStyle.DotLine))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_chosen(self, painter: QPainter) -> None:
        element = self.model.element
        if self._drag is not None and self._drag[0] == "new" and self._box is not None:
            fresh = PastElement(role=self.model.next_role, box=self._box)
            self._paint_box(painter, self._box, fresh, chosen=True)
        elif element is not None:
            box = self._box if self._drag is not None and self._box is not None else element.box
            self._paint_box(painter, box, element, chosen=True)
            painter.setPen(QPen(tone_of(element.role).darker(180), 1))
            painter.setBrush(Qt.GlobalColor.white)
            for at in handle_points(self.rect_of(box)).values():
                painter.drawRect(QRectF(at.x() - SIDE / 2, at.y() - SIDE / 2, SIDE, SIDE))

    def _paint_box(
        self, painter: QPainter, box: Box, element: PastElement, *, chosen: bool = False, dashed: bool = False
    ) -> None:
        rect, tone = self.rect_of(box), tone_of(element.role)
        style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
        painter.setBrush(Qt.BrushStyle.NoBrush)
        # A dark line below keeps it visible on any picture.
        painter.setPen(QPen(color("window", 0.75), 4 if chosen else 3))
        painter.drawRect(rect)
        painter.setPen(QPen(tone, 2.5 if chosen else 1.5, style))
        painter.drawRect(rect)
        words = f"{digit_of(element.role)} {role_title(element.role)}".strip() + ("?" if dashed else "")
        painter.setFont(font(11))
        metrics = QFontMetricsF(painter.font())
        tag = QRectF(0, 0, metrics.horizontalAdvance(words) + px(8), metrics.height() + px(2))
        above = rect.top() - tag.height() - 1
        tag.moveTopLeft(QPointF(rect.left() - 1, above if above >= 0 else rect.top() + 1))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tone)
        painter.drawRect(tag)
        painter.setPen(Qt.GlobalColor.black)
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, words)

    # -- mouse

    def _part(self, point: QPointF, *, fresh: bool) -> Part:
        element = self.model.element
        if element is None or fresh:
            return "new"
        return part_at(point, self.rect_of(element.box), inside=element.role not in GROUNDS)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self.model.ad is None:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        point = event.position()
        part = self._part(point, fresh=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        element = self.model.element
        box: Box = (*self._on_ad(point), 0.0, 0.0) if part == "new" or element is None else element.box
        self._drag, self._box = (part, point, box), None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        ad = self.model.ad
        if ad is None:
            return
        point = event.position()
        if self._drag is None:
            fresh = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.setCursor(CURSORS[self._part(point, fresh=fresh)])
            return
        part, start, box = self._drag
        if self._box is None and (point - start).manhattanLength() < CLICK:
            return
        if part == "new":
            x, y = self._on_ad(point)
            self._box = (min(x, box[0]), min(y, box[1]), abs(x - box[0]), abs(y - box[1]))
        else:
            dx, dy = (point.x() - start.x()) / self.scale, (point.y() - start.y()) / self.scale
            self._box = pulled(box, part, dx, dy, float(ad.width), float(ad.height))
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drag is None or event.button() != Qt.MouseButton.LeftButton:
            return
        (part, start, _), box = self._drag, self._box
        self._drag = self._box = None
        if box is None:
            self._click(start)
        elif part != "new":
            self.model.move(box)
        else:
            self.model.draw(box)
        self.update()

    def _click(self, point: QPointF) -> None:
        """Choose what is under a click, or take a proposal that is smaller."""
        ad = self.model.ad
        if ad is None:
            return
        x, y = self._on_ad(point)
        offered, there = under(self.proposals, x, y), under(ad.elements, x, y)
        if offered >= 0 and (there < 0 or _area(self.proposals[offered]) < _area(ad.elements[there])):
            self.taken.emit(offered)
        else:
            self.model.choose(there)

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._drag is not None:
            self._drag = self._box = None
            self.update()
        elif not press(self, event):
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # Letters and digits are roles here, whatever they are in the window.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() & ~(
                Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
            )
            if plain == Qt.KeyboardModifier.NoModifier:
                event.accept()
                return True
        return super().event(event)


def _area(element: PastElement) -> float:
    return element.box[2] * element.box[3]
