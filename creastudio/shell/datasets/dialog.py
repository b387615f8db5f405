"""Prepare pictures: what was found in a folder, what is left out, and what a training will see."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from creastudio.api.dataset import DatasetReport
from creastudio.api.errors import UserError
from creastudio.shell.datasets.advice import AdviceCard
from creastudio.shell.datasets.asking import Asking
from creastudio.shell.datasets.fields import FramingField, PictureFields, RightsFields
from creastudio.shell.datasets.grid import PicturesView
from creastudio.shell.datasets.preparation import ALL, OUT, Preparation
from creastudio.shell.datasets.sheet_view import SheetView
from creastudio.shell.datasets.views import FindingsList
from creastudio.shell.dialogs.frame import DialogFrame
from creastudio.shell.dialogs.question import Choice, ask
from creastudio.shell.i18n import tr, tr_error, tr_said, trn
from creastudio.shell.library.file_pictures import FolderPictures
from creastudio.shell.panels.fields.flow import FlowLayout
from creastudio.shell.session import Session
from creastudio.shell.theme import SPACE, px
from creastudio.shell.threads.background import background_of
from creastudio.shell.widgets.labels import button, label
from creastudio.shell.widgets.scrolling import LowScroll, scrolled
from creastudio.workspace.datasets import EXAMINE, manifest_place, stored_manifest, write_manifest

WIDTH, HEIGHT = 1240, 800
LEFT, RIGHT = 260, 350
LOWEST = 130
"""Height that the pictures have at least, px at text scale 1."""


USUAL = 64
"""Resolution that a training has at least where it decides by itself, px."""


class PrepareDialog(DialogFrame):
    """What was found on the left, its pictures in the middle, what is chosen on the right.

    Parameters
    ----------
    training : Mapping
        The values of the form of the training that the pictures are for.

    Attributes
    ----------
    ask : callable
        As ``question.ask``.
    """

    settingsWanted = Signal(object)
    """Values by name for the form of the training."""

    def __init__(
        self, session: Session, folder: Path, training: Mapping[str, Any], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, tr("Prepare pictures: {name}", name=folder.name), WIDTH, HEIGHT)
        self._session, self._training = session, training
        self.ask: Callable[..., str] = ask
        self.preparation = Preparation(folder, self)
        self.thumbs = FolderPictures(session, folder, self)
        self.findings = FindingsList(self.preparation)
        self.grid = PicturesView(self.thumbs.thumbnail)
        self.sheet = SheetView(session, self.preparation, training)
        self.framing = FramingField(tr("As in the training"), tr("Shape of all pictures"))
        self.picture = PictureFields(self.preparation, self.thumbs)
        self.rights = RightsFields(self.preparation)
        self.advice = AdviceCard(self.preparation)
        self.examining = Asking(session, EXAMINE, self)
        self._make()
        self._connect()
        self._begin()

    # -- making

    def _make(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(1.5 * SPACE))
        row = QHBoxLayout()
        row.setSpacing(px(2 * SPACE))
        row.addWidget(self.findings)
        row.addLayout(self._make_middle(), 1)
        self.right = self._make_right()
        row.addWidget(self.right)
        self.grid.setMinimumHeight(px(LOWEST))
        column.addLayout(row, 1)
        column.addWidget(self.advice)
        # Large text on a small screen: it scrolls, and nothing is pressed together.
        self.body.addWidget(LowScroll(page), 1)
        self.redo_button = self.add_button(tr("Redo"), "flat", left=True)
        self.undo_button = self.add_button(tr("Undo"), "flat", left=True)
        self.cancel_button = self.add_button(tr("Cancel"), "flat")
        self.keep_button = self.add_button(tr("Keep choices"), "primary")
        # Enter in a field ends what is typed there, not the whole dialog.
        self.keep_button.setDefault(False)

    def _make_middle(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(px(SPACE))
        self.title = label("", wrap=True)
        self.hint = label("", "small", wrap=True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setRange(0, 1000)
        self.progress.setAccessibleName(tr("Examining the pictures"))
        self.out_button = button(tr("Leave out"), "", "eye-off", tr("Leave what is selected out"), "Space")
        self.in_button = button(tr("Take in"), "", "eye", tr("Take what is selected in again"), "Space")
        self.suggested_button = button("", "primary")
        acts = FlowLayout(px(SPACE))
        for part in (self.out_button, self.in_button, self.suggested_button):
            acts.addWidget(part)
        for part in (self.title, self.hint, self.progress):
            column.addWidget(part)
        column.addWidget(self.grid, 1)
        column.addLayout(acts)
        self.used = label("", "small")
        column.addWidget(self.used)
        return column

    def _make_right(self) -> QScrollArea:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, px(SPACE), 0)
        column.setSpacing(px(1.5 * SPACE))
        for part in (self.sheet, self.framing, self.picture, self.rights):
            column.addWidget(part)
        column.addStretch(1)
        area = scrolled(page)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        return area

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Let large text on a small screen narrow the columns beside the pictures, rather than push them over each other."""
        super().resizeEvent(event)
        share = self.width() / WIDTH
        for column, width in ((self.findings, LEFT), (self.right, RIGHT)):
            column.setFixedWidth(min(px(width), round(width * share)))

    def _connect(self) -> None:
        self.findings.chosen.connect(self._show_view)
        self.preparation.changed.connect(self._refresh)
        self.preparation.examined.connect(self._refresh)
        self.thumbs.arrived.connect(self.grid.viewport().update)
        self.grid.selectionModel().selectionChanged.connect(self._selected)
        self.grid.toggled.connect(self.toggle)
        self.framing.changed.connect(self.preparation.set_framing)
        self.out_button.clicked.connect(lambda: self._set_out(out=True))
        self.in_button.clicked.connect(lambda: self._set_out(out=False))
        self.suggested_button.clicked.connect(self.preparation.leave_out_suggested)
        self.advice.wanted.connect(self._use_advice)
        self.undo_button.clicked.connect(self.preparation.undo)
        self.redo_button.clicked.connect(self.preparation.redo)
        self.cancel_button.clicked.connect(self.reject)
        self.keep_button.clicked.connect(self.keep)
        self.examining.answered.connect(self._answered)
        self.examining.failed.connect(self._failed)
        self.examining.progressed.connect(self._progressed)
        for keys, act in (
            (QKeySequence.StandardKey.Undo, self.preparation.undo),
            (QKeySequence.StandardKey.Redo, self.preparation.redo),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _begin(self) -> None:
        try:
            self.preparation.begin(stored_manifest(self.preparation.folder))
        except UserError as error:
            self._failed(error.message, error.hint)
            self._refresh()
            self.keep_button.setEnabled(False)
            return
        self.title.setText(tr("Examining the pictures…"))
        choices = self.preparation.all_taken_in().to_json()
        self.examining.ask({"form": "data", "choices": choices}, self.preparation.folder)
        self._refresh()

    # -- what comes from the engine

    def _answered(self, data: bytes) -> None:
        background_of(self._session).run(
            self, "report", lambda: DatasetReport.model_validate_json(data), self._examined
        )

    def _examined(self, report: DatasetReport) -> None:
        self.progress.hide()
        self.preparation.take_report(report)
        self.sheet.refresh()

    def _failed(self, message: str, hint: str) -> None:
        self.progress.hide()
        self.title.setText(tr_said(message))
        self.hint.setText(tr_said(hint))

    def _progressed(self, share: float, words: str) -> None:
        self.progress.setValue(round(1000 * share))
        self.hint.setText(tr_said(words))

    # -- what is shown

    def _show_view(self, view: str) -> None:
        self.grid.show_cells(self.preparation.shown(view))
        self.grid.scrollToTop()
        self._tell(view)
        self._selected()

    def _tell(self, view: str) -> None:
        if self.progress.isVisibleTo(self) and not self.preparation.report.looked:
            return
        finding = self.preparation.report.finding(view)
        if finding is not None:
            self.title.setText(tr_said(finding.title))
            self.hint.setText(tr_said(finding.hint))
        elif view == OUT:
            self.title.setText(tr("Left out of every training"))
            self.hint.setText(tr("The files stay where they are."))
        else:
            count = self.preparation.count(ALL)
            self.title.setText(trn("{count} picture can be used", "{count} pictures can be used", count))
            self.hint.setText(tr("Space leaves out what is selected, or takes it in again."))

    def _refresh(self) -> None:
        preparation = self.preparation
        self.grid.show_cells(preparation.shown(self.findings.view))
        self.framing.fill(preparation.framing)
        self.undo_button.setEnabled(preparation.can_undo)
        self.redo_button.setEnabled(preparation.can_redo)
        count = len(preparation.suggested())
        self.suggested_button.setVisible(count > 0)
        self.suggested_button.setText(
            trn(
                "Leave {count} bad file or duplicate out", "Leave {count} bad files and duplicates out", count
            )
        )
        used = preparation.used
        self.used.setText(trn("A training gets {count} picture.", "A training gets {count} pictures.", used))
        self._selected()

    def _selected(self, *_: object) -> None:
        chosen = self.grid.chosen()
        self.out_button.setEnabled(any(not cell.out for cell in chosen))
        self.in_button.setEnabled(any(cell.out for cell in chosen))
        self.picture.show_chosen(chosen)
        usable = tuple(cell.name for cell in chosen if cell.facts is not None and not cell.out)
        self.sheet.show_names(usable if len(usable) > 1 else ())

    # -- what a person does

    def toggle(self) -> None:
        """Leave what is selected out, or take it in again where all of it is out."""
        chosen = self.grid.chosen()
        self._set_out(out=any(not cell.out for cell in chosen))

    def _set_out(self, *, out: bool) -> None:
        self.preparation.set_out([cell.name for cell in self.grid.chosen()], out)

    def _use_advice(self) -> None:
        self.preparation.take_advice()
        advice = self.preparation.report.advice
        values: dict[str, Any] = {"mirror": advice.mirror, "augment": advice.augment}
        asked = str(self._training.get("resolution", ""))
        # A larger one than the pictures have makes them soft; a smaller one is the person's own choice.
        if (int(asked) if asked.isdecimal() else USUAL) > advice.resolution:
            values["resolution"] = str(advice.resolution)
        self.settingsWanted.emit(values)
        self.advice.mark_taken()

    def keep(self) -> None:
        """Store the choices and close."""
        if self.preparation.dirty and not self._write():
            return
        self.accept()

    def _write(self) -> bool:
        try:
            place = write_manifest(self.preparation.folder, self.preparation.manifest)
        except UserError as error:
            self.title.setText(tr_error(error))
            return False
        self.preparation.mark_stored()
        beside = place.parent == self.preparation.folder
        self._session.notify(
            tr("The choices for '{name}' are kept beside the pictures.", name=self.preparation.folder.name)
            if beside
            else tr("The choices for '{name}' are kept by the studio.", name=self.preparation.folder.name),
            "" if beside else tr("The folder itself can't be written to."),
        )
        return True

    def reject(self) -> None:
        """Close without storing; asks where choices would be lost."""
        if self.preparation.dirty:
            where = manifest_place(self.preparation.folder).name
            choices = (
                Choice("stay", tr("Go on")),
                Choice("drop", tr("Drop the choices"), "danger"),
            )
            text = tr("They aren't in {name} yet.", name=where)
            if (
                self.ask(self, tr("Close without keeping the choices?"), text, choices, "circle-help")
                != "drop"
            ):
                return
        super().reject()

    def done(self, result: int) -> None:
        """Close, and give up what the engine still does for this dialog."""
        self.examining.cancel()
        self.sheet.asking.cancel()
        super().done(result)
