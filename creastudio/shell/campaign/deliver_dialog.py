"""Deliver ads…: which artboards, which kinds of files, where to; and how many files will come of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from pydantic import ValidationError
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from creastudio.api.campaign import StillFormat
from creastudio.api.errors import UserError
from creastudio.api.formats import words_in
from creastudio.core.canvas import Artboard
from creastudio.core.flagged import shown_on
from creastudio.shell.dialogs.frame import DialogFrame
from creastudio.shell.exporting.boards import BoardsField
from creastudio.shell.exporting.folder_row import folder_row
from creastudio.shell.i18n import mark, tr, tr_error, tr_text, trn
from creastudio.shell.panels.fields.property_fields import new_form
from creastudio.shell.safety.exporting import flagged_lines
from creastudio.shell.session import Session
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.fields import ChoiceField
from creastudio.shell.widgets.labels import beside, label
from creastudio.shell.window.placing import fit_on_screen
from creastudio.workspace.ad_orders import Ads, ads_of, delivered_names
from creastudio.workspace.ad_plan import USES, AdPlan, Use, count_of

KINDS: dict[str, tuple[str, Use | None]] = {
    "stills": (mark("Stills"), "still"),
    "html5": (mark("HTML5 banners"), "html5"),
    "print": (mark("Print PDF with bleed"), "print"),
    "films": (mark("Films"), "film"),
    "psd": (mark("Layered PSDs"), "still"),
    "contact_sheet": (mark("Contact sheet"), None),
    "project": (mark("Project of these ads"), None),
}
"""Field of the plan -> what it is called, and what an artboard has to be for."""


@dataclass(frozen=True)
class AdsChoice:
    """What a person asked for.

    Attributes
    ----------
    ticked : AdPlan
        What was ticked, for the next time: also kinds that none of these artboards is for.
    """

    ads: Ads
    folder: Path
    ticked: AdPlan


Begin = Callable[[AdsChoice], bool]
"""Begins a delivery; False keeps the dialog open."""


class DeliverDialog(DialogFrame):
    """Asks for one delivery; Enter begins it, Escape leaves."""

    def __init__(
        self,
        session: Session,
        boards: tuple[str, ...],
        plan: AdPlan,
        folder: Path,
        begin: Begin,
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent, tr("Deliver ads"), width=600)
        fit_on_screen(self, 780, 560)
        self._session, self._plan, self._begin = session, plan, begin
        self.boards = BoardsField(session, "some", boards)
        self.kinds = {name: QCheckBox() for name in KINDS}
        self.still_format = ChoiceField(["jpg", "png", "webp"], ["JPEG", "PNG", "WebP"])
        self.seconds = QLineEdit(", ".join(f"{value:g}" for value in plan.seconds))
        self.click = QLineEdit(plan.click_url)
        self.folder = QLineEdit(str(folder))
        self.summary, self.error = label("", "small", wrap=True), label("", "error", wrap=True)
        self.warning = label("", "warning", wrap=True)
        self._lay_out()
        for name, box in self.kinds.items():
            box.setChecked(bool(getattr(plan, name)))
        self.still_format.set_value(plan.still_format)
        self.add_button(tr("Cancel")).clicked.connect(self.reject)
        self.deliver = self.add_button(tr("Deliver"), "primary")
        self.deliver.clicked.connect(self.accept)
        self._connect()
        self._refresh()
        self.deliver.setFocus()

    def choice(self) -> AdsChoice | None:
        """Return what is asked for; None where something is wrong, which is said then."""
        folder = self.folder.text().strip()
        try:
            plan = self._asked()
        except (ValidationError, ValueError):
            self._say("", tr("Films take 2 to 60 seconds; give up to four lengths, such as 6, 15."))
            return None
        if not self.boards.ids():
            self._say("", tr("Choose at least one artboard."))
            return None
        if not folder:
            self._say("", tr("The files need a folder."))
            return None
        try:
            flagged = flagged_lines(self._session, shown_on(self._session.document, self._chosen()))
        except UserError as error:
            self._say("", tr_error(error))
            return None
        ads = ads_of(self._session.document, self.boards.ids(), plan)
        count = len(delivered_names(ads))
        if count <= 2:
            self._say("", tr("Nothing is chosen that these artboards are for."))
            return None
        said = trn("{count} file, the report included.", "{count} files, the report included.", count)
        self._say(said, "", "\n".join(flagged))
        ticked = plan.model_copy(update={name: box.isChecked() for name, box in self.kinds.items()})
        return AdsChoice(ads, Path(folder).expanduser(), ticked)

    def accept(self) -> None:
        """Begin; what is wrong is said here, and the dialog stays."""
        choice = self.choice()
        if choice is not None and self._begin(choice):
            super().accept()

    # -- making

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(px(3 * SPACE))
        self.boards.setFixedWidth(px(270))
        middle.addWidget(self.boards)
        right = QVBoxLayout()
        right.setSpacing(px(SPACE))
        right.addWidget(label(tr("WHAT IS DELIVERED"), "section"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(2 * SPACE))
        grid.setVerticalSpacing(0)
        self.seconds.setAccessibleName(tr("Seconds of the films"))
        self.seconds.setToolTip(
            tr(
                "Lengths in seconds, such as 6, 15. A film of the timeline that shows an artboard is taken as it is."
            )
        )
        self.seconds.setMaximumWidth(px(110))
        self.still_format.name_for_readers(tr("File format of stills"), "")
        lengths = beside(self.seconds, label(tr("s"), "dim"))
        beside_kind: dict[str, QWidget] = {"stills": self.still_format, "films": lengths}
        for row, name in enumerate(KINDS):
            grid.addWidget(self.kinds[name], row, 0)
            grid.setRowMinimumHeight(row, px(32))
            if name in beside_kind:
                grid.addWidget(beside_kind[name], row, 1)
        grid.setColumnStretch(0, 1)
        right.addLayout(grid)
        right.addStretch(1)
        middle.addLayout(right, 1)
        self.body.addLayout(middle, 1)
        form = new_form()
        self.click.setAccessibleName(tr("Where banners lead"))
        form.addRow(tr("Where banners lead"), self.click)
        form.addRow(tr("Folder"), folder_row(self._session, self.folder, tr("Folder for the ads")))
        self.body.addLayout(form)
        for part in (self.summary, self.warning, self.error):
            self.body.addWidget(part)

    def _connect(self) -> None:
        self.boards.changed.connect(self._refresh)
        for box in self.kinds.values():
            box.toggled.connect(self._refresh)
        self.still_format.changed.connect(self._refresh)
        for line in (self.seconds, self.click, self.folder):
            line.textChanged.connect(self._refresh)

    def _asked(self) -> AdPlan:
        ticked = {name: box.isChecked() and box.isEnabled() for name, box in self.kinds.items()}
        return AdPlan.model_validate(
            {
                **self._plan.model_dump(), **ticked, "still_format": cast("StillFormat", self.still_format.value()),
                **({"seconds": words_in(self.seconds.text())} if ticked["films"] else {}), "click_url": self.click.text().strip(),
            }
        )  # fmt: skip

    # -- showing

    def _chosen(self) -> list[Artboard]:
        ids = set(self.boards.ids())
        return [board for board in self._session.document.artboards if board.id in ids]

    def _refresh(self) -> None:
        boards = self._chosen()
        counts = {use: count_of(boards, use) for use in USES}
        for name, (title, use) in KINDS.items():
            box = self.kinds[name]
            box.setEnabled(use is None or counts[use] > 0)
            box.setText(tr_text(title) if use is None else f"{tr_text(title)}  ·  {counts[use]}")
        self.still_format.setEnabled(self.kinds["stills"].isEnabled() and self.kinds["stills"].isChecked())
        self.seconds.setEnabled(self.kinds["films"].isEnabled() and self.kinds["films"].isChecked())
        self.click.setEnabled(self.kinds["html5"].isEnabled() and self.kinds["html5"].isChecked())
        self.deliver.setEnabled(self.choice() is not None)

    def _say(self, text: str, error: str, warning: str = "") -> None:
        for part, said in ((self.summary, text), (self.warning, warning), (self.error, error)):
            part.setText(said)
            part.setVisible(bool(said))
