"""Layout files on their way into a project, with the pictures that they show where those lie beside them."""

from __future__ import annotations

import hashlib
from pathlib import Path

from creastudio.api.errors import UserError
from creastudio.api.layout import MAX_BYTES, Layout
from creastudio.api.media import PICTURE_SUFFIXES
from creastudio.core.assets import Asset
from creastudio.store.blobs import BlobStore

LAYOUT_SUFFIXES = frozenset({".layout"})
"""Endings of files that become artboards of an ad, lower case."""

MOST_BESIDE, LARGEST = 200, 50_000_000
"""How many pictures beside a layout are looked at, and how large each may be, bytes."""


def take_in_layout(path: Path, blobs: BlobStore) -> tuple[Asset, tuple[str, ...]]:
    """Copy a layout into a project, and the pictures that it shows from the folder that it lies in.

    Returns
    -------
    Asset
    tuple of str
        What a person should know of it, a sentence each.

    Raises
    ------
    UserError
        When it can't be read or kept, or is no layout.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise UserError(
            f"'{path.name}' can't be read: {error.strerror}.", hint="Check that it is there and may be read."
        ) from None
    layout = Layout.loads(data, path.name)
    wanted = {item.picture for item in layout.elements if item.picture and not blobs.has(item.picture)}
    wanted -= _beside(path.parent, wanted, blobs) if wanted else set()
    made = layout.artifact(title=layout.title or path.stem)
    asset = Asset(
        sha256=blobs.put(made.data), media_type=made.media_type, title=made.title,
        metadata={**made.metadata, "file": path.name},
    )  # fmt: skip
    if not wanted:
        return asset, ()
    return asset, (f"Pictures of '{path.name}' aren't beside it: empty frames stand for them.",)


def _beside(folder: Path, wanted: set[str], blobs: BlobStore) -> set[str]:
    """Keep the pictures of a folder that are wanted, and return which were found."""
    found: set[str] = set()
    try:
        files = sorted(file for file in folder.iterdir() if file.suffix.lower() in PICTURE_SUFFIXES)
    except OSError:
        return found
    for file in files[:MOST_BESIDE]:
        try:
            data = file.read_bytes() if file.is_file() and file.stat().st_size <= LARGEST else b""
        except OSError:
            continue
        if hashlib.sha256(data).hexdigest() in wanted:
            found.add(blobs.put(data))
        if found == wanted:
            break
    return found
