"""Palettes of the ornaments: five inks each, moved a little in OKLCH so that no two pictures share a set exactly.

OKLab after Ottosson, "A perceptual color space for image processing" (2020).
"""

from __future__ import annotations

import numpy as np

# ground, strong ink, two accents, a quiet in-between
PALETTES = """
f5efe2 1f3a4d d9674a e9b44c 8fb3a5|f2ede4 2d4a3e c8553d f0a868 9bb79a|faf3e7 3a2f4a e07a5f f2cc8f 81b29a|f7f1e8 23395b c94f4f eac26b a9c0cf
f4ece0 5b2a3c c66b5c e8a87c a8b5a0|eef1ea 28464b d98b5f e8c77a 8aa899|f6efe9 44355b d1603d f0c36e b3a7c9|f8f4ec 14505c e4572e f3a712 9ecac2
efe8dc 3b3a36 a5502f d9a441 8c9a84|f3f0ea 1d2f3f 3f7d87 e2b77a bcd0cc|f7eee7 6b2737 d97b66 f1b9a0 b7c4b1|fbf5ea 2a3d66 f06c4f f7c25b 7fb2c4
f1ece6 264653 2a9d8f e9c46a e7a977|f6f2ea 3d405b b56576 eaac8b a3b8c4|f5f0e6 283618 bc6c25 dda15e a9b388|f9f2ec 4a3f35 cf7b61 e6b89c 9db4a8
eff2f3 1b3a6b 3e78b2 e8b04b a9c6de|f4f5f0 12355b 2f6f9f 8fbfd9 d9c39a|f0f3f6 20315c 4464ad f29f8b b7c7e8|f7f4ee 0b3c5d 328cc1 d9b310 a7c4d1
f3efe7 0f4c4a 3a9188 e6a15c b5d2c3|f2f4ee 1f4d3a 5d9770 e9c977 b8d0b5|f6f3e6 2f4b26 7a9e5a e0a43a c4d2a4|f4f0e4 37503f 8aa67a cf7f54 d4d0a8
fbf0ee 5a2a4a c45b84 f0a6a0 d7c0d6|faf1f1 3c2a54 9a62a8 ef8fa3 c9bfe0|f9efe9 722f3b cf5c6b f2a991 e3c8b4|fdf4ee 48304d d96c8a f3b56b c5cbb6
f6ead9 7a3120 c8642b e9a23b b9a77e|f8eedd 4b2e20 b5652f e0b35c 9aa88a|f5e6d3 562c2c bf4e30 f2a541 7fa08f|f3e9dc 5e3023 c08552 dab49d 9fae9f
22304a f4e9d8 e0745a e9b85a 5f7f9e|1f2d3d f3ebdd d9895b 8fb6ab 4d6a80|2b2440 f5e6da e8798a f0b76a 6f649c|17363a f2ead8 e07b53 e8be6c 4f8a84
2e2a2b f1e6d6 c8573f dba24a 7d8a7a|24372e f3ecda d98750 e6c36f 6a9272|3a1f2d f6e7dc d9646a eda96d 8a5f7c|1b2440 eef0ea 5f8fd0 f0c36a 4a5f96
10353f f5efe0 f28f5b f5c96a 3f8c8f|31324a f7f0e6 ee8572 c9b2d9 63688f|402a23 f5e8d5 d98c4a e7bf7a 8c6650|1d3b2f f0ead6 c9a24b e2846a 55806a
e9d8c0 33475b b44d3b d28e3f 7f9a94|dfe6dc 2b4447 c96b4f e3b564 86a79a|e6dfe8 3b315c b86a8f e8a87f 9d94c2|d9e4ea 1e3f5f 4f8fb5 e9a663 92b4c9
f0d9cc 5c2e3a b8534f e29365 a98f96|e8e2c8 3c4a2c 96703a cf9a4a a1ad7d|f2e0b8 5a3a2a c4593a e39b3f 8ca58c|d8e3d4 234237 4f8f74 e3a857 93b59c
f7d9c4 3b3f5c e0645c f29f58 8aa0b8|cfe0dd 1f4550 e0705a f2b866 7fb0ae|f3d5d0 4a2f4f c65372 ef9a74 b49ab5|f6e2a9 2f4858 e4703f ec9f3b 86a79c
f4f1ea 1c1c22 8c8579 c9bca6 e2d9c8|f2f0ec 22313f 7b8c99 c7b299 dcdcd4|23262b f0ece2 b9a98c 77808a 4b535c|f5f2ed 3b2c35 a4907c d3b8a0 c2c6bb
"""


def _hexes(text: str) -> list[np.ndarray]:
    groups = [group for line in text.split("\n") for group in line.split("|") if group]
    return [
        np.array([[int(ink[i : i + 2], 16) for i in (0, 2, 4)] for ink in group.split()]) / 255
        for group in groups
    ]


BOOK = _hexes(PALETTES)
_TO_LMS = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_TO_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)


def oklab(rgb: np.ndarray) -> np.ndarray:
    """Return sRGB colours (..., 3) in [0, 1] as OKLab."""
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    return np.cbrt(linear @ _TO_LMS.T) @ _TO_LAB.T


def srgb(lab: np.ndarray) -> np.ndarray:
    """Return OKLab colours as sRGB, clipped to [0, 1]."""
    linear = np.clip((lab @ np.linalg.inv(_TO_LAB).T) ** 3 @ np.linalg.inv(_TO_LMS).T, 0, 1)
    return np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055)


def palette(rng: np.random.Generator) -> np.ndarray:
    """Return five inks (5, 3): one of the book's palettes, turned in hue by a few degrees, its accents sometimes swapped."""
    lab = oklab(BOOK[rng.integers(len(BOOK))])
    angle = np.radians(rng.normal(0, 7))
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    lab[:, 1:] = lab[:, 1:] @ turn.T * rng.uniform(0.85, 1.12)
    lab[:, 0] += rng.normal(0, 0.012, 5)
    accents = 2 + rng.permutation(3) if rng.random() < 0.5 else np.array([2, 3, 4])
    return srgb(lab)[np.concatenate([[0, 1], accents])]
