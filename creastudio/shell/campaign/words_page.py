"""What a campaign says: title, brief, audience, and the words in each language."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QFormLayout, QLineEdit, QTabWidget, QWidget

from creastudio.api.campaign import Campaign, CampaignCopy
from creastudio.shell.campaign.page import Page, lines
from creastudio.shell.comma_words import comma_words
from creastudio.shell.i18n import mark, tr, tr_text
from creastudio.shell.session import Session
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.fields import ModelField

WORDS = {
    "headline": mark("Headline"),
    "subhead": mark("Subhead"),
    "body": mark("Body text"),
    "price": mark("Price"),
    "cta": mark("Button"),
    "legal": mark("Legal line"),
}


class WordsPage(Page):
    """The first page of the form."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.title, self.brief, self.audience = QLineEdit(), lines(3), QLineEdit()
        self.languages = QLineEdit()
        self.add("title", tr("Title"), self.title)
        self.add("brief", tr("Brief"), self.brief, tr("What is advertised, and what is to be said of it."))
        self.add("audience", tr("Audience"), self.audience)
        self.add("languages", tr("Languages"), self.languages, tr("Such as en, zh: each gets a full set."))
        self.copies = QTabWidget()
        self.copies.setDocumentMode(True)
        self.add(
            "copy", tr("Words"), self.copies, tr("Without a headline, the words are written from the brief.")
        )
        self.writer = ModelField(session.models_of("text"), nothing=tr("The best at hand"))
        self.add(
            "writer", tr("Words by"), self.writer, tr("Such as a model that was tuned on your past ads.")
        )
        self.column.addStretch(1)
        self._copies: dict[str, dict[str, QLineEdit]] = {}
        self._kept: dict[str, CampaignCopy] = {}
        self.languages.editingFinished.connect(self._show_languages)

    def fill(self, campaign: Campaign) -> None:
        """Show what a campaign says."""
        self.title.setText(campaign.title)
        self.brief.setPlainText(campaign.brief)
        self.audience.setText(campaign.audience)
        self.languages.setText(", ".join(campaign.languages))
        self.writer.set_value(campaign.writer)
        self._copies, self._kept = {}, dict(campaign.copy_texts)
        self._show_languages()

    def told(self) -> dict[str, Any]:
        """Return it as a campaign file would have it."""
        self._show_languages()
        copies = {name: words for name, words in self._words().items() if any(words.values())}
        return {
            "title": self.title.text().strip(),
            "brief": self.brief.toPlainText().strip(),
            "audience": self.audience.text().strip(),
            "languages": self._wanted(),
            "copy": copies,
            "writer": self.writer.value() or "",
        }

    def field(self, language: str, name: str) -> QLineEdit:
        """Return the field of some words."""
        return self._copies[language][name]

    def _wanted(self) -> list[str]:
        return list(comma_words(self.languages.text()))

    def _words(self) -> dict[str, dict[str, str]]:
        return {
            language: {name: field.text().strip() for name, field in fields.items()}
            for language, fields in self._copies.items()
        }

    def _show_languages(self) -> None:
        """Have a page for each language; the words of one that is taken out come back with it."""
        wanted = self._wanted()
        if list(self._copies) == wanted:
            return
        self._kept |= {name: CampaignCopy(**words) for name, words in self._words().items()}
        self._copies = {}
        while self.copies.count():
            gone: QWidget | None = self.copies.widget(0)
            self.copies.removeTab(0)
            if gone is not None:
                gone.deleteLater()
        for language in wanted:
            self.copies.addTab(self._page(language), language)

    def _page(self, language: str) -> QWidget:
        holder, fields = QWidget(), dict[str, QLineEdit]()
        form = QFormLayout(holder)
        form.setContentsMargins(0, px(SPACE), 0, 0)
        kept = self._kept.get(language, CampaignCopy())
        for name, title in WORDS.items():
            field = QLineEdit(getattr(kept, name))
            field.setAccessibleName(f"{tr_text(title)} ({language})")
            if name in ("headline", "subhead", "cta"):
                field.setPlaceholderText(tr("Written from the brief"))
            fields[name] = field
            form.addRow(tr_text(title), field)
        self._copies[language] = fields
        return holder
