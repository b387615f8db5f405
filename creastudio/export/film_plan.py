"""What is made of a sequence in one go: a format with its options, and where the file is put; usual ones by name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from pydantic import Field

from creastudio.api.params import validate
from creastudio.api.recipe import Frozen
from creastudio.export.naming import readable_name
from creastudio.export.sequence_formats import SequenceFormat, sequence_format

if TYPE_CHECKING:
    from creastudio.export.options import Options


class FilmPlan(Frozen):
    """How a sequence is written.

    Attributes
    ----------
    format : str
        Name of a format of sequences.
    options : dict
        Of that format, by name; what isn't there has its default.
    """

    format: str = "mp4"
    options: dict[str, Any] = Field(default_factory=dict)

    @property
    def wanted(self) -> SequenceFormat:
        """The format; UserError for one that isn't known."""
        return sequence_format(self.format)

    @property
    def checked(self) -> Options:
        """The options; UserError for those that don't fit."""
        known = self.wanted.options.model_fields
        given = {name: value for name, value in self.options.items() if name in known}
        return cast("Options", validate(self.wanted.options, given))


@dataclass(frozen=True)
class PlannedFilm:
    """One file, or folder of files, that is to be written of a sequence."""

    path: Path
    sequence: str
    format: SequenceFormat
    options: Options


@dataclass(frozen=True)
class FilmPreset:
    """A usual way to write a sequence; its name is English."""

    name: str
    plan: FilmPlan


def planned_film(plan: FilmPlan, sequence: str, folder: Path, name: str) -> PlannedFilm:
    """Return the file that a plan makes of the sequence with an id; UserError for options that don't fit."""
    wanted = plan.wanted
    # Whoever writes the suffix into the name doesn't want it twice.
    bare = name[: -len(wanted.suffix)] if name.lower().endswith(wanted.suffix) else name
    title = readable_name(bare, "film")
    path = folder / (title if wanted.folder else f"{title}{wanted.suffix}")
    return PlannedFilm(path, sequence, wanted, plan.checked)


def _preset(name: str, wanted: str, **options: Any) -> FilmPreset:
    return FilmPreset(name, FilmPlan(format=wanted, options=options))


FILM_PRESETS: tuple[FilmPreset, ...] = (
    _preset("As it is: MP4", "mp4"),
    _preset("YouTube 1080p", "mp4", width=1920, height=1080, quality="high", bit_rate=384),
    _preset("YouTube 2160p", "mp4", width=3840, height=2160, quality="high", bit_rate=384),
    _preset("Instagram Reel 1080 × 1920", "mp4", width=1080, height=1920),
    _preset("Square 1080 × 1080", "mp4", width=1080, height=1080),
    _preset("To be sent: 720p", "mp4", width=1280, height=720, quality="small", bit_rate=128),
    _preset("WebM for web pages", "webm"),
    _preset("GIF, small", "gif", width=480, rate="10", colors=128),
    _preset("WAV, 24 bits", "wav"),
)
"""What the studio comes with."""
