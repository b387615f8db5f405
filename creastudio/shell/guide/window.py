"""The window in which the guide is read: contents and search at the left, a page at the right."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from creastudio.shell.guide.page_view import PageView
from creastudio.shell.guide.pages import START, GuidePages
from creastudio.shell.i18n import language, tr
from creastudio.shell.theme import BASE_TEXT, SPACE, color, font, px
from creastudio.shell.widgets.labels import label, tool_button
from creastudio.shell.window.placing import fit_on_screen

WIDTH, HEIGHT, CONTENTS = 1080, 760, 250
PLACE = Qt.ItemDataRole.UserRole


class GuideWindow(QDialog):
    """The guide beside the work: it stays open and takes nothing away from the studio."""

    def __init__(self, parent: QWidget | None = None, pages: GuidePages | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Guide"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.pages = pages or GuidePages(language())
        self._past: list[tuple[Path, int]] = []
        self._coming: list[tuple[Path, int]] = []
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search the guide"))
        self.search.setAccessibleName(tr("Search the guide"))
        self.search.setClearButtonEnabled(True)
        self.contents = QListWidget()
        self.contents.setAccessibleName(tr("Contents"))
        self.contents.setWordWrap(True)
        # A long title takes two lines; nothing is scrolled sideways for it.
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view = PageView(self.pages)
        self.back = tool_button("chevron-left", tr("Back (Alt+Left)"))
        self.on = tool_button("chevron-right", tr("On (Alt+Right)"))
        self.told = label("", "small", wrap=True)
        self._arrange()
        self._fill()
        self._connect()
        fit_on_screen(self, WIDTH, HEIGHT)
        self.show_page(self.pages.find(START))

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(px(SPACE / 2))
        head.addWidget(self.back)
        head.addWidget(self.on)
        head.addWidget(self.search, 1)
        left = QWidget()
        side = QVBoxLayout(left)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(px(SPACE))
        side.addLayout(head)
        side.addWidget(self.contents, 1)
        side.addWidget(self.told)
        split = QSplitter()
        split.addWidget(left)
        split.addWidget(self.view)
        split.setStretchFactor(1, 1)
        split.setSizes([px(CONTENTS), px(WIDTH - CONTENTS)])
        split.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(px(1.5 * SPACE),) * 4)
        column.addWidget(split)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._open_first)
        self.contents.currentItemChanged.connect(lambda item, _before: self._chosen(item))
        self.view.linkFollowed.connect(self.follow)
        self.back.clicked.connect(self.go_back)
        self.on.clicked.connect(self.go_on)
        for keys, done in (
            ("Alt+Left", self.go_back),
            ("Alt+Right", self.go_on),
            (QKeySequence.StandardKey.Find, self.search.setFocus),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(done)

    def _fill(self) -> None:
        section = ""
        for page in self.pages.contents():
            if page.section != section:
                section = page.section
                self.contents.addItem(_heading(section))
            item = QListWidgetItem(page.title)
            item.setData(PLACE, page)
            self.contents.addItem(item)

    # -- going about

    def open_for(self, panel: str) -> None:
        """Show the page that tells of a part of the window."""
        self.show_page(self.pages.of_panel(panel))

    def show_page(self, path: Path | None, anchor: str = "") -> None:
        """Show a page, and remember the one before."""
        page = self.pages.read(path) if path is not None else None
        if page is None or path is None:
            self.told.setText(tr("This page isn't here."))
            return
        if path != self.view.path:
            if self.view.path != Path():
                self._past.append(self._here())
            self._coming.clear()
        self._show(path, page.text, anchor)

    def follow(self, target: str) -> None:
        """Go where a link leads; addresses on the web are told, not opened."""
        name, _, anchor = target.partition("#")
        if "://" in name or name.startswith("mailto:"):
            self.told.setText(tr("Nothing is opened on the web from here: {address}", address=target))
        elif not name:
            self.view.go_to(anchor)
        else:
            path = self.pages.linked(self.view.path, name)
            self.show_page(path if path is not None and path.suffix == ".md" else None, anchor)

    def go_back(self) -> None:
        """Show the page that was read before."""
        self._move(self._past, self._coming)

    def go_on(self) -> None:
        """Show the page from which somebody went back."""
        self._move(self._coming, self._past)

    def _move(self, source: list[tuple[Path, int]], target: list[tuple[Path, int]]) -> None:
        if not source:
            return
        target.append(self._here())
        path, place = source.pop()
        page = self.pages.read(path)
        if page is not None:
            self._show(path, page.text)
            self.view.verticalScrollBar().setValue(place)

    def _here(self) -> tuple[Path, int]:
        return self.view.path, self.view.verticalScrollBar().value()

    def _show(self, path: Path, text: str, anchor: str = "") -> None:
        self.told.setText("")
        self.view.show_page(path, text, anchor)
        self.back.setEnabled(bool(self._past))
        self.on.setEnabled(bool(self._coming))
        self.contents.blockSignals(True)
        item = self._item(path)
        self.contents.setCurrentRow(self.contents.row(item) if item is not None else -1)
        self.contents.blockSignals(False)

    def _items(self) -> list[QListWidgetItem]:
        """Return the entries of pages, without headings."""
        rows = (self.contents.item(row) for row in range(self.contents.count()))
        return [item for item in rows if item.data(PLACE) is not None]

    def _item(self, path: Path) -> QListWidgetItem | None:
        return next((item for item in self._items() if item.data(PLACE).path == path), None)

    # -- contents

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.show_page(item.data(PLACE).path)

    def _filter(self, words: str) -> None:
        for row in range(self.contents.count()):
            item = self.contents.item(row)
            page = item.data(PLACE)
            # Headings are in the way of what was found.
            item.setHidden(bool(words.strip()) if page is None else not page.has(words))
        found = any(not item.isHidden() for item in self._items())
        self.told.setText("" if found else tr("No page has these words."))

    def _open_first(self) -> None:
        first = next((item for item in self._items() if not item.isHidden()), None)
        if first is not None:
            self.contents.setCurrentItem(first)
            self.view.find(self.search.text())


def _heading(text: str) -> QListWidgetItem:
    item = QListWidgetItem(text.upper())
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    item.setFont(font(BASE_TEXT - 2, QFont.Weight.DemiBold))
    item.setForeground(color("dim"))
    return item
