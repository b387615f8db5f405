from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

from creastudio.api import Model, UserError
from creastudio.api.testing import FakeContext
from creastudio.ml import safe_import
from creastudio_pictures.engine import add_net, inpaint, nets, upscale
from creastudio_pictures.tools.inpaint import InpaintParams
from creastudio_pictures.tools.networks import NetworkParams
from creastudio_pictures.tools.upscale import UpscaleParams
from tests.support.nets import tiny, tiny_file
from tests.support.scenes import opened, scene

Save = Callable[..., Path]
Make = Callable[..., FakeContext]


@pytest.fixture
def net_file(tmp_path: Path) -> Path:
    """A tiny network that enlarges twice, as others store theirs."""
    return tiny_file(tmp_path)


def added(path: Path, context: Make, **settings: Any) -> Model:
    ctx = context("add", file=path)
    add_net.run(NetworkParams(**settings), ctx)
    assert ctx.saved[0].card.title in ctx.results[0].data.decode()
    return ctx.saved[0]


def test_a_network_becomes_a_model_that_enlarges(net_file: Path, save: Save, context: Make) -> None:
    model = added(net_file, context, title="Mine", licence="CC0")
    card = model.card
    assert (card.id, card.family, card.config["scale"], card.licence) == ("mine", "upscale", 2, "CC0")
    pixels = scene(20, 24)
    ctx = context(picture=save(pixels), models=[model])
    upscale.run(UpscaleParams(model="mine", factor="2"), ctx)
    made = opened(ctx.results[0].data)
    with torch.inference_mode():
        given = opened(save(pixels).read_bytes()).transpose(2, 0, 1)[None].copy()
        wanted = tiny()(torch.from_numpy(given))[0].clamp(0, 1).numpy().transpose(1, 2, 0)
    assert np.abs(made - wanted).max() < 0.003


def test_its_tiles_are_blended(
    net_file: Path, save: Save, context: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = added(net_file, context)
    pictures = []
    for tile in (200, 40):
        monkeypatch.setattr(nets, "TILE", tile)
        ctx = context(picture=save(scene(60, 70)), models=[model])
        upscale.run(UpscaleParams(model=model.card.id, factor="2"), ctx)
        pictures.append(opened(ctx.results[0].data))
    assert np.abs(pictures[0] - pictures[1]).max() <= 1.01 / 255


def test_the_name_of_the_file_is_the_name_where_none_is_given(net_file: Path, context: Make) -> None:
    assert added(net_file, context).card.id == "2x_tiny"
    kept = net_file.rename(net_file.with_name("0f" * 32))
    assert added(kept, context).card.title == "RealESRGAN Compact, 2x"


def test_weights_of_no_network_and_torn_ones_are_said(tmp_path: Path, context: Make) -> None:
    other = tmp_path / "other.pth"
    torch.save(nn.Linear(3, 3).state_dict(), other)
    with pytest.raises(UserError, match=r"other\.pth.*no network"):
        add_net.run(NetworkParams(), context(file=other))
    state = tiny().state_dict()
    state["body.2.weight"] = state["body.2.weight"][:3]
    torn = tmp_path / "torn.pth"
    torch.save(state, torn)
    with pytest.raises(UserError, match=r"torn\.pth.*fit together"):
        add_net.run(NetworkParams(), context(file=torn))


def test_a_network_without_numbers_is_not_added(net_file: Path, context: Make) -> None:
    state = tiny().state_dict()
    state["body.0.bias"].fill_(float("inf"))
    torch.save(state, net_file)
    ctx = context(file=net_file)
    with pytest.raises(UserError, match="no usable numbers"):
        add_net.run(NetworkParams(), ctx)
    assert ctx.saved == []


@pytest.fixture
def masked_file(tmp_path: Path) -> Path:
    """LaMa with random weights, as large as it comes: its size is part of the architecture."""
    safe_import.install()
    from spandrel.architectures.LaMa import LaMa

    torch.manual_seed(0)
    path = tmp_path / "lama.pth"
    torch.save(
        {f"model.{name}": value for name, value in LaMa(in_nc=4, out_nc=3).model.state_dict().items()}, path
    )
    return path


@pytest.mark.slow
def test_a_network_that_takes_a_mask_fills_what_is_masked(
    masked_file: Path, save: Save, context: Make
) -> None:
    model = added(masked_file, context)
    assert model.card.family == "inpaint"
    mask = np.zeros((40, 40))
    mask[10:20, 10:20] = 1
    ctx = context(picture=save(scene(40, 40)), mask=save(mask, "mask.png"), models=[model])
    inpaint.run(InpaintParams(model=model.card.id, grow=0), ctx)
    made = opened(ctx.results[0].data)
    kept = opened(save(scene(40, 40)).read_bytes())
    assert np.array_equal(made[mask == 0], kept[mask == 0])
    assert np.abs(made[12:18, 12:18] - kept[12:18, 12:18]).max() > 0.05
    with pytest.raises(UserError, match="needs a mask"):
        upscale.run(UpscaleParams(model=model.card.id), context(picture=save(scene(24, 24)), models=[model]))


def test_a_network_for_grey_pictures_works_on_each_channel(tmp_path: Path, context: Make) -> None:
    safe_import.install()
    from spandrel.architectures.DnCNN import DnCNN

    torch.manual_seed(0)
    path = tmp_path / "grey.pth"
    torch.save(DnCNN(in_nc=1, out_nc=1, nc=8, nb=4).state_dict(), path)
    model = added(path, context)
    assert model.card.family == "restore"
    net = nets.load(model, torch.device("cpu"))
    pixels = torch.rand(1, 3, 12, 12)
    made = nets.applied(net, pixels, "grey")
    swapped = nets.applied(net, pixels.flip(1), "grey")
    assert torch.allclose(made, swapped.flip(1), atol=1e-5)
