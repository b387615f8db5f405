"""The real window on an empty home, with a toy plugin that runs in a thread of this process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy  # noqa: F401  pytest.approx looks for it while a thread of the studio may be half way through importing it
import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from creastudio import paths
from creastudio.core.results import Result
from creastudio.shell.app import make_application
from creastudio.shell.library.panel import LibraryPanel
from creastudio.shell.panels.training.dashboard import DashboardPanel
from creastudio.shell.session import Session
from creastudio.shell.start.start_page import StartWindow
from creastudio.shell.studio import Studio
from creastudio.shell.window.main_window import MainWindow
from creastudio.store.model_library import ModelLibrary
from creastudio.store.settings import SettingsStore
from creastudio.workspace.environment import Environment
from tests.gui import toy

PATIENCE = 60_000
"""How long is waited for something to come, ms: a machine that does other things, too, may take its time."""


class FakeChooser:
    """Answers questions for files with what a test put into ``answers``, in order."""

    def __init__(self) -> None:
        self.answers: list[Path | None] = []
        self.asked: list[str] = []

    def open_file(self, parent: QWidget | None, title: str, kinds: str, start: str = "") -> Path | None:
        return self._answer(title)

    def open_files(self, parent: QWidget | None, title: str, kinds: str, start: str = "") -> list[Path]:
        """Return all answers that are left: a person chooses several files at once."""
        self.asked.append(title)
        files, self.answers = [answer for answer in self.answers if answer is not None], []
        return files

    def save_file(self, parent: QWidget | None, title: str, kinds: str, start: str = "") -> Path | None:
        return self._answer(title)

    def folder(self, parent: QWidget | None, title: str, start: str = "") -> Path | None:
        return self._answer(title)

    def _answer(self, title: str) -> Path | None:
        self.asked.append(title)
        return self.answers.pop(0) if self.answers else None


class StudioRobot:
    """A running studio and what a person does with it.

    Attributes
    ----------
    chooser : FakeChooser
        Put the files that the person would choose into its ``answers``.
    """

    def __init__(self, studio: Studio, qtbot: QtBot, chooser: FakeChooser) -> None:
        self.studio, self.qtbot, self.chooser = studio, qtbot, chooser

    @property
    def window(self) -> MainWindow:
        """The open project window."""
        assert isinstance(self.studio.window, MainWindow)
        return self.studio.window

    @property
    def start(self) -> StartWindow:
        """The open start page."""
        assert isinstance(self.studio.window, StartWindow)
        return self.studio.window

    @property
    def session(self) -> Session:
        """The session of the open project."""
        return self.window.session

    def new(self, width: int = 256, height: int = 256) -> MainWindow:
        """Open a new project and wait until it is shown."""
        self.studio.new_project(size=(width, height))
        window = self.window
        self.qtbot.waitExposed(window, timeout=PATIENCE)
        window.activateWindow()
        self.wait(window.isActiveWindow)
        return window

    def do(self, action_id: str) -> None:
        """Choose an action of the menus."""
        # What can be chosen is refreshed a moment after things changed; a person is slower than that.
        self.window.commands.refresh()
        self.window.actions_by_id[action_id].trigger()
        if action_id.startswith("file.save"):
            self.wait(lambda: not self.session.workspace.saving)

    def wait(self, condition: Callable[[], bool], timeout: int = PATIENCE) -> None:
        """Let the event loop run until `condition` holds."""
        self.qtbot.waitUntil(condition, timeout=timeout)

    def make(self, count: int = 2, seed: int = 7) -> list[Result]:
        """Generate dots and return their results when they are in the tray."""
        before = {result.id for result in self.session.workspace.results}
        record = self.session.run("toy.dots", {"count": count}, seed=seed)
        assert record is not None
        self.wait(lambda: len(self.session.workspace.results) >= len(before) + count)
        self.idle()
        return [result for result in self.session.workspace.results if result.id not in before]

    def idle(self) -> None:
        """Wait until no job runs or waits, and hear what they said."""
        self.wait(lambda: not self.session.workspace.desk.queue.busy)
        self.session.workspace.poll()

    def notices(self) -> list[str]:
        """Return the messages shown so far."""
        return [notice.message for notice in self.studio.notifier.notices]


class NoDevices(QObject):
    """A machine without a sound device."""

    changed = Signal()
    present = False


@pytest.fixture(autouse=True)
def no_sound_device(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests are silent, and the same on a machine with loudspeakers."""
    monkeypatch.setattr("creastudio.shell.timeline.playback.devices.find_devices", NoDevices)


@pytest.fixture
def chooser() -> FakeChooser:
    """Answers file dialogs."""
    return FakeChooser()


@pytest.fixture
def environment() -> Environment:
    """Settings, models and the toy plugin, on an empty home."""
    store = SettingsStore(paths.settings_file())
    library = ModelLibrary([("own", paths.models_dir())], writable=paths.models_dir())
    return Environment(store, store.load(), toy.registry(), library, in_thread=True)


@pytest.fixture
def bare_studio(qtbot: QtBot, environment: Environment, chooser: FakeChooser) -> Iterator[StudioRobot]:
    """A studio that shows nothing yet."""
    studio = Studio(make_application(), environment, chooser)
    robot = StudioRobot(studio, qtbot, chooser)
    yield robot
    window = studio.window
    if isinstance(window, MainWindow):
        for record in window.session.workspace.desk.queue.records():
            window.session.workspace.desk.queue.cancel(record.id)
        window.closing.drop()
    if window is not None:
        window.close()
    studio.close()
    studio.deleteLater()


@pytest.fixture
def studio(bare_studio: StudioRobot) -> StudioRobot:
    """The studio with a new, empty project open."""
    bare_studio.new()
    return bare_studio


@pytest.fixture
def library(studio: StudioRobot) -> LibraryPanel:
    """The library, shown."""
    studio.window.show_panel("library")
    panel = studio.window.panel("library")
    assert isinstance(panel, LibraryPanel)
    return panel


@pytest.fixture
def dashboard(studio: StudioRobot) -> DashboardPanel:
    """The dashboard of trainings, shown."""
    studio.window.show_panel("dashboard")
    panel = studio.window.panel("dashboard")
    assert isinstance(panel, DashboardPanel)
    return panel


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is announced, and the names of what the keyboard comes to in painted views, as if somebody listened."""
    found: list[str] = []

    def hear(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            found.append(event.message())
        elif event.type() == QAccessible.Event.Focus:
            found.append(event.accessibleInterface().text(QAccessible.Text.Name))

    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return found
