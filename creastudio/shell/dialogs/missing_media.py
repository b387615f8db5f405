"""What of a project is missing, each with a button to locate its file, and one for a whole folder."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QProgressBar, QScrollArea, QWidget

from creastudio.shell.dialogs.frame import DialogFrame
from creastudio.shell.i18n import tr
from creastudio.shell.missing.media import MissingMedia
from creastudio.shell.theme import px
from creastudio.shell.widgets.inputs import KIND_ICONS
from creastudio.shell.widgets.labels import button, icon_label, label
from creastudio.workspace.missing_media import Missing


class MissingMediaDialog(DialogFrame):
    """A row for each file; rows of what is found go by themselves."""

    def __init__(self, media: MissingMedia, parent: QWidget | None) -> None:
        super().__init__(parent, tr("Missing media"), width=560)
        self._media = media
        told = tr(
            "These files of the project aren't there. Locate them one by one, or choose a folder: all that is below it is "
            "looked through, by what files hold, then by their names and lengths."
        )
        self.body.addWidget(label(told, "dim", wrap=True))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setMinimumHeight(px(min(320, 40 + 40 * max(1, len(media.found)))))
        self.body.addWidget(self._area, 1)
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress"))
        self.body.addWidget(self.bar)
        self.folder = self.add_button(tr("Look in a folder…"))
        self.folder.clicked.connect(lambda: media.locate_in_folder(self))
        self.add_button(tr("Close"), "primary").clicked.connect(self.accept)
        self.locates: dict[str, QWidget] = {}
        media.changed.connect(self.refresh)
        media.work.changed.connect(self._show_work)
        self.refresh()
        self._show_work()
        media.look()

    def refresh(self) -> None:
        """Show what is missing now."""
        page = QWidget()
        grid = QGridLayout(page)
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(px(10))
        self.locates.clear()
        for row, item in enumerate(self._media.found):
            grid.addWidget(icon_label(KIND_ICONS[item.kind], "dim"), row, 0)
            name = label(item.title or item.name)
            name.setToolTip(item.name)
            grid.addWidget(name, row, 1)
            locate = button(tr("Locate file…"), "", "search")
            locate.clicked.connect(lambda _checked=False, item=item: self._locate(item))
            self.locates[item.sha256 or item.name] = locate
            grid.addWidget(locate, row, 2)
        if not self._media.found:
            grid.addWidget(label(tr("Nothing is missing."), "dim"), 0, 1)
        grid.setRowStretch(len(self._media.found) + 1, 1)
        self._area.setWidget(page)
        self._show_work()

    def _locate(self, item: Missing) -> None:
        self._media.locate(item, self)

    def _show_work(self) -> None:
        busy = self._media.work.busy
        self.bar.setVisible(busy)
        self.bar.setValue(round(self._media.work.share * 1000))
        self.folder.setEnabled(bool(self._media.found) and not busy)
        for locate in self.locates.values():
            locate.setEnabled(not busy)
