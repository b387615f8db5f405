"""Networks of other programs draw here what they draw there, and nothing in their files is run."""

from __future__ import annotations

import pickle  # noqa: TID251 - written here, as an attacker would, never read
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import Tensor

from creastudio.api import ModelCard, UserError
from creastudio.api.context import Model
from creastudio.api.testing import FakeContext
from creastudio_gan.engine import convert, convert_child, models
from creastudio_gan.tools.convert import ConvertParams
from tests.support import foreign_alias_free as alias_free
from tests.support import foreign_models as foreign


def test_stylegan2_draws_the_same(tmp_path: Path) -> None:
    weights = foreign.stylegan2_weights()
    model = converted(tmp_path, foreign.stylegan2_pickle(tmp_path / "net.pkl", weights))
    z = torch.randn(2, 8)
    for psi in (1.0, 0.6):
        mine = network_of(model)(z, None, psi)
        assert far(mine, foreign.stylegan2_picture(weights, z, psi=psi)) < 1e-3


def test_stylegan2_with_classes_draws_the_same(tmp_path: Path) -> None:
    weights = foreign.stylegan2_weights(c=3, depth=3)
    model = converted(tmp_path, foreign.stylegan2_pickle(tmp_path / "net.pkl", weights))
    assert len(model.card.config["classes"]) == 3
    z, label = torch.randn(2, 8), torch.tensor([2, 0])
    one_hot = torch.eye(3)[label]
    mine = network_of(model)(z, label, 0.8)
    assert far(mine, foreign.stylegan2_picture(weights, z, one_hot, 0.8)) < 1e-3


@pytest.mark.parametrize("latent_avg", [True, False])
def test_rosinality_draws_the_same(tmp_path: Path, latent_avg: bool) -> None:
    file, weights = foreign.rosinality_checkpoint(tmp_path / "net.pt", latent_avg=latent_avg)
    model = converted(tmp_path, file)
    z = torch.randn(2, 8)
    mine = network_of(model)(z, None, 1.0)
    assert far(mine, foreign.stylegan2_picture(weights, z)) < 1e-3
    if not latent_avg:
        styles = foreign.mapped(weights, torch.randn(4096, 8), None).mean(0)
        assert far(network_of(model).w_mean, styles) < 0.2


@pytest.mark.parametrize("c", [0, 3])
def test_stylegan3_draws_the_same(tmp_path: Path, c: int) -> None:
    weights = alias_free.stylegan3_weights(c=c)
    model = converted(tmp_path, alias_free.stylegan3_pickle(tmp_path / "net.pkl", weights))
    assert (model.card.architecture, model.card.config["width"]) == ("aliasfree", 16)
    z = torch.randn(2, 8)
    label = torch.tensor([2, 0]) if c else None
    theirs = alias_free.stylegan3_picture(weights, z, None if label is None else torch.eye(3)[label], 0.8)
    mine = network_of(model)(z, label, 0.8)
    assert theirs.std() > 0.05
    assert far(mine, theirs) < 1e-3


def test_card_and_report(tmp_path: Path) -> None:
    file = foreign.stylegan2_pickle(tmp_path / "net.pkl")
    params = ConvertParams(title="Faces", id="their-faces", licence="CC BY-NC 4.0", source="a friend")
    ctx = FakeContext(tmp_path / "job", inputs={"file": file})
    convert.run(params, ctx)
    (model,) = ctx.saved
    card = model.card
    assert (card.id, card.title, card.licence) == ("their-faces", "Faces", "CC BY-NC 4.0")
    assert card.data[0].source == "a friend"
    assert (model.folder / "samples.png").read_bytes().startswith(b"\x89PNG")
    told = ctx.results[0].read().decode()
    assert "CC BY-NC 4.0" in told
    assert "'D'" in told
    assert "source code" in told


def test_code_in_a_pickle_is_refused_by_name_and_not_run(tmp_path: Path) -> None:
    canary = tmp_path / "canary"

    class Evil:
        def __reduce__(self) -> tuple[Any, ...]:
            return Path.touch, (canary,)

    class Shell:
        def __reduce__(self) -> tuple[Any, ...]:
            import os

            return os.system, (f"touch '{canary}'",)

    class Source:
        def __reduce__(self) -> tuple[Any, ...]:
            return exec, (f"open({str(canary)!r}, 'w')",)

    for evil, name in ((Evil(), "pathlib"), (Shell(), "system"), (Source(), "exec")):
        file = tmp_path / "evil.pkl"
        file.write_bytes(pickle.dumps({"G_ema": evil}))
        with pytest.raises(UserError, match=name):
            harvested(file)
        assert not canary.exists()


def test_code_in_a_torch_file_is_refused_by_name_and_not_run(tmp_path: Path) -> None:
    canary = tmp_path / "canary"

    class Evil:
        def __reduce__(self) -> tuple[Any, ...]:
            return Path.touch, (canary,)

    torch.save({"g_ema": Evil()}, tmp_path / "evil.pt")
    with pytest.raises(UserError, match="could run code"):
        through_the_job(tmp_path, tmp_path / "evil.pt")
    assert not canary.exists()


def test_other_kinds_are_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="resnet"):
        harvested(foreign.stylegan2_pickle(tmp_path / "a.pkl", architecture="resnet"))
    short = foreign.stylegan2_weights()
    del short["synthesis.b8.conv1.bias"]
    with pytest.raises(UserError, match=r"b8\.conv1\.bias"):
        harvested(foreign.stylegan2_pickle(tmp_path / "b.pkl", short))
    with foreign.pretended(("dnnlib.tflib.network", "Network")):
        made = foreign.reduce_to("dnnlib.tflib.network", "Network")
        file = foreign.write_pickle_inside(tmp_path / "c.pkl", made)
    with pytest.raises(UserError, match="tflib") as caught:
        harvested(file)
    assert "TensorFlow" in caught.value.hint


def test_nan_and_damage_are_said(tmp_path: Path) -> None:
    weights = foreign.stylegan2_weights()
    weights["synthesis.b8.conv0.weight"][0, 0] = torch.nan
    with pytest.raises(UserError, match="NaN"):
        converted(tmp_path, foreign.stylegan2_pickle(tmp_path / "nan.pkl", weights))
    whole = foreign.stylegan2_pickle(tmp_path / "net.pkl").read_bytes()
    (tmp_path / "cut.pkl").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(UserError, match="damaged"):
        harvested(tmp_path / "cut.pkl")
    (tmp_path / "words.pkl").write_bytes(b"words")
    with pytest.raises(UserError, match="neither"):
        harvested(tmp_path / "words.pkl")


def converted(folder: Path, file: Path) -> Model:
    """Convert as the capped process does, in this one."""
    place = folder / "out"
    place.mkdir(exist_ok=True)
    found = convert_child.convert({"file": str(file), "name": file.name, "folder": str(place)})
    card = ModelCard(
        id="m", title="m", family="gan", architecture=found["architecture"], config=found["config"]
    )
    return Model(card, place, place / found["weights"])


def through_the_job(folder: Path, file: Path) -> Model:
    ctx = FakeContext(folder / "job", inputs={"file": file})
    convert.run(ConvertParams(), ctx)
    return ctx.saved[0]


@pytest.mark.parametrize("resolution", [None, float("nan"), [], -4])
def test_a_size_that_makes_no_sense_is_told(tmp_path: Path, resolution: object) -> None:
    with pytest.raises(UserError, match=r"The network in 'odd\.pkl'"):
        harvested(foreign.stylegan2_pickle(tmp_path / "odd.pkl", resolution=resolution))


def harvested(file: Path) -> object:
    return convert_child.harvest(file, file.name)


def network_of(model: Model) -> Any:
    return models.load(model, torch.device("cpu"))


def far(one: Tensor, other: Tensor) -> float:
    return float((one - other).abs().max())
