"""A short training of ours and of a peer's, each in a process of its own; run by bench_gan_peers.

``python -m tests.bench.probe_gan_peer WHO FOLDER SECONDS`` prints one line of JSON: images a second, parameters of both
networks, images seen, and the kernel distance of what the generator makes then. WHO is one of ``OURS``, with as many
parameters as the peer that it is held against has, or ``lightweight-gan`` or ``stylegan2-pytorch``. The peers ask for CUDA
when they are imported; without one they are told that it is there, and their ``cuda`` calls do nothing, so that their own
training steps run on the CPU.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
import tempfile
import time
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from creastudio.ml import device
from creastudio.ml.image_folder import ImageSet, load_folder
from creastudio.ml.metrics import Judge
from creastudio.ml.pictures import to_uint8

SIDE, BATCH, WARM, JUDGED = 64, 16, 2, 128
OURS = {
    "quick": ("quick", "relativistic", 176),
    "style": ("style", "nonsaturating", 314),
    "style, relativistic": ("style", "relativistic", 314),
}
"""Network, loss and channels with which ours have 4.0 and 36.0 million parameters, as the peers have with what is set below.

The loss beside stylegan2-pytorch is the one that, as its own, penalises gradients once in a few steps alone.
"""

Step = Callable[[], None]
Sample = Callable[[int], Tensor]


def main() -> None:
    """Train for so many seconds and say what came of it."""
    who, folder, seconds = sys.argv[1], Path(sys.argv[2]), float(sys.argv[3])
    place = "cuda:0" if torch.cuda.is_available() else "cpu"
    device.prepare(place)
    torch.manual_seed(0)
    data = load_folder(folder, SIDE)
    with contextlib.redirect_stdout(io.StringIO()), tempfile.TemporaryDirectory() as scratch:
        if who in OURS:
            step, samples, parameters = ours(who, data, torch.device(place))
        else:
            step, samples, parameters = PEERS[who](folder, Path(scratch))
        for _ in range(WARM):
            step()
        seen, started = 0, time.perf_counter()
        while time.perf_counter() - started < seconds:
            step()
            seen += BATCH
        taken = time.perf_counter() - started
        with torch.no_grad():
            made = torch.cat([samples(32) for _ in range(JUDGED // 32)])
    distance = Judge(data.images).compare(made).kernel
    told = {
        "rate": seen / taken,
        "parameters": parameters,
        "seen": seen,
        "distance": distance,
        "device": place,
    }
    print(json.dumps(told))


def ours(who: str, data: ImageSet, place: torch.device) -> tuple[Step, Sample, int]:
    """Return our trainer's step, what it samples with, and its parameters."""
    from creastudio_gan.engine.preparing import plan_of, settings_of
    from creastudio_gan.engine.training_task import GanTask
    from creastudio_gan.tools.train import TrainParams

    network, loss, width = OURS[who]
    params = TrainParams(
        network=network,  # pyright: ignore
        loss=loss,  # pyright: ignore
        resolution=str(SIDE),  # pyright: ignore
        batch=BATCH,
        width=width,
        kimg=1000,
    )
    task = GanTask(
        data, settings_of(params, data, 0, place), place, lambda seen, look: None, plan_of(params).images
    )
    seen = 0

    def step() -> None:
        nonlocal seen
        task.step(seen, 0.0)
        seen += BATCH

    calibrated = False

    def samples(count: int) -> Tensor:
        nonlocal calibrated
        if not calibrated:
            task._calibrate(12, torch.Generator().manual_seed(0))
            calibrated = True
        z = torch.randn(count, task.settings.config.z_dim, device=place)
        return to_uint8(task.ema.model(z))

    return step, samples, _count(task.generator, task.discriminator)


def lightweight(folder: Path, scratch: Path) -> tuple[Step, Sample, int]:
    """Return the same of lightweight-gan, as small as it gets."""
    module = _imported("lightweight_gan.lightweight_gan")
    trainer: Any = module.Trainer(
        base_dir=scratch,
        image_size=SIDE,
        batch_size=BATCH,
        fmap_max=64,
        num_workers=0,
        aug_prob=0.5,
        use_aim=False,
    )
    gan = _begun(trainer, folder)

    def samples(count: int) -> Tensor:
        return _as_bytes(gan.G(torch.randn(count, gan.latent_dim, device=_place())))

    return trainer.train, samples, _count(gan.G, gan.D)


def stylegan2(folder: Path, scratch: Path) -> tuple[Step, Sample, int]:
    """Return the same of stylegan2-pytorch, in the size that it has by itself."""
    sys.modules.setdefault("aim", types.ModuleType("aim"))  # a tracker of experiments, which isn't asked for
    module = _imported("stylegan2_pytorch.stylegan2_pytorch")
    trainer: Any = module.Trainer(
        base_dir=scratch,
        image_size=SIDE,
        batch_size=BATCH,
        network_capacity=16,
        num_workers=0,
        aug_prob=0.5,
    )
    gan = _begun(trainer, folder)

    def samples(count: int) -> Tensor:
        z = torch.randn(count, gan.G.latent_dim, device=_place())
        w = gan.SE(z)[:, None].expand(-1, gan.G.num_layers, -1)
        noise = torch.rand(count, SIDE, SIDE, 1, device=_place())
        return _as_bytes(gan.GE(w, noise))

    return trainer.train, samples, _count(gan.G, gan.S, gan.D)


PEERS = {"lightweight-gan": lightweight, "stylegan2-pytorch": stylegan2}


def _begun(trainer: Any, folder: Path) -> Any:
    trainer.set_data_src(folder)
    trainer.init_GAN()
    # Neither sheets nor checkpoints: nothing but training is timed.
    trainer.evaluate = trainer.save = lambda *_, **__: None
    trainer.steps = 1
    return trainer.GAN


def _imported(name: str) -> Any:
    """Import a peer; without CUDA in a way that its own code runs on the CPU."""
    import importlib

    from creastudio.ml import safe_import

    safe_import.install()  # they import torchvision, also beside a torch that it wasn't linked for

    if torch.cuda.is_available():
        return importlib.import_module(name)
    asked = torch.cuda.is_available
    torch.cuda.is_available = lambda: True
    try:
        module = importlib.import_module(name)
    finally:
        torch.cuda.is_available = asked
    Tensor.cuda = lambda self, *_, **__: self  # pyright: ignore
    nn.Module.cuda = lambda self, *_, **__: self  # pyright: ignore
    module.torch = _OnCpu()  # pyright: ignore
    return module


class _OnCpu:
    """torch, where every device is the CPU."""

    def __getattr__(self, name: str) -> Any:
        return (lambda *_: torch.device("cpu")) if name == "device" else getattr(torch, name)


def _place() -> str:
    return "cuda:0" if torch.cuda.is_available() else "cpu"


def _as_bytes(images: Tensor) -> Tensor:
    """Return images of values 0 to 1 as ours are."""
    return to_uint8(images.clamp(0, 1) * 2 - 1)


def _count(*networks: nn.Module) -> int:
    return sum(parameter.numel() for network in networks for parameter in network.parameters())


if __name__ == "__main__":
    main()
