"""Ads of the past as annotated pictures: which element lies where, in a JSON or CSV file. Errors name line and key."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError

from creastudio.api.errors import UserError
from creastudio.api.frozen import Frozen
from creastudio.api.layout import ElementRole, Layout, layouts_in
from creastudio.api.tables import Row, read_table
from creastudio.api.texts import decode_text

MOST_ADS = 2000
MOST_ELEMENTS = 60
MOST_TEXT = 2000
"""Characters of an element."""
MAX_BYTES = 20_000_000
"""Longest file that is read, bytes."""

LIKED = 3
"""Least stars of an ad that composers take as an example."""

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "image": ("file", "ad", "picture_file"), "width": ("image_width",), "height": ("image_height",),
    "role": ("label", "class", "element"), "x": ("left",), "y": ("top",), "w": ("box_width",), "h": ("box_height",),
    "size": ("font_size",), "align": (), "text": ("words",),
    "liking": ("stars", "rating"),
}  # fmt: skip


class PastElement(Frozen):
    """One element.

    Attributes
    ----------
    box : tuple of float
        x, y, width and height, px of the picture.
    size : float
        Font size, px; 0 where it isn't known.
    text : str
        Its words, where somebody wrote them down.
    """

    role: ElementRole
    box: tuple[float, float, float, float]
    size: float = Field(default=0.0, ge=0, le=32768)
    align: Literal["", "start", "center", "end"] = ""
    text: str = Field(default="", max_length=MOST_TEXT)


class PastAd(Frozen):
    """One ad.

    Attributes
    ----------
    image : str
        File of its picture, beside the file of annotations or in a folder there.
    width, height : int
        Of the picture, px.
    elements : tuple of PastElement
        From bottom to top; empty while nobody has annotated it.
    liking : int
        Stars, 1 to 5; 0 for not rated, which counts as liked.
    """

    image: str = Field(default="", max_length=400)
    width: int = Field(ge=1, le=32768)
    height: int = Field(ge=1, le=32768)
    elements: tuple[PastElement, ...] = Field(default=(), max_length=MOST_ELEMENTS)
    liking: int = Field(default=0, ge=0, le=5)

    @property
    def liked(self) -> bool:
        """Whether composers take it as an example: rated well, or not rated."""
        return self.liking == 0 or self.liking >= LIKED


class PastFile(Frozen):
    """What a file of annotations holds."""

    version: Literal[1] = 1
    ads: tuple[PastAd, ...] = Field(max_length=MOST_ADS)


def read_past(path: Path) -> tuple[PastAd, ...]:
    """Return the annotated ads of a JSON or CSV file.

    Raises
    ------
    UserError
        When it can't be read, or has none; it names the key, or the line.
    """
    found = tuple(ad for ad in read_every_past(path) if ad.elements)
    if not found:
        raise UserError(f"'{path.name}' has no ads.", hint="Annotate one, or choose another file.")
    return found


def read_every_past(path: Path) -> tuple[PastAd, ...]:
    """As ``read_past``, with those that nobody has annotated yet; may be empty."""
    if path.suffix.lower() in (".csv", ".tsv"):
        found = _from_table(path)
    else:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise UserError(f"'{path.name}' is too large.", hint="Annotations take at most 20 MB.")
        found = _from_json(decode_text(data, path.name).text, path.name)
    for number, ad in enumerate(found):
        for at, element in enumerate(ad.elements):
            _check(element, ad, f"'{path.name}': ads.{number}.elements.{at}")
    return found


def past_text(ads: Iterable[PastAd]) -> str:
    """Return ads as the JSON that ``read_past`` reads; what has its default is left out."""
    told = [ad.model_dump(mode="json", exclude_defaults=True) for ad in ads]
    return json.dumps({"version": 1, "ads": told}, ensure_ascii=False, indent=1)


def past_of(layout: Layout, image: str = "") -> PastAd | None:
    """Return a layout as an ad of the past; None where it has no element that counts."""
    elements = tuple(
        PastElement(
            role=item.role,
            box=(item.box.x, item.box.y, item.box.width, item.box.height),
            size=item.look.size if item.look else 0.0,
            align=item.look.align if item.look else "",
            text=item.text[:MOST_TEXT],
        )
        for item in layout.elements[:MOST_ELEMENTS]
        if _reaches(item.box.x, item.box.y, item.box.width, item.box.height, layout.width, layout.height)
    )
    if not elements:
        return None
    return PastAd(
        image=image or layout.title[:400], width=layout.width, height=layout.height, elements=elements
    )


def _from_json(text: str, name: str) -> tuple[PastAd, ...]:
    try:
        value: Any = json.loads(text)
    except RecursionError:
        raise UserError(f"'{name}' is nested too deeply.", hint="Choose a file of annotations.") from None
    except ValueError as error:
        line = getattr(error, "lineno", 1)
        raise UserError(
            f"'{name}', line {line}: this is no JSON.", hint="Choose a file of annotations."
        ) from None
    if isinstance(value, list):
        # What layouts are handed on as.
        layouts = layouts_in(text)
        return tuple(ad for layout in layouts[:MOST_ADS] if (ad := past_of(layout)) is not None)
    try:
        return PastFile.model_validate(value).ads
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "the file"
        raise UserError(
            f"'{name}': {place}: {first['msg']}.", hint="docs/layout.md tells what the file holds."
        ) from None


def _from_table(path: Path) -> tuple[PastAd, ...]:
    rows = read_table(path, COLUMNS, ("image", "width", "height", "role", "x", "y", "w", "h"))
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row.values["image"], []).append(row)
    if len(grouped) > MOST_ADS:
        raise UserError(f"'{path.name}' has more than {MOST_ADS} ads.", hint="Give a part of them.")
    return tuple(_ad(image, found) for image, found in grouped.items())


def _ad(image: str, rows: list[Row]) -> PastAd:
    width, height = rows[0].whole("width"), rows[0].whole("height")
    elements: list[PastElement] = []
    row = rows[0]
    try:
        for row in rows:
            box = tuple(row.number(column) for column in ("x", "y", "w", "h"))
            size = row.number("size") if row.values.get("size") else 0.0
            told: dict[str, Any] = {
                "role": row.values["role"].lower(), "box": box, "size": size, "align": row.values.get("align", "").lower(),
                "text": row.values.get("text", ""),
            }  # fmt: skip
            elements.append(PastElement.model_validate(told))
        row = rows[0]
        liking = row.whole("liking", 0)
        return PastAd(image=image, width=width, height=height, elements=tuple(elements), liking=liking)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise UserError(
            f"'{row.name}', line {row.line}: {place}: {first['msg']}.",
            hint="docs/layout.md tells what the file holds.",
        ) from None


def _check(element: PastElement, ad: PastAd, place: str) -> None:
    if not _reaches(*element.box, ad.width, ad.height):
        raise UserError(
            f"{place}.box: it lies outside of {ad.width} x {ad.height} px, or has no size.",
            hint="A box is x, y, width and height, px.",
        )


def _reaches(x: float, y: float, width: float, height: float, across: int, down: int) -> bool:
    return (
        0 < width < 1e6 and 0 < height < 1e6 and x < across and y < down and x + width > 0 and y + height > 0
    )
