"""What the jobs of a project said, and what is kept of it."""

from __future__ import annotations

import gc
import queue
import weakref
from pathlib import Path

import pytest

from creastudio.api.model_card import ModelCard
from creastudio.api.recipe import Recipe
from creastudio.core.results import Result
from creastudio.jobs.job import JobChanged, JobEvent, JobMetric, JobModel, JobPreview, JobResult
from creastudio.store.blobs import BlobStore
from creastudio.workspace.job_desk import JobDesk
from creastudio.workspace.listeners import Listeners
from tests.support.projects import toy_environment
from tests.support.toy_jobs import Desk

CARD = ModelCard(id="mine", title="Mine", family="toy", sha256="a" * 64)


@pytest.fixture
def listeners() -> Listeners:
    return Listeners()


@pytest.fixture
def desk(jobs: Desk, listeners: Listeners, tmp_path: Path) -> JobDesk:
    kept: list[Result] = []
    blobs = BlobStore(tmp_path / "blobs")
    return JobDesk(toy_environment(), jobs.queue, jobs.events, blobs, listeners, kept.append)


def say_everything(events: queue.Queue[JobEvent], job_id: str) -> None:
    events.put(JobMetric(job_id, "loss", 0.5, 1))
    events.put(JobPreview(job_id, "image/png", b"pixels"))
    events.put(JobModel(job_id, CARD))


def test_what_a_job_said_is_kept_until_it_is_removed(jobs: Desk, desk: JobDesk) -> None:
    job = jobs.submit("dots")
    jobs.finish(job)
    say_everything(jobs.events, job)
    desk.said.poll()
    assert desk.said.curves(job) == {"loss": [(1, 0.5)]}
    assert desk.said.last_preview(job) is not None
    assert desk.said.model_of(job) == CARD
    desk.remove(job)
    assert (desk.said.curves(job), desk.said.last_preview(job), desk.said.model_of(job)) == ({}, None, None)


def test_what_a_removed_job_said_last_is_not_kept(jobs: Desk, desk: JobDesk, listeners: Listeners) -> None:
    heard: list[object] = []
    listeners.on("preview", heard.append)
    listeners.on("metric", heard.append)
    models: list[object] = []
    listeners.on("model", models.append)
    job = jobs.submit("dots")
    jobs.finish(job)
    say_everything(jobs.events, job)
    desk.remove(job)
    assert desk.said.poll() == 3
    assert (desk.said.curves(job), desk.said.last_preview(job), desk.said.model_of(job)) == ({}, None, None)
    assert heard == []
    # The model is in the library, whatever became of the job.
    assert models == [CARD]


def test_who_asked_for_results_gets_them_in_place_of_the_tray(jobs: Desk, tmp_path: Path) -> None:
    kept: list[Result] = []
    taken: list[Result] = []
    events: queue.Queue[JobEvent] = queue.Queue()
    desk = JobDesk(
        toy_environment(), jobs.queue, events, BlobStore(tmp_path / "blobs"), Listeners(), kept.append
    )
    mine = desk.submit("toy.dot", {}, seed=1, take=taken.append)
    other = desk.submit("toy.dot", {}, seed=2)
    left = desk.submit("toy.dot", {}, seed=3, take=lambda _result: False)
    for job in (mine.id, other.id, left.id):
        jobs.finish(job)
        events.put(JobResult(job, "a" * 64, "image/png", "Dot", Recipe(generator="toy.dot", seed=1)))
    desk.said.poll()
    assert {item.job for item in taken} == {mine.id}
    assert {item.job for item in kept} == {other.id, left.id}
    desk.remove(mine.id)
    assert desk.queue.record(mine.id) is None


def test_who_took_results_is_let_go_of_when_the_job_is_done(jobs: Desk, desk: JobDesk) -> None:
    class Dialog:
        def take(self, result: Result) -> None:
            del result

    dialog = Dialog()
    gone = weakref.ref(dialog)
    record = desk.submit("toy.dot", {}, seed=1, take=dialog.take)
    del dialog
    jobs.events.put(JobChanged(jobs.finish(record.id).model_copy(update={"status": "done"})))
    desk.said.poll()
    gc.collect()
    assert gone() is None


def test_of_a_burst_no_more_is_begun_once_the_time_is_over(jobs: Desk, desk: JobDesk) -> None:
    job = jobs.submit("dots")
    jobs.finish(job)
    desk.said.poll()
    say_everything(jobs.events, job)
    # One at least, or nothing would ever be shown.
    assert [desk.said.poll(0.0) for _ in range(4)] == [1, 1, 1, 0]
    assert desk.said.model_of(job) == CARD


def test_what_waits_when_its_job_is_cancelled_is_not_taken(jobs: Desk, tmp_path: Path) -> None:
    kept: list[Result] = []
    desk = JobDesk(
        toy_environment(), jobs.queue, jobs.events, BlobStore(tmp_path / "blobs"), Listeners(), kept.append
    )
    job = jobs.submit("forever")
    for number in range(6):
        recipe = Recipe(generator="toy.forever", seed=number)
        jobs.events.put(JobResult(job, f"{number}" * 64, "image/png", "Dot", recipe))
    jobs.events.put(JobPreview(job, "image/png", b"pixels"))
    while len(kept) < 2:
        desk.said.poll(0.0)
    jobs.queue.cancel(job)
    jobs.finish(job)
    desk.said.poll()
    assert [item.asset.recipe.seed for item in kept if item.asset.recipe] == [0, 1]
    assert desk.said.last_preview(job) is None
