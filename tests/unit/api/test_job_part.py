"""A part of a job has inputs, seed, results and a share of the progress of its own; all else is the job's."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api import Artifact, JobContext, TextFit, UserError
from creastudio.api.job_part import JobPart
from creastudio.api.testing import FakeContext


def work(ctx: JobContext) -> None:
    """What takes part for a whole job."""
    ctx.progress(0.5, "halfway")
    ctx.check_cancelled()
    (ctx.scratch / "a.txt").write_text(ctx.input("words").path.read_text())
    (made,) = ctx.request("toy.echo", {"n": 1})
    ctx.emit(Artifact("text/plain", made.path.read_bytes(), seed=ctx.seed))
    ctx.progress(1.0)


def test_it_does_a_part_of_the_work(tmp_path: Path) -> None:
    words = tmp_path / "words.txt"
    words.write_text("hello")
    others = {"toy.echo": lambda params, inputs: [Artifact("text/plain", b"echo")]}
    whole = FakeContext(tmp_path / "job", seed=1, others=others)
    part = JobPart(whole, inputs={"words": words}, seed=7, share=(0.25, 0.75))
    work(part)
    assert [(item.read(), item.seed) for item in part.results] == [(b"echo", 7)]
    assert whole.results == []
    assert whole.fractions == [0.5, 0.75]
    assert whole.messages[0] == "halfway"
    assert whole.checks == 1
    assert part.device == "cpu"
    assert (whole.scratch / "a.txt").read_text() == "hello"
    assert part.measure_text([TextFit(text="ab")]) == whole.measure_text([TextFit(text="ab")])


def test_the_inputs_of_the_whole_job_are_not_its_own(tmp_path: Path) -> None:
    words = tmp_path / "words.txt"
    words.write_text("hello")
    whole = FakeContext(tmp_path / "job", inputs={"words": words})
    with pytest.raises(UserError, match="'words' is missing"):
        JobPart(whole, inputs={}, seed=0).input("words")


def test_the_last_part_does_not_end_the_job(tmp_path: Path) -> None:
    whole = FakeContext(tmp_path)
    JobPart(whole, inputs={}, seed=0).progress(1.0)
    assert whole.fractions[0] < 1
