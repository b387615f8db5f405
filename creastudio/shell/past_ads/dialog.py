"""Past ads: the library of what a house has run, annotated here, and given to composers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QMenu, QProgressBar, QStackedLayout, QWidget

from creastudio.api.errors import UserError
from creastudio.api.past_ads import PastAd, past_text
from creastudio.shell.canvas.importing import files_in
from creastudio.shell.dialogs.frame import DialogFrame, run
from creastudio.shell.dialogs.question import Choice, ask
from creastudio.shell.i18n import tr, tr_error
from creastudio.shell.library.file_pictures import FolderPictures, file_thumbnail
from creastudio.shell.past_ads.annotating import Annotating
from creastudio.shell.past_ads.keeping import Keeping
from creastudio.shell.past_ads.pages import EmptyAds, Sides
from creastudio.shell.past_ads.proposing import Proposing
from creastudio.shell.past_ads.strip import Strip
from creastudio.shell.past_ads.taking import ad_kinds, read_ads, summary, takes, work_of
from creastudio.shell.past_ads.view import AdView
from creastudio.shell.session import Session
from creastudio.shell.theme import set_role
from creastudio.shell.threads.background import background_of
from creastudio.shell.threads.slow_work import SlowWork
from creastudio.shell.widgets.labels import button, label
from creastudio.store.files import write_bytes
from creastudio.workspace.past_ads import past_library

WIDTH, HEIGHT = 1280, 820

SIDE = 2400
"""Longest side of the picture that is shown, px."""


class PastAdsDialog(DialogFrame):
    """The ads on the left, one of them in the middle, its elements on the right.

    Attributes
    ----------
    ask : callable
        As ``question.ask``.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, tr("Past ads"), WIDTH, HEIGHT)
        self._session = session
        self.ask: Callable[..., str] = ask
        self.library = past_library()
        self._had: set[PastAd] = set()
        self.model = Annotating(self)
        self.keeping = Keeping(session, self.model, self.library)
        self.work: SlowWork = work_of(session)
        self.view = AdView(self.model)
        self.strip = Strip(self.model, FolderPictures(session, self.library.folder, self))
        self.sides = Sides(self.model, self.strip, self.view)
        self.proposing = Proposing(session, self.model, self.view, self.library)
        self.empty = EmptyAds()
        holder = QWidget()
        self.stack = QStackedLayout(holder)
        self.stack.addWidget(self.sides)
        page = QWidget()
        row = QHBoxLayout(page)
        row.addWidget(self.empty)
        self.stack.addWidget(page)
        self.status = label("", "small", wrap=True)
        self.progress = QProgressBar()
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("Reading past ads"))
        self.progress.hide()
        self.body.addWidget(holder, 1)
        self.body.addWidget(self.progress)
        self.body.addWidget(self.status)
        self._make_foot()
        self.setAcceptDrops(True)
        self._connect()
        self._begin()

    # -- making

    def _make_foot(self) -> None:
        self.used = QCheckBox(tr("Compose ads after these"))
        self.used.setToolTip(
            tr("Off shows what composers make without. The ads stay here, and their ratings too.")
        )
        self.used.setChecked(self._session.settings.use_past_ads)
        self.used.toggled.connect(lambda on: self._session.update_settings(use_past_ads=on))
        self._buttons.insertWidget(0, self.used)
        self.redo_button = self.add_button(tr("Redo"), "flat", left=True)
        self.undo_button = self.add_button(tr("Undo"), "flat", left=True)
        self.cancel_button = self.add_button(tr("Stop reading"), "flat")
        self.cancel_button.hide()
        self.export_button = self.add_button(tr("Save annotations as…"))
        self.train_button = self.add_button(tr("Train on these…"))
        self.train_button.setToolTip(
            tr("A model that makes pictures like those in them, or writes like them")
        )
        self.add_ads_button = button(tr("Add"), "", "plus", tr("Add past ads"))
        self.add_ads_button.setAutoDefault(False)
        menu = QMenu(self.add_ads_button)
        menu.addAction(tr("Pictures, annotations, layered files…"), self.ask_files)
        menu.addAction(tr("A folder…"), self.ask_folder)
        self.add_ads_button.setMenu(menu)
        self._buttons.addWidget(self.add_ads_button)
        self.close_button = self.add_button(tr("Close"))
        # Not by Enter, which ends what is typed.
        set_role(self.close_button, "primary")

    def _connect(self) -> None:
        self.model.changed.connect(self._refresh)
        self.model.shown.connect(self._show_picture)
        self.keeping.said.connect(self._kept)
        self.sides.propose.clicked.connect(self.proposing.ask)
        self.proposing.found.connect(self._proposed)
        self.view.accepted.connect(self._entered)
        self.work.changed.connect(self._progressed)
        self.empty.folder.clicked.connect(self.ask_folder)
        self.empty.files.clicked.connect(self.ask_files)
        self.undo_button.clicked.connect(self.model.undo)
        self.redo_button.clicked.connect(self.model.redo)
        self.export_button.clicked.connect(self.export)
        self.train_button.clicked.connect(self.train)
        self.cancel_button.clicked.connect(self.work.cancel)
        self.close_button.clicked.connect(self.reject)
        for keys, act in (
            (QKeySequence(QKeySequence.StandardKey.Undo), self.model.undo),
            (QKeySequence("Ctrl+Shift+Z"), self.model.redo),
            (QKeySequence("Ctrl+Y"), self.model.redo),
        ):
            QShortcut(keys, self).activated.connect(act)

    def _begin(self) -> None:
        try:
            ads = self.library.load()
        except UserError as error:
            # What can't be read must not be written over.
            self._say(error)
            self.stack.setCurrentIndex(1)
            for part in (self.empty, self.add_ads_button, self.export_button, self.train_button, self.used):
                part.setEnabled(False)
            self.setAcceptDrops(False)
            return
        self._had.update(ads)
        self.keeping.begin(ads)
        self.model.begin(ads)
        self._refresh()

    # -- what is shown

    def _refresh(self) -> None:
        count = len(self.model.ads)
        self.stack.setCurrentIndex(0 if count else 1)
        self.undo_button.setEnabled(self.model.can_undo)
        self.redo_button.setEnabled(self.model.can_redo)
        self.export_button.setEnabled(count > 0)
        self.train_button.setEnabled(count > 0)
        self.used.setEnabled(count > 0)

    def _show_picture(self) -> None:
        ad = self.model.ad
        path = self.library.picture(ad) if ad is not None else None
        told = tr("Reading the picture…") if path else tr("This ad came without its picture.")
        self.view.show_picture(None, told)
        if ad is None or path is None:
            return

        def done(image: QImage, image_name: str = ad.image) -> None:
            now = self.model.ad
            if now is not None and now.image == image_name:
                said = tr("The picture can't be read.") if image.isNull() else ""
                self.view.show_picture(QPixmap.fromImage(image), said)

        background_of(self._session).run(self, "picture", lambda: file_thumbnail(path, SIDE), done)

    def _say(self, error: UserError) -> None:
        self.status.setProperty("role", "error")
        self.status.style().polish(self.status)
        self.status.setText(tr_error(error))

    def _tell(self, text: str, reasons: str = "") -> None:
        self.status.setProperty("role", "small")
        self.status.style().polish(self.status)
        self.status.setText(f"{text}\n{reasons}" if reasons else text)

    def _kept(self, error: UserError | None) -> None:
        if error is not None:
            self._say(error)
        elif self.status.property("role") == "error":
            self._tell(tr("Kept."))

    def _progressed(self) -> None:
        busy = self.work.busy
        self.progress.setVisible(busy)
        self.cancel_button.setVisible(busy)
        self.progress.setValue(round(1000 * self.work.share))
        if busy:
            self._tell(tr("Reading {name}…", name=self.work.title))

    def _entered(self) -> None:
        """Take the proposals, or go where the words of the element are typed."""
        if self.view.proposals:
            self.proposing.take_all()
        elif self.sides.form.isEnabled():
            self.sides.form.text.setFocus()

    def _proposed(self, count: int) -> None:
        if count == 0:
            self._tell(tr("Nothing that looks like words was found; draw boxes by hand."))
        elif count > 0:
            self._tell("")
            self.view.setFocus()

    # -- taking in, and writing out

    def ask_files(self) -> None:
        """Ask for files and read them."""
        self.take(self._session.chooser.open_files(self, tr("Add past ads"), ad_kinds()))

    def ask_folder(self) -> None:
        """Ask for a folder and read what is in it."""
        folder = self._session.chooser.folder(self, tr("A folder of past ads"))
        if folder is not None:
            self.take([folder])

    def take(self, paths: Sequence[Path]) -> None:
        """Read files and folders into the library."""
        if paths:
            read_ads(self._session, self.library, paths, self._taken)

    def _taken(self, found: object) -> None:
        from creastudio.workspace.past_ads_import import Incoming, joined

        assert isinstance(found, Incoming)
        self._had.update(found.ads)
        before = self.model.ads
        ads, came = joined(before, found.ads)
        fresh = next((at for at, ad in enumerate(ads) if at >= len(before) or ad != before[at]), 0)
        self.model.take(ads, fresh)
        text, reasons = summary(found, came)
        self._tell(text, reasons)
        self.view.setFocus()

    def export(self) -> None:
        """Write the annotations as the documented JSON."""
        kinds = tr("Annotations") + " (*.json)"
        path = self._session.chooser.save_file(
            self, tr("Save annotations as"), kinds, str(Path.home() / "ads.json")
        )
        if path is None:
            return
        target = path if path.suffix else path.with_suffix(".json")
        try:
            write_bytes(target, past_text(self.model.ads).encode())
        except UserError as error:
            self._say(error)
        else:
            self._tell(tr("Wrote {name}.", name=target.name))

    def train(self) -> None:
        """Show what can be learned from the ads; when a training is chosen, make room for its form."""
        from creastudio.shell.past_ads.training import LearnDialog

        error = self.keeping.flush()
        if error is not None:
            self._say(error)
        elif run(LearnDialog(self._session, self, from_library=True)):
            self.reject()

    # -- drops

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802  Qt's name
        if any(takes(path) for path in files_in(event.mimeData())):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802  Qt's name
        paths = [path for path in files_in(event.mimeData(), wait=True) if takes(path)]
        if paths:
            event.acceptProposedAction()
            self.take(paths)

    # -- the end

    def reject(self) -> None:
        """Close; what isn't written yet is written first."""
        error = self.keeping.flush()
        if error is not None:
            self._say(error)
            choices = (Choice("stay", tr("Go on")), Choice("drop", tr("Close without keeping"), "danger"))
            text = tr_error(error)
            if (
                self.ask(self, tr("The last changes can't be kept"), text, choices, "triangle-alert")
                != "drop"
            ):
                return
        self.work.cancel()
        if error is None:
            self.library.sweep(self._had)
        super().reject()
        self._session.pastAdsChanged.emit()
