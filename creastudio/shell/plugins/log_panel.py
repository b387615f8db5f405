"""What a plugin prints and raises, for who writes it: its engine's log, tracebacks of its jobs, and faults of its face."""

from __future__ import annotations

import codecs
import os
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFontDatabase, QGuiApplication, QTextCursor
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from creastudio import paths
from creastudio.host.registry import PluginInfo
from creastudio.jobs.job import JobRecord
from creastudio.shell.i18n import tr
from creastudio.shell.session import Session
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.field import calm
from creastudio.shell.widgets.labels import button, label

TICK = 500
"""Milliseconds between two looks at the logs, while the panel is seen."""

MAX_LINES = 5000

MAX_READ = 64 << 10
"""Bytes of a log that one look takes in."""


class PluginLogPanel(QWidget):
    """Follows one plugin of a third party."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._read: dict[Path, LogReader] = {}
        self._told: dict[str, str] = {}
        self._failed: set[str] = set()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(px(1.5 * SPACE),) * 4)
        column.setSpacing(px(SPACE))
        column.addLayout(self._head())
        self.view = QPlainTextEdit()
        self.view.setReadOnly(True)
        self.view.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.view.setMaximumBlockCount(MAX_LINES)
        self.view.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.view.setAccessibleName(tr("Log of the plugin"))
        self.view.setPlaceholderText(
            tr("What the plugin prints, and tracebacks of what it raises, appear here.")
        )
        column.addWidget(self.view, 1)
        self._nothing = label(
            tr("'creastudio plugins dev FOLDER' uses a plugin where you write it; each save loads it anew."),
            "small",
            wrap=True,
        )
        column.addWidget(self._nothing)
        session.jobChanged.connect(self._job_changed)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._look)
        self.reload()
        self._timer.start()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(SPACE))
        self.names = QComboBox()
        self.names.setAccessibleName(tr("Plugin"))
        calm(self.names)
        self.names.currentTextChanged.connect(lambda _name: self._begin())
        row.addWidget(self.names, 1)
        restart = button(tr("Restart engine"), tip=tr("Restart engine: the next job runs in a fresh process"))
        restart.clicked.connect(self._restart)
        copy = button(tr("Copy"), "flat")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.view.toPlainText()))
        clear = button(tr("Clear"), "flat")
        clear.clicked.connect(lambda: self.view.clear())
        for made in (restart, copy, clear):
            row.addWidget(made)
        return row

    @property
    def plugin(self) -> str:
        """Name of the plugin that is followed; "" for none."""
        return self.names.currentText()

    def follow(self, name: str) -> None:
        """Show the log of a plugin."""
        place = self.names.findText(name)
        if place >= 0:
            self.names.setCurrentIndex(place)

    def reload(self) -> None:
        """Note that plugins were loaded anew, and tell what is wrong with the one that is followed."""
        plugins = {
            item.name: item
            for item in self._session.environment.registry.plugins
            if item.origin != "built-in"
        }
        # Those under development first.
        names = sorted(plugins, key=lambda name: (not plugins[name].in_place, name))
        if names != [self.names.itemText(place) for place in range(self.names.count())]:
            kept = self.plugin
            self.names.blockSignals(True)
            self.names.clear()
            self.names.addItems(names)
            self.follow(kept)
            self.names.blockSignals(False)
            if self.plugin != kept:
                # The one that was followed is gone, and with it what it said.
                self._begin()
                return
        self._nothing.setVisible(not any(item.in_place for item in plugins.values()))
        if self.plugin in plugins:
            self._tell_face(plugins[self.plugin])

    def _tell_face(self, info: PluginInfo) -> None:
        if self._told.get(info.name) == info.stamp + info.status:
            return
        first = info.name not in self._told
        self._told[info.name] = info.stamp + info.status
        if info.status == "failed":
            self._say(f"{info.error}\n{info.hint}\n{info.report}")
        elif info.status == "ok" and not first:
            self._say(tr("-- '{name}' was loaded anew --", name=info.name))

    def _begin(self) -> None:
        self.view.clear()
        self._told.pop(self.plugin, None)
        self._read = {log: LogReader(log) for log in self._logs()}
        self.reload()
        self._look()
        # Those that failed before anybody looked: an author opens the log because of them.
        self._failed.clear()
        for record in self._session.workspace.desk.queue.records():
            self._job_changed(record)

    def _logs(self) -> list[Path]:
        return [
            paths.logs_dir() / f"engine-{self.plugin}-{lane}-{os.getpid()}.log" for lane in ("quick", "long")
        ]

    def _look(self) -> None:
        if not self.isVisible() or not self.plugin:
            return
        for reader in self._read.values():
            text = reader.read_on()
            if text:
                self._say(text)

    def _job_changed(self, record: JobRecord) -> None:
        if record.request.plugin != self.plugin or record.status != "failed" or record.id in self._failed:
            return
        self._failed.add(record.id)
        self._say(
            "\n".join(filter(None, (f"{record.request.title}: {record.error}", record.hint, record.report)))
        )

    def _restart(self) -> None:
        if self.plugin:
            self._session.workspace.desk.queue.renew(self.plugin)
            self._say(tr("-- the next job runs in a fresh engine --"))

    def _say(self, text: str) -> None:
        self.view.moveCursor(QTextCursor.MoveOperation.End)
        self.view.appendPlainText(text.rstrip("\n"))


@dataclass
class LogReader:
    """Reads what is added to a log, look by look; a letter that is written in two parts is read when it is whole.

    Attributes
    ----------
    at : int
        Byte up to which it was read.
    """

    log: Path
    at: int = 0
    _letters: codecs.IncrementalDecoder = field(
        default_factory=lambda: codecs.getincrementaldecoder("utf-8")("replace")
    )

    def read_on(self) -> str:
        """Return what was added since the look before, of much the end; a log that began anew is read anew."""
        try:
            with self.log.open("rb") as file:
                size = file.seek(0, os.SEEK_END)
                start = max(self.at if self.at <= size else 0, size - MAX_READ)
                if start != self.at:
                    self._letters.reset()
                file.seek(start)
                data = file.read(size - start)
        except OSError:
            return ""
        self.at = start + len(data)
        return self._letters.decode(data)
