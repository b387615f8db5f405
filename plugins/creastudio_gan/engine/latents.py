"""Latents: what a seed means, and what lies between two seeds."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Latent = NDArray[np.float64]
SEEDS = 2**63


def of_seed(seed: int, z_dim: int) -> Latent:
    """Return the latent of `seed`, (z_dim,) standard normal, on any device the same."""
    return np.random.default_rng(seed % SEEDS).standard_normal(z_dim)


def slerp(start: Latent, end: Latent, strength: float) -> Latent:
    """Return the latent `strength` (0 to 1) of the way along the great circle (Shoemake 1985; White 2016).

    A straight line would pass near the origin, where a Gaussian latent never lies and pictures turn grey. The
    length goes from one to the other evenly.
    """
    long_a, long_b = np.linalg.norm(start), np.linalg.norm(end)
    angle = np.arccos(np.clip(np.dot(start, end) / max(long_a * long_b, 1e-12), -1.0, 1.0))
    if angle < 1e-6:
        return start + (end - start) * strength
    weight_a = np.sin((1 - strength) * angle) / np.sin(angle) / long_a
    weight_b = np.sin(strength * angle) / np.sin(angle) / long_b
    return (start * weight_a + end * weight_b) * (long_a * (1 - strength) + long_b * strength)


def truncate(latent: Latent, truncation: float) -> Latent:
    """Pull a latent towards the mean, which is 0 (Karras et al. 2019, appendix B, in Z for want of a W space).

    Parameters
    ----------
    truncation : float
        1 leaves it as it is; 0 gives the mean picture.
    """
    return latent * truncation
