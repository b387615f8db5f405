"""How many channels a network has at each resolution. No torch: the window reckons with them, too."""

from __future__ import annotations


def channels_for(resolution: int, width: int = 128) -> tuple[int, ...]:
    """Return the channels of the hybrid network at 4, 8, ... `resolution` px: constant up to 8 px, then halved.

    Parameters
    ----------
    resolution : int
        A power of two from 8 on, px.
    width : int
        Channels at the lowest resolutions; 8 at least at any.
    """
    levels = resolution.bit_length() - 2
    return tuple(max(8, min(width, width >> max(0, level - 1))) for level in range(levels))


def style_channels(levels: int, base: int = 2048, most: int = 256) -> tuple[int, ...]:
    """Return the channels of the network with styles at 4, 8, 16 ... px: `base` over the size, 8 to `most`."""
    return tuple(max(8, min(most, base // (4 << level))) for level in range(levels))
