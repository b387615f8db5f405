"""What a layout keeps so that it can be composed again without the files it was made from."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, get_args

from creastudio.api.brand import BrandFont
from creastudio.api.formats import format_of
from creastudio.api.layout import SIZE, Layout
from creastudio_layout.engine.copy import ROLES
from creastudio_layout.engine.crops import Crop
from creastudio_layout.engine.frames import Frame
from creastudio_layout.engine.logos import Logo
from creastudio_layout.engine.pictures import Seen, seen_again
from creastudio_layout.engine.regions import NOTHING, Rect
from creastudio_layout.engine.schemes import Hues
from creastudio_layout.engine.solve import Material
from creastudio_layout.theory.concepts import Concept, FaceName, Family, SchemeName

PLAIN = Concept("type", "white", "clean")
"""For a layout that nothing is known of."""

MOST_OTHERS = 2
"""Pictures that a layout may show beside the first."""

_PLACES = {
    "anchor": ("top", "middle", "bottom", "spread"), "align": ("start", "center"), "logo": ("top", "foot", "corner", "side"),
    "ground": ("panel", "picture", "plate"),
}  # fmt: skip


def told(concept: Concept, hues: Hues, frame: Frame, material: Material) -> dict[str, Any]:
    """Return the settings of a layout, in JSON types."""
    seen = material.picture
    return {
        "concept": dict(concept.__dict__),
        "hues": dict(hues.__dict__),
        "frame": _frame_told(frame),
        "words": {role: material.words.text(role) for role in ROLES if material.words.text(role)},
        "language": material.words.language,
        "fonts": [font.model_dump(mode="json") for font in material.fonts],
        "picture": {seen.sha256: seen.told()} if seen else {},
        "others": [[other.sha256, other.told()] for other in material.others],
        "logos": [logo.told() for logo in material.logos],
    }


def concept_of(layout: Layout) -> Concept:
    """Return the concept of a layout, or a plain one where it has none that is known."""
    given = layout.settings.get("concept")
    if not isinstance(given, Mapping):
        return PLAIN
    known = {
        "family": get_args(Family), "scheme": get_args(SchemeName), "face": get_args(FaceName), "align": ("start", "center"),
        "side": ("start", "end"),
    }  # fmt: skip
    fields: dict[str, Any] = {
        name: given[name] for name, values in known.items() if given.get(name) in values
    }
    for name, low, high in (("scale", 1.05, 3.0), ("radius", 0.0, 2.0)):
        value = given.get(name)
        if isinstance(value, (int, float)) and low <= value <= high:
            fields[name] = float(value)
    return Concept(**{**PLAIN.__dict__, **fields})


def hues_of(layout: Layout) -> Hues:
    """Return the hues of a layout; from its own ground where it keeps none."""
    given = layout.settings.get("hues")
    given = given if isinstance(given, Mapping) else {}
    known = {
        name: given[name] for name in ("primary", "accent", "ground", "ink") if _is_color(given.get(name))
    }
    primary = known.get("primary") or layout.background[:7]
    return Hues(
        primary,
        known.get("accent") or primary,
        known.get("ground", ""),
        known.get("ink", ""),
        given.get("brand") is True,
    )


def _is_color(value: Any) -> bool:
    if not isinstance(value, str):
        return False
    return value == "" or (
        len(value) == 7 and value[0] == "#" and all(sign in "0123456789abcdefABCDEF" for sign in value[1:])
    )


def picture_of(layout: Layout) -> Seen | None:
    """Return what was seen of the picture, or None where it keeps nothing that can be read."""
    given = layout.settings.get("picture")
    if not isinstance(given, Mapping) or not given:
        return None
    sha256, values = next(iter(given.items()))
    try:
        return seen_again(str(sha256), dict(values))
    except (ValueError, KeyError, TypeError):
        return None


def others_of(layout: Layout) -> tuple[Seen, ...]:
    """Return what was seen of further pictures; none where any of it can't be read."""
    given = layout.settings.get("others")
    if not isinstance(given, Sequence) or len(given) > MOST_OTHERS:
        return ()
    try:
        return tuple(seen_again(str(sha256), dict(values)) for sha256, values in given)
    except (ValueError, KeyError, TypeError):
        return ()


def logos_of(layout: Layout) -> tuple[Logo, ...]:
    """Return the logos that it keeps; for one that nothing is known of, what its element tells."""
    given = layout.settings.get("logos")
    if isinstance(given, Sequence) and given:
        try:
            return tuple(_logo(values) for values in given)
        except (TypeError, ValueError, KeyError):
            return ()
    element = layout.element("logo")
    if element is None or not element.picture:
        return ()
    return (
        Logo(element.picture, round(element.box.width) or 1, round(element.box.height) or 1, (), opaque=True),
    )


def _logo(values: Mapping[str, Any]) -> Logo:
    colors = tuple((str(color), float(share)) for color, share in values["colors"])
    if not all(_is_color(color) and color for color, _ in colors):
        raise ValueError("a colour of a logo is none")
    found = Logo(**{**values, "colors": colors})
    if not (found.width > 0 and found.height > 0 and found.clear >= 0 and found.least >= 0):
        raise ValueError("a logo has no size")
    return found


def fonts_of(layout: Layout) -> tuple[BrandFont, ...]:
    """Return the brand's fonts that it keeps."""
    given = layout.settings.get("fonts")
    try:
        return tuple(BrandFont.model_validate(font) for font in given or ())
    except (ValueError, TypeError):
        return ()


def _resized(layout: Layout) -> bool:
    known = format_of(layout.format, layout.settings)
    before = layout.settings.get(SIZE) or ([known.width, known.height] if known is not None else None)
    return before is not None and before != [layout.width, layout.height]


def frame_of(layout: Layout) -> Frame | None:
    """Return the frame that it was laid out in, or None where it keeps none, or has another size now."""
    given = layout.settings.get("frame")
    if not isinstance(given, Mapping) or _resized(layout):
        return None
    try:
        crop = Crop(*(float(value) for value in given["crop"]))
        picture = _rect(given["picture"])
        found = Frame(
            0, _rect(given["zone"]), str(given["anchor"]), str(given["align"]), str(given["logo"]), _rect(given["corner"]),
            str(given["ground"]), picture, (crop,) if picture[2] > 0 else (), _rect(given["panel"]), bool(given["row"]),
            _rect(given["fade"]), crop,
            more=tuple((_rect(place), Crop(*(float(value) for value in cut))) for place, cut in given.get("more", ())),
        )  # fmt: skip
    except (KeyError, TypeError, ValueError):
        return None
    return found if _holds(found) else None


def _holds(frame: Frame) -> bool:
    """Whether a frame is one that this composer could have written: a project may come from anywhere."""
    known = all(getattr(frame, name) in values for name, values in _PLACES.items())
    numbers = (
        *frame.zone,
        *frame.corner,
        *frame.picture,
        *frame.panel,
        *frame.fade,
        *frame.crop,
        *(value for place, crop in frame.more for value in (*place, *crop)),
    )
    sized = frame.zone[2] > 0 and frame.zone[3] > 0 and (frame.picture[2] > 0) == (frame.picture[3] > 0)
    sized = sized and len(frame.more) <= MOST_OTHERS
    sized = sized and all(min(*place[2:], crop.width, crop.height) > 0 for place, crop in frame.more)
    return (
        known and all(map(math.isfinite, numbers)) and sized and min(frame.crop.width, frame.crop.height) > 0
    )


def _frame_told(frame: Frame) -> dict[str, Any]:
    values = frame._asdict()
    del values["concept"], values["options"]
    more = [[[round(part, 4) for part in piece] for piece in pair] for pair in values.pop("more")]
    rounded = {
        name: [round(part, 4) for part in value] for name, value in values.items() if isinstance(value, tuple)
    }
    return {**values, **rounded, "more": more}


def _rect(value: Any) -> Rect:
    if not value:
        return NOTHING
    x, y, width, height = (float(part) for part in value)
    return (x, y, width, height)
