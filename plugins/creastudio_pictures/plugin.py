"""What the plugin offers; imports the api and nothing heavier."""

from __future__ import annotations

from collections.abc import Mapping

from creastudio.api import Generator, SafetyCheck, hookimpl
from creastudio_pictures.tools.augment import AUGMENT
from creastudio_pictures.tools.cutout import CUTOUT
from creastudio_pictures.tools.inpaint import INPAINT
from creastudio_pictures.tools.networks import NETWORK
from creastudio_pictures.tools.nudity import NUDITY
from creastudio_pictures.tools.restore import DEBLOCK, DENOISE
from creastudio_pictures.tools.style import STYLE
from creastudio_pictures.tools.styles import STYLES
from creastudio_pictures.tools.texture import SEAMLESS, TEXTURE
from creastudio_pictures.tools.upscale import UPSCALE
from creastudio_pictures.words import ZH_CN

GENERATORS: tuple[Generator, ...] = (
    UPSCALE,
    DENOISE,
    DEBLOCK,
    INPAINT,
    CUTOUT,
    STYLE,
    STYLES,
    SEAMLESS,
    TEXTURE,
    AUGMENT,
    NETWORK,
)


@hookimpl
def creastudio_generators() -> tuple[Generator, ...]:
    """Return the picture tools."""
    return GENERATORS


@hookimpl
def creastudio_safety_checks() -> tuple[SafetyCheck, ...]:
    """Return the check of pictures."""
    return (NUDITY,)


@hookimpl
def creastudio_translations() -> Mapping[str, Mapping[str, str]]:
    """Return the Simplified Chinese texts."""
    return {"zh_CN": ZH_CN}
