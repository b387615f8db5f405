"""``gan.dataset`` and ``gan.dataset_sheet``: what is in a folder of pictures, and what a training sees of it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from creastudio.api import Artifact, JobContext, UserError, image_artifact
from creastudio.api.dataset import DatasetManifest, Framing, parse_manifest, read_manifest
from creastudio.api.dataset_text import in_words
from creastudio.ml.augment import augment
from creastudio.ml.dataset import examine
from creastudio.ml.dataset_files import list_folder
from creastudio.ml.framing import framed
from creastudio.ml.picture_files import PictureFault, read_picture
from creastudio.ml.pictures import png, sheet, to_uint8
from creastudio_gan.params_dataset import DatasetParams, DatasetSheetParams


def run(params: DatasetParams, ctx: JobContext) -> None:
    """Examine the folder ``ctx.input("data")`` and give back a report.

    Raises
    ------
    UserError
        When there is no such folder, or its manifest can't be read.
    """
    folder = ctx.input("data").path

    def on_step(share: float, words: str) -> None:
        ctx.check_cancelled()
        ctx.progress(share, words)

    report = examine(folder, _choices(params.choices, folder, ctx), on_step=on_step, most=params.most)
    ctx.check_cancelled()
    text = report.model_dump_json() if params.form == "data" else in_words(report)
    ctx.progress(1.0, "done")
    ctx.emit(Artifact("text/plain", text.encode(), title=f"Report on {folder.name}"))


def run_sheet(params: DatasetSheetParams, ctx: JobContext) -> None:
    """Show pictures of the folder ``ctx.input("data")`` as a training gets them.

    Raises
    ------
    UserError
        When there is no such folder or no picture in it that can be used.
    """
    folder = ctx.input("data").path
    manifest = _choices(params.choices, folder, ctx)
    pictures = _pictures(folder, manifest, params, ctx)
    rng = torch.Generator().manual_seed(ctx.seed % 2**63)
    if params.mirror:
        turned = torch.rand(len(pictures), generator=rng) < 0.5
        pictures[turned] = pictures[turned].flip(-1)
    if params.policies:
        seen = augment(pictures.float() / 127.5 - 1, params.policies, params.augment_p, rng)
        pictures = to_uint8(seen)
    made = sheet(pictures)
    _, height, width = made.shape
    ctx.progress(1.0, "done")
    ctx.emit(image_artifact(png(made), width, height, title=f"{folder.name} as it is learned"))


def _choices(text: str, folder: Path, ctx: JobContext) -> DatasetManifest | None:
    if text.strip():
        return parse_manifest(text, folder)
    kept = ctx.settings.get("datasets")
    return read_manifest(folder, Path(kept) if kept else None)


def _pictures(
    folder: Path, manifest: DatasetManifest | None, params: DatasetSheetParams, ctx: JobContext
) -> Tensor:
    chosen = manifest or DatasetManifest()
    names = params.names.splitlines() or list_folder(folder).pictures
    names = [name for name in names if not chosen.choice(name).exclude]
    found: list[Tensor] = []
    for done, name in enumerate(_spread(names, params.count)):
        ctx.check_cancelled()
        ctx.progress(done / max(1, min(len(names), params.count)), "reading pictures")
        if len(found) == params.count:
            break
        pixels = _seen(folder, name, chosen, params)
        if pixels is not None:
            found.append(pixels)
    if not found:
        raise UserError(
            f"None of the pictures in '{folder.name}' can be used.",
            "Choose a folder with PNG, JPEG, WebP, BMP, GIF or TIFF files.",
        )
    return torch.stack(found)


def _spread(names: list[str], count: int) -> list[str]:
    """Order names so that any first part of them lies all over the list; the first `count` keep its order."""
    if len(names) <= count:
        return names
    first = sorted({int(i) for i in np.linspace(0, len(names) - 1, count).round()})
    taken = set(first)
    return [names[i] for i in first] + [name for i, name in enumerate(names) if i not in taken]


def _seen(folder: Path, name: str, chosen: DatasetManifest, params: DatasetSheetParams) -> Tensor | None:
    choice = chosen.choice(name)
    if params.fit == "chosen":
        framing = choice.framing or chosen.framing or Framing()
    else:
        framing = Framing(fit=params.fit, focus=params.focus, ground=params.ground)
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        return None
    try:
        picture, _ = read_picture(path, draft=2 * max(params.size))
    except PictureFault:
        return None
    return torch.from_numpy(framed(picture, params.size, framing, choice.crop)).permute(2, 0, 1)
