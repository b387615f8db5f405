"""From what a person asked for to a job request."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from creastudio.api import (
    Generator,
    Input,
    ModelCard,
    ModelRef,
    Params,
    Recipe,
    RecipeInput,
    Trainer,
    UserError,
    param,
)
from creastudio.host.manifest import Face
from creastudio.host.registry import PluginInfo, Registry
from creastudio.store.model_library import ModelLibrary, ModelMissing
from creastudio.workspace.requests import (
    again_request,
    check_models,
    live_request,
    make_request,
    pinned,
    vary_request,
)


class PlainParams(Params):
    count: int = param(4, title="Pictures", ge=1, le=8, role="count")
    glow: float = param(0.5, title="Glow", ge=0, le=1)


class MovingParams(Params):
    count: int = param(4, title="Pictures", ge=1, le=8, role="count")
    move: float = param(0.0, title="Move", ge=0, le=1, role="variation")


class ModelParams(Params):
    model: str = param("mine", title="Model", role="model", model_family="toy")


class TimedParams(Params):
    minutes: float = param(0.0, title="Time limit", ge=0, role="time_limit")


PLAIN = Generator(
    id="toy.plain", title="Plain", category="Images", makes="image", params=PlainParams, entry="toy:run"
)
MOVING = PLAIN.model_copy(update={"id": "toy.moving", "title": "Moving", "params": MovingParams})
SEEDLESS = PLAIN.model_copy(update={"id": "toy.seedless", "title": "Seedless", "seeded": False})
RESTYLE = PLAIN.model_copy(update={"id": "toy.restyle", "takes": (Input(name="picture", kind="image"),)})
WITH_MODEL = PLAIN.model_copy(update={"id": "toy.model", "params": ModelParams})
TRAIN = Trainer(
    id="toy.train",
    title="Train",
    category="Images",
    data="image",
    family="toy",
    params=TimedParams,
    entry="toy:train",
)


@pytest.fixture
def registry() -> Registry:
    face = Face(generators=(PLAIN, MOVING, SEEDLESS, RESTYLE, WITH_MODEL), trainers=(TRAIN,))
    return Registry([PluginInfo("toy", version="2.1", face=face, module="toy")])


@pytest.fixture
def models(tmp_path: Path) -> ModelLibrary:
    """Has two models; by now another one is called "mine" than when "mine-2" was made."""
    library = ModelLibrary([("own", tmp_path / "models")], writable=tmp_path / "models")
    for data in (b"one", b"two"):
        weights = tmp_path / "weights"
        weights.write_bytes(data)
        library.add(ModelCard(id="mine", title="Mine", family="toy"), weights)
    return library


def no_blob(sha256: str) -> Path | None:
    return None


def test_a_live_session_runs_the_live_entry() -> None:
    live = PLAIN.model_copy(update={"id": "toy.live", "live_entry": "toy.live:open"})
    registry = Registry([PluginInfo("toy", face=Face(generators=(PLAIN, live)), module="toy")])
    assert live_request(registry, "toy.live", {"glow": 0.5}).entry == "toy.live:open"
    with pytest.raises(UserError, match="can't draw live"):
        live_request(registry, "toy.plain", {})


def test_values_from_the_command_line_are_text(registry: Registry) -> None:
    request = make_request(registry, "toy.plain", {"count": "2", "glow": "0.25"}, seed=7)
    assert request.params == {"count": 2, "glow": 0.25}
    assert (request.seed, request.plugin, request.plugin_version) == (7, "toy", "2.1")


def test_a_seed_is_chosen_when_none_is_given(registry: Registry) -> None:
    seeds = {make_request(registry, "toy.plain", {}).seed for _ in range(8)}
    assert len(seeds) > 1


@pytest.mark.parametrize(
    ("values", "sentence"),
    [({"glow": 7}, "from 0 to 1"), ({"glows": 1}, "no parameter 'glows'"), ({"count": "many"}, "'count'")],
)
def test_a_parameter_that_does_not_fit_is_named(
    registry: Registry, values: dict[str, object], sentence: str
) -> None:
    with pytest.raises(UserError, match=sentence):
        make_request(registry, "toy.plain", values)


def test_a_seed_out_of_range_is_refused(registry: Registry) -> None:
    with pytest.raises(UserError, match="out of range"):
        make_request(registry, "toy.plain", {}, seed=2**63)


def test_vary_moves_from_the_same_seed_where_the_generator_can(registry: Registry) -> None:
    recipe = Recipe(generator="toy.moving", seed=5, params={"count": 1, "move": 0.0})
    request = vary_request(registry, recipe, 0.3, no_blob)
    assert request.seed == 5
    assert request.params == {"count": 4, "move": 0.3}
    assert request.variation == 0.3
    assert request.parent == recipe


def test_without_chance_no_seed_is_drawn_and_nothing_varied(registry: Registry) -> None:
    assert {make_request(registry, "toy.seedless", {}).seed for _ in range(4)} == {0}
    recipe = Recipe(generator="toy.seedless", seed=0, params={"glow": 0.9})
    with pytest.raises(UserError, match="No chance is in 'Seedless'"):
        vary_request(registry, recipe, 0.3, no_blob)
    assert again_request(registry, recipe, no_blob).params["glow"] == 0.9


def test_vary_runs_again_with_a_new_seed_where_it_cannot(registry: Registry) -> None:
    recipe = Recipe(generator="toy.plain", seed=2**40, params={"count": 1, "glow": 0.9})
    request = vary_request(registry, recipe, 0.3, no_blob, count=99)
    assert request.seed != 2**40
    assert request.params == {"count": 8, "glow": 0.9}
    assert request.variation == 0.0


def test_again_makes_one_result_with_its_own_seed(registry: Registry) -> None:
    recipe = Recipe(
        generator="toy.moving", seed=5, params={"count": 4, "move": 0.2}, variation=0.2, variation_seed=9
    )
    request = again_request(registry, recipe, no_blob)
    assert (request.seed, request.variation, request.variation_seed) == (5, 0.2, 9)
    assert request.params["count"] == 1


def test_a_recipe_of_an_older_version_drops_what_is_unknown(registry: Registry) -> None:
    recipe = Recipe(generator="toy.plain", params={"glow": 0.1, "gone": 3})
    assert again_request(registry, recipe, no_blob).params == {"count": 1, "glow": 0.1}


def test_inputs_of_a_recipe_come_from_the_project(registry: Registry, tmp_path: Path) -> None:
    blob = tmp_path / "blob"
    blob.write_bytes(b"x")
    source = RecipeInput(name="picture", sha256="a" * 64, media_type="image/png")
    recipe = Recipe(generator="toy.restyle", inputs=(source,))
    request = again_request(registry, recipe, lambda sha256: blob)
    assert request.inputs[0].path == str(blob)
    with pytest.raises(UserError, match="isn't in this project"):
        again_request(registry, recipe, no_blob)


def test_a_missing_data_set_is_named(registry: Registry, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="needs a folder"):
        make_request(registry, "toy.train", {})
    with pytest.raises(UserError, match="There is no"):
        make_request(registry, "toy.train", {}, inputs={"data": tmp_path / "nowhere"})
    request = make_request(registry, "toy.train", {}, inputs={"data": tmp_path}, model_name="mine")
    assert (request.trains, request.quick, request.model_name) == (True, False, "mine")


def test_a_file_is_no_data_set_and_a_folder_no_picture(registry: Registry, tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_bytes(b"x")
    with pytest.raises(UserError, match=r"'notes.txt' is no folder"):
        make_request(registry, "toy.train", {}, inputs={"data": file}, model_name="mine")
    with pytest.raises(UserError, match="is a folder"):
        make_request(registry, "toy.restyle", {}, inputs={"picture": tmp_path})


def test_a_file_of_another_kind_is_refused_by_its_ending(registry: Registry, tmp_path: Path) -> None:
    for name, what in (("song.mid", "a score"), ("film.mp4", "a video"), ("noise.wav", "a sound")):
        (tmp_path / name).write_bytes(b"x")
        with pytest.raises(UserError, match=f"'{name}' is {what}, and 'picture' takes a picture"):
            make_request(registry, "toy.restyle", {}, inputs={"picture": tmp_path / name})
    (tmp_path / "unknown.xyz").write_bytes(b"x")
    make_request(registry, "toy.restyle", {}, inputs={"picture": tmp_path / "unknown.xyz"})


def test_what_follows_the_clock_promises_nothing_exact(registry: Registry, tmp_path: Path) -> None:
    promised = [
        make_request(registry, "toy.train", {"minutes": minutes}, inputs={"data": tmp_path}).replay
        for minutes in (0.0, 0.5)
    ]
    assert promised == ["exact", "similar"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every name is text")
def test_a_folder_whose_name_is_no_text_is_told(registry: Registry, tmp_path: Path) -> None:
    folder = tmp_path / "photos\udcff"
    folder.mkdir()
    with pytest.raises(UserError, match=r"photos\?' isn't valid UTF-8") as error:
        make_request(registry, "toy.train", {}, inputs={"data": folder}, model_name="mine")
    assert "Rename" in error.value.hint


def test_an_input_nobody_takes_is_refused(registry: Registry, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no input 'picture'"):
        make_request(registry, "toy.plain", {}, inputs={"picture": tmp_path})


def test_a_missing_model_is_told_before_anything_runs(registry: Registry, models: ModelLibrary) -> None:
    check_models(registry, models, make_request(registry, "toy.model", {"model": "mine"}))
    with pytest.raises(ModelMissing, match="no model 'min'"):
        check_models(registry, models, make_request(registry, "toy.model", {"model": "min"}))


def test_a_recipe_gets_the_very_model_it_was_made_with(registry: Registry, models: ModelLibrary) -> None:
    first, second = models.find("mine"), models.find("mine-2")
    made = Recipe(generator="toy.model", params={"model": "mine"}, models=(first.ref,))
    assert pinned(registry, models, made) == made
    chosen = pinned(registry, models, made.model_copy(update={"params": {}}))
    assert chosen.params["model"] == str(first.ref), "the job chose it, and replays keep it"
    renamed = ModelRef(id="mine", sha256=second.card.sha256)
    other = pinned(registry, models, made.model_copy(update={"models": (renamed,)}))
    assert models.find(str(other.params["model"])) == second
    gone = made.model_copy(update={"models": (ModelRef(id="mine", sha256="0" * 64),)})
    with pytest.raises(ModelMissing, match="another one"):
        pinned(registry, models, gone)
