"""The jobs: what runs, what waits, what went wrong."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from creastudio.jobs.job import JobPreview, JobRecord
from creastudio.shell.i18n import tr, trn
from creastudio.shell.media.pictures import pictures_of
from creastudio.shell.panels.jobs.job_card import PREVIEW, JobCard
from creastudio.shell.panels.training.training_acts import begin_anew, may_forget
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.widgets.labels import EmptyState, button, label

SHOWN_ENDED = 30
"""Ended jobs that are shown at most; older ones stay known to the queue until they are removed."""


class JobsPanel(QWidget):
    """A card a job: first what runs, then what waits in its order, then what has ended, newest first."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._desk = session.workspace.desk
        self._queue = self._desk.queue
        self._pictures = pictures_of(session)
        self._waiting_for: dict[str, str] = {}
        self.cards: dict[str, JobCard] = {}
        self._make_layout()
        self._pictures.arrived.connect(self._picture_arrived)
        session.jobChanged.connect(self._job_changed)
        session.previewChanged.connect(self._preview_changed)
        session.resultsChanged.connect(self._show_results)
        self._rebuild()
        self._show_results()

    # -- making

    def _make_layout(self) -> None:
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(px(8), px(8), px(8), px(8))
        column.setSpacing(px(8))
        head = QHBoxLayout()
        self._count = label("", "dim")
        head.addWidget(self._count, 1)
        self.clear = button(
            tr("Remove ended"), "flat", tip=tr("Remove all jobs that have ended from the list")
        )
        self.clear.clicked.connect(self._remove_ended)
        head.addWidget(self.clear)
        column.addLayout(head)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setProperty("role", "panel")
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(tr("Jobs"))
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(px(8))
        self._list.addStretch(1)
        area.setWidget(inner)
        column.addWidget(area, 1)
        self._empty = EmptyState(
            "list-checks", tr("What runs in the background is shown here."), tr("Generate"), "Ctrl+Return"
        )
        self._empty.action.clicked.connect(self._session.generateRequested.emit)
        self._stack.addWidget(page)
        self._stack.addWidget(self._empty)

    # -- what is shown

    def _ordered(self) -> list[JobRecord]:
        records = self._queue.records()
        running = [item for item in records if not item.ended and item.status != "queued"]
        waiting = [item for item in records if item.status == "queued"]
        ended = [item for item in reversed(records) if item.ended][:SHOWN_ENDED]
        return [*running, *waiting, *ended]

    def _rebuild(self) -> None:
        """Bring cards and records together: a card stays as long as its job is shown."""
        records = self._ordered()
        wanted = {record.id for record in records}
        for name in [name for name in self.cards if name not in wanted]:
            card = self.cards.pop(name)
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        for position, record in enumerate(records):
            card = self.cards.get(record.id)
            if card is None:
                card = self._new_card(record)
            elif card.record is not record:
                card.update_record(record)
            if self._list.indexOf(card) != position:
                self._list.removeWidget(card)
                self._list.insertWidget(position, card)
        self._tell(records)

    def _new_card(self, record: JobRecord) -> JobCard:
        card = JobCard(self._session, record)
        card.pause.clicked.connect(partial(self._pause, record.id))
        card.retry.clicked.connect(partial(self._retry, record.id))
        card.anew.clicked.connect(partial(self._begin_anew, record.id))
        card.close_button.clicked.connect(partial(self._close, record.id))
        self.cards[record.id] = card
        preview = self._session.workspace.desk.said.last_preview(record.id)
        if preview is not None:
            card.show_preview(preview.data)
        return card

    def _tell(self, records: list[JobRecord]) -> None:
        active = sum(not record.ended for record in records)
        self._count.setText(
            trn("{count} job runs or waits", "{count} jobs run or wait", active)
            if active
            else tr("Nothing runs")
        )
        self.clear.setEnabled(any(record.ended for record in records))
        self._stack.setCurrentIndex(0 if records else 1)

    def _job_changed(self, record: JobRecord) -> None:
        card = self.cards.get(record.id)
        if card is None or card.record.status != record.status:
            self._rebuild()
        else:
            card.update_record(record)

    def _preview_changed(self, preview: JobPreview) -> None:
        card = self.cards.get(preview.job)
        if card is not None:
            card.show_preview(preview.data)

    def _show_results(self) -> None:
        """Show the first result of a job on its card."""
        for result in reversed(self._session.workspace.results):
            if result.job in self.cards and result.asset.kind == "image":
                self._waiting_for[result.job] = result.asset.sha256
        for sha256 in set(self._waiting_for.values()):
            self._picture_arrived(sha256)

    def _picture_arrived(self, sha256: str) -> None:
        # Several jobs may have made the same bytes.
        jobs = [job for job, wanted in self._waiting_for.items() if wanted == sha256 and job in self.cards]
        picture = self._pictures.thumbnail(sha256, px(PREVIEW), self.devicePixelRatioF()) if jobs else None
        if picture is not None:
            for job in jobs:
                self.cards[job].show_result(picture)
                del self._waiting_for[job]

    def ordered_cards(self) -> list[JobCard]:
        """Return the cards as they are shown, from the top."""
        items = (self._list.itemAt(row) for row in range(self._list.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, JobCard)]

    # -- what a person does

    def _pause(self, job_id: str) -> None:
        record = self._queue.record(job_id)
        if record is not None and record.status == "paused":
            self._queue.resume(job_id)
        else:
            self._queue.pause(job_id)

    def _retry(self, job_id: str) -> None:
        self._session.retry(job_id)

    def _begin_anew(self, job_id: str) -> None:
        begin_anew(self._session, job_id, self)

    def _close(self, job_id: str) -> None:
        record = self._queue.record(job_id)
        if record is None or record.ended:
            if record is None or may_forget([record], self):
                self._desk.remove(job_id)
                self._rebuild()
        else:
            self._queue.cancel(job_id)

    def _remove_ended(self) -> None:
        ended = [record for record in self._queue.records() if record.ended]
        if not may_forget(ended, self):
            return
        for record in ended:
            self._desk.remove(record.id)
        self._rebuild()
