"""What came of a delivery: how many files, what was found, what is missing, and the ways there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from creastudio.shell.dialogs.frame import DialogFrame
from creastudio.shell.i18n import mark, tr, tr_said, tr_text, trn
from creastudio.shell.show_folder import show_folder
from creastudio.shell.theme import px
from creastudio.shell.widgets.labels import label

if TYPE_CHECKING:
    from creastudio.workspace.ad_files import Delivered

SEVERITIES = {"error": mark("To be mended"), "warning": mark("To be looked at"), "note": mark("To be known")}


class SummaryDialog(DialogFrame):
    """Shows the findings, the gravest first."""

    def __init__(self, done: Delivered, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent, tr("The ads are delivered"), width=680, height=460)
        rows = _rows(done)
        parts = [trn("{count} file", "{count} files", len(done.files))]
        if rows:
            parts.append(trn("{count} kind of finding", "{count} kinds of findings", len(rows)))
        if done.missing:
            parts.append(trn("{count} file is missing", "{count} files are missing", len(done.missing)))
        self.line = label("  ·  ".join(parts), wrap=True)
        self.body.addWidget(self.line)
        where = label(str(folder), "small", wrap=True)
        self.body.addWidget(where)
        self.table = QTreeWidget()
        self.table.setRootIsDecorated(False)
        self.table.setWordWrap(True)
        self.table.setHeaderLabels([tr("Finding"), tr("What"), tr("Layouts")])
        self.table.setColumnWidth(0, px(120))
        header = self.table.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        self.table.setAccessibleName(tr("Findings"))
        for severity, text, count in rows:
            said = tr_said(text)
            item = QTreeWidgetItem([severity, said, str(count) if count else ""])
            item.setToolTip(1, said)
            self.table.addTopLevelItem(item)
        self.body.addWidget(self.table, 1)
        if not rows:
            self.table.hide()
            self.body.addWidget(label(tr("All rules that are looked at are kept."), wrap=True))
            self.body.addStretch(1)
        self.folder_button = self.add_button(tr("Open folder"), left=True)
        self.folder_button.clicked.connect(lambda _checked=False: show_folder(folder))
        self.report_button = self.add_button(tr("Open report"), left=True)
        self.report_button.clicked.connect(lambda _checked=False: show_folder(folder / "report.html"))
        self.add_button(tr("Close"), "primary").clicked.connect(self.accept)


def _rows(done: Delivered) -> list[tuple[str, str, int]]:
    """Return severity, sentence and number of layouts: what is missing, what is too heavy, then findings by gravity."""
    found: dict[tuple[str, str], int] = {}
    for board in done.report["boards"]:
        for finding in board["findings"]:
            key = finding["severity"], finding["text"]
            found[key] = found.get(key, 0) + 1
    order = list(SEVERITIES)
    ranked = sorted(found.items(), key=lambda item: order.index(item[0][0]))
    rows = [(tr("Missing"), text, 0) for text in done.missing]
    heavy = [row["file"] for row in done.report["files"] if row.get("fits") is False]
    rows += [(tr("Too heavy"), name, 0) for name in heavy]
    return rows + [(tr_text(SEVERITIES[severity]), text, count) for (severity, text), count in ranked]
