"""The dialog that exports a sequence: which, in which format and size, where to; and what will come of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from creastudio.api.errors import UserError
from creastudio.core.timeline import Sequence
from creastudio.export.film_plan import FILM_PRESETS, FilmPlan, PlannedFilm, planned_film
from creastudio.shell.dialogs.frame import DialogFrame
from creastudio.shell.exporting.film_choice import FilmChoice, first_film_choice
from creastudio.shell.exporting.film_fields import FilmFields
from creastudio.shell.exporting.film_summary import FilmSummary
from creastudio.shell.exporting.folder_row import folder_row
from creastudio.shell.exporting.marks import MarksRow
from creastudio.shell.exporting.summary import unusable_folder
from creastudio.shell.i18n import tr, tr_text
from creastudio.shell.panels.fields.property_fields import new_form
from creastudio.shell.session import Session
from creastudio.shell.widgets.field import calm, narrowable
from creastudio.shell.window.placing import fit_on_screen

Begin = Callable[[FilmChoice, PlannedFilm], bool]
"""Begins an export; False keeps the dialog open."""


class FilmDialog(DialogFrame):
    """Asks for one export of a sequence; Enter begins it, Escape leaves."""

    def __init__(self, session: Session, choice: FilmChoice, begin: Begin, parent: QWidget | None) -> None:
        super().__init__(parent, tr("Export sequence"), width=680)
        fit_on_screen(self, 720, 760)
        self._session, self._begin = session, begin
        self._filling = True
        self._written = choice.written
        self.presets, self.sequences = QComboBox(), QComboBox()
        self.fields = FilmFields()
        self.folder, self.name = QLineEdit(choice.folder), QLineEdit(choice.name)
        self.marks, self.summary = MarksRow(session), FilmSummary(session)
        self._lay_out()
        self.cancel = self.add_button(tr("Cancel"))
        self.cancel.clicked.connect(self.reject)
        self.export = self.add_button(tr("Export"), "primary")
        self.export.clicked.connect(self.accept)
        self._fill(choice)
        self._filling = False
        self._connect()
        self._refresh()
        self.export.setFocus()

    @property
    def sequence(self) -> Sequence | None:
        """What is exported; None when it is gone."""
        wanted = self.sequences.currentData()
        return next((item for item in self._session.document.sequences if item.id == wanted), None)

    def film(self) -> PlannedFilm:
        """Return the file that will be made; UserError for what doesn't fit."""
        sequence = self.sequence
        if sequence is None:
            raise UserError(tr("This sequence is gone."), tr("Choose another."))
        if not self.folder.text().strip():
            raise UserError(tr("The file needs a folder."), tr("Choose one."))
        if not self.name.text().strip():
            raise UserError(tr("The file needs a name."), tr("Type one."))
        folder = Path(self.folder.text().strip()).expanduser()
        return planned_film(self.fields.plan, sequence.id, folder, self.name.text().strip())

    def choice(self) -> FilmChoice:
        """Return the export as it is asked for."""
        return FilmChoice(
            sequence=self.sequences.currentData(),
            plan=self.fields.plan,
            folder=str(Path(self.folder.text().strip()).expanduser()),
            name=self.name.text().strip(),
            written=self._written,
        )

    def accept(self) -> None:
        """Begin the export; what is wrong is said here, and the dialog stays."""
        if not self.export.isEnabled():
            return
        try:
            if self._begin(self.choice(), self.film()):
                super().accept()
        except UserError as error:
            self.summary.show_error(error)

    def choose_preset(self, name: str) -> None:
        """Choose a preset by its English name."""
        self._take_preset(next(preset.plan for preset in FILM_PRESETS if preset.name == name))

    # -- making

    def _lay_out(self) -> None:
        self.head = new_form()
        for title, field in ((tr("Sequence"), self.sequences), (tr("Preset"), self.presets)):
            field.setAccessibleName(title)
            calm(field)
            narrowable(field)
            self.head.add(title, field)
        self.body.addLayout(self.head)
        self.body.addWidget(self.fields, 1)
        self.body.addWidget(self.marks)
        self.target = QWidget()
        form = new_form()
        self.target.setLayout(form)
        form.add(tr("Folder"), folder_row(self._session, self.folder, tr("Export to")))
        self.name.setAccessibleName(tr("Name"))
        self.name.setMaxLength(200)
        form.add(tr("Name"), self.name)
        self.body.addWidget(self.target)
        self.body.addWidget(self.summary)

    def _fill(self, choice: FilmChoice) -> None:
        self.presets.addItem(tr("None of them"), None)
        for preset in FILM_PRESETS:
            self.presets.addItem(tr_text(preset.name), preset)
        for item in self._session.document.sequences:
            self.sequences.addItem(item.name, item.id)
        self.sequences.setCurrentIndex(max(0, self.sequences.findData(choice.sequence)))
        self.head.setRowVisible(self.sequences, self.sequences.count() > 1)
        self.fields.set_plan(choice.plan)
        if self.sequence is not None:
            self.fields.set_sequence(self.sequence)

    def _connect(self) -> None:
        self.presets.activated.connect(self._preset_chosen)
        self.sequences.activated.connect(self._sequence_chosen)
        self.fields.changed.connect(self._refresh)
        self.fields.opened.connect(self._order_keys)
        self.folder.textChanged.connect(self._refresh)
        self.name.textChanged.connect(self._refresh)
        self._session.settingsChanged.connect(self._refresh)
        self._session.documentChanged.connect(self._refresh)

    def _preset_chosen(self) -> None:
        preset = self.presets.currentData()
        if preset is not None:
            self._take_preset(preset.plan)

    def _take_preset(self, plan: FilmPlan) -> None:
        # Which part is exported is no matter of the format.
        part = self.fields.plan.options.get("part")
        options = plan.options | ({"part": part} if part is not None else {})
        self.fields.set_plan(FilmPlan(format=plan.format, options=options))

    def _sequence_chosen(self) -> None:
        """Take what is remembered of another sequence: its folder, its name; the format stays."""
        sequence = self.sequence
        if sequence is None:
            return
        known = first_film_choice(self._session, sequence)
        self._written = known.written
        self.name.setText(known.name)
        self.fields.set_sequence(sequence)
        self._refresh()

    # -- showing

    def _refresh(self) -> None:
        if self._filling:
            return
        self._show_preset()
        try:
            self.export.setEnabled(self.summary.show_film(self.film()))
        except (UserError, OSError) as error:
            self.summary.show_error(unusable_folder(error) if isinstance(error, OSError) else error)
            self.export.setEnabled(False)

    def _show_preset(self) -> None:
        """Show which preset makes what is set."""
        now = self._made_of(self.fields.plan)
        rows = range(1, self.presets.count())
        found = next((row for row in rows if self._made_of(self.presets.itemData(row).plan) == now), 0)
        self.presets.setCurrentIndex(found)

    @staticmethod
    def _made_of(plan: FilmPlan) -> object:
        """Return what counts when two plans are compared; None where one can't be carried out."""
        try:
            return plan.format, plan.checked.model_copy(update={"part": "whole"})
        except UserError:
            return None
