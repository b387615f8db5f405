"""The key that a piece is moved from, so that the network learns one key signature only.

Models were trained with what is found here, so it isn't what ``theory.keys`` finds, and doesn't change.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from creastudio.api.score import Score

_MAJOR = (6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88)
_MINOR = (6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17)
"""How well each degree fits a key (Krumhansl and Kessler 1982)."""
_CHROMATIC = 0.95
"""Share of the sound that must lie in the scale of the signature for it to be believed."""


def shift_for(fifths: int) -> int:
    """Return the semitones, -5 to 6, that lead from a key signature to none."""
    return (-7 * fifths + 5) % 12 - 5


def fifths_of(score: Score, tracks: Sequence[int]) -> tuple[int, str]:
    """Return the key signature and the mode of a score: as it says, or where it says nothing, by what sounds longest."""
    said = score.keys[0] if score.keys and score.keys[0].tick == 0 else None
    weights = np.zeros(12)
    for track in tracks:
        if not score.tracks[track].percussion:
            for note in score.notes(track):
                weights[note.pitch % 12] += note.duration
    # Where nothing sounds, or all tones alike, no key fits better than another.
    if np.ptp(weights) == 0:
        return (said.fifths, said.mode) if said else (0, "major")
    fits = {
        (tonic, mode): float(np.corrcoef(weights, np.roll(profile, tonic))[0, 1])
        for mode, profile in (("major", _MAJOR), ("minor", _MINOR))
        for tonic in range(12)
    }
    tonic, mode = max(fits, key=lambda key: fits[key])
    fifths = _signature(tonic, mode)
    if said is not None and _inside(weights, said.fifths) >= min(_CHROMATIC, _inside(weights, fifths)):
        major, minor = ((said.fifths * 7) % 12, "major"), ((said.fifths * 7 + 9) % 12, "minor")
        return said.fifths, "major" if fits[major] >= fits[minor] else "minor"
    return fifths, mode


def _signature(tonic: int, mode: str) -> int:
    major = tonic if mode == "major" else (tonic + 3) % 12
    return (major * 7 + 5) % 12 - 5


def _inside(weights: np.ndarray, fifths: int) -> float:
    """Return the share of the sound that lies in the scale of a key signature."""
    scale = [(7 * (fifths - 1 + step)) % 12 for step in range(7)]
    return float(weights[scale].sum() / weights.sum())
