"""Simplified Chinese for everything that the tools show: a module for each tool."""

from __future__ import annotations

<<<<<<< HEAD
from creastudio_pictures.words import common, inpaint, networks, texture, upscale

ZH_CN: dict[str, str] = {
    **common.ZH_CN,
    **inpaint.ZH_CN,
    **networks.ZH_CN,
=======
from creastudio_pictures.words import common, style, texture, upscale

ZH_CN: dict[str, str] = {
    **common.ZH_CN,
    **style.ZH_CN,
>>>>>>> a577ad3 (picture.style: 26 named styles, mixtures of them, and the style of any picture)
    **texture.ZH_CN,
    **upscale.ZH_CN,
}
"""English -> Chinese, of all tools."""
