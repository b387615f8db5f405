"""Take the pictures of the window that the docs show, into ``docs/images``.

    xvfb-run -s "-screen 0 1600x1000x24" python packaging/content/screenshots.py

Opens the real studio on an empty home, makes pictures and trains for half a minute.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from creastudio.shell.main_window import MainWindow
    from creastudio.shell.studio import Studio

TARGET = Path(__file__).resolve().parents[2] / "docs" / "images"
SAMPLE, POSTER = "Avatars.crea", "Night market.crea"
TRAINING = 40.0
"""Seconds the training is watched before its picture is taken."""


def main() -> None:
    os.environ["CREASTUDIO_HOME"] = tempfile.mkdtemp(prefix="creastudio-shots-")
    from PySide6.QtWidgets import QWidget

    from creastudio.resources import resource_path
    from creastudio.shell.app import make_application
    from creastudio.shell.main_window import MainWindow
    from creastudio.shell.studio import Studio
    from creastudio.workspace import opening
    from creastudio.workspace.environment import Environment

    app = make_application()
    studio = Studio(app, Environment.load())

    def wait(condition: Callable[[], bool], seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end and not condition():
            app.processEvents()
            time.sleep(0.01)

    def shoot(name: str, widget: QWidget | None) -> None:
        wait(lambda: False, 0.6)
        assert widget is not None
        widget.grab().save(str(TARGET / f"{name}.png"))

    studio.start([])
    shoot("start", studio.window)
    studio.open_workspace(lambda: opening.open_copy(studio.environment, resource_path("samples", SAMPLE)))
    window = studio.window
    assert isinstance(window, MainWindow)
    form = window.generators.choose("gan.sample")
    assert form is not None
    form.set_values({"count": 8}, seed=7)
    window.generators.generate()
    wait(lambda: len(window.session.workspace.results) >= 14, 60)
    shoot("review", window)
    window.commands.run("generate.accept")
    shoot("studio", window)
    window.session.update_settings(theme="light")
    shoot("light", window)
    window.session.update_settings(theme="dark")
    trainer = window.generators.choose("gan.train")
    assert trainer is not None
    assert trainer.folder is not None
    trainer.folder.set_path(resource_path("samples", "avatars"))
    window.generators.generate()
    wait(lambda: False, TRAINING)
    shoot("training", window)
    window.closing.drop()
    window = open_poster(studio)
    wait(lambda: False, 3.0)
    shoot("canvas", window)
    window.closing.drop()
    window.close()
    studio.close()


def open_poster(studio: Studio) -> MainWindow:
    """Open the poster with rulers, its title selected."""
    from creastudio.resources import resource_path
    from creastudio.shell.main_window import MainWindow
    from creastudio.workspace import opening

    file = resource_path("samples", POSTER)
    studio.open_workspace(lambda: opening.open_copy(studio.environment, file))
    window = studio.window
    assert isinstance(window, MainWindow)
    window.commands.run("view.rulers")
    board = window.session.document.artboards[0]
    window.session.select([layer.id for layer in board.layers if layer.name == "Title"])
    window.show_panel("properties")
    return window


if __name__ == "__main__":
    main()
