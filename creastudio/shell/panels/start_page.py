"""The start page: sample projects, recent files, unsaved work, and the way to a new project."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from creastudio.shell.actions import ACTIONS
from creastudio.shell.dialogs.new_project import SIZES
from creastudio.shell.dropping import dropped_project
from creastudio.shell.i18n import tr, tr_text
from creastudio.shell.icons import set_icon
from creastudio.shell.keys import each, native
from creastudio.shell.panels.start_cards import SampleCard, SizeCard
from creastudio.shell.placing import fit_on_screen
from creastudio.shell.samples import Sample, available
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.labels import button, icon_label, label
from creastudio.shell.widgets.toasts import Toasts
from creastudio.workspace import opening

if TYPE_CHECKING:
    from creastudio.shell.main_window import MainWindow
    from creastudio.shell.studio import Studio

PAGE_WIDTH = 920
MAX_RECENT = 8


class StartWindow(QMainWindow):
    """The window that shows the start page."""

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self.studio = studio
        self.setWindowTitle("CreaStudio")
        self.setAcceptDrops(True)
        fit_on_screen(self, 1120, 760)
        self.page = StartPage(studio)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setProperty("role", "panel")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(self.page)
        self.setCentralWidget(area)
        self.toasts = Toasts(self, studio.notifier)
        self._keys()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  Qt's name
        self.toasts.leave()
        self.studio.window_closed(self)
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802  Qt's name
        if dropped_project(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802  Qt's name
        path = dropped_project(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            QTimer.singleShot(0, self.studio, lambda: self.studio.open_path(path))

    def _keys(self) -> None:
        calls: dict[str, Callable[[], object]] = {
            "file.new": lambda: self.studio.new_project(self),
            "file.open": lambda: self.studio.choose_project(self),
            "file.quit": self.studio.quit,
        }
        for action in ACTIONS:
            if action.id in calls:
                item = QAction(tr_text(action.title), self)
                item.setShortcuts([QKeySequence(key) for key in each(action.keys)])
                item.triggered.connect(lambda _checked=False, call=calls[action.id]: call())
                self.addAction(item)


class StartPage(QWidget):
    """A column in the middle: greeting, samples, recent files."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        outer = QHBoxLayout(self)
        outer.setContentsMargins(*(px(4 * SPACE),) * 4)
        column = QVBoxLayout()
        column.setSpacing(px(3 * SPACE))
        holder = QWidget()
        holder.setMaximumWidth(px(PAGE_WIDTH))
        holder.setLayout(column)
        outer.addStretch(1)
        outer.addWidget(holder, 100)
        outer.addStretch(1)
        column.setContentsMargins(0, px(2 * SPACE), 0, 0)
        column.addLayout(self._greeting())
        self.recovery = self._recovery()
        if self.recovery is not None:
            column.addWidget(self.recovery)
        self.samples: list[SampleCard] = []
        if available():
            column.addLayout(self._samples())
        column.addLayout(self._sizes())
        column.addLayout(self._recent())
        column.addStretch(1)

    # -- sections

    def _greeting(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(SPACE))
        texts = QVBoxLayout()
        texts.setSpacing(px(SPACE / 2))
        texts.addWidget(label("CreaStudio", "title"))
        texts.addWidget(
            label(tr("Pictures from models on your own machine, nothing sent anywhere."), "dim", wrap=True)
        )
        row.addLayout(texts, 1)
        self.open_button = button(tr("Open…"), "", "folder-open", tr("Open a project"), "Ctrl+O")
        self.open_button.clicked.connect(lambda: self._studio.choose_project(self.window()))
        self.new_button = button(tr("New project"), "primary", "file-plus", keys="Ctrl+N")
        self.new_button.clicked.connect(lambda: self._studio.new_project(self.window()))
        for made in (self.open_button, self.new_button):
            row.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _recovery(self) -> QFrame | None:
        states = opening.unsaved_work()
        if not states:
            return None
        card = QFrame()
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(*(px(2 * SPACE),) * 4)
        column.setSpacing(px(SPACE))
        head = QHBoxLayout()
        head.setSpacing(px(SPACE))
        head.addWidget(icon_label("history", "warning"))
        head.addWidget(label(tr("Unsaved work from last time"), "heading"), 1)
        column.addLayout(head)
        for state in states[:5]:
            column.addLayout(self._recovery_row(state))
        return card

    def _recovery_row(self, state: opening.WorkingState) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(SPACE))
        row.addWidget(label(state.title or tr("Untitled"), wrap=True), 1)
        forget = button(tr("Delete"), "flat", tip=tr("Delete this unsaved work"))
        forget.clicked.connect(lambda: self._forget(state))
        go_on = button(tr("Go on with it"))
        go_on.clicked.connect(lambda: self._studio.recover(state))
        row.addWidget(forget)
        row.addWidget(go_on)
        return row

    def _samples(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(px(1.5 * SPACE))
        column.addWidget(label(tr("TRY A SAMPLE"), "section"))
        row = QHBoxLayout()
        row.setSpacing(px(2 * SPACE))
        for sample in available():
            card = SampleCard(sample)
            card.clicked.connect(lambda _checked=False, chosen=sample: self._open_sample(chosen))
            self.samples.append(card)
            row.addWidget(card)
        row.addStretch(1)
        column.addLayout(row)
        return column

    def _sizes(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(px(1.5 * SPACE))
        column.addWidget(label(tr("START EMPTY"), "section"))
        row = QHBoxLayout()
        row.setSpacing(px(1.5 * SPACE))
        for size in SIZES:
            card = SizeCard(tr_text(size.title), size.width, size.height)
            card.clicked.connect(
                lambda _checked=False, chosen=(size.width, size.height): self._studio.new_project(size=chosen)
            )
            row.addWidget(card)
        column.addLayout(row)
        return column

    def _recent(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(px(SPACE / 2))
        column.addWidget(label(tr("RECENT"), "section"))
        files = [Path(name) for name in self._studio.environment.settings.recent_files]
        there = [path for path in files if path.is_file()][:MAX_RECENT]
        for path in there:
            column.addWidget(self._recent_row(path))
        if not there:
            row = QHBoxLayout()
            row.setSpacing(px(SPACE))
            row.addWidget(label(tr("Projects you save appear here. Begin one with"), "dim"))
            row.addWidget(label(native("Ctrl+N"), "key"))
            row.addStretch(1)
            column.addLayout(row)
        return column

    def _recent_row(self, path: Path) -> QToolButton:
        made = QToolButton()
        made.setText(f"{path.stem}    {_shortened(path.parent)}")
        set_icon(made, "clock", "dim")
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setToolTip(str(path))
        made.setAccessibleName(tr("Open {name}", name=path.stem))
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.clicked.connect(lambda: self._studio.open_path(path))
        return made

    # -- acting

    def _open_sample(self, sample: Sample) -> None:
        environment = self._studio.environment

        def ready(window: MainWindow) -> None:
            form = window.generators.choose(sample.work)
            if form is not None and form.work.id == sample.work:
                form.set_values(sample.values)
                window.generators.generate()

        self._studio.open_workspace(lambda: opening.open_copy(environment, sample.file), ready)

    def _forget(self, state: opening.WorkingState) -> None:
        from creastudio.shell.dialogs.recovery import ask_forget

        if ask_forget(self, state):
            opening.forget_work(state)
            self._studio.show_start(self.window())


def _shortened(folder: Path) -> str:
    home = Path.home()
    return f"~/{folder.relative_to(home)}" if folder.is_relative_to(home) else str(folder)
