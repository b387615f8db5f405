"""A model in one file, to be carried elsewhere: a zip with its card, its weights and a picture of what it makes."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path
from typing import BinaryIO

from creastudio.api.errors import UserError
from creastudio.api.model_card import ModelCard
from creastudio.store.archive import DAMAGE, open_stored, read_member
from creastudio.store.files import hash_file, write_atomically
from creastudio.store.model_entry import CARD, MAX_CARD, MAX_SAMPLES, SAMPLES, WEIGHTS

SHARED = ".creamodel"
"""Suffix of a model in one file; also those called ``.zip`` are read."""

PICKLED = frozenset({".pt", ".pth", ".ckpt", ".pkl", ".bin"})
"""Suffixes of weights that are code."""

CONVERTED = frozenset({".pkl", ".pt", ".gguf"})
"""Suffixes of the files of other programs that can be converted, which never opens them as code."""


def write_archive(target: Path, card: ModelCard, weights: Path, samples: bytes) -> None:
    """Write a model as one file; UserError when the disk doesn't take it.

    Parameters
    ----------
    samples : bytes
        A picture of what it makes (PNG); empty for none.
    """

    def write(file: BinaryIO) -> None:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
            archive.writestr(CARD, card.model_dump_json(indent=1))
            archive.write(weights, WEIGHTS)
            if samples:
                archive.writestr(SAMPLES, samples)

    write_atomically(target, write)


def unpack(source: Path, weights: Path) -> tuple[ModelCard, bytes]:
    """Write the weights of a model in one file to `weights`; returns its card, and its picture or nothing.

    Raises
    ------
    UserError
        When it is no model, or its weights don't match its card.
    """
    try:
        with zipfile.ZipFile(source) as archive:
            foreign = sorted({*archive.namelist()} - {CARD, WEIGHTS, SAMPLES})
            if foreign:
                raise UserError(
                    f"'{source.name}' is no exported model: it also holds '{foreign[0][:80]}'.",
                    "Export it again where it comes from.",
                )
            card = ModelCard.model_validate_json(read_member(archive, CARD, MAX_CARD))
            samples = read_member(archive, SAMPLES, MAX_SAMPLES) if SAMPLES in archive.namelist() else b""
            with open_stored(archive, WEIGHTS) as data:
                write_atomically(weights, lambda file: shutil.copyfileobj(data, file))
        if hash_file(weights) != card.sha256:
            raise UserError(f"The model in '{source.name}' is damaged.", "Export or download it again.")
    except DAMAGE as error:
        raise UserError(f"'{source.name}' is no model.", _hint(source.suffix.lower())) from error
    return card, samples


def _hint(suffix: str) -> str:
    if suffix in CONVERTED & PICKLED:
        return (
            "Such a file can run code when it is opened. 'creastudio models import' converts it without that."
        )
    if suffix in PICKLED:
        return f"{suffix} files can run code when they are opened, so the studio never reads them."
    return "Choose a model folder or an exported model."
