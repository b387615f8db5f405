"""The export dialog: what, in which formats, where to, under which names; and what will come of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from creastudio.api.errors import UserError
from creastudio.export.plan import DEFAULT_PATTERN, TOKENS, Plan
from creastudio.shell.dialogs.frame import DialogFrame
from creastudio.shell.exporting.boards import BoardsField
from creastudio.shell.exporting.choice import Choice
from creastudio.shell.exporting.folder_row import folder_row
from creastudio.shell.exporting.marks import MarksRow
from creastudio.shell.exporting.outputs import OutputsField
from creastudio.shell.exporting.preset_row import PresetRow
from creastudio.shell.exporting.summary import Summary, unusable_folder
from creastudio.shell.i18n import mark, tr, tr_marked
from creastudio.shell.panels.fields.property_fields import new_form
from creastudio.shell.session import Session
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.labels import beside, tool_button
from creastudio.shell.widgets.scrolling import LowScroll
from creastudio.shell.window.placing import fit_on_screen

TOKEN_TITLES = {
    "artboard": mark("Name of the artboard"),
    "project": mark("Title of the project"),
    "index": mark("Number of the artboard"),
    "scale": mark("Scale"),
    "format": mark("Format"),
}

Begin = Callable[[Choice], bool]
"""Begins an export; False keeps the dialog open."""


class ExportDialog(DialogFrame):
    """Asks for one export; Enter begins it, Escape leaves."""

    deliverAsked = Signal(object)
    """Ids of the artboards that are to be delivered as ads instead."""
    sheetAsked = Signal(object)
    """Ids of the artboards that are to be on a contact sheet."""

    def __init__(self, session: Session, choice: Choice, begin: Begin, parent: QWidget | None) -> None:
        super().__init__(parent, tr("Export"), width=600)
        fit_on_screen(self, 840, 740)
        self._session, self._begin = session, begin
        self._filling = True
        self.presets = PresetRow(session, self.plan)
        self.boards = BoardsField(session, choice.what, choice.artboards)
        self.outputs = OutputsField()
        self.together = QCheckBox(tr("All artboards as pages of one file"))
        self.folder, self.pattern = QLineEdit(choice.folder), QLineEdit()
        self.marks, self.summary = MarksRow(session), Summary(session)
        self._lay_out()
        self.deliver = self.add_button(tr("Deliver ads…"), left=True)
        self.deliver.setToolTip(tr("Stills, banners, films and prints of these artboards, with a report"))
        self.deliver.clicked.connect(self._deliver)
        self.sheet = self.add_button(tr("Contact sheet…"), left=True)
        self.sheet.setToolTip(tr("All of these artboards on one picture, with their names"))
        self.sheet.clicked.connect(lambda _checked=False: self.sheetAsked.emit(self.boards.ids()))
        self.cancel = self.add_button(tr("Cancel"))
        self.cancel.clicked.connect(self.reject)
        self.export = self.add_button(tr("Export"), "primary")
        self.export.clicked.connect(self.accept)
        self.set_plan(choice.plan)
        self._filling = False
        self._connect()
        self._refresh()
        self.export.setFocus()

    def plan(self) -> Plan:
        """Return what is made of each artboard."""
        return Plan(
            outputs=self.outputs.outputs,
            pattern=self.pattern.text().strip() or DEFAULT_PATTERN,
            together=self.together.isChecked(),
        )

    def set_plan(self, plan: Plan) -> None:
        """Show another plan."""
        filling, self._filling = self._filling, True
        self.outputs.set_outputs(plan.outputs)
        self.pattern.setText(plan.pattern)
        self.together.setChecked(plan.together)
        self._filling = filling
        self._refresh()

    def choice(self) -> Choice:
        """Return the export as it is asked for."""
        what = self.boards.choice()
        return Choice(
            what=what,
            artboards=self.boards.ids() if what == "some" else (),
            plan=self.plan(),
            folder=str(Path(self.folder.text().strip()).expanduser()),
        )

    def accept(self) -> None:
        """Begin the export; what is wrong is said here, and the dialog stays."""
        if not self.export.isEnabled():
            return
        try:
            if self._begin(self.choice()):
                super().accept()
        except UserError as error:
            self.summary.show_error(error)

    # -- making

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(1.5 * SPACE))
        column.addWidget(self.presets)
        middle = QHBoxLayout()
        middle.setSpacing(px(3 * SPACE))
        self.boards.setFixedWidth(px(270))
        middle.addWidget(self.boards)
        middle.addWidget(self.outputs, 1)
        column.addLayout(middle, 1)
        column.addWidget(self.together)
        column.addWidget(self.marks)
        self.target = QWidget()
        form = new_form()
        self.target.setLayout(form)
        form.addRow(tr("Folder"), folder_row(self._session, self.folder, tr("Export to")))
        self.pattern.setAccessibleName(tr("Name of the files"))
        self.pattern.setToolTip(
            tr("What stands in braces is filled in: {tokens}", tokens=" ".join(f"{{{t}}}" for t in TOKENS))
        )
        self.pattern.setMaxLength(200)
        form.addRow(tr("Name"), beside(self.pattern, self._tokens()))
        column.addWidget(self.target)
        # Large text on a small screen: it scrolls, and the buttons below stay in sight.
        self.body.addWidget(LowScroll(page), 1)
        self.body.addWidget(self.summary)

    def _tokens(self) -> QToolButton:
        """Return a button with a menu of what a name can be made of."""
        found = tool_button("plus", tr("Insert into the name"))
        found.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(found)
        for token in TOKENS:
            text = f"{tr_marked(TOKEN_TITLES[token])}   {{{token}}}"
            menu.addAction(text).triggered.connect(
                lambda _checked=False, token=token: self.pattern.insert(f"{{{token}}}")
            )
        found.setMenu(menu)
        return found

    def _connect(self) -> None:
        self.boards.changed.connect(self._refresh)
        self.outputs.changed.connect(self._refresh)
        self.outputs.opened.connect(self._order_keys)
        self.together.toggled.connect(self._refresh)
        self.folder.textChanged.connect(self._refresh)
        self.pattern.textChanged.connect(self._refresh)
        self.presets.chosen.connect(self._take_preset)
        self._session.settingsChanged.connect(self._refresh)
        self._session.documentChanged.connect(self._refresh)

    def _take_preset(self, plan: Plan) -> None:
        """Show the plan of a preset; a name that was typed stays where the preset has none of its own."""
        if plan.pattern == DEFAULT_PATTERN:
            plan = plan.model_copy(update={"pattern": self.plan().pattern})
        self.set_plan(plan)

    def _deliver(self) -> None:
        """Go over to the dialog of deliveries with what is chosen here."""
        chosen = self.boards.ids()
        self.reject()
        self.deliverAsked.emit(chosen)

    # -- showing

    def _refresh(self) -> None:
        if self._filling:
            return
        boards = self.boards.ids()
        several = len(boards) > 1 and any(item.format.pages for item in self.outputs.outputs)
        self.together.setVisible(several)
        self.presets.refresh()
        try:
            if not self.folder.text().strip():
                raise UserError(tr("The files need a folder."), tr("Choose one."))
            choice = self.choice()
            files = choice.files(self._session, boards)
            self.export.setEnabled(self.summary.show_files(files))
        except (UserError, OSError) as error:
            self.summary.show_error(unusable_folder(error) if isinstance(error, OSError) else error)
            self.export.setEnabled(False)
