"""What the plugin offers; imports the api and nothing heavier."""

from __future__ import annotations

from collections.abc import Mapping

from creastudio.api import Generator, Panel, Trainer, hookimpl
from creastudio_gan.tools.convert import CONVERT
from creastudio_gan.tools.dataset import DATASET, DATASET_SHEET
from creastudio_gan.tools.directions import DIRECTIONS
from creastudio_gan.tools.evaluate import EVALUATE
from creastudio_gan.tools.explore import EXPLORE, LATENT
from creastudio_gan.tools.project import PROJECT
from creastudio_gan.tools.sample import SAMPLE
from creastudio_gan.tools.sheet import SHEET
from creastudio_gan.tools.train import TRAIN
from creastudio_gan.tools.walk import WALK
from creastudio_gan.words import ZH_CN

GENERATORS: tuple[Generator, ...] = (
    SAMPLE,
    WALK,
    DATASET,
    DATASET_SHEET,
    EVALUATE,
    CONVERT,
    EXPLORE,
    SHEET,
    DIRECTIONS,
    PROJECT,
)

PANELS = (
    Panel(id="gan.sample_form", title="Pictures from a model", view="form", generator="gan.sample"),
    Panel(id="gan.walk_form", title="Walk through a model", view="form", generator="gan.walk"),
    Panel(
        id="gan.training",
        title="Training",
        view="dashboard",
        generator="gan.train",
        bindings={
            "Loss": "loss_g,loss_d",
            "Distance from the pictures": "distance",
            "Coverage of the pictures": "coverage,variety",
            "Discriminator and augmentation": "told_apart,augment_p",
        },
    ),
    LATENT,
)


@hookimpl
def creastudio_generators() -> tuple[Generator, ...]:
    """Return pictures from a model, walks through it, its latent view, and what looks at a data set or a model, or converts one."""
    return GENERATORS


@hookimpl
def creastudio_trainers() -> tuple[Trainer, ...]:
    """Return ``gan.train``."""
    return (TRAIN,)


@hookimpl
def creastudio_panels() -> tuple[Panel, ...]:
    """Return the form of the generator, the dashboard of the trainer and the latent view."""
    return PANELS


@hookimpl
def creastudio_translations() -> Mapping[str, Mapping[str, str]]:
    """Return the Simplified Chinese texts."""
    return {"zh_CN": ZH_CN}
