"""A brand kit as an input of a generator: one of the project's kits, or a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QMenu

from creastudio.api.brand import MEDIA_TYPE, BrandKit
from creastudio.api.brand_file import write_brand
from creastudio.api.errors import UserError
from creastudio.api.generator import Input
from creastudio.jobs.job import JobInput
from creastudio.shell.brand.acts import brand_kinds, pack_of
from creastudio.shell.i18n import tr
from creastudio.shell.session import Session
from creastudio.shell.widgets.inputs import InputField
from creastudio.shell.widgets.labels import button
from creastudio.workspace.notice import Notice


class BrandField(InputField):
    """Takes a kit as it is when the generator runs: a change of a kit in the project counts from then on.

    Where the project has one kit alone, that is chosen until a person takes it out.
    """

    def __init__(self, session: Session, slot: Input) -> None:
        super().__init__(session, slot)
        self._kit_id = ""
        self._known: BrandKit | None = None
        self._declined = False
        self.kits_button = button(tr("Kits"), tip=tr("Choose a brand kit of the project"))
        self.menu = QMenu(self.kits_button)
        self.menu.aboutToShow.connect(self.fill_menu)
        self.kits_button.setMenu(self.menu)
        self.row.insertWidget(self.row.indexOf(self.choose_button), self.kits_button)
        session.documentChanged.connect(self._follow)
        self._follow()

    def fill_menu(self) -> None:
        """Offer the kits that there are now."""
        self.menu.clear()
        for kit in self._session.document.brand_kits:
            self.menu.addAction(kit.name or tr("Unnamed brand"), lambda kit=kit: self.take_kit(kit))
        if not self._session.document.brand_kits:
            self.menu.addAction(tr("Make a brand kit…"), lambda: self._session.show_panel("brand"))

    def take_kit(self, kit: BrandKit) -> None:
        """Choose a kit of the project; its file becomes part of the project, so that the recipe can name it."""
        try:
            data = write_brand(pack_of(self._session, kit))
        except UserError as error:
            self._session.noticeAdded.emit(Notice.from_error(error))
            return
        blobs = self._session.workspace.blobs
        sha256 = blobs.put(data)
        self.set_value(
            JobInput(
                name=self._slot.name, path=str(blobs.path(sha256)), media_type=MEDIA_TYPE, sha256=sha256
            ),
            kit.name or tr("Unnamed brand"),
        )
        self._kit_id, self._known = kit.id, kit

    def set_value(self, value: Path | JobInput | None, shown: str = "") -> None:
        """Choose an input; a kit of the project that was chosen before is followed no longer."""
        self._kit_id, self._known, self._declined = "", None, value is None
        super().set_value(value, shown)

    def _cleared(self) -> None:
        self._kit_id, self._known, self._declined = "", None, True
        super()._cleared()

    def _choose(self) -> None:
        path = self._session.chooser.open_file(self, tr("Choose a brand kit"), brand_kinds())
        if path is not None:
            self.set_value(path)

    def _follow(self, *_: object) -> None:
        kits = self._session.document.brand_kits
        if not self._kit_id:
            if len(kits) == 1 and self.value is None and not self._declined:
                self.take_kit(kits[0])
            return
        kit = next((kit for kit in kits if kit.id == self._kit_id), None)
        if kit is not None and kit is not self._known:
            self.take_kit(kit)
