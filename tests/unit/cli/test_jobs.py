"""Generating and training through the command line, with a plugin that needs no torch."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from creastudio.cli.progress import PlainProgress
from creastudio.cli.session import Interrupted, JobWatch
from creastudio.cli.train import _held
from creastudio.export.marking import read
from creastudio.jobs.job import JobRecord, JobRequest
from creastudio.workspace.listeners import Listeners
from tests.support.plugin_maker import make_unpacked
from tests.unit.cli.conftest import Run

FACE = """
from creastudio.api import Generator, Input, Params, Trainer, hookimpl, param


class DotParams(Params):
    count: int = param(2, title="Pictures", ge=1, le=4, role="count")


class SumParams(Params):
    steps: int = param(5, title="Steps", ge=1, le=100)
    go_back: float | None = param(None, title="Go on from", role="go_back", ge=0, le=100)

    def expected_seconds(self, pace=1.0):
        return 60 * self.steps * pace


@hookimpl
def creastudio_generators():
    return [
        Generator(id="NAME.dot", title="Dot", category="Images", makes="image", params=DotParams,
                  entry="cs_NAME.engine:dot"),
        Generator(id="NAME.echo", title="Echo", category="Images", makes="image", entry="cs_NAME.engine:echo",
                  takes=(Input(name="image", kind="image"),)),
    ]


@hookimpl
def creastudio_trainers():
    return [Trainer(id="NAME.sum", title="Sum", category="Images", data="image", family="NAME", params=SumParams,
                    entry="cs_NAME.engine:train")]
"""

ENGINE = """
import hashlib
from creastudio.api import Advice, GoBack, ModelCard, UserError, image_artifact
from creastudio.api.testing import tiny_png


def dot(params, ctx):
    for index in range(params.count):
        seed = ctx.seed + index
        ctx.emit(image_artifact(tiny_png(seed, 8), 8, 8, title="Dot", seed=seed, index=index))


def echo(params, ctx):
    ctx.log.warning("an echo fades")
    ctx.emit(image_artifact(ctx.input("image").path.read_bytes(), 8, 8))


def train(params, ctx):
    # Each step depends on all before it; it breaks off once, where a file says so.
    state = ctx.checkpoint_dir() / "state"
    if (ctx.input("data").path / "unfit").exists():
        raise UserError("The folder has no pictures.", "Choose another.")
    text = state.read_text() if state.exists() else str(ctx.seed)
    back = GoBack(place="step 1", step=1, params={"go_back": 1, "steps": 2})
    ctx.advise([Advice(key="doing", severity="warning", text="It goes badly.", hint="Go back.", go_back=back)], 0)
    ctx.advise([Advice(key="doing", severity="warning", text="It goes worse.")], 1)
    if params.go_back is not None:
        text = " ".join(text.split()[: 1 + int(params.go_back)])
    for step in range(len(text.split()) - 1, params.steps):
        text += " " + hashlib.sha256(text.encode()).hexdigest()[:4]
        state.write_text(text)
        breaks = ctx.input("data").path / "break"
        if step == 2 and breaks.exists():
            breaks.unlink()
            raise UserError("The power went out.", "Go on.")
    weights = ctx.scratch / "model.safetensors"
    weights.write_text(text)
    ctx.save_model(ModelCard(id=ctx.model_name, title=ctx.model_name, family="toy"), weights)
"""


@pytest.fixture(autouse=True)
def plugin(studio_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(sys, "path", list(sys.path))
    make_unpacked(studio_home / "plugins", "clitoy", FACE, engine=ENGINE)
    yield
    for name in [name for name in sys.modules if name.partition(".")[0] == "cs_clitoy"]:
        del sys.modules[name]


def _generate(run: Run, *arguments: object) -> list[str]:
    said = run("generate", *arguments, "--in-thread")
    assert said.code == 0, said.err
    return said.out.splitlines()


def test_a_file_gets_one_result_with_its_recipe(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "new" / "a.png"
    assert _generate(run, "clitoy.dot", "--seed", 7, "-o", out) == [str(out)]
    found = read(out)
    assert found is not None
    assert (found.made[0].recipe.seed, found.made[0].recipe.params) == (7, {"count": 1})


def test_same_seed_same_bytes(run: Run, tmp_path: Path) -> None:
    for name in ("a.png", "b.png"):
        _generate(run, "clitoy.dot", "--seed", 7, "-o", tmp_path / name)
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()


def test_several_results_are_numbered(run: Run, tmp_path: Path) -> None:
    written = _generate(run, "clitoy.dot", "--seed", 5, "--count", 3, "-o", tmp_path / "a.png")
    assert [Path(name).name for name in written] == ["a-1.png", "a-2.png", "a-3.png"]
    written = _generate(run, "clitoy.dot", "--seed", 5, "-o", tmp_path)
    assert [Path(name).name for name in written] == ["clitoy.dot-5.png", "clitoy.dot-6.png"]


def test_of_several_it_is_said_what_was_written_and_how_the_rest_comes_again(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "a-2.png").mkdir()
    said = run("generate", "clitoy.dot", "--seed", 5, "--count", 3, "-o", tmp_path / "a.png", "--in-thread")
    assert said.code == 1
    assert "1 of 3 results were written. --seed 5 makes the same again." in said.err


def test_json_and_no_recipe(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "a.png"
    (row,) = json.loads("".join(_generate(run, "clitoy.dot", "--no-recipe", "--json", "-o", out)))["results"]
    assert row["files"] == [str(out)]
    assert row["recipe"]["generator"] == "clitoy.dot"
    assert read(out) is None


def test_inputs_and_a_generator_without_count(run: Run, tmp_path: Path) -> None:
    source, out = tmp_path / "a.png", tmp_path / "b.png"
    _generate(run, "clitoy.dot", "--seed", 1, "-o", source)
    said = run("generate", "clitoy.echo", "--input", source, "--count", 2, "-o", out, "--in-thread")
    assert [Path(name).name for name in said.out.splitlines()] == ["b-1.png", "b-2.png"]
    assert "an echo fades" in said.err
    found = read(tmp_path / "b-1.png")
    assert found is not None
    assert [item.name for item in found.made[0].recipe.inputs] == ["image"]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("clitoy.dott", "-o", "a.png"), 1, "clitoy.dot"),
        (("clitoy.dot", "-o", "a.png", "--set", "count=9"), 1, "from 1 to 4"),
        (("clitoy.dot", "-o", "a.png", "--set", "sice=9"), 1, "sice"),
        (("clitoy.dot", "-o", "a.png", "--model", "x"), 1, "no model"),
        (("clitoy.echo", "-o", "a.png"), 1, "needs a picture"),
        (("clitoy.echo", "-o", "a.png", "--input", "image=gone.png"), 1, "gone.png"),
        (("clitoy.dot",), 2, "-o"),
        (("clitoy.sum", "-o", "a.png"), 2, "train"),
        (("clitoy.dot", "-o", "a.png", "--seed", "-3"), 2, "seed"),
    ],
)
def test_what_cant_be_generated(run: Run, arguments: tuple[str, ...], code: int, words: str) -> None:
    said = run("generate", *arguments, "--in-thread")
    assert said.code == code
    assert words in said.err


def test_a_target_that_cant_hold_it_is_refused_before_anything_is_computed(run: Run) -> None:
    said = run("generate", "clitoy.dot", "-o", "a.xyz", "--in-thread")
    assert said.code == 1
    assert ".png" in said.err
    assert "%" not in said.err


def test_a_list_says_what_there_is_and_what_it_takes(run: Run) -> None:
    assert "clitoy.dot" in run("generate", "--list").out
    assert "1 to 4" in run("generate", "clitoy.dot", "--list").out
    assert "clitoy.sum" in run("train", "--list").out
    assert "Input 'data': a folder of pictures. Data set" in run("train", "clitoy.sum", "--list").out
    assert "Input 'image': a picture" in run("generate", "clitoy.echo", "--list").out
    row = json.loads(run("generate", "clitoy.echo", "--list", "--json").out)
    assert row["takes"] == [{"name": "image", "kind": "image", "required": True}]


def _train(run: Run, data: Path, name: str, *more: object) -> str:
    said = run("train", "clitoy.sum", data, "--name", name, "--seed", 3, *more, "--in-thread")
    assert said.code == 0, said.err
    return said.out.strip().partition("@")[2]


def test_a_broken_off_training_goes_on_to_the_same_model(run: Run, tmp_path: Path, studio_home: Path) -> None:
    whole = _train(run, tmp_path, "whole")
    (tmp_path / "break").write_text("")
    said = run("train", "clitoy.sum", tmp_path, "--name", "broken", "--seed", 3, "--in-thread")
    assert said.code == 1
    assert "The power went out." in said.err
    again = run("train", "clitoy.sum", tmp_path, "--name", "broken", "--in-thread")
    assert "--resume" in again.err
    said = run("train", "clitoy.sum", tmp_path, "--name", "broken", "--resume", "--in-thread")
    assert "'broken' goes on from its last checkpoint." in said.err
    assert said.out.strip().partition("@")[2] == whole
    assert list((studio_home / "training").iterdir()) == []
    assert "broken" in run("models", "list").out


def test_without_a_checkpoint_it_is_said_that_a_training_begins_anew(
    run: Run, tmp_path: Path, studio_home: Path
) -> None:
    (tmp_path / "break").write_text("")
    run("train", "clitoy.sum", tmp_path, "--name", "x", "--in-thread")
    (studio_home / "training" / "x" / "job" / "state").unlink()
    said = run("train", "clitoy.sum", tmp_path, "--name", "x", "--resume", "--in-thread")
    assert said.code == 0
    assert "before its first checkpoint" in said.err


def test_a_training_that_learned_nothing_leaves_its_name_free(
    run: Run, tmp_path: Path, studio_home: Path
) -> None:
    (tmp_path / "unfit").write_text("")
    said = run("train", "clitoy.sum", tmp_path, "--name", "x", "--in-thread")
    assert (said.code, "no pictures" in said.err) == (1, True)
    assert list((studio_home / "training").iterdir()) == []
    (tmp_path / "unfit").unlink()
    assert run("train", "clitoy.sum", tmp_path, "--name", "x", "--in-thread").code == 0


def test_a_training_that_runs_is_not_begun_again_beside_it(
    run: Run, tmp_path: Path, studio_home: Path
) -> None:
    (tmp_path / "break").write_text("")
    run("train", "clitoy.sum", tmp_path, "--name", "x", "--in-thread")
    with _held("x"):
        for way in ("--restart", "--resume"):
            said = run("train", "clitoy.sum", tmp_path, "--name", "x", way, "--in-thread")
            assert (said.code, "'x' is running" in said.err) == (1, True)
        assert _train(run, tmp_path, "y")
    assert (studio_home / "training" / "x" / "job" / "state").exists()
    assert run("train", "clitoy.sum", tmp_path, "--name", "x", "--resume", "--in-thread").code == 0


def test_how_long_it_will_take_is_said_before(run: Run, tmp_path: Path) -> None:
    told = "Takes about 5 min on an ordinary computer"
    assert told in run("train", "clitoy.sum", tmp_path, "--name", "a", "--in-thread").err
    short = run("train", "clitoy.sum", tmp_path, "--name", "b", "--set", "steps=1", "--in-thread")
    assert "Takes about" not in short.err


def test_what_a_trainer_says_is_told_once_with_the_words_to_go_back(run: Run, tmp_path: Path) -> None:
    (tmp_path / "break").write_text("")
    said = run("train", "clitoy.sum", tmp_path, "--name", "x", "--in-thread")
    assert (
        "It goes badly. Go back. The same command with --resume --set go_back=1 --set steps=2 does it."
        in said.err
    )
    assert "It goes worse" not in said.err
    change = ("--set", "go_back=1", "--set", "steps=2")
    # Without the wish to go back other settings are refused.
    assert (
        run("train", "clitoy.sum", tmp_path, "--name", "x", "--resume", *change[2:], "--in-thread").code == 1
    )
    back = run("train", "clitoy.sum", tmp_path, "--name", "x", "--resume", *change, "--in-thread", "--json")
    (model,) = json.loads(back.out)["models"]
    assert (model["recipe"]["params"], model["recipe"]["replay"]) == ({"steps": 2, "go_back": 1.0}, "similar")


def test_resume_keeps_to_what_was_begun(run: Run, tmp_path: Path) -> None:
    (tmp_path / "break").write_text("")
    run("train", "clitoy.sum", tmp_path, "--name", "x", "--set", "steps=6", "--in-thread")
    for change, words in (
        (("--set", "steps=7"), "steps is 6"),
        (("--seed", "8"), "seed is"),
    ):
        said = run("train", "clitoy.sum", tmp_path, "--name", "x", "--resume", *change, "--in-thread")
        assert said.code == 1
        assert words in said.err
    assert run("train", "clitoy.sum", tmp_path, "--name", "x", "--restart", "--in-thread").code == 0
    assert run("train", "clitoy.sum", tmp_path, "--name", "x", "--resume", "--in-thread").code == 1


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("clitoy.sum",), 2),
        (("clitoy.dot", ".", "--name", "x"), 2),
        (("clitoy.sum", "no-such-folder", "--name", "x"), 1),
        (("clitoy.sum", ".", "--name", "x", "--set", "steps=0"), 1),
    ],
)
def test_what_cant_be_trained(run: Run, studio_home: Path, arguments: tuple[str, ...], code: int) -> None:
    assert run("train", *arguments, "--in-thread").code == code
    assert not (studio_home / "training").exists()


def test_ctrl_c_cancels_the_job_and_waits_for_its_end() -> None:
    listeners, cancelled = Listeners(), list[str]()
    record = JobRecord(request=JobRequest(id="7", work="a.b", entry="a:b", params_entry="a:B"))

    def poll() -> None:
        if not cancelled:
            raise KeyboardInterrupt
        listeners.announce("job", record.model_copy(update={"status": "cancelled"}))

    watch = JobWatch(listeners, PlainProgress(quiet=True), poll, cancelled.append)
    with pytest.raises(Interrupted):
        watch.wait("7")
    assert cancelled == ["7"]
