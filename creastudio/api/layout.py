"""Layouts: an ad as elements with roles in one format, the value that composers make and the canvas shows as live layers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from pydantic import Field, TypeAdapter, ValidationError

from creastudio.api.artifacts import Artifact
from creastudio.api.errors import UserError
from creastudio.api.frozen import Finite, Frozen

MEDIA_TYPE = "application/x-creastudio-layout"
MAX_ELEMENTS = 200
MAX_BYTES = 4_000_000
"""Longest stored form that is read, bytes."""

ElementRole = Literal[
    "background", "picture", "scrim", "underlay", "shape", "logo", "headline", "subhead", "body", "cta", "price", "badge", "legal",
    "label",
]  # fmt: skip
"""What an element is for. ``cta``: the call to action. ``scrim``: a gradient between picture and text. ``underlay``: a
plate behind a text. ``legal``: what the law or the brand wants said. ``label``: that content was generated."""

TEXT_ROLES: tuple[ElementRole, ...] = (
    "headline",
    "subhead",
    "body",
    "cta",
    "price",
    "badge",
    "legal",
    "label",
)
"""Roles of elements whose words are the same in all formats of one set."""

PALETTE_COLOR = r"^#[0-9a-fA-F]{6}([0-9a-fA-F]{2})?$"


class Box(Frozen):
    """A rectangle in px of the format; (0, 0) is the corner at the top left, without the bleed."""

    x: Finite
    y: Finite
    width: Finite = Field(gt=0)
    height: Finite = Field(gt=0)


class TextLook(Frozen):
    """How the words of an element are set; the names are those of text layers.

    Attributes
    ----------
    families : tuple of str
        Font families, the first that is there counts; empty for the studio's own.
    size : float
        Font size, px of the format.
    leading : float
        Distance of lines in font sizes; 0 for the font's own.
    tracking : float
        Space added between letters, thousandths of the font size.
    balance : bool
        Whether lines are even and end with phrases, as headlines are set; else each is as full as can be.
    """

    families: tuple[str, ...] = ()
    size: Finite = Field(gt=0)
    weight: int = Field(default=400, ge=100, le=900)
    italic: bool = False
    color: str = Field(default="#000000", pattern=PALETTE_COLOR)
    tracking: Finite = 0.0
    leading: float = Field(default=0.0, ge=0, le=10)
    align: Literal["start", "center", "end"] = "start"
    anchor: Literal["top", "middle", "bottom"] = "top"
    language: str = ""
    balance: bool = False


class Fade(Frozen):
    """A fill that goes along a straight line from one colour to another.

    Attributes
    ----------
    angle : float
        Degrees; 0 from left to right, 90 from top to bottom.
    hold : float
        Share of the way on which it stays the first colour.
    """

    start: str = Field(pattern=PALETTE_COLOR)
    end: str = Field(pattern=PALETTE_COLOR)
    angle: Finite = 90.0
    hold: float = Field(default=0.0, ge=0, le=0.95)


class Element(Frozen):
    """One thing of a layout; elements stand from bottom to top.

    Attributes
    ----------
    id : str
        Tells it from others of its role ("headline", "picture-2"); the same in all formats of a set.
    picture : str
        SHA-256 of the picture that it shows: an input of the job, or a result of a job that it asked for.
    crop : Box or None
        What of the picture is seen, as shares of its width and height (0 to 1); None for all of it.
    look : TextLook or None
        For texts.
    fill : str or Fade
        Colour of a shape, plate or scrim; "" for none.
    radius : float
        Of its corners, px.
    locked : bool
        Whether a person has put it where it is: composing again leaves box and look alone.
    """

    id: str = Field(min_length=1, max_length=80)
    role: ElementRole
    box: Box
    text: str = Field(default="", max_length=20_000)
    look: TextLook | None = None
    picture: str = Field(default="", pattern=r"^([0-9a-f]{64})?$")
    crop: Box | None = None
    fill: str | Fade = ""
    radius: Finite = Field(default=0.0, ge=0)
    opacity: float = Field(default=1.0, ge=0, le=1)
    locked: bool = False


class Dropped(Frozen):
    """An element that has no place in this format, and why, in one sentence."""

    id: str
    role: ElementRole
    reason: str


class Layout(Frozen):
    """An ad in one format.

    Attributes
    ----------
    link : str
        The same for all layouts that are versions of one ad in other formats.
    resolver : str
        Id of the generator that finds new places when words or sizes change.
    format : str
        Id of the format ("meta.story"), or "WIDTHxHEIGHT".
    safe : tuple of float
        What to keep free of text and logo at the top, right, bottom and left edge, px.
    scores : dict
        Term -> value, as the composer defines them.
    reasons : tuple of str
        Why it looks as it does: one sentence each.
    settings : dict
        JSON values that the resolver needs to go on (archetype, scale, brand).
    """

    title: str = Field(default="", max_length=1000)
    link: str = ""
    resolver: str = ""
    format: str = ""
    variant: int = Field(default=0, ge=0)
    width: int = Field(ge=1, le=32768)
    height: int = Field(ge=1, le=32768)
    resolution: float = Field(default=96.0, ge=1, le=4800)
    bleed: float = Field(default=0.0, ge=0, le=2048)
    safe: tuple[Finite, Finite, Finite, Finite] = (0.0, 0.0, 0.0, 0.0)
    background: str = Field(default="#ffffff", pattern=PALETTE_COLOR)
    elements: tuple[Element, ...] = Field(default=(), max_length=MAX_ELEMENTS)
    dropped: tuple[Dropped, ...] = Field(default=(), max_length=MAX_ELEMENTS)
    scores: dict[str, float] = Field(default_factory=dict)
    reasons: tuple[str, ...] = Field(default=(), max_length=100)
    settings: dict[str, Any] = Field(default_factory=dict)

    def element(self, element_id: str) -> Element | None:
        """Return the element with this id, or None."""
        return next((element for element in self.elements if element.id == element_id), None)

    def dumps(self) -> bytes:
        """Return the stored form: JSON in UTF-8, the same for the same layout."""
        return self.model_dump_json(exclude_defaults=True).encode()

    @classmethod
    def loads(cls, data: bytes, name: str = "layout") -> Layout:
        """Read what ``dumps`` gave.

        Raises
        ------
        UserError
            When it is no layout.
        """
        if len(data) > MAX_BYTES:
            raise UserError(f"'{name}' is too large for a layout.", hint="A layout has at most 200 elements.")
        try:
            return cls.model_validate_json(data)
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(map(str, first["loc"])) or "the file"
            raise UserError(
                f"'{name}' is no layout: {place}: {first['msg']}.",
                hint="Choose a .layout file that the studio wrote.",
            ) from None

    def artifact(self, *, title: str = "", seed: int | None = None, index: int = 0) -> Artifact:
        """Return it as a result of a job."""
        told: dict[str, Any] = {
            "width": self.width, "height": self.height, "format": self.format, "link": self.link, "variant": self.variant,
        }  # fmt: skip
        return Artifact(
            MEDIA_TYPE, self.dumps(), title=title or self.title, seed=seed, index=index, metadata=told
        )


SIZE = "size"
"""Among the settings of a layout: width and height that it was made for, px; an artboard may have other ones since."""

RESOLVED = "layouts"
"""The parameter of a resolver (``Layout.resolver``) that takes layouts, as ``layouts_text`` writes them."""

PICTURES = "pictures"
"""Among the settings of layouts that a live resolver is given: hash -> file of each picture that the studio has at hand. Never stored."""


def layouts_text(layouts: Iterable[Layout]) -> str:
    """Return layouts as text, a JSON list, for a parameter."""
    return f"[{','.join(layout.dumps().decode() for layout in layouts)}]"


def layouts_in(text: str) -> tuple[Layout, ...]:
    """Read what ``layouts_text`` wrote; empty for an empty text.

    Raises
    ------
    UserError
        When it is no list of layouts.
    """
    if not text.strip():
        return ()
    try:
        return _LAYOUTS.validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "the text"
        raise UserError(
            f"These are no layouts: {place}: {first['msg']}.",
            hint="Give a JSON list of what .layout files hold.",
        ) from None


_LAYOUTS: TypeAdapter[tuple[Layout, ...]] = TypeAdapter(tuple[Layout, ...])
