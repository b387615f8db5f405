"""``gan.evaluate``: how a model compares with the pictures it learned from."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from creastudio.api import Evaluation, JobContext, UserError
from creastudio.api.dataset import DatasetManifest, read_manifest
from creastudio.ml import device, efficientnet, fidelity
from creastudio.ml.features import Described, Extractor, extractor
from creastudio.ml.image_folder import ImageSet, load_folder
from creastudio.ml.job_inputs import kept_manifests, optional_input
from creastudio.ml.metrics import squared_distances
from creastudio.ml.pictures import sheet, to_uint8
from creastudio_gan.engine import latents, models
from creastudio_gan.engine.alias_free import AliasFreeConfig
from creastudio_gan.engine.evaluation_report import Score, card, figures, remarks
from creastudio_gan.engine.models import Network
from creastudio_gan.engine.styled import Styled
from creastudio_gan.tools.evaluate import EvaluateParams

BATCH = 16
DESCRIBED = 64
"""Pictures between two looks at whether the job was cancelled."""

SHOWN = 48
CLOSEST = 8
NEIGHBOURS = 3
TILE = 64
"""Smallest side of a picture on a sheet, px."""

MOST = 20_000
"""Real pictures that are looked at, drawn at random from a larger folder."""

ENOUGH = 100
"""Fewer real pictures are said to be too few."""


def run(params: EvaluateParams, ctx: JobContext) -> None:
    """Measure ``params.model`` against the folder ``ctx.input("data")`` and emit a report.

    The artifact is Markdown; its metadata hold the figures as ``evaluation`` and two sheets as ``pictures`` (JPEG,
    base64): samples, and the made pictures that are closest to real ones.

    Raises
    ------
    UserError
        When the model or the pictures can't be used, or the features aren't there.
    """
    place = device.prepare(ctx.device)
    ctx.progress(0.0, "loading the model")
    model = ctx.model(params.model)
    network = models.load_cached(model, place)
    config = models.config_of(model.card.config, model.card.architecture)
    real = _real(_folder(ctx), (config.height, config.width), params, ctx)
    # A single picture counts twice, having no variance of its own; the report says that it is too few.
    pictures = _looked_at(real.images, ctx.seed)
    describe = extractor(params.features, pictures, place, _weights(ctx, params))
    manifest = read_manifest(_folder(ctx), kept_manifests(ctx)) or DatasetManifest()
    labels = _labels(config, [manifest.label_of(name) for name in real.files], params.made, ctx.seed)
    made = _made(network, place, labels, params, ctx)
    seen_real = _described(describe, pictures, ctx, 0.45, "looking at the pictures")
    seen_made = _described(describe, made, ctx, 0.65, "looking at what was made")
    near = fidelity.nearest(seen_made.features, seen_real.features)
    evaluation = _measured(model.card.title, describe, (seen_real, seen_made), near, real, params, ctx)
    closest = _closest(made, pictures, seen_real.features, seen_made.features, near.made)
    sheets = {"samples": _encoded(sheet(_tiles(made[:SHOWN]), 8)), "closest": _encoded(closest)}
    ctx.emit(evaluation.artifact(pictures=sheets))
    ctx.progress(1.0, "done")


def _folder(ctx: JobContext) -> Path:
    path = ctx.input("data").path
    return path if path.is_dir() else path.parent


def _weights(ctx: JobContext, params: EvaluateParams) -> Path | None:
    """Return the weights of what describes pictures: a bundled model, or a file of the person's."""
    if params.features == "thumbnails":
        return None
    if params.features == "efficientnet":
        return ctx.model(efficientnet.BUNDLED).weights
    given = optional_input(ctx, "weights")
    return None if given is None else given.path


def _real(folder: Path, size: tuple[int, int], params: EvaluateParams, ctx: JobContext) -> ImageSet:
    def on_file(done: int, total: int) -> None:
        ctx.check_cancelled()
        if done % 100 == 0:
            ctx.progress(0.1 * done / total, f"reading pictures, {done} of {total}")

    return load_folder(folder, size, params.fit, kept=kept_manifests(ctx), on_file=on_file)


def _looked_at(images: Tensor, seed: int) -> Tensor:
    if len(images) == 1:
        return images.repeat(2, 1, 1, 1)
    if len(images) <= MOST:
        return images
    return images[torch.randperm(len(images), generator=torch.Generator().manual_seed(seed))[:MOST]]


def _labels(
    config: models.Config | AliasFreeConfig, names: list[str], count: int, seed: int
) -> Tensor | None:
    """Return labels as often as their classes are among `names`; evenly where none of them is there."""
    if not config.classes:
        return None
    counts = np.array([names.count(name) for name in config.classes], dtype=np.float64)
    shares = counts / counts.sum() if counts.sum() else np.full(len(counts), 1 / len(counts))
    return torch.from_numpy(np.random.default_rng(seed).choice(len(shares), count, p=shares))


def _made(
    network: Network, place: torch.device, labels: Tensor | None, params: EvaluateParams, ctx: JobContext
) -> Tensor:
    """Return ``params.made`` pictures of the seeds from ``ctx.seed`` on, (n, 3, height, width) uint8."""
    parts: list[Tensor] = []
    for start in range(0, params.made, BATCH):
        ctx.check_cancelled()
        ctx.progress(0.1 + 0.35 * start / params.made, f"making pictures, {start} of {params.made}")
        end = min(start + BATCH, params.made)
        seeds = [(ctx.seed + number) % latents.SEEDS for number in range(start, end)]
        z = np.stack([latents.of_seed(seed, network.z_dim) for seed in seeds])
        label = None if labels is None else labels[start:end].to(place)
        with torch.inference_mode():
            if isinstance(network, Styled):
                images = network(_tensor(z, place), label, truncation=params.truncation)
            else:
                images = network(_tensor(latents.truncate(z, params.truncation), place), label)
        if not bool(images.isfinite().all()):
            raise UserError(
                "The model makes no pictures: some of its weights are no numbers.",
                hint="Its training broke down; go back to an earlier checkpoint, or train again with a higher gamma.",
            )
        parts.append(to_uint8(images))
    return torch.cat(parts)


def _tensor(z: latents.Latent, place: torch.device) -> Tensor:
    return torch.from_numpy(z.astype(np.float32)).to(place)


def _described(describe: Extractor, images: Tensor, ctx: JobContext, start: float, message: str) -> Described:
    """Return what an extractor says of `images`, a part at a time."""
    parts: list[Described] = []
    for number, part in enumerate(images.split(DESCRIBED)):
        ctx.check_cancelled()
        ctx.progress(start + 0.2 * number * DESCRIBED / len(images), message)
        parts.append(describe.describe(part))
    features = torch.cat([part.features for part in parts])
    logits = [part.logits for part in parts if part.logits is not None]
    return Described(features, torch.cat(logits) if logits else None)


def _measured(
    title: str,
    describe: Extractor,
    seen: tuple[Described, Described],
    near: fidelity.Nearest,
    real: ImageSet,
    params: EvaluateParams,
    ctx: JobContext,
) -> Evaluation:
    def between(done: int) -> None:
        ctx.check_cancelled()
        ctx.progress(0.85 + 0.15 * done / params.repeats, "comparing")

    measures = dict(fidelity.MEASURES)
    if describe.kind == "inception":
        measures["kernel"] = fidelity.kernel_inception_distance
    found = fidelity.compare(
        seen[0].features,
        seen[1].features,
        measures=measures,
        limit=params.subset,
        repeats=params.repeats,
        seed=ctx.seed,
        between=between,
    )
    measured = figures(found, describe.kind == "inception", _inception_score(seen))
    count = min(len(real), MOST)
    height, width = real.images.shape[2:]
    return Evaluation(
        model=title,
        folder=_folder(ctx).name,
        real=count,
        left_out=len(real.problems),
        made=params.made,
        size=f"{width} x {height} px",
        features=describe.about,
        subset=found.subset,
        repeats=found.repeats,
        figures=measured,
        remarks=tuple(remarks(near, count if count < ENOUGH else 0, params.truncation)),
        card=card(measured, describe.name),
        settings={
            "features": describe.kind,
            "first_seed": ctx.seed,
            "truncation": params.truncation,
            "closest": float(near.made.min()),
        },
    )


def _inception_score(seen: tuple[Described, Described]) -> Score | None:
    """Return the Inception Score of as many made as real pictures, and of the real ones."""
    real, made = (part.logits for part in seen)
    if real is None or made is None:
        return None
    count = min(len(real), len(made))
    return Score(
        fidelity.inception_score(made),
        fidelity.inception_score(made[:count]),
        fidelity.inception_score(real[:count]),
    )


def _closest(made: Tensor, real: Tensor, seen_real: Tensor, seen_made: Tensor, ratio: Tensor) -> Tensor:
    """Return a sheet: on top the made pictures that come closest to real ones, their nearest ones below."""
    chosen = ratio.argsort()[:CLOSEST]
    order = squared_distances(seen_made[chosen], seen_real[: len(real)]).argsort(dim=1)
    rows = [made[chosen]] + [real[order[:, rank]] for rank in range(min(NEIGHBOURS, len(real)))]
    return sheet(_tiles(torch.cat(rows)), len(chosen))


def _tiles(images: Tensor) -> Tensor:
    """Return small pictures enlarged by whole pixels, so that they can be seen on a page."""
    times = max(1, TILE // min(images.shape[2:]))
    return images.repeat_interleave(times, dim=2).repeat_interleave(times, dim=3)


def _encoded(picture: Tensor) -> str:
    buffer = io.BytesIO()
    Image.fromarray(picture.permute(1, 2, 0).numpy()).save(buffer, "JPEG", quality=88, subsampling=0)
    return base64.b64encode(buffer.getvalue()).decode()
