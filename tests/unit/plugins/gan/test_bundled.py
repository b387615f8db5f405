from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from creastudio.api import Model, ModelCard
from creastudio.ml import checkpoint
from creastudio.ml.image_folder import ImageSet, load_folder
from creastudio.ml.metrics import Judge
from creastudio.ml.pictures import sheet
from creastudio.resources import resource_path
from creastudio_gan.engine import latents, models, sample
from creastudio_gan.family import BUNDLED, FAMILY

AVATARS = resource_path("samples", "avatars")
SHEET = Path(__file__).parents[4] / "docs" / "images" / "gan-avatars.png"
"""Seeds 0 to 59, by packaging/content/avatars_sheet.py."""


@pytest.fixture(scope="module")
def model() -> Model:
    folder = resource_path("models", BUNDLED)
    card = ModelCard.model_validate_json((folder / "card.json").read_text(encoding="utf-8"))
    return Model(card, folder, folder / "model.safetensors")


@pytest.fixture(scope="module")
def avatars() -> ImageSet:
    return load_folder(AVATARS, 64)


def test_the_starter_set_is_whole_and_says_where_it_is_from(avatars: ImageSet) -> None:
    manifest = json.loads((AVATARS / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["licence"] == "CC0-1.0"
    assert [item["file"] for item in manifest["items"]] == sorted(path.name for path in AVATARS.glob("*.png"))
    assert len(avatars) == manifest["count"] == 1000
    assert avatars.problems == ()
    assert len({item["seed"] for item in manifest["items"]}) == 1000


def test_the_card_keeps_its_word(model: Model) -> None:
    card = model.card
    assert card.id == BUNDLED
    assert card.family == FAMILY
    assert card.sha256 == checkpoint.sha256(model.weights)
    assert card.bytes == model.weights.stat().st_size <= 25_000_000
    assert card.licence == "CC0-1.0"
    assert card.data[0].items == 3000
    assert card.recipe is not None
    assert card.recipe.generator == "gan.train"


def test_a_seed_is_still_the_picture_that_the_docs_show(model: Model) -> None:
    """Projects and exported files name seeds of this model: they must stay what they are."""
    network = models.load(model, torch.device("cpu"))

    def latent(seed: int) -> latents.Latent:
        return latents.of_seed(seed, network.z_dim)

    made = torch.stack(list(sample.pictures(network, torch.device("cpu"), latent, 0, 60)))
    with Image.open(SHEET) as opened:  # every pixel twice in both directions
        shown = np.asarray(opened.convert("RGB"))[::2, ::2].astype(int)
    # Other processors round the last bits differently.
    assert np.abs(sheet(made, columns=10).permute(1, 2, 0).numpy() - shown).max() <= 2


def test_its_samples_still_look_like_the_avatars(model: Model, avatars: ImageSet) -> None:
    """A change of the networks that loads the old weights but computes something else is caught here."""
    network = models.load(model, torch.device("cpu"))

    def latent(seed: int) -> latents.Latent:
        return latents.of_seed(seed, network.z_dim)

    made = torch.stack(list(sample.pictures(network, torch.device("cpu"), latent, 0, 512)))
    scores = Judge(avatars.images).compare(made)
    assert scores.frechet < 22  # other avatars are 5 away, half-trained models 30 and more
    assert scores.coverage > 0.75
