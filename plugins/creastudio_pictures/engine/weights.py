"""The weights in a file that somebody else made, read without running anything.

safetensors hold nothing but tensors. The files of PyTorch (.pth, .pt, .ckpt, .bin) are pickles, which can run code;
they are read by torch's own restricted reader alone, which knows tensors, numbers, texts and containers, and refuses
everything else by name. Which of the two a file is is told by its first bytes: the studio keeps files without their names.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from creastudio.api import UserError
from creastudio.ml import checkpoint
from creastudio_pictures.engine.images import known_as

LARGEST = 1_500_000_000
"""Bytes that a file may have, and may unfold to."""

ZIP, PICKLE = b"PK\x03\x04", b"\x80"
AGAIN = "Get the file again from where it came."


def called(path: Path) -> str:
    """Return what a file is called at the beginning of a sentence: by its name, where it has one of its own."""
    return f"'{path.name}'" if known_as(path.name) else "The file"


def read(path: Path) -> dict[str, Any]:
    """Return what a file of weights holds: tensors by name, maybe within other mappings.

    Raises
    ------
    UserError
        When it is no such file, is damaged, too large, or holds anything but weights.
    """
    start = _start(path)
    _check_size(path)
    if start[8:9] == b"{":
        return dict(checkpoint.read(path, hint=AGAIN)[0])
    if not start.startswith((ZIP, PICKLE)):
        raise UserError(
            f"{called(path)} is no file of weights that is known here.",
            hint="Choose a .safetensors, .pth, .pt, .ckpt or .bin file.",
        )
    found = _restricted(path)
    if not isinstance(found, Mapping):
        raise UserError(
            f"{called(path)} holds no weights by name.", hint="Choose the file of the weights alone."
        )
    checkpoint.check_room(found, LARGEST, path.name if known_as(path.name) else "the file")
    return dict(found)


def _start(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(16)
    except OSError as error:
        raise UserError(f"{called(path)} can't be read.", hint=AGAIN) from error


def _check_size(path: Path) -> None:
    try:
        size = checkpoint.unpacked_bytes(path)
    except OSError as error:
        raise UserError(f"{called(path)} can't be read.", hint=AGAIN) from error
    if size > LARGEST:
        raise UserError(
            f"{called(path)} is too large: {size / 1e9:.1f} GB.",
            hint=f"At most {LARGEST / 1e9:.1f} GB are read.",
        )


def _restricted(path: Path) -> Any:
    try:
        return torch.load(path, map_location="cpu", weights_only=True)  # noqa: TID251  the restricted reader
    except Exception as error:
        refused = _refused(error)
        if refused:
            raise UserError(
                f"{called(path)} holds more than weights, so it isn't opened: it could run code ({refused}).",
                hint="Look for the same network as .safetensors.",
            ) from None
        raise UserError(f"{called(path)} is damaged, or no file of PyTorch.", hint=AGAIN) from error


def _refused(error: Exception) -> str:
    """Return what the restricted reader found and refused, as it says it ("posix.system"); "" for other faults."""
    words = str(error).replace("`", " ").split()
    for first, second in itertools.pairwise(words):
        if first.upper() == "GLOBAL" and "." in second:
            return second.strip(".,:")
    return "a TorchScript program" if "torchscript" in str(error).lower() else ""


def flat(values: Mapping[str, Any]) -> dict[str, Tensor]:
    """Return the tensors among `values`, each with memory of its own, as a file of safetensors needs them."""
    return {
        str(name): value.detach().clone().contiguous()
        for name, value in values.items()
        if isinstance(value, Tensor)
    }
