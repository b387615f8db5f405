"""Our trainer beside two peers of PyPI, in one run: images a second, and how near the samples come in the same time.

The peers come with the extra ``bench``; without them there are no rows.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from typing import Any

from tests.bench.projects import probe
from tests.bench.rows import Row

NEEDS = ("creastudio_gan.engine.train",)

SECONDS = 60
PAIRS = (
    ("quick", "lightweight-gan"),
    ("style", "stylegan2-pytorch"),
    ("style, relativistic", "stylegan2-pytorch"),
)


def run() -> list[Row]:
    """Train each pair for a minute each, on the avatars that ship."""
    return [row for ours, peer in PAIRS if find_spec(peer.replace("-", "_")) for row in _pair(ours, peer)]


def _pair(ours: str, peer: str) -> list[Row]:
    mine, theirs = _told(ours), _told(peer)
    loss = "".join(ours.partition(",")[1:])
    sizes = f"{mine['parameters'] / 1e6:.1f} and {theirs['parameters'] / 1e6:.1f} M parameters, 64 px"
    return [
        Row(
            f"training beside {peer}{loss}",
            mine["rate"] / theirs["rate"],
            "x",
            1.5,
            ">=",
            f"{mine['rate']:.1f} over {theirs['rate']:.1f} images/s; {sizes}, {mine['device']}",
        ),
        Row(
            f"kernel distance beside {peer}{loss}",
            mine["distance"] / theirs["distance"],
            "x",
            1.0,
            note=f"{mine['distance']:.2f} over {theirs['distance']:.2f} after {SECONDS} s each",
        ),
    ]


@cache
def _told(who: str) -> dict[str, Any]:
    return probe("probe_gan_peer", who, "resources/samples/avatars", str(SECONDS))
