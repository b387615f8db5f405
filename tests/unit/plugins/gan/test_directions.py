from __future__ import annotations

import errno
from pathlib import Path

import pytest
import torch

from creastudio.api import Model, UserError
from creastudio_gan.engine import directions as module
from creastudio_gan.engine.directions import Directions, sampled_w
from creastudio_gan.engine.models import load
from creastudio_gan.engine.style import StyleGenerator
from creastudio_gan.state_text import DirectionId, Layers, Step, parse_id

CPU = torch.device("cpu")


@pytest.fixture
def network(style_model: Model) -> StyleGenerator:
    """A network with a W space."""
    network = load(style_model, CPU)
    assert isinstance(network, StyleGenerator)
    return network


@pytest.mark.parametrize("name", ["all", "coarse", "middle", "fine", "5"])
def test_sefa_directions_are_orthogonal_and_sorted_by_what_the_layers_react_to(
    network: StyleGenerator, name: str
) -> None:
    layers = Layers(name) if name.isalpha() else Layers("", int(name), int(name))
    vectors = Directions(network).basis("sefa", layers).double()
    units = vectors / vectors.norm(dim=1, keepdim=True)
    assert torch.allclose(units @ units.T, torch.eye(16, dtype=torch.double), atol=1e-4)
    weights = torch.cat([network.affines()[index].double() for index in layers.of(network.layers)])
    reaction = (weights @ units.T).norm(dim=0)
    assert bool((reaction[:-1] >= reaction[1:] - 1e-5).all())


def test_principal_components_are_orthogonal_and_the_longest_comes_first(network: StyleGenerator) -> None:
    vectors = Directions(network).basis("pca", Layers()).double()
    lengths = vectors.norm(dim=1)
    assert bool((lengths[:-1] >= lengths[1:] - 1e-6).all())
    units = vectors / lengths[:, None]
    assert torch.allclose(units @ units.T, torch.eye(16, dtype=torch.double), atol=1e-3)
    w, _ = sampled_w(network, module.SAMPLES)
    spread = (w.double() @ units[0]).std(correction=0)
    assert float(spread) == pytest.approx(float(lengths[0]), rel=1e-4)


def test_a_model_without_styles_has_directions_of_its_latent(tiny_model: Model) -> None:
    known = Directions(load(tiny_model, CPU))
    vectors = known.basis("sefa", Layers())
    assert torch.allclose(vectors @ vectors.T, torch.eye(16), atol=1e-4)
    for name in ("sefa.fine.1", "pca.all.1"):
        with pytest.raises(UserError, match="this model has no style layers"):
            known.vector(parse_id(name))


def test_vectors_are_kept_and_a_damaged_file_is_made_again(
    network: StyleGenerator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    direction = DirectionId("sefa", Layers("coarse"), 2)
    made = Directions(network, "abc", tmp_path).vector(direction)
    (file,) = (tmp_path / "directions" / "abc").iterdir()
    with monkeypatch.context() as patched:
        patched.setattr(module, "_axes", lambda matrix: pytest.fail("computed once more"))
        assert torch.equal(Directions(network, "abc", tmp_path).vector(direction), made)
    file.write_bytes(b"damaged")
    assert torch.equal(Directions(network, "abc", tmp_path).vector(direction), made)


def test_names_stick_to_their_model(network: StyleGenerator, tmp_path: Path) -> None:
    known = Directions(network, "abc", tmp_path)
    known.name({"smile": parse_id("sefa.fine.3")})
    known.name({"warm": parse_id("pca.all.1"), "smile": parse_id("sefa.fine.4")})
    again = Directions(network, "abc", tmp_path)
    assert again.names() == {"smile": parse_id("sefa.fine.4"), "warm": parse_id("pca.all.1")}
    assert again.settled(Step("warm", None, 2.0)) == Step("warm", parse_id("pca.all.1"), 2.0)
    assert Directions(network, "other", tmp_path).names() == {}
    with pytest.raises(UserError, match="No direction of this model is called 'cold'") as error:
        again.settled(Step("cold", None, 1.0))
    assert "smile, warm" in (error.value.hint or "")
    (tmp_path / "directions" / "abc" / "names.json").write_text("{")
    assert again.names() == {}


def test_names_need_a_place(network: StyleGenerator) -> None:
    with pytest.raises(UserError, match="can't be kept"):
        Directions(network).name({"smile": parse_id("sefa.all.1")})


def test_a_full_disk_keeps_no_vectors_and_draws_all_the_same(
    network: StyleGenerator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, data: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    known = Directions(network, "ab" * 32, tmp_path)
    assert known.vector(parse_id("sefa.all.1")).shape == (16,)
    with pytest.raises(UserError, match=r"The names can't be kept \(No space left on device\)"):
        known.name({"smile": parse_id("sefa.all.1")})
