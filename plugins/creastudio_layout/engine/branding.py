"""A brand kit as a composer uses it: hues, fonts, logos for light and dark grounds, and how the house speaks."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from creastudio.api.brand import BrandFont
from creastudio.api.brand_file import read_brand
from creastudio_layout.engine.house import House, house_of
from creastudio_layout.engine.logos import Logo, read_logo
from creastudio_layout.engine.schemes import Hues, hues_of_brand


@dataclass(frozen=True)
class Brand:
    """What is taken from a kit; every part may be missing."""

    hues: Hues | None = None
    fonts: tuple[BrandFont, ...] = ()
    logos: tuple[Logo, ...] = ()
    house: House = field(default_factory=House)


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
    return Brand(hues_of_brand(pack.kit.colors), pack.kit.fonts, tuple(logos), house_of(pack.kit, language))
