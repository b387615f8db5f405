"""The real studio on an empty home, for scripts that take pictures of its window."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from creastudio.shell.studio import Studio
    from creastudio.shell.window.main_window import MainWindow

COLORS = 200
"""That a picture keeps at most: a third of the bytes, and flat colours stay as they are."""
QUIET = 1.5
"""Seconds in which what was asked for has been painted."""


class Desk:
    """A studio that is looked at: opens samples, waits, and takes pictures of windows into a folder.

    Parameters
    ----------
    size : tuple of int, optional
        Of windows that are opened, px; without it they are as large as the studio makes them.
    """

    def __init__(
        self, app: QApplication, studio: Studio, folder: Path, size: tuple[int, int] | None = None
    ) -> None:
        self.studio, self.folder, self.size = studio, folder, size
        self._app = app

    def wait(self, condition: Callable[[], bool], seconds: float) -> None:
        """Keep the window alive until something is so, or for so many seconds."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and not condition():
            self._app.processEvents()
            time.sleep(0.01)

    def rest(self, seconds: float = QUIET) -> None:
        """Give the window time to paint."""
        self.wait(lambda: False, seconds)

    def shoot(self, name: str, widget: QWidget | None) -> None:
        """Take a picture of a window under a name."""
        self.rest(0.6)
        assert widget is not None
        file = self.folder / f"{name}.png"
        widget.grab().save(str(file))
        with Image.open(file) as picture:
            small = picture.convert("RGB").quantize(COLORS, dither=Image.Dither.FLOYDSTEINBERG)
        small.save(file, optimize=True)

    def open(self, sample: str) -> MainWindow:
        """Open a copy of a sample project."""
        from creastudio.resources import resource_path
        from creastudio.workspace import opening

        studio = self.studio
        studio.open_workspace(lambda: opening.open_copy(studio.environment, resource_path("samples", sample)))
        window = self._window()
        for panel in ("generators", "tray", "layers"):
            # Not those that were in front in the project before.
            window.show_panel(panel)
        return self._sized(window)

    def begin(self, width: int, height: int) -> MainWindow:
        """Open a new project."""
        self.studio.new_project(size=(width, height))
        return self._sized(self._window())

    def close(self, window: MainWindow) -> None:
        """Let go of a window without a question."""
        window.closing.drop()

    def _window(self) -> MainWindow:
        from creastudio.shell.window.main_window import MainWindow

        window = self.studio.window
        assert isinstance(window, MainWindow)
        return window

    def _sized(self, window: MainWindow) -> MainWindow:
        """Give a window the size that is asked for, and show all of its artboards in it."""
        if self.size is not None:
            window.showNormal()
            window.resize(*self.size)
            self.rest()
            window.commands.run("view.fit")
            self.rest()
        return window


@contextmanager
def opened(folder: Path, language: str = "en", size: tuple[int, int] | None = None) -> Iterator[Desk]:
    """Open the studio on an empty home, with its start page; close it afterwards."""
    os.environ["CREASTUDIO_HOME"] = tempfile.mkdtemp(prefix="creastudio-shots-")
    # What is suggested to export to is somebody's folder, not the builder's.
    os.environ["HOME"] = "/home/you"
    from creastudio.shell.app import make_application
    from creastudio.shell.studio import Studio
    from creastudio.workspace.environment import Environment

    app = make_application()
    environment = Environment.load()
    environment.update_settings(language=language)
    studio = Studio(app, environment)
    folder.mkdir(parents=True, exist_ok=True)
    studio.start([])
    yield Desk(app, studio, folder, size)
    assert studio.window is not None
    studio.window.close()
    studio.close()
