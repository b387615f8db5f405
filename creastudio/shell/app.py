"""Starts the window: application, event loop, theme, language, and the first page."""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
from logging.handlers import RotatingFileHandler

from PySide6.QtCore import QLoggingCategory, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from creastudio import __version__, paths
from creastudio.api.errors import UserError
from creastudio.host.discovery import load_registry
from creastudio.resources import resource_path
from creastudio.shell.i18n import set_language
from creastudio.shell.notices import ExceptionHooks, notice_of
from creastudio.shell.plugins.safe_start import StartMark, offer_safe_mode, third_parties
from creastudio.shell.start.refused import say_why
from creastudio.shell.studio import Studio
from creastudio.shell.theme import apply_theme
from creastudio.shell.threads.garbage import settle
from creastudio.store.settings import SettingsStore
from creastudio.workspace.environment import Environment, plugin_state_file

LOG_BYTES = 1_000_000

QUIET = """
qt.multimedia.symbolsresolver.warning=false
qt.multimedia.*.info=false
"""
"""What Qt needn't tell a person's terminal when sound or film begins: which optional libraries (VA-API, PipeWire) a machine lacks, and
what it found in a file. Errors stay, and ``QT_LOGGING_RULES`` brings all of it back."""


def main(argv: list[str] | None = None) -> int:
    """Open the studio, with a project file if one is named, and return the exit code.

    Parameters
    ----------
    argv : list of str
        Project files; ``--smoke`` quits as soon as the window was painted, ``--in-thread`` runs jobs in this
        process.
    """
    arguments = list(argv or [])
    flags = {item for item in arguments if item.startswith("--")}
    files = [item for item in arguments if not item.startswith("--")]
    app = make_application()
    try:
        return _start(app, files, flags)
    except UserError as error:
        if "--smoke" not in flags:
            say_why(error)
        raise


def _start(app: QApplication, files: list[str], flags: set[str]) -> int:
    _log_to_file()
    mark = StartMark(paths.data_dir() / "starting.json")
    if mark.left_behind():
        _ask_after_crash(app)
    mark.set()
    settle()
    studio = Studio(app, Environment.load(in_thread="--in-thread" in flags, wait_for_plugins=False))
    hooks = ExceptionHooks(studio.notifier)
    hooks.install()
    mark.clear_soon(studio)
    try:
        return _run(app, studio, files, smoke="--smoke" in flags)
    finally:
        mark.clear()
        hooks.remove()
        studio.close()


def _ask_after_crash(app: QApplication) -> None:
    """Offer safe mode, in the person's language and look, before anything of a third party is loaded."""
    settings = SettingsStore(paths.settings_file()).load()
    registry = load_registry(paths.plugins_dir(), plugin_state_file(), safe_mode=True)
    set_language(settings.language)
    apply_theme(app, settings.theme, settings.text_scale)
    offer_safe_mode(third_parties(registry))


def make_application() -> QApplication:
    """Return the application object of this process, made if there is none."""
    QLoggingCategory.setFilterRules(QUIET)
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    # Threads that paint hold the interpreter for as long as they may: a tenth of the usual lets the window in sooner.
    sys.setswitchinterval(0.0005)
    app.setApplicationName("CreaStudio")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("creastudio")
    app.setWindowIcon(QIcon(str(resource_path("app", "creastudio.png"))))
    # One window takes another's place; the studio itself says when it is done.
    app.setQuitOnLastWindowClosed(False)
    return app


def _run(app: QApplication, studio: Studio, files: list[str], *, smoke: bool) -> int:
    import qasync

    loop = qasync.QEventLoop(app)
    loop.set_exception_handler(
        lambda _loop, context: studio.notifier.post(
            notice_of(context.get("exception") or RuntimeError(context["message"]))
        )
    )
    asyncio.set_event_loop(loop)
    studio.finished.connect(loop.stop)
    # Ctrl+C in the terminal closes the window as its own button does.
    signal.signal(signal.SIGINT, lambda _number, _frame: studio.quit())
    studio.start(files)
    if smoke:
        QTimer.singleShot(300, studio.quit)
    with loop:
        loop.run_forever()
    return 0


def _log_to_file() -> None:
    """Keep warnings and errors where a person can find them."""
    try:
        file = paths.logs_dir() / "studio.log"
    except OSError:
        # Where nothing can be written, notices still tell what happens.
        return
    handler = RotatingFileHandler(file, maxBytes=LOG_BYTES, backupCount=2, encoding="utf-8", delay=True)
    handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
