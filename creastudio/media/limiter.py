"""The last thing that a mix goes through: what is too loud is bent, and never clipped."""

from __future__ import annotations

import numpy as np

KNEE = 0.8
"""Amplitude from which on sound is bent: about -2 dB below full scale."""


def limited(sound: np.ndarray) -> np.ndarray:
    """Bend what is louder than the knee so that it stays below 1, in place.

    Each frame by itself: there is nothing to remember, so pieces fit together wherever a mix is begun.
    """
    if sound.size and max(sound.max(), -sound.min()) > KNEE:
        loud = np.abs(sound) > KNEE
        over = (np.abs(sound[loud]) - KNEE) / (1 - KNEE)
        sound[loud] = np.sign(sound[loud]) * (KNEE + (1 - KNEE) * np.tanh(over) * np.float32(0.999))
    return sound
