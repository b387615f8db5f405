"""What exported files are signed with: a certificate made here, or the person's own."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from creastudio.api.errors import UserError
from creastudio.export import certificates
from creastudio.shell.dialogs.frame import DialogFrame
from creastudio.shell.i18n import tr, tr_error
from creastudio.shell.panels.fields.property_fields import new_form
from creastudio.shell.session import Session
from creastudio.shell.widgets.boxes import WholeBox
from creastudio.shell.widgets.labels import beside, button, label, line


class SigningDialog(DialogFrame):
    """Shows the certificate in use, makes one, or takes files of one's own; what is made is kept at once."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(parent, tr("Signing"), width=560, height=600)
        self._session = session
        self.body.addWidget(
            label(
                tr(
                    "A signature in an exported file says who made it, with what, and whether anybody changed it"
                    " since. It is switched on for each export; nothing is sent anywhere."
                ),
                "dim",
                wrap=True,
            )
        )
        self.state = label("", wrap=True)
        self.body.addWidget(self.state)
        self._add_making()
        self._add_own_files()
        self.error = label("", "error", wrap=True)
        self.body.addWidget(self.error)
        self.body.addStretch(1)
        self.add_button(tr("Done"), "primary").clicked.connect(self.accept)
        self.refresh()

    def _add_making(self) -> None:
        self.body.addWidget(line())
        self.body.addWidget(label(tr("MAKE ONE HERE"), "section"))
        form = new_form()
        self.name, self.organisation = QLineEdit(), QLineEdit()
        self.name.setMaxLength(64)
        self.organisation.setMaxLength(64)
        self.name.setAccessibleName(tr("Your name"))
        self.name.setPlaceholderText(tr("As it is read in every signed file"))
        self.organisation.setAccessibleName(tr("Organisation"))
        self.organisation.setPlaceholderText(tr("May be left out"))
        self.years: QSpinBox = WholeBox()
        self.years.setRange(1, certificates.MAX_YEARS)
        self.years.setValue(5)
        self.years.setAccessibleName(tr("Years"))
        self.make = button(tr("Make certificate"), icon="plus")
        self.make.setAutoDefault(False)
        self.make.clicked.connect(self._make)
        form.addRow(tr("Your name"), self.name)
        form.addRow(tr("Organisation"), self.organisation)
        form.addRow(tr("Years"), beside(self.years, self.make))
        self.body.addLayout(form)
        self.body.addWidget(
            label(
                tr(
                    "Its key stays in the data folder, readable by you alone. Others can see that your files"
                    " weren't changed, but not that it is really you: no authority vouches for it."
                ),
                "small",
                wrap=True,
            )
        )

    def _add_own_files(self) -> None:
        self.body.addWidget(line())
        self.body.addWidget(label(tr("OR FILES OF YOUR OWN"), "section"))
        settings = self._session.settings
        self.certificate, self.key = QLineEdit(settings.signing_certificate), QLineEdit(settings.signing_key)
        form = new_form()
        for title, field in ((tr("Certificate"), self.certificate), (tr("Private key"), self.key)):
            field.setAccessibleName(title)
            field.setPlaceholderText(tr("A PEM file"))
            field.editingFinished.connect(self._own_changed)
            choose = button(tr("Choose…"), icon="folder-open", tip=tr("Choose {name}", name=title))
            choose.setAutoDefault(False)
            choose.clicked.connect(
                lambda _checked=False, field=field, title=title: self._choose(field, title)
            )
            form.addRow(title, beside(field, choose))
        self.body.addLayout(form)

    def refresh(self) -> None:
        """Show what is used now."""
        settings = self._session.settings
        files = certificates.chosen(settings.signing_certificate, settings.signing_key)
        self.error.clear()
        if files is None:
            self.state.setText(tr("There is no certificate yet."))
            return
        try:
            certificates.loaded(files)
            facts = certificates.facts_of(files)
        except UserError as error:
            self.state.clear()
            self._show_error(error)
            return
        until = facts.until
        day = QLocale().toString(QDate(until.year, until.month, until.day), QLocale.FormatType.ShortFormat)
        who = ", ".join(dict.fromkeys(part for part in (facts.name, facts.organisation) if part))
        said = tr("Signs as {name}, until {day}.", name=who, day=day)
        kind = tr("Made here.") if facts.own else tr("Your own file.")
        self.state.setText(f"{said} {kind}")

    def _make(self) -> None:
        try:
            certificates.make_own(self.name.text(), self.organisation.text(), self.years.value())
        except UserError as error:
            self._show_error(error)
            return
        # What was just made is meant to be used.
        self.certificate.clear()
        self.key.clear()
        self._own_changed()

    def _own_changed(self) -> None:
        self._session.update_settings(
            signing_certificate=self.certificate.text().strip(), signing_key=self.key.text().strip()
        )
        self.refresh()

    def _choose(self, field: QLineEdit, title: str) -> None:
        path = self._session.chooser.open_file(self, title, tr("PEM files") + " (*.pem *.crt *.cer *.key)")
        if path is not None:
            field.setText(str(path))
            self._own_changed()

    def _show_error(self, error: UserError) -> None:
        self.error.setText(tr_error(error))
