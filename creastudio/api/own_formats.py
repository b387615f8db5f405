"""Formats that a person made: their values, and the small file that keeps them."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import Field, ValidationError, field_validator, model_validator

from creastudio.api.errors import UserError
from creastudio.api.format_table import ArtboardFormat, FormatGroup, FormatKind
from creastudio.api.recipe import Frozen

OWN = "own."
"""Beginning of the ids of formats that don't ship."""

MOST = 500
"""Formats that a file holds."""

MAX_BYTES = 1_000_000
"""Longest file that is read, bytes."""

LEAST_SIDE, LONGEST_SIDE = 16, 32768
"""Sides that can be made, px."""

USUAL_GROUP = "Own formats"
"""Of formats that no group is named for."""

Margin = Annotated[float, Field(ge=0, le=LONGEST_SIDE, allow_inf_nan=False)]

_BREAKS = re.compile(r'[\s"]+')


class OwnFormat(Frozen):
    """One format of a person.

    Attributes
    ----------
    name : str
        Tells it from the others; its id is made of it.
    group : str
        What it is listed under.
    kind : {"screen", "banner", "print"}
        What it is for: forms speak of px or mm by it.
    width, height : int
        Px, 16 to 32768, without the bleed.
    resolution : float
        Px an inch.
    bleed : float
        Px beyond each edge, at most 2048.
    safe : tuple of float
        What the platform may cover at the top, right, bottom and left edge, px; something stays free.
    max_bytes : int
        Weight that the platform takes at most; 0 where there is no limit.
    """

    name: str = Field(min_length=1, max_length=80)
    group: str = Field(default="", max_length=80)
    kind: FormatKind = "screen"
    width: int = Field(ge=LEAST_SIDE, le=LONGEST_SIDE)
    height: int = Field(ge=LEAST_SIDE, le=LONGEST_SIDE)
    resolution: float = Field(default=96.0, ge=1, le=4800, allow_inf_nan=False)
    bleed: float = Field(default=0.0, ge=0, le=2048, allow_inf_nan=False)
    safe: tuple[Margin, Margin, Margin, Margin] = (0.0, 0.0, 0.0, 0.0)
    max_bytes: int = Field(default=0, ge=0, le=10**12)

    @field_validator("name", "group")
    @classmethod
    def _one_line(cls, value: str) -> str:
        return _BREAKS.sub(" ", value).strip()

    @model_validator(mode="after")
    def _fits(self) -> OwnFormat:
        if not slug_of(self.name):
            raise ValueError("its name needs a letter or a digit")
        top, right, bottom, left = self.safe
        if left + right >= self.width or top + bottom >= self.height:
            raise ValueError("its safe zone leaves no room")
        return self

    @property
    def id(self) -> str:
        """What texts name it by: ``own.shop-window``."""
        return f"{OWN}{slug_of(self.name)}"

    @property
    def form(self) -> ArtboardFormat:
        """It as a format like those that ship."""
        return ArtboardFormat(
            id=self.id, title=self.name, width=self.width, height=self.height, resolution=self.resolution, bleed=self.bleed,
            safe=self.safe, max_bytes=self.max_bytes, kind=self.kind,
        )  # fmt: skip


class OwnFormats(Frozen):
    """All formats of a person, in the order in which they were made."""

    version: Literal[1] = 1
    formats: tuple[OwnFormat, ...] = Field(default=(), max_length=MOST)

    @model_validator(mode="after")
    def _each_once(self) -> OwnFormats:
        ids = [item.id for item in self.formats]
        twice = next((item.name for item in self.formats if ids.count(item.id) > 1), "")
        if twice:
            raise ValueError(f"there are two formats called '{twice}'")
        return self

    @property
    def forms(self) -> tuple[ArtboardFormat, ...]:
        """Them as formats like those that ship."""
        return tuple(item.form for item in self.formats)

    @property
    def groups(self) -> tuple[FormatGroup, ...]:
        """Them by group, groups in the order of their first format."""
        titles = dict.fromkeys(item.group or USUAL_GROUP for item in self.formats)
        return tuple(
            FormatGroup(
                id=f"{OWN}group.{slug_of(title)}",
                title=title,
                formats=tuple(item.form for item in self.formats if (item.group or USUAL_GROUP) == title),
            )
            for title in titles
        )

    def find(self, name: str) -> OwnFormat | None:
        """Return the format with a name or id, or None."""
        wanted = name.strip().lower()
        return next((item for item in self.formats if wanted in (item.id, item.name.lower())), None)

    def with_format(self, item: OwnFormat, instead: str = "") -> OwnFormats:
        """Return them with one more, or with one in place of the one whose id is `instead`.

        Raises
        ------
        UserError
            When another one is called so, or they are too many.
        """
        if any(other.id == item.id != instead for other in self.formats):
            raise UserError(f"There is already a format '{item.name}'.", hint="Choose another name.")
        kept = [item if other.id == instead else other for other in self.formats]
        if item not in kept:
            kept.append(item)
        if len(kept) > MOST:
            raise UserError(f"There are {MOST} own formats already.", hint="Remove some that you don't use.")
        return OwnFormats(formats=tuple(kept))

    def without(self, format_id: str) -> OwnFormats:
        """Return them without one."""
        return OwnFormats(formats=tuple(item for item in self.formats if item.id != format_id))

    def dumps(self) -> bytes:
        """Return the stored form: JSON in UTF-8."""
        return self.model_dump_json(indent=1).encode()

    @classmethod
    def loads(cls, data: bytes, name: str = "formats.json") -> OwnFormats:
        """Read what ``dumps`` gave.

        Raises
        ------
        UserError
            When it is something else; it names the place.
        """
        if len(data) > MAX_BYTES:
            raise UserError(f"'{name}' is too large for formats.", hint=f"It holds at most {MOST} formats.")
        try:
            return cls.model_validate_json(data)
        except ValidationError as error:
            raise UserError(
                f"The own formats in '{name}' can't be read: {_wrong(error)}.",
                hint="Mend that place, or move the file away to begin anew.",
            ) from None


def own_format(**fields: object) -> OwnFormat:
    """Return a format made of what a person entered.

    Raises
    ------
    UserError
        Says in a sentence what doesn't fit.
    """
    try:
        return OwnFormat.model_validate(fields)
    except ValidationError as error:
        raise UserError(
            f"This format can't be made: {_wrong(error)}.", hint="Change that, and try again."
        ) from None


def slug_of(text: str) -> str:
    """Return a name as ids have it: small letters of any script and digits, with hyphens between."""
    return "-".join(re.findall(r"[^\W_]+", text.lower()))


def _wrong(error: ValidationError) -> str:
    first = error.errors()[0]
    place = ".".join(str(part + 1) if isinstance(part, int) else part for part in first["loc"])
    said = first["msg"].removeprefix("Value error, ").rstrip(".")
    told = f"{said[:1].lower()}{said[1:]}"
    return f"'{place}': {told}" if place else told
