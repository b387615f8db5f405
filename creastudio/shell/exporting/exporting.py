"""Exporting from one window: asks, queues, and tells what came of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from creastudio.api.errors import UserError
from creastudio.shell.campaign.delivering import Delivering
from creastudio.shell.exporting.film_exporting import FilmExporting
from creastudio.shell.exporting.queue import Export, ExportQueue, gave_up
from creastudio.shell.exporting.taken import ask_taken, names_of
from creastudio.shell.i18n import tr, trn
from creastudio.shell.notices import notice_of
from creastudio.shell.session import Offer
from creastudio.shell.show_folder import show_folder

if TYPE_CHECKING:
    from creastudio.core.document import Document
    from creastudio.export.certificates import SigningFiles
    from creastudio.export.formats import Exported
    from creastudio.export.plan import PlannedFile
    from creastudio.export.work import Cancelled, Progress
    from creastudio.shell.exporting.choice import Choice, What
    from creastudio.shell.exporting.dialog import ExportDialog
    from creastudio.shell.window.main_window import MainWindow

SHOWN_NOTES = 5
"""Notes that a notice says in full; the others are counted."""


class Exporting(QObject):
    """What the export commands of a window do.

    Attributes
    ----------
    dialog : ExportDialog or None
        The dialog that is open.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._session = window, window.session
        self.queue = ExportQueue(self)
        self.queue.ended.connect(self._tell)
        self.dialog: ExportDialog | None = None
        self.films = FilmExporting(window, self.queue)
        self.campaigns = Delivering(window.session, self.queue, window)
        window.session.deliverRequested.connect(self.campaigns.ask)

    def ask(self, what: What | None = None) -> None:
        """Open the dialog; `what` is chosen in it where it is given."""
        from creastudio.shell.exporting.choice import first_choice
        from creastudio.shell.exporting.dialog import ExportDialog

        if self.dialog is not None:
            self.dialog.raise_()
            return
        choice = first_choice(self._session)
        if what is not None:
            choice = choice.model_copy(update={"what": what})
        self.dialog = ExportDialog(self._session, choice, self._begin, self._window)
        self.dialog.finished.connect(self._closed)
        self.dialog.deliverAsked.connect(self.campaigns.ask_for)
        self.dialog.sheetAsked.connect(self.make_sheet)
        self.dialog.open()

    def again(self) -> None:
        """Repeat the last export of this artboard, project or sequence without asking; the dialog where there was none.

        Where artboards and the sequence were exported, it is what this window did last.
        """
        from creastudio.shell.exporting.choice import remembered

        choice = remembered(self._session) if self._session.artboard is not None else None
        if (choice is None or self.films.latest) and self.films.again():
            return
        if self._session.artboard is None:
            self.films.ask()
        elif choice is None:
            self.ask()
        else:
            # What it wrote itself is what is to be made anew; another artboard's file isn't.
            own = choice.what != "one" or choice.active == self._session.artboard_id
            written = choice.written if own else ()
            self._begin(choice, frozenset(Path(choice.folder) / name for name in written))

    def make_sheet(self, boards: tuple[str, ...]) -> None:
        """Ask for a file, and write a contact sheet of artboards into it."""
        from creastudio.shell.exporting.sheet import ask_sheet

        item = ask_sheet(self._session, boards, self.dialog or self._window)
        if item is not None:
            self.queue.add(item)
            if self.dialog is not None:
                self.dialog.reject()

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _begin(self, choice: Choice, known: frozenset[Path] = frozenset()) -> bool:
        """Begin an export; False when the person changed their mind about files that are there already.

        Parameters
        ----------
        known : frozenset of Path
            Files that may be replaced without a question.
        """
        from creastudio.export.certificates import chosen
        from creastudio.shell.exporting.choice import remember

        document = self._session.document
        boards = choice.present(document, self._session.artboard_id)
        if not boards:
            raise UserError(
                tr("The artboards of this export are gone."), tr("Choose others in the export dialog.")
            )
        planned = choice.files(self._session, boards)
        files = self._settled(planned, known)
        if not files:
            return False
        names = tuple(file.path.name for file in files)
        done = {"written": names, "active": self._session.artboard_id}
        remember(self._session, choice.model_copy(update=done))
        settings = self._session.settings
        signing = chosen(settings.signing_certificate, settings.signing_key)
        self.queue.add(_export(document, files, self._session.workspace.read_blob, signing))
        self.films.latest = False
        return True

    def _settled(self, files: tuple[PlannedFile, ...], known: frozenset[Path]) -> tuple[PlannedFile, ...]:
        """Return the files under the names that they get; none when the person changed their mind."""
        from creastudio.export.plan import numbered

        pending = self.queue.names
        wanted = [file.path for file in files if file.path not in known]
        taken = [path.name for path in wanted if path in pending or path.exists()]
        if not taken:
            return files
        answer = ask_taken(self.dialog or self._window, taken)
        if answer == "number":
            return numbered(files, pending)
        return files if answer == "replace" else ()

    def _tell(self, item: Export) -> None:
        """Say what came of an export."""
        if gave_up(item):
            self._window.status.say(tr("Gave up {name}; nothing of it was written.", name=item.title))
        elif item.error is not None:
            self._session.noticeAdded.emit(notice_of(item.error))
        elif item.result is not None:
            done = item.result
            names = [file.name for file in done.files]
            what = (
                tr("Exported {name}.", name=names[0])
                if len(names) == 1
                else trn("Exported {count} file.", "Exported {count} files.", len(names))
            )
            hint = [names_of(names)] if len(names) > 1 else []
            hint += [*done.missing, *done.notes[:SHOWN_NOTES]]
            level = "warning" if done.missing else "info"
            self._session.noticeAdded.emit(
                Offer(
                    level,
                    what,
                    "\n".join(hint),
                    more=done.notes[SHOWN_NOTES:],
                    action_title=tr("Show in folder"),
                    action=lambda: show_folder(item.folder),
                )
            )


def _export(
    document: Document,
    files: tuple[PlannedFile, ...],
    read_blob: Callable[[str], bytes],
    signing: SigningFiles | None,
) -> Export:
    """Return an export of artboards as they are now."""

    def make(tell: Progress, cancelled: Cancelled) -> Exported:
        from creastudio.export.render_process import export_files

        return export_files(document, files, read_blob, tell, cancelled, signing=signing)

    return Export([file.path for file in files], make)
