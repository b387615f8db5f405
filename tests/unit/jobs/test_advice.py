"""What a trainer says of its training comes out of the engine, and an earlier checkpoint is gone back to."""

from __future__ import annotations

import pytest

from creastudio.api import UserError
from creastudio.jobs.job import JobAdvice, JobPanel, JobPreview
from tests.support.toy_jobs import Desk


def test_advice_and_panels_reach_the_studio_and_are_noted(desk: Desk) -> None:
    job = desk.submit("advises", quick=False, trains=True, model_name="mine")
    desk.finish(job)
    (said,) = desk.of(JobAdvice)
    (advice,) = said.advice
    assert (said.job, said.step, advice.text, advice.gauge) == (job, 2, "It goes badly.", 0.5)
    assert advice.go_back is not None
    assert advice.go_back.params == {"count": 3}
    assert desk.services.advice == [(job, 2, (advice,))]
    (panel,) = desk.of(JobPanel)
    assert panel.metadata["panel"] == "Neighbours"
    # A panel is no sheet of samples.
    assert len(desk.of(JobPreview)) == 1


def test_a_training_goes_on_with_other_parameters(desk: Desk) -> None:
    job = desk.submit("advises", quick=False, trains=True, replay="exact", model_name="mine")
    desk.finish(job)
    desk.queue.retry(job, {"count": 5})
    record = desk.finish(job)
    assert record.request.params == {"count": 5}
    assert record.request.resume
    assert record.request.replay == "similar"
    assert desk.services.saved[-1].bytes == 5


def test_what_runs_cannot_be_changed(desk: Desk) -> None:
    job = desk.submit("forever")
    with pytest.raises(UserError, match="has ended"):
        desk.queue.retry(job, {"count": 5})
