"""Usual sizes: for screens, for print with bleed, for the platforms of advertising."""

from __future__ import annotations

import json
from functools import cache
from typing import Literal

from pydantic import Field

from creastudio.api.recipe import Frozen
from creastudio.resources import resource_path

FormatKind = Literal["screen", "banner", "print"]
"""What a format is for."""


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
    kind : {"screen", "banner", "print"}
        What one of a person's own is for; formats that ship are known by their group.
    logo : bool
        Whether the platform takes the logo alone in it, no ad.
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
    kind: FormatKind = "screen"
    logo: bool = False


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


@cache
def asks_for_labels_at(width: int, height: int) -> bool:
    """Return whether a size, px, is of platforms that have to label what was generated, and of no others.

    Of films both sides may be rounded up to even numbers, as codecs ask for it. A size that others have as well, as 1080 x 1080, says nothing.
    """
    same = [
        group.labelled
        for group in format_table().groups
        for form in group.formats
        if (width, height)
        in ((form.width, form.height), (form.width + form.width % 2, form.height + form.height % 2))
    ]
    return bool(same) and all(same)
