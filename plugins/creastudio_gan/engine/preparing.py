"""From what a person set to the settings of a training, and what is said of it before it begins."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import torch

from creastudio.api import Advice
from creastudio.ml import device, memory, retention
from creastudio.ml.image_folder import ImageSet
from creastudio.ml.plan import Plan
from creastudio_gan.costs import memory_megabytes
from creastudio_gan.engine.micro import GROUP
from creastudio_gan.engine.models import HYBRID, STYLE, Config
from creastudio_gan.engine.settings import CHANGEABLE, Settings
from creastudio_gan.tools.train import TrainParams

LEARNING_RATES = {
    ("quick", False): (5e-4, 2e-3),
    ("quick", True): (2e-4, 2e-4),
    ("style", False): (2.5e-3, 2.5e-3),
    ("style", True): (2e-3, 2e-3),
}
"""Network, and whether its discriminator is the projected one -> learning rates of generator and discriminator."""

ROOM = 0.85
"""Share of the free memory that a training may be expected to take."""


def settings_of(params: TrainParams, data: ImageSet, seed: int, place: torch.device) -> Settings:
    """Return the settings of a training on `data`."""
    fast = params.precision == "bfloat16" or (params.precision == "auto" and device.has_fast_bfloat16(place))
    work = params.work
    style = work.network == "style"
    lr_generator, lr_discriminator = LEARNING_RATES[work.network, params.loss == "projected"]
    config = Config(
        channels=work.channels(),
        z_dim=128 if style else 64,
        architecture=STYLE if style else HYBRID,
        start=work.start,
        classes=data.classes,
    )
    return Settings(
        pictures=data.digest,
        config=config,
        critic=work.channels(work.critic),
        loss=params.loss,
        lr_generator=lr_generator,
        lr_discriminator=lr_discriminator,
        rate=params.rate,
        half_life=1000 * params.average,
        batch=work.batch,
        seed=seed,
        gamma=params.penalty,
        policies=params.policies_for(len(data)),
        augment_p=params.augment_p,
        mirror=params.mirror and "flip" not in data.forbidden,
        forbidden=tuple(sorted(data.forbidden)),
        bfloat16=fast,
        hold_out=params.hold_out,
        start_from=params.start_from or "",
        frozen=params.frozen,
    )


def plan_of(params: TrainParams) -> Plan:
    """Return how long to train, and what ends it."""
    return Plan(
        images=params.images,
        batch=params.work.batch,
        snapshot_every=params.snapshot_images,
        budget_seconds=params.minutes * 60,
        keep=params.keep,
        target=params.stop_at,
        patience=params.patience,
        stop_on_alarm=params.stop_on_alarm,
        go_back=None if params.go_back is None else round(1000 * params.go_back),
        changeable=CHANGEABLE,
    )


@dataclass(frozen=True)
class Fitting:
    """How a training fits into memory.

    Attributes
    ----------
    micro : int
        Pictures that go through at once.
    expected : float
        MB that it takes at most then, the process and the pictures included.
    free : float
        MB that there are.
    most : int
        Pictures at once that a resumed training may not exceed: what was asked for, or what is left to try after memory
        ran out. Otherwise it goes on with as many as it had, and so with the same sums.
    """

    micro: int
    expected: float
    free: float
    most: int


def fitting(
    params: TrainParams, data: ImageSet, settings: Settings, place: torch.device, scale: float = 1.0
) -> Fitting:
    """Choose how many pictures go through at once: what was asked for, else as many as fit.

    `scale` is ``memory_scale`` of the job: below 1 memory ran out before.
    """
    free = memory.free(place) / 1e6 + (memory.taken(place) / 1e6 if place.type == "cpu" else 0.0)
    pictures = data.images.numel() / 1e6 * (2 if settings.hold_out > 0 else 1)
    work = params.work

    def expected(micro: int) -> float:
        sized = replace(work, micro=micro)
        return pictures + memory_megabytes(sized, place.type, half=settings.bfloat16)

    micro = params.micro or work.batch
    if params.micro is None and work.batch % GROUP == 0:
        while micro > GROUP and expected(micro) > ROOM * free:
            micro = max(GROUP, micro // 2 // GROUP * GROUP)
    if scale < 1 and work.batch % GROUP == 0:
        micro = max(GROUP, int(micro * scale) // GROUP * GROUP)
    binding = params.micro is not None or scale < 1
    return Fitting(micro, expected(micro), free, micro if binding else work.batch)


def report(
    params: TrainParams,
    settings: Settings,
    found: Fitting,
    held_out: int,
    pictures: int,
    checkpoint_bytes: int,
    room: float = math.inf,
) -> Advice:
    """Return what is said before the training begins; `room` is how much is free on the disk, MB."""
    config = settings.config
    parts = "" if found.micro >= settings.batch else f", {found.micro} at a time"
    disk = retention.disk_space(params.keep, checkpoint_bytes) / 1e6
    precision = "bfloat16 above 16 px" if settings.bfloat16 else "float32"
    text = (
        f"{pictures} pictures of {config.width} x {config.height} px, {held_out} held out; batches of "
        f"{settings.batch}{parts}; {precision}; gamma {settings.gamma:.3g}."
    )
    hint = (
        f"Takes about {found.expected:.0f} MB of memory and up to {disk:.0f} MB on the disk for checkpoints."
    )
    if settings.forbidden:
        hint += f" Never changed, as was chosen for this folder: {', '.join(settings.forbidden)}."
    tight = found.expected > found.free
    if tight:
        hint += f" Only {found.free:.0f} MB are free: choose fewer channels or a lower resolution."
    if disk > room:
        hint += f" Only {room:.0f} MB are free on the disk: keep fewer checkpoints, or free some space."
    severe = tight or disk > room
    return Advice(key="plan", severity="warning" if severe else "note", text=text, hint=hint)
