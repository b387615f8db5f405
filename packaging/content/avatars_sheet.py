"""Draw the sheet of samples in the docs: what the bundled model makes of seeds 0 to 59, none left out.

python packaging/content/avatars_sheet.py
python packaging/content/avatars_sheet.py --columns 4 --rows 4 --out resources/models/avatars-64/samples.png

The second one is what the list of models shows of it.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from creastudio.api import Model, ModelCard
from creastudio.ml import device
from creastudio.ml.pictures import png, sheet
from creastudio_gan.engine import latents, models, sample
from creastudio_gan.family import BUNDLED
from creastudio_gan.tools.sample import SampleParams

ROOT = Path(__file__).resolve().parents[2]


def draw(folder: Path, truncation: float, columns: int, rows: int, first: int) -> bytes:
    """Return a PNG of `columns` x `rows` samples at twice their size, seeds from `first` on."""
    card = ModelCard.model_validate_json((folder / "card.json").read_text(encoding="utf-8"))
    place = device.prepare("cpu", threads=1)
    network = models.load(Model(card, folder, folder / "model.safetensors"), place)

    def latent(seed: int) -> latents.Latent:
        return latents.truncate(latents.of_seed(seed, network.z_dim), truncation)

    made = torch.stack(list(sample.pictures(network, place, latent, first, columns * rows)))
    large = made.repeat_interleave(2, dim=2).repeat_interleave(2, dim=3)
    return png(sheet(large, columns))


def main() -> None:
    """Read the command line and draw."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--model", type=Path, default=ROOT / "resources" / "models" / BUNDLED)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "images" / "gan-avatars.png")
    parser.add_argument("--truncation", type=float, default=SampleParams().truncation)
    parser.add_argument("--columns", type=int, default=10)
    parser.add_argument("--rows", type=int, default=6)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    arguments = parser.parse_args()
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    arguments.out.write_bytes(
        draw(arguments.model, arguments.truncation, arguments.columns, arguments.rows, arguments.first)
    )


if __name__ == "__main__":
    main()
