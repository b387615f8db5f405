"""What can be set when an artboard is exported, one class a format; forms and the command line are made of them."""

from __future__ import annotations

from typing import Literal

from creastudio.api.params import Params, param


class Options(Params):
    """What every format has."""

    with_recipe: bool = param(
        True, title="Recipe in the file", help="Write into the file how what it shows was made."
    )


class SignableOptions(Options):
    """Of formats that can hold a signed statement."""

    sign: bool = param(
        False,
        title="Signed",
        help="Sign with your certificate how it was made (Content Credentials, C2PA).",
    )


class ScaledOptions(Options):
    """Of formats that hold px: so many for each px of the artboard, or a width or height."""

    scale: float = param(1.0, title="Scale", ge=0.05, le=16, step=0.05, help="1 for the artboard's own size.")
    width: int = param(
        0, title="Width", unit="px", ge=0, le=65_535, advanced=True, help="Instead of a scale; 0 for none."
    )
    height: int = param(
        0, title="Height", unit="px", ge=0, le=65_535, advanced=True, help="Instead of a scale; 0 for none."
    )


class PictureOptions(SignableOptions, ScaledOptions):
    """Of flat pictures."""

    bleed: bool = param(False, title="With bleed", help="Also what lies beyond the edges, to be cut off.")
    most: int = param(
        0,
        title="Weight at most",
        unit="KB",
        ge=0,
        le=1_000_000,
        advanced=True,
        help="Quality or colours are given up until the file is as light; 0 for any weight.",
    )


class JpegOptions(PictureOptions):
    """Of JPEG."""

    quality: int = param(90, title="Quality", ge=1, le=100)


class WebpOptions(PictureOptions):
    """Of WebP."""

    quality: int = param(90, title="Quality", ge=1, le=100, help="100 loses nothing.")


class SvgOptions(SignableOptions):
    """Of SVG."""

    text: Literal["outlines", "text"] = param(
        "outlines",
        title="Text",
        help="Outlines look the same everywhere; text can be edited, and looks right where its fonts are.",
    )


class PdfOptions(SignableOptions):
    """Of PDF."""

    bleed: bool = param(True, title="With bleed", help="Also what lies beyond the edges, to be cut off.")
    crop_marks: bool = param(False, title="Crop marks", help="Lines that show where to cut.")
    text: Literal["text", "outlines"] = param(
        "text", title="Text", help="Text can be searched and copied; outlines need no font."
    )
    pictures: Literal["jpeg", "lossless"] = param(
        "jpeg",
        title="Pictures",
        help="As JPEG photographs are small, and drawings lose nothing; lossless keeps all px of all pictures.",
    )
    quality: int = param(90, title="Quality", ge=1, le=100, help="Of photographs as JPEG.")
    dpi: int = param(
        300,
        title="Resolution of what is flattened",
        unit="dpi",
        ge=72,
        le=1200,
        help="Of regions with effects and blend modes, which PDF files can't hold as they are; pictures as JPEG that are more "
        "than half as fine again are made as coarse.",
    )


class Html5Options(Options):
    """Of HTML5 banners."""

    click: str = param(
        "",
        title="Address",
        help="Where a click leads (clickTag); empty where the platform sets it.",
        max_length=2000,
    )
    animated: bool = param(
        True, title="Animated", help="The parts of a layout come in one after another; it ends still."
    )
    seconds: float = param(6.0, title="Length", unit="s", ge=2, le=30, step=1, help="Of one round.")
    rounds: int = param(1, title="Rounds", ge=1, le=3, help="How often it plays; at most 30 s in all.")
    most: int = param(
        150,
        title="Weight at most",
        unit="KB",
        ge=5,
        le=10_000,
        help="Quality or colours are given up until the file is as light.",
    )
