"""The manifests of data sets: where they lie, and how they are written."""

from __future__ import annotations

from pathlib import Path

from creastudio import paths
from creastudio.api.dataset import DatasetManifest, manifest_path, read_manifest
from creastudio.store.files import write_bytes

EXAMINE = "gan.dataset"
"""The generator that examines a folder of pictures."""

SHEET = "gan.dataset_sheet"
"""The generator that shows what a training sees of it."""


def stored_manifest(folder: Path) -> DatasetManifest | None:
    """Return the choices for a folder, from it or from the studio's data; None where there are none."""
    return read_manifest(folder, paths.datasets_dir())


def manifest_place(folder: Path) -> Path:
    """Return where the choices for a folder lie, or would be written: in it, or in the studio's data."""
    return manifest_path(folder, paths.datasets_dir())


def write_manifest(folder: Path, manifest: DatasetManifest) -> Path:
    """Write the choices for a folder and return where to.

    Raises
    ------
    UserError
        When the disk is full, or the file can't be written.
    """
    place = manifest_place(folder)
    write_bytes(place, manifest.to_json().encode())
    return place
