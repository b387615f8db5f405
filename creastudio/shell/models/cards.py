"""One model as a card: what it is, how good it is, where it lies; and one that is missing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLocale, QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag, QImage, QMouseEvent, QPixmap
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout

from creastudio.api.model_card import TrainingData
from creastudio.core.model_words import measured
from creastudio.shell.i18n import mark, tr, tr_said, tr_text, trn
from creastudio.shell.icons import set_icon
from creastudio.shell.missing.models import model_name
from creastudio.shell.models.measured_words import said
from creastudio.shell.theme import px
from creastudio.shell.widgets.card import Card
from creastudio.shell.widgets.labels import button, label
from creastudio.store.model_library import ModelEntry
from creastudio.workspace.models_used import MissingModel

ORIGINS = {
    "own": mark("Yours"),
    "bundled": mark("Comes with the studio"),
    "located": mark("Used where it lies"),
}

PICTURE = 96
"""Side of the picture of a model's samples, px at text scale 1."""


class ModelCardView(Card):
    """A model of the library.

    Parameters
    ----------
    users : str
        Titles of the generators that can use it.

    Attributes
    ----------
    drag : callable, optional
        Returns what a drag of the card carries: the model as one file.
    """

    def __init__(self, entry: ModelEntry, users: str) -> None:
        super().__init__("brain", "accent")
        self.entry = entry
        self.drag: Callable[[], QMimeData] | None = None
        self._pressed: QPoint | None = None
        self.sign.setMinimumWidth(px(PICTURE))
        self.sign.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        card = entry.card
        title = tr_text(card.title)
        self.setAccessibleName(title)
        self.texts.addWidget(label(title, wrap=True))
        where = tr_text(ORIGINS.get(entry.origin, entry.origin))
        facts = [where, _size(card.bytes), users or card.family]
        self.texts.addWidget(label(" · ".join(facts), "small", wrap=True))
        if card.summary:
            self.texts.addWidget(label(tr_said(card.summary), "dim", wrap=True))
        told = (
            tr("Licence: {licence}", licence=tr_text(card.licence))
            if card.licence
            else tr("Licence not stated")
        )
        self.texts.addWidget(label(told, "small", wrap=True))
        for data in card.data:
            self.texts.addWidget(label(learned_from(data), "small", wrap=True))
        found = measured(card)
        for saying in found.told:
            self.texts.addWidget(label(said(saying), "small", wrap=True))
        if found.rest:
            self._add_rest([said(saying) for saying in found.rest])
        self.texts.addWidget(self._place())

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = event.position().toPoint() if left else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        if self._pressed is None or self.drag is None:
            return
        far = (event.position().toPoint() - self._pressed).manhattanLength()
        if far < QApplication.startDragDistance():
            return
        self._pressed = None
        drag = QDrag(self)
        drag.setMimeData(self.drag())
        if not self.sign.pixmap().isNull():
            drag.setPixmap(self.sign.pixmap())
        drag.exec(Qt.DropAction.CopyAction)

    def show_samples(self, image: QImage) -> None:
        """Show a picture of what the model makes."""
        ratio = self.devicePixelRatioF()
        side = round(px(PICTURE) * ratio)
        smooth = Qt.TransformationMode.SmoothTransformation
        picture = QPixmap.fromImage(image.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, smooth))
        picture.setDevicePixelRatio(ratio)
        self.sign.setPixmap(picture)
        self.sign.setAccessibleName(tr("Samples"))

    def _add_rest(self, lines: Sequence[str]) -> None:
        """Add figures that are for who knows them, folded away."""
        self.more = button(
            trn("{count} more figure", "{count} more figures", len(lines)), "flat", "chevron-right"
        )
        self.more.setCheckable(True)
        self.figures = label("\n".join(lines), "small", wrap=True)
        self.figures.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.figures.hide()

        def unfold(on: bool) -> None:
            self.figures.setVisible(on)
            set_icon(self.more, "chevron-down" if on else "chevron-right")

        self.more.toggled.connect(unfold)
        self.texts.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.texts.addWidget(self.figures)

    def _place(self) -> QFrame:
        holder = QFrame()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        place = label(f"{self.entry.ref} · {self.entry.folder}", "small", wrap=True)
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        place.setToolTip(str(self.entry.folder))
        row.addWidget(place, 1)
        return holder


class MissingCard(Card):
    """A model that recipes name and that isn't there."""

    def __init__(self, missing: MissingModel) -> None:
        super().__init__("triangle-alert", "warning")
        self.missing = missing
        title = tr("{name} is missing", name=model_name(missing.ref))
        self.setAccessibleName(title)
        self.texts.addWidget(label(title, wrap=True))
        if missing.uses:
            uses = trn(
                "{count} picture of this project was made with it.",
                "{count} pictures of this project were made with it.",
                missing.uses,
            )
            lost = tr("Nothing is lost: it is only needed to vary them or to make them again.")
            self.texts.addWidget(label(f"{uses} {lost}", "small", wrap=True))


def learned_from(data: TrainingData) -> str:
    """Return what a model learned from, in words."""
    name = tr_text(data.name)
    if data.items:
        name = trn("'{name}', {count} item", "'{name}', {count} items", data.items, name=name)
    told = tr("Learned from {what}", what=name)
    return tr("{told}, licence {licence}", told=told, licence=data.licence) if data.licence else told


def _size(count: int) -> str:
    """Return a size in bytes as the command line tells it, too."""
    return QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
