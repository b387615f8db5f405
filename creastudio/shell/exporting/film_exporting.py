"""Exporting sequences from one window: asks, and hands films to the queue."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from creastudio.api.errors import UserError
from creastudio.shell.exporting.queue import Export, ExportQueue
from creastudio.shell.exporting.taken import ask_taken
from creastudio.shell.i18n import tr

if TYPE_CHECKING:
    from creastudio.export.film_plan import PlannedFilm
    from creastudio.export.formats import Exported
    from creastudio.export.work import Cancelled, Progress
    from creastudio.shell.exporting.film_choice import FilmChoice
    from creastudio.shell.exporting.film_dialog import FilmDialog
    from creastudio.shell.window.main_window import MainWindow


class FilmExporting(QObject):
    """What the commands of a window do that export sequences.

    Attributes
    ----------
    dialog : FilmDialog or None
        The dialog that is open.
    latest : bool
        Whether the window exported a sequence last, and not artboards.
    """

    def __init__(self, window: MainWindow, queue: ExportQueue) -> None:
        super().__init__(window)
        self._window, self._session, self._queue = window, window.session, queue
        self.dialog: FilmDialog | None = None
        self.latest = False

    def ask(self) -> None:
        """Open the dialog for the sequence that is shown."""
        from creastudio.shell.exporting.film_choice import first_film_choice
        from creastudio.shell.exporting.film_dialog import FilmDialog

        if self.dialog is not None:
            self.dialog.raise_()
            return
        sequence = self._session.sequence
        if sequence is None:
            raise UserError(tr("There is no sequence to export."), tr("Make one in the timeline."))
        choice = first_film_choice(self._session, sequence)
        self.dialog = FilmDialog(self._session, choice, self._begin, self._window)
        self.dialog.finished.connect(self._closed)
        self.dialog.open()

    def again(self) -> bool:
        """Repeat the last export of the sequence that is shown without asking; False where there was none."""
        from creastudio.export.film_plan import planned_film
        from creastudio.shell.exporting.film_choice import remembered_film

        sequence = self._session.sequence
        choice = remembered_film(self._session, sequence) if sequence is not None else None
        if choice is None:
            return False
        self._begin(choice, planned_film(choice.plan, choice.sequence, Path(choice.folder), choice.name))
        return True

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _begin(self, choice: FilmChoice, film: PlannedFilm) -> bool:
        """Begin an export; False when the person changed their mind about a file that is there already."""
        from creastudio.shell.exporting.film_choice import remember_film

        settled = self._settled(choice, film)
        if settled is None:
            return False
        remember_film(self._session, choice.model_copy(update={"written": settled.path.name}))
        self._queue.add(self._export(settled))
        self.latest = True
        return True

    def _settled(self, choice: FilmChoice, film: PlannedFilm) -> PlannedFilm | None:
        """Return the film under the name that it gets; None when the person changed their mind."""
        from creastudio.export.plan import free_path

        path, pending = film.path, self._queue.names
        there = path in pending or (_filled(path) if film.format.folder else path.exists())
        own = path.name == choice.written and path not in pending and not film.format.folder
        if not there or own:
            return film
        replaceable = not film.format.folder and not path.is_dir()
        answer = ask_taken(self.dialog or self._window, [path.name], replaceable=replaceable)
        if answer == "number":
            return replace(film, path=free_path(path, pending))
        return film if answer == "replace" else None

    def _export(self, film: PlannedFilm) -> Export:
        """Return an export of the document as it is now."""
        from creastudio.export.certificates import chosen

        document, workspace, settings = (
            self._session.document,
            self._session.workspace,
            self._session.settings,
        )
        signing = chosen(settings.signing_certificate, settings.signing_key)

        def make(tell: Progress, cancelled: Cancelled) -> Exported:
            from creastudio.export.render_process import export_film

            return export_film(
                document, film.sequence, workspace.read_blob, workspace.blobs.path, film.path, film.options,
                tell, cancelled, wanted=film.format, signing=signing,
            )  # fmt: skip

        return Export([film.path], make, counts=True)


def _filled(folder: Path) -> bool:
    return folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
