"""Whatever a plugin does wrong costs that job alone, and is told in words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from creastudio.api import Model
from creastudio.jobs import protocol
from creastudio.jobs.job import JobNotice, JobPreview, JobResult
from tests.support.toy_jobs import Desk


@pytest.mark.parametrize(
    ("function", "sentence"),
    [
        ("wrong_seed", "seed"),
        ("yields", "results go to ctx.emit"),
        ("wrong_type", "ctx.emit takes the Artifact"),
        ("nothing", "ended without a result"),
        ("program", "isn't allowed"),
        ("huge", "65536 x 65536 px"),
        ("out_of_folder", "scratch folder"),
        ("swallows", "no image/png"),
    ],
)
def test_a_wrong_result_is_told_and_the_engine_goes_on(desk: Desk, function: str, sentence: str) -> None:
    record = desk.finish(desk.submit(function))
    assert record.status == "failed"
    assert sentence in record.error
    assert record.hint
    assert desk.finish(desk.submit("dots")).status == "done"


def test_a_result_that_cannot_be_stored_fails_its_job(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(data: bytes | Path) -> str:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(desk.services, "keep", refuse)
        record = desk.finish(desk.submit("dots"))
    assert record.status == "failed"
    assert "No space left" in record.error
    assert desk.finish(desk.submit("dots")).status == "done"


def test_a_thread_that_a_job_left_behind_says_nothing_in_the_next_job(desk: Desk) -> None:
    first = desk.submit("ghost")
    assert desk.finish(first).status == "done"
    second = desk.submit("steps", params={"count": 10}, model_name="mine", trains=True)
    assert desk.finish(second).status == "done"
    assert [result for result in desk.of(JobResult) if result.job == second] == []
    assert desk.record(second).message != "a ghost"


def test_threads_of_a_plugin_get_their_own_answers(desk: Desk) -> None:
    job = desk.submit("crowd", params={"count": 32})
    assert desk.finish(job).status == "done"
    told = {result.recipe.seed: result.title for result in desk.of(JobResult)}
    assert told == {seed: "brush" if seed % 2 else "pencil" for seed in range(32)}
    assert desk.record(job).results == 32


def test_a_preview_that_is_none_is_left_out_with_a_notice(desk: Desk) -> None:
    assert desk.finish(desk.submit("bad_preview")).status == "done"
    assert len(desk.of(JobPreview)) == 1
    assert "no image/png" in desk.of(JobNotice)[0].message


def test_progress_that_is_no_number_does_no_harm(desk: Desk) -> None:
    assert desk.finish(desk.submit("not_a_number")).status == "done"


def test_endless_warnings_are_cut_short(desk: Desk) -> None:
    assert desk.finish(desk.submit("warns_a_lot")).status == "done"
    messages = [event.message for event in desk.of(JobNotice)]
    assert messages[0] == "warning 0"
    assert len(messages) == 21
    assert "left out" in messages[-1]


def test_an_engine_that_the_system_ended_is_tried_again_smaller(process_desk: Desk) -> None:
    assert process_desk.finish(process_desk.submit("too_much")).status == "done"


def test_a_job_without_memory_makes_idle_engines_give_theirs_back(process_desk: Desk) -> None:
    desk = process_desk
    assert desk.finish(desk.submit("dots")).status == "done"
    quick = desk.queue._lanes["", True]  # pyright: ignore[reportPrivateUsage]
    assert quick.engine.alive
    assert desk.finish(desk.submit("dots", quick=False, memory=1 << 40)).status == "done"
    assert not quick.engine.alive
    assert desk.finish(desk.submit("dots")).status == "done"


def test_a_job_that_hands_over_too_much_is_told_and_costs_no_other(
    process_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = process_desk
    monkeypatch.setattr(protocol, "MAX_HEADER", 8000)
    record = desk.finish(desk.submit("dots", title="x" * 8000))
    assert (record.status, record.report) == ("failed", "")
    assert "more at once" in record.error
    assert record.hint
    assert desk.finish(desk.submit("dots")).status == "done"


def test_an_answer_that_is_too_large_ends_its_job(
    process_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = process_desk
    resolve = desk.services.resolve_model

    def wordy(ref: str) -> Model:
        model = resolve(ref)
        return replace(model, card=model.card.model_copy(update={"title": "x" * 8000}))

    monkeypatch.setattr(protocol, "MAX_HEADER", 8000)
    with monkeypatch.context() as patched:
        patched.setattr(desk.services, "resolve_model", wordy)
        record = desk.finish(desk.submit("uses_model"))
    assert (record.status, record.report) == ("failed", "")
    assert "more at once" in record.error
    assert desk.finish(desk.submit("uses_model")).status == "done"
