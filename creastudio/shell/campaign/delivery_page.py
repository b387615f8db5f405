"""What a campaign delivers: formats, banners, prints, films."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QCheckBox, QLineEdit

from creastudio.api.campaign import Campaign
from creastudio.api.formats import words_in
from creastudio.shell.campaign.page import Page
from creastudio.shell.formats.field import FormatsField
from creastudio.shell.i18n import tr
from creastudio.shell.widgets.fields import ChoiceField


class DeliveryPage(Page):
    """The third page of the form."""

    def __init__(self) -> None:
        super().__init__()
        self.formats, self.html5, self.print = FormatsField(), FormatsField(), FormatsField()
        self.films, self.seconds, self.mood = FormatsField(), QLineEdit(), QLineEdit()
        self.click_url = QLineEdit()
        self.stills = ChoiceField(["jpg", "png", "webp"], ["JPEG", "PNG", "WebP"])
        self.music, self.psd = QCheckBox(tr("Make music for them")), QCheckBox(tr("Layered PSD of each"))
        self.sheet, self.project = QCheckBox(tr("Contact sheet")), QCheckBox(tr("The project, too"))
        self.add("deliver.formats", tr("Stills"), self.formats)
        self.add("deliver.stills", tr("File format of stills"), self.stills)
        self.add("deliver.html5", tr("HTML5 banners"), self.html5)
        self.add("click_url", tr("Where banners lead"), self.click_url)
        self.add("deliver.print", tr("Print PDF with bleed"), self.print)
        self.add("deliver.films.formats", tr("Films"), self.films)
        self.add("deliver.films.seconds", tr("Their lengths, s"), self.seconds)
        self.add("deliver.films.music", "", self.music)
        self.add("deliver.films.mood", tr("Mood of the music"), self.mood)
        for key, box in (("psd", self.psd), ("contact_sheet", self.sheet), ("project", self.project)):
            self.add(f"deliver.{key}", "", box)
        self.column.addStretch(1)

    def fill(self, campaign: Campaign) -> None:
        """Show what a campaign delivers."""
        deliver = campaign.deliver
        rows = (
            (self.formats, deliver.formats),
            (self.html5, deliver.html5),
            (self.print, deliver.print),
            (self.films, deliver.films.formats),
        )
        for field, words in rows:
            field.set_value(", ".join(words))
        self.seconds.setText(", ".join(f"{seconds:g}" for seconds in deliver.films.seconds))
        self.stills.set_value(deliver.stills)
        self.music.setChecked(deliver.films.music)
        self.mood.setText(deliver.films.mood)
        self.click_url.setText(campaign.click_url)
        self.psd.setChecked(deliver.psd)
        self.sheet.setChecked(deliver.contact_sheet)
        self.project.setChecked(deliver.project)

    def told(self) -> dict[str, Any]:
        """Return it as a campaign file would have it."""
        films = {
            "formats": list(words_in(self.films.value())),
            "seconds": [*words_in(self.seconds.text())],
            "music": self.music.isChecked(),
            "mood": self.mood.text().strip(),
        }
        deliver = {
            "formats": list(words_in(self.formats.value())),
            "stills": self.stills.value(),
            "films": films,
            "html5": list(words_in(self.html5.value())),
            "print": list(words_in(self.print.value())),
            "psd": self.psd.isChecked(),
            "contact_sheet": self.sheet.isChecked(),
            "project": self.project.isChecked(),
        }
        return {"deliver": deliver, "click_url": self.click_url.text().strip()}
