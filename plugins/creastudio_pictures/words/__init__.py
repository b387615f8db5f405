"""Simplified Chinese for everything that the tools show: a module for each tool."""

from __future__ import annotations

from creastudio_pictures.words import (
    augment,
    common,
    cutout,
    inpaint,
    networks,
    nudity,
    restore,
    style,
    texture,
    upscale,
)

ZH_CN: dict[str, str] = {
    **common.ZH_CN,
    **augment.ZH_CN,
    **cutout.ZH_CN,
    **inpaint.ZH_CN,
    **networks.ZH_CN,
    **nudity.ZH_CN,
    **restore.ZH_CN,
    **style.ZH_CN,
    **texture.ZH_CN,
    **upscale.ZH_CN,
}
"""English -> Chinese, of all tools."""
