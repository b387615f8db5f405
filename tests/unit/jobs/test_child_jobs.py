"""Jobs that jobs ask for: made by the same engine, cancelled together, told in the recipes of whoever asked."""

from __future__ import annotations

import hashlib

from creastudio.api.testing import tiny_png
from creastudio.jobs.job import JobNotice, JobResult
from tests.support.toy_jobs import Desk


def said(desk: Desk) -> str:
    """Return the text of the only result."""
    (result,) = desk.of(JobResult)
    return desk.services.kept[result.sha256].decode()


def test_a_job_gets_what_another_generator_makes(desk: Desk) -> None:
    record = desk.finish(desk.submit("asks", seed=5))
    assert record.status == "done", record.error
    wanted = [hashlib.sha256(tiny_png(seed, 8)).hexdigest() for seed in (105, 106)]
    assert said(desk) == f"{wanted[0][:6]},{wanted[1][:6]} True"
    # Only its own result is a result; those of the other are in its recipe.
    (result,) = desk.of(JobResult)
    asked = result.recipe.asked
    assert [(item.name, item.sha256) for item in asked] == [("toy.dots", name) for name in wanted]
    assert [item.recipe.seed for item in asked if item.recipe] == [105, 106]


def test_a_child_may_ask_too(desk: Desk) -> None:
    assert desk.finish(desk.submit("asks_a_child_that_asks")).status == "done"
    assert said(desk).endswith(" True at last")
    (result,) = desk.of(JobResult)
    (inner,) = result.recipe.asked
    assert inner.recipe is not None
    assert [item.name for item in inner.recipe.asked] == ["toy.dots"]


def test_a_failure_is_told_to_whoever_asked_and_a_warning_to_the_person(desk: Desk) -> None:
    assert desk.finish(desk.submit("asks_for_what_is_broken")).status == "done"
    assert said(desk) == "The paint is dry. Buy some."
    assert [notice.message for notice in desk.of(JobNotice)] == ["the other one warns"]


def test_what_is_not_there_fails_the_job_in_words(desk: Desk) -> None:
    record = desk.finish(desk.submit("asks_for_nobody"))
    assert (record.status, record.error) == ("failed", "There is no generator 'toy.nobody'.")


def test_a_cancel_reaches_the_child(desk: Desk) -> None:
    job = desk.submit("asks_forever")
    desk.wait(lambda: desk.status(job) == "running")
    desk.queue.cancel(job)
    assert desk.finish(job).status == "cancelled"
    assert desk.finish(desk.submit("dots")).status == "done"


def test_texts_are_measured(desk: Desk) -> None:
    assert desk.finish(desk.submit("measures")).status == "done"
    assert said(desk) == "22 20"
