"""Models of music, opened."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from creastudio.api import Model, ModelCard, UserError
from creastudio.ml import checkpoint
from creastudio_music.engine import loading
from creastudio_music.engine.train import write_model
from tests.support.music_pieces import small_network


def model_in(folder: Path, **facts: str) -> Model:
    """Return a tiny model."""
    write_model(folder / "model.safetensors", small_network())
    card = ModelCard(id="tiny", title="Tiny", family="music", config={"format": loading.FORMAT, **facts})
    return Model(card, folder, folder / "model.safetensors")


@pytest.fixture(autouse=True)
def _cold() -> None:
    loading.forget_all()


def test_it_is_the_same_network_in_half_precision(tmp_path: Path) -> None:
    found, made = loading.network_of(model_in(tmp_path)), small_network()
    for name, value in made.state_dict().items():
        torch.testing.assert_close(found.state_dict()[name], value, atol=1e-3, rtol=1e-3)
    assert not found.training


def test_the_least_used_is_let_go(tmp_path: Path) -> None:
    models = []
    for name in "abc":
        (tmp_path / name).mkdir()
        models.append(model_in(tmp_path / name))
    first = loading.network_of(models[0])
    loading.network_of(models[1])
    assert loading.network_of(models[0]) is first
    loading.network_of(models[2])
    assert loading.network_of(models[0]) is first


def test_what_is_no_model_of_music_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="can't be read here"):
        loading.network_of(model_in(tmp_path, format="another"))
    damaged = model_in(tmp_path)
    checkpoint.write(damaged.weights, {}, {"format": "another"})
    with pytest.raises(UserError, match="how they are read"):
        loading.network_of(damaged)
    damaged.weights.write_bytes(b"nothing")
    with pytest.raises(UserError):
        loading.network_of(damaged)


def test_a_model_of_an_earlier_version_says_so(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="'Tiny' was made by an earlier version"):
        loading.network_of(model_in(tmp_path, format=loading.EARLIER[0]))


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"width": 1 << 40}, "is damaged"),
        ({"layers": "many"}, "is damaged"),
        ({"width": 1 << 14, "layers": 250, "inner": 1 << 16}, "don't fit its network"),
    ],
)
def test_a_file_cannot_ask_for_more_than_it_holds(
    tmp_path: Path, changes: dict[str, object], says: str
) -> None:
    model = model_in(tmp_path)
    tensors, facts = checkpoint.read(model.weights)
    checkpoint.write(model.weights, tensors, {**facts, "config": {**facts["config"], **changes}})
    with pytest.raises(UserError, match=says):
        loading.network_of(model)
