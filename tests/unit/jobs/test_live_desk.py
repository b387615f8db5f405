"""Live sessions and jobs beside each other: who waits for whom."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.jobs import live
from creastudio.jobs.job import JobMetric
from creastudio.jobs.live_wishes import Wishes
from tests.support.toy_jobs import Desk
from tests.support.toy_live import Studio, until


@pytest.fixture
def studio(desk: Desk, tmp_path: Path) -> Studio:
    return Studio(desk, tmp_path)


@pytest.fixture
def process(process_desk: Desk, tmp_path: Path) -> Studio:
    return Studio(process_desk, tmp_path)


def test_a_job_runs_between_pictures(studio: Studio) -> None:
    studio.open("flat")
    studio.ask(1)
    studio.picture().release()
    job = studio.desk.submit("dots")
    for grey in range(30):
        studio.ask(grey)
    assert studio.desk.finish(job).status == "done"
    until(lambda: not studio.heard.empty())


def test_a_picture_waits_for_a_job(studio: Studio) -> None:
    studio.open("flat")
    studio.ask(1)
    studio.picture().release()
    desk = studio.desk
    desk.submit("steps", trains=True, params={"count": 15}, model_name="mine")
    desk.wait(lambda: bool(desk.of(JobMetric)))
    studio.ask(2)
    desk.wait(lambda: len(desk.of(JobMetric)) > 10)
    assert studio.heard.empty()
    assert studio.picture().pixels[0] == 2


def test_waiting_for_a_job_is_no_hang(process: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    process.open("slow")
    process.ask(1)
    process.picture().release()
    job = process.desk.submit("forever")
    process.desk.wait(lambda: process.desk.record(job).progress == 0.5)
    monkeypatch.setattr(live, "STUCK_SECONDS", 0.05)
    forgiven: list[float] = []
    begin_anew = Wishes.begin_anew
    monkeypatch.setattr(
        Wishes, "begin_anew", lambda wishes, now: (forgiven.append(now), begin_anew(wishes, now))
    )
    process.ask(2)
    until(lambda: len(forgiven) > 2)
    monkeypatch.setattr(live, "STUCK_SECONDS", 30.0)
    process.desk.queue.cancel(job)
    assert process.picture().metadata["drawn"] == [1, 2]


def test_a_training_waits_while_pictures_are_drawn_and_not_longer(studio: Studio) -> None:
    desk = studio.desk
    studio.open("slow")
    # So that its engine is there before the training is over.
    studio.ask(0)
    studio.picture().release()
    job = desk.submit("steps", params={"count": 30}, quick=False, trains=True, model_name="steps")
    desk.wait(lambda: desk.record(job).progress > 0)
    studio.ask(1)
    studio.picture().release()
    before = desk.record(job).progress
    for grey in range(2, 5):
        # As long as several steps take.
        studio.ask(grey)
        studio.picture().release()
    # One step may have been under way.
    assert desk.record(job).progress <= before + 1.5 / 30
    assert desk.finish(job).status == "done"
