"""A brand kit as a composer uses it: hues, fonts, logos for light and dark grounds, lines that must be said."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from creastudio.api.brand import BrandFont, BrandKit
from creastudio.api.brand_file import read_brand
from creastudio_layout.engine.logos import Logo, read_logo
from creastudio_layout.engine.schemes import Hues, hues_of_brand


@dataclass(frozen=True)
class Brand:
    """What is taken from a kit; every part may be missing."""

    hues: Hues | None = None
    fonts: tuple[BrandFont, ...] = ()
    logos: tuple[Logo, ...] = ()
    legal: str = ""
    tone: tuple[str, ...] = ()


def brand_of(path: Path, scratch: Path, language: str) -> Brand:
    """Return what a brand file holds.

    Parameters
    ----------
    scratch : Path
        A folder for its pictures.
    language : str
        Of the words, BCP 47 or "".

    Raises
    ------
    UserError
        When it can't be read.
    """
    pack = read_brand(path)
    logos: list[Logo] = []
    for item in pack.kit.logos:
        if item.picture in pack.pictures:
            file = scratch / f"logo-{item.picture[:16]}"
            file.write_bytes(pack.pictures[item.picture])
            found = read_logo(file)
            logos.append(replace(found, clear=item.clear_space, least=item.minimum_width, on=item.on))
    return Brand(
        hues_of_brand(pack.kit.colors),
        pack.kit.fonts,
        tuple(logos),
        _legal(pack.kit, language),
        pack.kit.tone,
    )


def _legal(kit: BrandKit, language: str) -> str:
    """Return the lines that must be said in every format, in this language."""
    spoken = language.split("-")[0].lower()
    lines = [
        line.text
        for line in kit.legal
        if not line.formats
        and (not line.language or not spoken or line.language.split("-")[0].lower() == spoken)
    ]
    return " ".join(lines)
