from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file
from torch import Tensor

from creastudio.api import UserError
from creastudio.ml import inception
from creastudio.ml.inception import CLASSES, Inception

NAMES = """
import torch
from creastudio.ml import safe_import
safe_import.install()
from torchvision.models.inception import Inception3
from creastudio.ml.inception import Inception
with torch.device("meta"):
    ours, theirs = Inception(), Inception3(num_classes=1008, aux_logits=False, init_weights=False)
shapes = lambda network: {name: tuple(tensor.shape) for name, tensor in network.state_dict().items()}
assert shapes(ours) == shapes(theirs), set(shapes(ours)) ^ set(shapes(theirs))
"""


@pytest.fixture
def tiny(monkeypatch: pytest.MonkeyPatch) -> Inception:
    """The same topology with a sixteenth of the channels, which the module then takes for the whole one."""
    monkeypatch.setattr(inception.Inception.__init__, "__defaults__", (1 / 16,))
    torch.manual_seed(0)
    return Inception().eval()


def weights_of(network: Inception) -> dict[str, Tensor]:
    return {name: tensor.contiguous() for name, tensor in network.state_dict().items()}


def test_the_parameters_are_called_and_shaped_as_those_of_torchvision() -> None:
    # In a process of its own: torchvision takes seconds to import, and a shim where it doesn't fit this torch.
    subprocess.run([sys.executable, "-c", NAMES], check=True, timeout=120)


@torch.inference_mode()
def test_features_and_logits_of_pictures_of_any_size(tiny: Inception) -> None:
    features, logits = tiny(torch.rand(2, 3, 40, 24) * 2 - 1)
    assert features.shape == (2, tiny.fc.in_features)
    assert logits.shape == (2, CLASSES)
    assert features.std() > 0


@pytest.mark.parametrize("suffix", [".safetensors", ".pth"])
@torch.inference_mode()
def test_weights_of_both_kinds_of_files_give_the_same_network(
    tiny: Inception, tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"mine{suffix}"
    weights = weights_of(tiny)
    if suffix == ".pth":
        torch.save(weights, path)
    else:
        save_file({name: tensor.clone() for name, tensor in weights.items()}, path)

    loaded, called = inception.load(path)

    picture = torch.rand(1, 3, 16, 16)
    assert torch.equal(loaded(picture)[0], tiny(picture)[0])
    assert called.startswith(f"mine{suffix}, SHA-256 ")
    assert called.endswith("not the published file itself")


def test_weights_of_another_count_of_classes_are_refused_by_name(tiny: Inception, tmp_path: Path) -> None:
    weights = weights_of(tiny)
    weights["fc.weight"], weights["fc.bias"] = torch.zeros(1000, tiny.fc.in_features), torch.zeros(1000)
    save_file(weights, tmp_path / "imagenet.safetensors")
    with pytest.raises(UserError, match=r"'imagenet.safetensors' holds an Inception network of 1000 classes"):
        inception.load(tmp_path / "imagenet.safetensors")


def test_another_network_is_refused_by_name(tiny: Inception, tmp_path: Path) -> None:
    save_file({"layer.weight": torch.zeros(2)}, tmp_path / "other.safetensors")
    with pytest.raises(
        UserError, match=r"holds no Inception network: 'Conv2d_1a_3x3.conv.weight' is missing"
    ):
        inception.load(tmp_path / "other.safetensors")

    weights = weights_of(tiny)
    weights["Mixed_6a.branch3x3.conv.weight"] = torch.zeros(1, 1, 3, 3)
    save_file(weights, tmp_path / "wide.safetensors")
    with pytest.raises(UserError, match=r"'Mixed_6a.branch3x3.conv.weight' has another shape"):
        inception.load(tmp_path / "wide.safetensors")


def test_weights_that_are_no_numbers_are_refused(tiny: Inception, tmp_path: Path) -> None:
    weights = weights_of(tiny)
    weights["fc.weight"][0, 0] = torch.nan
    save_file(weights, tmp_path / "broken.safetensors")
    with pytest.raises(UserError, match="are no numbers"):
        inception.load(tmp_path / "broken.safetensors")
