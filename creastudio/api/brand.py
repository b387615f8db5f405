"""Brand kits: what makes ads look and speak like one house, as a value and as a file that can be shared."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from creastudio.api.layout import PALETTE_COLOR
from creastudio.api.recipe import Frozen

MEDIA_TYPE = "application/x-creastudio-brand"

ColorRole = Literal["primary", "secondary", "accent", "background", "ink", "other"]
"""``ink``: of running text. ``background``: of plates and empty formats."""


class BrandLogo(Frozen):
    """One variant of a logo.

    Attributes
    ----------
    picture : str
        SHA-256 of the picture.
    on : {"light", "dark", "any"}
        The grounds that it is made for.
    width, height : int
        px of the picture.
    clear_space : float
        What stays free around it, as a share of its shorter side.
    minimum_width : float
        Least width, px of a screen format; in print, at 96 px an inch.
    """

    picture: str
    name: str = ""
    on: Literal["light", "dark", "any"] = "any"
    width: int = Field(ge=1)
    height: int = Field(ge=1)
    clear_space: float = Field(default=0.25, ge=0, le=2)
    minimum_width: float = Field(default=48.0, ge=0)


class BrandColor(Frozen):
    """One colour and what it is for."""

    color: str = Field(pattern=PALETTE_COLOR)
    role: ColorRole = "other"
    name: str = ""


class BrandFont(Frozen):
    """Fonts for one use; the first family that is there counts.

    Attributes
    ----------
    script : str
        "latin", "han" or "" for any.
    """

    role: Literal["headline", "body"] = "headline"
    families: tuple[str, ...] = Field(default=(), max_length=16)
    script: Literal["", "latin", "han"] = ""
    weight: int = Field(default=700, ge=100, le=900)


class BrandLine(Frozen):
    """A claim, or a line that the law or the house wants said.

    Attributes
    ----------
    language : str
        BCP 47; "" for any.
    formats : tuple of str
        Groups or formats that it is for ("wechat"); empty for all.
    """

    text: str = Field(max_length=2000)
    language: str = ""
    formats: tuple[str, ...] = ()


class BrandKit(Frozen):
    """Logos, palette, fonts and words of one house; every part may be empty.

    Attributes
    ----------
    tone : tuple of str
        How it speaks ("warm", "plain").
    forbidden : tuple of str
        Words that must not stand in its ads.
    claims, legal : tuple of BrandLine
        Lines that may, and lines that must be said.
    """

    id: str = Field(min_length=1, max_length=80)
    name: str = Field(default="", max_length=200)
    logos: tuple[BrandLogo, ...] = Field(default=(), max_length=32)
    colors: tuple[BrandColor, ...] = Field(default=(), max_length=64)
    fonts: tuple[BrandFont, ...] = Field(default=(), max_length=16)
    tone: tuple[str, ...] = Field(default=(), max_length=32)
    forbidden: tuple[str, ...] = Field(default=(), max_length=1000)
    claims: tuple[BrandLine, ...] = Field(default=(), max_length=200)
    legal: tuple[BrandLine, ...] = Field(default=(), max_length=50)
