"""Campaign…: one form for everything that a campaign file says; made from here, opened and saved as TOML."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from PySide6.QtWidgets import QTabWidget, QWidget

from creastudio.api.campaign import Campaign
from creastudio.api.errors import UserError
from creastudio.api.formats import formats_in, settled
from creastudio.shell.campaign.delivery_page import DeliveryPage
from creastudio.shell.campaign.draft import Draft, read_draft, remember, remembered, write_draft
from creastudio.shell.campaign.looks_page import LooksPage
from creastudio.shell.campaign.page import Page
from creastudio.shell.campaign.words_page import WordsPage
from creastudio.shell.dialogs.frame import DialogFrame
from creastudio.shell.i18n import tr, tr_error
from creastudio.shell.session import Session
from creastudio.shell.threads.background import background_of, tried
from creastudio.shell.widgets.labels import label
from creastudio.store.blobs import BlobStore
from creastudio.workspace.campaign_project import GENERATOR, INPUT
from creastudio.workspace.kept_inputs import keep_input
from creastudio.workspace.own_formats import own_forms
from creastudio.workspace.requests import InputValue


class CampaignDialog(DialogFrame):
    """Three pages; what is wrong is said below the field that it is about."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, tr("Campaign"), width=680, height=700)
        self._session = session
        self.words, self.looks, self.delivery = WordsPage(session), LooksPage(session), DeliveryPage()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.pages: tuple[Page, ...] = (self.words, self.looks, self.delivery)
        titles = (tr("What it says"), tr("How it looks"), tr("What is delivered"))
        for page, title in zip(self.pages, titles, strict=True):
            self.tabs.addTab(page, title)
        self.body.addWidget(self.tabs, 1)
        self.error = label("", "error", wrap=True)
        self.error.hide()
        self.body.addWidget(self.error)
        self.told = label(tr("Its files are copied…"), "dim", wrap=True)
        self.told.hide()
        self.body.addWidget(self.told)
        self.open_button = self.add_button(tr("Open…"), left=True)
        self.save_button = self.add_button(tr("Save…"), left=True)
        self.open_button.clicked.connect(self._open)
        self.save_button.clicked.connect(self._save)
        self.add_button(tr("Cancel")).clicked.connect(self.reject)
        self.make_button = self.add_button(tr("Make"), "primary")
        self.make_button.clicked.connect(self.make)
        self.fill(remembered(session))
        self.words.title.setFocus()

    def fill(self, draft: Draft) -> None:
        """Show a campaign."""
        self.words.fill(draft.campaign)
        self.looks.fill(draft)
        self.delivery.fill(draft.campaign)

    def draft(self) -> Draft | None:
        """Return what is entered; None where something is wrong with it, which is shown then."""
        looks, files = self.looks.told()
        told = {**self.words.told(), **looks, **self.delivery.told()}
        campaign, errors = _checked(told, files)
        self._show_errors(errors)
        return Draft(campaign, files) if campaign is not None and not errors else None

    def make(self) -> None:
        """Gather the files in the background, then put the job in the queue; say so where something is wrong."""
        draft = self.draft()
        if draft is None:
            return
        blobs = self._session.workspace.blobs
        self._busy(True)
        background_of(self._session).run(
            self, "files", tried(lambda: _gathered(draft, blobs)), lambda found: self._run(draft, found)
        )

    def _run(self, draft: Draft, gathered: InputValue | UserError) -> None:
        self._busy(False)
        if isinstance(gathered, UserError):
            self._say(gathered)
            return
        if self._session.run(GENERATOR, {}, inputs={INPUT: gathered}, seed=draft.campaign.seed) is not None:
            remember(self._session, draft)
            self._session.show_results()
            self.accept()

    def _busy(self, busy: bool) -> None:
        """Wait until files are copied, or go on; Cancel can be pressed all the time."""
        for part in (self.tabs, self.open_button, self.save_button, self.make_button):
            part.setEnabled(not busy)
        self.told.setVisible(busy)
        if busy:
            self.error.hide()
        else:
            self.make_button.setFocus()

    def _open(self) -> None:
        path = self._session.chooser.open_file(self, tr("Open a campaign"), _kinds())
        if path is None:
            return
        try:
            self.fill(read_draft(path))
            self._show_errors({})
        except UserError as error:
            self._say(error)

    def _save(self) -> None:
        draft = self.draft()
        if draft is None:
            return
        start = str(Path.home() / "campaign.toml")
        path = self._session.chooser.save_file(self, tr("Save the campaign as"), _kinds(), start)
        if path is None:
            return
        file = path if path.suffix else path.with_suffix(".toml")
        self._busy(True)
        background_of(self._session).run(
            self, "files", tried(lambda: write_draft(draft, file)), lambda error: self._saved(draft, error)
        )

    def _saved(self, draft: Draft, error: UserError | None) -> None:
        self._busy(False)
        if error is not None:
            self._say(error)
            return
        remember(self._session, draft)
        self.save_button.setFocus()

    def _say(self, error: UserError) -> None:
        self.error.setText(tr_error(error))
        self.error.show()

    def _show_errors(self, errors: dict[str, str]) -> None:
        """Show each where it is, and go to the first."""
        self.error.setVisible(bool(errors))
        self.error.setText(tr("Change what is wrong below its field.") if errors else "")
        places = [(page, page.show_errors(errors)) for page in self.pages]
        page, key = next(((page, key) for page, key in places if key), (None, ""))
        if page is not None:
            self.tabs.setCurrentWidget(page)
            page.fields[key].setFocus()
            page.ensureWidgetVisible(page.fields[key])


def _gathered(draft: Draft, blobs: BlobStore) -> InputValue:
    """Return a campaign with all its files as the input of a job, kept in the project."""
    with tempfile.TemporaryDirectory(prefix="campaign-") as name:
        path = Path(name) / "campaign.toml"
        write_draft(draft, path)
        return keep_input(blobs, INPUT, "campaign", path)


def _checked(told: dict[str, Any], files: dict[str, Path]) -> tuple[Campaign | None, dict[str, str]]:
    """Return the campaign, and what is wrong by key."""
    errors: dict[str, str] = {}
    campaign: Campaign | None = None
    try:
        campaign = Campaign.model_validate(told)
    except ValidationError as error:
        for item in error.errors():
            errors[".".join(map(str, item["loc"]))] = item["msg"].removeprefix("Value error, ")
    deliver = told["deliver"]
    for key, words in (
        ("deliver.formats", deliver["formats"]),
        ("deliver.html5", deliver["html5"]),
        ("deliver.print", deliver["print"]),
        ("deliver.films.formats", deliver["films"]["formats"]),
    ):
        try:
            formats_in(settled(", ".join(words), own_forms)) if words else ()
        except UserError as error:
            errors[key] = f"{error.message} {error.hint}"
    if not told["brief"] and not any(words.get("headline") for words in told["copy"].values()):
        errors["brief"] = tr("Write a brief, or a headline for each language.")
    for name, path in files.items():
        if not path.is_file():
            own = {told.get(key): key for key in ("brand", "logo", "past")}
            key = own.get(name, "pictures")
            errors[key] = tr("'{name}' isn't there any more.", name=name)
    return campaign, errors


def _kinds() -> str:
    return tr("Campaigns") + " (*.toml)"
