"""The contract suite finds what is wrong; a suite that passes everything would protect nobody."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest

from creastudio.api import (
    Generator,
    Input,
    JobContext,
    ModelCard,
    Panel,
    Params,
    Trainer,
    TrainingData,
    UserError,
    image_artifact,
    param,
)
from creastudio.api.artifacts import Artifact
from creastudio.api.score import MEDIA_TYPE
from creastudio.api.testing import (
    Case,
    FakeContext,
    Killed,
    check_generator,
    check_trainer,
    outcomes,
    sample_data_set,
    sample_input,
    tiny_png,
)
from creastudio.api.testing.media_checks import check_artifact

WEIGHTS = b'\x20\x00\x00\x00\x00\x00\x00\x00{"w":{"dtype":"U8","shape":[1]}}x'


class DotParams(Params):
    count: int = param(3, title="Pictures", ge=1, le=8, role="count")
    variation: float = param(0.0, title="Variation", ge=0, le=1, role="variation")


class WithModel(DotParams):
    model: str = param(title="Model", role="model", model_family="dots")


class LearnParams(Params):
    steps: int = param(6, title="Steps", ge=1, le=100)


def good(params: DotParams, ctx: JobContext) -> None:
    for index in range(params.count):
        ctx.check_cancelled()
        seed = ctx.seed + index
        shown = seed if ctx.variation == 0 else 100_000 + ctx.variation_seed
        ctx.emit(image_artifact(tiny_png(shown, 8), 8, 8, seed=seed, index=index))
        ctx.progress((index + 1) / params.count)


def varies_silently(params: DotParams, ctx: JobContext) -> None:
    """Move every result of a batch to a seed of its own, and tell nobody."""
    for index in range(params.count):
        ctx.check_cancelled()
        seed = ctx.seed + index if ctx.variation == 0 else ctx.seed
        shown = seed if ctx.variation == 0 else 100_000 + ctx.variation_seed + index
        ctx.emit(image_artifact(tiny_png(shown, 8), 8, 8, seed=seed, index=index))
        ctx.progress((index + 1) / params.count)


def emits_nothing(params: DotParams, ctx: JobContext) -> None:
    ctx.check_cancelled()
    ctx.progress(1.0)


def one_too_few(params: DotParams, ctx: JobContext) -> None:
    good(params.model_copy(update={"count": params.count - 1}), ctx)


def wrong_kind(params: DotParams, ctx: JobContext) -> None:
    ctx.check_cancelled()
    for index in range(params.count):
        ctx.emit(Artifact("text/plain", b"words", index=index, seed=ctx.seed + index))
    ctx.progress(1.0)


def ignores_the_seed(params: DotParams, ctx: JobContext) -> None:
    for index in range(params.count):
        ctx.check_cancelled()
        ctx.emit(image_artifact(tiny_png(7, 8), 8, 8, index=index))
    ctx.progress(1.0)


def own_chance(params: DotParams, ctx: JobContext) -> None:
    for index in range(params.count):
        ctx.check_cancelled()
        ctx.emit(image_artifact(tiny_png(int.from_bytes(os.urandom(4)), 8), 8, 8, seed=ctx.seed, index=index))
    ctx.progress(1.0)


def never_listens(params: DotParams, ctx: JobContext) -> None:
    for index in range(params.count):
        ctx.emit(image_artifact(tiny_png(ctx.seed + index, 8), 8, 8, seed=ctx.seed + index, index=index))
    ctx.progress(1.0)


def swallows_the_cancel(params: DotParams, ctx: JobContext) -> None:
    try:
        ctx.check_cancelled()
    except BaseException:
        ctx.log.info("a plugin that knows better")
    never_listens(params, ctx)


def says_another_size(params: DotParams, ctx: JobContext) -> None:
    for index in range(params.count):
        ctx.check_cancelled()
        ctx.emit(image_artifact(tiny_png(ctx.seed + index, 8), 9, 9, seed=ctx.seed + index, index=index))
    ctx.progress(1.0)


def goes_back(params: DotParams, ctx: JobContext) -> None:
    ctx.progress(0.9)
    good(params, ctx)


def leaves_a_trace(params: DotParams, ctx: JobContext) -> None:
    os.environ["CREASTUDIO_TEST_TRACE"] = str(ctx.scratch)
    good(params, ctx)


def tells_the_place(params: DotParams, ctx: JobContext) -> None:
    for index in range(params.count):
        ctx.check_cancelled()
        seed = ctx.seed + index
        data = image_artifact(tiny_png(seed, 8), 8, 8, title=str(ctx.scratch), seed=seed, index=index)
        ctx.emit(data)
    ctx.progress(1.0)


def generator(run: Callable[..., None], **fields: Any) -> Generator:
    defaults = {
        "id": "dots.dot", "title": "Dot", "summary": "A dot.", "category": "Images", "makes": "image",
        "params": DotParams, "entry": f"{__name__}:{run.__name__}", "replay": "exact",
    }  # fmt: skip
    return Generator(**{**defaults, **fields})


def broken_rules(work: Generator | Trainer, folder: Path, **options: Any) -> set[str]:
    return {outcome.rule for outcome in outcomes(Case(work, folder, **options)) if outcome.problem}


def test_good_generator_passes(tmp_path: Path) -> None:
    check_generator(generator(good), tmp_path)


@pytest.mark.parametrize(
    ("entry", "rule"),
    [
        (emits_nothing, "it emits what it says it makes"),
        (wrong_kind, "it emits what it says it makes"),
        (one_too_few, "it makes as many as it was asked for"),
        (ignores_the_seed, "another seed gives another result"),
        (own_chance, "the same seed gives the same bytes"),
        (own_chance, "each result can be made again by its own seed"),
        (never_listens, "a cancel is heard"),
        (swallows_the_cancel, "a cancel is heard"),
        (never_listens, "a variation moves the result"),
        (varies_silently, "each variation can be made again by its own seeds"),
        (says_another_size, "its results can be opened and name no place"),
        (tells_the_place, "its results can be opened and name no place"),
        (goes_back, "its progress goes from 0 to 1"),
        (leaves_a_trace, "it leaves folder and environment alone"),
    ],
)  # fmt: skip
def test_broken_rule_is_found(
    tmp_path: Path, entry: Callable[..., None], rule: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CREASTUDIO_TEST_TRACE", "")  # put back afterwards
    assert rule in broken_rules(generator(entry), tmp_path)


class Doubtful(Params):
    size: float = param(2.0, title="Size")
    width: int = param(3, title=" ", ge=1, le=4)


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"summary": " "}, "it has a title, a summary and a category, and every parameter a title"),
        ({"params": Doubtful}, "it has a title, a summary and a category, and every parameter a title"),
        ({"entry": f"{__name__}:nowhere"}, "its entry is a function run(params, ctx)"),
        ({"entry": f"{__name__}:tiny_png"}, "it emits what it says it makes"),
    ],
)
def test_wrong_manifest_is_found(tmp_path: Path, fields: dict[str, Any], rule: str) -> None:
    assert rule in broken_rules(generator(good, **fields), tmp_path)


def test_report_names_every_broken_rule(tmp_path: Path) -> None:
    with pytest.raises(AssertionError) as caught:
        check_generator(generator(never_listens, summary=""), tmp_path)
    assert "dots.dot breaks its contract" in str(caught.value)
    assert str(caught.value).count("\n- ") >= 2


def test_missing_input_must_be_said(tmp_path: Path) -> None:
    takes = ({"name": "picture", "kind": "image"},)
    assert "a missing input is a UserError" in broken_rules(generator(good, takes=takes), tmp_path)


# Trainers.


def learn(params: LearnParams, ctx: JobContext) -> None:
    files = sorted(ctx.input("data").path.iterdir())
    for file in files:
        if file.name in ("empty.png", "cut-off.png", "words.png"):
            ctx.log.warning("'%s' can't be used.", file.name)
    if not files:
        raise UserError("The folder has no pictures.", "Choose another.")
    state = ctx.checkpoint_dir() / "step"
    step = int(state.read_text()) if state.exists() else 0
    while step < params.steps:
        ctx.check_cancelled()
        step += 1
        state.write_text(str(step))
        ctx.metric("loss", 1 / step, step)
        ctx.progress(step / params.steps)
    ctx.preview(image_artifact(tiny_png(step, 8), 8, 8))
    finish(ctx, WEIGHTS)


def forgets(params: LearnParams, ctx: JobContext) -> None:
    """Notice that a checkpoint is there, and make something else of it."""
    resumed = any(ctx.checkpoint_dir().iterdir())
    learn(params, cast(JobContext, _Muted(ctx)))
    finish(ctx, WEIGHTS + (b"resumed" if resumed else b""))


class _Muted:
    """The context of a job without ``save_model``."""

    def __init__(self, ctx: JobContext) -> None:
        self._ctx = ctx

    def __getattr__(self, name: str) -> Any:
        return getattr(self._ctx, name)

    def save_model(self, card: ModelCard, weights: Path) -> None:
        """Leave it out."""


def silent(params: LearnParams, ctx: JobContext) -> None:
    if not any(ctx.input("data").path.iterdir()):
        raise UserError("The folder is empty.")
    ctx.check_cancelled()
    ctx.check_cancelled()
    finish(ctx, b"no weights")


def stumbles(params: LearnParams, ctx: JobContext) -> None:
    raise RuntimeError("over its\nown feet")


def finish(ctx: JobContext, weights: bytes) -> None:
    file = ctx.scratch / "model.safetensors"
    file.write_bytes(weights)
    ctx.save_model(
        ModelCard(id="m", title=ctx.model_name, family="dots", data=(TrainingData(name="data"),)), file
    )


def trainer(entry: Callable[..., None]) -> Trainer:
    return Trainer(
        id="dots.train", title="Learn", summary="Learns.", category="Images", data="image", family="dots",
        params=LearnParams, entry=f"{__name__}:{entry.__name__}",
    )  # fmt: skip


BOARD = Panel(id="dots.board", title="B", view="dashboard", generator="dots.train", bindings={"Loss": "loss"})


def test_good_trainer_passes(tmp_path: Path) -> None:
    check_trainer(trainer(learn), tmp_path, panel=BOARD)


def test_resume_to_another_model_is_found(tmp_path: Path) -> None:
    assert broken_rules(trainer(forgets), tmp_path) == {"a killed training resumes to the same model"}


def test_silent_trainer_breaks_many_rules(tmp_path: Path) -> None:
    assert {
        "it makes one model with a card and safetensors weights",
        "its progress goes from 0 to 1",
        "it draws curves",
        "every curve of its dashboard is measured",
        "it shows samples while it learns",
        "an empty folder is a UserError with a hint",
        "files that can't be used are named, and the rest is used",
    } <= broken_rules(trainer(silent), tmp_path, panel=BOARD)


def test_run_that_fails_is_reported_once(tmp_path: Path) -> None:
    found = [outcome for outcome in outcomes(Case(trainer(stumbles), tmp_path)) if outcome.problem]
    assert len(found) > 5
    assert "RuntimeError: over its own feet" in found[0].problem
    assert "stumbles" in found[0].report
    assert {(outcome.problem, outcome.report) for outcome in found[1:]} == {
        ("it can't be tried, as a plain run of it fails", "")
    }


def test_missing_model_is_named(tmp_path: Path) -> None:
    found = [
        item.problem for item in outcomes(Case(generator(good, params=WithModel), tmp_path)) if item.problem
    ]
    assert "there is no model of the family 'dots'" in found[0]
    assert all("can't be tried" in problem for problem in found[1:])


# The pieces.


def test_context_keeps_what_a_job_says(tmp_path: Path) -> None:
    context = FakeContext(tmp_path, kill_at=2)
    context.log.warning("Careful with %s.", "that")
    context.log.info("not a notice")
    context.check_cancelled()
    with pytest.raises(Killed):
        context.check_cancelled()
    assert context.notices == ["Careful with that."]
    assert {**context.settings, "datasets": ""} == {
        "device": "cpu",
        "memory_scale": 1.0,
        "datasets": "",
        "own": {},
    }
    assert FakeContext(tmp_path, settings={"own": {"ink": 3}}).settings["own"] == {"ink": 3}
    given = {"sound": tmp_path / "a.wav", "folder": tmp_path}
    known = FakeContext(tmp_path, inputs=given)
    assert [known.input(name).media_type for name in given] == ["audio/wav", ""]
    for ask in (context.model, context.input):
        with pytest.raises(UserError):
            ask("nothing")


def test_files_must_lie_under_scratch(tmp_path: Path) -> None:
    (tmp_path / "elsewhere.png").write_bytes(tiny_png())
    with pytest.raises(AssertionError, match="scratch"):
        FakeContext(tmp_path).emit(Artifact("image/png", path=tmp_path / "elsewhere.png"))


@pytest.mark.parametrize("kind", ["image", "text", "audio", "score"])
def test_samples_differ_and_open(tmp_path: Path, kind: Any) -> None:
    folder = sample_data_set(kind, tmp_path, count=3)
    contents = {file.read_bytes() for file in folder.iterdir()}
    assert len(contents) == 3
    types = {".png": "image/png", ".txt": "text/plain", ".wav": "audio/wav", ".score": MEDIA_TYPE}
    for file in folder.iterdir():
        size = {"width": 24, "height": 24} if kind == "image" else {}
        check_artifact(Artifact(types[file.suffix], file.read_bytes(), metadata=size))


def test_other_samples_must_be_given(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="layout"):
        sample_input("layout", tmp_path)


@pytest.mark.parametrize(
    ("media_type", "data"),
    [
        ("image/png", tiny_png()[:40]),
        ("image/png", tiny_png()[:-12]),
        ("image/png", b"GIF89a"),
        ("image/png", tiny_png().replace(b"IDAT", b"IDAU")),
        ("image/jpeg", b"\x89PNG"),
        ("text/plain", b"  \n"),
        ("text/plain", b"\xff\xfe"),
        ("audio/wav", b"RIFF"),
    ],
)
def test_damaged_results_are_found(media_type: str, data: bytes) -> None:
    with pytest.raises((AssertionError, ValueError, EOFError)):
        check_artifact(Artifact(media_type, data, metadata={"width": 24, "height": 24}))


def keeps_size(params: Params, ctx: JobContext) -> None:
    ctx.check_cancelled()
    assert ctx.input("mask").path.read_bytes().startswith(b"\x89PNG")
    data = ctx.input("picture").path.read_bytes()
    ctx.emit(image_artifact(data, 24, 24, seed=ctx.seed))
    ctx.progress(1.0)


def loses_size(params: Params, ctx: JobContext) -> None:
    ctx.check_cancelled()
    ctx.input("picture")
    ctx.emit(image_artifact(tiny_png(1, 8), 8, 8, seed=ctx.seed))
    ctx.progress(1.0)


@pytest.mark.parametrize(("run", "ok"), [(keeps_size, True), (loses_size, False)])
def test_a_region_wants_a_picture_of_its_size(tmp_path: Path, run: Callable[..., None], ok: bool) -> None:
    generator = Generator(
        id="dots.over", title="Over", summary="Over a picture.", category="Images", makes="image",
        takes=(Input(name="picture", kind="image", role="region"),
               Input(name="mask", kind="image", required=False, role="mask")),
        entry=f"{__name__}:{run.__name__}", replay="exact",
    )  # fmt: skip
    assert broken_rules(generator, tmp_path) == (set() if ok else {"what it makes of a region has its size"})
