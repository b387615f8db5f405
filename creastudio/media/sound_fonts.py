"""The sound font that a person has chosen, over the one that ships: what the first lacks, the second plays."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from creastudio import paths
from creastudio.api.errors import UserError
from creastudio.media.soundfont import Region, SoundFont
from creastudio.resources import resource_path
from creastudio.store.settings import SettingsStore

SHIPPED = ("soundfonts", "FluidR3Mono_GM.sf3")
SUFFIXES = (".sf2", ".sf3")

_SHIPPED_FROM = 1 << 32
"""Numbers of the samples of the font that ships where it stands in for another; no font has so many."""


def shipped() -> Path:
    """Return the font that ships."""
    return resource_path(*SHIPPED)


def chosen() -> Path | None:
    """Return the font that the person has set, whether it is there or not; None for the one that ships."""
    name = SettingsStore(paths.settings_file()).load().sound_font
    return Path(name).expanduser() if name else None


class Fonts:
    """One font, and below it the one that ships; any thread may ask.

    Attributes
    ----------
    title : str
        What the font calls itself.
    notes : list of str
        What became of the font that was wanted; empty where it is heard.
    left_out : tuple of str
        What of the font isn't heard as it was meant, for who chooses it: a sentence each.

    Parameters
    ----------
    path : Path, optional
        A font; the one that ships alone when left out.

    Raises
    ------
    UserError
        When it can't be read, or is no sound font.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._own = SoundFont(path) if path is not None and path != shipped() else None
        self._below: SoundFont | None = None
        if self._own is None:
            self._below = SoundFont(shipped())
        top = self._own or self._shipped
        self.title = top.title
        self.notes: list[str] = []
        self.left_out = tuple(self._own.notes) if self._own is not None else ()
        self._moved: dict[Region, Region] = {}

    @classmethod
    def of_settings(cls) -> Fonts:
        """Return the font that the person has set; where it can't be used, the one that ships, and a note of that."""
        path = chosen()
        try:
            return cls(path)
        except UserError as error:
            fonts = cls()
            fonts.notes.append(f"{error.message} The one that ships sounds instead.")
            return fonts

    def close(self) -> None:
        """Let go of the files."""
        for font in (self._own, self._below):
            if font is not None:
                font.close()

    def has(self, program: int, percussion: bool) -> bool:
        """Whether there is an instrument, or a drum kit, of that number."""
        return (self._own is not None and self._own.has(program, percussion)) or self._shipped.has(
            program, percussion
        )

    def kits(self) -> dict[int, str]:
        """Return the drum kits by their numbers, with their names."""
        return {**self._shipped.kits(), **(self._own.kits() if self._own is not None else {})}

    def rate(self, sample: int) -> int:
        """Return the sample's frames a second."""
        font, number = self._of(sample)
        return font.rate(number)

    def sample(self, number: int) -> np.ndarray:
        """Return the frames of a sample, float32, -1 to 1; read only."""
        font, own = self._of(number)
        return font.sample(own)

    def regions(self, program: int, percussion: bool, key: int, velocity: int) -> tuple[Region, ...]:
        """Return what sounds for a note; empty where nothing does."""
        if self._own is None:
            return self._shipped.regions(program, percussion, key, velocity)
        if self._own.has(program, percussion):
            return self._own.regions(program, percussion, key, velocity)
        found = self._shipped.regions(program, percussion, key, velocity)
        return tuple(self._numbered(region) for region in found)

    @property
    def _shipped(self) -> SoundFont:
        if self._below is None:
            self._below = SoundFont(shipped())
        return self._below

    def _of(self, sample: int) -> tuple[SoundFont, int]:
        if self._own is None:
            return self._shipped, sample
        return (self._own, sample) if sample < _SHIPPED_FROM else (self._shipped, sample - _SHIPPED_FROM)

    def _numbered(self, region: Region) -> Region:
        # One object for equal ones, so that looking up what was made for it is quick.
        if region not in self._moved:
            self._moved[region] = replace(region, sample=region.sample + _SHIPPED_FROM)
        return self._moved[region]
