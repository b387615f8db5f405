"""Collecting a project: what goes along, and where to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QCheckBox, QWidget

from creastudio.api.errors import UserError
from creastudio.export.naming import file_name
from creastudio.shell.dialogs.frame import DialogFrame
from creastudio.shell.i18n import tr, trn
from creastudio.shell.session import Session
from creastudio.shell.threads.background import background_of
from creastudio.shell.threads.collecting import collecting_of
from creastudio.shell.threads.tasks import Tasks
from creastudio.shell.widgets.labels import label
from creastudio.workspace.collect import Collected, collect_project
from creastudio.workspace.collect_contents import Contents, contents_of
from creastudio.workspace.notice import Notice

SHOWN_NOTES = 3


class CollectDialog(DialogFrame):
    """Shows what a project needs elsewhere, and writes it into a folder or a zip."""

    def __init__(self, session: Session, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent, tr("Collect project"), width=520)
        self._session, self._tasks = session, tasks
        self.body.addWidget(
            label(
                tr(
                    "Puts the project and all that it needs into one place, to go on with it on another machine "
                    "or to keep it."
                ),
                "dim",
                wrap=True,
            )
        )
        self.models, self.fonts = QCheckBox(tr("Models…")), QCheckBox(tr("Fonts…"))
        self.zip = QCheckBox(tr("As one zip file"))
        for box in (self.models, self.fonts, self.zip):
            self.body.addWidget(box)
        self._missing = label("", "small", wrap=True)
        self._missing.hide()
        self.body.addWidget(self._missing)
        self.add_button(tr("Cancel")).clicked.connect(self.reject)
        self.go = self.add_button(tr("Collect…"), "primary")
        self.go.clicked.connect(lambda _checked=False: self.collect())
        for part in (self.models, self.fonts, self.go):
            part.setEnabled(False)
        document, results = session.workspace.document, session.workspace.results
        library = session.environment.models
        background_of(session).run(
            self, "contents", lambda: contents_of(document, results, library), self._show
        )

    def _show(self, contents: Contents) -> None:
        """Offer what the project needs, when it is known."""
        self.models.setText(_models_text(contents))
        self.fonts.setText(_fonts_text(contents))
        for box, there in ((self.models, bool(contents.models)), (self.fonts, bool(contents.fonts))):
            box.setChecked(there)
            box.setEnabled(there)
        sentences = _missing(contents)
        self._missing.setText("\n".join(sentences))
        self._missing.setVisible(bool(sentences))
        self.go.setEnabled(True)

    def collect(self) -> None:
        """Ask where to, and write it in the background."""
        name = file_name(self._session.workspace.title)
        target = self._ask(name)
        if target is None:
            return
        session, workspace, notifier = self._session, self._session.workspace, self._tasks.notifier
        document, results, blobs = workspace.document, workspace.results, workspace.blobs
        models, fonts, library = self.models.isChecked(), self.fonts.isChecked(), session.environment.models

        def work(path: Path, tell: Callable[[float], object]) -> Collected | UserError:
            try:
                return collect_project(
                    document, results, blobs, library, path,
                    title=name, with_models=models, with_fonts=fonts, tell=tell,
                )  # fmt: skip
            except UserError as error:
                return error

        def done(outcomes: list[Collected | UserError]) -> None:
            (collected,) = outcomes
            if isinstance(collected, UserError):
                notifier.add(Notice.from_error(collected))
                return
            told = tr("Collected the project in {name}.", name=collected.target.name)
            # The window may be closed by then.
            notifier.add(
                Notice(
                    "info", told, "\n".join(collected.notes[:SHOWN_NOTES]), more=collected.notes[SHOWN_NOTES:]
                )
            )

        collecting_of(self._tasks).run([target], work, done)
        self.accept()

    def _ask(self, name: str) -> Path | None:
        chooser = self._session.chooser
        if self.zip.isChecked():
            start = str(Path.home() / f"{name}.zip")
            path = chooser.save_file(self, tr("Collect project as"), tr("Zip files") + " (*.zip)", start)
            return path if path is None or path.suffix.lower() == ".zip" else path.with_suffix(".zip")
        folder = chooser.folder(self, tr("Folder to collect the project in"), str(Path.home()))
        return _free(folder / name) if folder is not None else None


def _free(path: Path) -> Path:
    """Return `path`, numbered where something has this name."""
    found, number = path, 1
    while found.exists():
        number += 1
        found = path.with_name(f"{path.name}-{number}")
    return found


def _models_text(contents: Contents) -> str:
    if not contents.models:
        return tr("Models: its recipes use none")
    size = QLocale().formattedDataSize(contents.model_bytes)
    names = ", ".join(entry.card.title for entry in contents.models[:3])
    more = " …" if len(contents.models) > 3 else ""
    return trn(
        "{count} model ({size}): {names}",
        "{count} models ({size}): {names}",
        len(contents.models),
        size=size,
        names=f"{names}{more}",
    )


def _fonts_text(contents: Contents) -> str:
    if not contents.fonts:
        return tr("Fonts: its texts use none that may be copied")
    families = dict.fromkeys(file.name.partition("_")[0] for file in contents.fonts)
    return tr("Fonts: {names}", names=", ".join(families))


def _missing(contents: Contents) -> list[str]:
    found: list[str] = []
    if contents.missing_models:
        names = ", ".join(contents.missing_models)
        found.append(tr("Not on this machine, so not included: {names}.", names=names))
    if contents.other_fonts:
        names = ", ".join(contents.other_fonts)
        found.append(tr("Fonts of this computer, which stay here: {names}.", names=names))
    return found
