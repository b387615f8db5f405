"""Jobs that are run again: from where they were, or from nothing."""

from __future__ import annotations

import pytest

from creastudio.api import UserError
from creastudio.jobs.job import JobChanged, JobMetric
from tests.support.toy_jobs import Desk


def test_retry_goes_on_under_the_same_id(desk: Desk) -> None:
    job = desk.submit("steps", quick=False, trains=True, params={"count": 40}, model_name="mine")
    desk.wait(lambda: len(desk.of(JobMetric)) > 3)
    desk.queue.cancel(job)
    desk.finish(job)
    done = len(desk.of(JobMetric))
    assert desk.queue.retry(job).request.resume
    assert desk.finish(job).status == "done"
    assert len(desk.of(JobMetric)) <= 40 + 2
    assert desk.of(JobMetric)[done].value > 1


def test_restart_begins_from_nothing(desk: Desk) -> None:
    job = desk.submit("steps", quick=False, trains=True, params={"count": 40}, model_name="mine")
    desk.wait(lambda: len(desk.of(JobMetric)) > 3)
    with pytest.raises(UserError, match="has ended"):
        desk.queue.restart(job)
    desk.queue.cancel(job)
    desk.finish(job)
    done = len(desk.of(JobMetric))
    assert not desk.queue.restart(job).request.resume
    assert desk.finish(job).status == "done"
    assert desk.of(JobMetric)[done].value == 1


def test_what_there_is_to_go_on_from_stays_where_nothing_new_is_begun(desk: Desk) -> None:
    job = desk.submit("steps", quick=False, trains=True, params={"count": 40}, model_name="mine")
    desk.wait(lambda: len(desk.of(JobMetric)) > 3)
    desk.queue.cancel(job)
    desk.finish(job)
    kept = desk.services.folder / job
    assert list(kept.iterdir())
    desk.queue.close()
    with pytest.raises(UserError, match="closing"):
        desk.queue.restart(job)
    assert list(kept.iterdir())


def test_the_time_of_all_sittings_is_told(desk: Desk) -> None:
    job = desk.submit("steps", quick=False, trains=True, params={"count": 40}, model_name="mine")
    desk.wait(lambda: len(desk.of(JobMetric)) > 3)
    desk.queue.cancel(job)
    first = desk.finish(job).elapsed
    assert first > 0
    assert desk.queue.retry(job).elapsed == first
    assert desk.finish(job).elapsed > first
    assert desk.queue.restart(job).elapsed == 0
    desk.finish(job)


def test_what_goes_on_is_not_told_to_be_at_its_beginning(desk: Desk) -> None:
    job = desk.submit("steps", quick=False, trains=True, params={"count": 40}, model_name="mine")
    desk.wait(lambda: desk.record(job).progress > 0.2)
    desk.queue.cancel(job)
    stopped = desk.finish(job).progress
    told = len(desk.of(JobChanged))
    assert desk.queue.retry(job).progress == stopped
    desk.finish(job)
    assert min(event.record.progress for event in desk.of(JobChanged)[told:]) >= stopped * 0.9
