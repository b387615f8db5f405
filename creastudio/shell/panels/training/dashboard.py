"""The dashboard of trainings: how far, how well, what it makes by now."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QProgressBar,
    QScrollArea,
    QSlider,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from creastudio.api.errors import UserError
from creastudio.api.generator import Trainer
from creastudio.api.params import role_name
from creastudio.jobs.job import JobMetric, JobRecord
from creastudio.shell.i18n import mark, tr, tr_text
from creastudio.shell.panels.fields.flow import FlowLayout
from creastudio.shell.panels.jobs.job_text import title_of
from creastudio.shell.panels.training.advice_strip import AdviceStrip
from creastudio.shell.panels.training.chart import CurveChart
from creastudio.shell.panels.training.samples_view import SamplesView
from creastudio.shell.panels.training.side_picture import SidePicture
from creastudio.shell.panels.training.training_acts import begin_anew, go_back
from creastudio.shell.panels.training.training_export import export_button
from creastudio.shell.panels.training.training_log import training_log_of
from creastudio.shell.panels.training.training_words import metric_title, plain_status
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.threads.background import background_of
from creastudio.shell.widgets.field import narrowable
from creastudio.shell.widgets.labels import EmptyState, breakable, button, label

REDRAW = 250
"""Milliseconds between two redraws of the curves at least."""

OTHER = mark("More measurements")


class DashboardPanel(QWidget):
    """Shows one training: status in words, samples with their history, and its curves."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._desk = session.workspace.desk
        self._log = training_log_of(session)
        self._job = ""
        self.charts: dict[str, CurveChart] = {}
        self._redraw = QTimer(self)
        self._redraw.setSingleShot(True)
        self._redraw.setInterval(REDRAW)
        self._redraw.timeout.connect(self._draw_curves)
        self._make_layout()
        session.jobChanged.connect(self._job_changed)
        session.metricAdded.connect(self._metric_added)
        self._log.snapshotAdded.connect(self._snapshot_added)
        self._log.modelMade.connect(self._model_made)
        self._log.recalled.connect(self._recalled)
        self._log.adviceChanged.connect(self._advised)
        self._fill_choices()

    # -- making

    def _make_layout(self) -> None:
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._make_head())
        column.addWidget(self._make_body(), 1)
        self._empty = EmptyState(
            "graduation-cap", tr("Train a model on your own pictures or texts and watch it learn here."), tr("Choose a trainer"),
            "Ctrl+K",
        )  # fmt: skip
        self._empty.action.clicked.connect(self._offer_trainer)
        self._stack.addWidget(page)
        self._stack.addWidget(self._empty)

    def _make_head(self) -> QVBoxLayout:
        """Return what stays in sight: which training, how it goes, and what can be done."""
        column = QVBoxLayout()
        column.setContentsMargins(px(12), px(10), px(12), px(8))
        column.setSpacing(px(6))
        self.choice = QComboBox()
        self.choice.setAccessibleName(tr("Which training"))
        # A long name must not make the panel wider than the window has room for.
        narrowable(self.choice)
        self.choice.activated.connect(lambda _index: self._choose(self.choice.currentData()))
        self.heading = label("", "", wrap=True)
        column.addWidget(self.choice)
        column.addWidget(self.heading)
        self.status = label("", "dim", wrap=True)
        column.addWidget(self.status)
        self._add_status(column)
        return column

    def _make_body(self) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setProperty("role", "panel")
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(tr("Training"))
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(px(12), px(4), px(12), px(12))
        column.setSpacing(px(8))
        self.advice = AdviceStrip()
        self.advice.wentBack.connect(lambda offer: go_back(self._session, self._job, offer, self))
        column.addWidget(self.advice)
        self.samples = SamplesView(area, background_of(self._session))
        column.addWidget(self.samples)
        self.picture = SidePicture(background_of(self._session))
        column.addWidget(self.picture)
        column.addLayout(self._make_chart_controls())
        self._charts_column = QVBoxLayout()
        self._charts_column.setSpacing(px(8))
        column.addLayout(self._charts_column)
        column.addStretch(1)
        area.setWidget(inner)
        return area

    def _add_status(self, column: QVBoxLayout) -> None:
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress of the training"))
        column.addWidget(self.bar)
        row = FlowLayout(px(6))
        self.pause = button(tr("Pause"), "", "pause")
        self.cancel = button(tr("Stop"), "", "square", tip=tr("Stop the training; it can go on later"))
        self.resume = button(tr("Go on"), "primary", "play", tip=tr("Go on from where it stopped"))
        self.sample = button(tr("Sample with this model"), "primary", "sparkles")
        self.anew = button(
            tr("Begin anew"), "", "rotate-ccw", tip=tr("Forget what it has learned and start again")
        )
        self._acts = (self.sample, self.resume, self.pause, self.cancel, self.anew)
        for part in self._acts:
            row.addWidget(part)
        column.addLayout(row)
        self.pause.clicked.connect(lambda: self._desk.queue.pause(self._job))
        self.cancel.clicked.connect(lambda: self._desk.queue.cancel(self._job))
        self.resume.clicked.connect(self._go_on)
        self.anew.clicked.connect(lambda: begin_anew(self._session, self._job, self))
        self.sample.clicked.connect(self.sample_with_model)

    def _make_chart_controls(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.log_axis = QCheckBox(tr("Logarithmic"))
        self.log_axis.toggled.connect(self._set_log)
        self.smoothing = QSlider(Qt.Orientation.Horizontal)
        self.smoothing.setRange(0, 98)
        self.smoothing.setValue(60)
        self.smoothing.setMaximumWidth(px(110))
        self.smoothing.setAccessibleName(tr("Smoothing"))
        self.smoothing.setToolTip(tr("Smoothing of the curves"))
        self.smoothing.valueChanged.connect(self._set_smoothing)
        row.addWidget(self.log_axis)
        row.addStretch(1)
        row.addWidget(label(tr("Smoothing"), "small"))
        row.addWidget(self.smoothing)
        self.export = export_button(self._session, lambda: self._job)
        row.addWidget(self.export)
        return row

    # -- which training

    @property
    def job_id(self) -> str:
        """The training that is shown; "" for none."""
        return self._job

    def _fill_choices(self, wanted: str = "") -> None:
        trainings = self._log.trainings()
        self._stack.setCurrentIndex(0 if trainings else 1)
        self.choice.blockSignals(True)
        self.choice.clear()
        for record in trainings:
            self.choice.addItem(title_of(record), record.id)
            self.choice.setItemData(self.choice.count() - 1, title_of(record), Qt.ItemDataRole.ToolTipRole)
        self.choice.blockSignals(False)
        self.choice.setVisible(len(trainings) > 1)
        self.heading.setVisible(len(trainings) == 1)
        known = [record.id for record in trainings]
        if known:
            self._choose(next((job for job in (wanted, self._job) if job in known), known[0]))

    def _choose(self, job_id: str) -> None:
        self.choice.setCurrentIndex(self.choice.findData(job_id))
        if job_id != self._job:
            self._job = job_id
            for chart in self.charts.values():
                self._charts_column.removeWidget(chart)
                chart.hide()
                chart.deleteLater()
            self.charts.clear()
        record = self._desk.queue.record(job_id)
        self._log.recall(job_id)
        self.samples.count_in(self._step_words())
        if record is not None:
            self._show_status(record)
        self.samples.show_snapshots(self._log.snapshots(job_id))
        self._advised(job_id)
        self._draw_curves()

    # -- what is shown

    def _advised(self, job_id: str) -> None:
        if job_id == self._job:
            self.advice.show_advice(self._log.advice(job_id))
            self.picture.show_picture(*self._log.picture(job_id))

    def _job_changed(self, record: JobRecord) -> None:
        if not record.request.trains:
            return
        if self.choice.findData(record.id) < 0:
            self._fill_choices(record.id)
        elif record.id == self._job:
            self._show_status(record)

    def _show_status(self, record: JobRecord) -> None:
        self.heading.setText(breakable(title_of(record)))
        self.choice.setToolTip(title_of(record))
        self.status.setText(plain_status(record))
        self.bar.setValue(round(record.progress * 1000))
        self.bar.setVisible(not record.ended)
        held = next((part for part in self._acts if part.hasFocus()), None)
        self.pause.setVisible(record.status in ("queued", "starting", "running"))
        self.cancel.setVisible(not record.ended)
        self.cancel.setEnabled(record.status != "cancelling")
        self.resume.setVisible(record.status in ("paused", "cancelled", "failed"))
        samples, measurements = self._empty_words()
        self.samples.sheet.say_when_empty(samples)
        for chart in self.charts.values():
            chart.say_when_empty(measurements)
        self.anew.setVisible(record.status in ("cancelled", "failed"))
        self.sample.setVisible(record.status == "done" and self._generator_id(record) != "")
        if held is not None and held.isHidden():
            # A second press of Space mustn't stop what the first has paused.
            next((part for part in self._acts if not part.isHidden()), self).setFocus()

    def _step_words(self) -> str:
        """Return how far a sheet of samples was, as a text with ``{step}``."""
        record = self._desk.queue.record(self._job)
        try:
            work = self._session.environment.registry.work(record.request.work) if record else None
        except UserError:
            work = None
        if isinstance(work, Trainer) and work.data == "image":
            return tr("after {step} images")
        if isinstance(work, Trainer) and work.data in ("text", "score"):
            return tr("after {step} tokens")
        return tr("at step {step}")

    def _empty_words(self) -> tuple[str, str]:
        """Return what is said where there are no samples, and where there is no curve."""
        record = self._desk.queue.record(self._job)
        if not self._log.is_known(self._job):
            return tr("Looking for its samples…"), tr("Looking for its measurements…")
        if record is not None and record.ended:
            return tr("No samples were kept of this training"), tr(
                "Nothing was measured, or nothing was kept"
            )
        return tr("The first samples come soon"), tr("No measurement yet")

    def _metric_added(self, metric: JobMetric) -> None:
        if metric.job == self._job and not self._redraw.isActive():
            self._redraw.start()

    def _snapshot_added(self, job_id: str) -> None:
        if job_id == self._job:
            self.samples.show_snapshots(self._log.snapshots(job_id))

    def _recalled(self, job_id: str) -> None:
        record = self._desk.queue.record(job_id)
        if job_id == self._job and record is not None:
            self._show_status(record)
            self.samples.show_snapshots(self._log.snapshots(job_id))
            self._advised(job_id)
            self._draw_curves()

    def _draw_curves(self) -> None:
        curves = self._desk.said.curves(self._job)
        for title, names in self._groups(list(curves)).items():
            chart = self.charts.get(title)
            if chart is None:
                chart = self.charts[title] = CurveChart(tr_text(title))
                chart.say_when_empty(self._empty_words()[1])
                chart.set_log(self.log_axis.isChecked())
                chart.set_smoothing(self.smoothing.value() / 100)
                self._charts_column.addWidget(chart)
            chart.show_curves(
                {metric_title(name): [(float(x), y) for x, y in curves.get(name, [])] for name in names}
            )

    def _groups(self, names: list[str]) -> dict[str, list[str]]:
        """Return title -> curves: as the panel of the plugin says; what it doesn't name comes last."""
        record = self._desk.queue.record(self._job)
        panel = (
            self._session.environment.registry.panel_of(record.request.work) if record is not None else None
        )
        groups: dict[str, list[str]] = {}
        for title, bound in (panel.bindings if panel is not None else {}).items():
            groups[title] = [name.strip() for name in bound.split(",")]
        bound_names = {name for group in groups.values() for name in group}
        rest = [name for name in names if name not in bound_names]
        if rest:
            groups[OTHER] = rest
        return groups

    def _set_log(self, log: bool) -> None:
        for chart in self.charts.values():
            chart.set_log(log)

    def _set_smoothing(self, value: int) -> None:
        for chart in self.charts.values():
            chart.set_smoothing(value / 100)

    # -- what a person does

    def sample_with_model(self) -> None:
        """Open the form of the generator that shows what the model can do, with the model chosen."""
        self._sample_with(self._job)

    def _sample_with(self, job_id: str) -> None:
        record = self._desk.queue.record(job_id)
        generator = self._generator_id(record) if record is not None else ""
        if not generator:
            return
        card = self._log.model(job_id)
        name = role_name(self._session.environment.registry.work(generator).params, "model")
        values = {name: card.id} if card is not None and name is not None else {}
        self._session.open_form(generator, values, {})

    def _model_made(self, job_id: str) -> None:
        if job_id == self._job:
            self._session.offer(
                tr("'{name}' is trained and in your library.", name=self._name_of(job_id)),
                tr("Sample with this model"),
                # Another training may be shown by then.
                lambda: self._sample_with(job_id),
            )

    def _name_of(self, job_id: str) -> str:
        card, record = self._log.model(job_id), self._desk.queue.record(job_id)
        return card.title if card is not None else record.request.model_name if record is not None else ""

    def _generator_id(self, record: JobRecord) -> str:
        try:
            work = self._session.environment.registry.work(record.request.work)
        except UserError:
            # Its plugin is gone; the curves can still be looked at.
            return ""
        return work.sample_with if isinstance(work, Trainer) else ""

    def _go_on(self) -> None:
        record = self._desk.queue.record(self._job)
        if record is None:
            return
        if record.status == "paused":
            self._desk.queue.resume(self._job)
            return
        self._session.retry(self._job)

    def _offer_trainer(self) -> None:
        trainers = self._session.environment.registry.trainers()
        if trainers:
            self._session.open_form(trainers[0].id, {}, {})
        else:
            self._session.show_panel("generators")
