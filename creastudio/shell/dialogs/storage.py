"""The storage page: what takes how much room, and giving it back row by row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from creastudio import paths
from creastudio.shell.dialogs.frame import DialogFrame
from creastudio.shell.dialogs.question import Choice, ask
from creastudio.shell.i18n import mark, tr, tr_text, trn
from creastudio.shell.library.trash import Trash
from creastudio.shell.session import Session
from creastudio.shell.theme import SPACE, px
from creastudio.shell.threads.background import background_of
from creastudio.shell.threads.tasks import Tasks
from creastudio.shell.widgets.labels import button, icon_label, label
from creastudio.workspace.notice import Notice
from creastudio.workspace.storage import CLEANABLE, Cleaned, Row, Usage, clean, usages
from creastudio.workspace.trash import trash_content, trash_size


@dataclass(frozen=True)
class _Words:
    """What a row says: its title, what it is, and what is lost by cleaning it up."""

    icon: str
    title: str
    what: str
    loss: str = ""


WORDS: dict[Row, _Words] = {
    "open": _Words("folder-open", mark("Open projects"), mark("What is being worked on now, with all undo steps.")),
    "unsaved": _Words(
        "circle-alert", mark("Unsaved work"), mark("What no file holds yet. It is offered at the next start.")
    ),
    "saved": _Words(
        "history",
        mark("Undo steps of saved projects"),
        mark("With them undo goes on where it was. The project files hold all else."),
        mark("Undo steps, and the curves and samples of trainings, of closed projects are deleted; files and models stay."),
    ),
    "versions": _Words(
        "clock",
        mark("Older versions"),
        mark("Earlier states of project files, under File > Older versions."),
        mark("All earlier versions are deleted, also of project files that are gone: then no copy is left. Files that are there stay."),
    ),
    "models": _Words("box", mark("Your models"), mark("They are removed one by one under Generate > Models.")),
    "trainings": _Words(
        "graduation-cap",
        mark("Trainings to go on with"),
        mark("Begun on the command line and stopped before their end. Each goes when it is done or begun anew."),
    ),
    "plugins": _Words("plug", mark("Your plugins"), mark("They are removed under Help > Plugins.")),
    "engines": _Words(
        "activity", mark("Engines you added"), mark("They are removed on the command line: creastudio engine remove NAME.")
    ),
    "drags": _Words(
        "file-image",
        mark("Dragged and copied files"),
        mark("Files that were dragged out or copied; they go after a day by themselves."),
        mark("Files that were dragged out or copied are deleted. Those that other programs copied stay there."),
    ),
    "media": _Words(
        "film",
        mark("Proxies and waveforms"),
        mark("Small copies of large videos, and what the waveforms of sounds are drawn from; the oldest go by themselves."),
        mark("Nothing is lost: it is made again when it is needed, which takes a while for long videos."),
    ),
    "caches": _Words(
        "grid-3x3",
        mark("Caches"),
        mark("Icons and other things that are made again when they are needed."),
        mark("Nothing is lost: it is made again when it is needed."),
    ),
    "logs": _Words(
        "list-checks",
        mark("Logs"),
        mark("What engines and plugins printed, and reports of faults."),
        mark("Reports of faults that weren't sent yet are deleted too."),
    ),
}  # fmt: skip


class StorageDialog(DialogFrame):
    """One card a row; sizes are measured in the background.

    Attributes
    ----------
    ask : callable
        As ``question.ask``.
    """

    def __init__(self, session: Session, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent, tr("Storage"), width=620, height=640)
        self._session, self._tasks = session, tasks
        self.ask: Callable[..., str] = ask
        self.trash = Trash(session)
        self.rows: dict[str, StorageRow] = {}
        self.body.addWidget(label(str(paths.data_dir()), "small", wrap=True))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        page = QWidget()
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 0, px(SPACE), 0)
        self._column.setSpacing(px(SPACE))
        self._area.setWidget(page)
        self.body.addWidget(self._area, 1)
        self.total = label(tr("Measuring…"), "dim")
        self.body.addWidget(self.total)
        self.add_button(tr("Close"), "primary").clicked.connect(self.accept)
        self._add_trash()
        for row, words in WORDS.items():
            self._add(row, words, row in CLEANABLE, lambda name=row: self.clean(name))
        self._column.addStretch(1)
        self.measure()

    def measure(self) -> None:
        """Measure everything anew."""
        self._show_trash()
        self._tasks.run(usages, self._measured, self)

    def clean(self, row: Row) -> None:
        """Clean up a row after a question that says what is lost."""
        words = WORDS[row]
        choices = (Choice("cancel", tr("Keep it")), Choice("clean", tr("Clean up"), "danger"))
        title = tr("Clean up: {name}?", name=tr_text(words.title))
        if self.ask(self, title, tr_text(words.loss), choices, "trash-2") != "clean":
            return
        self.rows[row].set_busy()
        self._tasks.run(lambda: clean(row), self._cleaned)

    # -- pieces

    def _add(self, name: str, words: _Words, cleanable: bool, done: Callable[[], object]) -> None:
        row = StorageRow(words, tr("Clean up…") if cleanable else "")
        row.act.clicked.connect(lambda _checked=False: done())
        self.rows[name] = row
        self._column.addWidget(row)

    def _add_trash(self) -> None:
        what = tr("What was thrown away in this project. It can be brought back in the library.")
        row = StorageRow(_Words("trash-2", tr("Trash of this project"), what), tr("Empty…"))
        row.act.clicked.connect(lambda _checked=False: self.trash.empty(self, self._show_trash))
        self.rows["trash"] = row
        self._column.addWidget(row)

    def _show_trash(self) -> None:
        row, blobs = self.rows["trash"], self._session.workspace.blobs
        content = trash_content(self._session.workspace)
        row.act.setEnabled(bool(content.count))
        count = trn("{count} thing", "{count} things", content.count)
        background_of(self._session).run(
            self, "trash", lambda: trash_size(content, blobs), lambda size: row.show_size(size, count)
        )

    def _measured(self, found: list[Usage]) -> None:
        for usage in found:
            self.rows[usage.row].show_size(usage.size, _count_of(usage))
            self.rows[usage.row].act.setEnabled(usage.count > usage.busy)
        size = QLocale().formattedDataSize(sum(usage.size for usage in found))
        self.total.setText(tr("{size} in all", size=size))

    def _cleaned(self, done: Cleaned) -> None:
        size = QLocale().formattedDataSize(done.freed)
        hint = trn(
            "{count} is in use or needed, and stays.", "{count} are in use or needed, and stay.", done.skipped
        )
        # This dialog, and the window too, may be closed by then.
        told = Notice("info", tr("Freed {size}.", size=size), hint if done.skipped else "")
        self._tasks.notifier.add(told)
        if isValid(self):
            self.measure()


class StorageRow(QFrame):
    """One row: what it is, how large, and a button."""

    def __init__(self, words: _Words, act: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        row = QHBoxLayout(self)
        row.setContentsMargins(*(px(1.5 * SPACE),) * 4)
        row.setSpacing(px(1.5 * SPACE))
        row.addWidget(icon_label(words.icon), 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(px(2))
        texts.addWidget(label(tr_text(words.title)))
        texts.addWidget(label(tr_text(words.what), "small", wrap=True))
        row.addLayout(texts, 1)
        sizes = QVBoxLayout()
        sizes.setSpacing(px(2))
        self.size_text, self.count_text = label("…"), label("", "small")
        for part in (self.size_text, self.count_text):
            sizes.addWidget(part, 0, Qt.AlignmentFlag.AlignRight)
        row.addLayout(sizes)
        self.act: QPushButton = button(act, tip=f"{act} {tr_text(words.title)}" if act else "")
        self.act.setFixedWidth(px(104))
        self.act.setEnabled(False)
        kept = self.act.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.act.setSizePolicy(kept)
        self.act.setVisible(bool(act))
        row.addWidget(self.act)

    def show_size(self, size: int, count: str) -> None:
        """Show how large it is and how many."""
        self.size_text.setText(QLocale().formattedDataSize(size))
        self.count_text.setText(count)

    def set_busy(self) -> None:
        """Say that it is being cleaned up."""
        self.size_text.setText("…")
        self.act.setEnabled(False)


def _count_of(usage: Usage) -> str:
    projects = trn("{count} project", "{count} projects", usage.count)
    words = {
        "open": projects, "unsaved": projects, "saved": projects,
        "versions": trn("{count} version", "{count} versions", usage.count),
        "models": trn("{count} model", "{count} models", usage.count),
        "trainings": trn("{count} training", "{count} trainings", usage.count),
        "engines": trn("{count} engine", "{count} engines", usage.count),
        "plugins": trn("{count} plugin", "{count} plugins", usage.count),
    }  # fmt: skip
    return words.get(usage.row, "")
