"""Usual sizes: for screens, for print with bleed, for the platforms of advertising."""

from __future__ import annotations

import json
import re
from functools import cache

from pydantic import Field

from creastudio.api.errors import UserError
from creastudio.api.recipe import Frozen
from creastudio.resources import resource_path


class ArtboardFormat(Frozen):
    """One size.

    Attributes
    ----------
    width, height : int
        Px, without the bleed.
    resolution : float
        Px an inch.
    bleed : float
        Px beyond each edge.
    safe : tuple of float
        What the platform may cover at the top, right, bottom and left edge, px.
    max_bytes : int
        Weight that the platform takes at most; 0 where none is known.
    seconds : float
        How long a film in it may be; 0 where any length is taken, or nothing moves.
    characters : dict
        How many characters a text that goes with the picture may have: "headline", "long_headline", "description", "name".
    """

    id: str
    title: str
    width: int = Field(ge=1, le=32768)
    height: int = Field(ge=1, le=32768)
    resolution: float = 96.0
    bleed: float = 0.0
    safe: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    max_bytes: int = 0
    seconds: float = Field(default=0.0, ge=0)
    characters: dict[str, int] = Field(default_factory=dict)
    note: str = ""


class FormatGroup(Frozen):
    """Formats that belong together, and where their sizes were read.

    Attributes
    ----------
    labelled : bool
        Whether the law asks its platforms for a visible and an implicit label of what was generated (GB 45438-2025).
    """

    id: str
    title: str
    source: str = ""
    labelled: bool = False
    formats: tuple[ArtboardFormat, ...]


class FormatTable(Frozen):
    """All formats, and when they were last checked (ISO date)."""

    version: int
    checked_on: str
    groups: tuple[FormatGroup, ...]


@cache
def format_table() -> FormatTable:
    """Return the formats that ship with the studio."""
    text = resource_path("formats", "artboards.json").read_text(encoding="utf-8")
    return FormatTable.model_validate(json.loads(text))


@cache
def asks_for_labels(format_id: str) -> bool:
    """Return whether a format is of a platform that has to label what was generated."""
    return any(
        group.labelled and any(form.id == format_id for form in group.formats)
        for group in format_table().groups
    )


_SIZE = re.compile(r"(\d{1,5})\s*[x×*]\s*(\d{1,5})", re.IGNORECASE)


def formats_in(text: str) -> tuple[ArtboardFormat, ...]:
    """Return the formats that a text names, each once, in its order.

    Parameters
    ----------
    text : str
        Ids ("meta.story"), groups ("display"), beginnings of ids ("iab") and sizes ("800x600"), split by commas,
        semicolons or lines.

    Raises
    ------
    UserError
        Names what isn't known, or says that there is nothing.
    """
    known = {form.id: form for group in format_table().groups for form in group.formats}
    groups = {group.id: group.formats for group in format_table().groups}
    found: dict[str, ArtboardFormat] = {}
    for word in filter(None, (part.strip() for part in re.split(r"[,;\n，；、]", text))):
        size = _SIZE.fullmatch(word)
        of_platform = tuple(form for form in known.values() if form.id.startswith(f"{word.lower()}."))
        if word.lower() in known:
            chosen: tuple[ArtboardFormat, ...] = (known[word.lower()],)
        elif word.lower() in groups:
            chosen = groups[word.lower()]
        elif of_platform:
            chosen = of_platform
        elif size is not None:
            chosen = (_own_size(int(size[1]), int(size[2])),)
        else:
            raise UserError(
                f"There is no format '{word[:60]}'.",
                hint="Give ids such as meta.story, groups such as display, or sizes such as 800x600.",
            )
        found.update({form.id: form for form in chosen})
    if not found:
        raise UserError("No format is named.", hint="Give at least one, such as meta.square or 800x600.")
    return tuple(found.values())


def _own_size(width: int, height: int) -> ArtboardFormat:
    name = f"{width}x{height}"
    if not (16 <= width <= 32768 and 16 <= height <= 32768):
        raise UserError(f"The format '{name}' can't be made.", hint="Sides are 16 to 32768 px.")
    return ArtboardFormat(id=name, title=f"{width} × {height}", width=width, height=height)
