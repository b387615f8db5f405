"""The jobs panel and the training dashboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent

from creastudio.jobs.job import JobPreview, JobRecord, JobRequest
from creastudio.shell.panels.jobs.job_card import JobCard
from creastudio.shell.panels.jobs.job_text import duration, status_line
from creastudio.shell.panels.jobs.panel import JobsPanel
from creastudio.shell.panels.training import training_acts
from creastudio.shell.panels.training.dashboard import DashboardPanel
from creastudio.shell.panels.training.training_log import KEPT, training_log_of
from creastudio.shell.panels.training.training_pace import training_pace_of
from creastudio.shell.panels.training.training_words import plain_status
from creastudio.shell.widgets.labels import breakable
from creastudio.shell.window import closing
from tests.gui.conftest import StudioRobot
from tests.gui.toy import TrainParams
from tests.gui.trainings import reopened, status, train


@pytest.fixture
def jobs(studio: StudioRobot) -> JobsPanel:
    studio.session.show_panel("jobs")
    panel = studio.window.panel("jobs")
    assert isinstance(panel, JobsPanel)
    return panel


def run(studio: StudioRobot, work: str, **values: object) -> JobRecord:
    record = studio.session.run(work, values)
    assert record is not None
    return record


def card_of(studio: StudioRobot, jobs: JobsPanel, record: JobRecord) -> JobCard:
    studio.wait(lambda: record.id in jobs.cards)
    return jobs.cards[record.id]


def test_a_running_job_can_be_paused_resumed_and_cancelled(studio: StudioRobot, jobs: JobsPanel) -> None:
    record = run(studio, "toy.slow")
    studio.wait(lambda: status(studio, record) == "running")
    card = card_of(studio, jobs, record)
    card.pause.click()
    studio.wait(lambda: card.record.status == "paused")
    assert card.pause.accessibleName() == "Go on"
    card.pause.click()
    studio.wait(lambda: card.record.status == "running")
    card.close_button.click()
    studio.wait(lambda: card.record.status == "cancelled")
    assert card.retry.isVisible()


def test_a_failed_job_says_what_to_do_and_can_be_removed(studio: StudioRobot, jobs: JobsPanel) -> None:
    record = run(studio, "toy.fails")
    studio.wait(lambda: status(studio, record) == "failed")
    card = card_of(studio, jobs, record)
    studio.wait(lambda: card.record.status == "failed")
    assert "out of paint" in card.error.text()
    assert card.hint.text() == "Buy some."
    card.close_button.click()
    assert record.id not in jobs.cards
    assert status(studio, record) == "gone"


def test_the_report_of_a_bug_is_copied(studio: StudioRobot, jobs: JobsPanel) -> None:
    record = run(studio, "toy.fails")
    card = card_of(studio, jobs, record)
    studio.wait(lambda: card.record.status == "failed")
    card.update_record(card.record.model_copy(update={"report": "Traceback: boom"}))
    card.copy.click()
    assert QGuiApplication.clipboard().text() == "Traceback: boom"


def test_what_runs_comes_before_what_waits_and_what_ended(studio: StudioRobot, jobs: JobsPanel) -> None:
    done = run(studio, "toy.dots")
    studio.wait(lambda: status(studio, done) == "done")
    running = run(studio, "toy.slow")
    studio.wait(lambda: status(studio, running) == "running")
    waiting = run(studio, "toy.dots")
    studio.wait(lambda: len(jobs.cards) == 3)
    assert [card.record.id for card in jobs.ordered_cards()] == [running.id, waiting.id, done.id]
    studio.session.workspace.desk.queue.cancel(running.id)
    studio.idle()
    studio.wait(lambda: all(card.record.ended for card in jobs.ordered_cards()))
    jobs.clear.click()
    assert jobs.cards == {}


def test_a_training_shows_curves_samples_and_words(
    studio: StudioRobot, dashboard: DashboardPanel, tmp_path: Path
) -> None:
    record = train(studio, tmp_path / "data", 12)
    studio.wait(lambda: status(studio, record) == "done")
    studio.wait(lambda: dashboard.sample.isVisible())
    assert dashboard.status.text().startswith("Done after")
    studio.wait(lambda: bool(dashboard.charts))
    (chart,) = dashboard.charts.values()
    dashboard.smoothing.setValue(0)
    studio.wait(lambda: chart.value_at("Loss", 11) == pytest.approx(1 / 12))
    assert len(training_log_of(studio.session).snapshots(record.id)) == 12
    dashboard.samples.slider.setValue(0)
    assert dashboard.samples.slider.value() == 0


@pytest.mark.parametrize(("data", "unit"), [("image", "images"), ("text", "tokens")])
def test_samples_say_what_the_training_has_seen(
    studio: StudioRobot, dashboard: DashboardPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    data: str, unit: str,
) -> None:  # fmt: skip
    registry = studio.session.environment.registry
    found = registry.work("toy.train").model_copy(update={"data": data})
    record = train(studio, tmp_path / "data", 2)
    studio.wait(lambda: status(studio, record) == "done")
    monkeypatch.setattr(registry, "work", lambda _name: found)
    assert dashboard._step_words() == f"after {{step}} {unit}"


def test_a_dashboard_opened_late_shows_the_whole_training(studio: StudioRobot, tmp_path: Path) -> None:
    record = train(studio, tmp_path / "data", 5)
    studio.wait(lambda: status(studio, record) == "done")
    studio.idle()
    studio.session.show_panel("dashboard")
    panel = studio.window.panel("dashboard")
    assert isinstance(panel, DashboardPanel)
    assert panel.samples.slider.maximum() == 4
    assert panel.charts


def test_a_reopened_project_shows_what_its_trainings_showed(bare_studio: StudioRobot, tmp_path: Path) -> None:
    bare_studio.new()
    done = train(bare_studio, tmp_path / "data", 6)
    bare_studio.wait(lambda: status(bare_studio, done) == "done")
    bare_studio.idle()
    stopped = train(bare_studio, tmp_path / "data", 1000)
    bare_studio.wait(lambda: len(training_log_of(bare_studio.session).snapshots(stopped.id)) > 3)
    bare_studio.session.workspace.desk.queue.cancel(stopped.id)
    bare_studio.idle()
    panel = reopened(bare_studio, tmp_path / "a.crea")
    assert panel.job_id == stopped.id
    bare_studio.wait(lambda: panel.samples.slider.maximum() >= 3)
    panel.choice.setCurrentIndex(panel.choice.findData(done.id))
    panel.choice.activated.emit(panel.choice.currentIndex())
    bare_studio.wait(lambda: panel.samples.slider.maximum() == 5)
    panel.smoothing.setValue(0)
    (chart,) = panel.charts.values()
    assert chart.value_at("Loss", 5) == pytest.approx(1 / 6)
    assert not panel.samples.sheet.grab().toImage().isNull()
    card = training_log_of(bare_studio.session).model(done.id)
    assert card is not None
    assert card.id == "toy-model"
    assert bare_studio.session.environment.models.find(card.id).samples().startswith(b"\x89PNG")
    panel.sample.click()


def test_a_training_of_which_nothing_is_kept_says_so(
    studio: StudioRobot, dashboard: DashboardPanel, tmp_path: Path
) -> None:
    running = train(studio, tmp_path / "data", 1000)
    studio.wait(lambda: dashboard.job_id == running.id)
    waiting = train(studio, tmp_path / "data", 1000)
    for record in (waiting, running):
        studio.session.workspace.desk.queue.cancel(record.id)
    studio.wait(lambda: dashboard.job_id == waiting.id)
    sheet = dashboard.samples.sheet
    studio.wait(lambda: sheet.accessibleDescription() == "No samples were kept of this training")


def test_the_finished_model_is_sampled(
    studio: StudioRobot, dashboard: DashboardPanel, tmp_path: Path
) -> None:
    record = train(studio, tmp_path / "data", 2)
    studio.wait(lambda: training_log_of(studio.session).model(record.id) is not None)
    studio.wait(lambda: dashboard.sample.isVisible())
    asked: list[str] = []
    studio.session.workRequested.connect(lambda work, _values, _inputs: asked.append(work))
    dashboard.sample.click()
    assert asked == ["toy.dots"]


def test_the_offer_to_sample_keeps_to_its_training(
    studio: StudioRobot, dashboard: DashboardPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = train(studio, tmp_path / "data", 2)
    studio.wait(lambda: dashboard.sample.isVisible())
    log = training_log_of(studio.session)
    studio.wait(lambda: log.model(first.id) is not None)
    offer = next(item for item in studio.studio.notifier.notices if "is trained" in item.message)
    train(studio, tmp_path / "data", 1000)
    studio.wait(lambda: dashboard.job_id != first.id)
    asked: list[str] = []
    monkeypatch.setattr(log, "model", asked.append)
    studio.studio.notifier.take(offer)
    assert asked == [first.id]


def test_a_stopped_training_goes_on(studio: StudioRobot, dashboard: DashboardPanel, tmp_path: Path) -> None:
    record = train(studio, tmp_path / "data", 1000)
    studio.wait(lambda: bool(training_log_of(studio.session).snapshots(record.id)))
    dashboard.cancel.click()
    studio.wait(lambda: status(studio, record) == "cancelled")
    studio.wait(lambda: dashboard.resume.isVisible())
    dashboard.resume.click()
    studio.wait(lambda: status(studio, record) == "running")
    again = studio.session.workspace.desk.queue.record(record.id)
    assert again is not None
    assert again.request.resume
    dashboard.cancel.click()
    studio.wait(lambda: status(studio, record) == "cancelled")


def test_the_keyboard_that_paused_a_training_lets_it_go_on(
    studio: StudioRobot, dashboard: DashboardPanel, tmp_path: Path
) -> None:
    record = train(studio, tmp_path / "data", 1000)
    studio.wait(lambda: status(studio, record) == "running" and dashboard.pause.isVisible())
    dashboard.pause.setFocus()
    for then in ("paused", "running"):
        held = studio.window.focusWidget()
        assert held is not None
        studio.qtbot.keyClick(held, Qt.Key.Key_Space)
        studio.wait(lambda then=then: status(studio, record) == then)
        studio.wait(lambda: dashboard.pause.isVisible() == (status(studio, record) == "running"))
    studio.session.workspace.desk.queue.cancel(record.id)
    studio.wait(lambda: status(studio, record) == "cancelled")


def test_a_training_that_could_go_on_is_not_lost_with_an_unsaved_project_unasked(
    studio: StudioRobot, dashboard: DashboardPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []

    def ask_to_save(_window: object, _title: str, trainings: list[str]) -> str:
        asked.append(trainings)
        return "cancel"

    monkeypatch.setattr(closing, "ask_to_save", ask_to_save)
    record = train(studio, tmp_path / "data", 1000)
    studio.wait(lambda: dashboard.bar.value() > 0)
    studio.session.workspace.desk.queue.cancel(record.id)
    studio.wait(lambda: dashboard.resume.isVisible())
    assert not studio.window.close()
    assert asked == [["Train dots: Spots"]]
    studio.session.workspace.save(tmp_path / "kept.crea")
    assert studio.window.closing.may_close()
    assert len(asked) == 1


def test_a_training_that_begins_shows_no_curves_of_the_one_before(
    studio: StudioRobot, dashboard: DashboardPanel, tmp_path: Path
) -> None:
    first = train(studio, tmp_path / "data", 3)
    studio.wait(lambda: status(studio, first) == "done" and bool(dashboard.charts))
    before = set(dashboard.charts.values())
    second = train(studio, tmp_path / "data", 3)
    studio.wait(lambda: dashboard.job_id == second.id)
    assert not before & set(dashboard.charts.values())
    studio.wait(lambda: status(studio, second) == "done")


def test_a_stopped_training_begins_anew(
    studio: StudioRobot,
    dashboard: DashboardPanel,
    jobs: JobsPanel,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    record = train(studio, tmp_path / "data", 1000)
    log = training_log_of(studio.session)
    studio.wait(lambda: len(log.snapshots(record.id)) > 5)
    card = card_of(studio, jobs, record)
    card.close_button.click()
    studio.wait(lambda: status(studio, record) == "cancelled")
    studio.wait(lambda: card.anew.isVisibleTo(jobs) and dashboard.anew.isVisibleTo(dashboard))
    assert status_line(card.record).startswith("Stopped at ")
    answers = ["cancel", "anew"]
    monkeypatch.setattr(training_acts, "ask", lambda *_args: answers.pop(0))
    card.anew.click()
    assert status(studio, record) == "cancelled"
    dashboard.anew.click()
    assert status(studio, record) != "cancelled"
    again = studio.session.workspace.desk.queue.record(record.id)
    assert again is not None
    assert not again.request.resume
    assert studio.session.workspace.desk.said.curves(record.id) == {}
    studio.wait(lambda: len(log.snapshots(record.id)) > 0 and log.snapshots(record.id)[0].step == 0)
    studio.session.workspace.desk.queue.cancel(record.id)
    studio.idle()


def test_a_training_that_could_go_on_is_not_forgotten_unasked(
    studio: StudioRobot, jobs: JobsPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = train(studio, tmp_path / "data", 1000)
    log = training_log_of(studio.session)
    studio.wait(lambda: len(log.snapshots(record.id)) > 5)
    studio.session.workspace.desk.queue.cancel(record.id)
    card = card_of(studio, jobs, record)
    studio.wait(lambda: card.record.status == "cancelled")
    asked: list[str] = []
    answers = ["cancel", "cancel", "forget"]
    monkeypatch.setattr(
        training_acts, "ask", lambda _parent, title, *_args: asked.append(title) or answers.pop(0)
    )
    card.close_button.click()
    jobs.clear.click()
    assert record.id in jobs.cards
    jobs.clear.click()
    assert jobs.cards == {}
    assert asked == ["Forget a stopped training?"] * 3


def test_a_sheet_leaves_room_for_the_curves_until_it_is_clicked(
    studio: StudioRobot, dashboard: DashboardPanel, tmp_path: Path
) -> None:
    record = train(studio, tmp_path / "data", 3)
    studio.wait(lambda: status(studio, record) == "done")
    sheet = dashboard.samples.sheet
    studio.wait(lambda: dashboard.samples.slider.isVisible())
    # An empty one is lower than any that shows something.
    studio.wait(lambda: sheet.heightForWidth(600) > 100)
    small = sheet.heightForWidth(600)
    assert small < 300
    studio.qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton)
    assert sheet.heightForWidth(600) == 600
    assert dashboard.heading.text().replace("\u200b", "") == "Train dots: Spots"


def test_a_long_name_can_be_broken_anywhere() -> None:
    name = "x" * 64
    shown = breakable(f"My {name}")
    assert max(len(part) for part in shown.replace(" ", "\u200b").split("\u200b")) <= 14
    assert shown.replace("\u200b", "") == f"My {name}"


def test_how_long_trainings_take_here_is_learned(studio: StudioRobot, tmp_path: Path) -> None:
    record = train(studio, tmp_path / "data", 2)
    studio.idle()
    pace = training_pace_of(studio.session)
    params = TrainParams(steps=2)
    assert pace.words("toy.train", params) == "Takes about 2 min on an ordinary computer without a GPU"
    done = record.model_copy(update={"status": "done", "progress": 1.0, "elapsed": 600.0})
    studio.session.jobChanged.emit(done)
    assert pace.words("toy.train", params) == "Takes about 10 min on this computer"
    stopped = record.model_copy(update={"status": "cancelled", "progress": 0.5, "elapsed": 30.0})
    studio.session.jobChanged.emit(stopped)
    assert pace.words("toy.train", params) == "Takes about 60 s on this computer"


def test_snapshots_are_thinned_out_not_dropped(studio: StudioRobot, tmp_path: Path) -> None:
    record = train(studio, tmp_path / "data", 1)
    studio.idle()
    log = training_log_of(studio.session)
    for number in range(3 * KEPT):
        studio.session.previewChanged.emit(JobPreview(record.id, "image/png", f"{number}".encode()))
    found = log.snapshots(record.id)
    assert len(found) <= KEPT
    assert found[-1].data == f"{3 * KEPT - 1}".encode()


def test_the_chart_reads_out_under_the_mouse(
    studio: StudioRobot, dashboard: DashboardPanel, tmp_path: Path
) -> None:
    record = train(studio, tmp_path / "data", 8)
    studio.wait(lambda: status(studio, record) == "done")
    studio.wait(lambda: bool(dashboard.charts))
    (chart,) = dashboard.charts.values()
    dashboard.log_axis.setChecked(True)
    before = chart.grab().toImage()
    at = QPointF(chart.rect().center())
    no = Qt.MouseButton.NoButton
    event = QMouseEvent(
        QEvent.Type.MouseMove, at, QPointF(chart.mapToGlobal(at)), no, no, Qt.KeyboardModifier.NoModifier
    )
    chart.mouseMoveEvent(event)
    assert chart.grab().toImage() != before


def test_words_for_every_state() -> None:
    request = JobRequest(work="toy.train", entry="a:b", params_entry="a:B", trains=True)
    running = JobRecord(request=request, status="running", progress=0.25, eta=200, message="warming up")
    assert plain_status(running) == "25 % done, about 3 min left · warming up"
    assert status_line(running) == "25 % · 3 min left · warming up"
    assert plain_status(JobRecord(request=request, status="paused", progress=0.5)).startswith(
        "Paused at 50 %"
    )
    failed = JobRecord(request=request, status="failed", error="No pictures.", hint="Add some.")
    assert plain_status(failed) == "No pictures. Add some."
    assert [duration(seconds) for seconds in (0.2, 12, 200, 6000)] == ["1 s", "12 s", "3 min", "1 h 40 min"]


def test_jobs_that_made_the_same_bytes_both_show_them(studio: StudioRobot, jobs: JobsPanel) -> None:
    (first,) = studio.make(1)
    again = studio.session.again(first.id)
    assert again is not None
    studio.wait(lambda: len(studio.session.workspace.results) == 2)
    studio.idle()
    bare = JobCard(studio.session, again)
    studio.qtbot.addWidget(bare)
    icon = bare.picture().toImage()
    for job in (first.job, again.id):
        card = jobs.cards[job]
        studio.wait(lambda card=card: card.picture().toImage() != icon)
