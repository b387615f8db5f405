"""What a campaign shows: pictures, brand kit, logo and style."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from creastudio.api.campaign import CampaignPicture
from creastudio.api.media import suffix_of
from creastudio.shell.campaign.draft import Draft
from creastudio.shell.campaign.kit_line import KitLine
from creastudio.shell.campaign.page import Page
from creastudio.shell.chooser import picture_kinds
from creastudio.shell.i18n import mark, tr, tr_text
from creastudio.shell.past_ads.input_field import count_past_ads, library_words
from creastudio.shell.session import Session
from creastudio.shell.theme import SPACE, px
from creastudio.shell.transfer.file_kinds import PICTURES
from creastudio.shell.widgets.boxes import WholeBox
from creastudio.shell.widgets.fields import ChoiceField
from creastudio.shell.widgets.inputs import DropFrame
from creastudio.shell.widgets.labels import button, label

STYLES = {
    "auto": mark("Automatic"), "clean": mark("Clean"), "bold": mark("Bold"), "elegant": mark("Elegant"),
    "friendly": mark("Friendly"), "condensed": mark("Condensed"),
}  # fmt: skip
MOST = 3
"""Pictures of a campaign."""
PICTURE = Qt.ItemDataRole.UserRole


class FileLine(QWidget):
    """A file that may be chosen, and taken out again."""

    def __init__(self, session: Session, title: str, kinds: str) -> None:
        super().__init__()
        self._session, self._title, self._kinds = session, title, kinds
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(SPACE))
        self.name = QLineEdit()
        self.name.setReadOnly(True)
        self.name.setPlaceholderText(tr("None"))
        self.choose, self.clear = button(tr("File…"), tip=title), button(tr("Take it out"), "flat", "x")
        row.addWidget(self.name, 1)
        row.addWidget(self.choose)
        row.addWidget(self.clear)
        self.setFocusProxy(self.choose)
        self.path: Path | None = None
        self.choose.clicked.connect(self._choose)
        self.clear.clicked.connect(lambda _checked=False: self.fill(None))
        self.fill(None)

    def fill(self, path: Path | None) -> None:
        """Show a file."""
        self.path = path
        self.name.setText(path.name if path is not None else "")
        self.name.setToolTip(str(path) if path is not None else "")
        self.clear.setVisible(path is not None)

    def _choose(self) -> None:
        path = self._session.chooser.open_file(self, self._title, self._kinds)
        if path is not None:
            self.fill(path)


class LooksPage(Page):
    """The second page of the form."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.pictures = QListWidget()
        self.pictures.setFixedHeight(px(96))
        self.invitation = label(tr("Drop pictures here, or choose files"), "dim")
        self.add_files = button(tr("Files…"), icon="image", tip=tr("Choose pictures"))
        self.add_selected = button(
            tr("Selected layers"), tip=tr("Take the pictures that are selected on the canvas")
        )
        self.remove = button(tr("Take it out"), "flat", "x")
        self.add_files.clicked.connect(self._choose)
        self.add_selected.clicked.connect(self._take_selected)
        self.remove.clicked.connect(lambda _checked=False: self._take_out())
        self.add(
            "pictures",
            tr("Pictures"),
            self._list(),
            tr("Up to three; without one, the ads are of words alone."),
        )
        self.brand = KitLine(session)
        self.logo = FileLine(session, tr("Choose a logo"), picture_kinds())
        self.add("brand", "", self.brand)
        self.add("logo", tr("Logo, where there is no brand kit"), self.logo)
        self.past = FileLine(
            session, tr("Choose a file of past ads"), tr("Past ads") + " (*.json *.csv *.tsv)"
        )
        count_past_ads(session, self, self._show_library)
        session.pastAdsChanged.connect(lambda: count_past_ads(session, self, self._show_library))
        self.add("past", tr("Past ads"), self.past, tr("Their arrangements compete with the composer's own."))
        self.learned = QCheckBox(tr("Follow what was learned"))
        self.learned.setToolTip(tr("From your choices, past ads and figures"))
        self.add("learned", "", self.learned)
        self.letters = ChoiceField(list(STYLES), [tr_text(text) for text in STYLES.values()])
        self.add("style", tr("Style"), self.letters)
        self.variants, self.seed = WholeBox(), WholeBox()
        self.variants.setRange(1, 12)
        self.seed.setRange(0, 2**31 - 1)
        self.add("variants", tr("Variants"), self.variants)
        self.add("seed", tr("Seed"), self.seed)
        self.column.addStretch(1)

    def _show_library(self, ads: int) -> None:
        """Say what the campaign is given while no file is chosen."""
        self.past.name.setPlaceholderText(library_words(self._session, ads) if ads else tr("None"))

    def fill(self, draft: Draft) -> None:
        """Show what a campaign shows."""
        campaign, files = draft.campaign, draft.files
        self.pictures.clear()
        self._show_place()
        for picture in campaign.pictures:
            self._add(picture, files.get(picture.file))
        if draft != Draft():
            # Of a campaign that nobody has asked for yet the only kit of the project stays chosen.
            self.brand.fill(campaign.brand, files.get(campaign.brand) if campaign.brand else None)
        self.logo.fill(files.get(campaign.logo) if campaign.logo else None)
        self.past.fill(files.get(campaign.past) if campaign.past else None)
        self.learned.setChecked(campaign.learned)
        self.letters.set_value(campaign.style)
        self.variants.setValue(campaign.variants)
        self.seed.setValue(min(campaign.seed, 2**31 - 1))

    def told(self) -> tuple[dict[str, Any], dict[str, Path]]:
        """Return it as a campaign file would have it, and where its files lie."""
        files: dict[str, Path] = {}
        pictures: list[dict[str, Any]] = []
        for row in range(self.pictures.count()):
            picture, path = self.pictures.item(row).data(PICTURE)
            if path is not None:
                files[picture.file] = path
            pictures.append(picture.model_dump())
        told = {"pictures": pictures, "style": self.letters.value(), "variants": self.variants.value()}
        told["learned"] = self.learned.isChecked()
        if self.brand.path is not None:
            told["brand"] = self.brand.name
            files[self.brand.name] = self.brand.path
        for name, line in (("logo", self.logo), ("past", self.past)):
            if line.path is not None:
                told[name] = line.path.name
                files[line.path.name] = line.path
        return {**told, "seed": self.seed.value()}, files

    def add_picture(self, path: Path, name: str = "") -> None:
        """Take a picture, where there is room for one more."""
        if self.pictures.count() < MOST:
            rows = (self.pictures.item(row) for row in range(self.pictures.count()))
            taken = {item.data(PICTURE)[0].file for item in rows}
            # Pictures of one name lie in several folders: the number tells them apart.
            shown = name or path.name
            names = (f"{number}-{shown}" for number in count(1))
            self._add(CampaignPicture(file=next(free for free in names if free not in taken)), path, shown)

    def _list(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._drop_place())
        row = QHBoxLayout()
        row.setSpacing(px(SPACE))
        for item in (self.add_files, self.add_selected, self.remove):
            row.addWidget(item)
        row.addStretch(1)
        column.addLayout(row)
        holder.setFocusProxy(self.add_files)
        return holder

    def _drop_place(self) -> DropFrame:
        """Return the list in a frame that takes pictures, and says so while there are none."""
        frame = DropFrame()
        frame.droppedAll.connect(self._take_dropped)
        column = QVBoxLayout(frame)
        column.setContentsMargins(*(px(2),) * 4)
        self.invitation.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.invitation.setFixedHeight(self.pictures.minimumHeight())
        column.addWidget(self.invitation)
        column.addWidget(self.pictures)
        self._show_place()
        return frame

    def _show_place(self) -> None:
        """Show the pictures, or what can be dropped while there are none."""
        self.pictures.setVisible(self.pictures.count() > 0)
        self.invitation.setVisible(self.pictures.count() == 0)

    def _take_dropped(self, paths: list[Path]) -> None:
        for path in paths:
            if path.suffix.lower() in PICTURES:
                self.add_picture(path)

    def _add(self, picture: CampaignPicture, path: Path | None, name: str = "") -> None:
        shown = name or picture.file or tr("Made by {name}", name=picture.generator)
        item = QListWidgetItem(shown)
        item.setData(PICTURE, (picture, path))
        item.setToolTip(str(path) if path is not None else shown)
        self.pictures.addItem(item)
        self._show_place()

    def _take_out(self) -> None:
        self.pictures.takeItem(self.pictures.currentRow())
        self._show_place()

    def _choose(self) -> None:
        for path in self._session.chooser.open_files(self, tr("Choose pictures"), picture_kinds()):
            self.add_picture(path)

    def _take_selected(self) -> None:
        session = self._session
        for layer_id in session.selected_layers:
            found = session.document.find_layer(layer_id)
            sha256 = getattr(found[1], "asset", "") if found is not None else ""
            asset = session.find_asset(sha256) if sha256 else None
            if asset is not None and asset.kind == "image":
                name = f"{asset.title or 'picture'}{suffix_of(asset.media_type)}".replace("/", "-")
                self.add_picture(session.workspace.blobs.path(sha256), name)
