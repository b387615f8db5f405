"""Exports from the window: in a process of their own, told in the status line, and given up by closing."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from creastudio.core.document import Document
from creastudio.shell.i18n import tr, trn

if TYPE_CHECKING:
    from creastudio.export.formats import Exported, Format
    from creastudio.shell.main_window import MainWindow


def kinds() -> str:
    """Return every format as the file dialog asks for them."""
    from creastudio.export.formats import FORMATS

    return ";;".join(
        f"{item.title} ({' '.join('*' + suffix for suffix in _suffixes(item))})" for item in FORMATS
    )


def export_boards(window: MainWindow, artboard_ids: Sequence[str], target: Path) -> None:
    """Export artboards of the open project to a file, or several to a folder, and say what came of it."""
    document: Document = window.session.document
    read, stop = window.session.workspace.read_blob, threading.Event()
    window.destroyed.connect(stop.set)

    def work() -> Exported:
        from creastudio.export.render_process import export_apart

        return export_apart(document, artboard_ids, read, target, cancelled=stop.is_set)

    def done(exported: Exported) -> None:
        for note in exported.notes:
            window.session.notify(note)
        names = exported.files
        window.session.notify(
            tr("Exported {name}.", name=names[0].name)
            if len(names) == 1
            else trn("Exported {count} file.", "Exported {count} files.", len(names))
        )

    window.status.say(tr("Exporting…"))
    window.studio.tasks.run(work, done)


def _suffixes(item: Format) -> tuple[str, ...]:
    return (item.suffix, *item.other_suffixes)
