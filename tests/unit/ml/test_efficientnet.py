from __future__ import annotations

from pathlib import Path

import pytest
import torch
import torch.nn.functional as F
from safetensors.torch import save_file

from creastudio.ml import efficientnet
from creastudio.ml.efficientnet import EfficientNetLite0, SameConv


@pytest.mark.parametrize(("size", "kernel", "stride"), [(8, 3, 2), (9, 3, 2), (8, 5, 1), (7, 5, 2)])
def test_same_padding_keeps_the_size_over_the_stride(size: int, kernel: int, stride: int) -> None:
    made = SameConv(1, 1, kernel, stride)(torch.rand(1, 1, size, size))
    assert made.shape[2:] == (-(-size // stride),) * 2


def test_odd_padding_goes_right_and_below() -> None:
    conv, picture = SameConv(1, 1, 3, 2), torch.rand(1, 1, 8, 8)
    expected = F.conv2d(F.pad(picture, (0, 1, 0, 1)), conv.weight, stride=2)
    assert torch.equal(conv(picture), expected)


@torch.inference_mode()
def test_weights_with_their_head_load(tmp_path: Path) -> None:
    torch.manual_seed(0)
    network = EfficientNetLite0().eval()
    weights = {name: tensor.clone() for name, tensor in network.state_dict().items()}
    save_file({**weights, "_fc.weight": torch.zeros(2, 2)}, tmp_path / "lite0.safetensors")

    loaded = efficientnet.load(tmp_path / "lite0.safetensors")

    picture = torch.rand(1, 3, 16, 16)
    assert loaded(picture).shape == (1, 1280)
    assert torch.equal(loaded(picture), network(picture))
