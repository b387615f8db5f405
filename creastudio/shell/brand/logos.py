"""The logos of a kit: how they look on their ground, what stays free around them, how small they may be."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from creastudio.api.brand import BrandKit, BrandLogo
from creastudio.shell.brand.acts import add_logos
from creastudio.shell.brand.parts import Choice, Line, Rows
from creastudio.shell.chooser import picture_kinds
from creastudio.shell.i18n import mark, tr
from creastudio.shell.media.pictures import pictures_of
from creastudio.shell.panels.fields.number import Number
from creastudio.shell.session import Session
from creastudio.shell.theme import color, px
from creastudio.shell.widgets.labels import button, label, tool_button

LIGHT, DARK = "#ffffff", "#1c2029"
"""Grounds that logos are shown on: those of ads, not of the window."""
LABEL = mark("Change logos of the brand")


class Logos(Rows):
    """A row a logo, and a button that adds more."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "logos", LABEL, gap=10)
        self.none = label(tr("No logo yet: drop pictures here, or add some."), "dim", wrap=True)
        self.column.insertWidget(0, self.none)
        self.add = button(tr("Add logos…"), "", "plus")
        self.add.clicked.connect(lambda _checked=False: self.ask())
        self.column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def fill(self, kit: BrandKit) -> None:
        super().fill(kit)
        self.none.setVisible(not kit.logos)

    def make_row(self, at: int) -> QWidget:
        return LogoRow(self, at)

    def ask(self) -> None:
        """Ask for pictures and add them."""
        self.take(self.session.chooser.open_files(self.window(), tr("Add logos"), picture_kinds()))

    def take(self, paths: list[Path]) -> None:
        """Add pictures as logos."""
        kit_id = self.kit.id

        def added(logos: list[BrandLogo]) -> None:
            # The kit may have changed while they were read.
            if self.kit.id == kit_id:
                there = {logo.picture for logo in self.kit.logos}
                self.append(*(logo for logo in logos if logo.picture not in there))

        if paths:
            add_logos(self.session, self, paths, added)


class LogoRow(QWidget):
    """One logo."""

    def __init__(self, section: Logos, at: int) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(px(6))
        self.picture = LogoPicture(section.session)
        self.name = Line(tr("Name of the logo"), lambda text: section.set(at, name=text))
        grounds = {"any": tr("Any ground"), "light": tr("Light grounds"), "dark": tr("Dark grounds")}
        self.on = Choice(tr("Grounds that it is made for"), grounds, lambda value: section.set(at, on=value))
        self.clear = Number(
            tr("Clear space: a share of its shorter side that stays free around it"),
            lambda value: section.set(at, clear_space=value / 100), low=0, high=200, suffix=" %",
        )  # fmt: skip
        self.least = Number(
            tr("Least width"),
            lambda value: section.set(at, minimum_width=value),
            low=0,
            high=4000,
            suffix=" px",
        )
        self.remove = tool_button("trash-2", tr("Remove the logo"))
        self.remove.clicked.connect(lambda _checked=False: section.remove(at))
        grid.addWidget(self.picture, 0, 0, 3, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.name, 0, 1, 1, 2)
        grid.addWidget(self.remove, 0, 3)
        grid.addWidget(self.on, 1, 1, 1, 3)
        grid.addWidget(label(tr("Clear space"), "dim"), 2, 1)
        grid.addWidget(self.clear, 2, 2, 1, 2)
        grid.addWidget(label(tr("Least width"), "dim"), 3, 1)
        grid.addWidget(self.least, 3, 2, 1, 2)
        grid.setColumnStretch(2, 1)

    def fill(self, logo: BrandLogo) -> None:
        """Show a logo."""
        self.picture.fill(logo)
        self.name.fill(logo.name)
        self.on.fill(logo.on)
        self.clear.fill(round(logo.clear_space * 100))
        self.least.fill(logo.minimum_width)


class LogoPicture(QWidget):
    """A logo on the ground that it is made for, on both where any will do."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._pictures = pictures_of(session)
        self._logo: BrandLogo | None = None
        self.setFixedSize(px(92), px(72))
        self._pictures.arrived.connect(self._arrived)

    def fill(self, logo: BrandLogo) -> None:
        """Show a logo."""
        self._logo = logo
        self.setAccessibleName(logo.name)
        self.setToolTip(f"{logo.name}\n{logo.width} × {logo.height} px")
        self.update()

    def _arrived(self, sha256: str) -> None:
        if self._logo is not None and sha256 == self._logo.picture:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        logo = self._logo
        if logo is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            outline = QPainterPath()
            outline.addRoundedRect(box, px(6), px(6))
            painter.save()
            painter.setClipPath(outline)
            painter.fillRect(box, QColor(DARK if logo.on == "dark" else LIGHT))
            if logo.on == "any":
                painter.fillRect(box.adjusted(0, box.height() / 2, 0, 0), QColor(DARK))
            halves = (0.25, 0.75) if logo.on == "any" else (0.5,)
            shown = self._pictures.thumbnail(logo.picture, px(128), self.devicePixelRatioF())
            for share in halves if shown is not None else ():
                assert shown is not None
                room = QRectF(box).adjusted(px(8), 0, -px(8), 0)
                room.setHeight(box.height() / len(halves) - px(8))
                size = shown.deviceIndependentSize().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
                place = QRectF(QPointF(0, 0), size)
                place.moveCenter(QPointF(box.center().x(), box.top() + box.height() * share))
                painter.drawPixmap(place, shown, QRectF(shown.rect()))
            painter.restore()
            painter.setPen(color("border_strong"))
            painter.drawPath(outline)
