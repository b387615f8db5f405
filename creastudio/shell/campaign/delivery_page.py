"""What a campaign delivers: formats, banners, prints, films."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QCheckBox, QLineEdit

from creastudio.api.campaign import Campaign
from creastudio.shell.campaign.page import Page
from creastudio.shell.i18n import tr
from creastudio.shell.widgets.fields import ChoiceField


class DeliveryPage(Page):
    """The third page of the form."""

    def __init__(self) -> None:
        super().__init__()
        self.formats, self.html5, self.print = QLineEdit(), QLineEdit(), QLineEdit()
        self.films, self.seconds, self.mood = QLineEdit(), QLineEdit(), QLineEdit()
        self.click_url = QLineEdit()
        self.stills = ChoiceField(["jpg", "png", "webp"], ["JPEG", "PNG", "WebP"])
        self.music, self.psd = QCheckBox(tr("Make music for them")), QCheckBox(tr("Layered PSD of each"))
        self.sheet, self.project = QCheckBox(tr("Contact sheet")), QCheckBox(tr("The project, too"))
        named = tr("Names of formats, groups or sizes: meta.story, display, 800x600.")
        self.add("deliver.formats", tr("Stills"), self.formats, named)
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
            (self.seconds, [f"{seconds:g}" for seconds in deliver.films.seconds]),
        )
        for field, words in rows:
            field.setText(", ".join(words))
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
            "formats": _words(self.films),
            "seconds": _words(self.seconds),
            "music": self.music.isChecked(),
            "mood": self.mood.text().strip(),
        }
        deliver = {
            "formats": _words(self.formats),
            "stills": self.stills.value(),
            "films": films,
            "html5": _words(self.html5),
            "print": _words(self.print),
            "psd": self.psd.isChecked(),
            "contact_sheet": self.sheet.isChecked(),
            "project": self.project.isChecked(),
        }
        return {"deliver": deliver, "click_url": self.click_url.text().strip()}


def _words(field: QLineEdit) -> list[str]:
    text = field.text().replace("，", ",").replace("、", ",").replace(";", ",")
    return [word.strip() for word in text.split(",") if word.strip()]
