"""Makes a model of another program one of the library: asks what it is called and may be used for, and says what was left out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QProgressBar, QWidget

from creastudio.api.model_card import ModelCard
from creastudio.jobs.job import JobInput, JobRecord
from creastudio.shell.dialogs.frame import DialogFrame
from creastudio.shell.i18n import tr, tr_said
from creastudio.shell.panels.fields.property_fields import new_form
from creastudio.shell.session import Session
from creastudio.shell.widgets.labels import label

STEPS = 1000


class ConvertDialog(DialogFrame):
    """A form, then a bar, then what became of it; closed meanwhile, the job goes on and the jobs panel shows it.

    Attributes
    ----------
    card : ModelCard or None
        The model, when it is there.
    """

    converted = Signal(object)
    """ModelCard of the new model."""

    def __init__(self, session: Session, file: Path, parent: QWidget | None) -> None:
        super().__init__(parent, tr("Convert '{name}'", name=file.name), width=560)
        self._session, self._file, self._job = session, file, ""
        self.card: ModelCard | None = None
        size = QLocale().formattedDataSize(file.stat().st_size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
        self.body.addWidget(
            label(
                tr(
                    "A file of another program, {size}. It may hold code, which is never run: weights and plain"
                    " settings are read in a process of their own and kept in your library.",
                    size=size,
                ),
                "dim",
                wrap=True,
            )
        )
        form = new_form()
        self.title = self._field(form, tr("Title"), file.stem)
        self.licence = self._field(
            form, tr("Licence"), "", tr("What its makers allow, for example CC BY-NC 4.0")
        )
        self.source = self._field(form, tr("Source"), "", tr("Where it comes from; may be left out"))
        self.body.addLayout(form)
        self.told = label("", "small", wrap=True)
        self.told.setText(
            tr("Most published models forbid commercial use. Empty, the card says 'not stated'.")
        )
        self.body.addWidget(self.told)
        self.progress = QProgressBar()
        self.progress.setRange(0, STEPS)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("Progress"))
        self.progress.hide()
        self.body.addWidget(self.progress)
        self.body.addStretch(1)
        self.close_button = self.add_button(tr("Cancel"))
        self.close_button.clicked.connect(self.reject)
        self.go = self.add_button(tr("Convert and import"), "primary")
        self.go.clicked.connect(self.start)
        session.jobChanged.connect(self._job_changed)
        session.modelAdded.connect(self._model)
        self.licence.setFocus()

    def _field(self, form: QFormLayout, title: str, text: str, hint: str = "") -> QLineEdit:
        made = QLineEdit(text)
        made.setMaxLength(200)
        made.setAccessibleName(title)
        made.setPlaceholderText(hint)
        form.addRow(title, made)
        return made

    def start(self) -> None:
        """Begin to convert."""
        converter = self._session.environment.registry.converter(self._file.suffix)
        if converter is None:
            self.told.setText(tr("No plugin here converts models. Switch the plugin 'gan' on."))
            return
        # Under its own name and where it lies: it is large, and its name stands in what is said of it.
        given = JobInput(name=converter.takes[0].name, path=str(self._file.resolve()))
        values = {
            "title": self.title.text().strip() or self._file.stem,
            "licence": self.licence.text().strip(),
            "source": self.source.text().strip(),
        }
        record = self._session.run(converter.id, values, inputs={given.name: given})
        if record is None:
            return
        self._job = record.id
        for part in (self.title, self.licence, self.source):
            part.setEnabled(False)
        self.go.hide()
        self.progress.show()
        self.told.setText(tr("Waiting for its turn…"))
        self.close_button.setText(tr("Go on in the background"))

    # -- what the job says

    def _job_changed(self, record: JobRecord) -> None:
        if not self._job or record.id != self._job:
            return
        self.progress.setValue(round(record.progress * STEPS))
        if record.status == "running" and record.message:
            self.told.setText(tr_said(record.message))
        elif record.status == "done":
            self._done()
        elif record.status in ("failed", "cancelled"):
            self._job = ""
            told = (
                f"{tr_said(record.error)} {tr_said(record.hint)}" if record.error else tr("It was cancelled.")
            )
            self.told.setText(told.strip())
            self._settle(again=True)

    def _model(self, card: ModelCard) -> None:
        recipe = card.recipe
        if self._job and recipe is not None and recipe.params.get("title") == card.title:
            self.card = card

    def _done(self) -> None:
        results = self._session.workspace.results
        result = next((item for item in results if item.job == self._job), None)
        left = result.asset.metadata.get("discarded") if result is not None else None
        self._job = ""
        items = ", ".join(tr_said(str(item)) for item in left) if isinstance(left, list) else ""
        beside = tr("Left out: {items}.", items=items) if items else tr("Nothing else was in the file.")
        name = self.card.id if self.card is not None else self.title.text().strip()
        self.told.setText(tr("'{name}' is in your library. {beside}", name=name, beside=beside))
        self.progress.setValue(STEPS)
        self._settle(again=False)
        if self.card is not None:
            self.converted.emit(self.card)

    def _settle(self, *, again: bool) -> None:
        """Show the end: with the form to try once more, or done."""
        self.progress.setVisible(not again)
        self.close_button.setText(tr("Close"))
        self.go.setVisible(again)
        for part in (self.title, self.licence, self.source):
            part.setEnabled(again)
