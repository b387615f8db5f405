"""From what a picture looks like and how it moves to a mood."""

from __future__ import annotations

from typing import NamedTuple

from creastudio_music.theory.moods.wish import Mood


class Looks(NamedTuple):
    """What is measured of pictures, each 0 to 1 unless said otherwise.

    Attributes
    ----------
    brightness, saturation : float
        Means, as of HSV.
    warmth : float
        -1 (blue, green) to 1 (red, orange, yellow), by how much colour there is.
    contrast : float
        Standard deviation of brightness, doubled.
    motion : float
        Mean change from frame to frame; 0.1 is lively.
    cuts : float
        A minute.
    """

    brightness: float
    saturation: float
    warmth: float
    contrast: float
    motion: float = 0.0
    cuts: float = 0.0


def mood_of(looks: Looks, *, moves: bool) -> Mood:
    """Return the mood of pictures.

    Pleasure and arousal follow brightness and saturation as measured by P. Valdez and A. Mehrabian, "Effects of color on emotions", J. Exp.
    Psychology: General 123 (1994): 0.69 V + 0.22 S, and -0.31 V + 0.60 S. Warm colours, contrast, motion and quick cuts add to it.

    Parameters
    ----------
    moves : bool
        Whether there is a film: then what moves decides most of the energy.
    """
    bright, full = 2 * looks.brightness - 1, 2 * looks.saturation - 1
    valence = 0.69 * bright + 0.22 * full + 0.25 * looks.warmth
    energy = -0.31 * bright + 0.60 * full + 0.25 * looks.warmth + 0.3 * (looks.contrast - 0.5)
    if moves:
        lively = min(1.0, looks.motion / 0.12) * 2 - 1
        quick = min(1.0, looks.cuts / 30.0)
        energy = 0.3 * energy + 0.7 * lively + 0.5 * quick
    tension = -0.76 * bright * 0.5 + 0.32 * full * 0.5 + 0.4 * (looks.contrast - 0.5) - 0.1
    return Mood(_limited(valence), _limited(energy), _limited(tension))


def _limited(value: float) -> float:
    return max(-1.0, min(1.0, value))


def together(one: Mood, other: Mood, share: float) -> Mood:
    """Return a mood between two, `share` of the way to the other."""
    return Mood(*(a + (b - a) * share for a, b in zip(one, other, strict=True)))
