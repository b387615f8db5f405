"""Draws ``samples.png`` beside the bundled models that make pictures, where it is missing.

python packaging/content/model_sheets.py
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from creastudio.api import ModelCard
from creastudio.api.context import Model
from creastudio.ml.pictures import png, sheet, to_uint8
from creastudio_gan.engine import latents, models

MODELS = Path(__file__).parents[2] / "resources" / "models"
SHOWN, COLUMNS, TILE = 8, 4, 128


def main() -> None:
    torch.set_num_threads(1)
    for folder in sorted(MODELS.iterdir()):
        card = ModelCard.model_validate_json((folder / "card.json").read_text(encoding="utf-8"))
        if card.family == "gan" and not (folder / "samples.png").exists():
            (folder / "samples.png").write_bytes(drawn(Model(card, folder, folder / "model.safetensors")))
            print(folder.name)


@torch.inference_mode()
def drawn(model: Model) -> bytes:
    """Return pictures of the first seeds, each of the next class, as a PNG."""
    network = models.load(model, torch.device("cpu"))
    z = np.stack([latents.of_seed(seed, network.z_dim) for seed in range(SHOWN)]).astype(np.float32)
    label = torch.arange(SHOWN) % network.classes if network.classes else None
    made = network(torch.from_numpy(z), label)
    if made.shape[-1] > TILE:
        made = F.interpolate(made, scale_factor=TILE / made.shape[-1], mode="area")
    return png(sheet(to_uint8(made), COLUMNS))


if __name__ == "__main__":
    main()
