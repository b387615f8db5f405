"""The waveform of an audio clip as a strip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QImage

if TYPE_CHECKING:
    from creastudio.media.peaks import Peaks


def strip(peaks: Peaks, span: tuple[int, int], size: tuple[int, int], tone: QColor) -> QImage:
    """Return the waveform of a piece of a sound: how far it goes, and denser how loud it is.

    Parameters
    ----------
    span : (int, int)
        The piece, flicks of the source.
    size : (int, int)
        Of the picture, px.
    """
    import numpy as np

    width, height = size
    columns = peaks.columns(span[0], span[1], width)
    middle = height / 2
    y = np.arange(height, dtype=np.float32)[:, None] + 0.5
    top = middle - np.clip(columns[:, 1], 0, 1) * middle
    bottom = middle - np.clip(columns[:, 0], -1, 0) * middle
    # Silence is a line too: it tells a quiet sound from one that isn't there yet.
    reach = (y >= np.minimum(top, middle - 0.5)) & (y <= np.maximum(bottom, middle + 0.5))
    loud = np.abs(y - middle) <= np.clip(columns[:, 2], 0, 1) * middle
    light = QColor(tone)
    light.setAlphaF(0.55)
    alpha = light.alphaF()
    faded = QColor(
        round(tone.red() * alpha), round(tone.green() * alpha), round(tone.blue() * alpha), light.alpha()
    )
    pixels = np.where(
        loud & reach, np.uint32(tone.rgba()), np.where(reach, np.uint32(faded.rgba()), np.uint32(0))
    )
    data = pixels.astype(np.uint32).tobytes()
    return QImage(data, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied).copy()
