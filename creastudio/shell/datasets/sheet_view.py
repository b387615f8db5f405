"""What a training sees of the pictures: made by the engine as the training makes it, anew after every change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QVBoxLayout, QWidget

from creastudio.api.params import specs
from creastudio.render.image_source import decode
from creastudio.shell.datasets.asking import Asking
from creastudio.shell.datasets.preparation import Preparation
from creastudio.shell.i18n import tr, tr_said
from creastudio.shell.session import Session
from creastudio.shell.theme import SPACE, color, px
from creastudio.shell.widgets.labels import label
from creastudio.workspace.datasets import SHEET

WAIT = 150
"""Milliseconds without a change after which the sheet is made."""

COUNT = 25
"""Pictures on the sheet."""


class SheetView(QWidget):
    """The sheet, and whether it is augmented.

    Parameters
    ----------
    training : Mapping
        The values of the form of the training; of them ``resolution``, ``shape`` and ``fit`` are used.
    """

    def __init__(self, session: Session, preparation: Preparation, training: Mapping[str, Any]) -> None:
        super().__init__()
        self._preparation, self._training = preparation, dict(training)
        self._names: tuple[str, ...] = ()
        works = {work.id: work for work in session.environment.registry.generators()}
        offers = specs(works[SHEET].params) if SHEET in works else ()
        self._offered = {spec.name: spec.choices for spec in offers}
        self.asking = Asking(session, SHEET, self)
        self.asking.answered.connect(self._answered)
        self.asking.failed.connect(lambda message, _hint: self._say(tr_said(message)))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT)
        self._timer.timeout.connect(self._ask)
        self.picture = SheetPicture()
        self.augmented = QCheckBox(tr("With augmentation"))
        self.augmented.setToolTip(tr("Mirrored, shifted and changed as the advice below says"))
        self.augmented.toggled.connect(self.refresh)
        self.told = label("", "small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE / 2))
        column.addWidget(label(tr("What a training sees"), "dim"))
        column.addWidget(self.picture)
        column.addWidget(self.augmented)
        column.addWidget(self.told)
        self.told.hide()
        preparation.changed.connect(self.refresh)

    @property
    def busy(self) -> bool:
        """Whether what is shown isn't the newest yet."""
        return self._timer.isActive() or self.asking.busy

    def show_names(self, names: tuple[str, ...]) -> None:
        """Show these pictures; some from all over the folder for none."""
        if names != self._names:
            self._names = names
            self.refresh()

    def refresh(self, *_: object) -> None:
        """Make the sheet anew in a moment."""
        self._timer.start()

    def values(self) -> dict[str, Any]:
        """Return what the engine is asked."""
        training, advice = self._training, self._preparation.report.advice
        fit = "chosen" if self._preparation.framing is not None else training.get("fit", "crop")
        wanted = {"resolution": training.get("resolution"), "shape": training.get("shape"), "fit": fit}
        values: dict[str, Any] = {
            # A training that decides by itself says "auto", which the sheet doesn't know.
            **{name: value for name, value in wanted.items() if value in self._offered.get(name, ())},
            "count": COUNT,
            "names": "\n".join(self._names),
            "choices": self._preparation.manifest.to_json(),
        }
        if self.augmented.isChecked():
            values["mirror"] = advice.mirror
            if advice.augment in self._offered.get("augment", ()):
                values["augment"] = advice.augment
        return values

    def _ask(self) -> None:
        self.asking.ask(self.values(), self._preparation.folder)

    def _answered(self, data: bytes) -> None:
        self.told.hide()
        self.picture.show_image(decode(data))

    def _say(self, sentence: str) -> None:
        self.picture.show_image(None)
        self.told.setText(sentence)
        self.told.show()


class SheetPicture(QWidget):
    """The sheet as large as fits; small pictures keep their squares."""

    def __init__(self) -> None:
        super().__init__()
        self.image: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("What a training sees"))

    def sizeHint(self) -> QSize:
        return QSize(px(240), px(240))

    def show_image(self, image: QImage | None) -> None:
        """Show a sheet, or none."""
        self.image = image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), color("field"))
            image = self.image
            if image is not None and not image.isNull():
                scale = min(self.width() / image.width(), self.height() / image.height())
                target = QRectF(0, 0, image.width() * scale, image.height() * scale)
                target.moveCenter(QRectF(self.rect()).center())
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, scale < 2)
                painter.drawImage(target, image, QRectF(image.rect()))
            else:
                painter.setPen(color("faint"))
                painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, tr("What a training sees"))
