"""Samples of a compressed sound font, decoded once and kept on the disk for the next time."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import numpy as np

from creastudio import paths
from creastudio.api.errors import UserError

_FOLDER = "soundfonts"


class SampleCache:
    """Decoded samples of one font as 16-bit files, named by their numbers; any thread may use it.

    A disk that is full or can't be written only costs time: what can't be kept is decoded again.

    Parameters
    ----------
    identity : bytes
        What tells the font from others: another one has another folder.
    """

    def __init__(self, identity: bytes) -> None:
        self._name = hashlib.sha256(identity).hexdigest()[:32]
        self._folder: Path | None = None

    def sample(self, number: int, decode: Callable[[], np.ndarray]) -> np.ndarray:
        """Return the frames of a sample, float32, in 16 bits' steps whether it was kept or not."""
        folder = self._place()
        if folder is not None:
            with suppress(OSError):
                kept = np.fromfile(folder / str(number), "<i2")
                if len(kept):
                    return _heard(kept)
        made = np.clip(np.rint(decode() * 32767), -32767, 32767).astype("<i2")
        if folder is not None:
            with suppress(OSError):
                _write(folder / str(number), made.tobytes())
        return _heard(made)

    def _place(self) -> Path | None:
        if self._folder is None:
            try:
                folder = paths.cache_dir() / _FOLDER / self._name
                folder.mkdir(parents=True, exist_ok=True)
            except (OSError, UserError):
                return None
            self._folder = folder
        return self._folder


def _heard(samples: np.ndarray) -> np.ndarray:
    return samples.astype(np.float32) * np.float32(1 / 32767)


def _write(path: Path, data: bytes) -> None:
    # Another process may read or write the same: a file is there as a whole or not at all.
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
