"""The dock "Writing": chooses which writing is on the page, and by which plugin it goes on."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from creastudio.api.panel import Panel
from creastudio.core.document import Document
from creastudio.shell.i18n import tr, tr_text
from creastudio.shell.session import Session
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.field import calm, narrowable
from creastudio.shell.widgets.labels import EmptyState, tool_button
from creastudio.shell.widgets.large_dock import LargeDock
from creastudio.shell.writing.view import WritingView
from creastudio.shell.writings.acts import new_writing

LARGE = QSize(1180, 760)
"""Of a window of its own, px at text scale 1."""

REST = 500
"""Milliseconds after which a change of the panel is remembered."""


class WritingPanel(QWidget):
    """All writings of the project, one on the page at a time."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._filling = False
        self._folds = False, False
        self.choice = QComboBox()
        self.choice.setAccessibleName(tr("Which writing is shown"))
        calm(self.choice)
        narrowable(self.choice)
        self.by = QComboBox()
        self.by.setAccessibleName(tr("What it is written with"))
        calm(self.by)
        narrowable(self.by)
        self.new = tool_button("plus", tr("New writing"))
        self.branches = tool_button("panel-left", tr("Show the branches"), checkable=True)
        self.beside = tool_button("sliders-horizontal", tr("Show what the model is told"), checkable=True)
        self.large = tool_button("maximize", tr("Show it large, in a window of its own"))
        self._window = LargeDock(
            self, self.large, tr("Writing"), LARGE, lambda: session.show_panel("writing")
        )
        head = QHBoxLayout()
        head.setContentsMargins(px(SPACE), px(SPACE), px(SPACE), px(SPACE / 2))
        head.setSpacing(px(SPACE / 2))
        head.addWidget(self.choice, 3)
        head.addWidget(self.new)
        head.addWidget(self.by, 2)
        for part in (self.branches, self.beside, self.large):
            head.addWidget(part)
        self.view = WritingView(session)
        self.nothing = EmptyState(
            "type",
            tr(
                "Write with a model that offers several ways to go on. You choose, change and branch; "
                "nothing that was written is lost."
            ),
            tr("Begin a text"),
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.nothing)
        self.stack.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.stack, 1)
        self.reload()
        self._connect()
        self._take_panel()
        self._fill()

    def reload(self) -> None:
        """List the panels of the plugins that there are now."""
        wanted = self.by.currentData()
        self.by.blockSignals(True)
        self.by.clear()
        for panel in self._session.environment.registry.branches():
            self.by.addItem(tr_text(panel.title), panel.id)
        self.by.setCurrentIndex(max(0, self.by.findData(wanted)))
        self.by.blockSignals(False)
        self.by.setVisible(self.by.count() > 1)
        self._take_panel()

    def open(self, writing_id: str) -> None:
        """Show a writing."""
        self._follow(writing_id)
        self.view.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self) -> None:
        """Begin a new writing."""
        self._settle()
        if new_writing(self._session):
            self.view.page.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- inside

    def _leave(self) -> None:
        """Keep what was typed, and what a model has written so far, as Esc does."""
        self._settle()
        self.view.hand.stop()

    def _settle(self) -> None:
        """Keep what was typed, on the page and beside it."""
        self.view.page.commit()
        self.view.side.told.commit()

    def _follow(self, writing_id: str) -> None:
        """Show the writing that was chosen here or elsewhere."""
        if writing_id and writing_id != self.view.hand.writing_id:
            self._settle()
            self.view.hand.open(writing_id)
        self._session.set_writing(writing_id)
        self._fill()

    def _recall(self) -> None:
        """Be as the panel was left the last time."""
        kept = self._session.settings.writing
        self.by.setCurrentIndex(max(0, self.by.findData(kept.get("by"))))
        self.view.bar.count.setValue(int(kept.get("count", 3)))
        self.branches.setChecked(bool(kept.get("branches", False)))
        self.beside.setChecked(bool(kept.get("beside", False)))
        sizes = kept.get("sizes")
        if isinstance(sizes, list) and len(sizes) == self.view.splitter.count():
            self.view.splitter.setSizes([int(size) for size in sizes])

    def _remember(self) -> None:
        """Keep how the panel is."""
        kept = {
            "by": self.by.currentData() or "",
            "count": self.view.bar.count.value(),
            "branches": self.branches.isChecked(),
            "beside": self.beside.isChecked(),
            "sizes": self.view.splitter.sizes(),
        }
        if kept != self._session.settings.writing:
            self._session.update_settings(writing=kept)

    def _connect(self) -> None:
        self.choice.activated.connect(lambda index: self.open(self.choice.itemData(index)))
        self.by.activated.connect(lambda _index: self._take_panel())
        self.new.clicked.connect(self.begin)
        self.nothing.action.clicked.connect(self.begin)
        self.branches.toggled.connect(self.view.outline.setVisible)
        self.beside.toggled.connect(self.view.side.setVisible)
        self._window.sized.connect(self._unfold)
        self._session.documentChanged.connect(self._document_changed)
        self._session.activeWritingChanged.connect(self._follow)
        self._session.leaving.connect(self._leave)
        self.view.outline.hide()
        self.view.side.hide()
        self._recall()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(REST)
        self._later.timeout.connect(self._remember)
        for signal in (
            self.branches.toggled, self.beside.toggled, self.by.activated, self.view.bar.count.valueChanged,
            self.view.splitter.splitterMoved,
        ):  # fmt: skip
            signal.connect(lambda *_values: self._later.start())

    def _document_changed(self, old: Document, new: Document) -> None:
        if old.writings is not new.writings:
            self._fill()

    def _fill(self) -> None:
        """List the writings; where none is shown, show the first."""
        writings, shown = self._session.document.writings, self.view.hand.writing_id
        self.choice.blockSignals(True)
        self.choice.clear()
        for writing in writings:
            self.choice.addItem(writing.title or tr("Untitled"), writing.id)
        self.choice.blockSignals(False)
        if writings and self.choice.findData(shown) < 0:
            shown = self._session.writing_id or writings[0].id
            self.view.hand.open(shown)
        self.choice.setCurrentIndex(self.choice.findData(shown))
        self.choice.setVisible(bool(writings))
        self._session.set_writing(self.view.hand.writing_id)
        self.stack.setCurrentWidget(self.view if writings else self.nothing)
        self.setFocusProxy(self.view if writings else self.nothing.action)

    def _take_panel(self) -> None:
        self.view.use(self._chosen())

    def _chosen(self) -> Panel | None:
        wanted = self.by.currentData()
        panels = self._session.environment.registry.branches()
        return next((one for one in panels if one.id == wanted), None)

    # -- a window of its own

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        super().showEvent(event)
        self._window.find()

    def _unfold(self, large: bool) -> None:
        """Show everything in a large window; back in the dock what was shown before."""
        if large:
            self._folds = self.branches.isChecked(), self.beside.isChecked()
            self.branches.setChecked(True)
            self.beside.setChecked(True)
        else:
            # In a narrow dock both would leave the page one line.
            for tool, on in zip((self.branches, self.beside), self._folds, strict=True):
                tool.setChecked(on)
