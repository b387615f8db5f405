"""The page "Notation" of the score editor: the score engraved, with what makes it larger and takes it out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from creastudio.api.score import Score
from creastudio.core.assets import Asset
from creastudio.core.blocked import Blocked, refuse_blocked
from creastudio.core.edits.place_notation import place_notation
from creastudio.core.score_editing import Chosen
from creastudio.export.naming import file_name
from creastudio.shell.i18n import tr
from creastudio.shell.score.editor import ScoreEditor
from creastudio.shell.score.saving import save_music
from creastudio.shell.score.sheet import Sheet
from creastudio.shell.score.sheet_view import SheetView
from creastudio.shell.theme import SPACE, px
from creastudio.shell.threads.background import background_of
from creastudio.shell.widgets.labels import tool_button

_SUFFIXES = (".pdf", ".png", ".svg")
_KINDS = ";;".join(f"{suffix[1:].upper()} (*{suffix})" for suffix in _SUFFIXES)


class NotationPage(QWidget):
    """The pages of the editor's score; engraved only while they are seen."""

    def __init__(self, editor: ScoreEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self.sheet = Sheet(background_of(editor.session), self)
        self.view = SheetView(self.sheet, self._roll_key)
        self.said = QLabel()
        self.said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.said.setWordWrap(True)
        self.said.hide()
        self.scale = QLabel()
        self.scale.setMinimumWidth(px(44))
        self.scale.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.busy = QLabel(tr("Engraving..."))
        self.busy.hide()
        row = QHBoxLayout()
        row.setContentsMargins(px(SPACE), px(2), px(SPACE), px(2))
        row.setSpacing(px(2))
        self.smaller = tool_button("zoom-out", tr("Smaller"))
        self.larger = tool_button("zoom-in", tr("Larger"))
        self.fit = tool_button("maximize", tr("As wide as the view"))
        for part in (self.smaller, self.scale, self.larger, self.fit):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.busy)
        self.place = tool_button("image", tr("Put the first page on the artboard"))
        self.save = tool_button("download", tr("Save the pages as PDF, PNG or SVG"))
        row.addWidget(self.place)
        row.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.said)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
        self._connect()
        self._show_zoom(self.view.zoom)

    def _connect(self) -> None:
        editor, view = self.editor, self.view
        self.smaller.clicked.connect(lambda: view.set_zoom(view.zoom / 1.2))
        self.larger.clicked.connect(lambda: view.set_zoom(view.zoom * 1.2))
        self.fit.clicked.connect(view.fit_width)
        self.place.clicked.connect(self._place)
        self.save.clicked.connect(self._save)
        editor.score_changed.connect(self._show_score)
        editor.position_changed.connect(self._show_position)
        editor.state.chosenChanged.connect(lambda: view.show_chosen(editor.state.chosen))
        view.chosen.connect(self._choose)
        view.placeWanted.connect(editor.seek)
        view.zoomChanged.connect(self._show_zoom)
        self.sheet.busyChanged.connect(self.busy.setVisible)
        self.sheet.failed.connect(self._show_fault)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_score()
        self.view.show_chosen(self.editor.state.chosen)
        self._show_position(self.editor.position)

    def _show_score(self, *_: object) -> None:
        if self.isVisible():
            self.sheet.show(self.editor.score)

    def _show_position(self, tick: int) -> None:
        if not self.isVisible():
            return
        self.view.show_playhead(tick if self.editor.score is not None and tick >= 0 else None)
        self.view.follow()

    def _place(self) -> None:
        """Put notation on the active artboard: it changes when the score does."""
        session, asset = self.editor.session, self.editor.source.asset
        if asset is not None and session.apply(place_notation(session.artboard_id, asset)):
            session.show_panel("canvas")

    def _save(self) -> None:
        session, score, asset = self.editor.session, self.editor.score, self.editor.source.asset
        if score is None or asset is None:
            return
        try:
            refuse_blocked(session.document, asset)
        except Blocked as error:
            session.blockedTold.emit(error)
            return
        name = f"{file_name(score.title or asset.title or tr('Score'))}.pdf"
        out = self.editor.session.chooser.save_file(
            self, tr("Save the pages as PDF, PNG or SVG"), _KINDS, name
        )
        if out is None:
            return
        out = out if out.suffix.lower() in _SUFFIXES else out.with_suffix(".pdf")

        def saved(made: tuple[Path, ...]) -> None:
            session.notify(tr("Saved {name}", name=made[0].name))

        made = partial(_written, score, asset)
        save_music(session, out, made, saved, tr("Save the pages as PDF, PNG or SVG"))

    def _choose(self, chosen: Chosen, add: bool) -> None:
        self.editor.state.choose(chosen, add=add)

    def _show_zoom(self, zoom: float) -> None:
        self.scale.setText(f"{round(zoom * 100)} %")

    def _show_fault(self, message: str) -> None:
        self.said.setText(message)
        self.said.setVisible(bool(message))

    def _roll_key(self, event: QKeyEvent) -> None:
        """Let the keys of the piano roll change what is chosen here."""
        self.editor.roll.keyPressEvent(event)


def _written(score: Score, asset: Asset, out: Path, tell: Callable[[float], object]) -> tuple[Path, ...]:
    """Write the pages; any thread but that of the window."""
    from creastudio.export.marking import Provenance
    from creastudio.export.score_sheet import write_sheet

    return write_sheet(score, out, Provenance.of(asset), tell=tell)


def add_notation(editor: ScoreEditor) -> NotationPage:
    """Give a score editor its page of notation."""
    page = NotationPage(editor)
    editor.add_page(page, tr("Notation"))
    return page
