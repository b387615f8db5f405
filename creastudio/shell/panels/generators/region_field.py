"""Into the selection: what a generator makes is for the px that are selected."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap, QShowEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from creastudio.api.generator import Work
from creastudio.api.region import Region
from creastudio.core.document import Document
from creastudio.shell.i18n import tr
from creastudio.shell.pixels.region_inputs import region_of, takes_region
from creastudio.shell.safety.watch import safety_of
from creastudio.shell.session import Session
from creastudio.shell.theme import SPACE, px
from creastudio.shell.threads.background import background_of
from creastudio.shell.widgets.boxes import WholeBox
from creastudio.shell.widgets.field import calm
from creastudio.shell.widgets.labels import label

THUMB = 72
"""Side of the small picture, px."""

PADDING = 25
"""Context around the selection at first, percent of its longer side."""


class RegionField(QFrame):
    """A box to tick, a small picture of the region, and how much context is given; shown while px are selected."""

    def __init__(self, session: Session, work: Work) -> None:
        super().__init__()
        self._session, self._work = session, work
        self.setProperty("role", "card")
        row = QHBoxLayout(self)
        row.setContentsMargins(*(px(1.25 * SPACE),) * 4)
        row.setSpacing(px(1.5 * SPACE))
        self.picture = QLabel()
        self.picture.setFixedSize(px(THUMB), px(THUMB))
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setAccessibleName(tr("What is selected"))
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(px(SPACE / 2))
        self.box = QCheckBox(tr("Into the selection"))
        self.box.setChecked(True)
        self.box.setToolTip(tr("The result fills the selection and becomes a layer that is masked by it"))
        column.addWidget(self.box)
        self._size = label("", "small")
        column.addWidget(self._size)
        self.padding = WholeBox()
        column.addWidget(self._padding_row())
        column.addStretch(1)
        row.addLayout(column, 1)
        self.box.toggled.connect(self._switched)
        self.padding.valueChanged.connect(lambda _value: self.refresh())
        session.documentChanged.connect(self._document_changed)
        session.activeArtboardChanged.connect(self.refresh)
        safety_of(session).changed.connect(self.refresh)
        self.refresh()

    @property
    def region(self) -> Region | None:
        """What a run now would be for; None where nothing is selected, or the box isn't ticked."""
        return self._found() if self.box.isChecked() else None

    def refresh(self, *_: object) -> None:
        """Show what is selected now; hide where nothing is."""
        region = self._found()
        self.setVisible(region is not None)
        if region is None:
            return
        mask = region.mask
        self._size.setText(tr("{width} × {height} px", width=mask.width, height=mask.height))
        self._row.setEnabled(self.box.isChecked())
        if self.isVisible():
            self._ask(region)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        super().showEvent(event)
        self.refresh()

    # -- pieces

    def _padding_row(self) -> QWidget:
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(SPACE))
        title = label(tr("Context"), "dim")
        title.setBuddy(self.padding)
        self.padding.setRange(0, 200)
        self.padding.setSingleStep(5)
        self.padding.setValue(PADDING)
        self.padding.setSuffix(" %")
        self.padding.setFixedWidth(px(80))
        self.padding.setAccessibleName(tr("Context"))
        self.padding.setToolTip(tr("How much of what is around the selection the generator is shown"))
        calm(self.padding)
        row.addWidget(title)
        row.addWidget(self.padding)
        row.addStretch(1)
        self._row.setVisible(takes_region(self._work))
        return self._row

    def _found(self) -> Region | None:
        return region_of(self._session.artboard, self._work, self.padding.value() / 100)

    def _switched(self, _on: bool) -> None:
        self.refresh()

    def _document_changed(self, old: Document, new: Document) -> None:
        if old.artboards is not new.artboards:
            self.refresh()

    def _ask(self, region: Region) -> None:
        """Have the small picture painted in the background."""
        document, images = self._session.document, self._session.images
        ratio = self.devicePixelRatioF()
        side = round(px(THUMB) * ratio)

        def work() -> QImage:
            # With NumPy, which the window starts without.
            from creastudio.render.region_pictures import region_thumbnail

            return region_thumbnail(document, region, images, side)

        def done(image: QImage) -> None:
            image.setDevicePixelRatio(ratio)
            self.picture.setPixmap(QPixmap.fromImage(image))

        background_of(self._session).run(self, "region", work, done)
