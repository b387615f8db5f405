"""Shows one page of the guide with its pictures; reads nothing outside of the folder of the guide."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QImage, QImageReader, QPalette, QResizeEvent, QTextBlock
from PySide6.QtWidgets import QFrame, QTextBrowser

from creastudio.shell.guide.pages import GuidePages, anchor_of
from creastudio.shell.i18n import tr
from creastudio.shell.look.text_page import rule_tables, space_paragraphs
from creastudio.shell.theme import SPACE, color, px

SETTLED = 200
"""After how long without a change of size pictures are fitted anew, ms."""


class PageView(QTextBrowser):
    """A page of the guide. Links are told, not followed: the dialog decides.

    Signals
    -------
    linkFollowed : str
        What a link that was clicked leads to.
    """

    linkFollowed = Signal(str)

    def __init__(self, pages: GuidePages) -> None:
        super().__init__()
        self._pages, self.path, self._text = pages, Path(), ""
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Page"))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, color("panel"))
        self.setPalette(palette)
        self.document().setDocumentMargin(px(2 * SPACE))
        self.anchorClicked.connect(lambda url: self.linkFollowed.emit(url.toString()))
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.setInterval(SETTLED)
        self._fitting.timeout.connect(self._fit_pictures)

    def show_page(self, path: Path, text: str, anchor: str = "") -> None:
        """Show a page from its top, or from a heading."""
        self.path, self._text = path, text
        self._fill()
        self.verticalScrollBar().setValue(0)
        if anchor:
            self.go_to(anchor)

    def go_to(self, anchor: str) -> None:
        """Scroll to a heading, by the name that links give it."""
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and anchor_of(block.text()) == anchor:
                self._scroll_to(block)
                return
            block = block.next()

    def loadResource(self, type: int, name: QUrl | str) -> Any:  # noqa: N802  Qt's names
        """Return a picture of the guide, no wider than the page; nothing else is ever read."""
        del type
        address = name.toString() if isinstance(name, QUrl) else name
        path = self._pages.linked(self.path, address)
        if path is None:
            return QByteArray()
        return self._picture(path)

    def _picture(self, path: Path) -> QImage:
        reader = QImageReader(str(path))
        image = reader.read()
        ratio = self.devicePixelRatioF()
        room = round((self.viewport().width() - px(6 * SPACE)) * ratio)
        if not image.isNull() and image.width() > room > 0:
            image = image.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
        image.setDevicePixelRatio(ratio)
        return image

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Fit pictures once the size has settled."""
        super().resizeEvent(event)
        if self._text:
            self._fitting.start()

    def _fit_pictures(self) -> None:
        bar = self.verticalScrollBar()
        share = bar.value() / max(bar.maximum(), 1)
        self._fill()
        bar.setValue(round(share * bar.maximum()))

    def _fill(self) -> None:
        self.document().clear()
        self.setMarkdown(self._text)
        rule_tables(self.document())
        space_paragraphs(self.document())

    def _scroll_to(self, block: QTextBlock) -> None:
        top = self.document().documentLayout().blockBoundingRect(block).top()
        self.verticalScrollBar().setValue(round(top))
