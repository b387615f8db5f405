"""One job as a card: what it is, how far, what it shows, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QToolButton, QVBoxLayout, QWidget

from creastudio.jobs.job import JobRecord
from creastudio.shell import icons
from creastudio.shell.i18n import tr, tr_said
from creastudio.shell.icons import set_icon
from creastudio.shell.panels.jobs.job_text import status_line, title_of
from creastudio.shell.seeds import seed_words
from creastudio.shell.session import Session
from creastudio.shell.theme import px, tokens
from creastudio.shell.widgets.labels import breakable, button, label

PREVIEW = 52
"""Side of the live preview, px at text scale 1."""

KIND_ICONS = {"image": "image", "model": "brain", "text": "type", "score": "music", "audio": "audio-lines"}


class JobCard(QFrame):
    """Shows one job record; ``update_record`` takes a newer one."""

    def __init__(self, session: Session, record: JobRecord, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.record = record
        self.setProperty("role", "card")
        row = QHBoxLayout(self)
        row.setContentsMargins(px(10), px(10), px(8), px(10))
        row.setSpacing(px(10))
        self._preview = QLabel()
        self._preview.setFixedSize(QSize(px(PREVIEW), px(PREVIEW)))
        self._preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._preview.setAccessibleName(tr("Preview"))
        row.addWidget(self._preview, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(px(4))
        row.addLayout(column, 1)
        column.addLayout(self._make_head())
        self._bar = QProgressBar()
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        column.addWidget(self._bar)
        self._status = label("", "small", wrap=True)
        column.addWidget(self._status)
        self._make_error(column)
        self._show_icon()
        self.update_record(record)

    def _seed(self, record: JobRecord) -> str:
        return seed_words(self._session, record.request.work, record.request.seed)

    def update_record(self, record: JobRecord) -> None:
        """Show a newer record of the same job."""
        self.record = record
        title, status = title_of(record), status_line(record, self._seed(record))
        self._title.setText(breakable(title))
        self._title.setToolTip(title)
        self._status.setText(status)
        self.setAccessibleName(f"{title}: {status}")
        self._bar.setVisible(not record.ended and record.status != "queued")
        self._bar.setValue(round(record.progress * 1000))
        self._bar.setAccessibleName(tr("Progress of {title}", title=title))
        paused = record.status == "paused"
        set_icon(self.pause, "play" if paused else "pause")
        _say(self.pause, tr("Go on") if paused else tr("Pause"))
        stop = tr("Stop; it can go on later") if record.request.trains else tr("Cancel")
        _say(self.close_button, tr("Remove from the list") if record.ended else stop)
        self.pause.setVisible(record.status in ("queued", "starting", "running", "paused"))
        self.close_button.setEnabled(record.status != "cancelling")
        self.retry.setVisible(record.status in ("failed", "cancelled"))
        set_icon(self.retry, "play" if record.request.trains else "refresh-cw")
        self.anew.setVisible(record.request.trains and record.status in ("failed", "cancelled"))
        _say(self.retry, tr("Go on from where it stopped") if record.request.trains else tr("Run again"))
        self._curves.setVisible(record.request.trains)
        self._show_error(record)

    def show_preview(self, data: bytes) -> None:
        """Show an unfinished result."""
        image = QImage.fromData(data)
        if image.isNull():
            return
        self._show_image(image)

    def show_result(self, picture: QPixmap) -> None:
        """Show a finished result."""
        self._preview.setPixmap(picture)

    def picture(self) -> QPixmap:
        """Return what is shown of the job."""
        return self._preview.pixmap()

    def _make_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(px(2))
        self._title = label("", wrap=True)
        head.addWidget(self._title, 1)
        self._curves = self._tool("chart-line", tr("Show curves and samples"))
        self._curves.clicked.connect(lambda: self._session.show_panel("dashboard"))
        self.pause = self._tool("pause", tr("Pause"))
        self.retry = self._tool("refresh-cw", tr("Run again"))
        self.anew = self._tool("rotate-ccw", tr("Begin anew"))
        self.close_button = self._tool("x", tr("Cancel"))
        for part in (self._curves, self.pause, self.retry, self.anew, self.close_button):
            head.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _make_error(self, column: QVBoxLayout) -> None:
        self.error = label("", "error", wrap=True)
        self.error.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.hint = label("", "small", wrap=True)
        self.copy = button(tr("Copy report"), "link", tip=tr("Copy the report to the clipboard"))
        self.copy.clicked.connect(self._copy_report)
        for part in (self.error, self.hint, self.copy):
            column.addWidget(part)

    def _show_error(self, record: JobRecord) -> None:
        failed = record.status == "failed"
        self.error.setText(tr_said(record.error))
        self.error.setVisible(failed and bool(record.error))
        self.hint.setText(tr_said(record.hint))
        self.hint.setVisible(failed and bool(record.hint))
        self.copy.setVisible(failed and bool(record.report))

    def _copy_report(self) -> None:
        QGuiApplication.clipboard().setText(self.record.report)
        self.copy.setText(tr("Copied"))

    def _show_icon(self) -> None:
        name = KIND_ICONS.get(self.record.request.makes, "box")
        self._preview.setPixmap(icons.pixmap(name, tokens().faint, 24))

    def _show_image(self, image: QImage) -> None:
        ratio = self.devicePixelRatioF()
        side = round(px(PREVIEW) * ratio)
        small = max(image.width(), image.height()) <= 128
        mode = (
            Qt.TransformationMode.FastTransformation if small else Qt.TransformationMode.SmoothTransformation
        )
        picture = QPixmap.fromImage(image.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, mode))
        picture.setDevicePixelRatio(ratio)
        self._preview.setPixmap(picture)

    def _tool(self, icon: str, tip: str) -> QToolButton:
        found = QToolButton()
        set_icon(found, icon)
        _say(found, tip)
        return found


def _say(part: QToolButton, text: str) -> None:
    part.setToolTip(text)
    part.setAccessibleName(text)
