"""``picture.augment``: varied copies of the pictures of a folder, which stays as it is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

import numpy as np
from PIL import Image

from creastudio.api import JobContext, UserError
from creastudio.api.dataset import DatasetManifest, read_manifest
from creastudio.ml.dataset_files import list_folder
from creastudio.ml.job_inputs import kept_manifests
from creastudio_pictures.engine import images
from creastudio_pictures.engine.variations import Changes, Values, changed, drawn
from creastudio_pictures.tools.augment import AugmentParams

MOST = 2000
"""Pictures made at a time: they all go into the results."""

SHOWN, CELL = 16, 128
"""Copies on a sheet, and their side, px."""


@dataclass(frozen=True)
class Copy:
    """One copy to make: of which file, which one of its copies, and with which changes."""

    name: str
    number: int
    changes: Changes


def run(params: AugmentParams, ctx: JobContext) -> None:
    """Emit ``params.copies`` changed copies of each picture below the folder ``ctx.input("data")``.

    The changes of a copy come from the seed, the name of its file and its number, so other files in the folder don't
    matter. Each result says in its metadata what was done to which file.

    Raises
    ------
    UserError
        When there is no folder or no usable picture in it, or more would be made than fit.
    """
    folder = ctx.input("data").path
    manifest = _manifest(folder, ctx)
    names = [name for name in list_folder(folder).pictures if name not in manifest.excluded]
    if not names:
        raise UserError(
            f"The folder '{folder.name}' has no pictures.",
            hint="Choose a folder with PNG, JPEG, WebP, BMP, GIF or TIFF files.",
        )
    total = len(names) * params.copies
    if total > MOST and not params.sheet:
        raise UserError(
            f"That would make {total} pictures.",
            hint=f"Take fewer copies or a smaller folder: at most {MOST} are made at a time.",
        )
    copies = [copy for name in names for copy in _copies(params, ctx.seed, name)]
    ctx.check_cancelled()
    ctx.progress(0.0, "varying")
    sheet = _sheet(folder, copies, params)
    if sheet is not None:
        ctx.preview(images.artifact(sheet))
    if params.sheet:
        if sheet is None:
            raise _none_usable(folder)
        ctx.emit(images.artifact(sheet, title=f"{folder.name}, varied"))
    elif not _emit_all(folder, copies, manifest, params, ctx):
        raise _none_usable(folder)
    ctx.progress(1.0)


def _none_usable(folder: Path) -> UserError:
    return UserError(
        f"None of the pictures in '{folder.name}' can be used.",
        hint="Choose a folder with PNG, JPEG, WebP, BMP, GIF or TIFF files.",
    )


def _manifest(folder: Path, ctx: JobContext) -> DatasetManifest:
    return read_manifest(folder, kept_manifests(ctx)) or DatasetManifest()


def _copies(params: AugmentParams, seed: int, name: str) -> Iterator[Copy]:
    for number in range(1, params.copies + 1):
        key = hashlib.sha256(f"{seed}/{number}/{name}".encode(errors="replace")).digest()
        yield Copy(name, number, drawn(params, np.random.default_rng(int.from_bytes(key[:16]))))


def _emit_all(
    folder: Path, copies: list[Copy], manifest: DatasetManifest, params: AugmentParams, ctx: JobContext
) -> int:
    """Emit all copies and return how many there are; files that can't be read are named and left out."""
    made, bad, opened, pixels = 0, set[str](), "", None
    for done, copy in enumerate(copies):
        ctx.check_cancelled()
        ctx.progress(done / len(copies), f"{done} of {len(copies)}")
        if copy.name in bad:
            continue
        if copy.name != opened or pixels is None:
            try:
                pixels, opened = _read(folder / copy.name, params.longest), copy.name
            except UserError as error:
                ctx.log.warning("%s", error.message)
                bad.add(copy.name)
                continue
        rgba = changed(pixels, copy.changes)
        alpha = np.ascontiguousarray(rgba[..., 3]) if rgba.shape[-1] == 4 else None
        title = f"{PurePosixPath(copy.name).stem}-{copy.number}"
        result = images.artifact(rgba[..., :3], alpha, title=title, index=made)
        ctx.emit(replace(result, metadata={**result.metadata, "dataset": _row(copy, manifest)}))
        made += 1
    return made


def _row(copy: Copy, manifest: DatasetManifest) -> dict[str, str]:
    """Return what a manifest says of a copy: its class, whose it is, what it was made of and how."""
    choice = manifest.choice(copy.name)
    source = choice.source or manifest.source
    told = ", ".join(copy.changes.words) or "unchanged"
    made_of = f"{copy.name}: {told}" + (f" ({source})" if source else "")
    row = {
        "label": manifest.label_of(copy.name),
        "licence": choice.licence or manifest.licence,
        "source": made_of,
    }
    return {name: value for name, value in row.items() if value}


def _read(path: Path, longest: int) -> Values:
    picture = images.read(path)
    pixels = picture.rgb
    if picture.alpha is not None:
        pixels = np.concatenate([pixels, picture.alpha[..., None]], axis=-1)
    height, width = pixels.shape[:2]
    scale = longest / max(height, width)
    if scale >= 1:
        return pixels
    small = Image.fromarray(np.round(pixels * 255).astype(np.uint8)).resize(
        (max(1, round(width * scale)), max(1, round(height * scale))), Image.Resampling.LANCZOS
    )
    return np.asarray(small, dtype=np.float32) / np.float32(255)


def _sheet(folder: Path, copies: list[Copy], params: AugmentParams) -> images.Rgb | None:
    """Return a sheet of some of the copies, spread over all files; None where none can be read."""
    step = max(1, len(copies) // SHOWN)
    cells: list[Values] = []
    for copy in copies[::step][:SHOWN]:
        try:
            made = changed(_read(folder / copy.name, min(CELL, params.longest)), copy.changes)
        except UserError:
            continue
        cells.append(_cell(made))
    if not cells:
        return None
    across = int(np.ceil(np.sqrt(len(cells))))
    down = -(-len(cells) // across)
    sheet = np.ones((down * CELL, across * CELL, 3), dtype=np.float32)
    for index, cell in enumerate(cells):
        top, left = index // across * CELL, index % across * CELL
        sheet[top : top + CELL, left : left + CELL] = cell
    return sheet


def _cell(pixels: Values) -> images.Rgb:
    """Return a copy in the middle of a white square; small ones are enlarged."""
    times = max(1, CELL // max(pixels.shape[:2]))
    pixels = pixels.repeat(times, axis=0).repeat(times, axis=1)
    rgb = pixels[..., :3]
    if pixels.shape[-1] == 4:
        rgb = rgb * pixels[..., 3:] + 1 - pixels[..., 3:]
    cell = np.ones((CELL, CELL, 3), dtype=np.float32)
    height, width = rgb.shape[:2]
    top, left = (CELL - height) // 2, (CELL - width) // 2
    cell[top : top + height, left : left + width] = rgb
    return cell
