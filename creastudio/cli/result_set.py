"""Results that are a data set: what they say of themselves, kept as the manifest of the folder they are written to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from creastudio.api.dataset import MANIFEST, DatasetManifest, FileChoice, read_manifest
from creastudio.api.errors import UserError
from creastudio.store.files import write_bytes

WORDS = ("label", "licence", "source")
"""What a result may say in ``metadata["dataset"]``; see docs/plugins.md."""


def check_apart(out: Path, inputs: Iterable[Path]) -> None:
    """Raise UserError when results would land in a folder that they are made from."""
    target = out.resolve()
    for folder in inputs:
        if folder.is_dir() and target.is_relative_to(folder.resolve()):
            raise UserError(
                f"The results would land among the files they are made from, in '{folder.name}'.",
                "Name another folder with -o.",
            )


def write_manifest(made: Sequence[tuple[Mapping[str, Any], Path]]) -> Path | None:
    """Write what results say of themselves beside them and return the file; None where none says anything.

    What the manifest of that folder says of other files stays.

    Parameters
    ----------
    made : sequence of (mapping, Path)
        The metadata of each result, and where it was written; all in one folder.

    Raises
    ------
    UserError
        When the disk doesn't take it.
    """
    choices = {path.name: _choice(found) for facts, path in made if (found := facts.get("dataset"))}
    if not choices:
        return None
    folder = made[0][1].parent
    manifest = (read_manifest(folder) or DatasetManifest()).with_choices(choices)
    target = folder / MANIFEST
    write_bytes(target, manifest.to_json().encode())
    return target


def _choice(found: object) -> FileChoice:
    if not isinstance(found, Mapping):
        return FileChoice()
    return FileChoice.model_validate({name: str(found[name]) for name in WORDS if found.get(name)})
