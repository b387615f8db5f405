"""``gan.dataset_sheet``: what a training sees of a folder of pictures."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from creastudio.api import JobContext, UserError, image_artifact
from creastudio.api.dataset import DatasetManifest, Framing
from creastudio.ml.dataset_files import list_folder
from creastudio.ml.framing import Pixels, framed
from creastudio.ml.picture_files import PictureFault, read_picture
from creastudio.ml.pixels import encoded, laid_out
from creastudio_gan.engine.dataset import choices_of
from creastudio_gan.tools.dataset import DatasetSheetParams


def run(params: DatasetSheetParams, ctx: JobContext) -> None:
    """Show pictures of the folder ``ctx.input("data")`` as a training gets them.

    Raises
    ------
    UserError
        When there is no such folder or no picture in it that can be used.
    """
    folder = ctx.input("data").path
    manifest = choices_of(params.choices, folder, ctx) or DatasetManifest()
    listed = list_folder(folder).pictures
    pictures = _pictures(folder, params.names.splitlines() or listed, manifest, params, ctx)
    policies = params.policies_for(len(listed))
    if params.mirror or policies:
        pictures = _augmented(pictures, policies, params, ctx.seed)
    made = laid_out(pictures)
    ctx.progress(1.0, "done")
    height, width, _ = made.shape
    ctx.emit(image_artifact(encoded(made), width, height, title=f"{folder.name} as it is learned"))


def _augmented(pictures: Pixels, policies: tuple[str, ...], params: DatasetSheetParams, seed: int) -> Pixels:
    """Return (n, height, width, 3) pictures changed as a training changes them, the same for a seed."""
    # Here, so that a plain sheet needs no torch.
    import torch

    from creastudio_gan.engine.augmenting import Augmenting, changed

    rng = torch.Generator().manual_seed(seed % 2**63)
    images = torch.from_numpy(pictures).permute(0, 3, 1, 2)
    if params.mirror:
        turned = torch.rand(len(images), generator=rng) < 0.5
        images = torch.where(turned[:, None, None, None], images.flip(-1), images)
    if policies:
        augmenting = Augmenting(policies, params.augment_p, planned=0, measured=False)
        images = changed(images, augmenting.draw(len(images), params.size, rng))
    return np.ascontiguousarray(images.permute(0, 2, 3, 1).numpy())


def _pictures(
    folder: Path, names: list[str], chosen: DatasetManifest, params: DatasetSheetParams, ctx: JobContext
) -> Pixels:
    names = [name for name in names if not chosen.choice(name).exclude]
    found: list[Pixels] = []
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
    return np.stack(found)


def _spread(names: list[str], count: int) -> list[str]:
    """Order names so that any first part of them lies all over the list; the first `count` keep its order."""
    if len(names) <= count:
        return names
    first = sorted({int(i) for i in np.linspace(0, len(names) - 1, count).round()})
    taken = set(first)
    return [names[i] for i in first] + [name for i, name in enumerate(names) if i not in taken]


def _seen(folder: Path, name: str, chosen: DatasetManifest, params: DatasetSheetParams) -> Pixels | None:
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
    return framed(picture, params.size, framing, choice.crop)
