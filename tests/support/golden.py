"""Pictures that were looked at and found right, kept beside the tests, and compared with what is painted now."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
from PySide6.QtGui import QImage

WRITE = "CREASTUDIO_WRITE_GOLDEN"
"""Set this variable to write the pictures anew; look at them before they are committed."""

NEAR = 32
"""How far a channel may be off where an edge falls a little differently, of 255."""


def assert_golden(image: QImage, path: Path, *, far: float = 0.005) -> None:
    """Fail unless all but a share `far` of the pixels are within `NEAR` of the kept picture."""
    if os.environ.get(WRITE):
        path.parent.mkdir(parents=True, exist_ok=True)
        assert image.save(str(path))
        return
    assert path.exists(), f"{path.name} isn't kept yet; write it with {WRITE}=1"
    kept, now = _pixels(QImage(str(path))), _pixels(image)
    assert kept.shape == now.shape, f"{path.name} is {kept.shape}, painted is {now.shape}"
    share = float((np.abs(kept.astype(int) - now.astype(int)).max(axis=2) > NEAR).mean())
    assert share <= far, f"{share:.2%} of the pixels differ from {path.name}"


def _pixels(image: QImage) -> np.ndarray:
    straight = image.convertToFormat(QImage.Format.Format_RGBA8888)
    return np.array(straight.constBits(), dtype=np.uint8).reshape(straight.height(), straight.width(), 4)
