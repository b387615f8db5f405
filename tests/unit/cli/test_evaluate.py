"""Measuring a model through the command line, with a plugin that needs no torch."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from creastudio import paths
from creastudio.api.model_card import ModelCard
from creastudio.cli.evaluate import _made_in  # pyright: ignore[reportPrivateUsage]
from creastudio.store.model_library import ModelLibrary
from tests.support.plugin_maker import make_unpacked
from tests.unit.cli.conftest import Run

FACE = """
from creastudio.api import Generator, Input, Params, hookimpl, param


class EvaluateParams(Params):
    model: str = param(title="Model", role="model", model_family="clifam")
    features: str = param("thumbnails", title="Features")
    made: int = param(10, title="Made", ge=1, le=100)


@hookimpl
def creastudio_generators():
    return [Generator(id="clifam.evaluate", title="Measure", category="Images", makes="text", params=EvaluateParams,
                      takes=(Input(name="data", kind="image", folder=True), Input(name="weights", kind="model", required=False)),
                      entry="cs_NAME.engine:run")]
"""

ENGINE = """
from creastudio.api import Artifact, Evaluation, MeasuredFigure, MeasuredRange


def run(params, ctx):
    made = MeasuredRange(mean=2.0, low=1.0, high=3.0)
    figure = MeasuredFigure(key="frechet", name="Frechet distance", meaning="far.", better="lower", made=made)
    found = Evaluation(
        model=ctx.model(params.model).card.title, folder=ctx.input("data").path.name, real=3, made=params.made,
        subset=2, repeats=1, figures=(figure,), card={"Frechet distance, few": 2.0},
        settings={"features": params.features, "first_seed": ctx.seed},
    )
    metadata = {} if params.made == 99 else {"evaluation": found.model_dump(mode="json"), "pictures": {}}
    ctx.emit(Artifact("text/markdown", b"# Measured", metadata=metadata))
"""


@pytest.fixture(autouse=True)
def plugin(studio_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(sys, "path", list(sys.path))
    make_unpacked(studio_home / "plugins", "clifam", FACE, engine=ENGINE)
    yield
    for name in [name for name in sys.modules if name.partition(".")[0] == "cs_clifam"]:
        del sys.modules[name]


@pytest.fixture
def library(tmp_path: Path) -> ModelLibrary:
    """The person's own models: one of the plugin's family, and one of another."""
    own = ModelLibrary([("own", paths.models_dir())], writable=paths.models_dir())
    for name, family in (("mine", "clifam"), ("other", "nobody")):
        weights = tmp_path / f"{name}.safetensors"
        weights.write_text(name)
        own.add(
            ModelCard(id=name, title=name.title(), family=family, metrics={"trained, kimg": 3.0}), weights
        )
    return own


@pytest.fixture
def folder(tmp_path: Path, library: ModelLibrary) -> Path:
    (tmp_path / "cats").mkdir()
    return tmp_path / "cats"


@pytest.mark.parametrize(
    ("suffix", "words"), [(".html", "<h1>Mine"), (".md", "# Measured"), (".json", '"real": 3')]
)
def test_the_suffix_says_which_report_is_written(
    run: Run, folder: Path, tmp_path: Path, suffix: str, words: str
) -> None:
    out = tmp_path / "new" / f"report{suffix}"
    said = run("evaluate", "mine", folder, "-o", out, "--set", "made=20", "--in-thread")
    assert (said.code, said.out.strip()) == (0, str(out)), said.err
    assert words in out.read_text(encoding="utf-8")


def test_without_a_file_the_report_is_printed(run: Run, folder: Path) -> None:
    assert run("evaluate", "mine", folder, "--in-thread").out == "# Measured\n"


def test_json_tells_what_was_asked_for(run: Run, folder: Path) -> None:
    said = run("evaluate", "mine", folder, "--features", "efficientnet", "--seed", 5, "--json", "--in-thread")
    found = json.loads(said.out)
    assert (found["settings"]["features"], found["settings"]["first_seed"], found["folder"]) == (
        "efficientnet",
        5,
        "cats",
    )


def test_weights_mean_inception(run: Run, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "w.pth").write_bytes(b"w")
    said = run("evaluate", "mine", folder, "--weights", tmp_path / "w.pth", "--json", "--in-thread")
    assert json.loads(said.out)["settings"]["features"] == "inception", said.err


def test_figures_go_onto_the_card_when_asked(run: Run, folder: Path, library: ModelLibrary) -> None:
    run("evaluate", "mine", folder, "--in-thread")
    assert library.find("mine").card.metrics == {"trained, kimg": 3.0}
    run("evaluate", "mine", folder, "--write-card", "--in-thread")
    assert library.resolve("mine").card.metrics == {"trained, kimg": 3.0, "Frechet distance, few": 2.0}


def test_a_plugin_that_gives_no_figures_is_said(run: Run, folder: Path) -> None:
    said = run("evaluate", "mine", folder, "--set", "made=99", "--in-thread")
    assert (said.code, "gave back no figures" in said.err) == (1, True)


def test_what_cannot_be_measured_is_said_before_anything_runs(run: Run, folder: Path, tmp_path: Path) -> None:
    assert run("evaluate", "mine", folder, "-o", tmp_path / "a.docx", "--in-thread").code == 2
    said = run("evaluate", "other", folder, "--in-thread")
    assert said.code == 1
    assert "Models of the family 'nobody' can't be measured here." in said.err
    said = run("evaluate", "avatars-64", folder, "--write-card", "--in-thread")
    assert "'avatars-64' is none of your own models" in said.err


@pytest.mark.parametrize(
    ("names", "family"),
    [(["a.mid"], "music"), (["deep/b.MXL", "a.txt"], "music"), (["a.txt", "b.md"], "text"), ([], "text")],
)
def test_a_folder_is_of_the_family_of_its_files(tmp_path: Path, names: list[str], family: str) -> None:
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert _made_in(tmp_path) == family
