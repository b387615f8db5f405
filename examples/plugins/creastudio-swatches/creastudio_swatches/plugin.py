"""The face: an exporter. It takes a picture and makes a small text, which is a file of another program."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from creastudio.api import Generator, Input, Params, hookimpl, param
from creastudio_swatches.translations import EN, ZH_CN

Format = Literal["gpl", "pal", "hex", "css", "paint"]
Order = Literal["share", "light", "hue"]


class SwatchesParams(Params):
    """Settings of ``swatches.binary``."""

    colours: int = param(12, title="Colours", help="At most so many; a picture may have fewer.", ge=2, le=64)
    order: Order = param(
        "share", title="Order", help="What comes first: what covers most, is darkest, or is red."
    )
    exchange: bool = param(
        True, title="Swatch Exchange", help="A file for Illustrator, InDesign and Affinity (.ase)."
    )
    photoshop: bool = param(True, title="Photoshop", help="A file for Photoshop, Procreate and Krita (.aco).")


class PaletteParams(Params):
    """Settings of ``swatches.palette``."""

    format: Format = param(
        "gpl", title="Program", help="Whose file it becomes; the ending of its name goes with it."
    )
    colours: int = param(12, title="Colours", help="At most so many; a picture may have fewer.", ge=2, le=64)
    order: Order = param(
        "share", title="Order", help="What comes first: what covers most, is darkest, or is red."
    )


PALETTE = Generator(
    id="swatches.palette",
    title="Palette file of a picture",
    summary="Writes the colours of a picture for GIMP, Krita, Inkscape, Aseprite, paint.net, or the web.",
    category="Text",
    takes=(Input(name="picture", kind="image", title="Picture"),),
    makes="text",
    good_for=("palettes", "export", "colours"),
    params=PaletteParams,
    entry="creastudio_swatches.engine:run",
    device="cpu",
    memory=200,
    replay="exact",
    seeded=False,
    api=">=1.7,<2",
)

BINARY = Generator(
    id="swatches.binary",
    title="Swatches of a picture",
    summary="Writes the colours of a picture for Illustrator, InDesign, Affinity, Photoshop and Procreate.",
    category="Images",
    takes=(Input(name="picture", kind="image", title="Picture"),),
    # Bytes that the studio only keeps and saves; 1.7 brought them.
    makes="file",
    good_for=("palettes", "export", "colours"),
    params=SwatchesParams,
    entry="creastudio_swatches.engine:run_binary",
    device="cpu",
    memory=200,
    replay="exact",
    seeded=False,
    api=">=1.7,<2",
)


@hookimpl
def creastudio_generators() -> list[Generator]:
    """Return the exporters."""
    return [PALETTE, BINARY]


@hookimpl
def creastudio_translations() -> Mapping[str, Mapping[str, str]]:
    """Return names of the choices in English, and all texts in Simplified Chinese."""
    return {"en": EN, "zh_CN": ZH_CN}
