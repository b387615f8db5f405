"""The style networks: what ships loads, a style is a row, and rows can be mixed."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file

from creastudio.resources import resource_path
from creastudio_pictures.engine import style_nets


def weights(name: str) -> Path:
    return resource_path("models", name) / "model.safetensors"


@pytest.fixture(scope="module")
def picture() -> torch.Tensor:
    coarse = torch.rand(1, 3, 4, 6, generator=torch.Generator().manual_seed(3))
    return torch.nn.functional.interpolate(coarse, size=(32, 48), mode="bicubic").clamp(0, 1)


def test_the_26_styles_differ_and_keep_the_size(picture: torch.Tensor) -> None:
    net = style_nets.load_named(weights("styles-26"))
    made = net(picture.expand(26, -1, -1, -1), torch.eye(26))
    assert made.shape == (26, 3, 32, 48)
    assert float(made.min()) >= 0
    assert float(made.max()) <= 1
    apart = (made[:, None] - made[None]).abs().mean(dim=(2, 3, 4)) + torch.eye(26)
    assert float(apart.min()) > 0.02


def test_half_of_two_styles_lies_between_them(picture: torch.Tensor) -> None:
    net = style_nets.load_named(weights("styles-26"))
    rows = torch.zeros(3, 26)
    rows[0, 14] = rows[2, 19] = 1.0
    rows[1, 14] = rows[1, 19] = 0.5
    one, half, two = net(picture.expand(3, -1, -1, -1), rows)
    assert (half - one).abs().mean() < (two - one).abs().mean()
    assert (half - two).abs().mean() < (two - one).abs().mean()


def test_a_picture_gives_a_style_and_another_one_another(picture: torch.Tensor) -> None:
    net = style_nets.load_any(weights("style-any"))
    stripes = torch.zeros(1, 3, 256, 256)
    stripes[..., ::8] = 1.0
    codes = torch.cat([net.encoder(stripes), net.encoder(torch.full((1, 3, 256, 256), 0.3))])
    assert codes.shape == (2, style_nets.CODE)
    made = net(picture.expand(2, -1, -1, -1), codes)
    assert made.shape == (2, 3, 32, 48)
    assert float((made[0] - made[1]).abs().mean()) > 0.02


def test_weights_in_int8_are_scaled_by_channel(tmp_path: Path) -> None:
    fresh = style_nets.AnyStyle()
    stored = {name: value.clone() for name, value in fresh.state_dict().items()}
    whole = stored["painter.up.2.weight"]
    scale = whole.abs().amax(dim=(1, 2, 3)) / 127
    stored["painter.up.2.weight"] = (whole / scale[:, None, None, None]).round().to(torch.int8)
    stored["painter.up.2.weight.scale"] = scale
    save_file(stored, tmp_path / "model.safetensors")
    read = style_nets.load_any(tmp_path / "model.safetensors").state_dict()["painter.up.2.weight"]
    assert torch.allclose(read, whole, atol=float(scale.max()))
