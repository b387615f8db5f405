"""Jobs from submit to end: results, cancel, pause, failures, restart."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

import pytest

from creastudio.api import Recipe, UserError
from creastudio.jobs.engine_process import EngineProcess
from creastudio.jobs.job import JobChanged, JobInput, JobMetric, JobModel, JobNotice, JobResult
from creastudio.jobs.lane import Lane
from tests.support.toy_jobs import Desk, MemoryStore


class HandTimer(threading.Timer):
    """Goes off when the test says so, even after it was called off."""

    started: ClassVar[list[HandTimer]] = []

    def start(self) -> None:
        self.started.append(self)


def test_results_are_stored_before_anybody_hears_of_them(desk: Desk) -> None:
    job = desk.submit("dots", seed=40, params={"count": 3})
    assert desk.finish(job).status == "done"
    results = desk.of(JobResult)
    assert [result.recipe.seed for result in results] == [40, 41, 42]
    assert [result.recipe.index for result in results] == [0, 1, 2]
    assert {result.sha256 for result in results} == set(desk.services.kept)
    assert results[0].metadata == {"width": 8, "height": 8}


def test_a_recipe_names_generator_inputs_and_models(desk: Desk, tmp_path: Path) -> None:
    source = JobInput(name="picture", path=str(tmp_path), sha256="a" * 64, media_type="image/png")
    parent = Recipe(generator="toy.dots", seed=3)
    job = desk.submit("uses_model", inputs=(source,), parent=parent, variation=0.5, variation_seed=9)
    assert desk.finish(job).status == "done"
    recipe = desk.of(JobResult)[0].recipe
    assert (recipe.generator, recipe.plugin, recipe.parent) == ("toy.uses_model", "toy", parent)
    assert (recipe.variation, recipe.variation_seed) == (0.5, 9)
    assert [str(model) for model in recipe.models] == ["brush@bbbbbbbbbbbb"]
    assert recipe.inputs[0].sha256 == "a" * 64


def test_each_variation_of_a_batch_names_the_seed_it_moved_to(desk: Desk) -> None:
    desk.finish(desk.submit("varies", seed=4, variation=0.5, variation_seed=20))
    recipes = [result.recipe for result in desk.of(JobResult)]
    assert [(recipe.seed, recipe.variation_seed) for recipe in recipes] == [(4, 20), (4, 21)]


def test_jobs_of_one_lane_run_in_order(desk: Desk) -> None:
    jobs = [desk.submit("dots", seed=seed) for seed in (1, 2, 3)]
    desk.finish(jobs[-1])
    assert [result.job for result in desk.of(JobResult)] == [job for job in jobs for _ in range(2)]


def test_cancel_shows_at_once_and_nothing_more_is_accepted(desk: Desk) -> None:
    job = desk.submit("late")
    desk.wait(lambda: desk.record(job).progress > 0)
    desk.queue.cancel(job)
    assert desk.status(job) in ("cancelling", "cancelled")
    assert desk.finish(job).status == "cancelled"
    assert desk.of(JobResult) == []
    assert desk.finish(desk.submit("dots")).status == "done"


def test_a_queued_job_is_cancelled_without_being_started(desk: Desk) -> None:
    first, second = desk.submit("forever"), desk.submit("dots")
    desk.wait(lambda: desk.record(first).progress > 0)
    desk.queue.cancel(second)
    assert desk.status(second) == "cancelled"
    desk.queue.cancel(first)
    assert desk.finish(first).status == "cancelled"
    assert desk.statuses(second) == ["queued", "cancelled"]


def test_an_engine_that_does_not_answer_a_cancel_is_killed(process_desk: Desk) -> None:
    desk = process_desk
    job = desk.submit("stubborn")
    desk.wait(lambda: desk.record(job).progress > 0)
    desk.queue.cancel(job)
    assert desk.finish(job).status == "cancelled"
    assert desk.finish(desk.submit("dots")).status == "done"


def test_a_cancel_before_the_engine_has_started_is_not_lost(desk: Desk) -> None:
    job = desk.submit("forever")
    desk.queue.cancel(job)
    assert desk.finish(job).status == "cancelled"


def steps_meanwhile(desk: Desk, training: str, other: str) -> int:
    """Return how many steps of a training were told between the first and the last step of another job."""
    told = [event.job for event in desk.of(JobMetric)]
    last = len(told) - told[::-1].index(other)
    return told[told.index(other) : last].count(training)


def test_pause_waits_and_resume_goes_on(desk: Desk) -> None:
    job = desk.submit("steps", quick=False, trains=True, params={"count": 30}, model_name="mine")
    desk.wait(lambda: len(desk.of(JobMetric)) > 3)
    desk.queue.pause(job)
    assert desk.status(job) == "paused"
    # Of its own lane, and long too: nothing but the pause makes the first one wait.
    other = desk.submit(
        "steps", quick=False, engine="toy", trains=True, model_name="other", params={"count": 15}
    )
    assert desk.finish(other).status == "done"
    assert steps_meanwhile(desk, job, other) <= 1
    assert desk.status(job) == "paused"
    desk.queue.resume(job)
    assert desk.finish(job).status == "done"
    assert [event.job for event in desk.of(JobMetric)].count(job) == 30


def test_a_training_waits_while_a_quick_job_works(desk: Desk) -> None:
    # So that the engine of quick jobs is there before the training is over.
    desk.finish(desk.submit("dots"))
    training = desk.submit("steps", quick=False, trains=True, params={"count": 30}, model_name="mine")
    desk.wait(lambda: len(desk.of(JobMetric)) > 2)
    quick = desk.submit("steps", trains=True, params={"count": 15}, model_name="other")
    assert desk.finish(quick).status == "done"
    # One step may have been under way.
    assert steps_meanwhile(desk, training, quick) <= 1
    assert desk.finish(training).status == "done"


def test_a_trained_model_reaches_the_library(desk: Desk) -> None:
    job = desk.submit("steps", quick=False, trains=True, model_name="mine")
    assert desk.finish(job).status == "done"
    assert desk.services.saved[0].id == "mine"
    card = desk.of(JobModel)[0].card
    assert card.bytes == 2
    assert card.recipe is not None
    assert (card.recipe.generator, card.recipe.makes) == ("toy.steps", "model")
    assert card.recipe.params["count"] == 2


@pytest.mark.parametrize(
    ("function", "sentence"),
    [
        ("told", "out of paint"),
        ("bug", "ZeroDivisionError"),
        ("leaves", "SystemExit"),
        ("garbage", "no image/png"),
    ],
)
def test_a_failure_is_one_sentence_and_costs_one_job(desk: Desk, function: str, sentence: str) -> None:
    record = desk.finish(desk.submit(function))
    assert record.status == "failed"
    assert sentence in record.error
    assert record.hint
    assert desk.finish(desk.submit("dots")).status == "done"


def test_a_bug_brings_its_traceback_and_a_user_error_does_not(desk: Desk) -> None:
    assert "1 / 0" in desk.finish(desk.submit("bug")).report
    assert desk.finish(desk.submit("told")).report == ""


@pytest.mark.parametrize(("function", "end"), [("dies", "exit code 7"), ("crashes", "SIGSEGV")])
def test_a_dying_engine_costs_one_job(process_desk: Desk, function: str, end: str) -> None:
    desk = process_desk
    record = desk.finish(desk.submit(function))
    assert record.status == "failed"
    assert end in record.error
    assert desk.finish(desk.submit("dots")).status == "done"


def test_out_of_memory_is_tried_again_smaller(desk: Desk) -> None:
    assert desk.finish(desk.submit("memory")).status == "done"


def test_a_plugins_warning_becomes_a_notice(desk: Desk) -> None:
    job = desk.submit("warns")
    desk.finish(job)
    assert [(event.job, event.message) for event in desk.of(JobNotice)] == [
        (job, "The picture 'cat.png' was left out.")
    ]


def test_params_are_checked_again_in_the_engine(desk: Desk) -> None:
    record = desk.finish(desk.submit("dots", params={"count": 900}))
    assert record.status == "failed"
    assert "from 1 to 64" in record.error


def test_a_missing_model_is_told(desk: Desk) -> None:
    request = desk.request("dots", entry="toy_jobs_plugin:nowhere")
    desk.queue.submit(request)
    assert desk.finish(request.id).status == "failed"


def test_progress_is_told_with_an_estimate(desk: Desk) -> None:
    job = desk.submit("steps", quick=False, trains=True, params={"count": 40}, model_name="mine")
    desk.finish(job)
    etas = [event.record.eta for event in desk.of(JobChanged) if event.record.eta is not None]
    assert etas
    assert desk.record(job).progress == 1.0


def test_queued_and_running_jobs_survive_a_restart(tmp_path: Path) -> None:
    store = MemoryStore()
    first = Desk(tmp_path, store, in_thread=False)
    training = first.submit("steps", quick=False, trains=True, params={"count": 30}, model_name="mine")
    queued = first.submit("steps", quick=False, trains=True, params={"count": 2}, model_name="next")
    first.wait(lambda: len(first.of(JobMetric)) > 3)
    first.queue.close("pause")
    assert [status for status, _ in store.rows.values()] == ["queued", "queued"]

    second = Desk(tmp_path, store, in_thread=False)
    second.queue.restore()
    assert second.record(training).request.resume
    assert not second.record(queued).request.resume
    assert second.finish(training).status == "done"
    assert second.finish(queued).status == "done"
    assert second.of(JobMetric)[0].value > 1
    second.queue.close()


def test_close_that_waits_lets_jobs_finish(tmp_path: Path) -> None:
    desk = Desk(tmp_path, MemoryStore(), in_thread=False)
    job = desk.submit("dots")
    desk.queue.close("wait")
    assert desk.status(job) == "done"
    with pytest.raises(UserError, match="closing"):
        desk.submit("dots")


def test_close_that_stops_cancels(tmp_path: Path) -> None:
    desk = Desk(tmp_path, MemoryStore(), in_thread=False)
    running, waiting = desk.submit("forever"), desk.submit("dots")
    desk.wait(lambda: desk.record(running).progress > 0)
    desk.queue.close("stop")
    assert (desk.status(running), desk.status(waiting)) == ("cancelled", "cancelled")


def test_a_third_party_plugin_has_an_engine_of_its_own(process_desk: Desk) -> None:
    desk = process_desk
    doomed = desk.submit("stubborn", engine="toy")
    desk.wait(lambda: desk.record(doomed).progress > 0)
    assert desk.finish(desk.submit("dots")).status == "done"
    desk.queue.cancel(doomed)
    assert desk.finish(doomed).status == "cancelled"


def test_only_ended_jobs_can_be_forgotten(desk: Desk) -> None:
    job = desk.submit("forever")
    desk.queue.remove(job)
    assert desk.queue.record(job) is not None
    with pytest.raises(UserError, match="ended"):
        desk.queue.retry(job)
    desk.queue.cancel(job)
    desk.finish(job)
    desk.queue.remove(job)
    assert desk.queue.record(job) is None


def test_a_job_is_stored_as_done_only_when_its_results_were_taken(tmp_path: Path) -> None:
    store = MemoryStore()
    desk = Desk(tmp_path, store, in_thread=True)
    job = desk.submit("dots")
    assert desk.finish(job).status == "done"
    assert store.rows[job][0] == "running"
    desk.queue.acknowledge(job)
    assert store.rows[job][0] == "done"
    desk.queue.close()


def test_a_paused_quick_job_lets_trainings_go_on(desk: Desk) -> None:
    quick = desk.submit("forever")
    desk.wait(lambda: desk.record(quick).progress > 0)
    desk.queue.pause(quick)
    training = desk.submit("steps", quick=False, trains=True, params={"count": 5}, model_name="mine")
    assert desk.finish(training).status == "done"
    assert desk.status(quick) == "paused"


def test_nobody_waits_for_what_is_paused_or_behind_it(desk: Desk) -> None:
    first, behind = desk.submit("forever"), desk.submit("dots")
    desk.wait(lambda: desk.record(first).progress > 0)
    assert not desk.queue.join(timeout=0.05)
    desk.queue.pause(first)
    assert desk.queue.join(timeout=5)
    assert desk.status(behind) == "queued"


def test_a_job_cancelled_at_its_very_end_can_be_run_again(desk: Desk) -> None:
    job = desk.submit("dots")
    lane = desk.queue._lanes["", True]  # pyright: ignore[reportPrivateUsage]
    desk.finish(job)
    lane.engine.cancel(job)
    desk.queue.retry(job)
    assert desk.finish(job).status == "done"


def test_a_forgotten_job_leaves_no_checkpoint(desk: Desk) -> None:
    job = desk.submit("steps", quick=False, trains=True, model_name="mine")
    desk.finish(job)
    assert (desk.services.folder / job).exists()
    desk.queue.remove(job)
    assert not (desk.services.folder / job).exists()


def test_a_job_that_kept_nothing_leaves_no_folder(desk: Desk) -> None:
    job = desk.submit("dots")
    desk.finish(job)
    assert not (desk.services.folder / job).exists()


def test_a_job_is_forgotten_without_a_folder_being_made_first(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(job_id: str) -> Path:
        raise UserError("The disk is full.")

    job = desk.submit("dots")
    desk.finish(job)
    monkeypatch.setattr(desk.services, "checkpoint_dir", refuse)
    desk.queue.remove(job)
    assert desk.queue.record(job) is None


def test_a_job_that_cannot_be_stored_is_not_in_the_queue(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(job_id: str, status: str, payload: str) -> None:
        raise UserError("The disk is full.")

    store = MemoryStore()
    desk = Desk(tmp_path, store, in_thread=True)
    with monkeypatch.context() as patched:
        patched.setattr(store, "put", refuse)
        with pytest.raises(UserError, match="full"):
            desk.submit("dots")
    assert desk.queue.records() == ()
    assert desk.queue.join(timeout=5)
    assert desk.finish(desk.submit("dots")).status == "done"
    assert len(desk.of(JobResult)) == 2
    desk.queue.close()


def test_a_lane_that_cannot_start_now_starts_with_the_next_job(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(lane: Lane) -> None:
        raise RuntimeError("can't start new thread")

    with monkeypatch.context() as patched:
        patched.setattr(Lane, "start", refuse)
        with pytest.raises(RuntimeError):
            desk.submit("dots")
    assert desk.queue.records() == ()
    assert desk.finish(desk.submit("dots")).status == "done"


def test_what_is_warmed_while_the_studio_closes_is_stopped(
    process_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue, warm = process_desk.queue, Lane.warm

    def close_first(lane: Lane, modules: Iterable[str]) -> None:
        queue.close()
        warm(lane, modules)

    monkeypatch.setattr(Lane, "warm", close_first)
    queue.warm(["json"])
    lane = queue._lanes["", True]  # pyright: ignore[reportPrivateUsage]
    assert not lane.engine.alive
    queue.warm(["json"])
    assert not lane.engine.alive


def test_a_system_that_can_start_no_engine_now_does_no_harm(
    process_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(engine: EngineProcess) -> None:
        raise OSError(11, "Resource temporarily unavailable")

    with monkeypatch.context() as patched:
        patched.setattr(EngineProcess, "start", refuse)
        process_desk.queue.warm(["json"])
    assert process_desk.finish(process_desk.submit("dots")).status == "done"


def test_a_late_kill_does_not_hit_the_same_job_run_again(
    process_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, timers = process_desk, list[HandTimer]()
    monkeypatch.setattr(HandTimer, "started", timers)
    monkeypatch.setattr("creastudio.jobs.engine_process.threading.Timer", HandTimer)
    job = desk.submit("forever")
    desk.wait(lambda: desk.record(job).progress > 0)
    desk.queue.cancel(job)
    assert desk.finish(job).status == "cancelled"
    desk.queue.retry(job)
    desk.wait(lambda: desk.record(job).progress > 0)
    lane = desk.queue._lanes["", True]  # pyright: ignore[reportPrivateUsage]
    timers[0].function(*timers[0].args)
    assert lane.engine.alive
    desk.queue.cancel(job)
    assert desk.finish(job).status == "cancelled"
    assert lane.engine.alive
