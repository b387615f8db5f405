"""Reading a text that a generator made: a report on a model with its sheets, or any other."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QUrl
from PySide6.QtGui import (
    QFont,
    QImage,
    QPalette,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from creastudio.api.errors import UserError
from creastudio.api.evaluation import Evaluation
from creastudio.core.assets import Asset
from creastudio.core.safety import SafetyReport
from creastudio.export.evaluation import SHEETS, page
from creastudio.shell.dialogs.frame import DialogFrame
from creastudio.shell.i18n import tr, tr_said, tr_text
from creastudio.shell.layouts.results_chart import ResultsChart, ranking_of
from creastudio.shell.look.text_page import rule_tables, space_paragraphs
from creastudio.shell.panels.results.asset_menu import save_as_file
from creastudio.shell.safety.card import SafetyCard
from creastudio.shell.session import Session
from creastudio.shell.theme import SPACE, color, px
from creastudio.shell.writing.letters import to_units
from creastudio.shell.writings.acts import keep_asset
from creastudio.store.files import write_bytes
from creastudio.store.model_library import ModelEntry
from creastudio.workspace.notice import Notice
from creastudio.workspace.text_results import is_report

WIDTH, HEIGHT = 900, 720


class Page(QTextBrowser):
    """Shows Markdown or plain text; of pictures only those that came with it, and no file or address is opened."""

    def __init__(self, text: str, pictures: Mapping[str, QImage], *, markdown: bool) -> None:
        super().__init__()
        self._pictures = pictures
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Text"))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, color("panel"))
        self.setPalette(palette)
        self.document().setDocumentMargin(px(SPACE))
        if markdown:
            self.setMarkdown(text)
        else:
            self.setPlainText(text)
        rule_tables(self.document())
        self._append_pictures()
        space_paragraphs(self.document())
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def loadResource(self, type: int, name: QUrl | str) -> Any:  # noqa: N802  Qt's names
        """Return a picture that came with the text; nothing else is ever read."""
        del type
        address = name.toString() if isinstance(name, QUrl) else name
        return self._pictures.get(address, QByteArray())

    def underline(self, places: Iterable[tuple[int, int, int, str]]) -> None:
        """Underline places of the text, (line, start, end, why); why is told under the mouse."""
        for line, start, end, why in places:
            block = self.document().findBlockByNumber(line)
            text = block.text()
            if not block.isValid() or end > len(text):
                continue
            cursor = QTextCursor(block)
            # Qt counts letters beyond the first plane, as emoji, twice.
            cursor.setPosition(block.position() + to_units(text, start))
            cursor.setPosition(block.position() + to_units(text, end), QTextCursor.MoveMode.KeepAnchor)
            form = QTextCharFormat()
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            form.setUnderlineColor(color("warning"))
            form.setToolTip(why)
            cursor.mergeCharFormat(form)

    def _append_pictures(self) -> None:
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        plain, bold = QTextCharFormat(), QTextCharFormat()
        bold.setFontWeight(QFont.Weight.DemiBold)
        for name, (title, about) in SHEETS.items():
            if name in self._pictures:
                cursor.insertBlock(QTextBlockFormat(), plain)
                cursor.insertText(tr_said(title), bold)
                cursor.insertText(f"  {tr_said(about)}", plain)
                cursor.insertBlock(QTextBlockFormat(), plain)
                cursor.insertImage(name)


class ReaderDialog(DialogFrame):
    """A text, with what can be done with it."""

    def __init__(self, session: Session, asset: Asset, parent: QWidget | None) -> None:
        super().__init__(parent, tr_said(asset.title) or tr("Text"), WIDTH, HEIGHT)
        self._session, self._asset = session, asset
        report = _report(asset)
        # What was measured is told in the person's language; any other text is as it was made.
        text = report.markdown(tr_said) if report is not None else _own_text(session, asset)
        self.page = Page(text, _pictures(asset), markdown=asset.media_type == "text/markdown")
        self.safety = SafetyCard(session)
        self.safety.show_asset(asset)
        self.safety.setVisible(self.safety.flagged)
        self.body.addWidget(self.safety)
        self.page.underline(_flagged_places(asset, text))
        ranking = ranking_of(asset.metadata)
        self.chart = ResultsChart(session, ranking) if ranking else None
        if self.chart is not None:
            self.body.addWidget(self.chart)
            self.chart.picked.connect(self.accept)
        self.body.addWidget(self.page, 1)
        # Each goes before those that are there.
        if report is not None:
            entry = _measured_model(session, asset)
            self.write = self._add(tr("Write onto the model's card"), lambda: self._write_card(entry, report))
            self.write.setEnabled(entry is not None)
            self.write.setToolTip("" if entry else tr("Only the card of a model of your own can be written."))
        self._add(tr("Save as file…"), lambda: save_as_file(session, asset, self))
        if not is_report(asset):
            self._add(tr("Keep as writing"), self._keep)
        if report is not None:
            self._add(tr("Save as page…"), lambda: self._save_page(report))
        self.add_button(tr("Close"), "primary").clicked.connect(self.accept)

    def _add(self, text: str, done: Callable[[], object]) -> QWidget:
        made = self.add_button(text, left=True)
        made.clicked.connect(lambda _checked=False: done())
        return made

    def _keep(self) -> None:
        if keep_asset(self._session, self._asset):
            self._session.show_panel("writing")
            self.accept()

    def _save_page(self, report: Evaluation) -> None:
        """Write the report as one page with its pictures."""
        kinds = tr("Pages") + " (*.html)"
        out = self._session.chooser.save_file(self, tr("Save as page"), kinds, f"{self._asset.title}.html")
        if out is None:
            return
        out = out if out.suffix else out.with_suffix(".html")

        def write() -> None:
            write_bytes(Path(out), page(report, _sheets(self._asset), tr_said).encode())
            self._session.notify(tr("The report is in '{name}'.", name=out.name))

        self._tried(write, tr("Save as page"))

    def _write_card(self, entry: ModelEntry | None, report: Evaluation) -> None:
        if entry is None:
            return

        def write() -> None:
            self._session.environment.models.add_metrics(entry, report.card)
            self._session.modelsChanged.emit()
            self._session.notify(
                tr("The figures are on the card of '{name}'.", name=tr_text(entry.card.title))
            )

        self._tried(write, tr("Write onto the model's card"))

    def _tried(self, act: Callable[[], None], what: str) -> None:
        try:
            act()
        except UserError as error:
            self._session.noticeAdded.emit(Notice.from_error(error, what))


def _own_text(session: Session, asset: Asset) -> str:
    """Return a text as it was made, without the heading that the dialog shows already."""
    text = session.workspace.read_blob(asset.sha256).decode("utf-8", "replace")
    heading, _, rest = text.partition("\n")
    return rest.lstrip("\n") if heading == f"# {asset.title}" else text


def _flagged_places(asset: Asset, text: str) -> list[tuple[int, int, int, str]]:
    """Return where a plain text is flagged; nothing of one whose lines aren't those that were checked."""
    if asset.media_type != "text/plain":
        return []
    found = [item for item in SafetyReport.of(asset.metadata).findings if item.flagged]
    lines = text.splitlines()
    return [
        (note.line, note.start, note.end, tr_said(note.text))
        for item in found
        for note in item.notes
        if note.line < len(lines)
    ]


def _measured_model(session: Session, asset: Asset) -> ModelEntry | None:
    """Return the person's own model that a report is about; None for any other, or one that is gone."""
    models = asset.recipe.models if asset.recipe is not None else ()
    try:
        entry = session.environment.models.find(str(models[0])) if models else None
    except UserError:
        return None
    return entry if entry is not None and entry.origin == "own" else None


def _report(asset: Asset) -> Evaluation | None:
    """Return what a text tells of a model; None for any other text."""
    try:
        return Evaluation.of(asset.metadata)
    except UserError:
        return None


def _sheets(asset: Asset) -> dict[str, Any]:
    held = asset.metadata.get("pictures")
    return held if isinstance(held, dict) else {}


def _pictures(asset: Asset) -> dict[str, QImage]:
    """Return the sheets that came with a text; what is no picture is left out."""
    found: dict[str, QImage] = {}
    for name, data in _sheets(asset).items():
        try:
            image = QImage.fromData(base64.b64decode(str(data), validate=True))
        except binascii.Error:
            continue
        if not image.isNull():
            found[str(name)] = image
    return found
