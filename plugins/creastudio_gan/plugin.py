"""What the plugin offers; imports the api and nothing heavier."""

from __future__ import annotations

from collections.abc import Mapping

from creastudio.api import Generator, Input, Panel, Trainer, hookimpl
from creastudio_gan import generators_latent
from creastudio_gan.generators_convert import CONVERT
from creastudio_gan.generators_evaluate import EVALUATE
from creastudio_gan.params import FAMILY, SampleParams, TrainParams
from creastudio_gan.params_dataset import DatasetParams, DatasetSheetParams
from creastudio_gan.params_walk import WalkParams
from creastudio_gan.translations import ZH_CN
from creastudio_gan.translations_convert import ZH_CN as ZH_CN_CONVERT
from creastudio_gan.translations_dataset import ZH_CN as ZH_CN_DATASET
from creastudio_gan.translations_evaluate import ZH_CN as ZH_CN_EVALUATE
from creastudio_gan.translations_latent import ZH_CN_LATENT
from creastudio_gan.translations_training import ZH_CN as ZH_CN_TRAINING
from creastudio_gan.translations_walk import ZH_CN as ZH_CN_WALK

SAMPLE = Generator(
    id="gan.sample",
    title="Pictures from a model",
    summary="New pictures from a trained model, in a moment.",
    category="Images",
    makes="image",
    good_for=("portraits", "icons", "textures"),
    params=SampleParams,
    entry="creastudio_gan.engine.sample:run",
    memory=300,
    replay="exact",
)

WALK = Generator(
    id="gan.walk",
    title="Walk through a model",
    summary="A video from picture to picture of a model, to a score if there is one; its keys stay editable on the timeline.",
    category="Images",
    takes=(Input(name="score", kind="score", title="Score that moves it", required=False),),
    makes="video",
    good_for=("music videos", "backgrounds", "loops"),
    params=WalkParams,
    entry="creastudio_gan.engine.walk:run",
    memory=400,
    replay="exact",
    trial={"seconds": 0.4, "stops": 2, "size": "model"},
)

TRAIN = Trainer(
    id="gan.train",
    title="Train on pictures",
    summary="A model of its own from a folder of pictures: from about a hundred, better a thousand.",
    category="Images",
    data="image",
    family=FAMILY,
    params=TrainParams,
    entry="creastudio_gan.engine.train:run",
    sample_with="gan.sample",
    memory=1200,
    replay="exact",
    api=">=1.4,<2",
    trial={
        "kimg": 0.048,
        "resolution": "16",
        "width": 8,
        "batch": 4,
        "snapshot": 0.05,
        "precision": "float32",
    },
)

FOLDER = Input(name="data", kind="image", title="Folder of pictures", folder=True)

DATASET = Generator(
    id="gan.dataset",
    title="Examine pictures",
    summary="What is wrong with a folder of pictures before a model learns from it, and what suits it.",
    category="Images",
    takes=(FOLDER,),
    makes="text",
    good_for=("data sets",),
    params=DatasetParams,
    entry="creastudio_gan.engine.dataset:run",
    device="cpu",
    memory=400,
    replay="exact",
)

DATASET_SHEET = Generator(
    id="gan.dataset_sheet",
    title="What a training sees",
    summary="Pictures of a folder as a training gets them: in its shape and size, augmented or not.",
    category="Images",
    takes=(FOLDER,),
    makes="image",
    good_for=("data sets",),
    params=DatasetSheetParams,
    entry="creastudio_gan.engine.dataset_sheet:run",
    device="cpu",
    memory=300,
    replay="exact",
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
)


@hookimpl
def creastudio_generators() -> tuple[Generator, ...]:
    """Return pictures from a model, walks through it, its latent view, and what looks at a data set or a model, or converts one."""
    return (SAMPLE, WALK, DATASET, DATASET_SHEET, EVALUATE, CONVERT, *generators_latent.GENERATORS)


@hookimpl
def creastudio_trainers() -> tuple[Trainer, ...]:
    """Return ``gan.train``."""
    return (TRAIN,)


@hookimpl
def creastudio_panels() -> tuple[Panel, ...]:
    """Return the form of the generator, the dashboard of the trainer and the latent view."""
    return (*PANELS, *generators_latent.PANELS)


@hookimpl
def creastudio_translations() -> Mapping[str, Mapping[str, str]]:
    """Return the Simplified Chinese texts."""
    parts = (
        ZH_CN,
        ZH_CN_DATASET,
        ZH_CN_EVALUATE,
        ZH_CN_WALK,
        ZH_CN_LATENT,
        ZH_CN_TRAINING,
        ZH_CN_CONVERT,
    )
    return {"zh_CN": {text: said for part in parts for text, said in part.items()}}
