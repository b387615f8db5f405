"""What the plugin offers; imports the api and nothing heavier."""

from __future__ import annotations

from collections.abc import Mapping

from creastudio.api import Generator, hookimpl
<<<<<<< HEAD
from creastudio_pictures.tools.inpaint import INPAINT
from creastudio_pictures.tools.networks import NETWORK
=======
from creastudio_pictures.tools.style import STYLE
>>>>>>> a577ad3 (picture.style: 26 named styles, mixtures of them, and the style of any picture)
from creastudio_pictures.tools.texture import SEAMLESS
from creastudio_pictures.tools.upscale import UPSCALE
from creastudio_pictures.words import ZH_CN

<<<<<<< HEAD
GENERATORS: tuple[Generator, ...] = (UPSCALE, INPAINT, SEAMLESS, NETWORK)
=======
GENERATORS: tuple[Generator, ...] = (UPSCALE, SEAMLESS, STYLE)
>>>>>>> a577ad3 (picture.style: 26 named styles, mixtures of them, and the style of any picture)


@hookimpl
def creastudio_generators() -> tuple[Generator, ...]:
    """Return the picture tools."""
    return GENERATORS


@hookimpl
def creastudio_translations() -> Mapping[str, Mapping[str, str]]:
    """Return the Simplified Chinese texts."""
    return {"zh_CN": ZH_CN}
